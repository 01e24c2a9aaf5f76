/*
 * pdf.h - writes pages as a PDF 1.7 file (ISO 32000-1) for archives and for all
 * readers: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).
 *
 * pdf/ owns values and the file (object.c, file.c), fonts (font.c,
 * font_object.c: CID TrueType subsets; cluster.c and to_unicode.c: what glyphs
 * spell), pictures (picture.c), content streams (content.c), what they
 * mean (structure.c, structure_write.c), links (link.c), outline (outline.c), colour
 * (color.c), metadata (metadata.c) and joins them (pdf.c).  The same input gives the same bytes.
 */
#ifndef DG_PDF_PDF_H
#define DG_PDF_PDF_H

#include "base/buf.h"
#include "doc/metadata.h"
#include "layout/layout.h"

/*
 * out is empty, made with the most that the file may hold (DG_MAX_OUTPUT).
 * false: it would be larger, or a face cannot be embedded (a message).
 */
bool	dg_pdf_write(struct dg_doc *, const struct dg_pages *, const struct dg_fonts *,
		const struct dg_metadata *, struct dg_buf *out);

#endif
