/*
 * fresh.h - is what was made of a plan still what would be made of it?
 */
#ifndef DG_BUILD_FRESH_H
#define DG_BUILD_FRESH_H

#include "build/log.h"

enum dg_why {
	DG_FRESH,
	DG_WHY_NEW,		/* there is no record */
	DG_WHY_OPTIONS,		/* docgen, its options or fonts are others */
	DG_WHY_CHANGED,		/* a file that was read */
	DG_WHY_GONE,		/* something that was there */
	DG_WHY_THERE,		/* something that was not */
	DG_WHY_ELSEWHERE,	/* a link leads elsewhere */
	DG_WHY_OUTPUT_GONE,
	DG_WHY_OUTPUT_CHANGED,
};

struct dg_reason {
	enum dg_why	 why;
	struct dg_str	 what;		/* the path, or empty */
};

struct dg_state;

/* What files are like now; each is asked once. */
struct dg_looker {
	struct dg_arena	 arena;
	const char	*dir;		/* of the outputs */
	int64_t		 now;		/* dg_log.now, or 0 */
	struct dg_state	**state;	/* heap; hashed by path */
	size_t		 n, n_slots;
};

void	dg_looker_init(struct dg_looker *, const char *dir, int64_t now);
void	dg_looker_fini(struct dg_looker *);

/*
 * record may be NULL.  Files that only look different are compared by their bytes;
 * when they are what they were, the record gets what they look like now, and *renewed is
 * true: it should be written again.
 */
struct dg_reason dg_record_check(struct dg_looker *, struct dg_record *, struct dg_str key,
		bool *renewed);
/* Is a file in the folder of outputs the one that was written? */
bool	dg_output_is_ours(struct dg_looker *, const struct dg_written *);

#endif
