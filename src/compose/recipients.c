/*
 * recipients.c - "Nơi nhận:" and who receives the document.
 *
 * Neighbours with the same note share one brace; the brace and its note are
 * the right column of a small table without lines, whose left column holds the
 * neighbours.
 */
#include "compose/part.h"

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
	struct dg_str more = DG_STR("");

	if (note && recipient->u.recipient.note.n)
		more = dg_arena_join(c->doc->arena, DG_STR(" "),
		    note_text(c, recipient));
	return dg_line_new(c, recipient, &c->tmpl->recipients, more, last);
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
	dg_line_add(c, note, note_text(c, noted));
	dg_style_apply(c, note, dg_style_has(c, "recipients-note") ?
	    DG_STR("recipients-note") : c->tmpl->recipients.style, DG_NOWHERE);
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
add_label(struct dg_composer *c, struct dg_span span, struct dg_node *cell)
{
	struct dg_node *para = dg_node_new_from(c->doc->arena, DG_K_PARA, span,
	    DG_FROM_TEMPLATE);

	dg_line_add(c, para, c->tmpl->recipients.label);
	dg_style_apply(c, para, c->tmpl->recipients.label_style, DG_NOWHERE);
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
dg_recipients_fill(struct dg_composer *c, struct dg_node *recipients,
    struct dg_node *cell)
{
	struct dg_node *n = recipients->first;

	spread_notes(recipients);
	add_label(c, recipients->span, cell);
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
