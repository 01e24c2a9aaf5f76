/*
 * addressees.c - "Kính gửi:": to whom a letter or a submission goes.
 *
 * One addressee stands on the label's line, in the middle of the page; several
 * stand below one another at the right of the label, in a table without lines.
 */
#include "compose/part.h"

/* The label as it stands before the only addressee: in its own look. */
static struct dg_node *
label_run(struct dg_composer *c, struct dg_span span)
{
	const struct dg_line_list *list = &c->tmpl->addressees;
	const struct dg_style *style = dg_style_lookup(c, list->label_style, span);
	struct dg_str label = dg_arena_join(c->doc->arena, list->label, DG_STR(" "));

	return dg_node_text(c->doc->arena, label, style ? style->face : 0, span,
	    DG_FROM_TEMPLATE);
}

static struct dg_node *
only_one(struct dg_composer *c, const struct dg_node *addressee)
{
	struct dg_line_list list = c->tmpl->addressees;
	struct dg_node *para;

	list.last = DG_STR("");
	para = dg_line_new(c, addressee, &list, DG_STR(""), true);
	para->label = DG_STR("");
	dg_node_prepend(para, label_run(c, addressee->span));
	if (c->tmpl->addressees.single_style.n)
		para->style = dg_style_lookup(c, c->tmpl->addressees.single_style,
		    addressee->span);
	return para;
}

static struct dg_node *
several(struct dg_composer *c, const struct dg_node *addressees)
{
	const struct dg_line_list *list = &c->tmpl->addressees;
	struct dg_node *table = dg_table_plain(c, 2, addressees->span);
	struct dg_node *row = dg_row_add(c, table);
	struct dg_node *left = dg_cell_add(c, row, 0), *right = dg_cell_add(c, row, 1);
	struct dg_node *label = dg_node_new_from(c->doc->arena, DG_K_PARA,
	    addressees->span, DG_FROM_TEMPLATE);

	dg_line_add(c, label, list->label);
	dg_style_apply(c, label, list->label_style, addressees->span);
	left->u.cell.align = DG_ALIGN_RIGHT;
	dg_node_append(left, label);
	for (const struct dg_node *n = addressees->first; n; n = n->next)
		dg_node_append(right, dg_line_new(c, n, list, DG_STR(""), !n->next));
	right->first->style = dg_style_spaced(c, right->first->style,
	    label->style->before);
	return table;
}

void
dg_addressees_space(struct dg_composer *c, struct dg_node *body)
{
	struct dg_str style = c->tmpl->addressees.single_style;
	struct dg_node *n = body->first;

	while (n && !dg_kind_is_leaf(n->kind))
		n = n->kind == DG_K_TABLE ? NULL : dg_node_walk(body, n);
	if (n && n->style && c->addressees && style.n)
		n->style = dg_style_spaced(c, n->style,
		    dg_style_lookup(c, style, body->span)->after);
}

struct dg_node *
dg_addressees_new(struct dg_composer *c)
{
	const struct dg_node *a = c->addressees;
	struct dg_node *group;

	if (!a || !a->first)
		return NULL;
	group = dg_group_new(c, DG_GROUP_ADDRESSEES, a->span);
	dg_node_append(group, a->first->next ? several(c, a) : only_one(c, a->first));
	return group;
}
