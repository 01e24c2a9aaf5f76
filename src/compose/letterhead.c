/*
 * letterhead.c - what stands above the body: letterhead, kind and subject.
 *
 * The letterhead is a table without lines, a row per row of the template that
 * has something to say.
 */
#include "compose/part.h"

#include "base/text.h"

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

/* Is s[from, to) a word, or several? */
static bool
is_whole(struct dg_str s, size_t from, size_t to)
{
	return (from == 0 || s.p[from - 1] == ' ') && (to == s.n || s.p[to] == ' ');
}

/* Marks a name in the text as one that a line should not break. */
static void
keep_name(struct dg_composer *c, struct dg_node *text, struct dg_str name)
{
	struct dg_str s = text->u.text.s;
	struct dg_str upper = dg_text_upper(c->doc->arena, dg_str_trim(name));
	size_t at = dg_str_find(s, upper.p);

	if (text->u.text.keep_to || dg_str_find_char(upper, ' ') == upper.n ||
	    at == s.n || upper.n == s.n || !is_whole(s, at, at + upper.n))
		return;
	text->u.text.keep_from = (uint32_t)at;
	text->u.text.keep_to = (uint32_t)(at + upper.n);
}

/* "ĐẢNG ỦY PHƯỜNG VĂN MIẾU": the place that a body is named for, of the unit or of
 * the one above it, stays together. */
static void
keep_names(struct dg_fill *f, struct dg_node *cell)
{
	static const char *const columns[] = { "địa danh", "tên" };
	struct dg_composer *c = f->to;
	const struct dg_unit *unit = f->issue.unit;
	bool known;

	for (int up = 0; unit && up < 2; up++, unit = unit->above)
		for (int i = 0; i < 2; i++) {
			struct dg_str name = dg_unit_glance(c->doc->arena,
			    &c->world->units, unit, dg_str_of(columns[i]), &known);

			for (struct dg_node *p = cell->first; p; p = p->next)
				if (p->first && !p->first->next &&
				    p->first->kind == DG_K_TEXT)
					keep_name(c, p->first, name);
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
	keep_names(f, left);
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
