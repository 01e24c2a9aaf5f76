/*
 * attach.c - files in the file (ISO 32000-1, 7.11.4), each associated with the whole
 * document and saying what it is to it (ISO 19005-3, 6.8 and annex E).
 */
#include "pdf/object.h"
#include "pdf/parts.h"

static const char *
relation(enum dg_relation r)
{
	return r == DG_IS_SOURCE ? "Source" : r == DG_IS_DATA ? "Data" : "Alternative";
}

static unsigned
write_embedded(struct dg_pdf_file *file, const struct dg_attachment *a, struct dg_date date)
{
	unsigned	self = dg_pdf_file_reserve(file);
	struct dg_buf	entries;

	dg_buf_init(&entries, DG_PDF_MAX_VALUE);
	dg_dict_name(&entries, "Type", "EmbeddedFile");
	dg_dict_key(&entries, "Subtype");
	dg_object_name(&entries, a->media);
	dg_dict_key(&entries, "Params");
	dg_dict_open(&entries);
	dg_dict_int(&entries, "Size", (int64_t)a->bytes.n);
	if (dg_date_is_whole(date))
		dg_buf_fmt(&entries, "/ModDate(D:%04d%02d%02d)", date.year, date.month,
		    date.day);
	dg_dict_close(&entries);
	dg_pdf_file_stream(file, self, DG_DEFLATE_ONCE, dg_buf_str(&entries), a->bytes);
	dg_buf_fini(&entries);
	return self;
}

static unsigned
write_specification(struct dg_pdf_file *file, const struct dg_attachment *a,
    struct dg_date date)
{
	unsigned	embedded = write_embedded(file, a, date);
	unsigned	self = dg_pdf_file_reserve(file);
	struct dg_buf	*b = dg_pdf_file_begin(file, self);

	dg_dict_open(b);
	dg_dict_name(b, "Type", "Filespec");
	dg_dict_text(b, "F", a->name);
	dg_dict_text(b, "UF", a->name);
	dg_dict_text(b, "Desc", a->what);
	dg_dict_name(b, "AFRelationship", relation(a->relation));
	dg_dict_key(b, "EF");
	dg_dict_open(b);
	dg_dict_ref(b, "F", embedded);
	dg_dict_ref(b, "UF", embedded);
	dg_dict_close(b);
	dg_dict_close(b);
	dg_pdf_file_end(file);
	return self;
}

/* The names of a name tree are in the order of their bytes: these are numbers, so the
 * files stay in their own. */
void
dg_attachments_write(struct dg_pdf_file *file, const struct dg_attachments *all,
    struct dg_date date, struct dg_buf *names, struct dg_buf *refs)
{
	for (size_t i = 0; i < all->n; i++) {
		unsigned self = write_specification(file, &all->item[i], date);

		dg_object_ref(refs, self);
		dg_buf_fmt(names, "(%04zu)", i + 1);
		dg_object_ref(names, self);
	}
}
