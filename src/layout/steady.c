/*
 * steady.c - columns of a ruled table in which a twip more or less moves no line.
 *
 * LibreOffice keeps columns in parts of ten thousand of the table, so each comes
 * out up to a twip narrower or wider than the DOCX says.  A line that ends within a
 * twip of its cell's edge would end elsewhere there, and the rest of the table stand
 * a line lower.  So columns are moved by the few twips that keep every line off
 * that edge.  Where its own lines leave too little for that, a column is moved
 * behind the line that is nearest to the edge, and seen again.
 */
#include "layout/table.h"

#define APART	1		/* twips that LibreOffice may differ by */
#define FAR	20		/* that a column is moved by, at most: 1 pt */

/* By how many twips each column may change and be steady. */
struct moves {
	unsigned	columns;
	int64_t		low[DG_MAX_COLUMNS], high[DG_MAX_COLUMNS];
	int64_t		by[DG_MAX_COLUMNS];
};

static int64_t
clamp(int64_t n, int64_t low, int64_t high)
{
	return n < low ? low : n > high ? high : n;
}

static void
ask_cell(struct moves *m, const struct dg_box_cell *cell)
{
	unsigned c = cell->column;

	for (size_t i = 0; i < cell->n_parts; i++) {
		const struct dg_lines *lines = &cell->part[i].lines;

		if (cell->part[i].row)
			continue;
		if (lines->narrower < FAR + APART && APART - lines->narrower > m->low[c])
			m->low[c] = APART - lines->narrower;
		if (lines->wider < FAR + APART && lines->wider - APART < m->high[c])
			m->high[c] = lines->wider - APART;
	}
}

/* A column whose lines leave no steady place gets one at which it has other lines. */
static void
leave(struct moves *m, unsigned c)
{
	if (m->low[c] > m->high[c])
		m->high[c] = m->low[c];
}

/* false: no column has to be moved. */
static bool
ask(struct moves *m, const struct dg_box *box)
{
	bool some = false;

	for (unsigned c = 0; c < m->columns; c++) {
		m->low[c] = -FAR;
		m->high[c] = FAR;
	}
	for (size_t r = 0; r < box->n; r++)
		for (size_t i = 0; i < box->row[r].n; i++)
			if (box->row[r].cell[i].colspan == 1)
				ask_cell(m, &box->row[r].cell[i]);
	for (unsigned c = 0; c < m->columns; c++) {
		leave(m, c);
		some |= m->low[c] > 0 || m->high[c] < 0;
	}
	return some;
}

/* The least moves; returns what they add up to. */
static int64_t
choose(struct moves *m)
{
	int64_t sum = 0;

	for (unsigned c = 0; c < m->columns; c++) {
		m->by[c] = clamp(0, m->low[c], m->high[c]);
		sum += m->by[c];
	}
	return sum;
}

/* Columns that are steady all the same give or take what others took or gave;
 * false: it is too much for them. */
static bool
even_out(struct moves *m, int64_t sum)
{
	for (unsigned c = 0; c < m->columns && sum != 0; c++) {
		int64_t by = clamp(m->by[c] - sum, m->low[c], m->high[c]);

		sum += by - m->by[c];
		m->by[c] = by;
	}
	return sum == 0;
}

bool
dg_columns_steady(const struct dg_box *box)
{
	struct moves m = { .columns = box->columns };

	if (!ask(&m, box) || !even_out(&m, choose(&m)))
		return false;
	for (unsigned c = 0; c < m.columns; c++)
		if (box->node->u.table.widths[c] + DG_TWIP(m.by[c]) < DG_TWIP(FAR))
			return false;
	for (unsigned c = 0; c < m.columns; c++)
		box->node->u.table.widths[c] += DG_TWIP(m.by[c]);
	return true;
}
