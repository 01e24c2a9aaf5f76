/*
 * folder.h - a folder that is asked about many names.
 *
 * It is open, so that the system need not walk to it for each of them; when many are asked
 * for that are not there, it is listed once, which tells it of all the others.
 */
#ifndef DG_BASE_FOLDER_H
#define DG_BASE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct dg_stamp;	/* inputs.h */

struct dg_folder {
	int		 fd;		/* -1: it cannot be opened */
	size_t		 missed;	/* names that were not there */
	bool		 listed;	/* what follows tells what is not there */
	uint64_t	*slot;		/* heap: hashes of names, in a table; 0: none */
	size_t		 n, n_slots;
};

void	dg_folder_open(struct dg_folder *, const char *path);
void	dg_folder_close(struct dg_folder *);

/* dg_stamp_look at a name in it; only when it could be opened. */
bool	dg_folder_look(struct dg_folder *, const char *name, struct dg_stamp *, bool *linked);

#endif
