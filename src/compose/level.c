/*
 * level.c - how deep a heading stands.
 */
#include "compose/compose.h"

#include "office/style.h"

bool
dg_is_outlined(const struct dg_node *leaf)
{
	return leaf->kind == DG_K_HEADING && leaf->style && leaf->style->outline > 0;
}

unsigned
dg_heading_depth(const struct dg_node *leaf)
{
	unsigned depth = 0;

	for (const struct dg_node *n = leaf->parent; n; n = n->parent)
		depth += n->kind == DG_K_ANNEX || (n->kind == DG_K_SECTION &&
		    n->first && dg_is_outlined(n->first));
	return depth;
}
