/* tree.c - a tree of plans: which are fresh, and the order of things. */
#include "build/tree.h"

#include <errno.h>
#include <stdlib.h>

#include "base/digest.h"
#include "base/limits.h"
#include "build/jobs.h"
#include "build/output.h"
#include "build/targets.h"

static void
tree_init(struct dg_tree *t, const struct dg_tree_options *options,
    const struct dg_tree_watcher *watcher, struct dg_tree_counts *counts)
{
	*t = (struct dg_tree){ .options = options, .watcher = watcher, .counts = counts };
	*counts = (struct dg_tree_counts){ 0 };
	dg_arena_init(&t->arena);
	dg_sources_init(&t->sources, &t->arena);
	dg_sink_init(&t->sink);
	t->doc = (struct dg_doc){ .arena = &t->arena, .sources = &t->sources,
	    .sink = &t->sink };
	t->of_plans = options->options;
	/* A review copy tells the order in which its own texts were read. */
	if (!options->options.show_origin)
		t->of_plans.commons = dg_commons_open();
	pthread_mutex_init(&t->lock, NULL);
	pthread_cond_init(&t->changed, NULL);
}

static void
tree_fini(struct dg_tree *t)
{
	for (size_t i = 0; i < t->n; i++)
		dg_work_free(t->plan[i].work);
	free(t->shown);
	dg_commons_close(t->of_plans.commons);
	pthread_cond_destroy(&t->changed);
	pthread_mutex_destroy(&t->lock);
	dg_sink_fini(&t->sink);
	dg_sources_fini(&t->sources);
	dg_arena_fini(&t->arena);
}

/* Shows what the build itself had to say so far. */
static void
speak(struct dg_tree *t)
{
	t->watcher->says(t->watcher->by, &t->sink, &t->sources);
	dg_sink_fini(&t->sink);
	dg_sink_init(&t->sink);
}

/* ---- keys ---- */

/* All that outputs depend on beside files. */
static struct dg_str
common_key(struct dg_tree *t)
{
	const struct dg_options *o = &t->options->options;
	struct dg_arena *a = &t->arena;
	struct dg_str key, here = DG_STR("");

	dg_inputs_real(NULL, a, DG_STR("."), &here);
	key = dg_arena_fmt(a, "%s %s|%x %d %d %d|%u/%u|%d-%d-%d|%s|%.*s", DG_VERSION,
	    dg_build_id, o->formats, o->pdf_a3, o->strict, o->show_origin, o->shard.at,
	    o->shard.of, o->undated.year,
	    o->undated.month, o->undated.day, o->template_dir ? o->template_dir : "",
	    DG_FMT(here));
	/* Its own faces are part of its sources. */
	for (unsigned i = 0; i < DG_FACES && !dg_fonts_built_in(t->options->fonts); i++)
		key = dg_arena_fmt(a, "%.*s|%.*s", DG_FMT(key), DG_FMT(dg_digest(a,
		    dg_fonts_face(t->options->fonts, i)->data)));
	return key;
}

/* ---- what is fresh ---- */

/* Outputs have the name that a plan is called by: a link to another plan is a plan of its
 * own. */
static void
find_record(struct dg_tree *t, struct dg_planned *p, const char *path)
{
	p->path = path;
	p->place = dg_looker_place(&t->looker, dg_str_of(path));
	p->before = dg_log_find(&t->log, p->place);
	if (p->before != NULL)
		p->before->planned = p;
}

void
dg_tree_logged(struct dg_tree *t, bool ok)
{
	if (!ok && t->log_failed == 0)
		t->log_failed = errno;
}

static void
check_plan(struct dg_tree *t, struct dg_planned *p)
{
	bool renewed;

	p->reason = dg_record_check(&t->looker, p->before, &(struct dg_wanted){ t->key,
	    dg_str_of(p->path) }, &renewed);
	if (p->reason.why == DG_FRESH && renewed && t->log.open &&
	    !dg_log_put(&t->log, p->before, NULL))
		dg_tree_logged(t, false);
}

static void
check_all(struct dg_tree *t, const struct dg_tree_found *found)
{
	size_t n = found->n;

	t->key = dg_digest(&t->arena, common_key(t));
	t->plan = DG_NEW_ARRAY(&t->arena, n, struct dg_planned);
	t->n = n;
	for (size_t i = 0; i < n; i++) {
		find_record(t, &t->plan[i], found->plans[i]);
		check_plan(t, &t->plan[i]);
	}
}

/* The documents of a plan that is fresh are known; a name counts once. */
static void
add_known(struct dg_targets *targets, size_t plan, const struct dg_record *r)
{
	struct dg_str last = DG_STR("");

	for (size_t i = 0; i < r->n_out; i++) {
		struct dg_str name = dg_str_sub(r->out[i].name, 0, r->out[i].stem);

		if (!dg_str_eq(name, last))
			dg_targets_add(targets, plan, name);
		last = name;
	}
}

/* false: two documents would be one file, which was reported. */
static bool
find_targets(struct dg_tree *t, const char *const *plans)
{
	struct dg_targets targets;
	bool differ;

	dg_targets_init(&targets, &t->arena, plans, t->n);
	for (size_t i = 0; i < t->n; i++)
		if (t->plan[i].reason.why == DG_FRESH)
			for (size_t k = 0; k < t->plan[i].before->n_with; k++)
				dg_targets_refine(&targets, t->plan[i].before->with[k].p);
	for (size_t i = 0; i < t->n; i++) {
		if (t->plan[i].reason.why == DG_FRESH)
			add_known(&targets, i, t->plan[i].before);
		else if (!dg_targets_covers(&targets, i))
			dg_targets_read(&targets, i, &t->of_plans);
	}
	differ = dg_targets_differ(&targets, &t->sink);
	for (size_t i = 0; i < t->n; i++)
		t->plan[i].covered = dg_targets_covers(&targets, i);
	for (size_t i = 0; i < targets.n; i++)
		t->due += dg_planned_is_due(&t->plan[targets.item[i].plan]);
	dg_targets_fini(&targets);
	return differ;
}

/* ---- showing ---- */

/* All its documents belong to other parts of the build. */
static bool
is_elsewhere(const struct dg_planned *p)
{
	return p->done ? p->status == DG_DONE && p->work->outputs.n == 0 : p->before->n_out == 0;
}

/* What it was made from and what was made, now or before; the lists stay until the next
 * call. */
static void
show_files(struct dg_tree *t, const struct dg_planned *p, struct dg_outcome *o)
{
	o->out = p->done ? p->work->outputs.item : p->before->out;
	o->n_out = p->done ? p->work->outputs.n : p->before->n_out;
	o->n_in = p->done ? p->work->n_in : p->before->n_in;
	for (size_t i = 0; i < o->n_in; i++) {
		DG_GROW(t->shown, i, t->cap_shown);
		t->shown[i] = p->done ? &p->work->in[i] : &p->before->in[i]->seen;
	}
	o->in = t->shown;
}

/* What was made of a plan is told and written down; what is claimed (prune.c) is needed
 * longer. */
static void
forget(struct dg_tree *t, struct dg_planned *p)
{
	if (!p->done || t->options->prune || t->options->check)
		return;
	dg_work_free(p->work);
	p->work = NULL;
}

bool
dg_tree_show(struct dg_tree *t, struct dg_planned *p)
{
	const struct dg_tree_watcher *w = t->watcher;
	struct dg_outcome o = { .plan = p->path, .fate = DG_LEFT_ALONE, .reason = &p->reason };

	if (is_elsewhere(p)) {
		t->counts->elsewhere++;
		forget(t, p);
		return true;
	}
	show_files(t, p, &o);
	for (size_t i = 0; i < 2; i++)
		o.text[i] = p->done ? dg_buf_str(&p->work->text[i]) : p->before->says[i];
	o.documents = p->done ? p->work->n_parts : 0;
	o.kept = p->done ? p->work->kept : 0;
	if (p->done)
		o.fate = p->status != DG_DONE ? DG_FAILED :
		    t->options->check ? DG_LEFT_ALONE : DG_MADE;
	t->counts->made += o.fate == DG_MADE;
	t->counts->fresh += o.fate == DG_LEFT_ALONE;
	t->counts->failed += o.fate == DG_FAILED;
	w->came(w->by, &o);
	forget(t, p);
	return (o.fate != DG_FAILED || t->options->keep_going) &&
	    !(w->ends != NULL && w->ends(w->by));
}

/* ---- all of it ---- */

static bool
open_log(struct dg_tree *t, const struct dg_tree_found *found)
{
	const char *dir = t->options->options.out_dir;
	enum dg_append_status status;

	if (t->options->check) {
		dg_log_look(&t->log, dir);
		return dg_log_follow(&t->log, found->plans, found->n);
	}
	if (!dg_output_folder(&t->doc, dir))
		return false;
	status = dg_log_open(&t->log, dir, false);
	if (status == DG_APPEND_BUSY) {
		dg_report(&t->sink, DG_R_build_waits, DG_NOWHERE, DG_ARGS(dg_str_of(dir)));
		speak(t);
		status = dg_log_open(&t->log, dir, true);
		t->waited = true;
	}
	if (status == DG_APPEND_OK) {
		dg_tree_logged(t, dg_log_follow(&t->log, found->plans, found->n));
		dg_file_sweep(&t->arena, dir);
		return true;
	}
	dg_output_report(&t->doc, dg_path_join(&t->arena, dg_str_of(dir),
	    DG_STR(DG_LOG_NAME)), errno);
	return false;
}

static int
worst_of(const struct dg_tree *t)
{
	int worst = dg_sink_status(&t->sink);

	for (size_t i = 0; i < t->n; i++)
		if (t->plan[i].done && t->plan[i].status > worst)
			worst = t->plan[i].status;
	return worst;
}

static void
count_rest(struct dg_tree *t)
{
	size_t covered = 0;

	for (size_t i = 0; i < t->n; i++)
		covered += t->plan[i].covered;
	t->counts->not_tried = t->n - covered - t->counts->made - t->counts->fresh -
	    t->counts->failed - t->counts->elsewhere;
}

static int
build(struct dg_tree *t, const struct dg_tree_found *found)
{
	check_all(t, found);
	if (!find_targets(t, found->plans)) {
		count_rest(t);
		return DG_USAGE_WRONG;
	}
	dg_jobs_run(t);
	count_rest(t);
	if (t->counts->failed == 0 && t->counts->not_tried == 0 && (t->options->prune || t->options->check))
		dg_tree_prune(t);
	if (t->log_failed != 0)
		dg_output_report(&t->doc, dg_path_join(&t->arena,
		    dg_str_of(t->options->options.out_dir), DG_STR(DG_LOG_NAME)),
		    t->log_failed);
	return worst_of(t);
}

int
dg_tree_build(const struct dg_tree_found *found, const struct dg_tree_options *options,
    const struct dg_tree_watcher *watcher, struct dg_tree_counts *counts)
{
	struct dg_tree t;
	int worst;

	tree_init(&t, options, watcher, counts);
	if (open_log(&t, found)) {
		dg_looker_init(&t.looker, options->options.out_dir, &t.log);
		if (!t.waited) {
			t.looker.listed = found->folders;
			t.looker.n_listed = found->n_folders;
		}
		worst = build(&t, found);
		speak(&t);
		dg_looker_fini(&t.looker);
		dg_log_close(&t.log);
	} else {
		counts->not_tried = found->n;
		worst = worst_of(&t);
		speak(&t);
	}
	tree_fini(&t);
	return worst;
}
