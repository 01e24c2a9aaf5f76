/*
 * copies.c - a document beside each of those that it was made from.
 */
#include "build/copies.h"

static void
compare(struct dg_copies_job *c, struct dg_str path, size_t shared)
{
	struct dg_job	*j = &c->job;
	const struct dg_chain *chain = &j->chain;
	const struct dg_entry *extends = dg_doc_entry(&j->doc, "extends");
	uint32_t	 levels[DG_MAX_LEVELS];
	struct dg_upper	 upper;

	for (size_t i = 0; i < chain->n; i++)
		levels[i] = chain->level[i].doc.source;
	if (dg_upper_open(&upper, j, path, extends ? extends->value_span : DG_NOWHERE)) {
		struct dg_copies_found *f = &c->found[c->n++];

		f->above = path;
		dg_copies_count(&j->doc, &j->world.units, levels, chain->n, shared,
		    &upper.job.doc, &f->copies);
	}
	dg_upper_close(&upper);
}

int
dg_copies_find(struct dg_draft *d, size_t at, const char *against,
    struct dg_copies_job *c)
{
	struct dg_job *j = &c->job;
	const struct dg_sink *sink;

	c->n = 0;
	dg_job_open(j, d, at, false, &c->result);
	dg_job_resolve(j);
	sink = c->result.sink;
	if (!dg_sink_failed(sink) && !dg_sink_failed(&d->sink)) {
		if (against)
			compare(c, dg_str_of(against), 0);
		else if (j->chain.n < 2)
			dg_report(j->doc.sink, DG_R_copies_alone, DG_NOWHERE,
			    DG_ARGS(j->doc.path));
		for (size_t i = against ? 0 : j->chain.n - 1; i > 0; i--)
			if (!j->chain.level[i].refines)
				compare(c, j->chain.level[i - 1].doc.path, i);
	}
	return dg_sink_status(sink);
}
