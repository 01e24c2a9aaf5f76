/*
 * setup.c - which page setup starts where.
 *
 * node->page starts new pages.  A wide table turns the page; what follows it
 * turns it back, and the setup that is gone back to neither counts pages anew
 * nor hides a number, as the same setup does where it begins.
 */
#include "compose/part.h"

struct turning {
	const struct dg_page_setup *upright, *wide;	/* of this part */
	bool			 is_wide, back;	/* back: turn at the next block */
};

static bool
is_landscape(const struct dg_node *n)
{
	const struct dg_attr *attr = dg_node_attr(n, "page");

	return attr && dg_str_is(attr->value, "landscape");
}

/* The setup as it goes on inside a part. */
static const struct dg_page_setup *
going_on(struct dg_composer *c, const struct dg_page_setup *from)
{
	struct dg_page_setup *setup = DG_NEW(c->doc->arena, struct dg_page_setup);

	*setup = *from;
	setup->restart = false;
	setup->first_hidden = false;
	return setup;
}

/* Headings and a caption right above a table turn with it. */
static struct dg_node *
with_heading(struct dg_node *table)
{
	struct dg_node *start = table;

	for (;;) {
		struct dg_node *above = start->prev;

		if (above && (above->kind == DG_K_HEADING ||
		    (above->kind == DG_K_PARA && above->keep_next)))
			start = above;
		else if (!above && (start->parent->kind == DG_K_GROUP ||
		    start->parent->kind == DG_K_SECTION))
			start = start->parent;
		else
			return start;
	}
}

/* The paragraph or table that begins a run of blocks. */
static struct dg_node *
first_printed(struct dg_node *n)
{
	while (n->first && n->kind != DG_K_TABLE && !dg_kind_is_leaf(n->kind))
		n = n->first;
	return n;
}

static void
turn_wide(struct turning *t, struct dg_node *table)
{
	first_printed(with_heading(table))->page = t->wide;
	t->is_wide = true;
}

static void
at_block(struct turning *t, struct dg_node *n)
{
	if (n->kind == DG_K_TABLE && is_landscape(n)) {
		if (!t->is_wide)
			turn_wide(t, n);
		t->back = true;
	} else if (t->back) {
		n->page = t->upright;
		t->is_wide = t->back = false;
	}
}

/* Tables of one part: the main text with its closing, or an annex. */
static void
compose_part(struct dg_composer *c, struct dg_node *part,
    const struct dg_page_setup *upright, const struct dg_page_setup *wide)
{
	struct turning t = { .upright = going_on(c, upright),
	    .wide = going_on(c, wide) };
	struct dg_node *n = part->first;

	while (n) {
		bool leaf = n->kind == DG_K_TABLE || dg_kind_is_leaf(n->kind);
		bool apart = n->kind == DG_K_NOTE || n->kind == DG_K_ANNEX;

		if (leaf)
			at_block(&t, n);
		n = leaf || apart ? dg_node_skip(part, n) :
		    dg_node_walk(part, n);
	}
}

void
dg_setup_compose(struct dg_composer *c)
{
	const struct dg_sheet *s = c->sheet;
	struct dg_node *root = c->doc->root;

	root->page = &s->main;
	compose_part(c, root, &s->main, &s->main_landscape);
	for (struct dg_node *n = root->first; n; n = n->next) {
		if (n->kind != DG_K_ANNEX)
			continue;
		n->page = is_landscape(n) ? &s->annex_landscape : &s->annex;
		if (!is_landscape(n))
			compose_part(c, n, &s->annex, &s->annex_landscape);
	}
}
