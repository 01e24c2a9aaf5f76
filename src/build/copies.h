/*
 * copies.h - how much of a plan's documents is what those above them say.
 */
#ifndef DG_BUILD_COPIES_H
#define DG_BUILD_COPIES_H

#include "build/upper.h"
#include "compare/copies.h"

/* A document compared with one above it. */
struct dg_copies_found {
	struct dg_str		 above;		/* the plan's path */
	struct dg_copies	 copies;
};

struct dg_copies_job {
	struct dg_result	 result;
	struct dg_job		 job;
	struct dg_copies_found	 found[DG_MAX_LEVELS];	/* the nearest first */
	size_t			 n;
};

/*
 * Resolves a document and compares it with each level above it, or with the plan at
 * against (not NULL).  A status of compile.h; dg_result_fini of the result after it.
 */
int	dg_copies_find(struct dg_draft *, size_t at, const char *against,
		struct dg_copies_job *);

#endif
