/*
 * apply.c - the operations, in an order that their order in the file has no part
 * in: words are edited, then text is added, then nodes go where they are moved, then
 * they are replaced and taken out.
 *
 * A node that is replaced leaves its cluster behind, so what was put beside it,
 * or a {{parent #x}} that wants it, finds what took its place.
 */
#include "cascade/pass.h"

#define DEEPEST 4	/* levels of headings */

/* ---- levels ------------------------------------------------------------------------ */

static bool
has_level(const struct dg_node *n)
{
	return n->kind == DG_K_SECTION || n->kind == DG_K_HEADING;
}

/* Gives a section a level, and those in it theirs; false after a message. */
static bool
relevel(struct dg_apply *a, struct dg_node *section, unsigned level, struct dg_span at)
{
	int shift = (int)level - (int)section->u.section.level;

	if (shift == 0)
		return true;
	for (struct dg_node *n = section; n != NULL; n = dg_node_walk(section, n)) {
		if (!has_level(n) || (int)n->u.section.level + shift <= DEEPEST)
			continue;
		dg_note_here(a, dg_report(a->doc->sink, DG_R_section_too_deep, at,
		    DG_NO_ARGS), n);
		a->too_deep = true;
		return false;
	}
	for (struct dg_node *n = section; n != NULL; n = dg_node_walk(section, n)) {
		int to = (int)n->u.section.level + shift;

		if (has_level(n))
			n->u.section.level = (uint8_t)(to < 1 ? 1 : to);
	}
	return true;
}

/* The level of the section that a place is in; 0: of none. */
static unsigned
level_around(const struct dg_node *n)
{
	const struct dg_node *s = n->parent != NULL ?
	    dg_node_enclosing(n->parent, DG_K_SECTION) : NULL;

	return s != NULL ? s->u.section.level : 0;
}

/* ---- putting nodes in the place of a mark --------------------------------------------- */

/* An item outside a list has one of its own. */
static struct dg_node *
listed(struct dg_apply *a, struct dg_node *unit, const struct dg_node *node,
    const struct dg_node *list, const struct dg_node *mark)
{
	const struct dg_node	*in = dg_stands_in(mark);
	struct dg_node		*l;

	if (node->kind != DG_K_ITEM || in == NULL || in->kind == DG_K_LIST)
		return unit;
	l = dg_node_new(a->doc->arena, DG_K_LIST, node->span);
	l->origin = node->origin;
	if (list != NULL && list->kind == DG_K_LIST)
		l->u.list = list->u.list;
	l->u.list.start = node->u.item.value > 0 ? 1 : 0;
	l->u.list.goes_on = false;
	dg_node_append(l, unit);
	return l;
}

/* Puts what stands for node before mark. */
static void
put_before(struct dg_apply *a, struct dg_node *mark, struct dg_node *node, struct dg_node *unit)
{
	const struct dg_node	*list = dg_stands_in(node);
	struct dg_node		*put;

	if (unit->parent != NULL)
		dg_node_unlink(unit);
	put = listed(a, unit, node, list, mark);
	if (put != unit && mark->prev != NULL && mark->prev->kind == DG_K_LIST &&
	    mark->prev->u.list.marker == put->u.list.marker) {
		dg_node_unlink(unit);
		dg_node_append(mark->prev, unit);
		return;
	}
	dg_node_insert_before(mark, put);
}

/* ---- move -------------------------------------------------------------------------------- */

static struct dg_node *
move_mark(struct dg_apply *a, struct dg_job *job)
{
	struct dg_node *mark = dg_node_new(a->doc->arena, DG_K_PARENT, job->op->span);

	mark->u.ref.note = job->nodes[0];
	return mark;
}

/* Marks where the node will go. */
static void
mark_move(struct dg_apply *a, struct dg_job *job)
{
	struct dg_node		*op = job->op, *place = job->place;
	enum dg_where		 where = op->u.op.where;

	job->here = move_mark(a, job);
	dg_node_append(op, job->here);
	if (where == DG_WHERE_INTO) {
		op->u.op.what = DG_OP_APPEND;
		dg_add_inside(a, op, place);
	} else {
		op->u.op.what = where == DG_WHERE_AFTER ? DG_OP_AFTER : DG_OP_BEFORE;
		dg_add_beside(a, op, place);
	}
	op->u.op.what = DG_OP_MOVE;
	job->bad = op->first == job->here;
}

static bool
is_below(const struct dg_node *n, const struct dg_node *above)
{
	while (n != NULL && n != above)
		n = n->parent;
	return n != NULL;
}

static unsigned
moved_level(const struct dg_job *job)
{
	const struct dg_node *place = job->place;

	if (job->op->u.op.where == DG_WHERE_INTO)
		return place->kind == DG_K_SECTION ? place->u.section.level + 1u : 1;
	return place->kind == DG_K_SECTION ? place->u.section.level :
	    level_around(job->here) + 1;
}

/* Holds rows or lines only? */
static bool
is_closed(const struct dg_node *n)
{
	return dg_kind_is_rows(n->kind) || n->kind == DG_K_TABLE || n->kind == DG_K_RECIPIENTS ||
	    n->kind == DG_K_SIGNATURE || n->kind == DG_K_ADDRESSEES || n->kind == DG_K_BASES;
}

/* The wrong kind of thing to stand there? */
static bool
misplaced(const struct dg_node *node, const struct dg_node *here)
{
	const struct dg_node *in = dg_stands_in(here), *home = dg_stands_in(node);

	switch (node->kind) {
	case DG_K_RECORD: case DG_K_RECIPIENT: case DG_K_SIGNER:
		return home == NULL || in->kind != home->kind;
	case DG_K_ROW:
		return in->kind != DG_K_TABLE || home == NULL ||
		    in->u.table.columns != home->u.table.columns;
	case DG_K_ANNEX: case DG_K_RECIPIENTS: case DG_K_SIGNATURE: case DG_K_ADDRESSEES:
		return in->kind != DG_K_DOC;
	case DG_K_PARA: case DG_K_ITEM: case DG_K_LIST:
		return is_closed(in);
	default:
		return is_closed(in) || dg_in_item(in);
	}
}

/* What the section is called that something stands in; empty: it stands in none. */
static struct dg_str
section_title(struct dg_apply *a, const struct dg_node *n)
{
	const struct dg_node *section = n->parent != NULL ?
	    dg_node_enclosing(n->parent, DG_K_SECTION) : NULL;
	const struct dg_node *heading = section != NULL ?
	    dg_node_seek(section, NULL, DG_IS(HEADING)) : NULL;

	return heading != NULL ? dg_node_plain(a->doc->arena, heading) : DG_STR("");
}

static void
report_misplaced(struct dg_apply *a, enum dg_rule rule, struct dg_span at,
    const struct dg_node *node, const struct dg_node *place)
{
	struct dg_diag *d = dg_report(a->doc->sink, rule, at, DG_ARGS(dg_arena_join(
	    a->doc->arena, DG_STR("#"), dg_address_of(a->doc->arena, node))));

	dg_note_here(a, d, node);
	if (place != node)
		dg_note_here(a, d, place);
}

static void
move(struct dg_apply *a, struct dg_job *job)
{
	struct dg_node	*node = job->nodes[0], *unit = dg_unit_of(node);
	enum dg_rule	 rule = is_below(job->here, unit) ? DG_R_move_into_itself :
	    misplaced(node, job->here) ? DG_R_move_misplaced : DG_RULES;

	if (rule != DG_RULES) {
		report_misplaced(a, rule, job->op->span, node, job->place);
		dg_node_unlink(job->here);
		return;
	}
	if (node->kind == DG_K_SECTION && !relevel(a, node, moved_level(job),
	    job->op->span)) {
		dg_node_unlink(job->here);
		return;
	}
	dg_origin_push(a->doc->arena, node, DG_BY_MOVE, job->op->span, node->span,
	    section_title(a, unit));
	put_before(a, job->here, node, unit);
	dg_node_unlink(job->here);
}

/* ---- replace ------------------------------------------------------------------------------ */

/* Under a heading of the body a section is one level deeper at least. */
static void
fit_level(struct dg_apply *a, struct dg_node *mark, struct dg_node *node)
{
	unsigned around = level_around(mark);

	if (node->kind == DG_K_SECTION && node->u.section.level <= around)
		relevel(a, node, around + 1, mark->span);
}

/* May what was inherited stand where the {{parent}} is?  false after a message. */
static bool
may_keep(struct dg_apply *a, const struct dg_job *job, struct dg_node *mark,
    const struct dg_node *node)
{
	while (node != NULL && node->kind == DG_K_CLUSTER)
		node = node->first;
	if (node == NULL || !misplaced(node, mark))
		return true;
	report_misplaced(a, DG_R_move_misplaced, mark->span, node, job->nodes[0]);
	return false;
}

void
dg_add_alias(struct dg_apply *a, struct dg_str name, struct dg_node *node)
{
	struct dg_alias *x = DG_NEW(a->doc->arena, struct dg_alias);

	*x = (struct dg_alias){ name, node, a->chain->aliases };
	a->chain->aliases = x;
}

/* An item without its bullet: paragraphs, the first with its name. */
static void
put_item_body(struct dg_apply *a, struct dg_node *mark, struct dg_node *item)
{
	struct dg_node *first = item->first, *c;

	if (first != NULL) {
		first->id = item->id;
		first->id_span = item->id_span;
		first->was = item->was;
		first->classes |= item->classes;
	}
	while ((c = item->first) != NULL) {
		dg_origin_push(a->doc->arena, c, DG_BY_REPLACE, mark->span, item->span,
		    DG_STR(""));
		dg_node_unlink(c);
		dg_node_insert_before(mark, c);
	}
	dg_touch_of(a, item)->taken = true;
	dg_node_unlink(item);
}

/* Puts a node before mark: what stands beside it goes with it, but stays where the node
 * is what is replaced. */
static void
put_whole(struct dg_apply *a, struct dg_job *job, struct dg_node *mark, struct dg_node *node)
{
	struct dg_touch *t = dg_touch_of(a, node);

	if (!may_keep(a, job, mark, node))
		return;
	t->taken = true;
	fit_level(a, mark, node);
	put_before(a, mark, node, t->changed == job->op ? node : dg_unit_of(node));
}

/* What a section holds below its heading, an item behind its bullet. */
static void
put_body(struct dg_apply *a, struct dg_job *job, struct dg_node *mark, struct dg_node *node)
{
	struct dg_node *held, *c, *next;

	if (node->kind == DG_K_ITEM) {
		if (may_keep(a, job, mark, node))
			put_item_body(a, mark, node);
		return;
	}
	if (node->kind != DG_K_SECTION) {
		put_whole(a, job, mark, node);
		return;
	}
	/* The section's name goes on naming what it held. */
	held = dg_node_new(a->doc->arena, DG_K_CLUSTER, node->span);
	held->was = job->bare ? node->id : DG_STR("");
	dg_node_insert_before(mark, held);
	for (c = node->first; c != NULL; c = next) {
		next = c->next;
		if (c->kind == DG_K_HEADING || !may_keep(a, job, mark, c))
			continue;
		dg_node_unlink(c);
		dg_node_append(held, c);
		fit_level(a, mark, c);
		dg_touch_of(a, c)->by = job->op;
	}
}

/* Puts what was inherited in the place of a {{parent}}. */
static void
put_parent(struct dg_apply *a, struct dg_job *job, struct dg_node *mark)
{
	struct dg_node	*one = mark->u.ref.note;
	bool		 body = dg_str_is(mark->u.ref.filter, "body");
	bool		 joined = mark->u.ref.filter.n > 0 && !body;

	if (joined)
		dg_join(a, job, mark);
	for (size_t i = 0; i < (one != NULL || joined ? 1 : job->n); i++) {
		struct dg_node *node = one != NULL ? one : job->nodes[i];

		(body ? put_body : put_whole)(a, job, mark, node);
	}
	dg_node_unlink(mark);
}

/* Does id name something that the operation puts there? */
static bool
is_given(const struct dg_node *op, struct dg_str id)
{
	for (struct dg_node *n = NULL; (n = dg_node_seek(op, n, DG_NAMED)) != NULL;)
		if (n->id.n > 0 && dg_str_eq(n->id, id))
			return true;
	return false;
}

/* How many of the nodes are text, and not notes of it. */
static size_t
count_text(const struct dg_node *op, struct dg_node **one)
{
	size_t n = 0;

	for (struct dg_node *c = op->first; c != NULL; c = c->next) {
		if (c->kind == DG_K_NOTE || c->kind == DG_K_PARENT)
			continue;
		*one = c;
		n++;
	}
	return n;
}

/* The id, and the duty to adapt, go over to what stands there now. */
static void
hand_name(struct dg_apply *a, struct dg_job *job, const struct dg_node *old)
{
	struct dg_node	*one = NULL;
	size_t		 n = count_text(job->op, &one);

	job->bare = n == 0;
	if (n == 1)
		one->classes |= old->classes & DG_CLASS_MUST_ADAPT;
	if (old->id.n == 0 || is_given(job->op, old->id) || n == 0)
		return;
	if (n == 1 && one->id.n == 0) {
		one->id = old->id;
		one->id_span = old->id_span;
	} else if (n == 1 && (one->kind == DG_K_RECORD) == (old->kind == DG_K_RECORD)) {
		dg_add_was(a->doc->arena, one, old->id);
	}
	if (n == 1)
		return;
	for (struct dg_node *c = job->op->first; c != NULL; c = c->next)
		if (c->kind != DG_K_NOTE && c->kind != DG_K_PARENT) {
			dg_add_alias(a, old->id, c);
			c->classes |= old->classes & DG_CLASS_MUST_ADAPT;
		}
}

static bool
is_kept_whole(const struct dg_node *op)
{
	for (struct dg_node *n = NULL; (n = dg_node_seek(op, n, DG_IS(PARENT))) != NULL;)
		if (n->u.ref.path.n == 0 && !dg_str_is(n->u.ref.filter, "body"))
			return true;
	return false;
}

/* Puts what the operation says in the place of the node. */
static void
put_content(struct dg_apply *a, struct dg_job *job, struct dg_node *node)
{
	struct dg_node *core, *c;

	dg_outer_of(a, node);
	core = node->touch->core;
	while ((c = job->op->first) != NULL) {
		dg_node_unlink(c);
		dg_node_append(core, c);
	}
}

static void
replace(struct dg_apply *a, struct dg_job *job)
{
	struct dg_node	*op = job->op, *first = job->nodes[0], **marks;
	size_t		 n = 0;
	bool		 whole = is_kept_whole(op);

	if (!dg_fit_beside(a, op, first)) {
		job->bad = true;
		return;
	}
	dg_mark_added(a, op, first);
	for (struct dg_node *m = NULL; (m = dg_node_seek(op, m, DG_IS(PARENT))) != NULL;)
		n++;
	marks = DG_NEW_ARRAY(a->doc->arena, n + 1, struct dg_node *);
	n = 0;
	for (struct dg_node *m = NULL; (m = dg_node_seek(op, m, DG_IS(PARENT))) != NULL;)
		marks[n++] = m;
	for (size_t i = 0; i < job->n && !whole; i++)
		hand_name(a, job, job->nodes[i]);
	put_content(a, job, first);
	for (size_t i = 0; i < n; i++)
		put_parent(a, job, marks[i]);
	for (size_t i = 0; i < job->n; i++)
		if (!job->nodes[i]->touch->taken)
			dg_drop(a, job->nodes[i], DG_BY_REPLACE, op->span);
}

static void
remove_nodes(struct dg_apply *a, struct dg_job *job)
{
	for (size_t i = 0; i < job->n; i++) {
		job->nodes[i]->touch->changed = job->op;
		dg_drop(a, job->nodes[i], DG_BY_REMOVE, job->op->span);
		((struct dg_origin *)job->nodes[i]->origin)->text =
		    dg_node_plain(a->doc->arena, job->op);
	}
}

/* ---- all ---------------------------------------------------------------------------------- */

static void
each(struct dg_apply *a, enum dg_op op, void (*apply)(struct dg_apply *, struct dg_job *))
{
	for (size_t i = 0; i < a->n_jobs; i++)
		if (!a->jobs[i].bad && a->jobs[i].op->u.op.what == op)
			apply(a, &a->jobs[i]);
}

static void
add_inside(struct dg_apply *a, struct dg_job *job)
{
	if (job->n > 1)
		dg_report_several(a, job);
	else
		dg_add_inside(a, job->op, job->nodes[0]);
}

static void
add_beside(struct dg_apply *a, struct dg_job *job)
{
	dg_add_beside(a, job->op, job->nodes[job->op->u.op.what == DG_OP_BEFORE ? 0 :
	    job->n - 1]);
}

/* Inside and beside in the order of the file: additions to one place keep it. */
static void
add_all(struct dg_apply *a, bool inside)
{
	for (size_t i = 0; i < a->n_jobs; i++) {
		struct dg_job	*job = &a->jobs[i];
		enum dg_op	 op = job->op->u.op.what;
		bool		 into = op == DG_OP_MOVE && job->op->u.op.where == DG_WHERE_INTO;

		if (job->bad)
			continue;
		if (op == DG_OP_MOVE && into == inside)
			mark_move(a, job);
		else if (inside && (op == DG_OP_APPEND || op == DG_OP_PREPEND))
			add_inside(a, job);
		else if (!inside && (op == DG_OP_BEFORE || op == DG_OP_AFTER))
			add_beside(a, job);
	}
}

void
dg_jobs_apply(struct dg_apply *a)
{
	each(a, DG_OP_EDIT, dg_edit_apply);
	add_all(a, true);
	add_all(a, false);
	each(a, DG_OP_MOVE, move);
	each(a, DG_OP_REPLACE, replace);
	each(a, DG_OP_REMOVE, remove_nodes);
}
