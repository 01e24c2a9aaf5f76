/*
 * even.c - a name in a letterhead, or a signer's, that has no room on one line
 * breaks into lines of about the same length, before the name of its place rather
 * than within it.
 *
 * Where it breaks is written into the tree as BREAKs, so that Word breaks it
 * there, too.
 */
#include "layout/table.h"

#define NO_BREAK "\xc2\xa0"

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

/* The text with no-break spaces in the name that should stay together. */
static struct dg_str
kept_together(struct dg_layout *lay, const struct dg_node *run)
{
	struct dg_str s = run->u.text.s, out;
	struct dg_buf buf;

	dg_buf_init(&buf, 2 * s.n + 1);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == ' ' && i >= run->u.text.keep_from && i < run->u.text.keep_to)
			dg_buf_puts(&buf, NO_BREAK);
		else
			dg_buf_putc(&buf, s.p[i]);
	out = dg_arena_dup(lay->doc->arena, dg_buf_str(&buf));
	dg_buf_fini(&buf);
	return out;
}

/* Keeps a name together if that takes no further line and there is room for it. */
static void
keep_name(struct dg_layout *lay, struct dg_node *leaf, int64_t twips, size_t n)
{
	struct dg_node *run = leaf->first;
	struct dg_str written = run->u.text.s;
	struct dg_lines lines;

	if (run->u.text.keep_to == 0)
		return;
	run->u.text.s = kept_together(lay, run);
	if (DG_TO_TWIPS(dg_para_widths(lay, leaf).least) > twips ||
	    lines_at(lay, leaf, twips, &lines) > n) {
		run->u.text.s = written;
		run->u.text.keep_to = 0;
	}
}

/* Once lines are made, spaces are spaces again. */
static struct dg_str
with_spaces(struct dg_arena *arena, struct dg_str s)
{
	struct dg_str out = DG_STR("");

	for (;;) {
		size_t at = dg_str_find(s, NO_BREAK);

		out = dg_arena_join(arena, out, dg_str_sub(s, 0, at));
		if (at == s.n)
			return out;
		out = dg_arena_join(arena, out, DG_STR(" "));
		s = dg_str_sub(s, at + 2, s.n);
	}
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
	if (run->u.text.keep_to)
		s = with_spaces(arena, s);
	text = dg_node_text(arena, dg_str_trim(s), run->u.text.face, run->span,
	    DG_FROM_PLAN);
	text->origin = run->origin;
	text->u.text.to = run->u.text.to;
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
	keep_name(lay, leaf, twips, n);
	lines_at(lay, leaf, least_room(lay, leaf,
	    DG_TO_TWIPS(dg_para_widths(lay, leaf).least), twips, n), &lines);
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
