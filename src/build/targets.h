/*
 * targets.h - which documents several plans would write, before any is: no two
 * may be one file.
 */
#ifndef DG_BUILD_TARGETS_H
#define DG_BUILD_TARGETS_H

#include "build/compile.h"

/* A document of one of the plans. */
struct dg_target {
	struct dg_str	name;		/* of the outputs, in small letters: so disks
					 * in offices compare */
	size_t		plan, at;
};

struct dg_targets {
	struct dg_arena	*arena;
	const char	*const *plans;
	size_t		 n_plans;
	struct dg_target *item;		/* heap */
	size_t		 n, cap;
	const char	**refining;	/* heap: plans that refine a document of another */
	size_t		 n_refining, cap_refining;
};

void	dg_targets_init(struct dg_targets *, struct dg_arena *, const char *const *plans,
		size_t n);
void	dg_targets_fini(struct dg_targets *);
/* Reads a plan for the names of its documents. */
void	dg_targets_read(struct dg_targets *, size_t plan, const struct dg_options *);
/* The same from what is known already: a document's name, a plan that refines one. */
void	dg_targets_add(struct dg_targets *, size_t plan, struct dg_str name);
void	dg_targets_refine(struct dg_targets *, const char *path);
/* A plan that refines a document of another one is made with that: true. */
bool	dg_targets_covers(const struct dg_targets *, size_t plan);
/* Takes out documents of plans that are covered; then false: two plans would write the
 * same file, which was reported. */
bool	dg_targets_differ(struct dg_targets *, struct dg_sink *);

#endif
