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

struct dg_str
dg_letterhead_issuer(const struct dg_composer *c, struct dg_str *superiors)
{
	const struct dg_world *w = c->world;
	struct dg_str heading;
	bool known;

	*superiors = DG_STR("");
	if (!w->unit)
		return DG_STR("");
	heading = dg_str_trim(dg_unit_value(&w->units, w->unit,
	    DG_STR("tiêu đề"), &known));
	if (heading.n)
		return last_body(heading, superiors);
	return dg_text_upper(c->doc->arena, dg_unit_value(&w->units, w->unit,
	    DG_STR("tên"), &known));
}

/* A paragraph for each superior body. */
static void
fill_superiors(struct dg_fill *f, const struct dg_pattern *p,
    struct dg_str superiors, struct dg_node *cell)
{
	while (superiors.n) {
		size_t at = dg_str_find(superiors, " / ");
		struct dg_node *para;

		f->superior = dg_str_trim(dg_str_sub(superiors, 0, at));
		superiors = dg_str_sub(superiors, at + 3, superiors.n);
		para = dg_pattern_para(f, p);
		if (para)
			dg_node_append(cell, para);
	}
}

static void
fill_cell(struct dg_fill *f, const struct dg_patterns *patterns,
    struct dg_str superiors, struct dg_node *cell)
{
	for (size_t i = 0; i < patterns->n; i++) {
		const struct dg_pattern *p = &patterns->item[i];
		struct dg_node *para;

		if (dg_pattern_is(p, "{superior}")) {
			fill_superiors(f, p, superiors, cell);
			continue;
		}
		para = dg_pattern_para(f, p);
		if (para)
			dg_node_append(cell, para);
	}
	dg_cell_close(f->to, cell, patterns->n ? patterns->item[0].style :
	    DG_STR("body"));
}

static struct dg_node *
group_new(struct dg_composer *c, enum dg_group what)
{
	struct dg_node *group = dg_node_new_from(c->doc->arena, DG_K_GROUP,
	    DG_NOWHERE, DG_FROM_TEMPLATE);

	group->u.group.what = what;
	return group;
}

struct dg_node *
dg_letterhead_new(struct dg_composer *c)
{
	const struct dg_template *t = c->tmpl;
	struct dg_node *group, *table;
	struct dg_str superiors;
	struct dg_fill f = { .to = c, .scope = DG_SCOPE_LETTERHEAD,
	    .title = c->world->title };

	if (t->n_letterhead == 0)
		return NULL;
	f.issuer = dg_letterhead_issuer(c, &superiors);
	group = group_new(c, DG_GROUP_LETTERHEAD);
	table = dg_table_plain(c, 2, DG_NOWHERE);
	dg_node_append(group, table);
	for (size_t i = 0; i < t->n_letterhead; i++) {
		struct dg_node *row = dg_row_add(c, table);

		fill_cell(&f, &t->letterhead[i].left, superiors,
		    dg_cell_add(c, row, 0));
		fill_cell(&f, &t->letterhead[i].right, superiors,
		    dg_cell_add(c, row, 1));
	}
	return group;
}

struct dg_node *
dg_title_new(struct dg_composer *c)
{
	const struct dg_patterns *patterns = &c->tmpl->title;
	struct dg_node *group = group_new(c, DG_GROUP_TITLE);
	struct dg_str superiors;
	struct dg_fill f = { .to = c, .scope = DG_SCOPE_TITLE,
	    .title = c->world->title };

	f.issuer = dg_letterhead_issuer(c, &superiors);
	for (size_t i = 0; i < patterns->n; i++) {
		struct dg_node *para = dg_pattern_para(&f, &patterns->item[i]);

		if (para)
			dg_node_append(group, para);
	}
	return group->first ? group : NULL;
}
