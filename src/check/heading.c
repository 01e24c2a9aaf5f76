/*
 * heading.c - headings with nothing under them.
 *
 * A numbered paragraph (.text) is text itself and needs nothing more.
 */
#include "check/family.h"

static bool
is_lone(const struct dg_node *section)
{
	const struct dg_node *h = section->first;

	return h != NULL && h->kind == DG_K_HEADING && h->next == NULL &&
	    !((section->classes | h->classes) & DG_CLASS_TEXT);
}

void
dg_check_headings(struct dg_doc *doc, const struct dg_world *world)
{
	(void)world;
	for (struct dg_node *n = doc->root; n != NULL; n = dg_node_walk(doc->root, n))
		if (n->kind == DG_K_SECTION && is_lone(n))
			dg_report(doc->sink, DG_R_heading_alone, n->first->span,
			    DG_NO_ARGS);
}
