/*
 * package.c - all parts, in the order of the list in relations.c, deflated
 * (base/deflate.h), in their container (zip.h).
 *
 * Parts and the container are made in memory, so a document is whole before anybody
 * sees it.
 */
#include "docx/part.h"

#include <stdlib.h>

#include "base/limits.h"
#include "docx/zip.h"

static void
add_entry(struct dg_docx *d, struct dg_zip *zip, const char *name, enum dg_deflate_use use,
    struct dg_str bytes)
{
	dg_zip_add(zip, name, dg_deflate(&d->worker->deflate, DG_DEFLATE_RAW, use, bytes),
	    bytes.n, dg_crc32(bytes));
}

static void
add_part(struct dg_docx *d, struct dg_zip *zip, const struct dg_docx_part *part)
{
	struct dg_xml x;

	dg_xml_init(&x);
	part->write(d, &x);
	add_entry(d, zip, part->name, part->use, dg_xml_finish(&x));
	dg_xml_fini(&x);
}

static void
write_package(struct dg_docx *d, struct dg_buf *out)
{
	struct dg_zip zip;

	dg_zip_begin(&zip, out);
	for (size_t i = 0; i < dg_docx_parts; i++) {
		const struct dg_docx_part *part = &dg_docx_part[i];
		if (dg_docx_part_is_written(d, part))
			add_part(d, &zip, part);
	}
	for (size_t i = 0; i < d->n_pictures; i++)
		add_entry(d, &zip, dg_arena_fmt(d->arena, "word/media/image%zu.png",
		    i + 1).p, DG_DEFLATE_OFTEN, d->pictures[i]->file);
	dg_zip_end(&zip);
}

static bool
write_docx(struct dg_docx d, const struct dg_scheme *was, struct dg_buf *out)
{
	struct dg_doc *doc = d.doc;
	const struct dg_sheet *sheet = d.sheet;
	struct dg_arena arena;

	dg_arena_init(&arena);
	d.arena = &arena;
	dg_docx_plan_styles(&d);
	dg_docx_plan_notes(&d);
	dg_docx_plan_contact(&d);
	dg_docx_plan_pictures(&d);
	dg_docx_plan_toc(&d);
	dg_docx_plan_places(&d);
	dg_docx_labels_init(&d.labels, doc->root, &sheet->scheme, &arena);
	if (doc->root->before != NULL)
		dg_docx_labels_join(&d.labels, doc->root, &sheet->scheme, was, &arena);
	write_package(&d, out);
	dg_docx_labels_fini(&d.labels);
	free(d.notes);
	free(d.pictures);
	dg_arena_fini(&arena);
	if (out->overflow)
		dg_report(doc->sink, DG_R_docx_too_large, DG_NOWHERE,
		    DG_ARGS(dg_arena_fmt(doc->arena, "%zu", out->max >> 20)));
	return !out->overflow;
}

bool
dg_docx_write(struct dg_doc *doc, const struct dg_sheet *sheet,
    struct dg_worker *worker, const struct dg_metadata *meta, struct dg_buf *out)
{
	return dg_docx_write_review(doc, sheet, worker, meta, NULL, out);
}

bool
dg_docx_write_review(struct dg_doc *doc, const struct dg_sheet *sheet,
    struct dg_worker *worker, const struct dg_metadata *meta,
    const struct dg_ledger *review, struct dg_buf *out)
{
	return write_docx((struct dg_docx){ .doc = doc, .sheet = sheet, .worker = worker,
	    .meta = meta, .review = review }, &sheet->scheme, out);
}

bool
dg_docx_write_changes(struct dg_doc *doc, const struct dg_sheet *sheet,
    const struct dg_scheme *was, struct dg_worker *worker,
    const struct dg_metadata *meta, struct dg_buf *out)
{
	return write_docx((struct dg_docx){ .doc = doc, .sheet = sheet, .worker = worker,
	    .meta = meta }, was, out);
}
