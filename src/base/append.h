/*
 * append.h - a file that grows at its end and is held by one program at a time.
 *
 * What is added is added by one write, so that a program that dies leaves
 * at most its last piece torn; when the whole is written anew, that is by a file beside
 * it and a rename.  The hold (a lock of fcntl) goes on over that.  Only one of these
 * may be open for a path in a program: closing any descriptor of a file lets go of it.
 */
#ifndef DG_BASE_APPEND_H
#define DG_BASE_APPEND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/file.h"

struct dg_append {
	int	 fd, old;	/* old: of the file before it was written anew, or -1 */
	char	*path;		/* heap */
};

enum dg_append_status { DG_APPEND_OK, DG_APPEND_BUSY, DG_APPEND_FAILED };

/* Opens or makes it, and holds it; BUSY: another program does, and wait is false.
 * FAILED: errno says why.  Close it only when OK. */
enum dg_append_status dg_append_open(struct dg_append *, const char *path, bool wait);
enum dg_file_status dg_append_read(struct dg_append *, struct dg_arena *, size_t max,
			struct dg_str *bytes);
/* Adds bytes; false: they are not there, not even in part, if that can be; errno. */
bool		dg_append_put(struct dg_append *, struct dg_str bytes);
/* Writes all of it anew; false: the old one stands; errno. */
bool		dg_append_replace(struct dg_append *, struct dg_str bytes);
/* What the disk's clock says, nanoseconds since 1970: the time that a file changed now
 * would have.  0: it cannot be known. */
int64_t		dg_append_now(struct dg_append *);
void		dg_append_close(struct dg_append *);

#endif
