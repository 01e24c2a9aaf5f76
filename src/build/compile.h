/*
 * compile.h - plans, from their paths to files.
 *
 * build/ joins the passes.  A plan is read once (draft.c): its text, template,
 * units, citations.  Then documents are made of it (compile.c): one, or with
 * "for-each" one for every unit that it names; each is resolved, checked,
 * composed, laid out and written in memory of its own, which is gone before the
 * next is begun.  What documents inherit can be asked for alone (inherit.c).  It
 * prints nothing.
 */
#ifndef DG_BUILD_COMPILE_H
#define DG_BUILD_COMPILE_H

#include "base/marks.h"
#include "cascade/cascade.h"
#include "cascade/lock.h"
#include "build/shard.h"
#include "diag/diag.h"
#include "doc/common.h"
#include "layout/worker.h"
#include "resolve/resolve.h"

enum { DG_TO_DOCX = 1, DG_TO_PDF = 2, DG_TO_HTML = 4, DG_TO_TEXT = 8 };
enum dg_dump { DG_DUMP_NONE, DG_DUMP_TREE, DG_DUMP_PAGES };

/* Takes finished files: "x.pdf"; false: it cannot, and the document has failed. */
struct dg_taker {
	bool	(*take)(void *by, struct dg_str name, struct dg_str bytes);
	void	*by;
};

struct dg_options {
	const char		*out_dir;	/* must exist or be creatable */
	const struct dg_taker	*taker;		/* files go there instead; or NULL */
	unsigned		 formats;	/* DG_TO_* */
	bool			 pdf_a3;	/* a PDF holds the plan and the DOCX, too */
	bool			 strict;	/* warnings stop a document, too */
	bool			 show_origin;	/* review copies: who wrote what */
	bool			 delta;		/* the short form: what a plan adds to
						 * the one that it extends */
	enum dg_dump		 dump;		/* instead of writing files */
	const char		*template_dir;	/* or NULL */
	const char		*unit;		/* only this unit's document, or NULL */
	struct dg_shard		 shard;		/* only documents of this part */
	bool			 compare;	/* with what is there, instead of writing */
	bool			 no_lock;	/* the plan's own lock is left unread */
	struct dg_date		 undated;	/* what files say of when they were made
						 * where a document has no date; or none */
	bool			 names_only;	/* of the documents; nothing is made */
	bool			 unit_of_many;	/* that is about plans for many units only */
	struct dg_inputs	*inputs;	/* what documents are made from, or NULL */
	struct dg_commons	*commons;	/* what plans have in common, or NULL */
	struct dg_outputs	*outputs;	/* output.h: what was written, or NULL */
};

/* Messages that were given already (repeat.c). */
struct dg_repeats {
	struct dg_marks	 given;
	size_t		 dropped;	/* messages that came again */
};

/* What was found out about a document. */
struct dg_said {
	struct dg_sink		 *sink;
	const struct dg_sources	 *sources;
	uint32_t		  own;	/* the text of the plan that refines it, or 0 */
};

struct dg_upper;		/* upper.h */

/* Beside "x.plan", which makes a document of each unit, "x-UNIT.plan" refines that of one. */
struct dg_refining {
	const char	*path;		/* of such a plan; NULL: there is no unit */
	bool		 is_there;	/* when the draft was read */
};

/*
 * A plan that was read, and what its documents share.  Where it makes one
 * document only, that is made of the draft itself, once; else all of it but the
 * last part is read only.
 */
struct dg_draft {
	const struct dg_options	*options;
	struct dg_arena		 arena;
	struct dg_sources	 sources;
	struct dg_sink		 sink;		/* what reading it found */
	struct dg_doc		 doc;		/* its header merged with those above */
	struct dg_chain		 chain;		/* trees, as read */
	struct dg_world		 world;		/* its first part */
	const struct dg_unit	**units;	/* the unit of each document; NULL: it
						 * has none, which was reported */
	size_t			 n;		/* how many documents it makes */
	bool			 each;		/* by "for-each" */
	struct dg_str		 as;		/* the name of its one document, when it refines
						 * one of another plan; or empty */
	struct dg_refining	*refining;	/* beside each document, if each */

	struct dg_upper		*upper;		/* the plan that it extends, resolved; or
						 * NULL: nobody asked */
	struct dg_repeats	 repeats;
	size_t			 made, failed;	/* documents */
	struct dg_str		 failed_ids;	/* of the first */
};

/* Who makes a document: a thread of its own, and what the document reads and writes. */
struct dg_maker {
	struct dg_worker	*worker;
	struct dg_inputs	*inputs;	/* or NULL */
	struct dg_outputs	*outputs;	/* output.h; or NULL */
};

/* What came of one document; owns its memory. */
struct dg_result {
	struct dg_arena		 arena;
	struct dg_sink		 own_sink;
	struct dg_sink		*sink;		/* its messages */
	const struct dg_sources	*sources;	/* what they point into */
	struct dg_buf		 dump;		/* --dump's text */
	struct dg_str		 name;		/* of the outputs, without ".pdf" */
	unsigned		 written;	/* files written, or compared */
	const struct dg_str	*asked;		/* ids of units that it depends on beside its own */
	size_t			 n_asked;
	bool			 asks_all;	/* they are too many to tell */
};

/* Exit statuses, the worse the greater. */
enum { DG_DONE = 0, DG_PLAN_WRONG = 1, DG_USAGE_WRONG = 2, DG_WORLD_WRONG = 3 };

/* What the messages of a sink come to. */
int	dg_sink_status(const struct dg_sink *);

/*
 * DG_DONE, DG_PLAN_WRONG or DG_WORLD_WRONG; call dg_draft_fini after it.  When it
 * is wrong and has "for-each", n is at most 1, for that document's messages.  A
 * single document's messages join those of the draft.
 */
int	dg_draft_read(struct dg_draft *, const char *path, const struct dg_options *);
/* Does it make one document?  Otherwise a message of the draft, when it makes many. */
bool	dg_draft_is_one(struct dg_draft *);
/* Leaves only the documents of a part; false: all of its documents belong to others. */
bool	dg_draft_keep(struct dg_draft *, struct dg_shard);
/* Reads the plan that refines a document of d; its one document has the name that d would
 * give it. */
int	dg_draft_refine(struct dg_draft *d, size_t at, const struct dg_options *,
		struct dg_draft *refined);
/*
 * Makes a document; a status as above.  Call dg_result_fini after it.  Several threads may
 * make documents of one draft that has "for-each" at once, but for their short forms
 * (options->delta).
 */
int	dg_draft_compile(struct dg_draft *, size_t at, const struct dg_maker *,
		struct dg_result *);
/* Keeps in mind what reading it found, which is said before all documents. */
void	dg_draft_begin(struct dg_draft *);
/* Counts a document that came to a status; of its messages those are left that were not said
 * before, of the draft or of a document, and those of the plan that refines it.  In the order
 * of the documents. */
void	dg_draft_settle(struct dg_draft *, size_t at, int status, const struct dg_said *);
/*
 * Adds to a list of facts what a document inherits, unless one that inherits the same was added
 * before; the plan extends another.  Mistakes of the plan itself go to own.  A status
 * and a result as above.
 */
int	dg_draft_inherit(struct dg_draft *, size_t at, struct dg_facts *, struct dg_sink *own,
		struct dg_result *);
/* draft.c: counts a document, and names those that were not made. */
void	dg_draft_count(struct dg_draft *, size_t at, bool made);
/* Says in a result what is to be said when all documents are made. */
void	dg_draft_conclude(struct dg_draft *, struct dg_result *);
/* The name of a document's outputs, in an arena; empty when it cannot be known,
 * which is a message of the document. */
struct dg_str dg_draft_name(struct dg_draft *, size_t at, struct dg_arena *);
void	dg_draft_fini(struct dg_draft *);
void	dg_result_fini(struct dg_result *);

#endif
