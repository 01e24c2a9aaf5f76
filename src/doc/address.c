/* address.c - the places of nodes without an id. */
#include "doc/address.h"

/* Does it only group what is counted? */
static bool
is_transparent(const struct dg_node *n)
{
	return n->kind == DG_K_LIST || n->kind == DG_K_WHEN || n->kind == DG_K_CLUSTER;
}

static bool
has_place(const struct dg_node *n)
{
	switch (n->kind) {
	case DG_K_HEADING: case DG_K_NOTE: case DG_K_LIST: case DG_K_WHEN: case DG_K_CELL:
	case DG_K_FIELD: case DG_K_VALUE: case DG_K_OP: case DG_K_CLUSTER: case DG_K_PARENT:
		return false;
	case DG_K_PARA:
		return n->parent == NULL || (n->parent->kind != DG_K_TABLE &&
		    (n->parent->kind != DG_K_ITEM || n->prev != NULL));
	case DG_K_ROW:
		return !n->u.row.header;
	default:
		return !dg_kind_is_inline(n->kind);
	}
}

/* n, or what comes next below parent that has a place. */
static struct dg_node *
settle(const struct dg_node *parent, struct dg_node *n)
{
	while (n != NULL && !has_place(n))
		n = is_transparent(n) ? dg_node_walk(parent, n) : dg_node_skip(parent, n);
	return n;
}

struct dg_node *
dg_address_first(const struct dg_node *parent)
{
	return settle(parent, parent->first);
}

struct dg_node *
dg_address_next(const struct dg_node *parent, const struct dg_node *child)
{
	return settle(parent, dg_node_skip(parent, (struct dg_node *)child));
}

struct dg_node *
dg_address_child(const struct dg_node *parent, size_t n)
{
	struct dg_node *child = n > 0 ? dg_address_first(parent) : NULL;

	while (child != NULL && --n > 0)
		child = dg_address_next(parent, child);
	return child;
}

struct dg_node *
dg_address_parent(const struct dg_node *node)
{
	struct dg_node *p = node->parent;

	while (p != NULL && is_transparent(p))
		p = p->parent;
	return p;
}

/* What a node is named by, when it has no place of its own. */
static const struct dg_node *
named_by(const struct dg_node *n)
{
	while (n->parent != NULL && !has_place(n))
		n = n->parent;
	return n;
}

static size_t
place_of(const struct dg_node *parent, const struct dg_node *node)
{
	size_t place = 1;

	for (struct dg_node *n = dg_address_first(parent); n != NULL && n != node;
	    n = dg_address_next(parent, n))
		place++;
	return place;
}

struct dg_str
dg_address_of(struct dg_arena *a, const struct dg_node *node)
{
	const struct dg_node	*n = named_by(node), *parent;
	struct dg_str		 places = DG_STR("");

	for (;; n = parent) {
		parent = dg_address_parent(n);
		if (n->id.n > 0 && n->kind != DG_K_RECORD)
			return dg_arena_join(a, n->id, places);
		if (n->id.n > 0 && parent != NULL && parent->id.n > 0)
			return dg_arena_fmt(a, "%.*s.%.*s%.*s", DG_FMT(parent->id),
			    DG_FMT(n->id), DG_FMT(places));
		if (parent == NULL)
			return places.n > 0 ? places : DG_STR("/");
		places = dg_arena_fmt(a, "/%zu%.*s", place_of(parent, n), DG_FMT(places));
	}
}
