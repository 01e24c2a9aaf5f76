/*
 * side.h - a plan composed and laid out, and kept: for what looks at several
 * documents at once.
 */
#ifndef DG_BUILD_SIDE_H
#define DG_BUILD_SIDE_H

#include "build/compile.h"
#include "doc/doc.h"
#include "resolve/resolve.h"

struct dg_side;

/* Never NULL; compile.c says what the status means.  Nothing is written. */
struct dg_side		*dg_side_open(const char *path, const struct dg_options *,
				struct dg_worker *);
int			 dg_side_status(const struct dg_side *);
struct dg_result	*dg_side_result(struct dg_side *);
struct dg_doc		*dg_side_doc(struct dg_side *);
struct dg_world		*dg_side_world(struct dg_side *);
void			 dg_side_close(struct dg_side *);

#endif
