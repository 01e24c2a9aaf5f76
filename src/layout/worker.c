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
	struct dg_memo *const kept[] = { &w->deflate.kept, &w->lines, &w->subsets, &w->shown };
	bool first = w->documents == 0, old = w->documents % DG_KEPT_DOCUMENTS == 0;

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		kept[i]->idle = first;
		if (old && !first)
			dg_memo_age(kept[i]);
	}
	w->documents++;
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
