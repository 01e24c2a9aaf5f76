/*
 * recipients.c - "Nơi nhận:" and who receives the document.
 *
 * The rule set owns the mark at each line's end: one that was typed is
 * replaced, never doubled.  Neighbours with the same note share one brace;
 * the brace and its note are the right column of a small table without
 * lines, whose left column holds the neighbours.
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

static void
add_text(struct dg_composer *c, struct dg_node *para, struct dg_str s)
{
	struct dg_arena *arena = c->doc->arena;
	struct dg_node *last = para->last;

	if (s.n == 0)
		return;
	if (last && last->kind == DG_K_TEXT && last->u.text.face == 0)
		last->u.text.s = dg_arena_join(arena, last->u.text.s, s);
	else
		dg_node_append(para, dg_node_text(arena, s, 0, para->span,
		    DG_FROM_TEMPLATE));
}

/* "(để báo cáo)" */
static struct dg_str
note_text(struct dg_composer *c, const struct dg_node *recipient)
{
	return dg_arena_fmt(c->doc->arena, "(%.*s)",
	    DG_FMT(recipient->u.recipient.note));
}

/* The line of one recipient, with its note in it or without. */
static struct dg_node *
line_new(struct dg_composer *c, const struct dg_node *recipient, bool note,
    bool last)
{
	const struct dg_template *t = c->tmpl;
	struct dg_node *para = dg_node_new(c->doc->arena, DG_K_PARA,
	    recipient->span);

	para->origin = recipient->origin;
	dg_copy_inlines(c, recipient, para);
	strip_end(para);
	if (note && recipient->u.recipient.note.n) {
		add_text(c, para, DG_STR(" "));
		add_text(c, para, note_text(c, recipient));
	}
	add_text(c, para, last ? t->recipients_last : t->recipients_separator);
	para->label = dg_str_trim(t->recipients_mark);
	dg_style_apply(c, para, t->recipients_style, DG_NOWHERE);
	return para;
}

/* Lines from first to before end at the left, the note at the right. */
static void
add_brace(struct dg_composer *c, struct dg_node *cell, struct dg_node *first,
    struct dg_node *end, const struct dg_node *noted, bool last)
{
	struct dg_node *table = dg_table_plain(c, 2, first->span);
	struct dg_node *row = dg_row_add(c, table);
	struct dg_node *lines = dg_cell_add(c, row, 0);
	struct dg_node *right = dg_cell_add(c, row, 1);
	struct dg_node *note = dg_node_new(c->doc->arena, DG_K_PARA, noted->span);

	for (struct dg_node *n = first; n != end; n = n->next)
		dg_node_append(lines, line_new(c, n, false,
		    last && n->next == end));
	note->origin = noted->origin;
	note->u.para.brace = true;
	add_text(c, note, note_text(c, noted));
	dg_style_apply(c, note, dg_style_has(c, "recipients-note") ?
	    DG_STR("recipients-note") : c->tmpl->recipients_style, DG_NOWHERE);
	dg_node_append(right, note);
	right->u.cell.valign = DG_VALIGN_MIDDLE;
	right->u.cell.brace = true;
	dg_node_append(cell, table);
}

static bool
is_note_line(const struct dg_node *n)
{
	return n && n->u.recipient.note_above;
}

/* A line that is only a note gives it to the lines above that have none. */
static void
spread_notes(struct dg_node *recipients)
{
	for (struct dg_node *n = recipients->last; n; n = n->prev) {
		if (!is_note_line(n))
			continue;
		for (struct dg_node *up = n->prev; up && !is_note_line(up) &&
		    up->u.recipient.note.n == 0; up = up->prev)
			up->u.recipient.note = n->u.recipient.note;
	}
}

/* The first after n that does not share its note. */
static struct dg_node *
end_of_run(struct dg_node *n)
{
	struct dg_str note = n->u.recipient.note;

	do
		n = n->next;
	while (n && !is_note_line(n) && note.n &&
	    dg_str_eq(n->u.recipient.note, note));
	return n;
}

static void
add_label(struct dg_composer *c, struct dg_node *cell)
{
	struct dg_node *para = dg_node_new_from(c->doc->arena, DG_K_PARA,
	    c->recipients->span, DG_FROM_TEMPLATE);

	add_text(c, para, c->tmpl->recipients_label);
	dg_style_apply(c, para, c->tmpl->recipients_label_style, DG_NOWHERE);
	dg_node_append(cell, para);
}

static bool
is_last(const struct dg_node *end)
{
	while (is_note_line(end))
		end = end->next;
	return !end;
}

void
dg_recipients_fill(struct dg_composer *c, struct dg_node *cell)
{
	struct dg_node *n = c->recipients->first;

	spread_notes(c->recipients);
	add_label(c, cell);
	while (n) {
		struct dg_node *end;

		if (is_note_line(n)) {
			n = n->next;
			continue;
		}
		end = end_of_run(n);
		if (n->next == end)
			dg_node_append(cell, line_new(c, n, true, is_last(end)));
		else
			add_brace(c, cell, n, end, n, is_last(end));
		n = end;
	}
}
