/*
 * style.h - the computed style: the one source of every measure.
 *
 * Layout, the DOCX writer and the PDF writer read sizes, indents, spacing,
 * widths and numbering strings from here and nowhere else, so the two files
 * cannot disagree.  All lengths in EMU.
 */
#ifndef DG_OFFICE_STYLE_H
#define DG_OFFICE_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/units.h"
#include "doc/node.h"

/* A drawn line below a paragraph's text, centred under it. */
struct dg_line_rule {
	int		permille;	/* of the text's measured width; 0 = no rule */
	dg_emu		thickness;
	dg_emu		gap;		/* from the last baseline to the line's middle */
};

/*
 * A drawn rectangle around the words of a paragraph of one line.  It takes no
 * room; its middle is that of the words and of their capitals.  There is none
 * where all is 0.
 */
struct dg_frame {
	dg_emu		width;		/* 0: the text's, and pad on both sides */
	dg_emu		height;
	dg_emu		pad;
	dg_emu		thickness;
};

/*
 * A paragraph style.  Line height is always exact.  Baselines stand at 4/5 of
 * the line's height from its top, where Word and LibreOffice put them.
 */
struct dg_style {
	struct dg_str	name;		/* "body": as compose and templates say */
	struct dg_str	word_name;	/* "Body Text": as Word's users see it */
	dg_emu		size;		/* of the type */
	dg_emu		line;		/* exact height of a line */
	dg_emu		before, after;	/* space around the paragraph */
	dg_emu		left, right;	/* indents */
	dg_emu		first;		/* first line, relative to left */
	uint8_t		face;		/* DG_BOLD | DG_ITALIC | DG_UNDERLINE */
	bool		caps;		/* text is turned to capitals by compose */
	bool		keep_next;	/* stays with what follows */
	bool		keep_lines;	/* is not parted by a page end */
	enum dg_align	align;
	uint8_t		outline;	/* heading level 1..4 for outlines; 0 none */
	struct dg_line_rule rule;
	struct dg_frame	frame;
	uint32_t	color;		/* 0xRRGGBB, of its words and what is drawn */
};

/* Is there a frame? */
static inline bool
dg_frame_is_drawn(const struct dg_frame *f)
{
	return f->width > 0 || f->height > 0 || f->pad > 0 || f->thickness > 0;
}

/* How far the middle of capitals stands above their baseline. */
static inline dg_emu
dg_capital_middle(dg_emu size)
{
	return size / 3;
}

/* From the top of a line of that height to its baseline. */
static inline dg_emu
dg_baseline(dg_emu line)
{
	return line * 4 / 5;
}

struct dg_page_setup {
	struct dg_str	name;		/* "main", "annex", "landscape" */
	dg_emu		width, height;	/* as printed: landscape is wide */
	dg_emu		top, bottom, left, right;	/* margins */
	dg_emu		header;		/* from the page's top edge to the page
					 * number line's top */
	bool		restart;	/* page numbers begin at 1 anew */
	bool		first_hidden;	/* no number on its first page */
	bool		mirrored;	/* even pages have left and right exchanged */
};

/* Table look: rules of 1 pt/… thickness, and the room inside cells. */
struct dg_table_style {
	dg_emu		border;		/* thickness of the grid */
	dg_emu		pad_x, pad_y;	/* between the grid and the text */
};

/* The contact line at the foot of the first page, in its bottom margin. */
struct dg_contact_look {
	dg_emu		from_bottom;	/* from the paper's edge to the last line */
	dg_emu		rule, gap;	/* thickness of the rule over the text's full
					 * width, and its room above the first line,
					 * in whole points */
};

/* Levels of headings. */
enum dg_numfmt { DG_NUM_NONE, DG_NUM_UPPER_LETTER, DG_NUM_ROMAN, DG_NUM_DECIMAL,
	DG_NUM_LOWER_LETTER,	/* a b c d đ e: the letters of Vietnamese lists */
	DG_NUM_ORDINAL,		/* nhất, hai, ba: behind "Phần thứ" */
	DG_NUM_BULLET };

/* How a heading looks follows from the kind of its number, or from the word
 * before it. */
enum dg_look_of { DG_LOOK_UNNUMBERED, DG_LOOK_LETTER, DG_LOOK_ROMAN,
	DG_LOOK_DECIMAL, DG_LOOK_DEEPER, DG_LOOK_LOWER_LETTER, DG_LOOK_BULLET,
	DG_LOOKS };

struct dg_heading_look {
	struct dg_str	word;		/* "Chương": before the number, or empty */
	struct dg_str	suffix;		/* "-", ".": behind it */
	uint8_t		face;		/* of label and title */
	uint8_t		label_face;	/* of the label, even where the text is plain */
	bool		caps;		/* of the title */
	bool		below;		/* the title stands below the label, both in the
					 * middle of the line */
	bool		through;	/* counted through the document: Điều */
	struct dg_str	clause, point;	/* what items in it are called: khoản, điểm */
};

struct dg_number_level {
	enum dg_numfmt	format;
	unsigned	depth;		/* numbers shown: "1." 1, "1.1." 2 */
	struct dg_str	suffix;		/* "-", ".": after the number */
	struct dg_str	bullet;		/* BULLET: "*", "-" */
	const struct dg_heading_look *look;	/* never NULL in a template's scheme */
};

#define DG_HEADING_LEVELS 4
struct dg_scheme {
	struct dg_number_level level[DG_HEADING_LEVELS];
	unsigned	n;
	/* What the template says of each kind of number, and of words. */
	const struct dg_heading_look *looks;	/* [DG_LOOKS] */
	const struct dg_heading_look *words;
	size_t		n_words;
};

/* Does its label begin with a word: "Chương I", "Điều 1."? */
static inline bool
dg_level_has_word(const struct dg_number_level *l)
{
	return l->look != NULL && l->look->word.n > 0;
}

/* Everything the writers need; made by dg_template_open (template.h). */
struct dg_sheet {
	struct dg_style		*styles;
	size_t			 n_styles;
	struct dg_page_setup	 main, main_landscape, annex, annex_landscape;
	struct dg_table_style	 grid;
	struct dg_contact_look	 contact;
	struct dg_scheme	 scheme;
	const struct dg_style	*page_number;
	const struct dg_style	*body;
	struct dg_str		 font;		/* as DOCX names it */
	struct dg_str		 language;	/* "vi-VN": BCP 47 */
	dg_emu			 column_gap;	/* least room between the two columns of
						 * letterhead and closing */
};

/* NULL when there is no style of that name. */
const struct dg_style *dg_sheet_style(const struct dg_sheet *, struct dg_str name);

#endif
