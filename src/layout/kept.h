/*
 * kept.h - the lines of paragraphs that a worker has made before (inside layout/).
 *
 * The key is all that decides where lines end and words stand: the text of each piece,
 * its look, the room, indents and alignment.  Colour and height of a line are not of it, nor
 * are nodes: what is found is given those of the paragraph that asks.  A paragraph with a
 * character that has no glyph is not kept, so that it is reported each time.
 */
#ifndef DG_LAYOUT_KEPT_H
#define DG_LAYOUT_KEPT_H

#include "layout/words.h"

/* The key of a paragraph whose pieces are known, in the arena of its words; empty while
 * nothing is kept, and then nothing is found. */
struct dg_str	dg_kept_key(const struct dg_layout *, struct dg_words *,
			const struct dg_style *, dg_emu width, enum dg_align);

/* Lines, and how much the column may differ; false: they must be made. */
bool		dg_kept_lines(struct dg_layout *, struct dg_str key, const struct dg_words *,
			const struct dg_node *leaf, struct dg_lines *);
void		dg_kept_lines_add(struct dg_layout *, struct dg_str key,
			const struct dg_words *, const struct dg_lines *);

/* Two widths in twips that the text asks for; they are asked for in no column. */
bool		dg_kept_widths(struct dg_layout *, struct dg_str key, int64_t width[2]);
void		dg_kept_widths_add(struct dg_layout *, struct dg_str key, const int64_t width[2]);

#endif
