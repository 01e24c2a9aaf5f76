/*
 * parts.h - documents of a plan that makes many, each for itself (inside build/).
 *
 * A plan is made again when something changes, but not all of its documents need be:
 * those stay that read only what is as it was, whose units' rows say the same, and of which
 * nothing was said, as long as the rows that documents asked for beside their own
 * say the same, too.
 */
#ifndef DG_BUILD_PARTS_H
#define DG_BUILD_PARTS_H

#include "build/jobs.h"
#include "build/make.h"

/* The part of each document of a making that may stay, or NULL: heap; NULL: none may. */
const struct dg_part **dg_parts_choose(const struct dg_planned *, const struct dg_making *);

/* What the plan itself was made from stands before what its documents were: also of a plan
 * that makes one. */
void	dg_parts_begin(struct dg_planned *);
/* Adds a document that was made, in its turn. */
void	dg_parts_add(struct dg_planned *, const struct dg_draft *, size_t at,
		const struct dg_made *);
/* Adds one that stays. */
void	dg_parts_keep(struct dg_planned *, const struct dg_part *);
/* When all are added: what they asked the units table for. */
void	dg_parts_finish(struct dg_planned *, const struct dg_making *);

#endif
