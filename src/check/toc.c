/* toc.c - a table of contents has something to list. */
#include "check/family.h"

/* Is there a heading down to that level outside annexes? */
static bool
has_headings(const struct dg_doc *doc, unsigned levels)
{
	struct dg_node *n = doc->root;

	while (n != NULL) {
		if (n->kind == DG_K_SECTION && !(n->classes & DG_CLASS_TEXT) &&
		    n->u.section.level <= levels)
			return true;
		n = n->kind == DG_K_ANNEX ? dg_node_skip(doc->root, n) :
		    dg_node_walk(doc->root, n);
	}
	return false;
}

void
dg_check_toc(struct dg_doc *doc, const struct dg_world *world)
{
	(void)world;
	for (struct dg_node *n = doc->root; n != NULL; n = dg_node_walk(doc->root, n))
		if (n->kind == DG_K_TOC && !has_headings(doc, dg_toc_levels(n)))
			dg_report(doc->sink, DG_R_toc_empty, n->span, DG_NO_ARGS);
}
