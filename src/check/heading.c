/*
 * heading.c - headings with nothing under them, and levels that are passed over.
 *
 * A numbered paragraph (.text) is text itself and needs nothing more.  What is
 * counted through the document (Điều) may stand under any level.
 */
#include "check/family.h"

static bool
is_lone(const struct dg_node *section)
{
	const struct dg_node *h = section->first;

	return h != NULL && h->kind == DG_K_HEADING && h->next == NULL &&
	    !((section->classes | h->classes) & DG_CLASS_TEXT);
}

/* The level that a section stands under; 0: none. */
static unsigned
level_above(const struct dg_node *section)
{
	const struct dg_node *up = section->parent != NULL ?
	    dg_node_enclosing(section->parent, DG_K_SECTION) : NULL;

	return up != NULL ? up->u.section.level : 0;
}

static void
check_skip(struct dg_doc *doc, const struct dg_scheme *scheme,
    const struct dg_node *section)
{
	unsigned level = section->u.section.level, above = level_above(section);
	const struct dg_number_level *l = level >= 1 && level <= scheme->n ?
	    &scheme->level[level - 1] : NULL;

	if (level <= above + 1 || (l != NULL && l->look != NULL && l->look->through))
		return;
	dg_report(doc->sink, DG_R_heading_skips, section->span, DG_ARGS(
	    dg_str_sub(DG_STR("####"), 0, level),
	    dg_str_sub(DG_STR("####"), 0, above + 1)));
}

void
dg_check_headings(struct dg_doc *doc, const struct dg_world *world)
{
	for (struct dg_node *n = NULL; (n = dg_node_seek(doc->root, n, DG_IS(SECTION))) != NULL;) {
		check_skip(doc, &world->tmpl.sheet.scheme, n);
		if (is_lone(n))
			dg_report(doc->sink, DG_R_heading_alone, n->first->span,
			    DG_NO_ARGS);
	}
}
