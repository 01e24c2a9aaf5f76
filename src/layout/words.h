/*
 * words.h - a paragraph's text, shaped and ready to be broken (inside
 * layout/).
 *
 * A paragraph is a row of atoms: stretches in one face and size that no line
 * end parts, unless a column is too narrow for one.
 */
#ifndef DG_LAYOUT_WORDS_H
#define DG_LAYOUT_WORDS_H

#include "layout/para.h"

/* A stretch of the paragraph that looks alike: the label, a TEXT, a NOTE_REF. */
struct dg_piece {
	const struct dg_node	*run;		/* NULL: the label */
	enum dg_role		 role;
	uint8_t			 face;
	dg_emu			 size, raise;
	struct dg_str		 text;		/* in the document's arena */
	size_t			 start;		/* in the paragraph's text */
};

enum dg_joint { DG_JOINED, DG_MAY_BREAK, DG_MUST_BREAK };

struct dg_atom {
	const struct dg_piece	*piece;
	struct dg_str		 text;		/* part of the piece's */
	const struct dg_glyph	*glyphs;	/* clusters from the atom's start */
	size_t			 n;		/* 0: an empty line */
	enum dg_joint		 before;
};

struct dg_words {
	struct dg_piece		*piece;
	size_t			 n_pieces;
	struct dg_str		 text;		/* of the paragraph, notes as letters */
	struct dg_atom		*atom;
	size_t			 n;
	struct dg_arena		 arena;		/* all of the above */
};

/*
 * The pieces of a LEAF: its label and inlines, up to a TAB (tab.c); no atoms yet.
 */
void	dg_words_init(struct dg_words *, struct dg_layout *,
		const struct dg_node *leaf, enum dg_role role);
/* Shapes them.  With report, characters that the font lacks are errors. */
void	dg_words_shape(struct dg_words *, struct dg_layout *,
		const struct dg_node *leaf, bool report);
void	dg_words_fini(struct dg_words *);

/* An item of the piece at x, as yet without glyphs and text. */
struct dg_item dg_piece_item(const struct dg_piece *, const struct dg_node *leaf, dg_emu x);

/* Is glyph i of the atom a space (U+0020)? */
static inline bool
dg_atom_is_space(const struct dg_atom *a, size_t i)
{
	return a->text.p[a->glyphs[i].cluster] == ' ';
}

#endif
