/*
 * kept.c - the lines of paragraphs that a worker has made before.
 *
 * As they are kept: what is in struct kept, then its lines, items, the pieces of notes
 * that are called, and glyphs, one behind the other.
 */
#include "layout/kept.h"

#include <string.h>

enum { LINES, WIDTHS };		/* tags of keys */

struct kept {
	int64_t		narrower, wider;
	uint64_t	lines, items, notes, glyphs;
};

struct kept_line {
	dg_emu		width, left;
	uint64_t	items, notes;
};

struct kept_item {
	dg_emu		x, width;
	uint64_t	piece, start, text, glyphs;	/* start: in the piece's text */
	uint64_t	line_end;
};

/* ---- keys ------------------------------------------------------------------ */

struct key_head {
	int64_t		width, left, right, first, align;
	uint64_t	pieces;
};

struct key_piece {
	int64_t		size, raise;
	uint64_t	n;		/* bytes of text */
	uint32_t	what;		/* kind of its run, + 1; 0: the label */
	uint16_t	role, face;
};

struct dg_str
dg_kept_key(const struct dg_layout *layout, struct dg_words *w, const struct dg_style *style,
    dg_emu width, enum dg_align align)
{
	struct key_head	 head = { width, style->left, style->right, style->first, align,
			    w->n_pieces };
	size_t		 n = sizeof head + w->n_pieces * sizeof(struct key_piece);
	char		*key, *at;

	if (layout->worker->lines.idle)
		return DG_STR("");
	for (size_t i = 0; i < w->n_pieces; i++)
		n += w->piece[i].text.n;
	key = dg_arena_alloc(&w->arena, n);
	memcpy(key, &head, sizeof head);
	at = key + sizeof head;
	for (size_t i = 0; i < w->n_pieces; i++) {
		const struct dg_piece	*p = &w->piece[i];
		struct key_piece	 k = { p->size, p->raise, p->text.n,
			p->run != NULL ? (uint32_t)p->run->kind + 1 : 0, (uint16_t)p->role,
			p->face };

		memcpy(at, &k, sizeof k);
		at += sizeof k;
	}
	for (size_t i = 0; i < w->n_pieces; at += w->piece[i++].text.n)
		if (w->piece[i].text.n > 0)
			memcpy(at, w->piece[i].text.p, w->piece[i].text.n);
	return (struct dg_str){ key, n };
}

/* ---- lines as they are kept -------------------------------------------------- */

struct parts {
	struct kept_line	*line;
	struct kept_item	*item;
	uint64_t		*note;
	struct dg_glyph		*glyph;
};

static size_t
size_of(const struct kept *k)
{
	return sizeof *k + k->lines * sizeof(struct kept_line) +
	    k->items * sizeof(struct kept_item) + k->notes * sizeof(uint64_t) +
	    k->glyphs * sizeof(struct dg_glyph);
}

static struct parts
parts_of(const struct kept *k)
{
	struct parts p;

	p.line = (struct kept_line *)(k + 1);
	p.item = (struct kept_item *)(p.line + k->lines);
	p.note = (uint64_t *)(p.item + k->items);
	p.glyph = (struct dg_glyph *)(p.note + k->notes);
	return p;
}

/* ---- adding ------------------------------------------------------------------ */

static struct kept
measure(const struct dg_lines *lines)
{
	struct kept k = { .narrower = lines->narrower, .wider = lines->wider,
		.lines = lines->n };

	for (size_t i = 0; i < lines->n; i++) {
		k.items += lines->line[i].n;
		k.notes += lines->line[i].n_notes;
		for (size_t j = 0; j < lines->line[i].n; j++)
			k.glyphs += lines->line[i].items[j].n_glyphs;
	}
	return k;
}

static bool
lacks_glyphs(const struct dg_lines *lines)
{
	for (size_t i = 0; i < lines->n; i++)
		for (size_t j = 0; j < lines->line[i].n; j++)
			for (size_t g = 0; g < lines->line[i].items[j].n_glyphs; g++)
				if (lines->line[i].items[j].glyphs[g].gid == 0)
					return true;
	return false;
}

/* The piece of an item; items come in the order of their pieces. */
static size_t
piece_of(const struct dg_words *w, size_t from, const struct dg_item *item)
{
	while (w->piece[from].run != item->run)
		from++;
	return from;
}

static void
keep_line(const struct dg_words *w, const struct dg_line *line, size_t *piece,
    struct parts *to)
{
	*to->line++ = (struct kept_line){ line->width, line->left, line->n, line->n_notes };
	for (size_t i = 0; i < line->n; i++) {
		const struct dg_item *item = &line->items[i];

		*piece = piece_of(w, *piece, item);
		*to->item++ = (struct kept_item){ item->x, item->width, *piece,
		    (size_t)(item->text.p - w->piece[*piece].text.p), item->text.n,
		    item->n_glyphs, item->line_end };
		memcpy(to->glyph, item->glyphs, item->n_glyphs * sizeof *item->glyphs);
		to->glyph += item->n_glyphs;
		if (item->run != NULL && item->run->kind == DG_K_NOTE_REF &&
		    item->text.p == w->piece[*piece].text.p)
			*to->note++ = *piece;
	}
}

void
dg_kept_lines_add(struct dg_layout *layout, struct dg_str key, const struct dg_words *w,
    const struct dg_lines *lines)
{
	struct kept	 k, *room;
	struct parts	 to;
	size_t		 piece = 0;

	if (key.n == 0 || lacks_glyphs(lines))
		return;
	k = measure(lines);
	room = dg_memo_add(&layout->worker->lines, LINES, key, size_of(&k));
	if (room == NULL)
		return;
	*room = k;
	to = parts_of(room);
	for (size_t i = 0; i < lines->n; i++)
		keep_line(w, &lines->line[i], &piece, &to);
}

/* ---- finding ----------------------------------------------------------------- */

/* What a paragraph is given, filled from the front. */
struct given {
	struct dg_item	*item;
	struct dg_node	**note;
	struct dg_glyph	*glyph;
};

static void
give_line(const struct dg_words *w, const struct dg_node *leaf, struct parts *from,
    struct given *to, struct dg_line *out)
{
	const struct kept_line *line = from->line++;

	*out = (struct dg_line){ .width = line->width, .left = line->left, .items = to->item,
		.n = line->items, .notes = to->note, .n_notes = line->notes };
	for (size_t i = 0; i < line->items; i++) {
		const struct kept_item	*k = from->item++;
		const struct dg_piece	*p = &w->piece[k->piece];
		struct dg_item		*item = to->item++;

		*item = dg_piece_item(p, leaf, k->x);
		item->text = (struct dg_str){ p->text.p + k->start, k->text };
		item->glyphs = to->glyph;
		item->n_glyphs = k->glyphs;
		item->width = k->width;
		item->line_end = k->line_end != 0;
		to->glyph += k->glyphs;
	}
	for (size_t i = 0; i < line->notes; i++)
		*to->note++ = w->piece[*from->note++].run->u.ref.note;
}

bool
dg_kept_lines(struct dg_layout *layout, struct dg_str key, const struct dg_words *w,
    const struct dg_node *leaf, struct dg_lines *out)
{
	struct dg_arena		*a = layout->doc->arena;
	size_t			 n;
	const struct kept	*k = dg_memo_find(&layout->worker->lines, LINES, key, &n);
	struct parts		 from;
	struct given		 to;

	if (k == NULL)
		return false;
	from = parts_of(k);
	to.item = DG_NEW_ARRAY(a, k->items, struct dg_item);
	to.note = DG_NEW_ARRAY(a, k->notes, struct dg_node *);
	to.glyph = DG_NEW_ARRAY(a, k->glyphs, struct dg_glyph);
	memcpy(to.glyph, from.glyph, k->glyphs * sizeof *to.glyph);
	out->narrower = k->narrower;
	out->wider = k->wider;
	out->n = k->lines;
	out->line = DG_NEW_ARRAY(a, out->n, struct dg_line);
	for (size_t i = 0; i < out->n; i++)
		give_line(w, leaf, &from, &to, &out->line[i]);
	return true;
}

/* ---- widths ------------------------------------------------------------------- */

bool
dg_kept_widths(struct dg_layout *layout, struct dg_str key, int64_t width[2])
{
	size_t		 n;
	const void	*kept = dg_memo_find(&layout->worker->lines, WIDTHS, key, &n);

	if (kept != NULL)
		memcpy(width, kept, 2 * sizeof *width);
	return kept != NULL;
}

void
dg_kept_widths_add(struct dg_layout *layout, struct dg_str key, const int64_t width[2])
{
	void *room = dg_memo_add(&layout->worker->lines, WIDTHS, key, 2 * sizeof *width);

	if (room != NULL)
		memcpy(room, width, 2 * sizeof *width);
}
