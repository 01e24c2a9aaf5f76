/*
 * skeleton.h - the text of a new plan: what "docgen init" writes.
 */
#ifndef DG_BUILD_SKELETON_H
#define DG_BUILD_SKELETON_H

#include "office/skeleton.h"

/* What is known of the place where the plan will stand. */
struct dg_skeleton_place {
	struct dg_str	unit, units;	/* an id, and the units table's name */
	bool		lacks_place, lacks_symbol;	/* the unit's row does */
	enum dg_lang	lang;		/* of the comments */
};

/*
 * Puts the lines of the skeleton together: the parts that its template asks
 * for, the others as hints behind "%%".  false: a mistake in a template was
 * reported.
 */
bool	 dg_skeleton_write(struct dg_doc *, const struct dg_skeleton *,
		const struct dg_skeleton_place *, struct dg_buf *out);

#endif
