/*
 * closing.c - who receives a document, who signs it, who copied it; and other
 * lists of lines: addressees, legal bases.
 */
#include "plan/parser.h"

/* ---- recipients ------------------------------------------------------------------------ */

/* Without the mark at the end, which the rule set owns. */
static struct dg_str
unmarked(struct dg_str s)
{
	while (s.n > 0 && dg_str_find_char(DG_STR(",;. "), s.p[s.n - 1]) < 4)
		s.n--;
	return s;
}

/* Where the "(…)" at the end starts; s.n when there is none. */
static size_t
find_note(struct dg_str s)
{
	struct dg_str	t = unmarked(s);
	size_t		i;

	if (t.n < 3 || t.p[t.n - 1] != ')')
		return s.n;
	for (i = t.n - 1; i > 0 && t.p[i - 1] != '('; i--)
		if (dg_str_find_char(DG_STR(")*{[\\"), t.p[i - 1]) < 5)
			return s.n;
	if (i == 0 || i == t.n - 1 || (i > 1 && t.p[i - 2] != ' '))
		return s.n;
	return i - 1;
}

/* Makes a RECIPIENT of the lines kept. */
static void
add_recipient(struct dg_plan *p, struct dg_node *recipients)
{
	struct dg_prose	 prose = dg_prose_join(p->doc->arena, p->lines, p->n_lines);
	struct dg_str	 s = prose.text;
	bool		 noted = recipients->kind == DG_K_RECIPIENTS;
	size_t		 note = noted ? find_note(s) : s.n;
	struct dg_node	*n = dg_plan_node(p, DG_K_RECIPIENT, dg_prose_span(p->doc, &prose, 0,
	    s.n));

	/* Nothing would have it. */
	if (note == 0 && (recipients->last == NULL ||
	    recipients->last->u.recipient.note.n > 0))
		dg_plan_error(p, DG_R_recipients_note_alone, n->span,
		    DG_ARGS(dg_plan_excerpt(s)));
	if (note < s.n) {
		n->u.recipient.note = dg_inline_words(p, dg_str_sub(s, note + 1,
		    unmarked(s).n - 1));
		n->u.recipient.note_above = note == 0;
		dg_prose_cut(&prose, note);
	}
	dg_inline_read(p, &prose, n, DG_INLINE_STARS);
	dg_node_append(recipients, n);
}

/* Takes the line in hand from byte at on, and its indented further lines. */
static void
collect(struct dg_plan *p, size_t at)
{
	p->line = dg_line_sub(&p->line, at, p->line.text.n);
	p->n_lines = 0;
	dg_plan_keep(p);
	while (p->more && p->line.indent >= 2) {
		enum dg_line_kind kind = dg_mark_of(p->line.text).kind;

		if (kind != DG_LINE_TEXT && kind != DG_LINE_LOOKS)
			break;
		dg_plan_keep(p);
	}
}

void
dg_recipients_read(struct dg_plan *p, struct dg_open *o)
{
	while (p->more) {
		struct dg_mark m = dg_mark_of(p->line.text);

		if (m.kind == DG_LINE_BLOCK)
			return;
		if (m.kind == DG_LINE_BLANK) {
			dg_plan_advance(p);
		} else if (m.kind == DG_LINE_ITEM && m.marker == DG_MARK_DASH &&
		    m.length < p->line.text.n) {
			collect(p, m.length);
			add_recipient(p, o->node);
		} else if (o->node->kind == DG_K_RECIPIENTS &&
		    find_note(p->line.text) == 0) {
			collect(p, 0);
			add_recipient(p, o->node);
		} else if (!dg_block_stray(p, o, o->node->kind == DG_K_RECIPIENTS ?
		    DG_R_recipients_line : DG_R_lines_line)) {
			return;
		}
	}
}

/* ---- signature --------------------------------------------------------------------------- */

void
dg_signature_read(struct dg_plan *p, struct dg_open *o)
{
	struct dg_node *signer = NULL;

	while (p->more) {
		enum dg_line_kind kind = dg_mark_of(p->line.text).kind;

		if (kind == DG_LINE_BLOCK)
			return;
		if (kind == DG_LINE_BLANK) {
			signer = NULL;
			dg_plan_advance(p);
			continue;
		}
		if (signer == NULL) {
			signer = dg_plan_node(p, DG_K_SIGNER, dg_line_whole(p->doc,
			    &p->line));
			dg_node_append(o->node, signer);
		}
		if (!dg_field_line(p, o, signer, DG_IN_SIGNATURE))
			return;
	}
}

/* ---- copy -------------------------------------------------------------------------------- */

void
dg_copy_read(struct dg_plan *p, struct dg_open *o)
{
	while (p->more) {
		enum dg_line_kind kind = dg_mark_of(p->line.text).kind;

		if (kind == DG_LINE_BLOCK)
			return;
		if (kind == DG_LINE_BLANK)
			dg_plan_advance(p);
		else if (!dg_field_line(p, o, o->node, DG_IN_COPY))
			return;
	}
}
