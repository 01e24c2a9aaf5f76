/*
 * mark.c - how a line starts.
 *
 * One function looks at the first characters of a line and says which mark
 * they are; nothing else decides it.  It sees one line only: what a mark
 * means where it stands is for those who ask.
 */
#include "plan/parser.h"

#include "base/text.h"

static bool
is_digit(struct dg_str s, size_t i)
{
	return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

static bool
is_char(struct dg_str s, size_t i, char c)
{
	return i < s.n && s.p[i] == c;
}

/* A space or the end. */
static bool
is_gap(struct dg_str s, size_t i)
{
	return i >= s.n || s.p[i] == ' ';
}

static bool
is_letter(struct dg_str s, size_t i)
{
	return i < s.n && dg_char_is_letter(dg_utf8_next(s, &i));
}

/* Where a word may begin: a letter, a star, a quotation mark. */
static bool
is_word(struct dg_str s, size_t i)
{
	return is_letter(s, i) || is_char(s, i, '*') || is_char(s, i, '"') ||
	    dg_str_starts(dg_str_sub(s, i, s.n), "“");
}

static size_t
digits(struct dg_str s, size_t from)
{
	size_t i = from;

	while (is_digit(s, i))
		i++;
	return i - from;
}

static uint32_t
number_at(struct dg_str s, size_t from, size_t n)
{
	uint32_t value = 0;

	for (size_t i = from; i < from + n; i++)
		value = value * 10 + (uint32_t)(s.p[i] - '0');
	return value;
}

/* Bytes of the lower-case letter at the start; 0: none. */
static size_t
small_letter(struct dg_str s)
{
	size_t at = 0;

	if (s.n == 0)
		return 0;
	if (s.p[0] >= 'a' && s.p[0] <= 'z')
		return 1;
	return dg_utf8_next(s, &at) == 0x111 ? at : 0;	/* đ */
}

static struct dg_mark
item(enum dg_marker marker, size_t length, uint32_t value)
{
	return (struct dg_mark){ .kind = DG_LINE_ITEM, .length = length, .marker = marker,
	    .value = value };
}

static struct dg_mark
looks(const char *meant)
{
	return (struct dg_mark){ .kind = DG_LINE_LOOKS, .meant = dg_str_of(meant) };
}

static struct dg_mark
plain(enum dg_line_kind kind)
{
	return (struct dg_mark){ .kind = kind };
}

static struct dg_mark
bullet(struct dg_str s)
{
	if (is_gap(s, 1))
		return item(s.p[0] == '-' ? DG_MARK_DASH : DG_MARK_PLUS, 2, 0);
	if (is_word(s, 1))
		return looks(s.p[0] == '-' ? "- " : "+ ");
	return plain(DG_LINE_TEXT);
}

/* "1. " of at most two digits */
static struct dg_mark
number(struct dg_str s)
{
	size_t n = digits(s, 0);

	if (n > 2)
		return plain(DG_LINE_TEXT);
	if (is_char(s, n, ')'))
		return is_gap(s, n + 1) ? looks("1. ") : plain(DG_LINE_TEXT);
	if (!is_char(s, n, '.'))
		return plain(DG_LINE_TEXT);
	if (is_gap(s, n + 1))
		return item(DG_MARK_NUMBER, n + 2, number_at(s, 0, n));
	return is_word(s, n + 1) ? looks("1. ") : plain(DG_LINE_TEXT);
}

/* "(1) " of at most two digits */
static struct dg_mark
paren(struct dg_str s)
{
	size_t n = digits(s, 1);

	if (n < 1 || n > 2 || !is_char(s, n + 1, ')'))
		return plain(DG_LINE_TEXT);
	if (is_gap(s, n + 2))
		return item(DG_MARK_PAREN, n + 3, number_at(s, 1, n));
	return is_word(s, n + 2) ? looks("(1) ") : plain(DG_LINE_TEXT);
}

/* "a) " of one letter */
static struct dg_mark
letter(struct dg_str s)
{
	size_t		n = small_letter(s);
	struct dg_mark	m;

	if (n == 0) {
		if (s.p[0] >= 'A' && s.p[0] <= 'Z' && is_char(s, 1, ')') && is_gap(s, 2))
			return looks("a) ");
		return plain(DG_LINE_TEXT);
	}
	if (is_char(s, n, '.') && is_gap(s, n + 1))
		return looks("a) ");
	if (!is_char(s, n, ')'))
		return plain(DG_LINE_TEXT);
	if (!is_gap(s, n + 1))
		return is_word(s, n + 1) ? looks("a) ") : plain(DG_LINE_TEXT);
	m = item(DG_MARK_LETTER, n + 2, dg_list_letter_value(dg_str_sub(s, 0, n)));
	m.strange = m.value == 0;
	return m;
}

static struct dg_mark
hashes(struct dg_str s)
{
	size_t n = 0;

	while (is_char(s, n, '#'))
		n++;
	if (n > DG_SECTION_MAX)
		return (struct dg_mark){ .kind = DG_LINE_DEEP_HEADING, .length = n,
		    .value = DG_SECTION_MAX };
	if (!is_gap(s, n))
		return looks("# ");
	return (struct dg_mark){ .kind = DG_LINE_HEADING, .length = n, .value = (uint32_t)n };
}

/* "[^x]:" */
static struct dg_mark
note(struct dg_str s)
{
	size_t i = 2;

	while (i < s.n && i < DG_MAX_ID && s.p[i] != ']' && s.p[i] != ' ')
		i++;
	if (!is_char(s, i, ']') || !is_char(s, i + 1, ':'))
		return plain(DG_LINE_TEXT);
	return (struct dg_mark){ .kind = DG_LINE_NOTE, .length = i + 2 };
}

/* A line of rule characters and nothing else. */
static bool
is_rule(struct dg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (dg_str_find_char(DG_STR("-=*_|: "), s.p[i]) == 7)
			return false;
	return s.n > 0;
}

static struct dg_mark
symbol(struct dg_str s)
{
	switch (s.p[0]) {
	case '#':
		return hashes(s);
	case '|':
		return plain(DG_LINE_TABLE);
	case '-': case '+':
		return bullet(s);
	case '*':
		return is_gap(s, 1) ? looks("- ") : plain(DG_LINE_TEXT);
	case '(':
		return paren(s);
	case '>':
		return is_gap(s, 1) ? plain(DG_LINE_QUOTE) : plain(DG_LINE_TEXT);
	case '[':
		return is_char(s, 1, '^') ? note(s) : plain(DG_LINE_TEXT);
	case '`': case '~':
		return is_char(s, 1, s.p[0]) && is_char(s, 2, s.p[0]) ?
		    plain(DG_LINE_FENCE) : plain(DG_LINE_TEXT);
	default:
		return plain(DG_LINE_TEXT);
	}
}

struct dg_str
dg_mark_unnamed(struct dg_str s)
{
	size_t		i = s.n - 1;
	struct dg_str	inside;

	if (s.n < 4 || s.p[i] != '}')
		return s;
	while (i > 1 && s.p[i - 1] != '{' && s.p[i - 1] != '}' && s.n - i <= 4 * DG_MAX_ID)
		i--;
	inside = dg_str_sub(s, i, s.n);
	if (s.p[i - 1] != '{' || i < 2 || s.p[i - 2] != ' ' || (inside.p[0] != '#' &&
	    inside.p[0] != '.' && !dg_str_starts(inside, "was=")))
		return s;
	return dg_str_trim_right(dg_str_sub(s, 0, i - 1));
}

struct dg_mark
dg_mark_of(struct dg_str s)
{
	s = dg_mark_unnamed(s);
	if (s.n == 0)
		return plain(DG_LINE_BLANK);
	if (dg_str_starts(s, ":::"))
		return plain(DG_LINE_BLOCK);
	if (s.p[0] != '|' && !dg_str_is(s, "-") && is_rule(s))
		return plain(DG_LINE_RULE);
	if (dg_str_starts(s, "•") || dg_str_starts(s, "– "))
		return looks("- ");
	if (is_digit(s, 0))
		return number(s);
	if (small_letter(s) > 0 || (s.p[0] >= 'A' && s.p[0] <= 'Z'))
		return letter(s);
	return symbol(s);
}

bool
dg_mark_escaped(struct dg_str s)
{
	struct dg_str behind = dg_str_sub(s, 1, s.n);

	if (s.n < 2 || s.p[0] != '\\')
		return false;
	if (dg_str_starts(behind, "%%"))
		return true;
	switch (dg_mark_of(behind).kind) {
	case DG_LINE_BLANK: case DG_LINE_TEXT: case DG_LINE_NOTE:
		return false;
	default:
		return true;
	}
}

/* "I", "XIV": bytes of a Roman numeral at the start */
static size_t
roman(struct dg_str s)
{
	size_t n = 0;

	while (n < s.n && n < 8 && dg_str_find_char(DG_STR("IVXLC"), s.p[n]) < 5)
		n++;
	return n;
}

/* "1", "1.2", "1.2.3": bytes, and whether it has parts */
static size_t
decimal(struct dg_str s, bool *parts)
{
	size_t n = digits(s, 0);

	*parts = false;
	if (n < 1 || n > 2)
		return 0;
	while (is_char(s, n, '.') && is_digit(s, n + 1) && digits(s, n + 1) <= 2) {
		n += 1 + digits(s, n + 1);
		*parts = true;
	}
	return n;
}

/* A letter of either case. */
static size_t
any_letter(struct dg_str s)
{
	size_t at = 0;

	if (s.n > 0 && s.p[0] >= 'A' && s.p[0] <= 'Z')
		return 1;
	if (s.n > 0 && dg_utf8_next(s, &at) == 0x110)	/* Đ */
		return at;
	return small_letter(s);
}

static bool
is_stop(struct dg_str s, size_t i)
{
	return is_char(s, i, '.') || is_char(s, i, ')') || is_char(s, i, '-');
}

size_t
dg_mark_number(struct dg_str s)
{
	bool	parts;
	size_t	n = decimal(s, &parts);

	if (n > 0) {
		if (is_stop(s, n) && is_gap(s, n + 1))
			return n + 1;
		if (is_stop(s, n) && s.p[n] != '-' && is_word(s, n + 1))
			return n + 1;
		return parts && is_gap(s, n) ? n : 0;
	}
	n = roman(s);
	if (n > 0 && is_stop(s, n) && is_gap(s, n + 1))
		return n + 1;
	if (n > 0 && dg_str_starts(dg_str_sub(s, n, s.n), " - "))
		return n + 2;
	n = any_letter(s);
	if (n > 0 && is_stop(s, n) && is_gap(s, n + 1))
		return n + 1;
	if (paren(s).kind == DG_LINE_ITEM && s.n > 0 && s.p[0] == '(')
		return paren(s).length - 1;
	return 0;
}

const char *
dg_marker_name(enum dg_marker marker)
{
	static const char *const names[] = { "-", "+", "1.", "a)", "(1)" };

	return names[marker];
}
