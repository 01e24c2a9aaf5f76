/*
 * flow.h - the page being filled (inside layout/).
 *
 * page.c and table_flow.c put lines on the page through this header and
 * never touch pages themselves.  The text area is measured in whole twips,
 * as the DOCX has it.
 */
#ifndef DG_LAYOUT_FLOW_H
#define DG_LAYOUT_FLOW_H

#include "layout/para.h"

/* Lines of a paragraph before and behind a page end, at the least. */
#define DG_MIN_LINES 2

/*
 * How many of rest lines to place when fit fit, the first of the paragraph
 * among them or not; 0: none.
 */
static inline size_t
dg_flow_split(size_t rest, size_t fit, bool first)
{
	size_t most = rest > DG_MIN_LINES ? rest - DG_MIN_LINES : 0;

	if (fit >= rest)
		return rest;
	if (fit > most)
		fit = most;
	return first && fit < DG_MIN_LINES ? 0 : fit;
}

/* How many of n lines must stand on the page where the paragraph begins. */
static inline size_t
dg_flow_least_lines(size_t n)
{
	return n < 2 * DG_MIN_LINES ? n : DG_MIN_LINES;
}

/* A stretch of a footnote's lines. */
struct dg_note_piece {
	const struct dg_lines	*lines;
	size_t			 from, to;
};

struct dg_note_list {
	struct dg_note_piece	*item;
	size_t			 n, cap;
};

/* A NOTE whose paragraphs have been laid. */
struct dg_note_laid {
	const struct dg_node	*note;
	dg_emu			 width;
	struct dg_lines		*paras;
	size_t			 n;
	dg_emu			 height;
};

struct dg_flow {
	struct dg_layout	*lay;
	const struct dg_page_setup *setup;
	dg_emu			 left, width, top, bottom;	/* the text area */
	dg_emu			 y;		/* where the next line's top goes */
	dg_emu			 owed;		/* space after the block before */
	bool			 open;		/* there is a page */
	bool			 fresh;		/* no text on it yet */
	bool			 automatic;	/* it began since the last was full */
	struct dg_note_list	 notes;		/* at this page's foot */
	dg_emu			 notes_height;
	struct dg_note_list	 carried;	/* what the foot had no room for */
	struct dg_note_laid	*laid;
	size_t			 n_laid, cap_laid;
};

/* A length in whole twips. */
static inline dg_emu
dg_whole_twips(dg_emu e)
{
	return DG_TO_TWIPS(e) * DG_EMU_TWIP;
}

void	dg_flow_init(struct dg_flow *, struct dg_layout *);
void	dg_flow_fini(struct dg_flow *);

/* New pages of a setup begin; an empty page is given the new setup. */
void	dg_flow_begin(struct dg_flow *, const struct dg_page_setup *);
/* Closes the page and opens the next; automatic: because it is full. */
void	dg_flow_break(struct dg_flow *, bool automatic);
/* Closes the last page; footnotes left over get pages of their own. */
void	dg_flow_end(struct dg_flow *);

/* Does it hold nothing, not even notes?  Then a new page gives no more room. */
bool	dg_flow_is_empty(const struct dg_flow *);
/* Height of an empty page's text area. */
dg_emu	dg_flow_page_height(const struct dg_flow *);
/* Height left below y, above the footnotes; may be negative. */
dg_emu	dg_flow_room(const struct dg_flow *);
/* Space above a block whose style asks for before. */
dg_emu	dg_flow_gap(const struct dg_flow *, dg_emu before);

/* A zeroed item at the end of the page. */
struct dg_item	*dg_flow_item(struct dg_flow *);
/* Copies a line's items; x is the paragraph's left edge, y the line's top.
 * repeated: it has stood on a page before. */
void	dg_flow_line(struct dg_flow *, const struct dg_line *, dg_emu x, dg_emu y,
		bool repeated);
/* The rule below a paragraph and the frame around it; y is the top of its last
 * line. */
void	dg_flow_drawn(struct dg_flow *, const struct dg_lines *, dg_emu x, dg_emu y);

/* ---- notes.c: footnotes ------------------------------------------------- */

/* Height that these notes need at a foot that holds used already (0: none),
 * whole, or at the least that lets their calls stay on the page. */
dg_emu	dg_notes_height(struct dg_flow *, struct dg_node *const *, size_t n,
		dg_emu used);
dg_emu	dg_notes_least(struct dg_flow *, struct dg_node *const *, size_t n,
		dg_emu used);
/* Puts notes at the foot; what does not fit below y is carried over. */
void	dg_notes_add(struct dg_flow *, struct dg_node *const *, size_t n);
/* Draws the foot of the page being closed; opens the foot of the next. */
void	dg_notes_draw(struct dg_flow *);
void	dg_notes_carry(struct dg_flow *);

#endif
