/*
 * find.h - where template files are, and which there are (inside office/).
 *
 * A template file is named by its path below templates/, without ".yaml":
 * "dang/ke-hoach" (a kind), "dang/rules/hd36" (a rule set).  Each file is
 * looked for by itself in --template-dir, in the project's templates/ and
 * among the files built into the program, so an office may replace one.
 */
#ifndef DG_OFFICE_FIND_H
#define DG_OFFICE_FIND_H

#include "office/office.h"
#include "office/shape.h"

struct dg_finder {
	struct dg_shape_reader		 reader;
	const struct dg_template_dirs	*dirs;
};

/* Is it a path of 1 to 4 names of small letters, digits and '-'? */
bool	 dg_template_name_ok(struct dg_str name);

/*
 * Reads a template file.  false: a message was reported; where the file is
 * absent it is of the rule given, at asked_at, with the name as {0} and
 * others as {1}.
 */
bool	 dg_template_load(struct dg_finder *, struct dg_str name,
		struct dg_span asked_at, enum dg_rule absent, struct dg_yaml **);

#define DG_BASES_MAX	8		/* files on one another */

/* "hd36" is in the folder given, "rules/practice" below templates/. */
struct dg_str dg_template_full_name(struct dg_arena *, struct dg_str folder,
		struct dg_str name);
/* The same with all that the file names as its "base", and that as its own: map
 * holds them, the file itself first. */
bool	 dg_template_load_chain(struct dg_finder *, struct dg_str name,
		struct dg_span asked_at, enum dg_rule absent,
		struct dg_yaml *map[DG_BASES_MAX], size_t *n);

/* The kinds that can be named, sorted: "dang/ke-hoach". */
struct dg_str *dg_template_kinds(struct dg_finder *, size_t *n);

#endif
