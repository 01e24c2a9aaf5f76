/*
 * symbol.h - equal texts as equal numbers (inside compare/).
 *
 * What is compared often is compared once: a text gets a number, the same for
 * the same bytes, and no two texts share one.
 */
#ifndef DG_COMPARE_SYMBOL_H
#define DG_COMPARE_SYMBOL_H

#include <stdint.h>

#include "base/str.h"

struct dg_symbols {
	struct dg_str	*text;		/* by number; [0] is the empty text */
	uint64_t	*hash;
	size_t		 n, cap, cap_hash;
	uint32_t	*slot;		/* open addressing; 0: free */
	size_t		 slots;		/* a power of two */
};

void		dg_symbols_init(struct dg_symbols *);
void		dg_symbols_fini(struct dg_symbols *);
/* The number of a text, 0 for the empty one; s must live as long as the table. */
uint32_t	dg_symbol(struct dg_symbols *, struct dg_str s);

#endif
