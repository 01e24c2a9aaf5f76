/*
 * annex.c - what stands above an annex: its number and its title.
 */
#include "compose/part.h"

/* The title as a node that holds inlines; the key's text. */
static const struct dg_node *
annex_title(struct dg_composer *c, struct dg_node *annex)
{
	const struct dg_attr *attr = dg_node_attr(annex, "title");
	struct dg_node *value;

	if (!attr)
		return NULL;
	value = dg_node_new(c->doc->arena, DG_K_VALUE, attr->value_span);
	dg_node_append(value, dg_node_text(c->doc->arena, attr->value, 0,
	    attr->value_span, DG_FROM_PLAN));
	return value;
}

void
dg_annex_compose(struct dg_composer *c, struct dg_node *annex)
{
	const struct dg_patterns *patterns = &c->tmpl->annex_head;
	struct dg_node *group = dg_node_new_from(c->doc->arena, DG_K_GROUP,
	    annex->span, DG_FROM_TEMPLATE);
	struct dg_str superiors;
	struct dg_fill f = { .to = c, .scope = DG_SCOPE_ANNEX,
	    .label = annex->label, .title = annex_title(c, annex) };

	f.issuer = dg_letterhead_issuer(c, &superiors);
	group->u.group.what = DG_GROUP_ANNEX_HEAD;
	for (size_t i = 0; i < patterns->n; i++) {
		struct dg_node *para = dg_pattern_para(&f, &patterns->item[i]);

		if (para)
			dg_node_append(group, para);
	}
	if (group->first)
		dg_node_prepend(annex, group);
}
