/* ledger.h - what account.c and history.c share (inside cascade/). */
#ifndef DG_CASCADE_LEDGER_H
#define DG_CASCADE_LEDGER_H

#include "cascade/account.h"

/* Calls back for every leaf of a block's own words: not those of blocks in it. */
typedef void (*dg_leaf_function)(void *to, struct dg_node *leaf);
void	dg_own_leafs(struct dg_node *, dg_leaf_function, void *to);

/* Does it bring text into the document? */
bool	dg_is_adding(enum dg_origin_how);
/* The origin, of a node or what it stands in, that brought it; or NULL. */
const struct dg_origin *dg_adding_origin(const struct dg_node *);
/* By source, then start. */
int	dg_span_compare(struct dg_span, struct dg_span);

#endif
