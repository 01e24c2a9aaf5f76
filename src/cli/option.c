/*
 * option.c - options, from one table per command.
 *
 * "--name=value", "--name value", "-n value", "-nvalue"; "--" ends them; they
 * may stand behind plans.  The table is also the help.
 */
#include "cli/cli.h"

#include <string.h>

#include "base/text.h"

#define HELP_COLUMN 27

const char *const dg_formats[] = { "docx", "pdf", "html", "text", NULL };
const char *const dg_pdf_parts[] = { "a-2a", "a-3a", NULL };
const char *const dg_languages[] = { "en", "vi", NULL };

struct parser {
	struct dg_cli			*cli;
	const struct dg_command		*command;
	const char *const		*words;
	size_t				 n_words, at;
	struct dg_cli_word		*out;
	size_t				 n;
};

static const struct dg_cli_option *
find_long(const struct dg_command *c, struct dg_str name)
{
	for (size_t i = 0; i < c->n_options; i++)
		if (dg_str_is(name, c->options[i].name))
			return &c->options[i];
	return NULL;
}

static const struct dg_cli_option *
find_letter(const struct dg_command *c, char letter)
{
	for (size_t i = 0; i < c->n_options; i++)
		if (c->options[i].letter == letter)
			return &c->options[i];
	return NULL;
}

static void
report_unknown(struct parser *p, struct dg_str word)
{
	const struct dg_command *c = p->command;
	struct dg_str *names = DG_NEW_ARRAY(&p->cli->arena, c->n_options,
	    struct dg_str);
	struct dg_diag *diag = dg_report(&p->cli->sink, DG_R_option_unknown,
	    DG_NOWHERE, DG_ARGS(word));

	for (size_t i = 0; i < c->n_options; i++)
		names[i] = dg_arena_fmt(&p->cli->arena, "--%s",
		    c->options[i].name);
	dg_note_nearest(&p->cli->sink, diag, DG_NOWHERE, word, names, c->n_options);
}

/* Keeps an option; attached is its value when one stands in the same word. */
static void
keep(struct parser *p, const struct dg_cli_option *option, struct dg_str word,
    const char *attached)
{
	enum dg_lang lang = p->cli->lang;
	const char *value = attached;

	if (!option->value.name[0] && attached) {
		dg_report(&p->cli->sink, DG_R_option_takes_no_value, DG_NOWHERE,
		    DG_ARGS(word));
		return;
	}
	if (option->value.name[0] && !value && p->at + 1 < p->n_words)
		value = p->words[++p->at];
	if (option->value.name[0] && (!value || !*value)) {
		dg_report(&p->cli->sink, DG_R_option_needs_value, DG_NOWHERE,
		    DG_ARGS(word, dg_str_of(option->value.name[lang])));
		return;
	}
	p->out[p->n++] = (struct dg_cli_word){ option, value };
}

static void
take_long(struct parser *p, const char *word)
{
	struct dg_str rest = dg_str_of(word), name = dg_str_cut(&rest, '=');
	const struct dg_cli_option *option = find_long(p->command,
	    dg_str_sub(name, 2, name.n));

	if (option)
		keep(p, option, name, strchr(word, '=') ? rest.p : NULL);
	else
		report_unknown(p, name);
}

static void
take_letter(struct parser *p, const char *word)
{
	const struct dg_cli_option *option = find_letter(p->command, word[1]);

	if (option)
		keep(p, option, dg_str_sub(dg_str_of(word), 0, 2),
		    word[2] ? word + 2 : NULL);
	else
		report_unknown(p, dg_str_of(word));
}

bool
dg_option_parse(struct dg_cli *cli, const struct dg_command *command,
    const char *const *words, size_t n_words, struct dg_cli_word **out, size_t *n)
{
	struct parser p = { cli, command, words, n_words, 0, NULL, 0 };
	bool ended = false;

	p.out = DG_NEW_ARRAY(&cli->arena, n_words + 1, struct dg_cli_word);
	for (; p.at < n_words; p.at++) {
		const char *word = words[p.at];

		if (!ended && strcmp(word, "--") == 0)
			ended = true;
		else if (!ended && word[0] == '-' && word[1] == '-')
			take_long(&p, word);
		else if (!ended && word[0] == '-' && word[1])
			take_letter(&p, word);
		else
			p.out[p.n++] = (struct dg_cli_word){ NULL, word };
	}
	*out = p.out;
	*n = p.n;
	return !dg_sink_failed(&cli->sink);
}

/* Says that a word is none of n choices, and which is near. */
static void
refuse(struct dg_cli *cli, struct dg_str of, struct dg_str word, const char *const *choices,
    size_t n)
{
	struct dg_arena *a = &cli->arena;
	struct dg_str *list = DG_NEW_ARRAY(a, n, struct dg_str), all = DG_STR("");
	struct dg_diag *diag;

	for (size_t i = 0; i < n; i++) {
		list[i] = dg_str_of(choices[i]);
		all = dg_arena_fmt(a, "%.*s%s%s", DG_FMT(all), i ? ", " : "",
		    choices[i]);
	}
	diag = dg_report(&cli->sink, DG_R_option_value_unknown, DG_NOWHERE,
	    DG_ARGS(word, of, all));
	dg_note_nearest(&cli->sink, diag, DG_NOWHERE, word, list, n);
}

size_t
dg_choose(struct dg_cli *cli, struct dg_str of, struct dg_str word, const char *const *choices)
{
	size_t n = 0;

	for (; choices[n]; n++)
		if (dg_str_is(word, choices[n]))
			return n;
	refuse(cli, of, word, choices, n);
	return n;
}

static size_t
choose_value(struct dg_cli *cli, const struct dg_cli_option *option, struct dg_str value)
{
	return dg_choose(cli, dg_arena_fmt(&cli->arena, "--%s", option->name), value,
	    option->value.choices);
}

size_t
dg_option_choose(struct dg_cli *cli, const struct dg_cli_word *word)
{
	return choose_value(cli, word->option, dg_str_of(word->value));
}

unsigned
dg_option_formats(struct dg_cli *cli, const struct dg_cli_word *word)
{
	/* As in dg_formats; what is none of them gives none. */
	static const unsigned formats[] = { DG_TO_DOCX, DG_TO_PDF, DG_TO_HTML, DG_TO_TEXT, 0 };
	struct dg_str rest = dg_str_of(word->value);
	unsigned chosen = 0;

	do
		chosen |= formats[choose_value(cli, word->option,
		    dg_str_trim(dg_str_cut(&rest, ',')))];
	while (rest.n);
	return chosen;
}

bool
dg_option_pdf(struct dg_cli *cli, const struct dg_cli_word *word)
{
	return dg_option_choose(cli, word) == 1;
}

static void
help_line(struct dg_cli *cli, const struct dg_cli_option *o)
{
	struct dg_str left;
	size_t width;

	left = dg_arena_fmt(&cli->arena, "  %c%c%s--%s%s%s",
	    o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
	    o->letter ? ", " : "  ", o->name, o->value.name[0] ? "=" : "",
	    o->value.name[0] ? o->value.name[cli->lang] : "");
	width = dg_text_columns(left);
	fprintf(cli->out, "%.*s%*s%s\n", DG_FMT(left),
	    (int)(width < HELP_COLUMN ? HELP_COLUMN - width : 2), "",
	    o->help[cli->lang]);
}

void
dg_option_help(struct dg_cli *cli, const struct dg_command *c)
{
	static const char *const usage[] = { "Usage", "Cách dùng" };

	fprintf(cli->out, "%s: docgen %s\n%s\n\n", usage[cli->lang],
	    c->usage[cli->lang], c->summary[cli->lang]);
	for (size_t i = 0; i < c->n_options; i++)
		help_line(cli, &c->options[i]);
}
