/* note.c - notes: their texts, and the calls they belong to. */
#include "plan/parser.h"

#include <stdlib.h>

/* The note's paragraph: lines of text, up to anything else. */
static void
collect(struct dg_plan *p, size_t at)
{
	p->line = dg_line_sub(&p->line, at, p->line.text.n);
	p->n_lines = 0;
	dg_plan_keep(p);
	while (p->more) {
		enum dg_line_kind kind = dg_mark_of(p->line.text).kind;

		if (kind == DG_LINE_ITEM)
			dg_body_marker_error(p);
		if ((kind != DG_LINE_TEXT && kind != DG_LINE_LOOKS) ||
		    dg_body_is_place(p, &p->line))
			return;
		dg_body_text_line(p, &p->line);
		dg_plan_keep(p);
	}
}

void
dg_notes_read(struct dg_plan *p)
{
	struct dg_mark	 m = dg_mark_of(p->line.text);
	struct dg_str	 name = dg_str_sub(p->line.text, 2, m.length - 2);
	struct dg_node	*note = dg_plan_node(p, DG_K_NOTE, dg_line_span(p->doc, &p->line, 0,
	    m.length));
	struct dg_node	*para;
	struct dg_prose	 prose;

	collect(p, m.length);
	prose = dg_prose_join(p->doc->arena, p->lines, p->n_lines);
	if (prose.text.n == 0)
		dg_plan_error(p, DG_R_note_empty, note->span, DG_ARGS(dg_plan_excerpt(name)));
	para = dg_plan_node(p, DG_K_PARA, dg_prose_span(p->doc, &prose, 0, prose.text.n));
	dg_inline_read(p, &prose, para, DG_INLINE_STARS);
	dg_node_append(note, para);
	note->u.ref.path = name;
	DG_GROW(p->notes, p->n_notes, p->cap_notes);
	p->notes[p->n_notes++] = (struct dg_note_text){ .name = name, .node = note };
}

static int
compare(const void *a, const void *b)
{
	const struct dg_note_text	*x = a, *y = b;
	int				 c = dg_str_cmp(x->name, y->name);

	if (c != 0)
		return c;
	return (x->node->span.start > y->node->span.start) -
	    (x->node->span.start < y->node->span.start);
}

static int
compare_name(const void *key, const void *item)
{
	return dg_str_cmp(*(const struct dg_str *)key,
	    ((const struct dg_note_text *)item)->name);
}

/* Sorts the notes and takes out those whose name is there already. */
static void
sort_notes(struct dg_plan *p)
{
	size_t n = 0;

	if (p->n_notes > 0)
		qsort(p->notes, p->n_notes, sizeof *p->notes, compare);
	for (size_t i = 0; i < p->n_notes; i++) {
		struct dg_note_text	*note = &p->notes[i];
		struct dg_diag		*d;

		if (n == 0 || !dg_str_eq(p->notes[n - 1].name, note->name)) {
			p->notes[n++] = *note;
			continue;
		}
		d = dg_plan_error(p, DG_R_note_repeated, note->node->span,
		    DG_ARGS(dg_plan_excerpt(note->name)));
		dg_plan_point(p, d, p->notes[n - 1].node->span, note->name);
	}
	p->n_notes = n;
}

static struct dg_note_text *
find_note(struct dg_plan *p, struct dg_str name)
{
	return p->n_notes == 0 ? NULL : bsearch(&name, p->notes, p->n_notes,
	    sizeof *p->notes, compare_name);
}

/* Does an edit's old words call it, or keep it?  It is a note of the plan above. */
static bool
is_above(const struct dg_node *call)
{
	const struct dg_node *change = call->parent->parent, *old;

	if (change == NULL || change->kind != DG_K_CHANGE)
		return false;
	if (call->parent == change->first)
		return true;
	for (old = change->first->first; old != NULL; old = old->next)
		if (old->kind == DG_K_NOTE_REF && dg_str_eq(old->u.ref.path, call->u.ref.path))
			return true;
	return false;
}

/* Binds a call to its note; NULL after a message. */
static struct dg_node *
bind(struct dg_plan *p, struct dg_node *call)
{
	struct dg_str		 name = call->u.ref.path;
	struct dg_note_text	*note = find_note(p, name);
	struct dg_diag		*d;

	if (note == NULL) {
		dg_plan_error(p, DG_R_note_undefined, call->span,
		    DG_ARGS(dg_plan_excerpt(name)));
		return NULL;
	}
	if (note->caller != NULL) {
		d = dg_plan_error(p, DG_R_note_called_twice, call->span,
		    DG_ARGS(dg_plan_excerpt(name)));
		dg_plan_point(p, d, note->caller->span, name);
		return NULL;
	}
	note->caller = call;
	call->u.ref.note = note->node;
	return note->node;
}

void
dg_notes_join(struct dg_plan *p)
{
	struct dg_node *block = NULL, *last = NULL;

	sort_notes(p);
	for (size_t i = 0; i < p->n_calls; i++) {
		struct dg_node		*call = p->calls[i], *note;
		struct dg_note_text	*meant;

		if (call->parent == NULL) {	/* where none may stand: reported */
			meant = find_note(p, call->u.ref.path);
			if (meant != NULL && meant->caller == NULL)
				meant->caller = call;
			continue;
		}
		if (is_above(call))
			continue;
		note = bind(p, call);
		if (note == NULL)
			continue;
		if (call->parent != block)
			last = block = call->parent;
		dg_node_insert_after(last, note);
		last = note;
	}
	for (size_t i = 0; i < p->n_notes; i++)
		if (p->notes[i].caller == NULL)
			dg_plan_error(p, DG_R_note_unused, p->notes[i].node->span,
			    DG_ARGS(dg_plan_excerpt(p->notes[i].name)));
}
