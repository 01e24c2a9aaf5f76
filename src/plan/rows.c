/*
 * rows.c - targets, tasks and budgets: rows written as a pipe table whose
 * first line names the fields, or as records.
 */
#include "plan/parser.h"

struct column {
	const struct dg_field	*field;		/* NULL after a message */
	struct dg_str		 name;		/* canonical */
	struct dg_span		 span;
};

struct rows {
	struct dg_plan	*plan;
	struct dg_open	*open;
	unsigned	 kinds;
	struct column	 column[DG_MAX_COLUMNS];
	size_t		 n;
	size_t		 name, classes;		/* their columns; n when absent */
};

/* The field without which a row says nothing. */
static const char *
main_field(enum dg_kind kind)
{
	return kind == DG_K_TARGETS ? "target" : kind == DG_K_TASKS ? "task" : "source";
}

/* ---- the line of names -------------------------------------------------------------- */

static const struct dg_field *
find_field(struct rows *r, const struct dg_line *cell)
{
	struct dg_plan		*p = r->plan;
	const struct dg_field	*f = dg_field_find(p->doc->arena, cell->text, r->kinds);
	struct dg_span		 span = dg_line_whole(p->doc, cell);
	struct dg_str		 names[DG_FIELD_NAMES];
	struct dg_diag		*d;

	if (f != NULL)
		return f;
	if (cell->text.n == 0) {
		dg_plan_error(p, DG_R_column_blank, span, DG_NO_ARGS);
		return NULL;
	}
	d = dg_plan_error(p, DG_R_row_field_unknown, span, DG_ARGS(dg_plan_excerpt(cell->text),
	    dg_str_of(r->open->block->name)));
	dg_plan_suggest(p, d, span, cell->text, names, dg_field_names(r->kinds, names));
	return NULL;
}

static void
read_column(struct rows *r, const struct dg_line *cell, size_t at)
{
	struct dg_plan	*p = r->plan;
	struct column	*c = &r->column[at];

	*c = (struct column){ .field = find_field(r, cell),
	    .span = dg_line_whole(p->doc, cell) };
	if (c->field == NULL)
		return;
	c->name = dg_field_canonical(p->doc->arena, cell->text, r->kinds);
	for (size_t i = 0; i < at; i++) {
		struct dg_diag *d;

		if (r->column[i].field == NULL || !dg_str_eq(r->column[i].name, c->name))
			continue;
		d = dg_plan_error(p, DG_R_field_repeated, c->span, DG_ARGS(cell->text));
		dg_plan_point(p, d, r->column[i].span, cell->text);
		c->field = NULL;
		return;
	}
	if (c->field->value == DG_VALUE_NAME)
		r->name = at;
	else if (c->field->value == DG_VALUE_CLASSES)
		r->classes = at;
}

static bool
has_column(const struct rows *r, const char *name)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->column[i].field != NULL && dg_str_is(r->column[i].name, name))
			return true;
	return false;
}

/* The first line kept: false when no row can be read by it. */
static bool
read_columns(struct rows *r)
{
	struct dg_plan	*p = r->plan;
	struct dg_line	 cell[DG_MAX_COLUMNS];
	struct dg_span	 span = dg_line_whole(p->doc, &p->lines[0]);
	const char	*needed = main_field(r->open->block->kind);

	r->n = dg_table_cells(p, &p->lines[0], cell);
	if (r->n > DG_MAX_COLUMNS) {
		dg_plan_error(p, DG_R_table_too_wide, span, DG_ARGS(dg_plan_count(p, r->n),
		    dg_plan_count(p, DG_MAX_COLUMNS)));
		return false;
	}
	r->name = r->classes = r->n;
	for (size_t i = 0; i < r->n; i++)
		read_column(r, &cell[i], i);
	if (!has_column(r, needed))
		dg_plan_error(p, DG_R_column_missing, span, DG_ARGS(dg_str_of(needed),
		    dg_str_of(r->open->block->name)));
	return r->n > 0;
}

/* ---- rows ---------------------------------------------------------------------------------- */

static bool
is_merge(struct rows *r, const struct dg_line *cell)
{
	if (!dg_str_is(cell->text, "<<") && !dg_str_is(cell->text, "^^"))
		return false;
	dg_plan_error(r->plan, DG_R_row_merge, dg_line_whole(r->plan->doc, cell),
	    DG_ARGS(cell->text));
	return true;
}

/* Fields of a row; a group heading has words in its first column only. */
static void
add_fields(struct rows *r, struct dg_node *record, const struct dg_line *cell)
{
	bool words = false;

	for (size_t i = 0; i < r->n; i++) {
		const struct column *c = &r->column[i];

		if (i == r->name || i == r->classes || c->field == NULL ||
		    is_merge(r, &cell[i]))
			continue;
		if (record->u.record.heading && words) {
			if (cell[i].text.n > 0)
				dg_plan_error(r->plan, DG_R_row_group_words, dg_line_whole(
				    r->plan->doc, &cell[i]), DG_NO_ARGS);
			continue;
		}
		words = true;
		dg_field_add(r->plan, record, c->field, c->name, c->span,
		    dg_prose_of(&cell[i]));
	}
}

static void
read_row(struct rows *r, const struct dg_line *line)
{
	struct dg_plan	*p = r->plan;
	struct dg_line	 cell[DG_MAX_COLUMNS];
	size_t		 n = dg_table_cells(p, line, cell);
	struct dg_node	*record = dg_plan_node(p, DG_K_RECORD, dg_line_whole(p->doc, line));

	if (n != r->n)
		dg_plan_error(p, DG_R_row_cells, record->span, DG_ARGS(dg_plan_count(p, n),
		    dg_plan_count(p, r->n)));
	for (; n < r->n; n++)
		cell[n] = dg_line_sub(line, line->text.n, line->text.n);
	if (r->name < r->n)
		dg_record_name(p, record, &cell[r->name]);
	if (r->classes < r->n)
		dg_record_classes(p, record, &cell[r->classes]);
	if (record->u.record.sum && r->open->block->kind != DG_K_BUDGET)
		dg_plan_error(p, DG_R_row_sum_not_here, dg_line_whole(p->doc,
		    &cell[r->name]), DG_NO_ARGS);
	add_fields(r, record, cell);
	dg_node_append(r->open->node, record);
}

static void
read_table(struct rows *r)
{
	struct dg_plan	*p = r->plan;
	enum dg_align	 aligns[DG_MAX_COLUMNS];
	size_t		 first;

	dg_table_collect(p);
	if (p->n_lines == 0 || !read_columns(r))
		return;
	first = dg_table_aligns(p, r->n, aligns) ? 2 : 1;
	for (size_t i = first; i < p->n_lines && !p->reader.stopped; i++) {
		if (i > DG_MAX_ROWS) {
			dg_plan_error(p, DG_R_table_too_long, dg_line_whole(p->doc,
			    &p->lines[i]), DG_ARGS(dg_plan_count(p, DG_MAX_ROWS)));
			return;
		}
		read_row(r, &p->lines[i]);
	}
}

void
dg_rows_read(struct dg_plan *p, struct dg_open *o)
{
	struct rows r = { .plan = p, .open = o, .kinds = dg_field_kinds(o->block->kind) };

	while (p->more) {
		enum dg_line_kind kind = dg_mark_of(p->line.text).kind;

		if (kind == DG_LINE_BLOCK)
			break;
		if (kind == DG_LINE_BLANK)
			dg_plan_advance(p);
		else if (kind == DG_LINE_TABLE)
			read_table(&r);
		else if (p->line.text.p[0] == '@')
			dg_record_read(p, o, r.kinds);
		else if (!dg_block_stray(p, o, DG_R_rows_line))
			break;
	}
	dg_records_check(p, o->node);
}
