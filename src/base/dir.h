/*
 * dir.h - what stands in a folder.
 */
#ifndef DG_BASE_DIR_H
#define DG_BASE_DIR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * The names in a folder, without those that start with a dot, sorted by their
 * bytes; at most max of them are looked at.  false when it cannot be read.
 */
bool		dg_dir_names(struct dg_arena *, const char *path, size_t max,
			struct dg_str **names, size_t *n);

#endif
