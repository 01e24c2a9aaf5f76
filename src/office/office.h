/*
 * office.h - the world a document is issued in.
 *
 * office/ owns templates and dated rule sets (YAML: template.c, yaml.c,
 * sheet.c, scheme.c), the units table (CSV: units.c) and the registry of
 * cited documents (cites.c).  What it returns is read only.
 */
#ifndef DG_OFFICE_OFFICE_H
#define DG_OFFICE_OFFICE_H

#include <stdbool.h>

#include "base/date.h"
#include "doc/doc.h"
#include "office/style.h"

/* ---- units: a CSV table ------------------------------------------------- */

struct dg_unit {
	struct dg_str	*cell;		/* by column, NFC */
	struct dg_span	 span;		/* of the row */
};

struct dg_units {
	struct dg_str	*column;	/* names, as written, NFC */
	size_t		 n_columns;
	struct dg_unit	*unit;
	size_t		 n;
	uint32_t	 source;
	/* private index */
	size_t		*by_id;
	size_t		 id_column;
};

/* false: a message was reported (unreadable, no header, a required column is
 * missing, an id twice, a row with another number of cells). */
bool		 dg_units_read(struct dg_doc *, struct dg_str path,
			struct dg_span asked_at, struct dg_units *);
const struct dg_unit *dg_units_find(const struct dg_units *, struct dg_str id);
/* The ids of all units, as many as there are units. */
struct dg_str	*dg_units_ids(struct dg_arena *, const struct dg_units *);
/* A cell by its column's name; in paths '-' stands for a space ("địa-danh").
 * Empty when there is no such column; *known says which. */
struct dg_str	 dg_unit_value(const struct dg_units *, const struct dg_unit *,
			struct dg_str column, bool *known);

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
struct dg_cited	*dg_cites_find(const struct dg_cites *, struct dg_str key);

/* ---- templates ----------------------------------------------------------- */

/* One line of a letterhead or of a fixed block: a style and a pattern with
 * {placeholders}, filled in by compose. */
struct dg_pattern {
	struct dg_str	text;		/* "Số {number}-{abbreviation}/{symbol}" */
	struct dg_str	style;
	struct dg_span	span;		/* in the template */
};

struct dg_patterns {
	struct dg_pattern *item;
	size_t		   n;
};

struct dg_head_row {			/* a row of the letterhead */
	struct dg_patterns left, right;
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
	struct dg_str	 profile;	/* the rule set's name: "hd36" */
	struct dg_sheet	 sheet;
	struct dg_head_row *letterhead;
	size_t		 n_letterhead;
	struct dg_str	*blocks;	/* order: "letterhead", "title", "body",
					 * "closing", "annexes" */
	size_t		 n_blocks;
	struct dg_patterns title;	/* {kind}, {title}, separator */
	struct dg_patterns annex_head;	/* {label}, {title}: above an annex */
	struct dg_str	 annex_label;	/* "Phụ lục số {n}", "Phụ lục {n}" */
	struct dg_str	 annex_label_single; /* when there is one annex only */
	enum dg_numfmt	 annex_format;
	struct dg_str	 recipients_label;	/* "Nơi nhận:" */
	struct dg_str	 recipients_mark;	/* "- " before each */
	struct dg_str	 recipients_separator;	/* "," or ";" */
	struct dg_str	 recipients_last;	/* "." */
	struct dg_str	 recipients_style, recipients_label_style;
	struct dg_str	 contact_style;
	struct dg_str	 toc_label;	/* "Mục lục", above a table of contents */
	struct dg_patterns signature;	/* {authority}, {position}, {space}, {name} */
	dg_emu		 signature_space;	/* room for a hand */
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

/* "A I 1 *", "I 1 1.1 -", "I-"; punctuation from the template unless typed. */
bool		 dg_scheme_parse(struct dg_doc *, struct dg_str text,
			struct dg_span, const struct dg_scheme *defaults,
			struct dg_scheme *out);

#endif
