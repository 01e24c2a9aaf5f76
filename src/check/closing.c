/*
 * closing.c - a document has one list of recipients, one of addressees, one
 * signature block, one of a copy.
 */
#include "check/family.h"

struct only {
	enum dg_kind		 kind;
	enum dg_rule		 twice;
	const struct dg_node	*first;
};

static void
see(struct dg_doc *doc, struct only *only, const struct dg_node *n)
{
	struct dg_diag *d;

	if (n->kind != only->kind)
		return;
	if (only->first == NULL) {
		only->first = n;
		return;
	}
	d = dg_report(doc->sink, only->twice, n->span, DG_NO_ARGS);
	dg_note(doc->sink, d, DG_R_note_declared_here, only->first->span,
	    DG_ARGS(dg_str_of(dg_kind_name(n->kind))));
}

void
dg_check_closing(struct dg_doc *doc, const struct dg_world *world)
{
	struct only	recipients = { DG_K_RECIPIENTS, DG_R_recipients_twice, NULL };
	struct only	signature = { DG_K_SIGNATURE, DG_R_signature_twice, NULL };
	struct only	addressees = { DG_K_ADDRESSEES, DG_R_addressees_twice, NULL };
	struct only	copy = { DG_K_COPY, DG_R_copy_twice, NULL };
	const dg_kinds	all = DG_IS(RECIPIENTS) | DG_IS(SIGNATURE) | DG_IS(ADDRESSEES) |
			    DG_IS(COPY) | DG_IS(TOC);
	struct only	toc = { DG_K_TOC, DG_R_toc_twice, NULL };

	(void)world;
	for (struct dg_node *n = NULL; (n = dg_node_seek(doc->root, n, all)) != NULL;) {
		see(doc, &recipients, n);
		see(doc, &signature, n);
		see(doc, &addressees, n);
		see(doc, &copy, n);
		see(doc, &toc, n);
	}
}
