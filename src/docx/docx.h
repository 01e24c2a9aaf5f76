/*
 * docx.h - writes a composed, laid out tree as a DOCX package (ISO/IEC 29500,
 * transitional).
 *
 * docx/ owns one file a part (document.c with paragraph.c, run.c, table.c, drawing.c,
 * picture.c, link.c, toc.c, change.c and review.c; styles.c, numbering.c, settings.c, header.c,
 * footer.c, footnotes.c, font_table.c, properties.c, relations.c), what numbering prints which label
 * (labels.c, label_join.c) and the package (package.c, in package order; its container is
 * zip.c, which base/deflate.c compresses for).  Static functions are named after the element
 * they write.  XML by xml.c.
 */
#ifndef DG_DOCX_DOCX_H
#define DG_DOCX_DOCX_H

#include "base/buf.h"
#include "cascade/account.h"
#include "doc/doc.h"
#include "doc/metadata.h"
#include "layout/worker.h"
#include "office/style.h"

/* The worker measures the text above drawn rules.  false: a message was reported. */
bool	dg_docx_write(struct dg_doc *, const struct dg_sheet *,
		struct dg_worker *, const struct dg_metadata *,
		struct dg_buf *out);
/* With a ledger: a review copy. */
bool	dg_docx_write_review(struct dg_doc *, const struct dg_sheet *,
		struct dg_worker *, const struct dg_metadata *,
		const struct dg_ledger *, struct dg_buf *out);

/*
 * The same of a tree of two documents (compare/compare.h), with what changed
 * as tracked changes; by the author and on the date of the metadata.  scheme is
 * the older document's.
 */
bool	dg_docx_write_changes(struct dg_doc *, const struct dg_sheet *,
		const struct dg_scheme *, struct dg_worker *,
		const struct dg_metadata *, struct dg_buf *out);

#endif
