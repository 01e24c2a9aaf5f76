/*
 * link.c - where the references of a document lead.
 *
 * A reference names a section, item or annex; what a reader is led to is the leaf that
 * this begins with, since only leaves are printed.  What is named may have been taken
 * out (a document beside the one above): then its number is words like others.
 */
#include "compose/part.h"

static bool
stands_in(const struct dg_node *root, const struct dg_node *n)
{
	while (n && n != root)
		n = n->parent;
	return n == root;
}

/* The first leaf of top that shows anything, or NULL. */
static struct dg_node *
first_leaf(struct dg_node *top)
{
	struct dg_node *n = top;

	while (n && !(dg_kind_is_leaf(n->kind) && n->style && (n->first || n->label.n)))
		n = n->kind == DG_K_NOTE ? dg_node_skip(top, n) : dg_node_walk(top, n);
	return n;
}

void
dg_links_compose(struct dg_composer *c)
{
	struct dg_node *root = c->doc->root;
	uint32_t places = 0;

	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_IS(TEXT)));) {
		struct dg_node *to = n->u.text.to;

		if (!to)
			continue;
		n->u.text.to = to = stands_in(root, to) ? first_leaf(to) : NULL;
		if (to && to->place == 0)
			dg_place_set(to, ++places);
	}
}
