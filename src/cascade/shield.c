/*
 * shield.c - what terms leave alone in a text: marks, words that the level itself
 * wrote, quotations, typed citations, names to keep.
 */
#include "cascade/terms.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct shield {
	struct dg_str	 s;
	bool		*on;
};

static void
cover(struct shield *h, size_t from, size_t to)
{
	memset(h->on + from, true, to - from);
}

static void
cover_pieces(struct shield *h, const struct dg_flat *f, uint32_t source)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct dg_piece_of *p = &f->piece[i];

		if (p->node->kind != DG_K_TEXT || p->node->span.source == source)
			cover(h, p->from, p->to);
	}
}

/* ---- quotations ---------------------------------------------------------------------- */

/* A quotation, those inside it included. */
struct quotation {
	size_t	from, to;
	bool	pairs;		/* else it is a mark without its other half, and all behind */
};

/* The first one from a byte on; false: none. */
static bool
next_quotation(struct dg_str s, size_t at, struct quotation *q)
{
	size_t depth = 0, sign = sizeof "“" - 1;

	*q = (struct quotation){ .to = s.n };
	for (; (at += dg_str_find_char(dg_str_sub(s, at, s.n), *"“")) < s.n; at++) {
		struct dg_str rest = dg_str_sub(s, at, s.n);
		bool opens = dg_str_starts(rest, "“");

		if (!opens && !dg_str_starts(rest, "”"))
			continue;
		if (depth == 0)
			q->from = at;
		if (!opens && depth == 0)
			return true;
		depth += opens ? 1 : (size_t)-1;
		if (depth == 0) {
			q->to = at + sign;
			q->pairs = true;
			return true;
		}
	}
	return depth > 0;
}

static void
cover_quotations(struct shield *h)
{
	struct quotation q = { .to = 0 };

	while (next_quotation(h->s, q.to, &q))
		cover(h, q.from, q.to);
}

/* ---- typed citations: "số 209-KH/TU, ngày 10/6/2019 của Ban Thường vụ Tỉnh ủy" ------------ */

static size_t
word_end(struct dg_str s, size_t at)
{
	while (at < s.n && s.p[at] != ' ' && s.p[at] != ',' && s.p[at] != ';' && s.p[at] != ')')
		at++;
	return at;
}

/* "209-KH/TU", "15/2023/NĐ-CP": a number, then a sign and a capital somewhere. */
static bool
is_symbol(struct dg_str w)
{
	size_t	 at = 0;
	bool	 sign = false;

	if (w.n == 0 || !dg_char_is_digit((unsigned char)w.p[0]))
		return false;
	while (at < w.n) {
		uint32_t c = dg_utf8_next(w, &at);

		sign |= c == '-' || c == '/';
		if (sign && ((c >= 'A' && c <= 'Z') || c == 0x110))
			return true;
	}
	return false;
}

static bool
is_date(struct dg_str w)
{
	size_t slashes = 0;

	for (size_t i = 0; i < w.n; i++) {
		slashes += w.p[i] == '/';
		if (w.p[i] != '/' && !dg_char_is_digit((unsigned char)w.p[i]))
			return false;
	}
	return slashes == 2 && w.n >= 8;
}

/* Behind one of the words given, and the space before it; at: none stands there. */
static size_t
skip_word(struct dg_str s, size_t at, const char *word)
{
	size_t from = at;

	while (from < s.n && (s.p[from] == ' ' || s.p[from] == ','))
		from++;
	if (!dg_str_starts(dg_str_sub(s, from, s.n), word))
		return at;
	from += strlen(word);
	return from < s.n && s.p[from] == ' ' ? from + 1 : at;
}

/* The end of the name of a body: at a mark, or at a word that no name has. */
static size_t
name_end(struct dg_str s, size_t at)
{
	static const char *const stops[] = { "về", "để", "theo", "do", "cho", "đã", "là", "nhằm",
		"trong", "tại", "đến", "từ", "bằng", "và", "được", "có" };
	size_t end = at;

	while (end < s.n) {
		size_t		next = dg_syllable_end(s, end);
		struct dg_str	w = dg_str_sub(s, end, next);

		if (w.n == 1 && strchr(",.;:()", w.p[0]) != NULL)
			break;
		if (dg_str_is(w, "“"))
			break;
		for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++)
			if (dg_str_is(w, stops[i]))
				return end;
		end = next;
	}
	return end;
}

static void
cover_citation(struct shield *h, size_t from, size_t to)
{
	size_t date = skip_word(h->s, to, "ngày"), of;

	if (date > to && is_date(dg_str_sub(h->s, date, word_end(h->s, date))))
		to = word_end(h->s, date);
	of = skip_word(h->s, to, "của");
	cover(h, from, of > to ? name_end(h->s, of) : to);
}

static void
cover_citations(struct shield *h)
{
	for (size_t at = 0; at < h->s.n; at++) {
		size_t to = word_end(h->s, at);

		if (at == 0 || h->s.p[at - 1] == ' ' || h->s.p[at - 1] == '(')
			if (is_symbol(dg_str_sub(h->s, at, to)))
				cover_citation(h, at, to);
		at = to > at ? to : at;
	}
}

/* ---- names to keep -------------------------------------------------------------------------- */

static void
cover_names(struct shield *h, const struct dg_phrases *keep)
{
	struct dg_hit hit = { .end = 0 };

	while ((hit = dg_phrases_next(keep, h->s, hit.end, NULL)).phrase != NULL)
		cover(h, hit.from, hit.end);
}

void
dg_quotations_check(struct dg_apply *a, const struct dg_node *leaf, struct dg_str s)
{
	struct quotation q = { .pairs = true };
	struct dg_diag	*d;
	bool		 more = true;

	while (more && q.pairs)
		more = next_quotation(s, q.to, &q);
	if (!more)
		return;
	d = dg_report(a->doc->sink, DG_R_terms_quotation, leaf->span, DG_NO_ARGS);
	for (size_t i = 0; i < a->n_jobs; i++) {
		const struct dg_node *op = a->jobs[i].op;

		if (op->u.op.what != DG_OP_TERMS)
			continue;
		dg_note(a->doc->sink, d, DG_R_note_declared_here, op->span,
		    DG_ARGS(dg_op_name(DG_OP_TERMS)));
		return;
	}
}

bool *
dg_shield_make(const struct dg_flat *f, const struct dg_phrases *keep, uint32_t source)
{
	struct shield h = { .s = dg_buf_str(&f->text) };

	h.on = dg_xmalloc(h.s.n);
	memset(h.on, false, h.s.n);
	cover_pieces(&h, f, source);
	cover_quotations(&h);
	cover_citations(&h);
	cover_names(&h, keep);
	return h.on;
}
