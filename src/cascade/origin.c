/* origin.c - what is kept of a change: by which operation, and what was there. */
#include "cascade/pass.h"

enum dg_origin_how
dg_how_of(enum dg_op op)
{
	static const enum dg_origin_how how[] = { DG_BY_REPLACE, DG_BY_APPEND, DG_BY_PREPEND,
		DG_BY_BEFORE, DG_BY_AFTER, DG_BY_REMOVE, DG_BY_EDIT, DG_BY_MOVE, DG_BY_TERMS };

	return how[op];
}

void
dg_origin_push(struct dg_arena *a, struct dg_node *node, enum dg_origin_how how,
    struct dg_span at, struct dg_span was, struct dg_str text)
{
	struct dg_origin *o = DG_NEW(a, struct dg_origin);

	*o = (struct dg_origin){ .how = how, .at = at, .was = was, .next = node->origin,
	    .text = text };
	node->origin = o;
}

void
dg_drop(struct dg_apply *a, struct dg_node *node, enum dg_origin_how how, struct dg_span at)
{
	struct dg_doc *doc = a->doc;

	if (doc->dropped == NULL)
		doc->dropped = dg_node_new(doc->arena, DG_K_DOC, DG_NOWHERE);
	dg_origin_push(doc->arena, node, how, at, node->span, DG_STR(""));
	dg_node_unlink(node);
	dg_node_append(doc->dropped, node);
}
