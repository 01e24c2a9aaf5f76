/* verify.c - the invariants of the tree, checked after passes by tests. */
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "doc/node.h"

static void
require(bool ok, const struct dg_node *n, const char *what)
{
	if (ok)
		return;
	fprintf(stderr, "docgen: broken tree: %s at %s, byte %u\n", what,
	    dg_kind_name(n->kind), n->span.start);
	abort();
}

/* What n stands in, without the conditions around it. */
static enum dg_kind
kind_around(const struct dg_node *n)
{
	const struct dg_node *up = n->parent;

	while (up->kind == DG_K_WHEN && up->parent != NULL)
		up = up->parent;
	return up->kind;
}

void
dg_node_verify(const struct dg_node *root)
{
	for (const struct dg_node *n = root; n != NULL;
	    n = dg_node_walk(root, (struct dg_node *)n)) {
		require(n->origin != NULL, n, "no origin");
		require(n->span.start <= n->span.end, n, "span runs backwards");
		require((n->first == NULL) == (n->last == NULL), n, "half a list of children");
		require(n->attrs == NULL || dg_kind_is_in(n->kind, DG_KEYED), n, "has keys");
		require(n->id.n == 0 || dg_kind_is_in(n->kind, DG_NAMED | DG_IS(RECORD)), n,
		    "has a name");
		if (n->kind == DG_K_TEXT)
			require(dg_text_is_nfc(n->u.text.s), n, "text is not NFC");
		if (n->kind == DG_K_PICTURE)
			require(n->u.picture.file != NULL, n, "no picture");
		for (const struct dg_node *c = n->first; c != NULL; c = c->next) {
			require(c->parent == n, c, "wrong parent");
			require(c->next != NULL ? c->next->prev == c : n->last == c, c,
			    "wrong siblings");
			require(((c->below | DG_KIND_ALONE(c->kind)) & ~n->below) == 0, c,
			    "is not known above");
			require(dg_kind_can_hold(kind_around(c), c->kind), c, "stands in the wrong node");
		}
	}
}
