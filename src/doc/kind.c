/* kind.c - kinds: their names and classes, what may stand in what. */
#include "doc/kind.h"

enum kind_class { CLASS_BLOCK, CLASS_LEAF, CLASS_INLINE, CLASS_DATA };

static const struct {
	const char	*name;
	enum kind_class	 class;
} kinds[] = {
#define DG_KIND(IDENT, name, class) [DG_K_##IDENT] = { #name, CLASS_##class },
#include "doc/kind.def"
#undef DG_KIND
};

const char *
dg_kind_name(enum dg_kind kind)
{
	return kinds[kind].name;
}

bool
dg_kind_is_inline(enum dg_kind kind)
{
	return kinds[kind].class == CLASS_INLINE;
}

bool
dg_kind_is_leaf(enum dg_kind kind)
{
	return kinds[kind].class == CLASS_LEAF;
}

bool
dg_kind_is_rows(enum dg_kind kind)
{
	return dg_kind_is_in(kind, DG_ROWS);
}

/* What may stand wherever running blocks may. */
static bool
is_flow(enum dg_kind kind)
{
	switch (kind) {
	case DG_K_HEADING: case DG_K_PARA: case DG_K_LIST: case DG_K_TABLE:
	case DG_K_PAGE_BREAK: case DG_K_NOTE: case DG_K_GROUP: case DG_K_TARGETS:
	case DG_K_TASKS: case DG_K_BUDGET: case DG_K_WHEN: case DG_K_PLACE:
	case DG_K_SECTION: case DG_K_RECIPIENTS: case DG_K_SIGNATURE: case DG_K_ANNEX:
	case DG_K_ADDRESSEES: case DG_K_BASES: case DG_K_COPY:
	case DG_K_TOC: case DG_K_OP: case DG_K_PARENT:
		return true;
	default:
		return false;
	}
}

bool
dg_kind_can_hold(enum dg_kind parent, enum dg_kind child)
{
	if (child == DG_K_PICTURE)
		return parent == DG_K_PARA || parent == DG_K_FIELD;
	if (dg_kind_is_inline(child))
		return dg_kind_is_leaf(parent) || parent == DG_K_FIELD || parent == DG_K_CELL;
	switch (parent) {
	case DG_K_DOC: case DG_K_ANNEX: case DG_K_SECTION: case DG_K_GROUP:
		return is_flow(child);
	case DG_K_OP: case DG_K_CLUSTER:
		return is_flow(child) || child == DG_K_ITEM || child == DG_K_RECORD ||
		    child == DG_K_RECIPIENT || child == DG_K_CHANGE || child == DG_K_FIELD ||
		    child == DG_K_ROW;
	case DG_K_CHANGE:
		return child == DG_K_VALUE || child == DG_K_NOTE;
	case DG_K_WHEN:
		return is_flow(child) || child == DG_K_ITEM || child == DG_K_RECORD ||
		    child == DG_K_ROW;
	case DG_K_LIST:
		return child == DG_K_ITEM || child == DG_K_WHEN;
	case DG_K_ITEM: case DG_K_NOTE:
		return child == DG_K_PARA || child == DG_K_LIST || child == DG_K_NOTE;
	case DG_K_TOC:
		return child == DG_K_PARA;
	case DG_K_TABLE:
		return child == DG_K_ROW || child == DG_K_PARA;	/* PARA: its caption */
	case DG_K_ROW:
		return child == DG_K_CELL;
	case DG_K_CELL:
		return child == DG_K_PARA || child == DG_K_TABLE || child == DG_K_NOTE;
	case DG_K_TARGETS: case DG_K_TASKS: case DG_K_BUDGET:
		return child == DG_K_RECORD || child == DG_K_WHEN;
	case DG_K_RECORD: case DG_K_SIGNER: case DG_K_COPY:
		return child == DG_K_FIELD;
	case DG_K_RECIPIENTS: case DG_K_ADDRESSEES: case DG_K_BASES:
		return child == DG_K_RECIPIENT || child == DG_K_WHEN;
	case DG_K_SIGNATURE:
		return child == DG_K_SIGNER;
	default:
		return false;
	}
}
