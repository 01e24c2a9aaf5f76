/*
 * folder.h - a folder that is asked about many names.
 *
 * It is open, so that the system need not walk to it for each of them.  When it was read
 * already, and many are asked for that are not there, that tells it of all the others.
 */
#ifndef DG_BASE_FOLDER_H
#define DG_BASE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/dir.h"
#include "base/marks.h"

struct dg_stamp;	/* inputs.h */

/* A folder that was read a moment ago: dg_dir_entries. */
struct dg_listed {
	struct dg_str	 path;
	const struct dg_dir_entry *entries;
	size_t		 n;
};

struct dg_folder {
	int		 fd;		/* -1: it cannot be opened */
	const struct dg_listed *listed;	/* or NULL: it was not read */
	size_t		 missed;	/* names that were not there */
	bool		 known;		/* what follows tells what is not there */
	struct dg_marks	 names;
};

/* listed, or NULL, lasts as long as this. */
void	dg_folder_open(struct dg_folder *, const char *path, const struct dg_listed *);
void	dg_folder_close(struct dg_folder *);

/* dg_stamp_look at a name in it; only when it could be opened. */
bool	dg_folder_look(struct dg_folder *, const char *name, struct dg_stamp *, bool *linked);

#endif
