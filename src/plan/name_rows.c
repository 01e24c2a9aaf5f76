/*
 * name_rows.c - ids for the rows of data blocks.
 *
 * A pipe table has them in its column "id"; one that has no such column gets it
 * in front of the others.  Records always have an id.
 */
#include "plan/ids.h"

#include "plan/parser.h"

#define ROW_SYLLABLES	4
#define ROW_BLANK	"dong"

/* A pipe table in a block. */
struct rows {
	struct dg_namer	*namer;
	struct dg_node	*holder;
	struct dg_node	*row;		/* the next RECORD that was not met */
	struct dg_line	 head[2];	/* names and alignments, until a row is met */
	size_t		 n_head;	/* lines before the first row */
	size_t		 column;	/* of the ids */
	bool		 has, full;	/* such a column; as many as there may be */
};

/* "12.x": the ids of rows hold in their block only. */
static struct dg_str
in_block(struct rows *r, struct dg_str id)
{
	return dg_arena_fmt(r->namer->doc->arena, "%u.%.*s", r->holder->span.start,
	    DG_FMT(id));
}

static void
take_all(struct rows *r)
{
	for (struct dg_node *n = r->holder->first; n != NULL; n = n->next)
		if (n->kind == DG_K_RECORD && n->id.n > 0)
			dg_id_set_add(&r->namer->set, in_block(r, n->id));
}

static struct dg_str
new_id(struct rows *r)
{
	struct dg_namer	*g = r->namer;
	struct dg_str	 id = dg_id_of_words(g->doc->arena, DG_STR(""),
	    dg_namer_words(g, r->row), ROW_SYLLABLES);

	id = dg_id_set_new(&g->set, g->doc->arena, in_block(r, id.n > 0 ? id :
	    DG_STR(ROW_BLANK)));
	dg_str_cut(&id, '.');
	return id;
}

/* ---- the line of names ------------------------------------------------------------- */

static void
find_column(struct rows *r, const struct dg_line *line)
{
	struct dg_line	cell[DG_MAX_COLUMNS];
	size_t		n = dg_table_cells(NULL, line, cell);

	r->has = false;
	r->full = n >= DG_MAX_COLUMNS;
	for (size_t i = 0; i < n && i < DG_MAX_COLUMNS && !r->has; i++) {
		const struct dg_field *f = dg_field_find(r->namer->doc->arena,
		    cell[i].text, DG_IN_ROWS);

		r->has = f != NULL && f->value == DG_VALUE_NAME;
		r->column = i;
	}
}

/* ---- rows ------------------------------------------------------------------------------ */

static void
put_before(struct rows *r, const struct dg_line *line, const char *mark, struct dg_str words)
{
	dg_namer_insert(r->namer, dg_line_at(line, 0), dg_arena_fmt(r->namer->doc->arena,
	    "|%s%.*s%s", mark, DG_FMT(words), mark));
}

/* A new column begins with the lines above the rows. */
static void
begin_column(struct rows *r)
{
	for (size_t i = 0; i < r->n_head; i++)
		put_before(r, &r->head[i], i == 0 ? " " : "", i == 0 ? DG_STR("id") :
		    DG_STR("---"));
	r->n_head = 0;
}

/* Between the bars of a blank cell, one space apart from them. */
static void
fill_cell(struct rows *r, const struct dg_line *line, struct dg_str id)
{
	struct dg_line	 cell[DG_MAX_COLUMNS];
	size_t		 n = dg_table_cells(NULL, line, cell), at, spaces = 0;
	struct dg_arena	*a = r->namer->doc->arena;

	if (r->column >= n)
		return;
	at = (size_t)(cell[r->column].text.p - line->text.p);	/* the bar behind it */
	while (at > spaces && line->text.p[at - spaces - 1] == ' ')
		spaces++;
	dg_namer_insert(r->namer, dg_line_at(line, at - spaces + (spaces > 0)),
	    dg_arena_fmt(a, "%s%.*s%s", spaces > 0 ? "" : " ", DG_FMT(id),
	    spaces > 1 ? "" : " "));
}

static void
next_row(struct rows *r)
{
	do
		r->row = r->row->next;
	while (r->row != NULL && r->row->kind != DG_K_RECORD);
}

static void
read_row(struct rows *r, const struct dg_line *line)
{
	struct dg_str id;

	if (r->row->id.n == 0 && (r->has || !r->full)) {
		id = new_id(r);
		dg_namer_give(r->namer, r->row, id);
		if (r->has) {
			fill_cell(r, line, id);
		} else {
			begin_column(r);
			put_before(r, line, " ", id);
		}
	}
	next_row(r);
}

static void
read_line(struct rows *r, const struct dg_line *line, bool first)
{
	if (first) {
		find_column(r, line);
		r->n_head = 0;
	}
	if (r->row != NULL && r->row->span.start == dg_line_at(line, 0))
		read_row(r, line);
	else if (r->n_head < 2)
		r->head[r->n_head++] = *line;
}

void
dg_name_rows(struct dg_namer *g, struct dg_node *holder)
{
	struct rows		r = { .namer = g, .holder = holder };
	struct dg_reader	reader = { .doc = g->doc, .bytes = g->bytes,
	    .at = holder->span.start };
	struct dg_line		line;
	bool			in_table = false, in_field = false;

	for (r.row = holder->first; r.row != NULL && r.row->kind != DG_K_RECORD;)
		r.row = r.row->next;
	take_all(&r);
	if (!dg_reader_next(&reader, &line))	/* the opener */
		return;
	while (r.row != NULL && dg_reader_next(&reader, &line)) {
		enum dg_line_kind kind = dg_mark_of(line.text).kind;

		if (kind == DG_LINE_BLOCK)
			return;
		if (in_field && line.indent > 0 && kind != DG_LINE_BLANK)
			continue;	/* it goes on */
		in_field = false;
		if (kind == DG_LINE_TABLE)
			read_line(&r, &line, !in_table);
		else if (r.row->span.start == dg_line_at(&line, 0))
			next_row(&r);	/* "@id" */
		else
			in_field = kind != DG_LINE_BLANK;
		in_table = kind == DG_LINE_TABLE;
	}
}
