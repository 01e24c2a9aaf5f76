/*
 * parts.h - the parts of a file beside its fonts: contents of pages, outline,
 * what the file says about itself.
 */
#ifndef DG_PDF_PARTS_H
#define DG_PDF_PARTS_H

#include "doc/metadata.h"
#include "layout/layout.h"
#include "pdf/file.h"
#include "pdf/font.h"
#include "pdf/pdf.h"
#include "pdf/picture.h"
#include "pdf/structure.h"

/* Prints the drawing operators of the next page (content.c), and tells the structure
 * what it holds; shown: of each item what dg_shown_find has said; picture i is the
 * resource Ii. */
void		dg_content_put(struct dg_buf *, const struct dg_page *, const struct dg_str *shown,
			const struct dg_pdf_fonts *, const struct dg_pdf_pictures *,
			struct dg_structure *, const struct dg_abbreviations *);

/*
 * Writes the outline (outline.c): headings nested by their levels, annexes at
 * the top.  page_object has a number for each page.  Returns the object's
 * number, 0 when there is nothing to list.
 */
unsigned	dg_outline_write(struct dg_pdf_file *, const struct dg_pages *,
			const unsigned *page_object, struct dg_arena *);

/*
 * Links inside the document (link.c): where they lead is found once; then
 * those of a page are written, and references to them printed.
 */
struct dg_pdf_links;
struct dg_pdf_links *dg_links_new(const struct dg_pages *,
			const unsigned *page_object, struct dg_arena *);
void		dg_links_write(const struct dg_pdf_links *, struct dg_pdf_file *,
			struct dg_structure *, size_t page, struct dg_buf *refs);

/* What the colours of the file mean (color.c): an output intent's object. */
unsigned	dg_output_intent_write(struct dg_pdf_file *);

/* Files in the file (attach.c): prints the entries of their name tree, and references
 * to them. */
void		dg_attachments_write(struct dg_pdf_file *, const struct dg_attachments *,
			struct dg_date, struct dg_buf *names, struct dg_buf *refs);

/* The Info dictionary, and the same as an XMP packet (metadata.c); part: of
 * ISO 19005. */
unsigned	dg_info_write(struct dg_pdf_file *, const struct dg_metadata *);
unsigned	dg_xmp_write(struct dg_pdf_file *, const struct dg_metadata *, unsigned part);

#endif
