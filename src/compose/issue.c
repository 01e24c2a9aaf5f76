/*
 * issue.c - who issues a document, or a copy of it.
 *
 * The issuer is how the unit is called in a letterhead; several bodies that
 * issue together are called one behind the other, and so are their symbols.
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

static struct dg_str
unit_value(struct dg_composer *c, const struct dg_unit *unit, struct dg_str column)
{
	bool known;

	return dg_str_trim(dg_unit_value(c->doc, &c->world->units, unit, column, &known));
}

void
dg_issue_set_unit(struct dg_composer *c, struct dg_issue *issue,
    const struct dg_unit *unit)
{
	struct dg_str heading = unit_value(c, unit, DG_STR("tiêu đề"));

	issue->unit = unit;
	issue->superiors = DG_STR("");
	if (heading.n)
		issue->issuer = last_body(heading, &issue->superiors);
	else
		issue->issuer = dg_text_upper(c->doc->arena, unit_value(c, unit,
		    DG_STR("tên")));
}

static struct dg_str
joined(struct dg_composer *c, struct dg_str a, struct dg_str between, struct dg_str b)
{
	return dg_arena_fmt(c->doc->arena, "%.*s%.*s%.*s", DG_FMT(a), DG_FMT(between),
	    DG_FMT(b));
}

/* Adds the bodies that issue together with the first. */
static void
join_issuers(struct dg_composer *c, struct dg_issue *issue)
{
	const struct dg_world *w = c->world;
	const struct dg_joint_forms *forms = &c->tmpl->joint;

	for (size_t i = 0; i < w->n_joint; i++) {
		struct dg_issue other;
		struct dg_str symbol = unit_value(c, w->joint[i], DG_STR("ký hiệu"));

		dg_issue_set_unit(c, &other, w->joint[i]);
		issue->issuer = joined(c, issue->issuer, forms->issuers, other.issuer);
		if (dg_doc_value(c->doc, "symbol").n == 0)
			issue->symbol = joined(c, issue->symbol, forms->symbols, symbol);
	}
	if (w->n_joint == 0)
		return;
	issue->kind = joined(c, issue->kind, forms->kind, DG_STR(""));
	if (issue->abbreviation.n)
		issue->abbreviation = joined(c, issue->abbreviation,
		    forms->abbreviation, DG_STR(""));
}

struct dg_fill
dg_fill_new(struct dg_composer *c)
{
	const struct dg_world *w = c->world;
	struct dg_fill f = { .to = c, .title = w->title, .issue = {
	    .number = w->number, .symbol = w->symbol, .place = w->place,
	    .date = w->date, .abbreviation = c->tmpl->abbreviation,
	    .kind = c->tmpl->kind } };

	if (w->unit)
		dg_issue_set_unit(c, &f.issue, w->unit);
	join_issuers(c, &f.issue);
	return f;
}

struct dg_fill
dg_fill_copy(struct dg_composer *c)
{
	const struct dg_copy *copy = &c->world->copy;
	struct dg_fill f = { .to = c, .signer = copy->node, .issue = {
	    .number = copy->number, .date = copy->date, .kind = copy->form,
	    .abbreviation = copy->abbreviation } };

	if (!copy->unit)
		return f;
	dg_issue_set_unit(c, &f.issue, copy->unit);
	f.issue.symbol = unit_value(c, copy->unit, DG_STR("ký hiệu"));
	f.issue.place = unit_value(c, copy->unit, DG_STR("địa danh"));
	if (f.issue.place.n == 0)
		f.issue.place = c->world->place;
	return f;
}
