/* worker.c - what a worker keeps. */
#include "layout/worker.h"

#include "base/limits.h"

void
dg_worker_init(struct dg_worker *w, const struct dg_fonts *fonts)
{
	*w = (struct dg_worker){ .fonts = fonts };
	dg_memo_init(&w->words, DG_MAX_WORDS_KEPT);
}

void
dg_worker_fini(struct dg_worker *w)
{
	dg_memo_fini(&w->words);
}
