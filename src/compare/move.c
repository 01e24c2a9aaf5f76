/*
 * move.c - what stands elsewhere now.
 *
 * A block that only one document seems to have was moved, if the other has the
 * same elsewhere: the same id, or the same words, once in each and not few.
 */
#include "compare/part.h"

#include <stdlib.h>

#define LEAST_WORDS 4

struct left {
	uint32_t	value, at;
};

static int
compare_left(const void *x, const void *y)
{
	const struct left *a = x, *b = y;

	if (a->value != b->value)
		return a->value < b->value ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

/* The blocks without a match that may have been moved, by id or by what they say.
 * The last one ends its part and stays. */
static struct left *
list_left(const struct dg_blocks *blocks, bool by_id, size_t *n)
{
	struct left *left = dg_xmalloc((blocks->n + 1) * sizeof *left);

	*n = 0;
	for (size_t i = 0; i + 1 < blocks->n; i++) {
		const struct dg_block *b = &blocks->block[i];
		const struct dg_node *node = blocks->node[i];

		if (blocks->match[i] != DG_UNMATCHED || !dg_kind_is_leaf(node->kind) ||
		    dg_is_entry(node) || (by_id ? b->id == 0 : b->n_words < LEAST_WORDS))
			continue;
		left[(*n)++] = (struct left){ by_id ? b->id : b->key, (uint32_t)i };
	}
	qsort(left, *n, sizeof *left, compare_left);
	return left;
}

/* Behind the first of equal ones; single: there is only one. */
static size_t
end_of(const struct left *left, size_t n, size_t i, bool *single)
{
	size_t end = i + 1;

	while (end < n && left[end].value == left[i].value)
		end++;
	*single = end == i + 1;
	return end;
}

static void
find(const struct dg_blocks *a, const struct dg_blocks *b, bool by_id, uint32_t *move,
    bool *taken)
{
	size_t n, m;
	struct left *x = list_left(a, by_id, &n), *y = list_left(b, by_id, &m);

	for (size_t i = 0, j = 0, next, after; i < n; i = next) {
		bool single[2];

		next = end_of(x, n, i, &single[0]);
		while (j < m && y[j].value < x[i].value)
			j++;
		if (j == m || y[j].value != x[i].value)
			continue;
		after = end_of(y, m, j, &single[1]);
		if (single[0] && single[1] && move[x[i].at] == DG_UNMATCHED &&
		    !taken[y[j].at] &&
		    a->block[x[i].at].sort == b->block[y[j].at].sort) {
			move[x[i].at] = y[j].at;
			taken[y[j].at] = true;
		}
		j = after;
	}
	free(x);
	free(y);
}

/* May block i of a have moved along to j? */
static bool
goes_along(const struct dg_blocks *a, size_t i, const struct dg_blocks *b, size_t j,
    const uint32_t *move, const bool *taken)
{
	return i + 1 < a->n && j + 1 < b->n && move[i] == DG_UNMATCHED && !taken[j] &&
	    a->match[i] == DG_UNMATCHED && b->match[j] == DG_UNMATCHED &&
	    a->block[i].key == b->block[j].key && dg_kind_is_leaf(a->node[i]->kind) &&
	    !dg_is_entry(a->node[i]);
}

/* Short paragraphs beside what was moved. */
static void
take_along(const struct dg_blocks *a, const struct dg_blocks *b, uint32_t *move,
    bool *taken)
{
	for (size_t i = 0; i + 1 < a->n; i++)
		if (move[i] != DG_UNMATCHED &&
		    goes_along(a, i + 1, b, move[i] + 1u, move, taken)) {
			move[i + 1] = move[i] + 1;
			taken[move[i] + 1] = true;
		}
	for (size_t i = a->n; i-- > 1;)
		if (move[i] != DG_UNMATCHED && move[i] > 0 &&
		    goes_along(a, i - 1, b, move[i] - 1u, move, taken)) {
			move[i - 1] = move[i] - 1;
			taken[move[i] - 1] = true;
		}
}

void
dg_moves_find(const struct dg_blocks *a, const struct dg_blocks *b, uint32_t *move)
{
	bool *taken = dg_xmalloc((b->n + 1) * sizeof *taken);

	for (size_t i = 0; i < a->n; i++)
		move[i] = DG_UNMATCHED;
	for (size_t j = 0; j < b->n; j++)
		taken[j] = false;
	find(a, b, true, move, taken);
	find(a, b, false, move, taken);
	take_along(a, b, move, taken);
	free(taken);
}
