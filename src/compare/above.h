/*
 * above.h - a document beside the one that it was made from.
 *
 * compare/ looks at two resolved trees.  Here: how much a document repeats of
 * those above it (copies.c, ngram.c, words.c), and its short form, which only
 * says what it adds (delta.c: the tree; delta_unit.c: what the parts of the text
 * above are called; delta_say.c: the sentences).  pair.c finds the node above that
 * a node was inherited from: both were read from the same bytes of one file.
 */
#ifndef DG_COMPARE_ABOVE_H
#define DG_COMPARE_ABOVE_H

#include "doc/doc.h"
#include "resolve/resolve.h"

/* A plan that a document extends, resolved as a document of its own. */
struct dg_above {
	struct dg_doc	*doc;
	struct dg_world	*world;
	const uint32_t	*source;	/* [n]: the document's sources, as the one above
					 * counts them; 0: it has not read that file */
	size_t		 n;
};

/* What became of a node of the document above. */
enum dg_fate { DG_FATE_NONE, DG_FATE_KEPT, DG_FATE_CHANGED, DG_FATE_REPLACED,
	DG_FATE_REMOVED, DG_FATE_LOCAL };

struct dg_pair {
	struct dg_span	 span;
	enum dg_kind	 kind;
	struct dg_node	*node;		/* of the document above */
	enum dg_fate	 fate;
};

struct dg_pairs {
	const struct dg_above *above;
	struct dg_pair	*item;		/* sorted by place, then kind */
	size_t		 n;
};

void	dg_pairs_init(struct dg_pairs *, struct dg_arena *, const struct dg_above *);
/* What a node of the document was above, or NULL: it was not there. */
struct dg_pair *dg_pairs_find(const struct dg_pairs *, const struct dg_node *);
/* The pair whose node that is. */
struct dg_pair *dg_pairs_of(const struct dg_pairs *, const struct dg_node *above);

/*
 * Did the plan of that source write this node itself, or change its words or
 * figures?  Words put in by terms, and variables that say no figure, do not
 * count; nor does what stands below it.
 */
bool	dg_is_own(const struct dg_node *, uint32_t source);

/*
 * Leaves of a resolved document what it adds to the one above or changes in it, and
 * puts sentences in the place of the rest: "Thực hiện theo mục I Kế hoạch số …".
 */
void	dg_delta(struct dg_doc *, struct dg_world *, const struct dg_above *);

#endif
