/*
 * names.h - names of fields and their Vietnamese aliases.
 */
#ifndef DG_PLAN_NAMES_H
#define DG_PLAN_NAMES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "doc/node.h"

/* Where a field may stand, as bits. */
enum {
	DG_IN_TARGETS	= 1 << 0,
	DG_IN_TASKS	= 1 << 1,
	DG_IN_BUDGET	= 1 << 2,
	DG_IN_SIGNATURE	= 1 << 3,
	DG_IN_COPY	= 1 << 4,
	DG_IN_ROWS	= DG_IN_TARGETS | DG_IN_TASKS | DG_IN_BUDGET,
};

enum dg_field_value {
	DG_VALUE_NAME,		/* the row's id */
	DG_VALUE_CLASSES,
	DG_VALUE_PLAIN,		/* an amount, a deadline: no {{...}} */
	DG_VALUE_WORDS,		/* running text */
};

struct dg_field {
	const char		*name;		/* canonical, English */
	const char		*alias[4];	/* Vietnamese, lower case */
	unsigned		 kinds;		/* DG_IN_* */
	enum dg_field_value	 value;
};

/*
 * The field that s names among those of kinds: its name or an alias, any
 * case, with spaces or, as in paths, '-'.  A year of a budget ("2026",
 * "năm 2026") is the field named "".  NULL when there is none.
 */
const struct dg_field *dg_field_find(struct dg_arena *, struct dg_str s, unsigned kinds);
/* The canonical name of what s names: "due" for "hạn", "2026" for "năm 2026";
 * empty when it names nothing. */
struct dg_str	dg_field_canonical(struct dg_arena *, struct dg_str s, unsigned kinds);
/* Where the fields of rows of targets, tasks or a budget stand. */
unsigned	dg_field_kinds(enum dg_kind block);
/* Is the field of that canonical name running text? */
bool		dg_field_is_words(struct dg_str name, unsigned kinds);
/* All names and aliases of kinds, for suggestions; returns how many. */
#define DG_FIELD_NAMES 64
size_t		dg_field_names(unsigned kinds, struct dg_str names[DG_FIELD_NAMES]);

#endif
