/*
 * cli.h - the command line: what a command gets and how it speaks.
 *
 * cli/ owns words and streams: options (option.c), the table of commands
 * (command.c), language and terminal (terminal.c), strings for programs (json.c),
 * rules of make (depfile.c), what plans inherit (inherit.c), what two commands on a
 * tree of plans share (build.c), what shells complete (complete_*.c), and one file a
 * command (cmd_*.c).  Messages go to err, what was asked for to out; only here is
 * anything printed.
 */
#ifndef DG_CLI_CLI_H
#define DG_CLI_CLI_H

#include <stdbool.h>
#include <stdio.h>

#include "api/docgen.h"
#include "build/compile.h"
#include "doc/doc.h"

struct dg_cli {
	FILE			*out, *err;
	enum dg_lang		 lang;
	bool			 colour;	/* messages may be coloured */
	bool			 progress;	/* a line that changes may be shown */
	const char		*made_at;	/* SOURCE_DATE_EPOCH, or NULL */
	struct dg_date		 undated;	/* the same, or none */
	struct dg_arena		 arena;
	struct dg_sources	 sources;	/* empty: for messages of its own */
	struct dg_sink		 sink;
	struct dg_buf		 said;		/* messages that are printed together */
};

/* The whole program: reads the words, runs a command, returns its status. */
int		 dg_cli_run(int argc, const char *const *argv, FILE *out, FILE *err);

/* ---- option.c ---- */

/* What a word is, so that a shell can complete it. */
enum dg_takes {
	DG_TAKES_NOTHING,
	DG_TAKES_TEXT,		/* an id, a number */
	DG_TAKES_FOLDER,
	DG_TAKES_FILE,
	DG_TAKES_PLAN,		/* *.plan, or a folder on the way there */
	DG_TAKES_KIND,		/* of document: docgen templates --names */
	DG_TAKES_ONE,		/* one of the choices */
	DG_TAKES_LIST,		/* some of them, with commas between */
};

struct dg_cli_value {
	const char		*name[2];	/* "DIR", by language; NULL: there is none */
	enum dg_takes		 takes;
	const char *const	*choices;	/* up to NULL; NULL: it is none of some */
};
#define DG_NO_VALUE { { NULL, NULL }, DG_TAKES_NOTHING, NULL }

struct dg_cli_option {
	const char		*name;		/* "out": --out */
	char			 letter;	/* 'o': -o; 0: none */
	struct dg_cli_value	 value;
	const char		*help[2];
};

/* Choices of more than one command. */
extern const char *const dg_formats[], *const dg_pdf_parts[], *const dg_languages[];

/* Options that several commands have. */
#define DG_OPTION_TEMPLATE_DIR { "template-dir", 0, { { "DIR", "NƠI" }, DG_TAKES_FOLDER, NULL }, { \
	"look for templates here first", "tìm mẫu ở thư mục này trước" } }
#define DG_OPTION_FONT_DIR { "font-dir", 0, { { "DIR", "NƠI" }, DG_TAKES_FOLDER, NULL }, { \
	"take the four faces from here (Times New Roman)", \
	"lấy bốn kiểu chữ ở thư mục này (Times New Roman)" } }
#define DG_OPTION_OUT { "out", 'o', { { "DIR", "NƠI" }, DG_TAKES_FOLDER, NULL }, { \
	"the folder to write to (default: out)", \
	"thư mục ghi kết quả (mặc định: out)" } }
#define DG_OPTION_TO { "to", 0, { { "FORMATS", "ĐỊNH-DẠNG" }, DG_TAKES_LIST, dg_formats }, { \
	"docx, pdf, html, text, with commas between: docx,pdf (default)", \
	"docx, pdf, html, text, cách nhau dấu phẩy: docx,pdf (mặc định)" } }
#define DG_OPTION_PDF { "pdf", 0, { { "PART", "PHẦN" }, DG_TAKES_ONE, dg_pdf_parts }, { \
	"a-2a (default), or a-3a: with the plan and the Word file inside", \
	"a-2a (mặc định), hoặc a-3a: kèm bản nguồn và tệp Word bên trong" } }
#define DG_OPTION_STRICT { "strict", 0, DG_NO_VALUE, { \
	"warnings stop a document, too", \
	"cảnh báo cũng dừng văn bản" } }
#define DG_OPTION_SHOW_ORIGIN { "show-origin", 0, DG_NO_VALUE, { \
	"write review copies that show which plan each part is from", \
	"ghi bản có đánh dấu từng phần lấy từ kế hoạch nào" } }
#define DG_OPTION_LANG { "lang", 0, { { "vi|en", "vi|en" }, DG_TAKES_ONE, dg_languages }, { \
	"the language of messages (default: the environment's)", \
	"ngôn ngữ của thông báo (mặc định: theo hệ thống)" } }
#define DG_OPTION_HELP { "help", 'h', DG_NO_VALUE, { \
	"show this help", "hiện trợ giúp này" } }

struct dg_command {
	const char			*name;
	const char			*usage[2];	/* after "docgen " */
	const char			*summary[2];
	struct dg_cli_value		 words;		/* what stands beside options */
	const struct dg_cli_option	*options;
	size_t				 n_options;
	int				(*run)(struct dg_cli *, const char *const *words, size_t n);
};

/* One option as it was given, or a word that is none (option NULL). */
struct dg_cli_word {
	const struct dg_cli_option	*option;
	const char			*value;		/* or the word */
};

/*
 * Takes words apart; false: errors were reported.  *out is in the arena and
 * has *n elements.
 */
bool		 dg_option_parse(struct dg_cli *, const struct dg_command *,
			const char *const *words, size_t n_words, struct dg_cli_word **out,
			size_t *n);
/* The place of a word among choices, how many they are when it is none of them, which
 * is reported with the one that is near; of is what it is a value of. */
size_t		 dg_choose(struct dg_cli *, struct dg_str of, struct dg_str word,
			const char *const *choices);
/* The place of an option's value among its choices, in the same way. */
size_t		 dg_option_choose(struct dg_cli *, const struct dg_cli_word *);
/* The value of --to, DG_TO_*; of --pdf: is it a-3a? */
unsigned	 dg_option_formats(struct dg_cli *, const struct dg_cli_word *);
bool		 dg_option_pdf(struct dg_cli *, const struct dg_cli_word *);
void		 dg_option_help(struct dg_cli *, const struct dg_command *);

/* ---- terminal.c ---- */

/* The language that the environment asks for (any may be NULL). */
enum dg_lang	 dg_lang_of(const char *lc_all, const char *lc_messages,
			const char *lang, const char *language);
void		 dg_cli_print(struct dg_cli *, const struct dg_sink *,
			const struct dg_sources *);
/* Settings of the library as the environment has them. */
struct docgen_settings dg_cli_settings(const struct dg_cli *);
/* Keeps a message of the library; true: no other comes at once. */
bool		 dg_cli_gather(struct dg_cli *, const struct docgen_message *);
/* Prints messages that were kept. */
void		 dg_cli_speak(struct dg_cli *);
/* Prints the command's own messages with a hint; DG_USAGE_WRONG. */
int		 dg_cli_usage(struct dg_cli *, const struct dg_command *);
/* Prints the command's own messages; the status that they come to. */
int		 dg_cli_done(struct dg_cli *);
/* Is it a folder, or NULL?  Otherwise that is reported and printed. */
bool		 dg_cli_folder(struct dg_cli *, const char *dir);
/* A document without text, for what reads templates and tables. */
struct dg_doc	 dg_cli_doc(struct dg_cli *);
/* "[2/7] plans/x.plan" in place of what stood there. */
void		 dg_progress_show(struct dg_cli *, size_t at, size_t of,
			const char *what);
void		 dg_progress_clear(struct dg_cli *);
/* "3.1/s ": how many of a thing since start, a time of dg_progress_start; empty in the
 * first second. */
int64_t		 dg_progress_start(void);
void		 dg_progress_rate(int64_t start, size_t done, char *out, size_t size);

/* ---- json.c ---- */

/* A string of JSON; what is not text is '?'. */
void		 dg_json_add(struct dg_buf *, struct dg_str);
void		 dg_json_put(FILE *, struct dg_str);

/* ---- depfile.c ---- */

/* Adds a rule: what the outputs of a plan were made from (fonts: of a folder, or NULL).
 * A name that cannot be said is reported. */
void		 dg_depfile_add(struct dg_cli *, struct dg_buf *, const struct docgen_outcome *,
			const char *font_dir);

/* ---- inherit.c ---- */

/* A plan that extends another, and what it inherits now. */
struct dg_inheritance {
	struct dg_draft		 draft;
	struct dg_facts		 now;
	struct dg_sink		 own;		/* mistakes of the plan itself */
};

/* Reads a plan for its lock, and prints what is wrong with what it inherits; a status.
 * Call dg_inheritance_fini after it. */
int		 dg_inheritance_open(struct dg_cli *, struct dg_inheritance *,
			const char *plan, const struct dg_options *);
void		 dg_inheritance_fini(struct dg_inheritance *);
/* Does the plan extend another? */
static inline bool
dg_inheritance_is_any(const struct dg_inheritance *i)
{
	return i->draft.chain.n > 1;
}

/* ---- the commands ---- */

extern const struct dg_command	dg_cmd_accept,		/* cmd_accept.c */
				dg_cmd_build,		/* cmd_build.c */
				dg_cmd_compile,		/* cmd_compile.c */
				dg_cmd_completions,	/* cmd_completions.c */
				dg_cmd_copies,		/* cmd_copies.c */
				dg_cmd_drift,		/* cmd_drift.c */
				dg_cmd_explain,		/* cmd_explain.c */
				dg_cmd_graph,		/* cmd_graph.c */
				dg_cmd_init,		/* cmd_init.c */
				dg_cmd_ids,		/* cmd_ids.c */
				dg_cmd_redline,		/* cmd_redline.c */
				dg_cmd_templates,	/* cmd_templates.c */
				dg_cmd_watch;		/* cmd_watch.c */

/* The commands in the order of the help, NULL behind the last: command.c. */
const struct dg_command	*dg_command_at(size_t);
/* What they are, a line each. */
void		 dg_command_list(struct dg_cli *);

#endif
