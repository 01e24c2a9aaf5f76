/*
 * closing.c - recipients at the left, signature at the right.
 *
 * A table without lines.  Signers stand below one another, or side by side
 * with the recipients below them.
 */
#include "compose/part.h"

#define IN_ROW_MAX 4

static void
close_signature(struct dg_composer *c, struct dg_node *cell)
{
	const struct dg_patterns *patterns = &c->tmpl->signature;

	dg_cell_close(c, cell, patterns->n ? patterns->item[0].style :
	    DG_STR("body"));
}

/* All signers in one cell, below one another. */
static void
fill_signature(struct dg_fill *f, const struct dg_node *signature, struct dg_node *cell)
{
	if (signature && signature->kind == DG_K_COPY)
		dg_signer_add(f, cell, signature);
	else if (signature)
		for (struct dg_node *n = signature->first; n; n = n->next)
			dg_signer_add(f, cell, n);
	close_signature(f->to, cell);
}

static void
fill_recipients(struct dg_fill *f, struct dg_node *recipients, struct dg_node *cell)
{
	struct dg_composer *c = f->to;

	if (recipients)
		dg_recipients_fill(c, recipients, cell);
	if (f->signer == NULL || f->signer->kind != DG_K_COPY)
		dg_patterns_add(f, &c->tmpl->below_recipients, cell);
	dg_cell_close(c, cell, c->tmpl->recipients.style);
}

/* ---- below one another ------------------------------------------------------ */

/* The signature at the left, and the recipients below it. */
static void
rows_at_left(struct dg_fill *f, struct dg_node *table, struct dg_node *recipients,
    const struct dg_node *signature)
{
	struct dg_composer *c = f->to;
	struct dg_node *row = dg_row_add(c, table);

	fill_signature(f, signature, dg_cell_add(c, row, 0));
	close_signature(c, dg_cell_add(c, row, 1));
	if (!recipients)
		return;
	row = dg_row_add(c, table);
	fill_recipients(f, recipients, dg_cell_add(c, row, 0));
	close_signature(c, dg_cell_add(c, row, 1));
}

static void
row_of_two(struct dg_fill *f, struct dg_node *table, struct dg_node *recipients,
    const struct dg_node *signature)
{
	struct dg_node *row = dg_row_add(f->to, table);

	fill_recipients(f, recipients, dg_cell_add(f->to, row, 0));
	fill_signature(f, signature, dg_cell_add(f->to, row, 1));
}

/* ---- side by side ------------------------------------------------------------ */

/* Signers that stand side by side; 0: they stand below one another. */
static unsigned
count_in_row(const struct dg_composer *c, const struct dg_node *signature)
{
	const struct dg_attr *as = dg_node_attr(signature, "as");
	unsigned n = 0;

	if (as ? !dg_str_is(as->value, "row") : !c->tmpl->signers_in_row &&
	    c->world->n_joint == 0)
		return 0;
	for (const struct dg_node *s = signature->first; s; s = s->next)
		n++;
	return n > 1 && n <= IN_ROW_MAX ? n : 0;
}

/* A row of signers, and one of recipients below them. */
static void
rows_of_signers(struct dg_fill *f, struct dg_node *table, struct dg_node *recipients,
    const struct dg_node *signature, unsigned n)
{
	struct dg_composer *c = f->to;
	struct dg_node *row = dg_row_add(c, table), *cell;
	unsigned column = 0;

	for (const struct dg_node *s = signature->first; s; s = s->next) {
		cell = dg_cell_add(c, row, column++);
		dg_signer_add(f, cell, s);
		close_signature(c, cell);
	}
	if (!recipients)
		return;
	row = dg_row_add(c, table);
	fill_recipients(f, recipients, dg_cell_add(c, row, 0));
	for (column = 1; column < n; column++)
		close_signature(c, dg_cell_add(c, row, column));
}

/* ---- the table ---------------------------------------------------------------- */

struct dg_node *
dg_closing_table(struct dg_fill *f, struct dg_node *recipients,
    const struct dg_node *signature, struct dg_span span)
{
	bool several = signature && signature->kind == DG_K_SIGNATURE;
	unsigned n = several ? count_in_row(f->to, signature) : 0;
	struct dg_node *table = dg_table_plain(f->to, n > 2 ? n : 2, span);

	if (n > 0)
		rows_of_signers(f, table, recipients, signature, n);
	else if (f->to->tmpl->signature_left)
		rows_at_left(f, table, recipients, signature);
	else
		row_of_two(f, table, recipients, signature);
	return table;
}

struct dg_node *
dg_closing_new(struct dg_composer *c)
{
	const struct dg_node *place = c->signature ? c->signature : c->recipients;
	struct dg_fill f = dg_fill_new(c);
	struct dg_node *group;

	if (!place)
		return NULL;
	group = dg_group_new(c, DG_GROUP_CLOSING, place->span);
	dg_node_append(group, dg_closing_table(&f, c->recipients, c->signature,
	    place->span));
	return group;
}
