/*
 * slots.c - which columns of a ruled table the cells of its rows take.
 */
#include "html/part.h"

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
dg_slots_missing(struct dg_slots *s, const struct dg_node *cell, unsigned *covered)
{
	unsigned missing = 0;

	*covered = 0;
	while (s->next < s->columns) {
		if (s->covered[s->next] > 0) {
			s->covered[s->next]--;
			++*covered;
		} else if (cell != NULL && cell->u.cell.column <= s->next) {
			break;
		} else {
			missing++;
		}
		s->next++;
	}
	return missing;
}

void
dg_slots_take(struct dg_slots *s, const struct dg_node *cell, unsigned *columns, size_t *rows)
{
	/* Header rows and the others do not share cells. */
	size_t end = s->row <= s->header ? s->header : s->rows;
	size_t down = cell->u.cell.rowspan > 1 ? cell->u.cell.rowspan : 1;
	unsigned across = cell->u.cell.colspan > 1 ? cell->u.cell.colspan : 1;

	if (across > s->columns - s->next)
		across = s->columns - s->next;
	if (down > end - s->row + 1)
		down = end - s->row + 1;
	for (unsigned i = 0; i < across; i++)
		s->covered[s->next++] = down - 1;
	*columns = across;
	*rows = down;
}
