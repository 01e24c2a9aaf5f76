/*
 * inline.c - what stands inside a paragraph, a heading, a cell, a value.
 *
 * The text is cut into tokens once, from left to right: plain text, runs of
 * stars, and marks that are nodes already.  Then the stars are paired, and
 * the tokens become nodes.
 */
#include "plan/parser.h"

#include "base/text.h"

static bool
is_at(struct dg_str s, size_t i, char c)
{
	return i < s.n && s.p[i] == c;
}

/* Raw HTML starts with '<' directly before a letter, '/' or '!'. */
static bool
is_html(struct dg_str s, size_t i)
{
	size_t next = i + 1;

	if (!is_at(s, i, '<') || next >= s.n)
		return false;
	return s.p[next] == '/' || s.p[next] == '!' ||
	    dg_char_is_letter(dg_utf8_next(s, &next));
}

/* "[text](": '[' at i opens a link. */
static bool
is_link(struct dg_str s, size_t i)
{
	if (!is_at(s, i, '['))
		return false;
	for (i++; i < s.n && s.p[i] != '[' && s.p[i] != ']'; i++)
		;
	return is_at(s, i, ']') && is_at(s, i + 1, '(');
}

/* Bytes of the mark that starts at i, were it not behind a backslash; 0 when
 * nothing there would be read as one. */
static size_t
mark_length(struct dg_str s, size_t i, unsigned flags)
{
	if (is_at(s, i, '{') && is_at(s, i + 1, '{'))
		return 2;
	if (is_at(s, i, '[') && is_at(s, i + 1, '@'))
		return 2;
	if (flags & DG_INLINE_HEADER)
		return 0;
	if (is_at(s, i, '[') && is_at(s, i + 1, '^'))
		return 2;
	if (is_at(s, i, '{') && (is_at(s, i + 1, '#') || is_at(s, i + 1, '.') ||
	    dg_str_starts(dg_str_sub(s, i, s.n), "{was=")))
		return 2;
	if (is_at(s, i, '*') && (flags & DG_INLINE_STARS))
		return 1;
	if (is_at(s, i, '|') && (flags & DG_INLINE_CELL))
		return 1;
	if (is_at(s, i, '!') && is_link(s, i + 1))
		return 2;
	return is_html(s, i) || is_link(s, i);
}

/* ---- cutting into tokens ----------------------------------------------------- */

struct cutter {
	struct dg_plan		*plan;
	const struct dg_prose	*prose;
	struct dg_str		 s;
	unsigned		 flags;
	size_t			 text;		/* where the text in hand starts */
	size_t			 i;
};

static struct dg_token *
add_token(struct cutter *c, enum dg_token_kind kind, size_t from, size_t to)
{
	struct dg_plan *p = c->plan;

	DG_GROW(p->tokens, p->n_tokens, p->cap_tokens);
	p->tokens[p->n_tokens] = (struct dg_token){ .kind = kind, .from = from, .to = to };
	return &p->tokens[p->n_tokens++];
}

/* Ends the text in hand before i; the next starts at from. */
static void
end_text(struct cutter *c, size_t from)
{
	if (c->i > c->text)
		add_token(c, DG_TOKEN_TEXT, c->text, c->i);
	c->text = c->i = from;
}

static void
report(struct cutter *c, enum dg_rule rule, size_t length)
{
	dg_plan_error(c->plan, rule, dg_prose_span(c->plan->doc, c->prose, c->i,
	    c->i + length), DG_ARGS(dg_plan_excerpt(dg_str_sub(c->s, c->i, c->s.n))));
	c->i += length;
}

static void
cut_stars(struct cutter *c)
{
	size_t		 from = c->i, to = from;
	struct dg_token	*t;

	while (is_at(c->s, to, '*'))
		to++;
	end_text(c, to);
	t = add_token(c, DG_TOKEN_STARS, from, to);
	t->quiet = dg_stars_quiet(c->s, from, to);
}

static void
cut_mark(struct cutter *c)
{
	size_t		 from = c->i, to;
	struct dg_node	*n = dg_brace_read(c->plan, c->prose, from, c->flags, &to);

	if (n == NULL) {
		c->i = to;
		return;
	}
	end_text(c, to);
	add_token(c, DG_TOKEN_NODE, from, to)->node = n;
}

/* At i stands what mark_length found. */
static void
cut_one(struct cutter *c, size_t length)
{
	char first = c->s.p[c->i];

	if (first == '*')
		cut_stars(c);
	else if (first == '|')
		c->i++;
	else if (first == '<')
		report(c, DG_R_html, 1);
	else if (first == '!')
		report(c, DG_R_image, 2);
	else if (first == '{' && !is_at(c->s, c->i + 1, '{'))
		report(c, DG_R_attr_misplaced, length);
	else if (first == '[' && !is_at(c->s, c->i + 1, '@') && !is_at(c->s, c->i + 1, '^'))
		report(c, DG_R_link, 1);
	else
		cut_mark(c);
}

static void
cut(struct cutter *c)
{
	while (c->i < c->s.n && !dg_plan_full(c->plan, c->plan->n_tokens)) {
		size_t length;

		if (is_at(c->s, c->i, '\\') &&
		    (length = mark_length(c->s, c->i + 1, c->flags)) > 0) {
			end_text(c, c->i + 1);
			c->i += length;
			continue;
		}
		length = mark_length(c->s, c->i, c->flags);
		if (length > 0)
			cut_one(c, length);
		else
			c->i++;
	}
	end_text(c, c->s.n);
}

/* ---- making nodes -------------------------------------------------------------- */

struct maker {
	struct dg_plan		*plan;
	const struct dg_prose	*prose;
	struct dg_node		*parent;
	unsigned		 flags;
	uint8_t			 face;
	bool			 space;		/* a space would be a second one */
	size_t			 from, to;	/* of the words in hand */
};

static uint8_t
face_of(unsigned stars)
{
	return (uint8_t)((stars & 1 ? DG_ITALIC : 0) | (stars & 2 ? DG_BOLD : 0));
}

/* Puts the words in hand as a TEXT. */
static void
end_words(struct maker *m)
{
	struct dg_plan	*p = m->plan;
	struct dg_span	 span;

	if (p->words.n == 0)
		return;
	span = dg_prose_span(p->doc, m->prose, m->from, m->to);
	dg_node_append(m->parent, dg_node_text(p->doc->arena,
	    dg_arena_dup(p->doc->arena, dg_buf_str(&p->words)), m->face, span,
	    m->flags & DG_INLINE_HEADER ? DG_FROM_HEADER : DG_FROM_PLAN));
	p->nodes++;
	p->words.n = 0;
}

/* The fewest spaces that are room to write by hand. */
#define ROOM_SPACES 3

/* The spaces of s from i on. */
static size_t
spaces_at(struct dg_str s, size_t i)
{
	size_t n = 0;

	while (is_at(s, i + n, ' '))
		n++;
	return n;
}

/* Room to write ("số       -KH/HU") keeps its width: non-breaking spaces. */
static size_t
add_room(struct maker *m, size_t n)
{
	for (size_t i = 0; i < n; i++)
		dg_buf_puts(&m->plan->words, "\u00a0");
	m->space = false;
	return n;
}

static void
add_words(struct maker *m, size_t from, size_t to)
{
	struct dg_str	 s = dg_str_sub(m->prose->text, from, to);
	struct dg_buf	*out = &m->plan->words;

	if (out->n == 0)
		m->from = from;
	m->to = to;
	for (size_t i = 0; i < s.n; i++) {
		size_t spaces = spaces_at(s, i);

		if (spaces >= ROOM_SPACES) {
			i += add_room(m, spaces) - 1;
			continue;
		}
		if (spaces > 0 && m->space)
			continue;
		dg_buf_putc(out, s.p[i]);
		m->space = spaces > 0;
	}
}

struct dg_str
dg_inline_words(struct dg_plan *p, struct dg_str s)
{
	struct dg_prose	prose = { .text = s };
	struct maker	m = { .plan = p, .prose = &prose, .space = true };

	add_words(&m, 0, s.n);
	s = dg_arena_dup(p->doc->arena, dg_buf_str(&p->words));
	p->words.n = 0;
	return s;
}

static void
set_face(struct maker *m, uint8_t face)
{
	if (face != m->face)
		end_words(m);
	m->face = face;
}

/* Closers, then what stays text, then openers. */
static void
make_stars(struct maker *m, const struct dg_token *t)
{
	size_t literal = t->to - t->from - t->closes - t->opens;

	set_face(m, m->face & (uint8_t)~face_of(t->closes));
	if (literal > 0)
		add_words(m, t->from + t->closes, t->from + t->closes + literal);
	set_face(m, m->face | face_of(t->opens));
}

static void
make_node(struct maker *m, struct dg_node *n)
{
	struct dg_buf *words = &m->plan->words;

	if (n->kind == DG_K_BREAK && words->n > 0 && words->p[words->n - 1] == ' ')
		words->n--;
	end_words(m);
	if (n->kind != DG_K_BREAK)
		n->u.ref.face = m->face;
	m->space = n->kind == DG_K_BREAK;
	dg_node_append(m->parent, n);
}

static void
make(struct maker *m)
{
	struct dg_plan *p = m->plan;

	for (size_t i = 0; i < p->n_tokens; i++) {
		const struct dg_token *t = &p->tokens[i];

		if (t->kind == DG_TOKEN_TEXT)
			add_words(m, t->from, t->to);
		else if (t->kind == DG_TOKEN_STARS)
			make_stars(m, t);
		else
			make_node(m, t->node);
	}
	end_words(m);
}

void
dg_inline_read(struct dg_plan *p, const struct dg_prose *prose, struct dg_node *parent,
    unsigned flags)
{
	struct cutter	c = { .plan = p, .prose = prose, .s = prose->text, .flags = flags };
	struct maker	m = { .plan = p, .prose = prose, .parent = parent, .flags = flags,
	    .space = true };

	p->n_tokens = 0;
	cut(&c);
	if (dg_plan_full(p, p->nodes + p->n_tokens))
		return;
	dg_stars_pair(p, prose);
	make(&m);
}
