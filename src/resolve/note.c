/*
 * note.c - notes: numbered in the order of their calls through the document,
 * each standing after the block that calls it.
 */
#include "resolve/pass.h"

#include <stdlib.h>

struct calls {
	struct dg_node	**item;
	size_t		  n, cap;
};

/* NOTE_REFs below root, in order. */
static void
collect(struct dg_node *root, struct calls *c)
{
	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_IS(NOTE_REF))) != NULL;) {
		if (n->u.ref.note == NULL)
			continue;
		DG_GROW(c->item, c->n, c->cap);
		c->item[c->n++] = n;
	}
}

/* The block after which a note may stand: none inside a table or note. */
static struct dg_node *
host_of(struct dg_node *call)
{
	struct dg_node *host = call->parent, *up;

	for (up = host; up != NULL; up = up->parent)
		if (up->kind == DG_K_TABLE || up->kind == DG_K_NOTE)
			host = up;
	while (host != NULL && host->parent != NULL &&
	    !dg_kind_can_hold(host->parent->kind, DG_K_NOTE))
		host = host->parent;
	return host;
}

static bool
is_inside(const struct dg_node *n, const struct dg_node *outer)
{
	while (n != NULL && n != outer)
		n = n->parent;
	return n != NULL;
}

/* Puts note behind its host, or behind the last note of the same host. */
static void
move_note(struct dg_node *note, struct dg_node *host, struct dg_node **last_host,
    struct dg_node **last_note)
{
	if (host == NULL || host->parent == NULL || is_inside(host, note))
		return;
	dg_node_unlink(note);
	dg_node_insert_after(host == *last_host ? *last_note : host, note);
	*last_host = host;
	*last_note = note;
}

/* Notes whose call is gone (with its WHEN, or a column not printed). */
static void
drop_uncalled(struct dg_node *root)
{
	struct dg_node *n, *next;

	for (n = root; n != NULL; n = next) {
		if (n->kind == DG_K_NOTE && n->u.ref.note_number == 0) {
			next = dg_node_skip(root, n);
			dg_node_unlink(n);
		} else {
			next = dg_node_seek(root, n, DG_IS(NOTE));
		}
	}
}

void
dg_note_arrange(struct dg_resolve *r)
{
	struct calls	 c = { 0 };
	struct dg_node	*last_host = NULL, *last_note = NULL;
	uint32_t	 number = 0;

	collect(r->doc->root, &c);
	for (size_t i = 0; i < c.n; i++) {
		struct dg_node *note = c.item[i]->u.ref.note;

		if (note->u.ref.note_number == 0) {
			note->u.ref.note_number = ++number;
			move_note(note, host_of(c.item[i]), &last_host, &last_note);
		}
		c.item[i]->u.ref.note_number = note->u.ref.note_number;
	}
	free(c.item);
	drop_uncalled(r->doc->root);
}
