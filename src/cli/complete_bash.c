/*
 * complete_bash.c - completion for bash.
 *
 * A table in a case statement says of a command its options and what its words
 * are, and of the word before what its value is: the name of the function that
 * proposes it, and its choices.  Nothing of other packages is needed.
 */
#include "cli/complete.h"

static const char *const functions[] = {
	[DG_TAKES_NOTHING] = "nothing", [DG_TAKES_TEXT] = "nothing",
	[DG_TAKES_FOLDER] = "folder", [DG_TAKES_FILE] = "file", [DG_TAKES_PLAN] = "plan",
	[DG_TAKES_KIND] = "kind", [DG_TAKES_ONE] = "one", [DG_TAKES_LIST] = "list",
};

static const char head[] =
    "# Completion of docgen for bash, by: docgen completions bash\n"
    "\n"
    "# Proposals for the word $cur.\n"
    "_docgen_nothing() { :; }\n"
    "_docgen_one() { COMPREPLY+=($(compgen -W \"$*\" -- \"$cur\")); }\n"
    "_docgen_kind() { _docgen_one \"$(\"$program\" templates --names 2>/dev/null)\"; }\n"
    "_docgen_folder() { _docgen_names < <(compgen -d -- \"$cur\"); }\n"
    "_docgen_file() { _docgen_names < <(compgen -f -- \"$cur\"); }\n"
    "_docgen_plan()\n"
    "{\n"
    "\t_docgen_names < <(compgen -d -- \"$cur\"; compgen -f -X '!*.plan' -- \"$cur\")\n"
    "}\n"
    "# Behind a command that fits, names are words as any.\n"
    "_docgen_names()\n"
    "{\n"
    "\t[[ ${#COMPREPLY[@]} -gt 0 ]] || compopt -o filenames 2>/dev/null\n"
    "\tmapfile -t -O ${#COMPREPLY[@]} COMPREPLY\n"
    "}\n"
    "# What stands before the last comma stays, and is not proposed again.\n"
    "_docgen_list()\n"
    "{\n"
    "\tlocal choice before=\n"
    "\t[[ $cur != *,* ]] || before=${cur%,*},\n"
    "\tfor choice; do\n"
    "\t\t[[ ,$before == *\",$choice,\"* || $before$choice != \"$cur\"* ]] ||\n"
    "\t\t\tCOMPREPLY+=(\"$before$choice\")\n"
    "\tdone\n"
    "\tcompopt -o nospace 2>/dev/null\n"
    "}\n"
    "\n"
    "# COMMAND WORD: its options, what its words are, and what follows the word.\n"
    "_docgen_table()\n"
    "{\n"
    "\tcase $1 in\n";

static const char tail[] =
    "\n"
    "_docgen()\n"
    "{\n"
    "\tlocal program=$1 cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
    "\tlocal command=compile attached= options words takes= i\n"
    "\tCOMPREPLY=()\n"
    "\t# \"--to=x\" is three words or, with other COMP_WORDBREAKS, one.\n"
    "\tif [[ $cur == = ]]; then\n"
    "\t\tcur=\n"
    "\telif [[ $prev == = && $COMP_CWORD -gt 2 ]]; then\n"
    "\t\tprev=${COMP_WORDS[COMP_CWORD-2]}\n"
    "\telif [[ $cur == --*=* ]]; then\n"
    "\t\tprev=${cur%%=*} attached=${cur%%=*}= cur=${cur#*=}\n"
    "\tfi\n"
    "\tif [[ $COMP_CWORD -gt 1 && \" $_docgen_commands \" == *\" ${COMP_WORDS[1]} \"* ]]; then\n"
    "\t\tcommand=${COMP_WORDS[1]}\n"
    "\tfi\n"
    "\t_docgen_table \"$command\" \"$prev\"\n"
    "\t# Behind \"--\" there are no options.\n"
    "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
    "\t\t[[ ${COMP_WORDS[i]} != -- ]] || options= takes=\n"
    "\tdone\n"
    "\tif [[ $takes ]]; then\n"
    "\t\t_docgen_$takes\n"
    "\telif [[ $cur == -* && $options ]]; then\n"
    "\t\t_docgen_one $options\n"
    "\t\t[[ ${COMPREPLY-} != *= ]] || compopt -o nospace 2>/dev/null\n"
    "\telse\n"
    "\t\t[[ $COMP_CWORD -gt 1 ]] || _docgen_one $_docgen_commands\n"
    "\t\t_docgen_$words\n"
    "\tfi\n"
    "\tCOMPREPLY=(\"${COMPREPLY[@]/#/$attached}\")\n"
    "}\n"
    "complete -F _docgen docgen\n";

/* "one vi en" */
static void
put_takes(FILE *out, const struct dg_cli_value *v)
{
	fprintf(out, "'%s", functions[v->takes]);
	if (v->choices)
		dg_complete_choices(out, v->choices);
	fputc('\'', out);
}

static void
put_options(FILE *out, const struct dg_command *c)
{
	fputs("\t\toptions='", out);
	for (size_t i = 0; i < c->n_options; i++) {
		const struct dg_cli_option *o = &c->options[i];

		if (o->letter)
			fprintf(out, "-%c ", o->letter);
		fprintf(out, "--%s%s%s", o->name, o->value.takes ? "=" : "",
		    i + 1 < c->n_options ? " " : "'\n");
	}
}

static void
put_command(FILE *out, const struct dg_command *c)
{
	fprintf(out, "\t%s)\n", c->name);
	put_options(out, c);
	fputs("\t\twords=", out);
	put_takes(out, &c->words);
	fputs("\n\t\tcase $2 in\n", out);
	for (size_t i = 0; i < c->n_options; i++) {
		const struct dg_cli_option *o = &c->options[i];

		if (o->value.takes == DG_TAKES_NOTHING)
			continue;
		fputs("\t\t", out);
		if (o->letter)
			fprintf(out, "-%c | ", o->letter);
		fprintf(out, "--%s) takes=", o->name);
		put_takes(out, &o->value);
		fputs(" ;;\n", out);
	}
	fputs("\t\tesac ;;\n", out);
}

void
dg_complete_bash(FILE *out, enum dg_lang lang)
{
	(void)lang;	/* bash shows no help with its proposals */
	fputs(head, out);
	for (size_t i = 0; dg_command_at(i); i++)
		put_command(out, dg_command_at(i));
	fputs("\tesac\n}\n_docgen_commands='", out);
	for (size_t i = 0; dg_command_at(i); i++)
		fprintf(out, "%s%s", i ? " " : "", dg_command_at(i)->name);
	fputs("'\n", out);
	fputs(tail, out);
}
