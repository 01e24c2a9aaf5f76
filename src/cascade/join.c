/*
 * join.c - {{parent:joined}}: the words of several nodes become one paragraph, each
 * run of words with the origin that it had.
 */
#include "cascade/pass.h"

#include <string.h>

static struct dg_node *
words_of(const struct dg_node *n)
{
	if (n->kind == DG_K_PARA)
		return (struct dg_node *)n;
	return n->kind == DG_K_ITEM && n->first != NULL && n->first->kind == DG_K_PARA ?
	    n->first : NULL;
}

bool
dg_joins(const struct dg_node *n, bool first)
{
	const struct dg_node *words = words_of(n);

	return words != NULL && (first || words == n || words->next == NULL);
}

void
dg_add_was(struct dg_arena *a, struct dg_node *node, struct dg_str id)
{
	node->was = node->was.n == 0 ? id :
	    dg_arena_fmt(a, "%.*s,%.*s", DG_FMT(node->was), DG_FMT(id));
}

/* A space between two texts, but before a mark. */
static void
put_space(struct dg_arena *a, struct dg_node *into, const struct dg_node *next)
{
	const struct dg_node *n = next->first;

	if (n == NULL || (n->kind == DG_K_TEXT && n->u.text.s.n > 0 &&
	    strchr(",.;:)", n->u.text.s.p[0]) != NULL))
		return;
	dg_node_append(into, dg_node_text(a, DG_STR(" "), 0, next->span, DG_FROM_PLAN));
}

static void
join_one(struct dg_apply *a, struct dg_node *first, struct dg_node *node,
    const struct dg_node *mark)
{
	struct dg_arena	*arena = a->doc->arena;
	struct dg_node	*into = words_of(first), *from = words_of(node), *n;

	dg_origin_push(arena, into, DG_BY_REPLACE, mark->span, from->span, DG_STR(""));
	put_space(arena, into, from);
	while ((n = from->first) != NULL) {
		dg_node_unlink(n);
		dg_node_append(into, n);
	}
	if (node->id.n > 0)
		dg_add_was(arena, first, node->id);
	if (node->was.n > 0)
		dg_add_was(arena, first, node->was);
	first->classes |= node->classes;
	dg_touch_of(a, node)->taken = true;
	dg_node_unlink(node);
}

void
dg_join(struct dg_apply *a, struct dg_job *job, const struct dg_node *mark)
{
	for (size_t i = 1; i < job->n; i++)
		join_one(a, job->nodes[0], job->nodes[i], mark);
}
