/*
 * grid.c - the ruled lines of a table on one page.
 *
 * A line is drawn wherever the cells on its two sides differ, each once and
 * as long as it goes; so merged cells have no inner lines, and a page's end
 * closes the grid.  All of it is an artifact.
 */
#include "layout/table.h"

#include <stdlib.h>

/* Which cell covers a place of the fragment; NULL: none. */
struct cover {
	const struct dg_box_cell **cell;	/* [rows][columns] */
	size_t			   rows;
	unsigned		   columns;
};

static const struct dg_box_cell *
cell_at(const struct cover *cover, size_t r, unsigned c)
{
	return cover->cell[r * cover->columns + c];
}

static void
fill(struct cover *cover, const struct dg_fragment *frag, const struct dg_box_cell *cell)
{
	size_t from = cell->row > frag->from ? cell->row - frag->from : 0;
	size_t to = cell->row + cell->rowspan - frag->from;

	for (size_t r = from; r < to && r < cover->rows; r++)
		for (unsigned c = 0; c < cell->colspan; c++)
			cover->cell[r * cover->columns + cell->column + c] = cell;
}

static void
find_cover(struct cover *cover, const struct dg_box *box, const struct dg_fragment *frag)
{
	cover->rows = frag->to - frag->from;
	cover->columns = box->columns;
	cover->cell = dg_xmalloc(cover->rows * cover->columns * sizeof *cover->cell);
	for (size_t i = 0; i < cover->rows * cover->columns; i++)
		cover->cell[i] = NULL;
	for (unsigned c = 0; frag->above && c < box->columns; c++)
		if (frag->above[c])
			fill(cover, frag, frag->above[c]);
	for (size_t r = frag->from; r < frag->to; r++)
		for (size_t i = 0; i < box->row[r].n; i++)
			fill(cover, frag, &box->row[r].cell[i]);
}

static void
draw(struct dg_flow *f, const struct dg_box *box, dg_emu x, dg_emu y, dg_emu x2,
	dg_emu y2)
{
	struct dg_item *it = dg_flow_item(f);

	it->kind = DG_ITEM_LINE;
	it->role = DG_ROLE_ARTIFACT;
	it->node = box->node;
	it->x = x;
	it->y = y;
	it->x2 = x2;
	it->y2 = y2;
	it->thickness = box->border;
}

/* Is there a line above row r, over column c? */
static bool
has_above(const struct cover *cover, size_t r, unsigned c)
{
	if (r == 0 || r == cover->rows)
		return true;
	return cell_at(cover, r - 1, c) != cell_at(cover, r, c);
}

/* Is there a line at the left of column c, in row r? */
static bool
has_left(const struct cover *cover, size_t r, unsigned c)
{
	if (c == 0 || c == cover->columns)
		return true;
	return cell_at(cover, r, c - 1) != cell_at(cover, r, c);
}

static void
draw_across(struct dg_flow *f, const struct dg_box *box, const struct dg_fragment *frag,
	const struct cover *cover, size_t r)
{
	dg_emu half = box->border / 2, y = frag->top[r] + half;

	for (unsigned c = 0, from; c < cover->columns; c++) {
		if (!has_above(cover, r, c))
			continue;
		for (from = c; c + 1 < cover->columns && has_above(cover, r, c + 1); c++)
			;
		draw(f, box, frag->x + box->edge[from] - half, y,
			frag->x + box->edge[c + 1] + half, y);
	}
}

static void
draw_down(struct dg_flow *f, const struct dg_box *box, const struct dg_fragment *frag,
	const struct cover *cover, unsigned c)
{
	dg_emu x = frag->x + box->edge[c];

	for (size_t r = 0, from; r < cover->rows; r++) {
		if (!has_left(cover, r, c))
			continue;
		for (from = r; r + 1 < cover->rows && has_left(cover, r + 1, c); r++)
			;
		draw(f, box, x, frag->top[from], x, frag->top[r + 1] + box->border);
	}
}

void
dg_grid_draw(struct dg_flow *f, const struct dg_box *box, const struct dg_fragment *frag)
{
	struct cover cover;

	find_cover(&cover, box, frag);
	for (size_t r = 0; r < cover.rows + (frag->header ? 0 : 1); r++)
		draw_across(f, box, frag, &cover, r);
	for (unsigned c = 0; c <= cover.columns; c++)
		draw_down(f, box, frag, &cover, c);
	free(cover.cell);
}
