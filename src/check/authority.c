/*
 * authority.c - by what right a signer signs: "T/M", "K/T" for the Party, "TM.",
 * "KT." for the State.
 */
#include "check/family.h"

/* The word at the start, when it is an abbreviation with a point or a slash: up to
 * three capital letters. */
static struct dg_str
abbreviation(struct dg_str s)
{
	size_t letters = 0, marks = 0, i = 0;

	for (; i < s.n && s.p[i] != ' '; i++) {
		if (s.p[i] >= 'A' && s.p[i] <= 'Z')
			letters++;
		else if (s.p[i] == '.' || s.p[i] == '/')
			marks++;
		else
			return DG_STR("");
	}
	return letters > 0 && letters < 4 && marks == 1 ? dg_str_sub(s, 0, i) : DG_STR("");
}

static void
check_words(struct dg_doc *doc, const struct dg_template *t, const struct dg_node *field)
{
	struct dg_str s = dg_str_trim(dg_node_plain(doc->arena, field));
	struct dg_str form = abbreviation(s);
	struct dg_diag *d;

	if (form.n == 0)
		return;
	for (size_t i = 0; i < t->n_authority_forms; i++)
		if (dg_str_eq(t->authority_forms[i], form))
			return;
	d = dg_report(doc->sink, DG_R_authority_form, field->span, DG_ARGS(form,
	    dg_template_listing(doc->arena, t->authority_forms, t->n_authority_forms)));
	dg_note_nearest(doc->sink, d, DG_NOWHERE, form, t->authority_forms,
	    t->n_authority_forms);
}

void
dg_check_authorities(struct dg_doc *doc, const struct dg_world *world)
{
	const struct dg_template *t = &world->tmpl;

	if (t->n_authority_forms == 0)
		return;
	for (struct dg_node *n = NULL;
	    (n = dg_node_seek(doc->root, n, DG_IS(SIGNER) | DG_IS(COPY))) != NULL;)
		for (const struct dg_node *f = n->first; f != NULL; f = f->next)
			if (dg_str_is(f->u.field.name, "authority") ||
			    dg_str_is(f->u.field.name, "position"))
				check_words(doc, t, f);
}
