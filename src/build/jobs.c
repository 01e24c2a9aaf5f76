/*
 * jobs.c - several plans at a time, each by one thread.
 *
 * A thread takes the next plan that is due and makes it with memory of its own;
 * what threads share is read only (the faces, options) or under the lock.  What a plan
 * says is kept as text until the plans before it are done.
 */
#include "build/jobs.h"

#include <stdlib.h>

#include "base/limits.h"
#include "build/make.h"

/* ---- watching one plan ---- */

struct watched {
	struct dg_tree		*tree;
	struct dg_planned	*plan;
};

static void
begins(void *by, const struct dg_draft *draft, size_t at)
{
	struct watched *w = by;

	(void)draft;
	(void)at;
	pthread_mutex_lock(&w->tree->lock);
	w->tree->begun++;
	pthread_cond_broadcast(&w->tree->changed);
	pthread_mutex_unlock(&w->tree->lock);
}

static void
says(void *by, const struct dg_sink *sink, const struct dg_sources *sources)
{
	struct watched *w = by;

	w->plan->warnings += sink->count[DG_WARNING];
	if (sink->first == NULL)
		return;
	for (unsigned lang = 0; lang < 2; lang++)
		dg_sink_print(sink, sources, (enum dg_lang)lang, true, &w->plan->text[lang]);
}

static void
refines(void *by, const char *path)
{
	struct dg_planned *p = ((struct watched *)by)->plan;

	DG_GROW(p->with, p->n_with, p->cap_with);
	p->with[p->n_with++] = dg_arena_dup(&p->inputs.arena, dg_str_of(path));
}

/* ---- what is written down ---- */

/* A file that changed while it was read, or since; NULL: none did. */
static const struct dg_seen *
find_unsteady(const struct dg_inputs *in)
{
	struct dg_stamp now;

	for (size_t i = 0; i < in->n; i++) {
		const struct dg_seen *s = &in->item[i];

		if (s->unsteady || (s->kind == DG_SEEN_FILE &&
		    (!dg_stamp_of(s->path.p, &now) || !dg_stamp_eq(&now, &s->stamp))))
			return s;
	}
	return NULL;
}

static void
say_unsteady(struct watched *w, const struct dg_seen *seen)
{
	struct dg_sources sources;
	struct dg_sink sink;

	dg_sources_init(&sources, &w->plan->inputs.arena);
	dg_sink_init(&sink);
	dg_report(&sink, DG_R_input_unsteady, DG_NOWHERE, DG_ARGS(
	    dg_str_of(w->plan->path), seen->path));
	says(w, &sink, &sources);
	dg_sink_fini(&sink);
	dg_sources_fini(&sources);
}

static void
write_down(struct watched *w)
{
	struct dg_tree *t = w->tree;
	struct dg_planned *p = w->plan;
	const struct dg_seen *unsteady = find_unsteady(&p->inputs);
	struct dg_record r = { .plan = p->real, .key = p->key, .since = t->log.now,
	    .warnings = p->warnings, .in = p->inputs.item, .n_in = p->inputs.n,
	    .out = p->outputs.item, .n_out = p->outputs.n, .with = p->with,
	    .n_with = p->n_with };
	bool good = p->status == DG_DONE && unsteady == NULL && t->log.now > 0;

	if (p->status == DG_DONE && unsteady != NULL)
		say_unsteady(w, unsteady);
	for (size_t i = 0; i < 2; i++) {
		r.says[i] = dg_buf_str(&p->text[i]);
		good = good && r.says[i].n <= DG_MAX_REMEMBERED;
	}
	pthread_mutex_lock(&t->lock);
	dg_tree_logged(t, good ? dg_log_put(&t->log, &r, p->before) :
	    dg_log_leave(&t->log, &p->outputs, p->before));
	pthread_mutex_unlock(&t->lock);
}

/* ---- threads ---- */

static void
make_plan(struct dg_tree *t, struct dg_worker *worker, struct dg_planned *p)
{
	struct watched w = { t, p };
	struct dg_watcher watcher = { &w, begins, says, NULL, refines };
	struct dg_options mine = t->of_plans;

	dg_inputs_init(&p->inputs);
	dg_outputs_init(&p->outputs);
	for (size_t i = 0; i < 2; i++)
		dg_buf_init(&p->text[i], DG_MAX_LOG);
	mine.inputs = &p->inputs;
	mine.outputs = &p->outputs;
	p->status = dg_plan_make(p->path, &mine, worker, &watcher);
	if (t->log.open)
		write_down(&w);
}

/* The next plan that is due, or NULL.  The lock is held. */
static struct dg_planned *
take_next(struct dg_tree *t)
{
	while (!t->stopped && t->next < t->n) {
		struct dg_planned *p = &t->plan[t->next++];

		if (dg_planned_is_due(p))
			return p;
	}
	return NULL;
}

static void *
work(void *tree)
{
	struct dg_tree *t = tree;
	struct dg_worker worker;
	struct dg_planned *p;

	dg_worker_init(&worker, t->options->fonts);
	pthread_mutex_lock(&t->lock);
	while ((p = take_next(t)) != NULL) {
		pthread_mutex_unlock(&t->lock);
		make_plan(t, &worker, p);
		pthread_mutex_lock(&t->lock);
		p->done = true;
		t->stopped |= p->status != DG_DONE && !t->options->keep_going;
		pthread_cond_broadcast(&t->changed);
	}
	pthread_mutex_unlock(&t->lock);
	dg_worker_fini(&worker);
	return NULL;
}

/* Waits until a plan is done, and tells how all goes meanwhile. */
static void
await(struct dg_tree *t, const struct dg_planned *p)
{
	size_t told = 0;

	pthread_mutex_lock(&t->lock);
	while (!p->done) {
		if (t->begun > told)
			t->watcher->goes(t->watcher->by, t->begun, t->due, p->path);
		told = t->begun;
		pthread_cond_wait(&t->changed, &t->lock);
	}
	pthread_mutex_unlock(&t->lock);
}

static void
show_all(struct dg_tree *t)
{
	bool on = true;

	for (size_t i = 0; i < t->n && on; i++) {
		if (dg_planned_is_due(&t->plan[i]))
			await(t, &t->plan[i]);
		on = t->plan[i].covered || dg_tree_show(t, &t->plan[i]);
	}
	pthread_mutex_lock(&t->lock);
	t->stopped |= !on;
	pthread_mutex_unlock(&t->lock);
}

void
dg_jobs_run(struct dg_tree *t)
{
	pthread_t *thread = dg_xmalloc(t->options->jobs * sizeof *thread);
	size_t due = 0, n = 0;

	for (size_t i = 0; i < t->n; i++)
		due += dg_planned_is_due(&t->plan[i]);
	while (n < t->options->jobs && n < due && pthread_create(&thread[n], NULL, work, t) == 0)
		n++;
	if (n == 0)
		work(t);
	show_all(t);
	for (size_t i = 0; i < n; i++)
		pthread_join(thread[i], NULL);
	free(thread);
}
