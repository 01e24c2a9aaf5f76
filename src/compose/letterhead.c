/*
 * letterhead.c - what stands above the body: letterhead, kind and subject.
 *
 * The letterhead is a table without lines, a row per row of the template that
 * has something to say.
 */
#include "compose/part.h"

/* A paragraph for each superior body. */
static void
fill_superiors(struct dg_fill *f, const struct dg_pattern *p, struct dg_node *cell)
{
	struct dg_str rest = f->issue.superiors;

	while (rest.n) {
		size_t at = dg_str_find(rest, " / ");
		struct dg_node *para;

		f->superior = dg_str_trim(dg_str_sub(rest, 0, at));
		rest = dg_str_sub(rest, at + 3, rest.n);
		para = dg_pattern_para(f, p);
		if (para)
			dg_node_append(cell, para);
	}
}

static void
fill_cell(struct dg_fill *f, const struct dg_patterns *patterns, struct dg_node *cell)
{
	for (size_t i = 0; i < patterns->n; i++) {
		struct dg_patterns one = { &patterns->item[i], 1 };

		if (dg_pattern_is(one.item, "{superior}"))
			fill_superiors(f, one.item, cell);
		else
			dg_patterns_add(f, &one, cell);
	}
}

static void
fill_row(struct dg_fill *f, const struct dg_head_row *from, struct dg_node *table)
{
	struct dg_node *row = dg_row_add(f->to, table);
	struct dg_node *left = dg_cell_add(f->to, row, 0);
	struct dg_node *right = dg_cell_add(f->to, row, 1);

	fill_cell(f, &from->left, left);
	fill_cell(f, &from->right, right);
	if (!left->first && !right->first) {
		dg_node_unlink(row);
		return;
	}
	dg_cell_close(f->to, left, from->left.n ? from->left.item[0].style :
	    DG_STR("body"));
	dg_cell_close(f->to, right, from->right.n ? from->right.item[0].style :
	    DG_STR("body"));
}

struct dg_node *
dg_rows_new(struct dg_fill *f, const struct dg_head_rows *rows)
{
	struct dg_node *table = dg_table_plain(f->to, 2, DG_NOWHERE);

	for (size_t i = 0; i < rows->n; i++)
		fill_row(f, &rows->item[i], table);
	return table->first ? table : NULL;
}

struct dg_node *
dg_letterhead_new(struct dg_composer *c)
{
	struct dg_fill f = dg_fill_new(c);
	struct dg_node *group, *table = dg_rows_new(&f, &c->tmpl->letterhead);

	if (!table)
		return NULL;
	group = dg_group_new(c, DG_GROUP_LETTERHEAD, DG_NOWHERE);
	dg_node_append(group, table);
	return group;
}

struct dg_node *
dg_patterns_new(struct dg_composer *c, enum dg_group what,
    const struct dg_patterns *patterns)
{
	struct dg_node *group = dg_group_new(c, what, DG_NOWHERE);
	struct dg_fill f = dg_fill_new(c);

	dg_patterns_add(&f, patterns, group);
	return group->first ? group : NULL;
}
