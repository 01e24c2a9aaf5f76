/*
 * package.c - the container (libzip): all parts, in the order of the list in
 * relations.c, deflated (base/deflate.h), every entry dated as DOS's calendar begins.
 *
 * libzip copies an entry whose source says that it is compressed already.
 *
 * Parts are made in memory and the container is written to memory, so a
 * document is whole before anybody sees it.
 */
#include "docx/part.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include <zip.h>

#include "base/limits.h"

#define DOS_EPOCH_DATE	((0 << 9) | (1 << 5) | 1)	/* 1980-01-01 */

/* ---- entries --------------------------------------------------------------- */

/* Compressed bytes, as libzip asks for them. */
struct packed {
	struct dg_str	bytes;
	size_t		size;		/* of what they were */
	uint32_t	crc;		/* of that */
	size_t		read;
};

static zip_int64_t
tell(const struct packed *p, zip_stat_t *stat)
{
	zip_stat_init(stat);
	stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC |
	    ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
	stat->size = p->size;
	stat->comp_size = p->bytes.n;
	stat->crc = p->crc;
	stat->comp_method = ZIP_CM_DEFLATE;
	stat->encryption_method = ZIP_EM_NONE;
	return sizeof *stat;
}

static zip_int64_t
read_packed(struct packed *p, void *to, zip_uint64_t n)
{
	size_t left = p->bytes.n - p->read;

	if (n > left)
		n = left;
	memcpy(to, p->bytes.p + p->read, n);
	p->read += n;
	return (zip_int64_t)n;
}

static zip_int64_t
source(void *packed, void *to, zip_uint64_t n, zip_source_cmd_t command)
{
	struct packed *p = packed;

	switch (command) {
	case ZIP_SOURCE_OPEN:
		p->read = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return read_packed(p, to, n);
	case ZIP_SOURCE_STAT:
		return tell(p, to);
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ,
		    ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
	default:
		return 0;
	}
}

/* libzip refuses only for want of memory here, or for a mistake of ours. */
static void
add_entry(struct dg_docx *d, zip_t *zip, const char *name, enum dg_deflate_use use,
    struct dg_str bytes)
{
	struct packed *p = DG_NEW(d->arena, struct packed);

	p->bytes = dg_arena_dup(d->arena, dg_deflate(&d->worker->deflate, DG_DEFLATE_RAW, use,
	    bytes));
	p->size = bytes.n;
	p->crc = dg_crc32(bytes);
	zip_source_t *s = zip_source_function(zip, source, p);
	if (s == NULL)
		abort();
	zip_int64_t at = zip_file_add(zip, name, s, ZIP_FL_ENC_UTF_8);
	if (at < 0)
		abort();
	zip_uint64_t i = (zip_uint64_t)at;
	if (zip_file_set_dostime(zip, i, 0, DOS_EPOCH_DATE, 0) ||
	    zip_set_file_compression(zip, i, ZIP_CM_DEFLATE, 0))
		abort();
}

static void
add_part(struct dg_docx *d, zip_t *zip, const struct dg_docx_part *part)
{
	struct dg_xml x;

	dg_xml_init(&x);
	part->write(d, &x);
	add_entry(d, zip, part->name, part->use, dg_xml_finish(&x));
	dg_xml_fini(&x);
}

/* ---- the container --------------------------------------------------------- */

/* The bytes of a closed archive. */
static void
copy_out(zip_source_t *source, struct dg_buf *out)
{
	char block[1 << 14];
	zip_int64_t n;

	if (zip_source_open(source) < 0)
		abort();
	while ((n = zip_source_read(source, block, sizeof block)) > 0)
		dg_buf_add(out, block, (size_t)n);
	if (n < 0)
		abort();
	zip_source_close(source);
}

/* A new archive, which owns its source. */
static zip_t *
open_archive(zip_source_t **source)
{
	zip_t *zip;

	*source = zip_source_buffer_create(NULL, 0, 0, NULL);
	if (*source == NULL)
		abort();
	zip = zip_open_from_source(*source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
	if (zip == NULL)
		abort();
	return zip;
}

/*
 * libzip before 1.9 finds out what a source can do at the first archive that is opened,
 * and keeps it where all threads see it half done (its issue 289).
 */
static void
open_first(void)
{
	zip_source_t *source;

	zip_discard(open_archive(&source));
}

static void
write_package(struct dg_docx *d, struct dg_buf *out)
{
	static pthread_once_t first = PTHREAD_ONCE_INIT;
	zip_source_t *source;
	zip_t *zip;

	pthread_once(&first, open_first);
	zip = open_archive(&source);
	zip_source_keep(source);
	for (size_t i = 0; i < dg_docx_parts; i++) {
		const struct dg_docx_part *part = &dg_docx_part[i];
		if (dg_docx_part_is_written(d, part))
			add_part(d, zip, part);
	}
	for (size_t i = 0; i < d->n_pictures; i++)
		add_entry(d, zip, dg_arena_fmt(d->arena, "word/media/image%zu.png",
		    i + 1).p, DG_DEFLATE_OFTEN, d->pictures[i]->file);
	if (zip_close(zip) < 0)
		abort();
	copy_out(source, out);
	zip_source_free(source);
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
