/* inherit.c - what the documents of a plan inherit, for its lock. */
#include "build/document.h"

int
dg_draft_inherit(struct dg_draft *d, size_t at, struct dg_facts *list, struct dg_sink *own,
    struct dg_result *result)
{
	struct dg_job j;
	int status;

	dg_job_open(&j, d, at, true, result);
	for (size_t i = 0; i < j.chain.n; i++)
		dg_conditions_decide(&j.doc, &j.world, j.chain.level[i].doc.root);
	if (!dg_facts_knows(list, &j.doc))
		dg_facts_add(list, &j.doc, &j.chain, own);
	status = dg_sink_status(result->sink);
	dg_repeats_drop(&d->repeats, &(struct dg_said){ result->sink, result->sources, 0 });
	return status;
}
