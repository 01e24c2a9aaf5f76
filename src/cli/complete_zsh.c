/*
 * complete_zsh.c - completion for zsh: a function for each command, whose options
 * are told to _arguments.
 */
#include <string.h>

#include "cli/complete.h"

static const char head[] =
    "#compdef docgen\n"
    "# Completion of docgen for zsh, by: docgen completions zsh\n"
    "\n"
    "_docgen_kinds()\n"
    "{\n"
    "\tlocal -a kinds\n"
    "\tkinds=(${(f)\"$(_call_program kinds docgen templates --names 2>/dev/null)\"})\n"
    "\tcompadd \"$@\" -a kinds\n"
    "}\n";

static const char tail[] =
    "\t)\n"
    "\tif (( CURRENT == 2 )); then\n"
    "\t\t_describe -t commands command commands && found=0\n"
    "\t\t_docgen_compile && found=0\n"
    "\t\treturn found\n"
    "\tfi\n"
    "\tif (( ${commands[(I)${(b)words[2]}:*]} )); then\n"
    "\t\tcommand=$words[2]\n"
    "\t\tshift words\n"
    "\t\t(( CURRENT-- ))\n"
    "\tfi\n"
    "\t_docgen_$command\n"
    "}\n"
    "\n"
    "if [[ $funcstack[1] == _docgen ]]; then\n"
    "\t_docgen \"$@\"\n"
    "else\n"
    "\tcompdef _docgen docgen\n"
    "fi\n";

/* A text inside quotes, where _arguments and _describe read colons and brackets. */
static void
put_text(FILE *out, const char *text)
{
	for (; *text; text++) {
		if (strchr("\\:[]", *text))
			fputc('\\', out);
		fputs(*text == '\'' ? "'\\'" : "", out);
		fputc(*text, out);
	}
}

/* ":DIR:_files -/": a name, and how it is found. */
static void
put_value(FILE *out, const struct dg_cli_value *v, enum dg_lang lang)
{
	fputc(':', out);
	put_text(out, v->name[lang]);
	fputc(':', out);
	switch (v->takes) {
	case DG_TAKES_NOTHING:
	case DG_TAKES_TEXT:
		fputc(' ', out);
		break;
	case DG_TAKES_FOLDER:
		fputs("_files -/", out);
		break;
	case DG_TAKES_FILE:
		fputs("_files", out);
		break;
	case DG_TAKES_PLAN:
		fputs("_files -g \"*.plan\"", out);
		break;
	case DG_TAKES_KIND:
		fputs("_docgen_kinds", out);
		break;
	case DG_TAKES_ONE:
		fputc('(', out);
		dg_complete_choices(out, v->choices);
		fputs(" )", out);
		break;
	case DG_TAKES_LIST:
		fprintf(out, "_values -s , %s", v->name[lang]);
		dg_complete_choices(out, v->choices);
		break;
	}
}

static void
put_option(FILE *out, const struct dg_cli_option *o, enum dg_lang lang)
{
	bool takes = o->value.takes != DG_TAKES_NOTHING;

	fputs(" \\\n\t\t", out);
	if (o->letter)
		fprintf(out, "'(-%c --%s)'{-%c%s,--%s%s}'[", o->letter, o->name, o->letter,
		    takes ? "+" : "", o->name, takes ? "=" : "");
	else
		fprintf(out, "'--%s%s[", o->name, takes ? "=" : "");
	put_text(out, o->help[lang]);
	fputc(']', out);
	if (takes)
		put_value(out, &o->value, lang);
	fputc('\'', out);
}

static void
put_command(FILE *out, const struct dg_command *c, enum dg_lang lang)
{
	fprintf(out, "\n_docgen_%s()\n{\n\t_arguments -s -S :", c->name);
	for (size_t i = 0; i < c->n_options; i++)
		put_option(out, &c->options[i], lang);
	if (c->words.takes != DG_TAKES_NOTHING) {
		fprintf(out, " \\\n\t\t'%c", c->words.takes == DG_TAKES_PLAN ? '*' : '1');
		put_value(out, &c->words, lang);
		fputc('\'', out);
	}
	fputs("\n}\n", out);
}

void
dg_complete_zsh(FILE *out, enum dg_lang lang)
{
	fputs(head, out);
	for (size_t i = 0; dg_command_at(i); i++)
		put_command(out, dg_command_at(i), lang);
	fputs("\n_docgen()\n{\n\tlocal curcontext=$curcontext command=compile\n"
	    "\tlocal -i found=1\n\tlocal -a commands\n\tcommands=(\n", out);
	for (size_t i = 0; dg_command_at(i); i++) {
		fprintf(out, "\t\t'%s:", dg_command_at(i)->name);
		put_text(out, dg_command_at(i)->summary[lang]);
		fputs("'\n", out);
	}
	fputs(tail, out);
}
