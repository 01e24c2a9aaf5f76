/*
 * slots.h - which columns of a table the cells of its rows take.
 *
 * A cell stands where its row has room for it; what a cell of a row above covers is
 * passed over.  Rows are gone through in order, cells in the order of their columns.
 */
#ifndef DG_DOC_SLOTS_H
#define DG_DOC_SLOTS_H

#include "base/limits.h"
#include "doc/node.h"

struct dg_slots {
	unsigned		 columns;	/* of the table, at least 1 */
	struct {
		const struct dg_node	*cell;	/* reaches into the rows below */
		size_t			 rows;	/* that it still covers */
	}			 above[DG_MAX_COLUMNS];	/* at its first column */
	size_t			 row, rows, header;	/* row: the open one, from 1 */
	unsigned		 next;		/* column to be filled */
};

/* What stands at a column, or from there on. */
enum dg_slot_what { DG_SLOT_CELL, DG_SLOT_COVERED, DG_SLOT_MISSING };
struct dg_slot {
	enum dg_slot_what	 what;
	const struct dg_node	*cell;		/* the one that covers it, too; or NULL */
	unsigned		 column, columns;	/* columns: what it takes */
	size_t			 rows;		/* the same, of a CELL: this one and below */
};

void	 dg_slots_init(struct dg_slots *, const struct dg_node *table);
void	 dg_slots_row(struct dg_slots *);
/* What comes next in the row, which goes on behind it; cell is the next one of the row, or
 * NULL.  false: the row is full. */
bool	 dg_slots_next(struct dg_slots *, const struct dg_node *cell, struct dg_slot *);
/* Columns before the next cell of the row that nothing fills; cell NULL: to its end.
 * Those that a cell of a row above covers are passed over, and counted in *covered. */
unsigned dg_slots_missing(struct dg_slots *, const struct dg_node *cell, unsigned *covered);
/* Takes the cell's place; gives what it spans, inside the table. */
void	 dg_slots_take(struct dg_slots *, const struct dg_node *cell, unsigned *columns,
		size_t *rows);
/* Columns that a cell takes, from column on. */
unsigned dg_slots_span(const struct dg_slots *, const struct dg_node *cell, unsigned column);

#endif
