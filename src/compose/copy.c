/*
 * copy.c - a copy of a document: below it stand, under a rule over the whole
 * width, who made the copy, its own number and date, who receives it and who
 * signs it.  An electronic copy says the same in one line above the letterhead.
 */
#include "compose/part.h"

/* Is it an electronic copy: does it say when it was signed? */
static bool
is_digital(const struct dg_node *copy)
{
	return dg_is_filled(copy, "signed-at");
}

struct dg_str
dg_copy_digital(struct dg_composer *c)
{
	struct dg_fill f = dg_fill_copy(c);
	const struct dg_copy *copy = &c->world->copy;

	if (!copy->node || !is_digital(copy->node))
		return DG_STR("");
	return dg_pattern_text(&f, c->tmpl->copy.digital, copy->node->span);
}

/* "A; B" as a list of recipients; NULL for none. */
static struct dg_node *
recipients_of(struct dg_composer *c, const struct dg_node *copy)
{
	struct dg_arena *arena = c->doc->arena;
	const struct dg_node *field = dg_node_field(copy, "recipients");
	struct dg_node *list;
	struct dg_str rest;

	if (!field)
		return NULL;
	list = dg_node_new(arena, DG_K_RECIPIENTS, field->span);
	rest = dg_node_plain(arena, field);
	while (rest.n) {
		struct dg_str s = dg_str_trim(dg_str_cut(&rest, ';'));
		struct dg_node *one = dg_node_new(arena, DG_K_RECIPIENT, field->span);

		if (s.n == 0)
			continue;
		dg_node_append(one, dg_node_text(arena, s, 0, field->span, DG_FROM_PLAN));
		dg_node_append(list, one);
	}
	return list->first ? list : NULL;
}

/* A paragraph without words, for the rule that its style draws. */
static struct dg_node *
rule_new(struct dg_composer *c, struct dg_span span)
{
	struct dg_node *para = dg_node_new_from(c->doc->arena, DG_K_PARA, span,
	    DG_FROM_TEMPLATE);

	dg_style_apply(c, para, c->tmpl->copy.rule_style, span);
	return para;
}

/* What the block of an electronic copy has and its line does not ask for. */
static void
report_unprinted(struct dg_composer *c, const struct dg_node *copy)
{
	static const struct { const char *field, *placeholder; } asked[] = {
		{ "number", "{number}" }, { "date", "{year}" },
		{ "authority", "{authority}" }, { "position", "{position}" },
		{ "name", "{name}" }, { "signed-by", "{signed-by}" },
		{ "signed-at", "{signed-at}" }, { "picture", NULL },
		{ "seal", NULL }, { "recipients", NULL } };
	struct dg_str line = c->tmpl->copy.digital;

	if (!c->printed[DG_P_DIGITAL_COPY])
		line = DG_STR("");
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
		if (dg_is_filled(copy, asked[i].field) && !(asked[i].placeholder &&
		    dg_str_find(line, asked[i].placeholder) < line.n))
			dg_report(c->doc->sink, DG_R_copy_unprinted,
			    dg_node_field(copy, asked[i].field)->span,
			    DG_ARGS(dg_str_of(asked[i].field)));
}

struct dg_node *
dg_copy_new(struct dg_composer *c)
{
	const struct dg_node *copy = c->world->copy.node;
	struct dg_fill f = dg_fill_copy(c);
	struct dg_node *group, *head;

	if (!copy)
		return NULL;
	if (is_digital(copy)) {
		report_unprinted(c, copy);
		return NULL;
	}
	group = dg_group_new(c, DG_GROUP_COPY, copy->span);
	if (c->tmpl->copy.rule_style.n)
		dg_node_append(group, rule_new(c, copy->span));
	head = dg_rows_new(&f, &c->tmpl->copy.head);
	if (head) {
		dg_keep_next(head);
		dg_node_append(group, head);
	}
	dg_node_append(group, dg_closing_table(&f, recipients_of(c, copy), copy,
	    copy->span));
	return group;
}
