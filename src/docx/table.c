/*
 * table.c - one TABLE: <w:tbl>, with the widths that the layout found.
 *
 * A cell stands where the grid has room for it; what a cell of a row above
 * covers is written as its continuation, since Word wants every column of
 * every row.
 */
#include "docx/part.h"

#include "doc/slots.h"

#define BRACE_THICKNESS	(DG_PT(1) / 2)

struct grid {
	const struct dg_node	*node;		/* TABLE */
	struct dg_slots		 slots;
	dg_emu			 edge[DG_MAX_COLUMNS + 1];
	dg_emu			 pad;		/* at a cell's sides */
	bool			 page_break;	/* before its first paragraph */
	bool			 parted;	/* only an empty paragraph follows */
	bool			 keep;		/* the paragraphs being written */
};

static void
grid_init(struct dg_docx *d, struct grid *g, const struct dg_node *table, dg_emu width)
{
	unsigned columns;

	*g = (struct grid){ .node = table };
	dg_slots_init(&g->slots, table);
	columns = g->slots.columns;
	for (unsigned i = 0; i < columns; i++) {
		dg_emu w = table->u.table.widths != NULL ? table->u.table.widths[i] :
		    width / columns;
		g->edge[i + 1] = g->edge[i] + DG_TO_TWIPS(w) * DG_EMU_TWIP;
	}
	if (table->u.table.look == DG_LOOK_GRID)
		g->pad = DG_TO_TWIPS(d->sheet->grid.pad_x) * DG_EMU_TWIP;
}

/* Room for the words of a cell. */
static dg_emu
text_width(const struct grid *g, const struct dg_node *cell, unsigned column)
{
	dg_emu width = g->edge[column + dg_slots_span(&g->slots, cell, column)] - g->edge[column] -
	    2 * g->pad - (cell->u.cell.brace ? DG_BRACE_ROOM : 0);

	return width > DG_PT(1) ? width : DG_PT(1);
}

/* ---- braces -------------------------------------------------------------------- */

/* Height of a cell that holds paragraphs. */
static dg_emu
cell_height(struct dg_docx *d, const struct grid *g, const struct dg_node *cell)
{
	dg_emu width = text_width(g, cell, cell->u.cell.column), height = 0, owed = 0;

	for (const struct dg_node *n = cell->first; n != NULL; n = n->next) {
		struct dg_lines lines;
		if (!dg_kind_is_leaf(n->kind) || n->style == NULL ||
		    (dg_is_gone(n) && !dg_is_gone(cell)))
			continue;
		dg_docx_lines(d, n, width, &lines);
		height += owed > n->style->before ? owed : n->style->before;
		height += (dg_emu)lines.n * n->style->line;
		owed = n->style->after;
	}
	return height + owed;
}

/*
 * A brace as high as the row, beside the note in its middle; *lower is the
 * space above the note.  The cell is not centred by Word: LibreOffice does not
 * centre a cell that holds a shape.
 */
static struct dg_docx_drawing
brace(struct dg_docx *d, const struct grid *g, const struct dg_node *cell,
    dg_emu *lower)
{
	dg_emu height = 0, own = cell_height(d, g, cell);
	const struct dg_node *leaf = cell->first;
	dg_emu before = leaf != NULL && leaf->style != NULL ? leaf->style->before : 0;

	for (const struct dg_node *n = cell->parent->first; n != NULL; n = n->next) {
		dg_emu h = n->u.cell.column < g->slots.columns ? cell_height(d, g, n) : 0;
		height = h > height ? h : height;
	}
	*lower = cell->u.cell.valign == DG_VALIGN_MIDDLE ? (height - own) / 2 : 0;
	return (struct dg_docx_drawing){ .shape = "rightBrace",
	    .description = "Dấu ngoặc", .x = -DG_BRACE_ROOM, .y = -*lower - before,
	    .width = DG_BRACE_WIDTH, .height = height, .thickness = BRACE_THICKNESS };
}

/* ---- w:tc ----------------------------------------------------------------------- */

static void
tc_w(struct dg_xml *x, dg_emu width)
{
	dg_xml_open(x, "w:tcW");
	dg_xml_attr_int(x, "w:w", DG_TO_TWIPS(width));
	dg_xml_attr(x, "w:type", "dxa");
	dg_xml_close(x);
}

/* Room for a brace at the left. */
static void
tc_mar(struct dg_xml *x, dg_emu left)
{
	dg_xml_open(x, "w:tcMar");
	dg_xml_open(x, "w:left");
	dg_xml_attr_int(x, "w:w", DG_TO_TWIPS(left));
	dg_xml_attr(x, "w:type", "dxa");
	dg_xml_close(x);
	dg_xml_close(x);
}

static void
tc_pr(struct dg_xml *x, const struct grid *g, const struct dg_node *cell,
    unsigned column, const char *merge)
{
	unsigned span = dg_slots_span(&g->slots, cell, column);

	dg_xml_open(x, "w:tcPr");
	tc_w(x, g->edge[column + span] - g->edge[column]);
	if (span > 1)
		dg_xml_val_int(x, "w:gridSpan", span);
	if (merge != NULL)
		dg_xml_val(x, "w:vMerge", merge);
	if (cell->u.cell.brace)
		tc_mar(x, g->pad + DG_BRACE_ROOM);
	if (cell->u.cell.valign == DG_VALIGN_MIDDLE && !cell->u.cell.brace)
		dg_xml_val(x, "w:vAlign", "center");
	dg_xml_close(x);
}

/* The first leaf below a node, or NULL. */
static const struct dg_node *
first_leaf(const struct dg_node *root)
{
	return dg_node_seek(root, NULL, DG_LEAFS);
}

/* A paragraph that only ends a cell without words: no higher than its row's. */
static void
empty_paragraph(struct dg_docx *d, struct dg_xml *x, const struct dg_node *like)
{
	const struct dg_node *leaf = like != NULL ? first_leaf(like) : NULL;

	if (leaf == NULL) {
		dg_docx_tiny(d, x, NULL);
		return;
	}
	dg_xml_open(x, "w:p");
	dg_xml_open(x, "w:pPr");
	dg_docx_p_style(d, x, dg_docx_style_of(d, leaf->style));
	dg_xml_close(x);
	dg_xml_close(x);
}

/* Where a cell ends; a row comes and goes whole, marks of paragraphs and all. */
static void
ends_of(const struct dg_node *cell, struct dg_docx_ends *ends)
{
	struct dg_node *n = dg_node_walk(cell, (struct dg_node *)cell);

	*ends = (struct dg_docx_ends){ 0 };
	while (n != NULL && cell->change == DG_SAME) {
		bool block = n->kind == DG_K_TABLE || dg_kind_is_leaf(n->kind);

		if (block)
			dg_docx_ends_add(ends, n);
		n = block || n->kind == DG_K_NOTE ? dg_node_skip(cell, n) :
		    dg_node_walk(cell, n);
	}
	dg_docx_ends_settle(ends);
}

/* What a cell holds; true when that ends with a paragraph. */
static bool
tc_content(struct dg_docx *d, struct dg_xml *x, struct grid *g,
    const struct dg_node *cell, unsigned column)
{
	struct dg_docx_drawing drawing;
	struct dg_docx_ends ends;
	struct dg_docx_para para = { .keep_next = g->keep,
	    .width = text_width(g, cell, column), .ends = &ends };
	bool ended = false;

	ends_of(cell, &ends);
	if (cell->u.cell.brace) {
		drawing = brace(d, g, cell, &para.lower);
		para.brace = &drawing;
	}
	for (struct dg_node *n = dg_node_walk(cell, (struct dg_node *)cell); n != NULL;) {
		bool table = n->kind == DG_K_TABLE;
		if (!table && !dg_kind_is_leaf(n->kind)) {
			n = n->kind == DG_K_NOTE ? dg_node_skip(cell, n) :
			    dg_node_walk(cell, n);
			continue;
		}
		para.align = n->parent == cell ? cell->u.cell.align : DG_ALIGN_DEFAULT;
		para.page_break = g->page_break;
		if (table)
			dg_docx_table(d, x, n, (struct dg_docx_place){
			    .width = para.width, .page_break = para.page_break });
		else
			dg_docx_paragraph(d, x, n, para);
		ended = !table;
		g->page_break = false;
		para.brace = NULL;
		para.lower = 0;
		n = dg_node_skip(cell, n);
	}
	return ended && !dg_docx_ends_open(&ends);
}

static void
tc(struct dg_docx *d, struct dg_xml *x, struct grid *g, const struct dg_slot *slot)
{
	const struct dg_node *cell = slot->cell;

	dg_xml_open(x, "w:tc");
	tc_pr(x, g, cell, slot->column, slot->rows > 1 ? "restart" : NULL);
	if (!tc_content(d, x, g, cell, slot->column)) {
		if (cell->last != NULL)
			dg_docx_tiny(d, x, NULL);
		else
			empty_paragraph(d, x, cell->parent);
	}
	dg_xml_close(x);
}

/* What a cell from above covers. */
static void
tc_continued(struct dg_docx *d, struct dg_xml *x, const struct grid *g,
    const struct dg_node *row, const struct dg_node *cell, unsigned column)
{
	dg_xml_open(x, "w:tc");
	tc_pr(x, g, cell, column, "continue");
	empty_paragraph(d, x, row);
	dg_xml_close(x);
}

/* A column that no cell claims. */
static void
tc_missing(struct dg_docx *d, struct dg_xml *x, const struct grid *g,
    const struct dg_node *row, unsigned column)
{
	dg_xml_open(x, "w:tc");
	dg_xml_open(x, "w:tcPr");
	tc_w(x, g->edge[column + 1] - g->edge[column]);
	dg_xml_close(x);
	empty_paragraph(d, x, row);
	dg_xml_close(x);
}

/* ---- w:tr ------------------------------------------------------------------------ */

static void
tr_pr(struct dg_docx *d, struct dg_xml *x, bool header, enum dg_change change)
{
	dg_xml_open(x, "w:trPr");
	dg_xml_empty(x, "w:cantSplit");
	if (header)
		dg_xml_empty(x, "w:tblHeader");
	dg_docx_change_mark(d, x, change);
	dg_xml_close(x);
}

/* A table that only lays out has its first row marked, too: Word's accessibility
 * checker wants one in every table, and it repeats nothing where no page ends. */
static bool
is_header(const struct grid *g, size_t index)
{
	return index < g->slots.header || (index == 0 && g->slots.header == 0);
}

static void
tr(struct dg_docx *d, struct dg_xml *x, struct grid *g, const struct dg_node *row,
    size_t index)
{
	const struct dg_node *cell = row->first;
	struct dg_slot slot;

	g->keep = g->node->keep_next || (g->parted && row->next == NULL);
	dg_xml_open(x, "w:tr");
	tr_pr(d, x, is_header(g, index), row->change);
	dg_slots_row(&g->slots);
	while (dg_slots_next(&g->slots, cell, &slot)) {
		if (slot.what == DG_SLOT_COVERED) {
			tc_continued(d, x, g, row, slot.cell, slot.column);
		} else if (slot.what == DG_SLOT_CELL) {
			tc(d, x, g, &slot);
			cell = cell->next;
		} else {
			tc_missing(d, x, g, row, slot.column);
		}
	}
	dg_xml_close(x);
}

/* ---- w:tbl ----------------------------------------------------------------------- */

static void
tbl_pr(struct dg_xml *x, const struct grid *g)
{
	const struct dg_attr *caption = dg_node_attr(g->node, "caption");

	dg_xml_open(x, "w:tblPr");
	dg_xml_val(x, "w:tblStyle", g->node->u.table.look == DG_LOOK_GRID ?
	    "TableGrid" : "LayoutTable");
	dg_xml_open(x, "w:tblW");
	dg_xml_attr_int(x, "w:w", DG_TO_TWIPS(g->edge[g->slots.columns]));
	dg_xml_attr(x, "w:type", "dxa");
	dg_xml_close(x);
	dg_xml_open(x, "w:tblLayout");
	dg_xml_attr(x, "w:type", "fixed");
	dg_xml_close(x);
	if (caption != NULL && caption->value.n > 0)
		dg_xml_val_str(x, "w:tblCaption", caption->value);
	dg_xml_close(x);
}

static void
tbl_grid(struct dg_xml *x, const struct grid *g)
{
	dg_xml_open(x, "w:tblGrid");
	for (unsigned i = 0; i < g->slots.columns; i++) {
		dg_xml_open(x, "w:gridCol");
		dg_xml_attr_int(x, "w:w", DG_TO_TWIPS(g->edge[i + 1] - g->edge[i]));
		dg_xml_close(x);
	}
	dg_xml_close(x);
}

void
dg_docx_table(struct dg_docx *d, struct dg_xml *x, const struct dg_node *table,
    struct dg_docx_place place)
{
	struct grid g;
	size_t index = 0;

	grid_init(d, &g, table, place.width);
	if (g.slots.rows == 0 || d->depth >= DG_MAX_DEPTH)
		return;
	d->depth++;
	g.page_break = place.page_break;
	g.parted = place.parted;
	dg_xml_open(x, "w:tbl");
	tbl_pr(x, &g);
	tbl_grid(x, &g);
	for (const struct dg_node *row = table->first; row != NULL; row = row->next)
		tr(d, x, &g, row, index++);
	dg_xml_close(x);
	d->depth--;
}
