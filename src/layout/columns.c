/*
 * columns.c - the columns of letterhead, addressees and closing.
 *
 * They come from measured text: a table without lines has a left and a right
 * cell in each row, and the split between them is set so that no line of
 * either breaks.  One split serves as many rows as it can; where the rows
 * disagree, the table gets more columns and the cells span them.
 */
#include "layout/table.h"

#define LETTERHEAD_LEFT	44	/* percent, where the text leaves a choice */
#define CLOSING_LEFT	50
#define TIGHT		DG_PT(2)	/* between columns, if there must be */
#define LETTERHEAD_TIGHT DG_PT(12)	/* between centred lines that is 2 mm */

/* A row, and where its split may be, in twips. */
struct pair {
	struct dg_node	*left, *right;	/* CELLs; right is NULL: one cell */
	int64_t		 low, high;
	int64_t		 split;
	bool		 breaks;	/* the left cell's lines do, evenly at low */
};

/* What stands side by side: who issues and when, "Kính gửi:" and addressees,
 * recipients and signature. */
enum use { LETTERHEAD, ADDRESSEES, CLOSING };

struct pairs {
	struct dg_layout	*lay;
	struct dg_node		*table;
	unsigned		 depth;
	int64_t			 width, gap;	/* twips */
	struct pair		*row;
	size_t			 n;
	enum use		 use;
};

/* ---- measuring ---------------------------------------------------------- */

static struct dg_widths table_widths(struct dg_layout *, struct dg_node *, unsigned depth);

static void
widen(struct dg_widths *most, struct dg_widths w)
{
	if (w.natural > most->natural)
		most->natural = w.natural;
	if (w.least > most->least)
		most->least = w.least;
}

struct dg_widths
dg_cell_widths(struct dg_layout *lay, struct dg_node *cell, unsigned depth)
{
	const struct dg_node *table = cell->parent->parent;
	dg_emu sides = dg_table_pad_left(lay, table, cell) + dg_table_pad_right(lay, table);
	struct dg_widths most = { 0 };

	for (struct dg_node *c = cell->first; c; c = c->next) {
		if (c->kind == DG_K_TABLE)
			widen(&most, table_widths(lay, c, depth + 1));
		else if (dg_kind_is_leaf(c->kind) && c->style)
			widen(&most, dg_para_widths(lay, c));
	}
	return (struct dg_widths){ most.natural + sides, most.least + sides };
}

/* The widest of its columns, added; a cell over several counts whole. */
static struct dg_widths
table_widths(struct dg_layout *lay, struct dg_node *table, unsigned depth)
{
	struct dg_widths column[DG_MAX_COLUMNS] = { 0 }, sum = { 0 }, whole = { 0 };

	if (depth >= DG_MAX_DEPTH)
		return sum;
	for (struct dg_node *row = table->first; row; row = row->next)
		for (struct dg_node *c = row->first; c; c = c->next) {
			unsigned at = c->u.cell.column;
			bool several = c->u.cell.colspan > 1 || at >= DG_MAX_COLUMNS;

			widen(several ? &whole : &column[at], dg_cell_widths(lay, c, depth));
		}
	for (unsigned i = 0; i < DG_MAX_COLUMNS; i++) {
		sum.natural += column[i].natural;
		sum.least += column[i].least;
	}
	widen(&sum, whole);
	return sum;
}

static int64_t
natural(const struct pairs *p, struct dg_node *cell)
{
	return dg_twips_up(dg_cell_widths(p->lay, cell, p->depth).natural);
}

static int64_t
least(const struct pairs *p, struct dg_node *cell)
{
	return dg_twips_up(dg_cell_widths(p->lay, cell, p->depth).least);
}

/* ---- one row ------------------------------------------------------------ */

static struct dg_str
widest_text(const struct pairs *p, const struct dg_node *cell)
{
	const struct dg_node *widest = cell;
	dg_emu most = -1;

	for (struct dg_node *c = cell->first; c; c = c->next) {
		dg_emu w = dg_kind_is_leaf(c->kind) && c->style
			? dg_para_widths(p->lay, c).natural : 0;

		if (w > most) {
			most = w;
			widest = c;
		}
	}
	return dg_node_plain(p->lay->doc->arena, widest);
}

static void
report_wide(const struct pairs *p, const struct pair *row)
{
	const struct dg_entry *unit = dg_doc_entry(p->lay->doc, "unit");
	struct dg_span span = p->table->span;

	if (span.source == 0 && unit)
		span = unit->value_span;
	dg_report(p->lay->doc->sink, DG_R_columns_too_wide, span, DG_ARGS(
		widest_text(p, row->left), widest_text(p, row->right)));
}

/* Splits in proportion what cannot stand side by side. */
static void
split_in_proportion(const struct pairs *p, struct pair *row, int64_t l, int64_t r)
{
	int64_t sum = l + r > 0 ? l + r : 1;

	report_wide(p, row);
	row->low = row->high = p->width * l / sum;
}

/* Where the split may be so that no line of either cell breaks. */
static bool
find_range(const struct pairs *p, struct pair *row, int64_t l, int64_t r)
{
	int64_t gap = p->gap;
	int64_t tight = DG_TO_TWIPS(p->use == LETTERHEAD
	    ? LETTERHEAD_TIGHT : TIGHT);

	if (l + gap + r > p->width && gap > tight)
		gap = tight;
	row->low = l + gap / 2;
	row->high = p->width - r - (gap - gap / 2);
	return row->low <= row->high;
}

/* The width that lets pictures over the words of a cell stay in it. */
static int64_t
width_of_pictures(struct dg_node *cell)
{
	dg_emu most = 0;

	for (struct dg_node *n = NULL; (n = dg_node_seek(cell, n, DG_IS(PICTURE)));) {
		dg_emu middle, width;

		middle = n->u.picture.middle;
		width = n->u.picture.file->cx + 2 * (middle < 0 ? -middle : middle);
		most = width > most ? width : most;
	}
	return dg_twips_up(most);
}

/* Recipients may break, the signature may not; up to half of the width they
 * also keep off its seal. */
static void
range_closing(const struct pairs *p, struct pair *row)
{
	int64_t l = natural(p, row->left), r = natural(p, row->right);
	int64_t seal = width_of_pictures(row->right), tight = least(p, row->left);
	int64_t half = (p->width - p->gap) / 2;

	if (seal > half)
		seal = half;
	if (seal < r)
		seal = r;
	if (find_range(p, row, l, seal))
		return;
	if (find_range(p, row, tight, seal) || find_range(p, row, tight, r))
		row->low = row->high;
	else
		split_in_proportion(p, row, tight, r);
}

/* Lines of a cell's paragraphs in a column of so many twips. */
static size_t
count_lines(const struct pairs *p, struct dg_node *cell, int64_t width)
{
	dg_emu room = width * DG_EMU_TWIP
		- dg_table_pad_left(p->lay, p->table, cell)
		- dg_table_pad_right(p->lay, p->table);
	size_t n = 0;

	for (struct dg_node *c = cell->first; c; c = c->next) {
		struct dg_lines lines;

		if (!dg_kind_is_leaf(c->kind) || !c->style)
			continue;
		dg_para_lay(p->lay, c, room, DG_ROLE_TEXT, &lines);
		n += lines.n;
	}
	return n;
}

/* The left cell may be narrower as long as it needs no further line: a name
 * that breaks does not leave a single word behind. */
static void
even_lines(const struct pairs *p, struct pair *row)
{
	int64_t half = p->width - row->high - natural(p, row->right);
	size_t n = count_lines(p, row->left, row->high - half);
	int64_t low = row->low, high = row->high;

	while (low < high) {
		int64_t mid = low + (high - low) / 2;

		if (count_lines(p, row->left, mid - half) > n)
			low = mid + 1;
		else
			high = mid;
	}
	row->low = low;
}

/* The right side has to break: the left gets a third of the width, or what it
 * needs when that is less, as long as every word has room. */
static void
break_right(const struct pairs *p, struct pair *row, int64_t l, int64_t tight)
{
	int64_t third = p->width / 3, r = least(p, row->right);

	if (l > third)
		l = tight > third ? tight : third;
	if (!find_range(p, row, l, r)) {
		split_in_proportion(p, row, tight, r);
		return;
	}
	report_wide(p, row);
	/* its full lines would come near to what is centred at the left */
	if (row->low + DG_TO_TWIPS(LETTERHEAD_TIGHT) / 2 < row->high)
		row->low += DG_TO_TWIPS(LETTERHEAD_TIGHT) / 2;
	row->high = row->low;
}

/* The title at the right is whole as long as the names at the left have room
 * for their longest word; that these break is as usual. */
static void
range_letterhead(const struct pairs *p, struct pair *row)
{
	int64_t l = natural(p, row->left), r = natural(p, row->right);
	int64_t tight = least(p, row->left);

	if (find_range(p, row, l, r))
		return;
	if (find_range(p, row, tight, r)) {
		even_lines(p, row);
		row->breaks = true;
	} else if (tight + r <= p->width) {	/* whole is worth more than room */
		row->low = row->high = p->width - r;
		row->breaks = true;
	} else {
		break_right(p, row, l, tight);
	}
}

/* Addressees may break, their label may not. */
static void
range_addressees(const struct pairs *p, struct pair *row)
{
	int64_t l = natural(p, row->left);

	if (find_range(p, row, l, natural(p, row->right)))
		return;
	if (find_range(p, row, l, least(p, row->right)))
		row->high = row->low;
	else
		split_in_proportion(p, row, l, least(p, row->right));
}

/* ---- all rows ----------------------------------------------------------- */

static int64_t
clamp(int64_t n, int64_t low, int64_t high)
{
	return n < low ? low : n > high ? high : n;
}

/* The rows from i on that share a split, at least one; with alone, all that
 * are left do.  Returns the row behind them. */
static size_t
find_split(const struct pairs *p, size_t i, bool alone, int64_t *split)
{
	int percent = p->use == CLOSING ? CLOSING_LEFT : LETTERHEAD_LEFT;
	int64_t low = 0, high = p->width, best = p->width * percent / 100;
	bool breaks = false;
	size_t end = i;

	for (; end < p->n; end++) {
		const struct pair *row = &p->row[end];
		int64_t l = row->low > low ? row->low : low;
		int64_t h = row->high < high ? row->high : high;

		if (row->right && l > h && !alone)
			break;
		if (row->right && l <= h) {
			low = l;
			high = h;
			breaks |= row->breaks;
		}
	}
	*split = breaks ? low : clamp(best, low, high);
	return end;
}

/* Neighbouring rows share a split as long as one serves them all; the last
 * few columns that Word allows serve whatever is left. */
static void
choose_splits(struct pairs *p)
{
	unsigned splits = 0;
	int64_t split;

	for (size_t i = 0, end; i < p->n; i = end) {
		end = find_split(p, i, splits >= DG_MAX_COLUMNS - 2, &split);
		for (size_t k = i; k < end; k++)
			p->row[k].split = split;
		splits++;
	}
}

/* The edges of all columns, from 0 to the width, each once. */
static unsigned
find_edges(const struct pairs *p, int64_t edge[DG_MAX_COLUMNS + 1])
{
	unsigned n = 0;

	edge[n++] = 0;
	for (size_t i = 0; i < p->n; i++) {
		unsigned at = n;

		if (!p->row[i].right)
			continue;
		while (at > 0 && edge[at - 1] > p->row[i].split)
			at--;
		if (edge[at - 1] == p->row[i].split)
			continue;
		for (unsigned k = n++; k > at; k--)
			edge[k] = edge[k - 1];
		edge[at] = p->row[i].split;
	}
	if (edge[n - 1] < p->width)
		edge[n++] = p->width;
	return n;
}

static void
span_cells(const struct pair *row, const int64_t *edge, unsigned columns)
{
	unsigned at = 0;

	while (at < columns && edge[at] < row->split)
		at++;
	row->left->u.cell.column = 0;
	row->left->u.cell.colspan = row->right ? at : columns;
	if (row->right) {
		row->right->u.cell.column = at;
		row->right->u.cell.colspan = columns - at;
	}
}

/* Names of a letterhead that do not stand on one line. */
static void
break_evenly(const struct pairs *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->row[i].right)
			dg_cell_even(p->lay, p->row[i].left,
				DG_TWIP(p->row[i].split));
}

static void
write_columns(const struct pairs *p)
{
	struct dg_arena *arena = p->lay->doc->arena;
	int64_t edge[DG_MAX_COLUMNS + 1];
	unsigned columns = find_edges(p, edge) - 1;
	struct dg_node *t = p->table;

	if (columns > t->u.table.columns)
		t->u.table.aligns = DG_NEW_ARRAY(arena, columns, enum dg_align);
	t->u.table.columns = columns;
	t->u.table.widths = DG_NEW_ARRAY(arena, columns, dg_emu);
	for (unsigned c = 0; c < columns; c++)
		t->u.table.widths[c] = (edge[c + 1] - edge[c]) * DG_EMU_TWIP;
	for (size_t i = 0; i < p->n; i++)
		span_cells(&p->row[i], edge, columns);
}

/* ---- recipients beside a brace ------------------------------------------ */

/* The first column is as wide as its lines need, as long as the note fits. */
static void
choose_brace(struct pairs *p)
{
	int64_t lines = 0, note = 0, tight = 0, split;

	for (size_t i = 0; i < p->n; i++) {
		int64_t l = natural(p, p->row[i].left), n, t;

		if (!p->row[i].right)
			continue;
		n = natural(p, p->row[i].right);
		t = least(p, p->row[i].right);
		lines = l > lines ? l : lines;
		note = n > note ? n : note;
		tight = t > tight ? t : tight;
	}
	lines += DG_TO_TWIPS(TIGHT);
	note += DG_TO_TWIPS(TIGHT);
	tight += DG_TO_TWIPS(TIGHT);
	split = p->width - note;
	if (split < p->width / 2)
		split = p->width - tight < p->width / 2 ? p->width - tight : p->width / 2;
	if (split > lines)
		split = lines;
	split = clamp(split, p->width / 10, p->width - p->width / 10);
	for (size_t i = 0; i < p->n; i++)
		p->row[i].split = split;
}

/* ---- the table ---------------------------------------------------------- */

static bool
has_brace(const struct dg_node *table)
{
	for (const struct dg_node *row = table->first; row; row = row->next)
		for (const struct dg_node *c = row->first; c; c = c->next)
			if (c->u.cell.brace)
				return true;
	return false;
}

/* Below a copy's own head stands its closing. */
static enum use
use_of(const struct dg_node *table)
{
	const struct dg_node *group = table->parent
		? dg_node_enclosing(table->parent, DG_K_GROUP) : NULL;
	enum dg_group what = group ? group->u.group.what : DG_GROUP_LETTERHEAD;

	if (what == DG_GROUP_ADDRESSEES)
		return ADDRESSEES;
	return what == DG_GROUP_CLOSING || (what == DG_GROUP_COPY && !table->next)
		? CLOSING : LETTERHEAD;
}

static void
find_ranges(struct pairs *p)
{
	for (size_t i = 0; i < p->n; i++) {
		struct pair *row = &p->row[i];

		if (!row->right)
			continue;
		if (p->use == LETTERHEAD)
			range_letterhead(p, row);
		else if (p->use == ADDRESSEES)
			range_addressees(p, row);
		else
			range_closing(p, row);
	}
}

/* Collects the rows; false when one has not one or two cells. */
static bool
collect(struct pairs *p)
{
	size_t n = 0;

	for (const struct dg_node *row = p->table->first; row; row = row->next)
		n++;
	p->row = DG_NEW_ARRAY(p->lay->doc->arena, n + 1, struct pair);
	for (const struct dg_node *row = p->table->first; row; row = row->next) {
		if (row->first == NULL || (row->last != row->first
			&& row->last != row->first->next))
			return false;
		p->row[p->n++] = (struct pair){ .left = row->first,
			.right = row->last != row->first ? row->last : NULL };
	}
	return p->n > 0;
}

void
dg_column_widths(struct dg_layout *lay, struct dg_node *table, dg_emu width,
	unsigned depth)
{
	struct pairs p = { .lay = lay, .table = table, .depth = depth,
		.width = width / DG_EMU_TWIP,
		.gap = DG_TO_TWIPS(lay->sheet->column_gap),
		.use = use_of(table) };

	if (table->u.table.shares && p.use == CLOSING) {
		dg_signer_widths(lay, table, width, depth);
		return;
	}
	if (table->u.table.columns < 2 || !collect(&p) || p.width < 100) {
		dg_grid_widths(lay, table, width, depth);
		return;
	}
	if (has_brace(table)) {
		choose_brace(&p);
	} else {
		find_ranges(&p);
		choose_splits(&p);
		if (p.use == LETTERHEAD)
			break_evenly(&p);
	}
	write_columns(&p);
}
