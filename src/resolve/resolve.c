/*
 * resolve.c - the order of the passes, and what they share.
 */
#include "resolve/pass.h"

#include <stdlib.h>

static int
compare_vars(const void *a, const void *b)
{
	const struct dg_var_key *x = a, *y = b;

	return dg_str_cmp(x->name, y->name);
}

/* Sorts the header's variables by name. */
static void
index_vars(struct dg_resolve *r)
{
	const struct dg_entry	*e;
	size_t			 n = 0;

	for (e = r->doc->header; e != NULL; e = e->next)
		n += dg_str_starts(e->key, "var.");
	r->vars = DG_NEW_ARRAY(r->doc->arena, n, struct dg_var_key);
	for (e = r->doc->header; e != NULL; e = e->next)
		if (dg_str_starts(e->key, "var."))
			r->vars[r->n_vars++] = (struct dg_var_key){
				dg_str_sub(e->key, 4, e->key.n), e };
	qsort(r->vars, r->n_vars, sizeof *r->vars, compare_vars);
}

static void
add_root(struct dg_resolve *r, struct dg_node *root, size_t *room)
{
	if (root == NULL)
		return;
	if (r->n_roots == *room) {
		struct dg_node **more = DG_NEW_ARRAY(r->doc->arena, *room * 2,
		    struct dg_node *);

		for (size_t i = 0; i < r->n_roots; i++)
			more[i] = r->roots[i];
		r->roots = more;
		*room *= 2;
	}
	r->roots[r->n_roots++] = root;
}

/* The header's computed values, block keys, and the body: what every pass
 * goes through. */
static void
collect_roots(struct dg_resolve *r)
{
	struct dg_node	*root = r->doc->root, *n;
	size_t		 room = 64;

	r->roots = DG_NEW_ARRAY(r->doc->arena, room, struct dg_node *);
	for (const struct dg_entry *e = r->doc->header; e != NULL; e = e->next)
		add_root(r, e->inlines, &room);
	for (n = NULL; (n = dg_node_seek(root, n, DG_KEYED)) != NULL;)
		for (const struct dg_attr *a = n->attrs; a != NULL; a = a->next)
			add_root(r, a->inlines, &room);
	add_root(r, root, &room);
}

/* Keys that held placeholders say now what they came to. */
static void
settle_keys(struct dg_resolve *r)
{
	struct dg_node *root = r->doc->root, *n;

	for (n = NULL; (n = dg_node_seek(root, n, DG_KEYED)) != NULL;)
		for (struct dg_attr *a = n->attrs; a != NULL; a = a->next)
			if (a->inlines != NULL)
				a->value = dg_str_trim(dg_node_plain(r->doc->arena,
				    a->inlines));
}

/* The world's values that may hold computed text. */
static void
settle_world(struct dg_resolve *r)
{
	const struct dg_entry *title = dg_doc_entry(r->doc, "title");
	const struct dg_entry *place = dg_doc_entry(r->doc, "place");

	if (title != NULL && title->inlines != NULL)
		r->world->title = title->inlines;
	else
		r->world->title = dg_node_new_from(r->doc->arena, DG_K_VALUE,
		    DG_NOWHERE, DG_FROM_HEADER);
	if (place != NULL && place->value.n > 0 && place->inlines != NULL)
		r->world->place = dg_str_trim(dg_node_plain(r->doc->arena,
		    place->inlines));
}

void
dg_conditions_decide(struct dg_doc *doc, struct dg_world *world, struct dg_node *root)
{
	struct dg_resolve r = { .doc = doc, .world = world };

	index_vars(&r);
	dg_when_decide(&r, root);
}

void
dg_resolve(struct dg_doc *doc, struct dg_world *world)
{
	struct dg_resolve r = { .doc = doc, .world = world };

	index_vars(&r);
	dg_when_decide(&r, doc->root);
	collect_roots(&r);
	dg_doc_index(doc);
	dg_data_index(&r);
	dg_place_sort(&r);
	dg_data_check(&r);
	dg_variable_expand_all(&r);
	dg_cite_all(&r);
	dg_print_all(&r);
	dg_tidy_empty(&r);
	dg_note_arrange(&r);
	dg_number_all(&r);
	dg_doc_index(doc);
	dg_reference_all(&r);
	dg_merge_all(&r);
	dg_signature_all(&r);
	settle_keys(&r);
	settle_world(&r);
	dg_copy_settle(&r);
}

void
dg_mark_each(struct dg_resolve *r, enum dg_kind kind,
    void (*resolve)(struct dg_resolve *, struct dg_node *))
{
	const dg_kinds	 set = DG_KIND_ALONE(kind);
	struct dg_node	*n, *next;

	for (size_t i = 0; i < r->n_roots; i++)
		for (n = dg_node_seek(r->roots[i], NULL, set); n != NULL; n = next) {
			next = dg_node_seek(r->roots[i], n, set);
			resolve(r, n);
			dg_node_unlink(n);
		}
}

struct dg_node *
dg_mark_put(struct dg_resolve *r, struct dg_node *mark, struct dg_str s,
    enum dg_origin_how how, struct dg_span was)
{
	struct dg_origin *o;
	struct dg_node	 *t;

	if (!dg_budget_spend(r, s.n, mark->span))
		return NULL;
	t = dg_node_text(r->doc->arena, s, mark->u.ref.face, mark->span, how);
	o = DG_NEW(r->doc->arena, struct dg_origin);
	*o = (struct dg_origin){ .how = how, .at = mark->span, .was = was,
	    .next = NULL };
	if (mark->origin->how == DG_FROM_VARIABLE || mark->origin->how >= DG_BY_REPLACE)
		o->next = mark->origin;
	t->origin = o;
	dg_node_insert_before(mark, t);
	return t;
}

struct dg_diag *
dg_report_unknown(struct dg_resolve *r, enum dg_rule rule, struct dg_span at,
    struct dg_str name, const struct dg_str *names, size_t n)
{
	struct dg_sink	*sink = r->doc->sink;
	struct dg_diag	*d = dg_report(sink, rule, at, DG_ARGS(name));

	if (sink->n < DG_NEAREST_UNTIL)
		dg_note_nearest(sink, d, DG_NOWHERE, name, names, n);
	return d;
}

void
dg_report_column(struct dg_resolve *r, struct dg_span at, struct dg_str name)
{
	dg_units_report_column(r->doc, &r->world->units, at, name,
	    r->doc->sink->n >= DG_NEAREST_UNTIL);
}
