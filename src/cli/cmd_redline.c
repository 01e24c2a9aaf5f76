/*
 * cmd_redline.c - docgen redline OLD NEW: what changed, as tracked changes.
 */
#include "build/redline.h"
#include "cli/cli.h"

enum { OUT, UNIT, TEMPLATE_DIR, FONT_DIR, LANG, HELP };

static const struct dg_cli_option options[] = {
	[OUT] = { "out", 'o', { { "FILE", "TỆP" }, DG_TAKES_FILE, NULL }, {
	    "the file to write, *.docx or *.html (default: out/NAME-redline.docx)",
	    "tệp để ghi, *.docx hoặc *.html (mặc định: out/TÊN-redline.docx)" } },
	[UNIT] = { "unit", 0, { { "ID", "MÃ" }, DG_TAKES_TEXT, NULL }, {
	    "of plans for many units, the document of this one",
	    "với kế hoạch lập cho nhiều đơn vị, lấy văn bản của đơn vị này" } },
	[TEMPLATE_DIR] = DG_OPTION_TEMPLATE_DIR,
	[FONT_DIR] = DG_OPTION_FONT_DIR,
	[LANG] = DG_OPTION_LANG,
	[HELP] = DG_OPTION_HELP,
};

struct request {
	struct dg_options	 options;
	const char		*font_dir, *out;
	const char		*plan[2];	/* the older, the newer */
	size_t			 n;
	bool			 help;
};

static void
take_plan(struct dg_cli *cli, struct request *r, const char *plan)
{
	if (r->n < 2)
		r->plan[r->n++] = plan;
	else
		dg_report(&cli->sink, DG_R_word_too_many, DG_NOWHERE,
		    DG_ARGS(dg_str_of(plan)));
}

static void
take_word(struct dg_cli *cli, struct request *r, const struct dg_cli_word *word)
{
	if (word->option == &options[OUT])
		r->out = word->value;
	else if (word->option == &options[UNIT])
		r->options.unit = word->value;
	else if (word->option == &options[TEMPLATE_DIR])
		r->options.template_dir = word->value;
	else if (word->option == &options[FONT_DIR])
		r->font_dir = word->value;
	else if (word->option == &options[LANG])
		dg_option_choose(cli, word);
	else if (word->option == &options[HELP])
		r->help = true;
	else
		take_plan(cli, r, word->value);
}

/* false: the words are wrong, which was reported. */
static bool
read_request(struct dg_cli *cli, const char *const *words, size_t n_words,
    struct request *r)
{
	struct dg_cli_word *word;
	size_t n;

	*r = (struct request){ .options = { .out_dir = "out", .formats = DG_TO_DOCX,
	    .undated = cli->undated, .unit_of_many = true } };
	dg_option_parse(cli, &dg_cmd_redline, words, n_words, &word, &n);
	for (size_t i = 0; i < n; i++)
		take_word(cli, r, &word[i]);
	if (r->help)
		return !dg_sink_failed(&cli->sink);
	if (r->n < 2)
		dg_report(&cli->sink, DG_R_redline_needs_two, DG_NOWHERE, DG_NO_ARGS);
	if (r->out && !dg_str_ends(dg_str_of(r->out), ".docx") &&
	    !dg_str_ends(dg_str_of(r->out), ".html"))
		dg_report(&cli->sink, DG_R_redline_not_docx, DG_NOWHERE,
		    DG_ARGS(dg_str_of(r->out)));
	return !dg_sink_failed(&cli->sink);
}

static int
redline(struct dg_cli *cli, const struct request *r, struct dg_worker *worker)
{
	struct dg_side *side[2];
	struct dg_str out = r->out ? dg_str_of(r->out) : DG_STR("");
	int status;

	for (size_t i = 0; i < 2; i++)
		side[i] = dg_side_open(r->plan[i], &r->options, worker);
	status = dg_redline_write(side[0], side[1], &r->options, worker, out);
	for (size_t i = 0; i < 2; i++) {
		struct dg_result *result = dg_side_result(side[i]);

		dg_cli_print(cli, result->sink, result->sources);
	}
	for (size_t i = 0; i < 2; i++)
		dg_side_close(side[i]);
	return status;
}

static int
run(struct dg_cli *cli, const char *const *words, size_t n)
{
	struct request r;
	struct dg_fonts *fonts;
	struct dg_worker worker;
	int status;

	if (!read_request(cli, words, n, &r))
		return dg_cli_usage(cli, &dg_cmd_redline);
	if (r.help) {
		dg_option_help(cli, &dg_cmd_redline);
		return DG_DONE;
	}
	if (!dg_cli_folder(cli, r.options.template_dir) ||
	    !dg_cli_folder(cli, r.font_dir))
		return DG_WORLD_WRONG;
	fonts = dg_fonts_open(r.font_dir, &cli->sink);
	if (!fonts)
		return dg_cli_done(cli);
	dg_worker_init(&worker, fonts);
	status = redline(cli, &r, &worker);
	dg_worker_fini(&worker);
	dg_fonts_free(fonts);
	return status;
}

const struct dg_command dg_cmd_redline = {
	.name = "redline",
	.usage = { "redline [OPTION]... OLD NEW", "redline [TÙY-CHỌN]... BẢN-CŨ BẢN-MỚI" },
	.summary = { "Shows what changed from one plan to another, as tracked changes of Word.",
	    "Cho thấy kế hoạch này khác kế hoạch kia ở đâu, bằng chế độ theo dõi thay đổi của Word." },
	.words = { { "PLAN", "TỆP-KẾ-HOẠCH" }, DG_TAKES_PLAN, NULL },
	.options = options,
	.n_options = sizeof options / sizeof *options,
	.run = run,
};
