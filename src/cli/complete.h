/*
 * complete.h - completion for shells, out of the tables of commands and options
 * (inside cli/).
 *
 * Each writes a whole file for its shell.  The first word is a command or, as on
 * the command line, the first of compile; kinds of document are asked for when
 * they are needed, since a project may have its own.
 */
#ifndef DG_CLI_COMPLETE_H
#define DG_CLI_COMPLETE_H

#include "cli/cli.h"

void	dg_complete_bash(FILE *, enum dg_lang);		/* complete_bash.c; needs bash 4 */
void	dg_complete_zsh(FILE *, enum dg_lang);		/* complete_zsh.c; the function _docgen */
void	dg_complete_fish(FILE *, enum dg_lang);		/* complete_fish.c */

/* Writes choices with a space before each. */
void	dg_complete_choices(FILE *, const char *const *choices);

#endif
