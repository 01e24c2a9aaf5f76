/* zip.c - local headers, central headers, the end record. */
#include "docx/zip.h"

#include <assert.h>

#define LOCAL		0x04034b50u	/* 4.3.7: local file header */
#define CENTRAL		0x02014b50u	/* 4.3.12: central directory header */
#define END		0x06054b50u	/* 4.3.16: end of central directory record */

#define NEEDED		20u		/* 4.4.3: version 2.0, for deflation */
#define MADE_BY		(3u << 8 | 63)	/* 4.4.2: Unix, whose attributes stand below; 6.3 */
#define DEFLATED	8u		/* 4.4.5 */
#define FIRST_DAY	(0u << 9 | 1u << 5 | 1u)	/* 4.4.6: 1980-01-01 */
#define ATTRIBUTES	(0100666u << 16)	/* 4.4.15: a file that all may read and write */

static void
put16(struct dg_buf *b, uint32_t v)
{
	dg_buf_add(b, (const char[]){ (char)v, (char)(v >> 8) }, 2);
}

static void
put32(struct dg_buf *b, uint32_t v)
{
	put16(b, v & 0xffff);
	put16(b, v >> 16);
}

static void
put_signature(struct dg_buf *b, uint32_t signature)
{
	assert(b->overflow || b->n <= UINT32_MAX);
	put32(b, signature);
}

/* What both headers of an entry say. */
static void
put_facts(struct dg_buf *b, size_t name, struct dg_str bytes, size_t size, uint32_t crc)
{
	put16(b, NEEDED);
	put16(b, 0);			/* flags */
	put16(b, DEFLATED);
	put16(b, 0);			/* time */
	put16(b, FIRST_DAY);
	put32(b, crc);
	put32(b, (uint32_t)bytes.n);
	put32(b, (uint32_t)size);
	put16(b, (uint32_t)name);
	put16(b, 0);			/* extra field */
}

void
dg_zip_begin(struct dg_zip *z, struct dg_buf *out)
{
	*z = (struct dg_zip){ .out = out, .start = out->n };
	dg_buf_init(&z->directory, out->max);
}

void
dg_zip_add(struct dg_zip *z, const char *name, struct dg_str bytes, size_t size, uint32_t crc)
{
	struct dg_buf	*out = z->out, *dir = &z->directory;
	size_t		 at = out->n - z->start, n = strlen(name);

	assert(z->n < UINT16_MAX && n <= UINT16_MAX && size <= UINT32_MAX);
	put_signature(dir, CENTRAL);
	put16(dir, MADE_BY);
	put_facts(dir, n, bytes, size, crc);
	put16(dir, 0);			/* comment */
	put16(dir, 0);			/* disk */
	put16(dir, 0);			/* attributes inside */
	put32(dir, ATTRIBUTES);
	put32(dir, (uint32_t)at);
	dg_buf_add(dir, name, n);
	put_signature(out, LOCAL);
	put_facts(out, n, bytes, size, crc);
	dg_buf_add(out, name, n);
	dg_buf_add_str(out, bytes);
	z->n++;
}

void
dg_zip_end(struct dg_zip *z)
{
	struct dg_buf	*out = z->out;
	size_t		 at = out->n - z->start;

	dg_buf_add_str(out, dg_buf_str(&z->directory));
	put_signature(out, END);
	put32(out, 0);			/* disks */
	put16(out, z->n);
	put16(out, z->n);
	put32(out, (uint32_t)z->directory.n);
	put32(out, (uint32_t)at);
	put16(out, 0);			/* comment */
	dg_buf_fini(&z->directory);
}
