/*
 * check.h - what is doubtful in a document that could be understood.
 *
 * check/ holds a file a family of rules.  Checks see the resolved tree, say
 * what they find, and change nothing.
 */
#ifndef DG_CHECK_CHECK_H
#define DG_CHECK_CHECK_H

#include "doc/doc.h"
#include "resolve/resolve.h"

void	dg_check(struct dg_doc *, const struct dg_world *);

#endif
