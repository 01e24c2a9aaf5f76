/*
 * pattern.h - patterns: text of a template with {placeholders}.
 *
 * What a pattern may ask for is one list (placeholder.def); {unit.X} is a
 * column of the issuing unit, {var.X} a variable of the plan's header.  What
 * stands in square brackets is left out whole when a placeholder in it has
 * nothing to say: "Số: {number}/[{abbreviation}-]{symbol}".  office/ checks a
 * pattern when it reads the template, so those who fill it meet no mistakes.
 */
#ifndef DG_OFFICE_PATTERN_H
#define DG_OFFICE_PATTERN_H

#include <stdbool.h>

#include "diag/source.h"

enum dg_placeholder {
#define DG_PLACEHOLDER(IDENT, name, where) DG_P_##IDENT,
#include "office/placeholder.def"
#undef DG_PLACEHOLDER
	DG_P_UNIT, DG_P_VAR,		/* with a name behind the point */
	DG_PLACEHOLDERS
};

/* Where patterns stand: who fills them knows different things. */
enum {
	DG_AT_ANY	= 1 << 0,	/* a document is at hand */
	DG_AT_LETTERHEAD = 1 << 1,
	DG_AT_ANNEX	= 1 << 2,
	DG_AT_SIGNATURE	= 1 << 3,
	DG_AT_NUMBERED	= 1 << 4,	/* the label of an annex */
	DG_AT_CITATION	= 1 << 5,
	DG_AT_MOMENT	= 1 << 6,	/* a second at which something was signed */
	DG_AT_LINE	= 1 << 7,	/* a line of its own, not words within one */
};

/* One line of a letterhead or of a fixed block: a style and a pattern, filled in
 * by compose. */
struct dg_pattern {
	struct dg_str	text;		/* "Số {number}-{abbreviation}/{symbol}" */
	struct dg_str	style;
	struct dg_span	span;		/* in the template */
};

struct dg_patterns {
	struct dg_pattern *item;
	size_t		   n;
};

/* A stretch of a pattern: words, or a placeholder. */
struct dg_pattern_piece {
	bool		 words;
	struct dg_str	 text;		/* the words; of UNIT and VAR: the name */
	enum dg_placeholder what;
};

/* Has a placeholder nothing to say?  Then brackets around it are left out.  No
 * such function: every placeholder has something to say. */
typedef bool	 dg_pattern_blank(void *filler, const struct dg_pattern_piece *);

/* Goes through a pattern; begin with { .rest = text, ... } and the rest zero. */
struct dg_pattern_walk {
	struct dg_str	 rest;
	dg_pattern_blank *blank;
	void		*filler;
};

/* false at the end. */
bool	 dg_pattern_next(struct dg_pattern_walk *, struct dg_pattern_piece *);

/* The placeholder of a name that may stand at one of those places; false: none. */
bool	 dg_placeholder_find(struct dg_str name, unsigned at,
		struct dg_pattern_piece *);

#endif
