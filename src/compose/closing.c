/*
 * closing.c - recipients at the left, signature at the right.
 *
 * One row of a table without lines.
 */
#include "compose/part.h"

struct dg_node *
dg_closing_new(struct dg_composer *c)
{
	const struct dg_node *place = c->signature ? c->signature : c->recipients;
	struct dg_node *group, *table, *row, *left;

	if (!place)
		return NULL;
	group = dg_group_new(c, DG_GROUP_CLOSING, place->span);
	table = dg_table_plain(c, 2, place->span);
	dg_node_append(group, table);
	row = dg_row_add(c, table);
	left = dg_cell_add(c, row, 0);
	if (c->recipients)
		dg_recipients_fill(c, left);
	dg_cell_close(c, left, c->tmpl->recipients_style);
	dg_signature_fill(c, dg_cell_add(c, row, 1));
	return group;
}
