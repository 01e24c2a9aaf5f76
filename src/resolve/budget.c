/*
 * budget.c - sums of budgets.
 *
 * Two totals run down the rows, for each column: of the rows since the last
 * "=" row, and of the "=" rows that summed rows.  A "=" row is checked
 * against the first, or, when no row came between, against the second.
 */
#include "resolve/pass.h"

struct column {
	struct dg_str		name;	/* "amount", or a year */
	struct dg_decimal	since, sums;
	bool			since_bad, sums_bad;	/* a part is not known */
};

enum cell_state { CELL_BLANK, CELL_GOOD, CELL_BAD };

struct cell {
	enum cell_state		 state;
	struct dg_decimal	 amount;
	struct dg_span		 span;
};

struct budget {
	struct dg_resolve	*r;
	struct column		 column[DG_MAX_COLUMNS];	/* [0] is the amount */
	struct cell		 cell[DG_MAX_COLUMNS];	/* of the row at hand */
	size_t			 n;
	size_t			 rows_since, n_sums;
};

static size_t
find_column(const struct budget *b, struct dg_str name)
{
	size_t i = 0;

	while (i < b->n && !dg_str_eq(b->column[i].name, name))
		i++;
	return i;
}

/* The years that any row has a column for. */
static void
collect_columns(struct budget *b, const struct dg_node *block)
{
	b->column[b->n++].name = DG_STR("amount");
	for (const struct dg_node *rec = block->first; rec != NULL; rec = rec->next)
		for (const struct dg_node *f = rec->first; f != NULL; f = f->next) {
			if (!dg_data_is_year(f->u.field.name) ||
			    find_column(b, f->u.field.name) < b->n)
				continue;
			if (b->n == DG_MAX_COLUMNS) {
				dg_report(b->r->doc->sink, DG_R_budget_columns,
				    f->span, DG_NO_ARGS);
				return;
			}
			b->column[b->n++].name = f->u.field.name;
		}
}

/* "12,500": a decimal comma here, but where English is read a thousand. */
static bool
is_ambiguous(struct dg_str raw)
{
	size_t comma = dg_str_find_char(raw, ',');

	return comma + 4 == raw.n && comma >= 1 && comma <= 3 && raw.p[0] != '0';
}

static void
read_amount(struct budget *b, const struct dg_node *f, struct cell *c)
{
	struct dg_str		 raw = f->u.field.raw;
	struct dg_arena		*arena = b->r->doc->arena;
	size_t			 comma = dg_str_find_char(raw, ',');
	bool			 number = dg_decimal_parse(raw, &c->amount);

	c->state = number && !is_ambiguous(raw) ? CELL_GOOD : CELL_BAD;
	if (number && c->state == CELL_BAD)
		dg_report(b->r->doc->sink, DG_R_amount_ambiguous, f->span, DG_ARGS(raw,
		    dg_arena_fmt(arena, "%.*s.%.*s", (int)comma, raw.p,
		    DG_FMT(dg_str_sub(raw, comma + 1, raw.n))),
		    dg_decimal_print(arena, c->amount)));
	else if (c->state == CELL_BAD && !dg_data_is_marked(raw))
		dg_report(b->r->doc->sink, DG_R_amount_bad, f->span, DG_ARGS(raw));
}

static void
read_row(struct budget *b, const struct dg_node *record)
{
	for (size_t i = 0; i < b->n; i++)
		b->cell[i] = (struct cell){ .span = record->span };
	for (const struct dg_node *f = record->first; f != NULL; f = f->next) {
		size_t		i = find_column(b, f->u.field.name);
		struct cell	*c = &b->cell[i];

		if (i == b->n)
			continue;
		c->span = f->span;
		if (f->u.field.raw.n > 0)
			read_amount(b, f, c);
	}
}

static void
add(struct budget *b, struct dg_decimal *total, bool *bad, const struct cell *c)
{
	if (c->state == CELL_BAD || *bad) {
		*bad = true;
	} else if (c->state == CELL_GOOD && !dg_decimal_add(*total, c->amount, total)) {
		dg_report(b->r->doc->sink, DG_R_amount_overflow, c->span, DG_NO_ARGS);
		*bad = true;
	}
}

static void
report_differs(struct budget *b, enum dg_rule rule, const struct cell *c,
    struct dg_str name, struct dg_decimal expected)
{
	struct dg_arena *a = b->r->doc->arena;

	dg_report(b->r->doc->sink, rule, c->span, DG_ARGS(name,
	    dg_decimal_print(a, c->amount), dg_decimal_print(a, expected)));
}

static void
fill(struct budget *b, struct dg_node *record, size_t i, struct dg_decimal amount)
{
	b->cell[i].state = CELL_GOOD;
	b->cell[i].amount = amount;
	dg_data_fill(b->r, record, b->column[i].name,
	    dg_decimal_print(b->r->doc->arena, amount));
}

/* The years of a row must add up to its amount; a blank amount is their sum. */
static void
check_years(struct budget *b, struct dg_node *record)
{
	struct dg_decimal	total = { 0 };
	bool			bad = false, any = false;

	for (size_t i = 1; i < b->n; i++) {
		any |= b->cell[i].state != CELL_BLANK;
		add(b, &total, &bad, &b->cell[i]);
	}
	if (bad || b->cell[0].state == CELL_BAD)
		return;
	if (b->cell[0].state == CELL_BLANK && any)
		fill(b, record, 0, total);
	else if (b->cell[0].state == CELL_GOOD && any &&
	    dg_decimal_cmp(total, b->cell[0].amount) != 0)
		report_differs(b, DG_R_years_differ, &b->cell[0], DG_STR(""), total);
}

static void
plain_row(struct budget *b, struct dg_node *record)
{
	check_years(b, record);
	if (b->cell[0].state == CELL_BLANK) {
		dg_report(b->r->doc->sink, DG_R_amount_missing, b->cell[0].span,
		    DG_NO_ARGS);
		b->cell[0].state = CELL_BAD;
	}
	for (size_t i = 0; i < b->n; i++)
		add(b, &b->column[i].since, &b->column[i].since_bad, &b->cell[i]);
	b->rows_since++;
}

/* One column of a "=" row; the total is what it must be. */
static void
check_sum(struct budget *b, struct dg_node *record, size_t i, struct dg_decimal total,
    bool bad)
{
	struct cell	*c = &b->cell[i];
	bool		 nothing = total.digits == 0;

	if (bad || c->state == CELL_BAD)
		return;
	if (c->state == CELL_BLANK) {
		if (i == 0 || !nothing)
			fill(b, record, i, total);
	} else if (dg_decimal_cmp(c->amount, total) != 0) {
		report_differs(b, DG_R_sum_differs, c, record->id, total);
	}
	c->amount = total;
}

static void
sum_row(struct budget *b, struct dg_node *record)
{
	bool of_rows = b->rows_since > 0;

	if (!of_rows && b->n_sums == 0) {
		dg_report(b->r->doc->sink, DG_R_sum_of_nothing, record->span,
		    DG_ARGS(record->id));
		return;
	}
	for (size_t i = 0; i < b->n; i++) {
		struct column *c = &b->column[i];

		check_sum(b, record, i, of_rows ? c->since : c->sums,
		    of_rows ? c->since_bad : c->sums_bad);
		if (!of_rows)
			continue;
		b->cell[i].state = c->since_bad ? CELL_BAD : CELL_GOOD;
		b->cell[i].amount = c->since;
		add(b, &c->sums, &c->sums_bad, &b->cell[i]);
		c->since = (struct dg_decimal){ 0 };
		c->since_bad = false;
	}
	b->n_sums += of_rows;
	b->rows_since = 0;
}

void
dg_budget_check(struct dg_resolve *r, struct dg_node *block)
{
	struct budget b = { .r = r };

	collect_columns(&b, block);
	for (struct dg_node *rec = block->first; rec != NULL; rec = rec->next) {
		if (rec->kind != DG_K_RECORD || rec->u.record.heading)
			continue;
		read_row(&b, rec);
		if (rec->u.record.sum)
			sum_row(&b, rec);
		else
			plain_row(&b, rec);
	}
}
