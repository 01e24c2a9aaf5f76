/*
 * unit_index.c - rows as a table of units: found by their ids, each with the one
 * that it belongs to and the days that it exists.
 */
#include "office/office.h"

#include <stdlib.h>

#include "office/units.h"

struct indexing {
	struct dg_doc	*doc;
	struct dg_units	*units;
	bool		 failed;
};

/* ---- ids ---- */

struct keyed {
	struct dg_str	id;
	size_t		at;
};

static int
by_id(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int cmp = dg_str_cmp(x->id, y->id);

	return cmp ? cmp : (x->at > y->at) - (x->at < y->at);
}

static void
report_twice(struct indexing *x, const struct dg_unit *first,
    const struct dg_unit *again)
{
	struct dg_str id = dg_unit_id(x->units, again);
	struct dg_diag *diag = dg_report(x->doc->sink, DG_R_units_id_twice,
	    again->span, DG_ARGS(id));

	x->failed = true;
	dg_note(x->doc->sink, diag, DG_R_note_declared_here, first->span,
	    DG_ARGS(id));
}

static void
sort_ids(struct indexing *x)
{
	struct dg_units *u = x->units;
	struct keyed *keys = dg_xmalloc((u->n + 1) * sizeof *keys);

	for (size_t i = 0; i < u->n; i++)
		keys[i] = (struct keyed){ dg_unit_id(u, &u->unit[i]), i };
	qsort(keys, u->n, sizeof *keys, by_id);
	u->by_id = DG_NEW_ARRAY(x->doc->arena, u->n, size_t);
	for (size_t i = 0; i < u->n; i++) {
		u->by_id[i] = keys[i].at;
		if (i && dg_str_eq(keys[i].id, keys[i - 1].id))
			report_twice(x, &u->unit[keys[i - 1].at],
			    &u->unit[keys[i].at]);
	}
	free(keys);
}

/* ---- what belongs to what ---- */

static void
find_above(struct indexing *x)
{
	struct dg_units *u = x->units;

	for (size_t i = 0; i < u->n; i++)
		u->unit[i].above = dg_units_find(u,
		    u->unit[i].cell[u->above_column]);
}

static size_t
place_of(const struct dg_units *u, const struct dg_unit *unit)
{
	return (size_t)(unit - u->unit);
}

/* "a → b → a" */
static void
report_round(struct indexing *x, const struct dg_unit *first)
{
	struct dg_arena *a = x->doc->arena;
	struct dg_str chain = dg_unit_id(x->units, first);
	const struct dg_unit *unit = first;
	unsigned shown = 0;

	do {
		unit = unit->above;
		chain = ++shown == 16 ? dg_arena_join(a, chain, DG_STR(" → …")) :
		    dg_arena_fmt(a, "%.*s → %.*s", DG_FMT(chain),
		    DG_FMT(dg_unit_id(x->units, unit)));
	} while (unit != first && shown < 16);
	dg_report(x->doc->sink, DG_R_units_round, first->span, DG_ARGS(chain));
	x->failed = true;
}

/* A walk upwards that comes to where it was itself goes round; where another
 * walk was, it need not go on. */
static void
find_rounds(struct indexing *x)
{
	struct dg_units *u = x->units;
	size_t *walk = dg_xmalloc((u->n + 1) * sizeof *walk);

	for (size_t i = 0; i < u->n; i++)
		walk[i] = 0;
	for (size_t i = 0; i < u->n; i++) {
		const struct dg_unit *unit = &u->unit[i];

		for (; unit && walk[place_of(u, unit)] == 0; unit = unit->above)
			walk[place_of(u, unit)] = i + 1;
		if (unit && walk[place_of(u, unit)] == i + 1)
			report_round(x, unit);
	}
	free(walk);
}

bool
dg_units_index(struct dg_doc *doc, struct dg_units *u)
{
	struct indexing x = { .doc = doc, .units = u };

	if (u->n == 0)
		return true;
	sort_ids(&x);
	find_above(&x);
	find_rounds(&x);
	return !x.failed;
}

/* ---- questions ---- */

struct dg_str
dg_unit_id(const struct dg_units *u, const struct dg_unit *unit)
{
	return unit->cell[u->id_column];
}

const struct dg_unit *
dg_units_find(const struct dg_units *u, struct dg_str id)
{
	dg_units_ask(u, id);
	return dg_units_row(u, id);
}

const struct dg_unit *
dg_units_row(const struct dg_units *u, struct dg_str id)
{
	size_t low = 0, high = u->by_id ? u->n : 0;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		const struct dg_unit *unit = &u->unit[u->by_id[mid]];
		int cmp = dg_str_cmp(id, dg_unit_id(u, unit));

		if (cmp == 0)
			return unit;
		if (cmp < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

void
dg_units_note_nearest(struct dg_doc *doc, const struct dg_units *u, struct dg_diag *d,
    struct dg_str id)
{
	struct dg_arena arena;
	struct dg_str *ids;

	if (u->told->may_search == 0)
		return;
	u->told->may_search -= u->n < u->told->may_search ? u->n : u->told->may_search;
	dg_arena_init(&arena);
	ids = DG_NEW_ARRAY(&arena, u->n, struct dg_str);
	for (size_t i = 0; i < u->n; i++)
		ids[i] = dg_unit_id(u, &u->unit[i]);
	dg_note_nearest(doc->sink, d, DG_NOWHERE, id, ids, u->n);
	dg_arena_fini(&arena);
}

bool
dg_unit_in_force(const struct dg_unit *unit, struct dg_date day)
{
	if (day.year == 0)
		return true;
	if (unit->from.year && dg_date_cmp(unit->from, day) > 0)
		return false;
	return unit->until.year == 0 ||
	    dg_date_cmp(day, dg_date_last(unit->until)) <= 0;
}
