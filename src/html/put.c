/*
 * put.c - bytes of a page: markup as it stands, words escaped.
 *
 * Words of a plan reach the page by dg_html_put alone.
 */
#include "html/part.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/text.h"

void
dg_html_raw(struct dg_html *h, const char *s)
{
	dg_buf_puts(h->out, s);
}

void
dg_html_fmt(struct dg_html *h, const char *fmt, ...)
{
	char	line[256];
	va_list	ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof line, fmt, ap);
	va_end(ap);
	dg_buf_puts(h->out, line);
}

/* What HTML allows in a text (HTML, 13.2.3.5): no controls, no noncharacters. */
static bool
is_allowed(uint32_t c)
{
	return c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7f && !(c >= 0x80 && c < 0xa0) &&
	    (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef));
}

static const char *
entity_of(uint32_t c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case 0xa0:
		return "&nbsp;";
	default:
		return is_allowed(c) ? NULL : "\uFFFD";
	}
}

void
dg_html_put(struct dg_html *h, struct dg_str s)
{
	size_t done = 0;

	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		const char *entity = entity_of(dg_utf8_next(s, &at));

		if (entity == NULL)
			continue;
		dg_buf_add_str(h->out, dg_str_sub(s, done, from));
		dg_buf_puts(h->out, entity);
		done = at;
	}
	dg_buf_add_str(h->out, dg_str_sub(s, done, s.n));
}

/* Hundredths of a unit, without noughts at the end. */
static void
put_hundredths(struct dg_html *h, int64_t n, const char *unit)
{
	if (n < 0)
		dg_html_raw(h, "-");
	n = n < 0 ? -n : n;
	dg_html_fmt(h, "%lld", (long long)(n / 100));
	if (n % 100 != 0)
		dg_html_fmt(h, n % 10 != 0 ? ".%02d" : ".%d",
		    (int)(n % 10 != 0 ? n % 100 : n % 100 / 10));
	dg_html_raw(h, n != 0 ? unit : "");
}

void
dg_html_length(struct dg_html *h, dg_emu e)
{
	if (e % (DG_EMU_PT / 100) != 0 && e % (DG_EMU_MM / 100) == 0)
		put_hundredths(h, e / (DG_EMU_MM / 100), "mm");
	else
		put_hundredths(h, dg_emu_div(e, DG_EMU_PT / 100), "pt");
}

void
dg_html_base64(struct dg_html *h, struct dg_str s)
{
	static const char letter[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789+/";

	for (size_t i = 0; i < s.n; i += 3) {
		unsigned char b[3] = { 0 };
		size_t n = s.n - i < 3 ? s.n - i : 3;

		for (size_t k = 0; k < n; k++)
			b[k] = (unsigned char)s.p[i + k];
		dg_buf_putc(h->out, letter[b[0] >> 2]);
		dg_buf_putc(h->out, letter[(b[0] & 3) << 4 | b[1] >> 4]);
		dg_buf_putc(h->out, n > 1 ? letter[(b[1] & 15) << 2 | b[2] >> 6] : '=');
		dg_buf_putc(h->out, n > 2 ? letter[b[2] & 63] : '=');
	}
}

void
dg_html_id(struct dg_html *h, const char *attribute, struct dg_str id)
{
	dg_html_fmt(h, "%sp-", attribute);
	dg_html_put(h, id);
	dg_html_raw(h, "\"");
}

void
dg_html_style(struct dg_html *h, const struct dg_style *style)
{
	struct dg_str name = style->name;

	dg_html_raw(h, "s-");
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || c == '-';

		dg_buf_putc(h->out, plain ? c : '_');
	}
}

const char *
dg_html_word(const struct dg_html *h, const char *vi, const char *en)
{
	return h->sheet->language.n == 0 || dg_str_starts(h->sheet->language, "vi") ? vi : en;
}
