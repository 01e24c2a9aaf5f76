/*
 * mark.c - marks on the tree, and what of the older tree is brought into it.
 */
#include "compare/part.h"

void
dg_mark_all(struct dg_node *top, enum dg_change change)
{
	for (struct dg_node *n = top; n != NULL;) {
		if (n->kind == DG_K_NOTE) {
			n = dg_node_skip(top, n);
			continue;
		}
		n->change = change;
		n = dg_node_walk(top, n);
	}
}

/* A heading that is gone is nobody's heading, an entry of a table of contents
 * leads nowhere. */
static void
make_plain(struct dg_node *copy, const struct dg_node *from)
{
	copy->span = DG_NOWHERE;
	copy->page = NULL;
	if (!dg_kind_is_leaf(copy->kind)) {
		if (copy->kind == DG_K_TABLE)
			copy->before = from;
		return;
	}
	copy->before = from;
	if (copy->kind == DG_K_HEADING) {
		dg_node_turn(copy, DG_K_PARA);
		copy->u.para.labelled = from->parent;
		copy->u.para.brace = false;
	}
	if (copy->kind == DG_K_PARA)
		copy->u.para.heading = NULL;
}

struct dg_node *
dg_copy_gone(struct dg_comparison *c, struct dg_node *from)
{
	struct dg_node *copy = dg_node_copy(c->arena, from), *to = copy;

	for (struct dg_node *n = from; n != NULL; n = dg_node_walk(from, n)) {
		make_plain(to, n);
		to = dg_node_walk(copy, to);
	}
	dg_mark_all(copy, DG_DELETED);
	return copy;
}

void
dg_pages_lower(struct dg_node *root)
{
	const struct dg_page_setup *page = NULL;

	for (struct dg_node *n = root; n != NULL;) {
		bool block = n->kind == DG_K_TABLE || dg_kind_is_leaf(n->kind);

		if (n->kind == DG_K_NOTE || dg_is_contact(n)) {
			n = dg_node_skip(root, n);
			continue;
		}
		if (n->page != NULL)
			page = n->page;
		n->page = NULL;
		if (block && n->kind != DG_K_PAGE_BREAK) {
			n->page = page;
			page = NULL;
		}
		n = block ? dg_node_skip(root, n) : dg_node_walk(root, n);
	}
}

/* Of the same name, or of the one that it is with other spacing. */
static const struct dg_style *
nearest(const struct dg_style *style, const struct dg_sheet *sheet)
{
	const struct dg_style *found = dg_sheet_style(sheet, style->name);

	if (found == NULL)
		found = dg_sheet_style(sheet, dg_str_sub(style->name, 0,
		    dg_str_find_char(style->name, '+')));
	return found != NULL ? found : sheet->body;
}

void
dg_styles_replace(struct dg_node *root, const struct dg_sheet *sheet)
{
	const struct dg_style *last = NULL, *found = NULL;

	for (struct dg_node *n = root; n != NULL; n = dg_node_walk(root, n)) {
		if (n->style == NULL)
			continue;
		if (n->style != last) {
			last = n->style;
			found = nearest(last, sheet);
		}
		n->style = found;
	}
}
