/*
 * str.h - slices of bytes.
 *
 * A dg_str is a view: it owns nothing and is not terminated.  Text that lives
 * longer than its source is copied into an arena (arena.h).
 */
#ifndef DG_BASE_STR_H
#define DG_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct dg_str {
	const char *p;
	size_t n;
};

/* A slice of a string literal, or of a terminated string. */
#define DG_STR(lit) ((struct dg_str){ "" lit, sizeof(lit) - 1 })
struct dg_str	dg_str_of(const char *z);
/* Digits that are a number from 1 to max; 0: something else. */
size_t		dg_str_number(struct dg_str, size_t max);

/* For printf: "%.*s", DG_FMT(s). */
#define DG_FMT(s) (int)(s).n, (s).p

static inline bool
dg_str_eq(struct dg_str a, struct dg_str b)
{
	return a.n == b.n && (a.n == 0 || (a.p[0] == b.p[0] &&
	    (a.n == 1 || memcmp(a.p + 1, b.p + 1, a.n - 1) == 0)));
}

static inline bool
dg_str_is(struct dg_str s, const char *z)
{
	return dg_str_eq(s, (struct dg_str){ z, strlen(z) });
}

int		dg_str_cmp(struct dg_str, struct dg_str);
static inline bool
dg_str_starts(struct dg_str s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.n >= n && memcmp(s.p, prefix, n) == 0;
}

bool		dg_str_ends(struct dg_str, const char *suffix);

/* [a-z0-9-]+: what ids and names of files are made of. */
bool		dg_str_is_word(struct dg_str);

/* The offset of the first occurrence, or s.n when there is none. */
size_t		dg_str_find(struct dg_str s, const char *needle);
size_t		dg_str_find_char(struct dg_str s, char c);

/* Part of s; offsets beyond its end are cut to it.  An empty s may have no bytes at all. */
static inline struct dg_str
dg_str_sub(struct dg_str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (struct dg_str){ s.p != NULL ? s.p + from : NULL, to - from };
}

/* Without spaces and tabs at both ends, or at one. */
struct dg_str	dg_str_trim(struct dg_str);
struct dg_str	dg_str_trim_left(struct dg_str);
struct dg_str	dg_str_trim_right(struct dg_str);

/*
 * Cuts *rest at the first c: returns what stands before it and leaves what
 * stands behind it in *rest; without c, returns all and empties *rest.
 */
struct dg_str	dg_str_cut(struct dg_str *rest, char c);

/* A decimal integer, in digits. */
#define DG_DIGITS 20
struct dg_str	dg_str_digits(int64_t, char digits[DG_DIGITS]);

/* Edit distance in bytes, at most max + 1: for "did you mean". */
size_t		dg_str_distance(struct dg_str, struct dg_str, size_t max);

#endif
