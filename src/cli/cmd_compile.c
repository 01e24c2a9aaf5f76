/*
 * cmd_compile.c - docgen PLAN...: plans become documents.
 *
 * Several plans are looked over first, so that no two write one file; then
 * each goes its way alone, and the worst status is the command's.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

enum { OUT, TO, DUMP, STRICT, TEMPLATE_DIR, FONT_DIR, LANG, HELP, VERSION };

static const struct dg_cli_option options[] = {
	[OUT] = { "out", 'o', { "DIR", "NƠI" }, {
	    "the folder to write to (default: out)",
	    "thư mục ghi kết quả (mặc định: out)" } },
	[TO] = { "to", 0, { "FORMATS", "ĐỊNH-DẠNG" }, {
	    "docx, pdf or both: docx,pdf (default)",
	    "docx, pdf hoặc cả hai: docx,pdf (mặc định)" } },
	[DUMP] = { "dump", 0, { "WHAT", "LOẠI" }, {
	    "print the tree or the pages instead of writing files",
	    "in cây văn bản (tree) hoặc các trang (pages), không ghi tệp" } },
	[STRICT] = { "strict", 0, { NULL, NULL }, {
	    "warnings stop a document, too",
	    "cảnh báo cũng dừng văn bản" } },
	[TEMPLATE_DIR] = { "template-dir", 0, { "DIR", "NƠI" }, {
	    "look for templates here first",
	    "tìm mẫu ở thư mục này trước" } },
	[FONT_DIR] = { "font-dir", 0, { "DIR", "NƠI" }, {
	    "take the four faces from here (Times New Roman)",
	    "lấy bốn kiểu chữ ở thư mục này (Times New Roman)" } },
	[LANG] = { "lang", 0, { "vi|en", "vi|en" }, {
	    "the language of messages (default: the environment's)",
	    "ngôn ngữ của thông báo (mặc định: theo hệ thống)" } },
	[HELP] = { "help", 'h', { NULL, NULL }, {
	    "show this help", "hiện trợ giúp này" } },
	[VERSION] = { "version", 0, { NULL, NULL }, {
	    "show the version", "hiện phiên bản" } },
};

struct request {
	struct dg_options	 options;
	const char		*font_dir;
	const char		**plans;
	size_t			 n_plans;
	bool			 help, version;
};

static const char *const format_names[] = { "docx", "pdf" };
static const char *const dump_names[] = { "tree", "pages" };

static unsigned
read_formats(struct dg_cli *cli, const struct dg_cli_word *word)
{
	struct dg_str rest = dg_str_of(word->value);
	unsigned formats = 0;

	do {
		size_t i = dg_option_choose(cli, word, dg_str_trim(dg_str_cut(&rest, ',')),
		    format_names, 2);

		formats |= i == 0 ? DG_TO_DOCX : i == 1 ? DG_TO_PDF : 0;
	} while (rest.n);
	return formats;
}

static void
take_option(struct dg_cli *cli, struct request *r, const struct dg_cli_word *word)
{
	struct dg_str value = dg_str_of(word->value ? word->value : "");

	switch (word->option - options) {
	case OUT:
		r->options.out_dir = word->value;
		break;
	case TO:
		r->options.formats = read_formats(cli, word);
		break;
	case DUMP:
		r->options.dump = dg_option_choose(cli, word, value, dump_names, 2) == 0 ?
		    DG_DUMP_TREE : DG_DUMP_PAGES;
		break;
	case STRICT:
		r->options.strict = true;
		break;
	case TEMPLATE_DIR:
		r->options.template_dir = word->value;
		break;
	case FONT_DIR:
		r->font_dir = word->value;
		break;
	case LANG:
		dg_option_language(cli, word);
		break;
	case HELP:
		r->help = true;
		break;
	case VERSION:
		r->version = true;
		break;
	}
}

/* false: the words are wrong, which was reported. */
static bool
read_request(struct dg_cli *cli, const char *const *words, size_t n_words,
    struct request *r)
{
	struct dg_cli_word *word;
	size_t n;
	bool ok;

	*r = (struct request){ .options = { .out_dir = "out",
	    .formats = DG_TO_DOCX | DG_TO_PDF } };
	r->plans = DG_NEW_ARRAY(&cli->arena, n_words + 1, const char *);
	ok = dg_option_parse(cli, &dg_cmd_compile, words, n_words, &word, &n);
	for (size_t i = 0; i < n; i++) {
		if (word[i].option)
			take_option(cli, r, &word[i]);
		else
			r->plans[r->n_plans++] = word[i].value;
	}
	if (ok && !r->help && !r->version && r->n_plans == 0)
		dg_report(&cli->sink, DG_R_plan_not_named, DG_NOWHERE, DG_NO_ARGS);
	return !dg_sink_failed(&cli->sink);
}

/* ---- what would be written ---- */

struct target {
	struct dg_str	name;		/* of the outputs */
	struct dg_str	file;		/* the plan, links resolved */
	const char	*plan;		/* as given */
	size_t		at;
};

static int
compare_targets(const void *a, const void *b)
{
	const struct target *x = a, *y = b;
	int by_name = dg_str_cmp(x->name, y->name);

	return by_name ? by_name : (x->at > y->at) - (x->at < y->at);
}

static struct target
target_of(struct dg_cli *cli, const struct request *r, size_t at)
{
	struct target t = { .plan = r->plans[at], .at = at };
	char *file = realpath(t.plan, NULL);
	struct dg_result result;

	t.file = file ? dg_arena_dup(&cli->arena, dg_str_of(file)) :
	    dg_str_of(t.plan);
	free(file);
	dg_compile_name(t.plan, &r->options, &result);
	t.name = dg_arena_dup(&cli->arena, result.name);
	dg_result_fini(&result);
	return t;
}

static void
report_clash(struct dg_cli *cli, const struct target *a, const struct target *b)
{
	struct dg_str first = dg_str_of(a->plan), second = dg_str_of(b->plan);

	if (dg_str_eq(a->file, b->file))
		dg_report(&cli->sink, DG_R_plan_twice, DG_NOWHERE,
		    DG_ARGS(second));
	else
		dg_report(&cli->sink, DG_R_output_twice, DG_NOWHERE,
		    DG_ARGS(first, second, a->name));
}

/* false: two plans would write the same file, which was reported. */
static bool
targets_differ(struct dg_cli *cli, const struct request *r)
{
	struct target *t;

	if (r->n_plans < 2)
		return true;
	t = DG_NEW_ARRAY(&cli->arena, r->n_plans, struct target);
	for (size_t i = 0; i < r->n_plans; i++)
		t[i] = target_of(cli, r, i);
	qsort(t, r->n_plans, sizeof *t, compare_targets);
	for (size_t i = 1; i < r->n_plans; i++)
		if (t[i].name.n && dg_str_eq(t[i].name, t[i - 1].name))
			report_clash(cli, &t[i - 1], &t[i]);
	return !dg_sink_failed(&cli->sink);
}

/* ---- doing it ---- */

static int
compile_one(struct dg_cli *cli, const struct request *r, const char *plan)
{
	struct dg_result result;
	int status = dg_compile(plan, &r->options, &result);

	dg_cli_print(cli, &result.sink, &result.sources);
	if (result.dump.n) {
		dg_progress_clear(cli);
		fwrite(result.dump.p, 1, result.dump.n, cli->out);
	}
	dg_result_fini(&result);
	return status;
}

static int
compile_all(struct dg_cli *cli, struct request *r)
{
	struct dg_fonts *fonts = dg_fonts_open(r->font_dir, &cli->sink);
	int worst = DG_DONE;

	if (!fonts) {
		dg_cli_print(cli, &cli->sink, &cli->sources);
		return DG_WORLD_WRONG;
	}
	r->options.fonts = fonts;
	for (size_t i = 0; i < r->n_plans; i++) {
		int status;

		dg_progress_show(cli, i + 1, r->n_plans, r->plans[i]);
		status = compile_one(cli, r, r->plans[i]);
		worst = status > worst ? status : worst;
	}
	if (r->n_plans > 1)
		dg_progress_clear(cli);
	dg_fonts_free(fonts);
	return worst;
}

static int
run(struct dg_cli *cli, const char *const *words, size_t n)
{
	struct request r;

	if (!read_request(cli, words, n, &r))
		return dg_cli_usage(cli, &dg_cmd_compile);
	if (r.help) {
		dg_option_help(cli, &dg_cmd_compile);
		dg_command_list(cli);
		return DG_DONE;
	}
	if (r.version) {
		fputs("docgen " DG_VERSION "\n", cli->out);
		return DG_DONE;
	}
	if (!dg_cli_folder(cli, r.options.template_dir) ||
	    !dg_cli_folder(cli, r.font_dir))
		return DG_WORLD_WRONG;
	if (!targets_differ(cli, &r)) {
		dg_cli_print(cli, &cli->sink, &cli->sources);
		return DG_USAGE_WRONG;
	}
	return compile_all(cli, &r);
}

const struct dg_command dg_cmd_compile = {
	.name = "compile",
	.usage = { "[OPTION]... PLAN...", "[TÙY-CHỌN]... TỆP-KẾ-HOẠCH..." },
	.summary = { "Compiles plans (.plan) to Word and PDF documents.",
	    "Biên dịch kế hoạch (.plan) thành văn bản Word và PDF." },
	.options = options,
	.n_options = sizeof options / sizeof *options,
	.run = run,
};
