/*
 * cite.c - citations: the first in running text in full, then short.
 *
 * Running text is what reads on from line to line: paragraphs, items, legal
 * bases and numbered paragraphs of the body and the annexes.  Titles, headings, tables
 * and notes stand beside it: there a citation is short and does not count.
 */
#include "resolve/pass.h"

enum form { FORM_FULL, FORM_SHORT, FORM_NUMBER };

/* A pattern of the template, filled in with what is cited. */
struct citing {
	struct dg_arena		*arena;
	const struct dg_cited	*cited;
};

/* "ngày 05 tháng 6 năm 2026"; a partial date without what it lacks. */
static struct dg_str
long_date(struct dg_arena *a, struct dg_date d)
{
	struct dg_str s = dg_arena_fmt(a, "năm %d", d.year);

	if (d.month > 0)
		s = dg_arena_fmt(a, d.month <= 2 ? "tháng 0%d %.*s" : "tháng %d %.*s",
		    d.month, DG_FMT(s));
	if (d.day > 0)
		s = dg_arena_fmt(a, "ngày %02d %.*s", d.day, DG_FMT(s));
	return s;
}

/* Without "về", which the pattern has. */
static struct dg_str
subject(struct dg_str title)
{
	bool about = dg_str_starts(title, "về ") || dg_str_starts(title, "Về ");

	return dg_str_sub(title, about ? sizeof "về " - 1 : 0, title.n);
}

static struct dg_str
text_of(const struct citing *f, const struct dg_pattern_piece *p)
{
	const struct dg_cited *c = f->cited;
	bool dated = c->date.year > 0;

	switch (p->what) {
	case DG_P_CITED_KIND:
		return c->kind;
	case DG_P_CITED_NUMBER:
		return c->number;
	case DG_P_CITED_DATE:
		return dated ? dg_date_print(f->arena, c->date) : DG_STR("");
	case DG_P_CITED_NOUN:
		return dated ? dg_date_noun(c->date) : DG_STR("");
	case DG_P_CITED_LONG_DATE:
		return dated ? long_date(f->arena, c->date) : DG_STR("");
	case DG_P_CITED_ISSUER:
		return c->issuer;
	case DG_P_CITED_TITLE:
		return c->title;
	case DG_P_CITED_SUBJECT:
		return subject(c->title);
	default:
		return DG_STR("");
	}
}

static bool
is_blank(void *filler, const struct dg_pattern_piece *p)
{
	return text_of(filler, p).n == 0;
}

static struct dg_str
print_form(struct dg_arena *a, const struct dg_cited *c, struct dg_str pattern)
{
	struct citing f = { a, c };
	struct dg_pattern_walk w = { .rest = pattern, .blank = is_blank, .filler = &f };
	struct dg_pattern_piece p;
	struct dg_str s = DG_STR("");

	while (dg_pattern_next(&w, &p))
		s = dg_arena_join(a, s, p.words ? p.text : text_of(&f, &p));
	return s;
}

/* Laws are cited by their name, and so is what has no number. */
static bool
is_by_name(const struct dg_citation_forms *forms, const struct dg_cited *c)
{
	for (size_t i = 0; i < forms->n_laws; i++)
		if (dg_str_eq(forms->laws[i], c->kind))
			return true;
	return c->number.n == 0;
}

struct dg_str
dg_cited_text(struct dg_arena *a, const struct dg_citation_forms *forms,
    const struct dg_cited *c, bool full)
{
	return print_form(a, c, is_by_name(forms, c) ? forms->by_name :
	    full ? forms->full : forms->brief);
}

static struct dg_str
print_cited(struct dg_resolve *r, const struct dg_cited *c, enum form form)
{
	if (form == FORM_NUMBER)
		return c->number;
	return dg_cited_text(r->doc->arena, &r->world->tmpl.citation, c,
	    form == FORM_FULL);
}

static bool
is_running(const struct dg_node *cite)
{
	const struct dg_node *n = cite->parent;

	if (n->kind == DG_K_HEADING)
		return ((n->classes | (n->parent != NULL ? n->parent->classes : 0)) &
		    DG_CLASS_TEXT) != 0;
	if (n->kind == DG_K_RECIPIENT)
		return n->parent != NULL && n->parent->kind == DG_K_BASES;
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
	dg_mark_put(r, cite, print_cited(r, c, form), DG_FROM_CITATION, c->span);
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
