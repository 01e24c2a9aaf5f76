/*
 * phrases.c - phrases of whole syllables, in a tree of steps: from each step a
 * syllable leads to the next, so the longest phrase at a place is found in the time of
 * its length, however many there are.  A phrase is in it as written, with a capital
 * and in capitals: the text is looked up as it stands.
 */
#include "cascade/terms.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct dg_step {
	uint32_t	 from, to;	/* steps; to 0: the slot is free */
	struct dg_str	 syllable;
	size_t		 phrase;	/* of to, from 1; 0: none ends there */
	enum dg_phrase_case how;	/* the phrase is written so here */
};

struct dg_phrases *
dg_phrases_new(struct dg_arena *arena)
{
	struct dg_phrases *p = dg_xmalloc(sizeof *p);

	*p = (struct dg_phrases){ .arena = arena };
	return p;
}

void
dg_phrases_free(struct dg_phrases *p)
{
	free(p->item);
	free(p->step);
	free(p);
}

size_t
dg_syllable_end(struct dg_str s, size_t at)
{
	size_t		next = at;
	uint32_t	c = dg_utf8_next(s, &next);

	if (!dg_char_is_letter(c) && !dg_char_is_digit(c))
		return next;
	for (at = next; at < s.n; at = next) {
		next = at;
		c = dg_utf8_next(s, &next);
		if (!dg_char_is_letter(c) && !dg_char_is_digit(c))
			return at;
	}
	return s.n;
}

/* A space that does not break is one, too. */
static const char wide_space[] = "\u00a0";

static struct dg_str
plain_spaces(struct dg_arena *a, struct dg_str s)
{
	struct dg_str	 out = DG_STR("");
	size_t		 n;

	if (dg_str_find(s, wide_space) == s.n)
		return s;
	while ((n = dg_str_find(s, wide_space)) < s.n) {
		out = dg_arena_fmt(a, "%.*s%.*s ", DG_FMT(out), DG_FMT(dg_str_sub(s, 0, n)));
		s = dg_str_sub(s, n + sizeof wide_space - 1, s.n);
	}
	return dg_arena_join(a, out, s);
}

/* ---- steps ------------------------------------------------------------------------- */

static size_t
hash(uint32_t from, struct dg_str syllable)
{
	size_t h = 14695981039346656037u ^ from;

	for (size_t i = 0; i < syllable.n; i++)
		h = (h ^ (unsigned char)syllable.p[i]) * 1099511628211u;
	return h;
}

/* The slot of a step, or the free one where it would stand. */
static struct dg_step *
slot(const struct dg_phrases *p, uint32_t from, struct dg_str syllable)
{
	size_t i = hash(from, syllable) & (p->cap_steps - 1);

	while (p->step[i].to != 0 && !(p->step[i].from == from &&
	    dg_str_eq(p->step[i].syllable, syllable)))
		i = (i + 1) & (p->cap_steps - 1);
	return &p->step[i];
}

static void
grow(struct dg_phrases *p)
{
	struct dg_step	*old = p->step;
	size_t		 n = p->cap_steps;

	p->cap_steps = n > 0 ? n * 2 : 64;
	p->step = dg_xmalloc(p->cap_steps * sizeof *p->step);
	memset(p->step, 0, p->cap_steps * sizeof *p->step);
	for (size_t i = 0; i < n; i++)
		if (old[i].to != 0)
			*slot(p, old[i].from, old[i].syllable) = old[i];
	free(old);
}

static struct dg_step *
make_step(struct dg_phrases *p, uint32_t from, struct dg_str syllable)
{
	struct dg_step *s;

	if (p->n_steps * 2 >= p->cap_steps)
		grow(p);
	s = slot(p, from, syllable);
	if (s->to == 0) {
		*s = (struct dg_step){ .from = from, .to = ++p->last, .syllable = syllable };
		p->n_steps++;
	}
	return s;
}

/* Behind the last syllable of words, which are not empty. */
static struct dg_step *
make_steps(struct dg_phrases *p, struct dg_str words)
{
	struct dg_step	*s = NULL;
	uint32_t	 from = 0;

	p->begins[(unsigned char)words.p[0]] = true;
	if (words.p[0] == ' ')
		p->begins[(unsigned char)wide_space[0]] = true;
	for (size_t at = 0, end; at < words.n; at = end) {
		end = dg_syllable_end(words, at);
		s = make_step(p, from, dg_str_sub(words, at, end));
		from = s->to;
	}
	return s;
}

/* The phrase with its capitals, where no other stands. */
static void
add_form(struct dg_phrases *p, struct dg_str words, enum dg_phrase_case how)
{
	struct dg_step *s = make_steps(p, words);

	if (s->phrase != 0)
		return;
	s->phrase = p->n;
	s->how = how;
}

static unsigned
length(struct dg_str text)
{
	unsigned n = 0;

	for (size_t at = 0; at < text.n; at = dg_syllable_end(text, at))
		n += text.p[at] != ' ';
	return n;
}

bool
dg_phrases_add(struct dg_phrases *p, struct dg_str text, const struct dg_node *node,
    const struct dg_node **twin)
{
	struct dg_step *s;

	*twin = NULL;
	text = plain_spaces(p->arena, text);
	if (length(text) > DG_PHRASE_MAX)
		return false;
	s = make_steps(p, text);
	if (s->phrase != 0 && s->how == DG_CASE_SAME) {
		*twin = p->item[s->phrase - 1].node;
		return true;
	}
	DG_GROW(p->item, p->n, p->cap);
	p->item[p->n++] = (struct dg_phrase){ .text = text, .node = node };
	s->phrase = p->n;
	s->how = DG_CASE_SAME;
	add_form(p, dg_text_capital(p->arena, text), DG_CASE_CAPITAL);
	add_form(p, dg_text_upper(p->arena, text), DG_CASE_UPPER);
	return true;
}

/* ---- matching ------------------------------------------------------------------------- */

static bool
in_syllable(struct dg_str s, size_t at)
{
	size_t i = at;

	while (i > 0 && ((unsigned char)s.p[i - 1] & 0xc0) == 0x80)
		i--;
	if (i > 0)
		i--;
	if (i == at)
		return false;
	return i > 0 || at > 0 ? dg_syllable_end(s, i) > at : false;
}

struct dg_hit
dg_phrases_match(const struct dg_phrases *p, struct dg_str s, size_t at, const bool *shield)
{
	struct dg_hit	hit = { NULL, at, at, DG_CASE_SAME };
	uint32_t	from = 0;

	if (p->n == 0 || !p->begins[(unsigned char)s.p[at]] || in_syllable(s, at))
		return hit;
	while (at < s.n && !(shield != NULL && shield[at])) {
		size_t		 next = dg_syllable_end(s, at);
		struct dg_str	 syllable = dg_str_sub(s, at, next);
		const struct dg_step *step = slot(p, from, dg_str_is(syllable, wide_space) ?
		    DG_STR(" ") : syllable);

		if (step->to == 0)
			break;
		from = step->to;
		at = next;
		if (step->phrase != 0)
			hit = (struct dg_hit){ &p->item[step->phrase - 1], hit.from, at,
			    step->how };
	}
	return hit;
}

struct dg_hit
dg_phrases_next(const struct dg_phrases *p, struct dg_str s, size_t at, const bool *shield)
{
	struct dg_hit hit = { .phrase = NULL };

	for (; at < s.n && hit.phrase == NULL; at++)
		if (p->begins[(unsigned char)s.p[at]])
			hit = dg_phrases_match(p, s, at, shield);
	return hit;
}
