/*
 * when.c - which WHEN holds, and which PLACE is a paragraph.
 *
 * A WHEN is decided before anything is computed, so only what does not depend
 * on the body can decide it: the unit's columns and variables.
 */
#include "resolve/pass.h"

/* The column of the units table that path names; empty: none.  The unit itself
 * is named by its id, as in the header. */
static struct dg_str
column_of(struct dg_str path)
{
	if (dg_str_is(path, "unit"))
		return DG_STR("id");
	return dg_str_starts(path, "unit.") ? dg_str_sub(path, 5, path.n) : DG_STR("");
}

/* A value that no unit has is most often a slip of the pen: the condition
 * would always, or never, hold. */
static void
check_value(struct dg_resolve *r, const struct dg_node *when, struct dg_str column)
{
	const struct dg_units	*units = &r->world->units;
	struct dg_str		 value = dg_str_trim(when->u.when.value), *names;
	struct dg_diag		*d;
	bool			 known = false;

	if (value.n == 0 || units->n == 0 || r->doc->sink->n >= DG_NEAREST_UNTIL)
		return;
	for (size_t i = 0; i < units->n; i++)
		if (dg_str_eq(dg_str_trim(dg_unit_value(units, &units->unit[i], column,
		    &known)), value))
			return;
	names = DG_NEW_ARRAY(r->doc->arena, units->n, struct dg_str);
	for (size_t i = 0; i < units->n; i++)
		names[i] = dg_unit_value(units, &units->unit[i], column, &known);
	d = dg_report(r->doc->sink, DG_R_when_never, when->u.when.value_span, DG_ARGS(value,
	    column));
	value = dg_nearest(value, names, units->n);
	if (value.n > 0)
		dg_note(r->doc->sink, d, DG_R_note_did_you_mean, when->u.when.value_span,
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

static void
decide(struct dg_resolve *r, struct dg_node *when)
{
	struct dg_value	v = { 0 };
	struct dg_str	found, path = when->u.when.path, column = column_of(path);
	/* One that cannot be decided was reported: it stays, so that nothing in
	 * it is said to be missing. */
	bool		holds = true;

	if (dg_str_is(path, "unit"))
		path = DG_STR("unit.id");
	/* Without a path it is malformed, which was reported. */
	if (!r->broke && path.n > 0 &&
	    dg_path_evaluate(r, path, when->u.when.path_span, &v)) {
		if (column.n > 0)
			check_value(r, when, column);
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

	while (n != NULL) {
		struct dg_node *before = n->prev, *parent = n->parent;

		if (n->kind != DG_K_WHEN) {
			n = dg_node_walk(root, n);
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

	for (n = root; n != NULL; n = next) {
		next = dg_node_walk(root, n);
		if (n->kind == DG_K_PLACE && (n->u.ref.filter.n > 0 ||
		    dg_path_block(r, n->u.ref.path) == NULL))
			make_paragraph(r, n);
	}
}
