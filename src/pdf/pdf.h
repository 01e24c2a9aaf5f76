/*
 * pdf.h - writes pages as a PDF 1.7 file (ISO 32000-1) for archives and for all
 * readers: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1).
 *
 * pdf/ owns values and the file (object.c, file.c), fonts (font.c, codes.c,
 * subset.c, font_object.c: CID TrueType subsets; cluster.c and to_unicode.c: what glyphs
 * spell), pictures (picture.c), content streams (content.c, shown.c), what they
 * mean (structure.c, structure_write.c), links (link.c), outline (outline.c), colour
 * (color.c), files inside (attach.c), metadata (metadata.c) and joins them (pdf.c).  The same input gives the same bytes.
 */
#ifndef DG_PDF_PDF_H
#define DG_PDF_PDF_H

#include "base/buf.h"
#include "doc/metadata.h"
#include "layout/layout.h"

/* A file to put into the file, and what it is to the document. */
enum dg_relation { DG_IS_SOURCE, DG_IS_DATA, DG_IS_ALTERNATIVE };

struct dg_attachment {
	struct dg_str		name;		/* "plans/ke-hoach.plan" */
	struct dg_str		what;		/* in words */
	struct dg_str		media;		/* "text/plain" */
	struct dg_str		bytes;
	enum dg_relation	relation;
};

struct dg_attachments {
	struct dg_attachment	*item;
	size_t			 n;
};

/*
 * attached: NULL, or files that make it PDF/A-3a (ISO 19005-3), which may hold any.
 * out is empty, made with the most that the file may hold (DG_MAX_OUTPUT).
 * false: it would be larger, or a face cannot be embedded (a message).
 */
bool	dg_pdf_write(struct dg_doc *, const struct dg_pages *, struct dg_worker *,
		const struct dg_metadata *, const struct dg_attachments *attached,
		struct dg_buf *out);

#endif
