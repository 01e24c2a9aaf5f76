/*
 * words.c - from inlines to shaped atoms.
 *
 * Three steps: pieces of one look are collected, where a line may end is
 * asked of their joined text (a face does not change a word), and what
 * stands between two such places, or two pieces, is shaped as an atom.
 */
#include "layout/words.h"

#include <string.h>

#include "base/text.h"
#include "layout/missing.h"

/* A note's number, as LibreOffice sets superscripts. */
#define NOTE_SIZE	58	/* percent of the text's size */
#define NOTE_RAISE	39

struct collector {
	struct dg_words		*words;
	struct dg_layout	*layout;
	const struct dg_node	*leaf;
	enum dg_role		 role;
	char			*text;		/* of the paragraph */
	size_t			 n;
};

/* ---- pieces --------------------------------------------------------------- */

/* How many pieces at most, and bytes of text. */
static void
count(struct collector *c, size_t *pieces, size_t *bytes)
{
	const struct dg_node *n;

	*pieces = 1;
	*bytes = c->leaf->label.n + 1;
	for (n = c->leaf->first; n != NULL; n = n->next) {
		++*pieces;
		*bytes += n->kind == DG_K_TEXT ? n->u.text.s.n : 16;
	}
}

static struct dg_piece *
add_piece(struct collector *c, const struct dg_node *run, uint8_t face,
    struct dg_str text)
{
	struct dg_piece *p = &c->words->piece[c->words->n_pieces++];

	*p = (struct dg_piece){
		.run = run, .role = c->role, .face = c->leaf->style->face | face,
		.size = c->leaf->style->size, .text = text, .start = c->n,
	};
	if (text.n > 0)
		memcpy(c->text + c->n, text.p, text.n);
	c->n += text.n;
	return p;
}

static void
add_label(struct collector *c)
{
	struct dg_str	 label = c->leaf->label;
	struct dg_piece	*p;

	if (label.n == 0)
		return;
	label = dg_arena_join(c->layout->doc->arena, label, DG_STR(" "));
	p = add_piece(c, NULL, c->leaf->label_face, label);
	p->role = DG_ROLE_LABEL;
}

/* A number in the text that is as a letter to where lines end. */
static void
add_note(struct collector *c, const struct dg_node *n)
{
	struct dg_str	 number = dg_arena_fmt(c->layout->doc->arena, "%u",
			    (unsigned)n->u.ref.note_number);
	struct dg_piece	*p = add_piece(c, n, n->u.ref.face, number);

	memset(c->text + p->start, 'n', number.n);
	p->raise = p->size * NOTE_RAISE / 100;
	p->size = p->size / DG_EMU_TWIP * NOTE_SIZE / 100 * DG_EMU_TWIP;
}

/* A BREAK is a piece without text; in the paragraph's text it parts words. */
static void
add_break(struct collector *c, const struct dg_node *n)
{
	add_piece(c, n, 0, (struct dg_str){ NULL, 0 });
	c->text[c->n++] = ' ';
}

static void
collect(struct collector *c)
{
	struct dg_arena	*a = &c->words->arena;
	size_t		 pieces, bytes;

	count(c, &pieces, &bytes);
	c->words->piece = DG_NEW_ARRAY(a, pieces, struct dg_piece);
	c->text = dg_arena_alloc(a, bytes);
	add_label(c);
	for (const struct dg_node *n = c->leaf->first; n != NULL; n = n->next) {
		if (n->kind == DG_K_TAB)
			break;
		if (n->kind == DG_K_TEXT && n->u.text.s.n > 0)
			add_piece(c, n, n->u.text.face, n->u.text.s);
		else if (n->kind == DG_K_NOTE_REF)
			add_note(c, n);
		else if (n->kind == DG_K_BREAK)
			add_break(c, n);
	}
	c->words->text = (struct dg_str){ c->text, c->n };
}

/* ---- atoms ---------------------------------------------------------------- */

struct shaper {
	struct dg_words		*words;
	struct dg_layout	*layout;
	bool			*may;		/* a line may end before a byte */
};

static size_t
count_atoms(const struct shaper *s)
{
	size_t n = s->words->n_pieces;

	for (size_t i = 0; i < s->words->text.n; i++)
		n += s->may[i];
	return n;
}

static struct dg_atom *
add_atom(struct dg_words *w, const struct dg_piece *p, struct dg_str text,
    enum dg_joint before)
{
	w->atom[w->n] = (struct dg_atom){ .piece = p, .text = text, .before = before };
	return &w->atom[w->n++];
}

/* The atoms of a piece; before is what parts the first from what precedes. */
static void
shape_piece(struct shaper *s, const struct dg_piece *p, enum dg_joint before)
{
	const bool	*may = s->may + p->start;
	size_t		 from = 0, to;

	if (before == DG_JOINED && may[0])
		before = DG_MAY_BREAK;
	for (; from < p->text.n; from = to, before = DG_MAY_BREAK) {
		for (to = from + 1; to < p->text.n && !may[to]; to++)
			;
		struct dg_atom *a = add_atom(s->words, p,
		    dg_str_sub(p->text, from, to), before);

		a->glyphs = dg_shape(s->layout->worker, p->face, p->size, a->text,
		    &s->words->arena, &a->n);
	}
}

static void
shape_all(struct shaper *s)
{
	struct dg_words	*w = s->words;
	enum dg_joint	 before = DG_JOINED;

	w->atom = DG_NEW_ARRAY(&w->arena, count_atoms(s) + 1, struct dg_atom);
	for (size_t i = 0; i < w->n_pieces; i++) {
		const struct dg_piece *p = &w->piece[i];

		if (p->text.n > 0) {
			shape_piece(s, p, before);
			before = DG_JOINED;
			continue;
		}
		if (before == DG_MUST_BREAK || i == 0)
			add_atom(w, p, p->text, before);
		before = DG_MUST_BREAK;
	}
	if (before == DG_MUST_BREAK)
		add_atom(w, &w->piece[w->n_pieces - 1], DG_STR(""), before);
}

void
dg_words_init(struct dg_words *w, struct dg_layout *layout,
    const struct dg_node *leaf, enum dg_role role)
{
	struct collector c = {
		.words = w, .layout = layout, .leaf = leaf, .role = role,
	};

	*w = (struct dg_words){ 0 };
	dg_arena_init(&w->arena);
	collect(&c);
}

void
dg_words_shape(struct dg_words *w, struct dg_layout *layout, const struct dg_node *leaf,
    bool report)
{
	struct shaper s = { .words = w, .layout = layout };

	s.may = dg_arena_array(&w->arena, w->text.n, sizeof *s.may);
	dg_text_breaks(w->text, s.may);
	shape_all(&s);
	if (report)
		dg_missing_report(layout, leaf, w);
}

void
dg_words_fini(struct dg_words *w)
{
	dg_arena_fini(&w->arena);
}

struct dg_item
dg_piece_item(const struct dg_piece *p, const struct dg_node *leaf, dg_emu x)
{
	return (struct dg_item){
		.kind = DG_ITEM_GLYPHS, .role = p->role, .node = leaf, .run = p->run,
		.x = x, .y = dg_baseline(leaf->style->line) - p->raise,
		.face = p->face, .size = p->size, .color = leaf->style->color,
	};
}
