/*
 * merge.c - tidies leaves after text was computed into them.
 *
 * A value that is empty leaves two spaces or an empty paragraph behind; both
 * go.  Neighbouring runs that look alike and came from one place become one.
 */
#include "resolve/pass.h"

#include <string.h>

/* ---- empty leaves ---------------------------------------------------------- */

static bool
is_blank(const struct dg_node *leaf)
{
	for (const struct dg_node *n = leaf->first; n != NULL; n = n->next)
		if (n->kind != DG_K_TEXT || dg_str_trim(n->u.text.s).n > 0)
			return false;
	return true;
}

/* A paragraph that its place must have: of a cell, or of an item with more
 * below it; a recipients' line that is only a note. */
static bool
must_stay(const struct dg_node *para)
{
	const struct dg_node *up = para->parent;

	if (para->kind == DG_K_RECIPIENT)
		return para->u.recipient.note.n > 0;
	return up == NULL || up->kind == DG_K_CELL ||
	    (up->kind == DG_K_ITEM && up->first == para && para->next != NULL);
}

/* Takes out leaf, and what it was the only child of. */
static void
drop_leaf(struct dg_node *leaf)
{
	struct dg_node *up = leaf->parent;

	dg_node_unlink(leaf);
	while (up != NULL && up->first == NULL && up->parent != NULL &&
	    (up->kind == DG_K_ITEM || up->kind == DG_K_LIST)) {
		struct dg_node *above = up->parent;

		dg_node_unlink(up);
		up = above;
	}
}

/* After an error it may be that error which emptied the leaf: nothing more is
 * said then. */
static void
tidy(struct dg_resolve *r, struct dg_node *n)
{
	bool heading = n->kind == DG_K_HEADING;

	if (must_stay(n))
		return;
	if (!dg_sink_failed(r->doc->sink))
		dg_report(r->doc->sink, heading ? DG_R_heading_empty :
		    DG_R_paragraph_empty, n->span, DG_NO_ARGS);
	if (!heading)
		drop_leaf(n);
}

void
dg_tidy_empty(struct dg_resolve *r)
{
	const dg_kinds	 leafs = DG_IS(PARA) | DG_IS(HEADING) | DG_IS(RECIPIENT);
	struct dg_node	*root = r->doc->root, *n, *next;

	if (r->broke)
		return;
	for (n = dg_node_seek(root, NULL, leafs); n != NULL; n = next) {
		next = dg_node_seek(root, n, leafs);
		if (is_blank(n))
			tidy(r, n);
	}
}

/* ---- spaces ---------------------------------------------------------------- */

/* The text without the spaces at its end; gone when there is nothing else. */
static void
trim_end(struct dg_node *text)
{
	if (text == NULL)
		return;
	text->u.text.s = dg_str_trim_right(text->u.text.s);
	if (text->u.text.s.n == 0)
		dg_node_unlink(text);
}

/* One space where two met; none at the ends of a leaf or beside a BREAK. */
static void
collapse_spaces(struct dg_node *leaf)
{
	struct dg_node	*n, *next, *last = NULL;
	bool		 space = true;

	for (n = leaf->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind != DG_K_TEXT) {
			if (n->kind == DG_K_BREAK)
				trim_end(last);
			space = n->kind == DG_K_BREAK;
			last = NULL;
			continue;
		}
		if (space)
			n->u.text.s = dg_str_trim_left(n->u.text.s);
		if (n->u.text.s.n == 0) {
			dg_node_unlink(n);
			continue;
		}
		last = n;
		space = dg_str_ends(n->u.text.s, " ");
	}
	trim_end(last);
}

/* ---- runs ------------------------------------------------------------------ */

static bool
same_span(struct dg_span a, struct dg_span b)
{
	return a.source == b.source && a.start == b.start && a.end == b.end;
}

static bool
same_origin(const struct dg_origin *a, const struct dg_origin *b)
{
	return a == b || (a->how == b->how && a->next == b->next &&
	    same_span(a->at, b->at) && same_span(a->was, b->was));
}

/* Both typed, the second right behind the first. */
static bool
reads_on(const struct dg_node *a, const struct dg_node *b)
{
	return a->origin->how == DG_FROM_PLAN && b->origin->how == DG_FROM_PLAN &&
	    a->origin->next == NULL && b->origin->next == NULL &&
	    a->span.source == b->span.source && a->span.end == b->span.start;
}

static bool
is_one_run(const struct dg_node *a, const struct dg_node *b)
{
	return b != NULL && b->kind == DG_K_TEXT && a->u.text.face == b->u.text.face &&
	    a->u.text.to == b->u.text.to && (same_origin(a->origin, b->origin) || reads_on(a, b));
}

/* Joins first..last, which are neighbours, into first. */
static void
join_run(struct dg_resolve *r, struct dg_node *first, const struct dg_node *last,
    size_t bytes)
{
	char	*p = dg_arena_alloc(r->doc->arena, bytes + 1);
	size_t	 at = 0;

	for (struct dg_node *n = first;; n = n->next) {
		memcpy(p + at, n->u.text.s.p, n->u.text.s.n);
		at += n->u.text.s.n;
		if (n == last)
			break;
	}
	if (first->origin->how == DG_FROM_PLAN && first->span.source == last->span.source &&
	    last->span.end > first->span.end) {
		struct dg_origin *o = DG_NEW(r->doc->arena, struct dg_origin);

		*o = *first->origin;
		first->span.end = o->at.end = last->span.end;
		first->origin = o;
	}
	first->u.text.s = (struct dg_str){ p, bytes };
	for (bool more = first != last; more;) {
		more = first->next != last;
		dg_node_unlink(first->next);
	}
}

static void
merge_runs(struct dg_resolve *r, struct dg_node *leaf)
{
	for (struct dg_node *n = leaf->first; n != NULL; n = n->next) {
		struct dg_node	*last = n;
		size_t		 bytes;

		if (n->kind != DG_K_TEXT)
			continue;
		bytes = n->u.text.s.n;
		while (is_one_run(last, last->next)) {
			last = last->next;
			bytes += last->u.text.s.n;
		}
		if (last != n)
			join_run(r, n, last, bytes);
	}
}

static bool
holds_inlines(const struct dg_node *n)
{
	return n->first != NULL && dg_kind_is_inline(n->first->kind);
}

void
dg_merge_all(struct dg_resolve *r)
{
	for (size_t i = 0; i < r->n_roots; i++)
		for (struct dg_node *n = r->roots[i]; n != NULL;
		    n = dg_node_walk(r->roots[i], n)) {
			if (!holds_inlines(n))
				continue;
			collapse_spaces(n);
			merge_runs(r, n);
		}
}
