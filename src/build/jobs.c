/*
 * jobs.c - several documents at a time, each by one thread.
 *
 * A thread makes the next document of the oldest plan that is open, or reads the next
 * plan that is due and opens it.  A document is made in memory of its own; what threads
 * share is read only (the faces, options, a plan that was read, what plans have in common)
 * or under the lock.  Documents are told in their order, whoever made them: one that
 * is made too early waits, and only so many may.  What a plan says is kept as text until
 * the plans before it are done.
 */
#include "build/jobs.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "build/parts.h"

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

	w->plan->work->warnings += sink->count[DG_WARNING];
	if (sink->first == NULL)
		return;
	for (unsigned lang = 0; lang < 2; lang++)
		dg_sink_print(sink, sources, (enum dg_lang)lang, true, &w->plan->work->text[lang]);
}

static void
refines(void *by, const char *path)
{
	struct dg_planned *p = ((struct watched *)by)->plan;

	DG_GROW(p->work->with, p->work->n_with, p->work->cap_with);
	p->work->with[p->work->n_with++] = dg_arena_dup(&p->work->inputs.arena, dg_str_of(path));
}

static void
took(void *by, const struct dg_draft *draft, size_t at, const struct dg_made *made)
{
	dg_parts_add(((struct watched *)by)->plan, draft, at, made);
}

static struct dg_work *
work_new(void)
{
	struct dg_work *w = dg_xmalloc(sizeof *w);

	*w = (struct dg_work){ 0 };
	dg_inputs_init(&w->inputs);
	dg_outputs_init(&w->outputs);
	for (size_t i = 0; i < 2; i++)
		dg_buf_init(&w->text[i], DG_MAX_LOG);
	return w;
}

void
dg_work_free(struct dg_work *w)
{
	if (w == NULL)
		return;
	dg_inputs_fini(&w->inputs);
	dg_outputs_fini(&w->outputs);
	free(w->in);
	free(w->part);
	free(w->with);
	free(w->asked);
	for (size_t i = 0; i < 2; i++)
		dg_buf_fini(&w->text[i]);
	free(w);
}

/* ---- what is written down ---- */

/* A file that changed while it was read, or since; NULL: none did. */
static const struct dg_seen *
find_unsteady(const struct dg_seen *in, size_t n)
{
	struct dg_stamp now;

	for (size_t i = 0; i < n; i++) {
		const struct dg_seen *s = &in[i];

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

	dg_sources_init(&sources, &w->plan->work->inputs.arena);
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
	const struct dg_work *made = p->work;
	const struct dg_seen *unsteady = find_unsteady(made->in, made->n_in);
	struct dg_record r = { .plan = p->place, .named = dg_str_of(p->path), .key = t->key,
	    .since = t->log.now, .warnings = made->warnings, .n_in = made->n_in,
	    .out = made->outputs.item, .n_out = made->outputs.n, .with = made->with,
	    .n_with = made->n_with, .part = made->part, .n_parts = made->n_parts, .asked = made->table };
	bool good = p->status == DG_DONE && unsteady == NULL && t->log.now > 0;

	if (p->status == DG_DONE && unsteady != NULL)
		say_unsteady(w, unsteady);
	for (size_t i = 0; i < 2; i++) {
		r.says[i] = dg_buf_str(&made->text[i]);
		good = good && r.says[i].n <= DG_MAX_REMEMBERED;
	}
	r.in = dg_xmalloc((r.n_in + 1) * sizeof *r.in);
	pthread_mutex_lock(&t->lock);
	for (size_t i = 0; i < r.n_in && good; i++)
		r.in[i] = dg_log_see(&t->log, &made->in[i]);
	dg_tree_logged(t, good ? dg_log_put(&t->log, &r, p->before) :
	    dg_log_leave(&t->log, &made->outputs, p->before));
	pthread_mutex_unlock(&t->lock);
	free(r.in);
}

/* ---- one plan ---- */

/* A plan whose documents are being made.  A thread that takes one of them, tells one or
 * ends it all has it to itself only as far as the lock says. */
struct dg_open {
	struct watched		 watched;
	struct dg_watcher	 watcher;
	struct dg_options	 options;
	struct dg_making	 making;
	const struct dg_part	**kept;		/* heap: of documents that stay; or NULL */
	struct dg_made		*made;		/* heap; of document i, at i % room */
	bool			*ready;		/* made, and not told */
	size_t			 room;
	size_t			 next, told;	/* documents begun; told */
	size_t			 working;	/* threads that make or tell one */
	bool			 telling;	/* one of them tells */
	bool			 given_up;	/* the rest is not tried */
	struct dg_open		*after;		/* in the list of those that are open */
};

/* So many documents may wait for the one that is to be told next. */
#define ROOM_FOR_EACH 8

static struct dg_open *
open_plan(struct dg_tree *t, struct dg_planned *p)
{
	struct dg_open *o = dg_xmalloc(sizeof *o);

	*o = (struct dg_open){ .watched = { t, p }, .options = t->of_plans };
	o->watcher = (struct dg_watcher){ &o->watched, begins, says, NULL, refines, took };
	p->work = work_new();
	o->options.inputs = &p->work->inputs;
	o->options.outputs = &p->work->outputs;
	dg_making_begin(&o->making, p->path, &o->options, &o->watcher);
	if (o->making.draft.each)
		dg_parts_begin(p);
	o->kept = dg_parts_choose(p, &o->making);
	o->room = t->options->jobs * ROOM_FOR_EACH;
	o->room = o->making.n < o->room ? o->making.n : o->room;
	o->made = dg_xmalloc((o->room + 1) * sizeof *o->made);
	o->ready = dg_xmalloc((o->room + 1) * sizeof *o->ready);
	memset(o->ready, 0, (o->room + 1) * sizeof *o->ready);
	return o;
}

static void
end_plan(struct dg_open *o)
{
	struct dg_planned *p = o->watched.plan;

	if (o->making.draft.each)
		dg_parts_finish(p, &o->making);
	else
		dg_parts_begin(p);
	p->status = dg_making_end(&o->making);
	if (o->watched.tree->log.open)
		write_down(&o->watched);
	free(o->kept);
	free(o->made);
	free(o->ready);
	free(o);
}

/* ---- what is to be done next; the lock is held ---- */

static bool
stays(const struct dg_open *o, size_t at)
{
	return o->kept != NULL && o->kept[at] != NULL;
}

static bool
has_document(const struct dg_open *o)
{
	return !o->given_up && o->next < o->making.n && o->next < o->told + o->room;
}

static bool
is_over(const struct dg_open *o)
{
	return o->working == 0 && (o->given_up || o->told == o->making.n);
}

/* The next plan that is due, or NULL. */
static struct dg_planned *
take_plan(struct dg_tree *t)
{
	while (!t->stopped && t->next < t->n) {
		struct dg_planned *p = &t->plan[t->next++];

		if (dg_planned_is_due(p))
			return p;
	}
	return NULL;
}

/* An open plan that has a document to be made, the oldest first, or NULL. */
static struct dg_open *
find_document(struct dg_tree *t)
{
	struct dg_open *o = t->open;

	while (o != NULL && !has_document(o))
		o = o->after;
	return o;
}

static void
put_in_list(struct dg_tree *t, struct dg_open *o)
{
	struct dg_open **end = &t->open;

	while (*end != NULL)
		end = &(*end)->after;
	*end = o;
}

static void
take_out_of_list(struct dg_tree *t, struct dg_open *o)
{
	struct dg_open **at = &t->open;

	while (*at != o)
		at = &(*at)->after;
	*at = o->after;
}

/* ---- threads; the lock is held, but where they work ---- */

/* The lock is not held.  false: the rest is not tried. */
static bool
tell_one(struct dg_open *o, size_t at, bool on)
{
	struct dg_made *made = &o->made[at % o->room];

	if (stays(o, at)) {
		dg_making_keep(&o->making, at);
		dg_parts_keep(o->watched.plan, o->kept[at]);
		return on;
	}
	if (on)
		return dg_making_tell(&o->making, at, made);
	dg_making_drop(&o->making, at, made);
	return false;
}

/* Tells what is ready and due to be told. */
static void
tell_ready(struct dg_tree *t, struct dg_open *o)
{
	if (o->telling)
		return;
	o->telling = true;
	while (o->told < o->making.n && o->ready[o->told % o->room]) {
		size_t at = o->told;
		bool on = !o->given_up;

		pthread_mutex_unlock(&t->lock);
		on = tell_one(o, at, on);
		pthread_mutex_lock(&t->lock);
		o->given_up |= !on;
		o->ready[at % o->room] = false;
		o->told++;
		pthread_cond_broadcast(&t->changed);
	}
	o->telling = false;
}

/* Nobody works at it any more, and nobody will. */
static void
close_plan(struct dg_tree *t, struct dg_open *o)
{
	struct dg_planned *p = o->watched.plan;

	take_out_of_list(t, o);
	pthread_mutex_unlock(&t->lock);
	end_plan(o);
	pthread_mutex_lock(&t->lock);
	p->done = true;
	t->stopped |= p->status != DG_DONE && !t->options->keep_going;
	pthread_cond_broadcast(&t->changed);
}

static void
make_document(struct dg_tree *t, struct dg_open *o, struct dg_worker *worker)
{
	size_t at = o->next++;

	o->working++;
	if (stays(o, at)) {
		t->begun++;
	} else {
		pthread_mutex_unlock(&t->lock);
		dg_making_document(&o->making, at, worker, &o->made[at % o->room]);
		pthread_mutex_lock(&t->lock);
	}
	o->ready[at % o->room] = true;
	tell_ready(t, o);
	o->working--;
	if (is_over(o))
		close_plan(t, o);
}

static void
begin_plan(struct dg_tree *t, struct dg_planned *p)
{
	struct dg_open *o;

	t->reading++;
	pthread_mutex_unlock(&t->lock);
	o = open_plan(t, p);
	pthread_mutex_lock(&t->lock);
	t->reading--;
	put_in_list(t, o);
	pthread_cond_broadcast(&t->changed);
	if (is_over(o))
		close_plan(t, o);
}

/* Does the next that can be done; false: there is nothing more. */
static bool
do_next(struct dg_tree *t, struct dg_worker *worker)
{
	struct dg_open *o = find_document(t);
	struct dg_planned *p = o == NULL ? take_plan(t) : NULL;

	if (o != NULL)
		make_document(t, o, worker);
	else if (p != NULL)
		begin_plan(t, p);
	else if (t->open == NULL && t->reading == 0)
		return false;
	else
		pthread_cond_wait(&t->changed, &t->lock);
	return true;
}

static void *
work(void *tree)
{
	struct dg_tree *t = tree;
	struct dg_worker worker;

	dg_worker_init(&worker, t->options->fonts);
	pthread_mutex_lock(&t->lock);
	while (do_next(t, &worker))
		;
	pthread_mutex_unlock(&t->lock);
	dg_worker_fini(&worker);
	return NULL;
}

/* How all goes, when it went on since that was told. */
static void
tell_progress(struct dg_tree *t, const struct dg_planned *p)
{
	if (t->begun > t->progress)
		t->watcher->goes(t->watcher->by, t->begun, t->due, p->path);
	t->progress = t->begun;
}

/* Waits until a plan is done, and tells how all goes meanwhile: up to the last document,
 * though the plan may be done before this thread comes to it. */
static void
await(struct dg_tree *t, const struct dg_planned *p)
{
	pthread_mutex_lock(&t->lock);
	tell_progress(t, p);
	while (!p->done) {
		pthread_cond_wait(&t->changed, &t->lock);
		tell_progress(t, p);
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
	size_t n = 0;

	while (n < t->options->jobs && n < t->due && pthread_create(&thread[n], NULL, work, t) == 0)
		n++;
	if (n == 0)
		work(t);
	show_all(t);
	for (size_t i = 0; i < n; i++)
		pthread_join(thread[i], NULL);
	free(thread);
}
