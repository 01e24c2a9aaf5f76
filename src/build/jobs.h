/*
 * jobs.h - a tree of plans while it is made (inside build/).
 */
#ifndef DG_BUILD_JOBS_H
#define DG_BUILD_JOBS_H

#include <pthread.h>

#include "build/output.h"
#include "build/tree.h"

/* What comes of a plan that is made. */
struct dg_work {
	struct dg_buf		 text[2];
	size_t			 warnings;
	struct dg_inputs	 inputs;	/* of the plan itself */
	struct dg_outputs	 outputs;
	struct dg_seen		*in;		/* heap: all, as in a record */
	struct dg_part		*part;		/* heap */
	struct dg_str		*with;		/* heap */
	struct dg_str		*asked;		/* heap: ids that documents asked for */
	size_t			 n_in, cap_in, n_parts, cap_part, n_with, cap_with, n_asked,
				 cap_asked;
	struct dg_asked		 table;
	bool			 asks_all;	/* too many ids to tell */
	size_t			 kept;		/* documents that are as they were */
};

/* A plan of the tree. */
struct dg_planned {
	const char		*path;		/* as named */
	struct dg_str		 place;		/* where it stands: dg_looker_place */
	struct dg_record	*before;	/* what is known of it, or NULL */
	struct dg_reason	 reason;
	bool			 covered;	/* made with another one */

	/* Written by the thread that makes it, then, when it is done, read by the
	 * others. */
	bool			 done;
	int			 status;
	struct dg_work		*work;		/* heap; NULL: not begun, or told */
};

struct dg_tree {
	struct dg_arena		 arena;
	struct dg_sources	 sources;
	struct dg_sink		 sink;		/* of the build itself */
	struct dg_doc		 doc;		/* of these three */
	const struct dg_tree_options *options;
	const struct dg_tree_watcher *watcher;
	struct dg_tree_counts	*counts;
	struct dg_log		 log;
	struct dg_looker	 looker;
	bool			 waited;	/* folders may be others than those found */
	struct dg_str		 key;		/* of all plans: what is no file */
	struct dg_options	 of_plans;	/* with what plans have in common */
	struct dg_planned	*plan;
	size_t			 n;
	const struct dg_seen	**shown;	/* heap: tree.c, what a plan was made from */
	size_t			 cap_shown;

	pthread_mutex_t		 lock;		/* of what follows, and of the log */
	pthread_cond_t		 changed;
	size_t			 next;		/* plan to be begun */
	struct dg_open		*open;		/* jobs.c: plans whose documents are made, the
						 * oldest first */
	size_t			 reading;	/* plans that are about to be open */
	size_t			 begun, due;	/* documents */
	size_t			 progress;	/* begun, as was told last */
	bool			 stopped;
	int			 log_failed;	/* errno, or 0 */
};

void	dg_work_free(struct dg_work *);		/* or NULL */

/* Is the plan to be made? */
static inline bool
dg_planned_is_due(const struct dg_planned *p)
{
	return !p->covered && p->reason.why != DG_FRESH;
}

/* Makes all plans that are due; shows each plan when its turn has come, by
 * dg_tree_show, which says whether to go on. */
void	dg_jobs_run(struct dg_tree *);
bool	dg_tree_show(struct dg_tree *, struct dg_planned *);

/* Keeps in mind that the log could not be written. */
void	dg_tree_logged(struct dg_tree *, bool ok);

/* prune.c: takes away, or tells of, what is made no more. */
void	dg_tree_prune(struct dg_tree *);

#endif
