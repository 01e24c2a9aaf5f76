/* hold.c - what the operations of a level do to each node that they are about. */
#include "cascade/lock.h"

#include "cascade/pass.h"

static struct dg_fact *
fact_of(const struct dg_node *n)
{
	while (n != NULL && (n->touch == NULL || n->touch->fact == NULL))
		n = n->parent;
	return n != NULL ? n->touch->fact : NULL;
}

static bool
is_by_place(struct dg_str address)
{
	return dg_str_find_char(address, '/') < address.n;
}

static struct dg_hold
hold_of(struct dg_facts *l, const struct dg_node *op, const struct dg_op_target *t)
{
	return (struct dg_hold){ .op = op->u.op.what, .at = op->span,
	    .target = t != NULL ? t->span : op->span, .given = t == NULL,
	    .address = t != NULL ? dg_arena_dup(l->arena, t->address) : DG_STR(""),
	    .by_place = t != NULL && is_by_place(t->address),
	    .one_of_several = op->u.op.targets != NULL && op->u.op.targets->next != NULL };
}

static struct dg_hold *
add_hold(struct dg_facts *l, struct dg_fact *f, struct dg_hold hold)
{
	struct dg_hold *h = DG_NEW(l->arena, struct dg_hold), **end = &f->holds;

	*h = hold;
	while (*end != NULL)
		end = &(*end)->next;
	*end = h;
	return h;
}

/* ---- edit ---------------------------------------------------------------------------- */

static struct dg_str
words(struct dg_facts *l, const struct dg_node *value)
{
	return value != NULL ? dg_flat_words(l->arena, value) : DG_STR("");
}

/* node NULL: it is not there, and nothing fits. */
static void
add_words(struct dg_apply *a, struct dg_facts *l, struct dg_hold *h, struct dg_node *node,
    const struct dg_node *change)
{
	struct dg_held_words	*w = DG_NEW(l->arena, struct dg_held_words), **end = &h->words;
	const struct dg_node	*new = change->first->next;

	while (new != NULL && new->kind != DG_K_VALUE)
		new = new->next;
	*w = (struct dg_held_words){ words(l, change->first), words(l, new),
	    node != NULL && dg_edit_count(a, node, change) == 1, NULL };
	while (*end != NULL)
		end = &(*end)->next;
	*end = w;
}

static void
add_edit(struct dg_apply *a, struct dg_facts *l, struct dg_hold *h, struct dg_node *node,
    const struct dg_node *op)
{
	for (const struct dg_node *n = op->first; n != NULL; n = n->next) {
		if (n->kind == DG_K_CHANGE && n->first != NULL)
			add_words(a, l, h, node, n);
		else if (n->kind == DG_K_FIELD)
			h->fields = dg_arena_fmt(l->arena, "%.*s%.*s ", DG_FMT(h->fields),
			    DG_FMT(n->u.field.name));
	}
}

/* ---- all ------------------------------------------------------------------------------- */

/* A {{parent #x}} is about a node, too: it leaves it as it is. */
static void
add_parents(struct dg_facts *l, const struct dg_node *op)
{
	for (struct dg_node *n = NULL; (n = dg_node_seek(op, n, DG_IS(PARENT))) != NULL;) {
		struct dg_op_target	t = { n->u.ref.path, n->span, NULL };
		struct dg_fact		*f;
		struct dg_hold		h;

		if (n->u.ref.note == NULL)
			continue;
		h = hold_of(l, op, &t);
		h.keeps = true;
		f = fact_of(n->u.ref.note);
		if (f != NULL)
			add_hold(l, f, h);
	}
}

static void
add_job(struct dg_apply *a, struct dg_facts *l, const struct dg_job *job)
{
	const struct dg_node *op = job->op;

	for (size_t i = 0; i < job->n; i++) {
		struct dg_node	*n = job->nodes[i];
		struct dg_fact	*f = fact_of(n);
		const struct dg_op_target *t = op->u.op.targets;
		struct dg_hold	*h;

		if (f == NULL)
			continue;
		if (t != NULL && t->next != NULL && n->touch->named != NULL)
			t = n->touch->named;
		h = add_hold(l, f, hold_of(l, op, t));
		if (op->u.op.what == DG_OP_EDIT)
			add_edit(a, l, h, n, op);
	}
	if (job->place != NULL && fact_of(job->place) != NULL)
		add_hold(l, fact_of(job->place), hold_of(l, op, &op->u.op.place));
	add_parents(l, op);
}

static bool
is_lost(const struct dg_facts *l, struct dg_span target)
{
	for (const struct dg_lost *x = l->lost; x != NULL; x = x->next)
		if (x->hold.target.start == target.start)
			return true;
	return false;
}

/* Is it named by a {{parent #x}}? */
static bool
is_in_body(const struct dg_node *op, const struct dg_op_target *target)
{
	const struct dg_op_target *t = op->u.op.targets;

	while (t != NULL && t->span.start != target->span.start)
		t = t->next;
	return t == NULL && op->u.op.place.span.start != target->span.start;
}

void
dg_holds_collect(struct dg_apply *a, struct dg_facts *l)
{
	for (size_t i = 0; i < a->n_jobs; i++)
		add_job(a, l, &a->jobs[i]);
	for (const struct dg_missing *m = a->missing; m != NULL; m = m->next) {
		struct dg_lost *x;

		if (is_lost(l, m->target->span))
			continue;
		x = DG_NEW(l->arena, struct dg_lost);
		*x = (struct dg_lost){ hold_of(l, m->op, m->target), l->lost };
		x->hold.keeps = is_in_body(m->op, m->target);
		if (m->op->u.op.what == DG_OP_EDIT)
			add_edit(a, l, &x->hold, NULL, m->op);
		l->lost = x;
	}
}
