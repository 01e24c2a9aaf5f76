/* common.c - what several documents read, read once. */
#include "doc/common.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/limits.h"

#define SLOTS 4096

enum state { BEING_MADE, READY, REFUSED };

/* A thing; but for its state, it belongs to the thread that makes it until it is READY. */
struct common {
	struct dg_str		 name;
	enum state		 state;
	struct dg_arena		 arena;
	struct dg_sources	 sources;
	struct dg_sink		 sink;
	struct dg_inputs	 inputs;
	void			*thing;
	struct common		*next;		/* of its slot */
};

struct dg_commons {
	pthread_mutex_t	 lock;			/* of all below, and of states */
	struct common	*slot[SLOTS];		/* by the name's hash */
	uint32_t	 n;			/* things, refused ones too */
	size_t		 used;			/* bytes */
};

struct dg_commons *
dg_commons_open(void)
{
	struct dg_commons *c = dg_xmalloc(sizeof *c);

	memset(c, 0, sizeof *c);
	pthread_mutex_init(&c->lock, NULL);
	return c;
}

static void
empty(struct common *c)
{
	dg_inputs_fini(&c->inputs);
	dg_sink_fini(&c->sink);
	dg_sources_fini(&c->sources);
	dg_arena_fini(&c->arena);
}

void
dg_commons_close(struct dg_commons *commons)
{
	for (size_t i = 0; commons != NULL && i < SLOTS; i++)
		for (struct common *c = commons->slot[i], *next; c != NULL; c = next) {
			next = c->next;
			if (c->state == READY)
				empty(c);
			free((char *)c->name.p);
			free(c);
		}
	if (commons != NULL)
		pthread_mutex_destroy(&commons->lock);
	free(commons);
}

/* ---- making ---- */

/* Ids of texts need room between the bases. */
static bool
has_room(const struct dg_commons *commons)
{
	return commons->used < DG_MAX_COMMON &&
	    commons->n < DG_SOURCE_COMMON / DG_SOURCES_TOGETHER - 1;
}

/* The lock is held. */
static struct common *
add(struct dg_commons *commons, struct common **slot, struct dg_str name)
{
	struct common *c = dg_xmalloc(sizeof *c);
	char *copy = dg_xmalloc(name.n + 1);

	memcpy(copy, name.p, name.n);
	*c = (struct common){ .name = { copy, name.n }, .next = *slot };
	*slot = c;
	dg_arena_init(&c->arena);
	dg_sources_init(&c->sources, &c->arena);
	c->sources.base = DG_SOURCE_COMMON + commons->n++ * DG_SOURCES_TOGETHER;
	dg_sink_init(&c->sink);
	dg_inputs_init(&c->inputs);
	return c;
}

static bool
stands_inside(const struct dg_diag *d)
{
	return d->span.source == 0 || d->span.source >= DG_SOURCE_COMMON;
}

/* Could others say all that was said? */
static bool
is_common(const struct dg_sink *sink)
{
	if (dg_sink_failed(sink) || sink->n == DG_MAX_DIAGS)
		return false;
	for (const struct dg_diag *d = sink->first; d != NULL; d = d->next) {
		if (!stands_inside(d))
			return false;
		for (const struct dg_diag *note = d->notes; note != NULL; note = note->next)
			if (!stands_inside(note))
				return false;
	}
	return true;
}

static enum state
make(struct common *c, const struct dg_doc *asking, const struct dg_common_ask *ask)
{
	struct dg_doc doc = { .arena = &c->arena, .sources = &c->sources, .sink = &c->sink,
	    .inputs = &c->inputs, .commons = asking->commons };

	doc.path = dg_arena_dup(&c->arena, asking->path);
	doc.root_dir = dg_arena_dup(&c->arena, asking->root_dir);
	c->thing = dg_arena_alloc(&c->arena, ask->size);
	if (ask->make(&doc, ask->ask, c->thing) && is_common(&c->sink) &&
	    c->sources.n <= DG_SOURCES_TOGETHER)
		return READY;
	empty(c);
	return REFUSED;
}

/* ---- getting ---- */

static struct common **
slot_of(struct dg_commons *commons, struct dg_str name)
{
	return &commons->slot[dg_hash(DG_HASH_START, name.p, name.n) % SLOTS];
}

static struct common *
find(struct common *c, struct dg_str name)
{
	while (c != NULL && !dg_str_eq(c->name, name))
		c = c->next;
	return c;
}

/* A thing that is ready, or NULL. */
static const struct common *
find_or_make(const struct dg_doc *doc, const struct dg_common_ask *ask)
{
	struct dg_commons *commons = doc->commons;
	struct common **slot = slot_of(commons, ask->name), *c;
	enum state state;

	pthread_mutex_lock(&commons->lock);
	c = find(*slot, ask->name);
	state = c != NULL ? c->state : REFUSED;
	if (c == NULL && has_room(commons)) {
		c = add(commons, slot, ask->name);
		pthread_mutex_unlock(&commons->lock);
		state = make(c, doc, ask);
		pthread_mutex_lock(&commons->lock);
		c->state = state;
		commons->used += state == READY ? c->arena.used + c->inputs.arena.used : 0;
	}
	pthread_mutex_unlock(&commons->lock);
	return state == READY ? c : NULL;
}

bool
dg_common_get(struct dg_doc *doc, const struct dg_common_ask *ask, void *out, bool *common)
{
	const struct common *c = doc->commons != NULL ? find_or_make(doc, ask) : NULL;

	if (common != NULL)
		*common = c != NULL;
	if (c == NULL)
		return ask->make(doc, ask->ask, out);
	dg_sources_share(doc->sources, &c->sources);
	dg_sink_add(doc->sink, &c->sink);
	dg_inputs_add(doc->inputs, &c->inputs);
	memcpy(out, c->thing, ask->size);
	return true;
}
