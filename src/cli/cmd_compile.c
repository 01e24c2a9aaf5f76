/*
 * cmd_compile.c - docgen PLAN...: plans become documents.
 *
 * Several plans are looked over first, so that no two documents are written as
 * one file; then each goes its way alone, and the worst status is the command's.
 */
#include "base/inputs.h"
#include "base/limits.h"
#include "build/make.h"
#include "build/output.h"
#include "build/targets.h"
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
	struct dg_options	 options;
	struct dg_worker	 worker;
	const char		*font_dir, *depfile;
	struct dg_buf		 rules;		/* of the file of dependencies */
	const char		**plans;
	size_t			 n_plans;
	bool			*covered;	/* plans that another one makes */
	bool			 help, version;
	size_t			 n_documents;	/* of all plans, when they are many */
	size_t			 n_done;
};

static void
take_option(struct dg_cli *cli, struct request *r, const struct dg_cli_word *word)
{
	switch (word->option - options) {
	case OUT:
		r->options.out_dir = word->value;
		break;
	case TO:
		r->options.formats = dg_option_formats(cli, word);
		break;
	case PDF:
		r->options.pdf_a3 = dg_option_pdf(cli, word);
		break;
	case DUMP:
		r->options.dump = dg_option_choose(cli, word) == 0 ?
		    DG_DUMP_TREE : DG_DUMP_PAGES;
		break;
	case UNIT:
		r->options.unit = word->value;
		break;
	case DELTA:
		r->options.delta = true;
		break;
	case STRICT:
		r->options.strict = true;
		break;
	case SHOW_ORIGIN:
		r->options.show_origin = true;
		break;
	case DEPFILE:
		r->depfile = word->value;
		break;
	case TEMPLATE_DIR:
		r->options.template_dir = word->value;
		break;
	case FONT_DIR:
		r->font_dir = word->value;
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

	*r = (struct request){ .cli = cli, .options = { .out_dir = "out",
	    .formats = DG_TO_DOCX | DG_TO_PDF, .undated = cli->undated } };
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

/* false: two plans would write the same file, which was reported. */
static bool
targets_differ(struct dg_cli *cli, struct request *r)
{
	struct dg_targets t;
	bool differ;

	if (r->n_plans < 2)
		return true;
	dg_targets_init(&t, &cli->arena, r->plans, r->n_plans);
	for (size_t i = 0; i < r->n_plans; i++)
		dg_targets_read(&t, i, &r->options);
	differ = dg_targets_differ(&t, &cli->sink);
	r->covered = DG_NEW_ARRAY(&cli->arena, r->n_plans, bool);
	for (size_t i = 0; i < r->n_plans; i++)
		r->covered[i] = dg_targets_covers(&t, i);
	r->n_documents = t.n;
	dg_targets_fini(&t);
	return differ;
}

/* ---- doing it ---- */

static void
show_progress(void *by, const struct dg_draft *draft, size_t at)
{
	struct request *r = by;
	size_t of = r->n_plans < 2 ? draft->n : r->n_documents;
	const struct dg_unit *unit = draft->units[at];
	struct dg_str id = draft->each && unit ?
	    dg_unit_id(&draft->world.units, unit) : DG_STR("");
	char what[128];

	snprintf(what, sizeof what, "%.*s%s%.*s", DG_FMT(draft->doc.path),
	    id.n ? ": " : "", DG_FMT(id));
	r->n_done++;
	dg_progress_show(r->cli, r->n_done, of > r->n_done ? of : r->n_done, what);
}

static void
print_messages(void *by, const struct dg_sink *sink, const struct dg_sources *sources)
{
	struct request *r = by;

	dg_cli_print(r->cli, sink, sources);
}

static void
print_dump(void *by, struct dg_str text)
{
	struct request *r = by;

	dg_progress_clear(r->cli);
	fwrite(text.p, 1, text.n, r->cli->out);
}

/* All documents of a plan; the worst status. */
static int
compile_plan(struct request *r, const char *plan)
{
	struct dg_watcher watcher = { .by = r, .begins = show_progress,
	    .says = print_messages, .dumps = print_dump };
	struct dg_options mine = r->options;
	struct dg_inputs inputs;
	struct dg_outputs outputs;
	int status;

	if (r->depfile == NULL)
		return dg_plan_make(plan, &mine, &r->worker, &watcher);
	dg_inputs_init(&inputs);
	dg_outputs_init(&outputs);
	mine.inputs = &inputs;
	mine.outputs = &outputs;
	status = dg_plan_make(plan, &mine, &r->worker, &watcher);
	if (status == DG_DONE)
		dg_depfile_add(r->cli, &r->rules, &mine, r->font_dir);
	dg_outputs_fini(&outputs);
	dg_inputs_fini(&inputs);
	return status;
}

static int
compile_all(struct dg_cli *cli, struct request *r)
{
	struct dg_fonts *fonts = dg_fonts_open(r->font_dir, &cli->sink);
	int worst = DG_DONE;

	dg_heap_keep();
	if (!fonts) {
		dg_cli_print(cli, &cli->sink, &cli->sources);
		return DG_WORLD_WRONG;
	}
	dg_worker_init(&r->worker, fonts);
	for (size_t i = 0; i < r->n_plans; i++) {
		int status = r->covered && r->covered[i] ? DG_DONE :
		    compile_plan(r, r->plans[i]);

		worst = status > worst ? status : worst;
	}
	if (r->n_done > 1)
		dg_progress_clear(cli);
	dg_worker_fini(&r->worker);
	dg_fonts_free(fonts);
	return worst;
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
	if (!dg_cli_folder(cli, r.options.template_dir) ||
	    !dg_cli_folder(cli, r.font_dir))
		return DG_WORLD_WRONG;
	if (!targets_differ(cli, &r)) {
		dg_cli_print(cli, &cli->sink, &cli->sources);
		return DG_USAGE_WRONG;
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
