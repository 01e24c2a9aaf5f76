/*
 * file.c - numbered objects, object streams and the cross-reference stream
 * (ISO 32000-1, 7.5).
 */
#include "pdf/file.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "pdf/object.h"

void
dg_pdf_file_init(struct dg_pdf_file *f, struct dg_deflate *deflate, struct dg_buf *out)
{
	*f = (struct dg_pdf_file){ .out = out, .deflate = deflate, .n = 1, .cap = 64 };
	f->place = dg_xmalloc(f->cap * sizeof *f->place);
	f->place[0] = (struct dg_pdf_place){ DG_PDF_ABSENT, 0, UINT16_MAX };
	dg_buf_init(&f->pack, DG_MAX_OUTPUT);
	/* Bytes beyond ASCII tell transfer programs that the file is binary. */
	dg_buf_puts(out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
}

void
dg_pdf_file_fini(struct dg_pdf_file *f)
{
	dg_buf_fini(&f->pack);
	free(f->place);
}

unsigned
dg_pdf_file_reserve(struct dg_pdf_file *f)
{
	DG_GROW(f->place, f->n, f->cap);
	f->place[f->n] = (struct dg_pdf_place){ DG_PDF_ABSENT, 0, 0 };
	return (unsigned)f->n++;
}

/* ---- streams ------------------------------------------------------------ */

static void
put_stream(struct dg_pdf_file *f, unsigned number, struct dg_str entries,
    struct dg_str bytes, const char *filter)
{
	struct dg_buf *out = f->out;

	assert(number < f->n && f->place[number].where == DG_PDF_ABSENT);
	f->place[number] = (struct dg_pdf_place){ DG_PDF_IN_FILE,
		(uint32_t)out->n, 0 };
	dg_buf_fmt(out, "%u 0 obj\n", number);
	dg_dict_open(out);
	dg_buf_add_str(out, entries);
	if (filter != NULL)
		dg_dict_name(out, "Filter", filter);
	dg_dict_int(out, "Length", (int64_t)bytes.n);
	dg_dict_close(out);
	dg_buf_puts(out, "stream\n");
	dg_buf_add_str(out, bytes);
	dg_buf_puts(out, "\nendstream\nendobj\n");
}

void
dg_pdf_file_stream(struct dg_pdf_file *f, unsigned number,
    enum dg_deflate_use use, struct dg_str entries, struct dg_str bytes)
{
	put_stream(f, number, entries, dg_deflate(f->deflate, DG_DEFLATE_ZLIB, use, bytes),
	    "FlateDecode");
}

void
dg_pdf_file_stream_plain(struct dg_pdf_file *f, unsigned number,
    struct dg_str entries, struct dg_str bytes)
{
	put_stream(f, number, entries, bytes, NULL);
}

/* ---- object streams ------------------------------------------------------ */

static void
flush_pack(struct dg_pdf_file *f)
{
	struct dg_buf	entries, bytes;
	unsigned	stream;

	if (f->n_packed == 0)
		return;
	stream = dg_pdf_file_reserve(f);
	dg_buf_init(&entries, DG_PDF_MAX_VALUE);
	dg_buf_init(&bytes, DG_MAX_OUTPUT);
	for (size_t i = 0; i < f->n_packed; i++) {
		dg_object_digits(&bytes, f->packed[i].number);
		dg_object_int(&bytes, (int64_t)f->packed[i].at);
		dg_buf_putc(&bytes, '\n');
		f->place[f->packed[i].number] = (struct dg_pdf_place){
			DG_PDF_IN_STREAM, stream, (uint16_t)i };
	}
	dg_dict_name(&entries, "Type", "ObjStm");
	dg_dict_int(&entries, "N", (int64_t)f->n_packed);
	dg_dict_int(&entries, "First", (int64_t)bytes.n);
	dg_buf_add_str(&bytes, dg_buf_str(&f->pack));
	dg_pdf_file_stream(f, stream, DG_DEFLATE_ONCE, dg_buf_str(&entries), dg_buf_str(&bytes));
	f->out->overflow |= f->pack.overflow | bytes.overflow;
	f->pack.n = f->n_packed = 0;
	dg_buf_fini(&entries);
	dg_buf_fini(&bytes);
}

struct dg_buf *
dg_pdf_file_begin(struct dg_pdf_file *f, unsigned number)
{
	assert(number < f->n && f->place[number].where == DG_PDF_ABSENT);
	f->place[number].where = DG_PDF_IN_STREAM;
	if (f->n_packed == DG_PDF_PACK)
		flush_pack(f);
	f->packed[f->n_packed].number = number;
	f->packed[f->n_packed++].at = f->pack.n;
	return &f->pack;
}

void
dg_pdf_file_end(struct dg_pdf_file *f)
{
	dg_buf_putc(&f->pack, '\n');
}

/* ---- the end ------------------------------------------------------------- */

/* Two 64-bit FNV-1a sums with different starts, as 16 bytes. */
static void
hash(struct dg_str s, char id[16])
{
	uint64_t a = 0xcbf29ce484222325u, b = 0x9e3779b97f4a7c15u;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		a = (a ^ c) * 0x100000001b3u;
		b = (b ^ c) * 0x100000001b3u;
		b ^= b >> 29;
	}
	for (int i = 0; i < 8; i++) {
		id[i] = (char)(a >> (56 - 8 * i) & 0xff);
		id[8 + i] = (char)(b >> (56 - 8 * i) & 0xff);
	}
}

static void
put_big_endian(struct dg_buf *b, uint32_t value, int bytes)
{
	while (bytes-- > 0)
		dg_buf_putc(b, (char)(value >> (8 * bytes) & 0xff));
}

static void
put_id(struct dg_buf *b, struct dg_str file)
{
	char	id[16];

	hash(file, id);
	dg_dict_key(b, "ID");
	dg_buf_putc(b, '[');
	for (int copy = 0; copy < 2; copy++) {
		dg_buf_putc(b, '<');
		for (int i = 0; i < 16; i++)
			dg_buf_fmt(b, "%02x", (unsigned char)id[i]);
		dg_buf_putc(b, '>');
	}
	dg_buf_putc(b, ']');
}

static void
put_trailer(struct dg_pdf_file *f, unsigned root, unsigned info,
    struct dg_buf *b)
{
	dg_dict_name(b, "Type", "XRef");
	dg_dict_int(b, "Size", (int64_t)f->n);
	dg_dict_key(b, "W");
	dg_buf_puts(b, "[1 4 2]");
	dg_dict_ref(b, "Root", root);
	dg_dict_ref(b, "Info", info);
	put_id(b, dg_buf_str(f->out));
}

bool
dg_pdf_file_finish(struct dg_pdf_file *f, unsigned root, unsigned info)
{
	struct dg_buf	entries, rows;
	unsigned	self;
	size_t		start;

	flush_pack(f);
	self = dg_pdf_file_reserve(f);
	start = f->out->n;
	f->place[self] = (struct dg_pdf_place){ DG_PDF_IN_FILE,
		(uint32_t)start, 0 };
	dg_buf_init(&entries, DG_PDF_MAX_VALUE);
	dg_buf_init(&rows, DG_MAX_OUTPUT);
	for (size_t i = 0; i < f->n; i++) {
		put_big_endian(&rows, (uint32_t)f->place[i].where, 1);
		put_big_endian(&rows, f->place[i].at, 4);
		put_big_endian(&rows, f->place[i].index, 2);
	}
	f->place[self].where = DG_PDF_ABSENT;
	put_trailer(f, root, info, &entries);
	dg_pdf_file_stream(f, self, DG_DEFLATE_ONCE, dg_buf_str(&entries), dg_buf_str(&rows));
	dg_buf_fmt(f->out, "startxref\n%zu\n%%%%EOF\n", start);
	f->out->overflow |= rows.overflow;
	dg_buf_fini(&entries);
	dg_buf_fini(&rows);
	return !f->out->overflow;
}
