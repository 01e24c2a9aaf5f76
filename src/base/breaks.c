/*
 * breaks.c - where a line may end.
 *
 * A word is what stands between two spaces.  A line may end after spaces, and
 * inside a word in the few places where Word and LibreOffice both end one:
 * after a hyphen that joins two plain words, at a dash, between ")" and "(".
 * UAX 14 must allow each of them: it keeps closing marks, quotes and
 * non-breaking characters where they are.
 */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#include <unilbrk.h>

#define HYPHEN		0x2010
#define EN_DASH		0x2013
#define EM_DASH		0x2014
#define ELLIPSIS	0x2026

/* Has the word that starts at from a digit or a slash, as symbols have? */
static bool
is_symbol(struct dg_str s, size_t from, size_t *end)
{
	bool	symbol = false;
	size_t	i;

	for (i = from; i < s.n && s.p[i] != ' '; i++)
		if (s.p[i] == '/' || dg_char_is_digit((unsigned char)s.p[i]))
			symbol = true;
	*end = i;
	return symbol;
}

/* Non-breaking space, narrow or not, and hyphen: UAX 14 parts them from dashes. */
static bool
is_glue(uint32_t c)
{
	return c == 0xa0 || c == 0x202f || c == 0x2011;
}

/* May a line end between c and next, where UAX 14 has no objection? */
static bool
may_part(uint32_t before, uint32_t c, uint32_t next, bool symbol)
{
	if (is_glue(next))
		return false;
	switch (c) {
	case '-':
		return !symbol && dg_char_is_letter(before) &&
		    dg_char_is_letter(next);
	case HYPHEN: case EN_DASH: case EM_DASH: case ELLIPSIS: case '!': case '?': case '|':
		return true;
	case ')': case ']': case '}':
		return next == '(' || next == '[' || next == '{';
	default:
		return next == EM_DASH;
	}
}

/* Bytes that a character may begin with that may_part looks for, and the space. */
static const bool telling[256] = { [' '] = true, ['-'] = true, ['!'] = true, ['?'] = true,
	['|'] = true, [')'] = true, [']'] = true, ['}'] = true, [0xe2] = true };

/* Where the word [from, end) may be parted, but for UAX 14; is it anywhere? */
static bool
part_word(struct dg_str s, size_t from, size_t end, bool symbol, bool *out)
{
	uint32_t	before = 0, c = 0, next;
	bool		any = false;

	for (size_t i = from, at = from; i < end; i = at) {
		next = dg_utf8_next(s, &at);
		out[i] = i > from && may_part(before, c, next, symbol);
		any |= out[i];
		before = c;
		c = next;
	}
	return any;
}

/* Takes out what UAX 14 objects to; words begin where they did. */
static void
ask_uax14(struct dg_str s, bool *out)
{
	char *uax = dg_xmalloc(s.n);

	u8_possible_linebreaks((const uint8_t *)s.p, s.n, "UTF-8", uax);
	for (size_t i = 1; i < s.n; i++)
		if (s.p[i - 1] != ' ' && uax[i] != UC_BREAK_POSSIBLE)
			out[i] = false;
	free(uax);
}

void
dg_text_breaks(struct dg_str s, bool *out)
{
	bool	parted = false;
	size_t	end, i;

	if (s.n == 0)
		return;
	memset(out, 0, s.n);
	for (i = 0; i < s.n; i = end) {
		if (s.p[i] == ' ') {
			end = i + 1;
			continue;
		}
		for (end = i; end < s.n && !telling[(unsigned char)s.p[end]]; end++)
			;
		if (end < s.n && s.p[end] != ' ') {
			bool symbol = is_symbol(s, i, &end);

			parted |= part_word(s, i, end, symbol, out);
		}
		out[i] = i > 0;
	}
	if (parted)
		ask_uax14(s, out);
}
