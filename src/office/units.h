/*
 * units.h - what the parts of the units table share (inside office/).
 */
#ifndef DG_OFFICE_UNITS_H
#define DG_OFFICE_UNITS_H

#include "office/office.h"

enum dg_unit_filter { DG_UNIT_NONE, DG_UNIT_FULL, DG_UNIT_UPPER, DG_UNIT_CAP };

/* Words of a pattern, or a mark: "{{unit.thuộc.full_name:upper}}". */
struct dg_unit_piece {
	struct dg_str	 words;		/* as they stand; empty: a mark */
	struct dg_str	 path;		/* of the mark, without "thuộc." */
	unsigned	 up;		/* how often "thuộc." stood there */
	size_t		 column;
	enum dg_unit_filter filter;
	struct dg_span	 at;
};

struct dg_unit_pattern {
	const struct dg_entry *entry;
	struct dg_unit_piece *piece;
	size_t		 n;
};

#define DG_UNITS_TOLD 32		/* messages about values of units, of a document */

#define DG_UNITS_ASKED 256

/* What a document was told already, and what it asked. */
struct dg_unit_told {
	struct { struct dg_span at; const struct dg_unit *unit; } item[DG_UNITS_TOLD];
	size_t		 n;
	size_t		 may_search;	/* so many ids more, for nearest ones */
	struct dg_str	 asked[DG_UNITS_ASKED];	/* ids that were looked for */
	size_t		 n_asked;	/* more than there is room for: too many */
};

/* unit_index.c: sorts rows by their ids and finds what each belongs to.  false:
 * an id stands twice, or units belong to one another in a round; reported. */
bool		 dg_units_index(struct dg_doc *, struct dg_units *);

/* unit_index.c: dg_units_find, of which nothing is kept. */
const struct dg_unit *dg_units_row(const struct dg_units *, struct dg_str id);

/* unit_asked.c: keeps an id that a document looked for; the text must outlive it. */
void		 dg_units_ask(const struct dg_units *, struct dg_str id);

/* unit_value.c: is it one name, as far as a path can tell? */
bool		 dg_units_same_name(struct dg_str, struct dg_str);

#endif
