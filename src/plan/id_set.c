/*
 * id_set.c - the ids that are taken, and free ones near them.
 *
 * A tree that forks at the first bit in which ids differ: what is done for one
 * takes time in its own length, whatever a plan holds.
 */
#include "plan/ids.h"

#include <stdlib.h>

#define LEAF	(UINT32_C(1) << 31)	/* of a reference: it is a leaf */

struct dg_id_fork {
	uint32_t	 byte;		/* the first in which both sides differ */
	uint8_t		 bit;		/* in it */
	uint32_t	 side[2];
};

struct dg_id_leaf {
	struct dg_str	 id;
	uint32_t	 next;		/* number to try behind it; 0: none was */
};

void
dg_id_set_fini(struct dg_id_set *set)
{
	free(set->fork);
	free(set->leaf);
	*set = (struct dg_id_set){ 0 };
}

/* Behind its end an id has zeros. */
static uint8_t
byte_at(struct dg_str id, size_t i)
{
	return i < id.n ? (uint8_t)id.p[i] : 0;
}

static int
side_of(const struct dg_id_fork *f, struct dg_str id)
{
	return (byte_at(id, f->byte) & f->bit) != 0;
}

/* The leaf that id would be, or one that is like it as far as forks look. */
static struct dg_id_leaf *
nearest(const struct dg_id_set *set, struct dg_str id)
{
	uint32_t at = set->top;

	while ((at & LEAF) == 0)
		at = set->fork[at].side[side_of(&set->fork[at], id)];
	return &set->leaf[at & ~LEAF];
}

static struct dg_id_leaf *
find(const struct dg_id_set *set, struct dg_str id)
{
	struct dg_id_leaf *leaf = set->n > 0 ? nearest(set, id) : NULL;

	return leaf != NULL && dg_str_eq(leaf->id, id) ? leaf : NULL;
}

bool
dg_id_set_has(const struct dg_id_set *set, struct dg_str id)
{
	return find(set, id) != NULL;
}

/* Where a and b, which differ, do so first. */
static struct dg_id_fork
fork_of(struct dg_str a, struct dg_str b)
{
	struct dg_id_fork	f = { .bit = 0x80 };
	uint8_t			differ;

	while (byte_at(a, f.byte) == byte_at(b, f.byte))
		f.byte++;
	differ = byte_at(a, f.byte) ^ byte_at(b, f.byte);
	while ((differ & f.bit) == 0)
		f.bit >>= 1;
	return f;
}

static bool
is_above(const struct dg_id_fork *a, const struct dg_id_fork *b)
{
	return a->byte != b->byte ? a->byte < b->byte : a->bit > b->bit;
}

/* Puts the leaf behind a fork of its own, in the place of the first fork or leaf on
 * its way that looks further down. */
static void
link_leaf(struct dg_id_set *set, struct dg_id_fork fork, struct dg_str id, uint32_t leaf)
{
	uint32_t *at = &set->top, new = (uint32_t)(set->n - 1);

	while ((*at & LEAF) == 0 && is_above(&set->fork[*at], &fork))
		at = &set->fork[*at].side[side_of(&set->fork[*at], id)];
	fork.side[side_of(&fork, id)] = leaf;
	fork.side[!side_of(&fork, id)] = *at;
	*at = new;
	set->fork[new] = fork;
}

void
dg_id_set_add(struct dg_id_set *set, struct dg_str id)
{
	struct dg_id_fork	fork;
	uint32_t		leaf = (uint32_t)set->n | LEAF;

	if (dg_id_set_has(set, id))
		return;
	if (set->n > 0)
		fork = fork_of(nearest(set, id)->id, id);
	DG_GROW(set->leaf, set->n, set->cap);
	set->leaf[set->n] = (struct dg_id_leaf){ .id = id };
	if (set->n > 0) {
		size_t n_forks = set->n - 1;

		DG_GROW(set->fork, n_forks, set->cap_forks);
		link_leaf(set, fork, id, leaf);
	} else {
		set->top = leaf;
	}
	set->n++;
}

struct dg_str
dg_id_set_new(struct dg_id_set *set, struct dg_arena *a, struct dg_str id)
{
	struct dg_id_leaf	*leaf = find(set, id);
	struct dg_str		 other = id;
	uint32_t		 next;

	if (leaf != NULL) {
		next = leaf->next > 0 ? leaf->next : 2;
		do
			other = dg_arena_fmt(a, "%.*s-%u", DG_FMT(id), next++);
		while (dg_id_set_has(set, other));
		leaf->next = next;
	}
	dg_id_set_add(set, other);
	return other;
}
