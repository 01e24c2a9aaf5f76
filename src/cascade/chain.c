/* chain.c - the plans that a plan extends, read from the top down. */
#include "cascade/pass.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "doc/common.h"
#include "plan/plan.h"

/* The plans that one is read for, from that up to the bottom of the chain. */
struct trail {
	struct dg_str		 path, real_path;
	const struct trail	*below;
	size_t			 n;
};

/* A plan that others extend, with those above it. */
struct above {
	struct dg_chain	 chain;
	struct dg_known	*known;		/* names that the plans below may use; sorted */
	size_t		 n_known;
};

struct above_ask {
	struct dg_str		 path;
	struct dg_span		 at;	/* where it is named */
	const struct trail	*below;
};

static bool read_above(struct dg_doc *, const void *ask, void *above);

/* ---- chains without an end ----------------------------------------------------------- */

/* From the plan that was met again up to the last. */
static void
add_trail(struct dg_buf *buf, const struct trail *t, const struct trail *first)
{
	if (t != first)
		add_trail(buf, t->below, first);
	dg_buf_fmt(buf, "%.*s → ", DG_FMT(t->path));
}

/* "a.plan → b.plan → a.plan" */
static void
report_cycle(struct dg_doc *doc, const struct trail *last, const struct trail *first,
    struct dg_span at)
{
	struct dg_buf buf;

	dg_buf_init(&buf, DG_MAX_FILE);
	add_trail(&buf, last, first);
	dg_buf_add_str(&buf, first->path);
	dg_report(doc->sink, DG_R_extends_cycle, at,
	    DG_ARGS(dg_arena_dup(doc->arena, dg_buf_str(&buf))));
	dg_buf_fini(&buf);
}

/* Is the plan in the chain already, or the chain too long? */
static bool
is_endless(struct dg_doc *doc, const struct trail *below, struct dg_str real_path,
    struct dg_span at)
{
	for (const struct trail *t = below; t != NULL; t = t->below) {
		if (!dg_str_eq(t->real_path, real_path))
			continue;
		report_cycle(doc, below, t, at);
		return true;
	}
	if (below == NULL || below->n < DG_MAX_LEVELS)
		return false;
	dg_report(doc->sink, DG_R_extends_too_deep, at, DG_ARGS(
	    dg_arena_fmt(doc->arena, "%d", DG_MAX_LEVELS)));
	return true;
}

/* ---- names that the plans below may use -------------------------------------------- */

struct names {
	struct dg_known	*item;		/* heap */
	size_t		 n, cap;
};

static int
compare_known(const void *a, const void *b)
{
	const struct dg_known *x = a, *y = b;

	return dg_str_cmp(x->id, y->id);
}

static void
add_known(struct names *names, struct dg_str id, enum dg_kind kind)
{
	DG_GROW(names->item, names->n, names->cap);
	names->item[names->n++] = (struct dg_known){ id, kind };
}

static void
collect(struct names *names, const struct dg_node *root)
{
	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_NAMED)) != NULL;) {
		struct dg_str rest = n->was;

		if (n->id.n == 0)
			continue;
		add_known(names, n->id, n->kind);
		while (rest.n > 0)
			add_known(names, dg_str_cut(&rest, ','), n->kind);
	}
}

/* All that are known above the last plan of a chain, and its own. */
static void
know(struct dg_arena *arena, struct above *a, const struct dg_doc *last)
{
	struct names names = { NULL, 0, 0 };

	for (size_t i = 0; i < a->n_known; i++)
		add_known(&names, a->known[i].id, a->known[i].kind);
	collect(&names, last->root);
	a->known = DG_NEW_ARRAY(arena, names.n, struct dg_known);
	a->n_known = names.n;
	if (names.n > 0) {
		qsort(names.item, names.n, sizeof *names.item, compare_known);
		memcpy(a->known, names.item, names.n * sizeof *a->known);
	}
	free(names.item);
}

/* ---- reading ------------------------------------------------------------------------- */

static struct dg_doc
level_doc(const struct dg_doc *doc, struct dg_str path)
{
	return (struct dg_doc){ .arena = doc->arena, .sources = doc->sources,
	    .sink = doc->sink, .inputs = doc->inputs, .commons = doc->commons,
	    .root_dir = doc->root_dir, .path = path };
}

/* What another document read belongs to this one's chain. */
static void
take_over(struct dg_doc *doc, struct dg_chain *chain)
{
	for (size_t i = 0; i < chain->n; i++) {
		struct dg_doc *level = &chain->level[i].doc;

		level->arena = doc->arena;
		level->sources = doc->sources;
		level->sink = doc->sink;
		level->inputs = doc->inputs;
	}
	chain->common = chain->n;
}

/* The plans above one whose header is read; false: reported. */
static bool
get_above(struct dg_doc *level, const struct trail *trail, struct above *above)
{
	const struct dg_entry *e = dg_doc_entry(level, "extends");
	struct above_ask ask = { .at = e->value_span, .below = trail };
	struct dg_common_ask common = { .make = read_above, .ask = &ask, .size = sizeof *above };
	bool ok, is_common;

	if (e->value.n == 0) {
		dg_report(level->sink, DG_R_key_blank, e->key_span, DG_ARGS(e->key));
		return false;
	}
	if (!dg_path_inside(level->arena, level->inputs, level->root_dir, level->path, e->value,
	    &ask.path)) {
		dg_report(level->sink, DG_R_path_outside, e->value_span,
		    DG_ARGS(e->value, level->root_dir));
		return false;
	}
	/* What is too long a chain depends on the plans below. */
	common.name = dg_arena_fmt(level->arena, "plan %zu %.*s %.*s", trail->n,
	    DG_FMT(level->root_dir), DG_FMT(ask.path));
	ok = dg_common_get(level, &common, above, &is_common);
	if (is_common)
		take_over(level, &above->chain);
	return ok;
}

/*
 * Reads a plan below those above it, headers from the bottom up and then bodies from the
 * top down, and adds it to their chain.  false: reported; the chain holds what there is.
 */
static bool
read_level(struct dg_doc *doc, const struct above_ask *ask, struct above *above)
{
	struct dg_doc	 level = level_doc(doc, dg_arena_dup(doc->arena, ask->path));
	struct trail	 trail = { .path = level.path, .real_path = level.path,
			    .below = ask->below, .n = ask->below != NULL ? ask->below->n + 1 : 1 };
	struct dg_plan	*plan;
	struct dg_str	 bytes;
	bool		 ok = true;

	dg_inputs_real(doc->inputs, doc->arena, level.path, &trail.real_path);
	if (is_endless(doc, ask->below, trail.real_path, ask->at) ||
	    !dg_plan_load(&level, ask->at, &bytes))
		return false;
	plan = dg_plan_open(&level, bytes);
	if (dg_doc_entry(&level, "extends") != NULL)
		ok = get_above(&level, &trail, above);
	level.above = above->known;
	level.n_above = above->n_known;
	dg_plan_finish(plan);
	above->chain.level[above->chain.n++] = (struct dg_chain_level){ .doc = level,
	    .real_path = trail.real_path };
	return ok;
}

/* A plan that others extend: never the last that a chain has room for. */
static bool
read_above(struct dg_doc *doc, const void *ask, void *out)
{
	struct above *above = out;
	bool ok = read_level(doc, ask, above);

	if (above->chain.n > 0)
		know(doc->arena, above, &above->chain.level[above->chain.n - 1].doc);
	return ok;
}

bool
dg_chain_read(struct dg_doc *doc, struct dg_chain *chain)
{
	struct above_ask ask = { .path = doc->path, .at = DG_NOWHERE };
	struct above	*above = dg_xmalloc(sizeof *above);
	bool		 ok;
	const struct dg_chain_level *last;

	memset(above, 0, sizeof *above);
	ok = read_level(doc, &ask, above);
	*chain = above->chain;
	free(above);
	if (chain->n > 0) {
		last = &chain->level[chain->n - 1];
		doc->source = last->doc.source;
		doc->root = last->doc.root;
		doc->extends = last->doc.extends;
		doc->ids = last->doc.ids;
		doc->n_ids = last->doc.n_ids;
		dg_chain_header(doc, chain);
	}
	return ok;
}

void
dg_chain_copy(struct dg_arena *arena, struct dg_chain *chain, size_t n)
{
	for (size_t i = 0; i < n; i++)
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
