/*
 * lines.h - where the lines of a paragraph end (inside layout/).
 */
#ifndef DG_LAYOUT_LINES_H
#define DG_LAYOUT_LINES_H

#include "layout/words.h"

/* A place between two glyphs. */
struct dg_spot {
	size_t	atom, glyph;
};

enum dg_ending {
	DG_LINE_FULL,		/* the next word had no room */
	DG_LINE_BROKEN,		/* by a BREAK */
	DG_LINE_LAST,
};

struct dg_cut {
	struct dg_spot	from, to;
	enum dg_ending	ending;
	int64_t		ink;		/* twips of room that it takes; 0: no matter */
	int64_t		more;		/* with the next word, or letter of a parted one,
					 * on it; INT64_MAX: that is no matter */
};

/*
 * The line that starts at from, in a room of so many twips.  It holds at
 * least one character, or is an empty line.
 */
struct dg_cut	dg_cut_line(const struct dg_words *, struct dg_spot from,
			int64_t room);

/* Twips by which LibreOffice keeps a slanted letter off the margin; 0: an upright one. */
int64_t		dg_piece_lean(const struct dg_piece *);

/*
 * The width that dg_cut_line reckons with for the ink of atoms [from, to), in
 * whole twips: so much room, and they stay on one line.
 */
int64_t		dg_cut_width(const struct dg_words *, size_t from, size_t to);

#endif
