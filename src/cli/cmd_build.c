/* cmd_build.c - docgen build: a tree of plans, and only what is not made yet. */
#include "cli/build.h"

static int
build(struct dg_build *b)
{
	const struct dg_tree_watcher watcher = { .by = b, .says = dg_build_says,
	    .came = dg_build_came, .removed = dg_build_removed, .goes = dg_build_goes };
	struct dg_tree_counts counts;
	struct dg_tree_found found;
	int worst;

	if (!dg_tree_find(&b->cli->arena, b->words, b->n_words, &b->cli->sink, &found))
		return dg_cli_done(b->cli);
	b->start = dg_progress_start();
	worst = dg_tree_build(found.plans, found.n, &b->tree, &watcher, &counts);
	dg_build_sum_up(b, &counts);
	return worst;
}

static int
run(struct dg_cli *cli, const char *const *words, size_t n)
{
	return dg_build_run(cli, &dg_cmd_build, words, n, build);
}

const struct dg_command dg_cmd_build = {
	.name = "build",
	.usage = { "build [OPTION]... [FOLDER|PLAN]...", "build [TÙY-CHỌN]... [THƯ-MỤC|TỆP]..." },
	.summary = { "Makes all plans below a folder, as far as they are not made yet.",
	    "Lập mọi kế hoạch trong thư mục, chỉ những gì chưa lập hoặc đã đổi." },
	.words = { { "PLAN", "TỆP-KẾ-HOẠCH" }, DG_TAKES_PLAN, NULL },
	.options = dg_build_options,
	.n_options = DG_BUILD_OPTIONS,
	.run = run,
};
