/*
 * plan_test.h - a plan from a string, its messages and its tree as text.
 *
 * The body of a plan starts on line 6: five lines of header stand before it.
 */
#ifndef DG_PLAN_TEST_H
#define DG_PLAN_TEST_H

#include <stdio.h>

#include "test.h"

#include "plan/plan.h"

#define HEAD "---\ntemplate: dang/ke-hoach\ntitle: thử\nunit: x\n---\n"

struct read {
	struct dg_arena		arena;
	struct dg_sources	sources;
	struct dg_sink		sink;
	struct dg_doc		doc;
	struct dg_buf		out;
};

static inline void
read_bytes(struct read *r, struct dg_str bytes)
{
	memset(r, 0, sizeof *r);
	dg_arena_init(&r->arena);
	dg_sources_init(&r->sources, &r->arena);
	dg_sink_init(&r->sink);
	dg_buf_init(&r->out, 1 << 22);
	r->doc.arena = &r->arena;
	r->doc.sources = &r->sources;
	r->doc.sink = &r->sink;
	r->doc.path = DG_STR("thu.plan");
	dg_plan_parse(&r->doc, bytes);
	dg_node_verify(r->doc.root);
}

static inline void
read_fini(struct read *r)
{
	dg_buf_fini(&r->out);
	dg_sink_fini(&r->sink);
	dg_sources_fini(&r->sources);
	dg_arena_fini(&r->arena);
}

static inline void
add_message(struct read *r, const struct dg_diag *d, const char *before)
{
	struct dg_place	place = dg_span_place(&r->sources, d->span);
	const char	*ident = dg_rule_info(d->rule)->ident;

	dg_buf_puts(&r->out, before);
	for (; *ident != '\0'; ident++)
		dg_buf_putc(&r->out, *ident == '_' ? '-' : *ident);
	dg_buf_fmt(&r->out, " %zu:%zu\n", place.line, place.column);
}

/* Every message, in the order of reporting: "code line:column", then its
 * notes, with "+" before them. */
static inline void
messages_are(const char *plan, const char *expected)
{
	struct read r;

	read_bytes(&r, dg_str_of(plan));
	for (const struct dg_diag *d = r.sink.first; d != NULL; d = d->next) {
		add_message(&r, d, "");
		for (const struct dg_diag *n = d->notes; n != NULL; n = n->next)
			add_message(&r, n, "+");
	}
	assert_string_equal(r.out.n > 0 ? r.out.p : "", expected);
	read_fini(&r);
}

/* The tree without its root's line; the plan has no message. */
static inline void
tree_is(const char *plan, const char *expected)
{
	struct read	 r;
	const char	*tree;

	read_bytes(&r, dg_str_of(plan));
	dg_sink_print(&r.sink, &r.sources, DG_LANG_EN, false, &r.out);
	assert_string_equal(r.out.n > 0 ? r.out.p : "", "");
	dg_node_dump(r.doc.root, &r.sources, &r.out);
	tree = strchr(r.out.p, '\n') + 1;
	assert_string_equal(tree, expected);
	read_fini(&r);
}

/* The same for a plan that has messages. */
static inline void
tree_of_wrong_is(const char *plan, const char *expected)
{
	struct read r;

	read_bytes(&r, dg_str_of(plan));
	assert_non_null(r.sink.first);
	dg_node_dump(r.doc.root, &r.sources, &r.out);
	assert_string_equal(strchr(r.out.p, '\n') + 1, expected);
	read_fini(&r);
}

struct expected {
	const char *plan, *messages;
};

#define CHECK_ALL(cases) do { \
	for (size_t i_ = 0; i_ < sizeof (cases) / sizeof (cases)[0]; i_++) \
		messages_are((cases)[i_].plan, (cases)[i_].messages); \
} while (0)

#endif
