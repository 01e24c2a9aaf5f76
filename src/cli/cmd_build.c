/* cmd_build.c - docgen build: a tree of plans, and only what is not made yet. */
#include "cli/build.h"

static void
found(void *by, const struct docgen_found *f)
{
	struct dg_build *b = by;

	b->found = f->n_plans > 0;
	b->start = dg_progress_start();
}

static int
build(struct dg_build *b)
{
	struct docgen_counts counts;
	int worst;

	b->settings.found = found;
	if (!dg_build_open(b))
		return DG_WORLD_WRONG;
	worst = dg_build_make(b, &counts);
	if (b->found)
		dg_build_sum_up(b, &counts);
	docgen_close(b->docgen);
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
