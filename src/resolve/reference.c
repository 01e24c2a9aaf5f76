/*
 * reference.c - {{#x}}: the number of a section, item or annex, or its title.
 * The text that takes its place knows what it names, so that writers can lead there.
 */
#include "resolve/pass.h"

#include "base/text.h"

static void
report_target(struct dg_resolve *r, const struct dg_node *ref)
{
	size_t		 n = r->doc->sink->n < DG_NEAREST_UNTIL ? r->doc->n_ids : 0;
	struct dg_str	*names = DG_NEW_ARRAY(r->doc->arena, n, struct dg_str);

	for (size_t i = 0; i < n; i++)
		names[i] = r->doc->ids[i]->id;
	dg_report_unknown(r, DG_R_reference_unknown, ref->span, ref->u.ref.path, names,
	    n);
}

/* What is there has no number, or no title where that was asked for. */
static void
report_nothing(struct dg_resolve *r, const struct dg_node *ref,
    const struct dg_node *target)
{
	bool		titled = dg_str_is(ref->u.ref.filter, "title");
	struct dg_diag *d = dg_report(r->doc->sink, titled ? DG_R_reference_untitled :
	    DG_R_reference_unnumbered, ref->span, DG_ARGS(ref->u.ref.path));

	dg_note(r->doc->sink, d, DG_R_note_declared_here, target->span,
	    DG_ARGS(ref->u.ref.path));
}

/* The title of a section or annex; empty when it has none. */
static struct dg_str
title_of(struct dg_resolve *r, struct dg_node *target)
{
	const struct dg_attr	*attr = dg_node_attr(target, "title");
	struct dg_node		*head = target->first;

	if (head != NULL && (head->kind == DG_K_HEADING || head->kind == DG_K_VALUE))
		return dg_str_trim(dg_node_plain(r->doc->arena, head));
	if (attr != NULL && attr->inlines != NULL)
		return dg_str_trim(dg_node_plain(r->doc->arena, attr->inlines));
	return attr != NULL ? attr->value : DG_STR("");
}

/* A paragraph that opens an item is the item. */
static struct dg_node *
numbered_node(struct dg_node *n)
{
	if (n->kind == DG_K_HEADING && n->parent != NULL)
		return n->parent;
	if (n->kind == DG_K_PARA && n->u.para.labelled != NULL)
		return n->u.para.labelled;
	return n;
}

static struct dg_str
reference_text(struct dg_resolve *r, const struct dg_node *ref, struct dg_node *target)
{
	struct dg_str f = ref->u.ref.filter;

	if (dg_str_is(f, "title"))
		return title_of(r, target);
	if (dg_str_is(f, "upper"))
		return dg_text_upper(r->doc->arena, target->number);
	if (dg_str_is(f, "cap"))
		return dg_text_capital(r->doc->arena, target->number);
	return target->number;
}

static bool
is_filter(struct dg_str f)
{
	return f.n == 0 || dg_str_is(f, "title") || dg_str_is(f, "upper") ||
	    dg_str_is(f, "cap");
}

static void
resolve_one(struct dg_resolve *r, struct dg_node *ref)
{
	struct dg_str	 path = ref->u.ref.path;
	struct dg_node	*named, *target, *text;
	struct dg_str	 s;
	bool		 written = ref->origin->how != DG_FROM_VARIABLE;

	if (r->broke)
		return;
	if (dg_str_starts(path, "#"))
		path = dg_str_sub(path, 1, path.n);
	named = dg_doc_find(r->doc, path);
	if (named == NULL) {
		if (written)
			report_target(r, ref);
		return;
	}
	if (!is_filter(ref->u.ref.filter)) {
		if (written)
			dg_report(r->doc->sink, DG_R_filter_unfit, ref->span, DG_ARGS(
			    ref->u.ref.filter, ref->u.ref.path,
			    DG_STR(":title, :upper, :cap")));
		return;
	}
	target = numbered_node(named);
	s = reference_text(r, ref, target);
	if (s.n == 0) {
		if (written)
			report_nothing(r, ref, target);
		return;
	}
	text = dg_mark_put(r, ref, s, DG_FROM_REFERENCE, target->span);
	if (text != NULL)
		text->u.text.to = named;
}

void
dg_reference_all(struct dg_resolve *r)
{
	dg_mark_each(r, DG_K_REF, resolve_one);
}
