/*
 * cmd_compile.c - docgen PLAN...: plans become documents.
 *
 * The library makes them (docgen_compile); here is what the words ask for, and what is
 * shown of it.
 */
#include "base/limits.h"
#include "build/output.h"
#include "cli/cli.h"

enum { OUT, TO, PDF, DUMP, UNIT, DELTA, STRICT, SHOW_ORIGIN, DEPFILE, TEMPLATE_DIR, FONT_DIR,
	LANG, HELP, VERSION };

static const char *const dumps[] = { "tree", "pages", NULL };

static const struct dg_cli_option options[] = {
	[OUT] = DG_OPTION_OUT,
	[TO] = DG_OPTION_TO,
	[PDF] = DG_OPTION_PDF,
	[DUMP] = { "dump", 0, { { "WHAT", "LOẠI" }, DG_TAKES_ONE, dumps }, {
	    "print the tree or the pages instead of writing files",
	    "in cây văn bản (tree) hoặc các trang (pages), không ghi tệp" } },
	[UNIT] = { "unit", 0, { { "ID", "MÃ" }, DG_TAKES_TEXT, NULL }, {
	    "make only the document of this unit",
	    "chỉ tạo văn bản của đơn vị này" } },
	[DELTA] = { "delta", 0, DG_NO_VALUE, {
	    "the short form: only what a plan adds or changes",
	    "bản rút gọn: chỉ phần bổ sung, sửa đổi so với cấp trên" } },
	[STRICT] = DG_OPTION_STRICT,
	[SHOW_ORIGIN] = DG_OPTION_SHOW_ORIGIN,
	[DEPFILE] = { "depfile", 0, { { "FILE", "TỆP" }, DG_TAKES_FILE, NULL }, {
	    "write what the outputs depend on, for make and ninja",
	    "ghi các tệp mà kết quả phụ thuộc, cho make và ninja" } },
	[TEMPLATE_DIR] = DG_OPTION_TEMPLATE_DIR,
	[FONT_DIR] = DG_OPTION_FONT_DIR,
	[LANG] = DG_OPTION_LANG,
	[HELP] = DG_OPTION_HELP,
	[VERSION] = { "version", 0, DG_NO_VALUE, {
	    "show the version", "hiện phiên bản" } },
};

struct request {
	struct dg_cli		*cli;
	struct docgen_settings	 settings;
	struct docgen_compile_options options;
	const char		*depfile;
	struct dg_buf		 rules;		/* of the file of dependencies */
	const char		**plans;
	size_t			 n_plans;
	bool			 help, version;
	size_t			 begun;		/* documents */
};

static void
take_option(struct dg_cli *cli, struct request *r, const struct dg_cli_word *word)
{
	switch (word->option - options) {
	case OUT:
		r->settings.out_dir = word->value;
		break;
	case TO:
		r->settings.formats = dg_option_formats(cli, word);
		break;
	case PDF:
		r->settings.attach = dg_option_pdf(cli, word);
		break;
	case DUMP:
		r->options.dump = dg_option_choose(cli, word) == 0 ?
		    DOCGEN_DUMP_TREE : DOCGEN_DUMP_PAGES;
		break;
	case UNIT:
		r->options.unit = word->value;
		break;
	case DELTA:
		r->options.delta = true;
		break;
	case STRICT:
		r->settings.strict = true;
		break;
	case SHOW_ORIGIN:
		r->settings.show_origin = true;
		break;
	case DEPFILE:
		r->depfile = word->value;
		break;
	case TEMPLATE_DIR:
		r->settings.template_dir = word->value;
		break;
	case FONT_DIR:
		r->settings.font_dir = word->value;
		break;
	case LANG:
		dg_option_choose(cli, word);
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

	*r = (struct request){ .cli = cli, .settings = dg_cli_settings(cli),
	    .options = { .size = sizeof r->options } };
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

/* ---- what is shown ---- */

static void
show_progress(void *by, const struct docgen_progress *p)
{
	struct request *r = by;
	char what[128];

	snprintf(what, sizeof what, "%s%s%s", p->plan, p->unit ? ": " : "",
	    p->unit ? p->unit : "");
	r->begun = p->at;
	dg_progress_show(r->cli, p->at, p->of, what);
}

static void
print_message(void *by, const struct docgen_message *m)
{
	struct request *r = by;

	if (dg_cli_gather(r->cli, m))
		dg_cli_speak(r->cli);
}

static void
print_dump(void *by, const char *text, size_t n)
{
	struct request *r = by;

	dg_progress_clear(r->cli);
	fwrite(text, 1, n, r->cli->out);
}

static void
add_rule(void *by, const struct docgen_outcome *o)
{
	struct request *r = by;

	if (o->fate == DOCGEN_MADE)
		dg_depfile_add(r->cli, &r->rules, o, r->settings.font_dir);
}

/* ---- doing it ---- */

static int
compile_all(struct dg_cli *cli, struct request *r)
{
	struct docgen *docgen;
	int status;

	r->settings.by = r;
	r->settings.message = print_message;
	r->settings.progress = cli->progress ? show_progress : NULL;
	r->settings.dump = print_dump;
	r->settings.came = r->depfile ? add_rule : NULL;
	r->options.list = r->depfile != NULL;
	docgen = docgen_open(&r->settings);
	if (!docgen)
		return DG_WORLD_WRONG;
	dg_heap_keep();
	status = docgen_compile(docgen, r->plans, r->n_plans, &r->options);
	if (r->begun > 1)
		dg_progress_clear(cli);
	docgen_close(docgen);
	return status;
}

/* The file of dependencies is written last, and only of documents that are there. */
static int
compile_and_tell(struct dg_cli *cli, struct request *r)
{
	struct dg_doc doc = dg_cli_doc(cli);
	int worst, done;

	dg_buf_init(&r->rules, DG_MAX_OUTPUT);
	worst = compile_all(cli, r);
	if (worst == DG_DONE && r->depfile != NULL && !dg_sink_failed(&cli->sink))
		dg_output_file(&doc, dg_str_of(r->depfile), dg_buf_str(&r->rules));
	dg_buf_fini(&r->rules);
	if (r->depfile == NULL)
		return worst;
	done = dg_cli_done(cli);
	return done > worst ? done : worst;
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
	return compile_and_tell(cli, &r);
}

const struct dg_command dg_cmd_compile = {
	.name = "compile",
	.usage = { "[OPTION]... PLAN...", "[TÙY-CHỌN]... TỆP-KẾ-HOẠCH..." },
	.summary = { "Compiles plans (.plan) to Word and PDF documents.",
	    "Biên dịch kế hoạch (.plan) thành văn bản Word và PDF." },
	.words = { { "PLAN", "TỆP-KẾ-HOẠCH" }, DG_TAKES_PLAN, NULL },
	.options = options,
	.n_options = sizeof options / sizeof *options,
	.run = run,
};
