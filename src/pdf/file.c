/*
 * file.c - numbered objects, object streams and the cross-reference stream
 * (ISO 32000-1, 7.5).
 */
#include "pdf/file.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "pdf/object.h"

/* A row of the cross-reference stream: what, where, which of its stream's objects. */
#define AT_BYTES	4
#define ROW		(1 + AT_BYTES + 1)
#define UP		2	/* of PNG: less the row before */

void
dg_pdf_file_init(struct dg_pdf_file *f, struct dg_deflate *deflate, struct dg_buf *out)
{
	*f = (struct dg_pdf_file){ .out = out, .deflate = deflate, .n = 1, .cap = 64 };
	f->place = dg_xmalloc(f->cap * sizeof *f->place);
	f->place[0] = (struct dg_pdf_place){ DG_PDF_ABSENT, 0, UINT8_MAX };
	dg_buf_init(&f->alike.bytes, DG_MAX_OUTPUT);
	dg_buf_init(&f->own.bytes, DG_MAX_OUTPUT);
	/* Bytes beyond ASCII tell transfer programs that the file is binary. */
	dg_buf_puts(out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
}

void
dg_pdf_file_fini(struct dg_pdf_file *f)
{
	dg_buf_fini(&f->alike.bytes);
	dg_buf_fini(&f->own.bytes);
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

/* Numbers and places of its objects, which stand before them. */
static void
put_places(struct dg_pdf_file *f, const struct dg_pdf_pack *pack, unsigned stream,
    struct dg_buf *b)
{
	for (size_t i = 0; i < pack->n; i++) {
		dg_object_digits(b, pack->object[i].number);
		dg_object_int(b, (int64_t)pack->object[i].at);
		dg_buf_putc(b, '\n');
		f->place[pack->object[i].number] = (struct dg_pdf_place){
			DG_PDF_IN_STREAM, stream, (uint8_t)i };
	}
}

static void
flush_pack(struct dg_pdf_file *f, struct dg_pdf_pack *pack)
{
	struct dg_buf	entries, bytes;
	unsigned	stream;

	if (pack->n == 0)
		return;
	stream = dg_pdf_file_reserve(f);
	dg_buf_init(&entries, DG_PDF_MAX_VALUE);
	dg_buf_init(&bytes, DG_MAX_OUTPUT);
	put_places(f, pack, stream, &bytes);
	dg_dict_name(&entries, "Type", "ObjStm");
	dg_dict_int(&entries, "N", (int64_t)pack->n);
	dg_dict_int(&entries, "First", (int64_t)bytes.n);
	dg_buf_add_str(&bytes, dg_buf_str(&pack->bytes));
	dg_pdf_file_stream(f, stream, pack == &f->own ? DG_DEFLATE_ONCE : DG_DEFLATE_OFTEN,
	    dg_buf_str(&entries), dg_buf_str(&bytes));
	f->out->overflow |= pack->bytes.overflow | bytes.overflow;
	pack->bytes.n = pack->n = 0;
	dg_buf_fini(&entries);
	dg_buf_fini(&bytes);
}

static struct dg_buf *
begin(struct dg_pdf_file *f, struct dg_pdf_pack *pack, unsigned number)
{
	assert(number < f->n && f->place[number].where == DG_PDF_ABSENT);
	f->place[number].where = DG_PDF_IN_STREAM;
	if (pack->n == DG_PDF_PACK)
		flush_pack(f, pack);
	pack->object[pack->n].number = number;
	pack->object[pack->n++].at = pack->bytes.n;
	f->open = pack;
	return &pack->bytes;
}

struct dg_buf *
dg_pdf_file_begin(struct dg_pdf_file *f, unsigned number)
{
	return begin(f, &f->alike, number);
}

struct dg_buf *
dg_pdf_file_begin_own(struct dg_pdf_file *f, unsigned number)
{
	return begin(f, &f->own, number);
}

void
dg_pdf_file_end(struct dg_pdf_file *f)
{
	dg_buf_putc(&f->open->bytes, '\n');
}

/* ---- the end ------------------------------------------------------------- */

/* Eight bytes, the first the lowest. */
static uint64_t
word_at(const unsigned char *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	    (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 |
	    (uint64_t)p[6] << 48 | (uint64_t)p[7] << 56;
}

struct sums {
	uint64_t a, b;
};

static struct sums
add_word(struct sums s, uint64_t word)
{
	s.a = (s.a ^ word) * 0x9fb21c651e98df25u;
	s.a ^= s.a >> 32;
	s.b = (s.b + word) * 0xd6e8feb86659fd93u;
	s.b ^= s.b >> 29;
	return s;
}

/* Two 64-bit sums with different starts, as 16 bytes. */
static void
hash(struct dg_str file, char id[16])
{
	const unsigned char	*p = (const unsigned char *)file.p;
	unsigned char		 last[8] = { 0 };
	struct sums		 s = { 0xcbf29ce484222325u, 0x9e3779b97f4a7c15u + file.n };
	size_t			 i = 0;

	for (; i + 8 <= file.n; i += 8)
		s = add_word(s, word_at(p + i));
	memcpy(last, p + i, file.n - i);
	s = add_word(s, word_at(last));
	for (i = 0; i < 8; i++) {
		id[i] = (char)(s.a >> (56 - 8 * i) & 0xff);
		id[8 + i] = (char)(s.b >> (56 - 8 * i) & 0xff);
	}
}

/*
 * Rows of the cross-reference stream, less the row before (predictor 12 of 7.4.4.4):
 * objects of a stream follow each other, so nearly all of them are alike.
 */
static void
put_rows(const struct dg_pdf_file *f, struct dg_buf *b)
{
	unsigned char before[ROW] = { 0 };

	for (size_t i = 0; i < f->n; i++) {
		const struct dg_pdf_place *p = &f->place[i];
		unsigned char	row[ROW] = { (unsigned char)p->where };
		char		less[1 + ROW] = { UP };

		for (int k = 0; k < AT_BYTES; k++)
			row[1 + k] = (unsigned char)(p->at >> 8 * (AT_BYTES - 1 - k));
		row[1 + AT_BYTES] = (unsigned char)p->index;
		for (int k = 0; k < ROW; k++)
			less[1 + k] = (char)(row[k] - before[k]);
		memcpy(before, row, ROW);
		dg_buf_add(b, less, sizeof less);
	}
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
	dg_buf_fmt(b, "/W[1 %d 1]/DecodeParms<</Predictor 12/Columns %d>>", AT_BYTES, ROW);
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

	flush_pack(f, &f->alike);
	flush_pack(f, &f->own);
	self = dg_pdf_file_reserve(f);
	start = f->out->n;
	f->place[self] = (struct dg_pdf_place){ DG_PDF_IN_FILE,
		(uint32_t)start, 0 };
	dg_buf_init(&entries, DG_PDF_MAX_VALUE);
	dg_buf_init(&rows, DG_MAX_OUTPUT);
	put_rows(f, &rows);
	f->place[self].where = DG_PDF_ABSENT;
	put_trailer(f, root, info, &entries);
	dg_pdf_file_stream(f, self, DG_DEFLATE_ONCE, dg_buf_str(&entries), dg_buf_str(&rows));
	dg_buf_fmt(f->out, "startxref\n%zu\n%%%%EOF\n", start);
	f->out->overflow |= rows.overflow;
	dg_buf_fini(&entries);
	dg_buf_fini(&rows);
	return !f->out->overflow;
}
