/*
 * diag.h - messages.
 *
 * A message is a row of one table (rules.def, one file a folder under
 * rules/): an identifier that is also its code, a level, and its text in
 * English and Vietnamese.  A text has places {0} {1} ... for arguments, all
 * of them strings.  Passes report to a sink and go on; they never print.
 *
 *	dg_report(sink, DG_R_unknown_key, span, DG_ARGS(key, nearest));
 *
 * Which level means what: ERROR, the plan cannot be understood, no output;
 * WARNING, doubtful, output all the same (unless --strict); FATAL, the world
 * is wrong (file, font, disk), exit status 3; NOTE, belongs to a message.
 */
#ifndef DG_DIAG_DIAG_H
#define DG_DIAG_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "diag/source.h"

enum dg_level { DG_NOTE, DG_WARNING, DG_ERROR, DG_FATAL };
enum dg_lang { DG_LANG_EN, DG_LANG_VI };

enum dg_rule {
#define DG_RULE(ident, level, en, vi) DG_R_##ident,
#include "diag/rules.def"
#undef DG_RULE
	DG_RULES
};

struct dg_rule_info {
	const char	*ident;		/* unknown_key; the code is unknown-key */
	enum dg_level	 level;
	const char	*text[2];	/* by enum dg_lang */
};
const struct dg_rule_info *dg_rule_info(enum dg_rule);

struct dg_args {
	size_t			 n;
	const struct dg_str	*item;
};
#define DG_ARGS(...) ((struct dg_args){ \
	sizeof((struct dg_str[]){ __VA_ARGS__ }) / sizeof(struct dg_str), \
	(struct dg_str[]){ __VA_ARGS__ } })
#define DG_NO_ARGS ((struct dg_args){ 0, NULL })

struct dg_diag {
	enum dg_rule	 rule;
	struct dg_span	 span;
	struct dg_args	 args;		/* copied into the sink's arena */
	struct dg_diag	*notes;		/* first note */
	struct dg_diag	*next;		/* next message, or next note */
	size_t		 order;		/* of reporting */
};

struct dg_sink {
	struct dg_arena		 arena;
	struct dg_diag		*first, *last;
	size_t			 n;		/* kept, at most DG_MAX_DIAGS */
	size_t			 count[4];	/* all, by enum dg_level */
};

void		dg_sink_init(struct dg_sink *);
void		dg_sink_fini(struct dg_sink *);

/* Never NULL; arguments are copied. */
struct dg_diag	*dg_report(struct dg_sink *, enum dg_rule, struct dg_span,
			struct dg_args);
/* Adds a note (a row of level NOTE) to a message. */
void		dg_note(struct dg_sink *, struct dg_diag *, enum dg_rule,
			struct dg_span, struct dg_args);
/* Adds all that another sink has. */
void		dg_sink_add(struct dg_sink *, const struct dg_sink *from);
/* Errors or fatal messages so far? */
bool		dg_sink_failed(const struct dg_sink *);

/*
 * The name among names that is nearest to s, for "did you mean"; empty when
 * none is near.
 */
struct dg_str	dg_nearest(struct dg_str s, const struct dg_str *names, size_t n);
#define DG_NEAREST_UNTIL 32	/* messages that say what was probably meant */
/* Adds the nearest name to a message as a note (at a place, or DG_NOWHERE), when
 * one is near. */
void		dg_note_nearest(struct dg_sink *, struct dg_diag *, struct dg_span at,
			struct dg_str s, const struct dg_str *names, size_t n);

/* The text of a message in a language, places filled in. */
void		dg_diag_text(const struct dg_diag *, enum dg_lang, struct dg_buf *);

/* Messages in the order in which they are shown, by file and place; heap. */
struct dg_diag	**dg_sink_in_order(const struct dg_sink *, const struct dg_sources *);
/* A message with its line and its notes. */
void		dg_diag_print(const struct dg_diag *, const struct dg_sources *,
			enum dg_lang, bool colour, struct dg_buf *);
/* "unknown-key" of unknown_key. */
void		dg_rule_code(enum dg_rule, struct dg_buf *);
/* How many messages were counted, but not kept; a line that says so. */
size_t		dg_sink_hidden(const struct dg_sink *);
void		dg_hidden_print(size_t n, enum dg_lang, struct dg_buf *);
/*
 * Prints all messages, in order:
 *	file:line:col: error: what was found, what was expected [code]
 * then the source line with a caret, then the notes.
 */
void		dg_sink_print(const struct dg_sink *, const struct dg_sources *,
			enum dg_lang, bool colour, struct dg_buf *);

#endif
