/*
 * annex.c - what stands above an annex: its number and its title.
 */
#include "compose/part.h"

/* The title as a node that holds inlines; of a key without any, its text. */
static const struct dg_node *
annex_title(struct dg_composer *c, struct dg_node *annex)
{
	const struct dg_attr *attr = dg_node_attr(annex, "title");
	struct dg_node *value;

	if (!attr || attr->inlines)
		return attr ? attr->inlines : NULL;
	value = dg_node_new(c->doc->arena, DG_K_VALUE, attr->value_span);
	dg_node_append(value, dg_node_text(c->doc->arena, attr->value, 0,
	    attr->value_span, DG_FROM_PLAN));
	return value;
}

void
dg_annex_compose(struct dg_composer *c, struct dg_node *annex)
{
	struct dg_node *group = dg_group_new(c, DG_GROUP_ANNEX_HEAD, annex->span);
	struct dg_fill f = dg_fill_new(c);

	f.label = annex->label;
	f.title = annex_title(c, annex);
	dg_patterns_add(&f, &c->tmpl->annex_head, group);
	if (group->first)
		dg_node_prepend(annex, group);
}
