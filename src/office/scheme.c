/*
 * scheme.c - how headings are numbered: "A I 1 *", "I- 1. 1.1. -", "Chương I
 * Điều 1".
 *
 * A number's first form a level (A, I, 1, 1.1, a), outermost first, with or
 * without the punctuation behind it, or a bullet; a word that the template
 * knows may stand before it.  What is not typed comes from the template, by
 * the word or the kind of number.
 */
#include "office/office.h"

#include <string.h>

struct token {
	struct dg_str	text;
	struct dg_span	span;
};

/* Without a template's: no look, no punctuation. */
static const struct dg_heading_look no_looks[DG_LOOKS];
static const struct dg_scheme no_defaults = { .looks = no_looks };

#define ORDINAL "nhất"		/* the first of nhất, hai, ba */

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
	if (dg_str_starts(s, ORDINAL)) {
		*len = sizeof ORDINAL - 1;
		return DG_NUM_ORDINAL;
	}
	switch (s.p[0]) {
	case 'A':
		return DG_NUM_UPPER_LETTER;
	case 'I':
		return DG_NUM_ROMAN;
	case 'a':
		return DG_NUM_LOWER_LETTER;
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

/* Is it a number's first form, alone or with punctuation? */
static bool
is_form(struct dg_str s)
{
	unsigned depth;
	size_t len;
	enum dg_numfmt format = form_of(s, &depth, &len);
	struct dg_str rest = dg_str_sub(s, len, s.n);

	return format != DG_NUM_NONE && (rest.n == 0 ||
	    (format != DG_NUM_BULLET && is_suffix(rest)));
}

/* The template's look for a kind of number without a word. */
static const struct dg_heading_look *
look_by_number(const struct dg_scheme *s, const struct dg_number_level *l)
{
	static const enum dg_look_of by_format[] = {
		[DG_NUM_NONE] = DG_LOOK_UNNUMBERED,
		[DG_NUM_UPPER_LETTER] = DG_LOOK_LETTER,
		[DG_NUM_ROMAN] = DG_LOOK_ROMAN,
		[DG_NUM_DECIMAL] = DG_LOOK_DECIMAL,
		[DG_NUM_LOWER_LETTER] = DG_LOOK_LOWER_LETTER,
		[DG_NUM_ORDINAL] = DG_LOOK_UNNUMBERED,
		[DG_NUM_BULLET] = DG_LOOK_BULLET,
	};

	return &s->looks[l->depth > 1 ? DG_LOOK_DEEPER : by_format[l->format]];
}

static void
report_word(struct dg_doc *doc, struct dg_str word, struct dg_span span,
    const struct dg_scheme *s)
{
	struct dg_str *names = DG_NEW_ARRAY(doc->arena, s->n_words, struct dg_str);
	struct dg_diag *d;

	for (size_t i = 0; i < s->n_words; i++)
		names[i] = s->words[i].word;
	d = dg_report(doc->sink, DG_R_scheme_word, span, DG_ARGS(word,
	    dg_template_listing(doc->arena, names, s->n_words)));
	dg_note_nearest(doc->sink, d, DG_NOWHERE, word, names, s->n_words);
}

/* The template's look for a word before a number; NULL after a message. */
static const struct dg_heading_look *
look_by_word(struct dg_doc *doc, struct dg_str word, struct dg_span span,
    const struct dg_scheme *s)
{
	for (size_t i = 0; i < s->n_words; i++)
		if (dg_str_eq(s->words[i].word, word))
			return &s->words[i];
	report_word(doc, word, span, s);
	return NULL;
}

/* A level of a token like "1.1." or "Chương I". */
static bool
parse_level(struct dg_doc *doc, struct token t, struct dg_scheme *out)
{
	struct dg_number_level *level = &out->level[out->n];
	struct dg_str form = t.text, word = DG_STR(""), rest;
	size_t at = t.text.n, len;

	while (at > 0 && t.text.p[at - 1] != ' ')
		at--;
	form = dg_str_sub(t.text, at, t.text.n);
	word = dg_str_trim(dg_str_sub(t.text, 0, at));
	if (!is_form(form)) {
		dg_report(doc->sink, DG_R_scheme_unknown, t.span, DG_ARGS(t.text));
		return false;
	}
	*level = (struct dg_number_level){ 0 };
	level->format = form_of(form, &level->depth, &len);
	rest = dg_str_sub(form, len, form.n);
	level->look = word.n ? look_by_word(doc, word, t.span, out) :
	    look_by_number(out, level);
	if (!level->look)
		return false;
	if (level->format == DG_NUM_BULLET)
		level->bullet = form;
	else if (rest.n || word.n)
		level->suffix = rest.n ? rest : level->look->suffix;
	else
		level->suffix = out->looks[level->format == DG_NUM_DECIMAL ?
		    DG_LOOK_DECIMAL : (enum dg_look_of)(level->look - out->looks)].suffix;
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
		    dg_str_eq(a->look->word, b->look->word) &&
		    dg_str_eq(a->suffix, b->suffix) &&
		    dg_str_eq(a->bullet, b->bullet)) {
			dg_report(doc->sink, DG_R_scheme_repeated, t.span,
			    DG_ARGS(t.text));
			return false;
		}
	}
	return true;
}

/* Does it look like a word and not like a number: with a small letter in it? */
static bool
is_word(struct dg_str s)
{
	bool small = false;

	for (size_t i = 0; i < s.n; i++)
		small |= (s.p[i] >= 'a' && s.p[i] <= 'z') || (unsigned char)s.p[i] >= 0x80;
	return small && s.n > 2 && !is_form(s);
}

/* Moves *at over spaces, then over a word; where that begins. */
static size_t
skip_word(struct dg_str text, size_t *at)
{
	size_t start;

	while (*at < text.n && (text.p[*at] == ' ' || text.p[*at] == '\t'))
		(*at)++;
	start = *at;
	while (*at < text.n && text.p[*at] != ' ' && text.p[*at] != '\t')
		(*at)++;
	return start;
}

/* The level at *at: a number with the words before it; empty at the end. */
static struct token
next_token(struct dg_str text, struct dg_span span, size_t *at)
{
	struct token t = { .span = span };
	size_t start = skip_word(text, at), word = start;

	while (*at > word && is_word(dg_str_sub(text, word, *at)))
		word = skip_word(text, at);
	t.text = dg_str_trim(dg_str_sub(text, start, *at));
	if (span.source && span.end - span.start == text.n) {
		t.span.start = span.start + (uint32_t)start;
		t.span.end = t.span.start + (uint32_t)t.text.n;
	}
	return t;
}

bool
dg_scheme_parse(struct dg_doc *doc, struct dg_str text, struct dg_span span,
    const struct dg_scheme *defaults, struct dg_scheme *out)
{
	struct dg_scheme s = defaults ? *defaults : no_defaults;
	size_t at = 0;

	s.n = 0;
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
