/*
 * copy.c - a copy of a document: below it stand, under a rule over the whole
 * width, who made the copy, its own number and date, who receives it and who
 * signs it.  An electronic copy says the same in one line above the letterhead.
 */
#include "compose/part.h"

struct dg_str
dg_copy_digital(struct dg_composer *c)
{
	struct dg_fill f = dg_fill_copy(c);
	const struct dg_copy *copy = &c->world->copy;
	struct dg_str text;

	if (!copy->node || copy->signed_at.n == 0)
		return DG_STR("");
	text = dg_pattern_text(&f, c->tmpl->copy.digital);
	return dg_arena_fmt(c->doc->arena, "%.*s; %.*s", DG_FMT(text),
	    DG_FMT(copy->signed_at));
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

/* The head stays with what follows it. */
static void
keep(struct dg_node *table)
{
	for (struct dg_node *n = table; n; n = dg_node_walk(table, n))
		if (dg_kind_is_leaf(n->kind))
			n->keep_next = true;
}

struct dg_node *
dg_copy_new(struct dg_composer *c)
{
	const struct dg_node *copy = c->world->copy.node;
	struct dg_fill f = dg_fill_copy(c);
	struct dg_node *group, *head;

	if (!copy || c->world->copy.signed_at.n)
		return NULL;
	group = dg_group_new(c, DG_GROUP_COPY, copy->span);
	head = dg_rows_new(&f, &c->tmpl->copy.head);
	if (head) {
		keep(head);
		dg_node_append(group, head);
	}
	dg_node_append(group, dg_closing_table(&f, recipients_of(c, copy), copy,
	    copy->span));
	return group;
}
