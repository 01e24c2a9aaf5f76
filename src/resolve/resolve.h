/*
 * resolve.h - makes a document literal.
 *
 * After dg_resolve no VAR, REF, CITE, WHEN, PLACE or data block is left in
 * the tree: computed text stands as TEXT with its origin, data blocks have
 * become tables or lists, headings, items and annexes have their labels and
 * numbers, notes their order.  world.c opens what it is resolved against.
 *
 * each.c says for which units a plan makes documents.
 *
 * Passes, in order: when.c; data.c (rows; budget.c: sums); variable.c (what
 * paths name: path.c); cite.c; print.c (data to tables); merge.c (empty
 * leaves); note.c; number.c; reference.c; merge.c (neighbouring runs);
 * signature.c (pictures).
 * Readings: words.c, value.c, deadline.c.
 */
#ifndef DG_RESOLVE_RESOLVE_H
#define DG_RESOLVE_RESOLVE_H

#include "doc/doc.h"
#include "office/office.h"

/* A copy of the document, as the block "copy" says. */
struct dg_copy {
	const struct dg_node	*node;		/* COPY, or NULL */
	struct dg_str		 form, abbreviation;	/* "sao y", "SY" */
	const struct dg_unit	*unit;		/* that made it */
	struct dg_str		 number;
	struct dg_date		 date;
};

#define DG_JOINT_MAX 8		/* bodies that issue together with the first */

/* What a document is resolved against.  Documents that one plan makes for many
 * units share the first part. */
struct dg_world {
	struct dg_units		 units;
	struct dg_cites		 cites;
	const struct dg_unit	*joint[DG_JOINT_MAX];	/* that issue with the unit */
	size_t			 n_joint;
	struct dg_template	 tmpl;
	struct dg_date		 date;		/* may be partial or blank */
	bool			 whens_checked;	/* by dg_when_check */

	const struct dg_unit	*unit;		/* the issuing unit */
	struct dg_copy		 copy;
	struct dg_str		 number, place, symbol;	/* as printed; may be blank */
	struct dg_node		*title;		/* VALUE, resolved */
};

/* Warns of every WHEN below root whose value no unit of the table has. */
void	dg_when_check(struct dg_doc *, const struct dg_units *, struct dg_node *root);

/* Reads units, cites and template as the header says and fills the first part
 * of world. */
bool	dg_world_open(struct dg_doc *, const struct dg_template_dirs *,
		struct dg_world *);
/* The unit that the header names; NULL: reported. */
const struct dg_unit *dg_world_unit(struct dg_doc *, const struct dg_world *);
/* The units that the header's "for-each" names, in the table's order; none: that
 * was reported. */
const struct dg_unit **dg_each_choose(struct dg_doc *, const struct dg_world *,
		const struct dg_entry *, size_t *n);
/* Fills the second part: the document is issued by that unit (or NULL, when none
 * was found). */
void	dg_world_issue(struct dg_doc *, struct dg_world *, const struct dg_unit *);
/* A world of its own for another document of the same plan, whose arena it is in. */
void	dg_world_share(struct dg_doc *, const struct dg_world *from, struct dg_world *);

/* Decides the conditions of a tree (of any level of a chain) by the document's unit and
 * header; what does not hold is put among doc->dropped. */
void	dg_conditions_decide(struct dg_doc *, struct dg_world *, struct dg_node *root);
void	dg_resolve(struct dg_doc *, struct dg_world *);

/* How a document is cited: in full, or short. */
struct dg_str dg_cited_text(struct dg_arena *, const struct dg_citation_forms *,
		const struct dg_cited *, bool full);

/* "Mười hai tỷ năm trăm triệu đồng": how an amount is read. n >= 0. */
struct dg_str dg_words_of_amount(struct dg_arena *, int64_t n);
/* "nhất", "hai", "mười một": how a part is counted; n >= 1. */
struct dg_str dg_words_of_ordinal(struct dg_arena *, unsigned n);

#endif
