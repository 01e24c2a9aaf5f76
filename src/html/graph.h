/*
 * graph.h - a page that shows what plans are made of: a picture and the same in words.
 *
 * Plans stand below the one that they extend, further in; what has no plan below it
 * stands in rows, which wrap.  A file or a kind that plans use stands at the end and has
 * a number, which is in the box of each plan that uses it: lines for these would hide
 * the others.  Places are whole pixels.
 */
#ifndef DG_HTML_GRAPH_H
#define DG_HTML_GRAPH_H

#include "base/arena.h"
#include "base/buf.h"
#include "diag/diag.h"

enum dg_graph_kind { DG_GRAPH_PLAN, DG_GRAPH_TEMPLATE, DG_GRAPH_UNITS, DG_GRAPH_CITES };
enum dg_graph_tie { DG_TIE_EXTENDS, DG_TIE_REFINES, DG_TIE_TEMPLATE, DG_TIE_UNITS, DG_TIE_CITES };

#define DG_GRAPH_NONE	SIZE_MAX

struct dg_graph_node {
	enum dg_graph_kind	kind;
	struct dg_str		name;
	bool			elsewhere;	/* a plan that is not among those asked for */
	/* dg_graph_tie: */
	size_t			above;		/* the plan that it extends, or NONE */
	size_t			below, beside;	/* the first that extends it; the next of
						 * those that extend the same */
	size_t			number;		/* among its kind, from 1 */
	size_t			uses;		/* edges that end here */
	/* dg_graph_place: */
	size_t			level;		/* 0: extends none */
	int			x, y;		/* of the upper left corner */
};

struct dg_graph_edge {
	size_t			from, to;	/* nodes */
	enum dg_graph_tie	tie;
};

/* Edges are in the order of the plans that they come from; nodes in any. */
struct dg_graph {
	struct dg_graph_node	*node;
	struct dg_graph_edge	*edge;
	size_t			 n_nodes, n_edges;
};

/* ---- graph_place.c ---- */

/* Rows with a caption above them: trees of plans, plans alone, each kind of file. */
enum dg_graph_group { DG_GROUP_TREES, DG_GROUP_ALONE, DG_GROUP_TEMPLATES, DG_GROUP_UNITS,
	DG_GROUP_CITES, DG_GROUPS };

struct dg_graph_shape {
	int	width;			/* of the whole, where a box fits into that */
	int	box, high;		/* of a box */
	int	indent;			/* of a level; more than DG_GRAPH_TRUNK */
	int	gap, row_gap;		/* between boxes; row_gap: more than DG_GRAPH_CHANNEL */
	int	caption;		/* height of one */
};

/* A line leaves a box below, so far from its left side, goes down, across, so far above
 * the other box, and into that one at the same distance. */
#define DG_GRAPH_TRUNK		12
#define DG_GRAPH_CHANNEL	12

struct dg_graph_places {
	int	width, height;
	int	caption[DG_GROUPS];	/* y of its upper edge; -1: the group is empty */
};

/* Finds above, below, beside, number and uses.  Of a circle, which readers of plans refuse, one
 * tie is left out. */
void	dg_graph_tie(struct dg_graph *);
/* Gives each node its level and its place; after dg_graph_tie. */
void	dg_graph_place(struct dg_graph *, const struct dg_graph_shape *,
		struct dg_graph_places *);

/* ---- graph.c, graph_draw.c ---- */

/* A whole page, without script and without other files.  It places the nodes for wide
 * and for narrow screens. */
void	dg_graph_write(struct dg_graph *, enum dg_lang, struct dg_buf *out);
/* The picture; id: what its title and description are called by. */
void	dg_graph_draw(const struct dg_graph *, const struct dg_graph_shape *,
		const struct dg_graph_places *, const char *id, enum dg_lang, struct dg_buf *out);
/* "p1", "t2": what a node is called in links. */
#define DG_GRAPH_ID 32
void	dg_graph_id(const struct dg_graph_node *, char id[DG_GRAPH_ID]);
/* "T2": what a file is called in the boxes of plans. */
void	dg_graph_tag(const struct dg_graph_node *, enum dg_lang, char tag[DG_GRAPH_ID]);
const char *dg_graph_caption(enum dg_graph_group, enum dg_lang);

#endif
