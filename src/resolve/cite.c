/*
 * cite.c - citations: the first in running text in full, then short.
 *
 * Running text is what reads on from line to line: paragraphs, items and
 * numbered paragraphs of the body and the annexes.  Titles, headings, tables
 * and notes stand beside it: there a citation is short and does not count.
 */
#include "resolve/pass.h"

enum form { FORM_FULL, FORM_SHORT, FORM_NUMBER };

/* How Party offices cite; {title} begins with "về" when it does not already. */
static const char short_form[] = "%.*s số %.*s";
static const char date_form[] = "%.*s, ngày %.*s";
static const char issuer_form[] = "%.*s của %.*s";

static struct dg_str
print_short(struct dg_arena *a, const struct dg_cited *c)
{
	if (c->number.n == 0)
		return dg_arena_fmt(a, "%.*s %.*s", DG_FMT(c->kind), DG_FMT(c->title));
	return dg_arena_fmt(a, short_form, DG_FMT(c->kind), DG_FMT(c->number));
}

static struct dg_str
print_full(struct dg_arena *a, const struct dg_cited *c)
{
	struct dg_str	s = print_short(a, c);
	bool		about = dg_str_starts(c->title, "về ") ||
	    dg_str_starts(c->title, "Về ");

	if (c->date.year > 0 && c->date.day > 0)
		s = dg_arena_fmt(a, date_form, DG_FMT(s),
		    DG_FMT(dg_date_print(a, c->date)));
	else if (c->date.year > 0)
		s = dg_arena_fmt(a, "%.*s, %.*s %.*s", DG_FMT(s),
		    DG_FMT(dg_date_noun(c->date)), DG_FMT(dg_date_print(a, c->date)));
	if (c->issuer.n > 0)
		s = dg_arena_fmt(a, issuer_form, DG_FMT(s), DG_FMT(c->issuer));
	if (c->number.n > 0 && c->title.n > 0)
		s = dg_arena_fmt(a, about ? "%.*s %.*s" : "%.*s về %.*s", DG_FMT(s),
		    DG_FMT(c->title));
	return s;
}

static bool
is_running(const struct dg_node *cite)
{
	const struct dg_node *n = cite->parent;

	if (n->kind == DG_K_HEADING)
		return ((n->classes | (n->parent != NULL ? n->parent->classes : 0)) &
		    DG_CLASS_TEXT) != 0;
	if (n->kind != DG_K_PARA)
		return false;
	for (n = n->parent; n != NULL; n = n->parent)
		if (n->kind == DG_K_CELL || n->kind == DG_K_NOTE ||
		    n->kind == DG_K_TABLE)
			return false;
	return true;
}

/* The reader lets no other forms through. */
static enum form
form_of(const struct dg_node *cite, const struct dg_cited *c)
{
	struct dg_str f = cite->u.ref.filter;

	if (dg_str_is(f, "full"))
		return FORM_FULL;
	if (dg_str_is(f, "short"))
		return FORM_SHORT;
	if (dg_str_is(f, "number"))
		return FORM_NUMBER;
	return is_running(cite) && !c->used ? FORM_FULL : FORM_SHORT;
}

/* A registry that could not be read was reported; its keys are not missing. */
static bool
is_unreadable(const struct dg_resolve *r)
{
	return r->world->cites.n == 0 && dg_doc_value(r->doc, "cites").n > 0 &&
	    dg_sink_failed(r->doc->sink);
}

static void
report_key(struct dg_resolve *r, const struct dg_node *cite)
{
	const struct dg_cites	*cites = &r->world->cites;
	size_t			 n = r->doc->sink->n < DG_NEAREST_UNTIL ? cites->n : 0;
	struct dg_str		*names = DG_NEW_ARRAY(r->doc->arena, n, struct dg_str);
	struct dg_diag		*d;

	if (is_unreadable(r))
		return;
	for (size_t i = 0; i < n; i++)
		names[i] = cites->item[i].key;
	d = dg_report_unknown(r, DG_R_cite_unknown, cite->span, cite->u.ref.path,
	    names, n);
	if (dg_doc_entry(r->doc, "cites") == NULL)
		dg_note(r->doc->sink, d, DG_R_note_no_cites, DG_NOWHERE, DG_NO_ARGS);
}

static void
put(struct dg_resolve *r, struct dg_node *cite, struct dg_cited *c, enum form form)
{
	struct dg_arena	*a = r->doc->arena;
	struct dg_str	 s = form == FORM_FULL ? print_full(a, c) :
	    form == FORM_SHORT ? print_short(a, c) : c->number;

	dg_mark_put(r, cite, s, DG_FROM_CITATION, c->span);
	if (form == FORM_FULL && is_running(cite))
		c->used = true;
}

static void
resolve_one(struct dg_resolve *r, struct dg_node *cite)
{
	struct dg_cited *c = dg_cites_find(&r->world->cites, cite->u.ref.path);

	if (r->broke)
		return;
	/* A copy of one that was reported where it is written says nothing. */
	if (c == NULL && cite->origin->how != DG_FROM_VARIABLE)
		report_key(r, cite);
	else if (c != NULL)
		put(r, cite, c, form_of(cite, c));
}

void
dg_cite_all(struct dg_resolve *r)
{
	dg_mark_each(r, DG_K_CITE, resolve_one);
}
