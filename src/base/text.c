/*
 * text.c - UTF-8 text by libunistring.  The language is always "" (none), so
 * case follows Unicode alone; Vietnamese needs no special rule.
 */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>

bool
dg_text_is_ascii(struct dg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

size_t
dg_utf8_invalid(struct dg_str s)
{
	const uint8_t *bad;

	if (s.n == 0)
		return 0;
	bad = u8_check((const uint8_t *)s.p, s.n);
	return bad == NULL ? s.n : (size_t)(bad - (const uint8_t *)s.p);
}

uint32_t
dg_utf8_next_long(struct dg_str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.p + *at;
	ucs4_t	c;
	int	n;

	if (p[0] > 0xe0 && p[0] < 0xed && s.n - *at > 2 && (p[1] & 0xc0) == 0x80 &&
	    (p[2] & 0xc0) == 0x80) {
		*at += 3;
		return (p[0] & 0xfu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
	}
	n = u8_mbtouc(&c, (const uint8_t *)s.p + *at, s.n - *at);
	*at += n > 0 ? (size_t)n : 1;
	return c;
}

size_t
dg_utf8_put(uint32_t c, char out[4])
{
	int n = u8_uctomb((uint8_t *)out, c, 4);

	return n > 0 ? (size_t)n : 0;
}

size_t
dg_text_columns(struct dg_str s)
{
	const uint8_t	*p = (const uint8_t *)s.p, *end = p + s.n;
	size_t		 n = 0;

	if (dg_text_is_ascii(s))
		return s.n;
	while (p < end) {
		p = u8_grapheme_next(p, end);
		n++;
	}
	return n;
}

/* A copy of malloc'ed bytes in the arena; the bytes are freed. */
static struct dg_str
adopt(struct dg_arena *a, uint8_t *p, size_t n)
{
	struct dg_str s;

	if (p == NULL)
		abort();
	s = dg_arena_dup(a, (struct dg_str){ (char *)p, n });
	free(p);
	return s;
}

static uint8_t *
nfc(struct dg_str s, size_t *n)
{
	return u8_normalize(UNINORM_NFC, (const uint8_t *)s.p, s.n, NULL, n);
}

/*
 * Are there only characters that NFC never changes: those before the first combining one
 * (U+0300), the letters of U+1E00 to U+1EFF, dashes and quotation marks (U+2010 to U+2027)?
 * That is what nearly all Vietnamese text is made of.
 */
static bool
is_composed(struct dg_str s)
{
	const unsigned char *p = (const unsigned char *)s.p, *end = p + s.n;

	while (p < end)
		if (*p < 0x80)
			p++;
		else if (*p < 0xcc)
			p += 2;
		else if (end - p > 2 && ((p[0] == 0xe1 && p[1] >= 0xb8 && p[1] <= 0xbb) ||
		    (p[0] == 0xe2 && p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0xa7)))
			p += 3;
		else
			return false;
	return true;
}

bool
dg_text_is_nfc(struct dg_str s)
{
	uint8_t	*p;
	size_t	 n;
	bool	 same;

	if (is_composed(s))
		return true;
	p = nfc(s, &n);
	if (p == NULL)
		abort();
	same = n == s.n && memcmp(p, s.p, n) == 0;
	free(p);
	return same;
}

struct dg_str
dg_text_nfc(struct dg_arena *a, struct dg_str s)
{
	uint8_t	*p;
	size_t	 n;

	if (is_composed(s))
		return s;
	p = nfc(s, &n);
	if (p != NULL && n == s.n && memcmp(p, s.p, n) == 0) {
		free(p);
		return s;
	}
	return adopt(a, p, n);
}

/* ---- case ---------------------------------------------------------------------- */

/* The capital of a letter, or the small one of a capital, where it is one character of as
 * many bytes, whatever stands around it; a mark or digit itself; 0: Unicode is to be asked.
 * Latin-1, Latin Extended-A and the Vietnamese letters, but for a few odd ones. */
static uint32_t
other_case(uint32_t c, bool upper)
{
	uint32_t odd = upper ? 1 : 0;		/* pairs: the capital is even */

	if (c < 0x80)
		return c - (upper ? 'a' : 'A') < 26 ? c ^ 0x20 : c;
	if (c >= 0xc0 && c < 0xff && c != 0xd7 && c != 0xdf && c != 0xf7)
		return upper ? c & ~(uint32_t)0x20 : c | 0x20;
	if ((c >= 0x100 && c < 0x130) || (c >= 0x1ea0 && c < 0x1efa) || c == 0x168 || c == 0x169 ||
	    c == 0x1a0 || c == 0x1a1)
		return (c & 1) == odd ? c ^ 1 : c;
	if (c == 0x1af || c == 0x1b0)
		return upper ? 0x1af : 0x1b0;
	/* A space that does not break, dashes, quotation marks, the ellipsis. */
	return c == 0xa0 || (c >= 0x2010 && c < 0x2027) ? c : 0;
}

/* A character of at most three bytes, as long as n says. */
static void
put_char(char *out, size_t n, uint32_t c)
{
	if (n == 1) {
		out[0] = (char)c;
		return;
	}
	out[0] = (char)(n == 2 ? 0xc0 | c >> 6 : 0xe0 | c >> 12);
	if (n == 3)
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
	out[n - 1] = (char)(0x80 | (c & 0x3f));
}

/* Writes s in the other case to out, s.n bytes; false: it cannot be done letter by letter. */
static bool
map_letters(struct dg_str s, bool upper, char *out)
{
	for (size_t at = 0, from = 0; at < s.n; from = at) {
		uint32_t c = other_case(dg_utf8_next(s, &at), upper);

		if (c == 0)
			return false;
		put_char(out + from, at - from, c);
	}
	return true;
}

typedef uint8_t *case_map(const uint8_t *, size_t, const char *, uninorm_t, uint8_t *, size_t *);

static struct dg_str
mapped(struct dg_arena *a, struct dg_str s, bool upper, case_map *map)
{
	uint8_t	*p;
	char	*out;
	size_t	 n;

	if (s.n == 0)
		return s;
	out = dg_arena_alloc(a, s.n + 1);
	if (map_letters(s, upper, out))
		return (struct dg_str){ out, s.n };
	p = map((const uint8_t *)s.p, s.n, "", UNINORM_NFC, NULL, &n);
	return adopt(a, p, n);
}

struct dg_str
dg_text_upper(struct dg_arena *a, struct dg_str s)
{
	return mapped(a, s, true, u8_toupper);
}

struct dg_str
dg_text_lower(struct dg_arena *a, struct dg_str s)
{
	return mapped(a, s, false, u8_tolower);
}

struct dg_str
dg_text_bare(struct dg_arena *a, struct dg_str s)
{
	uint8_t		*p;
	size_t		 n, at = 0;
	struct dg_str	 apart;
	char		*out;

	if (s.n == 0 || dg_utf8_invalid(s) < s.n)
		return s;
	p = u8_tolower((const uint8_t *)s.p, s.n, "", UNINORM_NFD, NULL, &n);
	apart = adopt(a, p, n);
	out = dg_arena_alloc(a, apart.n + 1);
	for (n = 0; at < apart.n;) {
		uint32_t c = dg_utf8_next(apart, &at);

		if (c < 0x300 || c > 0x36f)
			n += dg_utf8_put(c == 0x111 ? 'd' : c, out + n);
	}
	return (struct dg_str){ out, n };
}

struct dg_str
dg_text_capital(struct dg_arena *a, struct dg_str s)
{
	size_t		at = 0;
	struct dg_str	first;

	if (s.n == 0)
		return s;
	dg_utf8_next(s, &at);
	first = dg_text_upper(a, dg_str_sub(s, 0, at));
	return dg_arena_join(a, first, dg_str_sub(s, at, s.n));
}

bool
dg_char_is_letter_of_any(uint32_t c)
{
	return uc_is_general_category_withtable(c,
	    UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

bool
dg_char_is_forbidden(uint32_t c)
{
	if ((c >= 0x20 && c < 0x7f) || c == '\t' || c == '\n' || c == '\r')
		return false;
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad ||
	    c == 0x034f || c == 0x061c || c == 0x115f || c == 0x1160 ||
	    c == 0x17b4 || c == 0x17b5 || (c >= 0x180b && c <= 0x180f) ||
	    (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x206f) || c == 0x3164 ||
	    (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || c == 0xffa0 ||
	    (c >= 0xfff0 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe0fff) ||
	    (c & 0xfffe) == 0xfffe;
}

/* The letters of Vietnamese lists, in their order: f, j, w, z are not used. */
static const char *const list_letters[] = { "a", "b", "c", "d", "đ", "e", "g",
    "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x",
    "y" };

struct dg_str
dg_list_letter(unsigned n)
{
	if (n < 1 || n > sizeof list_letters / sizeof list_letters[0])
		return DG_STR("");
	return dg_str_of(list_letters[n - 1]);
}

unsigned
dg_list_letter_value(struct dg_str s)
{
	for (unsigned i = 0; i < sizeof list_letters / sizeof list_letters[0]; i++)
		if (dg_str_is(s, list_letters[i]))
			return i + 1;
	return 0;
}

struct dg_str
dg_roman(struct dg_arena *a, unsigned n)
{
	static const struct { unsigned value; const char *digits; } step[] = {
		{ 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" },
		{ 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" },
		{ 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" },
	};
	char	out[32];
	size_t	len = 0;

	if (n < 1 || n > 3999)
		return dg_arena_fmt(a, "%u", n);
	for (size_t i = 0; n > 0; i++)
		for (; n >= step[i].value; n -= step[i].value)
			for (const char *d = step[i].digits; *d != '\0'; d++)
				out[len++] = *d;
	return dg_arena_dup(a, (struct dg_str){ out, len });
}
