/*
 * object.c - printing of PDF values (ISO 32000-1, 7.3).
 *
 * Tokens decide by the last byte in the buffer whether they need a space
 * before them, so callers never think of delimiters and the file stays small.
 */
#include "pdf/object.h"

#include <string.h>

#include "base/text.h"

static void
separate(struct dg_buf *b)
{
	switch (b->n > 0 ? b->p[b->n - 1] : ' ') {
	case '(': case ')': case '<': case '>': case '[': case ']': case '{': case '}':
	case '/': case ' ': case '\n': case '\0':
		return;
	default:
		dg_buf_putc(b, ' ');
	}
}

void
dg_object_digits(struct dg_buf *b, int64_t n)
{
	char digits[DG_DIGITS];

	dg_buf_add_str(b, dg_str_digits(n, digits));
}

void
dg_object_code(struct dg_buf *b, uint16_t code)
{
	static const char	hex[] = "0123456789ABCDEF";
	const char		digit[4] = { hex[code >> 12], hex[code >> 8 & 15],
					hex[code >> 4 & 15], hex[code & 15] };

	dg_buf_add(b, digit, 4);
}

/* One byte of a string, as it must be written. */
static char *
put_byte(char *to, unsigned char c)
{
	if (c == '(' || c == ')' || c == '\\' || c == '\r')
		*to++ = '\\';
	*to++ = c == '\r' ? 'r' : (char)c;
	return to;
}

void
dg_object_code_bytes(struct dg_buf *b, uint16_t code)
{
	char *end;

	if (!dg_buf_reserve(b, 4))
		return;
	end = put_byte(put_byte(b->p + b->n, code >> 8), code & 0xff);
	*end = '\0';
	b->n = (size_t)(end - b->p);
}

/* Digits of n before end; where they begin. */
static char *
digits_before(char *end, uint64_t n)
{
	do
		*--end = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	return end;
}

void
dg_object_fixed(struct dg_buf *b, int64_t thousandths)
{
	char		text[1 + DG_DIGITS + 4], *end = text + sizeof text, *at = end;
	uint64_t	n = thousandths < 0 ? -(uint64_t)thousandths : (uint64_t)thousandths;
	unsigned	part = (unsigned)(n % 1000);

	if (part > 0) {
		at = digits_before(at, part + 1000);
		*at = '.';
		while (end[-1] == '0')
			end--;
	}
	if (n >= 1000 || part == 0)
		at = digits_before(at, n / 1000);
	if (thousandths < 0)
		*--at = '-';
	dg_buf_add(b, at, (size_t)(end - at));
}

int64_t
dg_object_milli_pt(dg_emu e)
{
	return dg_emu_div(e * 1000, DG_EMU_PT);
}

void
dg_object_int(struct dg_buf *b, int64_t n)
{
	separate(b);
	dg_object_digits(b, n);
}

void
dg_object_number(struct dg_buf *b, int64_t thousandths)
{
	separate(b);
	dg_object_fixed(b, thousandths);
}

void
dg_object_word(struct dg_buf *b, const char *word)
{
	separate(b);
	dg_buf_puts(b, word);
}

void
dg_object_name(struct dg_buf *b, struct dg_str name)
{
	dg_buf_putc(b, '/');
	for (size_t i = 0; i < name.n; i++) {
		unsigned char c = (unsigned char)name.p[i];

		if (c <= ' ' || c > '~' || strchr("()<>[]{}/%#", c) != NULL)
			dg_buf_fmt(b, "#%02X", c);
		else
			dg_buf_putc(b, (char)c);
	}
}

void
dg_object_ref(struct dg_buf *b, unsigned number)
{
	separate(b);
	dg_object_digits(b, number);
	dg_buf_puts(b, " 0 R");
}

void
dg_object_string(struct dg_buf *b, struct dg_str bytes)
{
	dg_buf_putc(b, '(');
	for (size_t i = 0; i < bytes.n; i++) {
		char c = bytes.p[i];

		if (c == '(' || c == ')' || c == '\\')
			dg_buf_putc(b, '\\');
		if (c == '\r')
			dg_buf_puts(b, "\\r");
		else
			dg_buf_putc(b, c);
	}
	dg_buf_putc(b, ')');
}

static bool
is_printable_ascii(struct dg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < ' ' || s.p[i] > '~')
			return false;
	return true;
}

static void
put_unit(struct dg_buf *b, uint32_t unit)
{
	dg_buf_putc(b, (char)(unit >> 8 & 0xff));
	dg_buf_putc(b, (char)(unit & 0xff));
}

void
dg_utf16_put(struct dg_buf *b, struct dg_str utf8)
{
	for (size_t at = 0; at < utf8.n; ) {
		uint32_t c = dg_utf8_next(utf8, &at);

		if (c >= 0x10000) {
			put_unit(b, 0xd800 + ((c - 0x10000) >> 10));
			c = 0xdc00 + ((c - 0x10000) & 0x3ff);
		}
		put_unit(b, c);
	}
}

void
dg_object_text(struct dg_buf *b, struct dg_str utf8)
{
	struct dg_buf wide;

	if (is_printable_ascii(utf8)) {
		dg_object_string(b, utf8);
		return;
	}
	dg_buf_init(&wide, DG_PDF_MAX_VALUE);
	dg_buf_add(&wide, "\xfe\xff", 2);
	dg_utf16_put(&wide, utf8);
	dg_object_string(b, dg_buf_str(&wide));
	b->overflow |= wide.overflow;
	dg_buf_fini(&wide);
}

void
dg_dict_open(struct dg_buf *b)
{
	dg_buf_puts(b, "<<");
}

void
dg_dict_close(struct dg_buf *b)
{
	dg_buf_puts(b, ">>");
}

void
dg_dict_key(struct dg_buf *b, const char *key)
{
	dg_buf_putc(b, '/');
	dg_buf_puts(b, key);
}

void
dg_dict_int(struct dg_buf *b, const char *key, int64_t n)
{
	dg_dict_key(b, key);
	dg_object_int(b, n);
}

void
dg_dict_name(struct dg_buf *b, const char *key, const char *name)
{
	dg_dict_key(b, key);
	dg_dict_key(b, name);
}

void
dg_dict_ref(struct dg_buf *b, const char *key, unsigned number)
{
	dg_dict_key(b, key);
	dg_object_ref(b, number);
}

void
dg_dict_text(struct dg_buf *b, const char *key, struct dg_str utf8)
{
	dg_dict_key(b, key);
	dg_object_text(b, utf8);
}
