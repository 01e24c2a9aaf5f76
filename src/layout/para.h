/*
 * para.h - a paragraph broken into lines (inside layout/).
 *
 * Lines are made once per width; page.c and table.c place them.  Items stand
 * relative to the paragraph's left edge (x, indents and alignment included)
 * and to the top of their line (y is the baseline: 4/5 of the line's height).
 */
#ifndef DG_LAYOUT_PARA_H
#define DG_LAYOUT_PARA_H

#include "layout/layout.h"

/* What laying out needs at hand. */
struct dg_layout {
	struct dg_doc		*doc;
	const struct dg_sheet	*sheet;
	struct dg_worker	*worker;
	struct dg_pages		*pages;
	unsigned		 n_missing;	/* characters reported without glyph */
};

struct dg_line {
	dg_emu			 width;		/* of its words, unjustified */
	dg_emu			 left;		/* where they begin */
	struct dg_item		*items;
	size_t			 n;
	struct dg_node		**notes;	/* NOTEs called on this line */
	size_t			 n_notes;
};

struct dg_lines {
	const struct dg_node	*node;
	struct dg_line		*line;		/* at least one, maybe empty */
	size_t			 n;
	dg_emu			 height;	/* of each line: the style's */
	dg_emu			 room;		/* of a line, between the indents */
	int64_t			 narrower, wider; /* twips by which the column may differ
						 * without a line ending elsewhere */
};

/*
 * Breaks a LEAF into lines in a column of the given width.  The label
 * (node->label and a space) comes first, with DG_ROLE_LABEL.  role is that of
 * its words: DG_ROLE_TEXT or DG_ROLE_CELL.
 */
void	dg_para_lay(struct dg_layout *, const struct dg_node *leaf, dg_emu width,
		enum dg_role role, struct dg_lines *out);

/* Where something is drawn, from the paragraph's left edge and the top of its
 * last line. */
struct dg_drawn {
	dg_emu	x, y, width, height;
};

/* The rule and the frame that its style draws; false: none. */
bool	dg_lines_rule(const struct dg_lines *, struct dg_drawn *);
bool	dg_lines_frame(const struct dg_lines *, struct dg_drawn *);
/* ---- tab.c: what stands at the right margin ------------------------------- */

/*
 * Leaves places for dots, and for the run behind a TAB, at the end of a line.
 * The run takes no room of the words': its style's right indent is its room.
 */
void	dg_tab_set(struct dg_layout *, const struct dg_node *run, dg_emu width,
		struct dg_line *);
/* Fills them in with the page numbers of the headings that entries lead to. */
void	dg_tab_number(struct dg_layout *);

/* Widths that text asks for, indents included. */
struct dg_widths {
	/*
	 * Of its longest line when only BREAKs break it: in a column so wide, given
	 * in whole twips, no line is broken, here or in the DOCX (so it is up to a
	 * few twips more than the ink).
	 */
	dg_emu	natural;
	dg_emu	least;		/* of the widest piece that cannot be broken */
};
struct dg_widths dg_para_widths(struct dg_layout *, const struct dg_node *leaf);

#endif
