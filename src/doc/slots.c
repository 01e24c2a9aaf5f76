/*
 * slots.c - which columns of a table the cells of its rows take.
 */
#include "doc/slots.h"

#include <string.h>

void
dg_slots_init(struct dg_slots *s, const struct dg_node *table)
{
	unsigned columns = table->u.table.columns;

	memset(s, 0, sizeof *s);
	s->columns = columns < 1 ? 1 : columns > DG_MAX_COLUMNS ? DG_MAX_COLUMNS : columns;
	for (const struct dg_node *row = table->first; row != NULL; row = row->next)
		s->rows++;
	if (table->u.table.header_rows < s->rows)
		s->header = table->u.table.header_rows;
}

void
dg_slots_row(struct dg_slots *s)
{
	s->next = 0;
	s->row++;
}

unsigned
dg_slots_span(const struct dg_slots *s, const struct dg_node *cell, unsigned column)
{
	unsigned span = cell->u.cell.colspan > 1 ? cell->u.cell.colspan : 1;

	return span > s->columns - column ? s->columns - column : span;
}

static enum dg_slot_what
what_comes(const struct dg_slots *s, const struct dg_node *cell)
{
	if (s->above[s->next].rows > 0)
		return DG_SLOT_COVERED;
	return cell != NULL && cell->u.cell.column <= s->next ? DG_SLOT_CELL :
	    DG_SLOT_MISSING;
}

/* Header rows and the others do not share cells. */
static size_t
rows_of(const struct dg_slots *s, const struct dg_node *cell)
{
	size_t end = s->row <= s->header ? s->header : s->rows;
	size_t rows = cell->u.cell.rowspan > 1 ? cell->u.cell.rowspan : 1;

	return rows > end - s->row + 1 ? end - s->row + 1 : rows;
}

bool
dg_slots_next(struct dg_slots *s, const struct dg_node *cell, struct dg_slot *slot)
{
	unsigned column = s->next;

	if (column >= s->columns)
		return false;
	*slot = (struct dg_slot){ .what = what_comes(s, cell), .column = column,
	    .columns = 1 };
	if (slot->what == DG_SLOT_COVERED) {
		slot->cell = s->above[column].cell;
		slot->columns = dg_slots_span(s, slot->cell, column);
		s->above[column].rows--;
	} else if (slot->what == DG_SLOT_CELL) {
		slot->cell = cell;
		dg_slots_take(s, cell, &slot->columns, &slot->rows);
	}
	s->next = column + slot->columns;
	return true;
}

unsigned
dg_slots_missing(struct dg_slots *s, const struct dg_node *cell, unsigned *covered)
{
	unsigned missing = 0;
	struct dg_slot slot;

	*covered = 0;
	while (s->next < s->columns && what_comes(s, cell) != DG_SLOT_CELL) {
		dg_slots_next(s, cell, &slot);
		*(slot.what == DG_SLOT_COVERED ? covered : &missing) += slot.columns;
	}
	return missing;
}

void
dg_slots_take(struct dg_slots *s, const struct dg_node *cell, unsigned *columns, size_t *rows)
{
	*columns = dg_slots_span(s, cell, s->next);
	*rows = rows_of(s, cell);
	for (unsigned i = 0; i < *columns; i++)
		s->above[s->next + i].rows = 0;
	if (*columns > 0) {
		s->above[s->next].cell = cell;
		s->above[s->next].rows = *rows - 1;
	}
	s->next += *columns;
}
