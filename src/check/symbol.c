/*
 * symbol.c - the symbol is the unit's part alone.
 *
 * The kind's abbreviation is put before it ("05-KH/TU", "05/KH-UBND"), so a symbol that has
 * it already would print it twice.
 */
#include "check/family.h"

/* Where the symbol was written: in the header, else with the unit. */
static struct dg_span
written_at(const struct dg_doc *doc, const struct dg_world *w)
{
	const struct dg_entry *e = dg_doc_entry(doc, "symbol");

	if (e != NULL && e->value.n > 0)
		return e->value_span;
	e = dg_doc_entry(doc, "unit");
	return e != NULL ? e->value_span : w->unit != NULL ? w->unit->span : DG_NOWHERE;
}

void
dg_check_symbol(struct dg_doc *doc, const struct dg_world *w)
{
	struct dg_str kind = dg_str_sub(w->symbol, 0, w->tmpl.abbreviation.n + 1);

	if (kind.n > 1 && dg_str_starts(kind, dg_arena_dup(doc->arena,
	    w->tmpl.abbreviation).p) && (dg_str_ends(kind, "/") ||
	    dg_str_ends(kind, "-")))
		dg_report(doc->sink, DG_R_symbol_with_kind, written_at(doc, w), DG_ARGS(
		    w->symbol, kind, dg_str_sub(w->symbol, kind.n, w->symbol.n)));
}
