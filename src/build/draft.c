/*
 * draft.c - a plan is read once: its text, and what its header names; which
 * documents it makes, and that no two of them have one name.
 */
#include "build/document.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/text.h"
#include "build/output.h"
#include "build/upper.h"

#define FAILED_SHOWN 20

static void
draft_init(struct dg_draft *d, const char *path, const struct dg_options *options)
{
	*d = (struct dg_draft){ .options = options };
	dg_arena_init(&d->arena);
	dg_sources_init(&d->sources, &d->arena);
	dg_sink_init(&d->sink);
	d->doc = (struct dg_doc){ .arena = &d->arena, .sources = &d->sources,
	    .sink = &d->sink, .inputs = options->inputs,
	    .commons = options->commons, .path = dg_str_of(path) };
}

void
dg_draft_fini(struct dg_draft *d)
{
	dg_upper_free(d->upper);
	dg_repeats_fini(&d->repeats);
	dg_sink_fini(&d->sink);
	dg_sources_fini(&d->sources);
	dg_arena_fini(&d->arena);
}

/* Text to tree; false: there is none. */
static bool
read_plan(struct dg_draft *d)
{
	struct dg_doc *doc = &d->doc;

	if (dg_project_root(doc->arena, doc->inputs, doc->path, &doc->root_dir)) {
		if (!dg_chain_read(doc, &d->chain))
			return false;
		dg_locks_open(doc, &d->chain, d->chain.n - d->options->no_lock);
		return true;
	}
	dg_report(doc->sink, DG_R_file_absent, DG_NOWHERE, DG_ARGS(doc->path));
	return false;
}

/* ---- documents ---- */

/* Does the pattern of the outputs' names hold {{unit.id}}? */
static bool
names_unit(const struct dg_entry *output)
{
	struct dg_node *n = output->inlines;

	for (; n; n = dg_node_walk(output->inlines, n)) {
		struct dg_str path = n->kind == DG_K_VAR ? n->u.ref.path : DG_STR("");

		if (dg_str_starts(path, "unit.") &&
		    dg_units_is_column(dg_str_sub(path, 5, path.n), "id"))
			return true;
	}
	return false;
}

/* Leaves only the unit that was asked for. */
static void
choose_one(struct dg_draft *d, struct dg_str id, struct dg_span at)
{
	struct dg_diag *diag;
	struct dg_str *ids;

	for (size_t i = 0; i < d->n; i++) {
		if (!d->units[i] || !dg_str_eq(dg_unit_id(&d->world.units,
		    d->units[i]), id))
			continue;
		d->units[0] = d->units[i];
		d->n = 1;
		return;
	}
	diag = dg_report(&d->sink, DG_R_unit_not_made, at, DG_ARGS(id));
	ids = DG_NEW_ARRAY(&d->arena, d->n, struct dg_str);
	for (size_t i = 0; i < d->n; i++)
		ids[i] = d->units[i] ? dg_unit_id(&d->world.units, d->units[i]) :
		    DG_STR("");
	dg_note_nearest(&d->sink, diag, DG_NOWHERE, id, ids, d->n);
	d->n = 0;
}

static void
choose_units(struct dg_draft *d)
{
	const struct dg_entry *each = dg_doc_entry(&d->doc, "for-each");
	const struct dg_entry *unit = dg_doc_entry(&d->doc, "unit");
	const struct dg_entry *output = dg_doc_entry(&d->doc, "output");

	d->each = each != NULL;
	if (each && output && !names_unit(output))
		dg_report(&d->sink, DG_R_each_output, output->value_span, DG_NO_ARGS);
	if (each && each->value.n && d->world.units.n)
		d->units = dg_each_choose(&d->doc, &d->world, each, &d->n);
	if (!each || d->n == 0) {
		d->units = DG_NEW(&d->arena, const struct dg_unit *);
		d->units[0] = each ? NULL : dg_world_unit(&d->doc, &d->world);
		d->n = 1;
	}
	if (d->options->unit && (each || !d->options->unit_of_many) &&
	    !dg_sink_failed(&d->sink))
		choose_one(d, dg_str_of(d->options->unit), each ? each->value_span :
		    unit ? unit->value_span : DG_NOWHERE);
}

/* Nothing is kept of it: who makes a document asks again (make.c). */
static void
find_refining(struct dg_draft *d)
{
	struct dg_str stem = dg_path_stem(d->doc.path), dir = dg_path_dir(d->doc.path);

	if (!d->each)
		return;
	d->refining = DG_NEW_ARRAY(&d->arena, d->n, struct dg_refining);
	for (size_t i = 0; i < d->n; i++) {
		struct dg_str name, path;

		if (d->units[i] == NULL)
			continue;
		name = dg_unit_id(&d->world.units, d->units[i]);
		name = dg_arena_fmt(&d->arena, "%.*s-%.*s.plan", DG_FMT(stem), DG_FMT(name));
		path = dg_path_join(&d->arena, dir, name);
		d->refining[i] = (struct dg_refining){ path.p, dg_inputs_exists(NULL, path.p) };
	}
}

/* ---- names ---- */

struct dg_str
dg_draft_name(struct dg_draft *d, size_t at, struct dg_arena *arena)
{
	struct dg_result result;
	struct dg_job j;
	struct dg_str name;

	if (d->as.n)
		return dg_arena_dup(arena, d->as);
	if (!dg_doc_entry(&d->doc, "output"))
		return dg_output_name(&d->doc, arena, d->each && d->units[at] ?
		    dg_unit_id(&d->world.units, d->units[at]) : DG_STR(""));
	dg_job_open(&j, d, at, true, &result);
	dg_job_resolve(&j);
	name = dg_arena_dup(arena, dg_output_name(&j.doc, arena, DG_STR("")));
	dg_result_fini(&result);
	return name;
}

struct named {
	struct dg_str	name;		/* as a disk compares them: in small letters */
	size_t		at;
};

static int
by_name(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	int cmp = dg_str_cmp(x->name, y->name);

	return cmp ? cmp : (x->at > y->at) - (x->at < y->at);
}

static void
report_same(struct dg_draft *d, const struct named *a, const struct named *b)
{
	const struct dg_units *u = &d->world.units;

	dg_report(&d->sink, DG_R_output_same, dg_doc_entry(&d->doc, "output")->value_span,
	    DG_ARGS(dg_unit_id(u, d->units[a->at]), dg_unit_id(u, d->units[b->at]),
	    b->name));
}

/* Ids differ; so does what is made of them, unless a pattern says more. */
static void
check_names(struct dg_draft *d)
{
	struct dg_arena arena;
	struct named *named;

	if (!d->each || d->n < 2 || !dg_doc_entry(&d->doc, "output"))
		return;
	dg_arena_init(&arena);
	named = DG_NEW_ARRAY(&arena, d->n, struct named);
	for (size_t i = 0; i < d->n; i++)
		named[i] = (struct named){ dg_text_lower(&arena,
		    dg_draft_name(d, i, &arena)), i };
	qsort(named, d->n, sizeof *named, by_name);
	for (size_t i = 1; i < d->n; i++)
		if (named[i].name.n && dg_str_eq(named[i].name, named[i - 1].name))
			report_same(d, &named[i - 1], &named[i]);
	dg_arena_fini(&arena);
}

/* ---- reading ---- */

int
dg_sink_status(const struct dg_sink *sink)
{
	if (sink->count[DG_FATAL])
		return DG_WORLD_WRONG;
	return sink->count[DG_ERROR] ? DG_PLAN_WRONG : DG_DONE;
}

static int
status(const struct dg_draft *d)
{
	return dg_sink_status(&d->sink);
}

int
dg_draft_read(struct dg_draft *d, const char *path, const struct dg_options *options)
{
	struct dg_template_dirs dirs = { .dir = options->template_dir };

	draft_init(d, path, options);
	if (!read_plan(d))
		return status(d);
	if (options->names_only && !dg_doc_entry(&d->doc, "for-each") &&
	    !dg_doc_entry(&d->doc, "output")) {
		d->n = 1;
		return status(d);
	}
	dg_world_open(&d->doc, &dirs, &d->world);
	for (size_t i = 0; i + 1 < d->chain.n; i++)
		dg_when_check(&d->doc, &d->world.units, d->chain.level[i].doc.root);
	choose_units(d);
	find_refining(d);
	if (!dg_sink_failed(&d->sink))
		check_names(d);
	if (!d->each)
		return status(d);
	if (options->strict && d->sink.count[DG_WARNING] && !dg_sink_failed(&d->sink))
		dg_report(&d->sink, DG_R_strict_stopped, DG_NOWHERE, DG_NO_ARGS);
	if (dg_sink_failed(&d->sink) && d->n > 1)
		d->n = 1;
	return status(d);
}

bool
dg_draft_keep(struct dg_draft *d, struct dg_shard shard)
{
	size_t n = 0;

	if (shard.of == 0 || d->n == 0)
		return true;
	if (!d->each)
		return dg_shard_has(shard, dg_path_stem(d->doc.path));
	for (size_t i = 0; i < d->n; i++) {
		if (!dg_shard_has(shard, d->units[i] ? dg_unit_id(&d->world.units, d->units[i]) :
		    DG_STR("")))
			continue;
		d->units[n] = d->units[i];
		d->refining[n++] = d->refining[i];
	}
	d->n = n;
	return n > 0;
}

/* ---- documents that another plan refines ---- */

/* Does it extend the plan whose document it is to refine, for the same unit? */
static void
check_refines(struct dg_draft *d, size_t at, struct dg_draft *refined)
{
	const struct dg_chain *c = &refined->chain, *own = &d->chain;
	const struct dg_entry *unit = dg_doc_entry(&refined->doc, "unit");
	struct dg_str id = dg_unit_id(&d->world.units, d->units[at]);

	if (c->n == own->n + 1 && c->level[c->n - 1].refines && dg_str_eq(
	    c->level[c->n - 2].real_path, own->level[own->n - 1].real_path) &&
	    unit && dg_str_eq(unit->value, id))
		return;
	dg_report(&refined->sink, DG_R_refines_nothing, (struct dg_span){
	    refined->doc.source, 0, 3 }, DG_ARGS(d->doc.path, id));
}

int
dg_draft_refine(struct dg_draft *d, size_t at, const struct dg_options *options,
    struct dg_draft *refined)
{
	dg_draft_read(refined, d->refining[at].path, options);
	refined->as = dg_draft_name(d, at, &refined->arena);
	if (refined->chain.n)
		check_refines(d, at, refined);
	return status(refined);
}

/* ---- when all is done ---- */

void
dg_draft_count(struct dg_draft *d, size_t at, bool made)
{
	const struct dg_unit *unit = d->units[at];
	struct dg_str id = unit ? dg_unit_id(&d->world.units, unit) : DG_STR("");

	if (made)
		d->made++;
	else if (d->failed++ < FAILED_SHOWN)
		d->failed_ids = dg_arena_fmt(&d->arena, "%.*s%s%.*s",
		    DG_FMT(d->failed_ids), d->failed_ids.n ? ", " : "", DG_FMT(id));
	else if (d->failed == FAILED_SHOWN + 1)
		d->failed_ids = dg_arena_join(&d->arena, d->failed_ids, DG_STR(", …"));
}

void
dg_draft_conclude(struct dg_draft *d, struct dg_result *r)
{
	struct dg_arena *a = &r->arena;
	struct dg_diag *diag = NULL;

	dg_result_init(r, d);
	if (!d->each || dg_sink_failed(&d->sink))
		return;
	if (d->made < d->n)
		diag = dg_report(r->sink, DG_R_each_failed, DG_NOWHERE, DG_ARGS(
		    d->doc.path, dg_arena_fmt(a, "%zu", d->n - d->made),
		    dg_arena_fmt(a, "%zu", d->n), d->failed_ids));
	if (d->repeats.dropped && diag)
		dg_note(r->sink, diag, DG_R_note_each_repeated, DG_NOWHERE,
		    DG_ARGS(dg_arena_fmt(a, "%zu", d->repeats.dropped)));
	else if (d->repeats.dropped)
		dg_report(r->sink, DG_R_each_repeated, DG_NOWHERE, DG_ARGS(
		    d->doc.path, dg_arena_fmt(a, "%zu", d->repeats.dropped)));
}
