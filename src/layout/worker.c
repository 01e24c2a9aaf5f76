/* worker.c - what a worker keeps. */
#include "layout/worker.h"

#include <hb.h>

#include "base/limits.h"

void
dg_worker_init(struct dg_worker *w, const struct dg_fonts *fonts)
{
	*w = (struct dg_worker){ .fonts = fonts };
	dg_deflate_init(&w->deflate);
	w->shaped = hb_buffer_create();
	dg_memo_init(&w->words, DG_MAX_WORDS_KEPT);
	dg_memo_init(&w->lines, DG_MAX_LINES_KEPT);
	dg_memo_init(&w->subsets, DG_MAX_SUBSETS_KEPT);
	dg_memo_init(&w->codes, DG_MAX_CODES_KEPT);
	dg_memo_init(&w->shown, DG_MAX_SHOWN_KEPT);
}

void
dg_worker_begin(struct dg_worker *w)
{
	w->deflate.kept.idle = w->lines.idle = w->subsets.idle = w->shown.idle = !w->begun;
	w->begun = true;
}

void
dg_worker_fini(struct dg_worker *w)
{
	dg_memo_fini(&w->shown);
	dg_memo_fini(&w->codes);
	dg_memo_fini(&w->subsets);
	dg_memo_fini(&w->lines);
	dg_memo_fini(&w->words);
	for (size_t i = 0; i < DG_FACES; i++)
		hb_shape_plan_destroy(w->plan[i]);
	hb_buffer_destroy(w->shaped);
	dg_deflate_fini(&w->deflate);
}
