/*
 * compile.h - one plan, from its path to its files.
 *
 * build/ joins the passes: read, open the world, resolve, check, compose,
 * lay out, write.  It prints nothing.
 */
#ifndef DG_BUILD_COMPILE_H
#define DG_BUILD_COMPILE_H

#include "diag/diag.h"
#include "layout/font.h"

enum { DG_TO_DOCX = 1, DG_TO_PDF = 2 };
enum dg_dump { DG_DUMP_NONE, DG_DUMP_TREE, DG_DUMP_PAGES };

struct dg_options {
	const char		*out_dir;	/* must exist or be creatable */
	unsigned		 formats;	/* DG_TO_* */
	bool			 strict;	/* warnings stop a document, too */
	enum dg_dump		 dump;		/* instead of writing files */
	const char		*template_dir;	/* or NULL */
	const struct dg_fonts	*fonts;
};

/* What came of one plan; owns its memory. */
struct dg_result {
	struct dg_arena		 arena;
	struct dg_sources	 sources;
	struct dg_sink		 sink;
	struct dg_buf		 dump;		/* --dump's text */
	struct dg_str		 name;		/* of the outputs, without ".pdf" */
	unsigned		 written;	/* files written */
};

/* Exit statuses, the worse the greater. */
enum { DG_DONE = 0, DG_PLAN_WRONG = 1, DG_USAGE_WRONG = 2, DG_WORLD_WRONG = 3 };

/* DG_DONE, DG_PLAN_WRONG or DG_WORLD_WRONG; call dg_result_fini after it. */
int	dg_compile(const char *path, const struct dg_options *, struct dg_result *);
/*
 * Goes only so far that result->name is known; empty when the plan cannot be
 * understood that far.  Writes nothing.
 */
void	dg_compile_name(const char *path, const struct dg_options *,
		struct dg_result *);
void	dg_result_fini(struct dg_result *);

#endif
