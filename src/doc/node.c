/* node.c - the tree: links, walking, copies. */
#include "doc/node.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

struct dg_node *
dg_node_new(struct dg_arena *a, enum dg_kind kind, struct dg_span span)
{
	return dg_node_new_from(a, kind, span, DG_FROM_PLAN);
}

struct dg_node *
dg_node_new_from(struct dg_arena *a, enum dg_kind kind, struct dg_span span,
    enum dg_origin_how how)
{
	struct dg_node	 *n = DG_NEW(a, struct dg_node);
	struct dg_origin *o = DG_NEW(a, struct dg_origin);

	o->how = how;
	o->at = span;
	n->kind = kind;
	n->span = span;
	n->origin = o;
	return n;
}

struct dg_node *
dg_node_text(struct dg_arena *a, struct dg_str s, uint8_t face, struct dg_span span,
    enum dg_origin_how how)
{
	struct dg_node *n = dg_node_new_from(a, DG_K_TEXT, span, how);

	n->u.text.s = s;
	n->u.text.face = face;
	return n;
}

/* All that child stands in learns what it is and holds. */
static void
tell_above(const struct dg_node *child)
{
	dg_kinds kinds = child->below | DG_KIND_ALONE(child->kind);

	for (struct dg_node *up = child->parent; up != NULL && (up->below & kinds) != kinds;
	    up = up->parent)
		up->below |= kinds;
}

void
dg_node_append(struct dg_node *parent, struct dg_node *child)
{
	child->parent = parent;
	child->prev = parent->last;
	child->next = NULL;
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
	tell_above(child);
}

void
dg_node_prepend(struct dg_node *parent, struct dg_node *child)
{
	if (parent->first == NULL)
		dg_node_append(parent, child);
	else
		dg_node_insert_before(parent->first, child);
}

void
dg_node_insert_before(struct dg_node *at, struct dg_node *node)
{
	node->parent = at->parent;
	node->prev = at->prev;
	node->next = at;
	if (at->prev != NULL)
		at->prev->next = node;
	else if (at->parent != NULL)
		at->parent->first = node;
	at->prev = node;
	tell_above(node);
}

void
dg_node_insert_after(struct dg_node *at, struct dg_node *node)
{
	node->parent = at->parent;
	node->prev = at;
	node->next = at->next;
	if (at->next != NULL)
		at->next->prev = node;
	else if (at->parent != NULL)
		at->parent->last = node;
	at->next = node;
	tell_above(node);
}

void
dg_node_unlink(struct dg_node *n)
{
	if (n->prev != NULL)
		n->prev->next = n->next;
	else if (n->parent != NULL)
		n->parent->first = n->next;
	if (n->next != NULL)
		n->next->prev = n->prev;
	else if (n->parent != NULL)
		n->parent->last = n->prev;
	n->parent = n->prev = n->next = NULL;
}

void
dg_node_turn(struct dg_node *n, enum dg_kind kind)
{
	n->kind = kind;
	tell_above(n);
}

void
dg_node_replace_with_children(struct dg_node *at, struct dg_node *from)
{
	struct dg_node *child;

	while ((child = from->first) != NULL) {
		dg_node_unlink(child);
		dg_node_insert_before(at, child);
	}
	dg_node_unlink(at);
}

/* Keys hold inlines, which passes change. */
static struct dg_attr *
copy_attrs(struct dg_arena *a, const struct dg_attr *from)
{
	struct dg_attr	*first = NULL, **end = &first;

	for (; from != NULL; from = from->next) {
		*end = DG_NEW(a, struct dg_attr);
		**end = *from;
		if (from->inlines != NULL)
			(*end)->inlines = dg_node_copy(a, from->inlines);
		end = &(*end)->next;
	}
	return first;
}

static struct dg_node *
copy_one(struct dg_arena *a, const struct dg_node *n)
{
	struct dg_node *c = DG_NEW(a, struct dg_node);

	*c = *n;
	c->parent = c->first = c->last = c->prev = c->next = NULL;
	if (n->attrs != NULL)
		c->attrs = copy_attrs(a, n->attrs);
	return c;
}

/* Calls copied before their notes: notes stand close behind. */
struct calls {
	struct dg_node	**item;
	size_t		 n, cap;
};

/* Keeps a call in mind, and leads those of a note to its copy. */
static void
lead_calls(struct calls *calls, const struct dg_node *n, struct dg_node *copy)
{
	if (n->kind == DG_K_NOTE_REF && n->u.ref.note != NULL) {
		DG_GROW(calls->item, calls->n, calls->cap);
		calls->item[calls->n++] = copy;
	}
	for (size_t i = calls->n; n->kind == DG_K_NOTE && i > 0; i--) {
		if (calls->item[i - 1]->u.ref.note != n)
			continue;
		calls->item[i - 1]->u.ref.note = copy;
		calls->item[i - 1] = calls->item[--calls->n];
	}
}

struct dg_node *
dg_node_copy(struct dg_arena *a, const struct dg_node *root)
{
	struct dg_node		*top = copy_one(a, root), *into = top;
	const struct dg_node	*n = root;
	struct calls		 calls = { NULL, 0, 0 };

	while (n->first != NULL || n != root) {
		if (n->first != NULL) {
			n = n->first;
		} else {
			while (n != root && n->next == NULL) {
				n = n->parent;
				into = into->parent;
			}
			if (n == root)
				break;
			n = n->next;
			into = into->parent;
		}
		dg_node_append(into, copy_one(a, n));
		into = into->last;
		lead_calls(&calls, n, into);
	}
	free(calls.item);
	return top;
}

struct dg_node *
dg_node_field(const struct dg_node *record, const char *name)
{
	for (struct dg_node *f = record->first; f != NULL; f = f->next)
		if (f->kind == DG_K_FIELD && dg_str_is(f->u.field.name, name))
			return f;
	return NULL;
}

const struct dg_attr *
dg_node_attr(const struct dg_node *n, const char *key)
{
	for (const struct dg_attr *a = n->attrs; a != NULL; a = a->next)
		if (dg_str_is(a->key, key))
			return a;
	return NULL;
}

unsigned
dg_toc_levels(const struct dg_node *toc)
{
	const struct dg_attr *levels = dg_node_attr(toc, "levels");

	return levels != NULL && levels->value.n == 1 ?
	    (unsigned)(levels->value.p[0] - '0') : 3;
}

struct dg_node *
dg_node_enclosing(const struct dg_node *n, enum dg_kind kind)
{
	while (n != NULL && n->kind != kind)
		n = n->parent;
	return (struct dg_node *)n;
}

struct dg_str
dg_node_plain(struct dg_arena *a, const struct dg_node *n)
{
	struct dg_buf	buf;
	struct dg_str	s;

	dg_buf_init(&buf, DG_MAX_EXPANSION);
	for (const struct dg_node *t = n; t != NULL; t = dg_node_walk(n, (struct dg_node *)t)) {
		if (t->kind == DG_K_TEXT)
			dg_buf_add_str(&buf, t->u.text.s);
		else if (t->kind == DG_K_BREAK || t->kind == DG_K_TAB)
			dg_buf_putc(&buf, ' ');
	}
	s = dg_arena_dup(a, dg_buf_str(&buf));
	dg_buf_fini(&buf);
	return s;
}

int
dg_node_compare_ids(const void *a, const void *b)
{
	const struct dg_node	*x = *(struct dg_node *const *)a, *y = *(struct dg_node *const *)b;
	int			 c = dg_str_cmp(x->id, y->id);

	if (c != 0)
		return c;
	return (x->id_span.start > y->id_span.start) - (x->id_span.start < y->id_span.start);
}

struct dg_node *
dg_node_leave(const struct dg_node *root, struct dg_node *n)
{
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

struct dg_node *
dg_node_seek(const struct dg_node *root, struct dg_node *n, dg_kinds kinds)
{
	if (n == NULL) {
		n = (struct dg_node *)root;
		if (dg_kind_is_in(n->kind, kinds))
			return n;
	}
	do {
		bool into = n->first != NULL && (n->below & kinds) != 0;

		n = into ? n->first : dg_node_skip(root, n);
	} while (n != NULL && !dg_kind_is_in(n->kind, kinds));
	return n;
}
