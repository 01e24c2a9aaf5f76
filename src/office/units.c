/*
 * units.c - the units table: CSV as spreadsheets write it (libcsv).
 *
 * The separator is read off the header row.  The bytes go to libcsv line by
 * line, so that every row knows where it stands.  unit_index.c makes the rows a
 * table of units, unit_value.c says what a unit has in a column.
 */
#include "office/office.h"

#include <stdlib.h>
#include <string.h>

#include <csv.h>

#include "base/text.h"
#include "office/input.h"
#include "office/units.h"

#define COLUMNS_MAX	200
#define LISTED_MAX	20

struct reading {
	struct dg_doc	*doc;
	struct dg_units	*units;
	struct dg_input	 in;
	struct dg_str	 cell[COLUMNS_MAX];	/* of the row being read */
	size_t		 n_cells;		/* all, also those beyond the limit */
	size_t		 row_start, line_start, line_end;
	bool		 row_open, has_header, failed;
	bool		 bad_header;	/* rows make no sense then */
	struct dg_unit	*unit;			/* heap, doubles */
	size_t		 n, cap;
};

static const char *const required[] = { "id", "tên", "cấp", "thuộc", NULL };

static void
fail(struct reading *r, enum dg_rule rule, struct dg_span span, struct dg_args args)
{
	dg_report(r->doc->sink, rule, span, args);
	r->failed = true;
}

static struct dg_str
number(struct reading *r, size_t n)
{
	return dg_arena_fmt(r->doc->arena, "%zu", n);
}

static struct dg_span
row_span(const struct reading *r)
{
	size_t end = r->line_end;

	while (end > r->row_start && (r->in.bytes.p[end - 1] == '\n' ||
	    r->in.bytes.p[end - 1] == '\r'))
		end--;
	return dg_input_span(&r->in, r->row_start, end);
}

/* ---- the header row ---- */

static struct dg_str
list_columns(struct reading *r)
{
	const struct dg_units *u = r->units;
	struct dg_str s = DG_STR("");

	for (size_t i = 0; i < u->n_columns && i < LISTED_MAX; i++)
		s = dg_arena_fmt(r->doc->arena, "%.*s%s%.*s", DG_FMT(s),
		    i ? ", " : "", DG_FMT(u->column[i]));
	return s;
}

/* Under one name, or under two that mean the same. */
static void
report_column_twice(struct reading *r, size_t i)
{
	const struct dg_units *u = r->units;
	struct dg_str name = u->column[i];
	struct dg_str first = u->column[dg_units_column(u, name)];

	if (dg_units_same_name(name, first))
		fail(r, DG_R_units_column_twice, row_span(r), DG_ARGS(name));
	else
		fail(r, DG_R_units_column_same, row_span(r), DG_ARGS(first, name));
}

static void
check_columns(struct reading *r)
{
	const struct dg_units *u = r->units;

	for (size_t i = 0; i < u->n_columns; i++) {
		if (u->column[i].n == 0)
			fail(r, DG_R_units_column_unnamed, row_span(r),
			    DG_ARGS(number(r, i + 1)));
		else if (dg_units_column(u, u->column[i]) < i)
			report_column_twice(r, i);
	}
	for (size_t i = 0; required[i]; i++)
		if (dg_units_column(u, dg_str_of(required[i])) ==
		    u->n_columns)
			fail(r, DG_R_units_column_missing, row_span(r),
			    DG_ARGS(dg_str_of(required[i]), list_columns(r)));
}

static void
take_header(struct reading *r)
{
	struct dg_units *u = r->units;
	bool failed = r->failed;

	r->has_header = r->bad_header = true;
	if (r->n_cells > COLUMNS_MAX) {
		fail(r, DG_R_units_columns, row_span(r),
		    DG_ARGS(number(r, COLUMNS_MAX)));
		return;
	}
	u->column = DG_NEW_ARRAY(r->doc->arena, r->n_cells, struct dg_str);
	u->n_columns = u->n_cells = r->n_cells;
	for (size_t i = 0; i < r->n_cells; i++)
		u->column[i] = r->cell[i];
	r->failed = false;
	check_columns(r);
	r->bad_header = r->failed;
	r->failed |= failed;
	u->id_column = dg_units_column(u, DG_STR("id"));
	u->above_column = dg_units_column(u, DG_STR("thuộc"));
	u->from_column = dg_units_column(u, DG_STR("từ"));
	u->until_column = dg_units_column(u, DG_STR("đến"));
}

/* ---- rows ---- */

/* A day that may be blank or partial. */
static void
take_date(struct reading *r, size_t column, struct dg_date *date)
{
	struct dg_str s = column < r->units->n_cells ? r->cell[column] : DG_STR("");

	if (s.n && !dg_date_parse_iso(s, date))
		fail(r, DG_R_units_bad_date, row_span(r),
		    DG_ARGS(s, r->units->column[column]));
}

static void
take_dates(struct reading *r, struct dg_unit *unit)
{
	unit->from = unit->until = (struct dg_date){ 0 };
	take_date(r, r->units->from_column, &unit->from);
	take_date(r, r->units->until_column, &unit->until);
	if (unit->from.year && unit->until.year &&
	    dg_date_cmp(unit->from, dg_date_last(unit->until)) > 0)
		fail(r, DG_R_units_reversed, row_span(r), DG_NO_ARGS);
}

static void
take_row(struct reading *r)
{
	struct dg_units *u = r->units;
	struct dg_unit *unit;
	struct dg_str id;

	if (r->n_cells != u->n_columns) {
		fail(r, DG_R_units_cells, row_span(r),
		    DG_ARGS(number(r, r->n_cells), number(r, u->n_columns)));
		return;
	}
	id = r->cell[u->id_column];
	if (!dg_input_is_id(id)) {
		fail(r, id.n ? DG_R_units_bad_id : DG_R_units_no_id, row_span(r),
		    DG_ARGS(id));
		return;
	}
	DG_GROW(r->unit, r->n, r->cap);
	unit = &r->unit[r->n++];
	unit->span = row_span(r);
	unit->above = NULL;
	take_dates(r, unit);
	unit->cell = DG_NEW_ARRAY(r->doc->arena, u->n_columns, struct dg_str);
	memcpy(unit->cell, r->cell, u->n_columns * sizeof *unit->cell);
}

/* A line end or a tab inside a quoted cell is a space. */
static struct dg_str
clean_cell(struct reading *r, struct dg_str written)
{
	struct dg_str s = dg_arena_dup(r->doc->arena, written);
	char *q = (char *)s.p;

	for (size_t i = 0; i < s.n; i++)
		if (q[i] == '\n' || q[i] == '\r' || q[i] == '\t')
			q[i] = ' ';
	return dg_text_nfc(r->doc->arena, dg_str_trim(s));
}

static void
on_cell(void *p, size_t n, void *data)
{
	struct reading *r = data;
	struct dg_str written = { p, n };
	size_t i = r->n_cells++;

	if (i >= COLUMNS_MAX)
		return;
	/* Many columns go on saying what they said in the row before. */
	if (n == 0)
		r->cell[i] = DG_STR("");
	else if (!dg_str_eq(r->cell[i], written))
		r->cell[i] = clean_cell(r, written);
}

static void
on_row(int c, void *data)
{
	struct reading *r = data;

	(void)c;
	if (!r->has_header)
		take_header(r);
	else if (!r->bad_header)
		take_row(r);
	r->n_cells = 0;
	r->row_open = false;
}

/* ---- the file ---- */

/* The most frequent of , ; and tab in the first line, outside quotes. */
static unsigned char
find_separator(struct dg_str s)
{
	static const char candidates[] = ",;\t";
	size_t count[3] = { 0 }, best = 0;
	bool quoted = false;

	for (size_t i = 0; i < s.n && (quoted || s.p[i] != '\n'); i++) {
		const char *c = strchr(candidates, s.p[i]);

		if (s.p[i] == '"')
			quoted = !quoted;
		else if (c && *c && !quoted)
			count[c - candidates]++;
	}
	for (size_t i = 1; i < 3; i++)
		if (count[i] > count[best])
			best = i;
	return (unsigned char)candidates[best];
}

static bool
is_blank_line(struct dg_str line)
{
	for (size_t i = 0; i < line.n; i++)
		if (!strchr(" \t\r\n", line.p[i]))
			return false;
	return true;
}

/* Behind the next line end. */
static size_t
next_line(struct dg_str s, size_t at)
{
	const char *end = memchr(s.p + at, '\n', s.n - at);

	return end ? (size_t)(end - s.p) + 1 : s.n;
}

static bool
feed_line(struct reading *r, struct csv_parser *csv, struct dg_str line)
{
	size_t done;

	if (!r->row_open) {
		if (is_blank_line(line))
			return true;
		r->row_open = true;
		r->row_start = r->line_start;
	}
	done = csv_parse(csv, line.p, line.n, on_cell, on_row, r);
	if (done == line.n)
		return true;
	fail(r, DG_R_units_quote, dg_input_span(&r->in, r->line_start + done,
	    r->line_start + done + 1), DG_NO_ARGS);
	return false;
}

static void
feed(struct reading *r, struct csv_parser *csv)
{
	struct dg_str s = r->in.bytes;

	for (size_t at = r->in.start; at < s.n; at = r->line_end) {
		r->line_start = at;
		r->line_end = next_line(s, at);
		if (!feed_line(r, csv, dg_str_sub(s, at, r->line_end)))
			return;
		if (r->bad_header)
			return;
	}
	if (csv_fini(csv, on_cell, on_row, r) != 0)
		fail(r, DG_R_units_quote, dg_input_span(&r->in, r->row_start,
		    r->row_start + 1), DG_NO_ARGS);
}

static void
parse(struct reading *r)
{
	struct csv_parser csv;
	struct dg_str s = dg_str_sub(r->in.bytes, r->in.start, r->in.bytes.n);

	if (csv_init(&csv, CSV_STRICT | CSV_STRICT_FINI) != 0)
		abort();
	csv_set_delim(&csv, find_separator(s));
	feed(r, &csv);
	csv_free(&csv);
	if (!r->has_header && !r->failed)
		fail(r, DG_R_units_empty, dg_input_span(&r->in, 0, 0), DG_NO_ARGS);
}

static bool
read_table(struct dg_doc *doc, const void *asked, void *out)
{
	const struct dg_input_ask *ask = asked;
	struct dg_units *units = out;
	struct reading r = { .doc = doc, .units = units };

	*units = (struct dg_units){ 0 };
	if (!dg_input_read(doc, ask->path, ask->at, &r.in))
		return false;
	units->source = r.in.source;
	r.failed = !dg_input_check_controls(doc, &r.in);
	parse(&r);
	units->unit = DG_NEW_ARRAY(doc->arena, r.n, struct dg_unit);
	units->n = r.n;
	if (r.n)
		memcpy(units->unit, r.unit, r.n * sizeof *r.unit);
	free(r.unit);
	return dg_units_index(doc, units) && !r.failed;
}

bool
dg_units_read(struct dg_doc *doc, struct dg_str path, struct dg_span asked_at,
    struct dg_units *units)
{
	bool ok = dg_input_get(doc, "units", read_table, path, asked_at, units, sizeof *units);

	units->told = dg_units_untold(doc->arena, false);
	return ok;
}
