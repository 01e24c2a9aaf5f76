/*
 * path.c - what a path in {{...}} stands for.
 *
 * A path names, in this order: a word of the document itself (number, date,
 * symbol, place, title), the issuing unit, a variable, a row of a data block
 * or one of its fields.  Ids and variables share one namespace, so the order
 * never decides between two readings.
 */
#include "resolve/pass.h"

static const char *const own_words[] = { "number", "date", "symbol", "place", "title" };
#define N_OWN_WORDS (sizeof own_words / sizeof own_words[0])

static struct dg_span
entry_span(const struct dg_resolve *r, const char *key)
{
	const struct dg_entry *e = dg_doc_entry(r->doc, key);

	return e != NULL ? e->value_span : DG_NOWHERE;
}

/* A computed header value: its own placeholders come first.  false: it needs
 * itself. */
static bool
read_entry(struct dg_resolve *r, const struct dg_entry *e, struct dg_value *out)
{
	out->type = DG_PATH_TEXT;
	out->text = e->value;
	out->was = e->value_span;
	if (e->inlines == NULL)
		return true;
	if (!dg_variable_expand(r, e->inlines, e->key))
		return false;
	out->inlines = e->inlines;
	return true;
}

static struct dg_str
or_blank(const struct dg_resolve *r, struct dg_str s)
{
	return s.n > 0 ? s : r->world->tmpl.blank;
}

static bool
read_own_word(struct dg_resolve *r, struct dg_str name, struct dg_value *out)
{
	const struct dg_world	*w = r->world;
	const struct dg_entry	*e = dg_doc_entry(r->doc, dg_arena_dup(r->doc->arena,
	    name).p);

	out->type = DG_PATH_TEXT;
	if ((dg_str_is(name, "title") || dg_str_is(name, "place")) && e != NULL &&
	    e->value.n > 0) {
		return read_entry(r, e, out);
	} else if (dg_str_is(name, "date")) {
		out->type = DG_PATH_DATE;
		out->date = w->date;
		out->was = entry_span(r, "date");
	} else {
		out->text = or_blank(r, dg_str_is(name, "number") ? w->number :
		    dg_str_is(name, "symbol") ? w->symbol :
		    dg_str_is(name, "place") ? w->place : DG_STR(""));
		if (e != NULL)
			out->was = e->value_span;
	}
	return true;
}

static bool
is_own_word(struct dg_str name)
{
	for (size_t i = 0; i < N_OWN_WORDS; i++)
		if (dg_str_is(name, own_words[i]))
			return true;
	return false;
}

/* A column of the issuing unit, or of one above it; "" is its name. */
static bool
read_unit(struct dg_resolve *r, struct dg_str column, struct dg_span at,
    struct dg_value *out)
{
	const struct dg_units	*units = &r->world->units;
	const struct dg_unit	*unit = r->world->unit;
	bool			 known = false;

	if (unit == NULL)
		return false;	/* reported when the world was opened */
	/* A condition may ask for what a unit that belongs to none does not have. */
	if (!dg_unit_climb(r->doc, units, &unit, &column, at, !r->rows_known))
		return false;
	if (column.n == 0)
		column = DG_STR("tên");
	out->type = DG_PATH_TEXT;
	out->text = dg_unit_value(r->doc, units, unit, column, &known);
	out->was = unit != NULL ? unit->span : DG_NOWHERE;
	if (unit != NULL && dg_units_is_column(column, "tên")) {
		out->type = DG_PATH_UNIT;
		out->full = dg_unit_full_name(r->doc, units, unit);
	}
	if (!known)
		dg_report_column(r, at, column);
	return known;
}

/* What a path may name, for "did you mean": made once. */
static void
collect_names(struct dg_resolve *r)
{
	size_t n = 0, max = N_OWN_WORDS + 1 + r->n_vars + r->n_rows;

	r->names = DG_NEW_ARRAY(r->doc->arena, max, struct dg_str);
	for (size_t i = 0; i < N_OWN_WORDS; i++)
		r->names[n++] = dg_str_of(own_words[i]);
	r->names[n++] = DG_STR("unit");
	for (size_t i = 0; i < r->n_vars; i++)
		r->names[n++] = r->vars[i].name;
	for (size_t i = 0; i < r->n_rows; i++)
		r->names[n++] = dg_arena_fmt(r->doc->arena, "%.*s.%.*s",
		    DG_FMT(r->rows[i].block), DG_FMT(r->rows[i].row));
	r->n_names = n;
}

static void
report_undefined(struct dg_resolve *r, struct dg_str path, struct dg_span at)
{
	if (r->names == NULL)
		collect_names(r);
	dg_report_unknown(r, DG_R_variable_undefined, at, path, r->names, r->n_names);
}

/* false: the cell is not what it must be, which was reported there. */
static bool
read_typed(const struct dg_node *block, const struct dg_node *field, struct dg_value *out)
{
	struct dg_str raw = field->u.field.raw;

	switch (dg_data_type(block->kind, field->u.field.name)) {
	case DG_FIELD_AMOUNT:
		out->type = DG_PATH_AMOUNT;
		out->unit = dg_budget_unit(block);
		return dg_decimal_parse(raw, &out->amount);
	case DG_FIELD_TARGET:
		out->type = DG_PATH_TARGET;
		return dg_target_parse(raw, &out->target);
	case DG_FIELD_DUE:
		out->type = DG_PATH_DUE;
		return dg_deadline_parse(raw, &out->due);
	case DG_FIELD_UNITS:
	case DG_FIELD_TEXT:
		break;
	}
	out->type = DG_PATH_TEXT;
	out->inlines = field;
	return true;
}

/* A field of a row; without a name, its value. */
static bool
read_field(struct dg_resolve *r, struct dg_node *record, struct dg_str name,
    struct dg_str path, struct dg_span at, struct dg_value *out)
{
	const struct dg_node	*block = record->parent;
	struct dg_node		*field;
	bool			 blank;

	if (name.n == 0)
		name = dg_str_of(dg_data_main_field(block->kind));
	field = dg_data_field(r, record, name);
	if (field == NULL && !dg_data_is_field(r, block->kind, name)) {
		dg_report(r->doc->sink, DG_R_field_unknown, at, DG_ARGS(name,
		    dg_str_of(dg_kind_name(block->kind))));
		return false;
	}
	blank = field == NULL || (field->u.field.raw.n == 0 && field->first == NULL);
	if (blank) {
		struct dg_diag *d = dg_report(r->doc->sink, DG_R_value_blank, at,
		    DG_ARGS(path));

		dg_note(r->doc->sink, d, DG_R_note_declared_here, field != NULL ?
		    field->span : record->span, DG_ARGS(path));
		return false;
	}
	if (!dg_data_settle(r, field, path))
		return false;
	out->text = field->u.field.raw;
	out->was = field->span;
	return read_typed(block, field, out);
}

static bool
is_kind_prefix(struct dg_str head, enum dg_kind *kind)
{
	static const enum dg_kind kinds[] = { DG_K_TARGETS, DG_K_TASKS, DG_K_BUDGET };

	for (int i = 0; i < 3; i++)
		if (dg_str_is(head, dg_kind_name(kinds[i]))) {
			*kind = kinds[i];
			return true;
		}
	return false;
}

/* Cuts "budget." off when what follows is a block of that kind. */
static struct dg_str
without_kind(const struct dg_resolve *r, struct dg_str path)
{
	struct dg_str	rest = path, head = dg_str_cut(&rest, '.'), id = rest;
	enum dg_kind	kind;
	struct dg_node *block;

	if (rest.n == 0 || !is_kind_prefix(head, &kind))
		return path;
	id = dg_str_cut(&id, '.');
	block = dg_data_block(r, id);
	return block != NULL && block->kind == kind ? rest : path;
}

struct dg_node *
dg_path_block(const struct dg_resolve *r, struct dg_str path)
{
	path = without_kind(r, path);
	if (dg_str_find_char(path, '.') < path.n)
		return NULL;
	return dg_data_block(r, path);
}

/* A row or field; path has no kind in front. */
static bool
read_row(struct dg_resolve *r, struct dg_str path, struct dg_span at,
    struct dg_value *out)
{
	struct dg_str	 name = path, block = dg_str_cut(&name, '.');
	struct dg_str	 row = dg_str_cut(&name, '.');
	struct dg_node	*record;

	if (dg_data_block(r, block) == NULL) {
		report_undefined(r, path, at);
		return false;
	}
	if (!r->rows_known || row.n == 0) {
		dg_report(r->doc->sink, r->rows_known ? DG_R_block_as_value :
		    DG_R_when_on_row, at, DG_ARGS(path));
		return false;
	}
	record = dg_data_row(r, block, row);
	if (record == NULL) {
		report_undefined(r, path, at);
		return false;
	}
	return read_field(r, record, name, path, at, out);
}

bool
dg_path_evaluate(struct dg_resolve *r, struct dg_str path, struct dg_span at,
    struct dg_value *out)
{
	struct dg_str		 rest = path, head = dg_str_cut(&rest, '.');
	const struct dg_entry	*e;

	*out = (struct dg_value){ 0 };
	if (dg_str_is(head, "unit"))
		return read_unit(r, rest, at, out);
	if (rest.n == 0 && is_own_word(head))
		return read_own_word(r, head, out);
	e = rest.n == 0 ? dg_variable_find(r, head) : NULL;
	if (e != NULL)
		return read_entry(r, e, out);
	return read_row(r, without_kind(r, path), at, out);
}
