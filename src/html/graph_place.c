/*
 * graph_place.c - who stands below whom, and where.
 *
 * A plan extends one other at the most, so plans are trees.  A tree is a block of its
 * own: its plan, then rows of those below it that have none below them, then the blocks
 * of the others.  All of that is further in than its plan, so the line down from there meets
 * no box, and rows are so far apart that lines across do not either.
 */
#include "html/graph.h"

#include <stdlib.h>

#include "base/arena.h"

/* ---- ties ---- */

static bool
is_upward(const struct dg_graph *g, const struct dg_graph_edge *e)
{
	return e->tie <= DG_TIE_REFINES && g->node[e->from].above == DG_GRAPH_NONE &&
	    g->node[e->to].kind == DG_GRAPH_PLAN;
}

/* Cuts circles: a walk upwards that comes to where it has been goes no further.  Each
 * node is walked over once; of which walk it was, its level tells meanwhile. */
static void
cut_circles(struct dg_graph *g)
{
	for (size_t i = 0; i < g->n_nodes; i++) {
		size_t at = i;

		while (g->node[at].level == 0) {
			g->node[at].level = i + 1;
			if (g->node[at].above == DG_GRAPH_NONE)
				break;
			if (g->node[g->node[at].above].level == i + 1) {
				g->node[at].above = DG_GRAPH_NONE;
				break;
			}
			at = g->node[at].above;
		}
	}
}

/* Backwards, so that those below stand in the order of the nodes. */
static void
find_below(struct dg_graph *g)
{
	for (size_t i = g->n_nodes; i-- > 0;) {
		size_t above = g->node[i].above;

		if (above == DG_GRAPH_NONE)
			continue;
		g->node[i].beside = g->node[above].below;
		g->node[above].below = i;
	}
}

void
dg_graph_tie(struct dg_graph *g)
{
	size_t number[DG_GRAPH_CITES + 1] = { 0 };

	for (size_t i = 0; i < g->n_nodes; i++) {
		struct dg_graph_node *n = &g->node[i];

		n->above = n->below = n->beside = DG_GRAPH_NONE;
		n->level = n->uses = 0;
		n->number = ++number[n->kind];
	}
	for (size_t i = 0; i < g->n_edges; i++) {
		const struct dg_graph_edge *e = &g->edge[i];

		g->node[e->to].uses++;
		if (is_upward(g, e))
			g->node[e->from].above = e->to;
	}
	cut_circles(g);
	find_below(g);
}

/* ---- places ---- */

struct pen {
	struct dg_graph			*g;
	const struct dg_graph_shape	*shape;
	struct dg_graph_places		*places;
	int				 y;		/* of what comes next */
	int				 column;	/* in a row */
};

static void
put(struct pen *pen, struct dg_graph_node *n, size_t level, int column)
{
	const struct dg_graph_shape *s = pen->shape;

	n->level = level;
	n->x = (int)level * s->indent + column * (s->box + s->gap);
	n->y = pen->y;
	if (n->x + s->box > pen->places->width)
		pen->places->width = n->x + s->box;
}

static void
end_row(struct pen *pen)
{
	if (pen->column > 0)
		pen->y += pen->shape->high + pen->shape->row_gap;
	pen->column = 0;
}

/* Beside the one before, or in a row of its own. */
static void
put_in_row(struct pen *pen, struct dg_graph_node *n, size_t level)
{
	const struct dg_graph_shape *s = pen->shape;

	if ((int)level * s->indent + pen->column * (s->box + s->gap) + s->box > s->width)
		end_row(pen);
	put(pen, n, level, pen->column++);
}

static void
begin_group(struct pen *pen, enum dg_graph_group group)
{
	if (pen->places->caption[group] >= 0)
		return;
	pen->places->caption[group] = pen->y;
	pen->y += pen->shape->caption;
}

static bool
is_leaf(const struct dg_graph *g, size_t i)
{
	return g->node[i].below == DG_GRAPH_NONE;
}

/* A plan and those of its rows; its blocks are added to what is due, the last one first. */
static size_t
put_block(struct pen *pen, size_t at, size_t *due, size_t n)
{
	struct dg_graph *g = pen->g;
	struct dg_graph_node *top = &g->node[at];
	size_t level = top->above != DG_GRAPH_NONE ? g->node[top->above].level + 1 : 0;
	size_t first = n;

	put(pen, top, level, 0);
	pen->column = 1;
	end_row(pen);
	for (size_t i = top->below; i != DG_GRAPH_NONE; i = g->node[i].beside) {
		if (is_leaf(g, i))
			put_in_row(pen, &g->node[i], level + 1);
		else
			due[n++] = i;
	}
	end_row(pen);
	for (size_t a = first, b = n; a + 1 < b; a++) {
		size_t swap = due[--b];

		due[b] = due[a];
		due[a] = swap;
	}
	return n;
}

static void
put_trees(struct pen *pen)
{
	struct dg_graph *g = pen->g;
	size_t *due = dg_xmalloc(g->n_nodes * sizeof *due), n = 0;

	for (size_t i = 0; i < g->n_nodes; i++) {
		if (g->node[i].kind != DG_GRAPH_PLAN || g->node[i].above != DG_GRAPH_NONE ||
		    is_leaf(g, i))
			continue;
		begin_group(pen, DG_GROUP_TREES);
		for (due[n++] = i; n > 0;) {
			size_t at = due[--n];

			n = put_block(pen, at, due, n);
		}
	}
	free(due);
}

static void
put_group(struct pen *pen, enum dg_graph_group group, enum dg_graph_kind kind)
{
	struct dg_graph *g = pen->g;

	for (size_t i = 0; i < g->n_nodes; i++) {
		if (g->node[i].kind != kind || g->node[i].above != DG_GRAPH_NONE || !is_leaf(g, i))
			continue;
		begin_group(pen, group);
		put_in_row(pen, &g->node[i], 0);
	}
	end_row(pen);
}

void
dg_graph_place(struct dg_graph *g, const struct dg_graph_shape *shape,
    struct dg_graph_places *places)
{
	struct pen pen = { .g = g, .shape = shape, .places = places };

	*places = (struct dg_graph_places){ .width = shape->width };
	for (int i = 0; i < DG_GROUPS; i++)
		places->caption[i] = -1;
	put_trees(&pen);
	put_group(&pen, DG_GROUP_ALONE, DG_GRAPH_PLAN);
	put_group(&pen, DG_GROUP_TEMPLATES, DG_GRAPH_TEMPLATE);
	put_group(&pen, DG_GROUP_UNITS, DG_GRAPH_UNITS);
	put_group(&pen, DG_GROUP_CITES, DG_GRAPH_CITES);
	places->height = pen.y;
}
