/*
 * cmd_compile.c - docgen PLAN...: plans become documents.
 *
 * Several plans are looked over first, so that no two documents are written as
 * one file; then each goes its way alone, and the worst status is the command's.
 */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/cli.h"

#define WRONG_MAX 8		/* documents in a row that cannot be written */

enum { OUT, TO, PDF, DUMP, UNIT, DELTA, STRICT, SHOW_ORIGIN, TEMPLATE_DIR, FONT_DIR, LANG, HELP,
	VERSION };

static const struct dg_cli_option options[] = {
	[OUT] = { "out", 'o', { "DIR", "NƠI" }, {
	    "the folder to write to (default: out)",
	    "thư mục ghi kết quả (mặc định: out)" } },
	[TO] = { "to", 0, { "FORMATS", "ĐỊNH-DẠNG" }, {
	    "docx, pdf, html, text, with commas between: docx,pdf (default)",
	    "docx, pdf, html, text, cách nhau dấu phẩy: docx,pdf (mặc định)" } },
	[PDF] = { "pdf", 0, { "PART", "PHẦN" }, {
	    "a-2a (default), or a-3a: with the plan and the Word file inside",
	    "a-2a (mặc định), hoặc a-3a: kèm bản nguồn và tệp Word bên trong" } },
	[DUMP] = { "dump", 0, { "WHAT", "LOẠI" }, {
	    "print the tree or the pages instead of writing files",
	    "in cây văn bản (tree) hoặc các trang (pages), không ghi tệp" } },
	[UNIT] = { "unit", 0, { "ID", "MÃ" }, {
	    "make only the document of this unit",
	    "chỉ tạo văn bản của đơn vị này" } },
	[DELTA] = { "delta", 0, { NULL, NULL }, {
	    "the short form: only what a plan adds or changes",
	    "bản rút gọn: chỉ phần bổ sung, sửa đổi so với cấp trên" } },
	[STRICT] = { "strict", 0, { NULL, NULL }, {
	    "warnings stop a document, too",
	    "cảnh báo cũng dừng văn bản" } },
	[SHOW_ORIGIN] = { "show-origin", 0, { NULL, NULL }, {
	    "write review copies that show which plan each part is from",
	    "ghi bản có đánh dấu từng phần lấy từ kế hoạch nào" } },
	[TEMPLATE_DIR] = DG_OPTION_TEMPLATE_DIR,
	[FONT_DIR] = DG_OPTION_FONT_DIR,
	[LANG] = DG_OPTION_LANG,
	[HELP] = DG_OPTION_HELP,
	[VERSION] = { "version", 0, { NULL, NULL }, {
	    "show the version", "hiện phiên bản" } },
};

struct request {
	struct dg_options	 options;
	struct dg_worker	 worker;
	const char		*font_dir;
	const char		**plans;
	size_t			 n_plans;
	bool			*covered;	/* plans that another one makes */
	bool			 help, version;
	size_t			 n_documents;	/* of all plans, when they are many */
	size_t			 n_done;
};

static const char *const format_names[] = { "docx", "pdf", "html", "text" };
static const unsigned formats[] = { DG_TO_DOCX, DG_TO_PDF, DG_TO_HTML, DG_TO_TEXT };
static const char *const pdf_names[] = { "a-2a", "a-3a" };
static const char *const dump_names[] = { "tree", "pages" };

static unsigned
read_formats(struct dg_cli *cli, const struct dg_cli_word *word)
{
	struct dg_str rest = dg_str_of(word->value);
	unsigned chosen = 0;

	do {
		size_t i = dg_option_choose(cli, word, dg_str_trim(dg_str_cut(&rest, ',')),
		    format_names, sizeof formats / sizeof *formats);

		chosen |= i < sizeof formats / sizeof *formats ? formats[i] : 0;
	} while (rest.n);
	return chosen;
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
	case PDF:
		r->options.pdf_a3 = dg_option_choose(cli, word, value, pdf_names, 2) == 1;
		break;
	case DUMP:
		r->options.dump = dg_option_choose(cli, word, value, dump_names, 2) == 0 ?
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

/* A document of one of the plans. */
struct target {
	struct dg_str	name;		/* of the outputs, in small letters: so disks
					 * in offices compare */
	size_t		plan, at;
};

struct targets {
	struct target	*item;		/* heap */
	size_t		 n, cap;
	const char	**refining;	/* heap: plans that refine a document of another */
	size_t		 n_refining, cap_refining;
};

static int
compare_targets(const void *a, const void *b)
{
	const struct target *x = a, *y = b;
	int by_name = dg_str_cmp(x->name, y->name);

	return by_name ? by_name : (x->at > y->at) - (x->at < y->at);
}

/* Keeps in mind which plan a document is really made of. */
static void
add_refining(struct dg_cli *cli, struct dg_draft *draft, size_t at, struct targets *t)
{
	const char *path = dg_draft_refined(draft, at);

	if (!path)
		return;
	DG_GROW(t->refining, t->n_refining, t->cap_refining);
	t->refining[t->n_refining++] = dg_arena_dup(&cli->arena, dg_str_of(path)).p;
}

static void
add_targets(struct dg_cli *cli, const struct request *r, size_t plan, struct targets *t)
{
	struct dg_options names = r->options;
	struct dg_draft draft;

	names.names_only = true;
	dg_draft_read(&draft, r->plans[plan], &names);
	for (size_t i = 0; i < draft.n; i++) {
		struct dg_str name = dg_draft_name(&draft, i, &draft.arena);

		DG_GROW(t->item, t->n, t->cap);
		t->item[t->n] = (struct target){ dg_arena_dup(&cli->arena,
		    dg_text_lower(&draft.arena, name)), plan, t->n };
		t->n++;
		add_refining(cli, &draft, i, t);
	}
	dg_draft_fini(&draft);
}

/* Are two words names of one plan, links resolved? */
static bool
is_same_file(const char *a, const char *b)
{
	char *x = realpath(a, NULL), *y = realpath(b, NULL);
	bool same = x && y && strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

/* A plan that refines a document of another one given is made with that. */
static void
find_covered(struct dg_cli *cli, struct request *r, struct targets *t)
{
	size_t n = 0;

	r->covered = DG_NEW_ARRAY(&cli->arena, r->n_plans, bool);
	for (size_t i = 0; i < r->n_plans; i++)
		for (size_t k = 0; k < t->n_refining && !r->covered[i]; k++)
			r->covered[i] = is_same_file(r->plans[i], t->refining[k]);
	for (size_t i = 0; i < t->n; i++)
		if (!r->covered[t->item[i].plan])
			t->item[n++] = t->item[i];
	t->n = n;
}

static void
report_clash(struct dg_cli *cli, const struct request *r, const struct target *a,
    const struct target *b)
{
	struct dg_str first = dg_str_of(r->plans[a->plan]);
	struct dg_str second = dg_str_of(r->plans[b->plan]);

	if (is_same_file(first.p, second.p))
		dg_report(&cli->sink, DG_R_plan_twice, DG_NOWHERE,
		    DG_ARGS(second));
	else
		dg_report(&cli->sink, DG_R_output_twice, DG_NOWHERE,
		    DG_ARGS(first, second, b->name));
}

/* Documents of one plan differ, which is seen when it is read; two plans are
 * named once in a run of names. */
static void
find_clashes(struct dg_cli *cli, const struct request *r, const struct targets *t)
{
	const struct target *x = NULL, *y = NULL;

	for (size_t i = 1; i < t->n; i++) {
		const struct target *a = &t->item[i - 1], *b = &t->item[i];

		if (b->name.n == 0 || !dg_str_eq(a->name, b->name) ||
		    a->plan == b->plan)
			continue;
		if (!x || x->plan != a->plan || y->plan != b->plan)
			report_clash(cli, r, a, b);
		x = a;
		y = b;
	}
}

/* false: two plans would write the same file, which was reported. */
static bool
targets_differ(struct dg_cli *cli, struct request *r)
{
	struct targets t = { 0 };

	if (r->n_plans < 2)
		return true;
	for (size_t i = 0; i < r->n_plans; i++)
		add_targets(cli, r, i, &t);
	find_covered(cli, r, &t);
	r->n_documents = t.n;
	if (t.n)
		qsort(t.item, t.n, sizeof *t.item, compare_targets);
	find_clashes(cli, r, &t);
	free(t.item);
	free(t.refining);
	return !dg_sink_failed(&cli->sink);
}

/* ---- doing it ---- */

static void
show_progress(struct dg_cli *cli, struct request *r, const struct dg_draft *draft,
    size_t at)
{
	size_t of = r->n_plans < 2 ? draft->n : r->n_documents;
	const struct dg_unit *unit = draft->units[at];
	struct dg_str id = draft->each && unit ?
	    dg_unit_id(&draft->world.units, unit) : DG_STR("");
	char what[128];

	snprintf(what, sizeof what, "%.*s%s%.*s", DG_FMT(draft->doc.path),
	    id.n ? ": " : "", DG_FMT(id));
	r->n_done++;
	dg_progress_show(cli, r->n_done, of > r->n_done ? of : r->n_done, what);
}

static void
print_result(struct dg_cli *cli, struct dg_result *result)
{
	dg_cli_print(cli, result->sink, result->sources);
	if (result->dump.n) {
		dg_progress_clear(cli);
		fwrite(result->dump.p, 1, result->dump.n, cli->out);
	}
	dg_result_fini(result);
}

/* One document of a plan. */
static int
compile_one(struct dg_cli *cli, struct request *r, struct dg_draft *draft, size_t at)
{
	struct dg_result result;
	int status = dg_draft_compile(draft, at, &r->worker, &result);

	print_result(cli, &result);
	return status;
}

/* One that a plan of its own refines. */
static int
compile_refined(struct dg_cli *cli, struct request *r, struct dg_draft *draft, size_t at)
{
	struct dg_draft own;
	int worst = dg_draft_refine(draft, at, &own), status = DG_DONE;

	if (own.n == 0)
		dg_cli_print(cli, &own.sink, &own.sources);
	else
		status = compile_one(cli, r, &own, 0);
	worst = status > worst ? status : worst;
	dg_draft_count(draft, draft->units[at], worst == DG_DONE);
	dg_draft_fini(&own);
	return worst;
}

/* All documents of a plan; the worst status.  When the world goes on being wrong
 * (a full disk), the rest is not tried. */
static int
compile_plan(struct dg_cli *cli, struct request *r, const char *plan)
{
	struct dg_draft draft;
	struct dg_result result;
	unsigned wrong = 0;
	int worst = dg_draft_read(&draft, plan, &r->options);

	if (draft.each || draft.n == 0)
		dg_cli_print(cli, &draft.sink, &draft.sources);
	for (size_t i = 0; i < draft.n && wrong < WRONG_MAX; i++) {
		int status;

		show_progress(cli, r, &draft, i);
		status = dg_draft_refined(&draft, i) ? compile_refined(cli, r, &draft, i) :
		    compile_one(cli, r, &draft, i);
		worst = status > worst ? status : worst;
		wrong = status == DG_WORLD_WRONG ? wrong + 1 : 0;
	}
	dg_draft_conclude(&draft, &result);
	print_result(cli, &result);
	dg_draft_fini(&draft);
	return worst;
}

/*
 * Zipping and laying out take and free the same large blocks over and over.  The
 * C library gives the end of its heap back to the system at each of them, and
 * gets it again page by page, until it has seen a larger block freed: it learns
 * from that one (glibc; elsewhere this does nothing).
 */
static void
keep_heap(void)
{
	free(dg_xmalloc(4u << 20));
}

static int
compile_all(struct dg_cli *cli, struct request *r)
{
	struct dg_fonts *fonts = dg_fonts_open(r->font_dir, &cli->sink);
	int worst = DG_DONE;

	keep_heap();
	if (!fonts) {
		dg_cli_print(cli, &cli->sink, &cli->sources);
		return DG_WORLD_WRONG;
	}
	dg_worker_init(&r->worker, fonts);
	for (size_t i = 0; i < r->n_plans; i++) {
		int status = r->covered && r->covered[i] ? DG_DONE :
		    compile_plan(cli, r, r->plans[i]);

		worst = status > worst ? status : worst;
	}
	if (r->n_done > 1)
		dg_progress_clear(cli);
	dg_worker_fini(&r->worker);
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
