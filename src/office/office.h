/*
 * office.h - the world a document is issued in.
 *
 * office/ owns templates and dated rule sets (YAML: template.c, ruleset.c,
 * rules_shape.c, pattern_shape.c, sheet.c, scheme.c), the patterns in them
 * (pattern.h), the units table (CSV: units.c, unit_index.c; what is computed of
 * it: unit_pattern.c, unit_value.c; what depends on it: unit_asked.c), the registry of
 * cited documents (cites.c), pictures (PNG: picture.c) and the words of new plans (skeleton.h).
 * What it returns is read only.
 */
#ifndef DG_OFFICE_OFFICE_H
#define DG_OFFICE_OFFICE_H

#include <stdbool.h>

#include "base/date.h"
#include "doc/abbreviation.h"
#include "doc/doc.h"
#include "office/pattern.h"
#include "office/style.h"

/* ---- units: a CSV table, and what the header computes from it ------------ */

struct dg_unit {
	struct dg_str	*cell;		/* by column of the table, NFC */
	struct dg_span	 span;		/* of the row */
	const struct dg_unit *above;	/* the one that it belongs to, or NULL */
	struct dg_date	 from, until;	/* its days, both included; may be blank */
};

struct dg_unit_pattern;			/* units.h */
struct dg_unit_told;

struct dg_units {
	struct dg_str	*column;	/* names, as written, NFC: of the table, then
					 * those that only the header computes */
	size_t		 n_columns, n_cells;
	struct dg_unit	*unit;
	size_t		 n;
	uint32_t	 source;
	const struct dg_unit_pattern **pattern;	/* [n_columns] or NULL: none at all */
	/* private index */
	size_t		*by_id;
	size_t		 id_column, above_column, from_column, until_column;
	struct dg_unit_told *told;	/* units.h: what a document was told already */
};

/* false: a message was reported (unreadable, no header, a required column is
 * missing, an id twice, a row with another number of cells, a bad date, units
 * that belong to one another in a round). */
bool		 dg_units_read(struct dg_doc *, struct dg_str path,
			struct dg_span asked_at, struct dg_units *);
const struct dg_unit *dg_units_find(const struct dg_units *, struct dg_str id);
/* Adds the nearest id to a message as a note; no longer once a document searched the table
 * too often: one of many that have the same mistake may do so less. */
void		 dg_units_note_nearest(struct dg_doc *, const struct dg_units *,
			struct dg_diag *, struct dg_str id);
struct dg_str	 dg_unit_id(const struct dg_units *, const struct dg_unit *);
/* Did it exist on that day?  Blank: no one asks. */
bool		 dg_unit_in_force(const struct dg_unit *, struct dg_date);

/*
 * The place of a column by its name, in Vietnamese or English ("tên", "name");
 * '-' and '_' stand for a space ("địa-danh").  n_columns: there is none.
 */
size_t		 dg_units_column(const struct dg_units *, struct dg_str name);
/* Is that another name of the column? */
bool		 dg_units_is_column(struct dg_str name, const char *column);

/* Reads the header's keys "unit.COLUMN": patterns of what the table leaves
 * empty.  false: a message was reported. */
bool		 dg_units_compute(struct dg_doc *, struct dg_units *);
/*
 * A unit's cell, or what its pattern comes to; empty when there is no such
 * column; *known says which.  What a pattern needs and the table does not have
 * is reported, once a document.  unit may be NULL: empty.
 */
struct dg_str	 dg_unit_value(struct dg_doc *, const struct dg_units *,
			const struct dg_unit *, struct dg_str column, bool *known);
/* Nothing told so far: for another document of the same units; one of many? */
struct dg_unit_told *dg_units_untold(struct dg_arena *, bool of_many);
/* The same in silence: what cannot be computed is empty. */
struct dg_str	 dg_unit_glance(struct dg_arena *, const struct dg_units *,
			const struct dg_unit *, struct dg_str column, bool *known);
/*
 * Cuts every "thuộc." off the front of a path and goes up as often.  false: a
 * unit that it belongs to is not in the table, or (unless lenient: *unit is
 * then NULL) there is none; that was reported at a place.
 */
bool		 dg_unit_climb(struct dg_doc *, const struct dg_units *,
			const struct dg_unit **, struct dg_str *path,
			struct dg_span at, bool lenient);
/* Cuts one "thuộc." off; false: the path does not begin so. */
bool		 dg_units_cut_above(struct dg_str *path);
/* Its name in full where the table has one, else its name. */
struct dg_str	 dg_unit_full_name(struct dg_doc *, const struct dg_units *,
			const struct dg_unit *);
/* The same in silence, for messages. */
struct dg_str	 dg_unit_called(struct dg_arena *, const struct dg_units *,
			const struct dg_unit *);
/* The units table has no such column: the message lists those there are (none
 * when brief). */
void		 dg_units_report_column(struct dg_doc *, const struct dg_units *,
			struct dg_span, struct dg_str name, bool brief);

/*
 * Which rows a document depends on, so that a change of the others need not make it again:
 * its own unit's with those that this belongs to, and those of ids that were asked for
 * by dg_units_find (n: of them; false: they are too many to tell).
 */
bool		 dg_units_asked(const struct dg_units *, const struct dg_str **id, size_t *n);
/* What a unit's row says and the rows of those that it belongs to. */
struct dg_str	 dg_unit_digest(struct dg_arena *, const struct dg_units *,
			const struct dg_unit *);
/* What the columns are, and what the rows of some ids say. */
struct dg_str	 dg_units_digest(struct dg_arena *, const struct dg_units *,
			const struct dg_str *id, size_t n);

/* ---- citations: records -------------------------------------------------- */

struct dg_cited {
	struct dg_str	key, kind, number, issuer, title;
	struct dg_date	date;
	struct dg_span	span;		/* of the key */
	bool		used;		/* set by resolve */
};

struct dg_cites {
	struct dg_cited	*item;		/* sorted by key */
	size_t		 n;
};

bool		 dg_cites_read(struct dg_doc *, struct dg_str path,
			struct dg_span asked_at, struct dg_cites *);
/* Adds what more has and cites does not. */
void		 dg_cites_add(struct dg_arena *, struct dg_cites *cites,
			const struct dg_cites *more);
struct dg_cited	*dg_cites_find(const struct dg_cites *, struct dg_str key);

/* ---- pictures: PNG -------------------------------------------------------- */

/*
 * Reads a PNG file, of at most so many pixels.  Its size is the one that it
 * says itself, else what 300 pixels an inch make, with a warning.  false: a
 * message was reported.
 */
bool		 dg_picture_read(struct dg_doc *, struct dg_str path,
			struct dg_span asked_at, unsigned pixels,
			struct dg_picture *);

/* ---- templates ----------------------------------------------------------- */

struct dg_head_row {			/* a row of the letterhead */
	struct dg_patterns left, right;
};

struct dg_head_rows {
	struct dg_head_row *item;
	size_t		   n;
};

/* Patterns under a name: a fixed block that "order" may name. */
struct dg_fixed_block {
	struct dg_str	   name;
	struct dg_patterns patterns;
};

/* Lines under one another: recipients, addressees, legal bases. */
struct dg_line_list {
	struct dg_str	label;		/* "Nơi nhận:" */
	struct dg_str	mark;		/* "- " before each */
	struct dg_str	separator, last;	/* at the end of a line, and of the last */
	struct dg_str	style, label_style;
	struct dg_str	single_style;	/* of the only addressee */
};

/* A word that the header may give a mark, and the style it is printed in. */
struct dg_mark_word {
	struct dg_str	word, style;
};

struct dg_mark_words {
	struct dg_mark_word *item;
	size_t		     n;
};

/* The word that s is, in any case and with or without its marks; or NULL. */
const struct dg_mark_word *dg_mark_find(struct dg_arena *, const struct dg_mark_words *,
		struct dg_str s);

/* How documents are cited: patterns. */
struct dg_citation_forms {
	struct dg_str	full, brief;	/* "Nghị quyết số 05-NQ/TW" */
	struct dg_str	by_name;	/* of what has no number, or is a law */
	struct dg_str	*laws;		/* kinds that are cited by their name */
	size_t		n_laws;
};

/* A document of several bodies. */
struct dg_joint_forms {
	struct dg_str	issuers, symbols;	/* what stands between two */
	struct dg_str	abbreviation;		/* put behind the kind's: "LT" */
	struct dg_str	kind;			/* put behind the kind: " liên tịch" */
};

/* A copy of a document: who made it, below the text. */
struct dg_copy_form {
	struct dg_str	word, abbreviation;	/* "sao y", "SY" */
};

struct dg_copy_forms {
	struct dg_copy_form *form;
	size_t		    n;
	struct dg_str	    rule_style;	/* of the rule above it */
	struct dg_head_rows head;
	struct dg_str	    digital;	/* what an electronic copy says: a pattern */
};

/* What a rule set lets the body text be; 0 is no limit. */
struct dg_body_limits {
	dg_emu		 size_least, size_most;
	dg_emu		 line_least, line_most;
	dg_emu		 after_least;
};

struct dg_template {
	struct dg_str	 kind;		/* "Kế hoạch": its style makes capitals */
	struct dg_str	 abbreviation;	/* "KH" */
	struct dg_str	 deciding;	/* "Quyết định": what its bases lead to */
	struct dg_str	 profile;	/* the rule set's name: "hd36" */
	struct dg_sheet	 sheet;
	struct dg_head_rows letterhead;
	struct dg_str	*blocks;	/* order: "letterhead", "title", "addressees",
					 * "body", "closing", "annexes", or of fixed */
	size_t		 n_blocks;
	struct dg_fixed_block *fixed;
	size_t		 n_fixed;
	struct dg_patterns title;	/* {kind}, {title}, separator */
	struct dg_patterns annex_head;	/* {label}, {title}: above an annex */
	struct dg_pattern annex_reference;	/* below them, unless typed */
	struct dg_str	 annex_label;	/* "Phụ lục số {n}", "Phụ lục {n}" */
	struct dg_str	 annex_label_single; /* when there is one annex only */
	enum dg_numfmt	 annex_format;
	struct dg_line_list recipients, addressees, bases;
	struct dg_str	 contact_style;
	struct dg_patterns below_recipients;	/* {typist} */
	struct dg_patterns bases_above, bases_below;	/* where a kind decides */
	struct dg_str	 toc_label;	/* "Mục lục", above a table of contents */
	struct dg_patterns signature;	/* {authority}, {position}, {space},
					 * {signed-by}, {signed-at}, {name} */
	dg_emu		 signature_space;	/* room for a hand */
	struct dg_str	 signature_moment;	/* {signed-at}: "{day}/{month}/{year} ..." */
	struct dg_str	 picture_text;	/* "Chữ ký của {name}": what pictures show */
	struct dg_str	 seal_text;	/* "Dấu của {issuer}" */
	bool		 signers_in_row;	/* side by side */
	bool		 signature_left;	/* the signature stands at the left */
	struct dg_str	*authority_forms;	/* "T/M", "K/T" */
	size_t		 n_authority_forms;
	struct dg_mark_words urgency, circulation;
	struct dg_joint_forms joint;
	struct dg_copy_forms copy;
	struct dg_citation_forms citation;
	struct dg_str	 terminator;	/* "./.": ends the body; empty: as typed */
	struct dg_str	 months[12];	/* names, or empty */
	struct dg_abbreviations abbreviations;	/* that need no word of explanation */
	struct dg_str	*required;	/* "title", "recipients", "signature" */
	size_t		 n_required;
	struct dg_str	 blank;		/* room to write: printed for a blank
					 * number or day */
	bool		 pad_number;	/* number < 10 gets a zero */
	struct dg_body_limits limits;
};

struct dg_template_dirs {
	const char	*dir;		/* --template-dir, or NULL */
};

/*
 * Finds and reads the template that doc->header names with the rule set in
 * force on its date (or named by "profile"), from --template-dir, else the
 * project's templates/, else those built into the program.  A mistake in a
 * template has its own file, line and column.
 *
 * sheet.scheme is the header's "numbering" where there is one, else the
 * kind's, else the rule set's; how headings look follows from it.
 */
bool		 dg_template_open(struct dg_doc *, const struct dg_template_dirs *,
			struct dg_template *);

/* ---- which templates there are ---- */

/* A kind as a header may name it. */
struct dg_kind_entry {
	struct dg_str	 name;		/* "dang/ke-hoach" */
	struct dg_str	 kind, abbreviation;
	struct dg_str	 rules;		/* the folder of its rule sets: "dang/rules" */
};

/* A rule set of a family, and the days it is in force. */
struct dg_profile {
	struct dg_str	 name, title;
	struct dg_date	 from, until;	/* until blank: still in force */
};

/* The names of all kinds, from doc->root_dir and the other places, sorted. */
struct dg_str	*dg_kind_names(struct dg_doc *, const struct dg_template_dirs *, size_t *n);
/* One of them; false: a mistake in its files was reported. */
bool		 dg_kind_read(struct dg_doc *, const struct dg_template_dirs *,
			struct dg_str name, struct dg_kind_entry *);
/* The rule sets in a folder, as its index lists them; false: as above. */
bool		 dg_profiles_read(struct dg_doc *, const struct dg_template_dirs *,
			struct dg_str folder, struct dg_profile **, size_t *n);
/* Reads all of a kind with a rule set; false: as above. */
bool		 dg_template_open_kind(const struct dg_doc *, const struct dg_template_dirs *,
			struct dg_str name, struct dg_str profile, struct dg_template *);
/* Does the order name that block? */
bool		 dg_template_has_block(const struct dg_template *, const char *name);
/* The one that is in force from the latest day. */
const struct dg_profile *dg_profile_newest(const struct dg_profile *, size_t n);

/* "a, b, c", for messages; a long list is cut. */
struct dg_str	 dg_template_listing(struct dg_arena *, const struct dg_str *, size_t n);

/* "A I 1 *", "I 1 1.1 -", "Chương I Điều 1"; punctuation and words from the
 * template's looks (defaults) unless typed. */
bool		 dg_scheme_parse(struct dg_doc *, struct dg_str text,
			struct dg_span, const struct dg_scheme *defaults,
			struct dg_scheme *out);

#endif
