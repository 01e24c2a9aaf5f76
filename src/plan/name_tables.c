/*
 * name_tables.c - pipe tables that get a block around them, since only so they can
 * have an id.
 */
#include "plan/ids.h"

#include <stdlib.h>

#include "plan/parser.h"

/* The line end that the lines before byte at have. */
static struct dg_str
line_end(const struct dg_namer *g, uint32_t at)
{
	size_t i = at;

	while (i > 0 && g->bytes.p[i - 1] != '\n')
		i--;
	return i > 1 && g->bytes.p[i - 2] == '\r' ? DG_STR("\r\n") : DG_STR("\n");
}

/* The block of whose lines node is one, or NULL. */
static const struct dg_node *
block_around(const struct dg_namer *g, const struct dg_node *node)
{
	for (node = node->parent; node != NULL; node = node->parent)
		if (node->kind != DG_K_DOC && dg_namer_is_block(g, node))
			return node;
	return NULL;
}

static void
wrap(struct dg_namer *g, struct dg_node *table)
{
	struct dg_arena	*a = g->doc->arena;
	struct dg_str	 s = g->bytes, id = dg_namer_name(g, table), end = line_end(g, table->span.start);
	bool		 inside = block_around(g, table) != NULL, last;
	struct dg_str	 closer = inside ? DG_STR("::: /table") : DG_STR(":::");
	uint32_t	 from = table->span.start, to = table->span.end;

	while (from > 0 && dg_namer_is_space(s.p[from - 1]))
		from--;
	while (to < s.n && s.p[to] != '\n')
		to++;
	last = to == s.n;
	dg_namer_insert(g, from, dg_arena_fmt(a, "::: table #%.*s%.*s", DG_FMT(id),
	    DG_FMT(end)));
	dg_namer_insert(g, last ? to : to + 1, dg_arena_fmt(a, "%.*s%.*s%.*s",
	    DG_FMT(last ? end : DG_STR("")), DG_FMT(closer),
	    DG_FMT(last ? DG_STR("") : end)));
}

/* Where blocks begin whose closers must say what they close, since a table in them
 * became one; sorted. */
struct opened {
	uint32_t	*at;
	size_t		 n, cap;
};

static int
compare_places(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static bool
is_opened(const struct opened *o, uint32_t at)
{
	return o->n > 0 && bsearch(&at, o->at, o->n, sizeof *o->at, compare_places) != NULL;
}

/* Goes through the lines ":::", with what is open, and names closers. */
static void
name_closers(struct dg_namer *g, const struct opened *o)
{
	struct dg_reader	r = { .doc = g->doc, .bytes = g->bytes,
	    .at = dg_str_starts(g->bytes, "\xef\xbb\xbf") ? 3 : 0 };
	struct dg_line		line;
	uint32_t		open[DG_MAX_DEPTH];
	size_t			n = 0;

	while (dg_reader_next(&r, &line)) {
		uint32_t	at = line.start;
		struct dg_str	rest = dg_str_trim(dg_str_sub(line.text, 3, line.text.n));
		const struct dg_block *block;

		if (!dg_str_starts(line.text, ":::"))
			continue;
		block = dg_block_find(dg_str_cut(&rest, ' '));
		if (block != NULL && block->body != DG_BODY_NONE && n < DG_MAX_DEPTH)
			open[n++] = at;
		if (block != NULL || n == 0)
			continue;
		at = open[--n];
		if (line.text.n == 3 && is_opened(o, at)) {
			struct dg_str all = dg_str_sub(g->bytes, at, dg_namer_opener_end(g, at));

			dg_namer_insert(g, line.start + 3, dg_arena_fmt(g->doc->arena,
			    " /%.*s", DG_FMT(dg_str_trim(dg_str_sub(all, 3, all.n)))));
		}
	}
}

/* A table became a block: so the one around it holds one. */
void
dg_name_tables(struct dg_namer *g)
{
	struct dg_node	*root = g->doc->root;
	struct opened	 o = { NULL, 0, 0 };

	for (struct dg_node *n = root; n != NULL; n = dg_node_walk(root, n)) {
		const struct dg_node *around;

		if (n->kind != DG_K_TABLE || dg_namer_is_block(g, n))
			continue;
		wrap(g, n);
		around = block_around(g, n);
		if (around == NULL)
			continue;
		DG_GROW(o.at, o.n, o.cap);
		o.at[o.n++] = around->span.start;
	}
	if (o.n > 0) {
		qsort(o.at, o.n, sizeof *o.at, compare_places);
		name_closers(g, &o);
	}
	free(o.at);
}
