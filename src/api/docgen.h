/*
 * docgen.h - the compiler as a library: plans become documents.
 *
 *	static void
 *	say(void *by, const struct docgen_message *m)
 *	{
 *		fputs(m->shown, stderr);
 *	}
 *
 *	struct docgen_settings s = { .size = sizeof s, .message = say };
 *	struct docgen *d = docgen_open(&s);
 *
 *	if (d != NULL)
 *		status = docgen_compile(d, plans, n_plans, NULL);
 *	docgen_close(d);
 *
 * docgen_compile makes the documents of some plans; docgen_build makes those of whole
 * folders, by several threads, as far as they are not made yet.  What comes of it is
 * told to functions of the program, which stand in the settings.
 *
 * State: nothing here prints, ends the program (but when memory is out), reads the
 * environment or a clock, or keeps anything outside a handle.
 * Threads: a handle is for one thread at a time; any number of threads may each have
 * their own.  The functions in the settings are called by the thread that called the
 * library, never by one that docgen_build began.  They must return, and must not use
 * the handle.
 * Memory: what the program hands over is copied, or read during the call only, and stays
 * the program's; what its functions are handed is gone when they return.
 * Text is UTF-8, and ends with a 0.  Paths are relative to the current folder.
 * Growth: a struct that the program fills begins with its size, so that programs go on
 * working when it gets more members; what is 0 or NULL in it is as the command "docgen"
 * has it when the option is not given.  A struct that the program is handed may get more
 * members at its end.
 *
 * Link with -ldocgen ("pkg-config --cflags --libs docgen").
 */
#ifndef DOCGEN_H
#define DOCGEN_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The worse the greater.  Why, a message has told. */
enum docgen_status {
	DOCGEN_DONE = 0,	/* every document was made, or is as it would be made */
	DOCGEN_PLAN_WRONG = 1,	/* a plan cannot be understood */
	DOCGEN_USAGE_WRONG = 2,	/* it was called wrongly, or two plans are one file */
	DOCGEN_WORLD_WRONG = 3,	/* a file, a font, the disk */
	DOCGEN_CANCELLED = 4,	/* before every plan was tried */
};

enum docgen_level { DOCGEN_NOTE, DOCGEN_WARNING, DOCGEN_ERROR, DOCGEN_FATAL };
enum docgen_language { DOCGEN_ENGLISH, DOCGEN_VIETNAMESE };
enum docgen_format { DOCGEN_DOCX = 1, DOCGEN_PDF = 2, DOCGEN_HTML = 4, DOCGEN_TEXT = 8 };

/* ---- what the program is told ------------------------------------------------ */

struct docgen_message {
	enum docgen_level	 level;
	const char		*code;		/* "unknown-key" */
	const char		*text;
	const char		*file;		/* NULL: it has no place */
	size_t			 line, column;	/* from 1, in characters */
	const char		*shown;		/* with its line and notes, as the command
						 * prints it */
	size_t			 left;		/* so many more come at once, of the same
						 * document or call */
};

/* A document is begun: the at-th of so many, as far as is known. */
struct docgen_progress {
	size_t			 at, of;
	const char		*plan;
	const char		*unit;		/* docgen_compile: its id, where a plan makes a
						 * document for each of several; else NULL */
};

/* What docgen_build has before it, once it has looked for plans. */
struct docgen_found {
	const char *const	*plans;		/* sorted by their bytes */
	size_t			 n_plans;	/* 0: there are none, as a message will tell */
	const char *const	*folders;	/* that were looked into */
	size_t			 n_folders;
};

enum docgen_fate { DOCGEN_MADE, DOCGEN_FRESH, DOCGEN_FAILED };

/* Why docgen_build did not find a plan fresh. */
enum docgen_why {
	DOCGEN_WHY_NONE,		/* it did, or was not asked */
	DOCGEN_WHY_NEW,			/* it was never made there */
	DOCGEN_WHY_OPTIONS,		/* settings, fonts, or docgen itself are others */
	DOCGEN_WHY_CHANGED,		/* a file that was read */
	DOCGEN_WHY_GONE,		/* something that was there */
	DOCGEN_WHY_THERE,		/* something that was not */
	DOCGEN_WHY_ELSEWHERE,		/* a link leads elsewhere */
	DOCGEN_WHY_OUTPUT_GONE,
	DOCGEN_WHY_OUTPUT_CHANGED,
};

enum docgen_seen {
	DOCGEN_READ,		/* a file was read; value: a digest of it, "": it could not be */
	DOCGEN_THERE,		/* something was found there */
	DOCGEN_ABSENT,		/* was looked for, and is not there */
	DOCGEN_LEADS,		/* where that is, links followed: value */
};

/* Something that documents depend on. */
struct docgen_input {
	enum docgen_seen	 seen;
	const char		*path, *value;
};

/* What came of a plan. */
struct docgen_outcome {
	const char		*plan;
	enum docgen_fate	 fate;
	enum docgen_why		 why;
	const char		*what;		/* the path that is meant by it, or "" */
	const char		*messages;	/* docgen_build: all that it says, as the command
						 * prints it, or ""; a fresh plan says again what
						 * it said.  docgen_compile: "", since
						 * settings.message was told at once */
	/* What it was made from, or would be; docgen_compile: when asked for. */
	const struct docgen_input *inputs;
	size_t			 n_inputs;
	/* When asked for: files that were written; those of a plan that is left alone, as they
	 * stand. */
	const char *const	*outputs;
	size_t			 n_outputs;
	/* docgen_build, of a plan for many units that is not fresh: its documents, and those of
	 * them that were left alone. */
	size_t			 documents, kept;
};

/* ---- a handle ------------------------------------------------------------------ */

struct docgen_settings {
	size_t			 size;		/* of this struct: sizeof it */
	const char		*out_dir;	/* "out" */
	const char		*template_dir, *font_dir;
	unsigned		 formats;	/* of enum docgen_format: DOCX and PDF */
	enum docgen_language	 language;	/* of messages */
	int			 colour;	/* what is shown has colours, for a terminal */
	int			 strict;	/* warnings stop a document, too */
	int			 show_origin;	/* review copies: who wrote what */
	int			 attach;	/* PDF/A-3a: with the plan and the DOCX inside */
	const char		*made_at;	/* "1767225600": seconds since 1970 that a
						 * document without a date says of itself */

	/* Who is told, and asked; any may be NULL. */
	void	*by;		/* handed to each */
	void	(*message)(void *by, const struct docgen_message *);
	/* docgen_compile: takes finished files ("ke-hoach.pdf") instead of out_dir; 0: it
	 * could not, and the document fails.  NULL: they are written. */
	int	(*output)(void *by, const char *name, const void *bytes, size_t n);
	void	(*progress)(void *by, const struct docgen_progress *);
	/* Of each plan, in their order, when it is through. */
	void	(*came)(void *by, const struct docgen_outcome *);
	/* Is no other plan to be begun?  Asked after each; what is begun is finished. */
	int	(*cancel)(void *by);
	void	(*dump)(void *by, const char *text, size_t n);	/* docgen_compile */
	void	(*found)(void *by, const struct docgen_found *); /* docgen_build */
	void	(*removed)(void *by, const char *path);		/* docgen_build: by prune */
};

struct docgen;

/* A handle, or NULL: a message told why, such as fonts that are not there.  The settings
 * may be NULL. */
struct docgen	*docgen_open(const struct docgen_settings *);
void		 docgen_close(struct docgen *);		/* or NULL */

/* ---- some plans ----------------------------------------------------------------- */

enum docgen_dump { DOCGEN_DUMP_NONE, DOCGEN_DUMP_TREE, DOCGEN_DUMP_PAGES };

struct docgen_compile_options {
	size_t			 size;		/* sizeof it */
	const char		*unit;		/* the id of the only one to make a document for */
	int			 delta;		/* the short form: what a plan adds to the one
						 * that it extends */
	enum docgen_dump	 dump;		/* tell settings.dump instead of writing files */
	int			 list;		/* outcomes list inputs and outputs */
};

/*
 * Makes all documents of n plans, at least one, whether they are made already or not;
 * options may be NULL.  When two of them would be written as one file, that is told, and
 * none is made.  The worst status.
 */
enum docgen_status docgen_compile(struct docgen *, const char *const *plans, size_t n,
			const struct docgen_compile_options *);

/* ---- a tree of plans ------------------------------------------------------------- */

struct docgen_build_options {
	size_t			 size;		/* sizeof it */
	unsigned		 jobs;		/* threads; 0: one for each processor.  At most
						 * 256 are begun */
	int			 keep_going;	/* after a plan that failed */
	int			 check;		/* write nothing: a plan fails that is not made as
						 * it would be */
	int			 prune;		/* remove what was made and is made no more; not
						 * with check, nor with a part */
	unsigned		 part, parts;	/* only the 2nd of 8 parts; 0 and 0: all */
	int			 list;		/* outcomes list outputs */
};

/* Plans; removed: files. */
struct docgen_counts {
	size_t			 size;		/* sizeof it */
	size_t			 made, fresh, failed, not_tried, removed;
	size_t			 elsewhere;	/* of other parts only */
};

/*
 * Makes all plans below n folders, or those that are named, as far as what was made of
 * them in out_dir would not come out the same (a file there, ".docgen-build", says what
 * was).  n is 0: below "plans", or, where there is none, the current folder.  options and
 * counts may be NULL.  Another build in the same folder is waited for.  The worst status.
 */
enum docgen_status docgen_build(struct docgen *, const char *const *places, size_t n,
			const struct docgen_build_options *, struct docgen_counts *counts);

/* "0.1.0" */
const char	*docgen_version(void);

#ifdef __cplusplus
}
#endif

#endif
