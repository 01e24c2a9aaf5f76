/* address_list.c - the names of all nodes, with counters that run along. */
#include "doc/address.h"

#include <stdlib.h>
#include <string.h>

/* A node whose children are being counted. */
struct level {
	const struct dg_node	*node, *child;
	struct dg_str		 name;		/* of node; of the document none */
	size_t			 place;		/* of child */
};

struct lister {
	struct dg_arena		*arena;
	struct level		*level;
	size_t			 n, cap;
	struct dg_address	*item;
	size_t			 n_items, cap_items;
};

static void
add(struct lister *l, const struct dg_node *node, struct dg_str name)
{
	DG_GROW(l->item, l->n_items, l->cap_items);
	l->item[l->n_items++] = (struct dg_address){ node, name };
}

static void
descend(struct lister *l, const struct dg_node *node, struct dg_str name)
{
	DG_GROW(l->level, l->n, l->cap);
	l->level[l->n++] = (struct level){ .node = node, .name = name };
}

static struct dg_str
name_of(struct lister *l, const struct level *at)
{
	const struct dg_node *n = at->child;

	if (n->id.n > 0 && n->kind != DG_K_RECORD)
		return n->id;
	if (n->id.n > 0 && at->node->id.n > 0)
		return dg_arena_fmt(l->arena, "%.*s.%.*s", DG_FMT(at->node->id),
		    DG_FMT(n->id));
	return dg_arena_fmt(l->arena, "%.*s/%zu", DG_FMT(at->name), at->place);
}

static void
list_places(struct lister *l, const struct dg_node *root)
{
	descend(l, root, DG_STR(""));
	while (l->n > 0) {
		struct level *at = &l->level[l->n - 1];

		at->child = at->child == NULL ? dg_address_first(at->node) :
		    dg_address_next(at->node, at->child);
		at->place++;
		if (at->child == NULL) {
			l->n--;
		} else {
			struct dg_str name = name_of(l, at);

			add(l, at->child, name);
			descend(l, at->child, name);
		}
	}
}

/* What an operation adds has no place yet. */
static void
list_added(struct lister *l, const struct dg_node *root)
{
	struct dg_node *n = (struct dg_node *)root;

	while (n != NULL) {
		if (n->kind != DG_K_OP) {
			n = dg_node_walk(root, n);
			continue;
		}
		for (struct dg_node *m = n->first; m != NULL; m = dg_node_walk(n, m))
			if (m->id.n > 0)
				add(l, m, m->id);
		n = dg_node_skip(root, n);
	}
}

size_t
dg_address_list(struct dg_arena *a, const struct dg_node *root, struct dg_address **out)
{
	struct lister l = { .arena = a };

	list_places(&l, root);
	list_added(&l, root);
	*out = DG_NEW_ARRAY(a, l.n_items + 1, struct dg_address);
	if (l.n_items > 0)
		memcpy(*out, l.item, l.n_items * sizeof *l.item);
	free(l.level);
	free(l.item);
	return l.n_items;
}
