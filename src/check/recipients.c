/*
 * recipients.c - a list of recipients ends with who keeps the document.
 */
#include "check/family.h"

static bool
keeps_it(struct dg_doc *doc, const struct dg_node *recipient)
{
	struct dg_str s = dg_str_trim(dg_node_plain(doc->arena, recipient));

	return dg_str_starts(s, "Lưu") || dg_str_starts(s, "lưu");
}

void
dg_check_recipients(struct dg_doc *doc, const struct dg_world *world)
{
	struct dg_node *n = doc->root;

	(void)world;
	for (; n != NULL; n = dg_node_walk(doc->root, n)) {
		const struct dg_node *last = n->last;

		if (n->kind != DG_K_RECIPIENTS || last == NULL)
			continue;
		/* A last line that is only a note speaks of those above it. */
		while (last->prev != NULL && last->u.recipient.note_above)
			last = last->prev;
		if (!keeps_it(doc, last))
			dg_report(doc->sink, DG_R_recipients_not_kept, last->span,
			    DG_NO_ARGS);
	}
}
