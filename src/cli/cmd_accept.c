/*
 * cmd_accept.c - docgen accept PLAN...: what a plan inherits was looked at, and is
 * written down beside it.
 */
#include "base/file.h"
#include "base/limits.h"
#include "build/output.h"
#include "cli/cli.h"

enum { TEMPLATE_DIR, LANG, HELP };

static const struct dg_cli_option options[] = {
	[TEMPLATE_DIR] = DG_OPTION_TEMPLATE_DIR,
	[LANG] = DG_OPTION_LANG,
	[HELP] = DG_OPTION_HELP,
};

static bool
write_lock(struct dg_cli *cli, const struct dg_inheritance *in)
{
	struct dg_doc doc = dg_cli_doc(cli);
	struct dg_str path = in->draft.doc.path, dir = dg_path_dir(path), name = path;
	struct dg_buf text;
	bool ok;

	for (size_t i = 0; i < path.n; i++)
		if (path.p[i] == '/')
			name = dg_str_sub(path, i + 1, path.n);
	dg_buf_init(&text, DG_MAX_FILE);
	dg_lock_write(&in->now, &text);
	ok = dg_output_write(&doc, dg_arena_dup(&cli->arena, dir).p, name, ".lock", &text);
	if (ok)
		fprintf(cli->out, "%.*s.lock\n", DG_FMT(path));
	dg_buf_fini(&text);
	return ok;
}

static int
accept(struct dg_cli *cli, const char *plan, const struct dg_options *o)
{
	struct dg_inheritance in;
	int status = dg_inheritance_open(cli, &in, plan, o);

	if (dg_sink_failed(&in.own)) {
		dg_cli_print(cli, &in.own, &in.draft.sources);
		status = status == DG_DONE ? DG_PLAN_WRONG : status;
	}
	if (status == DG_DONE && dg_inheritance_is_any(&in) && !write_lock(cli, &in))
		status = DG_WORLD_WRONG;
	dg_inheritance_fini(&in);
	return status;
}

static int
run(struct dg_cli *cli, const char *const *words, size_t n_words)
{
	struct dg_options o = { 0 };
	struct dg_cli_word *word;
	size_t n, plans = 0;
	bool help = false;
	int worst = DG_DONE, done;

	dg_option_parse(cli, &dg_cmd_accept, words, n_words, &word, &n);
	for (size_t i = 0; i < n; i++) {
		if (!word[i].option)
			plans++;
		else if (word[i].option == &options[TEMPLATE_DIR])
			o.template_dir = word[i].value;
		else if (word[i].option == &options[LANG])
			dg_option_choose(cli, &word[i]);
		else
			help = true;
	}
	if (!help && plans == 0 && !dg_sink_failed(&cli->sink))
		dg_report(&cli->sink, DG_R_plan_not_named, DG_NOWHERE, DG_NO_ARGS);
	if (dg_sink_failed(&cli->sink))
		return dg_cli_usage(cli, &dg_cmd_accept);
	if (help) {
		dg_option_help(cli, &dg_cmd_accept);
		return DG_DONE;
	}
	if (!dg_cli_folder(cli, o.template_dir))
		return DG_WORLD_WRONG;
	for (size_t i = 0; i < n; i++) {
		int status = word[i].option ? DG_DONE : accept(cli, word[i].value, &o);

		worst = status > worst ? status : worst;
	}
	done = dg_cli_done(cli);
	return done > worst ? done : worst;
}

const struct dg_command dg_cmd_accept = {
	.name = "accept",
	.usage = { "accept [OPTION]... PLAN...", "accept [TÙY-CHỌN]... TỆP-KẾ-HOẠCH..." },
	.summary = { "Writes down what plans inherit (PLAN.lock): it was looked at.",
	    "Ghi lại phần kế hoạch kế thừa (TỆP.lock): đã xem và chấp nhận." },
	.words = { { "PLAN", "TỆP-KẾ-HOẠCH" }, DG_TAKES_PLAN, NULL },
	.options = options,
	.n_options = sizeof options / sizeof *options,
	.run = run,
};
