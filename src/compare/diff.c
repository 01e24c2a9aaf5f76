/*
 * diff.c - Myers' algorithm, bounded, and what catches it when it gives up.
 *
 * E. Myers, An O(ND) Difference Algorithm and Its Variations, 1986.  The
 * furthest reaching ends of every round are kept, so that the way back is
 * found without searching again; the number of rounds is bounded, and with it
 * the memory.
 */
#include "compare/diff.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#define MOST_ROUNDS	1000	/* deletions and insertions in one search */

/* Parts of both sequences, and where the answer goes. */
struct part {
	const uint32_t	*a, *b;
	size_t		 na, nb;
	uint32_t	*match;		/* [na] */
	uint32_t	 b_at;		/* where b begins in the whole */
};

/* ---- equal ends ------------------------------------------------------------- */

static struct part
cut_ends(struct part p)
{
	size_t head = 0, tail = 0;

	while (head < p.na && head < p.nb && p.a[head] == p.b[head]) {
		p.match[head] = p.b_at + (uint32_t)head;
		head++;
	}
	while (tail < p.na - head && tail < p.nb - head &&
	    p.a[p.na - 1 - tail] == p.b[p.nb - 1 - tail]) {
		p.match[p.na - 1 - tail] = p.b_at + (uint32_t)(p.nb - 1 - tail);
		tail++;
	}
	return (struct part){ p.a + head, p.b + head, p.na - head - tail,
	    p.nb - head - tail, p.match + head, p.b_at + (uint32_t)head };
}

/* ---- Myers ------------------------------------------------------------------ */

/* Round d has ends on the diagonals -d, -d + 2, ..., d; they stand one round
 * behind the other. */
struct rounds {
	uint32_t	*x;		/* furthest x */
	size_t		 n, cap;
};

static size_t
round_at(size_t d)
{
	return d * (d + 1) / 2;
}

/* The end of round d on diagonal k. */
static uint32_t
end_of(const struct rounds *r, size_t d, long k)
{
	return r->x[round_at(d) + (size_t)(k + (long)d) / 2];
}

/* Does round d reach diagonal k by an insertion, from the diagonal above? */
static bool
is_down(const struct rounds *r, size_t d, long k)
{
	long last = (long)d;

	return k == -last || (k != last &&
	    end_of(r, d - 1, k - 1) < end_of(r, d - 1, k + 1));
}

static uint32_t
start_of(const struct rounds *r, size_t d, long k)
{
	if (d == 0)
		return 0;
	return is_down(r, d, k) ? end_of(r, d - 1, k + 1) :
	    end_of(r, d - 1, k - 1) + 1;
}

/* One round; true: the end of both was reached.  Ends beyond a sequence's own
 * end are kept, they lead nowhere. */
static bool
run_round(const struct part *p, struct rounds *r, size_t d, size_t *work)
{
	for (long k = -(long)d; k <= (long)d; k += 2) {
		size_t x = start_of(r, d, k), from = x;
		long y = (long)x - k;

		while (y >= 0 && x < p->na && (size_t)y < p->nb &&
		    p->a[x] == p->b[y]) {
			x++;
			y++;
		}
		if (r->n == r->cap) {
			r->cap = r->cap > 0 ? r->cap * 2 : 64;
			r->x = dg_xrealloc(r->x, r->cap * sizeof *r->x);
		}
		r->x[r->n++] = (uint32_t)x;
		*work -= *work > x - from ? x - from + 1 : *work;
		if (x == p->na && y == (long)p->nb)
			return true;
	}
	return false;
}

static void
walk_back(const struct part *p, const struct rounds *r, size_t d)
{
	size_t x = p->na;
	long k = (long)p->na - (long)p->nb;

	for (;; d--) {
		size_t from = start_of(r, d, k);
		bool down = d > 0 && is_down(r, d, k);

		for (; x > from; x--)
			p->match[x - 1] = p->b_at + (uint32_t)((long)x - 1 - k);
		if (d == 0)
			return;
		x = down ? from : from - 1;
		k += down ? 1 : -1;
	}
}

/* false: given up. */
static bool
search(const struct part *p, size_t *work)
{
	struct rounds r = { 0 };
	bool found = false;

	if (p->na == 0 || p->nb == 0)
		return true;
	for (size_t d = 0; d <= MOST_ROUNDS && *work > 0 && !found; d++) {
		found = run_round(p, &r, d, work);
		if (found)
			walk_back(p, &r, d);
	}
	free(r.x);
	return found;
}

/* ---- what stands once in both ------------------------------------------------- */

struct place {
	uint32_t	 value, at;
	bool		 in_b;
};

static int
compare_places(const void *x, const void *y)
{
	const struct place *a = x, *b = y;

	if (a->value != b->value)
		return a->value < b->value ? -1 : 1;
	if (a->in_b != b->in_b)
		return a->in_b ? 1 : -1;
	return (a->at > b->at) - (a->at < b->at);
}

void
dg_find_single(const uint32_t *a, size_t na, const uint32_t *b, size_t nb, uint32_t *to)
{
	size_t n = na + nb;
	struct place *place = dg_xmalloc((n + 1) * sizeof *place);

	for (size_t i = 0; i < na; i++) {
		to[i] = DG_UNMATCHED;
		place[i] = (struct place){ a[i], (uint32_t)i, false };
	}
	for (size_t i = 0; i < nb; i++)
		place[na + i] = (struct place){ b[i], (uint32_t)i, true };
	qsort(place, n, sizeof *place, compare_places);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i; end < n && place[end].value == place[i].value; end++)
			;
		if (end - i == 2 && !place[i].in_b && place[i + 1].in_b)
			to[place[i].at] = place[i + 1].at;
	}
	free(place);
}

void
dg_keep_order(uint32_t *to, size_t n)
{
	uint32_t *last = dg_xmalloc((n + 1) * sizeof *last);	/* i, by length */
	uint32_t *before = dg_xmalloc((n + 1) * sizeof *before);
	size_t length = 0;

	for (size_t i = 0; i < n; i++) {
		size_t low = 0, high = length;

		if (to[i] == DG_UNMATCHED)
			continue;
		while (low < high) {
			size_t middle = low + (high - low) / 2;
			if (to[last[middle]] < to[i])
				low = middle + 1;
			else
				high = middle;
		}
		before[i] = low > 0 ? last[low - 1] : DG_UNMATCHED;
		last[low] = (uint32_t)i;
		if (low == length)
			length++;
	}
	uint32_t keep = length > 0 ? last[length - 1] : DG_UNMATCHED;
	for (size_t i = n; i-- > 0;) {
		if (i == keep)
			keep = before[i];
		else
			to[i] = DG_UNMATCHED;
	}
	free(last);
	free(before);
}

/* Searches between what stands once in both. */
static void
search_between(const struct part *p, size_t *work)
{
	uint32_t *to = dg_xmalloc(p->na * sizeof *to);
	size_t from = 0, b_from = 0;

	dg_find_single(p->a, p->na, p->b, p->nb, to);
	dg_keep_order(to, p->na);
	for (size_t i = 0; i <= p->na; i++) {
		if (i < p->na && to[i] == DG_UNMATCHED)
			continue;
		size_t b_to = i < p->na ? to[i] : p->nb;
		struct part gap = cut_ends((struct part){ p->a + from,
		    p->b + b_from, i - from, b_to - b_from, p->match + from,
		    p->b_at + (uint32_t)b_from });
		search(&gap, work);
		if (i < p->na)
			p->match[i] = p->b_at + to[i];
		from = i + 1;
		b_from = b_to + 1;
	}
	free(to);
}

void
dg_diff(const uint32_t *a, size_t na, const uint32_t *b, size_t nb, size_t *work,
    uint32_t *match)
{
	for (size_t i = 0; i < na; i++)
		match[i] = DG_UNMATCHED;

	struct part middle = cut_ends((struct part){ a, b, na, nb, match, 0 });

	if (!search(&middle, work))
		search_between(&middle, work);
}
