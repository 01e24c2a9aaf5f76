/* explain.c - a document made as far as its numbers, and its ledger. */
#include "build/explain.h"

#include "build/document.h"

static void
find(struct dg_explanation *e, struct dg_str address)
{
	size_t			 n;
	const struct dg_str	*names;
	struct dg_diag		*d;

	if (dg_ledger_find(&e->ledger, address, &e->found, &e->one, &e->gone))
		return;
	d = dg_report(e->result.sink, DG_R_explain_unknown, DG_NOWHERE, DG_ARGS(address));
	names = dg_ledger_names(&e->ledger, &n);
	dg_note_nearest(e->result.sink, d, DG_NOWHERE, address, names, n);
}

int
dg_draft_explain(struct dg_draft *d, size_t at, struct dg_str address,
    struct dg_explanation *e)
{
	const struct dg_unit	*unit = d->units[at];
	struct dg_job		 j;

	*e = (struct dg_explanation){ .found = NULL };
	dg_job_open(&j, d, at, false, &e->result);
	if (unit != NULL)
		e->unit = dg_unit_id(&d->world.units, unit);
	dg_job_cascade(&j);
	e->doc = j.doc;
	e->chain = j.chain;
	dg_ledger_make(&e->doc, &e->chain, &e->ledger);
	if (address.n > 0)
		find(e, address);
	dg_resolve(&j.doc, &j.world);
	e->doc = j.doc;
	return e->result.sink->count[DG_FATAL] > 0 ? DG_WORLD_WRONG :
	    dg_sink_failed(e->result.sink) || dg_sink_failed(&d->sink) ? DG_PLAN_WRONG : DG_DONE;
}

void
dg_explanation_fini(struct dg_explanation *e)
{
	dg_result_fini(&e->result);
}
