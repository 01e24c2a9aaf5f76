/*
 * parser.h - what the files of plan/ share.
 *
 * The reader goes through the file once, line by line, with one line in hand
 * (plan->line).  A construct takes its lines and leaves the first that is not
 * its own.  Nothing is read twice but the block marks (scan.c), so the time is
 * linear in the file; what nests is kept on the explicit stacks below.
 */
#ifndef DG_PLAN_PARSER_H
#define DG_PLAN_PARSER_H

#include "base/limits.h"
#include "doc/doc.h"
#include "plan/names.h"

#define DG_SECTION_MAX	4	/* levels of headings */
#define DG_MARKERS	5	/* enum dg_marker */

/* ---- line.c: clean lines -------------------------------------------------- */

/*
 * A line as the language sees it: NFC, tabs are spaces, no spaces at its ends.
 * It remembers where each byte stood in the file.
 */
struct dg_line {
	struct dg_str	 text;
	const uint32_t	*map;		/* [text.n + 1] file offsets; NULL: start + i */
	uint32_t	 start;
	uint32_t	 indent;	/* spaces before text */
};

struct dg_reader {
	struct dg_doc	*doc;
	struct dg_str	 bytes;		/* the whole file */
	size_t		 at;		/* where the next line starts */
	unsigned	 bad_lines;	/* lines that were not UTF-8 */
	bool		 stopped;	/* as if the file ended here */
};

/* Finds the next line that is not a comment; false at the end of the file. */
bool		 dg_reader_next(struct dg_reader *, struct dg_line *);
/* Part of a line; spaces at the ends of the part are left out. */
struct dg_line	 dg_line_sub(const struct dg_line *, size_t from, size_t to);
/* Where byte i of the text stood in the file; i may be text.n. */
uint32_t	 dg_line_at(const struct dg_line *, size_t i);
struct dg_span	 dg_line_span(const struct dg_doc *, const struct dg_line *,
			size_t from, size_t to);
struct dg_span	 dg_line_whole(const struct dg_doc *, const struct dg_line *);

/* ---- prose.c: lines joined to one run of text ----------------------------- */

struct dg_piece {
	size_t		 at;		/* in the prose */
	const uint32_t	*map;
	uint32_t	 start;
};

/* Lines joined by spaces.  The first piece is inside, so that the usual case,
 * one line, allocates nothing. */
struct dg_prose {
	struct dg_str	 text;
	struct dg_piece	 one;
	struct dg_piece	*more;		/* [n_more] */
	size_t		 n_more;
};

struct dg_prose	 dg_prose_of(const struct dg_line *);
struct dg_prose	 dg_prose_join(struct dg_arena *, const struct dg_line *, size_t n);
struct dg_span	 dg_prose_span(const struct dg_doc *, const struct dg_prose *,
			size_t from, size_t to);
/* Do bytes from and to stand on one line? */
bool		 dg_prose_one_line(const struct dg_prose *, size_t from, size_t to);
/* Shortens the text to n bytes, and by the spaces at its end. */
void		 dg_prose_cut(struct dg_prose *, size_t n);

/* ---- mark.c: how a line starts -------------------------------------------- */

enum dg_line_kind {
	DG_LINE_BLANK, DG_LINE_TEXT,
	DG_LINE_BLOCK,		/* ::: */
	DG_LINE_HEADING,	/* # to #### */
	DG_LINE_DEEP_HEADING,	/* ##### and more */
	DG_LINE_TABLE,		/* | */
	DG_LINE_ITEM,
	DG_LINE_NOTE,		/* [^x]: */
	DG_LINE_RULE,		/* only - = * _ | : */
	DG_LINE_FENCE, DG_LINE_QUOTE,
	DG_LINE_LOOKS,		/* text that looks like another mark */
};

struct dg_mark {
	enum dg_line_kind kind;
	size_t		 length;	/* bytes of the mark, spaces behind it too */
	enum dg_marker	 marker;	/* ITEM */
	uint32_t	 value;		/* ITEM: its number; HEADING: its level */
	bool		 strange;	/* ITEM: a letter that lists do not use */
	struct dg_str	 meant;		/* LOOKS: "- " */
};

/* An id or classes at the end of a line never change what it is. */
struct dg_mark	 dg_mark_of(struct dg_str text);
/* Text without " {#id .class}" at its end. */
struct dg_str	 dg_mark_unnamed(struct dg_str text);
/* The bytes of a number typed at the start of a heading; 0: none. */
size_t		 dg_mark_number(struct dg_str text);
/* Does text start with a backslash that makes the mark behind it text? */
bool		 dg_mark_escaped(struct dg_str text);
const char	*dg_marker_name(enum dg_marker);

/* ---- scan.c: block marks, seen before the rest ----------------------------- */

struct dg_scan {
	uint32_t	*unclosed;	/* offsets of openers without a closer, sorted */
	size_t		 n_unclosed, cap_unclosed;
	struct dg_str	*ids;		/* of targets, tasks, budget; sorted */
	size_t		 n_ids, cap_ids;
};

void		 dg_scan(struct dg_scan *, struct dg_str bytes);
void		 dg_scan_fini(struct dg_scan *);
bool		 dg_scan_is_unclosed(const struct dg_scan *, uint32_t opener);
bool		 dg_scan_is_data(const struct dg_scan *, struct dg_str id);

/* ---- the state -------------------------------------------------------------- */

/* A construct that holds running text: the document, an annex, a condition. */
struct dg_frame {
	struct dg_node	*node;		/* DOC, ANNEX, WHEN */
	struct dg_node	*section[DG_SECTION_MAX + 1];	/* open, by level */
	bool		 placed;	/* a WHEN finds its place by what it holds */
	bool		 outer;		/* a WHEN around recipients, signature, annex */
	unsigned	 base;		/* level of the section a WHEN stands in */
	unsigned	 top;		/* highest level of its headings; 0 none */
	unsigned	 when_top;	/* top of the WHEN that was read last; 0 none */
	uint32_t	 number[DG_MARKERS];	/* ANNEX: of the lists around it */
};

/* A block that waits for its closer. */
struct dg_open {
	const struct dg_block	*block;
	struct dg_str		 name;		/* as typed */
	struct dg_span		 opener;	/* "::: name" */
	struct dg_node		*node;		/* NULL for what is not part of the tree */
	bool			 framed;	/* has a frame of its own */
	bool			 holds_block;	/* so both closers name their block */
	bool			 strayed;	/* a line of it was refused */
	bool			 unclosed;
};

struct dg_list_level {			/* of the list being read */
	enum dg_marker	 marker;
	struct dg_node	*list, *item;
	uint32_t	 last;		/* number of its last item, as typed */
	uint32_t	 made;		/* and as it will be printed */
	struct dg_str	 typed;		/* its mark, for messages */
};

struct dg_note_text {			/* [^x]: ... */
	struct dg_str	 name;
	struct dg_node	*node;		/* NOTE */
	struct dg_node	*caller;	/* NOTE_REF */
};

struct dg_plan {
	struct dg_doc	*doc;
	struct dg_reader reader;
	struct dg_line	 line;		/* in hand, when more */
	bool		 more;
	struct dg_scan	 scan;
	size_t		 nodes;

	struct dg_frame	 frame[DG_MAX_DEPTH + 2];
	size_t		 n_frames;
	struct dg_open	 open[DG_MAX_DEPTH + 2];
	size_t		 n_open;
	struct dg_list_level	 level[DG_MARKERS];
	size_t		 n_levels;
	uint32_t	 number[DG_MARKERS];	/* last value in the section */
	uint32_t	 before_when[DG_MARKERS];

	struct dg_line	*lines;		/* of the paragraph or table being read */
	size_t		 n_lines, cap_lines;
	struct dg_token	*tokens;	/* inline.c */
	size_t		 n_tokens, cap_tokens;
	struct dg_buf	 words;		/* inline.c: of the run being made */
	struct dg_note_text *notes;
	size_t		 n_notes, cap_notes;
	struct dg_node	**calls;	/* NOTE_REFs, in the order written */
	size_t		 n_calls, cap_calls;
};

/* ---- read.c ------------------------------------------------------------------ */

/* Takes the next line in hand. */
void		 dg_plan_advance(struct dg_plan *);
/*
 * Is n beyond DG_MAX_NODES?  Then one message says so, and the reader acts as
 * if the file ended.
 */
bool		 dg_plan_full(struct dg_plan *, size_t n);
/* Never NULL. */
struct dg_node	*dg_plan_node(struct dg_plan *, enum dg_kind, struct dg_span);
struct dg_diag	*dg_plan_error(struct dg_plan *, enum dg_rule, struct dg_span,
			struct dg_args);
/* At most a line's worth of a text, for messages. */
struct dg_str	 dg_plan_excerpt(struct dg_str);
/* A number, for messages. */
struct dg_str	 dg_plan_count(struct dg_plan *, size_t);
/* Adds "did you mean", when one of names is near to s. */
void		 dg_plan_suggest(struct dg_plan *, struct dg_diag *, struct dg_span,
			struct dg_str s, const struct dg_str *names, size_t n);
/* Adds "{what} stands here". */
void		 dg_plan_point(struct dg_plan *, struct dg_diag *, struct dg_span,
			struct dg_str what);
/* Adds the line in hand to plan->lines, and takes the next. */
void		 dg_plan_keep(struct dg_plan *);

/* ---- header.c ------------------------------------------------------------------ */

void		 dg_header_read(struct dg_plan *);
/* Is it a name that {{...}} has already: unit, number, date? */
bool		 dg_header_is_reserved(struct dg_str);

/* ---- body.c ---------------------------------------------------------------------- */

void		 dg_body_read(struct dg_plan *);
/* Puts a block where it is read; a message when it cannot stand there. */
void		 dg_body_place(struct dg_plan *, struct dg_node *);
/* The same for recipients, signature and annex: beside the sections. */
void		 dg_body_place_outer(struct dg_plan *, struct dg_node *);
/* A plan that extends another has its text in operations and annexes: a message
 * where node would stand elsewhere. */
void		 dg_body_check_text(struct dg_plan *, const struct dg_node *);
void		 dg_body_push(struct dg_plan *, struct dg_node *);
void		 dg_body_pop(struct dg_plan *);
/* The line in hand as text: warns of what it looks like, drops a backslash. */
void		 dg_body_text_line(struct dg_plan *, struct dg_line *);
/* The line in hand starts with a list marker in the middle of a paragraph. */
void		 dg_body_marker_error(struct dg_plan *);
/* Is the line {{id}} of a data block and nothing else? */
bool		 dg_body_is_place(struct dg_plan *, const struct dg_line *);

/* ---- section.c -------------------------------------------------------------------- */

void		 dg_section_read(struct dg_plan *, struct dg_mark);

/* ---- list.c ----------------------------------------------------------------------- */

void		 dg_list_item(struct dg_plan *, struct dg_mark);
/* A further paragraph of the open item. */
void		 dg_list_paragraph(struct dg_plan *);
void		 dg_list_close(struct dg_plan *);
/* A new section: numbers begin anew. */
void		 dg_list_forget(struct dg_plan *);

/* ---- block.c ----------------------------------------------------------------------- */

/* The line in hand starts with ":::". */
void		 dg_block_line(struct dg_plan *);
/* The end of the file closes what is open. */
void		 dg_block_close_all(struct dg_plan *);

/* ---- opener.c ---------------------------------------------------------------------- */

enum dg_block_place { DG_BLOCK_FLOW, DG_BLOCK_OUTER };
enum dg_block_body {
	DG_BODY_NONE,		/* no closer: page-break, move */
	DG_BODY_LINES,		/* lines of its own form */
	DG_BODY_TEXT,		/* running text and blocks */
};

struct dg_block {
	const char		*name;
	enum dg_kind		 kind;
	enum dg_block_place	 place;
	enum dg_block_body	 body;
	bool			 operation;	/* on the plan that this one extends */
	enum dg_op		 op;
	const char		*keys[4];
};

const struct dg_block *dg_block_find(struct dg_str name);
/* The block that is read to nodes of a kind, or NULL. */
const struct dg_block *dg_block_of(enum dg_kind);
bool		 dg_block_has_key(const struct dg_block *, struct dg_str key);
/* The block of that name, or the one whose name is nearest; or NULL. */
const struct dg_block *dg_block_guess(struct dg_str name);
/* Reads "#id key=value ..." from byte at on. */
void		 dg_opener_read(struct dg_plan *, const struct dg_line *, size_t at,
			const struct dg_block *, struct dg_node *);
/* Sees that what the block must have is there. */
void		 dg_opener_check(struct dg_plan *, const struct dg_block *,
			struct dg_node *, struct dg_span opener);
/* Reads "path = value" from byte at on. */
void		 dg_opener_when(struct dg_plan *, const struct dg_line *, size_t at,
			struct dg_node *);

/* ---- operation.c ---------------------------------------------------------------------- */

const struct dg_known *dg_known_find(const struct dg_plan *, struct dg_str id);
/* Does id name targets, tasks or a budget, here or in a plan above? */
bool		 dg_plan_is_data(const struct dg_plan *, struct dg_str id);
/* "#x" well formed?  A message when not. */
bool		 dg_target_ok(struct dg_plan *, struct dg_str word, struct dg_span);
void		 dg_target_add(struct dg_plan *, struct dg_node *op, struct dg_str word,
			struct dg_span);
/* The value of after=, before=, into=. */
void		 dg_target_place(struct dg_plan *, struct dg_node *op, struct dg_str key,
			struct dg_str word, struct dg_span);
bool		 dg_target_is_move_key(struct dg_str key);
void		 dg_operation_check(struct dg_plan *, const struct dg_block *,
			struct dg_node *op, struct dg_span opener);
/* The block as whose lines those of an operation are read, or NULL: text. */
const struct dg_block *dg_operation_lines(const struct dg_plan *, const struct dg_node *op);
void		 dg_edit_read(struct dg_plan *, struct dg_open *);
void		 dg_terms_read(struct dg_plan *, struct dg_open *);
bool		 dg_parent_is_line(struct dg_str);
/* "{{parent}}" in hand. */
void		 dg_parent_read(struct dg_plan *);

/* ---- what blocks hold ----------------------------------------------------------------- */

void		 dg_rows_read(struct dg_plan *, struct dg_open *);	/* rows.c */
void		 dg_record_read(struct dg_plan *, struct dg_open *, unsigned kinds); /* record.c */
void		 dg_recipients_read(struct dg_plan *, struct dg_open *); /* closing.c */
void		 dg_signature_read(struct dg_plan *, struct dg_open *);	/* closing.c */
void		 dg_copy_read(struct dg_plan *, struct dg_open *);	/* closing.c */
void		 dg_table_block_read(struct dg_plan *, struct dg_open *); /* table.c */
/* A line that does not fit in a block: a message; false when the block is one
 * without closer, which then ends before the line. */
bool		 dg_block_stray(struct dg_plan *, struct dg_open *, enum dg_rule);

/* record.c */
/* "field: value" in hand, and its further lines; false when a block without
 * closer ends before it. */
bool		 dg_field_line(struct dg_plan *, const struct dg_open *,
			struct dg_node *record, unsigned kinds);
void		 dg_field_add(struct dg_plan *, struct dg_node *record,
			const struct dg_field *, struct dg_str name,
			struct dg_span name_span, struct dg_prose);
/* Takes the sign and the id of a row: "#id", "=id", "id". */
void		 dg_record_name(struct dg_plan *, struct dg_node *record,
			const struct dg_line *);
void		 dg_record_classes(struct dg_plan *, struct dg_node *record,
			const struct dg_line *);
/* When all rows are read: ids that stand twice, a block without rows. */
void		 dg_records_check(struct dg_plan *, struct dg_node *block);

/* ---- table.c -------------------------------------------------------------------------- */

/* Cells of a row, bars and spaces left out.  cell has room for DG_MAX_COLUMNS;
 * what is more is counted only.  A missing last bar is a message (not when
 * the plan is NULL). */
size_t		 dg_table_cells(struct dg_plan *, const struct dg_line *,
			struct dg_line *cell);
/* Takes the lines of a table in hand into plan->lines. */
void		 dg_table_collect(struct dg_plan *);
/* The second line says the alignment: false after a message. */
bool		 dg_table_aligns(struct dg_plan *, size_t columns, enum dg_align *);
/* Makes the TABLE of the lines in hand in node. */
void		 dg_table_read(struct dg_plan *, struct dg_node *table);

/* ---- attr.c --------------------------------------------------------------------------- */

/* Takes the {...} at the end of prose and gives it to node; allowed are the
 * classes that node may have. */
void		 dg_attr_take(struct dg_plan *, struct dg_prose *, struct dg_node *,
			unsigned allowed);
#define DG_CLASSES_ALL (DG_CLASS_LOCKED | DG_CLASS_MUST_ADAPT | DG_CLASS_LOCAL)
/* Is it [a-z0-9-]+ of sensible length?  false after a message. */
bool		 dg_attr_id_ok(struct dg_plan *, struct dg_str id, struct dg_span);
/* The bit of ".locked"; 0 after a message. */
unsigned	 dg_attr_class(struct dg_plan *, struct dg_str, struct dg_span,
			unsigned allowed);
/* Gives an id; a message when there is one already. */
void		 dg_attr_set_id(struct dg_plan *, struct dg_node *, struct dg_str,
			struct dg_span);
void		 dg_attr_set_was(struct dg_plan *, struct dg_node *, struct dg_str,
			struct dg_span);

/* ---- inline.c ------------------------------------------------------------------------- */

enum {
	DG_INLINE_STARS	= 1 << 0,	/* emphasis */
	DG_INLINE_NOTES	= 1 << 1,	/* [^x] may stand here */
	DG_INLINE_CELL	= 1 << 2,	/* \| is a bar */
	DG_INLINE_HEADER = 1 << 3,	/* only {{...}} and [@...] are marks */
	DG_INLINE_PLAIN	= 1 << 4,	/* {{...}} and [@...] may not stand here */
};

/* Appends the inlines of prose to parent. */
void		 dg_inline_read(struct dg_plan *, const struct dg_prose *,
			struct dg_node *parent, unsigned flags);

/* Words without any mark, their spaces as those of prose. */
struct dg_str	 dg_inline_words(struct dg_plan *, struct dg_str);

/* mark.c of inlines: brace.c */
/* At byte at stands {{, [@ or [^: makes its node (NULL after a message, or
 * when it is text) and says where it ends. */
struct dg_node	*dg_brace_read(struct dg_plan *, const struct dg_prose *, size_t at,
			unsigned flags, size_t *end);

/* ---- star.c ---------------------------------------------------------------------------- */

enum dg_token_kind { DG_TOKEN_TEXT, DG_TOKEN_STARS, DG_TOKEN_NODE };

struct dg_token {
	enum dg_token_kind kind;
	uint8_t		 closes, opens;	/* STARS: DG_BOLD | DG_ITALIC */
	bool		 quiet;		/* STARS that are plainly text */
	size_t		 from, to;	/* in the prose */
	struct dg_node	*node;
};

/* Is the run of stars at from plainly text? */
bool		 dg_stars_quiet(struct dg_str text, size_t from, size_t to);
/* Pairs the stars of plan->tokens; what stays unpaired is a warning. */
void		 dg_stars_pair(struct dg_plan *, const struct dg_prose *);

/* ---- after the last line ------------------------------------------------------------------ */

void		 dg_notes_read(struct dg_plan *);	/* note.c: "[^x]: ..." in hand */
void		 dg_notes_join(struct dg_plan *);	/* note.c */
void		 dg_unique_check(struct dg_plan *);	/* unique.c */

#endif
