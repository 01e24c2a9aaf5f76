/*
 * copy.c - reads the block of a copy: in what form, by whom, when.
 */
#include "resolve/pass.h"

#include "base/text.h"

/* A plain field's words; empty when it is not there. */
static struct dg_str
raw(const struct dg_node *copy, const char *name, struct dg_span *span)
{
	const struct dg_node *field = dg_node_field(copy, name);

	*span = field != NULL ? field->span : copy->span;
	return field != NULL ? field->u.field.raw : DG_STR("");
}

static void
settle_form(struct dg_resolve *r, struct dg_copy *copy)
{
	const struct dg_copy_forms *forms = &r->world->tmpl.copy;
	struct dg_str *names = DG_NEW_ARRAY(r->doc->arena, forms->n, struct dg_str);
	struct dg_span span;
	struct dg_str s = raw(copy->node, "form", &span), bare;
	struct dg_diag *d;

	bare = dg_text_bare(r->doc->arena, s);
	for (size_t i = 0; i < forms->n; i++) {
		names[i] = forms->form[i].word;
		if (!dg_str_eq(dg_text_bare(r->doc->arena, names[i]), bare))
			continue;
		copy->form = names[i];
		copy->abbreviation = forms->form[i].abbreviation;
		return;
	}
	d = dg_report(r->doc->sink, DG_R_copy_form, span, DG_ARGS(s,
	    dg_template_listing(r->doc->arena, names, forms->n)));
	dg_note_nearest(r->doc->sink, d, DG_NOWHERE, s, names, forms->n);
}

static void
settle_unit(struct dg_resolve *r, struct dg_copy *copy)
{
	struct dg_span span;
	struct dg_str id = raw(copy->node, "unit", &span);

	copy->unit = id.n > 0 ? dg_units_find(&r->world->units, id) : r->world->unit;
	if (id.n > 0 && copy->unit == NULL)
		dg_report_unit(r->doc, &r->world->units, id, span);
	else if (id.n > 0)
		dg_unit_check_day(r->doc, &r->world->units, copy->unit,
		    copy->date.year > 0 ? copy->date : r->world->date, span);
}

static void
settle_date(struct dg_resolve *r, struct dg_copy *copy)
{
	struct dg_span span;
	struct dg_str s = raw(copy->node, "date", &span);

	if (s.n > 0 && !dg_date_parse_iso(s, &copy->date) &&
	    !dg_date_parse_vn(s, &copy->date))
		dg_report(r->doc->sink, DG_R_date_bad, span, DG_ARGS(s));
}

void
dg_copy_settle(struct dg_resolve *r)
{
	struct dg_node *n = dg_node_seek(r->doc->root, NULL, DG_IS(COPY));
	struct dg_copy *copy = &r->world->copy;
	struct dg_span span;

	if (n == NULL)
		return;
	copy->node = n;
	settle_form(r, copy);
	settle_date(r, copy);
	settle_unit(r, copy);
	copy->number = raw(n, "number", &span);
	if (r->world->tmpl.pad_number && copy->number.n == 1)
		copy->number = dg_arena_join(r->doc->arena, DG_STR("0"), copy->number);
}
