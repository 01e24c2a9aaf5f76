/* cmd_explain.c - docgen explain PLAN[#ID]: where a document's parts came from. */
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "cli/cli.h"
#include "cli/explain.h"

enum { JSON, UNIT, TEMPLATE_DIR, LANG, HELP };

static const struct dg_cli_option options[] = {
	[JSON] = { "json", 0, DG_NO_VALUE, {
	    "print all of it for programs", "in toàn bộ dưới dạng JSON cho chương trình đọc" } },
	[UNIT] = { "unit", 0, { { "ID", "MÃ" }, DG_TAKES_TEXT, NULL }, {
	    "of a plan for many units: this unit's document",
	    "với kế hoạch cho nhiều đơn vị: văn bản của đơn vị này" } },
	[TEMPLATE_DIR] = DG_OPTION_TEMPLATE_DIR,
	[LANG] = { "lang", 0, { { "vi|en", "vi|en" }, DG_TAKES_ONE, dg_languages }, {
	    "the language of the explanation (default: the environment's)",
	    "ngôn ngữ của phần giải thích (mặc định: theo hệ thống)" } },
	[HELP] = DG_OPTION_HELP,
};

struct request {
	struct dg_options	 options;
	const char		*plan;
	struct dg_str		 address;	/* without '#', or empty */
	bool			 json, help;
};

/* "x.plan#id"; a file of that whole name is one. */
static void
take_plan(struct dg_cli *cli, struct request *r, const char *word)
{
	struct dg_str s = dg_str_of(word);
	const char *mark = strrchr(word, '#');
	size_t at = mark ? (size_t)(mark - word) : s.n;

	if (r->plan) {
		dg_report(&cli->sink, DG_R_word_too_many, DG_NOWHERE, DG_ARGS(s));
		return;
	}
	r->plan = dg_arena_dup(&cli->arena, dg_str_sub(s, 0, at)).p;
	if (mark)
		r->address = dg_str_sub(s, at + 1, s.n);
}

static bool
read_request(struct dg_cli *cli, const char *const *words, size_t n_words, struct request *r)
{
	struct dg_cli_word *word;
	size_t n;

	*r = (struct request){ .plan = NULL };
	dg_option_parse(cli, &dg_cmd_explain, words, n_words, &word, &n);
	for (size_t i = 0; i < n; i++) {
		if (!word[i].option)
			take_plan(cli, r, word[i].value);
		else if (word[i].option == &options[JSON])
			r->json = true;
		else if (word[i].option == &options[UNIT])
			r->options.unit = word[i].value;
		else if (word[i].option == &options[TEMPLATE_DIR])
			r->options.template_dir = word[i].value;
		else if (word[i].option == &options[LANG])
			dg_option_choose(cli, &word[i]);
		else
			r->help = true;
	}
	if (!r->help && !r->plan && !dg_sink_failed(&cli->sink))
		dg_report(&cli->sink, DG_R_plan_not_named, DG_NOWHERE, DG_NO_ARGS);
	return !dg_sink_failed(&cli->sink);
}

static void
print(struct dg_cli *cli, const struct request *r, const struct dg_explanation *e)
{
	struct dg_buf out;

	dg_buf_init(&out, DG_MAX_OUTPUT);
	if (r->json)
		dg_explain_json(e, &out);
	else if (e->found)
		dg_explain_one(e, cli->lang, &out);
	else
		dg_explain_all(e, cli->lang, &out);
	fwrite(out.p, 1, out.n, cli->out);
	dg_buf_fini(&out);
}

static int
explain(struct dg_cli *cli, const struct request *r, struct dg_draft *draft)
{
	struct dg_explanation e;
	int status;

	status = dg_draft_explain(draft, 0, r->address, &e);
	dg_cli_print(cli, e.result.sink, &draft->sources);
	if (status == DG_DONE)
		print(cli, r, &e);
	dg_explanation_fini(&e);
	return status;
}

static int
run(struct dg_cli *cli, const char *const *words, size_t n)
{
	struct dg_draft draft;
	struct request r;
	int status, came_to;

	if (!read_request(cli, words, n, &r))
		return dg_cli_usage(cli, &dg_cmd_explain);
	if (r.help) {
		dg_option_help(cli, &dg_cmd_explain);
		return DG_DONE;
	}
	if (!dg_cli_folder(cli, r.options.template_dir))
		return DG_WORLD_WRONG;
	status = dg_draft_read(&draft, r.plan, &r.options);
	if (draft.n > 1 && !dg_draft_is_one(&draft))
		status = DG_PLAN_WRONG;
	if (draft.each || draft.n == 0)
		dg_cli_print(cli, &draft.sink, &draft.sources);
	if (draft.n > 0 && (!draft.each || status == DG_DONE)) {
		came_to = explain(cli, &r, &draft);
		status = came_to > status ? came_to : status;
	}
	dg_draft_fini(&draft);
	return status;
}

const struct dg_command dg_cmd_explain = {
	.name = "explain",
	.usage = { "explain [OPTION]... PLAN[#ID]", "explain [TÙY-CHỌN]... TỆP-KẾ-HOẠCH[#MÃ]" },
	.summary = { "Says where each part of a document came from.",
	    "Cho biết từng phần của văn bản có từ đâu." },
	.words = { { "PLAN", "TỆP-KẾ-HOẠCH" }, DG_TAKES_PLAN, NULL },
	.options = options,
	.n_options = sizeof options / sizeof *options,
	.run = run,
};
