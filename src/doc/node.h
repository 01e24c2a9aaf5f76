/*
 * node.h - the tree that carries a document from its text to its files.
 *
 * One struct for every kind; what a kind adds stands in the union.  Nodes
 * live in the document's arena and are never freed one by one.  Every node
 * knows where it stands (span) and where it came from (origin).
 */
#ifndef DG_DOC_NODE_H
#define DG_DOC_NODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/units.h"
#include "diag/source.h"
#include "doc/kind.h"

struct dg_style;		/* office/style.h */
struct dg_page_setup;		/* office/style.h */
struct dg_touch;		/* cascade/pass.h */

/* Where a node, or a run of text, came from. */
enum dg_origin_how {
	DG_FROM_PLAN,		/* written in a plan */
	DG_FROM_HEADER,		/* a header value */
	DG_FROM_VARIABLE,	/* {{...}}: computed text; at = the placeholder */
	DG_FROM_CITATION,	/* [@...] */
	DG_FROM_REFERENCE,	/* {{#x}} */
	DG_FROM_TEMPLATE,	/* letterhead, labels, fixed words */
	DG_FROM_NUMBERING,	/* a generated number */
	DG_FROM_DATA,		/* printed from a targets, tasks or budget block */
	/* By a plan that extends the one it was written in; at = the operation,
	 * was = what it was done to. */
	DG_BY_REPLACE, DG_BY_APPEND, DG_BY_PREPEND, DG_BY_BEFORE, DG_BY_AFTER, DG_BY_REMOVE,
	DG_BY_EDIT, DG_BY_MOVE, DG_BY_TERMS,
	DG_BY_CHILD,		/* recipients, signature, annex: beside the operations */
};

struct dg_origin {
	enum dg_origin_how	 how;
	struct dg_span		 at;	/* the words that made it */
	struct dg_span		 was;	/* what they stand for, where known */
	const struct dg_origin	*next;	/* what this in turn came from */
	struct dg_str		 text;	/* DG_BY_*: the words before, where they
						 * changed; REMOVE: why; MOVE: the section
						 * that it stood in */
};

/* What a plan does to the one it extends, in the order of enum dg_origin_how. */
enum dg_op { DG_OP_REPLACE, DG_OP_APPEND, DG_OP_PREPEND, DG_OP_BEFORE, DG_OP_AFTER,
	DG_OP_REMOVE, DG_OP_EDIT, DG_OP_MOVE, DG_OP_TERMS };
enum dg_where { DG_WHERE_AFTER, DG_WHERE_BEFORE, DG_WHERE_INTO };
/* "#x": what an operation is about. */
struct dg_op_target {
	struct dg_str	 address;	/* without '#' */
	struct dg_span	 span;
	struct dg_op_target *next;
};

/* Classes of {#id .class}. */
enum {
	DG_CLASS_LOCKED		= 1 << 0,
	DG_CLASS_MUST_ADAPT	= 1 << 1,
	DG_CLASS_LOCAL		= 1 << 2,
	DG_CLASS_TEXT		= 1 << 3,	/* a numbered paragraph */
};

enum dg_marker { DG_MARK_DASH, DG_MARK_PLUS, DG_MARK_NUMBER, DG_MARK_LETTER,
	DG_MARK_PAREN };		/* -  +  1.  a)  (1) */
enum dg_align { DG_ALIGN_DEFAULT, DG_ALIGN_LEFT, DG_ALIGN_CENTER, DG_ALIGN_RIGHT,
	DG_ALIGN_JUSTIFY };
enum dg_valign { DG_VALIGN_TOP, DG_VALIGN_MIDDLE };
enum dg_look { DG_LOOK_GRID, DG_LOOK_PLAIN };	/* ruled, or without any line */
/* What a GROUP stands for. */
enum dg_group { DG_GROUP_LETTERHEAD, DG_GROUP_TITLE, DG_GROUP_CLOSING,
	DG_GROUP_ANNEX_HEAD, DG_GROUP_DATA, DG_GROUP_ADDRESSEES, DG_GROUP_BASES,
	DG_GROUP_COPY, DG_GROUP_FIXED,
	DG_GROUP_CONTACT };	/* not in the text: at the foot of the first page */
/* What became of a node since the older of two documents that are compared. */
enum dg_change { DG_SAME, DG_INSERTED, DG_DELETED,
	DG_MOVED_FROM, DG_MOVED_TO };	/* stands here no more; stands here now */
/* Character style bits of TEXT. */
enum { DG_BOLD = 1, DG_ITALIC = 2, DG_UNDERLINE = 4 };

/* What a picture's file holds, 8 bits a colour, and how large it is printed. */
struct dg_picture {
	struct dg_str	 file;		/* its bytes: PNG */
	unsigned	 width, height;	/* pixels */
	dg_emu		 cx, cy;
	const uint8_t	*color;		/* [width * height * 3] red, green, blue */
	const uint8_t	*alpha;		/* [width * height], or NULL: it hides all */
};

struct dg_node;
struct dg_attr {			/* key=value of a block's opener */
	struct dg_str	 key, value;	/* value is NFC, without its quotes */
	struct dg_span	 key_span, value_span;
	struct dg_node	*inlines;	/* VALUE, for the title of an annex */
	struct dg_attr	*next;
};

struct dg_node {
	struct dg_node		*parent, *first, *last, *prev, *next;
	dg_kinds		 below;		/* kinds of all that stands, or stood, below */
	/* Small ones together: a large table has a hundred thousand nodes. */
	enum dg_kind		 kind : 8;	/* changed by dg_node_turn only */
	unsigned		 classes : 8;	/* DG_CLASS_* */
	unsigned		 label_face : 8; /* of the label, beside the style's */
	enum dg_change		 change : 8;	/* set by compare, see below */
	bool			 keep_next;	/* beside what the style says; by compose */
	struct dg_span		 span;		/* what it was written as */
	struct dg_span		 id_span;
	const struct dg_origin	*origin;	/* never NULL */
	struct dg_str		 id;		/* empty: none */
	struct dg_str		 was;		/* old ids: "a,b" */
	struct dg_attr		*attrs;		/* of a block, as written */

	/* Set by resolve (numbering) on SECTION, ITEM, ANNEX, and the PARA or
	 * HEADING that prints it. */
	struct dg_str		 label;		/* "I-", "1.1.", "a)", "-": as printed */
	struct dg_str		 number;	/* "III.2", "Phụ lục số 1": for {{#x}} */

	/* Set by compose on every LEAF, TABLE and page-changing block. */
	const struct dg_style	*style;
	const struct dg_page_setup *page;	/* starts new pages of this setup */
	uint32_t		 place;		/* what links lead to, from 1: a leaf, and
						 * what has the name that it goes by; 0: none */
	uint32_t		 element;	/* the PDF writer's: what holds it there */

	/* Set by compare on leaves, tables, rows and inlines, as change is. */
	uint32_t		 move;		/* MOVED_*: which one, from 1 */
	struct dg_touch		*touch;		/* the cascade's, while it runs */
	const struct dg_node	*before;	/* what it was in the older document:
						 * of the DOC, a leaf and a TABLE;
						 * of a TEXT that looks different now */

	union {
		struct {			/* SECTION, HEADING */
			uint8_t level;		/* 1..4, outermost first */
			uint32_t anchor;	/* HEADING: its place in the table of
						 * contents, from 1; 0: none */
		} section;
		struct {			/* LIST */
			enum dg_marker marker;
			uint8_t level;		/* nesting, from 1 */
			uint32_t start;		/* value of the first item */
			bool goes_on;		/* the cascade's: from the list before */
		} list;
		struct {			/* ITEM */
			uint32_t value;		/* typed; numbering makes it final */
			struct dg_span marker;	/* where it was typed */
		} item;
		struct {			/* PARA: the list item or section whose
						 * label it prints (NULL: none) */
			struct dg_node *labelled;
			bool brace;		/* a note beside a drawn brace */
			bool caption;		/* of the table behind it */
			struct dg_node *heading; /* an entry of a table of contents:
						 * what it leads to (NULL: none) */
		} para;
		struct {			/* TABLE */
			enum dg_look look;
			unsigned columns;
			enum dg_align *aligns;	/* [columns], from the table's second row */
			int *shares;		/* [columns] relative widths, or NULL */
			dg_emu *widths;		/* [columns], set by layout */
			unsigned header_rows;
			bool data;		/* made from a data block */
		} table;
		struct {			/* ROW */
			bool header, group;	/* group: over the whole width */
		} row;
		struct {			/* CELL */
			unsigned column, colspan, rowspan;
			enum dg_align align;
			enum dg_valign valign;
			bool head;		/* a header cell */
			bool brace;		/* a brace is drawn at its left edge,
						 * as high as the row */
		} cell;
		struct {			/* GROUP */
			enum dg_group what;
			enum dg_kind block;	/* DATA: what it was printed from */
		} group;
		struct {			/* RECORD */
			bool heading;		/* "#id": a group heading */
			bool sum;		/* "=id": a checked sum */
		} record;
		struct {			/* FIELD: canonical English name */
			struct dg_str name;
			struct dg_str raw;	/* its text as written, NFC, trimmed */
			struct dg_span name_span;
		} field;
		struct {			/* RECIPIENT */
			struct dg_str note;	/* "để báo cáo": shares a brace */
			bool note_above;	/* a line that is only a note: it holds
						 * for the lines above it */
		} recipient;
		struct {			/* WHEN */
			struct dg_str path, value;
			bool negated;		/* != */
			struct dg_span path_span, value_span;
		} when;
		struct {			/* OP */
			enum dg_op what;
			struct dg_op_target *targets;	/* in the order written */
			enum dg_where where;	/* MOVE */
			struct dg_op_target place;	/* MOVE; address empty: none */
		} op;
		struct {			/* TEXT */
			struct dg_str s;	/* NFC; no line ends, no double spaces
						 * but non-breaking ones */
			uint8_t face;		/* DG_BOLD | ... */
			struct dg_node *to;	/* a reference: what it names; once composed,
						 * the leaf that this begins with; or NULL */
			uint32_t keep_from, keep_to; /* bytes of a name in a letterhead,
						 * on one line where it can be */
		} text;
		struct {			/* PICTURE */
			const struct dg_picture *file;
			struct dg_str alt;	/* what it shows, in words */
			dg_emu middle;		/* of its width, from the middle of
						 * the leaf's lines */
			dg_emu top;		/* below the end of its last line;
						 * may be negative */
			bool over;		/* above words and other pictures */
		} picture;
		struct {			/* VAR, REF, CITE, PLACE, NOTE_REF, PARENT */
			struct dg_str path;	/* "kp.tong", "x", "nq04", "1" */
			struct dg_str filter;	/* "words", "full", ... or empty */
			uint8_t face;
			struct dg_node *note;	/* NOTE_REF: its NOTE */
			uint32_t note_number;	/* NOTE_REF, NOTE: set by resolve */
		} ref;
	} u;
};

struct dg_node	*dg_node_new(struct dg_arena *, enum dg_kind, struct dg_span);
/* With an origin of its own (how, at = span). */
struct dg_node	*dg_node_new_from(struct dg_arena *, enum dg_kind, struct dg_span,
			enum dg_origin_how);
/* A TEXT node; s is kept, not copied. */
struct dg_node	*dg_node_text(struct dg_arena *, struct dg_str s, uint8_t face,
			struct dg_span, enum dg_origin_how);
void		 dg_node_append(struct dg_node *parent, struct dg_node *child);
void		 dg_node_prepend(struct dg_node *parent, struct dg_node *child);
void		 dg_node_insert_before(struct dg_node *at, struct dg_node *node);
void		 dg_node_insert_after(struct dg_node *at, struct dg_node *node);
void		 dg_node_unlink(struct dg_node *);
/* Makes it one of that kind; what it holds stays. */
void		 dg_node_turn(struct dg_node *, enum dg_kind);
/* Puts all children of from in the place of at, which is unlinked. */
void		 dg_node_replace_with_children(struct dg_node *at, struct dg_node *from);
/* A deep copy, unlinked; its calls of notes lead to its own notes. */
struct dg_node	*dg_node_copy(struct dg_arena *, const struct dg_node *);

/* A field of a RECORD or SIGNER by canonical name, or NULL. */
struct dg_node	*dg_node_field(const struct dg_node *record, const char *name);
const struct dg_attr *dg_node_attr(const struct dg_node *, const char *key);

/* Is n what the first page's foot holds?  It stands behind all else. */
static inline bool
dg_is_contact(const struct dg_node *n)
{
	return n->kind == DG_K_GROUP && n->u.group.what == DG_GROUP_CONTACT;
}

/* Is it an entry of a table of contents? */
static inline bool
dg_is_entry(const struct dg_node *n)
{
	return n->kind == DG_K_PARA && n->u.para.heading != NULL;
}

/* Is it the caption of a table, which stands behind it? */
static inline bool
dg_is_caption(const struct dg_node *n)
{
	return n->kind == DG_K_PARA && n->u.para.caption;
}

/* Does it stand only in the older of two documents, or only in the newer? */
static inline bool
dg_is_gone(const struct dg_node *n)
{
	return n->change == DG_DELETED || n->change == DG_MOVED_FROM;
}

static inline bool
dg_is_new(const struct dg_node *n)
{
	return n->change == DG_INSERTED || n->change == DG_MOVED_TO;
}

/* place.c.  The name of a leaf that links lead to: its own, or that of what it begins. */
struct dg_str	 dg_place_name(const struct dg_node *leaf);
/* Makes it one: it, and what has that name, get the number. */
void		 dg_place_set(struct dg_node *leaf, uint32_t place);
/* No link leads from, or to, what the tree holds. */
void		 dg_links_drop(struct dg_node *root);

/* How many levels of headings a TOC lists. */
unsigned	 dg_toc_levels(const struct dg_node *);

/* The nearest of n and what it stands in that is of that kind, or NULL. */
struct dg_node	*dg_node_enclosing(const struct dg_node *n, enum dg_kind);

/* All TEXT below, joined; BREAK and TAB are a space. */
struct dg_str	 dg_node_plain(struct dg_arena *, const struct dg_node *);

/* For qsort over struct dg_node *: by id, then by where the id stands. */
int		 dg_node_compare_ids(const void *, const void *);

/*
 * Pre-order walk without recursion: the node after n inside root, or NULL.
 * dg_node_skip does not descend into n; dg_node_leave is the same for one that has no
 * next.
 */
struct dg_node	*dg_node_leave(const struct dg_node *root, struct dg_node *n);

static inline struct dg_node *
dg_node_skip(const struct dg_node *root, struct dg_node *n)
{
	return n != root && n->next != NULL ? n->next : dg_node_leave(root, n);
}

static inline struct dg_node *
dg_node_walk(const struct dg_node *root, struct dg_node *n)
{
	return n->first != NULL ? n->first : dg_node_skip(root, n);
}

/*
 * The next node of one of those kinds, in the same order: behind n, or the first one (root
 * itself, too) for NULL.  NULL when there is none.  Nodes that hold none (below) are passed by:
 * a look for footnotes does not go through a table without one.
 *
 *	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_IS(SECTION))) != NULL;)
 */
struct dg_node	*dg_node_seek(const struct dg_node *root, struct dg_node *n, dg_kinds);

/*
 * The tree as text, one node a line: --dump=tree and golden files.  Places are
 * shown where they lie in root's own file.
 */
void		 dg_node_dump(const struct dg_node *root, const struct dg_sources *,
			struct dg_buf *);
/* How styles and pages are called: doc/ itself does not know. */
struct dg_dump_names {
	struct dg_str	(*style)(const struct dg_style *);
	struct dg_str	(*page)(const struct dg_page_setup *);
	/* The plans that it is made of: with more than one, places name their file,
	 * and "from=" says every operation. */
	const uint32_t	*plans;
	size_t		 n_plans;
};
/* The same with the names of styles and pages. */
void		 dg_node_dump_named(const struct dg_node *root, const struct dg_sources *,
			const struct dg_dump_names *, struct dg_buf *);
/* Aborts with a message when links or grammar are broken (test builds). */
void		 dg_node_verify(const struct dg_node *root);

#endif
