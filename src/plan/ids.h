/*
 * ids.h - giving ids to what has none.
 *
 * name_ids.c decides what gets an id and changes the text, name_rows.c does so
 * in the rows of data blocks, name_tables.c around tables; id_words.c makes ids of words, id_set.c knows
 * which are taken.
 */
#ifndef DG_PLAN_IDS_H
#define DG_PLAN_IDS_H

#include "doc/doc.h"

/* What came of it. */
struct dg_naming {
	size_t		n;		/* ids given */
	struct dg_span	first;		/* the first that had none, in the file */
	struct dg_str	bytes;		/* the plan's text with them, in the arena */
};

/*
 * Gives ids to all that may have one and has none in a plan that was read
 * without errors; with tables also to pipe tables that stand in no block, which
 * get one around them.  The tree is not to be used any more, but for its spans.
 * The new text reads as the old one did; false: it would not, or is too large,
 * which was reported.
 */
bool		 dg_plan_name_ids(struct dg_doc *, bool tables, struct dg_naming *);

/* ---- id_words.c: ids from words ---------------------------------------------- */

#define DG_ID_BYTES	40	/* of an id made of words */
#define DG_ID_PREFIX	20	/* of them, what stands before the words */

/*
 * "muc-dich-yeu-cau" of "Mục đích, yêu cầu": the first syllables of text, at most
 * so many of them, behind prefix (an id, which may be cut, or empty).  Empty
 * words of grammar at either end are left out.  Where text has no words it is the
 * prefix alone, or empty.
 */
struct dg_str	 dg_id_of_words(struct dg_arena *, struct dg_str prefix,
			struct dg_str text, size_t syllables);
/* At most max bytes of an id, cut between syllables. */
struct dg_str	 dg_id_cut(struct dg_str id, size_t max);

/* ---- id_set.c: the ids that are taken ------------------------------------------ */

struct dg_id_set {
	struct dg_id_fork	*fork;		/* [n - 1] */
	struct dg_id_leaf	*leaf;		/* [n] */
	size_t			 n, cap_forks, cap;
	uint32_t		 top;
};

void		 dg_id_set_fini(struct dg_id_set *);
bool		 dg_id_set_has(const struct dg_id_set *, struct dg_str id);
/* Takes an id, which must live as long as the set. */
void		 dg_id_set_add(struct dg_id_set *, struct dg_str id);
/* id itself when it is free, else the first free one of "id-2", "id-3", ...; it
 * is taken then. */
struct dg_str	 dg_id_set_new(struct dg_id_set *, struct dg_arena *, struct dg_str id);

/* ---- name_ids.c: what the files above work on -------------------------------------- */

/* Words that are put into the text. */
struct dg_insert {
	uint32_t	 at;		/* before this byte */
	uint32_t	 order;		/* of those at one place */
	struct dg_str	 text;
};

struct dg_namer {
	struct dg_doc		*doc;
	struct dg_str		 bytes;		/* the plan's */
	bool			 tables;
	struct dg_id_set	 set;
	struct dg_insert	*insert;
	size_t			 n_inserts, cap_inserts;
	struct dg_naming	*out;
};

void		 dg_namer_insert(struct dg_namer *, uint32_t at, struct dg_str);
/* Notes that node gets this id. */
void		 dg_namer_give(struct dg_namer *, struct dg_node *, struct dg_str id);
/* The first words that node has, enough for an id. */
struct dg_str	 dg_namer_words(struct dg_namer *, const struct dg_node *);

/* Finds and takes an id for node; empty: its kind has none. */
struct dg_str	 dg_namer_name(struct dg_namer *, struct dg_node *);
/* Was it written as ":::" and lines? */
bool		 dg_namer_is_block(const struct dg_namer *, const struct dg_node *);
/* The end of the name of the block that opens at byte at. */
uint32_t	 dg_namer_opener_end(const struct dg_namer *, uint32_t at);
bool		 dg_namer_is_space(char);

/* ---- name_tables.c ------------------------------------------------------------------ */

/* Puts blocks around pipe tables, and ids on them. */
void		 dg_name_tables(struct dg_namer *);

/* ---- name_rows.c -------------------------------------------------------------------- */

/* Gives ids to the RECORDs of holder, which was written as ":::" and lines. */
void		 dg_name_rows(struct dg_namer *, struct dg_node *holder);

#endif
