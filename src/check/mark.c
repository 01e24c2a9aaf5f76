/*
 * mark.c - urgency, circulation and drafts: what the header says must be one of
 * the rule set's marks.
 */
#include "check/family.h"

static void
check_mark(struct dg_doc *doc, const char *key, const struct dg_mark_words *words)
{
	const struct dg_entry *e = dg_doc_entry(doc, key);
	struct dg_str *names = DG_NEW_ARRAY(doc->arena, words->n, struct dg_str);
	struct dg_diag *d;

	if (e == NULL || e->value.n == 0 || dg_mark_find(doc->arena, words, e->value))
		return;
	for (size_t i = 0; i < words->n; i++)
		names[i] = words->item[i].word;
	d = dg_report(doc->sink, DG_R_mark_unknown, e->value_span, DG_ARGS(e->value,
	    dg_str_of(key), dg_template_listing(doc->arena, names, words->n)));
	dg_note_nearest(doc->sink, d, DG_NOWHERE, e->value, names, words->n);
}

static bool
is_count(struct dg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0 && s.n <= 2 && s.p[0] != '0';
}

void
dg_check_marks(struct dg_doc *doc, const struct dg_world *world)
{
	const struct dg_entry *draft = dg_doc_entry(doc, "draft");

	check_mark(doc, "urgency", &world->tmpl.urgency);
	check_mark(doc, "circulation", &world->tmpl.circulation);
	if (draft != NULL && draft->value.n > 0 && !is_count(draft->value))
		dg_report(doc->sink, DG_R_draft_number, draft->value_span,
		    DG_ARGS(draft->value));
}
