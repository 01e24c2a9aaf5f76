/*
 * draft.h - a plan composed and laid out, and kept: for what looks at several
 * documents at once.
 */
#ifndef DG_BUILD_DRAFT_H
#define DG_BUILD_DRAFT_H

#include "build/compile.h"
#include "doc/doc.h"
#include "resolve/resolve.h"

struct dg_draft;

/* Never NULL; compile.c says what the status means.  Nothing is written. */
struct dg_draft		*dg_draft_open(const char *path, const struct dg_options *);
int			 dg_draft_status(const struct dg_draft *);
struct dg_result	*dg_draft_result(struct dg_draft *);
struct dg_doc		*dg_draft_doc(struct dg_draft *);
struct dg_world		*dg_draft_world(struct dg_draft *);
void			 dg_draft_close(struct dg_draft *);

#endif
