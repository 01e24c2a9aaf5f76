/*
 * letterhead.c - what stands above the body: letterhead, kind and subject.
 *
 * The letterhead is a table without lines, a row per row of the template.
 * Who issues comes from the unit's column "tiêu đề", outermost body first:
 * "ĐẢNG BỘ TỈNH X / HUYỆN ỦY Y"; without it, the unit's name in capitals.
 */
#include "compose/part.h"

#include "base/text.h"

/* The last of "A / B / C"; what stands before it is left in *superiors. */
static struct dg_str
last_body(struct dg_str heading, struct dg_str *superiors)
{
	struct dg_str issuer = heading;

	*superiors = DG_STR("");
	for (;;) {
		size_t at = dg_str_find(issuer, " / ");

		if (at == issuer.n)
			return dg_str_trim(issuer);
		issuer = dg_str_sub(issuer, at + 3, issuer.n);
		*superiors = dg_str_sub(heading, 0, heading.n - issuer.n - 3);
	}
}

struct dg_fill
dg_fill_new(struct dg_composer *c)
{
	const struct dg_world *w = c->world;
	struct dg_fill f = { .to = c, .title = w->title };
	struct dg_str heading;
	bool known;

	if (!w->unit)
		return f;
	heading = dg_str_trim(dg_unit_value(&w->units, w->unit,
	    DG_STR("tiêu đề"), &known));
	if (heading.n)
		f.issuer = last_body(heading, &f.superiors);
	else
		f.issuer = dg_text_upper(c->doc->arena, dg_unit_value(&w->units,
		    w->unit, DG_STR("tên"), &known));
	return f;
}

/* A paragraph for each superior body. */
static void
fill_superiors(struct dg_fill *f, const struct dg_pattern *p, struct dg_node *cell)
{
	struct dg_str rest = f->superiors;

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
	dg_cell_close(f->to, cell, patterns->n ? patterns->item[0].style :
	    DG_STR("body"));
}

struct dg_node *
dg_letterhead_new(struct dg_composer *c)
{
	const struct dg_template *t = c->tmpl;
	struct dg_fill f = dg_fill_new(c);
	struct dg_node *group, *table;

	if (t->n_letterhead == 0)
		return NULL;
	group = dg_group_new(c, DG_GROUP_LETTERHEAD, DG_NOWHERE);
	table = dg_table_plain(c, 2, DG_NOWHERE);
	dg_node_append(group, table);
	for (size_t i = 0; i < t->n_letterhead; i++) {
		struct dg_node *row = dg_row_add(c, table);

		fill_cell(&f, &t->letterhead[i].left, dg_cell_add(c, row, 0));
		fill_cell(&f, &t->letterhead[i].right, dg_cell_add(c, row, 1));
	}
	return group;
}

struct dg_node *
dg_title_new(struct dg_composer *c)
{
	struct dg_node *group = dg_group_new(c, DG_GROUP_TITLE, DG_NOWHERE);
	struct dg_fill f = dg_fill_new(c);

	dg_patterns_add(&f, &c->tmpl->title, group);
	return group->first ? group : NULL;
}
