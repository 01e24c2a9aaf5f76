/*
 * table.c - a table of both documents, row by row.
 *
 * Rows that a cell joins come or go together.  Rows match that have the same
 * cells; then each cell is a part of its own.
 */
#include "compare/part.h"

#include "base/limits.h"

/* ---- runs of rows -------------------------------------------------------------------- */

/* How many rows below reach the cells of a row. */
static unsigned
reach(const struct dg_node *row)
{
	unsigned most = 1;

	for (const struct dg_node *cell = row->first; cell != NULL; cell = cell->next)
		if (cell->u.cell.rowspan > most)
			most = cell->u.cell.rowspan;
	return most - 1;
}

static struct dg_node *
last_joined(struct dg_node *row)
{
	unsigned rows = reach(row);

	while (rows > 0 && row->next != NULL) {
		row = row->next;
		rows--;
		if (reach(row) > rows)
			rows = reach(row);
	}
	return row;
}

/* Which cells rows have, as a symbol. */
static uint32_t
shape_of(struct dg_comparison *c, const struct dg_node *row, const struct dg_node *last)
{
	struct dg_buf text;
	uint32_t shape;

	dg_buf_init(&text, DG_MAX_FILE);
	dg_buf_puts(&text, "\1rows");
	for (;; row = row->next) {
		dg_buf_fmt(&text, "\1%d%d", row->u.row.header, row->u.row.group);
		for (const struct dg_node *n = row->first; n != NULL; n = n->next)
			dg_buf_fmt(&text, " %u,%u,%u", n->u.cell.column,
			    n->u.cell.colspan, n->u.cell.rowspan);
		if (row == last)
			break;
	}
	shape = dg_symbol(&c->symbols, dg_arena_dup(c->arena, dg_buf_str(&text)));
	dg_buf_fini(&text);
	return shape;
}

static void
list_rows(struct dg_comparison *c, struct dg_node *table, struct dg_blocks *rows)
{
	*rows = (struct dg_blocks){ 0 };
	for (struct dg_node *row = table->first, *last; row != NULL; row = last->next) {
		last = last_joined(row);
		dg_blocks_add(c, rows, row, last, shape_of(c, row, last));
	}
}

/* ---- rows of both ----------------------------------------------------------------------- */

static void
merge_rows(struct dg_comparison *c, struct dg_node *now, struct dg_node *before)
{
	const struct dg_node *last = last_joined(now);

	for (;; now = now->next, before = before->next) {
		struct dg_node *was = before->first;

		for (struct dg_node *n = now->first; n != NULL; n = n->next) {
			dg_part_merge(c, n, was);
			was = was->next;
		}
		if (now == last)
			return;
	}
}

static void
mark_rows(struct dg_node *row, enum dg_change change)
{
	const struct dg_node *last = last_joined(row);

	for (;; row = row->next) {
		dg_mark_all(row, change);
		if (row == last)
			return;
	}
}

/* Copies of rows that are gone, before a row, or behind all when that is NULL. */
static void
add_gone(struct dg_comparison *c, struct dg_node *table, struct dg_node *at,
    struct dg_node *row)
{
	const struct dg_node *last = last_joined(row);

	for (;; row = row->next) {
		struct dg_node *copy = dg_copy_gone(c, row);

		if (at != NULL)
			dg_node_insert_before(at, copy);
		else
			dg_node_append(table, copy);
		if (row == last)
			return;
	}
}

static unsigned
count_headers(const struct dg_node *table)
{
	unsigned n = 0;

	for (const struct dg_node *row = table->first;
	    row != NULL && row->u.row.header; row = row->next)
		n++;
	return n;
}

/* Things side by side keep their places when there are as many as before. */
static void
match_by_place(const struct dg_node *table, struct dg_blocks *a, struct dg_blocks *b)
{
	if (table->u.table.look != DG_LOOK_PLAIN || a->n != b->n)
		return;
	for (size_t i = 0; i < a->n; i++)
		if (a->block[i].sort != b->block[i].sort)
			return;
	for (size_t i = 0; i < a->n; i++)
		dg_blocks_pair(a, i, b, i);
}

void
dg_table_merge(struct dg_comparison *c, struct dg_node *now, struct dg_node *before)
{
	struct dg_blocks a, b;
	unsigned headers = now->u.table.header_rows;
	size_t i = 0;

	list_rows(c, before, &a);
	list_rows(c, now, &b);
	dg_blocks_match(c, &a, &b);
	match_by_place(now, &a, &b);
	for (size_t j = 0; j <= b.n; j++) {
		for (; i < a.n && a.match[i] == DG_UNMATCHED; i++)
			add_gone(c, now, j < b.n ? b.node[j] : NULL, a.node[i]);
		if (j == b.n)
			break;
		if (b.match[j] == DG_UNMATCHED)
			mark_rows(b.node[j], DG_INSERTED);
		else
			merge_rows(c, b.node[j], a.node[i++]);
	}
	if (count_headers(now) > headers)
		now->u.table.header_rows = count_headers(now);
	dg_blocks_fini(&a);
	dg_blocks_fini(&b);
}
