/*
 * table.c - tables: a ruled one is <table>, in a region that scrolls where the screen is
 * narrow; one without lines, which only puts things side by side, is a grid whose cells
 * stand below one another there.
 */
#include "html/part.h"

static bool
is_ruled(const struct dg_node *table)
{
	return table->u.table.look == DG_LOOK_GRID;
}

static bool
is_header(const struct dg_html *h)
{
	return h->slots.row <= h->slots.header;
}

/* ---- tables --------------------------------------------------------------------------- */

static const struct dg_node *
caption_of(const struct dg_node *table)
{
	const struct dg_node *n = table->prev;

	return n != NULL && dg_is_caption(n) ? n : NULL;
}

static void
region_open(struct dg_html *h, const struct dg_node *table)
{
	const struct dg_node *caption = caption_of(table);

	dg_html_raw(h, "<section class=\"scroll");
	if (table->page != NULL && table->page->width > table->page->height)
		dg_html_raw(h, " wide");
	dg_html_fmt(h, "\" tabindex=\"0\" aria-label=\"%s %zu", dg_html_word(h, "Bảng", "Table"),
	    ++h->next_ruled);
	if (caption != NULL) {
		dg_html_raw(h, ": ");
		dg_html_put(h, dg_node_plain(h->doc->arena, caption));
	}
	dg_html_raw(h, "\">\n");
}

void
dg_html_table_open(struct dg_html *h, const struct dg_node *table)
{
	size_t number = ++h->next_table;

	if (!is_ruled(table)) {
		dg_html_fmt(h, "<div class=\"cols t%zu\">\n", number);
		return;
	}
	region_open(h, table);
	dg_html_fmt(h, "<table class=\"t%zu\">\n", number);
	if (caption_of(table) != NULL)
		dg_html_leaf(h, caption_of(table));
	dg_slots_init(&h->slots, table);
	dg_html_raw(h, "<colgroup>");
	for (unsigned i = 0; i < h->slots.columns; i++)
		dg_html_raw(h, "<col>");
	dg_html_raw(h, "</colgroup>\n");
}

void
dg_html_table_close(struct dg_html *h, const struct dg_node *table)
{
	dg_html_raw(h, is_ruled(table) ? "</table>\n</section>\n" : "</div>\n");
}

/* ---- rows ------------------------------------------------------------------------------- */

/* Rows below a row over the whole width are its group. */
static bool
opens_body(const struct dg_html *h, const struct dg_node *row)
{
	return h->slots.row == h->slots.header + 1 || (row->u.row.group && !is_header(h));
}

static void
missing(struct dg_html *h, const struct dg_node *cell)
{
	unsigned covered;

	for (unsigned n = dg_slots_missing(&h->slots, cell, &covered); n > 0; n--)
		dg_html_raw(h, "<td></td>\n");
}

void
dg_html_row_open(struct dg_html *h, const struct dg_node *row)
{
	if (!is_ruled(row->parent))
		return;
	dg_slots_row(&h->slots);
	if (h->slots.header > 0 && h->slots.row == 1)
		dg_html_raw(h, "<thead>\n");
	else if (opens_body(h, row))
		dg_html_raw(h, "<tbody>\n");
	dg_html_raw(h, row->u.row.group ? "<tr class=\"group" : "<tr class=\"row");
	dg_html_block_classes(h, row);
	dg_html_raw(h, "\">\n");
}

void
dg_html_row_close(struct dg_html *h, const struct dg_node *row)
{
	if (!is_ruled(row->parent))
		return;
	missing(h, NULL);
	dg_html_raw(h, "</tr>\n");
	if (h->slots.row == h->slots.header)
		dg_html_raw(h, "</thead>\n");
	else if (row->next == NULL || (row->next->u.row.group && !is_header(h)))
		dg_html_raw(h, "</tbody>\n");
}

/* ---- cells -------------------------------------------------------------------------------- */

static void
plain_cell(struct dg_html *h, const struct dg_node *cell)
{
	dg_html_fmt(h, "<div class=\"cell k%u", cell->u.cell.column);
	if (cell->u.cell.colspan > 1)
		dg_html_fmt(h, " w%u", cell->u.cell.colspan);
	dg_html_raw(h, cell->u.cell.brace ? " brace\">\n" : "\">\n");
}

/* Does the row stand over others, its one cell being their name? */
static bool
names_group(const struct dg_node *cell)
{
	return cell->parent->u.row.group && cell->prev == NULL && cell->next == NULL;
}

static const char *
scope_of(const struct dg_html *h, const struct dg_node *cell, unsigned columns)
{
	if (is_header(h))
		return columns > 1 ? "colgroup" : "col";
	if (names_group(cell))
		return "rowgroup";
	return cell->u.cell.head ? "row" : NULL;
}

/* An empty corner is no header. */
static bool
is_empty(const struct dg_node *cell)
{
	return cell->first == NULL || (cell->first->next == NULL &&
	    dg_kind_is_leaf(cell->first->kind) && cell->first->first == NULL);
}

void
dg_html_cell_open(struct dg_html *h, const struct dg_node *cell)
{
	const char *scope;
	unsigned columns;
	size_t rows;

	if (!is_ruled(cell->parent->parent)) {
		plain_cell(h, cell);
		return;
	}
	missing(h, cell);
	dg_slots_take(&h->slots, cell, &columns, &rows);
	scope = is_empty(cell) ? NULL : scope_of(h, cell, columns);
	dg_html_raw(h, scope != NULL ? "<th" : "<td");
	if (scope != NULL)
		dg_html_fmt(h, " scope=\"%s\"", scope);
	if (columns > 1)
		dg_html_fmt(h, " colspan=\"%u\"", columns);
	if (rows > 1)
		dg_html_fmt(h, " rowspan=\"%zu\"", rows);
	if (cell->u.cell.valign == DG_VALIGN_MIDDLE)
		dg_html_raw(h, " class=\"middle\"");
	dg_html_raw(h, ">");
	if (cell->prev == NULL)
		dg_html_row_change(h, cell->parent);
}

void
dg_html_cell_close(struct dg_html *h, const struct dg_node *cell)
{
	bool head = !is_empty(cell) && (is_header(h) || names_group(cell) || cell->u.cell.head);

	dg_html_raw(h, !is_ruled(cell->parent->parent) ? "</div>\n" : head ? "</th>\n" :
	    "</td>\n");
}
