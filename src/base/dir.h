/*
 * dir.h - what stands in a folder.
 */
#ifndef DG_BASE_DIR_H
#define DG_BASE_DIR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

enum dg_dir_kind { DG_DIR_FILE, DG_DIR_FOLDER, DG_DIR_LINK, DG_DIR_OTHER };

struct dg_dir_entry {
	struct dg_str	 name;		/* terminated */
	enum dg_dir_kind kind;		/* of itself: a link is not followed */
};

/*
 * What stands in a folder, without names that start with a dot, sorted by their bytes; at
 * most max are looked at.  false when it cannot be read.
 */
bool		dg_dir_entries(struct dg_arena *, const char *path, size_t max,
			struct dg_dir_entry **, size_t *n);

/*
 * The names in a folder, without those that start with a dot, sorted by their
 * bytes; at most max of them are looked at.  false when it cannot be read.
 */
bool		dg_dir_names(struct dg_arena *, const char *path, size_t max,
			struct dg_str **names, size_t *n);

#endif
