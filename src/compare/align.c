/*
 * align.c - ids and what is there once, equal blocks, blocks alike.
 *
 * What is left between two matches is compared each with each, as long as that
 * is few: the pairs that together are the most alike are taken.
 */
#include "compare/align.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#define ALIKE		500	/* permille of words in common */
#define MOST_PAIRS	40000u	/* of a gap, compared each with each */

/* Both sides, and where the answer goes. */
struct sides {
	const struct dg_block	*a, *b;
	size_t			*work;
	uint32_t		*match;
};

/* What is between two matches: [a, a_end) and [b, b_end). */
struct gap {
	size_t	a, a_end, b, b_end;
};

/* ---- ids ----------------------------------------------------------------------- */

struct named {
	uint32_t	id, at;
};

static int
compare_named(const void *x, const void *y)
{
	const struct named *a = x, *b = y;

	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

static struct named *
list_named(const struct dg_block *block, size_t n, size_t *n_named)
{
	struct named *named = dg_xmalloc((n + 1) * sizeof *named);

	*n_named = 0;
	for (size_t i = 0; i < n; i++)
		if (block[i].id != 0)
			named[(*n_named)++] = (struct named){ block[i].id, (uint32_t)i };
	qsort(named, *n_named, sizeof *named, compare_named);
	return named;
}

static void
match_ids(const struct sides *s, size_t na, size_t nb)
{
	size_t n, m, j = 0;
	struct named *x = list_named(s->a, na, &n), *y = list_named(s->b, nb, &m);

	for (size_t i = 0; i < n; i++) {
		while (j < m && y[j].id < x[i].id)
			j++;
		if (j == m || y[j].id != x[i].id ||
		    s->a[x[i].at].sort != s->b[y[j].at].sort)
			continue;
		s->match[x[i].at] = y[j++].at;
	}
	free(x);
	free(y);
}

/* ---- what is there once ---------------------------------------------------------- */

static uint32_t *
keys_of(const struct dg_block *block, size_t n)
{
	uint32_t *keys = dg_xmalloc((n + 1) * sizeof *keys);

	for (size_t i = 0; i < n; i++)
		keys[i] = block[i].key;
	return keys;
}

/* Beside ids: equal blocks that are there once.  Of those that cross each other,
 * the fewer were moved. */
static void
match_single(const struct sides *s, size_t na, size_t nb)
{
	uint32_t *x = keys_of(s->a, na), *y = keys_of(s->b, nb);
	uint32_t *to = dg_xmalloc((na + 1) * sizeof *to);
	bool *taken = dg_xmalloc((nb + 1) * sizeof *taken);

	for (size_t j = 0; j < nb; j++)
		taken[j] = false;
	for (size_t i = 0; i < na; i++)
		if (s->match[i] != DG_UNMATCHED)
			taken[s->match[i]] = true;
	dg_find_single(x, na, y, nb, to);
	for (size_t i = 0; i < na; i++)
		if (s->match[i] == DG_UNMATCHED && to[i] != DG_UNMATCHED && !taken[to[i]])
			s->match[i] = to[i];
	dg_keep_order(s->match, na);
	free(x);
	free(y);
	free(to);
	free(taken);
}

/* ---- blocks alike ------------------------------------------------------------------ */

/* Permille of words in common. */
static unsigned
alike(const struct dg_block *a, const struct dg_block *b, size_t *work)
{
	size_t i = 0, j = 0, both = 0, all = a->n_words + b->n_words;

	*work -= *work > all ? all : *work;
	if (a->sort != b->sort || all == 0)
		return a->sort == b->sort && a->key == b->key ? 1000 : 0;
	while (i < a->n_words && j < b->n_words) {
		if (a->words[i] == b->words[j]) {
			both++;
			i++;
			j++;
		} else if (a->words[i] < b->words[j]) {
			i++;
		} else {
			j++;
		}
	}
	return (unsigned)(2000 * both / all);
}

/* The best sum of what is alike in the first i and j blocks of a gap. */
struct best {
	uint32_t	sum;
	bool		pair;		/* the last two are a pair */
};

static void
take_pairs(const struct sides *s, struct gap g, const struct best *best)
{
	size_t i = g.a_end - g.a, j = g.b_end - g.b, wide = j + 1;

	while (i > 0 && j > 0) {
		const struct best *at = &best[i * wide + j];

		if (at->pair) {
			s->match[g.a + --i] = (uint32_t)(g.b + --j);
		} else if (best[(i - 1) * wide + j].sum == at->sum) {
			i--;
		} else {
			j--;
		}
	}
}

static void
match_alike(const struct sides *s, struct gap g)
{
	size_t n = g.a_end - g.a, m = g.b_end - g.b, wide = m + 1;

	if (n == 0 || m == 0 || n > MOST_PAIRS / m)
		return;
	struct best *best = dg_xmalloc((n + 1) * wide * sizeof *best);
	memset(best, 0, (n + 1) * wide * sizeof *best);
	for (size_t i = 1; i <= n && *s->work > 0; i++)
		for (size_t j = 1; j <= m && *s->work > 0; j++) {
			uint32_t up = best[(i - 1) * wide + j].sum;
			uint32_t left = best[i * wide + j - 1].sum;
			unsigned same = alike(&s->a[g.a + i - 1],
			    &s->b[g.b + j - 1], s->work);
			uint32_t pair = same < ALIKE ? 0 :
			    best[(i - 1) * wide + j - 1].sum + same;

			best[i * wide + j] = (struct best){ up > left ? up : left,
			    false };
			if (pair > best[i * wide + j].sum)
				best[i * wide + j] = (struct best){ pair, true };
		}
	if (*s->work > 0)
		take_pairs(s, g, best);
	free(best);
}

/* ---- gaps --------------------------------------------------------------------------- */

/* Calls fill for each gap between matches. */
static void
each_gap(const struct sides *s, size_t na, size_t nb,
    void (*fill)(const struct sides *, struct gap))
{
	size_t a = 0, b = 0;

	for (size_t i = 0; i <= na; i++) {
		if (i < na && s->match[i] == DG_UNMATCHED)
			continue;
		size_t j = i < na ? s->match[i] : nb;

		fill(s, (struct gap){ a, i, b, j });
		a = i + 1;
		b = j + 1;
	}
}

static void
match_equal(const struct sides *s, struct gap g)
{
	size_t n = g.a_end - g.a, m = g.b_end - g.b;

	if (n == 0 || m == 0)
		return;
	uint32_t *keys = dg_xmalloc((n + m) * sizeof *keys);
	for (size_t i = 0; i < n; i++)
		keys[i] = s->a[g.a + i].key;
	for (size_t i = 0; i < m; i++)
		keys[n + i] = s->b[g.b + i].key;
	dg_diff(keys, n, keys + n, m, s->work, s->match + g.a);
	for (size_t i = g.a; i < g.a_end; i++)
		if (s->match[i] != DG_UNMATCHED)
			s->match[i] += (uint32_t)g.b;
	free(keys);
}

void
dg_align(const struct dg_block *a, size_t na, const struct dg_block *b, size_t nb,
    size_t *work, uint32_t *match)
{
	struct sides s = { a, b, work, match };

	for (size_t i = 0; i < na; i++)
		match[i] = DG_UNMATCHED;
	match_ids(&s, na, nb);
	match_single(&s, na, nb);
	each_gap(&s, na, nb, match_equal);
	each_gap(&s, na, nb, match_alike);
}
