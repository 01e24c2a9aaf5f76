/*
 * terms.h - phrases of whole syllables, and what terms leave alone (inside
 * cascade/).
 */
#ifndef DG_CASCADE_TERMS_H
#define DG_CASCADE_TERMS_H

#include "cascade/pass.h"

#define DG_PHRASE_MAX 64	/* syllables and marks of one phrase */

struct dg_phrase {
	struct dg_str		 text;
	const struct dg_node	*node;	/* CHANGE, or the OP that keeps it */
	bool			 used;
};

/* A set of phrases, found by their syllables. */
struct dg_phrases {
	struct dg_arena	*arena;
	struct dg_phrase *item;		/* heap; item[0..n) */
	size_t		 n, cap;
	struct dg_step	*step;		/* heap: a table of (step, syllable) -> step */
	size_t		 n_steps, cap_steps;
	uint32_t	 last;		/* the last step made */
	bool		 begins[256];	/* a phrase, by its first byte */
};

/* How the words found differ from those of the rule. */
enum dg_phrase_case { DG_CASE_SAME, DG_CASE_CAPITAL, DG_CASE_UPPER };
struct dg_hit {
	struct dg_phrase	*phrase;	/* NULL: none */
	size_t			 from, end;
	enum dg_phrase_case	 how;
};

struct dg_phrases *dg_phrases_new(struct dg_arena *);
void	dg_phrases_free(struct dg_phrases *);
/* false: too long, and not added.  *twin: the phrase that is there already, or
 * NULL. */
bool	dg_phrases_add(struct dg_phrases *, struct dg_str, const struct dg_node *,
		const struct dg_node **twin);
/* The longest phrase that stands at a byte, none of it under the shield (which may be
 * NULL). */
struct dg_hit dg_phrases_match(const struct dg_phrases *, struct dg_str s, size_t at,
		const bool *shield);
/* The first place from a byte on where one stands, with the longest that does. */
struct dg_hit dg_phrases_next(const struct dg_phrases *, struct dg_str s, size_t at,
		const bool *shield);
/* Behind the syllable, the space or the mark at a byte. */
size_t	dg_syllable_end(struct dg_str, size_t at);

/*
 * The bytes of a text, which is not empty, that terms leave alone: marks, words of the
 * level itself, quotations, typed citations, names to keep.  The caller frees it.
 */
bool	*dg_shield_make(const struct dg_flat *, const struct dg_phrases *keep, uint32_t source);
/* Tells of quotation marks in a text that do not pair. */
void	dg_quotations_check(struct dg_apply *, const struct dg_node *leaf, struct dg_str);

#endif
