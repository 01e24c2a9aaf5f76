/*
 * table.h - a measured table (inside layout/).
 *
 * A table goes through three steps: the widths of its columns are found and
 * written into the node (widths.c for ruled tables, columns.c for letterhead
 * and closing), its cells are laid (table.c; again when steady.c moved a
 * column), and its rows are placed on pages, whole or in pieces
 * (table_flow.c, grid.c).
 */
#ifndef DG_LAYOUT_TABLE_H
#define DG_LAYOUT_TABLE_H

#include "base/limits.h"
#include "layout/flow.h"

struct dg_box;
struct dg_box_row;

/* What stands in a cell: a paragraph, or a row of a table inside it. */
struct dg_part {
	struct dg_lines		 lines;		/* a paragraph, when row is NULL */
	struct dg_box		*box;		/* the table inside, of row */
	struct dg_box_row	*row;
	dg_emu			 gap;		/* room above it */
	dg_emu			 height;	/* without the gap */
};

struct dg_box_cell {
	struct dg_node		*node;
	unsigned		 column, colspan;
	size_t			 row, rowspan;	/* clamped to the table */
	struct dg_part		*part;
	size_t			 n_parts;
	dg_emu			 tail;		/* room below the last part */
	dg_emu			 height;	/* of what is not yet placed */
	size_t			 at_part, at_line;	/* what is next */
};

struct dg_box_row {
	struct dg_node		*node;
	struct dg_box_cell	*cell;
	size_t			 n;
	dg_emu			 height;	/* when no page end is above or in it;
						 * upper border included */
	bool			 keep;		/* on the page of the next row */
	struct dg_node		**notes;	/* called in it */
	size_t			 n_notes;
};

struct dg_box {
	struct dg_node		*node;
	unsigned		 columns;
	dg_emu			*edge;		/* [columns + 1], from its left */
	dg_emu			 border, pad_x, pad_y;
	struct dg_box_row	*row;
	size_t			 n;
	size_t			 header;	/* rows repeated on each page */
};

/*
 * Measures a TABLE in a column of the given width: finds the widths of its
 * columns, lays its cells.  depth counts tables inside tables; below
 * DG_MAX_DEPTH they are empty.  One in a cell of another has look PLAIN.
 */
struct dg_box	*dg_table_measure(struct dg_layout *, struct dg_node *table,
			dg_emu width, unsigned depth);

/* Is what follows this row kept with it?  Its first paragraph decides. */
bool		 dg_row_keeps(const struct dg_node *row);
/* Columns that its cells and its node speak of, 1 to DG_MAX_COLUMNS. */
unsigned	 dg_table_columns(const struct dg_node *table);
/* Room at a cell's sides, a brace included. */
dg_emu		 dg_table_pad_left(const struct dg_layout *, const struct dg_node *table,
			const struct dg_node *cell);
dg_emu		 dg_table_pad_right(const struct dg_layout *,
			const struct dg_node *table);

/* Finds table->u.table.widths: whole twips whose sum is width or less. */
void		 dg_grid_widths(struct dg_layout *, struct dg_node *table,
			dg_emu width, unsigned depth);
/* The same of signers side by side, whose table wants equal shares. */
void		 dg_signer_widths(struct dg_layout *, struct dg_node *table,
			dg_emu width, unsigned depth);
void		 dg_column_widths(struct dg_layout *, struct dg_node *table,
			dg_emu width, unsigned depth);

/*
 * Moves a few twips between the columns of a table that was laid, so that no line in
 * it would end elsewhere if LibreOffice made its column a twip narrower or wider
 * (steady.c).  true: widths were changed, lay it again.
 */
bool		 dg_columns_steady(const struct dg_box *);

/* Leaves of a cell that are one run of words and have to break in a column of that
 * width: BREAKs part them into even lines (even.c). */
void		 dg_cell_even(struct dg_layout *, struct dg_node *cell, dg_emu width);

/* Widths of a cell's content, its sides included (columns.c). */
struct dg_widths dg_cell_widths(struct dg_layout *, struct dg_node *cell,
			unsigned depth);

/* Height of rows from..to when they stand unbroken, the lower border
 * included; notes are not counted. */
dg_emu		 dg_table_height(const struct dg_box *, size_t from, size_t to);

/* Cells that span several rows, by their first column, while rows go by. */
struct dg_spans {
	struct dg_box_cell	*cell[DG_MAX_COLUMNS];
	dg_emu			 top[DG_MAX_COLUMNS];	/* where it begins on this page */
};
/* Height of row r whose top is at top; cells that begin in it are opened.
 * What a spanning cell has too much goes to its last row; a row that holds
 * nothing but such cells may have no height of its own. */
dg_emu		 dg_spans_row_height(struct dg_spans *, const struct dg_box *, size_t r,
			dg_emu top);
/* Forgets the cells that end with row r. */
void		 dg_spans_close(struct dg_spans *, size_t r);

/*
 * Places a table at flow->y; the last row keeps room for tail below it.
 * PLAIN tables stay whole when a page can hold them.
 */
void		 dg_table_place(struct dg_flow *, struct dg_box *, dg_emu tail);
/* Height of what of a table must stand with the line before it. */
dg_emu		 dg_table_head_height(const struct dg_flow *, const struct dg_box *);

/* ---- between table_flow.c and grid.c ------------------------------------ */

/* The rows of a table that stand together on one page. */
struct dg_fragment {
	size_t		 from, to;	/* rows */
	dg_emu		 x;		/* of the first grid line */
	dg_emu		*top;		/* [to - from + 1] tops of the rows, borders
					 * included; the last: of the lower border */
	struct dg_box_cell *const *above; /* [columns] spanning cells that began on
					 * an earlier page, or NULL */
	bool		 cut;		/* the last row goes on, on the next page */
	bool		 header;	/* a header shown again: an artifact, without
					 * its lower border */
};
void		 dg_grid_draw(struct dg_flow *, const struct dg_box *,
			const struct dg_fragment *);

#endif
