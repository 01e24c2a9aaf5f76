/*
 * closing.c - recipients at the left, signature at the right.
 *
 * One row of a table without lines.  Room for a hand is space before the
 * name, so no empty paragraph stands anywhere.
 */
#include "compose/part.h"

/* Between one signer and the next, in lines of the style. */
#define LINES_BETWEEN_SIGNERS 2

static void
add_signer(struct dg_composer *c, struct dg_node *cell,
    const struct dg_node *signer)
{
	const struct dg_patterns *patterns = &c->tmpl->signature;
	struct dg_fill f = dg_fill_new(c);
	bool next = cell->first != NULL, room = false;

	f.signer = signer;
	for (size_t i = 0; i < patterns->n; i++) {
		const struct dg_pattern *p = &patterns->item[i];
		struct dg_node *para;

		if (dg_pattern_is(p, "{space}")) {
			room = true;
			continue;
		}
		para = dg_pattern_para(&f, p);
		if (!para)
			continue;
		if (room)
			para->style = dg_style_spaced(c, para->style,
			    c->tmpl->signature_space);
		else if (next)
			para->style = dg_style_spaced(c, para->style,
			    LINES_BETWEEN_SIGNERS * para->style->line);
		room = next = false;
		dg_node_append(cell, para);
	}
}

static void
fill_signature(struct dg_composer *c, struct dg_node *cell)
{
	const struct dg_patterns *patterns = &c->tmpl->signature;

	if (c->signature)
		for (struct dg_node *n = c->signature->first; n; n = n->next)
			if (n->kind == DG_K_SIGNER)
				add_signer(c, cell, n);
	dg_cell_close(c, cell, patterns->n ? patterns->item[0].style :
	    DG_STR("body"));
}

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
	fill_signature(c, dg_cell_add(c, row, 1));
	return group;
}
