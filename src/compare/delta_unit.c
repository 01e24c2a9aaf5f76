/*
 * delta_unit.c - what the parts of the document above are called.
 *
 * A part with a number is called by it ("điểm b", "khoản 2 Điều 5"); any other by
 * its place among those of its kind ("đoạn thứ hai", "gạch đầu dòng thứ nhất").
 */
#include "compare/delta.h"

const struct dg_node *
dg_delta_holder(const struct dg_node *n)
{
	while (n->parent != NULL && n->kind != DG_K_SECTION && n->kind != DG_K_ANNEX)
		n = n->parent;
	return n;
}

/* What has a place of its own in a text: paragraphs, items, rows. */
static bool
is_unit(const struct dg_node *n)
{
	switch (n->kind) {
	case DG_K_ITEM:
		return true;
	case DG_K_ROW:
		return !n->u.row.header && !n->u.row.group;
	case DG_K_PARA:
		return n->parent->kind != DG_K_ITEM && n->parent->kind != DG_K_CELL &&
		    n->parent->kind != DG_K_NOTE && n->parent->kind != DG_K_TABLE;
	default:
		return false;
	}
}

static bool
is_shut(const struct dg_node *n)
{
	switch (n->kind) {
	case DG_K_SECTION: case DG_K_ANNEX: case DG_K_NOTE: case DG_K_ROW: case DG_K_HEADING:
	case DG_K_PARA: case DG_K_RECIPIENTS: case DG_K_SIGNATURE: case DG_K_ADDRESSEES:
	case DG_K_BASES:
		return true;
	default:
		return false;
	}
}

const struct dg_node *
dg_delta_unit(const struct dg_node *holder, const struct dg_node *last)
{
	const struct dg_node *n = last != NULL ? last : holder->first;

	if (last == NULL && n != NULL && is_unit(n))
		return n;
	while (n != NULL) {
		n = is_shut(n) ? dg_node_skip(holder, (struct dg_node *)n) :
		    dg_node_walk(holder, (struct dg_node *)n);
		if (n != NULL && is_unit(n))
			return n;
	}
	return NULL;
}

static enum dg_marker
marker_of(const struct dg_node *n)
{
	return n->kind == DG_K_ITEM ? n->parent->u.list.marker : DG_MARK_DASH;
}

/* Which of its kind a part is, from 1, among its table's rows or its holder's parts. */
static unsigned
place_of(const struct dg_node *above)
{
	const struct dg_node *in = above->kind == DG_K_ROW ? above->parent :
	    dg_delta_holder(above->parent), *n = NULL;
	unsigned count = 0;

	while ((n = dg_delta_unit(in, n)) != NULL) {
		count += n->kind == above->kind && marker_of(n) == marker_of(above);
		if (n == above)
			break;
	}
	return count > 0 ? count : 1;
}

static struct dg_str
by_place(const struct dg_delta *d, const struct dg_node *n)
{
	const char	*noun = n->kind == DG_K_PARA ? "đoạn" : n->kind == DG_K_ROW ? "dòng" :
	    marker_of(n) == DG_MARK_PLUS ? "dấu cộng" : "gạch đầu dòng";
	struct dg_arena	*a = d->doc->arena;

	return dg_arena_fmt(a, "%s thứ %.*s%s", noun, DG_FMT(dg_words_of_ordinal(a,
	    place_of(n))), n->kind == DG_K_ROW ? " của bảng" : "");
}

/* "khoản 2" of "khoản 2 Điều 5", when the section is Điều 5; else "điểm b". */
static struct dg_str
item_called(const struct dg_delta *d, const struct dg_node *item)
{
	const struct dg_node *holder = dg_delta_holder(item->parent);
	struct dg_str number = item->number, outer = holder->number, label = item->label;

	if (outer.n > 0 && dg_str_find(number, " ") < number.n &&
	    dg_str_ends(number, dg_arena_dup(d->doc->arena, outer).p))
		return dg_str_trim(dg_str_sub(number, 0, number.n - outer.n));
	while (label.n > 0 && (label.p[label.n - 1] == ')' || label.p[label.n - 1] == '.'))
		label.n--;
	if (label.n > 0 && label.p[0] == '(')
		label = dg_str_sub(label, 1, label.n);
	return dg_arena_fmt(d->doc->arena, "%s %.*s", d->words->point, DG_FMT(label));
}

static struct dg_str
title_of(const struct dg_delta *d, const struct dg_node *section)
{
	const struct dg_node *h = section->first;

	return h != NULL && h->kind == DG_K_HEADING ? dg_arena_fmt(d->doc->arena,
	    "phần “%.*s”", DG_FMT(dg_node_plain(d->doc->arena, h))) : DG_STR("");
}

struct dg_str
dg_delta_called(const struct dg_delta *d, const struct dg_node *n)
{
	switch (n->kind) {
	case DG_K_ITEM:
		return n->number.n > 0 ? item_called(d, n) : by_place(d, n);
	case DG_K_SECTION:
		if (n->number.n == 0)
			return title_of(d, n);
		return dg_str_find(n->number, " ") < n->number.n ? n->number :
		    dg_arena_fmt(d->doc->arena, "%s %.*s", d->words->section,
		    DG_FMT(n->number));
	case DG_K_ANNEX:
		return n->number;
	case DG_K_PARA: case DG_K_ROW:
		return by_place(d, n);
	default:
		return DG_STR("");
	}
}
