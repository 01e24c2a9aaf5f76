/*
 * watch.c - a plan with a lock file is made: what was accepted holds, or is told.
 *
 * Only what would go unseen: what an operation does not find, or may not change, is
 * told without a lock, too.
 */
#include "cascade/lock.h"

#include "cascade/pass.h"

#define SHOWN	200	/* bytes of a text in a message */

static struct dg_str
excerpt(struct dg_arena *a, struct dg_str s)
{
	size_t n = s.n > SHOWN ? SHOWN : s.n;

	while (n < s.n && n > 0 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return n < s.n ? dg_arena_fmt(a, "%.*s…", (int)n, s.p) : s;
}

static void
leave_out(struct dg_apply *a, const struct dg_finding *f)
{
	for (size_t i = 0; i < a->n_jobs; i++)
		if (a->jobs[i].op->span.start == f->hold->at.start)
			a->jobs[i].bad = true;
}

static void
report(struct dg_apply *a, const struct dg_finding *f)
{
	struct dg_sink	*sink = a->doc->sink;
	struct dg_arena	*arena = a->doc->arena;
	struct dg_diag	*d = dg_report(sink, dg_drift_rule(f->what), f->hold->target,
	    dg_drift_args(arena, f));

	if (f->before.n > 0)
		dg_note(sink, d, DG_R_note_drift_old, DG_NOWHERE, DG_ARGS(excerpt(arena, f->before)));
	if (f->after.n > 0)
		dg_note(sink, d, DG_R_note_drift_new, f->new->span, DG_ARGS(excerpt(arena, f->after)));
	if (f->what == DG_DRIFT_PLACE && f->old->match != NULL && f->old->match != f->new)
		dg_note(sink, d, DG_R_note_drift_near, f->old->match->span,
		    DG_ARGS(f->old->match->address));
	dg_note(sink, d, DG_R_note_drift_accept, DG_NOWHERE, DG_ARGS(a->level->doc.path));
}

void
dg_lock_watch(struct dg_apply *a)
{
	bool			 own = a->level == &a->chain->level[a->chain->n - 1];
	struct dg_facts	 now;

	dg_facts_init(&now, a->doc->arena);
	dg_facts_collect(a, &now);
	dg_holds_collect(a, &now);
	for (const struct dg_finding *f = dg_drift(a->doc->arena, dg_facts_copy(a->doc->arena,
	    a->level->lock), &now, a->doc->sources); f != NULL; f = f->next) {
		if (f->what == DG_DRIFT_PLACE)
			leave_out(a, f);
		if (f->what == DG_DRIFT_PLACE || (f->what == DG_DRIFT_CONFLICT && own &&
		    f->new != NULL))
			report(a, f);
	}
	dg_facts_fini(&now);
}
