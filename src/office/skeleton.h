/*
 * skeleton.h - what a new plan of a kind is written from.
 *
 * templates/skeleton.yaml holds the parts of a plan as text; the index of a
 * family and a kind lay their own words and parts over it.  Which parts a kind
 * has, build/skeleton.c finds in its template.
 */
#ifndef DG_OFFICE_SKELETON_H
#define DG_OFFICE_SKELETON_H

#include "office/office.h"

/* Lines of a plan, with words to fill in: {title}. */
struct dg_sample_text {
	struct dg_str	text;
	struct dg_span	span;
};

struct dg_sample_word {
	struct dg_str	      name;
	struct dg_sample_text is;
};

struct dg_skeleton {
	struct dg_template	 t;		/* by the newest rule set */
	struct dg_profile	 profile;	/* that rule set */
	struct dg_str		 name;		/* "dang/ke-hoach" */
	struct dg_str		 unit;		/* an id of units */
	struct dg_sample_text	 units;		/* a small units table, as CSV */
	struct dg_str		*with;		/* blocks beyond those required */
	size_t			 n_with;
	struct dg_sample_word	*word;
	size_t			 n_words;
	struct dg_sample_text	 header, addressees, bases, body, articles, recipients,
				 signature, signers;
	struct dg_sample_text	 tasks, note, toc, annex, copy;
};

/* false: a mistake in a template was reported. */
bool	 dg_skeleton_open(struct dg_doc *, const struct dg_template_dirs *,
		struct dg_str name, struct dg_skeleton *);

#endif
