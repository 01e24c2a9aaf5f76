/*
 * widths.c - the columns of a ruled table.
 *
 * Written shares are scaled to the text's width.  Without them every column
 * first gets its widest word, then what is left goes to those that would use
 * it: in proportion to what each still lacks to have no broken line at all.
 * Where there is no room for all widest words, columns that ask for little get
 * it, and the others the same: a long symbol breaks before a column of numbers does.
 * All in whole twips, so that the DOCX has the same widths; but LibreOffice
 * keeps a table's columns in 1/100 mm and may take a twip from each, so what
 * exactly fits is given two more.
 */
#include "layout/table.h"

#include <stdio.h>

#define SPARE	2			/* twips */

/* What the columns of a table ask for, in twips. */
struct wants {
	unsigned		 columns;
	int64_t			 total;		/* to be shared out */
	int64_t			 least[DG_MAX_COLUMNS];
	int64_t			 natural[DG_MAX_COLUMNS];
	const struct dg_node	*widest[DG_MAX_COLUMNS]; /* the cell that sets least */
	int64_t			 width[DG_MAX_COLUMNS];
};

/* ---- asking the cells --------------------------------------------------- */

static int64_t
wanted(dg_emu e)
{
	return dg_twips_up(e) + SPARE;
}

static void
ask_single(struct dg_layout *lay, struct wants *w, struct dg_node *cell, unsigned depth)
{
	unsigned c = cell->u.cell.column;
	struct dg_widths widths = dg_cell_widths(lay, cell, depth);
	int64_t least = wanted(widths.least), natural = wanted(widths.natural);

	if (least > w->least[c]) {
		w->least[c] = least;
		w->widest[c] = cell;
	}
	if (natural > w->total)
		natural = w->total;
	if (natural > w->natural[c])
		w->natural[c] = natural;
}

/* A cell over several columns spreads what they lack evenly. */
static void
ask_spanning(struct dg_layout *lay, struct wants *w, struct dg_node *cell, unsigned depth)
{
	unsigned from = cell->u.cell.column, span = cell->u.cell.colspan;
	int64_t lack = wanted(dg_cell_widths(lay, cell, depth).least);

	for (unsigned c = from; c < from + span; c++)
		lack -= w->least[c];
	for (unsigned c = from; c < from + span && lack > 0; c++) {
		int64_t part = lack / (from + span - c);

		w->least[c] += part;
		lack -= part;
	}
}

static bool
is_single(const struct dg_node *cell)
{
	return cell->u.cell.colspan <= 1;
}

static void
ask(struct dg_layout *lay, struct wants *w, struct dg_node *table, bool single,
	unsigned depth)
{
	for (struct dg_node *row = table->first; row; row = row->next) {
		if (!single && row->u.row.group)
			continue;
		for (struct dg_node *c = row->first; c; c = c->next) {
			if (c->kind != DG_K_CELL || is_single(c) != single
				|| c->u.cell.column >= w->columns)
				continue;
			if (single)
				ask_single(lay, w, c, depth);
			else if (c->u.cell.column + c->u.cell.colspan <= w->columns)
				ask_spanning(lay, w, c, depth);
		}
	}
}

/* ---- sharing out -------------------------------------------------------- */

/* Gives each column base[c] and its part of rest, by weight; nothing is lost
 * to rounding. */
static void
spread(struct wants *w, const int64_t *base, int64_t rest, const int64_t *weight)
{
	int64_t sum = 0, upto = 0, given = 0;

	for (unsigned c = 0; c < w->columns; c++)
		sum += weight[c];
	for (unsigned c = 0; c < w->columns; c++) {
		upto += sum > 0 ? weight[c] : 1;
		int64_t edge = rest * upto / (sum > 0 ? sum : (int64_t)w->columns);

		w->width[c] = (base ? base[c] : 0) + edge - given;
		given = edge;
	}
}

static int64_t
sum_of(const int64_t *v, unsigned n)
{
	int64_t sum = 0;

	for (unsigned i = 0; i < n; i++)
		sum += v[i];
	return sum;
}

/* Columns that ask for no more than an equal part get what they ask for, and the
 * others equal parts of what that leaves. */
static void
share_evenly(struct wants *w)
{
	int64_t left = w->total, weight[DG_MAX_COLUMNS] = { 0 }, kept[DG_MAX_COLUMNS] = { 0 };
	unsigned wide = w->columns;
	bool more = true;

	for (unsigned c = 0; c < w->columns; c++)
		weight[c] = 1;
	while (more && wide > 0) {
		int64_t part = left / wide;

		more = false;
		for (unsigned c = 0; c < w->columns; c++) {
			if (weight[c] == 0 || w->least[c] > part)
				continue;
			kept[c] = w->least[c];
			weight[c] = 0;
			left -= kept[c];
			wide--;
			more = true;
		}
	}
	spread(w, kept, left, weight);
}

static void
share_by_content(struct wants *w)
{
	int64_t least = sum_of(w->least, w->columns);
	int64_t natural, more[DG_MAX_COLUMNS] = { 0 };

	for (unsigned c = 0; c < w->columns; c++)
		if (w->natural[c] < w->least[c])
			w->natural[c] = w->least[c];
	natural = sum_of(w->natural, w->columns);
	if (natural <= w->total) {
		spread(w, w->natural, w->total - natural, w->natural);
	} else if (least <= w->total) {
		for (unsigned c = 0; c < w->columns; c++)
			more[c] = w->natural[c] - w->least[c];
		spread(w, w->least, w->total - least, more);
	} else {
		share_evenly(w);
	}
}

static void
share_as_written(struct wants *w, const int *shares)
{
	int64_t weight[DG_MAX_COLUMNS] = { 0 };

	for (unsigned c = 0; c < w->columns; c++)
		weight[c] = shares[c] > 0 ? shares[c] : 1;
	spread(w, NULL, w->total, weight);
}

/* ---- telling ------------------------------------------------------------ */

static void
report_narrow(struct dg_layout *lay, const struct wants *w)
{
	for (unsigned c = 0; c < w->columns; c++) {
		char number[16];

		if (w->least[c] <= w->width[c] || w->widest[c] == NULL)
			continue;
		snprintf(number, sizeof number, "%u", c + 1);
		dg_report(lay->doc->sink, DG_R_table_column_narrow, w->widest[c]->span,
			DG_ARGS(dg_str_of(number),
				dg_node_plain(lay->doc->arena, w->widest[c])));
	}
}

void
dg_grid_widths(struct dg_layout *lay, struct dg_node *table, dg_emu width, unsigned depth)
{
	struct wants w = { .columns = table->u.table.columns,
		.total = width > 0 ? width / DG_EMU_TWIP : 0 };

	ask(lay, &w, table, true, depth);
	ask(lay, &w, table, false, depth);
	if (table->u.table.shares)
		share_as_written(&w, table->u.table.shares);
	else
		share_by_content(&w);
	report_narrow(lay, &w);
	table->u.table.widths = DG_NEW_ARRAY(lay->doc->arena, w.columns, dg_emu);
	for (unsigned c = 0; c < w.columns; c++)
		table->u.table.widths[c] = w.width[c] * DG_EMU_TWIP;
}
