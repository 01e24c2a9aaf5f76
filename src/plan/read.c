/* read.c - a plan from its file to its tree: the order of things. */
#include "plan/plan.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "plan/parser.h"

#define EXCERPT_MAX	60

void
dg_plan_advance(struct dg_plan *p)
{
	p->more = dg_reader_next(&p->reader, &p->line);
}

bool
dg_plan_full(struct dg_plan *p, size_t n)
{
	struct dg_span span = { p->doc->source, 0, 0 };

	if (n <= DG_MAX_NODES)
		return false;
	if (!p->reader.stopped) {
		span.start = span.end = (uint32_t)p->reader.at;
		dg_plan_error(p, DG_R_plan_too_large, span,
		    DG_ARGS(dg_plan_count(p, DG_MAX_NODES)));
	}
	p->reader.stopped = true;
	return true;
}

struct dg_node *
dg_plan_node(struct dg_plan *p, enum dg_kind kind, struct dg_span span)
{
	dg_plan_full(p, ++p->nodes);
	return dg_node_new(p->doc->arena, kind, span);
}

struct dg_diag *
dg_plan_error(struct dg_plan *p, enum dg_rule rule, struct dg_span span, struct dg_args args)
{
	return dg_report(p->doc->sink, rule, span, args);
}

struct dg_str
dg_plan_excerpt(struct dg_str s)
{
	size_t n = EXCERPT_MAX;

	if (s.n <= n)
		return s;
	while (n > 0 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return dg_str_sub(s, 0, n);
}

struct dg_str
dg_plan_count(struct dg_plan *p, size_t n)
{
	if (p->doc->sink->n >= DG_MAX_DIAGS)
		return DG_STR("");	/* nobody will see it */
	return dg_arena_fmt(p->doc->arena, "%zu", n);
}

void
dg_plan_suggest(struct dg_plan *p, struct dg_diag *d, struct dg_span span, struct dg_str s,
    const struct dg_str *names, size_t n)
{
	dg_note_nearest(p->doc->sink, d, span, s, names, n);
}

void
dg_plan_point(struct dg_plan *p, struct dg_diag *d, struct dg_span span, struct dg_str what)
{
	dg_note(p->doc->sink, d, DG_R_note_declared_here, span,
	    DG_ARGS(dg_plan_excerpt(what)));
}

void
dg_plan_keep(struct dg_plan *p)
{
	if (!dg_plan_full(p, p->n_lines)) {
		DG_GROW(p->lines, p->n_lines, p->cap_lines);
		p->lines[p->n_lines++] = p->line;
	}
	dg_plan_advance(p);
}

static void
fini(struct dg_plan *p)
{
	dg_scan_fini(&p->scan);
	dg_buf_fini(&p->words);
	free(p->lines);
	free(p->tokens);
	free(p->notes);
	free(p->calls);
	free(p);
}

/* A byte order mark is not part of the text. */
static size_t
skip_mark(struct dg_str bytes)
{
	return dg_str_starts(bytes, "\xef\xbb\xbf") ? 3 : 0;
}

struct dg_plan *
dg_plan_open(struct dg_doc *doc, struct dg_str bytes)
{
	struct dg_plan	*p;
	struct dg_span	 whole = { 0, 0, 0 };

	doc->source = dg_sources_add(doc->sources, doc->path, bytes);
	whole.source = doc->source;
	doc->root = dg_node_new(doc->arena, DG_K_DOC, whole);
	doc->header = NULL;
	if (bytes.n > DG_MAX_PLAN) {
		dg_report(doc->sink, DG_R_file_too_large, DG_NOWHERE, DG_ARGS(doc->path,
		    dg_arena_fmt(doc->arena, "%u", DG_MAX_PLAN)));
		dg_doc_index(doc);
		return NULL;
	}
	doc->root->span.end = (uint32_t)bytes.n;
	p = dg_xmalloc(sizeof *p);
	memset(p, 0, sizeof *p);
	p->doc = doc;
	p->reader = (struct dg_reader){ .doc = doc, .bytes = bytes, .at = skip_mark(bytes) };
	dg_buf_init(&p->words, DG_MAX_PLAN);
	dg_scan(&p->scan, bytes);
	dg_plan_advance(p);
	dg_header_read(p);
	return p;
}

void
dg_plan_finish(struct dg_plan *p)
{
	if (p == NULL)
		return;
	dg_body_read(p);
	dg_notes_join(p);
	dg_unique_check(p);
	dg_doc_index(p->doc);
	fini(p);
}

void
dg_plan_parse(struct dg_doc *doc, struct dg_str bytes)
{
	dg_plan_finish(dg_plan_open(doc, bytes));
}

bool
dg_plan_load(struct dg_doc *doc, struct dg_span asked_at, struct dg_str *bytes)
{
	struct dg_str		 path = dg_arena_dup(doc->arena, doc->path);
	enum dg_file_status	 status = dg_inputs_read(doc->inputs, doc->arena, path.p,
				    DG_MAX_PLAN, bytes);

	if (status == DG_FILE_OK)
		return true;
	doc->root = dg_node_new(doc->arena, DG_K_DOC, DG_NOWHERE);
	if (status == DG_FILE_ABSENT)
		dg_report(doc->sink, DG_R_file_absent, asked_at, DG_ARGS(doc->path));
	else if (status == DG_FILE_TOO_LARGE)
		dg_report(doc->sink, DG_R_file_too_large, asked_at, DG_ARGS(doc->path,
		    dg_arena_fmt(doc->arena, "%u", DG_MAX_PLAN)));
	else if (status == DG_FILE_NOT_REGULAR)
		dg_report(doc->sink, DG_R_plan_not_regular, asked_at, DG_ARGS(doc->path));
	else
		dg_report(doc->sink, DG_R_file_unreadable, asked_at, DG_ARGS(doc->path,
		    dg_str_of(strerror(errno))));
	return false;
}

bool
dg_plan_read(struct dg_doc *doc)
{
	struct dg_str bytes;

	if (!dg_plan_load(doc, DG_NOWHERE, &bytes))
		return false;
	dg_plan_parse(doc, bytes);
	return true;
}
