/*
 * even.c - a name in a letterhead, or a signer's, that has no room on one line
 * breaks into lines of about the same length.
 *
 * Where it breaks is written into the tree as BREAKs, so that Word breaks it
 * there, too.
 */
#include "layout/table.h"

static size_t
lines_at(struct dg_layout *lay, const struct dg_node *leaf, int64_t twips,
    struct dg_lines *lines)
{
	dg_para_lay(lay, leaf, twips * DG_EMU_TWIP, DG_ROLE_TEXT, lines);
	return lines->n;
}

/* The least room in which it needs no further line. */
static int64_t
least_room(struct dg_layout *lay, const struct dg_node *leaf, int64_t low,
    int64_t high, size_t n)
{
	struct dg_lines lines;

	while (low < high) {
		int64_t mid = low + (high - low) / 2;

		if (lines_at(lay, leaf, mid, &lines) > n)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static struct dg_node *
line_text(struct dg_layout *lay, const struct dg_line *line, const struct dg_node *run)
{
	struct dg_arena *arena = lay->doc->arena;
	struct dg_str s = DG_STR("");
	struct dg_node *text;

	for (size_t i = 0; i < line->n; i++)
		if (line->items[i].run == run)
			s = dg_arena_join(arena, s, line->items[i].text);
	text = dg_node_text(arena, dg_str_trim(s), run->u.text.face, run->span,
	    DG_FROM_PLAN);
	text->origin = run->origin;
	return text;
}

static void
break_leaf(struct dg_layout *lay, struct dg_node *leaf, dg_emu room)
{
	int64_t twips = room / DG_EMU_TWIP;
	struct dg_node *run = leaf->first;
	struct dg_lines lines;
	size_t n;

	if (!run || run->next || run->kind != DG_K_TEXT || leaf->label.n)
		return;
	n = lines_at(lay, leaf, twips, &lines);
	if (n < 2)
		return;
	lines_at(lay, leaf, least_room(lay, leaf,
	    DG_TO_TWIPS(dg_para_least_width(lay, leaf)), twips, n), &lines);
	dg_node_unlink(run);
	for (size_t i = 0; i < lines.n; i++) {
		if (i > 0)
			dg_node_append(leaf, dg_node_new_from(lay->doc->arena,
			    DG_K_BREAK, run->span, DG_FROM_TEMPLATE));
		dg_node_append(leaf, line_text(lay, &lines.line[i], run));
	}
}

void
dg_cell_even(struct dg_layout *lay, struct dg_node *cell, dg_emu width)
{
	const struct dg_node *table = cell->parent->parent;
	dg_emu room = width - dg_table_pad_left(lay, table, cell)
		- dg_table_pad_right(lay, table);

	for (struct dg_node *c = cell->first; c; c = c->next)
		if (dg_kind_is_leaf(c->kind) && c->style)
			break_leaf(lay, c, room);
}
