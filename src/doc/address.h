/*
 * address.h - how nodes are named: "#x", "#x/2", "#x/4/1", "#/1".
 *
 * What has no id is named by its place among the children of what has one, or
 * of the document: paragraphs, items, tables, blocks, then subsections, counted
 * from 1.  A list is not counted, its items are; a heading and the first
 * paragraph of an item are what they name; notes go with their callers; what
 * stands in a condition counts where it stands.  Of a table its rows are
 * counted (without the header), of a block its rows or lines.
 */
#ifndef DG_DOC_ADDRESS_H
#define DG_DOC_ADDRESS_H

#include "doc/node.h"

/* The first node below parent that has a place, or NULL. */
struct dg_node	*dg_address_first(const struct dg_node *parent);
/* The one behind child among the children of parent, or NULL. */
struct dg_node	*dg_address_next(const struct dg_node *parent, const struct dg_node *child);
/* The n-th, from 1, or NULL. */
struct dg_node	*dg_address_child(const struct dg_node *parent, size_t n);
/* What node has its place in: its section, item, block, annex or the document. */
struct dg_node	*dg_address_parent(const struct dg_node *node);
/*
 * The shortest name of a node that has a place, without '#': "x", "kp.tong",
 * "x/2", "/1".  Of a heading that of its section, of an item's first paragraph
 * that of the item.  Takes time in the number of its siblings.
 */
struct dg_str	 dg_address_of(struct dg_arena *, const struct dg_node *);

/* All that has a name, each with it: the document from front to back, then what has
 * an id in operations.  *out is in the arena; takes time in the size of the tree. */
struct dg_address {
	const struct dg_node	*node;
	struct dg_str		 name;		/* without '#' */
};
size_t		 dg_address_list(struct dg_arena *, const struct dg_node *root,
			struct dg_address **out);

#endif
