/*
 * abbreviation.h - words that stand for more words: "UBND" for "Ủy ban nhân dân".
 *
 * They are printed short; a reader aloud gets the whole.
 */
#ifndef DG_DOC_ABBREVIATION_H
#define DG_DOC_ABBREVIATION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct dg_abbreviation {
	struct dg_str	brief, whole;
};

struct dg_abbreviations {
	struct dg_abbreviation	*item;		/* sorted by brief */
	size_t			 n;
};

/* Puts it in its place; what was said of the word before is forgotten.  There is
 * room for one more. */
void	dg_abbreviation_add(struct dg_abbreviations *, struct dg_abbreviation);

/*
 * The next one in a text from *at on, or NULL; *at moves behind it, and it begins
 * at *from.  It is a whole word, but for marks around it: "(UBND)", "KT.".
 */
const struct dg_abbreviation *dg_abbreviation_next(const struct dg_abbreviations *,
	struct dg_str text, size_t *from, size_t *at);

#endif
