/*
 * orphan.c - what an operation may be about now, when what it was about is gone: a
 * new part that says much the same; else a part beside which its words could stand.
 */
#include "cascade/lock.h"

#include "cascade/pass.h"

#define ALIKE		50	/* percent of the words: as match.c has it */
#define LOOKED_AT	2000	/* new parts that are compared */

/* New nodes whose words are most like those of old. */
static void
find_near(struct dg_facts *now, struct dg_finding *f)
{
	unsigned	most[3] = { ALIKE - 1, ALIKE - 1, ALIKE - 1 };
	size_t		n = 0;

	for (struct dg_fact *x = now->first; x != NULL; x = x->next) {
		unsigned alike;
		size_t	 i = 0;

		if (x->match != NULL || x->text.n == 0 ||
		    !dg_str_eq(x->kind, f->old->kind) || ++n > LOOKED_AT)
			continue;
		alike = dg_words_alike(f->old->text, x->text);
		while (i < 3 && alike <= most[i])
			i++;
		for (size_t k = 2; k > i; k--) {
			most[k] = most[k - 1];
			f->near[k] = f->near[k - 1];
		}
		if (i < 3) {
			most[i] = alike;
			f->near[i] = x->address;
		}
	}
}

/* A name that was never there may be a slip of the pen. */
static void
find_near_name(struct dg_arena *a, struct dg_facts *now, struct dg_finding *f)
{
	struct dg_str	*names = DG_NEW_ARRAY(a, now->n + 1, struct dg_str);
	size_t		 n = 0;

	for (const struct dg_fact *x = now->first; x != NULL; x = x->next)
		if (x->named)
			names[n++] = x->address;
	f->near[0] = dg_nearest(f->hold->address, names, n);
}

/* ---- where it stood ------------------------------------------------------------------ */

static bool
is_open(const struct dg_fact *f)
{
	for (; f != NULL; f = f->parent)
		if (f->classes & DG_CLASS_LOCKED)
			return false;
	return true;
}

/* May something be added beside what old is now? */
static bool
stays(const struct dg_fact *old, const struct dg_fact *gone)
{
	return old->parent == gone->parent && !old->alias && old->match != NULL &&
	    dg_str_eq(old->kind, gone->kind) && dg_str_eq(old->match->kind, gone->kind) &&
	    old->match->parent == (gone->parent != NULL ? gone->parent->match : NULL) &&
	    !dg_fact_taken_out(old->match);
}

/* The nearest of its kind that stood before it, else behind it, else what it stood in. */
static void
find_place(struct dg_arena *a, struct dg_finding *f, const struct dg_facts *lock)
{
	const struct dg_fact	*in = f->old->parent, *before = NULL, *behind = NULL, *x;

	if (!is_open(in != NULL ? in->match : NULL))
		return;
	for (x = lock->first; x != f->old; x = x->next)
		before = stays(x, f->old) ? x : before;
	for (x = f->old->next; x != NULL && behind == NULL; x = x->next)
		behind = stays(x, f->old) ? x : NULL;
	if (before != NULL)
		f->place = dg_arena_fmt(a, "after #%.*s", DG_FMT(before->match->address));
	else if (behind != NULL)
		f->place = dg_arena_fmt(a, "before #%.*s", DG_FMT(behind->match->address));
	else if (in != NULL && in->match != NULL && !dg_fact_taken_out(in->match))
		f->place = dg_arena_fmt(a, "append #%.*s", DG_FMT(in->match->address));
}

void
dg_orphan_look(struct dg_arena *a, const struct dg_facts *lock, struct dg_facts *now,
    struct dg_finding *f)
{
	if (f->old == NULL)
		find_near_name(a, now, f);
	else if (f->old->match != NULL)
		f->near[0] = f->old->match->address;
	else
		find_near(now, f);
	if (f->old != NULL && f->near[0].n == 0)
		find_place(a, f, lock);
}

/* ---- words for it --------------------------------------------------------------------- */

static bool
says_something(const struct dg_hold *h)
{
	return h->op != DG_OP_REMOVE && h->op != DG_OP_MOVE;
}

bool
dg_orphan_advice(const struct dg_finding *f, enum dg_rule *rule)
{
	if (f->what != DG_DRIFT_ORPHAN || f->near[0].n > 0)
		return false;
	*rule = f->hold->one_of_several || f->hold->keeps ? DG_R_note_drift_less :
	    says_something(f->hold) ? DG_R_note_drift_keep : DG_R_note_drift_drop;
	return true;
}
