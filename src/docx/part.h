/*
 * part.h - what the files of docx/ share: the package being written, and one
 * writer per part.
 *
 * A package is planned before it is written: style identifiers (styles.c),
 * the numbering that will print every label (labels.c), notes (footnotes.c).
 * After that each part only writes what it finds.
 */
#ifndef DG_DOCX_PART_H
#define DG_DOCX_PART_H

#include "docx/docx.h"
#include "docx/labels.h"
#include "docx/xml.h"
#include "layout/para.h"

/* A paragraph style as the package names it; item i is sheet->styles[i]. */
struct dg_docx_style {
	const struct dg_style	*style;
	struct dg_str		 id;		/* w:styleId */
	struct dg_str		 name;		/* w:name */
	bool			 built_in;	/* Word's own, not a custom one */
	uint8_t			 level;		/* of the headings it sets, or 0 */
	/* NULL, or the named style that this one is with other spacing, which
	 * then is said where it is used. */
	const struct dg_docx_style *of;
};

struct dg_docx {
	struct dg_doc		*doc;
	const struct dg_sheet	*sheet;
	struct dg_worker	*worker;
	const struct dg_metadata *meta;
	struct dg_arena		*arena;		/* until the file is written */
	struct dg_docx_style	*styles;	/* [sheet->n_styles] */
	struct dg_docx_labels	 labels;
	size_t			 next_label;	/* to be printed, of labels */
	size_t			 next_was;	/* the same of those of the older document */
	unsigned		 before_places;	/* w:id; their bookmarks have the next ones */
	unsigned		 next_change;	/* w:id, behind those of bookmarks */
	const struct dg_node	**notes;	/* NOTEs, in order of reference */
	size_t			 n_notes, cap_notes;
	size_t			 next_note;	/* to be referred to, of notes */
	const struct dg_node	*contact;	/* PARA in the first page's foot, or NULL */
	const struct dg_node	*toc;		/* TOC with entries, or NULL */
	bool			 toc_bounded;	/* not all headings belong in it */
	bool			 other_firsts;	/* a later section's first page, too,
						 * is unlike the rest */
	unsigned		 opened;	/* documents whose first section was written */
	const struct dg_picture	**pictures;	/* each once */
	size_t			 n_pictures, cap_pictures;
	unsigned		 drawings;	/* so far, for docPr ids */
	unsigned		 depth;		/* of tables inside tables */
	const struct dg_ledger	*review;	/* who wrote what, or NULL */
};

/* ---- planning ------------------------------------------------------------- */

void	dg_docx_plan_styles(struct dg_docx *);
void	dg_docx_plan_notes(struct dg_docx *);
void	dg_docx_plan_contact(struct dg_docx *);
void	dg_docx_plan_pictures(struct dg_docx *);
void	dg_docx_plan_toc(struct dg_docx *);
void	dg_docx_plan_places(struct dg_docx *);	/* after plan_toc */
/* The style of a node, named or of a named one; body's when it has none. */
const struct dg_docx_style *dg_docx_style_of(const struct dg_docx *,
		const struct dg_style *);

/* ---- parts: one writer each ------------------------------------------------ */

void	dg_docx_core(struct dg_docx *, struct dg_xml *);
void	dg_docx_app(struct dg_docx *, struct dg_xml *);
void	dg_docx_document(struct dg_docx *, struct dg_xml *);
void	dg_docx_styles(struct dg_docx *, struct dg_xml *);
void	dg_docx_numbering(struct dg_docx *, struct dg_xml *);
void	dg_docx_settings(struct dg_docx *, struct dg_xml *);
void	dg_docx_font_table(struct dg_docx *, struct dg_xml *);
void	dg_docx_header(struct dg_docx *, struct dg_xml *);
void	dg_docx_footnotes(struct dg_docx *, struct dg_xml *);
void	dg_docx_footer(struct dg_docx *, struct dg_xml *);
void	dg_docx_empty_footer(struct dg_docx *, struct dg_xml *);
void	dg_docx_empty_header(struct dg_docx *, struct dg_xml *);
void	dg_docx_content_types(struct dg_docx *, struct dg_xml *);
void	dg_docx_root_relations(struct dg_docx *, struct dg_xml *);
void	dg_docx_document_relations(struct dg_docx *, struct dg_xml *);

/* The parts in package order. */
struct dg_docx_part {
	const char	*name;		/* "word/styles.xml" */
	const char	*content_type;
	const char	*relation;	/* type; NULL: related to nothing */
	bool		 from_root;	/* related to the package, not the document */
	/* Is it needed?  NULL: always. */
	bool		(*is_needed)(const struct dg_docx *);
	void		(*write)(struct dg_docx *, struct dg_xml *);
	enum dg_deflate_use use;	/* have other documents the same one? */
};
extern const struct dg_docx_part dg_docx_part[];
extern const size_t		 dg_docx_parts;
bool		dg_docx_part_is_written(const struct dg_docx *,
			const struct dg_docx_part *);
/* "rId3" of the part that has this writer. */
void		dg_docx_relation_id(const struct dg_docx *, const char *part,
			char id[16]);

/* Which of the planned pictures is it?  The first is word/media/image1.png. */
size_t		dg_docx_picture_index(const struct dg_docx *,
			const struct dg_picture *);
/* "rId9" of the picture. */
void		dg_docx_picture_id(const struct dg_docx *, size_t index, char id[16]);

/* ---- pieces of the document ------------------------------------------------ */

/* A run with a drawn line or brace; it is anchored to the line it stands in. */
struct dg_docx_drawing {
	const char	*shape;		/* "line", "rightBrace", "rect" */
	const char	*description;
	dg_emu		 x, y;		/* from the column's left and the line's top */
	dg_emu		 width, height;
	dg_emu		 thickness;
	uint32_t	 color;
};

/* Pages of one setup, where they end. */
struct dg_docx_section {
	const struct dg_page_setup *page;
	const struct dg_page_setup *was;	/* in the older document, or NULL */
	unsigned	in;			/* which documents have it */
};

/* What a paragraph's surroundings ask of it. */
struct dg_docx_para {
	enum dg_align	align;		/* of its cell; DEFAULT: none */
	bool		keep_next;	/* of its table */
	bool		page_break;	/* begins a page */
	bool		note_mark;	/* begins with the note's number */
	bool		contact;	/* has the contact line's rule above it */
	dg_emu		width;		/* of its column */
	dg_emu		lower;		/* more space before it */
	const struct dg_docx_section *section_end;	/* ends these pages, or NULL */
	const struct dg_docx_drawing *brace;		/* drawn beside it, or NULL */
	const struct dg_docx_ends *ends;		/* of its part, or NULL */
	const struct dg_node *behind;	/* it begins what is new, which ends before this
					 * table, or block of the older document; or NULL */
};
void	dg_docx_paragraph(struct dg_docx *, struct dg_xml *, const struct dg_node *,
		struct dg_docx_para);
/* The words of a leaf, as runs (run.c). */
void	dg_docx_runs(struct dg_docx *, struct dg_xml *, const struct dg_node *leaf,
		dg_emu width);
/* The number of a note in its own text, and a space. */
void	dg_docx_footnote_ref(struct dg_xml *);
/* A paragraph of next to no height, where the format wants one behind a table. */
void	dg_docx_tiny(struct dg_docx *, struct dg_xml *,
		const struct dg_docx_section *section_end);
/* The same where one of two documents has it, by in; there may be none. */
void	dg_docx_tiny_in(struct dg_docx *, struct dg_xml *, unsigned in,
		const struct dg_docx_section *section_end);
void	dg_docx_section(struct dg_docx *, struct dg_xml *,
		const struct dg_docx_section *);
/* Where a table stands. */
struct dg_docx_place {
	dg_emu		width;		/* of its column */
	bool		page_break;	/* begins a page */
	bool		parted;		/* a tiny paragraph follows: its last row
					 * takes that along to the next page */
};
void	dg_docx_table(struct dg_docx *, struct dg_xml *, const struct dg_node *,
		struct dg_docx_place);

/* ---- change.c: the marks of what changed -------------------------------------- */

/* Which of two documents has it: SAME has both, and neither has what only parts
 * things here. */
enum { DG_DOCX_NOW = 1, DG_DOCX_WAS = 2, DG_DOCX_BOTH = 3 };
unsigned dg_docx_in(const struct dg_node *);

/*
 * The end of a part (a cell, a note, pages of one setup) is a paragraph's mark
 * that can neither come nor go.  Where its last paragraph did, the mark is
 * that of the last one of the other document, whose own mark changed instead:
 * so Word itself writes what is typed, or deleted, at the end of a cell.
 */
struct dg_docx_ends {
	const struct dg_node	*last, *last_now, *last_was;
	const struct dg_node	*taken;		/* or NULL */
};
void	dg_docx_ends_add(struct dg_docx_ends *, const struct dg_node *block);
void	dg_docx_ends_settle(struct dg_docx_ends *);
/* Does its last paragraph change although nothing can take over? */
bool	dg_docx_ends_open(const struct dg_docx_ends *);

/* <w:ins>, <w:del>, <w:moveFrom> or <w:moveTo> around runs; nothing for DG_SAME. */
void	dg_docx_change_open(struct dg_docx *, struct dg_xml *, enum dg_change);
void	dg_docx_change_close(struct dg_xml *, enum dg_change);
/* The same as a property of a paragraph's mark or a row; also for what neither
 * document has. */
void	dg_docx_change_mark(struct dg_docx *, struct dg_xml *, enum dg_change);
void	dg_docx_change_in(struct dg_docx *, struct dg_xml *, unsigned in);
/* <w:rPrChange>, <w:pPrChange>; the caller closes it. */
void	dg_docx_change_of(struct dg_docx *, struct dg_xml *, const char *element);
/* Before and behind a block: where moved ones begin and end. */
void	dg_docx_move_from(struct dg_docx *, struct dg_xml *, const struct dg_node *block,
		const struct dg_node *before);
void	dg_docx_move_to(struct dg_docx *, struct dg_xml *, const struct dg_node *block,
		const struct dg_node *behind);

/* ---- link.c: bookmarks, and links to them ------------------------------------ */

void	dg_docx_bookmark_start(struct dg_xml *, unsigned id, const char *name);
void	dg_docx_bookmark_end(struct dg_xml *, unsigned id);
/* <w:hyperlink>; the caller closes it. */
void	dg_docx_hyperlink_open(struct dg_xml *, const char *bookmark);
/* The same to a leaf that references lead to. */
void	dg_docx_link_open(struct dg_xml *, const struct dg_node *to);
/* Around the words of a paragraph: its bookmark, where references lead to it. */
void	dg_docx_place_start(struct dg_docx *, struct dg_xml *, const struct dg_node *leaf);
void	dg_docx_place_end(struct dg_docx *, struct dg_xml *, const struct dg_node *leaf);

/* ---- toc.c: the field that gathers headings --------------------------------- */

/* Around the words of a paragraph: bookmarks of a heading, and for an entry of a
 * table of contents the field and its link. */
void	dg_docx_toc_open(struct dg_docx *, struct dg_xml *, const struct dg_node *leaf);
void	dg_docx_toc_close(struct dg_docx *, struct dg_xml *, const struct dg_node *leaf);
/* Around an entry's page number. */
void	dg_docx_page_ref_open(struct dg_docx *, struct dg_xml *,
		const struct dg_node *entry);
void	dg_docx_page_ref_close(struct dg_docx *, struct dg_xml *,
		const struct dg_node *entry);
/* Around what headings are gathered from. */
void	dg_docx_toc_from(struct dg_docx *, struct dg_xml *);
void	dg_docx_toc_to(struct dg_docx *, struct dg_xml *);

/* Lines of a leaf in a column, as the layout breaks them. */
void	dg_docx_lines(struct dg_docx *, const struct dg_node *leaf, dg_emu width,
		struct dg_lines *);

void	dg_docx_drawing(struct dg_docx *, struct dg_xml *,
		const struct dg_docx_drawing *);
/* A run with a PICTURE; top: from the top of the paragraph, its space before
 * included. */
void	dg_docx_picture(struct dg_docx *, struct dg_xml *, const struct dg_node *,
		dg_emu left, dg_emu top);

/* ---- review.c: a review copy ------------------------------------------------- */

/* <w:pBdr> with the bar of the level that wrote a leaf. */
void	dg_docx_review_bar(struct dg_docx *, struct dg_xml *, const struct dg_node *leaf);
/* What a run adds to its look when its words were changed; 0: nothing. */
unsigned dg_docx_review_run(const struct dg_docx *, const struct dg_node *text);
void	dg_docx_review_u(struct dg_xml *, unsigned changed);
/* What bars and lines mean: paragraphs behind all. */
void	dg_docx_review_legend(struct dg_docx *, struct dg_xml *);

/* ---- elements used by several parts ---------------------------------------- */

/* lower: more space before. */
void	dg_docx_spacing(struct dg_xml *, const struct dg_style *, dg_emu lower);
/* <w:pStyle>; nothing for Normal. */
void	dg_docx_p_style(struct dg_docx *, struct dg_xml *, const struct dg_docx_style *);
/* What a run, or a label, adds to its paragraph's style; nothing for 0. */
#define DG_DOCX_UPRIGHT	8	/* beside DG_BOLD, ...: not italic although that is */
void	dg_docx_r_pr(struct dg_xml *, uint8_t face);
void	dg_docx_face(struct dg_xml *, uint8_t face);	/* without <w:rPr> */
void	dg_docx_ind(struct dg_xml *, const struct dg_style *);
const char *dg_docx_jc(enum dg_align);
void	dg_docx_fld_char(struct dg_xml *, const char *type);
void	dg_docx_instr_text(struct dg_xml *, struct dg_str code);
void	dg_docx_namespaces(struct dg_xml *);
int64_t	dg_docx_half_points(dg_emu);
int64_t	dg_docx_eighths(dg_emu);
/* "FF0000" */
void	dg_docx_color(uint32_t color, char out[8]);

#endif
