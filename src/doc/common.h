/*
 * common.h - what several documents read, read once.
 *
 * The plans of a tree stand below few others and name the same units, registries and
 * templates.  What is read from these files is made by the first plan that asks, in memory
 * of its own, and is from then on read only, for plans that are made by other threads
 * too.  A plan that gets such a thing gets with it what was said when it was made, the
 * files that it was made from, and their texts: it cannot tell that it was not the one
 * that read them.
 *
 * Only what was made without an error is kept, and only when all that was said of it has
 * its place inside it; a plan that asks for something else reads it for itself.  So does
 * one that comes while another is just making it: nobody waits.  DG_MAX_COMMON bounds
 * all of it.
 */
#ifndef DG_DOC_COMMON_H
#define DG_DOC_COMMON_H

#include "doc/doc.h"

struct dg_commons;

struct dg_commons	*dg_commons_open(void);
void			 dg_commons_close(struct dg_commons *);	/* or NULL */

/*
 * Makes a thing in the document's arena and fills in out.  It must keep nothing of what
 * ask points to, and no other document's memory; spans of that are kept only in messages.
 * false: an error was reported.
 */
typedef bool dg_common_make(struct dg_doc *, const void *ask, void *out);

struct dg_common_ask {
	struct dg_str	 name;		/* of the thing: all that decides what it is */
	dg_common_make	*make;
	const void	*ask;
	size_t		 size;		/* of what out points to */
};

/*
 * Makes a thing for a document, or fills in out with a copy of what was made before: what
 * that points to must not be changed then.  false: as make.  *common: others have it,
 * too; may be NULL.
 */
bool	dg_common_get(struct dg_doc *, const struct dg_common_ask *, void *out, bool *common);

#endif
