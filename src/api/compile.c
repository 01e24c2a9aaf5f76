/* compile.c - docgen_compile: some plans, one after the other. */
#include "api/handle.h"
#include "base/inputs.h"
#include "base/limits.h"
#include "build/make.h"
#include "build/output.h"
#include "build/targets.h"

/* One call. */
struct run {
	struct docgen		*docgen;
	struct docgen_compile_options asked;
	struct dg_options	 options;
	struct dg_arena		 arena;
	const char		*const *plans;
	size_t			 n_plans;
	bool			*covered;	/* plans that another one makes; or NULL */
	size_t			 n_documents;	/* of all plans, when they are many */
	size_t			 begun;
};

/* ---- what would be written ---- */

/* DONE, or USAGE_WRONG: two plans would write the same file, which was told. */
static enum docgen_status
look_over(struct run *r)
{
	struct dg_targets t;
	struct dg_sink sink;
	bool differ;

	if (r->n_plans == 1)
		return DOCGEN_DONE;
	dg_sink_init(&sink);
	dg_targets_init(&t, &r->arena, r->plans, r->n_plans);
	for (size_t i = 0; i < r->n_plans; i++)
		dg_targets_read(&t, i, &r->options);
	differ = dg_targets_differ(&t, &sink);
	r->covered = DG_NEW_ARRAY(&r->arena, r->n_plans, bool);
	for (size_t i = 0; i < r->n_plans; i++)
		r->covered[i] = dg_targets_covers(&t, i);
	r->n_documents = t.n;
	dg_targets_fini(&t);
	dg_api_tell_own(r->docgen, &sink);
	dg_sink_fini(&sink);
	return differ ? DOCGEN_DONE : DOCGEN_USAGE_WRONG;
}

/* ---- one plan ---- */

static void
begins(void *by, const struct dg_draft *draft, size_t at)
{
	struct run *r = by;
	const struct docgen_settings *s = &r->docgen->settings;
	const struct dg_unit *unit = draft->units[at];
	size_t of = r->n_plans == 1 ? draft->n : r->n_documents;
	struct docgen_progress p = { .at = ++r->begun, .plan = draft->doc.path.p };
	struct dg_arena arena;

	if (s->progress == NULL)
		return;
	dg_arena_init(&arena);
	p.of = of > p.at ? of : p.at;
	if (draft->each && unit != NULL)
		p.unit = dg_arena_dup(&arena, dg_unit_id(&draft->world.units, unit)).p;
	s->progress(s->by, &p);
	dg_arena_fini(&arena);
}

static void
says(void *by, const struct dg_sink *sink, const struct dg_sources *sources)
{
	dg_api_tell(((struct run *)by)->docgen, sink, sources);
}

static void
dumps(void *by, struct dg_str text)
{
	const struct docgen_settings *s = &((struct run *)by)->docgen->settings;

	if (s->dump != NULL)
		s->dump(s->by, text.p, text.n);
}

/* The outcome of a plan, with its lists when they were kept. */
static void
hand_over(struct run *r, const char *plan, int status, const struct dg_options *kept)
{
	const struct docgen_settings *s = &r->docgen->settings;
	struct docgen_outcome o = { .plan = plan, .what = "", .messages = "",
		.fate = status == DG_DONE ? DOCGEN_MADE : DOCGEN_FAILED };
	struct docgen_input *in;
	struct dg_arena arena;

	if (s->came == NULL)
		return;
	dg_arena_init(&arena);
	if (kept->inputs != NULL) {
		o.n_inputs = kept->inputs->n;
		o.inputs = in = DG_NEW_ARRAY(&arena, o.n_inputs, struct docgen_input);
		for (size_t i = 0; i < o.n_inputs; i++)
			in[i] = dg_api_input(&kept->inputs->item[i]);
	}
	if (kept->outputs != NULL) {
		o.n_outputs = kept->outputs->n;
		o.outputs = dg_api_outputs(&arena, kept->out_dir, kept->outputs->item,
		    o.n_outputs);
	}
	s->came(s->by, &o);
	dg_arena_fini(&arena);
}

static int
compile_plan(struct run *r, const char *plan)
{
	const struct dg_watcher watcher = { .by = r, .begins = begins, .says = says, .dumps = dumps };
	struct dg_options mine = r->options;
	struct dg_inputs inputs;
	struct dg_outputs outputs;
	int status;

	if (r->asked.list) {
		dg_inputs_init(&inputs);
		dg_outputs_init(&outputs);
		mine.inputs = &inputs;
		if (mine.taker == NULL)
			mine.outputs = &outputs;
	}
	status = dg_plan_make(plan, &mine, &r->docgen->worker, &watcher);
	hand_over(r, plan, status, &mine);
	if (r->asked.list) {
		dg_outputs_fini(&outputs);
		dg_inputs_fini(&inputs);
	}
	return status;
}

/* ---- all of them ---- */

static enum docgen_status
compile_all(struct run *r)
{
	struct docgen *d = r->docgen;
	int worst = DG_DONE;

	if (!d->works)
		dg_worker_init(&d->worker, d->fonts);
	d->works = true;
	for (size_t i = 0; i < r->n_plans; i++) {
		int status;

		if (r->covered != NULL && r->covered[i])
			continue;
		status = compile_plan(r, r->plans[i]);
		worst = status > worst ? status : worst;
		if (dg_api_cancelled(d) && i + 1 < r->n_plans)
			return DOCGEN_CANCELLED;
	}
	return (enum docgen_status)worst;
}

static enum docgen_status
refuse(struct docgen *d)
{
	struct dg_sink sink;

	dg_sink_init(&sink);
	dg_report(&sink, DG_R_plan_not_named, DG_NOWHERE, DG_NO_ARGS);
	dg_api_tell_own(d, &sink);
	dg_sink_fini(&sink);
	return DOCGEN_USAGE_WRONG;
}

API enum docgen_status
docgen_compile(struct docgen *d, const char *const *plans, size_t n,
    const struct docgen_compile_options *options)
{
	struct run r = { .docgen = d, .options = d->options, .plans = plans, .n_plans = n };
	enum docgen_status status;

	if (n == 0)
		return refuse(d);
	dg_api_take(&r.asked, sizeof r.asked, options);
	r.options.unit = r.asked.unit;
	r.options.delta = r.asked.delta;
	r.options.dump = (enum dg_dump)r.asked.dump;
	r.options.taker = d->settings.output != NULL ? &d->taker : NULL;
	dg_arena_init(&r.arena);
	status = look_over(&r);
	if (status == DOCGEN_DONE)
		status = compile_all(&r);
	dg_arena_fini(&r.arena);
	return status;
}
