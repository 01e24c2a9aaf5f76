/*
 * fact.c - what the nodes that a plan inherits say: names, words, digests.
 *
 * A plan that makes documents for many units inherits a tree for each; they differ
 * only by conditions.  Those trees are laid over one another: what several say
 * alike stands once, and what one has more stands behind what comes before it there.
 */
#include "cascade/lock.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "cascade/pass.h"

void
dg_facts_init(struct dg_facts *l, struct dg_arena *arena)
{
	*l = (struct dg_facts){ .arena = arena };
}

void
dg_facts_fini(struct dg_facts *l)
{
	free(l->seen);
}

/* ---- words --------------------------------------------------------------------------- */

static void
add_part(struct dg_buf *out, struct dg_str s)
{
	if (s.n == 0)
		return;
	if (out->n > 0)
		dg_buf_puts(out, " | ");
	dg_buf_add_str(out, s);
}

static void
add_leaf(struct dg_arena *a, struct dg_buf *out, const struct dg_node *leaf)
{
	add_part(out, dg_flat_words(a, leaf));
	if (leaf->kind == DG_K_RECIPIENT && leaf->u.recipient.note.n > 0)
		dg_buf_fmt(out, " (%.*s)", DG_FMT(leaf->u.recipient.note));
}

static void
add_fields(struct dg_arena *a, struct dg_buf *out, const struct dg_node *n)
{
	for (const struct dg_node *f = n->first; f != NULL; f = f->next)
		if (f->kind == DG_K_FIELD)
			add_part(out, dg_arena_fmt(a, "%.*s: %.*s", DG_FMT(f->u.field.name),
			    DG_FMT(f->u.field.raw)));
}

static void
add_attrs(struct dg_arena *a, struct dg_buf *out, const struct dg_node *n)
{
	for (const struct dg_attr *t = n->attrs; t != NULL; t = t->next) {
		struct dg_str value = t->inlines != NULL ? dg_flat_words(a, t->inlines) : t->value;

		add_part(out, dg_arena_fmt(a, "%.*s=%.*s", DG_FMT(t->key), DG_FMT(value)));
	}
}

static void
add_cells(struct dg_arena *a, struct dg_buf *out, const struct dg_node *row)
{
	for (struct dg_node *n = row->first; n != NULL; n = dg_node_walk(row, n))
		if (n->kind == DG_K_PARA)
			add_leaf(a, out, n);
}

/* Caption and the words of the columns. */
static void
add_table(struct dg_arena *a, struct dg_buf *out, const struct dg_node *table)
{
	add_attrs(a, out, table);
	for (const struct dg_node *n = table->first; n != NULL; n = n->next)
		if (n->kind == DG_K_ROW && n->u.row.header)
			add_cells(a, out, n);
}

/* Notes belong to what calls them. */
static void
add_notes(struct dg_arena *a, struct dg_buf *out, const struct dg_node *leaf)
{
	for (const struct dg_node *n = leaf->first; n != NULL; n = n->next) {
		if (n->kind != DG_K_NOTE)
			continue;
		for (const struct dg_node *p = n->first; p != NULL; p = p->next)
			add_part(out, dg_flat_words(a, p));
	}
}

static void
add_words(struct dg_arena *a, struct dg_buf *out, const struct dg_node *n)
{
	const struct dg_node *leaf = n;

	if ((n->kind == DG_K_SECTION || n->kind == DG_K_ITEM) && n->first != NULL)
		leaf = n->first;
	if (n->kind == DG_K_PLACE)
		dg_buf_fmt(out, "{{%.*s}}", DG_FMT(n->u.ref.path));
	else if (n->kind == DG_K_RECORD || n->kind == DG_K_SIGNER)
		add_fields(a, out, n);
	else if (n->kind == DG_K_TABLE)
		add_table(a, out, n);
	else if (n->kind == DG_K_ROW)
		add_cells(a, out, n);
	else if (dg_kind_is_leaf(leaf->kind))
		add_leaf(a, out, leaf);
	else
		add_attrs(a, out, n);
	if (dg_kind_is_leaf(leaf->kind))
		add_notes(a, out, leaf);
}

struct dg_str
dg_fact_text(struct dg_arena *a, const struct dg_node *n)
{
	struct dg_buf	out;
	struct dg_str	s;

	dg_buf_init(&out, DG_MAX_EXPANSION);
	add_words(a, &out, n);
	s = dg_arena_dup(a, dg_str_trim(dg_buf_str(&out)));
	dg_buf_fini(&out);
	return s;
}

/* ---- the list ---------------------------------------------------------------------------- */

static void
put_after(struct dg_facts *l, struct dg_fact *at, struct dg_fact *f)
{
	f->next = at != NULL ? at->next : l->first;
	if (at != NULL)
		at->next = f;
	else
		l->first = f;
	if (l->last == at)
		l->last = f;
	l->n++;
	l->by_address = NULL;
}

static int
compare(const void *a, const void *b)
{
	const struct dg_fact *x = *(struct dg_fact *const *)a, *y = *(struct dg_fact *const *)b;
	int c = dg_str_cmp(x->address, y->address);

	return c != 0 ? c : (x->order > y->order) - (x->order < y->order);
}

static void
sort(struct dg_facts *l)
{
	size_t n = 0;

	l->by_address = DG_NEW_ARRAY(l->arena, l->n + 1, struct dg_fact *);
	for (struct dg_fact *f = l->first; f != NULL; f = f->next) {
		f->order = n;
		l->by_address[n++] = f;
	}
	if (n > 0)
		qsort(l->by_address, n, sizeof *l->by_address, compare);
}

struct dg_fact **
dg_facts_find(struct dg_facts *l, struct dg_str address, size_t *n)
{
	size_t low = 0, high = l->n, end;

	if (l->by_address == NULL)
		sort(l);
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (dg_str_cmp(l->by_address[middle]->address, address) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < l->n && dg_str_eq(l->by_address[end]->address, address); end++)
		;
	*n = end - low;
	return &l->by_address[low];
}

static struct dg_fact *
new_fact(struct dg_apply *a, struct dg_facts *l, const struct dg_address *item)
{
	struct dg_node	*n = (struct dg_node *)item->node, *in = dg_address_parent(n);
	struct dg_fact	*f = DG_NEW(l->arena, struct dg_fact);

	f->address = dg_arena_dup(l->arena, item->name);
	f->kind = dg_str_of(dg_kind_name(n->kind));
	f->classes = n->classes;
	f->was = dg_arena_dup(l->arena, n->was);
	f->text = dg_arena_dup(l->arena, dg_fact_text(a->doc->arena, n));
	f->digest = dg_digest(l->arena, f->text);
	f->span = n->span;
	f->named = n->id.n > 0 && dg_str_find_char(f->address, '/') == f->address.n;
	f->kept = n->touch != NULL && n->touch->kept;
	f->parent = in != NULL && in->touch != NULL ? in->touch->fact : NULL;
	f->in = f->parent != NULL ? f->parent->address : DG_STR("");
	dg_touch_of(a, n)->fact = f;
	return f;
}

void
dg_facts_collect(struct dg_apply *a, struct dg_facts *l)
{
	struct dg_address	*item;
	size_t			 n = dg_address_list(a->doc->arena, a->root, &item);

	for (size_t i = 0; i < n; i++)
		put_after(l, l->last, new_fact(a, l, &item[i]));
}

/* ---- one list over another ------------------------------------------------------------- */

static struct dg_fact *
twin_of(struct dg_facts *l, const struct dg_fact *f)
{
	size_t		 n;
	struct dg_fact	**found = dg_facts_find(l, f->address, &n);

	for (size_t i = 0; i < n; i++)
		if (dg_str_eq(found[i]->digest, f->digest) && found[i]->classes == f->classes)
			return found[i];
	return NULL;
}

static bool
has_hold(const struct dg_fact *f, const struct dg_hold *h)
{
	for (const struct dg_hold *x = f->holds; x != NULL; x = x->next)
		if (x->at.source == h->at.source && x->at.start == h->at.start &&
		    dg_str_eq(x->address, h->address))
			return true;
	return false;
}

static void
join_holds(struct dg_fact *f, struct dg_fact *from)
{
	struct dg_hold *h, *next;

	for (h = from->holds; h != NULL; h = next) {
		next = h->next;
		if (has_hold(f, h))
			continue;
		h->next = f->holds;
		f->holds = h;
	}
	f->kept |= from->kept;
}

/* Lays l over into; what only l has stays as it is, but for what it stands in. */
static void
lay_over(struct dg_facts *into, struct dg_facts *l)
{
	struct dg_fact *f, *next, *at = NULL;

	for (f = l->first; f != NULL; f = f->next)
		f->match = twin_of(into, f);
	for (f = l->first; f != NULL; f = next) {
		next = f->next;
		if (f->match != NULL) {
			join_holds(f->match, f);
			at = f->match;
			continue;
		}
		if (f->parent != NULL && f->parent->match != NULL)
			f->parent = f->parent->match;
		put_after(into, at, f);
		at = f;
	}
}

/* ---- documents ------------------------------------------------------------------------------ */

/* The conditions that do not hold are what was put aside. */
bool
dg_facts_knows(struct dg_facts *l, const struct dg_doc *doc)
{
	struct dg_buf	buf;
	struct dg_str	mark;

	dg_buf_init(&buf, DG_MAX_EXPANSION);
	for (const struct dg_node *n = doc->dropped != NULL ? doc->dropped->first : NULL;
	    n != NULL; n = n->next)
		dg_buf_fmt(&buf, "%u:%u ", n->span.source, n->span.start);
	mark = dg_digest(l->arena, dg_buf_str(&buf));
	dg_buf_fini(&buf);
	for (size_t i = 0; i < l->n_seen; i++)
		if (dg_str_eq(l->seen[i], mark))
			return true;
	DG_GROW(l->seen, l->n_seen, l->cap_seen);
	l->seen[l->n_seen++] = mark;
	return false;
}

void
dg_facts_add(struct dg_facts *l, struct dg_doc *doc, struct dg_chain *chain,
    struct dg_sink *own)
{
	struct dg_doc		 mine;
	struct dg_apply		 a;
	struct dg_facts	 more, *to = l->n > 0 ? &more : l;

	dg_cascade(doc, chain, chain->n - 1);
	mine = *doc;
	mine.sink = own;
	a = (struct dg_apply){ .doc = &mine, .root = doc->root, .chain = chain,
	    .level = &chain->level[chain->n - 1] };
	dg_level_open(&a);
	dg_facts_init(&more, l->arena);
	more.lost = l->lost;
	dg_facts_collect(&a, to);
	dg_holds_collect(&a, to);
	if (to == &more) {
		l->lost = more.lost;
		lay_over(l, &more);
	}
}
