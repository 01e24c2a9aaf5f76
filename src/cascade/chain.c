/* chain.c - the plans that a plan extends, read from the top down. */
#include "cascade/pass.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "plan/plan.h"

struct reading {
	struct dg_doc	*doc;
	struct dg_chain_level	 level[DG_MAX_LEVELS];	/* from the plan up */
	struct dg_plan	*plan[DG_MAX_LEVELS];
	size_t		 n;
	struct dg_known	*known;			/* heap */
	size_t		 n_known, cap_known;
};

static struct dg_doc
level_doc(const struct dg_doc *doc, struct dg_str path)
{
	return (struct dg_doc){ .arena = doc->arena, .sources = doc->sources,
	    .sink = doc->sink, .inputs = doc->inputs, .root_dir = doc->root_dir, .path = path };
}

/* "a.plan -> b.plan -> a.plan" */
static void
report_cycle(struct reading *r, size_t from, struct dg_span at)
{
	struct dg_buf buf;

	dg_buf_init(&buf, DG_MAX_FILE);
	for (size_t i = from; i < r->n; i++)
		dg_buf_fmt(&buf, "%.*s → ", DG_FMT(r->level[i].doc.path));
	dg_buf_add_str(&buf, r->level[from].doc.path);
	dg_report(r->doc->sink, DG_R_extends_cycle, at,
	    DG_ARGS(dg_arena_dup(r->doc->arena, dg_buf_str(&buf))));
	dg_buf_fini(&buf);
}

/* Is the plan in the chain already, or the chain too long? */
static bool
is_endless(struct reading *r, struct dg_str real_path, struct dg_span at)
{
	for (size_t i = 0; i < r->n; i++) {
		if (!dg_str_eq(r->level[i].real_path, real_path))
			continue;
		report_cycle(r, i, at);
		return true;
	}
	if (r->n < DG_MAX_LEVELS)
		return false;
	dg_report(r->doc->sink, DG_R_extends_too_deep, at, DG_ARGS(
	    dg_arena_fmt(r->doc->arena, "%d", DG_MAX_LEVELS)));
	return true;
}

/* Reads the header of the next plan up. */
static bool
open_level(struct reading *r, struct dg_str path, struct dg_span asked_at)
{
	struct dg_chain_level	*l = &r->level[r->n];
	struct dg_str	 bytes, real_path = path;

	dg_inputs_real(r->doc->inputs, r->doc->arena, path, &real_path);
	if (is_endless(r, real_path, asked_at))
		return false;
	l->doc = level_doc(r->doc, path);
	l->real_path = real_path;
	if (!dg_plan_load(&l->doc, asked_at, &bytes))
		return false;
	r->plan[r->n++] = dg_plan_open(&l->doc, bytes);
	return true;
}

/* Reads headers up to the plan that extends none. */
static bool
open_all(struct reading *r)
{
	const struct dg_entry	*e = NULL;
	struct dg_str		 path = r->doc->path;
	const struct dg_doc	*below;

	for (;;) {
		if (!open_level(r, path, e != NULL ? e->value_span : DG_NOWHERE))
			return false;
		below = &r->level[r->n - 1].doc;
		e = dg_doc_entry(below, "extends");
		if (e == NULL)
			return true;
		if (e->value.n == 0) {
			dg_report(r->doc->sink, DG_R_key_blank, e->key_span,
			    DG_ARGS(e->key));
			return false;
		}
		if (!dg_path_inside(r->doc->arena, r->doc->inputs, r->doc->root_dir, below->path,
		    e->value, &path)) {
			dg_report(r->doc->sink, DG_R_path_outside, e->value_span,
			    DG_ARGS(e->value, r->doc->root_dir));
			return false;
		}
	}
}

/* ---- names that the plans below may use -------------------------------------------- */

static int
compare_known(const void *a, const void *b)
{
	const struct dg_known *x = a, *y = b;

	return dg_str_cmp(x->id, y->id);
}

static void
add_known(struct reading *r, struct dg_str id, enum dg_kind kind)
{
	DG_GROW(r->known, r->n_known, r->cap_known);
	r->known[r->n_known++] = (struct dg_known){ id, kind };
}

static void
collect_known(struct reading *r, const struct dg_node *root)
{
	for (const struct dg_node *n = root; n != NULL;
	    n = dg_node_walk(root, (struct dg_node *)n)) {
		struct dg_str rest = n->was;

		if (n->id.n == 0 || n->kind == DG_K_RECORD)
			continue;
		add_known(r, n->id, n->kind);
		while (rest.n > 0)
			add_known(r, dg_str_cut(&rest, ','), n->kind);
	}
	if (r->n_known > 0)
		qsort(r->known, r->n_known, sizeof *r->known, compare_known);
}

/* A copy that a level keeps. */
static void
hand_known(struct reading *r, struct dg_doc *doc)
{
	struct dg_known *all = DG_NEW_ARRAY(doc->arena, r->n_known, struct dg_known);

	if (r->n_known > 0)
		memcpy(all, r->known, r->n_known * sizeof *all);
	doc->above = all;
	doc->n_above = r->n_known;
}

/* Reads the bodies from the top down. */
static void
finish_all(struct reading *r, struct dg_chain *chain)
{
	chain->n = r->n;
	for (size_t i = 0; i < r->n; i++) {
		struct dg_chain_level *l = &chain->level[i];
		size_t		 at = r->n - 1 - i;

		/* The plan being read keeps its document: it must not move. */
		hand_known(r, &r->level[at].doc);
		dg_plan_finish(r->plan[at]);
		*l = r->level[at];
		if (i + 1 < r->n)
			collect_known(r, l->doc.root);
	}
}

bool
dg_chain_read(struct dg_doc *doc, struct dg_chain *chain)
{
	struct reading	*r = dg_xmalloc(sizeof *r);
	bool		 ok;
	const struct dg_chain_level *last;

	memset(r, 0, sizeof *r);
	r->doc = doc;
	*chain = (struct dg_chain){ 0 };
	ok = open_all(r);
	finish_all(r, chain);
	if (chain->n > 0) {
		last = &chain->level[chain->n - 1];
		doc->source = last->doc.source;
		doc->root = last->doc.root;
		doc->extends = last->doc.extends;
		doc->ids = last->doc.ids;
		doc->n_ids = last->doc.n_ids;
		dg_chain_header(doc, chain);
	}
	free(r->known);
	free(r);
	return ok;
}

void
dg_chain_copy(struct dg_arena *arena, struct dg_chain *chain)
{
	for (size_t i = 0; i < chain->n; i++)
		chain->level[i].doc.root = dg_node_copy(arena, chain->level[i].doc.root);
}

size_t
dg_chain_above(const struct dg_chain *chain)
{
	size_t i = chain->n;

	while (i > 0 && chain->level[i - 1].refines)
		i--;
	return i > 1 ? i - 2 : chain->n;
}
