/*
 * compare.c - the tree of both documents.
 *
 * A part (the whole text, a cell, a note) is a row of blocks.  Where its blocks
 * stand in the newer tree is kept; what is gone goes in before what follows it.
 */
#include "compare/part.h"

#include <stdlib.h>

#include "base/limits.h"

#define STEPS	200000000u	/* of the search for what is equal: some seconds */

static bool
is_leaf(const struct dg_node *n)
{
	return dg_kind_is_leaf(n->kind);
}

/* Whatever ends a part in both documents is one thing: there is no paragraph
 * behind it that could take over its end. */
static void
match_last(struct dg_blocks *a, struct dg_blocks *b)
{
	size_t i = a->n - 1, j = b->n - 1;

	if (a->n == 0 || b->n == 0 || a->match[i] != DG_UNMATCHED ||
	    b->match[j] != DG_UNMATCHED)
		return;
	if (is_leaf(a->node[i]) && a->block[i].sort == b->block[j].sort)
		dg_blocks_pair(a, i, b, j);
}

/* Of tables that say the same: which paragraph was which, for labels. */
static void
pair_leaves(struct dg_node *now, const struct dg_node *before)
{
	const struct dg_node *was = before;

	for (struct dg_node *n = now; n != NULL; n = dg_node_walk(now, n)) {
		if (!is_leaf(n))
			continue;
		while (was != NULL && !is_leaf(was))
			was = dg_node_walk(before, (struct dg_node *)was);
		n->before = was;
		if (was != NULL)
			was = dg_node_walk(before, (struct dg_node *)was);
	}
}

static void
merge_pair(struct dg_comparison *c, const struct dg_blocks *a, size_t i,
    const struct dg_blocks *b, size_t j)
{
	struct dg_node *now = b->node[j], *before = a->node[i];

	now->before = before;
	if (a->block[i].key == b->block[j].key)
		pair_leaves(now, before);
	else if (is_leaf(now))
		dg_leaf_merge(c, now, before);
	else if (c->depth < DG_MAX_DEPTH)
		dg_table_merge(c, now, before);
}

/* ---- the text ------------------------------------------------------------------------ */

struct part {
	struct dg_node	*root;
	struct dg_blocks a, b;
	uint32_t	*move;		/* of a: where it stands now */
	struct dg_node	**gone;		/* of b: the copy where it stood */
	struct dg_node	*last;		/* what is gone goes in behind it, at the end */
};

/* A copy of block i of the older document, before block j of the newer. */
static void
add_gone(struct dg_comparison *c, struct part *p, size_t i, size_t j)
{
	struct dg_node *copy = dg_copy_gone(c, p->a.node[i]);

	copy->page = p->a.node[i]->page;
	if (j < p->b.n)
		dg_node_insert_before(p->b.node[j], copy);
	else if (p->last != NULL)
		dg_node_insert_after(p->last, copy);
	else
		dg_node_prepend(p->root, copy);
	p->last = copy;
	if (p->move != NULL && p->move[i] != DG_UNMATCHED)
		p->gone[p->move[i]] = copy;
}

static void
merge_blocks(struct dg_comparison *c, struct part *p)
{
	size_t i = 0;

	for (size_t j = 0; j <= p->b.n; j++) {
		for (; i < p->a.n && p->a.match[i] == DG_UNMATCHED; i++)
			add_gone(c, p, i, j);
		if (j == p->b.n)
			return;
		if (p->b.match[j] == DG_UNMATCHED)
			dg_mark_all(p->b.node[j], DG_INSERTED);
		else
			merge_pair(c, &p->a, i++, &p->b, j);
		p->last = p->b.node[j];
	}
}

void
dg_part_merge(struct dg_comparison *c, struct dg_node *now, struct dg_node *before)
{
	struct part p = { .root = now };

	c->depth++;
	dg_blocks_of(c, before, &p.a);
	dg_blocks_of(c, now, &p.b);
	dg_blocks_match(c, &p.a, &p.b);
	match_last(&p.a, &p.b);
	merge_blocks(c, &p);
	dg_blocks_fini(&p.a);
	dg_blocks_fini(&p.b);
	c->depth--;
}

/* ---- the whole ------------------------------------------------------------------------ */

/* Neighbours that stay neighbours are one move. */
static void
mark_moves(struct dg_comparison *c, struct part *p)
{
	for (size_t i = 0; i < p->a.n; i++) {
		size_t j = p->move[i];

		if (j == DG_UNMATCHED)
			continue;
		if (i == 0 || j == 0 || p->move[i - 1] != j - 1)
			c->moves++;
		dg_leaf_move(c, p->b.node[j], p->gone[j]);
		p->b.node[j]->move = p->gone[j]->move = c->moves;
	}
}

static void
merge_text(struct dg_comparison *c, struct dg_node *now, struct dg_node *before)
{
	struct part p = { .root = now };

	dg_blocks_of(c, before, &p.a);
	dg_blocks_of(c, now, &p.b);
	dg_blocks_match(c, &p.a, &p.b);
	match_last(&p.a, &p.b);
	p.move = dg_xmalloc((p.a.n + 1) * sizeof *p.move);
	p.gone = dg_xmalloc((p.b.n + 1) * sizeof *p.gone);
	dg_moves_find(&p.a, &p.b, p.move);
	merge_blocks(c, &p);
	mark_moves(c, &p);
	dg_blocks_fini(&p.a);
	dg_blocks_fini(&p.b);
	free(p.move);
	free(p.gone);
}

/* ---- what stands outside of the text ------------------------------------------------------ */

static struct dg_node *
contact_of(struct dg_node *root)
{
	return root->last != NULL && dg_is_contact(root->last) ? root->last : NULL;
}

/* The contact line is all that stands at its place, so its mark stays. */
static void
mark_contact(struct dg_node *contact, enum dg_change change)
{
	dg_mark_all(contact, change);
	contact->first->change = DG_SAME;
}

static void
merge_contact(struct dg_comparison *c, struct dg_node *now, struct dg_node *before)
{
	struct dg_node *line = contact_of(now), *was = contact_of(before);

	if (line != NULL && was != NULL) {
		dg_leaf_merge(c, line->first, was->first);
	} else if (line != NULL) {
		mark_contact(line, DG_INSERTED);
	} else if (was != NULL) {
		line = dg_copy_gone(c, was);
		dg_node_append(now, line);
		mark_contact(line, DG_DELETED);
	}
}

/* Does an entry stand in both? */
static bool
is_kept(const struct dg_node *toc)
{
	const struct dg_node *n = toc->first;

	while (n != NULL && (!dg_is_entry(n) || n->change != DG_SAME))
		n = n->next;
	return n != NULL;
}

void
dg_compare(struct dg_doc *now, struct dg_doc *before, const struct dg_sheet *sheet)
{
	struct dg_comparison c = { .arena = now->arena, .work = STEPS };
	struct dg_node *root = now->root, *was = before->root;
	struct dg_node *toc = dg_node_seek(root, NULL, DG_IS(TOC));

	dg_symbols_init(&c.symbols);
	dg_styles_replace(was, sheet);
	dg_links_drop(was);		/* what they lead to is not in the tree of both */
	dg_pages_lower(was);
	dg_pages_lower(root);
	root->before = was;
	merge_text(&c, root, was);
	if (toc != NULL && !is_kept(toc))
		toc->change = DG_INSERTED;
	merge_contact(&c, root, was);
	dg_symbols_fini(&c.symbols);
}
