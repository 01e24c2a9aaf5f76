/*
 * table.c - pipe tables.
 *
 * Merged cells are worked out row by row, from the row above alone: a cell
 * that is open downwards knows its columns, so a merge that would not be a
 * rectangle shows at its first wrong mark.
 */
#include "plan/parser.h"

#include <string.h>

/* ---- rows of text ------------------------------------------------------------------ */

/* The next bar at or behind i that is not behind a backslash. */
static size_t
next_bar(struct dg_str s, size_t i)
{
	while (i < s.n && (s.p[i] != '|' || (i > 0 && s.p[i - 1] == '\\')))
		i++;
	return i;
}

size_t
dg_table_cells(struct dg_plan *p, const struct dg_line *line, struct dg_line *cell)
{
	struct dg_str	s = line->text;
	size_t		n = 0, from = 1;

	while (from < s.n) {
		size_t bar = next_bar(s, from);

		if (n < DG_MAX_COLUMNS)
			cell[n] = dg_line_sub(line, from, bar);
		n++;
		if (bar == s.n && p != NULL)
			dg_plan_error(p, DG_R_row_unclosed, dg_line_span(p->doc, line, s.n,
			    s.n), DG_NO_ARGS);
		from = bar + 1;
	}
	return n;
}

void
dg_table_collect(struct dg_plan *p)
{
	p->n_lines = 0;
	while (p->more && dg_mark_of(p->line.text).kind == DG_LINE_TABLE)
		dg_plan_keep(p);
}

/* ":--", ":-:", "--:", "--": false when s is none of them. */
static bool
align_of(struct dg_str s, enum dg_align *out)
{
	bool left = dg_str_starts(s, ":"), right = s.n > 1 && dg_str_ends(s, ":");

	s = dg_str_sub(s, left, s.n - right);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '-')
			return false;
	*out = left && right ? DG_ALIGN_CENTER : left ? DG_ALIGN_LEFT :
	    right ? DG_ALIGN_RIGHT : DG_ALIGN_DEFAULT;
	return s.n > 0;
}

bool
dg_table_aligns(struct dg_plan *p, size_t columns, enum dg_align *aligns)
{
	struct dg_line		 cell[DG_MAX_COLUMNS], *line;
	size_t			 n;

	if (p->n_lines < 2) {
		dg_plan_error(p, DG_R_table_no_alignment, dg_line_whole(p->doc,
		    &p->lines[0]), DG_NO_ARGS);
		return false;
	}
	line = &p->lines[1];
	n = dg_table_cells(p, line, cell);
	for (size_t i = 0; i < n && i < DG_MAX_COLUMNS; i++) {
		enum dg_align a;

		if (!align_of(cell[i].text, &a)) {
			dg_plan_error(p, DG_R_table_no_alignment, dg_line_whole(p->doc, line),
			    DG_NO_ARGS);
			return false;
		}
		if (i < columns)
			aligns[i] = a;
	}
	if (n != columns)
		dg_plan_error(p, DG_R_row_cells, dg_line_whole(p->doc, line),
		    DG_ARGS(dg_plan_count(p, n), dg_plan_count(p, columns)));
	return true;
}

/* ---- the grid ------------------------------------------------------------------------ */

struct grid {
	struct dg_plan	*plan;
	struct dg_node	*table;
	size_t		 columns;
	struct dg_node	*above[DG_MAX_COLUMNS];	/* who owns the column, one row up */
	struct dg_node	*here[DG_MAX_COLUMNS];
	struct dg_node	*row;
	bool		 joined;	/* a cell of the row goes on from a header */
};

static bool
is_left(struct dg_str s)
{
	return dg_str_is(s, "<<");
}

static bool
is_up(struct dg_str s)
{
	return dg_str_is(s, "^^");
}

static void
bad_merge(struct grid *g, const struct dg_line *cell, enum dg_rule rule)
{
	dg_plan_error(g->plan, rule, dg_line_whole(g->plan->doc, cell),
	    DG_ARGS(cell->text));
}

/* A cell with words of its own in column c. */
static void
add_cell(struct grid *g, const struct dg_line *text, size_t c)
{
	struct dg_plan	*p = g->plan;
	struct dg_node	*cell = dg_plan_node(p, DG_K_CELL, dg_line_whole(p->doc, text));
	struct dg_node	*para = dg_plan_node(p, DG_K_PARA, cell->span);
	struct dg_line	 line = *text;
	struct dg_prose	 prose;

	cell->u.cell.column = (unsigned)c;
	cell->u.cell.colspan = cell->u.cell.rowspan = 1;
	cell->u.cell.align = g->table->u.table.aligns[c];
	cell->u.cell.head = g->row->u.row.header;
	if (dg_str_is(line.text, "\\<<") || dg_str_is(line.text, "\\^^"))
		line = dg_line_sub(text, 1, text->text.n);
	prose = dg_prose_of(&line);
	dg_node_append(cell, para);
	dg_inline_read(p, &prose, para, DG_INLINE_STARS | DG_INLINE_NOTES | DG_INLINE_CELL);
	dg_node_append(g->row, cell);
	g->here[c] = cell;
}

/* "^^" in column c: the whole width of the cell above, or nothing. */
static size_t
merge_up(struct grid *g, const struct dg_line *cell, size_t c)
{
	struct dg_node	*owner = g->above[c];
	size_t		 end;

	if (owner == NULL) {
		bad_merge(g, &cell[c], DG_R_merge_nothing);
		return c;
	}
	end = owner->u.cell.column + owner->u.cell.colspan;
	for (size_t k = owner->u.cell.column; k < end; k++) {
		bool fits = k == c || (k > c && (is_up(cell[k].text) || is_left(cell[k].text)));

		if (!fits) {
			bad_merge(g, &cell[k > c ? k : c], DG_R_merge_shape);
			return c;
		}
	}
	if (end < g->columns && is_left(cell[end].text)) {
		bad_merge(g, &cell[end], DG_R_merge_shape);
		return c;
	}
	owner->u.cell.rowspan++;
	g->joined |= owner->u.cell.head;
	for (size_t k = c; k < end; k++)
		g->here[k] = owner;
	return end;
}

/* "<<" in column c: the cell on its left, which began in this row. */
static size_t
merge_left(struct grid *g, const struct dg_line *cell, size_t c)
{
	struct dg_node *owner = c > 0 ? g->here[c - 1] : NULL;

	if (owner == NULL) {
		bad_merge(g, &cell[c], DG_R_merge_nothing);
		return c;
	}
	owner->u.cell.colspan++;
	g->here[c] = owner;
	return c + 1;
}

static void
read_cells(struct grid *g, const struct dg_line *cell)
{
	size_t c = 0;

	while (c < g->columns) {
		size_t next = c;

		if (is_up(cell[c].text))
			next = merge_up(g, cell, c);
		else if (is_left(cell[c].text))
			next = merge_left(g, cell, c);
		if (next == c) {	/* its own, or a merge that failed */
			struct dg_line	empty = dg_line_sub(&cell[c], 0, 0);
			bool		mark = is_up(cell[c].text) || is_left(cell[c].text);

			add_cell(g, mark ? &empty : &cell[c], c);
			next = c + 1;
		}
		c = next;
	}
}

/* A row joined with the header belongs to it. */
static void
join_header(struct grid *g)
{
	struct dg_node *before = g->row->prev;

	if (!g->joined || before == NULL || !before->u.row.header)
		return;
	g->row->u.row.header = true;
	g->table->u.table.header_rows++;
	for (struct dg_node *c = g->row->first; c != NULL; c = c->next)
		c->u.cell.head = true;
}

static void
read_row(struct grid *g, const struct dg_line *line, bool header)
{
	struct dg_plan	*p = g->plan;
	struct dg_line	 cell[DG_MAX_COLUMNS];
	size_t		 n = dg_table_cells(p, line, cell);

	if (n != g->columns)
		dg_plan_error(p, DG_R_row_cells, dg_line_whole(p->doc, line),
		    DG_ARGS(dg_plan_count(p, n), dg_plan_count(p, g->columns)));
	for (; n < g->columns; n++)
		cell[n] = dg_line_sub(line, line->text.n, line->text.n);
	g->row = dg_plan_node(p, DG_K_ROW, dg_line_whole(p->doc, line));
	g->row->u.row.header = header;
	g->joined = false;
	memset(g->here, 0, sizeof g->here);
	read_cells(g, cell);
	dg_node_append(g->table, g->row);
	if (g->row->first == NULL)
		dg_plan_error(p, DG_R_row_merged, g->row->span, DG_NO_ARGS);
	join_header(g);
	g->row->u.row.group = !g->row->u.row.header && g->row->first != NULL &&
	    g->columns > 1 &&
	    g->row->first->u.cell.colspan == g->columns;
	memcpy(g->above, g->here, sizeof g->above);
}

/* ---- tables ---------------------------------------------------------------------------- */

/* The lines kept, as rows of the table. */
static void
read_rows(struct grid *g, size_t first)
{
	struct dg_plan *p = g->plan;

	read_row(g, &p->lines[0], true);
	g->table->u.table.header_rows = 1;
	for (size_t i = first; i < p->n_lines && !p->reader.stopped; i++) {
		if (i > DG_MAX_ROWS) {
			dg_plan_error(p, DG_R_table_too_long, dg_line_whole(p->doc,
			    &p->lines[i]), DG_ARGS(dg_plan_count(p, DG_MAX_ROWS)));
			return;
		}
		read_row(g, &p->lines[i], false);
	}
}

void
dg_table_read(struct dg_plan *p, struct dg_node *table)
{
	struct grid	g = { .plan = p, .table = table };
	struct dg_line	cell[DG_MAX_COLUMNS];
	enum dg_align	aligns[DG_MAX_COLUMNS] = { DG_ALIGN_DEFAULT };
	bool		aligned;

	dg_table_collect(p);
	if (p->n_lines == 0)
		return;
	g.columns = dg_table_cells(NULL, &p->lines[0], cell);
	if (g.columns == 0 || g.columns > DG_MAX_COLUMNS) {
		dg_plan_error(p, g.columns == 0 ? DG_R_rule_line : DG_R_table_too_wide,
		    dg_line_whole(p->doc, &p->lines[0]),
		    DG_ARGS(g.columns == 0 ? p->lines[0].text : dg_plan_count(p, g.columns),
		    dg_plan_count(p, DG_MAX_COLUMNS)));
		return;
	}
	table->span.end = dg_line_whole(p->doc, &p->lines[p->n_lines - 1]).end;
	aligned = dg_table_aligns(p, g.columns, aligns);
	table->u.table.columns = (unsigned)g.columns;
	table->u.table.aligns = DG_NEW_ARRAY(p->doc->arena, g.columns, enum dg_align);
	memcpy(table->u.table.aligns, aligns, g.columns * sizeof *aligns);
	read_rows(&g, aligned ? 2 : 1);
}

/* ---- the block "table" -------------------------------------------------------------------- */

/* "7 35 20": a share for each column. */
static void
read_widths(struct dg_plan *p, struct dg_node *table)
{
	const struct dg_attr	*a = dg_node_attr(table, "widths");
	struct dg_str		 rest;
	size_t			 n = 0;
	int			*shares;

	if (a == NULL || table->u.table.columns == 0)
		return;
	shares = DG_NEW_ARRAY(p->doc->arena, table->u.table.columns, int);
	for (rest = dg_str_trim(a->value); rest.n > 0; rest = dg_str_trim_left(rest), n++) {
		struct dg_str	word = dg_str_cut(&rest, ' ');
		int		value = 0;

		for (size_t i = 0; i < word.n && value >= 0; i++)
			value = word.p[i] >= '0' && word.p[i] <= '9' && value < 1000 ?
			    value * 10 + word.p[i] - '0' : -1;
		if (value <= 0)
			n = table->u.table.columns;
		if (n < table->u.table.columns)
			shares[n] = value;
	}
	if (n == table->u.table.columns)
		table->u.table.shares = shares;
	else
		dg_plan_error(p, DG_R_table_widths, a->value_span, DG_ARGS(
		    dg_plan_excerpt(a->value),
		    dg_plan_count(p, table->u.table.columns)));
}

void
dg_table_block_read(struct dg_plan *p, struct dg_open *o)
{
	bool read = false;

	while (p->more) {
		enum dg_line_kind kind = dg_mark_of(p->line.text).kind;

		if (kind == DG_LINE_BLOCK)
			break;
		if (kind == DG_LINE_BLANK) {
			dg_plan_advance(p);
		} else if (kind == DG_LINE_TABLE && !read) {
			dg_table_read(p, o->node);
			read = true;
		} else if (!dg_block_stray(p, o, DG_R_table_line)) {
			break;
		}
	}
	if (o->node->u.table.columns == 0) {
		if (!read && !o->unclosed && !o->strayed)
			dg_plan_error(p, DG_R_table_absent, o->opener, DG_NO_ARGS);
		return;
	}
	read_widths(p, o->node);
	dg_body_place(p, o->node);
}
