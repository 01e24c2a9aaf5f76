/*
 * words.c - a paragraph of both documents, word by word.
 *
 * A word is letters and digits; spaces and marks stand for themselves, and so
 * does what is no text.  Words that are equal stay those of the newer document;
 * what is gone is set before what is new.
 */
#include "compare/part.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"

#define LEAST_ALIKE 3		/* of ten words; of fewer nothing is shown as equal */

/* ---- words ------------------------------------------------------------------------- */

static bool
is_letter(uint32_t c)
{
	return dg_char_is_letter(c) || dg_char_is_digit(c) ||
	    (c >= 0x300 && c <= 0x36f);
}

static void
add_word(struct dg_words *w, struct dg_word word)
{
	DG_GROW(w->item, w->n, w->cap);
	w->item[w->n++] = word;
}

static void
add_text(struct dg_comparison *c, struct dg_node *run, struct dg_words *w)
{
	struct dg_str s = run->u.text.s;
	size_t from = 0, at = 0, next;
	bool letters = false;

	for (; at < s.n; at = next) {
		next = at;
		bool letter = is_letter(dg_utf8_next(s, &next));

		if (at > from && !(letter && letters)) {
			add_word(w, (struct dg_word){ run, (uint32_t)from, (uint32_t)at,
			    dg_symbol(&c->symbols, dg_str_sub(s, from, at)), letters });
			from = at;
		}
		letters = letter;
	}
	if (at > from)
		add_word(w, (struct dg_word){ run, (uint32_t)from, (uint32_t)at,
		    dg_symbol(&c->symbols, dg_str_sub(s, from, at)), letters });
}

/* What is no text, as a text that no plan can hold. */
static uint32_t
inline_symbol(struct dg_comparison *c, const struct dg_node *n)
{
	struct dg_str what = n->kind == DG_K_NOTE_REF ? n->u.ref.path : DG_STR("");

	return dg_symbol(&c->symbols, dg_arena_fmt(c->arena, "\1%s %.*s",
	    dg_kind_name(n->kind), DG_FMT(what)));
}

void
dg_words_add(struct dg_comparison *c, const struct dg_node *leaf, struct dg_words *w)
{
	for (struct dg_node *n = leaf->first; n != NULL; n = n->next) {
		if (n->kind == DG_K_TEXT)
			add_text(c, n, w);
		else
			add_word(w, (struct dg_word){ .run = n,
			    .symbol = inline_symbol(c, n) });
	}
}

/* ---- which word became which ---------------------------------------------------------- */

struct pair {
	struct dg_words	 was, is;
	uint32_t	*match;		/* of was */
	uint32_t	*back;		/* of is */
};

static bool
is_space(const struct dg_word *w)
{
	return w->run->kind == DG_K_TEXT && w->to - w->from == 1 &&
	    w->run->u.text.s.p[w->from] == ' ';
}

/* A space alone between words that changed changed with them. */
static void
drop_spaces(struct pair *p)
{
	for (size_t i = 1; i + 1 < p->was.n; i++) {
		size_t j = p->match[i];

		if (j == DG_UNMATCHED || !is_space(&p->was.item[i]) || j == 0 ||
		    j + 1 >= p->is.n)
			continue;
		if (p->match[i - 1] == DG_UNMATCHED && p->match[i + 1] == DG_UNMATCHED &&
		    p->back[j - 1] == DG_UNMATCHED && p->back[j + 1] == DG_UNMATCHED)
			p->match[i] = p->back[j] = DG_UNMATCHED;
	}
}

/* Are the two so different that only chance makes words equal? */
static bool
is_other(const struct pair *p)
{
	size_t both = 0, most = 0, words[2] = { 0, 0 };

	for (size_t i = 0; i < p->was.n; i++) {
		words[0] += p->was.item[i].letters;
		both += p->was.item[i].letters && p->match[i] != DG_UNMATCHED;
	}
	for (size_t i = 0; i < p->is.n; i++)
		words[1] += p->is.item[i].letters;
	most = words[0] > words[1] ? words[0] : words[1];
	return words[0] > 0 && words[1] > 0 && both * 10 < most * LEAST_ALIKE;
}

/* Notes and pictures are paired all the same. */
static void
drop_words(struct pair *p)
{
	for (size_t i = 0; i < p->was.n; i++)
		if (p->match[i] != DG_UNMATCHED &&
		    p->was.item[i].run->kind == DG_K_TEXT) {
			p->back[p->match[i]] = DG_UNMATCHED;
			p->match[i] = DG_UNMATCHED;
		}
}

static void
pair_open(struct dg_comparison *c, const struct dg_node *before,
    const struct dg_node *now, struct pair *p)
{
	*p = (struct pair){ 0 };
	dg_words_add(c, before, &p->was);
	dg_words_add(c, now, &p->is);
	p->match = dg_xmalloc((p->was.n + 1) * sizeof *p->match);
	p->back = dg_xmalloc((p->is.n + 1) * sizeof *p->back);

	size_t n = p->was.n + p->is.n;
	uint32_t *symbol = dg_xmalloc((n + 1) * sizeof *symbol);

	for (size_t i = 0; i < n; i++)
		symbol[i] = i < p->was.n ? p->was.item[i].symbol :
		    p->is.item[i - p->was.n].symbol;
	dg_diff(symbol, p->was.n, symbol + p->was.n, p->is.n, &c->work, p->match);
	free(symbol);
	for (size_t j = 0; j < p->is.n; j++)
		p->back[j] = DG_UNMATCHED;
	for (size_t i = 0; i < p->was.n; i++)
		if (p->match[i] != DG_UNMATCHED)
			p->back[p->match[i]] = (uint32_t)i;
	if (is_other(p))
		drop_words(p);
	drop_spaces(p);
}

static void
pair_close(struct pair *p)
{
	free(p->was.item);
	free(p->is.item);
	free(p->match);
	free(p->back);
}

/* ---- the words of both ------------------------------------------------------------------ */

/* A leaf being filled; what comes next may go on with its last run. */
struct filling {
	struct dg_comparison	*c;
	struct dg_node		*leaf;
	const struct dg_node	*from;		/* the run that the last one is part of */
	uint32_t		 to;		/* and where it ends in that */
	uint8_t			 was;		/* its face in the older document */
};

static bool
goes_on(const struct filling *f, const struct dg_word *w, enum dg_change change,
    uint8_t was)
{
	return f->from == w->run && f->to == w->from && f->was == was &&
	    f->leaf->last != NULL && f->leaf->last->change == change;
}

static void
add_slice(struct filling *f, const struct dg_word *w, const struct dg_node *before,
    enum dg_change change)
{
	struct dg_str s = w->run->u.text.s;
	uint8_t face = w->run->u.text.face;
	uint8_t was = before != NULL ? before->u.text.face : face;

	if (goes_on(f, w, change, was)) {
		f->leaf->last->u.text.s.n += w->to - w->from;
	} else {
		struct dg_node *t = dg_node_text(f->c->arena,
		    dg_str_sub(s, w->from, w->to), face, DG_NOWHERE, DG_FROM_PLAN);

		t->origin = w->run->origin;
		t->change = change;
		if (!dg_is_gone(t))
			t->span = w->run->span;
		t->before = was != face ? before : NULL;
		t->u.text.to = w->run->u.text.to;
		dg_node_append(f->leaf, t);
	}
	f->from = w->run;
	f->to = w->to;
	f->was = was;
}

/* before: the run of the word that it was, where both say it. */
static void
add(struct filling *f, const struct dg_word *w, const struct dg_node *before,
    enum dg_change change)
{
	struct dg_node *n = w->run;

	if (n->kind == DG_K_TEXT) {
		add_slice(f, w, before, change);
		return;
	}
	if (change == DG_DELETED)
		n = dg_node_copy(f->c->arena, n);
	else if (n->parent != NULL)
		dg_node_unlink(n);
	n->change = change;
	dg_node_append(f->leaf, n);
	f->from = NULL;
	if (before != NULL && n->kind == DG_K_NOTE_REF && n->u.ref.note != NULL &&
	    before->u.ref.note != NULL && change == DG_SAME)
		dg_part_merge(f->c, n->u.ref.note, before->u.ref.note);
}

static void
clear(struct dg_node *leaf)
{
	while (leaf->first != NULL)
		dg_node_unlink(leaf->first);
}

void
dg_leaf_merge(struct dg_comparison *c, struct dg_node *now, struct dg_node *before)
{
	struct filling f = { .c = c, .leaf = now };
	struct pair p;
	size_t i = 0;

	pair_open(c, before, now, &p);
	clear(now);
	for (size_t j = 0; j <= p.is.n; j++) {
		for (; i < p.was.n && p.match[i] == DG_UNMATCHED; i++)
			add(&f, &p.was.item[i], NULL, DG_DELETED);
		if (j == p.is.n)
			break;
		if (p.back[j] != DG_UNMATCHED)
			add(&f, &p.is.item[j], p.was.item[i++].run, DG_SAME);
		else
			add(&f, &p.is.item[j], NULL, DG_INSERTED);
	}
	pair_close(&p);
}

/* What of a leaf is moved, and what is not: the words that have a match. */
static void
fill_moved(struct filling *f, const struct dg_words *w, const uint32_t *match,
    enum dg_change moved, enum dg_change changed)
{
	clear(f->leaf);
	for (size_t i = 0; i < w->n; i++)
		add(f, &w->item[i], NULL, match[i] != DG_UNMATCHED ? moved : changed);
}

void
dg_leaf_move(struct dg_comparison *c, struct dg_node *now, struct dg_node *gone)
{
	struct filling to = { .c = c, .leaf = now }, from = { .c = c, .leaf = gone };
	struct pair p;

	pair_open(c, gone, now, &p);
	fill_moved(&to, &p.is, p.back, DG_MOVED_TO, DG_INSERTED);
	fill_moved(&from, &p.was, p.match, DG_MOVED_FROM, DG_DELETED);
	now->change = DG_MOVED_TO;
	gone->change = DG_MOVED_FROM;
	pair_close(&p);
}
