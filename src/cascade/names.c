/* names.c - what the nodes of the tree above are called. */
#include "cascade/pass.h"

#include <stdlib.h>
#include <string.h>

static int
compare(const void *a, const void *b)
{
	const struct dg_name	*x = a, *y = b;
	int			 c = dg_str_cmp(x->name, y->name);

	if (c != 0)
		return c;
	if (x->how != y->how)
		return (int)x->how - (int)y->how;
	return (x->node->span.start > y->node->span.start) -
	    (x->node->span.start < y->node->span.start);
}

static bool
stands_in(const struct dg_node *root, const struct dg_node *n)
{
	while (n->parent != NULL)
		n = n->parent;
	return n == root;
}

static size_t
count(const struct dg_apply *a)
{
	size_t n = 0;

	for (struct dg_node *t = a->root; t != NULL; t = dg_walk_blocks(a->root, t)) {
		n += t->id.n > 0;
		for (size_t i = 0; i < t->was.n; i++)
			n += i == 0 || t->was.p[i] == ',';
	}
	for (const struct dg_alias *x = a->chain->aliases; x != NULL; x = x->next)
		n++;
	return n;
}

static void
add(struct dg_apply *a, struct dg_str name, struct dg_node *node, enum dg_name_how how)
{
	a->names[a->n_names++] = (struct dg_name){ name, node, how };
}

static void
add_node(struct dg_apply *a, struct dg_node *n)
{
	struct dg_str rest = n->was;

	if (n->id.n == 0)
		return;
	if (n->kind != DG_K_RECORD)
		add(a, n->id, n, DG_NAME_ID);
	else if (n->parent->id.n > 0)
		add(a, dg_arena_fmt(a->doc->arena, "%.*s.%.*s", DG_FMT(n->parent->id),
		    DG_FMT(n->id)), n, DG_NAME_ID);
	while (rest.n > 0)
		add(a, dg_str_cut(&rest, ','), n, DG_NAME_WAS);
}

void
dg_names_index(struct dg_apply *a)
{
	a->names = DG_NEW_ARRAY(a->doc->arena, count(a) + 1, struct dg_name);
	a->n_names = 0;
	a->listed = NULL;
	for (struct dg_node *t = a->root; t != NULL; t = dg_walk_blocks(a->root, t))
		add_node(a, t);
	for (const struct dg_alias *x = a->chain->aliases; x != NULL; x = x->next)
		if (stands_in(a->root, x->node))
			add(a, x->name, x->node, DG_NAME_ALIAS);
	qsort(a->names, a->n_names, sizeof *a->names, compare);
}

const struct dg_name *
dg_names_find(const struct dg_apply *a, struct dg_str s, size_t *n)
{
	size_t low = 0, high = a->n_names, end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (dg_str_cmp(a->names[middle].name, s) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < a->n_names && dg_str_eq(a->names[end].name, s); end++)
		;
	*n = end - low;
	return &a->names[low];
}

/* ---- two of one name --------------------------------------------------------- */

struct marks {
	uint64_t	*item;		/* heap */
	size_t		 n, cap;
};

static uint64_t
mark_of(uint64_t mark, struct dg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		mark = (mark ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return mark;
}

/* What marks the id of a node, its block's before it where that is said, too. */
static bool
mark_node(const struct dg_node *n, uint64_t *mark)
{
	*mark = UINT64_C(14695981039346656037);
	if (n->kind == DG_K_RECORD)
		*mark = mark_of(mark_of(*mark, n->parent->id), DG_STR("."));
	*mark = mark_of(*mark, n->id) | 1;
	return n->id.n > 0 && (n->kind != DG_K_RECORD || n->parent->id.n > 0);
}

/* Puts a mark into a table; false: it is there. */
static bool
set_mark(uint64_t *slot, size_t slots, uint64_t mark)
{
	size_t i = (size_t)(mark >> 32) & (slots - 1);

	while (slot[i] != 0 && slot[i] != mark)
		i = (i + 1) & (slots - 1);
	if (slot[i] == mark)
		return false;
	slot[i] = mark;
	return true;
}

/* Is no id there twice?  Also false where that only may be. */
static bool
is_each_once(const struct dg_apply *a)
{
	struct marks	 m = { NULL, 0, 0 };
	size_t		 slots = 64, i = 0;
	uint64_t	*slot, mark;

	for (struct dg_node *t = a->root; t != NULL; t = dg_walk_blocks(a->root, t))
		if (mark_node(t, &mark)) {
			DG_GROW(m.item, m.n, m.cap);
			m.item[m.n++] = mark;
		}
	while (slots < 2 * m.n)
		slots *= 2;
	slot = dg_xmalloc(slots * sizeof *slot);
	memset(slot, 0, slots * sizeof *slot);
	while (i < m.n && set_mark(slot, slots, m.item[i]))
		i++;
	free(slot);
	free(m.item);
	return i == m.n;
}

void
dg_names_check(struct dg_apply *a)
{
	if (is_each_once(a))
		return;
	dg_names_index(a);
	for (size_t i = 1; i < a->n_names; i++) {
		const struct dg_name	*x = &a->names[i - 1], *y = &a->names[i];
		struct dg_diag		*d;

		if (x->how != DG_NAME_ID || y->how != DG_NAME_ID ||
		    !dg_str_eq(x->name, y->name))
			continue;
		/* Two of one file were told when it was read. */
		if (x->node->id_span.source == y->node->id_span.source)
			continue;
		if (x->node->id_span.source == a->level->doc.source)
			x = y, y = &a->names[i - 1];
		d = dg_report(a->doc->sink, DG_R_id_above, y->node->id_span, DG_ARGS(y->name));
		dg_note_here(a, d, x->node);
	}
}

void
dg_names_note_nearest(struct dg_apply *a, struct dg_diag *d, struct dg_str s)
{
	if (a->doc->sink->n >= DG_NEAREST_UNTIL)
		return;
	if (a->listed == NULL) {
		a->listed = DG_NEW_ARRAY(a->doc->arena, a->n_names + 1, struct dg_str);
		for (size_t i = 0; i < a->n_names; i++)
			a->listed[i] = a->names[i].name;
		a->n_listed = a->n_names;
	}
	s = dg_nearest(s, a->listed, a->n_listed);
	if (s.n > 0) {
		size_t			 n;
		const struct dg_name	*found = dg_names_find(a, s, &n);

		dg_note(a->doc->sink, d, DG_R_note_nearest_above, dg_name_span(found->node),
		    DG_ARGS(s));
	}
}
