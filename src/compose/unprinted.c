/*
 * unprinted.c - what the plan says and the template has no place for.
 *
 * It is left out, which nobody would see on the pages: so it is told.
 */
#include "compose/part.h"

/* Keys that only a pattern prints; number, symbol, place and title may stand in
 * the text, too. */
static const struct {
	enum dg_placeholder what;
	const char	*key;
} keys[] = {
	{ DG_P_SESSION, "session" }, { DG_P_DECIDER, "decider" },
	{ DG_P_DRAFTER, "drafter" }, { DG_P_URGENCY, "urgency" },
	{ DG_P_CIRCULATION, "circulation" }, { DG_P_DRAFT, "draft" },
	{ DG_P_TYPIST, "typist" },
};
#define N_KEYS (sizeof keys / sizeof keys[0])

/* Who decides is named above the text or by an annex, and a plan without annexes
 * may say it all the same. */
static bool
has_place(const struct dg_composer *c, enum dg_placeholder what)
{
	struct dg_str reference = c->tmpl->annex_reference.text;

	return c->printed[what] || (what == DG_P_DECIDER &&
	    dg_str_find(reference, "{decider}") < reference.n);
}

void
dg_unprinted_keys(struct dg_composer *c)
{
	for (size_t i = 0; i < N_KEYS; i++) {
		const struct dg_entry *entry = dg_doc_entry(c->doc, keys[i].key);

		if (entry && entry->value.n && !has_place(c, keys[i].what))
			dg_report(c->doc->sink, DG_R_header_unprinted,
			    entry->key_span, DG_ARGS(dg_str_of(keys[i].key)));
	}
}

/* The block, unless the order has its place; n may be NULL. */
static void
report_block(struct dg_composer *c, const struct dg_node *n, const char *name,
    const char *place)
{
	if (n && !dg_template_has_block(c->tmpl, place))
		dg_report(c->doc->sink, DG_R_block_unprinted, n->span,
		    DG_ARGS(dg_str_of(name)));
}

void
dg_unprinted_blocks(struct dg_composer *c)
{
	report_block(c, c->addressees, "addressees", "addressees");
	report_block(c, c->recipients, "recipients", "closing");
	report_block(c, c->signature, "signature", "closing");
	for (const struct dg_node *n = c->annexes->first; n; n = n->next)
		report_block(c, n, "annex", "annexes");
}
