/*
 * pass.h - what the files of cascade/ share (inside cascade/).
 *
 * One struct dg_apply lives while a level is applied to the tree above.  What
 * is known of a node during that time hangs on it (node->touch), so marking and
 * asking take no search.
 */
#ifndef DG_CASCADE_PASS_H
#define DG_CASCADE_PASS_H

#include "base/buf.h"
#include "base/limits.h"
#include "cascade/cascade.h"
#include "doc/address.h"

/* A node while the operations of a level are applied. */
struct dg_touch {
	const struct dg_node	*changed;	/* OP: replace or remove of it */
	const struct dg_node	*edited;	/* OP: edit of its words; both, if a {{parent}}
						 * keeps it */
	const struct dg_node	*moved;		/* OP */
	bool			 inside;	/* something in it is changed */
	bool			 kept;		/* a {{parent}} puts it in what replaces it */
	bool			 taken;		/* it was put there */
	size_t			 order;		/* in the document */
	struct dg_node		*outer, *core;	/* CLUSTERs: with what stands beside it; it,
						 * or what took its place */
	struct dg_node		*prepended;	/* the last node added at its start */
	const struct dg_node	*by;		/* OP: put it there without its heading */
	struct dg_fact		*fact;		/* what a list of facts says of it */
	const struct dg_op_target *named;	/* how a replace of several names it */
};

/* A name of a node in the tree above. */
enum dg_name_how { DG_NAME_ID, DG_NAME_WAS, DG_NAME_ALIAS };
struct dg_name {
	struct dg_str		 name;		/* "x", "kp.tong" */
	struct dg_node		*node;
	enum dg_name_how	 how;
};

/* An operation whose targets are found. */
struct dg_job {
	struct dg_node	*op;
	struct dg_node	**nodes;	/* what it is about, in the order of the document */
	size_t		 n;
	struct dg_node	*place;		/* of a move */
	struct dg_node	*here;		/* of a move: what stands where it goes */
	bool		 bare;		/* of a replace: only what is inherited */
	bool		 bad;		/* reported: it is left out */
};

/* A target that is not there. */
struct dg_missing {
	const struct dg_node	*op;
	const struct dg_op_target *target;
	struct dg_missing	*next;
};

struct dg_apply {
	struct dg_doc		*doc;		/* that is made */
	struct dg_node		*root;		/* the tree above, being changed */
	const struct dg_chain_level	*level;		/* whose operations they are */
	struct dg_chain		*chain;
	struct dg_name		*names;		/* sorted */
	size_t			 n_names;
	struct dg_str		*listed;	/* for "did you mean"; made when asked */
	size_t			 n_listed;
	struct dg_job		*jobs;
	size_t			 n_jobs;
	bool			 too_deep;	/* told: levels of headings are not as they
						 * should be */
	struct dg_span		 misread;	/* what was told last of */
	struct dg_missing	*missing;
};

/* dg_node_walk that leaves out the words of leafs, but not notes folded into them. */
static inline struct dg_node *
dg_walk_blocks(const struct dg_node *root, struct dg_node *n)
{
	return dg_kind_is_leaf(n->kind) && (n->last == NULL || n->last->kind != DG_K_NOTE) ?
	    dg_node_skip(root, n) : dg_node_walk(root, n);
}

/* ---- chain.c, header.c ------------------------------------------------------------- */

void	dg_chain_header(struct dg_doc *, struct dg_chain *);

/* ---- names.c ------------------------------------------------------------------------- */

void	dg_names_index(struct dg_apply *);
/* All names that are s: [0..*n). */
const struct dg_name *dg_names_find(const struct dg_apply *, struct dg_str s, size_t *n);
/* Two nodes with one id: reported.  Indexes the names anew, if it has to. */
void	dg_names_check(struct dg_apply *);
void	dg_names_note_nearest(struct dg_apply *, struct dg_diag *, struct dg_str s);

/* ---- target.c ------------------------------------------------------------------------- */

/*
 * The nodes that an address names (several only after a replace by several), and the
 * field behind a row (or empty).  0 after a message.
 */
size_t	dg_target_find(struct dg_apply *, struct dg_str address, struct dg_span at,
		struct dg_node ***nodes, struct dg_str *field);
/* "{0} stands here", at what was written above. */
void	dg_note_here(struct dg_apply *, struct dg_diag *, const struct dg_node *);
/* Where a node is named, or else stands. */
struct dg_span dg_name_span(const struct dg_node *);
/* A name of several that did not do: reported, with all of them. */
void	dg_report_several(struct dg_apply *, const struct dg_job *);
struct dg_str dg_op_name(enum dg_op);
/* The canonical name of a row's field, by any of its names. */
struct dg_str dg_field_name(struct dg_arena *, const struct dg_node *row, struct dg_str);

/* ---- cascade.c ---------------------------------------------------------------------- */

/* Finds out what the level's operations are about; nothing of the text is changed. */
void	dg_level_open(struct dg_apply *);

/* ---- contract.c ------------------------------------------------------------------------- */

/* Finds targets, sees what may not be, and leaves the good jobs. */
void	dg_jobs_open(struct dg_apply *);
struct dg_touch *dg_touch_of(struct dg_apply *, struct dg_node *);
bool	dg_is_locked(const struct dg_node *);	/* it, or what it stands in */

/* ---- apply.c, beside.c --------------------------------------------------------------------- */

void	dg_jobs_apply(struct dg_apply *);
/* The kind of list, block or section that a node stands in, clusters left out. */
struct dg_node *dg_stands_in(const struct dg_node *);
/* Is it a list item, or a list in one?  Only paragraphs and lists stand there. */
bool	dg_in_item(const struct dg_node *);
struct dg_node *dg_outer_of(struct dg_apply *, struct dg_node *);
/* What stands for a node where it is put: its outer cluster, or itself. */
struct dg_node *dg_unit_of(struct dg_node *);
/* One more name of several nodes. */
void	dg_add_alias(struct dg_apply *, struct dg_str name, struct dg_node *);
/* Says on what op holds what op did with it. */
void	dg_mark_added(struct dg_apply *, struct dg_node *op, const struct dg_node *target);
/* Moves what op adds into the tree: beside, or inside, a node. */
void	dg_add_beside(struct dg_apply *, struct dg_node *op, struct dg_node *node);
void	dg_add_inside(struct dg_apply *, struct dg_node *op, struct dg_node *node);
/* Takes a list or table apart where only its items or rows fit. */
bool	dg_fit_beside(struct dg_apply *, struct dg_node *op, const struct dg_node *node);

/* ---- join.c ------------------------------------------------------------------------------- */

/* May the words of a node be joined with those of others? */
bool	dg_joins(const struct dg_node *, bool first);
/* Puts the words of all targets behind those of the first, and their names. */
void	dg_join(struct dg_apply *, struct dg_job *, const struct dg_node *mark);
/* An old id of node, beside its own. */
void	dg_add_was(struct dg_arena *, struct dg_node *, struct dg_str id);

/* ---- flat.c -------------------------------------------------------------------------------- */

/* The inlines of a leaf as they were written: marks as such, faces left out. */
struct dg_piece_of {
	size_t		 from, to;	/* in the text */
	struct dg_node	*node;
};
struct dg_flat {
	struct dg_buf		 text;
	struct dg_piece_of	*piece;
	size_t			 n, cap;
};
/* Bytes [from, to) of a flat become other words. */
struct dg_swap {
	size_t			 from, to;
	const struct dg_node	*inlines;	/* VALUE, or NULL: text */
	struct dg_str		 text;
	bool			 own_face;	/* the inlines say how they look */
	enum dg_origin_how	 how;
	struct dg_span		 at;
};
void	dg_flat_init(struct dg_flat *);
/* With a leaf, in the place of what it held. */
void	dg_flat_fill(struct dg_flat *, const struct dg_node *leaf);
void	dg_flat_fini(struct dg_flat *);
/* Where needle (terminated) occurs with no mark cut, from byte at on; text.n: nowhere. */
size_t	dg_flat_find(const struct dg_flat *, struct dg_str needle, size_t at);
/* The piece at a byte. */
const struct dg_piece_of *dg_flat_piece(const struct dg_flat *, size_t at);
/* Words that go without others in their place take one of the spaces around them along. */
void	dg_swap_close_gap(struct dg_swap *, const struct dg_flat *);
/* Makes the leaf anew, with swaps in order of place, none over another. */
void	dg_flat_rewrite(struct dg_arena *, struct dg_node *leaf, const struct dg_flat *,
		const struct dg_swap *, size_t n);
struct dg_str dg_mark_written(struct dg_arena *, const struct dg_node *mark);

/* ---- near.c --------------------------------------------------------------------------------- */

/* Bytes [from, to) of a text. */
struct dg_near {
	size_t	 from, to;
};
/* How many bytes differ from words at the place that is most like them; words.n: none. */
size_t	dg_near_find(struct dg_str text, struct dg_str words, struct dg_near *);
/* The place with some words around it; an empty one: the beginning. */
struct dg_str dg_near_shown(struct dg_arena *, struct dg_str text, struct dg_near);

/* ---- edit.c ---------------------------------------------------------------------------------- */

void	dg_edit_apply(struct dg_apply *, struct dg_job *);
/* How often the old words of a CHANGE stand in what the node says itself. */
size_t	dg_edit_count(struct dg_apply *, struct dg_node *, const struct dg_node *change);
/* A field says as written what its words came to. */
void	dg_field_settle(struct dg_arena *, struct dg_node *);

/* ---- terms.c ------------------------------------------------------------------------------------ */

void	dg_terms_apply(struct dg_apply *);

/* ---- settle.c ------------------------------------------------------------------------------------ */

/* Notes go into what calls them, so that they go where it goes; and out again. */
void	dg_notes_fold(struct dg_node *root);
void	dg_notes_unfold(struct dg_node *root);
/* Remembers which lists go on from the one before, which may lose its end. */
void	dg_lists_open(struct dg_node *root);
/* Clusters are dissolved, lists made whole, the order of the tree seen to. */
void	dg_settle(struct dg_apply *);

/* ---- origin.c ------------------------------------------------------------------------------------- */

/* node came by how, at the operation; was: what stood there before. */
void	dg_origin_push(struct dg_arena *, struct dg_node *, enum dg_origin_how,
		struct dg_span at, struct dg_span was, struct dg_str text);
enum dg_origin_how dg_how_of(enum dg_op);
/* Keeps what is taken out, with the reason why, for messages and reports. */
void	dg_drop(struct dg_apply *, struct dg_node *, enum dg_origin_how, struct dg_span at);


/* ---- fact.c, hold.c, watch.c: lock.h ------------------------------------------------------- */

void	dg_facts_collect(struct dg_apply *, struct dg_facts *);
void	dg_holds_collect(struct dg_apply *, struct dg_facts *);
/* The words that marks and text of a leaf come to. */
struct dg_str dg_flat_words(struct dg_arena *, const struct dg_node *leaf);
/* Operations that go by a place find what was there when it was accepted, or are left
 * out; those on what has changed are told. */
void	dg_lock_watch(struct dg_apply *);

#endif
