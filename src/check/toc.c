/* toc.c - a table of contents has something to list. */
#include "check/family.h"

/* Is there a heading down to that level outside annexes? */
static bool
has_headings(const struct dg_doc *doc, unsigned levels)
{
	for (struct dg_node *n = NULL; (n = dg_node_seek(doc->root, n, DG_IS(SECTION))) != NULL;)
		if (!(n->classes & DG_CLASS_TEXT) && n->u.section.level <= levels &&
		    dg_node_enclosing(n, DG_K_ANNEX) == NULL)
			return true;
	return false;
}

void
dg_check_toc(struct dg_doc *doc, const struct dg_world *world)
{
	(void)world;
	for (struct dg_node *n = NULL; (n = dg_node_seek(doc->root, n, DG_IS(TOC))) != NULL;)
		if (!has_headings(doc, dg_toc_levels(n)))
			dg_report(doc->sink, DG_R_toc_empty, n->span, DG_NO_ARGS);
}
