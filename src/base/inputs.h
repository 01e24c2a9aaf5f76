/*
 * inputs.h - what a document was made from: the one door to files that it
 * depends on.
 *
 * Whoever reads a file for a document, asks whether one is there, or where a
 * link leads, asks here, and what was seen is kept: so it can be told later
 * whether the same would be seen again.  What was looked for and is not there
 * counts as well.  The table is the caller's; NULL stands for "not kept" in
 * every function here.  Not for several threads at once.
 */
#ifndef DG_BASE_INPUTS_H
#define DG_BASE_INPUTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/file.h"

enum dg_seen_kind {
	DG_SEEN_FILE,		/* it was read: its digest */
	DG_SEEN_THERE,		/* something is there */
	DG_SEEN_ABSENT,		/* nothing is */
	DG_SEEN_REAL,		/* where it is when links are followed */
};

/* What the system says of a file without reading it. */
struct dg_stamp {
	uint64_t	size, ino;
	int64_t		changed;	/* its bytes, nanoseconds since 1970 */
	int64_t		touched;	/* anything of it (st_ctime) */
};

struct dg_seen {
	enum dg_seen_kind kind;
	struct dg_str	 path;		/* as it was asked for; terminated */
	struct dg_str	 value;		/* FILE: digest.h, or empty where it could not be
					 * read; REAL: the path; terminated */
	struct dg_stamp	 stamp;		/* FILE */
	bool		 unsteady;	/* it changed while it was read, or between */
};

struct dg_inputs {
	struct dg_arena	 arena;
	struct dg_seen	*item;		/* heap; in the order asked */
	size_t		 n, cap;
	size_t		*slot;		/* heap: hashed; index + 1, or 0 */
	size_t		 n_slots;
};

void		 dg_inputs_init(struct dg_inputs *);
void		 dg_inputs_fini(struct dg_inputs *);

/* dg_file_read, dg_file_exists and dg_path_real, kept. */
enum dg_file_status dg_inputs_read(struct dg_inputs *, struct dg_arena *,
			const char *path, size_t max, struct dg_str *bytes);
bool		 dg_inputs_exists(struct dg_inputs *, const char *path);
bool		 dg_inputs_real(struct dg_inputs *, struct dg_arena *, struct dg_str path,
			struct dg_str *out);

/* Adds all that another table has seen. */
void		 dg_inputs_add(struct dg_inputs *, const struct dg_inputs *from);

/* The stamp of what stands at a path; false: nothing does. */
bool		 dg_stamp_of(const char *path, struct dg_stamp *);
/* The same of a path from an open folder, or of one for itself (folder: -1); *linked: the
 * path itself is a link. */
bool		 dg_stamp_look(int folder, const char *path, struct dg_stamp *, bool *linked);
bool		 dg_stamp_eq(const struct dg_stamp *, const struct dg_stamp *);

#endif
