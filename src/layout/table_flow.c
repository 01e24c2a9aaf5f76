/*
 * table_flow.c - places the rows of a table on pages.
 *
 * A page takes a fragment: as many whole rows as fit.  Only a row that no
 * page could hold is cut, where the page ends; its cells, and those that span
 * several rows, then remember the line they go on with.  Heights are settled
 * for a fragment before anything of it is drawn, so that items come in
 * reading order whatever spans and alignments do.
 */
#include "layout/table.h"

#include <string.h>

/* A table on its way through the pages. */
struct placing {
	struct dg_flow		*flow;
	struct dg_box		*box;
	dg_emu			 tail;		/* room below the last row */
	size_t			 next;		/* the row to place */
	bool			 within;	/* it was begun on the page before */
	struct dg_spans		 open;
	struct dg_box_cell	*above[DG_MAX_COLUMNS];
	dg_emu			*top;		/* of the fragment's rows */
	dg_emu			 header;	/* height of rows repeated; 0: none */
};

/* ---- drawing cells ------------------------------------------------------ */

/* Where and how the content of a cell is drawn. */
struct area {
	dg_emu	x;			/* of the table's first edge */
	dg_emu	top, bottom;		/* upper border included, lower not */
	bool	partial;		/* the cell goes on, on the next page */
	bool	repeated;
};

static void draw_cell(struct dg_flow *, const struct dg_box *, struct dg_box_cell *,
	struct area);

/* A row of an inner table. */
static void
draw_inner_row(struct dg_flow *f, const struct dg_part *part, dg_emu x, dg_emu y,
	bool repeated)
{
	for (size_t i = 0; i < part->row->n; i++) {
		struct dg_box_cell *cell = &part->row->cell[i];
		struct area area = { .x = x, .top = y, .bottom = y,
			.repeated = repeated };

		for (size_t r = 0; r < cell->rowspan; r++)
			area.bottom += part->box->row[cell->row + r].height;
		draw_cell(f, part->box, cell, area);
	}
}

static void
draw_brace(struct dg_flow *f, const struct dg_box *box, const struct dg_box_cell *cell,
	struct area area)
{
	struct dg_item *it = dg_flow_item(f);

	it->kind = DG_ITEM_BRACE;
	it->role = DG_ROLE_ARTIFACT;
	it->node = cell->node;
	it->x = area.x + box->edge[cell->column];
	it->y = area.top;
	it->x2 = DG_BRACE_WIDTH;
	it->y2 = area.bottom - area.top;
	it->thickness = DG_PT(1) / 2;
}

/* Draws lines of a part from *line on, as long as they end above limit. */
static dg_emu
draw_lines(struct dg_flow *f, const struct dg_part *part, size_t *line, dg_emu x,
	dg_emu y, dg_emu limit, bool repeated)
{
	const struct dg_lines *lines = &part->lines;

	for (; *line < lines->n && y + lines->height <= limit; ++*line) {
		const struct dg_line *l = &lines->line[*line];

		dg_flow_line(f, l, x, y, repeated);
		if (!repeated)
			dg_notes_add(f, l->notes, l->n_notes);
		y += lines->height;
	}
	if (*line == lines->n)
		dg_flow_drawn(f, lines, x, y - lines->height);
	return y;
}

/* The rest of a cell that ends in this fragment.  Its place is kept, since a
 * header is drawn again on later pages. */
static void
draw_rest(struct dg_flow *f, const struct dg_box_cell *cell, dg_emu x, dg_emu y,
	bool repeated)
{
	size_t line = cell->at_line;

	for (size_t i = cell->at_part; i < cell->n_parts; i++, line = 0) {
		const struct dg_part *part = &cell->part[i];

		if (line == 0)
			y += part->gap;
		if (part->row) {
			draw_inner_row(f, part, x, y, repeated);
			y += part->height;
		} else {
			y = draw_lines(f, part, &line, x, y, INT64_MAX / 2, repeated);
		}
	}
}

/* What of a cell fits above limit; the cell remembers where it stopped. */
static void
draw_piece(struct dg_flow *f, struct dg_box_cell *cell, dg_emu x, dg_emu y, dg_emu limit)
{
	dg_emu start = y;

	while (cell->at_part < cell->n_parts) {
		struct dg_part *part = &cell->part[cell->at_part];
		dg_emu gap = cell->at_line == 0 ? part->gap : 0;
		dg_emu first = part->row ? part->height : part->lines.height;

		if (y + gap + first > limit)
			break;
		y += gap;
		if (part->row) {
			draw_inner_row(f, part, x, y, false);
			y += part->height;
		} else {
			y = draw_lines(f, part, &cell->at_line, x, y, limit, false);
			if (cell->at_line < part->lines.n)
				break;
		}
		cell->at_part++;
		cell->at_line = 0;
	}
	cell->height -= y - start;
	if (cell->at_part < cell->n_parts && cell->at_line == 0) {
		cell->height -= cell->part[cell->at_part].gap;
		cell->part[cell->at_part].gap = 0;
	}
	if (cell->at_part == cell->n_parts)
		cell->height = 0;
}

static void
draw_cell(struct dg_flow *f, const struct dg_box *box, struct dg_box_cell *cell,
	struct area area)
{
	dg_emu x = area.x + box->edge[cell->column]
		+ dg_table_pad_left(f->lay, box->node, cell->node);
	dg_emu y = area.top + box->border + box->pad_y;
	dg_emu limit = area.bottom - box->pad_y;

	if (area.partial) {
		draw_piece(f, cell, x, y, limit);
		return;
	}
	if (cell->node->u.cell.valign == DG_VALIGN_MIDDLE && cell->height < limit - y)
		y += (limit - y - cell->height) / 2;
	draw_rest(f, cell, x, y, area.repeated);
	if (cell->node->u.cell.brace)
		draw_brace(f, box, cell, area);
}

/* ---- drawing fragments -------------------------------------------------- */

static void
draw_in_fragment(struct dg_flow *f, const struct dg_box *box,
	const struct dg_fragment *frag, struct dg_box_cell *cell)
{
	size_t first = cell->row > frag->from ? cell->row : frag->from;
	size_t end = cell->row + cell->rowspan;
	struct area area = { .x = frag->x, .repeated = frag->header };

	area.partial = end > frag->to || (end == frag->to && frag->cut);
	area.top = frag->top[first - frag->from];
	area.bottom = frag->top[(area.partial ? frag->to : end) - frag->from];
	draw_cell(f, box, cell, area);
}

/* Cells of a row in the order of their columns; with those that came over
 * from the page before when it is the fragment's first. */
static void
draw_row(struct dg_flow *f, const struct dg_box *box, const struct dg_fragment *frag,
	size_t r)
{
	const struct dg_box_row *row = &box->row[r];
	size_t i = 0;

	for (unsigned c = 0; c < box->columns; c++) {
		if (r == frag->from && frag->above && frag->above[c])
			draw_in_fragment(f, box, frag, frag->above[c]);
		for (; i < row->n && row->cell[i].column <= c; i++)
			draw_in_fragment(f, box, frag, &row->cell[i]);
	}
}

static void
draw_fragment(struct dg_flow *f, const struct dg_box *box, const struct dg_fragment *frag)
{
	for (size_t r = frag->from; r < frag->to; r++)
		draw_row(f, box, frag, r);
	if (box->border > 0)
		dg_grid_draw(f, box, frag);
}

/* ---- breaking ----------------------------------------------------------- */

static dg_emu
grid_left(const struct placing *p)
{
	return p->flow->left + p->box->border / 2;
}

/* The lowest place for a row's end. */
static dg_emu
limit(const struct placing *p)
{
	return p->flow->bottom - p->flow->notes_height - p->box->border;
}

/* Is the row higher than any page? */
static bool
is_oversize(const struct placing *p, dg_emu height)
{
	return height > dg_flow_page_height(p->flow) - p->header - p->box->border;
}

/* Height of the next line of a cell, or of a row of a table in it; 0: none. */
static dg_emu
next_height(const struct dg_box_cell *cell)
{
	if (cell->at_part == cell->n_parts)
		return 0;
	const struct dg_part *part = &cell->part[cell->at_part];
	dg_emu gap = cell->at_line == 0 ? part->gap : 0;

	return gap + (part->row ? part->height : part->lines.height);
}

/* Would every cell of row r go on by at least a line in this height? */
static bool
can_cut(const struct placing *p, size_t r, dg_emu height)
{
	const struct dg_box_row *row = &p->box->row[r];
	dg_emu sides = p->box->border + 2 * p->box->pad_y;

	for (size_t i = 0; i < row->n; i++)
		if (next_height(&row->cell[i]) > height - sides)
			return false;
	for (unsigned c = 0; c < p->box->columns; c++) {
		const struct dg_box_cell *cell = p->open.cell[c];

		if (cell && next_height(cell) > dg_flow_page_height(p->flow) - sides
			- p->header)
			return false;
	}
	return height > sides;
}

/* A table without lines stays whole where a page can hold it. */
static bool
wants_whole(const struct placing *p)
{
	return p->box->node->u.table.look == DG_LOOK_PLAIN && p->next == 0 && !p->within
		&& dg_table_height(p->box, 0, p->box->n) <= dg_flow_page_height(p->flow);
}

/* One whose first row no page can hold begins a page. */
static bool
wants_page(const struct placing *p, size_t r)
{
	return p->box->node->u.table.look == DG_LOOK_PLAIN && r == 0 && !p->within &&
	    !dg_flow_is_empty(p->flow);
}

/* A place between two rows where a page may end, and what is open there. */
struct seam {
	size_t		row;
	struct dg_spans	open;
};

/* A row that is kept with the next begins a chain, unless one goes on. */
static void
mark_seam(struct placing *p, const struct dg_fragment *frag, size_t r, struct seam *seam)
{
	const struct dg_box_row *row = p->box->row;

	if (row[r].keep && (r == frag->from || !row[r - 1].keep))
		*seam = (struct seam){ .row = r, .open = p->open };
}

/*
 * Row r has no room: rows that are kept with it go to the next page, too,
 * unless the page would then have none but the header.
 */
static void
retreat(struct placing *p, struct dg_fragment *frag, size_t r, const struct seam *seam)
{
	size_t first = frag->from == 0 ? p->box->header : frag->from;

	if (r == frag->from || !p->box->row[r - 1].keep)
		return;
	if (seam->row > first || !dg_flow_is_empty(p->flow)) {
		frag->to = seam->row > first ? seam->row : frag->from;
		p->open = seam->open;
	}
}

/*
 * Finds the rows that fit below y.  Leaves frag->to == frag->from when the
 * table should go on with a new page.
 */
static void
choose_rows(struct placing *p, struct dg_fragment *frag, dg_emu y)
{
	const struct dg_box *box = p->box;
	struct dg_flow *f = p->flow;
	dg_emu notes = 0, h = 0;
	size_t r = frag->from;
	struct seam seam;

	seam.row = r;
	frag->top = p->top;
	frag->top[0] = y;
	for (; r < box->n; r++) {
		const struct dg_box_row *row = &box->row[r];
		dg_emu top = frag->top[r - frag->from];
		dg_emu more = notes, tail = r + 1 == box->n ? p->tail : 0;

		mark_seam(p, frag, r, &seam);
		h = dg_spans_row_height(&p->open, box, r, top);
		if (!(p->within && r == frag->from))
			more += dg_notes_least(f, row->notes, row->n_notes,
				f->notes_height + notes);
		if (top + h + more + tail > limit(p))
			break;
		notes += dg_notes_height(f, row->notes, row->n_notes,
			f->notes_height + notes);
		frag->top[r + 1 - frag->from] = top + h;
		dg_spans_close(&p->open, r);
	}
	frag->to = r;
	if (r == box->n)
		return;
	dg_emu room = limit(p) - notes - frag->top[r - frag->from];

	bool empty = dg_flow_is_empty(f);

	if (is_oversize(p, h) && wants_page(p, r)) {
		frag->to = frag->from;
	} else if (is_oversize(p, h) && can_cut(p, r, room)) {
		frag->cut = true;
		frag->to = r + 1;
		frag->top[frag->to - frag->from] = frag->top[r - frag->from] + room;
	} else if (empty && r == frag->from) {
		frag->to = r + 1;
		frag->top[1] = frag->top[0] + h;
		dg_spans_close(&p->open, r);
	} else if (!empty && (wants_whole(p) || (frag->from == 0 && r <= box->header))) {
		frag->to = frag->from;
	} else {
		retreat(p, frag, r, &seam);
	}
}

/* The spanning cells that are open where a page begins start anew on it. */
static void
continue_spans(struct placing *p, dg_emu y)
{
	for (unsigned c = 0; c < p->box->columns; c++) {
		struct dg_box_cell *cell = p->open.cell[c];

		p->above[c] = cell && cell->row < p->next ? cell : NULL;
		p->open.top[c] = y;
	}
}

static void
draw_header(struct placing *p, dg_emu y)
{
	const struct dg_box *box = p->box;
	struct dg_fragment frag = { .to = box->header, .x = grid_left(p),
		.header = true };

	frag.top = DG_NEW_ARRAY(p->flow->lay->doc->arena, box->header + 1, dg_emu);
	frag.top[0] = y;
	for (size_t r = 0; r < box->header; r++)
		frag.top[r + 1] = frag.top[r] + box->row[r].height;
	draw_fragment(p->flow, box, &frag);
}

/* Places one fragment; false when it is the table's last. */
static bool
place_fragment(struct placing *p)
{
	struct dg_flow *f = p->flow;
	struct dg_fragment frag = { .from = p->next, .x = grid_left(p),
		.above = p->above };
	bool repeat = p->header > 0 && p->next >= p->box->header;
	dg_emu header = f->y + dg_flow_gap(f, 0);
	dg_emu y = header + (repeat ? p->header : 0);

	continue_spans(p, y);
	choose_rows(p, &frag, y);
	if (frag.to > frag.from) {
		if (repeat)
			draw_header(p, header);
		f->y = frag.top[frag.to - frag.from] + p->box->border;
		f->fresh = false;
		f->owed = 0;
		draw_fragment(f, p->box, &frag);
		p->within = frag.cut;
		p->next = frag.to - (frag.cut ? 1 : 0);
	}
	return p->next < p->box->n;
}

void
dg_table_place(struct dg_flow *f, struct dg_box *box, dg_emu tail)
{
	struct placing p = { .flow = f, .box = box, .tail = tail };

	if (box->n == 0)
		return;
	p.top = DG_NEW_ARRAY(f->lay->doc->arena, box->n + 1, dg_emu);
	if (box->header > 0)
		p.header = dg_table_height(box, 0, box->header) - box->border;
	if (p.header > dg_flow_page_height(f) / 2)
		p.header = 0;
	while (place_fragment(&p))
		dg_flow_break(f, true);
}

dg_emu
dg_table_head_height(const struct dg_flow *f, const struct dg_box *box)
{
	dg_emu page = dg_flow_page_height(f);
	size_t rows = box->header + 1 < box->n ? box->header + 1 : box->n;

	while (rows < box->n && box->row[rows - 1].keep)
		rows++;
	dg_emu whole = dg_table_height(box, 0, box->n);

	if (box->node->u.table.look == DG_LOOK_PLAIN && whole <= page)
		return whole;
	dg_emu head = dg_table_height(box, 0, rows);

	return head <= page ? head : dg_table_height(box, 0, box->header);
}
