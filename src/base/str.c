/* str.c - slices of bytes. */
#include "base/str.h"

#include <stdlib.h>
#include <string.h>

int
dg_str_cmp(struct dg_str a, struct dg_str b)
{
	size_t	 n = a.n < b.n ? a.n : b.n;
	int	 c = n > 0 ? memcmp(a.p, b.p, n) : 0;

	if (c != 0)
		return c;
	return (a.n > b.n) - (a.n < b.n);
}

bool
dg_str_ends(struct dg_str s, const char *suffix)
{
	size_t n = strlen(suffix);

	return s.n >= n && memcmp(s.p + s.n - n, suffix, n) == 0;
}

bool
dg_str_is_word(struct dg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!(s.p[i] >= 'a' && s.p[i] <= 'z') &&
		    !(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '-')
			return false;
	return s.n > 0;
}

size_t
dg_str_find(struct dg_str s, const char *needle)
{
	size_t		 n = strlen(needle);
	const char	*at;

	if (n == 0 || s.n < n)
		return n == 0 ? 0 : s.n;
	for (size_t i = 0; i + n <= s.n; i = (size_t)(at - s.p) + 1) {
		at = memchr(s.p + i, needle[0], s.n - n + 1 - i);
		if (at == NULL)
			return s.n;
		if (memcmp(at, needle, n) == 0)
			return (size_t)(at - s.p);
	}
	return s.n;
}

size_t
dg_str_find_char(struct dg_str s, char c)
{
	const char *at = s.n > 0 ? memchr(s.p, c, s.n) : NULL;

	return at == NULL ? s.n : (size_t)(at - s.p);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

struct dg_str
dg_str_trim_left(struct dg_str s)
{
	while (s.n > 0 && is_blank(s.p[0])) {
		s.p++;
		s.n--;
	}
	return s;
}

struct dg_str
dg_str_trim_right(struct dg_str s)
{
	while (s.n > 0 && is_blank(s.p[s.n - 1]))
		s.n--;
	return s;
}

struct dg_str
dg_str_trim(struct dg_str s)
{
	return dg_str_trim_left(dg_str_trim_right(s));
}

struct dg_str
dg_str_cut(struct dg_str *rest, char c)
{
	size_t		at = dg_str_find_char(*rest, c);
	struct dg_str	head = dg_str_sub(*rest, 0, at);

	*rest = dg_str_sub(*rest, at + 1, rest->n);
	return head;
}

size_t
dg_str_number(struct dg_str s, size_t max)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || n > max)
			return 0;
		n = n * 10 + (size_t)(s.p[i] - '0');
	}
	return n <= max ? n : 0;
}

/* Two digits at a time. */
static const char pairs[] =
	"00010203040506070809101112131415161718192021222324252627282930313233343536373839"
	"40414243444546474849505152535455565758596061626364656667686970717273747576777879"
	"8081828384858687888990919293949596979899";

struct dg_str
dg_str_digits(int64_t n, char digits[DG_DIGITS])
{
	char		*end = digits + DG_DIGITS, *p = end;
	uint64_t	 left = n < 0 ? -(uint64_t)n : (uint64_t)n;

	for (; left >= 10; left /= 100) {
		p -= 2;
		memcpy(p, pairs + left % 100 * 2, 2);
	}
	if (left > 0 || p == end)
		*--p = (char)('0' + left);
	if (n < 0)
		*--p = '-';
	return (struct dg_str){ p, (size_t)(end - p) };
}

#define DISTANCE_MAX 64

size_t
dg_str_distance(struct dg_str a, struct dg_str b, size_t max)
{
	size_t row[DISTANCE_MAX + 1];

	if (a.n > DISTANCE_MAX || b.n > DISTANCE_MAX)
		return max + 1;
	for (size_t j = 0; j <= b.n; j++)
		row[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		size_t corner = row[0];

		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			size_t best = corner + (a.p[i - 1] != b.p[j - 1]);

			corner = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[b.n] <= max ? row[b.n] : max + 1;
}
