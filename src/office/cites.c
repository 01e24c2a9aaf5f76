/*
 * cites.c - the registry of cited documents: records of fields.
 *
 *	@nq04
 *	loại: Nghị quyết
 *	số: 04-NQ/TU
 *
 * A line that starts with a space goes on with the field before, a blank line
 * ends the record, a line that starts with %% is a comment.
 */
#include "office/office.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "office/input.h"

enum field { KIND, NUMBER, DATE, ISSUER, TITLE, IN_FORCE, SOURCE, FIELDS };
#define REQUIRED IN_FORCE	/* all before it; the others are for readers */

static const struct { const char *name, *alias; } field_names[FIELDS] = {
	[KIND] = { "loại", "kind" },
	[NUMBER] = { "số", "number" },
	[DATE] = { "ngày", "date" },
	[ISSUER] = { "cơ quan", "issuer" },
	[TITLE] = { "tên", "title" },
	[IN_FORCE] = { "hiệu lực", "in-force" },
	[SOURCE] = { "nguồn", "source" },
};

struct reading {
	struct dg_doc	*doc;
	struct dg_input	 in;
	struct dg_cited	*item;			/* heap, doubles */
	size_t		 n, cap;
	bool		 open, failed;		/* open: in a record */
	struct dg_buf	 value[FIELDS];		/* of the open record */
	struct dg_span	 span[FIELDS];		/* of a value; source 0: not given */
	int		 last;			/* the field that a line may go on
						 * with, or -1 */
};

static void
fail(struct reading *r, enum dg_rule rule, struct dg_span span, struct dg_args args)
{
	dg_report(r->doc->sink, rule, span, args);
	r->failed = true;
}

/* ---- a record ---- */

static struct dg_str
value_of(struct reading *r, enum field f)
{
	struct dg_str s = dg_arena_dup(r->doc->arena, dg_buf_str(&r->value[f]));

	return dg_text_nfc(r->doc->arena, s);
}

static void
set_date(struct reading *r, struct dg_cited *c)
{
	struct dg_str s = value_of(r, DATE);

	if (s.n == 0)
		return;
	if ((!dg_date_parse_iso(s, &c->date) && !dg_date_parse_vn(s, &c->date)) ||
	    c->date.day == 0)
		fail(r, DG_R_cites_bad_date, r->span[DATE], DG_ARGS(s));
}

static void
close_record(struct reading *r)
{
	struct dg_cited *c;

	if (!r->open)
		return;
	c = &r->item[r->n - 1];
	c->kind = value_of(r, KIND);
	c->number = value_of(r, NUMBER);
	c->issuer = value_of(r, ISSUER);
	c->title = value_of(r, TITLE);
	set_date(r, c);
	for (int f = 0; f < REQUIRED; f++)
		if (r->value[f].n == 0)
			fail(r, DG_R_cites_missing_field, c->span,
			    DG_ARGS(c->key, dg_str_of(field_names[f].name)));
	for (int f = 0; f < FIELDS; f++) {
		r->value[f].n = 0;
		r->span[f] = DG_NOWHERE;
	}
	r->open = false;
	r->last = -1;
}

static void
open_record(struct reading *r, struct dg_str line)
{
	struct dg_str key = dg_str_trim(dg_str_sub(line, 1, line.n));
	struct dg_cited *c;

	close_record(r);
	if (!dg_input_is_id(key))
		fail(r, DG_R_cites_bad_key, dg_input_span_of(&r->in, line),
		    DG_ARGS(key));
	DG_GROW(r->item, r->n, r->cap);
	c = &r->item[r->n++];
	*c = (struct dg_cited){ .key = key,
	    .span = dg_input_span_of(&r->in, line) };
	r->open = true;
	r->last = -1;
}

/* ---- lines ---- */

static int
find_field(struct reading *r, struct dg_str name)
{
	name = dg_text_lower(r->doc->arena, dg_text_nfc(r->doc->arena, name));
	for (int f = 0; f < FIELDS; f++)
		if (dg_str_is(name, field_names[f].name) ||
		    dg_str_is(name, field_names[f].alias))
			return f;
	return -1;
}

static void
report_unknown(struct reading *r, struct dg_str name)
{
	struct dg_str names[FIELDS * 2];
	struct dg_diag *diag;

	for (size_t f = 0; f < FIELDS; f++) {
		names[2 * f] = dg_str_of(field_names[f].name);
		names[2 * f + 1] = dg_str_of(field_names[f].alias);
	}
	diag = dg_report(r->doc->sink, DG_R_cites_unknown_field,
	    dg_input_span_of(&r->in, name), DG_ARGS(name));
	r->failed = true;
	dg_note_nearest(r->doc->sink, diag, DG_NOWHERE, dg_text_nfc(r->doc->arena, name), names,
	    FIELDS * 2);
}

static void
report_repeated(struct reading *r, struct dg_str name, int f)
{
	struct dg_diag *diag = dg_report(r->doc->sink,
	    DG_R_cites_repeated_field, dg_input_span_of(&r->in, name),
	    DG_ARGS(name));

	r->failed = true;
	dg_note(r->doc->sink, diag, DG_R_note_declared_here, r->span[f],
	    DG_ARGS(name));
}

static void
on_field(struct reading *r, struct dg_str line)
{
	size_t colon = dg_str_find_char(line, ':');
	struct dg_str name = dg_str_trim(dg_str_sub(line, 0, colon));
	struct dg_str value = dg_str_trim(dg_str_sub(line, colon + 1, line.n));
	int f;

	r->last = FIELDS;		/* swallows what goes on with a bad line */
	if (colon == line.n || name.n == 0) {
		fail(r, DG_R_cites_line, dg_input_span_of(&r->in, line), DG_NO_ARGS);
		return;
	}
	f = find_field(r, name);
	if (f < 0) {
		report_unknown(r, name);
	} else if (r->span[f].source) {
		report_repeated(r, name, f);
	} else {
		r->span[f] = dg_input_span_of(&r->in, value.n ? value : name);
		dg_buf_add_str(&r->value[f], value);
		r->last = f;
	}
}

static void
on_continuation(struct reading *r, struct dg_str text)
{
	if (r->last < 0) {
		fail(r, DG_R_cites_line, dg_input_span_of(&r->in, text), DG_NO_ARGS);
	} else if (r->last < FIELDS) {
		struct dg_buf *value = &r->value[r->last];

		if (value->n)
			dg_buf_putc(value, ' ');
		dg_buf_add_str(value, text);
	}
}

static void
on_line(struct reading *r, struct dg_str line)
{
	struct dg_str text;

	if (dg_str_ends(line, "\r"))
		line.n--;
	text = dg_str_trim(line);
	if (dg_str_starts(text, "%%"))
		return;
	if (text.n == 0)
		close_record(r);
	else if (line.p[0] == '@')
		open_record(r, text);
	else if (!r->open)
		fail(r, DG_R_cites_outside, dg_input_span_of(&r->in, text),
		    DG_NO_ARGS);
	else if (line.p[0] == ' ' || line.p[0] == '\t')
		on_continuation(r, text);
	else
		on_field(r, text);
}

static void
parse(struct reading *r)
{
	struct dg_str rest = dg_str_sub(r->in.bytes, r->in.start, r->in.bytes.n);

	r->last = -1;
	for (int f = 0; f < FIELDS; f++)
		dg_buf_init(&r->value[f], r->in.bytes.n + 1);
	while (rest.n)
		on_line(r, dg_str_cut(&rest, '\n'));
	close_record(r);
	for (int f = 0; f < FIELDS; f++)
		dg_buf_fini(&r->value[f]);
}

/* ---- the registry ---- */

static int
by_key(const void *a, const void *b)
{
	const struct dg_cited *x = a, *y = b;
	int cmp = dg_str_cmp(x->key, y->key);

	return cmp ? cmp : (x->span.start > y->span.start) -
	    (x->span.start < y->span.start);
}

static void
check_twice(struct reading *r, const struct dg_cites *cites)
{
	for (size_t i = 1; i < cites->n; i++) {
		const struct dg_cited *a = &cites->item[i - 1], *b = a + 1;
		struct dg_diag *diag;

		if (!dg_str_eq(a->key, b->key))
			continue;
		diag = dg_report(r->doc->sink, DG_R_cites_key_twice, b->span,
		    DG_ARGS(b->key));
		dg_note(r->doc->sink, diag, DG_R_note_declared_here, a->span,
		    DG_ARGS(b->key));
		r->failed = true;
	}
}

static bool
read_registry(struct dg_doc *doc, const void *asked, void *out)
{
	const struct dg_input_ask *ask = asked;
	struct dg_cites *cites = out;
	struct reading r = { .doc = doc };

	*cites = (struct dg_cites){ 0 };
	if (!dg_input_read(doc, ask->path, ask->at, &r.in))
		return false;
	r.failed = !dg_input_check_controls(doc, &r.in);
	parse(&r);
	cites->item = DG_NEW_ARRAY(doc->arena, r.n, struct dg_cited);
	cites->n = r.n;
	if (r.n) {
		memcpy(cites->item, r.item, r.n * sizeof *r.item);
		qsort(cites->item, r.n, sizeof *cites->item, by_key);
	}
	free(r.item);
	check_twice(&r, cites);
	return !r.failed;
}

bool
dg_cites_read(struct dg_doc *doc, struct dg_str path, struct dg_span asked_at,
    struct dg_cites *cites)
{
	return dg_input_get(doc, "cites", read_registry, path, asked_at, cites, sizeof *cites);
}

void
dg_cites_add(struct dg_arena *arena, struct dg_cites *cites, const struct dg_cites *more)
{
	struct dg_cites	all = { DG_NEW_ARRAY(arena, cites->n + more->n + 1, struct dg_cited), 0 };
	size_t		i = 0, k = 0;

	while (i < cites->n || k < more->n) {
		int c = i == cites->n ? 1 : k == more->n ? -1 :
		    dg_str_cmp(cites->item[i].key, more->item[k].key);

		all.item[all.n++] = c <= 0 ? cites->item[i] : more->item[k];
		i += c <= 0;
		k += c >= 0;
	}
	*cites = all;
}

struct dg_cited *
dg_cites_find(const struct dg_cites *cites, struct dg_str key)
{
	size_t low = 0, high = cites->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int cmp = dg_str_cmp(key, cites->item[mid].key);

		if (cmp == 0)
			return &cites->item[mid];
		if (cmp < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}
