/*
 * recipients.c - a list of recipients ends with who keeps the document, and
 * begins with those it is addressed to.
 */
#include "check/family.h"

static bool
keeps_it(struct dg_doc *doc, const struct dg_node *recipient)
{
	struct dg_str s = dg_str_trim(dg_node_plain(doc->arena, recipient));

	return dg_str_starts(s, "Lưu") || dg_str_starts(s, "lưu");
}

static bool
is_addressed(const struct dg_doc *doc)
{
	return dg_node_seek(doc->root, NULL, DG_IS(ADDRESSEES)) != NULL;
}

/* "Như trên": those of the list above the text. */
static void
check_first(struct dg_doc *doc, const struct dg_node *first)
{
	struct dg_str s = dg_str_trim(dg_node_plain(doc->arena, first));

	if (!dg_str_starts(s, "Như ") && !dg_str_starts(s, "như "))
		dg_report(doc->sink, DG_R_recipients_as_above, first->span, DG_NO_ARGS);
}

void
dg_check_recipients(struct dg_doc *doc, const struct dg_world *world)
{
	struct dg_node *n = NULL;
	bool addressed = is_addressed(doc);

	(void)world;
	while ((n = dg_node_seek(doc->root, n, DG_IS(RECIPIENTS))) != NULL) {
		const struct dg_node *last = n->last;

		if (last == NULL)
			continue;
		if (addressed)
			check_first(doc, n->first);
		/* A last line that is only a note speaks of those above it. */
		while (last->prev != NULL && last->u.recipient.note_above)
			last = last->prev;
		if (!keeps_it(doc, last))
			dg_report(doc->sink, DG_R_recipients_not_kept, last->span,
			    DG_NO_ARGS);
	}
}
