/*
 * make.h - a plan, and all the documents that it makes.
 */
#ifndef DG_BUILD_MAKE_H
#define DG_BUILD_MAKE_H

#include "build/output.h"

struct dg_made;

/* Whoever wants to see how it goes; functions may be NULL. */
struct dg_watcher {
	void	*by;
	/* A document is begun, by the thread that makes it. */
	void	(*begins)(void *by, const struct dg_draft *, size_t at);
	/* Messages, in the order that they are to be shown in. */
	void	(*says)(void *by, const struct dg_sink *, const struct dg_sources *);
	/* What --dump prints of a document. */
	void	(*dumps)(void *by, struct dg_str);
	/* A plan of its own refines a document: it was made with this one. */
	void	(*refines)(void *by, const char *path);
	/* What a document of a plan that makes many came to, before it is forgotten: its inputs
	 * and outputs.  NULL: they are added to those of the plan. */
	void	(*took)(void *by, const struct dg_draft *, size_t at, const struct dg_made *);
};

/* Reads a plan and makes its documents; the worst status.  When the world goes on
 * being wrong (a full disk), the rest is not tried. */
int	dg_plan_make(const char *path, const struct dg_options *, struct dg_worker *,
		const struct dg_watcher *);

/*
 * The same in steps, of which several threads may take those in the middle: it is begun;
 * its documents 0 to n - 1 are made, in any order, and told, each once, in their order;
 * then it is ended.
 */
struct dg_making {
	const struct dg_options	*options;
	const struct dg_watcher	*watcher;
	struct dg_draft		 draft;
	size_t			 n;		/* documents; none when all belong to other parts
						 * of a build */
	bool			 elsewhere;	/* they do */
	unsigned		 wrong;		/* of those told last, in a row, that the world
						 * was wrong for */
	int			 worst;
};

/* A document from when it is made until it is told. */
struct dg_made {
	struct dg_options	 options;	/* of the plan that refines it */
	struct dg_draft		 refining;	/* that plan, if refined */
	bool			 refined, compiled;
	struct dg_result	 result;	/* if compiled */
	int			 status;
	bool			 quiet;		/* nothing is to be said of it */
	struct dg_inputs	 inputs;	/* both empty unless options of the plan have some */
	struct dg_outputs	 outputs;
};

void	dg_making_begin(struct dg_making *, const char *path, const struct dg_options *,
		const struct dg_watcher *);
void	dg_making_document(struct dg_making *, size_t at, struct dg_worker *,
		struct dg_made *);
/* A document that is as it was: it counts as made, in its turn. */
void	dg_making_keep(struct dg_making *, size_t at);
/* Takes and forgets what was made.  false: the rest need not be tried; what was made of it
 * is to be dropped. */
bool	dg_making_tell(struct dg_making *, size_t at, struct dg_made *);
/* The same without a word; files that were written stand. */
void	dg_making_drop(struct dg_making *, size_t at, struct dg_made *);
/* The worst status. */
int	dg_making_end(struct dg_making *);

#endif
