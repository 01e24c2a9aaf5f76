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
#define DG_IS(IDENT)	DG_KIND_ALONE(DG_K_##IDENT)
#define DG_KIND_ALONE(kind)	((dg_kinds)1 << (kind))
_Static_assert(DG_KINDS <= 64, "a set has a bit for each kind");

#define DG_INLINES	(DG_IS(TEXT) | DG_IS(BREAK) | DG_IS(TAB) | DG_IS(NOTE_REF) | \
			DG_IS(PICTURE) | DG_IS(VAR) | DG_IS(REF) | DG_IS(CITE))
#define DG_LEAFS	(DG_IS(HEADING) | DG_IS(PARA) | DG_IS(PAGE_BREAK) | DG_IS(RECIPIENT) | \
			DG_IS(PLACE) | DG_IS(VALUE) | DG_IS(PARENT))
/* Data blocks of rows. */
#define DG_ROWS		(DG_IS(TARGETS) | DG_IS(TASKS) | DG_IS(BUDGET))
/* What ":::" opens: only these have keys (dg_node.attrs). */
#define DG_KEYED	(DG_ROWS | DG_IS(RECIPIENTS) | \
			DG_IS(SIGNATURE) | DG_IS(ADDRESSEES) | DG_IS(BASES) | DG_IS(COPY) | \
			DG_IS(ANNEX) | DG_IS(TABLE) | DG_IS(PAGE_BREAK) | DG_IS(TOC) | \
			DG_IS(WHEN) | DG_IS(OP))
/* What can have a name that a whole plan knows; rows are named inside their block. */
#define DG_NAMED	(~(DG_INLINES | DG_IS(RECORD) | DG_IS(FIELD) | DG_IS(ROW) | DG_IS(CELL)))

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

#endif
