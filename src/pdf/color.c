/*
 * color.c - what red, green and blue mean: an output intent (ISO 32000-1, 14.11.5)
 * with a profile of sRGB, as ISO 19005-2, 6.2.3 wants it.
 *
 * The profile is the least that ICC.1:2004-10 asks of a display: three primaries
 * and one curve, of IEC 61966-2-1, for the white of D50.
 */
#include "pdf/object.h"
#include "pdf/parts.h"

#include <string.h>

#define NAME		"sRGB IEC61966-2.1"
#define HEADER		128u
#define TAGS		10u

/* s15Fixed16Number: 65536ths */
typedef int32_t fixed;

static void
put_u32(struct dg_buf *b, uint32_t v)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		dg_buf_putc(b, (char)(v >> shift & 255));
}

static void
put_zeros(struct dg_buf *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		dg_buf_putc(b, '\0');
}

/* A type's signature and four bytes of nothing. */
static void
put_type(struct dg_buf *b, const char *signature)
{
	dg_buf_puts(b, signature);
	put_u32(b, 0);
}

static void
put_fixed(struct dg_buf *b, const fixed *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		put_u32(b, (uint32_t)v[i]);
}

/* ---- the values of tags --------------------------------------------------------- */

static const fixed white[] = { 63190, 65536, 54061 };		/* D50 */
static const fixed red[] = { 28578, 14581, 912 };
static const fixed green[] = { 25241, 46981, 6362 };
static const fixed blue[] = { 9376, 3972, 46799 };
/* (a x + b)^g from d on, c x below: g, a, b, c, d */
static const fixed curve[] = { 157286, 62119, 3417, 5072, 2651 };
/* Bradford: what is white under D65 is white under D50. */
static const fixed adaptation[] = { 68674, 1502, -3290, 1939, 64912, -1119, -606, 988, 49265 };

static void
put_text(struct dg_buf *b, const char *text)
{
	size_t n = strlen(text);

	put_type(b, "mluc");
	put_u32(b, 1);
	put_u32(b, 12);
	dg_buf_puts(b, "enUS");
	put_u32(b, (uint32_t)(2 * n));
	put_u32(b, 28);
	for (size_t i = 0; i < n; i++) {
		dg_buf_putc(b, '\0');
		dg_buf_putc(b, text[i]);
	}
}

static void
put_xyz(struct dg_buf *b, const fixed *v)
{
	put_type(b, "XYZ ");
	put_fixed(b, v, 3);
}

static void
put_curve(struct dg_buf *b)
{
	put_type(b, "para");
	put_u32(b, 3u << 16);
	put_fixed(b, curve, 5);
}

/* ---- the profile ------------------------------------------------------------------ */

/* A tag's entry in the table, and where its value is: behind all that is there. */
static void
put_entry(struct dg_buf *table, const char *signature, size_t at, size_t n)
{
	dg_buf_puts(table, signature);
	put_u32(table, (uint32_t)(HEADER + 4 + TAGS * 12 + at));
	put_u32(table, (uint32_t)n);
}

static void
end_value(struct dg_buf *table, const char *signature, struct dg_buf *values, size_t at)
{
	put_entry(table, signature, at, values->n - at);
	put_zeros(values, -values->n & 3);
}

static void
put_tags(struct dg_buf *table, struct dg_buf *values)
{
	static const struct { const char *signature; const fixed *xyz; } points[] = {
		{ "wtpt", white }, { "rXYZ", red }, { "gXYZ", green }, { "bXYZ", blue },
	};
	static const char *const curves[] = { "rTRC", "gTRC", "bTRC" };
	size_t at = values->n;

	put_text(values, NAME);
	end_value(table, "desc", values, at);
	at = values->n;
	put_text(values, "No copyright, use freely");
	end_value(table, "cprt", values, at);
	for (size_t i = 0; i < sizeof points / sizeof *points; i++) {
		at = values->n;
		put_xyz(values, points[i].xyz);
		end_value(table, points[i].signature, values, at);
	}
	at = values->n;
	put_curve(values);
	for (size_t i = 0; i < 3; i++)
		put_entry(table, curves[i], at, values->n - at);
	at = values->n;
	put_type(values, "sf32");
	put_fixed(values, adaptation, 9);
	end_value(table, "chad", values, at);
}

static void
put_header(struct dg_buf *b, size_t size)
{
	put_u32(b, (uint32_t)size);
	put_u32(b, 0);
	put_u32(b, 0x04200000);			/* version 4.2 */
	dg_buf_puts(b, "mntrRGB XYZ ");
	for (int i = 0; i < 3; i++)		/* a day for all: 2000-01-01 */
		put_u32(b, (uint32_t[]){ 2000u << 16 | 1, 1u << 16, 0 }[i]);
	dg_buf_puts(b, "acsp");
	put_zeros(b, 28);
	put_fixed(b, white, 3);
	put_zeros(b, HEADER - b->n);
}

static void
put_profile(struct dg_buf *b)
{
	struct dg_buf table, values;

	dg_buf_init(&table, DG_PDF_MAX_VALUE);
	dg_buf_init(&values, DG_PDF_MAX_VALUE);
	put_tags(&table, &values);
	put_header(b, HEADER + 4 + table.n + values.n);
	put_u32(b, TAGS);
	dg_buf_add_str(b, dg_buf_str(&table));
	dg_buf_add_str(b, dg_buf_str(&values));
	dg_buf_fini(&values);
	dg_buf_fini(&table);
}

unsigned
dg_output_intent_write(struct dg_pdf_file *file)
{
	unsigned	 profile = dg_pdf_file_reserve(file);
	unsigned	 self = dg_pdf_file_reserve(file);
	struct dg_buf	 bytes, *b;

	dg_buf_init(&bytes, DG_PDF_MAX_VALUE);
	put_profile(&bytes);
	dg_pdf_file_stream(file, profile, DG_DEFLATE_OFTEN, DG_STR("/N 3"), dg_buf_str(&bytes));
	dg_buf_fini(&bytes);
	b = dg_pdf_file_begin(file, self);
	dg_dict_open(b);
	dg_dict_name(b, "Type", "OutputIntent");
	dg_dict_name(b, "S", "GTS_PDFA1");
	dg_buf_puts(b, "/OutputConditionIdentifier(" NAME ")/Info(" NAME ")");
	dg_dict_ref(b, "DestOutputProfile", profile);
	dg_dict_close(b);
	dg_pdf_file_end(file);
	return self;
}
