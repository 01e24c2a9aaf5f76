/* account.c - classes of blocks, level by level, and their sums. */
#include "cascade/account.h"

#include <stdlib.h>
#include <string.h>

#include "cascade/ledger.h"
#include "doc/address.h"

const char *
dg_share_name(enum dg_share share)
{
	static const char *const name[] = { "own", "kept", "terms", "edited", "moved",
		"condensed", "rewritten", "new", "removed", "replaced", "local", "off" };

	return name[share];
}

unsigned
dg_ledger_level(const struct dg_ledger *l, struct dg_span at)
{
	unsigned i = 0;

	while (i < l->chain->n && l->chain->level[i].doc.source != at.source)
		i++;
	return i;
}

bool
dg_is_adding(enum dg_origin_how how)
{
	return (how >= DG_BY_REPLACE && how <= DG_BY_AFTER) || how == DG_BY_CHILD;
}

int
dg_span_compare(struct dg_span a, struct dg_span b)
{
	if (a.source != b.source)
		return a.source < b.source ? -1 : 1;
	return (a.start > b.start) - (a.start < b.start);
}

/* ---- leafs ------------------------------------------------------------------------- */

static bool
holds_inlines(const struct dg_node *n)
{
	return n->first != NULL && dg_kind_is_inline(n->first->kind);
}

static void
each_below(struct dg_node *node, dg_leaf_function f, void *to)
{
	for (struct dg_node *n = node->first; n != NULL; n = dg_node_walk(node, n))
		if (n->kind == DG_K_FIELD || holds_inlines(n))
			f(to, n);
}

void
dg_own_leafs(struct dg_node *node, dg_leaf_function f, void *to)
{
	struct dg_node *first = node->first;

	for (const struct dg_attr *a = node->attrs; a != NULL; a = a->next)
		if (a->inlines != NULL)
			f(to, a->inlines);
	switch (node->kind) {
	case DG_K_SECTION: case DG_K_ITEM: case DG_K_TABLE:
		if (first != NULL && (first->kind == DG_K_HEADING || first->kind == DG_K_PARA))
			f(to, first);
		break;
	case DG_K_RECORD: case DG_K_SIGNER: case DG_K_ROW:
		each_below(node, f, to);
		break;
	default:
		if (dg_kind_is_leaf(node->kind) || node->kind == DG_K_FIELD)
			f(to, node);
	}
}

/* ---- traces ------------------------------------------------------------------------- */

/* What was done to a block, a bit an operation of each level. */
struct trace {
	const struct dg_ledger	*l;
	unsigned		 level;		/* that wrote it */
	uint16_t		 done[DG_MAX_LEVELS];
	struct dg_span		 replaced;	/* the operation */
};

static bool
did(const struct trace *t, unsigned level, enum dg_origin_how how)
{
	return t->done[level] & 1u << (how - DG_BY_REPLACE);
}

static void
trace_origin(struct trace *t, const struct dg_origin *o)
{
	for (; o != NULL; o = o->next) {
		unsigned level = dg_ledger_level(t->l, o->at);

		if (o->how < DG_BY_REPLACE || level == t->l->chain->n)
			continue;
		t->done[level] |= (uint16_t)(1u << (o->how - DG_BY_REPLACE));
		if (o->how == DG_BY_REPLACE)
			t->replaced = o->at;
	}
}

static void
trace_leaf(void *to, struct dg_node *leaf)
{
	trace_origin(to, leaf->origin);
	for (const struct dg_node *n = leaf->first; n != NULL; n = n->next)
		if (dg_kind_is_inline(n->kind))
			trace_origin(to, n->origin);
}

const struct dg_origin *
dg_adding_origin(const struct dg_node *n)
{
	uint32_t source = n->span.source;

	for (; n != NULL; n = n->parent)
		for (const struct dg_origin *o = n->origin; o != NULL; o = o->next)
			if (dg_is_adding(o->how) && o->at.source == source)
				return o;
	return NULL;
}

static struct trace
trace_of(const struct dg_ledger *l, struct dg_node *node)
{
	struct trace		 t = { .l = l, .level = dg_ledger_level(l, node->span) };
	const struct dg_origin	*o = dg_adding_origin(node);

	if (t.level == l->chain->n)
		t.level = 0;
	trace_origin(&t, node->origin);
	dg_own_leafs(node, trace_leaf, &t);
	if (o != NULL) {
		t.done[t.level] |= (uint16_t)(1u << (o->how - DG_BY_REPLACE));
		if (o->how == DG_BY_REPLACE)
			t.replaced = o->at;
	}
	return t;
}

/* ---- classes ------------------------------------------------------------------------- */

static int
compare_replacements(const void *a, const void *b)
{
	const struct dg_replacement *x = a, *y = b;

	return dg_span_compare(x->at, y->at);
}

static struct dg_replacement *
replacement_at(const struct dg_ledger *l, struct dg_span at)
{
	struct dg_replacement key = { .at = at };

	return l->n_replacements == 0 ? NULL : bsearch(&key, l->replacement,
	    l->n_replacements, sizeof key, compare_replacements);
}

static enum dg_share
share_written(const struct dg_ledger *l, const struct trace *t)
{
	const struct dg_replacement *r;

	if (t->level == 0)
		return DG_SHARE_OWN;
	if (!did(t, t->level, DG_BY_REPLACE))
		return DG_SHARE_NEW;
	r = replacement_at(l, t->replaced);
	/* What a {{parent}} keeps is not replaced: this came beside it. */
	if (r == NULL)
		return DG_SHARE_NEW;
	return r->nodes > 1 || (r->after < r->before && !r->lines) ? DG_SHARE_CONDENSED :
	    DG_SHARE_REWRITTEN;
}

static enum dg_share
share_at(const struct dg_ledger *l, const struct trace *t, unsigned level)
{
	if (level == t->level)
		return share_written(l, t);
	return did(t, level, DG_BY_EDIT) ? DG_SHARE_EDITED : did(t, level, DG_BY_TERMS) ?
	    DG_SHARE_TERMS : did(t, level, DG_BY_MOVE) ? DG_SHARE_MOVED : DG_SHARE_KEPT;
}

static enum dg_share
share_in_all(const struct dg_ledger *l, const struct trace *t)
{
	bool edit = false, terms = false, move = false;

	if (t->level > 0 || l->chain->n < 2)
		return share_written(l, t);
	for (unsigned i = 1; i < l->chain->n; i++) {
		edit |= did(t, i, DG_BY_EDIT);
		terms |= did(t, i, DG_BY_TERMS);
		move |= did(t, i, DG_BY_MOVE);
	}
	return edit ? DG_SHARE_EDITED : terms ? DG_SHARE_TERMS : move ? DG_SHARE_MOVED :
	    DG_SHARE_KEPT;
}

/* ---- collecting ------------------------------------------------------------------------- */

static bool
is_counted(const struct dg_node *n)
{
	switch (n->kind) {
	case DG_K_PARA:
		return n->parent->kind != DG_K_CELL && n->parent->kind != DG_K_TABLE &&
		    n->parent->kind != DG_K_NOTE &&
		    (n->parent->kind != DG_K_ITEM || n->prev != NULL);
	case DG_K_ROW:
		return !n->u.row.header;
	case DG_K_SECTION: case DG_K_ANNEX: case DG_K_ITEM: case DG_K_RECORD:
	case DG_K_RECIPIENT: case DG_K_SIGNER:
		return true;
	default:
		return false;
	}
}

static size_t
count_blocks(struct dg_node *top)
{
	size_t n = 0;

	for (struct dg_node *x = top; x != NULL; x = dg_node_walk(top, x))
		n += is_counted(x);
	return n;
}

/* What is being gone through, outermost first. */
struct frame {
	struct dg_node	*node, *last;
	struct dg_str	 address;
	size_t		 place, account;
};

static struct dg_str
address_of(struct dg_arena *a, const struct frame *in, const struct dg_node *n)
{
	if (n->id.n > 0 && n->kind != DG_K_RECORD)
		return n->id;
	if (n->id.n > 0 && in->node->id.n > 0)
		return dg_arena_fmt(a, "%.*s.%.*s", DG_FMT(in->address), DG_FMT(n->id));
	return dg_arena_fmt(a, "%.*s/%zu", DG_FMT(in->address), in->place);
}

static void
add_account(struct dg_ledger *l, struct dg_node *n, struct dg_str address)
{
	unsigned level = dg_ledger_level(l, n->span);

	l->item[l->n++] = (struct dg_account){ .node = n, .address = address, .kind = n->kind,
	    .counted = is_counted(n), .level = level < l->chain->n ? level : 0, .span = n->span,
	    .words = n->kind == DG_K_RECORD || n->kind == DG_K_SIGNER ?
	    dg_ledger_words(l->doc->arena, n) : DG_STR("") };
}

static void
collect(struct dg_ledger *l, struct dg_node *root)
{
	struct frame	*frame = NULL;
	size_t		 n = 0, cap = 0;

	DG_GROW(frame, n, cap);
	frame[n++] = (struct frame){ .node = root };
	while (n > 0) {
		struct frame	*f = &frame[n - 1];
		struct dg_node	*child = f->last == NULL ? dg_address_first(f->node) :
		    dg_address_next(f->node, f->last);
		struct dg_str	 address;

		if (child == NULL) {
			if (--n > 0)
				l->item[f->account].inside = l->n - f->account - 1;
			continue;
		}
		f->last = child;
		f->place++;
		address = address_of(l->doc->arena, f, child);
		add_account(l, child, address);
		DG_GROW(frame, n, cap);
		frame[n++] = (struct frame){ .node = child, .address = address,
		    .account = l->n - 1 };
	}
	free(frame);
}

static enum dg_share
share_gone(const struct dg_node *top)
{
	if (top->kind == DG_K_WHEN)
		return DG_SHARE_OFF;
	return top->origin->how == DG_BY_REMOVE ? DG_SHARE_REMOVED :
	    top->origin->how == DG_BY_REPLACE ? DG_SHARE_REPLACED : DG_SHARE_LOCAL;
}

static int
compare_gone(const void *a, const void *b)
{
	const struct dg_account	*x = a, *y = b;
	int			 c = dg_span_compare(x->node->origin->at, y->node->origin->at);

	return c != 0 ? c : dg_span_compare(x->span, y->span);
}

/* What the operation called it that took it out. */
static struct dg_str
called(struct dg_arena *a, const struct dg_node *op, const struct dg_node *n)
{
	struct dg_str row = dg_arena_fmt(a, ".%.*s", DG_FMT(n->id));

	for (const struct dg_op_target *t = op->u.op.targets; t != NULL; t = t->next)
		if ((n->id.n > 0 && dg_str_ends(t->address, row.p)) ||
		    (n->id.n == 0 && op->u.op.targets->next == NULL))
			return t->address;
	return n->id;
}

/* Gone accounts and operations are both in the order of files and places. */
static void
name_gone(struct dg_ledger *l)
{
	const struct dg_node	*op = NULL;
	uint32_t		 source = 0;

	for (size_t i = 0; i < l->n_gone; i++) {
		struct dg_account	*g = &l->gone[i];
		struct dg_span		 at = g->node->origin->at;
		unsigned		 level = dg_ledger_level(l, at);

		g->address = g->node->id;
		if (level == l->chain->n || g->node->origin->how < DG_BY_REPLACE)
			continue;
		if (at.source != source)
			op = l->chain->level[level].doc.root->first;
		source = at.source;
		while (op != NULL && (op->kind != DG_K_OP || op->span.start < at.start))
			op = op->next;
		if (op != NULL && op->span.start == at.start)
			g->address = called(l->doc->arena, op, g->node);
	}
}

static void
collect_gone(struct dg_ledger *l)
{
	struct dg_node	*root = l->doc->dropped;
	size_t		 n = 0;

	for (struct dg_node *c = root != NULL ? root->first : NULL; c != NULL; c = c->next)
		n++;
	l->gone = DG_NEW_ARRAY(l->doc->arena, n + 1, struct dg_account);
	for (struct dg_node *c = root != NULL ? root->first : NULL; c != NULL; c = c->next) {
		unsigned level = dg_ledger_level(l, c->span);

		l->gone[l->n_gone++] = (struct dg_account){ .node = c,
		    .kind = c->kind,
		    .share = share_gone(c), .level = level < l->chain->n ? level : 0,
		    .span = c->span, .inside = count_blocks(c),
		    .words = dg_ledger_words(l->doc->arena, c) };
	}
	if (n > 0)
		qsort(l->gone, n, sizeof *l->gone, compare_gone);
	name_gone(l);
}

/* ---- sums ------------------------------------------------------------------------------- */

/* Gone accounts are in the order of their operations. */
static void
collect_replacements(struct dg_ledger *l)
{
	struct dg_replacement *r;

	l->replacement = DG_NEW_ARRAY(l->doc->arena, l->n_gone + 1, struct dg_replacement);
	for (size_t i = 0; i < l->n_gone; i++) {
		struct dg_span at = l->gone[i].node->origin->at;

		if (l->gone[i].share != DG_SHARE_REPLACED)
			continue;
		r = l->n_replacements > 0 ? &l->replacement[l->n_replacements - 1] : NULL;
		if (r == NULL || dg_span_compare(r->at, at) != 0) {
			r = &l->replacement[l->n_replacements++];
			r->at = at;
		}
		r->nodes++;
		r->before += l->gone[i].inside;
		r->lines |= dg_kind_is_rows(l->gone[i].kind) ||
		    l->gone[i].kind == DG_K_RECIPIENTS || l->gone[i].kind == DG_K_ADDRESSEES;
	}
}

static void
count_replacing(struct dg_ledger *l, const struct trace *t, bool counted)
{
	struct dg_replacement *r = counted && did(t, t->level, DG_BY_REPLACE) ?
	    replacement_at(l, t->replaced) : NULL;

	if (r != NULL)
		r->after++;
}

static void
sum_up(struct dg_ledger *l, struct dg_account *a, const struct trace *t)
{
	a->share = share_in_all(l, t);
	for (unsigned i = 0; i < l->chain->n; i++)
		a->moved |= did(t, i, DG_BY_MOVE);
	if (!a->counted)
		return;
	l->total[a->share]++;
	for (unsigned i = t->level; i < l->chain->n; i++)
		l->sum[i][share_at(l, t, i)]++;
}

static void
sum_up_gone(struct dg_ledger *l, const struct dg_account *a)
{
	unsigned level = dg_ledger_level(l, a->share == DG_SHARE_OFF ? a->span :
	    a->node->origin->at);

	l->total[a->share] += a->inside;
	if (level < l->chain->n)
		l->sum[level][a->share] += a->inside;
}

void
dg_ledger_make(struct dg_doc *doc, const struct dg_chain *chain, struct dg_ledger *l)
{
	struct trace	*trace;
	size_t		 n = 0;

	*l = (struct dg_ledger){ .doc = doc, .chain = chain };
	for (struct dg_node *x = doc->root; x != NULL; x = dg_node_walk(doc->root, x))
		n += !dg_kind_is_inline(x->kind);
	l->item = DG_NEW_ARRAY(doc->arena, n + 1, struct dg_account);
	collect(l, doc->root);
	collect_gone(l);
	collect_replacements(l);
	trace = dg_xmalloc((l->n + 1) * sizeof *trace);
	for (size_t i = 0; i < l->n; i++) {
		trace[i] = trace_of(l, l->item[i].node);
		count_replacing(l, &trace[i], l->item[i].counted);
	}
	for (size_t i = 0; i < l->n; i++)
		sum_up(l, &l->item[i], &trace[i]);
	for (size_t i = 0; i < l->n_gone; i++)
		sum_up_gone(l, &l->gone[i]);
	free(trace);
	for (size_t i = 0; i < l->n; i++)
		l->item[i].history = dg_ledger_history(l, l->item[i].node);
	for (size_t i = 0; i < l->n_gone; i++)
		l->gone[i].history = dg_ledger_history(l, l->gone[i].node);
}

/* ---- the composed tree ------------------------------------------------------------------- */

/* The nearest around a leaf that is a block: its item, section, or row of a ruled
 * table. */
static const struct dg_node *
block_of(const struct dg_node *leaf)
{
	const struct dg_node *p = leaf->parent;

	if (p == NULL)
		return leaf;
	if (p->kind == DG_K_CELL)
		return p->parent->parent->u.table.look == DG_LOOK_GRID ? p->parent : leaf;
	if (leaf->kind == DG_K_HEADING || (p->kind == DG_K_ITEM && leaf == p->first))
		return p;
	return leaf;
}

/* Where the words of a leaf were written: a line of the template holds words of
 * plans. */
static struct dg_span
written_at(const struct dg_ledger *l, const struct dg_node *leaf)
{
	const struct dg_node *n = leaf->first;

	if (leaf->origin->how != DG_FROM_TEMPLATE)
		return leaf->span;
	while (n != NULL && (n->origin->how == DG_FROM_TEMPLATE ||
	    dg_ledger_level(l, n->span) == l->chain->n))
		n = n->next;
	return n != NULL ? n->span : DG_NOWHERE;
}

bool
dg_ledger_mark(const struct dg_ledger *l, const struct dg_node *leaf, struct dg_marked *m)
{
	struct dg_span		 at = written_at(l, leaf);
	struct trace		 t = { .l = l, .level = dg_ledger_level(l, at) };
	const struct dg_node	*block = block_of(leaf);
	const struct dg_origin	*o = dg_adding_origin(leaf);

	if (t.level == l->chain->n)
		return false;
	m->level = t.level;
	trace_leaf(&t, (struct dg_node *)leaf);
	if (block != leaf)
		trace_origin(&t, block->origin);
	for (struct dg_node *n = block->first; block->kind == DG_K_ROW && n != NULL;
	    n = dg_node_walk(block, n))
		trace_origin(&t, n->origin);
	if (o != NULL)
		trace_origin(&t, o);
	m->share = share_in_all(l, &t);
	m->by = m->level;
	for (unsigned i = 0; i < l->chain->n; i++)
		if ((m->share == DG_SHARE_EDITED && did(&t, i, DG_BY_EDIT)) ||
		    (m->share == DG_SHARE_TERMS && did(&t, i, DG_BY_TERMS)) ||
		    (m->share == DG_SHARE_MOVED && did(&t, i, DG_BY_MOVE)))
			m->by = i;
	return true;
}

bool
dg_ledger_mark_run(const struct dg_ledger *l, const struct dg_node *text, struct dg_marked *m)
{
	for (const struct dg_origin *o = text->origin; o != NULL; o = o->next) {
		if (o->how != DG_BY_EDIT && o->how != DG_BY_TERMS)
			continue;
		m->level = m->by = dg_ledger_level(l, o->at);
		m->share = o->how == DG_BY_EDIT ? DG_SHARE_EDITED : DG_SHARE_TERMS;
		return m->level < l->chain->n;
	}
	return false;
}
