/*
 * kind.h - kinds of nodes, and the grammar of the tree: which may stand in which.
 */
#ifndef DG_DOC_KIND_H
#define DG_DOC_KIND_H

#include <stdbool.h>
#include <stdint.h>

enum dg_kind {
#define DG_KIND(IDENT, name, class) DG_K_##IDENT,
#include "doc/kind.def"
#undef DG_KIND
	DG_KINDS
};

/* A set of kinds: DG_IS(PARA) | DG_IS(TABLE). */
typedef uint64_t dg_kinds;
#define DG_IS(IDENT)	((dg_kinds)1 << DG_K_##IDENT)
_Static_assert(DG_KINDS <= 64, "a set has a bit for each kind");

static inline bool
dg_kind_is_in(enum dg_kind kind, dg_kinds set)
{
	return set >> kind & 1;
}

const char	*dg_kind_name(enum dg_kind);
bool		 dg_kind_is_inline(enum dg_kind);
bool		 dg_kind_is_leaf(enum dg_kind);	/* a block that holds inlines */
bool		 dg_kind_is_rows(enum dg_kind);	/* targets, tasks, budget */
/* May child stand directly in parent?  A WHEN holds what may stand in its place. */
bool		 dg_kind_can_hold(enum dg_kind parent, enum dg_kind child);
/* All that can stand below it, at any depth. */
dg_kinds	 dg_kind_below(enum dg_kind);

#endif
