/*
 * redline.h - what changed from one plan to another, as a Word file with
 * tracked changes or a page that shows them.
 */
#ifndef DG_BUILD_REDLINE_H
#define DG_BUILD_REDLINE_H

#include "build/side.h"

/*
 * Writes out, a path that ends in ".docx" or ".html", or NAME-redline.docx in the folder
 * of the options, NAME being that of now's outputs, when out is empty.  Both are
 * alive; now is no longer what it was.  The status is the worse of the two;
 * messages are in their sinks.
 */
int	dg_redline_write(struct dg_side *before, struct dg_side *now,
		const struct dg_options *, struct dg_worker *, struct dg_str out);

#endif
