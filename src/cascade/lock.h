/*
 * lock.h - what a plan inherits: as it is, and as it was accepted.
 *
 * It names the nodes of the tree that a plan extends, each with its name, its
 * words as written and a digest of them, in the order of the document; one list
 * holds what all documents of a plan inherit, whatever conditions hold for each.
 * fact.c makes it of trees and hold.c says what operations do to each node; lock.c
 * writes it to NAME.plan.lock and reads it again; match.c and drift.c compare the two;
 * orphan.c looks for what has gone, and propose.c says what could be written instead of an operation.
 */
#ifndef DG_CASCADE_LOCK_H
#define DG_CASCADE_LOCK_H

#include "base/buf.h"
#include "cascade/cascade.h"

/* Old words of an edit, and new ones. */
struct dg_held_words {
	struct dg_str		 old, new;
	bool			 fits;		/* old stands exactly once in the node */
	struct dg_held_words	*next;
};

/* What one operation does to one node. */
struct dg_hold {
	enum dg_op		 op;
	struct dg_span		 at, target;	/* the operation; where it names the node */
	struct dg_str		 address;	/* as it is named there */
	bool			 by_place, keeps;	/* "#x/2"; {{parent}} keeps the node */
	bool			 given;		/* recipients, a signature: no address */
	bool			 one_of_several;	/* that the operation is about */
	struct dg_held_words	*words;		/* of an edit */
	struct dg_str		 fields;	/* of an edit: names, each with a blank behind it */
	struct dg_hold		*next;
};

struct dg_fact {
	struct dg_str		 address;	/* "x", "kp.tong", "x/2" */
	struct dg_str		 in;		/* address of what it stands in; empty: the
						 * document */
	struct dg_str		 kind;		/* "para" */
	unsigned		 classes;
	struct dg_str		 was;		/* old ids: "a,b" */
	struct dg_str		 text, digest;
	struct dg_span		 span;		/* where it was written; of a lock: the line */
	bool			 named;		/* by an id of its own */
	bool			 alias;		/* only another name, which an operation used */
	bool			 kept;		/* a {{parent}} puts it where it goes */
	struct dg_fact		*parent;	/* or NULL */
	struct dg_hold		*holds;
	struct dg_fact		*next;		/* in the order of the document */

	struct dg_str		 now;		/* of a lock: its address after renamings */
	struct dg_fact		*match;		/* in the other list */
	bool			 renamed, moved;
	bool			 adapted;	/* it, or something in it, is changed */
	size_t			 order;
};

/* An operation that finds nothing it could be about. */
struct dg_lost {
	struct dg_hold	 hold;
	struct dg_lost	*next;
};

struct dg_facts {
	struct dg_arena		*arena;
	struct dg_fact		*first, *last;
	size_t			 n;
	struct dg_fact		**by_address;	/* sorted; of those without aliases */
	struct dg_lost		*lost;
	struct dg_str		*seen;		/* which conditions held, of documents seen */
	size_t			 n_seen, cap_seen;	/* heap */
};

void	dg_facts_init(struct dg_facts *, struct dg_arena *);
void	dg_facts_fini(struct dg_facts *);

/* ---- fact.c, hold.c ------------------------------------------------------------------ */

/* Do conditions hold as in a document that the list knows?  Conditions of all levels
 * are decided; later calls will say yes. */
bool	dg_facts_knows(struct dg_facts *, const struct dg_doc *);
/*
 * Adds what the last level of a chain of two or more inherits, and what it does with
 * it.  Conditions are decided; the trees are used up.  Mistakes of the last level go
 * to own, those of levels above to the document's sink.
 */
void	dg_facts_add(struct dg_facts *, struct dg_doc *, struct dg_chain *,
		struct dg_sink *own);
/* The words of a node itself, as written. */
struct dg_str dg_fact_text(struct dg_arena *, const struct dg_node *);
/* The facts of an address: [0..*n). */
struct dg_fact **dg_facts_find(struct dg_facts *, struct dg_str address, size_t *n);

/* ---- lock.c ---------------------------------------------------------------------------- */

/* "x/ban-lenh.plan.lock" */
struct dg_str dg_lock_path(struct dg_arena *, struct dg_str plan);
/* ".locked .text", or a dash. */
struct dg_str dg_class_names(struct dg_arena *, unsigned classes);
void	dg_lock_write(const struct dg_facts *, struct dg_buf *);
/* false: it cannot be used; reported. */
bool	dg_lock_read(struct dg_doc *, struct dg_str path, struct dg_span asked_at,
		struct dg_facts *);
/* Reads the locks of the first n plans of a chain, where there are any; false: one
 * cannot be used. */
bool	dg_locks_open(struct dg_doc *, struct dg_chain *, size_t n);
struct dg_facts *dg_facts_copy(struct dg_arena *, const struct dg_facts *);

/* ---- drift.c ----------------------------------------------------------------------------- */

/* From what must be looked at to what goes by itself. */
enum dg_drift { DG_DRIFT_PLACE, DG_DRIFT_LOCKED, DG_DRIFT_CONFLICT, DG_DRIFT_ORPHAN,
	DG_DRIFT_MUST_ADAPT, DG_DRIFT_APPLIES, DG_DRIFT_NEW, DG_DRIFT_GONE, DG_DRIFT_RENAMED,
	DG_DRIFT_CLASS, DG_DRIFT_MOVED, DG_DRIFT_RETARGETED, DG_DRIFT_FOLLOWS };
#define DG_DRIFT_SERIOUS DG_DRIFT_MUST_ADAPT	/* up to here */

struct dg_finding {
	enum dg_drift		 what;
	const struct dg_fact	*old, *new;	/* one may be NULL */
	const struct dg_hold	*hold;		/* or NULL */
	struct dg_str		 near[3];	/* what an orphan may mean now; of a new part what
						 * it was split from */
	struct dg_str		 place;		/* of an orphan nothing is like: where its
						 * words could stand, "after #x"; or empty */
	struct dg_str		 before, after;	/* words to show; may be empty */
	struct dg_str		 proposal;	/* lines of a plan, or empty */
	struct dg_finding	*next;
};

enum dg_rule	dg_drift_rule(enum dg_drift);
/* What the message of a finding is about: name of the operation, address, another. */
struct dg_args	dg_drift_args(struct dg_arena *, const struct dg_finding *);
/* What has changed, by kind and then by place; both lists are marked. */
struct dg_finding *dg_drift(struct dg_arena *, struct dg_facts *lock,
		struct dg_facts *now, const struct dg_sources *);

/* ---- orphan.c ---------------------------------------------------------------------------- */

/* Is it replaced or removed, or what it stands in, and kept by no {{parent}}? */
bool	dg_fact_taken_out(const struct dg_fact *);	/* drift.c */
/* Finds what an orphan may mean now, or where its words could stand. */
void	dg_orphan_look(struct dg_arena *, const struct dg_facts *lock, struct dg_facts *now,
		struct dg_finding *);
/* What is said of an orphan that nothing is like; false: it is none. */
bool	dg_orphan_advice(const struct dg_finding *, enum dg_rule *);

/* ---- match.c, words.c, propose.c ------------------------------------------------------ */

/* Finds for what was accepted what it is now. */
void	dg_match(struct dg_facts *lock, struct dg_facts *now);
/* How much of two texts is alike, in percent. */
unsigned dg_words_alike(struct dg_str, struct dg_str);
/*
 * What stands in new where [from, to) of old stood: both grow to whole words.  *before
 * and *after are the bytes of old that they grew by.
 */
struct dg_str dg_words_moved(struct dg_str old, struct dg_str new, size_t from, size_t to,
		struct dg_str *before, struct dg_str *after);
/* The value of a field in the words of a row; p NULL: it has none. */
struct dg_str dg_fact_field(const struct dg_fact *, struct dg_str name);
/* What could be written instead of the operation, or for a part that needs one. */
struct dg_str dg_propose(struct dg_arena *, const struct dg_finding *, struct dg_facts *now,
		const struct dg_sources *);

#endif
