/* make.c - a plan, and all the documents that it makes. */
#include "build/make.h"

#define WRONG_MAX 8		/* documents in a row that cannot be written */

static void
say(const struct dg_watcher *w, const struct dg_sink *sink, const struct dg_sources *sources)
{
	if (w->says != NULL)
		w->says(w->by, sink, sources);
}

/* Hands over what came of something, and forgets it. */
static void
hand_over(const struct dg_watcher *w, struct dg_result *result)
{
	say(w, result->sink, result->sources);
	if (result->dump.n > 0 && w->dumps != NULL)
		w->dumps(w->by, dg_buf_str(&result->dump));
	dg_result_fini(result);
}

/* One document of a plan. */
static int
make_one(const struct dg_watcher *w, struct dg_worker *worker, struct dg_draft *draft,
    size_t at)
{
	struct dg_result result;
	int status = dg_draft_compile(draft, at, worker, &result);

	hand_over(w, &result);
	return status;
}

/* One that a plan of its own refines. */
static int
make_refined(const struct dg_watcher *w, struct dg_worker *worker, struct dg_draft *draft,
    size_t at)
{
	struct dg_draft own;
	int worst = dg_draft_refine(draft, at, &own), status = DG_DONE;

	if (own.n == 0)
		say(w, &own.sink, &own.sources);
	else
		status = make_one(w, worker, &own, 0);
	worst = status > worst ? status : worst;
	dg_draft_count(draft, draft->units[at], worst == DG_DONE);
	dg_draft_fini(&own);
	return worst;
}

/* Of all documents, those of other parts of a build too: such a plan is no document of
 * its own. */
static void
tell_refining(const struct dg_watcher *w, struct dg_draft *draft)
{
	for (size_t i = 0; i < draft->n && w->refines != NULL; i++) {
		const char *path = dg_draft_refined(draft, i);

		if (path != NULL)
			w->refines(w->by, path);
	}
}

int
dg_plan_make(const char *path, const struct dg_options *options, struct dg_worker *worker,
    const struct dg_watcher *w)
{
	struct dg_draft draft;
	struct dg_result result;
	unsigned wrong = 0;
	int worst = dg_draft_read(&draft, path, options);

	tell_refining(w, &draft);
	if (!dg_draft_keep(&draft, options->shard)) {
		dg_draft_fini(&draft);
		return DG_DONE;
	}
	if (draft.each || draft.n == 0)
		say(w, &draft.sink, &draft.sources);
	for (size_t i = 0; i < draft.n && wrong < WRONG_MAX; i++) {
		int status;

		if (w->begins != NULL)
			w->begins(w->by, &draft, i);
		status = dg_draft_refined(&draft, i) ? make_refined(w, worker, &draft, i) :
		    make_one(w, worker, &draft, i);
		worst = status > worst ? status : worst;
		wrong = status == DG_WORLD_WRONG ? wrong + 1 : 0;
	}
	dg_draft_conclude(&draft, &result);
	hand_over(w, &result);
	dg_draft_fini(&draft);
	return worst;
}
