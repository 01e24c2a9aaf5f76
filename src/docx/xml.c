/*
 * xml.c - one XML part while it is written.
 *
 * The one idea: nothing here can fail in a way that a caller could mend, so
 * nothing returns a status.
 */
#include "docx/xml.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"

/* Most parts are not larger, and none of it is touched before it is written. */
#define FIRST_ROOM	(256u << 10)

void
dg_xml_init(struct dg_xml *x)
{
	*x = (struct dg_xml){ 0 };
	dg_buf_init(&x->out, DG_MAX_OUTPUT);
	dg_buf_reserve(&x->out, FIRST_ROOM);
	dg_buf_puts(&x->out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

struct dg_str
dg_xml_finish(struct dg_xml *x)
{
	if (x->n > 0)
		abort();
	dg_buf_putc(&x->out, '\n');
	return dg_buf_str(&x->out);
}

void
dg_xml_fini(struct dg_xml *x)
{
	dg_buf_fini(&x->out);
	free(x->open);
}

/* ---- markup --------------------------------------------------------------- */

/* Bytes that there is room for. */
static char *
put(char *to, const void *bytes, size_t n)
{
	memcpy(to, bytes, n);
	return to + n;
}

/* Where n more bytes can be put; NULL: the part is too large. */
static char *
room(struct dg_xml *x, size_t n)
{
	return dg_buf_reserve(&x->out, n) ? x->out.p + x->out.n : NULL;
}

static void
put_end(struct dg_xml *x, char *end)
{
	*end = '\0';
	x->out.n = (size_t)(end - x->out.p);
}

static void
end_tag(struct dg_xml *x)
{
	if (x->in_tag)
		dg_buf_putc(&x->out, '>');
	x->in_tag = false;
}

/* "<element", and what follows it; ends the tag before it. */
static inline void
begin(struct dg_xml *x, struct dg_str element, struct dg_str rest)
{
	char *to = room(x, element.n + rest.n + 2);

	if (to == NULL)
		return;
	if (x->in_tag)
		*to++ = '>';
	*to++ = '<';
	put_end(x, put(put(to, element.p, element.n), rest.p, rest.n));
}

void
dg_xml_open_str(struct dg_xml *x, struct dg_str element)
{
	DG_GROW(x->open, x->n, x->cap);
	x->open[x->n++] = element;
	begin(x, element, DG_STR(""));
	x->in_tag = true;
}

void
dg_xml_put_empty(struct dg_xml *x, struct dg_str element)
{
	begin(x, element, DG_STR("/>"));
	x->in_tag = false;
}

void
dg_xml_close(struct dg_xml *x)
{
	struct dg_str element;
	char *to;

	if (x->n == 0)
		abort();
	element = x->open[--x->n];
	to = room(x, element.n + 3);
	if (to != NULL && x->in_tag) {
		put_end(x, put(to, "/>", 2));
	} else if (to != NULL) {
		to = put(put(to, "</", 2), element.p, element.n);
		*to++ = '>';
		put_end(x, to);
	}
	x->in_tag = false;
}

/* ---- words ---------------------------------------------------------------- */

/* Bytes from the space on that may not go through as they are.  U+FFFE and U+FFFF
 * begin with 0xEF. */
static const bool odd[256] = { ['&'] = true, ['<'] = true, ['>'] = true, ['"'] = true,
	[0xef] = true };

/* What stands for the character at a byte (XML 1.0, 2.2 and 3.3.3), *n bytes long;
 * NULL: itself. */
static const char *
escape(struct dg_str s, size_t at, bool in_tag, size_t *n)
{
	struct dg_str rest = dg_str_sub(s, at, s.n);

	*n = 1;
	switch (s.p[at]) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\r':
		return "&#13;";
	case '\n':
		return in_tag ? "&#10;" : NULL;
	case '\t':
		return in_tag ? "&#9;" : NULL;
	case '\xef':
		if (!dg_str_starts(rest, "\xef\xbf\xbe") && !dg_str_starts(rest, "\xef\xbf\xbf"))
			return NULL;
		*n = 3;
		break;
	}
	return "\uFFFD";
}

#define ALL(byte)	((byte) * UINT64_C(0x0101010101010101))

/* Has a word a byte that is 0? */
static bool
has_zero(uint64_t w)
{
	return ((w - ALL(1)) & ~w & ALL(0x80)) != 0;
}

/* Has one of these eight bytes to be looked at?  '"' and '&', '<' and '>' differ in
 * one bit only. */
static bool
has_odd(const char *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof w);
	return ((w - ALL(' ')) & ~w & ALL(0x80)) != 0 ||
	    has_zero((w & ~ALL('"' ^ '&')) ^ ALL('"')) ||
	    has_zero((w & ~ALL('<' ^ '>')) ^ ALL('<')) || has_zero(w ^ ALL(0xef));
}

/* The first byte from at on that may not go through as it is, or s.n. */
static size_t
next_odd(struct dg_str s, size_t at)
{
	while (s.n - at >= 8 && !has_odd(s.p + at))
		at += 8;
	while (at < s.n && (unsigned char)s.p[at] >= ' ' && !odd[(unsigned char)s.p[at]])
		at++;
	return at;
}

static void
put_words(struct dg_xml *x, struct dg_str s, bool in_tag)
{
	size_t done = 0, n;

	for (size_t at = 0; (at = next_odd(s, at)) < s.n; at += n) {
		const char *instead = escape(s, at, in_tag, &n);

		if (instead == NULL)
			continue;
		dg_buf_add_str(&x->out, dg_str_sub(s, done, at));
		dg_buf_puts(&x->out, instead);
		done = at + n;
	}
	dg_buf_add_str(&x->out, dg_str_sub(s, done, s.n));
}

void
dg_xml_put_str(struct dg_xml *x, struct dg_str name, struct dg_str value)
{
	char *to;

	if (!x->in_tag)
		abort();
	to = room(x, name.n + 3);
	if (to == NULL)
		return;
	*to++ = ' ';
	put_end(x, put(put(to, name.p, name.n), "=\"", 2));
	put_words(x, value, true);
	dg_buf_putc(&x->out, '"');
}

void
dg_xml_put_val(struct dg_xml *x, struct dg_str element, struct dg_str value)
{
	begin(x, element, DG_STR(" w:val=\""));
	put_words(x, value, true);
	dg_buf_add(&x->out, "\"/>", 3);
	x->in_tag = false;
}

void
dg_xml_put_int(struct dg_xml *x, struct dg_str name, int64_t value)
{
	char digits[DG_DIGITS];

	dg_xml_put_str(x, name, dg_str_digits(value, digits));
}

void
dg_xml_text(struct dg_xml *x, struct dg_str s)
{
	end_tag(x);
	put_words(x, s, false);
}
