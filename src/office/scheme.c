/*
 * scheme.c - how headings are numbered: "A I 1 *", "I- 1. 1.1. -".
 *
 * One word a level, outermost first.  A word is a number's first form (A, I,
 * 1, 1.1) with or without the punctuation behind it, or a bullet.  What is
 * not typed comes from the template, by the kind of number.
 */
#include "office/office.h"

#include <string.h>

struct token {
	struct dg_str	text;
	struct dg_span	span;
};

static const struct dg_scheme no_defaults;

/* "1", "1.1", "1.1.1": how many, and how long. */
static unsigned
decimal_depth(struct dg_str s, size_t *len)
{
	unsigned depth = 0;
	size_t i = 0;

	while (i < s.n && s.p[i] == '1') {
		*len = i + 1;
		depth++;
		if (i + 1 >= s.n || s.p[i + 1] != '.')
			break;
		i += 2;
	}
	return depth;
}

/* The first form of a number at the start of s. */
static enum dg_numfmt
form_of(struct dg_str s, unsigned *depth, size_t *len)
{
	*depth = 1;
	*len = 1;
	switch (s.p[0]) {
	case 'A':
		return DG_NUM_UPPER_LETTER;
	case 'I':
		return DG_NUM_ROMAN;
	case '1':
		*depth = decimal_depth(s, len);
		return DG_NUM_DECIMAL;
	case '*':
	case '-':
	case '+':
		return DG_NUM_BULLET;
	default:
		return DG_NUM_NONE;
	}
}

static bool
is_suffix(struct dg_str s)
{
	return s.n == 1 && strchr("-.)/", s.p[0]);
}

static bool
parse_level(struct dg_doc *doc, struct token t, struct dg_scheme *out)
{
	struct dg_number_level *level = &out->level[out->n];
	struct dg_str rest;
	size_t len;

	*level = (struct dg_number_level){ 0 };
	level->format = form_of(t.text, &level->depth, &len);
	rest = dg_str_sub(t.text, len, t.text.n);
	if (level->format == DG_NUM_NONE || (rest.n && !is_suffix(rest)) ||
	    (level->format == DG_NUM_BULLET && rest.n)) {
		dg_report(doc->sink, DG_R_scheme_unknown, t.span, DG_ARGS(t.text));
		return false;
	}
	if (level->format == DG_NUM_BULLET)
		level->bullet = t.text;
	else
		level->suffix = rest.n ? rest : out->punctuation[level->format];
	return true;
}

/* Numbers that a level shows together must all be decimal, right above it. */
static bool
check_depth(struct dg_doc *doc, struct token t, const struct dg_scheme *s)
{
	const struct dg_number_level *level = &s->level[s->n];
	bool ok = level->depth <= s->n + 1;

	for (unsigned i = 1; ok && i < level->depth; i++)
		ok = s->level[s->n - i].format == DG_NUM_DECIMAL;
	if (!ok)
		dg_report(doc->sink, DG_R_scheme_depth, t.span, DG_ARGS(t.text,
		    dg_arena_fmt(doc->arena, "%u", level->depth)));
	return ok;
}

static bool
check_repeated(struct dg_doc *doc, struct token t, const struct dg_scheme *s)
{
	const struct dg_number_level *b = &s->level[s->n];

	for (unsigned i = 0; i < s->n; i++) {
		const struct dg_number_level *a = &s->level[i];

		if (a->format == b->format && a->depth == b->depth &&
		    dg_str_eq(a->suffix, b->suffix) &&
		    dg_str_eq(a->bullet, b->bullet)) {
			dg_report(doc->sink, DG_R_scheme_repeated, t.span,
			    DG_ARGS(t.text));
			return false;
		}
	}
	return true;
}

/* The word at *at; empty at the end. */
static struct token
next_token(struct dg_str text, struct dg_span span, size_t *at)
{
	struct token t = { .span = span };
	size_t start;

	while (*at < text.n && (text.p[*at] == ' ' || text.p[*at] == '\t'))
		(*at)++;
	start = *at;
	while (*at < text.n && text.p[*at] != ' ' && text.p[*at] != '\t')
		(*at)++;
	t.text = dg_str_sub(text, start, *at);
	if (span.source && span.end - span.start == text.n) {
		t.span.start = span.start + (uint32_t)start;
		t.span.end = span.start + (uint32_t)*at;
	}
	return t;
}

bool
dg_scheme_parse(struct dg_doc *doc, struct dg_str text, struct dg_span span,
    const struct dg_scheme *defaults, struct dg_scheme *out)
{
	struct dg_scheme s = { .n = 0 };
	size_t at = 0;

	memcpy(s.punctuation, (defaults ? defaults : &no_defaults)->punctuation,
	    sizeof s.punctuation);
	for (;;) {
		struct token t = next_token(text, span, &at);

		if (t.text.n == 0)
			break;
		if (s.n == DG_HEADING_LEVELS) {
			dg_report(doc->sink, DG_R_scheme_levels, t.span,
			    DG_ARGS(dg_arena_fmt(doc->arena, "%d",
			    DG_HEADING_LEVELS)));
			return false;
		}
		if (!parse_level(doc, t, &s) || !check_depth(doc, t, &s) ||
		    !check_repeated(doc, t, &s))
			return false;
		s.n++;
	}
	if (s.n == 0) {
		dg_report(doc->sink, DG_R_scheme_empty, span, DG_NO_ARGS);
		return false;
	}
	*out = s;
	return true;
}
