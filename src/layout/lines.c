/*
 * lines.c - where lines end: first fit, as Word and LibreOffice do it.
 *
 * A line takes atoms until the ink of one would pass the margin; spaces at
 * its end hang over and count for nothing.  An atom that no line can hold is
 * parted behind a slash in it ("71-TB/HĐND"), or else between characters.  The
 * walk looks at every glyph a few times, however long the paragraph is.
 *
 * Widths are reckoned here as LibreOffice reckons them, so that lines within
 * a hair of the margin end alike: the advance of a glyph is rounded to a
 * sixth of a twip, and a stretch of one look to a twip when it ends.  A
 * non-breaking hyphen or space is a stretch of its own, and never italic: the
 * DOCX has it upright, since LibreOffice would keep a twelfth of the font's
 * height off what follows it, as it keeps italics off the margin.
 * (Found by narrowing columns twip by twip.)
 */
#include "layout/lines.h"

#include "base/text.h"

/* ---- the reckoned width --------------------------------------------------- */

struct gauge {
	int64_t			 twips;		/* of the stretches that ended */
	int64_t			 sixths;	/* of a twip: of the present one */
	const struct dg_piece	*piece;
	bool			 alone;		/* the present one takes no more */
	int64_t			 ink;		/* twips of room, to the last ink */
};

static int64_t
sixths(dg_emu advance)
{
	return dg_emu_div(6 * advance, DG_EMU_TWIP);
}

static bool
look_alike(const struct dg_piece *a, const struct dg_piece *b)
{
	return a == b || (a->face == b->face && a->size == b->size &&
	    a->raise == b->raise && a->role == b->role);
}

/* Is glyph g a hyphen that joins? */
static bool
is_hyphen(const struct dg_atom *a, size_t g)
{
	size_t at = a->glyphs[g].cluster;

	return a->text.p[at] == '-' && at + 1 < a->text.n && a->text.p[at + 1] != ' ';
}

/* Is it that, or a non-breaking space? */
static bool
stands_alone(const struct dg_atom *a, size_t g)
{
	size_t		 at = a->glyphs[g].cluster;
	const char	*p = a->text.p + at;

	return is_hyphen(a, g) ||
	    (*p == '\xc2' && at + 1 < a->text.n && p[1] == '\xa0');
}

/* The font is 1.15 em high. */
int64_t
dg_piece_lean(const struct dg_piece *p)
{
	int64_t size = p->size / DG_EMU_TWIP;

	return p->face & DG_ITALIC ? (size * 23 + 19) / 20 / 12 : 0;
}

static void
gauge_add(struct gauge *m, const struct dg_atom *a, size_t g)
{
	bool alone = stands_alone(a, g);

	if (m->piece != NULL &&
	    (alone || m->alone || !look_alike(m->piece, a->piece))) {
		m->twips += (m->sixths + 3) / 6;
		m->sixths = 0;
	}
	m->sixths += sixths(a->glyphs[g].advance);
	m->piece = a->piece;
	m->alone = alone;
	if (!dg_atom_is_space(a, g))
		m->ink = m->twips + (m->sixths + 5) / 6 + (alone ? 0 : dg_piece_lean(m->piece));
}

int64_t
dg_cut_width(const struct dg_words *w, size_t from, size_t to)
{
	struct gauge m = { 0 };

	for (size_t i = from; i < to; i++)
		for (size_t g = 0; g < w->atom[i].n; g++)
			gauge_add(&m, &w->atom[i], g);
	return m.ink;
}

/* ---- cutting ---------------------------------------------------------------- */

static bool
is_same(struct dg_spot a, struct dg_spot b)
{
	return a.atom == b.atom && a.glyph == b.glyph;
}

/* Behind the character that glyph g belongs to. */
static size_t
next_cluster(const struct dg_atom *a, size_t g)
{
	size_t i = g + 1;

	while (i < a->n && a->glyphs[i].cluster == a->glyphs[g].cluster)
		i++;
	return i;
}

/* Before it. */
static size_t
this_cluster(const struct dg_atom *a, size_t g)
{
	while (g > 0 && a->glyphs[g - 1].cluster == a->glyphs[g].cluster)
		g--;
	return g;
}

/*
 * Adds glyphs of the atom from g on to the line; returns the glyph whose ink
 * passes room, which is added, too, or a->n.  ink: what those before it take.
 */
static size_t
fill(const struct dg_atom *a, size_t g, int64_t room, struct gauge *m, int64_t *ink)
{
	for (; g < a->n; g++) {
		*ink = m->ink;
		gauge_add(m, a, g);
		if (m->ink > room && !dg_atom_is_space(a, g))
			return g;
	}
	return g;
}

/* The room that a line takes with the whole word in it that glyph at was the first of to
 * pass the margin. */
static int64_t
with_word(const struct dg_words *w, struct dg_spot at, struct gauge m)
{
	do {
		for (size_t g = at.glyph + 1; g < w->atom[at.atom].n; g++)
			gauge_add(&m, &w->atom[at.atom], g);
		at = (struct dg_spot){ at.atom + 1, (size_t)-1 };
	} while (at.atom < w->n && w->atom[at.atom].before == DG_JOINED);
	return m.ink;
}

/* The spaces that hang over the end of a line. */
static struct dg_spot
skip_spaces(const struct dg_words *w, struct dg_spot at)
{
	for (;;) {
		if (at.glyph == w->atom[at.atom].n) {
			at = (struct dg_spot){ at.atom + 1, 0 };
			if (at.atom == w->n || w->atom[at.atom].before != DG_JOINED)
				return at;
		} else if (dg_atom_is_space(&w->atom[at.atom], at.glyph)) {
			at.glyph++;
		} else {
			return at;
		}
	}
}

/* May a word be parted before glyph g of an atom, a letter behind a slash? */
static bool
follows_slash(const struct dg_atom *a, size_t g)
{
	size_t at = a->glyphs[g].cluster;

	return at > 0 && a->text.p[at - 1] == '/' &&
	    dg_char_is_letter(dg_utf8_next(a->text, &at));
}

/* The last slash that a line can end behind which has room from one spot to another,
 * or from. */
static struct dg_spot
last_slash(const struct dg_words *w, struct dg_spot from, struct dg_spot to)
{
	while (!is_same(to, from)) {
		if (to.glyph < w->atom[to.atom].n &&
		    follows_slash(&w->atom[to.atom], to.glyph))
			return to;
		if (to.glyph == 0)
			to.glyph = w->atom[--to.atom].n;
		else
			to.glyph--;
	}
	return from;
}

/*
 * Ends a line inside a word that has no room, whose glyph at passes the margin; ink:
 * what those before it take.  A hyphen that joins hangs over, as in LibreOffice.
 */
static void
part_word(const struct dg_words *w, struct dg_spot at, int64_t ink, const struct gauge *m,
    struct dg_cut *line)
{
	const struct dg_atom	*a = &w->atom[at.atom];
	struct dg_spot		 to = { at.atom, this_cluster(a, at.glyph) };
	struct dg_spot		 slash = last_slash(w, line->from, to);

	if (!is_same(slash, line->from)) {
		line->to = slash;
		line->more = with_word(w, at, *m);
	} else if (is_same(to, line->from) || is_hyphen(a, at.glyph)) {
		to.glyph = next_cluster(a, at.glyph);
		line->to = skip_spaces(w, to);
	} else {
		line->to = to;
		line->ink = ink;
		line->more = m->ink;
	}
}

struct dg_cut
dg_cut_line(const struct dg_words *w, struct dg_spot from, int64_t room)
{
	struct dg_cut	line = { .from = from, .to = from, .more = INT64_MAX };
	struct dg_spot	at = from;
	bool		may = false;	/* line.to is a good end */
	struct gauge	m = { 0 };
	int64_t		ink = 0;

	for (; at.atom < w->n; at = (struct dg_spot){ at.atom + 1, 0 }) {
		const struct dg_atom *a = &w->atom[at.atom];

		if (a->before != DG_JOINED && at.glyph == 0 && !is_same(at, from)) {
			line.to = at;
			line.ink = m.ink;
			line.ending = DG_LINE_BROKEN;
			if (a->before == DG_MUST_BREAK)
				return line;
			may = true;
		}
		at.glyph = fill(a, at.glyph, room, &m, &ink);
		if (at.glyph == a->n)
			continue;
		line.ending = DG_LINE_FULL;
		if (may)
			line.more = with_word(w, at, m);
		else
			part_word(w, at, ink, &m, &line);
		return line;
	}
	line.to = at;
	line.ink = m.ink;
	line.ending = DG_LINE_LAST;
	return line;
}
