/* cmd_completions.c - docgen completions SHELL: what a shell reads to complete words. */
#include "cli/complete.h"

enum { LANG, HELP };

static const struct dg_cli_option options[] = {
	[LANG] = { "lang", 0, { { "vi|en", "vi|en" }, DG_TAKES_ONE, dg_languages }, {
	    "the language of what options are for",
	    "ngôn ngữ của phần giải thích tùy chọn" } },
	[HELP] = DG_OPTION_HELP,
};

typedef void writer(FILE *, enum dg_lang);

static const char *const shells[] = { "bash", "zsh", "fish", NULL };
static writer *const writers[] = { dg_complete_bash, dg_complete_zsh, dg_complete_fish };

void
dg_complete_choices(FILE *out, const char *const *choices)
{
	for (; *choices; choices++)
		fprintf(out, " %s", *choices);
}

static int
run(struct dg_cli *cli, const char *const *words, size_t n_words)
{
	struct dg_str of = dg_str_of(dg_cmd_completions.name);
	struct dg_cli_word *word;
	const char *shell = NULL;
	bool help = false;
	size_t n, chosen = 0;

	dg_option_parse(cli, &dg_cmd_completions, words, n_words, &word, &n);
	for (size_t i = 0; i < n; i++) {
		if (word[i].option == &options[LANG])
			dg_option_choose(cli, &word[i]);
		else if (word[i].option)
			help = true;
		else if (shell)
			dg_report(&cli->sink, DG_R_word_too_many, DG_NOWHERE,
			    DG_ARGS(dg_str_of(word[i].value)));
		else
			shell = word[i].value;
	}
	if (shell)
		chosen = dg_choose(cli, of, dg_str_of(shell), shells);
	else if (!help)
		dg_report(&cli->sink, DG_R_option_needs_value, DG_NOWHERE,
		    DG_ARGS(of, dg_str_of(dg_cmd_completions.words.name[cli->lang])));
	if (dg_sink_failed(&cli->sink))
		return dg_cli_usage(cli, &dg_cmd_completions);
	if (help)
		dg_option_help(cli, &dg_cmd_completions);
	else
		writers[chosen](cli->out, cli->lang);
	return DG_DONE;
}

const struct dg_command dg_cmd_completions = {
	.name = "completions",
	.usage = { "completions [OPTION]... bash|zsh|fish",
	    "completions [TÙY-CHỌN]... bash|zsh|fish" },
	.summary = { "Prints what bash, zsh or fish reads to complete words.",
	    "In tệp để bash, zsh hoặc fish tự điền lệnh." },
	.words = { { "bash|zsh|fish", "bash|zsh|fish" }, DG_TAKES_ONE, shells },
	.options = options,
	.n_options = sizeof options / sizeof *options,
	.run = run,
};
