/*
 * phrases.c - phrases of whole syllables, in a tree of steps: from each step a
 * syllable (in small letters) leads to the next, so the longest phrase at a place is
 * found in the time of its length, however many there are.
 */
#include "cascade/terms.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct dg_step {
	uint32_t	 from, to;	/* steps; to 0: the slot is free */
	struct dg_str	 syllable;
	size_t		 phrase;	/* of to, from 1; 0: none ends there */
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
static struct dg_str
plain_spaces(struct dg_arena *a, struct dg_str s)
{
	static const char wide[] = "\u00a0";
	struct dg_str	 out = DG_STR("");
	size_t		 n;

	if (dg_str_find(s, wide) == s.n)
		return s;
	while ((n = dg_str_find(s, wide)) < s.n) {
		out = dg_arena_fmt(a, "%.*s%.*s ", DG_FMT(out), DG_FMT(dg_str_sub(s, 0, n)));
		s = dg_str_sub(s, n + sizeof wide - 1, s.n);
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

bool
dg_phrases_add(struct dg_phrases *p, struct dg_str text, const struct dg_node *node,
    const struct dg_node **twin)
{
	struct dg_str	 lower;
	struct dg_step	*s = NULL;
	uint32_t	 from = 0;
	unsigned	 length = 0;

	*twin = NULL;
	text = plain_spaces(p->arena, text);
	lower = dg_text_lower(p->arena, text);
	for (size_t at = 0, end; at < lower.n; at = end) {
		end = dg_syllable_end(lower, at);
		length += lower.p[at] != ' ';
	}
	if (length > DG_PHRASE_MAX)
		return false;
	for (size_t at = 0, end; at < lower.n; at = end) {
		end = dg_syllable_end(lower, at);
		s = make_step(p, from, dg_str_sub(lower, at, end));
		from = s->to;
	}
	for (size_t i = s->phrase; i != 0; i = p->item[i - 1].twin)
		if (dg_str_eq(p->item[i - 1].text, text))
			*twin = p->item[i - 1].node;
	if (*twin != NULL)
		return true;
	DG_GROW(p->item, p->n, p->cap);
	p->item[p->n++] = (struct dg_phrase){ .text = text, .node = node, .twin = s->phrase,
	    .capital = dg_text_capital(p->arena, text), .upper = dg_text_upper(p->arena, text) };
	s->phrase = p->n;
	return true;
}

/* ---- matching ------------------------------------------------------------------------- */

/* The phrase among twins that the words are, as it is written, or with capitals. */
static struct dg_phrase *
pick(const struct dg_phrases *p, size_t first, struct dg_str words, enum dg_phrase_case *how)
{
	struct dg_phrase *found = NULL;

	for (size_t i = first; i != 0; i = p->item[i - 1].twin) {
		struct dg_phrase *x = &p->item[i - 1];

		if (dg_str_eq(x->text, words)) {
			*how = DG_CASE_SAME;
			return x;
		}
		if (dg_str_eq(x->capital, words) || dg_str_eq(x->upper, words)) {
			*how = dg_str_eq(x->capital, words) ? DG_CASE_CAPITAL : DG_CASE_UPPER;
			found = x;
		}
	}
	return found;
}

/* A syllable as steps know it: small letters, every space alike. */
static struct dg_str
folded(struct dg_str s, char room[64], struct dg_arena *a)
{
	size_t i = 0, n = 0;

	if (dg_str_is(s, "\u00a0"))
		return DG_STR(" ");
	while (i < s.n && n < 60 && (unsigned char)s.p[i] < 0x80) {
		room[n++] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
		i++;
	}
	return i == s.n ? (struct dg_str){ room, n } : dg_text_lower(a, s);
}

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
	struct dg_hit	hit = { NULL, at, DG_CASE_SAME };
	uint32_t	from = 0;
	size_t		end = at;
	struct dg_arena	a;

	if (p->n == 0 || in_syllable(s, at))
		return hit;
	dg_arena_init(&a);
	while (end < s.n && !(shield != NULL && shield[end])) {
		size_t		 next = dg_syllable_end(s, end);
		char		 room[64];
		const struct dg_step *step = slot(p, from, folded(dg_str_sub(s, end, next), room,
		    &a));
		struct dg_phrase *found;
		enum dg_phrase_case how = DG_CASE_SAME;

		if (step->to == 0)
			break;
		from = step->to;
		end = next;
		if (step->phrase == 0)
			continue;
		found = pick(p, step->phrase, plain_spaces(&a, dg_str_sub(s, at, end)), &how);
		if (found != NULL)
			hit = (struct dg_hit){ found, end, how };
	}
	dg_arena_fini(&a);
	return hit;
}
