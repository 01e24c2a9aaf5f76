/*
 * command.c - the table of commands.
 *
 * The first word names the command; without one, plans are compiled.
 */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"

static const struct dg_command *const commands[] = {
	&dg_cmd_compile,
	&dg_cmd_build,
	&dg_cmd_watch,
	&dg_cmd_accept,
	&dg_cmd_drift,
	&dg_cmd_explain,
	&dg_cmd_graph,
	&dg_cmd_copies,
	&dg_cmd_init,
	&dg_cmd_ids,
	&dg_cmd_redline,
	&dg_cmd_templates,
	&dg_cmd_completions,
};
#define N_COMMANDS (sizeof commands / sizeof *commands)

static const struct dg_command *
find_command(const char *word)
{
	for (size_t i = 0; i < N_COMMANDS; i++)
		if (strcmp(commands[i]->name, word) == 0)
			return commands[i];
	return NULL;
}

const struct dg_command *
dg_command_at(size_t i)
{
	return i < N_COMMANDS ? commands[i] : NULL;
}

void
dg_command_list(struct dg_cli *cli)
{
	static const char *const title[] = { "Commands", "Các lệnh" };

	fprintf(cli->out, "\n%s:\n", title[cli->lang]);
	for (size_t i = 0; i < N_COMMANDS; i++)
		fprintf(cli->out, "  docgen %-11s %s\n", commands[i]->name,
		    commands[i]->summary[cli->lang]);
}

/* --lang is looked for first, so that every message can obey it. */
static enum dg_lang
asked_language(const char *const *words, size_t n, enum dg_lang lang)
{
	for (size_t i = 0; i < n && strcmp(words[i], "--") != 0; i++) {
		const char *value = NULL;

		if (strncmp(words[i], "--lang=", 7) == 0)
			value = words[i] + 7;
		else if (strcmp(words[i], "--lang") == 0 && i + 1 < n)
			value = words[i + 1];
		if (value && strcmp(value, "vi") == 0)
			lang = DG_LANG_VI;
		else if (value && strcmp(value, "en") == 0)
			lang = DG_LANG_EN;
	}
	return lang;
}

static void
open_streams(struct dg_cli *cli, FILE *out, FILE *err)
{
	const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
	bool terminal = isatty(fileno(err)) && !(term && strcmp(term, "dumb") == 0);

	cli->out = out;
	cli->err = err;
	cli->progress = terminal;
	cli->colour = terminal && !(no_color && *no_color);
}

/* What was asked for must have reached its reader. */
static int
close_streams(struct dg_cli *cli, int status)
{
	if (fflush(cli->out) == 0 && !ferror(cli->out))
		return status;
	dg_report(&cli->sink, DG_R_stdout_failed, DG_NOWHERE, DG_NO_ARGS);
	dg_cli_print(cli, &cli->sink, &cli->sources);
	return DG_WORLD_WRONG;
}

/* When files without a date of their own were made: what reproducible builds set. */
static void
read_epoch(struct dg_cli *cli)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");

	if (epoch == NULL || *epoch == '\0')
		return;
	cli->made_at = epoch;
	if (!dg_date_parse_epoch(dg_str_of(epoch), &cli->undated))
		dg_report(&cli->sink, DG_R_epoch_bad, DG_NOWHERE, DG_ARGS(dg_str_of(epoch)));
}

int
dg_cli_run(int argc, const char *const *argv, FILE *out, FILE *err)
{
	struct dg_cli cli = { 0 };
	const struct dg_command *command;
	const char *const *words = argv + (argc > 0);
	size_t n = argc > 1 ? (size_t)argc - 1 : 0;
	int status;

	open_streams(&cli, out, err);
	cli.lang = asked_language(words, n, dg_lang_of(getenv("LC_ALL"),
	    getenv("LC_MESSAGES"), getenv("LANG"), getenv("LANGUAGE")));
	dg_arena_init(&cli.arena);
	dg_sources_init(&cli.sources, &cli.arena);
	dg_sink_init(&cli.sink);
	dg_buf_init(&cli.said, DG_MAX_OUTPUT);
	read_epoch(&cli);
	command = n ? find_command(words[0]) : NULL;
	status = command ? command->run(&cli, words + 1, n - 1) :
	    dg_cmd_compile.run(&cli, words, n);
	status = close_streams(&cli, status);
	dg_buf_fini(&cli.said);
	dg_sink_fini(&cli.sink);
	dg_sources_fini(&cli.sources);
	dg_arena_fini(&cli.arena);
	return status;
}
