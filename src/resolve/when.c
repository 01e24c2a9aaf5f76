/*
 * when.c - which WHEN holds, and which PLACE is a paragraph.
 *
 * A WHEN is decided before anything is computed, so only what does not depend
 * on the body can decide it: the unit's columns and variables.
 */
#include "resolve/pass.h"

#include <stdlib.h>

/* The column of the units table that path names; empty: none.  The unit itself
 * is named by its id, as in the header. */
static struct dg_str
column_of(struct dg_str path)
{
	if (dg_str_is(path, "unit"))
		return DG_STR("id");
	return dg_str_starts(path, "unit.") ? dg_str_sub(path, 5, path.n) : DG_STR("");
}

/* ---- values that no unit has ---- */

#define VALUES_MAX (32u << 20)	/* bytes of all that were looked through */

/* What all units have in one column, sorted. */
struct column_values {
	struct dg_str	 path;		/* of the column: "cấp", "thuộc.tên" */
	struct dg_str	*value;
	struct column_values *next;
};

struct checking {
	struct dg_doc		*doc;
	const struct dg_units	*units;
	struct dg_arena		 arena;	/* of the values */
	struct column_values	*columns;
};

static int
compare_values(const void *a, const void *b)
{
	return dg_str_cmp(*(const struct dg_str *)a, *(const struct dg_str *)b);
}

/* A unit's value; what cannot be computed is empty here. */
static struct dg_str
glance(struct checking *c, const struct dg_unit *unit, struct dg_str path, bool *known)
{
	/* One above that is not in the table is told where it is asked for. */
	while (unit != NULL && dg_units_cut_above(&path))
		unit = unit->above;
	while (dg_units_cut_above(&path))
		;
	return dg_str_trim(dg_unit_glance(&c->arena, c->units, unit, path, known));
}

/* NULL: there is no such column, which is told where it is asked for; or too much
 * would have to be looked through for what is a doubt only. */
static const struct column_values *
values_of(struct checking *c, struct dg_str path)
{
	struct column_values *v = c->columns;
	bool known = false;

	while (v != NULL && !dg_str_eq(v->path, path))
		v = v->next;
	if (v != NULL)
		return v->value != NULL ? v : NULL;
	v = DG_NEW(&c->arena, struct column_values);
	v->path = path;
	v->next = c->columns;
	c->columns = v;
	glance(c, &c->units->unit[0], path, &known);
	if (!known || c->arena.used > VALUES_MAX)
		return NULL;
	v->value = DG_NEW_ARRAY(&c->arena, c->units->n, struct dg_str);
	for (size_t i = 0; i < c->units->n; i++) {
		if (c->arena.used > VALUES_MAX) {
			v->value = NULL;
			return NULL;
		}
		v->value[i] = glance(c, &c->units->unit[i], path, &known);
	}
	qsort(v->value, c->units->n, sizeof *v->value, compare_values);
	return v;
}

/* A value that no unit has is most often a slip of the pen: the condition
 * would always, or never, hold. */
static void
check_value(struct checking *c, const struct dg_node *when)
{
	struct dg_str	path = column_of(when->u.when.path);
	struct dg_str	value = dg_str_trim(when->u.when.value);
	struct dg_diag	*d;
	const struct column_values *v;

	if (path.n == 0 || value.n == 0 || c->doc->sink->n >= DG_NEAREST_UNTIL)
		return;
	v = values_of(c, path);
	if (v == NULL || bsearch(&value, v->value, c->units->n, sizeof value,
	    compare_values) != NULL)
		return;
	d = dg_report(c->doc->sink, DG_R_when_never, when->u.when.value_span, DG_ARGS(value,
	    path));
	value = dg_nearest(value, v->value, c->units->n);
	if (value.n > 0)
		dg_note(c->doc->sink, d, DG_R_note_did_you_mean, when->u.when.value_span,
		    DG_ARGS(value));
}

/* What does not hold is kept aside: an operation may be about it. */
static void
drop(struct dg_doc *doc, struct dg_node *when)
{
	if (doc->dropped == NULL)
		doc->dropped = dg_node_new(doc->arena, DG_K_DOC, DG_NOWHERE);
	dg_node_unlink(when);
	dg_node_append(doc->dropped, when);
}

void
dg_when_check(struct dg_doc *doc, const struct dg_units *units, struct dg_node *root)
{
	struct checking c = { .doc = doc, .units = units };

	if (units->n == 0)
		return;
	dg_arena_init(&c.arena);
	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_IS(WHEN))) != NULL;)
		check_value(&c, n);
	dg_arena_fini(&c.arena);
}

/* ---- which holds ---- */

static void
decide(struct dg_resolve *r, struct dg_node *when)
{
	struct dg_value	v = { 0 };
	struct dg_str	found, path = when->u.when.path;
	/* One that cannot be decided was reported: it stays, so that nothing in
	 * it is said to be missing. */
	bool		holds = true;

	if (dg_str_is(path, "unit"))
		path = DG_STR("unit.id");
	/* Without a path it is malformed, which was reported. */
	if (!r->broke && path.n > 0 &&
	    dg_path_evaluate(r, path, when->u.when.path_span, &v)) {
		found = v.inlines != NULL ? dg_node_plain(r->doc->arena, v.inlines) :
		    v.text;
		holds = dg_budget_spend(r, found.n, when->span) &&
		    dg_str_eq(dg_str_trim(found), dg_str_trim(when->u.when.value)) !=
		    when->u.when.negated;
	}
	if (holds)
		dg_node_replace_with_children(when, when);
	else
		drop(r->doc, when);
}

void
dg_when_decide(struct dg_resolve *r, struct dg_node *root)
{
	struct dg_node *n = root;

	if (!r->world->whens_checked)
		dg_when_check(r->doc, &r->world->units, root);
	while (n != NULL) {
		struct dg_node *before = n->prev, *parent = n->parent;

		if (n->kind != DG_K_WHEN) {
			n = dg_node_seek(root, n, DG_IS(WHEN));
			continue;
		}
		decide(r, n);
		/* What stood in it is next. */
		n = before != NULL ? dg_node_skip(root, before) :
		    dg_node_walk(root, parent);
	}
}

/* "{{name}}" alone on a line that names no data block is a paragraph. */
static void
make_paragraph(struct dg_resolve *r, struct dg_node *place)
{
	struct dg_node *para = dg_node_new(r->doc->arena, DG_K_PARA, place->span);
	struct dg_node *var = dg_node_new(r->doc->arena, DG_K_VAR, place->span);

	para->id = place->id;
	para->id_span = place->id_span;
	para->was = place->was;
	para->classes = place->classes;
	var->u.ref.path = place->u.ref.path;
	var->u.ref.filter = place->u.ref.filter;
	dg_node_append(para, var);
	dg_node_insert_before(place, para);
	dg_node_unlink(place);
}

void
dg_place_sort(struct dg_resolve *r)
{
	struct dg_node *root = r->doc->root, *n, *next;

	for (n = dg_node_seek(root, NULL, DG_IS(PLACE)); n != NULL; n = next) {
		next = dg_node_seek(root, n, DG_IS(PLACE));
		if (n->u.ref.filter.n > 0 || dg_path_block(r, n->u.ref.path) == NULL)
			make_paragraph(r, n);
	}
}
