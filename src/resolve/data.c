/*
 * data.c - rows of targets, tasks and budgets: finding them, reading their
 * cells.
 *
 * A row stays what it was written as, a RECORD of FIELDs; its cells are
 * checked here once and read again by whoever needs a value.  What a cell
 * only implies (a unit's name for its id, a sum) is written into the tree.
 */
#include "resolve/pass.h"

#include <stdlib.h>

#include "base/text.h"
#include "plan/names.h"

/* ---- finding --------------------------------------------------------------- */

struct dg_node *
dg_data_block(const struct dg_resolve *r, struct dg_str id)
{
	struct dg_node *n = dg_doc_find(r->doc, id);

	return n != NULL && dg_kind_is_rows(n->kind) ? n : NULL;
}

static int
compare_keys(const struct dg_row_key *x, struct dg_str block, struct dg_str row)
{
	int c = dg_str_cmp(x->block, block);

	return c != 0 ? c : dg_str_cmp(x->row, row);
}

static int
compare_rows(const void *a, const void *b)
{
	const struct dg_row_key *x = a, *y = b;
	int c = compare_keys(x, y->block, y->row);

	if (c != 0)
		return c;
	return (x->record->span.start > y->record->span.start) -
	    (x->record->span.start < y->record->span.start);
}

static bool
is_addressable(const struct dg_node *n)
{
	return n->id.n > 0 && n->parent->id.n > 0 &&
	    dg_kind_is_rows(n->parent->kind);
}

void
dg_data_index(struct dg_resolve *r)
{
	struct dg_node	*root = r->doc->root, *n;
	size_t		 count = 0;

	for (n = NULL; (n = dg_node_seek(root, n, DG_IS(RECORD))) != NULL;)
		count += is_addressable(n);
	r->rows = DG_NEW_ARRAY(r->doc->arena, count, struct dg_row_key);
	for (n = NULL; (n = dg_node_seek(root, n, DG_IS(RECORD))) != NULL;)
		if (is_addressable(n))
			r->rows[r->n_rows++] = (struct dg_row_key){ n->parent->id,
				n->id, n };
	qsort(r->rows, r->n_rows, sizeof *r->rows, compare_rows);
	r->rows_known = true;
	r->names = NULL;
}

struct dg_node *
dg_data_row(const struct dg_resolve *r, struct dg_str block, struct dg_str row)
{
	size_t low = 0, high = r->n_rows;

	while (low < high) {
		size_t	middle = low + (high - low) / 2;
		int	c = compare_keys(&r->rows[middle], block, row);

		if (c == 0)
			return r->rows[middle].record;
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* ---- fields ---------------------------------------------------------------- */

bool
dg_data_is_year(struct dg_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n == 4;
}

const char *
dg_data_main_field(enum dg_kind block)
{
	return block == DG_K_BUDGET ? "amount" : block == DG_K_TARGETS ? "value" : "task";
}

bool
dg_data_is_marked(struct dg_str raw)
{
	return dg_str_find(raw, "{{") < raw.n || dg_str_find(raw, "[@") < raw.n;
}

enum dg_field_type
dg_data_type(enum dg_kind block, struct dg_str field)
{
	if (block == DG_K_BUDGET)
		return dg_str_is(field, "amount") || dg_data_is_year(field) ?
		    DG_FIELD_AMOUNT : DG_FIELD_TEXT;
	if (dg_str_is(field, "due"))
		return DG_FIELD_DUE;
	if (block == DG_K_TARGETS)
		return dg_str_is(field, "value") ? DG_FIELD_TARGET : DG_FIELD_TEXT;
	return dg_str_is(field, "lead") || dg_str_is(field, "support") ?
	    DG_FIELD_UNITS : DG_FIELD_TEXT;
}

/* The canonical name for any spelling of it; empty: no such field. */
static struct dg_str
canonical(const struct dg_resolve *r, enum dg_kind block, struct dg_str s)
{
	return dg_field_canonical(r->doc->arena, s, dg_field_kinds(block));
}

bool
dg_data_is_field(const struct dg_resolve *r, enum dg_kind block, struct dg_str name)
{
	return canonical(r, block, name).n > 0;
}

struct dg_node *
dg_data_field(const struct dg_resolve *r, const struct dg_node *record,
    struct dg_str name)
{
	name = canonical(r, record->parent->kind, name);
	return dg_node_field(record, dg_arena_dup(r->doc->arena, name).p);
}

static bool
holds_var(const struct dg_node *field)
{
	for (const struct dg_node *n = field->first; n != NULL; n = n->next)
		if (n->kind == DG_K_VAR)
			return true;
	return false;
}

bool
dg_data_settle(struct dg_resolve *r, struct dg_node *field, struct dg_str path)
{
	if (!holds_var(field))
		return true;
	if (!dg_variable_expand(r, field, path))
		return false;
	field->u.field.raw = dg_str_trim(dg_node_plain(r->doc->arena, field));
	return true;
}

void
dg_data_fill(struct dg_resolve *r, struct dg_node *record, struct dg_str name,
    struct dg_str text)
{
	struct dg_node *field = dg_data_field(r, record, name);
	struct dg_node *t;

	if (field == NULL) {
		field = dg_node_new_from(r->doc->arena, DG_K_FIELD, record->span,
		    DG_FROM_DATA);
		field->u.field.name = name;
		dg_node_append(record, field);
	}
	while (field->first != NULL)
		dg_node_unlink(field->first);
	field->u.field.raw = text;
	t = dg_node_text(r->doc->arena, text, 0, field->span, DG_FROM_DATA);
	dg_node_append(field, t);
}

/* ---- cells ----------------------------------------------------------------- */

static bool
looks_like_id(struct dg_str s)
{
	bool mark = false;

	for (size_t i = 0; i < s.n; i++)
		mark |= s.p[i] == '-' || dg_char_is_digit((unsigned char)s.p[i]);
	return mark && dg_str_is_word(s);
}

/* "so-vh, so-tc": ids that a comma parts would be printed as they stand. */
static bool
has_commas(const struct dg_resolve *r, struct dg_str part)
{
	struct dg_str rest = part;

	if (dg_str_find_char(part, ',') == part.n)
		return false;
	while (rest.n > 0)
		if (dg_units_find(&r->world->units, dg_str_trim(dg_str_cut(&rest, ','))) ==
		    NULL)
			return false;
	return true;
}

/* The names for ids in "so-vh; Các xã": true when there was one. */
static bool
name_units(struct dg_resolve *r, const struct dg_node *field, struct dg_buf *out)
{
	struct dg_str	rest = field->u.field.raw;
	bool		found = false;

	while (rest.n > 0) {
		struct dg_str		 part = dg_str_trim(dg_str_cut(&rest, ';'));
		const struct dg_unit	*unit = dg_units_find(&r->world->units, part);
		bool			 known;

		if (part.n == 0)
			continue;
		if (out->n > 0)
			dg_buf_puts(out, "; ");
		found |= unit != NULL;
		if (unit != NULL)
			dg_unit_check_day(r->doc, &r->world->units, unit,
			    r->world->date, field->span);
		if (unit == NULL && looks_like_id(part) && r->world->units.n > 0)
			dg_report_unit(r->doc, &r->world->units, part, field->span);
		if (unit == NULL && has_commas(r, part))
			dg_report(r->doc->sink, DG_R_units_commas, field->span,
			    DG_ARGS(part));
		dg_buf_add_str(out, unit == NULL ? part :
		    dg_unit_value(r->doc, &r->world->units, unit, DG_STR("tên"),
		    &known));
	}
	return found;
}

static bool
has_unit(const struct dg_resolve *r, struct dg_str raw)
{
	while (raw.n > 0)
		if (dg_units_find(&r->world->units, dg_str_trim(dg_str_cut(&raw, ';'))) !=
		    NULL)
			return true;
	return false;
}

static bool
is_plain(const struct dg_node *field)
{
	for (const struct dg_node *n = field->first; n != NULL; n = n->next)
		if (n->kind != DG_K_TEXT || n->u.text.face != 0)
			return false;
	return true;
}

static void
check_units(struct dg_resolve *r, struct dg_node *record, struct dg_node *field)
{
	struct dg_buf buf;

	/* Names are put for ids in plain text: marks would be lost. */
	if (has_unit(r, field->u.field.raw) && !is_plain(field)) {
		dg_report(r->doc->sink, DG_R_units_marked, field->span, DG_NO_ARGS);
		return;
	}

	dg_buf_init(&buf, DG_MAX_EXPANSION);
	if (name_units(r, field, &buf) && dg_budget_spend(r, buf.n, field->span))
		dg_data_fill(r, record, field->u.field.name,
		    dg_arena_dup(r->doc->arena, dg_buf_str(&buf)));
	dg_buf_fini(&buf);
}

static void
check_cascade(struct dg_resolve *r, const struct dg_node *field)
{
	static const char *const words[] = { "each", "avg", "sum", "none" };
	struct dg_str names[4];

	for (int i = 0; i < 4; i++) {
		names[i] = dg_str_of(words[i]);
		if (dg_str_eq(field->u.field.raw, names[i]))
			return;
	}
	dg_report_unknown(r, DG_R_cascade_unknown, field->span, field->u.field.raw,
	    names, 4);
}

static void
check_field(struct dg_resolve *r, struct dg_node *record, struct dg_node *field)
{
	struct dg_str		raw = field->u.field.raw;
	struct dg_deadline	due;
	struct dg_target	target;
	enum dg_kind		kind = record->parent->kind;

	enum dg_field_type	type = dg_data_type(kind, field->u.field.name);

	if (raw.n == 0 || (dg_data_is_marked(raw) && type != DG_FIELD_UNITS))
		return;
	switch (type) {
	case DG_FIELD_DUE:
		if (!dg_deadline_parse(raw, &due))
			dg_report(r->doc->sink, due.reversed ? DG_R_deadline_reversed :
			    DG_R_deadline_bad, field->span, DG_ARGS(raw));
		break;
	case DG_FIELD_TARGET:
		if (!dg_target_parse(raw, &target))
			dg_report(r->doc->sink, DG_R_target_bad, field->span,
			    DG_ARGS(raw));
		break;
	case DG_FIELD_UNITS:
		check_units(r, record, field);
		break;
	case DG_FIELD_AMOUNT:	/* budget.c */
		break;
	case DG_FIELD_TEXT:
		if (kind == DG_K_TARGETS && dg_str_is(field->u.field.name, "cascade"))
			check_cascade(r, field);
		break;
	}
}

/* The name a message has for a field: "kp.tong.amount". */
static struct dg_str
address(const struct dg_resolve *r, const struct dg_node *field)
{
	const struct dg_node *record = field->parent, *block = record->parent;

	return dg_arena_fmt(r->doc->arena, "%.*s.%.*s.%.*s", DG_FMT(block->id),
	    DG_FMT(record->id), DG_FMT(field->u.field.name));
}

static void
settle_row(struct dg_resolve *r, struct dg_node *record)
{
	for (struct dg_node *f = record->first; f != NULL; f = f->next)
		if (holds_var(f))
			dg_data_settle(r, f, address(r, f));
}

static bool
is_blank(const struct dg_node *field)
{
	return field == NULL || (field->u.field.raw.n == 0 && field->first == NULL);
}

/* A row that lacks a field: its table's column is missing, or it is a record
 * without any; the reader told that once. */
static bool
was_told(const struct dg_resolve *r, const struct dg_node *record)
{
	struct dg_str written = dg_span_text(r->doc->sources, record->span);

	return record->first == NULL || !dg_str_starts(written, "@");
}

/* Every row says in words what it is about, a group heading in any field. */
static void
check_words(struct dg_resolve *r, const struct dg_node *record)
{
	enum dg_kind		 kind = record->parent->kind;
	const char		*name = kind == DG_K_BUDGET ? "source" :
	    kind == DG_K_TARGETS ? "target" : "task";
	const struct dg_node	*field = dg_node_field(record, name);

	if (record->u.record.heading)
		for (field = record->first; field != NULL && is_blank(field);)
			field = field->next;
	if (field == NULL && !record->u.record.heading && was_told(r, record))
		return;
	if (is_blank(field))
		dg_report(r->doc->sink, DG_R_row_without_words, record->span,
		    DG_ARGS(dg_str_of(name)));
}

static void
check_row(struct dg_resolve *r, struct dg_node *record)
{
	const struct dg_node *value;

	settle_row(r, record);
	if (record->u.record.heading)
		return;
	for (struct dg_node *f = record->first; f != NULL; f = f->next)
		check_field(r, record, f);
	value = dg_node_field(record, "value");
	if (record->parent->kind == DG_K_TARGETS &&
	    (value == NULL || value->u.field.raw.n == 0))
		dg_report(r->doc->sink, DG_R_target_missing, record->span, DG_NO_ARGS);
}

/* ---- blocks ---------------------------------------------------------------- */

static void
check_weight(struct dg_resolve *r, const struct dg_node *block)
{
	const struct dg_attr	*attr = dg_node_attr(block, "weight");
	const struct dg_units	*units = &r->world->units;

	if (attr != NULL && r->world->unit != NULL &&
	    dg_units_column(units, attr->value) == units->n_columns)
		dg_report_column(r, attr->value_span, attr->value);
}

struct dg_str
dg_budget_unit(const struct dg_node *block)
{
	const struct dg_attr *attr = dg_node_attr(block, "unit");

	return attr != NULL && dg_amount_factor(attr->value) > 0 ? attr->value :
	    DG_STR("đồng");
}

/* Sums first, so that words in other rows may speak of what they fill in. */
void
dg_data_check(struct dg_resolve *r)
{
	struct dg_node *root = r->doc->root, *n;

	/* As written: what fails to be computed has its own message. */
	for (n = NULL; (n = dg_node_seek(root, n, DG_IS(RECORD))) != NULL;)
		check_words(r, n);
	for (n = NULL; (n = dg_node_seek(root, n, DG_IS(TARGETS) | DG_IS(BUDGET))) != NULL;) {
		if (n->kind == DG_K_TARGETS)
			check_weight(r, n);
		if (n->kind == DG_K_BUDGET)
			dg_budget_check(r, n);
	}
	for (n = NULL; (n = dg_node_seek(root, n, DG_IS(RECORD))) != NULL;)
		check_row(r, n);
}
