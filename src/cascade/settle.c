/*
 * settle.c - the tree in order again: no clusters, notes behind what calls them,
 * lists of items only, and every text under the heading it belongs to.
 */
#include "cascade/pass.h"

/* ---- notes ------------------------------------------------------------------------- */

static bool
holds_blocks(const struct dg_node *n)
{
	switch (n->kind) {
	case DG_K_DOC: case DG_K_SECTION: case DG_K_ANNEX: case DG_K_ITEM: case DG_K_CELL:
	case DG_K_WHEN: case DG_K_OP: case DG_K_RECORD: case DG_K_CHANGE: case DG_K_CLUSTER:
	case DG_K_TABLE: case DG_K_LIST:
		return true;
	default:
		return dg_kind_is_rows(n->kind);
	}
}

void
dg_notes_fold(struct dg_node *root)
{
	struct dg_node *next;

	for (struct dg_node *n = root; n != NULL; n = next) {
		struct dg_node *caller = n->prev;

		next = dg_walk_blocks(root, n);
		if (n->kind != DG_K_NOTE || caller == NULL)
			continue;
		next = dg_node_skip(root, n);
		dg_node_unlink(n);
		dg_node_append(caller, n);
	}
}

void
dg_notes_unfold(struct dg_node *root)
{
	struct dg_node *next;

	for (struct dg_node *n = root; n != NULL; n = next) {
		struct dg_node *at = n->parent;

		next = n->kind == DG_K_NOTE ? dg_node_skip(root, n) : dg_walk_blocks(root, n);
		if (n->kind != DG_K_NOTE || at == NULL || holds_blocks(at))
			continue;
		while (at->next != NULL && at->next->kind == DG_K_NOTE)
			at = at->next;
		dg_node_unlink(n);
		dg_node_insert_after(at, n);
	}
}

/* A note whose call was edited away goes with it. */
static void
drop_orphans(struct dg_apply *a)
{
	struct dg_node *root = a->root, *next;

	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_IS(NOTE_REF))) != NULL;)
		if (n->u.ref.note != NULL)
			n->u.ref.note->u.ref.note_number = 1;
	for (struct dg_node *n = root; n != NULL; n = next) {
		next = dg_node_seek(root, n, DG_IS(NOTE));
		if (n->kind != DG_K_NOTE)
			continue;
		if (n->u.ref.note_number == 0) {
			next = dg_node_skip(root, n);
			dg_node_unlink(n);
		}
		n->u.ref.note_number = 0;
	}
}

/* ---- clusters and lists ---------------------------------------------------------------- */

/* The name of a cluster goes over to all that it holds. */
static void
hand_down(struct dg_apply *a, const struct dg_node *cluster)
{
	for (struct dg_node *n = cluster->first; n != NULL && cluster->was.n > 0; n = n->next) {
		struct dg_str rest = cluster->was;

		while (rest.n > 0 && n->kind != DG_K_PARENT && n->kind != DG_K_NOTE) {
			struct dg_str name = dg_str_cut(&rest, ',');

			if (n->kind == DG_K_CLUSTER)
				dg_add_was(a->doc->arena, n, name);
			else
				dg_add_alias(a, name, n);
		}
	}
}

static void
dissolve_clusters(struct dg_apply *a)
{
	struct dg_node *root = a->root, *n = root;

	while (n != NULL) {
		struct dg_node *before = n->prev, *parent = n->parent;

		if (n->kind != DG_K_CLUSTER && n->kind != DG_K_PARENT) {
			n = dg_walk_blocks(root, n);
			continue;
		}
		if (n->kind == DG_K_PARENT) {
			dg_node_unlink(n);
		} else {
			hand_down(a, n);
			dg_node_replace_with_children(n, n);
		}
		n = before != NULL ? dg_node_skip(root, before) : dg_walk_blocks(root, parent);
	}
}

static bool
is_added(const struct dg_node *item)
{
	return item->origin->how >= DG_BY_REPLACE && item->origin->how <= DG_BY_AFTER;
}

static bool
is_item(const struct dg_node *n)
{
	return n != NULL && n->kind == DG_K_ITEM;
}

/* What was typed counts for lists that go on; an added item counts as the one
 * before it.  Up to what is no item: there the list will be parted. */
static void
count_items(struct dg_node *list, bool whole)
{
	struct dg_node *first = list->first;

	for (struct dg_node *item = first; is_item(item); item = item->next)
		if (is_added(item) && item->prev != NULL)
			item->u.item.value = item->prev->u.item.value;
		else if (is_added(item) && is_item(item->next))
			item->u.item.value = item->next->u.item.value;
	if (whole)
		first->u.item.value = list->u.list.start;
	else
		list->u.list.start = first->u.item.value;
}

struct last_list {
	const struct dg_node	*parent;
	uint32_t		 typed;		/* of its last item */
};

static bool
is_numbered(const struct dg_node *n)
{
	return n->kind == DG_K_LIST && n->u.list.marker >= DG_MARK_NUMBER && n->first != NULL;
}

/* As numbering sees it: a first number that goes on from the list before. */
void
dg_lists_open(struct dg_node *root)
{
	struct last_list last[DG_MARK_PAREN + 1] = { 0 };

	for (struct dg_node *n = root; n != NULL; n = dg_walk_blocks(root, n)) {
		struct last_list *l;
		uint32_t	  typed;

		if (!is_numbered(n))
			continue;
		l = &last[n->u.list.marker];
		typed = n->first->u.item.value;
		n->u.list.goes_on = l->parent == n->parent && typed != 1 &&
		    typed == l->typed + 1;
		*l = (struct last_list){ n->parent, n->last->u.item.value };
	}
}

/* Lists that went on do so still, wherever the one before ends now. */
static void
join_lists(struct dg_node *root)
{
	struct last_list last[DG_MARK_PAREN + 1] = { 0 };

	for (struct dg_node *n = root; n != NULL; n = dg_walk_blocks(root, n)) {
		struct last_list *l;

		if (!is_numbered(n))
			continue;
		l = &last[n->u.list.marker];
		if (n->u.list.goes_on)
			n->u.list.start = n->first->u.item.value =
			    l->parent == n->parent ? l->typed + 1 : 1;
		*l = (struct last_list){ n->parent, n->last->u.item.value };
	}
}

/* Takes out of the list what is no item: what stands behind it is a list of its
 * own. */
static void
part_list(struct dg_apply *a, struct dg_node *list)
{
	struct dg_node *n = list->first, *rest;

	while (is_item(n))
		n = n->next;
	if (n == NULL)
		return;
	rest = dg_node_new(a->doc->arena, DG_K_LIST, list->span);
	rest->origin = list->origin;
	rest->u.list = list->u.list;
	rest->u.list.goes_on = true;
	while (n->next != NULL) {
		struct dg_node *item = n->next;

		dg_node_unlink(item);
		dg_node_append(rest, item);
	}
	dg_node_unlink(n);
	dg_node_insert_after(list, n);
	if (rest->first == NULL)
		return;
	dg_node_insert_after(n, rest);
	if (is_item(rest->first))
		count_items(rest, false);
}

static uint8_t
list_level(const struct dg_node *list)
{
	uint8_t level = 1;

	for (const struct dg_node *n = list->parent; n != NULL; n = n->parent)
		level += n->kind == DG_K_LIST && level < DG_MAX_DEPTH;
	return level;
}

static void
settle_lists(struct dg_apply *a)
{
	struct dg_node *root = a->root, *next;

	for (struct dg_node *n = root; n != NULL; n = next) {
		if (n->kind == DG_K_LIST)
			part_list(a, n);
		next = dg_walk_blocks(root, n);
		if (n->kind != DG_K_LIST)
			continue;
		if (n->first == NULL) {
			next = dg_node_skip(root, n);
			dg_node_unlink(n);
			continue;
		}
		count_items(n, n->u.list.start > 0);
		n->u.list.level = list_level(n);
	}
	join_lists(root);
}

/* ---- text in its section ------------------------------------------------------------------ */

static bool
is_outer(const struct dg_node *n)
{
	switch (n->kind) {
	case DG_K_RECIPIENTS: case DG_K_SIGNATURE: case DG_K_ANNEX: case DG_K_ADDRESSEES:
	case DG_K_COPY: case DG_K_NOTE: case DG_K_HEADING: case DG_K_OP: case DG_K_WHEN:
		return true;
	default:
		return false;
	}
}

/* What the level did that put n there: its words, or its operation. */
static struct dg_span
done_at(const struct dg_apply *a, const struct dg_node *n)
{
	uint32_t source = a->level->doc.source;

	if (n->span.source == source)
		return n->span;
	if (n->origin->how >= DG_BY_REPLACE && n->origin->at.source == source)
		return n->origin->at;
	if (n->touch != NULL && n->touch->by != NULL)
		return n->touch->by->span;
	return DG_NOWHERE;
}

/* n is read in, or behind, a section that it was not in; one of the two was put
 * there.  Told once of each thing that was done. */
static void
misread(struct dg_apply *a, const struct dg_node *n, const struct dg_node *section,
    enum dg_rule rule)
{
	struct dg_span	 at = done_at(a, n);
	struct dg_str	 name = dg_arena_join(a->doc->arena, DG_STR("#"),
	    dg_address_of(a->doc->arena, n));
	struct dg_diag	*d;

	if (at.source == 0 && rule == DG_R_text_in_other_section) {
		at = done_at(a, section);
		rule = DG_R_heading_takes_text;
	}
	if (at.source == 0)
		at = n->span;
	if (at.source == a->misread.source && at.start == a->misread.start)
		return;
	a->misread = at;
	d = dg_report(a->doc->sink, rule, at, DG_ARGS(name));
	if (n->span.source != at.source)
		dg_note_here(a, d, n);
	if (section->span.source != at.source)
		dg_note_here(a, d, section);
}

static void
check_order(struct dg_apply *a, const struct dg_node *in)
{
	const struct dg_node	*section = NULL;
	unsigned		 level = in->kind == DG_K_SECTION ? in->u.section.level : 0;

	for (const struct dg_node *n = in->first; n != NULL; n = n->next) {
		if (n->kind == DG_K_SECTION && n->u.section.level <= level)
			misread(a, n, in, DG_R_heading_ends_section);
		else if (n->kind == DG_K_SECTION && section != NULL &&
		    n->u.section.level > section->u.section.level)
			misread(a, n, section, DG_R_heading_in_other_section);
		else if (n->kind != DG_K_SECTION && !is_outer(n) && section != NULL)
			misread(a, n, section, DG_R_text_in_other_section);
		if (n->kind == DG_K_SECTION)
			section = n;
	}
}

void
dg_settle(struct dg_apply *a)
{
	dissolve_clusters(a);
	settle_lists(a);
	for (struct dg_node *n = a->root; n != NULL && !a->too_deep; n = dg_walk_blocks(a->root, n))
		if (n->kind == DG_K_DOC || n->kind == DG_K_SECTION || n->kind == DG_K_ANNEX)
			check_order(a, n);
	dg_notes_unfold(a->root);
	drop_orphans(a);
}
