/*
 * align.h - which block of one document became which of the other.
 *
 * A block is a paragraph, a table, or rows of one that hang together.  First
 * those are matched that have the same id, then those that are equal, then
 * those that are alike.
 */
#ifndef DG_COMPARE_ALIGN_H
#define DG_COMPARE_ALIGN_H

#include "compare/diff.h"

struct dg_block {
	uint32_t	 key;		/* what it says, as a symbol, its sort included */
	uint32_t	 id;		/* as a symbol; 0: none */
	uint32_t	 sort;		/* only blocks of one sort can match */
	const uint32_t	*words;		/* symbols, sorted */
	size_t		 n_words;
};

/*
 * match: [na].  Order is kept; the blocks matched need not be equal.  work as in
 * dg_diff.
 */
void	dg_align(const struct dg_block *a, size_t na, const struct dg_block *b,
		size_t nb, size_t *work, uint32_t *match);

#endif
