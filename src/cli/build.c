/* build.c - what docgen build and docgen watch have in common: options, and telling. */
#include "cli/build.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"

enum { CHECK, KEEP_GOING, SHARD, OUT, JOBS, DEBUG, PRUNE, TO, PDF, STRICT, SHOW_ORIGIN,
	TEMPLATE_DIR, FONT_DIR, LANG, HELP };

static const char *const debug[] = { "explain", NULL };

const struct dg_cli_option dg_build_options[DG_BUILD_OPTIONS] = {
	[CHECK] = { "check", 0, DG_NO_VALUE, {
	    "write nothing; say what is not as it would be made",
	    "không ghi; cho biết tệp nào không như khi lập lại" } },
	[KEEP_GOING] = { "keep-going", 'k', DG_NO_VALUE, {
	    "go on after a plan that has errors",
	    "làm tiếp sau kế hoạch có lỗi" } },
	[SHARD] = { "shard", 0, { { "K/N", "K/N" }, DG_TAKES_TEXT, NULL }, {
	    "make only the K-th of N parts, the same on every machine",
	    "chỉ lập phần thứ K trong N phần, như nhau trên mọi máy" } },
	[OUT] = DG_OPTION_OUT,
	[JOBS] = { "jobs", 'j', { { "N", "N" }, DG_TAKES_TEXT, NULL }, {
	    "make so many plans at a time (default: as many as processors)",
	    "lập cùng lúc N kế hoạch (mặc định: theo số bộ xử lý)" } },
	[DEBUG] = { "debug", 'd', { { "explain", "explain" }, DG_TAKES_ONE, debug }, {
	    "explain: say why each plan is made",
	    "explain: cho biết vì sao phải lập từng kế hoạch" } },
	[PRUNE] = { "prune", 0, DG_NO_VALUE, {
	    "take away what was made here and is made no more",
	    "xóa tệp đã lập ở đây mà nay không còn được lập" } },
	[TO] = DG_OPTION_TO,
	[PDF] = DG_OPTION_PDF,
	[STRICT] = DG_OPTION_STRICT,
	[SHOW_ORIGIN] = DG_OPTION_SHOW_ORIGIN,
	[TEMPLATE_DIR] = DG_OPTION_TEMPLATE_DIR,
	[FONT_DIR] = DG_OPTION_FONT_DIR,
	[LANG] = DG_OPTION_LANG,
	[HELP] = DG_OPTION_HELP,
};

static size_t
processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > DG_MAX_JOBS ? DG_MAX_JOBS : (size_t)n;
}

static size_t
read_jobs(struct dg_cli *cli, struct dg_str value)
{
	size_t n = dg_str_number(value, DG_MAX_JOBS);

	if (n > 0)
		return n;
	dg_report(&cli->sink, DG_R_jobs_bad, DG_NOWHERE, DG_ARGS(value,
	    dg_arena_fmt(&cli->arena, "%d", DG_MAX_JOBS)));
	return 1;
}

static void
take_option(struct dg_build *r, const struct dg_cli_word *word)
{
	struct dg_options *o = &r->tree.options;

	switch (word->option - dg_build_options) {
	case OUT:		o->out_dir = word->value; break;
	case JOBS:		r->tree.jobs = read_jobs(r->cli, dg_str_of(word->value)); break;
	case KEEP_GOING:	r->tree.keep_going = true; break;
	case DEBUG:
		r->explain = dg_option_choose(r->cli, word) == 0;
		break;
	case CHECK:		r->tree.check = o->compare = r->tree.keep_going = true; break;
	case PRUNE:		r->tree.prune = true; break;
	case SHARD:
		if (!dg_shard_parse(dg_str_of(word->value), &o->shard))
			dg_report(&r->cli->sink, DG_R_shard_bad, DG_NOWHERE, DG_ARGS(
			    dg_str_of(word->value)));
		break;
	case TO:		o->formats = dg_option_formats(r->cli, word); break;
	case PDF:		o->pdf_a3 = dg_option_pdf(r->cli, word); break;
	case STRICT:		o->strict = true; break;
	case SHOW_ORIGIN:	o->show_origin = true; break;
	case TEMPLATE_DIR:	o->template_dir = word->value; break;
	case FONT_DIR:		r->font_dir = word->value; break;
	case LANG:		dg_option_choose(r->cli, word); break;
	case HELP:		r->help = true; break;
	}
}

/* false: the words are wrong, which was reported. */
static bool
read_request(struct dg_cli *cli, const struct dg_command *command, const char *const *words,
    size_t n_words, struct dg_build *r)
{
	struct dg_cli_word *word;
	size_t n;

	*r = (struct dg_build){ .cli = cli, .tree = { .jobs = processors(), .options = {
	    .out_dir = "out", .formats = DG_TO_DOCX | DG_TO_PDF, .undated = cli->undated } } };
	r->words = DG_NEW_ARRAY(&cli->arena, n_words + 1, const char *);
	dg_option_parse(cli, command, words, n_words, &word, &n);
	for (size_t i = 0; i < n; i++) {
		if (word[i].option != NULL)
			take_option(r, &word[i]);
		else
			r->words[r->n_words++] = word[i].value;
	}
	if (r->n_words == 0)
		r->words[r->n_words++] = dg_tree_place();
	if (r->tree.check)
		r->tree.prune = false;
	if (r->tree.prune && r->tree.options.shard.of > 0)
		dg_report(&cli->sink, DG_R_shard_prune, DG_NOWHERE, DG_NO_ARGS);
	return !dg_sink_failed(&cli->sink);
}

/* ---- showing ---- */

void
dg_build_says(void *by, const struct dg_sink *sink, const struct dg_sources *sources)
{
	dg_cli_print(((struct dg_build *)by)->cli, sink, sources);
}

static void
explain(struct dg_build *r, const char *plan, const struct dg_reason *reason)
{
	static const enum dg_rule rule[] = {
		[DG_WHY_NEW] = DG_R_why_new, [DG_WHY_OPTIONS] = DG_R_why_options,
		[DG_WHY_CHANGED] = DG_R_why_changed, [DG_WHY_GONE] = DG_R_why_gone,
		[DG_WHY_THERE] = DG_R_why_there, [DG_WHY_ELSEWHERE] = DG_R_why_elsewhere,
		[DG_WHY_OUTPUT_GONE] = DG_R_why_output_gone,
		[DG_WHY_OUTPUT_CHANGED] = DG_R_why_output_changed,
	};
	struct dg_sink sink;

	dg_sink_init(&sink);
	dg_report(&sink, rule[reason->why], DG_NOWHERE, DG_ARGS(dg_str_of(plan), reason->what));
	dg_cli_print(r->cli, &sink, &r->cli->sources);
	dg_sink_fini(&sink);
}

void
dg_build_came(void *by, const struct dg_outcome *o)
{
	static const char *const made[] = { "made", "đã lập" };
	struct dg_build *r = by;
	struct dg_cli *cli = r->cli;

	if (r->explain && o->reason->why != DG_FRESH)
		explain(r, o->plan, o->reason);
	dg_cli_print_text(cli, o->text[cli->lang]);
	if (o->fate != DG_MADE || (cli->progress && !r->each))
		return;
	dg_progress_clear(cli);
	fprintf(cli->out, "%s: %s\n", o->plan, made[cli->lang]);
}

void
dg_build_removed(void *by, struct dg_str path)
{
	static const char *const word[] = { "removed", "đã xóa" };
	struct dg_build *r = by;

	dg_progress_clear(r->cli);
	fprintf(r->cli->out, "%.*s: %s\n", DG_FMT(path), word[r->cli->lang]);
}

void
dg_build_goes(void *by, size_t done, size_t of, const char *plan)
{
	struct dg_build *r = by;
	char what[128], rate[32];

	dg_progress_rate(r->start, done, rate, sizeof rate);
	snprintf(what, sizeof what, "%s%s", rate, plan);
	dg_progress_show(r->cli, done, of > done ? of : done, what);
}

/* ---- all of it ---- */

void
dg_build_sum_up(struct dg_build *r, const struct dg_tree_counts *c)
{
	static const char *const text[][2] = {
		{ "%zu made, %zu fresh, %zu failed, %zu removed",
		    "lập mới %zu, giữ nguyên %zu, lỗi %zu, xóa %zu" },
		{ ", %zu not tried", ", chưa làm %zu" },
	};
	struct dg_cli *cli = r->cli;

	dg_progress_clear(cli);
	fprintf(cli->out, text[0][cli->lang], c->made, c->fresh, c->failed, c->removed);
	if (c->not_tried > 0)
		fprintf(cli->out, text[1][cli->lang], c->not_tried);
	fputc('\n', cli->out);
}

int
dg_build_run(struct dg_cli *cli, const struct dg_command *command, const char *const *words,
    size_t n, int (*work)(struct dg_build *))
{
	struct dg_fonts *fonts;
	struct dg_build b;
	int status;

	if (!read_request(cli, command, words, n, &b))
		return dg_cli_usage(cli, command);
	if (b.help) {
		dg_option_help(cli, command);
		return DG_DONE;
	}
	if (!dg_cli_folder(cli, b.tree.options.template_dir) || !dg_cli_folder(cli, b.font_dir))
		return DG_WORLD_WRONG;
	fonts = dg_fonts_open(b.font_dir, &cli->sink);
	if (fonts == NULL)
		return dg_cli_done(cli);
	dg_heap_keep();
	b.tree.fonts = fonts;
	status = work(&b);
	dg_fonts_free(fonts);
	return status;
}
