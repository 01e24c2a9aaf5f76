/* make.c - a plan, and all the documents that it makes. */
#include "build/make.h"

#define WRONG_MAX 8		/* documents in a row that cannot be written */

static void
say(const struct dg_watcher *w, const struct dg_sink *sink, const struct dg_sources *sources)
{
	if (w->says != NULL)
		w->says(w->by, sink, sources);
}

/* ---- beginning ---- */

/* Of all documents, those of other parts of a build too: such a plan is no document of
 * its own. */
static void
tell_refining(const struct dg_watcher *w, const struct dg_draft *draft)
{
	for (size_t i = 0; draft->each && i < draft->n && w->refines != NULL; i++)
		if (draft->refining[i].is_there)
			w->refines(w->by, draft->refining[i].path);
}

void
dg_making_begin(struct dg_making *m, const char *path, const struct dg_options *options,
    const struct dg_watcher *watcher)
{
	*m = (struct dg_making){ .options = options, .watcher = watcher };
	m->worst = dg_draft_read(&m->draft, path, options);
	tell_refining(watcher, &m->draft);
	m->elsewhere = !dg_draft_keep(&m->draft, options->shard);
	if (m->elsewhere)
		return;
	m->n = m->draft.n;
	dg_draft_begin(&m->draft);
	if (m->draft.each || m->draft.n == 0)
		say(watcher, &m->draft.sink, &m->draft.sources);
}

/* ---- one document ---- */

static void
compile(struct dg_draft *draft, size_t at, struct dg_worker *worker, struct dg_made *made)
{
	struct dg_maker maker = { worker, made->options.inputs, made->options.outputs };
	int status = dg_draft_compile(draft, at, &maker, &made->result);

	made->compiled = true;
	made->quiet = made->result.sink->n == 0;
	made->status = status > made->status ? status : made->status;
}

/* Does a plan of its own refine the document? */
static bool
is_refined(const struct dg_draft *draft, size_t at, struct dg_inputs *inputs)
{
	const struct dg_refining *r = draft->each ? &draft->refining[at] : NULL;

	return r != NULL && r->path != NULL && dg_inputs_exists(inputs, r->path);
}

void
dg_making_document(struct dg_making *m, size_t at, struct dg_worker *worker,
    struct dg_made *made)
{
	*made = (struct dg_made){ .options = *m->options };
	dg_inputs_init(&made->inputs);
	dg_outputs_init(&made->outputs);
	made->options.inputs = m->options->inputs != NULL ? &made->inputs : NULL;
	made->options.outputs = m->options->outputs != NULL ? &made->outputs : NULL;
	if (m->watcher->begins != NULL)
		m->watcher->begins(m->watcher->by, &m->draft, at);
	made->refined = is_refined(&m->draft, at, made->options.inputs);
	if (!made->refined) {
		compile(&m->draft, at, worker, made);
		return;
	}
	made->status = dg_draft_refine(&m->draft, at, &made->options, &made->refining);
	if (made->refining.n > 0 && !made->refining.each)
		compile(&made->refining, 0, worker, made);
}

/* ---- telling ---- */

/* What was read and written counts for the plan. */
static void
add_to_plan(struct dg_making *m, struct dg_made *made)
{
	dg_inputs_add(m->options->inputs, &made->inputs);
	if (m->options->outputs != NULL)
		dg_outputs_take(m->options->outputs, &made->outputs);
}

void
dg_making_drop(struct dg_making *m, size_t at, struct dg_made *made)
{
	if (m->draft.each && m->watcher->took != NULL)
		m->watcher->took(m->watcher->by, &m->draft, at, made);
	else
		add_to_plan(m, made);
	dg_inputs_fini(&made->inputs);
	dg_outputs_fini(&made->outputs);
	if (made->compiled)
		dg_result_fini(&made->result);
	if (made->refined)
		dg_draft_fini(&made->refining);
}

void
dg_making_keep(struct dg_making *m, size_t at)
{
	dg_draft_count(&m->draft, at, true);
}

static void
show_dump(const struct dg_watcher *w, const struct dg_result *result)
{
	if (result->dump.n > 0 && w->dumps != NULL)
		w->dumps(w->by, dg_buf_str(&result->dump));
}

/* The one document of a plan that refines another's: what was found in reading that plan is
 * in the same sink. */
static struct dg_said
said_of(struct dg_made *made)
{
	if (made->refined)
		return (struct dg_said){ &made->refining.sink, &made->refining.sources,
		    made->refining.doc.source };
	return (struct dg_said){ made->result.sink, made->result.sources, 0 };
}

bool
dg_making_tell(struct dg_making *m, size_t at, struct dg_made *made)
{
	struct dg_said said = said_of(made);

	dg_draft_settle(&m->draft, at, made->status, &said);
	say(m->watcher, said.sink, said.sources);
	if (made->compiled)
		show_dump(m->watcher, &made->result);
	m->worst = made->status > m->worst ? made->status : m->worst;
	m->wrong = made->status == DG_WORLD_WRONG ? m->wrong + 1 : 0;
	dg_making_drop(m, at, made);
	return m->wrong < WRONG_MAX;
}

int
dg_making_end(struct dg_making *m)
{
	struct dg_result result;

	if (!m->elsewhere) {
		dg_draft_conclude(&m->draft, &result);
		say(m->watcher, result.sink, result.sources);
		dg_result_fini(&result);
	}
	dg_draft_fini(&m->draft);
	return m->elsewhere ? DG_DONE : m->worst;
}

int
dg_plan_make(const char *path, const struct dg_options *options, struct dg_worker *worker,
    const struct dg_watcher *watcher)
{
	struct dg_making m;
	struct dg_made made;
	bool on = true;

	dg_making_begin(&m, path, options, watcher);
	for (size_t i = 0; i < m.n && on; i++) {
		dg_making_document(&m, i, worker, &made);
		on = dg_making_tell(&m, i, &made);
	}
	return dg_making_end(&m);
}
