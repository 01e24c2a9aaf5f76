/*
 * when.c - which WHEN holds, and which PLACE is a paragraph.
 *
 * A WHEN is decided before anything is computed, so only what does not depend
 * on the body can decide it: the unit's columns and variables.
 */
#include "resolve/pass.h"

static void
decide(struct dg_resolve *r, struct dg_node *when)
{
	struct dg_value	v = { 0 };
	struct dg_str	found;
	bool		holds = false;

	if (dg_path_evaluate(r, when->u.when.path, when->u.when.path_span, &v)) {
		found = v.inlines != NULL ? dg_node_plain(r->doc->arena, v.inlines) :
		    v.text;
		holds = dg_str_eq(dg_str_trim(found), dg_str_trim(when->u.when.value)) !=
		    when->u.when.negated;
	}
	if (holds)
		dg_node_replace_with_children(when, when);
	else
		dg_node_unlink(when);
}

void
dg_when_decide(struct dg_resolve *r)
{
	struct dg_node *root = r->doc->root, *n = root;

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
