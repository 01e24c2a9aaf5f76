/*
 * place.c - what links inside a document lead to: leaves, and the names that they go by.
 */
#include "doc/node.h"

/* The node that has the name; NULL: none has. */
static const struct dg_node *
named(const struct dg_node *leaf)
{
	while (leaf != NULL && leaf->id.n == 0)
		leaf = leaf->parent;
	return leaf;
}

void
dg_place_set(struct dg_node *leaf, uint32_t place)
{
	struct dg_node *n = (struct dg_node *)named(leaf);

	leaf->place = place;
	if (n != NULL)
		n->place = place;
}

struct dg_str
dg_place_name(const struct dg_node *leaf)
{
	const struct dg_node *n = named(leaf);

	return n != NULL ? n->id : DG_STR("");
}

void
dg_links_drop(struct dg_node *root)
{
	for (struct dg_node *n = root; n != NULL; n = dg_node_walk(root, n)) {
		n->place = 0;
		if (n->kind == DG_K_TEXT)
			n->u.text.to = NULL;
	}
}
