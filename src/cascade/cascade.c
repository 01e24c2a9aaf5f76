/*
 * cascade.c - level by level: what is the upper level's own goes, operations, then
 * terms.
 */
#include "cascade/pass.h"

/* What a plan keeps for itself, and copies of it, are not inherited. */
static void
drop_local(struct dg_apply *a)
{
	struct dg_node *root = a->root, *next;

	for (struct dg_node *n = root; n != NULL; n = next) {
		bool local = n != root && (n->kind == DG_K_COPY ||
		    (n->classes & DG_CLASS_LOCAL && n->kind != DG_K_HEADING));

		next = local ? dg_node_skip(root, n) : dg_walk_blocks(root, n);
		if (local)
			dg_drop(a, n, DG_FROM_PLAN, n->span);
	}
}

static void
forget(struct dg_node *root)
{
	for (struct dg_node *n = root; n != NULL; n = dg_walk_blocks(root, n))
		n->touch = NULL;
}

static void
add_annex(struct dg_apply *a, struct dg_node *annex)
{
	struct dg_node *at = a->root->last;

	while (at != NULL && at->kind != DG_K_ANNEX)
		at = at->prev;
	dg_node_unlink(annex);
	dg_origin_push(a->doc->arena, annex, DG_BY_CHILD, annex->span, annex->span, DG_STR(""));
	if (at != NULL)
		dg_node_insert_after(at, annex);
	else
		dg_node_append(a->root, annex);
}

static bool
is_own(enum dg_kind kind)
{
	return kind == DG_K_RECIPIENTS || kind == DG_K_SIGNATURE || kind == DG_K_ADDRESSEES;
}

static bool
has_kind(const struct dg_node *root, enum dg_kind kind)
{
	const struct dg_node *n = root->first;

	while (n != NULL && n->kind != kind)
		n = n->next;
	return n != NULL;
}

/* Annexes of the level; recipients and the like that take no one's place.  Other
 * text was told when the plan was read. */
static void
add_own(struct dg_apply *a)
{
	struct dg_node *n, *next;

	for (n = a->level->doc.root->first; n != NULL; n = next) {
		next = n->next;
		if (n->kind == DG_K_ANNEX) {
			add_annex(a, n);
		} else if (is_own(n->kind)) {
			dg_node_unlink(n);
			dg_origin_push(a->doc->arena, n, DG_BY_CHILD, n->span, n->span,
			    DG_STR(""));
			dg_node_append(a->root, n);
		}
	}
}

/* Recipients and a signature are given anew: that is a replace of those above. */
static void
replace_outer(struct dg_apply *a)
{
	struct dg_node *n, *next;

	for (n = a->level->doc.root->first; n != NULL; n = next) {
		struct dg_node	*op;

		next = n->next;
		if (!is_own(n->kind) || !has_kind(a->root, n->kind))
			continue;
		op = dg_node_new(a->doc->arena, DG_K_OP, n->span);
		op->u.op.what = DG_OP_REPLACE;
		dg_node_insert_before(n, op);
		dg_node_unlink(n);
		dg_node_append(op, n);
	}
}

void
dg_level_open(struct dg_apply *a)
{
	if (!a->level->refines)	/* it is the same document */
		drop_local(a);
	dg_lists_open(a->root);
	dg_notes_fold(a->root);
	dg_notes_fold(a->level->doc.root);
	replace_outer(a);
	dg_names_index(a);
	dg_jobs_open(a);
}

static void
apply_level(struct dg_doc *doc, struct dg_chain *chain, const struct dg_chain_level *level)
{
	struct dg_apply a = { .doc = doc, .root = doc->root, .level = level, .chain = chain };

	dg_level_open(&a);
	if (level->lock != NULL)
		dg_lock_watch(&a);
	dg_jobs_apply(&a);
	add_own(&a);
	dg_settle(&a);
	dg_terms_apply(&a);
	forget(a.root);
	dg_names_check(&a);
}

void
dg_cascade(struct dg_doc *doc, struct dg_chain *chain, size_t n)
{
	doc->root = chain->level[0].doc.root;
	chain->grown = chain->swapped = 0;
	chain->full = false;
	for (size_t i = 1; i < n; i++)
		apply_level(doc, chain, &chain->level[i]);
	doc->root->span = chain->level[n - 1].doc.root->span;
}
