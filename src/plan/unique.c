/*
 * unique.c - one name, one thing: ids, old ids and variables.
 *
 * The same id may stand in two conditions of which never both hold, since
 * only one of them is in the document made.
 */
#include "plan/parser.h"

#include <stdlib.h>

struct named {
	struct dg_str		 name;
	struct dg_span		 span;
	const struct dg_node	*node;	/* NULL: a variable */
};

struct names {
	struct named	*item;
	size_t		 n, cap;
};

static void
add(struct names *all, struct dg_str name, struct dg_span span, const struct dg_node *node)
{
	DG_GROW(all->item, all->n, all->cap);
	all->item[all->n++] = (struct named){ name, span, node };
}

static void
collect(struct dg_plan *p, struct names *all)
{
	struct dg_node *root = p->doc->root;

	for (const struct dg_entry *e = p->doc->header; e != NULL; e = e->next)
		if (dg_str_starts(e->key, "var."))
			add(all, dg_str_sub(e->key, 4, e->key.n), e->key_span, NULL);
	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_NAMED)) != NULL;) {
		struct dg_str rest = n->was;

		if (n->id.n == 0)
			continue;
		if (dg_kind_is_rows(n->kind) && dg_header_is_reserved(n->id))
			dg_plan_error(p, DG_R_name_reserved, n->id_span, DG_ARGS(n->id));
		add(all, n->id, n->id_span, n);
		while (rest.n > 0)
			add(all, dg_str_cut(&rest, ','), n->id_span, n);
	}
}

static int
compare(const void *a, const void *b)
{
	const struct named	*x = a, *y = b;
	int			 c = dg_str_cmp(x->name, y->name);

	return c != 0 ? c : (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

static const struct dg_node *
when_above(const struct dg_node *n)
{
	for (n = n == NULL ? NULL : n->parent; n != NULL && n->kind != DG_K_WHEN; n = n->parent)
		;
	return n;
}

static bool
conflicts(const struct dg_node *a, const struct dg_node *b)
{
	if (!dg_str_eq(a->u.when.path, b->u.when.path))
		return false;
	if (a->u.when.negated == b->u.when.negated)
		return !a->u.when.negated && !dg_str_eq(a->u.when.value, b->u.when.value);
	return dg_str_eq(a->u.when.value, b->u.when.value);
}

/* Can a and b never stand in one document? */
static bool
are_apart(const struct dg_node *a, const struct dg_node *b)
{
	for (const struct dg_node *x = when_above(a); x != NULL; x = when_above(x))
		for (const struct dg_node *y = when_above(b); y != NULL; y = when_above(y))
			if (conflicts(x, y))
				return true;
	return false;
}

#define LOOK_BACK 8	/* of many things with one name, enough are compared */

static void
check(struct dg_plan *p, const struct named *first, const struct named *it)
{
	for (const struct named *o = it; o > first && it - o < LOOK_BACK; o--) {
		struct dg_diag *d;

		if (!dg_str_eq(o[-1].name, it->name))
			return;
		if (o[-1].node != NULL && it->node != NULL && are_apart(o[-1].node, it->node))
			continue;
		d = dg_plan_error(p, DG_R_id_repeated, it->span, DG_ARGS(it->name));
		dg_plan_point(p, d, o[-1].span, it->name);
		return;
	}
}

void
dg_unique_check(struct dg_plan *p)
{
	struct names all = { NULL, 0, 0 };

	collect(p, &all);
	if (all.n > 0)
		qsort(all.item, all.n, sizeof *all.item, compare);
	for (size_t i = 1; i < all.n; i++)
		check(p, all.item, &all.item[i]);
	free(all.item);
}
