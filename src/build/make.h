/*
 * make.h - a plan, and all the documents that it makes.
 */
#ifndef DG_BUILD_MAKE_H
#define DG_BUILD_MAKE_H

#include "build/compile.h"

/* Whoever wants to see how it goes; functions may be NULL. */
struct dg_watcher {
	void	*by;
	/* A document is begun. */
	void	(*begins)(void *by, const struct dg_draft *, size_t at);
	/* Messages, in the order that they are to be shown in. */
	void	(*says)(void *by, const struct dg_sink *, const struct dg_sources *);
	/* What --dump prints of a document. */
	void	(*dumps)(void *by, struct dg_str);
	/* A plan of its own refines a document: it was made with this one. */
	void	(*refines)(void *by, const char *path);
};

/* Reads a plan and makes its documents; the worst status.  When the world goes on
 * being wrong (a full disk), the rest is not tried. */
int	dg_plan_make(const char *path, const struct dg_options *, struct dg_worker *,
		const struct dg_watcher *);

#endif
