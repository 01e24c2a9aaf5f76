/*
 * table.c - lays the cells of a table.
 *
 * A cell is a list of parts that never need a page to be measured: lines of
 * paragraphs, and rows of the tables inside it.  Space between paragraphs is
 * counted as in running text; above the first and below the last one, too,
 * as Word and LibreOffice do.
 */
#include "layout/table.h"

#define TRIES	2	/* at widths in which no line is near its end */

static unsigned
clamp(unsigned n, unsigned low, unsigned high)
{
	return n < low ? low : n > high ? high : n;
}

unsigned
dg_table_columns(const struct dg_node *table)
{
	unsigned n = table->u.table.columns;

	for (const struct dg_node *row = table->first; row; row = row->next)
		for (const struct dg_node *c = row->first; c; c = c->next) {
			unsigned at = clamp(c->u.cell.column, 0, DG_MAX_COLUMNS);
			unsigned span = clamp(c->u.cell.colspan, 1, DG_MAX_COLUMNS);

			if (at + span > n)
				n = at + span;
		}
	return clamp(n, 1, DG_MAX_COLUMNS);
}

dg_emu
dg_table_pad_right(const struct dg_layout *lay, const struct dg_node *table)
{
	return table->u.table.look == DG_LOOK_GRID
		? dg_whole_twips(lay->sheet->grid.pad_x) : 0;
}

dg_emu
dg_table_pad_left(const struct dg_layout *lay, const struct dg_node *table,
	const struct dg_node *cell)
{
	return dg_table_pad_right(lay, table)
		+ (cell->u.cell.brace ? DG_BRACE_ROOM : 0);
}

/* ---- cells -------------------------------------------------------------- */

static size_t
count_parts(const struct dg_node *cell)
{
	size_t n = 0;

	for (const struct dg_node *c = cell->first; c; c = c->next) {
		if (c->kind != DG_K_TABLE) {
			n++;
			continue;
		}
		for (const struct dg_node *row = c->first; row; row = row->next)
			n++;
	}
	return n;
}

static void
add_paragraph(struct dg_layout *lay, struct dg_box_cell *cell, struct dg_node *leaf,
	dg_emu width)
{
	struct dg_part *part = &cell->part[cell->n_parts];
	const struct dg_style *style = leaf->style;
	dg_emu before = style->before;

	part->gap = cell->n_parts > 0 && cell->tail > before ? cell->tail : before;
	dg_para_lay(lay, leaf, width, DG_ROLE_CELL, &part->lines);
	part->height = (dg_emu)part->lines.n * part->lines.height;
	cell->tail = style->after;
	cell->n_parts++;
}

static void
add_table(struct dg_layout *lay, struct dg_box_cell *cell, struct dg_node *table,
	dg_emu width, unsigned depth)
{
	if (depth + 1 >= DG_MAX_DEPTH || table->first == NULL)
		return;
	struct dg_box *box = dg_table_measure(lay, table, width, depth + 1);

	for (size_t r = 0; r < box->n; r++) {
		struct dg_part *part = &cell->part[cell->n_parts++];

		part->box = box;
		part->row = &box->row[r];
		part->gap = r == 0 ? cell->tail : 0;
		part->height = box->row[r].height;
	}
	cell->tail = 0;
}

static void
lay_cell(struct dg_layout *lay, const struct dg_box *box, struct dg_box_cell *cell,
	unsigned depth)
{
	dg_emu width = box->edge[cell->column + cell->colspan] - box->edge[cell->column]
		- dg_table_pad_left(lay, box->node, cell->node)
		- dg_table_pad_right(lay, box->node);

	if (width < DG_PT(1))
		width = DG_PT(1);
	cell->part = DG_NEW_ARRAY(lay->doc->arena, count_parts(cell->node) + 1,
		struct dg_part);
	for (struct dg_node *c = cell->node->first; c; c = c->next) {
		if (c->kind == DG_K_TABLE)
			add_table(lay, cell, c, width, depth);
		else if (dg_kind_is_leaf(c->kind) && c->style)
			add_paragraph(lay, cell, c, width);
	}
	cell->height = cell->tail;
	for (size_t i = 0; i < cell->n_parts; i++)
		cell->height += cell->part[i].gap + cell->part[i].height;
}

/* ---- rows --------------------------------------------------------------- */

static size_t
count_children(const struct dg_node *node)
{
	size_t n = 0;

	for (const struct dg_node *c = node->first; c; c = c->next)
		n++;
	return n;
}

bool
dg_row_keeps(const struct dg_node *row)
{
	struct dg_node *n = dg_node_seek(row, NULL, DG_LEAFS);

	return n && (n->keep_next || (n->style && n->style->keep_next));
}

static void
lay_row(struct dg_layout *lay, struct dg_box *box, size_t r, struct dg_node *node,
	unsigned depth)
{
	struct dg_box_row *row = &box->row[r];
	size_t end = r < box->header ? box->header : box->n;

	*row = (struct dg_box_row){ .node = node, .keep = dg_row_keeps(node) };
	row->cell = DG_NEW_ARRAY(lay->doc->arena, count_children(node) + 1,
		struct dg_box_cell);
	for (struct dg_node *c = node->first; c; c = c->next) {
		if (c->kind != DG_K_CELL || c->u.cell.column >= box->columns)
			continue;
		struct dg_box_cell *cell = &row->cell[row->n++];

		cell->node = c;
		cell->column = c->u.cell.column;
		cell->colspan = clamp(c->u.cell.colspan, 1, box->columns - cell->column);
		cell->row = r;
		cell->rowspan = c->u.cell.rowspan > 1 ? c->u.cell.rowspan : 1;
		if (cell->rowspan > end - r)
			cell->rowspan = end - r;
		lay_cell(lay, box, cell, depth);
	}
}

static size_t
copy_notes(struct dg_node *const *notes, size_t n, struct dg_node **into, size_t at)
{
	for (size_t i = 0; into && i < n; i++)
		into[at + i] = notes[i];
	return n;
}

/* Visits the notes called in a row; into is NULL while counting. */
static size_t
gather_notes(const struct dg_box_row *row, struct dg_node **into)
{
	size_t n = 0;

	for (size_t c = 0; c < row->n; c++)
		for (size_t p = 0; p < row->cell[c].n_parts; p++) {
			const struct dg_part *part = &row->cell[c].part[p];

			for (size_t l = 0; !part->row && l < part->lines.n; l++)
				n += copy_notes(part->lines.line[l].notes,
					part->lines.line[l].n_notes, into, n);
			if (part->row)
				n += copy_notes(part->row->notes, part->row->n_notes,
					into, n);
		}
	return n;
}

static void
collect_notes(struct dg_layout *lay, struct dg_box_row *row)
{
	row->n_notes = gather_notes(row, NULL);
	if (row->n_notes == 0)
		return;
	row->notes = dg_arena_array(lay->doc->arena, row->n_notes, sizeof *row->notes);
	gather_notes(row, row->notes);
}

/* The heights that rows have when no page end comes between them. */
static void
measure_rows(struct dg_box *box)
{
	struct dg_spans open = { .cell = { NULL } };
	dg_emu top = 0;

	for (size_t r = 0; r < box->n; r++) {
		dg_emu h = dg_spans_row_height(&open, box, r, top);

		dg_spans_close(&open, r);
		box->row[r].height = h;
		top += h;
	}
}

dg_emu
dg_table_height(const struct dg_box *box, size_t from, size_t to)
{
	dg_emu h = box->border;

	for (size_t r = from; r < to; r++)
		h += box->row[r].height;
	return h;
}

/* ---- spans -------------------------------------------------------------- */

/* The height that a cell asks of the row it ends in. */
static dg_emu
cell_need(const struct dg_box *box, const struct dg_box_cell *cell)
{
	return cell->height + 2 * box->pad_y + box->border;
}

dg_emu
dg_spans_row_height(struct dg_spans *open, const struct dg_box *box, size_t r,
	dg_emu top)
{
	const struct dg_box_row *row = &box->row[r];
	dg_emu h = 0;

	for (size_t i = 0; i < row->n; i++) {
		struct dg_box_cell *cell = &row->cell[i];

		if (cell->rowspan > 1) {
			open->cell[cell->column] = cell;
			open->top[cell->column] = top;
		} else if (cell_need(box, cell) > h) {
			h = cell_need(box, cell);
		}
	}
	for (unsigned c = 0; c < box->columns; c++) {
		const struct dg_box_cell *cell = open->cell[c];

		if (cell == NULL || cell->row + cell->rowspan != r + 1)
			continue;
		dg_emu rest = cell_need(box, cell) - (top - open->top[c]);

		if (rest > h)
			h = rest;
	}
	return h;
}

void
dg_spans_close(struct dg_spans *open, size_t r)
{
	for (unsigned c = 0; c < DG_MAX_COLUMNS; c++)
		if (open->cell[c] && open->cell[c]->row + open->cell[c]->rowspan == r + 1)
			open->cell[c] = NULL;
}

/* ---- the whole ---------------------------------------------------------- */

static void
find_edges(struct dg_layout *lay, struct dg_box *box)
{
	box->edge = DG_NEW_ARRAY(lay->doc->arena, box->columns + 1, dg_emu);
	for (unsigned i = 0; i < box->columns; i++)
		box->edge[i + 1] = box->edge[i] + box->node->u.table.widths[i];
}

static size_t
count_header(const struct dg_node *table, size_t rows)
{
	size_t n = table->u.table.header_rows;

	return n < rows ? n : 0;
}

static void
lay_rows(struct dg_layout *lay, struct dg_box *box, unsigned depth)
{
	size_t r = 0;

	find_edges(lay, box);
	for (struct dg_node *row = box->node->first; row; row = row->next)
		lay_row(lay, box, r++, row, depth);
}

struct dg_box *
dg_table_measure(struct dg_layout *lay, struct dg_node *table, dg_emu width,
	unsigned depth)
{
	struct dg_box *box = DG_NEW(lay->doc->arena, struct dg_box);
	bool grid = table->u.table.look == DG_LOOK_GRID;

	table->u.table.columns = dg_table_columns(table);
	if (grid)
		dg_grid_widths(lay, table, width, depth);
	else
		dg_column_widths(lay, table, width, depth);
	box->node = table;
	box->columns = table->u.table.columns;
	box->border = grid ? lay->sheet->grid.border : 0;
	box->pad_x = dg_table_pad_right(lay, table);
	box->pad_y = grid ? dg_whole_twips(lay->sheet->grid.pad_y) : 0;
	box->n = count_children(table);
	box->header = count_header(table, box->n);
	box->row = DG_NEW_ARRAY(lay->doc->arena, box->n + 1, struct dg_box_row);
	lay_rows(lay, box, depth);
	for (int i = 0; i < TRIES && grid && depth == 0 && lay->n_missing == 0; i++) {
		if (!dg_columns_steady(box))
			break;
		lay_rows(lay, box, depth);
	}
	for (size_t r = 0; r < box->n; r++)
		collect_notes(lay, &box->row[r]);
	measure_rows(box);
	return box;
}
