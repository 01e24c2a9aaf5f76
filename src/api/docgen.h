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
 *		status = docgen_compile(d, "plans/ke-hoach.plan");
 *	docgen_close(d);
 *
 * Nothing here prints, ends the program (but when memory is out), reads the
 * environment or a clock, or keeps anything outside a handle.  A handle is for one
 * thread at a time; any number of threads may each have their own.  Text is UTF-8.
 * Link with -ldocgen ("pkg-config --libs docgen").
 */
#ifndef DOCGEN_H
#define DOCGEN_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum docgen_status {
	DOCGEN_DONE = 0,	/* every document was made */
	DOCGEN_PLAN_WRONG = 1,	/* a plan cannot be understood */
	DOCGEN_USAGE_WRONG = 2,	/* it was called wrongly */
	DOCGEN_WORLD_WRONG = 3,	/* a file, a font, the disk */
};

enum docgen_level { DOCGEN_NOTE, DOCGEN_WARNING, DOCGEN_ERROR, DOCGEN_FATAL };
enum docgen_language { DOCGEN_ENGLISH, DOCGEN_VIETNAMESE };
enum docgen_format { DOCGEN_DOCX = 1, DOCGEN_PDF = 2, DOCGEN_HTML = 4, DOCGEN_TEXT = 8 };

/* All of it is gone when the function that was called with it returns. */
struct docgen_message {
	enum docgen_level	 level;
	const char		*code;		/* "unknown-key" */
	const char		*text;
	const char		*file;		/* NULL: it has no place */
	size_t			 line, column;	/* from 1, in characters */
	const char		*shown;		/* with its line and notes, as the command
						 * prints it */
};

/* What is 0 or NULL is as the command has it when the option is not given. */
struct docgen_settings {
	size_t			 size;		/* of this struct: sizeof it */
	const char		*out_dir;	/* "out" */
	const char		*template_dir, *font_dir;
	unsigned		 formats;	/* of enum docgen_format: DOCX and PDF */
	enum docgen_language	 language;	/* of messages */
	int			 strict;	/* warnings stop a document, too */
	int			 show_origin;	/* review copies */
	int			 attach;	/* PDF/A-3a: with the plan and the DOCX inside */
	const char		*made_at;	/* "1767225600": seconds since 1970 that a
						 * document without a date says of itself */

	void	*by;		/* handed to both functions */
	/* Is told of each message; NULL: nobody is. */
	void	(*message)(void *by, const struct docgen_message *);
	/* Takes finished files ("ke-hoach.pdf") instead of out_dir; 0: it could not, and
	 * the document fails.  NULL: they are written. */
	int	(*output)(void *by, const char *name, const void *bytes, size_t n);
};

struct docgen;

/* Strings are copied.  NULL: a message told why, such as fonts that are not there. */
struct docgen	*docgen_open(const struct docgen_settings *);
void		 docgen_close(struct docgen *);		/* or NULL */

/* A plan, and all the documents that it makes. */
enum docgen_status docgen_compile(struct docgen *, const char *plan);

/* "0.1.0" */
const char	*docgen_version(void);

#ifdef __cplusplus
}
#endif

#endif
