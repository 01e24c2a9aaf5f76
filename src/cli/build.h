/*
 * build.h - what docgen build and docgen watch have in common (inside cli/).
 */
#ifndef DG_CLI_BUILD_H
#define DG_CLI_BUILD_H

#include "cli/cli.h"

/* What was asked for. */
struct dg_build {
	struct dg_cli		*cli;
	struct docgen_settings	 settings;
	struct docgen_build_options options;
	struct docgen		*docgen;	/* open */
	const char		**words;	/* folders or plans, at least one */
	size_t			 n_words;
	bool			 explain, help;
	bool			 found;		/* there are plans */
	bool			 each;		/* tell of each plan that is made, whether there
						 * is a progress line or not */
	int64_t			 start;
};

/* The options; watch has none of the first DG_BUILD_ONLY. */
#define DG_BUILD_ONLY		3
#define DG_BUILD_OPTIONS	15
extern const struct dg_cli_option dg_build_options[DG_BUILD_OPTIONS];

/* A whole command: reads its words, and, when there is something to do, does it; a
 * status. */
int	dg_build_run(struct dg_cli *, const struct dg_command *, const char *const *words,
		size_t n, int (*work)(struct dg_build *));

/* Opens the library; false: it was told why not.  docgen_close after it. */
bool	dg_build_open(struct dg_build *);
/* One pass of it. */
int	dg_build_make(struct dg_build *, struct docgen_counts *);

/* Who is told in the settings, but for what a command puts there; by a dg_build. */
void	dg_build_says(void *, const struct docgen_message *);
void	dg_build_came(void *, const struct docgen_outcome *);
void	dg_build_removed(void *, const char *path);
void	dg_build_goes(void *, const struct docgen_progress *);
/* The last line. */
void	dg_build_sum_up(struct dg_build *, const struct docgen_counts *);

#endif
