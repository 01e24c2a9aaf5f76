/* complete_fish.c - completion for fish: a line of "complete" for each command and option. */
#include "cli/complete.h"

static const char head[] =
    "# Completion of docgen for fish, by: docgen completions fish\n"
    "\n"
    "# Is the command of the line this one?  It is compile where none is named.\n"
    "function __docgen_is\n"
    "\tset -l words (commandline -opc)\n"
    "\tset -l command compile\n"
    "\tif set -q words[2]; and contains -- $words[2] $__docgen_commands\n"
    "\t\tset command $words[2]\n"
    "\tend\n"
    "\ttest $command = $argv[1]\n"
    "end\n"
    "complete -c docgen -f\n";

static void
put_quoted(FILE *out, const char *text)
{
	fputc('\'', out);
	for (; *text; text++) {
		if (*text == '\'' || *text == '\\')
			fputc('\\', out);
		fputc(*text, out);
	}
	fputc('\'', out);
}

/* How a value is found. */
static void
put_value(FILE *out, const struct dg_cli_value *v)
{
	switch (v->takes) {
	case DG_TAKES_NOTHING:
	case DG_TAKES_TEXT:
		break;
	case DG_TAKES_FOLDER:
		fputs(" -a '(__fish_complete_directories)'", out);
		break;
	case DG_TAKES_FILE:
		fputs(" -F", out);
		break;
	case DG_TAKES_PLAN:
		fputs(" -k -a '(__fish_complete_suffix .plan)'", out);
		break;
	case DG_TAKES_KIND:
		fputs(" -a '(docgen templates --names 2>/dev/null)'", out);
		break;
	case DG_TAKES_ONE:
		fputs(" -a '", out);
		dg_complete_choices(out, v->choices);
		fputc('\'', out);
		break;
	case DG_TAKES_LIST:
		fputs(" -a '(__fish_append ,", out);
		dg_complete_choices(out, v->choices);
		fputs(")'", out);
		break;
	}
}

static void
put_option(FILE *out, const char *command, const struct dg_cli_option *o, enum dg_lang lang)
{
	fprintf(out, "complete -c docgen -n '__docgen_is %s'", command);
	if (o->letter)
		fprintf(out, " -s %c", o->letter);
	fprintf(out, " -l %s", o->name);
	if (o->value.takes != DG_TAKES_NOTHING)
		fputs(o->value.takes == DG_TAKES_FILE ? " -r" : " -x", out);
	put_value(out, &o->value);
	fputs(" -d ", out);
	put_quoted(out, o->help[lang]);
	fputc('\n', out);
}

static void
put_command(FILE *out, const struct dg_command *c, enum dg_lang lang)
{
	fprintf(out, "\ncomplete -c docgen -n 'test (count (commandline -opc)) -eq 1' -a %s -d ",
	    c->name);
	put_quoted(out, c->summary[lang]);
	fputc('\n', out);
	if (c->words.takes != DG_TAKES_NOTHING) {
		fprintf(out, "complete -c docgen -n '__docgen_is %s'", c->name);
		put_value(out, &c->words);
		fputc('\n', out);
	}
	for (size_t i = 0; i < c->n_options; i++)
		put_option(out, c->name, &c->options[i], lang);
}

void
dg_complete_fish(FILE *out, enum dg_lang lang)
{
	fputs(head, out);
	fputs("set -g __docgen_commands", out);
	for (size_t i = 0; dg_command_at(i); i++)
		fprintf(out, " %s", dg_command_at(i)->name);
	fputc('\n', out);
	for (size_t i = 0; dg_command_at(i); i++)
		put_command(out, dg_command_at(i), lang);
}
