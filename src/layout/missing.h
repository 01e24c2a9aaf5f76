/*
 * missing.h - characters that the font lacks (inside layout/).
 */
#ifndef DG_LAYOUT_MISSING_H
#define DG_LAYOUT_MISSING_H

#include "layout/words.h"

/*
 * One error for each character of the paragraph without a glyph, at its byte
 * in the plan where that can be told; what was said before is not repeated.
 */
void	dg_missing_report(struct dg_layout *, const struct dg_node *leaf,
		const struct dg_words *);

#endif
