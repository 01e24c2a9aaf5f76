/*
 * fresh.h - is what was made of a plan still what would be made of it?
 */
#ifndef DG_BUILD_FRESH_H
#define DG_BUILD_FRESH_H

#include "base/folder.h"
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
	struct dg_str	 what;		/* the path, or empty; terminated */
	bool		 partly;	/* documents that are not stale may be as they were: those
					 * whose units say the same */
};

/* What is wanted of a plan. */
struct dg_wanted {
	struct dg_str	 key, named;	/* as in a record */
};

/* A folder that was looked into. */
struct dg_looked {
	struct dg_str	 path;
	struct dg_state	*state;		/* its own, or NULL */
	size_t		 often;
	struct dg_folder folder;	/* open as soon as that is worth it */
	bool		 open;
};
#define DG_LOOKED_MAX 8		/* folders that are kept open */

/* What files are like now; each is asked once. */
struct dg_looker {
	struct dg_arena	 arena;
	const char	*dir;		/* of the outputs */
	struct dg_log	*log;
	int64_t		 now;		/* the log's, or 0 */
	struct dg_state	**slot;		/* heap; by the hash of the path */
	size_t		 n, n_slots;
	struct dg_state	*last;		/* that was asked for */
	struct dg_looked into[DG_LOOKED_MAX];
	size_t		 at, n_into;	/* the one that was asked last; those there ever were */
	struct dg_folder out;		/* the folder of the outputs */
	const struct dg_listed *listed;	/* folders that were read a moment ago, sorted */
	size_t		 n_listed;
};

void	dg_looker_init(struct dg_looker *, const char *dir, struct dg_log *);
void	dg_looker_fini(struct dg_looker *);

/* Where something stands that has this path, which lasts as long as the looker: the links of
 * its folder are followed, but not one that it is itself.  The path as it is, when there is
 * no such folder. */
struct dg_str dg_looker_place(struct dg_looker *, struct dg_str path);

/*
 * record may be NULL.  Of one that has parts each says whether it is stale.  Files that only
 * look different are compared by their bytes; when they are what they were, the record gets
 * what they look like now, and *renewed is true: it should be written again.
 */
struct dg_reason dg_record_check(struct dg_looker *, struct dg_record *,
		const struct dg_wanted *, bool *renewed);
/* Is a file in the folder of outputs the one that was written? */
bool	dg_output_is_ours(struct dg_looker *, const struct dg_written *);

#endif
