/* record.c - records and their fields: "@id", then "field: value" lines. */
#include "plan/parser.h"

#include <stdlib.h>

/* ---- fields ------------------------------------------------------------------------- */

void
dg_field_add(struct dg_plan *p, struct dg_node *record, const struct dg_field *field,
    struct dg_str name, struct dg_span name_span, struct dg_prose value)
{
	struct dg_node *n = dg_plan_node(p, DG_K_FIELD, dg_prose_span(p->doc, &value, 0,
	    value.text.n));

	n->u.field.name = name;
	n->u.field.name_span = name_span;
	n->u.field.raw = value.text;
	dg_inline_read(p, &value, n, field->value == DG_VALUE_PLAIN ? DG_INLINE_PLAIN :
	    DG_INLINE_STARS | DG_INLINE_CELL);
	dg_node_append(record, n);
}

/* A line that starts with a space goes on with the one before. */
static bool
goes_on(const struct dg_plan *p)
{
	return p->more && p->line.indent > 0 && p->line.text.n > 0 &&
	    dg_mark_of(p->line.text).kind != DG_LINE_BLOCK;
}

/* Takes the rest of the line in hand from byte at on, and its further lines. */
static void
collect_value(struct dg_plan *p, size_t at)
{
	p->line = dg_line_sub(&p->line, at, p->line.text.n);
	p->n_lines = 0;
	dg_plan_keep(p);
	while (goes_on(p))
		dg_plan_keep(p);
}

static void
skip_value(struct dg_plan *p)
{
	do
		dg_plan_advance(p);
	while (goes_on(p));
}

static struct dg_node *
find_field(const struct dg_node *record, struct dg_str name)
{
	for (struct dg_node *f = record->first; f != NULL; f = f->next)
		if (dg_str_eq(f->u.field.name, name))
			return f;
	return NULL;
}

static void
add_value(struct dg_plan *p, struct dg_node *record, const struct dg_field *field,
    const struct dg_line *name)
{
	struct dg_str	 canonical = dg_field_canonical(p->doc->arena, name->text,
	    field->kinds);
	struct dg_node	*before = find_field(record, canonical);
	struct dg_span	 span = dg_line_whole(p->doc, name);
	struct dg_diag	*d;

	if (before != NULL) {
		d = dg_plan_error(p, record->kind == DG_K_SIGNER ? DG_R_signer_repeated :
		    DG_R_field_repeated, span, DG_ARGS(name->text));
		dg_plan_point(p, d, before->u.field.name_span, name->text);
	} else if (p->n_lines > 0 && field->value == DG_VALUE_NAME) {
		dg_record_name(p, record, &p->lines[0]);
	} else if (p->n_lines > 0 && field->value == DG_VALUE_CLASSES) {
		dg_record_classes(p, record, &p->lines[0]);
	} else {
		dg_field_add(p, record, field, canonical, span,
		    dg_prose_join(p->doc->arena, p->lines, p->n_lines));
	}
}

/* A line that is no "field: value" of the block. */
static bool
refuse(struct dg_plan *p, const struct dg_open *o, const struct dg_line *name,
    unsigned kinds, bool has_colon)
{
	struct dg_str	 names[DG_FIELD_NAMES];
	size_t		 n = dg_field_names(kinds, names);
	struct dg_span	 span = dg_line_whole(p->doc, name);
	struct dg_diag	*d;

	if (o->unclosed)
		return false;
	if (!has_colon) {
		dg_plan_error(p, DG_R_field_line, dg_line_whole(p->doc, &p->line),
		    DG_ARGS(dg_plan_excerpt(p->line.text)));
	} else {
		d = dg_plan_error(p, DG_R_row_field_unknown, span, DG_ARGS(
		    dg_plan_excerpt(name->text), dg_str_of(o->block->name)));
		dg_plan_suggest(p, d, span, name->text, names, n);
	}
	skip_value(p);
	return true;
}

bool
dg_field_line(struct dg_plan *p, const struct dg_open *o, struct dg_node *record,
    unsigned kinds)
{
	size_t			 colon = dg_str_find_char(p->line.text, ':');
	struct dg_line		 name = dg_line_sub(&p->line, 0, colon);
	const struct dg_field	*field = NULL;

	if (colon < p->line.text.n)
		field = dg_field_find(p->doc->arena, name.text, kinds);
	if (field == NULL)
		return refuse(p, o, &name, kinds, colon < p->line.text.n);
	collect_value(p, colon + 1);
	add_value(p, record, field, &name);
	return true;
}

/* ---- rows ------------------------------------------------------------------------------ */

void
dg_record_name(struct dg_plan *p, struct dg_node *record, const struct dg_line *line)
{
	struct dg_str	s = line->text;
	size_t		from = 0;
	struct dg_span	span;

	if (s.n > 0 && (s.p[0] == '#' || s.p[0] == '=')) {
		record->u.record.heading = s.p[0] == '#';
		record->u.record.sum = s.p[0] == '=';
		from = 1;
	}
	span = dg_line_span(p->doc, line, from, s.n);
	if (from == 1 && s.n == 1) {
		dg_plan_error(p, DG_R_row_sign_alone, dg_line_whole(p->doc, line), DG_ARGS(s));
		return;
	}
	if (s.n > from)
		dg_attr_set_id(p, record, dg_str_sub(s, from, s.n), span);
}

void
dg_record_classes(struct dg_plan *p, struct dg_node *record, const struct dg_line *line)
{
	struct dg_str	s = line->text;
	size_t		at = 0;

	while (at < s.n) {
		size_t from = at;

		while (at < s.n && s.p[at] != ' ')
			at++;
		if (at > from)
			record->classes |= dg_attr_class(p, dg_str_sub(s, from, at),
			    dg_line_span(p->doc, line, from, at), DG_CLASSES_ALL);
		at++;
	}
}

static bool
ends_record(const struct dg_plan *p)
{
	enum dg_line_kind kind = dg_mark_of(p->line.text).kind;

	return kind == DG_LINE_BLANK || kind == DG_LINE_BLOCK || kind == DG_LINE_TABLE ||
	    p->line.text.p[0] == '@';
}

static void
check_sum(struct dg_plan *p, const struct dg_node *record, const struct dg_open *o)
{
	if (record->u.record.sum && o->block->kind != DG_K_BUDGET)
		dg_plan_error(p, DG_R_row_sum_not_here, record->span, DG_NO_ARGS);
}

void
dg_record_read(struct dg_plan *p, struct dg_open *o, unsigned kinds)
{
	struct dg_line	 name = dg_line_sub(&p->line, 1, p->line.text.n);
	struct dg_node	*record = dg_plan_node(p, DG_K_RECORD, dg_line_whole(p->doc,
	    &p->line));

	if (name.text.n == 0)
		dg_plan_error(p, DG_R_row_sign_alone, record->span, DG_ARGS(p->line.text));
	dg_record_name(p, record, &name);
	check_sum(p, record, o);
	dg_node_append(o->node, record);
	dg_plan_advance(p);
	while (p->more && !ends_record(p))
		if (!dg_field_line(p, o, record, kinds))
			return;
	if (record->first == NULL)
		dg_plan_error(p, DG_R_record_empty, record->span, DG_NO_ARGS);
}

/* ---- all rows of a block ------------------------------------------------------------------ */

void
dg_records_check(struct dg_plan *p, struct dg_node *block)
{
	struct dg_node	**rows = NULL;
	size_t		  n = 0, cap = 0;

	for (struct dg_node *r = block->first; r != NULL; r = r->next) {
		if (r->kind != DG_K_RECORD || r->id.n == 0)
			continue;
		DG_GROW(rows, n, cap);
		rows[n++] = r;
	}
	if (n > 0)
		qsort(rows, n, sizeof *rows, dg_node_compare_ids);
	for (size_t i = 1; i < n; i++) {
		struct dg_diag *d;

		if (!dg_str_eq(rows[i]->id, rows[i - 1]->id))
			continue;
		d = dg_plan_error(p, DG_R_row_id_repeated, rows[i]->id_span,
		    DG_ARGS(rows[i]->id));
		dg_plan_point(p, d, rows[i - 1]->id_span, rows[i - 1]->id);
	}
	free(rows);
}
