/*
 * cmd_templates.c - docgen templates: which kinds and rule sets there are.
 *
 * A family is the folder that its kinds stand in.  What cannot be read is
 * reported with its place, and the listing goes on.
 */
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"
#include "cli/cli.h"
#include "office/office.h"

enum { NAMES, TEMPLATE_DIR, LANG, HELP };

static const struct dg_cli_option options[] = {
	[NAMES] = { "names", 0, DG_NO_VALUE, {
	    "print only the names of kinds, one a line",
	    "chỉ in tên các loại, mỗi dòng một tên" } },
	[TEMPLATE_DIR] = DG_OPTION_TEMPLATE_DIR,
	[LANG] = DG_OPTION_LANG,
	[HELP] = DG_OPTION_HELP,
};

#define ROWS_MAX	1000
#define COLUMNS		3
#define TOLD_MAX	100	/* texts of messages that are kept */

/* What is known of the family being listed. */
struct family {
	struct dg_cli			*cli;
	struct dg_doc			 doc;
	struct dg_template_dirs		 dirs;
	struct dg_str			 name;
	struct dg_kind_entry		*kind;
	size_t				 n_kinds;
	struct dg_str			 told[TOLD_MAX];	/* about its templates */
	size_t				 n_told;
	bool				 wrong;		/* something was, in any family */
};

/* ---- rows in columns ---- */

struct rows {
	struct dg_str	(*cell)[COLUMNS];
	size_t		 n;
};

static void
add_row(struct rows *rows, struct dg_str a, struct dg_str b, struct dg_str c)
{
	if (rows->n == ROWS_MAX)
		return;
	rows->cell[rows->n][0] = a;
	rows->cell[rows->n][1] = b;
	rows->cell[rows->n++][2] = c;
}

static size_t
column_width(const struct rows *rows, size_t column)
{
	size_t width = 0;

	for (size_t i = 0; i < rows->n; i++) {
		size_t n = dg_text_columns(rows->cell[i][column]);

		width = n > width ? n : width;
	}
	return width;
}

static void
print_rows(FILE *out, const struct rows *rows)
{
	size_t width[COLUMNS];

	for (size_t c = 0; c < COLUMNS; c++)
		width[c] = column_width(rows, c);
	for (size_t i = 0; i < rows->n; i++) {
		size_t room = 0;

		for (size_t c = 0; c < COLUMNS; c++) {
			struct dg_str s = rows->cell[i][c];

			if (s.n == 0)
				continue;
			fprintf(out, "%*s%.*s", (int)(room + 2), "", DG_FMT(s));
			room = width[c] - dg_text_columns(s);
		}
		fputc('\n', out);
	}
}

/* ---- what stands in them ---- */

/* "3/4/2018 - 26/5/2026", "from 27/5/2026". */
static struct dg_str
term(struct dg_cli *cli, const struct dg_profile *p)
{
	static const char *const from[] = { "from", "từ" };
	struct dg_arena *a = &cli->arena;

	if (p->until.year)
		return dg_arena_fmt(a, "%.*s - %.*s", DG_FMT(dg_date_text(a, p->from)),
		    DG_FMT(dg_date_text(a, p->until)));
	return dg_arena_fmt(a, "%s %.*s", from[cli->lang], DG_FMT(dg_date_text(a, p->from)));
}

/* Was the folder of rule sets named by a kind before? */
static bool
seen_before(const struct family *f, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (dg_str_eq(f->kind[i].rules, f->kind[at].rules))
			return true;
	return false;
}

/* Was the same told before? */
static bool
told_before(struct family *f, struct dg_str text)
{
	for (size_t i = 0; i < f->n_told; i++)
		if (dg_str_eq(f->told[i], text))
			return true;
	if (f->n_told < TOLD_MAX)
		f->told[f->n_told++] = text;
	return false;
}

/* Reads a kind with a rule set, all of both; false: what is wrong was told. */
static bool
try_kind(struct family *f, size_t kind, struct dg_str profile)
{
	struct dg_cli *cli = f->cli;
	struct dg_sources sources;
	struct dg_sink sink;
	struct dg_doc doc = f->doc;
	struct dg_template t;
	struct dg_buf text;
	bool ok;

	dg_sources_init(&sources, &cli->arena);
	dg_sink_init(&sink);
	dg_buf_init(&text, DG_MAX_PLAN);
	doc.sources = &sources;
	doc.sink = &sink;
	ok = dg_template_open_kind(&doc, &f->dirs, f->kind[kind].name, profile, &t);
	dg_sink_print(&sink, &sources, cli->lang, cli->colour, &text);
	if (text.n && !told_before(f, dg_arena_dup(&cli->arena, dg_buf_str(&text))))
		fwrite(text.p, 1, text.n, cli->err);
	dg_buf_fini(&text);
	dg_sink_fini(&sink);
	dg_sources_fini(&sources);
	f->wrong |= !ok;
	return ok;
}

/*
 * Reads each kind with the newest rule set, then the other rule sets with a kind
 * that is whole.  A mistake in what several kinds share is told once.
 */
static void
try_all(struct family *f, size_t first, const struct dg_profile *p, size_t n)
{
	const struct dg_profile *newest = dg_profile_newest(p, n);
	size_t whole = f->n_kinds;

	f->n_told = 0;
	for (size_t i = first; i < f->n_kinds; i++)
		if (dg_str_eq(f->kind[i].rules, f->kind[first].rules) &&
		    try_kind(f, i, newest->name))
			whole = i;
	for (size_t i = 0; i < n && whole < f->n_kinds; i++)
		if (&p[i] != newest)
			try_kind(f, whole, p[i].name);
}

static void
add_rule_sets(struct family *f, size_t kind, struct rows *rows)
{
	struct dg_arena *a = &f->cli->arena;
	struct dg_str folder = f->kind[kind].rules;
	struct dg_profile *p;
	size_t n;

	if (!dg_profiles_read(&f->doc, &f->dirs, folder, &p, &n))
		return;
	for (size_t i = 0; i < n; i++)
		add_row(rows, dg_arena_fmt(a, "%.*s/%.*s", DG_FMT(folder),
		    DG_FMT(p[i].name)), p[i].title, term(f->cli, &p[i]));
	try_all(f, kind, p, n);
}

static void
print_family(struct family *f)
{
	static const char *const kinds[] = { "kinds of document", "loại văn bản" };
	static const char *const rule_sets[] = { "rule sets", "bộ quy tắc" };
	struct dg_cli *cli = f->cli;
	struct rows rows = { .n = 0 };

	rows.cell = dg_arena_array(&cli->arena, ROWS_MAX, sizeof *rows.cell);
	for (size_t i = 0; i < f->n_kinds; i++)
		add_row(&rows, f->kind[i].name, f->kind[i].kind,
		    f->kind[i].abbreviation);
	fprintf(cli->out, "%.*s: %s\n", DG_FMT(f->name), kinds[cli->lang]);
	print_rows(cli->out, &rows);
	rows.n = 0;
	for (size_t i = 0; i < f->n_kinds; i++)
		if (!seen_before(f, i))
			add_rule_sets(f, i, &rows);
	fprintf(cli->out, "%.*s: %s\n", DG_FMT(f->name), rule_sets[cli->lang]);
	print_rows(cli->out, &rows);
}

/* ---- the command ---- */

/* Reads the kinds of one family, which stand together; how many names that were. */
static size_t
read_family(struct family *f, const struct dg_str *names, size_t n)
{
	struct dg_str rest = names[0];
	size_t i = 0;

	f->name = dg_str_cut(&rest, '/');
	f->n_kinds = 0;
	for (; i < n; i++) {
		rest = names[i];
		if (!dg_str_eq(dg_str_cut(&rest, '/'), f->name))
			break;
		if (dg_kind_read(&f->doc, &f->dirs, names[i], &f->kind[f->n_kinds]))
			f->n_kinds++;
	}
	return i;
}

static int
list(struct dg_cli *cli, const char *template_dir, bool names_only)
{
	struct family f = { .cli = cli, .doc = dg_cli_doc(cli),
	    .dirs = { .dir = template_dir } };
	struct dg_str *names;
	size_t n, at = 0;
	int status;

	dg_project_here(&cli->arena, DG_STR("."), &f.doc.root_dir);
	names = dg_kind_names(&f.doc, &f.dirs, &n);
	for (size_t i = 0; names_only && i < n; i++)
		fprintf(cli->out, "%.*s\n", DG_FMT(names[i]));
	if (names_only)
		return dg_cli_done(cli);
	f.kind = DG_NEW_ARRAY(&cli->arena, n, struct dg_kind_entry);
	while (at < n) {
		if (at)
			fputc('\n', cli->out);
		at += read_family(&f, names + at, n - at);
		print_family(&f);
	}
	status = dg_cli_done(cli);
	return f.wrong && status == DG_DONE ? DG_PLAN_WRONG : status;
}

static int
run(struct dg_cli *cli, const char *const *words, size_t n_words)
{
	const char *template_dir = NULL;
	struct dg_cli_word *word;
	bool help = false, names_only = false;
	size_t n;

	dg_option_parse(cli, &dg_cmd_templates, words, n_words, &word, &n);
	for (size_t i = 0; i < n; i++) {
		if (!word[i].option)
			dg_report(&cli->sink, DG_R_word_too_many, DG_NOWHERE,
			    DG_ARGS(dg_str_of(word[i].value)));
		else if (word[i].option == &options[NAMES])
			names_only = true;
		else if (word[i].option == &options[TEMPLATE_DIR])
			template_dir = word[i].value;
		else if (word[i].option == &options[LANG])
			dg_option_choose(cli, &word[i]);
		else
			help = true;
	}
	if (dg_sink_failed(&cli->sink))
		return dg_cli_usage(cli, &dg_cmd_templates);
	if (help) {
		dg_option_help(cli, &dg_cmd_templates);
		return DG_DONE;
	}
	return dg_cli_folder(cli, template_dir) ? list(cli, template_dir, names_only) :
	    DG_WORLD_WRONG;
}

const struct dg_command dg_cmd_templates = {
	.name = "templates",
	.usage = { "templates [OPTION]...", "templates [TÙY-CHỌN]..." },
	.summary = { "Lists the kinds of document and the rule sets.",
	    "Liệt kê các loại văn bản và các bộ quy tắc." },
	.words = DG_NO_VALUE,
	.options = options,
	.n_options = sizeof options / sizeof *options,
	.run = run,
};
