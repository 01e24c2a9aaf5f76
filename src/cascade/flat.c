/*
 * flat.c - the words of a leaf as one text, and putting other words in their
 * place.
 *
 * Marks ({{btv}}, [@nq04], {{br}}) stand in it as they are written, and are never
 * cut.  How words look is left out of the comparison: new words look like the first
 * of those whose place they take.
 */
#include "cascade/pass.h"

#include <stdlib.h>
#include <string.h>

static void
add_mark(struct dg_buf *out, const struct dg_node *m)
{
	struct dg_str path = m->u.ref.path, filter = m->u.ref.filter;
	const char   *colon = filter.n > 0 ? ":" : "";

	switch (m->kind) {
	case DG_K_BREAK:
		dg_buf_puts(out, "{{br}}");
		break;
	case DG_K_CITE:
		dg_buf_fmt(out, "[@%.*s%s%.*s]", DG_FMT(path), colon, DG_FMT(filter));
		break;
	case DG_K_NOTE_REF:
		dg_buf_fmt(out, "[^%.*s]", DG_FMT(path));
		break;
	case DG_K_REF:
		dg_buf_fmt(out, "{{#%.*s%s%.*s}}", DG_FMT(path), colon, DG_FMT(filter));
		break;
	case DG_K_VAR:
		dg_buf_fmt(out, "{{%.*s%s%.*s}}", DG_FMT(path), colon, DG_FMT(filter));
		break;
	default:
		break;
	}
}

struct dg_str
dg_mark_written(struct dg_arena *a, const struct dg_node *m)
{
	struct dg_buf	buf;
	struct dg_str	s;

	dg_buf_init(&buf, DG_MAX_EXPANSION);
	add_mark(&buf, m);
	s = dg_arena_dup(a, dg_buf_str(&buf));
	dg_buf_fini(&buf);
	return s;
}

void
dg_flat_init(struct dg_flat *f)
{
	*f = (struct dg_flat){ .n = 0 };
	dg_buf_init(&f->text, DG_MAX_EXPANSION);
}

void
dg_flat_fill(struct dg_flat *f, const struct dg_node *leaf)
{
	f->n = f->text.n = 0;
	for (struct dg_node *n = leaf->first; n != NULL; n = n->next) {
		size_t from = f->text.n;

		if (!dg_kind_is_inline(n->kind))
			continue;
		if (n->kind == DG_K_TEXT)
			dg_buf_add_str(&f->text, n->u.text.s);
		else
			add_mark(&f->text, n);
		DG_GROW(f->piece, f->n, f->cap);
		f->piece[f->n++] = (struct dg_piece_of){ from, f->text.n, n };
	}
}

void
dg_flat_fini(struct dg_flat *f)
{
	dg_buf_fini(&f->text);
	free(f->piece);
}

struct dg_str
dg_flat_words(struct dg_arena *a, const struct dg_node *leaf)
{
	struct dg_flat	f;
	struct dg_str	s;

	dg_flat_init(&f);
	dg_flat_fill(&f, leaf);
	s = dg_arena_dup(a, dg_buf_str(&f.text));
	dg_flat_fini(&f);
	return s;
}

const struct dg_piece_of *
dg_flat_piece(const struct dg_flat *f, size_t at)
{
	size_t low = 0, high = f->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (f->piece[middle].to <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < f->n ? &f->piece[low] : NULL;
}

/* Does byte at stand inside a mark, behind its start? */
static bool
cuts_mark(const struct dg_flat *f, size_t at)
{
	const struct dg_piece_of *p = dg_flat_piece(f, at);

	return p != NULL && p->node->kind != DG_K_TEXT && at > p->from;
}

size_t
dg_flat_find(const struct dg_flat *f, struct dg_str needle, size_t at)
{
	while (at + needle.n <= f->text.n && needle.n > 0) {
		at += dg_str_find(dg_str_sub(dg_buf_str(&f->text), at, f->text.n), needle.p);
		if (at >= f->text.n)
			break;
		if (!cuts_mark(f, at) && !cuts_mark(f, at + needle.n))
			return at;
		at++;
	}
	return f->text.n;
}

void
dg_swap_close_gap(struct dg_swap *s, const struct dg_flat *f)
{
	const char	*p = f->text.p;
	bool		 before = s->from == 0 || p[s->from - 1] == ' ';

	if (s->text.n > 0 || (s->inlines != NULL && s->inlines->first != NULL))
		return;
	if (before && s->to < f->text.n && p[s->to] == ' ')
		s->to++;
	else if (before && s->from > 0 && (s->to == f->text.n ||
	    strchr(",.;:)", p[s->to]) != NULL))
		s->from--;
}

/* ---- making the leaf anew ------------------------------------------------------------ */

static struct dg_node *
part_of(struct dg_arena *a, const struct dg_piece_of *p, size_t from, size_t to)
{
	struct dg_node *n = dg_node_copy(a, p->node);

	n->u.text.s = dg_str_sub(p->node->u.text.s, from - p->from, to - p->from);
	return n;
}

/* Puts the pieces of [from, to) at the end of out. */
static void
keep(struct dg_arena *a, const struct dg_flat *f, size_t from, size_t to, struct dg_node *out)
{
	const struct dg_piece_of *p = dg_flat_piece(f, from), *end = f->piece + f->n;

	for (; p != NULL && p < end && p->from < to; p++) {
		size_t start = p->from > from ? p->from : from, stop = p->to < to ? p->to : to;

		if (start >= stop)
			continue;
		if (p->node->kind != DG_K_TEXT || (start == p->from && stop == p->to)) {
			dg_node_unlink(p->node);
			dg_node_append(out, p->node);
		} else {
			dg_node_append(out, part_of(a, p, start, stop));
		}
	}
}

static uint8_t
face_of(const struct dg_node *n)
{
	return n->kind == DG_K_TEXT ? n->u.text.face : n->kind == DG_K_BREAK ? 0 :
	    n->u.ref.face;
}

/* A call that the old words had, too, leads to the note that it led to. */
static void
find_note(const struct dg_flat *f, const struct dg_swap *s, struct dg_node *call)
{
	for (size_t i = 0; i < f->n && call->u.ref.note == NULL; i++) {
		const struct dg_node *n = f->piece[i].node;

		if (f->piece[i].from >= s->from && f->piece[i].to <= s->to &&
		    n->kind == DG_K_NOTE_REF && dg_str_eq(n->u.ref.path, call->u.ref.path))
			call->u.ref.note = n->u.ref.note;
	}
}

/* Notes go behind those of the leaf, what else the swap holds to out. */
static void
put(struct dg_arena *a, const struct dg_flat *f, const struct dg_swap *s, struct dg_node *leaf,
    struct dg_node *out)
{
	const struct dg_piece_of *p = dg_flat_piece(f, s->from);
	struct dg_str	 old = dg_arena_dup(a, dg_str_sub(dg_buf_str(&f->text), s->from, s->to));
	uint8_t		 face = p != NULL && !s->own_face ? face_of(p->node) : 0;
	struct dg_node	*n, *next;

	n = s->inlines != NULL ? dg_node_copy(a, s->inlines)->first :
	    s->text.n > 0 ? dg_node_text(a, s->text, 0, s->at, DG_FROM_PLAN) : NULL;
	for (; n != NULL; n = next) {
		next = n->next;
		if (n->parent != NULL)
			dg_node_unlink(n);
		if (n->kind == DG_K_TEXT)
			n->u.text.face |= face;
		else if (n->kind != DG_K_BREAK && n->kind != DG_K_NOTE)
			n->u.ref.face |= face;
		if (n->kind == DG_K_NOTE_REF)
			find_note(f, s, n);
		if (p != NULL && s->how == DG_BY_TERMS)
			n->origin = p->node->origin;
		dg_origin_push(a, n, s->how, s->at, p != NULL ? p->node->span : s->at, old);
		dg_node_append(n->kind == DG_K_NOTE ? leaf : out, n);
	}
}

void
dg_flat_rewrite(struct dg_arena *a, struct dg_node *leaf, const struct dg_flat *f,
    const struct dg_swap *swaps, size_t n)
{
	struct dg_node	*out = dg_node_new(a, leaf->kind, leaf->span), *rest;
	size_t		 at = 0;

	for (size_t i = 0; i < n; i++) {
		keep(a, f, at, swaps[i].from, out);
		put(a, f, &swaps[i], leaf, out);
		at = swaps[i].to;
	}
	keep(a, f, at, f->text.n, out);
	while (leaf->first != NULL && dg_kind_is_inline(leaf->first->kind))
		dg_node_unlink(leaf->first);
	/* Notes of the leaf stay behind its words. */
	while ((rest = leaf->first) != NULL) {
		dg_node_unlink(rest);
		dg_node_append(out, rest);
	}
	while ((rest = out->first) != NULL) {
		dg_node_unlink(rest);
		dg_node_append(leaf, rest);
	}
}
