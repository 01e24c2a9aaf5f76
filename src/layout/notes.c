/*
 * notes.c - footnotes at the foot of a page.
 *
 * The foot grows upwards while lines that call notes are placed.  A line may
 * stay on a page when at least the first two lines of its last note do; the
 * rest of that note goes to the foot of the next page.  The short rule above
 * the foot and the room around it are LibreOffice's.
 */
#include "layout/flow.h"

#include <stdlib.h>

#include "base/limits.h"

#define RULE_SHARE	4			/* of the text's width */

/* ---- laying notes ------------------------------------------------------- */

static size_t
count_paras(const struct dg_node *note)
{
	size_t n = 0;

	for (const struct dg_node *c = note->first; c; c = c->next)
		n += dg_kind_is_leaf(c->kind);
	return n;
}

/* The number is part of the text only while the first paragraph is laid. */
static void
lay_first(struct dg_flow *f, struct dg_node *note, struct dg_node *para,
	struct dg_lines *out)
{
	struct dg_arena *arena = f->lay->doc->arena;
	struct dg_node *ref = dg_node_new_from(arena, DG_K_NOTE_REF, note->span,
		DG_FROM_NUMBERING);
	struct dg_node *gap = dg_node_text(arena, DG_STR(" "), 0, note->span,
		DG_FROM_NUMBERING);

	ref->u.ref.note_number = note->u.ref.note_number;
	ref->u.ref.note = note;
	dg_node_prepend(para, gap);
	dg_node_prepend(para, ref);
	dg_para_lay(f->lay, para, f->width, DG_ROLE_TEXT, out);
	dg_node_unlink(ref);
	dg_node_unlink(gap);
	for (size_t i = 0; i < out->line[0].n; i++)
		if (out->line[0].items[i].run == ref) {
			out->line[0].items[i].role = DG_ROLE_LABEL;
			out->line[0].items[i].run = NULL;
		}
}

static void
lay_note(struct dg_flow *f, struct dg_node *note, struct dg_note_laid *out)
{
	struct dg_arena *arena = f->lay->doc->arena;

	*out = (struct dg_note_laid){ .note = note, .width = f->width };
	out->paras = DG_NEW_ARRAY(arena, count_paras(note), struct dg_lines);
	for (struct dg_node *c = note->first; c; c = c->next) {
		if (!dg_kind_is_leaf(c->kind))
			continue;
		struct dg_lines *lines = &out->paras[out->n];

		if (out->n == 0)
			lay_first(f, note, c, lines);
		else
			dg_para_lay(f->lay, c, f->width, DG_ROLE_TEXT, lines);
		out->height += (dg_emu)lines->n * lines->height;
		out->n++;
	}
}

/* Notes are found by their numbers; two with one number are laid in turns. */
static struct dg_note_laid *
laid(struct dg_flow *f, struct dg_node *note)
{
	size_t at = note->u.ref.note_number % DG_MAX_NODES;

	while (f->n_laid <= at) {
		DG_GROW(f->laid, f->n_laid, f->cap_laid);
		f->laid[f->n_laid++] = (struct dg_note_laid){ 0 };
	}
	if (f->laid[at].note != note || f->laid[at].width != f->width)
		lay_note(f, note, &f->laid[at]);
	return &f->laid[at];
}

/* ---- measures ----------------------------------------------------------- */

dg_emu
dg_notes_height(struct dg_flow *f, struct dg_node *const *notes, size_t n, dg_emu used)
{
	dg_emu h = 0;

	for (size_t i = 0; i < n; i++)
		h += laid(f, notes[i])->height;
	return h > 0 && used == 0 ? h + DG_NOTE_RULE_HEIGHT : h;
}

dg_emu
dg_notes_least(struct dg_flow *f, struct dg_node *const *notes, size_t n, dg_emu used)
{
	if (n == 0)
		return 0;
	dg_emu h = dg_notes_height(f, notes, n - 1, used);
	const struct dg_note_laid *last = laid(f, notes[n - 1]);

	if (last->n > 0)
		h += (dg_emu)dg_flow_least_lines(last->paras[0].n)
			* last->paras[0].height;
	return n == 1 && used == 0 ? h + DG_NOTE_RULE_HEIGHT : h;
}

/* ---- the foot ----------------------------------------------------------- */

static void
add_piece(struct dg_note_list *list, const struct dg_lines *lines, size_t from,
	size_t to)
{
	if (from >= to)
		return;
	DG_GROW(list->item, list->n, list->cap);
	list->item[list->n++] = (struct dg_note_piece){ lines, from, to };
}

/*
 * As many lines as there is room for, at the foot; the others are carried.
 * Once something is carried, all that follows is.  force: one line at least.
 */
static void
add_lines(struct dg_flow *f, const struct dg_lines *lines, size_t from, size_t to,
	bool force)
{
	dg_emu rule = f->notes_height == 0 ? DG_NOTE_RULE_HEIGHT : 0;
	dg_emu room = dg_flow_room(f) - rule;
	size_t fit = f->carried.n == 0 && room > 0 && lines->height > 0
		? (size_t)(room / lines->height) : 0;

	size_t n = dg_flow_split(to - from, fit, from == 0);

	if (force && n == 0)
		n = fit > 0 ? fit : 1;
	fit = n;
	add_piece(&f->notes, lines, from, from + fit);
	add_piece(&f->carried, lines, from + fit, to);
	if (fit > 0)
		f->notes_height += rule + (dg_emu)fit * lines->height;
}

void
dg_notes_add(struct dg_flow *f, struct dg_node *const *notes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct dg_note_laid *note = laid(f, notes[i]);

		for (size_t k = 0; k < note->n; k++)
			add_lines(f, &note->paras[k], 0, note->paras[k].n, false);
	}
}

void
dg_notes_carry(struct dg_flow *f)
{
	struct dg_note_list old = f->carried;

	f->carried = (struct dg_note_list){ 0 };
	for (size_t i = 0; i < old.n; i++)
		add_lines(f, old.item[i].lines, old.item[i].from, old.item[i].to,
			i == 0);
	free(old.item);
}

static void
draw_rule(struct dg_flow *f, dg_emu y)
{
	struct dg_item *it = dg_flow_item(f);

	it->kind = DG_ITEM_LINE;
	it->role = DG_ROLE_ARTIFACT;
	it->node = f->notes.item[0].lines->node;
	it->x = f->left;
	it->x2 = f->left + f->width / RULE_SHARE;
	it->y = it->y2 = y + DG_NOTE_RULE_SPACE + DG_NOTE_RULE / 2;
	it->thickness = DG_NOTE_RULE;
}

void
dg_notes_draw(struct dg_flow *f)
{
	dg_emu y = f->bottom - f->notes_height;

	if (f->notes.n > 0) {
		draw_rule(f, y);
		y += DG_NOTE_RULE_HEIGHT;
	}
	for (size_t i = 0; i < f->notes.n; i++) {
		const struct dg_note_piece *p = &f->notes.item[i];

		for (size_t k = p->from; k < p->to; k++, y += p->lines->height)
			dg_flow_line(f, &p->lines->line[k], f->left, y, false);
	}
	f->notes.n = 0;
	f->notes_height = 0;
}
