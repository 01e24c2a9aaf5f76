/*
 * lines.c - lines of a list: recipients, addressees, legal bases.
 *
 * The rule set owns the marks before and behind a line: one that was typed is
 * replaced, never doubled.
 */
#include "compose/part.h"

/* Takes the marks and spaces at the end of the last run of text. */
static void
strip_end(struct dg_node *para)
{
	struct dg_node *run = para->last;

	while (run && run->kind == DG_K_TEXT) {
		struct dg_str s = run->u.text.s;
		struct dg_node *before = run->prev;

		while (s.n && (dg_str_ends(s, ",") || dg_str_ends(s, ";") ||
		    dg_str_ends(s, ".") || dg_str_ends(s, " ")))
			s.n--;
		run->u.text.s = s;
		if (s.n)
			return;
		dg_node_unlink(run);
		run = before;
	}
}

void
dg_line_add(struct dg_composer *c, struct dg_node *para, struct dg_str s)
{
	struct dg_arena *arena = c->doc->arena;
	struct dg_node *last = para->last;

	if (s.n == 0)
		return;
	if (last && last->kind == DG_K_TEXT && last->u.text.face == 0 && !last->u.text.to)
		last->u.text.s = dg_arena_join(arena, last->u.text.s, s);
	else
		dg_node_append(para, dg_node_text(arena, s, 0, para->span,
		    DG_FROM_TEMPLATE));
}

struct dg_node *
dg_line_new(struct dg_composer *c, const struct dg_node *leaf,
    const struct dg_line_list *list, struct dg_str more, bool last)
{
	struct dg_node *para = dg_node_new(c->doc->arena, DG_K_PARA, leaf->span);

	para->origin = leaf->origin;
	dg_copy_inlines(c, leaf, para);
	strip_end(para);
	dg_line_add(c, para, more);
	dg_line_add(c, para, last ? list->last : list->separator);
	para->label = dg_str_trim(list->mark);
	dg_style_apply(c, para, list->style, DG_NOWHERE);
	return para;
}
