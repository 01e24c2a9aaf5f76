/*
 * lines.c - where lines end: first fit, as Word and LibreOffice do it.
 *
 * A line takes atoms until the ink of one would pass the margin; spaces at
 * its end hang over and count for nothing.  An atom that no line can hold is
 * parted between characters.  The walk looks at every glyph about twice,
 * however long the paragraph is.
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

#include <string.h>

/* ---- the reckoned width --------------------------------------------------- */

struct gauge {
	int64_t			 twips;		/* of the stretches that ended */
	int64_t			 sixths;	/* of a twip: of the present one */
	const struct dg_piece	*piece;
	bool			 alone;		/* the present one takes no more */
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

/* Is glyph g a non-breaking space, or a hyphen that joins? */
static bool
stands_alone(const struct dg_atom *a, size_t g)
{
	size_t		 at = a->glyphs[g].cluster;
	const char	*p = a->text.p + at;
	size_t		 n = a->text.n - at;

	if (*p == '-')
		return n > 1 && p[1] != ' ';
	return n >= 2 && memcmp(p, "\xc2\xa0", 2) == 0;
}

/* What a slanted letter keeps off the margin; the font is 1.15 em high. */
static int64_t
lean(const struct dg_piece *p)
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
}

/* The room that the ink so far takes. */
static int64_t
gauge_width(const struct gauge *m)
{
	return m->twips + (m->sixths + 5) / 6 + (m->alone ? 0 : lean(m->piece));
}

int64_t
dg_cut_width(const struct dg_words *w, size_t from, size_t to)
{
	struct gauge	m = { 0 };
	int64_t		width = 0;

	for (size_t i = from; i < to; i++)
		for (size_t g = 0; g < w->atom[i].n; g++) {
			gauge_add(&m, &w->atom[i], g);
			if (!dg_atom_is_space(&w->atom[i], g))
				width = gauge_width(&m);
		}
	return width;
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
 * passes room, or a->n.
 */
static size_t
fill(const struct dg_atom *a, size_t g, int64_t room, struct gauge *m)
{
	for (; g < a->n; g++) {
		gauge_add(m, a, g);
		if (gauge_width(m) > room && !dg_atom_is_space(a, g))
			return g;
	}
	return g;
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

/* Where a line that starts at from ends, with a word in it that has no room. */
static struct dg_spot
part_word(const struct dg_words *w, struct dg_spot from, struct dg_spot at)
{
	const struct dg_atom	*a = &w->atom[at.atom];
	struct dg_spot		 to = { at.atom, this_cluster(a, at.glyph) };

	if (!is_same(to, from))
		return to;
	to.glyph = next_cluster(a, at.glyph);
	return skip_spaces(w, to);
}

struct dg_cut
dg_cut_line(const struct dg_words *w, struct dg_spot from, int64_t room)
{
	struct dg_cut	line = { .from = from, .to = from };
	struct dg_spot	at = from;
	bool		may = false;	/* line.to is a good end */
	struct gauge	m = { 0 };

	for (; at.atom < w->n; at = (struct dg_spot){ at.atom + 1, 0 }) {
		const struct dg_atom *a = &w->atom[at.atom];

		if (a->before != DG_JOINED && at.glyph == 0 && !is_same(at, from)) {
			line.to = at;
			line.ending = DG_LINE_BROKEN;
			if (a->before == DG_MUST_BREAK)
				return line;
			may = true;
		}
		size_t g = fill(a, at.glyph, room, &m);
		if (g == a->n)
			continue;
		line.ending = DG_LINE_FULL;
		if (may)
			return line;
		line.to = part_word(w, from, (struct dg_spot){ at.atom, g });
		return line;
	}
	line.to = at;
	line.ending = DG_LINE_LAST;
	return line;
}
