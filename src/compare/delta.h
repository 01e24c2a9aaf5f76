/*
 * delta.h - what the files of the short form share (inside compare/).
 */
#ifndef DG_COMPARE_DELTA_H
#define DG_COMPARE_DELTA_H

#include "compare/above.h"
#include "office/office.h"

#define DG_DELTA_NAMED	64	/* parts named in one sentence; of more, the first, and a
				 * message says so */

/* Words of a family of documents. */
struct dg_delta_words {
	const char	*family;	/* the template's: "dang/" */
	const char	*section;	/* "mục" */
	const char	*point;		/* "điểm" */
	const char	*follow;	/* "Thực hiện theo" */
};

struct dg_named {
	struct dg_str	 item[DG_DELTA_NAMED];
	size_t		 n;
	bool		 full;		/* there were more */
};

struct dg_delta {
	struct dg_doc		*doc;
	struct dg_world		*world;
	struct dg_pairs		 pairs;
	uint32_t		 own;		/* the document's own source */
	const struct dg_delta_words *words;
	struct dg_cited		 built;		/* when the registry has no such document */
	struct dg_cited		*cited;		/* the document above */
};

/* What is said of one place. */
struct dg_saying {
	const struct dg_node	*from[DG_DELTA_NAMED];	/* SECTIONs and annexes above */
	size_t			 n;
	bool			 full;		/* there were more */
	struct dg_named		 removed, changed;
	bool			 added;		/* something is printed that is new */
	bool			 follows;	/* something is printed below the sentence */
};

/* ---- delta_unit.c ---- */

/* The section, annex or document that a node stands in. */
const struct dg_node *dg_delta_holder(const struct dg_node *);
/* "mục III.2", "Điều 5", "điểm b", "đoạn thứ hai". */
struct dg_str	dg_delta_called(const struct dg_delta *, const struct dg_node *above);
/* The first part of a holder's own text, and the one behind it; NULL: no more. */
const struct dg_node *dg_delta_unit(const struct dg_node *holder,
		const struct dg_node *last);

/* ---- delta_say.c ---- */

void		dg_named_add(struct dg_named *, struct dg_str);
void		dg_saying_from(struct dg_saying *, const struct dg_node *holder);
/* A paragraph with the sentence. */
struct dg_node *dg_delta_say(struct dg_delta *, const struct dg_saying *);
/* The sentence's words. */
struct dg_node *dg_delta_text(struct dg_delta *, const struct dg_saying *);
/* Finds how the document above is cited. */
void		dg_delta_cite(struct dg_delta *);

#endif
