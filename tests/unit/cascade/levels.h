/*
 * levels.h - plans that extend one another, in memory: the tree that comes of
 * them, seen to be whole.
 */
#ifndef DG_TEST_CASCADE_LEVELS_H
#define DG_TEST_CASCADE_LEVELS_H

#include "test.h"

#include "cascade/cascade.h"
#include "plan/plan.h"

struct levels {
	struct dg_arena		arena;
	struct dg_sources	sources;
	struct dg_sink		sink;
	struct dg_doc		doc;
	struct dg_chain		chain;
};

static inline void
levels_open(struct levels *l)
{
	memset(l, 0, sizeof *l);
	dg_arena_init(&l->arena);
	dg_sources_init(&l->sources, &l->arena);
	dg_sink_init(&l->sink);
	l->doc = (struct dg_doc){ .arena = &l->arena, .sources = &l->sources,
		.sink = &l->sink, .path = DG_STR("0.plan") };
}

static inline void
levels_add(struct levels *l, const char *body)
{
	struct dg_doc	*doc = &l->chain.level[l->chain.n].doc;
	struct dg_str	 text = dg_arena_fmt(&l->arena, "---\n%s\ntitle: thử\n---\n\n%s\n",
	    l->chain.n == 0 ? "template: dang/ke-hoach\nunit: a" : "extends: 0.plan", body);

	*doc = l->doc;
	doc->source = dg_sources_add(&l->sources, dg_arena_fmt(&l->arena, "%zu.plan",
	    l->chain.n), text);
	dg_plan_parse(doc, text);
	l->chain.n++;
}

static inline void
levels_run(struct levels *l)
{
	dg_cascade(&l->doc, &l->chain, l->chain.n);
	dg_node_verify(l->doc.root);
}

static inline void
levels_close(struct levels *l)
{
	dg_sink_fini(&l->sink);
	dg_sources_fini(&l->sources);
	dg_arena_fini(&l->arena);
}

/* How often a message was given. */
static inline size_t
levels_told(const struct levels *l, enum dg_rule rule)
{
	size_t n = 0;

	for (const struct dg_diag *d = l->sink.first; d != NULL; d = d->next)
		n += d->rule == rule;
	return n;
}

#endif
