/*
 * shown.h - how the glyphs of an item are shown: the operators, kept by a worker for
 * the next item like it.
 *
 * The key is all that decides them: face, size, glyphs with their advances and places
 * in the text, the text, and whether a space follows.  Only items whose codes are all those
 * of codes.c are kept, since other codes are numbered by what else a document holds.
 */
#ifndef DG_PDF_SHOWN_H
#define DG_PDF_SHOWN_H

#include "pdf/font.h"

/*
 * The operators that an item like this was shown with, in the arena of the fonts, and
 * its glyphs are noted as dg_pdf_fonts_collect does; empty: there was none, and nothing
 * is noted.
 */
struct dg_str	dg_shown_find(struct dg_pdf_fonts *, const struct dg_item *);
/* Keeps what an item was shown with, when it can be. */
void		dg_shown_keep(const struct dg_pdf_fonts *, const struct dg_item *,
			struct dg_str operators);

#endif
