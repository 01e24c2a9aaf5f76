/*
 * account.h - what came of each block of a document: which level wrote it, and
 * what the levels below did to it.
 *
 * A ledger is made of the tree that the cascade gives (account.c: classes and
 * sums; history.c: what happened to one block), before resolve takes rows and
 * marks away; its nodes stay in the tree, so their numbers are known afterwards.
 * It changes nothing.
 */
#ifndef DG_CASCADE_ACCOUNT_H
#define DG_CASCADE_ACCOUNT_H

#include "cascade/cascade.h"

/* What a block is to the plans above it. */
enum dg_share {
	DG_SHARE_OWN,		/* written by the first level */
	DG_SHARE_KEPT,		/* inherited as it was */
	DG_SHARE_TERMS,		/* words went by a rule of "terms" */
	DG_SHARE_EDITED,
	DG_SHARE_MOVED,		/* and nothing else */
	DG_SHARE_CONDENSED,	/* stands for more blocks than it is one of */
	DG_SHARE_REWRITTEN,	/* stands in the place of another */
	DG_SHARE_NEW,
	/* what the document does not have: */
	DG_SHARE_REMOVED, DG_SHARE_REPLACED, DG_SHARE_LOCAL, DG_SHARE_OFF,
	DG_SHARES
};
/* "kept", "terms": as programs read it. */
const char	*dg_share_name(enum dg_share);
const char	*dg_origin_name(enum dg_origin_how);

/* Words that became others. */
struct dg_reworded {
	struct dg_span	 at;		/* the rule, the change; of a replaced node: it */
	struct dg_str	 field;		/* of a row, or empty */
	struct dg_str	 old, now;
	struct dg_reworded *next;
};

/* One thing that a level did. */
struct dg_event {
	enum dg_origin_how	 how;
	unsigned		 level;
	struct dg_span		 at;	/* the operation; of what was written: it */
	struct dg_span		 text;	/* what was written, or DG_NOWHERE */
	struct dg_str		 why;	/* of a removal; of a move the section before */
	struct dg_reworded	*words;
	struct dg_event		*next;	/* later */
};

struct dg_account {
	struct dg_node		*node;
	struct dg_str		 address;	/* without '#'; empty: none */
	enum dg_kind		 kind;
	enum dg_share		 share;
	bool			 counted;	/* a paragraph, heading, item or row */
	bool			 moved;
	unsigned		 level;		/* that wrote it */
	struct dg_span		 span;
	size_t			 inside;	/* accounts behind it that stand in it */
	struct dg_str		 words;		/* as written, where resolve takes them
						 * away: of rows, and of what is gone */
	const struct dg_event	*history;	/* the oldest first */
};

/* How many blocks an operation took out, and how many stand there now. */
struct dg_replacement {
	struct dg_span	at;
	size_t		nodes;		/* that it was about */
	size_t		before, after;	/* blocks */
	bool		lines;		/* rows or recipients: fewer are not shorter */
};

struct dg_ledger {
	struct dg_doc		*doc;
	const struct dg_chain	*chain;
	struct dg_account	*item;		/* in the order of the document */
	size_t			 n;
	struct dg_account	*gone;		/* tops of what is not in it, by operation */
	size_t			 n_gone;
	struct dg_replacement	*replacement;	/* by place */
	size_t			 n_replacements;
	size_t			 sum[DG_MAX_LEVELS][DG_SHARES], total[DG_SHARES];
};

void	dg_ledger_make(struct dg_doc *, const struct dg_chain *, struct dg_ledger *);
/* The level of a place; the number of levels: none. */
unsigned dg_ledger_level(const struct dg_ledger *, struct dg_span);

/*
 * What an address names: false, none of this document.  *one is filled in when it is
 * not in the tree any more (*gone: what it went with, else NULL).
 */
bool	dg_ledger_find(struct dg_ledger *, struct dg_str address, const struct dg_account **,
		struct dg_account *one, const struct dg_account **gone);
/* All names, for "did you mean". */
const struct dg_str *dg_ledger_names(const struct dg_ledger *, size_t *n);

/* What happened to a block, as far as it is known before resolve. */
const struct dg_event *dg_ledger_history(const struct dg_ledger *, const struct dg_node *);
/* Its words as written; of what holds blocks all of them. */
struct dg_str dg_ledger_words(struct dg_arena *, const struct dg_node *);

/* A leaf, or a run of it, of the composed tree. */
struct dg_marked {
	unsigned	 level;		/* whose words it has */
	unsigned	 by;		/* that made it what it is */
	enum dg_share	 share;
};
/* false: it came from no plan. */
bool	dg_ledger_mark(const struct dg_ledger *, const struct dg_node *leaf, struct dg_marked *);
bool	dg_ledger_mark_run(const struct dg_ledger *, const struct dg_node *text,
		struct dg_marked *);

#endif
