/*
 * pair.c - nodes of two documents that were read from the same place.
 */
#include "compare/above.h"

#include <stdlib.h>

static int
compare_places(struct dg_span a, enum dg_kind ka, struct dg_span b, enum dg_kind kb)
{
	if (a.source != b.source)
		return a.source < b.source ? -1 : 1;
	if (a.start != b.start)
		return a.start < b.start ? -1 : 1;
	if (a.end != b.end)
		return a.end < b.end ? -1 : 1;
	return (ka > kb) - (ka < kb);
}

static int
by_place(const void *a, const void *b)
{
	const struct dg_pair *x = a, *y = b;

	return compare_places(x->span, x->kind, y->span, y->kind);
}

/* Blocks that can be told apart by their place. */
static bool
is_paired(const struct dg_node *n)
{
	switch (n->kind) {
	case DG_K_SECTION: case DG_K_HEADING: case DG_K_PARA: case DG_K_ITEM: case DG_K_TABLE:
	case DG_K_ROW: case DG_K_GROUP: case DG_K_ANNEX:
		return n->span.source != 0;
	default:
		return false;
	}
}

void
dg_pairs_init(struct dg_pairs *p, struct dg_arena *a, const struct dg_above *above)
{
	struct dg_node	*root = above->doc->root, *n;
	size_t		 count = 0;

	for (n = root; n != NULL; n = dg_node_walk(root, n))
		count += is_paired(n);
	*p = (struct dg_pairs){ .above = above,
	    .item = DG_NEW_ARRAY(a, count + 1, struct dg_pair) };
	for (n = root; n != NULL; n = dg_node_walk(root, n))
		if (is_paired(n))
			p->item[p->n++] = (struct dg_pair){ n->span, n->kind, n,
			    DG_FATE_NONE };
	if (p->n > 0)
		qsort(p->item, p->n, sizeof *p->item, by_place);
}

static struct dg_pair *
find(const struct dg_pairs *p, struct dg_span span, enum dg_kind kind)
{
	size_t low = 0, high = p->n;

	while (low < high) {
		size_t	middle = low + (high - low) / 2;
		int	c = compare_places(p->item[middle].span, p->item[middle].kind, span,
		    kind);

		if (c == 0)
			return &p->item[middle];
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

struct dg_pair *
dg_pairs_of(const struct dg_pairs *p, const struct dg_node *above)
{
	return find(p, above->span, above->kind);
}

/* Rows of data were records, and print as rows or items. */
struct dg_pair *
dg_pairs_find(const struct dg_pairs *p, const struct dg_node *n)
{
	struct dg_span	 span = n->span;
	struct dg_pair	*pair;

	if (span.source >= p->above->n || p->above->source[span.source] == 0)
		return NULL;
	span.source = p->above->source[span.source];
	if (dg_kind_is_rows(n->kind))
		return find(p, span, DG_K_GROUP);
	if (n->kind != DG_K_RECORD)
		return find(p, span, n->kind);
	pair = find(p, span, DG_K_ROW);
	return pair != NULL ? pair : find(p, span, DG_K_ITEM);
}

/* ---- whose words -------------------------------------------------------------------- */

static bool
has_figure(struct dg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	return false;
}

static bool
is_own_text(const struct dg_node *t, uint32_t source)
{
	const struct dg_origin *o = t->origin;

	if (o->how == DG_BY_TERMS)
		return false;
	if (t->span.source == source)
		return true;
	return o->how == DG_FROM_VARIABLE && o->was.source == source &&
	    has_figure(t->u.text.s);
}

bool
dg_is_own(const struct dg_node *n, uint32_t source)
{
	if (n->span.source == source)
		return true;
	for (const struct dg_origin *o = n->origin; o != NULL; o = o->next)
		if (o->how == DG_BY_EDIT && o->at.source == source)
			return true;
	if (!dg_kind_is_leaf(n->kind))
		return false;
	for (const struct dg_node *t = n->first; t != NULL; t = t->next)
		if (t->kind == DG_K_TEXT ? is_own_text(t, source) : t->span.source == source)
			return true;
	return false;
}
