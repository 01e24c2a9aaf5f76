/*
 * part.h - what the files of html/ share (inside html/).
 */
#ifndef DG_HTML_PART_H
#define DG_HTML_PART_H

#include "doc/slots.h"
#include "html/html.h"

struct dg_html {
	struct dg_doc		*doc;
	const struct dg_sheet	*sheet;
	const struct dg_metadata *meta;
	const struct dg_ledger	*review;
	struct dg_buf		*out;
	struct dg_arena		 arena;
	const struct dg_style	**styles;	/* in use, each name once */
	size_t			 n_styles, cap_styles;
	const struct dg_node	**tables;	/* all, in order */
	size_t			 n_tables, cap_tables;
	const struct dg_node	**pictures;
	size_t			 n_pictures, cap_pictures;
	const struct dg_node	**notes;	/* NOTE_REFs that lead to one, in order */
	size_t			 n_notes, cap_notes;
	size_t			 next_table, next_picture, next_note, next_ruled;
	struct dg_slots		 slots;		/* of the ruled table that is open: one at a
						 * time, since no cell holds one */
	const struct dg_node	*marked_row;	/* of a review copy: told already */
	bool			 has_title;
};

/* ---- walk.c ------------------------------------------------------------------- */

/* Blocks are entered, and left behind what they hold; without recursion.  enter: true,
 * what it holds comes next, and then it is to be left. */
struct dg_html_walk {
	bool	(*enter)(void *to, const struct dg_node *);
	void	(*leave)(void *to, const struct dg_node *);
};
/* A block of the document, whole. */
void	dg_html_walk(const struct dg_node *block, const struct dg_html_walk *, void *to);
/* false, with a message: the file has become larger than any may be. */
bool	dg_html_fits(const struct dg_html_source *, const struct dg_buf *out);

/* ---- put.c: bytes ------------------------------------------------------------ */

/* Markup, as it stands. */
void	dg_html_raw(struct dg_html *, const char *);
void	dg_html_fmt(struct dg_html *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Words, escaped, for elements and for attributes in double quotes. */
void	dg_html_put(struct dg_html *, struct dg_str);
/* A length of a style sheet: in points or millimetres, exactly where either can. */
void	dg_html_length(struct dg_html *, dg_emu);
void	dg_html_base64(struct dg_html *, struct dg_str);
/* An id of the plan, behind a letter that keeps it apart from the page's own: as the
 * attribute ' id="' or ' href="#'. */
void	dg_html_id(struct dg_html *, const char *attribute, struct dg_str id);
/* "s-body": the class of a style. */
void	dg_html_style(struct dg_html *, const struct dg_style *);
/* Of two languages the one that the document's reader is likelier to have. */
const char *dg_html_word(const struct dg_html *, const char *vi, const char *en);

/* ---- css.c -------------------------------------------------------------------- */

void	dg_html_css(struct dg_html *);

/* ---- leaf.c, words.c ------------------------------------------------------------ */

void	dg_html_leaf(struct dg_html *, const struct dg_node *leaf);
void	dg_html_words(struct dg_html *, const struct dg_node *leaf);

/* ---- table.c, note.c -------------------------------------------------------------- */

void	dg_html_table_open(struct dg_html *, const struct dg_node *);
void	dg_html_table_close(struct dg_html *, const struct dg_node *);
void	dg_html_row_open(struct dg_html *, const struct dg_node *);
void	dg_html_row_close(struct dg_html *, const struct dg_node *);
void	dg_html_cell_open(struct dg_html *, const struct dg_node *);
void	dg_html_cell_close(struct dg_html *, const struct dg_node *);
void	dg_html_note_ref(struct dg_html *, const struct dg_node *ref);
void	dg_html_notes(struct dg_html *);

/* ---- mark.c ------------------------------------------------------------------------ */

/* <ins> or <del> around words. */
void	dg_html_change_open(struct dg_html *, enum dg_change);
void	dg_html_change_close(struct dg_html *, enum dg_change);
/* Classes of a block that changed, or of a level of a review copy: " new", " o2". */
void	dg_html_block_classes(struct dg_html *, const struct dg_node *);
/* What a row became, for readers aloud. */
void	dg_html_row_change(struct dg_html *, const struct dg_node *row);
void	dg_html_origin(struct dg_html *, const struct dg_node *leaf);
bool	dg_html_run_open(struct dg_html *, const struct dg_node *text);
void	dg_html_legend(struct dg_html *);
void	dg_html_mark_css(struct dg_html *);

#endif
