/*
 * words.c - texts compared word by word: how much is alike, and where a piece of
 * one stands in the other.
 */
#include <stdlib.h>
#include <string.h>

#include "cascade/lock.h"

#define WORDS_MAX	4000	/* of a text that are looked at */
#define TABLE_MAX	600	/* words of each side that are compared with all others */

struct word_list {
	struct dg_str	*word;
	size_t		 n;
};

static struct word_list
cut(struct dg_str s)
{
	struct word_list	 l = { dg_xmalloc(WORDS_MAX * sizeof *l.word), 0 };
	size_t		 at = 0, from;

	while (at < s.n && l.n < WORDS_MAX) {
		while (at < s.n && s.p[at] == ' ')
			at++;
		for (from = at; at < s.n && s.p[at] != ' '; at++)
			;
		if (at > from)
			l.word[l.n++] = dg_str_sub(s, from, at);
	}
	return l;
}

static int
compare(const void *a, const void *b)
{
	return dg_str_cmp(*(const struct dg_str *)a, *(const struct dg_str *)b);
}

unsigned
dg_words_alike(struct dg_str a, struct dg_str b)
{
	struct word_list x = cut(a), y = cut(b);
	size_t common = 0, i = 0, k = 0;
	unsigned percent;

	if (x.n > 0)
		qsort(x.word, x.n, sizeof *x.word, compare);
	if (y.n > 0)
		qsort(y.word, y.n, sizeof *y.word, compare);
	while (i < x.n && k < y.n) {
		int c = dg_str_cmp(x.word[i], y.word[k]);

		common += c == 0;
		i += c <= 0;
		k += c >= 0;
	}
	percent = x.n + y.n > 0 ? (unsigned)(200 * common / (x.n + y.n)) : 0;
	free(x.word);
	free(y.word);
	return percent;
}

/* ---- where a piece went ---------------------------------------------------------------- */

struct pairing {
	struct word_list	 old, new;
	size_t		*to;		/* for each old word the new one, or new.n */
	size_t		 head, tail;	/* words alike at both ends */
};

static void
pair_ends(struct pairing *p)
{
	size_t n = p->old.n < p->new.n ? p->old.n : p->new.n;

	while (p->head < n && dg_str_eq(p->old.word[p->head], p->new.word[p->head])) {
		p->to[p->head] = p->head;
		p->head++;
	}
	while (p->tail < n - p->head && dg_str_eq(p->old.word[p->old.n - 1 - p->tail],
	    p->new.word[p->new.n - 1 - p->tail])) {
		p->to[p->old.n - 1 - p->tail] = p->new.n - 1 - p->tail;
		p->tail++;
	}
}

/* The longest common part of what stands between the ends. */
static void
pair_middle(struct pairing *p)
{
	size_t		 n = p->old.n - p->head - p->tail, m = p->new.n - p->head - p->tail;
	size_t		 wide = m + 1, i, k;
	uint16_t	*best;

	if (n == 0 || m == 0 || n > TABLE_MAX || m > TABLE_MAX)
		return;
	best = dg_xmalloc((n + 1) * wide * sizeof *best);
	memset(best, 0, (n + 1) * wide * sizeof *best);
	for (i = n; i-- > 0;)
		for (k = m; k-- > 0;) {
			uint16_t down = best[(i + 1) * wide + k], right = best[i * wide + k + 1];

			best[i * wide + k] = dg_str_eq(p->old.word[p->head + i],
			    p->new.word[p->head + k]) ?
			    (uint16_t)(best[(i + 1) * wide + k + 1] + 1) :
			    down > right ? down : right;
		}
	for (i = k = 0; i < n && k < m;) {
		if (dg_str_eq(p->old.word[p->head + i], p->new.word[p->head + k])) {
			p->to[p->head + i] = p->head + k;
			i++;
			k++;
		} else if (best[(i + 1) * wide + k] >= best[i * wide + k + 1]) {
			i++;
		} else {
			k++;
		}
	}
	free(best);
}

static void
pair(struct pairing *p, struct dg_str old, struct dg_str new)
{
	*p = (struct pairing){ .old = cut(old), .new = cut(new) };
	p->to = dg_xmalloc((p->old.n + 1) * sizeof *p->to);
	for (size_t i = 0; i < p->old.n; i++)
		p->to[i] = p->new.n;
	pair_ends(p);
	pair_middle(p);
}

struct dg_str
dg_words_moved(struct dg_str old, struct dg_str new, size_t from, size_t to,
    struct dg_str *before, struct dg_str *after)
{
	struct pairing	 p;
	size_t		 first = 0, end, start = 0, stop;
	struct dg_str	 out = dg_str_sub(new, 0, 0);

	pair(&p, old, new);
	*before = *after = dg_str_sub(old, 0, 0);
	while (first < p.old.n && p.old.word[first].p + p.old.word[first].n <= old.p + from)
		first++;
	for (end = first; end < p.old.n && p.old.word[end].p < old.p + to; end++)
		;
	/* With the words around it that are not there any more. */
	while (first > 0 && p.to[first - 1] == p.new.n)
		first--;
	while (end < p.old.n && p.to[end] == p.new.n)
		end++;
	stop = p.new.n;
	for (size_t i = 0; i < first; i++)
		start = p.to[i] < p.new.n ? p.to[i] + 1 : start;
	for (size_t i = p.old.n; i > end; i--)
		stop = p.to[i - 1] < p.new.n ? p.to[i - 1] : stop;
	if (end > first && start < stop) {
		const struct dg_str *last = &p.old.word[end - 1], *new_last = &p.new.word[stop - 1];

		*before = dg_str_sub(old, (size_t)(p.old.word[first].p - old.p), from);
		*after = dg_str_sub(old, to, (size_t)(last->p + last->n - old.p));
		out = dg_str_sub(new, (size_t)(p.new.word[start].p - new.p),
		    (size_t)(new_last->p + new_last->n - new.p));
	}
	free(p.to);
	free(p.old.word);
	free(p.new.word);
	return out;
}
