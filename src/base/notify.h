/*
 * notify.h - waiting until files may have changed, or the program is to end (inotify).
 *
 * Folders are watched, not files: editors save by renaming.  What was named once is
 * watched from then on; what happens beside it wakes nobody.  A path is watched at each
 * of its folders, so that folders may come and go.  One at a time in a process, for the
 * thread that opened it: SIGINT and SIGTERM are held back from dg_notify_open to
 * dg_notify_close, and threads begun meanwhile never see them.
 */
#ifndef DG_BASE_NOTIFY_H
#define DG_BASE_NOTIFY_H

#include <stdbool.h>

#include "base/str.h"

struct dg_notify;

enum dg_notify_what {
	DG_NOTIFY_CHANGED,	/* something may have */
	DG_NOTIFY_ENDS,		/* SIGINT or SIGTERM came */
	DG_NOTIFY_FAILED,	/* the system tells no more: its limits are reached */
};

/* suffix: of names that matter in whole folders; stays the caller's.  NULL: errno. */
struct dg_notify	*dg_notify_open(const char *suffix);
void			 dg_notify_close(struct dg_notify *);

/* A file, whether it is there or not. */
void			 dg_notify_path(struct dg_notify *, struct dg_str path);
/* A folder: whatever ends in the suffix there, and folders in it; no names with a dot
 * before them. */
void			 dg_notify_folder(struct dg_notify *, struct dg_str path);
/* Is a folder watched that was not when this was last asked?  Then what was seen of it
 * before may have changed unnoticed. */
bool			 dg_notify_is_new(struct dg_notify *);

/* Waits; of changes that come close together it tells once, when it is quiet again for
 * 20 ms, or after five such. */
enum dg_notify_what	 dg_notify_wait(struct dg_notify *);
/* Did a signal come that dg_notify_wait would tell of? */
bool			 dg_notify_ends(const struct dg_notify *);

#endif
