/*
 * contract.c - what a level may do to the one above: each node is changed once,
 * what is locked not at all, what must be adapted is.
 */
#include "cascade/pass.h"

#include <stdlib.h>

struct dg_touch *
dg_touch_of(struct dg_apply *a, struct dg_node *n)
{
	if (n->touch == NULL)
		n->touch = DG_NEW(a->doc->arena, struct dg_touch);
	return n->touch;
}

bool
dg_is_locked(const struct dg_node *n)
{
	while (n != NULL && !(n->classes & DG_CLASS_LOCKED))
		n = n->parent;
	return n != NULL;
}

static struct dg_str
hash(struct dg_apply *a, struct dg_str address)
{
	return dg_arena_join(a->doc->arena, DG_STR("#"), address);
}

static void
note_op(struct dg_apply *a, struct dg_diag *d, const struct dg_node *op)
{
	dg_note(a->doc->sink, d, DG_R_note_declared_here, op->span,
	    DG_ARGS(dg_op_name(op->u.op.what)));
}

static void
fail(struct dg_apply *a, struct dg_job *job, enum dg_rule rule, struct dg_span at,
    const struct dg_node *node, const struct dg_node *other)
{
	struct dg_diag *d = dg_report(a->doc->sink, rule, at, DG_ARGS(
	    dg_op_name(job->op->u.op.what), hash(a, dg_address_of(a->doc->arena, node))));

	job->bad = true;
	if (other != NULL)
		note_op(a, d, other);
	dg_note_here(a, d, node);
}

/* ---- once ---------------------------------------------------------------------------- */

static bool
is_change(enum dg_op op)
{
	return op == DG_OP_REPLACE || op == DG_OP_REMOVE || op == DG_OP_EDIT;
}

static void
mark_inside(struct dg_apply *a, const struct dg_node *node)
{
	for (struct dg_node *n = node->parent; n != NULL; n = n->parent) {
		if (n->touch != NULL && n->touch->inside)
			return;
		dg_touch_of(a, n)->inside = true;
	}
}

static void
mark(struct dg_apply *a, struct dg_job *job, struct dg_node *node, struct dg_span at)
{
	struct dg_touch		*t = dg_touch_of(a, node);
	const struct dg_node	**slot;

	slot = job->op->u.op.what == DG_OP_MOVE ? &t->moved :
	    job->op->u.op.what == DG_OP_EDIT ? &t->edited :
	    is_change(job->op->u.op.what) ? &t->changed : NULL;
	if (slot == NULL)
		return;
	if (*slot != NULL) {
		fail(a, job, DG_R_target_twice, at, node, *slot);
		return;
	}
	*slot = job->op;
	if (is_change(job->op->u.op.what))
		mark_inside(a, node);
}

/* ---- locked ---------------------------------------------------------------------------- */

static bool
is_beside(enum dg_op op)
{
	return op == DG_OP_BEFORE || op == DG_OP_AFTER;
}

static const struct dg_node *
locked_above(const struct dg_node *n)
{
	while (n != NULL && !(n->classes & DG_CLASS_LOCKED))
		n = n->parent;
	return n;
}

/* Does a {{parent}} keep n, which stands in what op replaces? */
static bool
is_kept(const struct dg_node *n, const struct dg_node *op)
{
	for (; n != NULL; n = n->parent) {
		if (n->touch != NULL && n->touch->kept)
			return true;
		if (n->touch != NULL && n->touch->changed == op)
			return false;
	}
	return false;
}

/* What is locked inside node goes with it. */
static void
check_locked_inside(struct dg_apply *a, struct dg_job *job, struct dg_node *node,
    struct dg_span at)
{
	for (struct dg_node *n = node; n != NULL; n = dg_node_walk(node, n)) {
		if (!(n->classes & DG_CLASS_LOCKED) || is_kept(n, job->op))
			continue;
		fail(a, job, DG_R_target_locked_inside, at, n, NULL);
		return;
	}
}

static void
check_locked(struct dg_apply *a, struct dg_job *job, struct dg_node *node, struct dg_span at)
{
	enum dg_op		 op = job->op->u.op.what;
	const struct dg_node	*locked = locked_above(is_beside(op) ? node->parent : node);

	if (locked != NULL)
		fail(a, job, DG_R_target_locked, at, locked, NULL);
	else if (op == DG_OP_REPLACE || op == DG_OP_REMOVE)
		check_locked_inside(a, job, node, at);
}

/* ---- inside what is replaced or removed ------------------------------------------------- */

static void
check_inside(struct dg_apply *a, struct dg_job *job, struct dg_node *node, struct dg_span at)
{
	bool kept = false;

	for (const struct dg_node *n = node; n != NULL; n = n->parent) {
		const struct dg_node *by = n->touch != NULL ? n->touch->changed : NULL;

		kept |= n->touch != NULL && n->touch->kept;
		if (by == NULL || by == job->op)
			continue;
		/* Beside what is replaced or removed there is still a place. */
		if (n == node && (is_beside(job->op->u.op.what) || job->op->u.op.what ==
		    DG_OP_MOVE) && by->u.op.what == DG_OP_REPLACE)
			continue;
		if (n == node && is_beside(job->op->u.op.what))
			continue;
		if (!kept) {
			fail(a, job, n == node && is_change(job->op->u.op.what) ?
			    DG_R_target_twice : DG_R_target_gone, at, node, by);
			return;
		}
		kept = false;
	}
}

/* ---- {{parent}} ------------------------------------------------------------------------------ */

static bool
is_in(const struct dg_node *n, const struct dg_job *job)
{
	for (; n != NULL; n = n->parent)
		for (size_t i = 0; i < job->n; i++)
			if (job->nodes[i] == n)
				return true;
	return false;
}

static void
keep(struct dg_apply *a, struct dg_job *job, struct dg_node *node, struct dg_node *parent)
{
	for (const struct dg_node *n = node; n != NULL; n = n->parent) {
		if (n->touch != NULL && n->touch->kept) {
			fail(a, job, DG_R_parent_twice, parent->span, node, NULL);
			return;
		}
		if (n->touch != NULL && n->touch->changed == job->op)
			break;
	}
	dg_touch_of(a, node)->kept = true;
}

/* All that is replaced is kept. */
static void
open_whole(struct dg_apply *a, struct dg_job *job, struct dg_node *parent)
{
	bool joined = dg_str_is(parent->u.ref.filter, "joined");

	for (size_t i = 0; i < job->n; i++) {
		if (joined && !dg_joins(job->nodes[i], i == 0)) {
			fail(a, job, DG_R_parent_joined, parent->span, job->nodes[i], NULL);
			return;
		}
		keep(a, job, job->nodes[i], parent);
	}
}

/* Finds what a {{parent}} keeps, and remembers it in the mark. */
static void
open_parent(struct dg_apply *a, struct dg_job *job, struct dg_node *parent)
{
	struct dg_node	**nodes;
	struct dg_str	  field, path = parent->u.ref.path;

	if (path.n == 0) {
		open_whole(a, job, parent);
		return;
	}
	if (dg_target_find(a, path, parent->span, &nodes, &field) == 0) {
		job->bad = true;
		return;
	}
	parent->u.ref.note = nodes[0];
	if (!is_in(nodes[0], job))
		fail(a, job, DG_R_parent_elsewhere, parent->span, nodes[0], NULL);
	else if (parent->u.ref.filter.n > 0 && dg_is_locked(nodes[0]))
		fail(a, job, DG_R_target_locked, parent->span, nodes[0], NULL);
	else
		keep(a, job, nodes[0], parent);
}

static void
open_parents(struct dg_apply *a, struct dg_job *job)
{
	struct dg_node *op = job->op;

	for (struct dg_node *n = NULL; (n = dg_node_seek(op, n, DG_IS(PARENT))) != NULL;)
		open_parent(a, job, n);
}

/* ---- opening ------------------------------------------------------------------------------------ */

static int
compare_jobs(const void *a, const void *b)
{
	const struct dg_job *x = a, *y = b;

	return (x->op->span.start > y->op->span.start) -
	    (x->op->span.start < y->op->span.start);
}

static void
add_nodes(struct dg_apply *a, struct dg_job *job, struct dg_node **nodes, size_t n)
{
	struct dg_node **all = DG_NEW_ARRAY(a->doc->arena, job->n + n, struct dg_node *);

	for (size_t i = 0; i < job->n; i++)
		all[i] = job->nodes[i];
	for (size_t i = 0; i < n; i++)
		all[job->n + i] = nodes[i];
	job->nodes = all;
	job->n += n;
}

/* A field of a row, where words of it are edited. */
static struct dg_node *
field_of(struct dg_apply *a, struct dg_node *row, struct dg_str name)
{
	for (struct dg_node *f = row->first; f != NULL; f = f->next)
		if (f->kind == DG_K_FIELD && dg_str_eq(f->u.field.name,
		    dg_field_name(a->doc->arena, row, name)))
			return f;
	return NULL;
}

static void
fail_field(struct dg_apply *a, struct dg_job *job, const struct dg_op_target *t,
    const struct dg_node *row, struct dg_str name)
{
	struct dg_diag *d = dg_report(a->doc->sink, DG_R_target_field, t->span, DG_ARGS(
	    hash(a, dg_address_of(a->doc->arena, row)), name));

	job->bad = true;
	dg_note_here(a, d, row);
}

static void
miss(struct dg_apply *a, const struct dg_node *op, const struct dg_op_target *t)
{
	struct dg_missing *m = DG_NEW(a->doc->arena, struct dg_missing);

	*m = (struct dg_missing){ op, t, a->missing };
	a->missing = m;
}

static void
open_target(struct dg_apply *a, struct dg_job *job, const struct dg_op_target *t)
{
	struct dg_node	**nodes, *field;
	struct dg_str	  name;
	size_t		  n = dg_target_find(a, t->address, t->span, &nodes, &name);

	if (n == 0)
		miss(a, job->op, t);
	if (n > 0 && name.n > 0) {
		field = field_of(a, nodes[0], name);
		if (job->op->u.op.what != DG_OP_EDIT)
			fail(a, job, DG_R_target_field_edit, t->span, nodes[0], NULL);
		else if (field == NULL)
			fail_field(a, job, t, nodes[0], name);
		nodes[0] = field;
		n = field != NULL;
	}
	job->bad |= n == 0;
	if (n > 0)
		add_nodes(a, job, nodes, n);
	for (size_t i = 0; i < n && job->op->u.op.targets->next != NULL; i++)
		dg_touch_of(a, nodes[i])->named = t;
}

/* Recipients, a signature: they take the place of those inherited. */
static void
open_outer(struct dg_apply *a, struct dg_job *job)
{
	struct dg_node *block = job->op->first;

	for (struct dg_node *n = a->root->first; n != NULL && block != NULL; n = n->next)
		if (n->kind == block->kind)
			add_nodes(a, job, &n, 1);
}

static void
open_job(struct dg_apply *a, struct dg_job *job)
{
	struct dg_node		*op = job->op, **nodes;
	struct dg_str		 field;

	for (const struct dg_op_target *t = op->u.op.targets; t != NULL; t = t->next)
		open_target(a, job, t);
	if (op->u.op.targets == NULL && op->u.op.what == DG_OP_REPLACE)
		open_outer(a, job);
	job->bad |= job->n == 0 && op->u.op.what != DG_OP_TERMS;
	if (op->u.op.what != DG_OP_MOVE)
		return;
	if (op->u.op.place.address.n > 0 && dg_target_find(a, op->u.op.place.address,
	    op->u.op.place.span, &nodes, &field) > 0)
		job->place = nodes[0];
	if (job->place == NULL && op->u.op.place.address.n > 0)
		miss(a, op, &op->u.op.place);
	job->bad |= job->place == NULL;
}

static int
compare_order(const void *a, const void *b)
{
	const struct dg_node *x = *(struct dg_node *const *)a, *y = *(struct dg_node *const *)b;

	return (x->touch->order > y->touch->order) - (x->touch->order < y->touch->order);
}

/* What several targets become stands where the first of them stood. */
static void
order_targets(struct dg_apply *a)
{
	size_t order = 0;

	for (struct dg_node *n = a->root; n != NULL; n = dg_walk_blocks(a->root, n))
		if (n->touch != NULL)
			n->touch->order = ++order;
	for (size_t i = 0; i < a->n_jobs; i++)
		if (a->jobs[i].n > 1 && !a->jobs[i].bad)
			qsort(a->jobs[i].nodes, a->jobs[i].n, sizeof *a->jobs[i].nodes,
			    compare_order);
}

static struct dg_span
at_of(const struct dg_job *job, size_t i)
{
	const struct dg_op_target *t = job->op->u.op.targets;

	if (t == NULL)
		return job->op->span;
	while (i-- > 0 && t->next != NULL)
		t = t->next;
	return t->span;
}

static void
check_job(struct dg_apply *a, struct dg_job *job)
{
	for (size_t i = 0; i < job->n && !job->bad; i++)
		check_inside(a, job, job->nodes[i], at_of(job, i));
	for (size_t i = 0; i < job->n && !job->bad; i++)
		check_locked(a, job, job->nodes[i], at_of(job, i));
	if (job->bad || job->place == NULL)
		return;
	check_inside(a, job, job->place, job->op->u.op.place.span);
	if (!job->bad && dg_is_locked(job->op->u.op.where == DG_WHERE_INTO ? job->place :
	    job->place->parent))
		fail(a, job, DG_R_target_locked, job->op->u.op.place.span, locked_above(
		    job->op->u.op.where == DG_WHERE_INTO ? job->place : job->place->parent),
		    NULL);
}

/* Was the node adapted by the level above, of whose documents this is one? */
static bool
was_adapted(const struct dg_apply *a, const struct dg_node *n)
{
	return a->level->refines && (n->span.source != (a->level - 1)->doc.source ||
	    n->origin->how == DG_BY_REPLACE || n->origin->how == DG_BY_EDIT);
}

/* Is the node the child's to adapt, and was it not? */
static bool
is_neglected(const struct dg_node *n)
{
	if (!(n->classes & DG_CLASS_MUST_ADAPT) || n->kind == DG_K_HEADING)
		return false;
	if (n->touch != NULL && (n->touch->changed != NULL || n->touch->edited != NULL ||
	    n->touch->inside))
		return false;
	for (n = n->parent; n != NULL; n = n->parent)
		if (n->touch != NULL && n->touch->changed != NULL)
			return false;
	return true;
}

static void
check_adapted(struct dg_apply *a)
{
	const struct dg_entry *e = dg_doc_entry(&a->level->doc, "extends");

	for (struct dg_node *n = a->root; n != NULL; n = dg_walk_blocks(a->root, n)) {
		struct dg_diag *d;

		if (!is_neglected(n) || was_adapted(a, n))
			continue;
		d = dg_report(a->doc->sink, DG_R_must_adapt, e != NULL ? e->value_span :
		    DG_NOWHERE, DG_ARGS(hash(a, dg_address_of(a->doc->arena, n))));
		dg_note_here(a, d, n);
	}
}

/* Operations of the level, conditions decided: all OPs at the top. */
static void
collect(struct dg_apply *a)
{
	struct dg_node	*root = a->level->doc.root;
	size_t		 n = 0;

	for (struct dg_node *op = root->first; op != NULL; op = op->next)
		n += op->kind == DG_K_OP;
	a->jobs = DG_NEW_ARRAY(a->doc->arena, n + 1, struct dg_job);
	a->n_jobs = 0;
	for (struct dg_node *op = root->first; op != NULL; op = op->next) {
		if (op->kind != DG_K_OP)
			continue;
		if (a->n_jobs == DG_MAX_OPERATIONS) {
			dg_report(a->doc->sink, DG_R_operations_too_many, op->span, DG_ARGS(
			    dg_arena_fmt(a->doc->arena, "%d", DG_MAX_OPERATIONS)));
			return;
		}
		a->jobs[a->n_jobs++] = (struct dg_job){ .op = op };
	}
	if (a->n_jobs > 0)
		qsort(a->jobs, a->n_jobs, sizeof *a->jobs, compare_jobs);
}

void
dg_jobs_open(struct dg_apply *a)
{
	collect(a);
	for (size_t i = 0; i < a->n_jobs; i++)
		open_job(a, &a->jobs[i]);
	for (size_t i = 0; i < a->n_jobs; i++)
		for (size_t k = 0; k < a->jobs[i].n; k++)
			mark(a, &a->jobs[i], a->jobs[i].nodes[k], at_of(&a->jobs[i], k));
	for (size_t i = 0; i < a->n_jobs; i++)
		if (a->jobs[i].n > 0)
			open_parents(a, &a->jobs[i]);
	for (size_t i = 0; i < a->n_jobs; i++)
		if (!a->jobs[i].bad)
			check_job(a, &a->jobs[i]);
	check_adapted(a);
	order_targets(a);
}
