/*
 * to_unicode.c - the CMap that gives the text of every character code
 * (ISO 32000-1, 9.10.3; Adobe technical note 5411).
 *
 * Codes in a row that spell characters in a row become one range; a range
 * keeps the high byte of its codes and of its characters.
 */
#include "pdf/font.h"

#include "base/text.h"
#include "pdf/object.h"

#define SECTION	100	/* entries between begin... and end... */

static const char head[] =
	"/CIDInit/ProcSet findresource begin\n"
	"12 dict begin\n"
	"begincmap\n"
	"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	"/CMapName/Adobe-Identity-UCS def\n"
	"/CMapType 2 def\n"
	"1 begincodespacerange\n"
	"<0000><FFFF>\n"
	"endcodespacerange\n";
static const char tail[] =
	"endcmap\n"
	"CMapName currentdict/CMap defineresource pop\n"
	"end\n"
	"end\n";

/* One section being filled. */
struct section {
	struct dg_buf	*out;
	struct dg_buf	 rows;
	unsigned	 n;
	const char	*what;		/* "bfchar" */
};

static void
section_flush(struct section *s)
{
	if (s->n > 0)
		dg_buf_fmt(s->out, "%u begin%s\n%send%s\n", s->n, s->what,
		    s->rows.p, s->what);
	s->n = 0;
	dg_buf_fini(&s->rows);
}

static void
section_row(struct section *s)
{
	dg_buf_putc(&s->rows, '\n');
	if (++s->n == SECTION)
		section_flush(s);
}

/* The character of a text of one UTF-16 unit, else 0. */
static uint32_t
single(struct dg_str text)
{
	size_t		at = 0;
	uint32_t	c;

	if (text.n == 0)
		return 0;
	c = dg_utf8_next(text, &at);
	return at == text.n && c < 0x10000 ? c : 0;
}

/* How many codes from i on form a range; 1 when none follows. */
static size_t
run_length(const struct dg_str *text, size_t n, size_t i)
{
	uint32_t	c = single(text[i]);
	size_t		k = 1;

	if (c == 0)
		return 1;
	while (i + k < n && (i + k) % 256 != 0 && (c + k) % 256 != 0 &&
	    single(text[i + k]) == c + k)
		k++;
	return k;
}

static void
put_code(struct dg_buf *b, size_t code)
{
	dg_buf_putc(b, '<');
	dg_object_code(b, (uint16_t)code);
	dg_buf_putc(b, '>');
}

static void
put_text(struct dg_buf *b, struct dg_str text)
{
	struct dg_buf units;

	dg_buf_init(&units, DG_PDF_MAX_VALUE);
	dg_utf16_put(&units, text);
	dg_buf_putc(b, '<');
	for (size_t i = 0; i < units.n; i++)
		dg_buf_fmt(b, "%02X", (unsigned char)units.p[i]);
	dg_buf_putc(b, '>');
	dg_buf_fini(&units);
}

static void
put_chars(const struct dg_str *text, size_t n, struct section *s)
{
	for (size_t i = 0, run; i < n; i += run) {
		run = run_length(text, n, i);
		if (run > 1 || text[i].n == 0)
			continue;
		put_code(&s->rows, i);
		put_text(&s->rows, text[i]);
		section_row(s);
	}
	section_flush(s);
}

static void
put_ranges(const struct dg_str *text, size_t n, struct section *s)
{
	for (size_t i = 0, run; i < n; i += run) {
		run = run_length(text, n, i);
		if (run == 1)
			continue;
		put_code(&s->rows, i);
		put_code(&s->rows, i + run - 1);
		put_text(&s->rows, text[i]);
		section_row(s);
	}
	section_flush(s);
}

void
dg_to_unicode(const struct dg_str *text, size_t n, struct dg_buf *out)
{
	struct section chars = { .out = out, .what = "bfchar" };
	struct section ranges = { .out = out, .what = "bfrange" };

	dg_buf_init(&chars.rows, DG_PDF_MAX_VALUE);
	dg_buf_init(&ranges.rows, DG_PDF_MAX_VALUE);
	dg_buf_puts(out, head);
	put_chars(text, n, &chars);
	put_ranges(text, n, &ranges);
	dg_buf_puts(out, tail);
}
