/*
 * xml.c - one XML part while it is written.
 *
 * The one idea: nothing here can fail in a way that a caller could mend, so
 * nothing returns a status.
 */
#include "docx/xml.h"

#include <stdlib.h>

#include "base/limits.h"

void
dg_xml_init(struct dg_xml *x)
{
	*x = (struct dg_xml){ 0 };
	dg_buf_init(&x->out, DG_MAX_OUTPUT);
	dg_buf_puts(&x->out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

struct dg_str
dg_xml_finish(struct dg_xml *x, struct dg_arena *arena)
{
	struct dg_str bytes;

	if (x->n > 0)
		abort();
	dg_buf_putc(&x->out, '\n');
	bytes = dg_arena_dup(arena, dg_buf_str(&x->out));
	dg_buf_fini(&x->out);
	free(x->open);
	return bytes;
}

/* ---- markup --------------------------------------------------------------- */

static void
end_tag(struct dg_xml *x)
{
	if (x->in_tag)
		dg_buf_putc(&x->out, '>');
	x->in_tag = false;
}

void
dg_xml_open(struct dg_xml *x, const char *element)
{
	end_tag(x);
	DG_GROW(x->open, x->n, x->cap);
	x->open[x->n++] = element;
	dg_buf_putc(&x->out, '<');
	dg_buf_puts(&x->out, element);
	x->in_tag = true;
}

void
dg_xml_close(struct dg_xml *x)
{
	if (x->n == 0)
		abort();
	x->n--;
	if (x->in_tag) {
		dg_buf_puts(&x->out, "/>");
	} else {
		dg_buf_puts(&x->out, "</");
		dg_buf_puts(&x->out, x->open[x->n]);
		dg_buf_putc(&x->out, '>');
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

static void
put_words(struct dg_xml *x, struct dg_str s, bool in_tag)
{
	size_t done = 0, n = 1;

	for (size_t at = 0; at < s.n; at += n) {
		unsigned char c = (unsigned char)s.p[at];
		const char *instead;

		n = 1;
		if (c >= ' ' && !odd[c])
			continue;
		instead = escape(s, at, in_tag, &n);
		if (instead == NULL)
			continue;
		dg_buf_add_str(&x->out, dg_str_sub(s, done, at));
		dg_buf_puts(&x->out, instead);
		done = at + n;
	}
	dg_buf_add_str(&x->out, dg_str_sub(s, done, s.n));
}

void
dg_xml_attr_str(struct dg_xml *x, const char *name, struct dg_str value)
{
	if (!x->in_tag)
		abort();
	dg_buf_putc(&x->out, ' ');
	dg_buf_puts(&x->out, name);
	dg_buf_puts(&x->out, "=\"");
	put_words(x, value, true);
	dg_buf_putc(&x->out, '"');
}

void
dg_xml_attr(struct dg_xml *x, const char *name, const char *value)
{
	dg_xml_attr_str(x, name, dg_str_of(value));
}

void
dg_xml_attr_int(struct dg_xml *x, const char *name, int64_t value)
{
	char digits[DG_DIGITS];

	dg_xml_attr_str(x, name, dg_str_digits(value, digits));
}

void
dg_xml_text(struct dg_xml *x, struct dg_str s)
{
	end_tag(x);
	put_words(x, s, false);
}

/* ---- whole elements ------------------------------------------------------- */

void
dg_xml_empty(struct dg_xml *x, const char *element)
{
	dg_xml_open(x, element);
	dg_xml_close(x);
}

void
dg_xml_val_str(struct dg_xml *x, const char *element, struct dg_str value)
{
	dg_xml_open(x, element);
	dg_xml_attr_str(x, "w:val", value);
	dg_xml_close(x);
}

void
dg_xml_val(struct dg_xml *x, const char *element, const char *value)
{
	dg_xml_val_str(x, element, dg_str_of(value));
}

void
dg_xml_val_int(struct dg_xml *x, const char *element, int64_t value)
{
	dg_xml_open(x, element);
	dg_xml_attr_int(x, "w:val", value);
	dg_xml_close(x);
}

void
dg_xml_leaf(struct dg_xml *x, const char *element, struct dg_str text)
{
	dg_xml_open(x, element);
	dg_xml_text(x, text);
	dg_xml_close(x);
}
