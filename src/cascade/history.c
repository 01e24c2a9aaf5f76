/* history.c - what happened to one block, and what an address names now. */
#include "cascade/account.h"

#include <stdlib.h>
#include <string.h>

#include "cascade/ledger.h"
#include "cascade/pass.h"

#define SHOWN_BYTES	1000	/* of the words of a node that is gone */
#define SHOWN_NODES	8	/* that one took the place of */

const char *
dg_origin_name(enum dg_origin_how how)
{
	static const char *const name[] = { "plan", "header", "variable", "citation",
		"reference", "template", "numbering", "data", "replace", "append", "prepend",
		"before", "after", "remove", "edit", "move", "terms", "child" };

	return name[how];
}

/* ---- words ------------------------------------------------------------------------- */

struct words {
	struct dg_arena	*arena;
	struct dg_str	 all;
};

static struct dg_str
leaf_words(struct dg_arena *a, const struct dg_node *leaf)
{
	struct dg_flat	f;
	struct dg_str	s;

	dg_flat_init(&f);
	dg_flat_fill(&f, leaf);
	s = dg_arena_dup(a, dg_buf_str(&f.text));
	dg_flat_fini(&f);
	return s;
}

static bool
is_silent(const struct dg_node *leaf)
{
	return leaf->kind == DG_K_FIELD && (dg_str_is(leaf->u.field.name, "id") ||
	    dg_str_is(leaf->u.field.name, "class"));
}

static void
add_words(struct words *w, const struct dg_node *leaf)
{
	struct dg_str s;

	if (is_silent(leaf) || w->all.n >= SHOWN_BYTES)
		return;
	s = leaf->kind == DG_K_FIELD && leaf->first == NULL ? leaf->u.field.raw :
	    leaf_words(w->arena, leaf);
	if (s.n > 0)
		w->all = dg_arena_fmt(w->arena, "%.*s%s%.*s", DG_FMT(w->all),
		    w->all.n > 0 ? " | " : "", DG_FMT(s));
}

struct dg_str
dg_ledger_words(struct dg_arena *a, const struct dg_node *node)
{
	struct words	w = { a, DG_STR("") };
	struct dg_node *top = (struct dg_node *)node;

	for (const struct dg_attr *t = node->attrs; t != NULL; t = t->next)
		if (t->inlines != NULL)
			add_words(&w, t->inlines);
	for (struct dg_node *n = top; n != NULL; n = dg_node_walk(top, n))
		if (n->kind == DG_K_FIELD || (n->first != NULL &&
		    dg_kind_is_inline(n->first->kind)))
			add_words(&w, n);
	return w.all;
}

/* ---- events ------------------------------------------------------------------------- */

struct telling {
	const struct dg_ledger	*l;
	struct dg_arena		*arena;
	const struct dg_node	*node;
	struct dg_event		*first;		/* in order */
};

/* In the order in which a level does things. */
static int
rank(const struct dg_event *e)
{
	return e->how == DG_FROM_PLAN || dg_is_adding(e->how) ? 0 : e->how == DG_BY_EDIT ? 1 :
	    e->how == DG_BY_MOVE ? 2 : e->how == DG_BY_TERMS ? 3 : 4;
}

static struct dg_event *
event(struct telling *t, enum dg_origin_how how, struct dg_span at)
{
	unsigned	 level = dg_ledger_level(t->l, at);
	struct dg_event	*e = DG_NEW(t->arena, struct dg_event), **end = &t->first;

	*e = (struct dg_event){ .how = how, .level = level, .at = at };
	for (; *end != NULL; end = &(*end)->next) {
		if ((*end)->how == how && (*end)->level == level)
			return *end;
		if ((*end)->level > level || ((*end)->level == level && rank(*end) > rank(e)))
			break;
	}
	e->next = *end;
	*end = e;
	return e;
}

static void
reword(struct telling *t, struct dg_event *e, struct dg_reworded word)
{
	struct dg_reworded **end = &e->words;

	for (; *end != NULL; end = &(*end)->next) {
		if (dg_span_compare((*end)->at, word.at) != 0 ||
		    !dg_str_eq((*end)->old, word.old) || (*end)->next != NULL)
			continue;
		/* Words and marks that one change put there. */
		if (e->how == DG_BY_EDIT)
			(*end)->now = dg_arena_join(t->arena, (*end)->now, word.now);
		return;
	}
	*end = DG_NEW(t->arena, struct dg_reworded);
	**end = word;
}

/* Edits and rules, from the newest; of edits, those of one level. */
static void
tell_run(struct telling *t, const struct dg_node *run, struct dg_str field, unsigned level)
{
	struct dg_str now = run->kind == DG_K_TEXT ? run->u.text.s :
	    dg_mark_written(t->arena, run);

	for (const struct dg_origin *o = run->origin; o != NULL; o = o->next) {
		if (o->how != DG_BY_TERMS && (o->how != DG_BY_EDIT ||
		    dg_ledger_level(t->l, o->at) != level))
			continue;
		reword(t, event(t, o->how, o->at), (struct dg_reworded){ .at = o->at,
		    .field = field, .old = o->text, .now = now });
		now = o->text;
	}
}

/* Did the words of a level's edit stay in the leaf, as runs? */
static bool
is_told(const struct dg_event *e, struct dg_str field)
{
	for (const struct dg_reworded *w = e->words; w != NULL; w = w->next)
		if (dg_str_eq(w->field, field))
			return true;
	return false;
}

/* The level that edited a leaf last: only its words are all still there. */
static unsigned
edited_last(const struct telling *t, const struct dg_node *leaf)
{
	const struct dg_origin *o = leaf->origin;

	while (o != NULL && o->how != DG_BY_EDIT)
		o = o->next;
	return o != NULL ? dg_ledger_level(t->l, o->at) : DG_MAX_LEVELS;
}

/* What two texts begin and end with alike, in whole words, is left out. */
static void
cut_alike(struct dg_str *old, struct dg_str *now)
{
	size_t least = old->n < now->n ? old->n : now->n, head = 0, tail = 0;

	while (head < least && old->p[head] == now->p[head])
		head++;
	while (head > 0 && old->p[head - 1] != ' ')
		head--;
	while (tail < least - head && old->p[old->n - 1 - tail] == now->p[now->n - 1 - tail])
		tail++;
	while (tail > 0 && old->p[old->n - tail] != ' ')
		tail--;
	*old = dg_str_trim(dg_str_sub(*old, head, old->n - tail));
	*now = dg_str_trim(dg_str_sub(*now, head, now->n - tail));
}

static void
tell_whole(struct telling *t, struct dg_event *e, struct dg_reworded word)
{
	if (e->how == DG_BY_EDIT && word.field.n == 0)
		cut_alike(&word.old, &word.now);
	reword(t, e, word);
}

static void
tell_leaf(void *to, struct dg_node *leaf)
{
	struct telling	*t = to;
	struct dg_str	 field = leaf->kind == DG_K_FIELD ? leaf->u.field.name : DG_STR("");
	struct dg_str	 now = leaf->kind == DG_K_FIELD ? leaf->u.field.raw :
	    leaf_words(t->arena, leaf);

	for (const struct dg_node *n = leaf->first; n != NULL; n = n->next)
		if (dg_kind_is_inline(n->kind))
			tell_run(t, n, field, edited_last(t, leaf));
	for (const struct dg_origin *o = leaf->origin; o != NULL; o = o->next) {
		struct dg_event *e;

		if (o->how != DG_BY_EDIT && o->how != DG_BY_TERMS)
			continue;
		e = event(t, o->how, o->at);
		if (o->how == DG_BY_EDIT)
			e->at = o->at;
		if (o->how == DG_BY_TERMS || !is_told(e, field))
			tell_whole(t, e, (struct dg_reworded){ .at = o->at, .field = field,
			    .old = o->text, .now = o->how == DG_BY_EDIT ? now : DG_STR("") });
		now = o->how == DG_BY_EDIT ? o->text : now;
	}
}

/* ---- what was there before --------------------------------------------------------------- */

/* The first gone account of an operation, or the number of them. */
static size_t
first_gone(const struct dg_ledger *l, struct dg_span at)
{
	size_t low = 0, high = l->n_gone;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (dg_span_compare(l->gone[middle].node->origin->at, at) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const struct dg_node *
tell_replaced(struct telling *t, struct dg_event *e)
{
	const struct dg_ledger	*l = t->l;
	const struct dg_node	*first = NULL;
	size_t			 i = first_gone(l, e->at), n = 0;

	for (; i < l->n_gone && n < SHOWN_NODES && dg_span_compare(
	    l->gone[i].node->origin->at, e->at) == 0; i++) {
		const struct dg_account *g = &l->gone[i];

		if (g->share != DG_SHARE_REPLACED)
			continue;
		reword(t, e, (struct dg_reworded){ .at = g->span, .field = g->address,
		    .old = g->words });
		first = n++ == 0 ? g->node : first;
	}
	return first;
}

static void	tell_node(struct telling *, const struct dg_node *);

/* How it came into the document: written, or brought by an operation, in the place
 * of what then has a history of its own. */
static void
tell_start(struct telling *t, const struct dg_node *node)
{
	const struct dg_origin	*o = dg_adding_origin(node);
	const struct dg_node	*before;
	struct dg_event		*e = event(t, o != NULL ? o->how : DG_FROM_PLAN,
	    o != NULL ? o->at : node->span);

	e->text = node->span;
	if (e->how != DG_BY_REPLACE || e->words != NULL)
		return;
	before = tell_replaced(t, e);
	/* Each was written further up: it ends. */
	if (before != NULL && dg_ledger_level(t->l, before->span) < e->level)
		tell_node(t, before);
}

static void
tell_node(struct telling *t, const struct dg_node *node)
{
	tell_start(t, node);
	for (const struct dg_origin *o = node->origin; o != NULL; o = o->next) {
		struct dg_event *e;

		if (o->how == DG_BY_EDIT)
			event(t, o->how, o->at);
		if (o->how != DG_BY_MOVE)
			continue;
		e = event(t, o->how, o->at);
		e->why = o->text;
	}
	dg_own_leafs((struct dg_node *)node, tell_leaf, t);
}

/* What took it out of the document, if it is not in it. */
static void
tell_end(struct telling *t)
{
	const struct dg_node	*root = t->l->doc->dropped, *top = t->node;
	struct dg_event		*e, **end = &t->first;

	while (top->parent != NULL && top->parent != root)
		top = top->parent;
	if (root == NULL || top->parent != root || (top->origin->how != DG_BY_REMOVE &&
	    top->origin->how != DG_BY_REPLACE))
		return;
	e = DG_NEW(t->arena, struct dg_event);
	*e = (struct dg_event){ .how = top->origin->how == DG_BY_REMOVE ? DG_BY_REMOVE :
	    DG_BY_REPLACE, .level = dg_ledger_level(t->l, top->origin->at),
	    .at = top->origin->at, .why = top->origin->text };
	while (*end != NULL)
		end = &(*end)->next;
	*end = e;
}

const struct dg_event *
dg_ledger_history(const struct dg_ledger *l, const struct dg_node *node)
{
	struct telling t = { .l = l, .arena = l->doc->arena, .node = node };

	tell_node(&t, node);
	tell_end(&t);
	return t.first;
}

/* ---- what an address names ------------------------------------------------------------------ */

static bool
has_old_id(const struct dg_node *n, struct dg_str id)
{
	struct dg_str rest = n->was;

	while (rest.n > 0)
		if (dg_str_eq(dg_str_cut(&rest, ','), id))
			return true;
	return false;
}

static struct dg_account *
account_of(struct dg_ledger *l, const struct dg_node *n)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->item[i].node == n)
			return &l->item[i];
	return NULL;
}

static struct dg_account *
find_here(struct dg_ledger *l, struct dg_str address)
{
	for (size_t i = 0; i < l->n; i++)
		if (dg_str_eq(l->item[i].address, address))
			return &l->item[i];
	for (size_t i = 0; i < l->n; i++)
		if (has_old_id(l->item[i].node, address))
			return &l->item[i];
	for (const struct dg_alias *x = l->chain->aliases; x != NULL; x = x->next)
		if (dg_str_eq(x->name, address) && account_of(l, x->node) != NULL)
			return account_of(l, x->node);
	return NULL;
}

/* "x/2" where the second of "#x" has an id of its own. */
static struct dg_account *
find_place(struct dg_ledger *l, struct dg_str address)
{
	size_t			 slash = dg_str_find_char(address, '/');
	struct dg_account	*a = find_here(l, dg_str_sub(address, 0, slash));
	struct dg_node		*n = slash == 0 ? l->doc->root : a != NULL ? a->node : NULL;
	struct dg_str		 rest = dg_str_sub(address, slash + (slash < address.n),
	    address.n);

	while (n != NULL && rest.n > 0) {
		struct dg_str	step = dg_str_cut(&rest, '/');
		size_t		place = 0;

		for (size_t i = 0; i < step.n && place < DG_MAX_NODES; i++)
			place = step.p[i] >= '0' && step.p[i] <= '9' ?
			    place * 10 + (size_t)(step.p[i] - '0') : DG_MAX_NODES;
		n = dg_address_child(n, place);
	}
	return n != NULL ? account_of(l, n) : NULL;
}

/* "kp.tong": the row's own name. */
static struct dg_str
row_of(struct dg_str address)
{
	size_t dot = dg_str_find_char(address, '.');

	return dg_str_sub(address, dot < address.n ? dot + 1 : 0, address.n);
}

static const struct dg_account *
find_gone(struct dg_ledger *l, struct dg_str address, struct dg_account *one)
{
	bool row = dg_str_find_char(address, '.') < address.n;

	for (size_t i = 0; i < l->n_gone; i++) {
		struct dg_node *top = l->gone[i].node;

		for (struct dg_node *n = top; n != NULL; n = dg_node_walk(top, n)) {
			bool same = row ? n->kind == DG_K_RECORD && dg_str_eq(n->id, row_of(address))
			    && (n != top || dg_str_eq(l->gone[i].address, address)) :
			    n->kind != DG_K_RECORD && n->id.n > 0 &&
			    (dg_str_eq(n->id, address) || has_old_id(n, address));

			if (n == top && dg_str_eq(l->gone[i].address, address) && address.n > 0)
				same = true;
			if (!same)
				continue;
			*one = l->gone[i];
			one->node = n;
			one->kind = n->kind;
			one->address = address;
			one->span = n->span;
			one->history = dg_ledger_history(l, n);
			one->words = dg_ledger_words(l->doc->arena, n);
			return &l->gone[i];
		}
	}
	return NULL;
}

static bool
find(struct dg_ledger *l, struct dg_str address, const struct dg_account **found,
    struct dg_account *one, const struct dg_account **gone)
{
	*gone = NULL;
	*found = find_here(l, address);
	if (*found == NULL && dg_str_find_char(address, '/') < address.n)
		*found = find_place(l, address);
	if (*found == NULL && (*gone = find_gone(l, address, one)) != NULL)
		*found = one;
	return *found != NULL;
}

bool
dg_ledger_find(struct dg_ledger *l, struct dg_str address, const struct dg_account **found,
    struct dg_account *one, const struct dg_account **gone)
{
	size_t dot = address.n;

	if (find(l, address, found, one, gone))
		return true;
	/* "pc.so-ket.hạn": its row. */
	while (dot > 0 && address.p[dot - 1] != '.')
		dot--;
	address = dg_str_sub(address, 0, dot > 0 ? dot - 1 : 0);
	return dg_str_find_char(address, '.') < address.n && find(l, address, found, one, gone);
}

const struct dg_str *
dg_ledger_names(const struct dg_ledger *l, size_t *count)
{
	struct dg_str	*names = DG_NEW_ARRAY(l->doc->arena, l->n + l->n_gone + 1, struct dg_str);
	size_t		 n = 0;

	for (size_t i = 0; i < l->n; i++)
		if (l->item[i].node->id.n > 0)
			names[n++] = l->item[i].address;
	for (size_t i = 0; i < l->n_gone; i++)
		if (l->gone[i].address.n > 0)
			names[n++] = l->gone[i].address;
	*count = n;
	return names;
}
