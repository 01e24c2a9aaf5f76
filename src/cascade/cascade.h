/*
 * cascade.h - a plan made from the plans it extends.
 *
 * cascade/ owns the chain of plans (chain.c: reading it; header.c: what the
 * header inherits) and what each level does to the tree of the level above:
 * names (names.c) and targets (target.c) of operations, what the level above
 * allows (contract.c), the operations (apply.c, join.c, edit.c), terms (terms.c,
 * phrases.c, shield.c) and the order of the tree that comes of it (settle.c); what a plan
 * inherited when that was accepted, and what has changed since (lock.h).
 * cascade.c holds the order of things, pass.h what they share.  account.h is the way
 * back: what each level did to each block (account.c, history.c; ledger.h).
 *
 * All operations of a level apply to the tree of the level above as it was, so
 * their order does not matter, but for what they add to one place.  Every node
 * and every run of words keeps where it came from (struct dg_origin).
 */
#ifndef DG_CASCADE_CASCADE_H
#define DG_CASCADE_CASCADE_H

#include "doc/doc.h"

struct dg_facts;		/* cascade/lock.h */

#define DG_MAX_LEVELS		16	/* plans in a chain */
#define DG_MAX_OPERATIONS	4096	/* of one plan */
#define DG_MAX_SWAPS		100000u	/* places that terms change, in a chain */

/* One plan of a chain; its doc shares arena, sources and sink with the others. */
struct dg_chain_level {
	struct dg_doc	 doc;		/* header and tree as written */
	struct dg_str	 real_path;	/* links resolved */
	struct dg_facts *lock;		/* what it inherited when that was accepted, or NULL */
	bool		 refines;	/* one document of those that the level above
					 * makes "for-each" unit */
};

/* A name of several nodes: they took the place of one. */
struct dg_alias {
	struct dg_str	 name;
	struct dg_node	*node;
	struct dg_alias	*next;
};

struct dg_chain {
	struct dg_chain_level	 level[DG_MAX_LEVELS];	/* [0]: the top; [n - 1]: the plan itself */
	size_t		 n;
	size_t		 common;	/* the first so many are read only: other documents have
					 * them, too (doc/common.h) */
	struct dg_alias	*aliases;
	size_t		 grown;		/* bytes that terms added, of DG_MAX_EXPANSION */
	size_t		 swapped;	/* places that terms changed, of DG_MAX_SWAPS */
	bool		 full;		/* told: terms change no more */
};

/*
 * Reads the plan doc->path and those it extends, and merges their headers into
 * doc->header; doc->root is the tree of the plan itself until dg_cascade.
 * false: a plan could not be read, or the chain has no end; reported.
 */
bool	dg_chain_read(struct dg_doc *doc, struct dg_chain *);

/* The level of the document above the one that a chain makes: what is refined is the same
 * document.  chain->n: there is none. */
size_t	dg_chain_above(const struct dg_chain *);

/* Copies the trees of the first n levels: for one of several documents. */
void	dg_chain_copy(struct dg_arena *, struct dg_chain *, size_t n);

/*
 * Makes doc->root the tree that comes of the first n levels (all: chain->n), with the
 * conditions in them decided; their trees are used up.  Mistakes are reported, and
 * the operations that have them left out.
 */
void	dg_cascade(struct dg_doc *doc, struct dg_chain *, size_t n);

#endif
