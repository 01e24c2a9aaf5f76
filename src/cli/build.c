/* build.c - what docgen build and docgen watch have in common: options, and telling. */
#include "cli/build.h"

#include "base/limits.h"
#include "build/tree.h"

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
	    "make so many documents at a time (default: as many as processors)",
	    "lập cùng lúc N văn bản (mặc định: theo số bộ xử lý)" } },
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

static unsigned
read_jobs(struct dg_cli *cli, struct dg_str value)
{
	size_t n = dg_str_number(value, DG_MAX_JOBS);

	if (n > 0)
		return (unsigned)n;
	dg_report(&cli->sink, DG_R_jobs_bad, DG_NOWHERE, DG_ARGS(value,
	    dg_arena_fmt(&cli->arena, "%d", DG_MAX_JOBS)));
	return 1;
}

static void
take_shard(struct dg_build *r, const char *value)
{
	struct dg_shard shard;

	if (!dg_shard_parse(dg_str_of(value), &shard))
		dg_report(&r->cli->sink, DG_R_shard_bad, DG_NOWHERE, DG_ARGS(dg_str_of(value)));
	r->options.part = shard.at;
	r->options.parts = shard.of;
}

static void
take_option(struct dg_build *r, const struct dg_cli_word *word)
{
	struct docgen_settings *s = &r->settings;

	switch (word->option - dg_build_options) {
	case OUT:		s->out_dir = word->value; break;
	case JOBS:		r->options.jobs = read_jobs(r->cli, dg_str_of(word->value)); break;
	case KEEP_GOING:	r->options.keep_going = 1; break;
	case DEBUG:
		r->explain = dg_option_choose(r->cli, word) == 0;
		break;
	case CHECK:		r->options.check = 1; break;
	case PRUNE:		r->options.prune = 1; break;
	case SHARD:		take_shard(r, word->value); break;
	case TO:		s->formats = dg_option_formats(r->cli, word); break;
	case PDF:		s->attach = dg_option_pdf(r->cli, word); break;
	case STRICT:		s->strict = 1; break;
	case SHOW_ORIGIN:	s->show_origin = 1; break;
	case TEMPLATE_DIR:	s->template_dir = word->value; break;
	case FONT_DIR:		s->font_dir = word->value; break;
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

	*r = (struct dg_build){ .cli = cli, .settings = dg_cli_settings(cli),
	    .options = { .size = sizeof r->options } };
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
	if (r->options.check)
		r->options.prune = 0;
	if (r->options.prune && r->options.parts > 0)
		dg_report(&cli->sink, DG_R_shard_prune, DG_NOWHERE, DG_NO_ARGS);
	return !dg_sink_failed(&cli->sink);
}

/* ---- showing ---- */

void
dg_build_says(void *by, const struct docgen_message *m)
{
	struct dg_cli *cli = ((struct dg_build *)by)->cli;

	if (dg_cli_gather(cli, m))
		dg_cli_speak(cli);
}

static void
explain(struct dg_build *r, const struct docgen_outcome *o)
{
	static const enum dg_rule rule[] = {
		[DOCGEN_WHY_NEW] = DG_R_why_new, [DOCGEN_WHY_OPTIONS] = DG_R_why_options,
		[DOCGEN_WHY_CHANGED] = DG_R_why_changed, [DOCGEN_WHY_GONE] = DG_R_why_gone,
		[DOCGEN_WHY_THERE] = DG_R_why_there, [DOCGEN_WHY_ELSEWHERE] = DG_R_why_elsewhere,
		[DOCGEN_WHY_OUTPUT_GONE] = DG_R_why_output_gone,
		[DOCGEN_WHY_OUTPUT_CHANGED] = DG_R_why_output_changed,
	};
	struct dg_sink sink;

	dg_sink_init(&sink);
	dg_report(&sink, rule[o->why], DG_NOWHERE, DG_ARGS(dg_str_of(o->plan),
	    dg_str_of(o->what)));
	if (o->kept > 0)
		dg_report(&sink, DG_R_why_some, DG_NOWHERE, DG_ARGS(dg_str_of(o->plan),
		    dg_arena_fmt(&sink.arena, "%zu", o->documents - o->kept),
		    dg_arena_fmt(&sink.arena, "%zu", o->documents)));
	dg_cli_print(r->cli, &sink, &r->cli->sources);
	dg_sink_fini(&sink);
}

void
dg_build_came(void *by, const struct docgen_outcome *o)
{
	static const char *const made[] = { "made", "đã lập" };
	struct dg_build *r = by;
	struct dg_cli *cli = r->cli;

	if (r->explain && o->why != DOCGEN_WHY_NONE)
		explain(r, o);
	dg_buf_puts(&cli->said, o->messages);
	dg_cli_speak(cli);
	if (o->fate != DOCGEN_MADE || (cli->progress && !r->each))
		return;
	dg_progress_clear(cli);
	fprintf(cli->out, "%s: %s\n", o->plan, made[cli->lang]);
	fflush(cli->out);	/* before the messages of the next one */
}

void
dg_build_removed(void *by, const char *path)
{
	static const char *const word[] = { "removed", "đã xóa" };
	struct dg_build *r = by;

	dg_progress_clear(r->cli);
	fprintf(r->cli->out, "%s: %s\n", path, word[r->cli->lang]);
	fflush(r->cli->out);
}

void
dg_build_goes(void *by, const struct docgen_progress *p)
{
	struct dg_build *r = by;
	char what[128], rate[32];

	dg_progress_rate(r->start, p->at, rate, sizeof rate);
	snprintf(what, sizeof what, "%s%s", rate, p->plan);
	dg_progress_show(r->cli, p->at, p->of, what);
}

/* ---- all of it ---- */

void
dg_build_sum_up(struct dg_build *r, const struct docgen_counts *c)
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

bool
dg_build_open(struct dg_build *b)
{
	b->docgen = docgen_open(&b->settings);
	dg_heap_keep();
	return b->docgen != NULL;
}

int
dg_build_make(struct dg_build *b, struct docgen_counts *counts)
{
	*counts = (struct docgen_counts){ .size = sizeof *counts };
	return (int)docgen_build(b->docgen, b->words, b->n_words, &b->options, counts);
}

int
dg_build_run(struct dg_cli *cli, const struct dg_command *command, const char *const *words,
    size_t n, int (*work)(struct dg_build *))
{
	struct dg_build b;

	if (!read_request(cli, command, words, n, &b))
		return dg_cli_usage(cli, command);
	if (b.help) {
		dg_option_help(cli, command);
		return DG_DONE;
	}
	b.settings.by = &b;
	b.settings.message = dg_build_says;
	b.settings.came = dg_build_came;
	b.settings.removed = dg_build_removed;
	b.settings.progress = cli->progress ? dg_build_goes : NULL;
	return work(&b);
}
