/*
 * family.h - the families of rules (inside check/): a file each, in the order
 * dg_check runs them.
 */
#ifndef DG_CHECK_FAMILY_H
#define DG_CHECK_FAMILY_H

#include "check/check.h"

void	dg_check_required(struct dg_doc *, const struct dg_world *);
void	dg_check_closing(struct dg_doc *, const struct dg_world *);
void	dg_check_headings(struct dg_doc *, const struct dg_world *);
void	dg_check_recipients(struct dg_doc *, const struct dg_world *);
void	dg_check_marks(struct dg_doc *, const struct dg_world *);
void	dg_check_authorities(struct dg_doc *, const struct dg_world *);
void	dg_check_symbol(struct dg_doc *, const struct dg_world *);

#endif
