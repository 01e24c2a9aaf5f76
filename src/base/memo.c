/*
 * memo.c - two hash tables, one older than the other.
 *
 * New entries go into the young one.  When it is full, or its owner says so, it takes
 * the place of the old one, which is forgotten; what is found in the old one moves to the young
 * one before that.
 */
#include "base/memo.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

#define FIRST_SLOTS	256u		/* a power of two */

struct dg_memo_entry {
	struct dg_memo_entry	*next;		/* in its slot */
	uint64_t		 hash, tag;
	struct dg_str		 key;
	size_t			 n;
	alignas(max_align_t) char value[];
};

static void
age_init(struct dg_memo_age *a)
{
	*a = (struct dg_memo_age){ 0 };
	dg_arena_init(&a->arena);
}

static void
age_fini(struct dg_memo_age *a)
{
	free(a->slot);
	dg_arena_fini(&a->arena);
}

void
dg_memo_init(struct dg_memo *m, size_t max)
{
	m->max = max / 2;
	m->idle = false;
	age_init(&m->young);
	age_init(&m->old);
}

void
dg_memo_fini(struct dg_memo *m)
{
	age_fini(&m->young);
	age_fini(&m->old);
}

void
dg_memo_age(struct dg_memo *m)
{
	age_fini(&m->old);
	m->old = m->young;
	age_init(&m->young);
}

/* ---- one table ----------------------------------------------------------- */

static struct dg_memo_entry *
age_find(const struct dg_memo_age *a, uint64_t hash, uint64_t tag, struct dg_str key)
{
	struct dg_memo_entry *e;

	if (a->n == 0)
		return NULL;
	for (e = a->slot[hash & (a->n_slots - 1)]; e != NULL; e = e->next)
		if (e->hash == hash && e->tag == tag && dg_str_eq(e->key, key))
			return e;
	return NULL;
}

static void
put_in_slot(struct dg_memo_age *a, struct dg_memo_entry *e)
{
	struct dg_memo_entry **slot = &a->slot[e->hash & (a->n_slots - 1)];

	e->next = *slot;
	*slot = e;
}

static void
widen(struct dg_memo_age *a)
{
	struct dg_memo_entry	**old = a->slot, *e, *next;
	size_t			  n = a->n_slots;

	a->n_slots = n ? 2 * n : FIRST_SLOTS;
	a->slot = dg_xmalloc(a->n_slots * sizeof *a->slot);
	for (size_t i = 0; i < a->n_slots; i++)
		a->slot[i] = NULL;
	for (size_t i = 0; i < n; i++)
		for (e = old[i]; e != NULL; e = next) {
			next = e->next;
			put_in_slot(a, e);
		}
	free(old);
}

static struct dg_memo_entry *
age_add(struct dg_memo_age *a, uint64_t hash, uint64_t tag, struct dg_str key, size_t n)
{
	struct dg_memo_entry *e = dg_arena_alloc(&a->arena, sizeof *e + n);

	if (a->n == a->n_slots)
		widen(a);
	e->hash = hash;
	e->tag = tag;
	e->key = dg_arena_dup(&a->arena, key);
	e->n = n;
	put_in_slot(a, e);
	a->n++;
	return e;
}

/* ---- both ---------------------------------------------------------------- */

static bool
has_room(const struct dg_memo *m, size_t key, size_t value)
{
	size_t own = sizeof(struct dg_memo_entry) + 2 * sizeof(void *);

	return key < m->max && value < m->max &&
	    m->young.arena.used + own + key + value <= m->max;
}

const void *
dg_memo_find(struct dg_memo *m, uint64_t tag, struct dg_str key, size_t *n)
{
	struct dg_memo_entry	*e, *was;
	uint64_t		 hash;

	if (m->young.n + m->old.n == 0)
		return NULL;
	hash = dg_hash_quick(tag, key.p, key.n);
	e = age_find(&m->young, hash, tag, key);
	if (e == NULL) {
		e = was = age_find(&m->old, hash, tag, key);
		if (e != NULL && has_room(m, key.n, e->n)) {
			e = age_add(&m->young, hash, tag, key, was->n);
			memcpy(e->value, was->value, was->n);
		}
	}
	if (e == NULL)
		return NULL;
	*n = e->n;
	return e->value;
}

void *
dg_memo_add(struct dg_memo *m, uint64_t tag, struct dg_str key, size_t n)
{
	if (m->idle)
		return NULL;
	if (!has_room(m, key.n, n))
		dg_memo_age(m);
	if (!has_room(m, key.n, n))
		return NULL;
	return age_add(&m->young, dg_hash_quick(tag, key.p, key.n), tag, key, n)->value;
}
