/*
 * drift.c - what has changed since a plan was accepted, and whether that touches
 * what the plan does.
 *
 * Each node has one finding for its words and one for each operation that is about
 * it; what came or went with a whole section is told of the section.
 */
#include "cascade/lock.h"

#include <stdlib.h>

#include "cascade/pass.h"

struct drifting {
	struct dg_arena		*arena;
	struct dg_facts	*lock, *now;
	struct dg_finding	**item;		/* heap */
	size_t			 n, cap;
	size_t			 looked_at;	/* texts that others may come from */
};

#define SPLIT_LEAST	20	/* bytes of a text that is looked for in others */
#define SPLIT_MAX	20000

static struct dg_finding *
add(struct drifting *d, enum dg_drift what, const struct dg_fact *old, const struct dg_fact *new,
    const struct dg_hold *hold)
{
	struct dg_finding *f = DG_NEW(d->arena, struct dg_finding);

	*f = (struct dg_finding){ .what = what, .old = old, .new = new, .hold = hold };
	DG_GROW(d->item, d->n, d->cap);
	d->item[d->n++] = f;
	return f;
}

/* ---- words of rows ------------------------------------------------------------------- */

struct dg_str
dg_fact_field(const struct dg_fact *f, struct dg_str name)
{
	struct dg_str rest = f->text;

	while (rest.n > 0) {
		size_t		n = dg_str_find(rest, " | ");
		struct dg_str	part = dg_str_sub(rest, 0, n), key = dg_str_cut(&part, ':');

		if (dg_str_eq(key, name))
			return dg_str_trim(part);
		rest = dg_str_sub(rest, n + 3, rest.n);
	}
	return (struct dg_str){ NULL, 0 };
}

static bool
has_fields(const struct dg_fact *f)
{
	return dg_str_is(f->kind, "record") || dg_str_is(f->kind, "signer");
}

/* The fields of f that other does not have alike. */
static struct dg_str
own_fields(struct dg_arena *a, const struct dg_fact *f, const struct dg_fact *other)
{
	struct dg_str rest = f->text, out = DG_STR("");

	while (rest.n > 0) {
		size_t		n = dg_str_find(rest, " | ");
		struct dg_str	part = dg_str_sub(rest, 0, n), value = part,
				key = dg_str_cut(&value, ':'), theirs = dg_fact_field(other, key);

		if (theirs.p == NULL || !dg_str_eq(theirs, dg_str_trim(value)))
			out = dg_arena_fmt(a, "%.*s%s%.*s", DG_FMT(out), out.n > 0 ? " | " : "",
			    DG_FMT(part));
		rest = dg_str_sub(rest, n + 3, rest.n);
	}
	return out;
}

static void
show_words(struct dg_arena *a, struct dg_finding *f)
{
	bool both = f->old != NULL && f->new != NULL;

	if (f->what == DG_DRIFT_MOVED || f->what == DG_DRIFT_RENAMED || f->what == DG_DRIFT_CLASS ||
	    (both && dg_str_eq(f->old->digest, f->new->digest)))
		return;
	if (both && has_fields(f->old) && has_fields(f->new) &&
	    !dg_str_eq(f->old->digest, f->new->digest)) {
		f->before = own_fields(a, f->old, f->new);
		f->after = own_fields(a, f->new, f->old);
		return;
	}
	f->before = f->old != NULL ? f->old->text : DG_STR("");
	f->after = f->new != NULL ? f->new->text : DG_STR("");
}

/* ---- what operations do ----------------------------------------------------------------- */

static bool
takes_out(const struct dg_hold *h)
{
	return !h->keeps && (h->op == DG_OP_REPLACE || h->op == DG_OP_REMOVE);
}

static bool
changes(const struct dg_hold *h)
{
	return takes_out(h) || h->op == DG_OP_EDIT;
}

/* The replace or remove of something that f stands in, unless a {{parent}} keeps f. */
static const struct dg_hold *
hold_around(const struct dg_fact *f, bool with_itself)
{
	for (const struct dg_fact *g = f; g != NULL; g = g->parent) {
		if (g->kept)
			return NULL;
		for (const struct dg_hold *h = g->holds; h != NULL; h = h->next)
			if (takes_out(h) && (g != f || with_itself))
				return h;
	}
	return NULL;
}

bool
dg_fact_taken_out(const struct dg_fact *f)
{
	return hold_around(f, true) != NULL;
}

static bool
same_field(const struct dg_fact *old, const struct dg_fact *new, struct dg_str name)
{
	struct dg_str x = dg_fact_field(old, name), y = dg_fact_field(new, name);

	return dg_str_eq(x, y);
}

/* Is an edit about what has changed? */
static bool
edit_hurt(const struct dg_hold *h, const struct dg_fact *old, const struct dg_fact *new)
{
	struct dg_str fields = h->fields;

	for (const struct dg_held_words *w = h->words; w != NULL; w = w->next)
		if (!w->fits)
			return true;
	while (fields.n > 0) {
		struct dg_str name = dg_str_cut(&fields, ' ');

		if (!has_fields(new) || !same_field(old, new, name))
			return true;
	}
	return false;
}

static enum dg_drift
effect(const struct dg_hold *h, const struct dg_fact *old, const struct dg_fact *new)
{
	switch (h->op) {
	case DG_OP_REPLACE: case DG_OP_REMOVE:
		return h->keeps || new->kept ? DG_DRIFT_APPLIES : DG_DRIFT_CONFLICT;
	case DG_OP_EDIT:
		return edit_hurt(h, old, new) ? DG_DRIFT_CONFLICT : DG_DRIFT_APPLIES;
	case DG_OP_BEFORE: case DG_OP_AFTER:
		return DG_DRIFT_CONFLICT;
	default:
		return DG_DRIFT_APPLIES;
	}
}

/* ---- places and locks -------------------------------------------------------------------- */

/* What stood at a place, when something else stands there now. */
static const struct dg_fact *
other_at(struct drifting *d, const struct dg_hold *h, const struct dg_fact *f)
{
	size_t		n;
	struct dg_fact	**found = dg_facts_find(d->lock, h->address, &n);

	for (size_t i = 0; i < n; i++)
		if (dg_str_eq(found[i]->digest, f->digest))
			return NULL;
	return n > 0 ? found[0] : NULL;
}

static bool
newly_locked(const struct dg_fact *f)
{
	return f->classes & DG_CLASS_LOCKED && (f->match == NULL ||
	    !(f->match->classes & DG_CLASS_LOCKED));
}

/* What has been locked and keeps an operation from f. */
static const struct dg_fact *
locked_now(const struct dg_fact *f, const struct dg_hold *h)
{
	if (h->op == DG_OP_BEFORE || h->op == DG_OP_AFTER)
		f = f->parent;
	while (f != NULL && !newly_locked(f))
		f = f->parent;
	return f;
}

/* ---- one node ------------------------------------------------------------------------------- */

static void
look_at_holds(struct drifting *d, const struct dg_fact *f)
{
	const struct dg_fact *old = f->match;

	for (const struct dg_hold *h = f->holds; h != NULL; h = h->next) {
		const struct dg_fact	*at = h->by_place ? other_at(d, h, f) : NULL,
					*locked = h->keeps ? NULL : locked_now(f, h);

		if (at != NULL)
			add(d, DG_DRIFT_PLACE, at, f, h);
		else if (locked != NULL)
			add(d, DG_DRIFT_LOCKED, locked->match, locked, h);
		else if (old != NULL && !dg_str_eq(old->digest, f->digest))
			add(d, effect(h, old, f), old, f, h);
	}
}

static bool
is_retargeted(const struct dg_fact *f)
{
	return dg_str_is(f->kind, "record") &&
	    !same_field(f->match, f, DG_STR("value"));
}

static void
look_at_change(struct drifting *d, const struct dg_fact *f)
{
	const struct dg_hold *around = hold_around(f, false);

	if (dg_str_eq(f->match->digest, f->digest))
		return;
	if (around != NULL)
		add(d, DG_DRIFT_CONFLICT, f->match, f, around);
	else if (f->holds == NULL)
		add(d, is_retargeted(f) ? DG_DRIFT_RETARGETED : DG_DRIFT_FOLLOWS, f->match, f, NULL);
}

static bool
is_adapted(const struct dg_fact *f)
{
	return f->adapted || dg_fact_taken_out(f);
}

/* The node that said the words of f before, and no longer does. */
static struct dg_str
split_from(struct drifting *d, const struct dg_fact *f)
{
	for (const struct dg_fact *g = d->now->first; g != NULL && f->text.n >= SPLIT_LEAST &&
	    d->looked_at < SPLIT_MAX; g = g->next) {
		if (g->match == NULL || dg_str_eq(g->match->digest, g->digest))
			continue;
		d->looked_at++;
		if (dg_str_find(g->match->text, f->text.p) < g->match->text.n)
			return g->address;
	}
	return DG_STR("");
}

static void
look_at_new(struct drifting *d, const struct dg_fact *f)
{
	const struct dg_hold *around = hold_around(f, false);

	if (f->classes & DG_CLASS_MUST_ADAPT && !is_adapted(f))
		add(d, DG_DRIFT_MUST_ADAPT, NULL, f, NULL);
	else if (f->parent != NULL && f->parent->match == NULL)
		return;
	else if (around != NULL && around->op == DG_OP_REPLACE)
		add(d, DG_DRIFT_CONFLICT, NULL, f, around);
	else
		add(d, DG_DRIFT_NEW, NULL, f, NULL)->near[0] = split_from(d, f);
}

/* Something locked would be lost with what is replaced or removed. */
static void
look_at_lock(struct drifting *d, const struct dg_fact *f)
{
	const struct dg_hold *around = newly_locked(f) ? hold_around(f, false) : NULL;

	if (around != NULL)
		add(d, DG_DRIFT_LOCKED, f->match, f, around);
}

static void
look_at_classes(struct drifting *d, const struct dg_fact *f)
{
	unsigned now = f->classes, was = f->match->classes;

	if (now & ~was & DG_CLASS_MUST_ADAPT && !is_adapted(f))
		add(d, DG_DRIFT_MUST_ADAPT, f->match, f, NULL);
	else if (now != was)
		add(d, DG_DRIFT_CLASS, f->match, f, NULL);
}

static void
look_at(struct drifting *d, const struct dg_fact *f)
{
	look_at_lock(d, f);
	look_at_holds(d, f);
	if (f->match == NULL) {
		look_at_new(d, f);
		return;
	}
	look_at_change(d, f);
	look_at_classes(d, f);
	if (f->renamed)
		add(d, DG_DRIFT_RENAMED, f->match, f, NULL);
	if (f->moved)
		add(d, DG_DRIFT_MOVED, f->match, f, NULL);
}

/* ---- what stands elsewhere --------------------------------------------------------------------- */

static int
by_parent(const void *a, const void *b)
{
	const struct dg_fact *x = *(struct dg_fact *const *)a, *y = *(struct dg_fact *const *)b;
	size_t p = x->parent != NULL ? x->parent->order + 1 : 0,
	       q = y->parent != NULL ? y->parent->order + 1 : 0;

	if (p != q)
		return p < q ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

/* Of n in one place, all but the most that are still in their old order were moved. */
static void
mark_moved(struct drifting *d, struct dg_fact **f, size_t n)
{
	size_t *end = DG_NEW_ARRAY(d->arena, n + 1, size_t);	/* of the best run of each length */
	size_t *before = DG_NEW_ARRAY(d->arena, n + 1, size_t);
	size_t	longest = 0;

	for (size_t i = 0; i < n; i++) {
		size_t low = 0, high = longest;

		while (low < high) {
			size_t middle = low + (high - low) / 2;

			if (f[end[middle]]->match->order < f[i]->match->order)
				low = middle + 1;
			else
				high = middle;
		}
		before[i] = low > 0 ? end[low - 1] : n;
		end[low] = i;
		longest = low == longest ? longest + 1 : longest;
		f[i]->moved = true;
	}
	for (size_t i = longest > 0 ? end[longest - 1] : n; i < n; i = before[i])
		f[i]->moved = false;
}

static bool
is_elsewhere(const struct dg_fact *f)
{
	const struct dg_fact *was_in = f->match->parent;

	return (was_in != NULL ? was_in->match : NULL) != f->parent;
}

static void
find_moved(struct drifting *d)
{
	struct dg_fact	**all = DG_NEW_ARRAY(d->arena, d->now->n + 1, struct dg_fact *);
	size_t		  n = 0, from = 0;

	for (struct dg_fact *f = d->now->first; f != NULL; f = f->next) {
		f->moved = false;
		if (f->match == NULL)
			continue;
		/* Rows by place change it with what stands before them. */
		if (is_elsewhere(f))
			f->moved = true;
		else
			all[n++] = f;
	}
	if (n > 0)
		qsort(all, n, sizeof *all, by_parent);
	for (size_t i = 1; i <= n; i++)
		if (i == n || all[i]->parent != all[from]->parent) {
			mark_moved(d, all + from, i - from);
			from = i;
		}
}

/* ---- what is gone -------------------------------------------------------------------------------- */

static bool
is_held_now(const struct drifting *d, const struct dg_lost *x)
{
	for (const struct dg_fact *f = d->now->first; f != NULL; f = f->next)
		for (const struct dg_hold *h = f->holds; h != NULL; h = h->next)
			if (h->target.start == x->hold.target.start)
				return true;
	return false;
}

/* What a lost operation was about. */
static struct dg_fact *
lost_fact(struct drifting *d, const struct dg_lost *x)
{
	struct dg_str	s = x->hold.address;
	size_t		n;
	struct dg_fact	**found = dg_facts_find(d->lock, s, &n);

	while (n == 0 && dg_str_find_char(s, '.') < s.n) {
		while (s.p[s.n - 1] != '.')
			s.n--;
		s.n--;
		found = dg_facts_find(d->lock, s, &n);
	}
	return n > 0 ? found[0] : NULL;
}

/* Gives back which of the accepted nodes were about lost operations. */
static void
look_at_lost(struct drifting *d)
{
	size_t n = 0;

	for (const struct dg_lost *x = d->now->lost; x != NULL; x = x->next) {
		struct dg_fact		*old;
		struct dg_finding	*f;

		if (is_held_now(d, x))
			continue;
		old = lost_fact(d, x);
		f = add(d, DG_DRIFT_ORPHAN, old, NULL, &x->hold);
		if (old != NULL)
			old->adapted = true;
		if (n++ >= DG_NEAREST_UNTIL)
			continue;
		dg_orphan_look(d->arena, d->lock, d->now, f);
	}
}

static void
look_at_gone(struct drifting *d)
{
	for (const struct dg_fact *f = d->lock->first; f != NULL; f = f->next) {
		const struct dg_fact	*in = f->parent;
		const struct dg_hold	*around;

		if (f->match != NULL || f->alias || f->adapted || (in != NULL &&
		    in->match == NULL))
			continue;
		around = in != NULL ? hold_around(in->match, true) : NULL;
		if (around != NULL && around->op == DG_OP_REPLACE)
			add(d, DG_DRIFT_CONFLICT, f, NULL, around);
		else
			add(d, DG_DRIFT_GONE, f, NULL, NULL);
	}
}

/* ---- all --------------------------------------------------------------------------------------------- */

static void
mark_adapted(struct dg_facts *now)
{
	for (struct dg_fact *f = now->first; f != NULL; f = f->next)
		for (const struct dg_hold *h = f->holds; h != NULL; h = h->next)
			for (struct dg_fact *g = f; g != NULL && changes(h); g = g->parent)
				g->adapted = true;
}

static size_t
order_of(const struct dg_finding *f)
{
	return f->new != NULL ? f->new->order : f->old != NULL ? f->old->order : 0;
}

static int
compare(const void *a, const void *b)
{
	const struct dg_finding *x = *(struct dg_finding *const *)a,
				*y = *(struct dg_finding *const *)b;

	if (x->what != y->what)
		return (int)x->what - (int)y->what;
	if (order_of(x) != order_of(y))
		return order_of(x) < order_of(y) ? -1 : 1;
	return x->hold == NULL || y->hold == NULL ? 0 :
	    (x->hold->target.start > y->hold->target.start) -
	    (x->hold->target.start < y->hold->target.start);
}

struct dg_finding *
dg_drift(struct dg_arena *a, struct dg_facts *lock, struct dg_facts *now,
    const struct dg_sources *sources)
{
	struct drifting		 d = { .arena = a, .lock = lock, .now = now };
	struct dg_finding	*first = NULL;

	dg_match(lock, now);
	mark_adapted(now);
	find_moved(&d);
	for (const struct dg_fact *f = now->first; f != NULL; f = f->next)
		look_at(&d, f);
	look_at_lost(&d);
	look_at_gone(&d);
	if (d.n > 0)
		qsort(d.item, d.n, sizeof *d.item, compare);
	for (size_t i = d.n; i-- > 0;) {
		show_words(a, d.item[i]);
		d.item[i]->proposal = dg_propose(a, d.item[i], now, sources);
		d.item[i]->next = first;
		first = d.item[i];
	}
	free(d.item);
	return first;
}

/* ---- words for it ---------------------------------------------------------------------------------- */

enum dg_rule
dg_drift_rule(enum dg_drift what)
{
	static const enum dg_rule rule[] = {
		[DG_DRIFT_PLACE] = DG_R_drift_place, [DG_DRIFT_LOCKED] = DG_R_drift_locked,
		[DG_DRIFT_CONFLICT] = DG_R_drift_conflict, [DG_DRIFT_ORPHAN] = DG_R_drift_orphan,
		[DG_DRIFT_MUST_ADAPT] = DG_R_drift_must_adapt,
		[DG_DRIFT_APPLIES] = DG_R_drift_applies, [DG_DRIFT_NEW] = DG_R_drift_new,
		[DG_DRIFT_GONE] = DG_R_drift_gone, [DG_DRIFT_RENAMED] = DG_R_drift_renamed,
		[DG_DRIFT_CLASS] = DG_R_drift_class, [DG_DRIFT_MOVED] = DG_R_drift_moved,
		[DG_DRIFT_RETARGETED] = DG_R_drift_retargeted,
		[DG_DRIFT_FOLLOWS] = DG_R_drift_follows,
	};

	return rule[what];
}

/* ".must-adapt → .locked" */
static struct dg_str
class_change(struct dg_arena *a, const struct dg_finding *f)
{
	struct dg_str was = dg_class_names(a, f->old->classes), now = dg_class_names(a,
	    f->new->classes);

	return dg_arena_fmt(a, "%.*s → %.*s", DG_FMT(was), DG_FMT(now));
}

struct dg_args
dg_drift_args(struct dg_arena *a, const struct dg_finding *f)
{
	struct dg_str		*arg = DG_NEW_ARRAY(a, 3, struct dg_str);
	const struct dg_fact	*fact = f->what == DG_DRIFT_RENAMED || f->new == NULL ? f->old : f->new;
	struct dg_str		 address = fact != NULL ? fact->address : f->hold->address;

	if (f->hold != NULL)
		arg[0] = f->hold->given ? fact->kind : dg_arena_fmt(a, "%s #%.*s",
		    dg_op_name(f->hold->op).p, DG_FMT(f->hold->address));
	if (f->what == DG_DRIFT_PLACE || f->what == DG_DRIFT_ORPHAN)
		address = f->hold->address;
	arg[1] = dg_arena_join(a, DG_STR("#"), address);
	if (f->what == DG_DRIFT_RENAMED)
		arg[2] = dg_arena_join(a, DG_STR("#"), f->new->address);
	else if (f->what == DG_DRIFT_CLASS)
		arg[2] = class_change(a, f);
	return (struct dg_args){ 3, arg };
}
