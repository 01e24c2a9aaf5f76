/*
 * upper.h - the plans that a plan extends, as documents of their own.
 */
#ifndef DG_BUILD_UPPER_H
#define DG_BUILD_UPPER_H

#include "build/document.h"
#include "compare/above.h"

/* A plan that is resolved and kept. */
struct dg_upper {
	struct dg_draft		 draft;
	struct dg_result	 result;
	struct dg_job		 job;
	struct dg_above		 above;
	bool			 made;		/* job and result are there */
};

/*
 * Resolves the plan at a path as a document of its own: of a plan for many units
 * that of the unit, or of the first that it belongs to; chain: of the document that
 * it is compared with.  false: it cannot be made, which was reported to doc's sink
 * at a place.  Call dg_upper_close in any case.
 */
bool	dg_upper_open(struct dg_upper *, struct dg_job *below, struct dg_str path,
		struct dg_span at);
void	dg_upper_close(struct dg_upper *);

/* The same, kept by a draft for all its documents; NULL: reported. */
struct dg_upper *dg_upper_of(struct dg_draft *, struct dg_job *below, struct dg_str path,
		struct dg_span at);
void	dg_upper_free(struct dg_upper *);	/* or NULL */

#endif
