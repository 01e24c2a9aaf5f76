/* build.c - docgen_build: a tree of plans, as far as they are not made yet. */
#include <stdlib.h>
#include <unistd.h>

#include "api/handle.h"
#include "base/limits.h"
#include "build/tree.h"

/* One call. */
struct run {
	struct docgen		*docgen;
	struct docgen_build_options asked;
	struct dg_arena		 arena;
	struct dg_buf		 text;		/* of a plan's messages */
	struct docgen_input	*input;		/* heap: what a plan was made from */
	size_t			 cap;
	struct dg_arena		 outputs;	/* of a plan */
	struct dg_sink		 sink;		/* of what is wrong before all plans */
	bool			 cancelled;
};

/* ---- telling ---- */

static void
says(void *by, const struct dg_sink *sink, const struct dg_sources *sources)
{
	dg_api_tell(((struct run *)by)->docgen, sink, sources);
}

/* The length of a colour at the start of a text: "\033[35m", "\033[0m"; or 0. */
static size_t
colour_at(struct dg_str s)
{
	size_t n = 2;

	if (!dg_str_starts(s, "\033["))
		return 0;
	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n < s.n && s.p[n] == 'm' ? n + 1 : 0;
}

/* What was said in colour, as the program wants it. */
static const char *
shown(struct run *r, struct dg_str text)
{
	r->text.n = 0;
	while (text.n > 0) {
		size_t skip = r->docgen->settings.colour ? 0 : colour_at(text);
		size_t n = skip > 0 ? 0 : 1 + dg_str_find_char(dg_str_sub(text, 1, text.n), '\033');

		dg_buf_add(&r->text, text.p, n);
		text = dg_str_sub(text, skip + n, text.n);
	}
	return r->text.n > 0 ? r->text.p : "";
}

/* They stay until the next call. */
static const struct docgen_input *
inputs_of(struct run *r, const struct dg_outcome *from)
{
	for (size_t i = 0; i < from->n_in; i++) {
		DG_GROW(r->input, i, r->cap);
		r->input[i] = dg_api_input(from->in[i]);
	}
	return r->input;
}

static void
came(void *by, const struct dg_outcome *from)
{
	static const enum docgen_fate fate[] = { [DG_MADE] = DOCGEN_MADE,
		[DG_LEFT_ALONE] = DOCGEN_FRESH, [DG_FAILED] = DOCGEN_FAILED };
	static const enum docgen_why why[] = { [DG_FRESH] = DOCGEN_WHY_NONE,
		[DG_WHY_NEW] = DOCGEN_WHY_NEW, [DG_WHY_OPTIONS] = DOCGEN_WHY_OPTIONS,
		[DG_WHY_CHANGED] = DOCGEN_WHY_CHANGED, [DG_WHY_GONE] = DOCGEN_WHY_GONE,
		[DG_WHY_THERE] = DOCGEN_WHY_THERE, [DG_WHY_ELSEWHERE] = DOCGEN_WHY_ELSEWHERE,
		[DG_WHY_OUTPUT_GONE] = DOCGEN_WHY_OUTPUT_GONE,
		[DG_WHY_OUTPUT_CHANGED] = DOCGEN_WHY_OUTPUT_CHANGED };
	struct run *r = by;
	const struct docgen_settings *s = &r->docgen->settings;
	struct docgen_outcome o = { .plan = from->plan, .fate = fate[from->fate],
		.why = why[from->reason->why], .what = from->reason->what.p,
		.n_inputs = from->n_in, .documents = from->documents, .kept = from->kept };

	if (s->came == NULL)
		return;
	o.messages = shown(r, from->text[s->language]);
	o.inputs = inputs_of(r, from);
	if (r->asked.list) {
		dg_arena_fini(&r->outputs);
		o.outputs = dg_api_outputs(&r->outputs, r->docgen->options.out_dir, from->out,
		    from->n_out);
		o.n_outputs = from->n_out;
	}
	s->came(s->by, &o);
}

static void
removed(void *by, struct dg_str path)
{
	struct run *r = by;
	const struct docgen_settings *s = &r->docgen->settings;

	if (s->removed != NULL)
		s->removed(s->by, dg_arena_dup(&r->arena, path).p);
}

static void
goes(void *by, size_t done, size_t of, const char *plan)
{
	const struct docgen_settings *s = &((struct run *)by)->docgen->settings;
	struct docgen_progress p = { .at = done, .of = of > done ? of : done, .plan = plan };

	if (s->progress != NULL)
		s->progress(s->by, &p);
}

static bool
ends(void *by)
{
	struct run *r = by;

	r->cancelled = dg_api_cancelled(r->docgen);
	return r->cancelled;
}

static void
tell_found(struct run *r, const struct dg_tree_found *from)
{
	const struct docgen_settings *s = &r->docgen->settings;
	struct docgen_found f = { .plans = from->plans, .n_plans = from->n,
		.n_folders = from->n_folders };
	const char **folders;

	if (s->found == NULL)
		return;
	f.folders = folders = DG_NEW_ARRAY(&r->arena, from->n_folders, const char *);
	for (size_t i = 0; i < from->n_folders; i++)
		folders[i] = from->folders[i].path.p;
	s->found(s->by, &f);
}

/* ---- what is asked for ---- */

static size_t
processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : (size_t)n;
}

static bool
take_options(struct run *r, const struct docgen_build_options *theirs, struct dg_tree_options *t)
{
	struct docgen_build_options *o = &r->asked;
	size_t jobs;

	dg_api_take(o, sizeof *o, theirs);
	jobs = o->jobs > 0 ? o->jobs : processors();
	*t = (struct dg_tree_options){ .options = r->docgen->options, .fonts = r->docgen->fonts,
		.jobs = jobs > DG_MAX_JOBS ? DG_MAX_JOBS : jobs, .check = o->check,
		.keep_going = o->keep_going || o->check, .prune = o->prune && !o->check };
	t->options.compare = o->check;
	t->options.shard = (struct dg_shard){ o->part, o->parts };
	if (o->parts > DG_MAX_SHARDS || o->part > o->parts || (o->part == 0 && o->parts > 0))
		dg_report(&r->sink, DG_R_shard_bad, DG_NOWHERE, DG_ARGS(
		    dg_arena_fmt(&r->arena, "%u/%u", o->part, o->parts)));
	if (t->prune && o->parts > 0)
		dg_report(&r->sink, DG_R_shard_prune, DG_NOWHERE, DG_NO_ARGS);
	return !dg_sink_failed(&r->sink);
}

/* ---- all of it ---- */

static enum docgen_status
build(struct run *r, const char *const *places, size_t n, const struct dg_tree_options *t,
    struct dg_tree_counts *counts)
{
	const struct dg_tree_watcher watcher = { .by = r, .says = says, .came = came,
	    .removed = removed, .goes = goes, .ends = ends };
	const char *place = dg_tree_place();
	struct dg_tree_found found;
	enum docgen_status status;
	bool some = dg_tree_find(&r->arena, n > 0 ? places : &place, n > 0 ? n : 1, &r->sink,
	    &found);

	found.n = some ? found.n : 0;
	tell_found(r, &found);
	if (!some)
		return dg_api_tell_own(r->docgen, &r->sink);
	status = (enum docgen_status)dg_tree_build(&found, t, &watcher, counts);
	return r->cancelled && counts->not_tried > 0 ? DOCGEN_CANCELLED : status;
}

static void
give_counts(struct docgen_counts *theirs, const struct dg_tree_counts *c)
{
	struct docgen_counts mine = { 0, c->made, c->fresh, c->failed, c->not_tried, c->removed,
		c->elsewhere };

	if (theirs == NULL)
		return;
	mine.size = theirs->size;
	memcpy(theirs, &mine, mine.size < sizeof mine ? mine.size : sizeof mine);
}

API enum docgen_status
docgen_build(struct docgen *d, const char *const *places, size_t n,
    const struct docgen_build_options *options, struct docgen_counts *counts)
{
	struct run r = { .docgen = d };
	struct dg_tree_counts counted = { 0 };
	struct dg_tree_options tree;
	enum docgen_status status = DOCGEN_USAGE_WRONG;

	dg_arena_init(&r.arena);
	dg_arena_init(&r.outputs);
	dg_buf_init(&r.text, DG_MAX_LOG);
	dg_sink_init(&r.sink);
	if (take_options(&r, options, &tree))
		status = build(&r, places, n, &tree, &counted);
	else
		dg_api_tell_own(d, &r.sink);
	give_counts(counts, &counted);
	dg_sink_fini(&r.sink);
	dg_buf_fini(&r.text);
	dg_arena_fini(&r.outputs);
	free(r.input);
	dg_arena_fini(&r.arena);
	return status;
}
