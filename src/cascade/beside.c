/*
 * beside.c - what an operation adds is put beside a node, or inside it.
 *
 * Beside a node: in a cluster around it, so that it goes where the node goes.
 * Inside: text behind (or before) the text that is there, sections behind (or
 * before) the sections.
 */
#include "cascade/pass.h"

/* ---- clusters ------------------------------------------------------------------------ */

static struct dg_node *
wrap(struct dg_apply *a, struct dg_node *node)
{
	struct dg_node *c = dg_node_new(a->doc->arena, DG_K_CLUSTER, node->span);

	dg_node_insert_before(node, c);
	dg_node_unlink(node);
	dg_node_append(c, node);
	return c;
}

struct dg_node *
dg_outer_of(struct dg_apply *a, struct dg_node *node)
{
	struct dg_touch *t = dg_touch_of(a, node);

	if (t->outer == NULL) {
		t->core = wrap(a, node);
		t->outer = wrap(a, t->core);
	}
	return t->outer;
}

struct dg_node *
dg_unit_of(struct dg_node *node)
{
	return node->touch != NULL && node->touch->outer != NULL ? node->touch->outer : node;
}

struct dg_node *
dg_stands_in(const struct dg_node *node)
{
	struct dg_node *p = node->parent;

	while (p != NULL && p->kind == DG_K_CLUSTER)
		p = p->parent;
	return p;
}

bool
dg_in_item(const struct dg_node *in)
{
	return in->kind == DG_K_ITEM || (in->kind == DG_K_LIST && dg_stands_in(in) != NULL &&
	    dg_stands_in(in)->kind == DG_K_ITEM);
}

/* The first thing in a cluster that is none. */
static const struct dg_node *
inner(const struct dg_node *n)
{
	while (n != NULL && n->kind == DG_K_CLUSTER)
		n = n->first;
	return n;
}

static bool
is_section(const struct dg_node *n)
{
	n = inner(n);
	if (n != NULL && n->kind == DG_K_PARENT && n->u.ref.note != NULL)
		n = n->u.ref.note;
	return n != NULL && n->kind == DG_K_SECTION;
}

/* ---- what fits ------------------------------------------------------------------------- */

/* What came with a node came as the node did. */
static void
hand_origin(struct dg_node *child, const struct dg_node *node)
{
	if (child->origin->how == DG_FROM_PLAN)
		child->origin = node->origin;
}

/* Puts what a node holds in its place. */
static void
dissolve(struct dg_node *node)
{
	for (struct dg_node *c = node->first; c != NULL; c = c->next)
		hand_origin(c, node);
	dg_node_replace_with_children(node, node);
}

static void
misfit(struct dg_apply *a, const struct dg_node *op, const struct dg_node *child,
    const struct dg_node *node, enum dg_rule rule)
{
	struct dg_diag *d = dg_report(a->doc->sink, rule, child->span, DG_ARGS(
	    dg_op_name(op->u.op.what)));

	dg_note_here(a, d, node);
}

/* The rows of a table beside those of another, or in it: as many columns, without
 * the header. */
static bool
fit_table(struct dg_apply *a, struct dg_node *op, struct dg_node *table,
    const struct dg_node *into)
{
	struct dg_node *row, *next;

	if (table->u.table.columns != into->u.table.columns) {
		misfit(a, op, table, into, DG_R_add_columns);
		return false;
	}
	for (row = table->first; row != NULL; row = next) {
		next = row->next;
		if (row->kind != DG_K_ROW || row->u.row.header)
			dg_node_unlink(row);
	}
	dissolve(table);
	return true;
}

static bool
fit_one(struct dg_apply *a, struct dg_node *op, struct dg_node *child,
    const struct dg_node *node, enum dg_kind wanted)
{
	const struct dg_node *table = node->kind == DG_K_ROW ? dg_stands_in(node) : node;

	if (child->kind == wanted || child->kind == DG_K_PARENT || child->kind == DG_K_NOTE)
		return true;
	if (wanted == DG_K_ITEM && child->kind == DG_K_LIST) {
		dissolve(child);
		return true;
	}
	if (wanted == DG_K_ITEM && dg_in_item(dg_stands_in(node)) && child->kind != DG_K_PARA) {
		misfit(a, op, child, node, DG_R_add_to_item);
		return false;
	}
	if (wanted == DG_K_ITEM)	/* what else it is parts the list */
		return true;
	if (wanted == DG_K_ROW && child->kind == DG_K_TABLE && table->kind == DG_K_TABLE)
		return fit_table(a, op, child, table);
	misfit(a, op, child, node, wanted == DG_K_ROW || wanted == DG_K_RECORD ?
	    DG_R_add_rows : DG_R_add_lines);
	return false;
}

/* What may stand beside a node; DOC: any running text. */
static enum dg_kind
wanted_beside(const struct dg_node *node)
{
	switch (node->kind) {
	case DG_K_ITEM: case DG_K_RECORD: case DG_K_ROW: case DG_K_RECIPIENT:
		return node->kind;
	default:
		return DG_K_DOC;
	}
}

/* What stands outside the text takes no text beside it, or in its place. */
static bool
is_outer(const struct dg_node *n)
{
	return n->kind == DG_K_RECIPIENTS || n->kind == DG_K_SIGNATURE ||
	    n->kind == DG_K_ADDRESSEES || n->kind == DG_K_ANNEX || n->kind == DG_K_SIGNER;
}

static bool
fit_outer(struct dg_apply *a, const struct dg_node *op, const struct dg_node *child,
    const struct dg_node *node)
{
	struct dg_diag *d;

	if (!is_outer(node) || child->kind == node->kind || child->kind == DG_K_PARENT)
		return true;
	d = dg_report(a->doc->sink, DG_R_add_outer, child->span, DG_ARGS(
	    dg_op_name(op->u.op.what), dg_str_of(dg_kind_name(node->kind == DG_K_SIGNER ?
	    DG_K_SIGNATURE : node->kind))));
	dg_note_here(a, d, node);
	return false;
}

static bool
fit_all(struct dg_apply *a, struct dg_node *op, const struct dg_node *node,
    enum dg_kind wanted, bool beside)
{
	struct dg_node *next;

	for (struct dg_node *c = op->first; c != NULL; c = next) {
		next = c->next;
		if (beside && !fit_outer(a, op, c, node))
			return false;
		if ((wanted == DG_K_DOC || wanted == DG_K_ITEM) &&
		    (c->kind == DG_K_RECORD || c->kind == DG_K_RECIPIENT)) {
			misfit(a, op, c, node, DG_R_add_text);
			return false;
		}
		if (wanted != DG_K_DOC && !fit_one(a, op, c, node, wanted))
			return false;
	}
	return true;
}

bool
dg_fit_beside(struct dg_apply *a, struct dg_node *op, const struct dg_node *node)
{
	return fit_all(a, op, node, wanted_beside(node), true);
}

static bool
is_lines(const struct dg_node *n)
{
	return n->kind == DG_K_RECIPIENTS || n->kind == DG_K_ADDRESSEES ||
	    n->kind == DG_K_BASES || n->kind == DG_K_SIGNATURE || dg_kind_is_rows(n->kind);
}

void
dg_mark_added(struct dg_apply *a, struct dg_node *op, const struct dg_node *target)
{
	for (struct dg_node *c = op->first; c != NULL; c = c->next) {
		dg_origin_push(a->doc->arena, c, dg_how_of(op->u.op.what), op->span,
		    target->span, DG_STR(""));
		/* Recipients leave their block when they are printed. */
		for (struct dg_node *n = c->first; n != NULL && is_lines(c); n = n->next)
			hand_origin(n, c);
	}
}

/* ---- beside --------------------------------------------------------------------------- */

void
dg_add_beside(struct dg_apply *a, struct dg_node *op, struct dg_node *node)
{
	struct dg_node *outer, *c;
	bool		before = op->u.op.what == DG_OP_BEFORE;

	dg_mark_added(a, op, node);
	if (!dg_fit_beside(a, op, node))
		return;
	outer = dg_outer_of(a, node);
	while ((c = op->first) != NULL) {
		dg_node_unlink(c);
		if (before)
			dg_node_insert_before(node->touch->core, c);
		else
			dg_node_append(outer, c);
	}
}

/* ---- inside ----------------------------------------------------------------------------- */

/* May a list go on with the one before it? */
static bool
joins(const struct dg_node *before, const struct dg_node *list)
{
	return before != NULL && before->kind == DG_K_LIST && list->kind == DG_K_LIST &&
	    before->u.list.marker == list->u.list.marker;
}

/* Puts c before at (NULL: at the end of into); a list goes on with the one there. */
static void
put(struct dg_node *into, struct dg_node *at, struct dg_node *c)
{
	struct dg_node *before = at != NULL ? at->prev : into->last, *item;

	if (joins(before, c)) {
		while ((item = c->first) != NULL) {
			hand_origin(item, c);
			dg_node_unlink(item);
			dg_node_append(before, item);
		}
	} else if (at != NULL) {
		dg_node_insert_before(at, c);
	} else {
		dg_node_append(into, c);
	}
}

static struct dg_node *
first_section(const struct dg_node *node)
{
	struct dg_node *c = node->first;

	while (c != NULL && !is_section(c))
		c = c->next;
	return c;
}

/* Closing sums stay at the end of a budget. */
static struct dg_node *
closing_sums(const struct dg_node *block, const struct dg_node *row)
{
	struct dg_node *sum = NULL;

	for (struct dg_node *r = block->last; r != NULL && r->kind == DG_K_RECORD &&
	    r->u.record.sum; r = r->prev)
		sum = r;
	return row->kind == DG_K_RECORD && row->u.record.sum ? NULL : sum;
}

static void
append(struct dg_node *node, struct dg_node *c)
{
	bool running = node->kind == DG_K_SECTION || node->kind == DG_K_ANNEX;

	if (dg_kind_is_rows(node->kind))
		put(node, closing_sums(node, c), c);
	else
		put(node, running && !is_section(c) ? first_section(node) : NULL, c);
}

/* The place at the start: behind the heading, or an item's own paragraph. */
static struct dg_node *
start_of(const struct dg_node *node)
{
	struct dg_node *c = node->first;

	if (c != NULL && (c->kind == DG_K_HEADING || (node->kind == DG_K_ITEM &&
	    c->kind == DG_K_PARA) || (node->kind == DG_K_TABLE && c->kind == DG_K_PARA)))
		c = c->next;
	while (c != NULL && node->kind == DG_K_TABLE && c->kind == DG_K_ROW && c->u.row.header)
		c = c->next;
	return c;
}

static void
prepend(struct dg_touch *t, struct dg_node *node, struct dg_node *c)
{
	struct dg_node *at = t->prepended != NULL ? t->prepended->next : start_of(node);

	if (is_section(c)) {
		at = first_section(node);
	} else {
		t->prepended = c;
	}
	if (at != NULL)
		dg_node_insert_before(at, c);
	else
		dg_node_append(node, c);
}

/* What may stand inside a node; DOC: running text; HEADING: nothing. */
static enum dg_kind
wanted_inside(const struct dg_node *node)
{
	switch (node->kind) {
	case DG_K_SECTION: case DG_K_ANNEX: case DG_K_ITEM:
		return DG_K_DOC;
	case DG_K_TARGETS: case DG_K_TASKS: case DG_K_BUDGET:
		return DG_K_RECORD;
	case DG_K_TABLE:
		return DG_K_ROW;
	case DG_K_RECIPIENTS: case DG_K_ADDRESSEES: case DG_K_BASES:
		return DG_K_RECIPIENT;
	default:
		return DG_K_HEADING;
	}
}

static bool
fit_item(struct dg_apply *a, struct dg_node *op, const struct dg_node *node)
{
	for (struct dg_node *c = op->first; c != NULL; c = c->next) {
		if (c->kind == DG_K_PARA || c->kind == DG_K_LIST || c->kind == DG_K_PARENT ||
		    c->kind == DG_K_NOTE)
			continue;
		misfit(a, op, c, node, DG_R_add_to_item);
		return false;
	}
	return true;
}

void
dg_add_inside(struct dg_apply *a, struct dg_node *op, struct dg_node *node)
{
	enum dg_kind	 wanted = wanted_inside(node);
	struct dg_node	*c;

	dg_mark_added(a, op, node);
	if (wanted == DG_K_HEADING) {
		misfit(a, op, op, node, DG_R_add_nothing);
		return;
	}
	if (!fit_all(a, op, node, wanted, false) || (node->kind == DG_K_ITEM &&
	    !fit_item(a, op, node)))
		return;
	while ((c = op->first) != NULL) {
		dg_node_unlink(c);
		if (op->u.op.what == DG_OP_PREPEND)
			prepend(dg_touch_of(a, node), node, c);
		else
			append(node, c);
	}
}
