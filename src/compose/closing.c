/*
 * closing.c - recipients at the left, signature at the right.
 *
 * A table without lines.  Signers stand below one another, or side by side in
 * equal columns, their names on one level, with the recipients below them over
 * all columns.
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
		dg_signer_add(f, cell, NULL, signature);
	else if (signature)
		for (struct dg_node *n = signature->first; n; n = n->next)
			dg_signer_add(f, cell, NULL, n);
	close_signature(f->to, cell);
}

static void
add_recipients(struct dg_fill *f, struct dg_node *recipients, struct dg_node *cell)
{
	struct dg_composer *c = f->to;

	if (recipients)
		dg_recipients_fill(c, recipients, cell);
	if (f->signer == NULL || f->signer->kind != DG_K_COPY)
		dg_patterns_add(f, &c->tmpl->below_recipients, cell);
}

static void
fill_recipients(struct dg_fill *f, struct dg_node *recipients, struct dg_node *cell)
{
	add_recipients(f, recipients, cell);
	dg_cell_close(f->to, cell, f->to->tmpl->recipients.style);
}

/* A row of recipients and what stands below them; NULL when there is neither. */
static struct dg_node *
row_of_recipients(struct dg_fill *f, struct dg_node *table, struct dg_node *recipients)
{
	struct dg_node *row = dg_row_add(f->to, table);
	struct dg_node *cell = dg_cell_add(f->to, row, 0);

	add_recipients(f, recipients, cell);
	if (!cell->first && !recipients) {
		dg_node_unlink(row);
		return NULL;
	}
	dg_cell_close(f->to, cell, f->to->tmpl->recipients.style);
	return row;
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
	row = row_of_recipients(f, table, recipients);
	if (row)
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

static void
report_many(const struct dg_composer *c, const struct dg_attr *as, unsigned n)
{
	dg_report(c->doc->sink, DG_R_signers_not_in_row, as->key_span, DG_ARGS(
	    dg_arena_fmt(c->doc->arena, "%u", n),
	    dg_arena_fmt(c->doc->arena, "%d", IN_ROW_MAX)));
}

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
	if (as && n > IN_ROW_MAX)
		report_many(c, as, n);
	return n > 1 && n <= IN_ROW_MAX ? n : 0;
}

/* The columns of the signers are equal, as far as their words allow. */
static void
share_evenly(const struct dg_composer *c, struct dg_node *table, unsigned n)
{
	table->u.table.shares = DG_NEW_ARRAY(c->doc->arena, n, int);
	for (unsigned i = 0; i < n; i++)
		table->u.table.shares[i] = 1;
}

/* A row without words is left out, unless it is the only one. */
static void
close_row(struct dg_composer *c, struct dg_node *row)
{
	bool empty = row->prev || row->next;

	for (const struct dg_node *cell = row->first; cell; cell = cell->next)
		empty &= cell->first == NULL;
	if (empty) {
		dg_node_unlink(row);
		return;
	}
	for (struct dg_node *cell = row->first; cell; cell = cell->next)
		close_signature(c, cell);
}

/* Who they are in one row, their names in the next; recipients below them. */
static void
rows_of_signers(struct dg_fill *f, struct dg_node *table, struct dg_node *recipients,
    const struct dg_node *signature, unsigned n)
{
	struct dg_composer *c = f->to;
	struct dg_node *upper = dg_row_add(c, table), *lower = dg_row_add(c, table);
	struct dg_node *row;
	unsigned column = 0;

	share_evenly(c, table, n);
	for (const struct dg_node *s = signature->first; s; s = s->next) {
		struct dg_node *cell = dg_cell_add(c, upper, column);

		dg_signer_add(f, cell, dg_cell_add(c, lower, column), s);
		column++;
	}
	close_row(c, upper);
	close_row(c, lower);
	if (upper->parent && lower->parent)
		dg_keep_next(upper);
	row = row_of_recipients(f, table, recipients);
	if (row)
		row->first->u.cell.colspan = n;
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
