/*
 * desk.h - a document with a header, a folder to put files in, and questions
 * about the messages that came.
 */
#ifndef DG_TEST_DESK_H
#define DG_TEST_DESK_H

#include "test.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "doc/doc.h"

struct desk {
	struct dg_arena		arena;
	struct dg_sources	sources;
	struct dg_sink		sink;
	struct dg_doc		doc;
	struct dg_entry		*last;
	char			dir[64];
};

static inline struct desk *
desk_new(void)
{
	struct desk *d = calloc(1, sizeof *d);

	dg_arena_init(&d->arena);
	dg_sources_init(&d->sources, &d->arena);
	dg_sink_init(&d->sink);
	d->doc = (struct dg_doc){ .arena = &d->arena, .sources = &d->sources,
	    .sink = &d->sink, .path = DG_STR("test.plan") };
	snprintf(d->dir, sizeof d->dir, "/tmp/docgen-office-XXXXXX");
	assert_non_null(mkdtemp(d->dir));
	return d;
}

static inline void
desk_free(struct desk *d)
{
	char command[128];

	snprintf(command, sizeof command, "rm -rf '%s'", d->dir);
	assert_int_equal(system(command), 0);
	dg_sources_fini(&d->sources);
	dg_sink_fini(&d->sink);
	dg_arena_fini(&d->arena);
	free(d);
}

/* A header entry, with spans into a source of its own. */
static inline struct dg_entry *
desk_header(struct desk *d, const char *key, const char *value)
{
	struct dg_entry *e = DG_NEW(&d->arena, struct dg_entry);
	struct dg_str line = dg_arena_fmt(&d->arena, "%s: %s", key, value);
	uint32_t source = dg_sources_add(&d->sources, DG_STR("test.plan"), line);
	uint32_t n = (uint32_t)strlen(key);

	e->key = dg_str_sub(line, 0, n);
	e->value = dg_str_sub(line, n + 2, line.n);
	e->key_span = (struct dg_span){ source, 0, n };
	e->value_span = (struct dg_span){ source, n + 2, (uint32_t)line.n };
	if (d->last)
		d->last->next = e;
	else
		d->doc.header = e;
	d->last = e;
	return e;
}

/* Writes a file below the desk's folder; its path. */
static inline struct dg_str
desk_write(struct desk *d, const char *rel, const char *bytes, size_t n)
{
	struct dg_str path = dg_arena_fmt(&d->arena, "%s/%s", d->dir, rel);

	assert_true(dg_file_mkdirs(dg_arena_dup(&d->arena, dg_path_dir(path)).p));
	assert_true(dg_file_write(path.p, bytes, n));
	return path;
}

static inline struct dg_str
desk_file(struct desk *d, const char *rel, const char *text)
{
	return desk_write(d, rel, text, strlen(text));
}

static inline const struct dg_diag *
desk_find(const struct desk *d, enum dg_rule rule)
{
	const struct dg_diag *m = d->sink.first;

	while (m && m->rule != rule)
		m = m->next;
	return m;
}

static inline size_t
desk_count(const struct desk *d, enum dg_rule rule)
{
	size_t n = 0;

	for (const struct dg_diag *m = d->sink.first; m; m = m->next)
		n += m->rule == rule;
	return n;
}

/* All messages as English text, for a test that fails. */
static inline void
desk_show(const struct desk *d)
{
	struct dg_buf buf;

	dg_buf_init(&buf, 1u << 20);
	dg_sink_print(&d->sink, &d->sources, DG_LANG_EN, false, &buf);
	if (buf.n)
		print_message("%s", buf.p);
	dg_buf_fini(&buf);
}

static inline void
assert_quiet(const struct desk *d)
{
	if (d->sink.n)
		desk_show(d);
	assert_int_equal(d->sink.n, 0);
}

/* A message of the rule was given, the first at line and column. */
static inline const struct dg_diag *
assert_told(const struct desk *d, enum dg_rule rule, size_t line, size_t column)
{
	const struct dg_diag *m = desk_find(d, rule);
	struct dg_place place;

	if (!m)
		desk_show(d);
	assert_non_null(m);
	place = dg_span_place(&d->sources, m->span);
	if (place.line != line || place.column != column)
		desk_show(d);
	assert_int_equal(place.line, line);
	assert_int_equal(place.column, column);
	return m;
}

/* It came with "did you mean". */
static inline void
assert_meant(const struct dg_diag *m, const char *nearest)
{
	for (const struct dg_diag *n = m->notes; n; n = n->next)
		if (n->rule == DG_R_note_did_you_mean) {
			assert_str(n->args.item[0], nearest);
			return;
		}
	fail_msg("no note says what was meant");
}

#endif
