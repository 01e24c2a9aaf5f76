/*
 * contact.c - the issuer's address at the foot of the first page.
 *
 * It is no part of the running text: its group stands behind all else, and
 * each writer puts it in the page's foot.
 */
#include "compose/part.h"

struct dg_node *
dg_contact_new(struct dg_composer *c)
{
	const struct dg_entry *entry = dg_doc_entry(c->doc, "contact");
	struct dg_node *group, *para;

	if (!entry || entry->value.n == 0 || !entry->inlines || !entry->inlines->first)
		return NULL;
	group = dg_group_new(c, DG_GROUP_CONTACT, entry->value_span);
	para = dg_node_new_from(c->doc->arena, DG_K_PARA, entry->value_span,
	    DG_FROM_HEADER);
	dg_copy_inlines(c, entry->inlines, para);
	dg_style_apply(c, para, c->tmpl->contact_style.n ? c->tmpl->contact_style :
	    DG_STR("contact"), DG_NOWHERE);
	dg_node_append(group, para);
	return group;
}
