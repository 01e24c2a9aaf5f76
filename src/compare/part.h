/*
 * part.h - what the parts of compare/ share (inside compare/).
 */
#ifndef DG_COMPARE_PART_H
#define DG_COMPARE_PART_H

#include "compare/align.h"
#include "compare/compare.h"
#include "compare/symbol.h"

struct dg_comparison {
	struct dg_arena		*arena;		/* of the newer document */
	struct dg_symbols	 symbols;
	size_t			 work;		/* steps that may still be spent */
	uint32_t		 moves;		/* so far */
	unsigned		 depth;		/* of tables inside tables */
};

/* ---- block.c: what is compared as one ---- */

/* The paragraphs and tables of a part, or runs of rows of a table. */
struct dg_blocks {
	struct dg_node	**node;		/* the first row */
	struct dg_block	 *block;
	size_t		  n, cap;
	uint32_t	 *match;	/* to those of the other part, or
					 * DG_UNMATCHED */
};
/* Lists the leaves and tables below root, but for the contact line. */
void		 dg_blocks_of(struct dg_comparison *, struct dg_node *root,
			struct dg_blocks *);
/* Adds nodes from first to last, siblings, as one block. */
void		 dg_blocks_add(struct dg_comparison *, struct dg_blocks *,
			struct dg_node *first, struct dg_node *last,
			uint32_t sort);
void		 dg_blocks_fini(struct dg_blocks *);
/* Matches each with each; a->match and b->match are set. */
void		 dg_blocks_match(struct dg_comparison *, struct dg_blocks *a,
			struct dg_blocks *b);
void		 dg_blocks_pair(struct dg_blocks *a, size_t i, struct dg_blocks *b,
			size_t j);

/* ---- words.c: inside a paragraph ---- */

/* A word, a space, a mark, or another inline. */
struct dg_word {
	struct dg_node	*run;
	uint32_t	 from, to;	/* bytes of a TEXT */
	uint32_t	 symbol;
	bool		 letters;	/* a word, not what stands between words */
};
struct dg_words {
	struct dg_word	*item;
	size_t		 n, cap;
};
/* Adds the words of a leaf; free words->item. */
void		 dg_words_add(struct dg_comparison *, const struct dg_node *leaf,
			struct dg_words *);
/* now becomes what both say; it was before. */
void		 dg_leaf_merge(struct dg_comparison *, struct dg_node *now,
			struct dg_node *before);
/* now was moved, from where gone stands, a copy of what it was. */
void		 dg_leaf_move(struct dg_comparison *, struct dg_node *now,
			struct dg_node *gone);

/* ---- mark.c ---- */

/* Marks a node and all below it; not notes, which are what is called. */
void		 dg_mark_all(struct dg_node *, enum dg_change);
/* A copy for the newer tree of what only the older one has, marked. */
struct dg_node	*dg_copy_gone(struct dg_comparison *, struct dg_node *);
/* Page setups stand at the leaf or table that begins the pages. */
void		 dg_pages_lower(struct dg_node *root);
/* Styles of the sheet in place of those of another. */
void		 dg_styles_replace(struct dg_node *root, const struct dg_sheet *);

/* ---- compare.c, table.c, move.c ---- */

/* What is below now becomes what is below both. */
void		 dg_part_merge(struct dg_comparison *, struct dg_node *now,
			struct dg_node *before);
void		 dg_table_merge(struct dg_comparison *, struct dg_node *now,
			struct dg_node *before);
/* Matches that cross others are moves: move[i] is the block of b that block i of a
 * became, unmatched there, or DG_UNMATCHED.  move has a->n elements. */
void		 dg_moves_find(const struct dg_blocks *a, const struct dg_blocks *b,
			uint32_t *move);

#endif
