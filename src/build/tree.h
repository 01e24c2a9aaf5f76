/*
 * tree.h - a tree of plans, made as a program is built: what is made already, and would
 * be made again as it is, is left alone.
 *
 * All plans are looked at first (fresh.h, log.h, targets.h), then those that are not fresh
 * are made by several threads (jobs.c), each document by one.  What plans say is shown in
 * their order.
 */
#ifndef DG_BUILD_TREE_H
#define DG_BUILD_TREE_H

#include "build/compile.h"
#include "build/fresh.h"

struct dg_tree_options {
	struct dg_options	 options;	/* of every plan; inputs, outputs: NULL */
	const struct dg_fonts	*fonts;
	size_t			 jobs;		/* threads, at least 1 */
	bool			 keep_going;	/* after a plan that failed */
	bool			 check;		/* nothing is written: what would be? */
	bool			 prune;		/* take away what is made no more */
};

/* What becomes of a plan. */
enum dg_fate { DG_MADE, DG_LEFT_ALONE, DG_FAILED };

struct dg_tree_counts {
	size_t	made, fresh, failed, not_tried, removed;
	size_t	elsewhere;	/* plans of other parts (shard.h) */
};

/* What came of a plan.  All of it lasts for the call. */
struct dg_outcome {
	const char		*plan;
	enum dg_fate		 fate;
	const struct dg_reason	*reason;
	struct dg_str		 text[2];	/* its messages, in both languages, as on a
						 * terminal in colour */
	const struct dg_seen	*const *in;	/* what it was made from, or would be */
	size_t			 n_in;
	const struct dg_written	*out;		/* what was written, or stands there */
	size_t			 n_out;
	size_t			 documents;	/* of a plan for many units that is made or failed,
						 * or 0 */
	size_t			 kept;		/* of these: left alone */
};

/* Called in the order of the plans, by the thread that called dg_tree_build. */
struct dg_tree_watcher {
	void	*by;
	/* At once: messages of the build itself, such as that it waits. */
	void	(*says)(void *by, const struct dg_sink *, const struct dg_sources *);
	void	(*came)(void *by, const struct dg_outcome *);
	void	(*removed)(void *by, struct dg_str path);
	/* Of all that are to be made, so many are; one that is under way. */
	void	(*goes)(void *by, size_t done, size_t of, const char *plan);
	/* After each plan: is no other to be begun?  NULL: never. */
	bool	(*ends)(void *by);
};

/* All of it is sorted by bytes. */
struct dg_tree_found {
	const char	*const *plans;
	size_t		 n;
	struct dg_listed *folders;	/* that were looked into, and what is in them */
	size_t		 n_folders;
};

/*
 * All plans below the words, folders or plans; what is found is in the arena.  Links to
 * folders are not followed, nor those to files outside the project.  false: reported;
 * the folders are right as far as they go.
 */
bool	dg_tree_find(struct dg_arena *, const char *const *words, size_t n, struct dg_sink *,
		struct dg_tree_found *);

/* Where plans are when nobody says: "plans", or, when there is no such folder, ".". */
const char *dg_tree_place(void);

/* Of what was found just now: the worst status of all plans. */
int	dg_tree_build(const struct dg_tree_found *, const struct dg_tree_options *,
		const struct dg_tree_watcher *, struct dg_tree_counts *);

/* embedded at build time: a digest of docgen's sources, templates and faces. */
extern const char dg_build_id[];

#endif
