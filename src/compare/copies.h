/*
 * copies.h - how much of a document is what those above it say.
 *
 * Words are syllables and numbers, in small letters, without quotation marks and
 * other signs.  A word was inherited, put in by terms or a variable, or written in
 * the plan itself; then it counts as pasted when it stands in a run of at least
 * DG_COPIES_RUN words that the document above has, too.  Headings, legal bases,
 * recipients, citations and names of units must be said again: they are set aside.
 */
#ifndef DG_COMPARE_COPIES_H
#define DG_COMPARE_COPIES_H

#include "base/marks.h"
#include "compare/above.h"

/* The names of bodies and set phrases that no one can say otherwise are mostly of
 * five syllables or fewer ("Ban Thường vụ Tỉnh ủy"); six in a row are a text. */
#define DG_COPIES_RUN	6

enum dg_copies_how { DG_COPIES_OWN, DG_COPIES_PASTED, DG_COPIES_TERMS, DG_COPIES_INHERITED,
	DG_COPIES_ASIDE, DG_COPIES_HOWS };

/* A section or annex, or what stands in none. */
struct dg_copies_part {
	const struct dg_node	*node;		/* or NULL */
	size_t			 words[DG_COPIES_HOWS];
};

struct dg_copies {
	struct dg_copies_part	*part;		/* in the order of the text */
	size_t			 n;
	struct dg_copies_part	 all;
};

/*
 * Counts the words of a resolved document against one above it.  levels: the
 * sources of its chain, the top first, of which those from [shared] on the document
 * above does not have; the document's own is the last.
 */
void	dg_copies_count(struct dg_doc *, const struct dg_units *, const uint32_t *levels,
		size_t n_levels, size_t shared, const struct dg_doc *above,
		struct dg_copies *out);

/* Words that were copied, and all but those set aside. */
size_t	dg_copies_copied(const struct dg_copies_part *);
size_t	dg_copies_counted(const struct dg_copies_part *);

/* ---- ngram.c ---- */

/* The mark (base/marks.h) of the next word of s (in small letters) from *at on, which moves
 * behind it; 0: there is none. */
uint64_t dg_word_mark(struct dg_str s, size_t *at);
/* A run's mark, and that of the run with one more word. */
#define DG_RUN_MARK 0x9e3779b97f4a7c15u
uint64_t dg_run_mark(uint64_t run, uint64_t word);

#endif
