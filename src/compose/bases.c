/*
 * bases.c - legal bases, and the words of deciding around them.
 *
 * Where the kind decides ("deciding"), the template puts who decides above the
 * document's first bases, and below them that it decides.
 */
#include "compose/part.h"

static void
compose_one(struct dg_composer *c, struct dg_node *bases, bool decides)
{
	const struct dg_template *t = c->tmpl;
	struct dg_node *group = dg_group_new(c, DG_GROUP_BASES, bases->span);
	struct dg_fill f = dg_fill_new(c);

	if (decides)
		dg_patterns_add(&f, &t->bases_above, group);
	for (const struct dg_node *n = bases->first; n; n = n->next)
		dg_node_append(group, dg_line_new(c, n, &t->bases, DG_STR(""), !n->next));
	if (decides)
		dg_patterns_add(&f, &t->bases_below, group);
	dg_node_insert_before(bases, group);
	dg_node_unlink(bases);
}

void
dg_bases_compose(struct dg_composer *c, struct dg_node *root)
{
	bool decides = c->tmpl->deciding.n > 0;

	for (struct dg_node *n = dg_node_seek(root, NULL, DG_IS(BASES)), *next; n; n = next) {
		next = dg_node_seek(root, n, DG_IS(BASES));
		if (dg_node_enclosing(n, DG_K_ANNEX)) {
			compose_one(c, n, false);
			continue;
		}
		compose_one(c, n, decides);
		decides = false;
	}
}
