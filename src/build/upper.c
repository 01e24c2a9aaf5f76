/*
 * upper.c - the plans that a plan extends, as documents of their own.
 */
#include "build/upper.h"

#include <stdlib.h>

/* The document of the unit, or of the nearest that it belongs to; n: there is none. */
static size_t
choose(const struct dg_draft *d, const struct dg_job *below)
{
	const struct dg_unit *u = below->world.unit;

	if (!d->each)
		return 0;
	for (; u != NULL; u = u->above) {
		struct dg_str id = dg_unit_id(&below->world.units, u);

		for (size_t i = 0; i < d->n; i++)
			if (d->units[i] != NULL && dg_str_eq(id, dg_unit_id(
			    &d->world.units, d->units[i])))
				return i;
	}
	return d->n;
}

/* Both chains begin with the same plans. */
static void
map_sources(struct dg_upper *u, const struct dg_job *below)
{
	struct dg_arena	*a = below->doc.arena;
	const struct dg_chain *mine = &u->draft.chain, *its = &below->chain;
	size_t		 n = below->doc.sources->n;
	uint32_t	*map = DG_NEW_ARRAY(a, n + 1, uint32_t);

	for (size_t i = 0; i < mine->n && i < its->n; i++)
		if (dg_str_eq(mine->level[i].real_path, its->level[i].real_path) &&
		    its->level[i].doc.source < n)
			map[its->level[i].doc.source] = mine->level[i].doc.source;
	u->above = (struct dg_above){ &u->job.doc, &u->job.world, map, n };
}

bool
dg_upper_open(struct dg_upper *u, struct dg_job *below, struct dg_str path,
    struct dg_span at)
{
	static const struct dg_options plain = { .formats = DG_TO_DOCX };
	struct dg_options *o = DG_NEW(below->doc.arena, struct dg_options);
	int	status;
	size_t	chosen;

	*o = plain;
	o->template_dir = below->options->template_dir;
	o->inputs = below->options->inputs;
	u->made = false;
	status = dg_draft_read(&u->draft, dg_arena_dup(below->doc.arena, path).p, o);
	chosen = status == DG_DONE ? choose(&u->draft, below) : 0;
	if (status == DG_DONE && chosen == u->draft.n) {
		dg_report(below->doc.sink, DG_R_upper_many, at, DG_ARGS(path));
		return false;
	}
	if (status == DG_DONE) {
		dg_job_open(&u->job, &u->draft, chosen, false, &u->result);
		dg_job_resolve(&u->job);
		u->made = true;
		map_sources(u, below);
	}
	if (status == DG_DONE && !dg_sink_failed(u->result.sink))
		return true;
	dg_report(below->doc.sink, DG_R_upper_wrong, at, DG_ARGS(path));
	return false;
}

void
dg_upper_close(struct dg_upper *u)
{
	if (u->made)
		dg_result_fini(&u->result);
	dg_draft_fini(&u->draft);
}

/* One that makes a document for each unit is opened again for each. */
struct dg_upper *
dg_upper_of(struct dg_draft *d, struct dg_job *below, struct dg_str path,
    struct dg_span at)
{
	if (d->upper != NULL && d->upper->made && !d->upper->draft.each) {
		map_sources(d->upper, below);
		return dg_sink_failed(d->upper->result.sink) ? NULL : d->upper;
	}
	dg_upper_free(d->upper);
	d->upper = dg_xmalloc(sizeof *d->upper);
	return dg_upper_open(d->upper, below, path, at) ? d->upper : NULL;
}

void
dg_upper_free(struct dg_upper *u)
{
	if (u != NULL)
		dg_upper_close(u);
	free(u);
}
