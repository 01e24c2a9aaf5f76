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

/* "(Kèm theo Kế hoạch số …)", unless the plan has typed it. */
static void
add_reference(struct dg_fill *f, const struct dg_node *annex, struct dg_node *group)
{
	const struct dg_pattern *p = &f->to->tmpl->annex_reference;
	const struct dg_attr *wish = dg_node_attr(annex, "reference");
	struct dg_node *para = NULL;

	if (p->text.n && !(wish && dg_str_is(wish->value, "none")) &&
	    !dg_is_annex_reference(f->to, annex->first))
		para = dg_pattern_para(f, p);
	if (para)
		dg_node_append(group, para);
}

void
dg_annex_compose(struct dg_composer *c, struct dg_node *annex)
{
	struct dg_node *group = dg_group_new(c, DG_GROUP_ANNEX_HEAD, annex->span);
	struct dg_fill f = dg_fill_new(c);

	f.label = annex->label;
	f.title = annex_title(c, annex);
	dg_patterns_add(&f, &c->tmpl->annex_head, group);
	add_reference(&f, annex, group);
	if (group->first)
		dg_node_prepend(annex, group);
}
