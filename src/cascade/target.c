/*
 * target.c - what an address names in the tree above.
 *
 * What is not there may have been switched off, kept by the plan above for
 * itself, or taken out further up: the message says which.
 */
#include "cascade/pass.h"

#include "plan/names.h"

struct search {
	struct dg_apply	*a;
	struct dg_str	 address;
	struct dg_span	 at;
};

struct dg_str
dg_op_name(enum dg_op op)
{
	static const char *const name[] = { "replace", "append", "prepend", "before", "after",
		"remove", "edit", "move", "terms" };

	return dg_str_of(name[op]);
}

struct dg_span
dg_name_span(const struct dg_node *n)
{
	return n->id.n > 0 && n->id_span.source != 0 ? n->id_span : n->span;
}

void
dg_note_here(struct dg_apply *a, struct dg_diag *d, const struct dg_node *n)
{
	struct dg_str name = dg_arena_join(a->doc->arena, DG_STR("#"),
	    dg_address_of(a->doc->arena, n));

	dg_note(a->doc->sink, d, DG_R_note_declared_here, dg_name_span(n), DG_ARGS(name));
}

/* ---- what is not there ------------------------------------------------------------------ */

static bool
has_name(const struct dg_node *n, struct dg_str name)
{
	struct dg_str rest = n->was;

	if (n->id.n > 0 && dg_str_eq(n->id, name))
		return true;
	while (rest.n > 0)
		if (dg_str_eq(dg_str_cut(&rest, ','), name))
			return true;
	return false;
}

/* Among what was taken out: the node, and in *top what it went with. */
static const struct dg_node *
find_dropped(const struct dg_apply *a, struct dg_str head, struct dg_str row,
    const struct dg_node **top)
{
	struct dg_node *root = a->doc->dropped;

	for (struct dg_node *n = root; n != NULL; n = dg_node_walk(root, n)) {
		bool found = row.n == 0 ? n->kind != DG_K_RECORD && has_name(n, head) :
		    n->kind == DG_K_RECORD && dg_str_eq(n->id, row);

		if (!found)
			continue;
		for (*top = n; (*top)->parent != root; *top = (*top)->parent)
			;
		return n;
	}
	return NULL;
}

static size_t
report_absent(struct search *s, struct dg_str head, struct dg_str row)
{
	struct dg_apply		*a = s->a;
	const struct dg_node	*top, *n = find_dropped(a, head, row, &top);
	struct dg_diag		*d;
	enum dg_rule		 rule = DG_R_target_absent;

	if (n != NULL && top->kind == DG_K_WHEN)
		rule = DG_R_target_off;
	else if (n != NULL && top->origin->how == DG_BY_REMOVE)
		rule = DG_R_target_removed;
	else if (n != NULL && top->origin->how != DG_BY_REPLACE)
		rule = DG_R_target_local;
	d = dg_report(a->doc->sink, rule, s->at, DG_ARGS(s->address));
	if (n != NULL && rule != DG_R_target_absent)
		dg_note_here(a, d, n);
	if (rule == DG_R_target_off)
		dg_note(a->doc->sink, d, DG_R_note_switched_off, top->span, DG_NO_ARGS);
	if (rule == DG_R_target_removed)
		dg_note(a->doc->sink, d, DG_R_note_removed_here, top->origin->at, DG_NO_ARGS);
	if (rule == DG_R_target_absent)
		dg_names_note_nearest(a, d, row.n > 0 ? s->address : head);
	return 0;
}

static void
report_ambiguous(struct search *s, const struct dg_name *names, size_t n)
{
	struct dg_diag *d = dg_report(s->a->doc->sink, DG_R_target_ambiguous, s->at,
	    DG_ARGS(s->address));

	for (size_t i = 0; i < n && i < 8; i++)
		dg_note_here(s->a, d, names[i].node);
}

void
dg_report_several(struct dg_apply *a, const struct dg_job *job)
{
	const struct dg_op_target *t = job->op->u.op.targets;
	struct dg_diag		  *d = dg_report(a->doc->sink, DG_R_target_became_several,
	    t->span, DG_ARGS(t->address));

	for (size_t i = 0; i < job->n && i < 8; i++)
		dg_note_here(a, d, job->nodes[i]);
}

/* ---- parts of an address ---------------------------------------------------------------- */

/* The nodes of a name; 0 when there is none, or after a message (*told). */
static size_t
find_name(struct search *s, struct dg_str name, struct dg_node ***nodes, bool *told)
{
	size_t			 n;
	const struct dg_name	*found = dg_names_find(s->a, name, &n);

	*told = false;
	if (n == 0)
		return 0;
	if (n > 1 && found[0].how != DG_NAME_ALIAS &&
	    !(found[0].how == DG_NAME_ID && found[1].how == DG_NAME_ALIAS)) {
		report_ambiguous(s, found, n);
		*told = true;
		return 0;
	}
	if (found[0].how == DG_NAME_ID)
		n = 1;
	*nodes = DG_NEW_ARRAY(s->a->doc->arena, n, struct dg_node *);
	for (size_t i = 0; i < n; i++)
		(*nodes)[i] = found[i].node;
	return n;
}

/* Goes on from node by "/2/1"; NULL after a message. */
static struct dg_node *
go_down(struct search *s, struct dg_node *node, struct dg_str places)
{
	while (places.n > 0) {
		struct dg_str	 step;
		struct dg_node	*child;
		size_t		 place = 0;

		dg_str_cut(&places, '/');
		step = dg_str_sub(places, 0, dg_str_find_char(places, '/'));
		places = dg_str_sub(places, step.n, places.n);
		for (size_t i = 0; i < step.n && place < DG_MAX_NODES; i++)
			place = step.p[i] >= '0' && step.p[i] <= '9' ?
			    place * 10 + (size_t)(step.p[i] - '0') : DG_MAX_NODES;
		child = dg_address_child(node, place);
		if (child == NULL) {
			size_t		 n = 0;
			struct dg_diag	*d;

			for (child = dg_address_first(node); child != NULL; n++)
				child = dg_address_next(node, child);
			d = dg_report(s->a->doc->sink, DG_R_target_place, s->at, DG_ARGS(
			    s->address, dg_arena_fmt(s->a->doc->arena, "%zu", n)));
			dg_note_here(s->a, d, node);
			return NULL;
		}
		node = child;
	}
	return node;
}

static struct dg_node *
find_row(const struct dg_node *block, struct dg_str row)
{
	for (struct dg_node *r = block->first; r != NULL; r = r->next)
		if (r->kind == DG_K_RECORD && dg_str_eq(r->id, row))
			return r;
	return NULL;
}

/* "kp.tong" or "kp.tong.due": the row, and the field in *field. */
static size_t
find_in_block(struct search *s, struct dg_str head, struct dg_str rest, struct dg_node ***nodes,
    struct dg_str *field)
{
	struct dg_str	 row = dg_str_cut(&rest, '.');
	struct dg_str	 full = dg_str_sub(s->address, 0, head.n + 1 + row.n);
	struct dg_node	*found = NULL, **blocks;
	bool		 told;
	size_t		 n = find_name(s, full, nodes, &told);

	*field = rest;
	if (n > 0 || told)
		return n;
	/* The block may be named by an old name. */
	n = find_name(s, head, &blocks, &told);
	for (size_t i = 0; i < n && found == NULL; i++)
		found = find_row(blocks[i], row);
	if (told)
		return 0;
	if (found == NULL)
		return report_absent(s, head, row);
	*nodes = DG_NEW(s->a->doc->arena, struct dg_node *);
	(*nodes)[0] = found;
	return 1;
}

size_t
dg_target_find(struct dg_apply *a, struct dg_str address, struct dg_span at,
    struct dg_node ***nodes, struct dg_str *field)
{
	struct search	s = { a, address, at };
	size_t		n = 0, found;
	struct dg_str	head, rest;
	bool		told;

	*field = DG_STR("");
	while (n < address.n && address.p[n] != '.' && address.p[n] != '/')
		n++;
	head = dg_str_sub(address, 0, n);
	rest = dg_str_sub(address, n, address.n);
	if (rest.n > 0 && rest.p[0] == '.')
		return find_in_block(&s, head, dg_str_sub(rest, 1, rest.n), nodes, field);
	if (head.n > 0) {
		found = find_name(&s, head, nodes, &told);
		if (found == 0)
			return told ? 0 : report_absent(&s, head, DG_STR(""));
		if (rest.n == 0)
			return found;
	} else {
		*nodes = DG_NEW(a->doc->arena, struct dg_node *);
		(*nodes)[0] = a->root;
	}
	dg_report(a->doc->sink, DG_R_target_by_place, at, DG_ARGS(address));
	(*nodes)[0] = go_down(&s, (*nodes)[0], rest);
	return (*nodes)[0] != NULL;
}

struct dg_str
dg_field_name(struct dg_arena *a, const struct dg_node *row, struct dg_str name)
{
	unsigned kinds = row->kind == DG_K_SIGNER ? DG_IN_SIGNATURE :
	    dg_field_kinds(row->parent != NULL ? row->parent->kind : DG_K_DOC);

	return dg_field_canonical(a, name, kinds);
}
