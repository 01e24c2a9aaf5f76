/*
 * header.c - the header: "key: value" lines between two lines "---".
 *
 * A value is taken literally; only title, place, output, contact and variables
 * are also looked through for {{...}} and [@...].  Patterns of the unit's columns
 * (unit.COLUMN) are kept as they stand.
 */
#include "plan/parser.h"

#include "base/text.h"

static const char *const keys[] = { "template", "profile", "extends", "unit", "number",
	"date", "place", "symbol", "title", "numbering", "units", "cites", "for-each",
	"output", "session", "decider", "drafter", "joint", "urgency", "circulation",
	"draft", "typist", "paper", "sides", "contact" };
#define N_KEYS (sizeof keys / sizeof keys[0])

static const char *const computed[] = { "title", "place", "output", "session", "decider",
	"contact" };
static const char *const required[] = { "template", "title", "unit" };
/* Names that {{...}} has already. */
static const char *const reserved[] = { "br", "parent", "unit", "number", "date", "symbol",
	"title", "place" };
#define COUNT(a) (sizeof (a) / sizeof (a)[0])

struct header {
	struct dg_plan	 *plan;
	struct dg_span	  opener;
	struct dg_entry	**end;
	size_t		  n;
};

static bool
is_among(struct dg_str s, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (dg_str_is(s, names[i]))
			return true;
	return false;
}

/* Only '-', and at least two of them. */
static bool
is_dashes(struct dg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '-')
			return false;
	return s.n >= 2;
}

static struct dg_span
whole_line(struct dg_plan *p)
{
	return dg_line_whole(p->doc, &p->line);
}

bool
dg_header_is_reserved(struct dg_str name)
{
	return is_among(name, reserved, COUNT(reserved));
}

/* "var.x": is x a name that a variable may have? */
static bool
variable_ok(struct dg_plan *p, struct dg_str name, struct dg_span span)
{
	if (!dg_attr_id_ok(p, name, span))
		return false;
	if (!dg_header_is_reserved(name))
		return true;
	dg_plan_error(p, DG_R_name_reserved, span, DG_ARGS(name));
	return false;
}

/* "unit.x": can a path name a column like x? */
static bool
column_ok(struct dg_plan *p, struct dg_str name, struct dg_span span)
{
	size_t at = 0;
	bool ok = name.n <= DG_MAX_ID;

	while (ok && at < name.n) {
		uint32_t c = dg_utf8_next(name, &at);

		ok = dg_char_is_letter(c) || dg_char_is_digit(c) || c == '-' || c == '_' ||
		    c == ' ';
	}
	if (!ok)
		dg_plan_error(p, DG_R_column_malformed, span, DG_ARGS(dg_plan_excerpt(name)));
	return ok;
}

/* May the key stand in a header?  A message when not. */
static bool
key_ok(struct dg_plan *p, struct dg_str key, struct dg_span span)
{
	struct dg_str	 names[N_KEYS + 1];
	struct dg_diag	*d;

	if (dg_str_starts(key, "var.")) {
		span.start += 4;
		return variable_ok(p, dg_str_sub(key, 4, key.n), span);
	}
	if (dg_str_starts(key, "unit.") && key.n > 5)
		return column_ok(p, dg_str_sub(key, 5, key.n), span);
	for (size_t i = 0; i < N_KEYS; i++) {
		names[i] = dg_str_of(keys[i]);
		if (dg_str_eq(key, names[i]))
			return true;
	}
	names[N_KEYS] = DG_STR("var.");
	d = dg_plan_error(p, DG_R_key_unknown, span, DG_ARGS(dg_plan_excerpt(key)));
	dg_plan_suggest(p, d, span, key, names, N_KEYS);
	return false;
}

static const struct dg_entry *
find(const struct dg_plan *p, struct dg_str key)
{
	for (const struct dg_entry *e = p->doc->header; e != NULL; e = e->next)
		if (dg_str_eq(e->key, key))
			return e;
	return NULL;
}

/* {{...}} where it is not computed would be printed as it stands. */
static void
check_literal(struct dg_plan *p, const struct dg_line *value)
{
	size_t at = dg_str_find(value->text, "{{");

	if (at < value->text.n)
		dg_plan_error(p, DG_R_not_computed, dg_line_span(p->doc, value, at, at + 2),
		    DG_NO_ARGS);
}

static void
read_inlines(struct dg_plan *p, struct dg_entry *e, const struct dg_line *value)
{
	struct dg_prose prose = dg_prose_of(value);

	/* A pattern is computed for each unit that it is asked of (office/). */
	if (dg_str_starts(e->key, "unit."))
		return;
	if (!is_among(e->key, computed, COUNT(computed)) && !dg_str_starts(e->key, "var.")) {
		check_literal(p, value);
		return;
	}
	e->inlines = dg_node_new_from(p->doc->arena, DG_K_VALUE, e->value_span,
	    DG_FROM_HEADER);
	dg_inline_read(p, &prose, e->inlines, DG_INLINE_HEADER);
}

static void
add_entry(struct header *h, struct dg_str key, struct dg_span span,
    const struct dg_line *value)
{
	struct dg_plan		*p = h->plan;
	const struct dg_entry	*before = find(p, key);
	struct dg_entry		*e;
	struct dg_diag		*d;

	if (before != NULL) {
		d = dg_plan_error(p, DG_R_key_repeated, span, DG_ARGS(dg_plan_excerpt(key)));
		dg_plan_point(p, d, before->key_span, before->key);
		return;
	}
	e = DG_NEW(p->doc->arena, struct dg_entry);
	e->key = key;
	e->key_span = span;
	e->value = value->text;
	e->value_span = dg_line_whole(p->doc, value);
	*h->end = e;
	h->end = &e->next;
	read_inlines(p, e, value);
}

/* The line in hand as "key: value". */
static void
read_line(struct header *h)
{
	struct dg_plan	*p = h->plan;
	struct dg_line	 line = p->line, key, value;
	size_t		 colon = dg_str_find_char(line.text, ':');

	key = dg_line_sub(&line, 0, colon);
	if (colon == line.text.n || key.text.n == 0) {
		dg_plan_error(p, DG_R_header_line, whole_line(p),
		    DG_ARGS(dg_plan_excerpt(line.text)));
		return;
	}
	value = dg_line_sub(&line, colon + 1, line.text.n);
	if (++h->n > DG_MAX_HEADER) {
		if (h->n == DG_MAX_HEADER + 1)
			dg_plan_error(p, DG_R_header_too_long, whole_line(p),
			    DG_ARGS(dg_plan_count(p, DG_MAX_HEADER)));
		return;
	}
	if (key_ok(p, key.text, dg_line_whole(p->doc, &key)))
		add_entry(h, key.text, dg_line_whole(p->doc, &key), &value);
}

/* A line that starts what only a body has. */
static bool
is_body_mark(struct dg_str line)
{
	enum dg_line_kind kind = dg_mark_of(line).kind;

	return kind == DG_LINE_HEADING || kind == DG_LINE_BLOCK || kind == DG_LINE_TABLE;
}

/* Does a closing line come before anything that only a body has? */
static bool
is_closed(const struct dg_plan *p)
{
	struct dg_str rest = dg_str_sub(p->reader.bytes, p->reader.at, p->reader.bytes.n);
	struct dg_str line = p->line.text;

	for (;;) {
		if (is_dashes(line))
			return true;
		if (is_body_mark(line) || rest.n == 0)
			return false;
		line = dg_str_cut(&rest, '\n');
		if (line.n > 0 && line.p[line.n - 1] == '\r')
			line.n--;
		line = dg_str_trim(line);
	}
}

/* Without a closing line, the body starts at the first line that is no key
 * behind a blank one. */
static bool
is_body(struct dg_plan *p, bool after_blank)
{
	struct dg_str key = p->line.text;

	if (is_body_mark(key))
		return true;
	if (!after_blank || key.n == 0)
		return false;
	key = dg_str_trim(dg_str_sub(key, 0, dg_str_find_char(key, ':')));
	return !is_among(key, keys, N_KEYS) && !dg_str_starts(key, "var.") &&
	    !dg_str_starts(key, "unit.");
}

/* Reads up to the closing line. */
static void
read_lines(struct header *h)
{
	struct dg_plan	*p = h->plan;
	bool		 after_blank = false, closed = p->more && is_closed(p);

	for (; p->more; dg_plan_advance(p)) {
		if (is_dashes(p->line.text)) {
			if (p->line.text.n != 3)
				dg_plan_error(p, DG_R_header_dashes, whole_line(p), DG_NO_ARGS);
			dg_plan_advance(p);
			return;
		}
		if (!closed && is_body(p, after_blank))
			break;
		after_blank = p->line.text.n == 0;
		if (!after_blank)
			read_line(h);
	}
	dg_plan_error(p, DG_R_header_unclosed, h->opener, DG_NO_ARGS);
}

/* "for-each" names the units, so that "unit" has nothing to say. */
static void
check_each(struct dg_plan *p, const struct dg_entry *each)
{
	const struct dg_entry	*unit = find(p, DG_STR("unit"));
	struct dg_diag		*d;

	if (each->value.n == 0)
		dg_plan_error(p, DG_R_key_blank, each->key_span, DG_ARGS(each->key));
	if (unit == NULL)
		return;
	d = dg_plan_error(p, DG_R_each_with_unit, unit->key_span, DG_NO_ARGS);
	dg_plan_point(p, d, each->key_span, each->key);
}

/* What is required and not there, or blank; inherited where one extends. */
static void
check_required(struct header *h)
{
	struct dg_plan	*p = h->plan;
	bool		 extends = find(p, DG_STR("extends")) != NULL;
	bool		 each = find(p, DG_STR("for-each")) != NULL;

	if (each)
		check_each(p, find(p, DG_STR("for-each")));
	for (size_t i = 0; i < COUNT(required); i++) {
		const struct dg_entry *e = find(p, dg_str_of(required[i]));

		if (e != NULL && e->value.n == 0)
			dg_plan_error(p, DG_R_key_blank, e->key_span, DG_ARGS(e->key));
		if (e == NULL && !extends && !(each && dg_str_is(DG_STR("unit"), required[i])))
			dg_plan_error(p, DG_R_key_missing, h->opener,
			    DG_ARGS(dg_str_of(required[i])));
	}
}

void
dg_header_read(struct dg_plan *p)
{
	struct header	h = { .plan = p, .end = &p->doc->header };
	bool		blank = false;

	while (p->more && p->line.text.n == 0) {
		blank = true;
		dg_plan_advance(p);
	}
	h.opener = (struct dg_span){ p->doc->source, 0, 0 };
	if (p->more)
		h.opener = whole_line(p);
	if (!p->more || !is_dashes(p->line.text)) {
		dg_plan_error(p, DG_R_header_missing, h.opener, DG_NO_ARGS);
		return;
	}
	if (blank || p->line.text.n != 3)
		dg_plan_error(p, blank ? DG_R_header_not_first : DG_R_header_dashes, h.opener,
		    DG_NO_ARGS);
	dg_plan_advance(p);
	read_lines(&h);
	check_required(&h);
	p->doc->extends = find(p, DG_STR("extends")) != NULL;
}
