/*
 * terminal.c - language, messages and the progress line.
 */
#include "cli/cli.h"

#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/text.h"

static bool
is_set(const char *s)
{
	return s && *s;
}

static bool
is_vietnamese(const char *locale)
{
	return strncmp(locale, "vi", 2) == 0 &&
	    (locale[2] == '\0' || strchr("_.@:-", locale[2]));
}

enum dg_lang
dg_lang_of(const char *lc_all, const char *lc_messages, const char *lang,
    const char *language)
{
	const char *locale = is_set(lc_all) ? lc_all :
	    is_set(lc_messages) ? lc_messages : is_set(lang) ? lang : "";

	if (strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return DG_LANG_EN;
	if (is_set(language))
		locale = language;
	return is_vietnamese(locale) ? DG_LANG_VI : DG_LANG_EN;
}

void
dg_cli_speak(struct dg_cli *cli)
{
	if (cli->said.n == 0)
		return;
	dg_progress_clear(cli);
	fwrite(cli->said.p, 1, cli->said.n, cli->err);
	cli->said.n = 0;
}

void
dg_cli_print(struct dg_cli *cli, const struct dg_sink *sink,
    const struct dg_sources *sources)
{
	if (!sink->first)
		return;
	dg_sink_print(sink, sources, cli->lang, cli->colour, &cli->said);
	dg_cli_speak(cli);
}

struct docgen_settings
dg_cli_settings(const struct dg_cli *cli)
{
	return (struct docgen_settings){ .size = sizeof(struct docgen_settings),
	    .language = (enum docgen_language)cli->lang, .colour = cli->colour,
	    .made_at = cli->made_at };
}

bool
dg_cli_gather(struct dg_cli *cli, const struct docgen_message *m)
{
	dg_buf_puts(&cli->said, m->shown);
	return m->left == 0;
}

bool
dg_cli_folder(struct dg_cli *cli, const char *dir)
{
	if (!dir || dg_file_is_dir(dir))
		return true;
	dg_report(&cli->sink, DG_R_folder_absent, DG_NOWHERE,
	    DG_ARGS(dg_str_of(dir)));
	dg_cli_print(cli, &cli->sink, &cli->sources);
	return false;
}

int
dg_cli_done(struct dg_cli *cli)
{
	const struct dg_sink *sink = &cli->sink;

	dg_cli_print(cli, sink, &cli->sources);
	return dg_sink_status(sink);
}

struct dg_doc
dg_cli_doc(struct dg_cli *cli)
{
	return (struct dg_doc){ .arena = &cli->arena, .sources = &cli->sources,
	    .sink = &cli->sink };
}

int
dg_cli_usage(struct dg_cli *cli, const struct dg_command *command)
{
	struct dg_str name = command == &dg_cmd_compile ? DG_STR("") :
	    dg_arena_fmt(&cli->arena, "%s ", command->name);

	if (cli->sink.last)
		dg_note(&cli->sink, cli->sink.last, DG_R_note_try_help,
		    DG_NOWHERE, DG_ARGS(name));
	dg_cli_print(cli, &cli->sink, &cli->sources);
	return DG_USAGE_WRONG;
}

void
dg_progress_show(struct dg_cli *cli, size_t at, size_t of, const char *what)
{
	enum { WIDE = 60 };
	struct dg_str s = dg_str_of(what);

	if (!cli->progress || of < 2)
		return;
	if (dg_utf8_invalid(s) < s.n || dg_text_columns(s) > WIDE)
		s = DG_STR("");
	fprintf(cli->err, "\r\033[K[%zu/%zu] %.*s", at, of, DG_FMT(s));
	fflush(cli->err);
}

int64_t
dg_progress_start(void)
{
	struct timespec t = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void
dg_progress_rate(int64_t start, size_t done, char *out, size_t size)
{
	int64_t ms = dg_progress_start() - start;
	long long tenths = ms < 1000 ? 0 : (long long)((int64_t)done * 10000 / ms);

	out[0] = '\0';
	if (ms >= 1000)
		snprintf(out, size, "%lld.%lld/s ", tenths / 10, tenths % 10);
}

void
dg_progress_clear(struct dg_cli *cli)
{
	if (cli->progress)
		fputs("\r\033[K", cli->err);
}
