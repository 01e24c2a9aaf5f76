/*
 * table.c - tables without lines, which put things side by side.
 */
#include "compose/part.h"

struct dg_node *
dg_table_plain(struct dg_composer *c, unsigned columns, struct dg_span span)
{
	struct dg_node *table = dg_node_new_from(c->doc->arena, DG_K_TABLE, span,
	    DG_FROM_TEMPLATE);

	table->u.table.look = DG_LOOK_PLAIN;
	table->u.table.columns = columns;
	table->u.table.aligns = DG_NEW_ARRAY(c->doc->arena, columns,
	    enum dg_align);
	table->style = c->sheet->body;
	return table;
}

struct dg_node *
dg_row_add(struct dg_composer *c, struct dg_node *table)
{
	struct dg_node *row = dg_node_new_from(c->doc->arena, DG_K_ROW,
	    table->span, DG_FROM_TEMPLATE);

	dg_node_append(table, row);
	return row;
}

struct dg_node *
dg_cell_add(struct dg_composer *c, struct dg_node *row, unsigned column)
{
	struct dg_node *cell = dg_node_new_from(c->doc->arena, DG_K_CELL,
	    row->span, DG_FROM_TEMPLATE);

	cell->u.cell.column = column;
	cell->u.cell.colspan = 1;
	cell->u.cell.rowspan = 1;
	dg_node_append(row, cell);
	return cell;
}

void
dg_cell_close(struct dg_composer *c, struct dg_node *cell, struct dg_str style)
{
	struct dg_node *para;

	if (cell->first)
		return;
	para = dg_node_new_from(c->doc->arena, DG_K_PARA, cell->span,
	    DG_FROM_TEMPLATE);
	dg_style_apply(c, para, style, cell->span);
	dg_node_append(cell, para);
}
