/*
 * signers.c - the columns of signers side by side.
 *
 * They are equal as long as no line breaks.  Where the width does not allow
 * that, a column gets what its lines need, then what its names need: authority
 * and post, in the first row, may break between words; names, below it, break
 * last of all.
 */
#include "layout/table.h"

#define APART	DG_TO_TWIPS(DG_PT(6))	/* between lines of neighbours */

/* What the columns ask for, in twips. */
struct signers {
	struct dg_layout	*lay;
	struct dg_node		*table;
	unsigned		 n, depth;
	int64_t			 total;
	int64_t			 whole[DG_MAX_COLUMNS];	/* no line breaks */
	int64_t			 names[DG_MAX_COLUMNS];	/* no name does */
	int64_t			 words[DG_MAX_COLUMNS];	/* no word does */
	int64_t			 width[DG_MAX_COLUMNS];
};

static void
want(int64_t *most, dg_emu width)
{
	int64_t w = dg_twips_up(width) + APART;

	if (w > *most)
		*most = w;
}

static void
ask(struct signers *s)
{
	for (struct dg_node *row = s->table->first; row; row = row->next)
		for (struct dg_node *c = row->first; c; c = c->next) {
			unsigned at = c->u.cell.column;
			struct dg_widths w = dg_cell_widths(s->lay, c, s->depth);

			if (c->u.cell.colspan > 1 || at >= s->n)
				continue;
			want(&s->whole[at], w.natural);
			want(&s->names[at], row->prev ? w.natural : w.least);
			want(&s->words[at], w.least);
		}
}

/* All columns equal, but those that need more, which get just that; false when
 * it is too much. */
static bool
share(struct signers *s, const int64_t *need)
{
	bool fixed[DG_MAX_COLUMNS] = { false };
	int64_t rest = s->total;
	unsigned open = s->n;

	for (unsigned c = 0; c < s->n && open > 0; c++) {
		if (fixed[c] || need[c] <= rest / open)
			continue;
		fixed[c] = true;
		s->width[c] = need[c];
		rest -= need[c];
		open--;
		c = (unsigned)-1;	/* less is left for those before */
	}
	if (rest < 0)
		return false;
	for (unsigned c = 0; c < s->n; c++)
		if (!fixed[c])
			s->width[c] = rest / open;
	return true;
}

static void
share_in_proportion(struct signers *s)
{
	int64_t sum = 0;

	for (unsigned c = 0; c < s->n; c++)
		sum += s->words[c] > 0 ? s->words[c] : 1;
	for (unsigned c = 0; c < s->n; c++)
		s->width[c] = s->total * (s->words[c] > 0 ? s->words[c] : 1) / sum;
}

/* Lines that break leave no single word behind. */
static void
break_evenly(const struct signers *s)
{
	for (struct dg_node *row = s->table->first; row; row = row->next)
		for (struct dg_node *c = row->first; c; c = c->next) {
			unsigned at = c->u.cell.column;

			if (c->u.cell.colspan <= 1 && at < s->n)
				dg_cell_even(s->lay, c, DG_TWIP(s->width[at]));
		}
}

/* The words of the column's lowest cell: the name. */
static struct dg_str
name_in(const struct signers *s, unsigned column)
{
	struct dg_str name = DG_STR("");

	for (struct dg_node *row = s->table->first; row; row = row->next)
		for (struct dg_node *c = row->first; c; c = c->next)
			if (c->u.cell.column == column && c->u.cell.colspan <= 1)
				name = dg_node_plain(s->lay->doc->arena, c);
	return name;
}

/* Names the two widest. */
static void
report_wide(const struct signers *s)
{
	unsigned a = 0, b = 1;

	for (unsigned c = 1; c < s->n; c++) {
		if (s->names[c] > s->names[a]) {
			b = a;
			a = c;
		} else if (c != b && s->names[c] > s->names[b]) {
			b = c;
		}
	}
	dg_report(s->lay->doc->sink, DG_R_columns_too_wide, s->table->span,
		DG_ARGS(name_in(s, a < b ? a : b), name_in(s, a < b ? b : a)));
}

void
dg_signer_widths(struct dg_layout *lay, struct dg_node *table, dg_emu width,
	unsigned depth)
{
	struct signers s = { .lay = lay, .table = table, .depth = depth,
		.n = table->u.table.columns, .total = width / DG_EMU_TWIP };

	ask(&s);
	if (!share(&s, s.whole) && !share(&s, s.names)) {
		report_wide(&s);
		if (!share(&s, s.words))
			share_in_proportion(&s);
	}
	break_evenly(&s);
	table->u.table.widths = DG_NEW_ARRAY(lay->doc->arena, s.n, dg_emu);
	for (unsigned c = 0; c < s.n; c++)
		table->u.table.widths[c] = s.width[c] * DG_EMU_TWIP;
}
