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

/* Codes that an item was shown with. */
struct dg_shown_codes {
	uint64_t	fixed[DG_PDF_FIXED_WORDS];	/* bits: of codes.c */
	bool		others;
};

static inline void
dg_shown_code(struct dg_shown_codes *all, const struct dg_pdf_face *face, uint16_t code)
{
	if (code < face->n_fixed)
		all->fixed[code / 64] |= (uint64_t)1 << code % 64;
	else
		all->others = true;
}

/*
 * The operators that an item like this was shown with, in the arena of the fonts, and
 * its glyphs are noted as dg_pdf_fonts_collect does; empty: there was none, and nothing
 * is noted.
 */
struct dg_str	dg_shown_find(struct dg_pdf_fonts *, const struct dg_item *);
/* Keeps what an item was shown with; there must be no other codes. */
void		dg_shown_keep(const struct dg_pdf_fonts *, const struct dg_item *,
			const struct dg_shown_codes *, struct dg_str operators);

#endif
