/*
 * build.h - what docgen build and docgen watch have in common (inside cli/).
 */
#ifndef DG_CLI_BUILD_H
#define DG_CLI_BUILD_H

#include "build/tree.h"
#include "cli/cli.h"

/* What was asked for. */
struct dg_build {
	struct dg_cli		*cli;
	struct dg_tree_options	 tree;
	const char		*font_dir;
	const char		**words;	/* folders or plans, at least one */
	size_t			 n_words;
	bool			 explain, help;
	bool			 each;		/* tell of each plan that is made, whether there
						 * is a progress line or not */
	int64_t			 start;
};

/* The options; watch has none of the first DG_BUILD_ONLY. */
#define DG_BUILD_ONLY		3
#define DG_BUILD_OPTIONS	15
extern const struct dg_cli_option dg_build_options[DG_BUILD_OPTIONS];

/* A whole command: reads its words, opens the faces, and, when there is something to do,
 * does it; a status. */
int	dg_build_run(struct dg_cli *, const struct dg_command *, const char *const *words,
		size_t n, int (*work)(struct dg_build *));

/* For a dg_tree_watcher by a dg_build. */
void	dg_build_says(void *, const struct dg_sink *, const struct dg_sources *);
void	dg_build_came(void *, const struct dg_outcome *);
void	dg_build_removed(void *, struct dg_str path);
void	dg_build_goes(void *, size_t done, size_t of, const char *plan);
/* The last line. */
void	dg_build_sum_up(struct dg_build *, const struct dg_tree_counts *);

#endif
