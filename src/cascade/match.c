/*
 * match.c - for each node that was accepted, the one that it is now.
 *
 * By name, old names (was=) followed; then by the same words, which finds what goes by
 * a place or was renamed; at last, among what goes by a place in one section, by words
 * that are much alike.
 */
#include <stdlib.h>

#include "cascade/lock.h"

#define ALIKE		50	/* percent of the words, for a paragraph to be the same */
#define COMPARED_MAX	20000	/* texts that are compared */
#define STEPS_MAX	4000000	/* pairs that are looked at */
#define TELLING		12	/* bytes of a text that tells one node from others */

struct renaming {
	struct dg_str	old, new;	/* addresses */
};

struct matching {
	struct dg_facts	*lock, *now;
	struct renaming		*renamed;	/* sorted */
	size_t			 n_renamed;
	struct dg_fact		**old;		/* sorted by what is looked for */
	size_t			 n_old;
};

/* ---- names ------------------------------------------------------------------------------ */

static int
compare_renamings(const void *a, const void *b)
{
	return dg_str_cmp(((const struct renaming *)a)->old, ((const struct renaming *)b)->old);
}

static size_t
count_old_names(const struct dg_facts *l)
{
	size_t n = 0;

	for (const struct dg_fact *f = l->first; f != NULL; f = f->next)
		for (size_t i = 0; i < f->was.n; i++)
			n += i == 0 || f->was.p[i] == ',';
	return n;
}

static void
find_renamings(struct matching *m)
{
	struct dg_arena *a = m->lock->arena;

	m->renamed = DG_NEW_ARRAY(a, count_old_names(m->now) + 1, struct renaming);
	for (const struct dg_fact *f = m->now->first; f != NULL; f = f->next) {
		struct dg_str	rest = f->was, block = dg_str_sub(f->address, 0,
		    dg_str_find_char(f->address, '.'));

		while (rest.n > 0) {
			struct dg_str old = dg_str_cut(&rest, ',');

			if (block.n < f->address.n)
				old = dg_arena_fmt(a, "%.*s.%.*s", DG_FMT(block), DG_FMT(old));
			m->renamed[m->n_renamed++] = (struct renaming){ old, f->address };
		}
	}
	if (m->n_renamed > 0)
		qsort(m->renamed, m->n_renamed, sizeof *m->renamed, compare_renamings);
}

static struct dg_str
new_name(const struct matching *m, struct dg_str old)
{
	struct renaming		 key = { .old = old };
	const struct renaming	*r = m->n_renamed == 0 ? NULL : bsearch(&key, m->renamed,
	    m->n_renamed, sizeof *m->renamed, compare_renamings);

	return r != NULL ? r->new : DG_STR("");
}

static size_t
end_of_head(struct dg_str address)
{
	size_t n = 0;

	while (n < address.n && address.p[n] != '.' && address.p[n] != '/')
		n++;
	return n;
}

/* Its address, where it or what it stands in was renamed. */
static struct dg_str
address_now(const struct matching *m, const struct dg_fact *f)
{
	size_t		n, known;
	struct dg_str	head = dg_str_sub(f->address, 0, end_of_head(f->address)), new;

	dg_facts_find(m->now, f->address, &known);
	if (known > 0)
		return f->address;
	new = new_name(m, f->address);
	if (new.n > 0)
		return new;
	dg_facts_find(m->now, head, &n);
	new = n == 0 ? new_name(m, head) : DG_STR("");
	return new.n == 0 ? f->address : dg_arena_join(m->lock->arena, new,
	    dg_str_sub(f->address, head.n, f->address.n));
}

/* ---- pairs ------------------------------------------------------------------------------- */

static void
join(struct dg_fact *old, struct dg_fact *new)
{
	old->match = new;
	new->match = old;
	new->renamed = !dg_str_eq(old->address, new->address) && old->named && new->named &&
	    end_of_head(old->address) == old->address.n;
}

static int
by_name(const void *a, const void *b)
{
	const struct dg_fact *x = *(struct dg_fact *const *)a, *y = *(struct dg_fact *const *)b;
	int c = dg_str_cmp(x->now, y->now);

	return c != 0 ? c : (x->order > y->order) - (x->order < y->order);
}

static int
by_digest(const void *a, const void *b)
{
	const struct dg_fact *x = *(struct dg_fact *const *)a, *y = *(struct dg_fact *const *)b;
	int c = dg_str_cmp(x->digest, y->digest);

	return c != 0 ? c : (x->order > y->order) - (x->order < y->order);
}

/* What is still without a match. */
static void
collect(struct matching *m, int (*compare)(const void *, const void *))
{
	m->n_old = 0;
	for (struct dg_fact *f = m->lock->first; f != NULL; f = f->next)
		if (f->match == NULL && !f->alias)
			m->old[m->n_old++] = f;
	if (m->n_old > 0 && compare != NULL)
		qsort(m->old, m->n_old, sizeof *m->old, compare);
}

/* The first that compares as key, or m->n_old. */
static size_t
find(const struct matching *m, const struct dg_fact *key,
    struct dg_str (*word)(const struct dg_fact *))
{
	size_t low = 0, high = m->n_old;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (dg_str_cmp(word(m->old[middle]), word(key)) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < m->n_old && dg_str_eq(word(m->old[low]), word(key)) ? low : m->n_old;
}

static struct dg_str
name_of(const struct dg_fact *f)
{
	return f->now;
}

static struct dg_str
digest_of(const struct dg_fact *f)
{
	return f->digest;
}

/* same: with the same words, too. */
static void
match_names(struct matching *m, bool same)
{
	for (struct dg_fact *f = m->now->first; f != NULL; f = f->next) {
		f->now = f->address;
		if (f->match != NULL || (!same && !f->named))
			continue;
		for (size_t i = find(m, f, name_of); i < m->n_old &&
		    dg_str_eq(m->old[i]->now, f->address); i++) {
			if (m->old[i]->match != NULL || (same &&
			    !dg_str_eq(m->old[i]->digest, f->digest)))
				continue;
			join(m->old[i], f);
			break;
		}
	}
}

static bool
is_in_same(const struct dg_fact *old, const struct dg_fact *new)
{
	return old->parent == NULL ? new->parent == NULL : old->parent->match == new->parent;
}

static void
match_words(struct matching *m)
{
	size_t steps = 0;

	for (struct dg_fact *f = m->now->first; f != NULL; f = f->next) {
		struct dg_fact *found = NULL;

		if (f->match != NULL)
			continue;
		for (size_t i = find(m, f, digest_of); i < m->n_old &&
		    dg_str_eq(m->old[i]->digest, f->digest) && ++steps < STEPS_MAX; i++) {
			struct dg_fact *old = m->old[i];

			if (old->match != NULL || !dg_str_eq(old->kind, f->kind))
				continue;
			if (is_in_same(old, f) && (!old->named || f->text.n >= TELLING)) {
				found = old;
				break;
			}
			if (found == NULL && f->text.n >= TELLING)
				found = old;
		}
		if (found != NULL)
			join(found, f);
	}
}

/* What was written anew where it stood. */
static void
match_places(struct matching *m)
{
	for (struct dg_fact *f = m->now->first; f != NULL; f = f->next) {
		size_t i = f->match == NULL && !f->named ? find(m, f, name_of) : m->n_old;

		if (i < m->n_old && m->old[i]->match == NULL && is_in_same(m->old[i], f) &&
		    dg_str_eq(m->old[i]->kind, f->kind) &&
		    dg_words_alike(m->old[i]->text, f->text) >= ALIKE)
			join(m->old[i], f);
	}
}

/* What goes by a place now, and is without a match. */
static size_t
collect_new(struct matching *m, struct dg_fact **out)
{
	size_t n = 0;

	for (struct dg_fact *f = m->now->first; f != NULL; f = f->next)
		if (f->match == NULL && !f->named && f->text.n > 0)
			out[n++] = f;
	return n;
}

/* What goes by a place, and was written anew. */
static void
match_alike(struct matching *m)
{
	struct dg_fact	**new = DG_NEW_ARRAY(m->lock->arena, m->now->n + 1, struct dg_fact *);
	size_t		  n = collect_new(m, new), compared = 0, steps = 0;

	for (size_t i = 0; i < m->n_old; i++) {
		struct dg_fact	*old = m->old[i], *best = NULL;
		unsigned	 most = ALIKE - 1;

		if (old->named || old->text.n == 0)
			continue;
		for (size_t k = 0; k < n; k++) {
			unsigned alike;

			if (++steps > STEPS_MAX)
				return;
			if (new[k]->match != NULL || !is_in_same(old, new[k]) ||
			    !dg_str_eq(new[k]->kind, old->kind))
				continue;
			if (++compared > COMPARED_MAX)
				return;
			alike = dg_words_alike(old->text, new[k]->text);
			if (alike > most) {
				most = alike;
				best = new[k];
			}
		}
		if (best != NULL)
			join(old, best);
	}
}

void
dg_match(struct dg_facts *lock, struct dg_facts *now)
{
	struct matching m = { .lock = lock, .now = now };
	size_t n;

	dg_facts_find(now, DG_STR(""), &n);	/* puts it in order */
	find_renamings(&m);
	for (struct dg_fact *f = lock->first; f != NULL; f = f->next) {
		f->match = NULL;
		f->now = address_now(&m, f);
	}
	for (struct dg_fact *f = now->first; f != NULL; f = f->next)
		f->match = NULL;
	m.old = DG_NEW_ARRAY(lock->arena, lock->n + 1, struct dg_fact *);
	collect(&m, by_name);
	match_names(&m, true);
	collect(&m, by_name);
	match_names(&m, false);
	collect(&m, by_digest);
	match_words(&m);
	collect(&m, by_name);
	match_places(&m);
	collect(&m, NULL);
	match_alike(&m);
}
