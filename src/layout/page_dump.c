/*
 * page_dump.c - pages as text, for --dump=pages and golden files.
 *
 * A line a page, then a line an item:
 *
 *	page 1: 210.00 x 297.00, main, number 1, hidden
 *	  text 30.00 25.08 +164.20 14pt b heading#muc-dich @12 "Mục đích"
 *	  cell picture 118.30 95.20 by 45.00 18.00, para @40 "Chữ ký của A"
 *	  artifact line 30.00 40.00 to 194.99 40.00, 0.18, table @20
 *
 * Lengths are hundredths of a millimetre: x and y of the baseline's start
 * from the page's top left corner, the width of the ink.  "@12" is the line
 * of the plan that the node was written on; "|" ends a line of a paragraph
 * that goes on.
 */
#include "layout/layout.h"

#define HUNDREDTH (DG_EMU_MM / 100)

static void
put_length(struct dg_buf *out, dg_emu e)
{
	int64_t n = dg_emu_div(e, HUNDREDTH);

	if (n < 0)
		dg_buf_putc(out, '-');
	n = n < 0 ? -n : n;
	dg_buf_fmt(out, "%lld.%02lld", (long long)(n / 100), (long long)(n % 100));
}

static void
put_point(struct dg_buf *out, dg_emu x, dg_emu y)
{
	put_length(out, x);
	dg_buf_putc(out, ' ');
	put_length(out, y);
}

static void
put_size(struct dg_buf *out, dg_emu size)
{
	int64_t tenths = dg_emu_div(size, DG_EMU_PT / 10);

	dg_buf_fmt(out, "%lld", (long long)(tenths / 10));
	if (tenths % 10)
		dg_buf_fmt(out, ".%lld", (long long)(tenths % 10));
	dg_buf_puts(out, "pt");
}

static void
put_face(struct dg_buf *out, uint8_t face)
{
	if (face)
		dg_buf_putc(out, ' ');
	if (face & DG_BOLD)
		dg_buf_putc(out, 'b');
	if (face & DG_ITALIC)
		dg_buf_putc(out, 'i');
	if (face & DG_UNDERLINE)
		dg_buf_putc(out, 'u');
}

static void
put_color(struct dg_buf *out, uint32_t color)
{
	if (color != 0)
		dg_buf_fmt(out, " #%06x", (unsigned)color);
}

static void
put_node(struct dg_buf *out, const struct dg_sources *sources, const struct dg_node *node)
{
	if (node == NULL)
		return;
	dg_buf_putc(out, ' ');
	dg_buf_puts(out, dg_kind_name(node->kind));
	if (node->id.n > 0)
		dg_buf_fmt(out, "#%.*s", DG_FMT(node->id));
	if (sources && node->span.source > 0)
		dg_buf_fmt(out, " @%zu", dg_span_place(sources, node->span).line);
}

static void
put_glyphs(struct dg_buf *out, const struct dg_sources *sources, const struct dg_item *it)
{
	dg_buf_putc(out, ' ');
	put_point(out, it->x, it->y);
	dg_buf_puts(out, " +");
	put_length(out, it->width);
	dg_buf_putc(out, ' ');
	put_size(out, it->size);
	put_face(out, it->face);
	put_color(out, it->color);
	put_node(out, sources, it->node);
	dg_buf_fmt(out, " \"%.*s\"", DG_FMT(it->text));
	if (it->line_end)
		dg_buf_puts(out, " |");
}

static void
put_shape(struct dg_buf *out, const struct dg_sources *sources, const struct dg_item *it)
{
	bool line = it->kind == DG_ITEM_LINE;

	dg_buf_puts(out, line ? " line " : it->kind == DG_ITEM_BOX ? " box " :
		" brace ");
	put_point(out, it->x, it->y);
	dg_buf_puts(out, line ? " to " : " by ");
	put_point(out, it->x2, it->y2);
	dg_buf_puts(out, ", ");
	put_length(out, it->thickness);
	put_color(out, it->color);
	dg_buf_putc(out, ',');
	put_node(out, sources, it->node);
}

static void
put_picture(struct dg_buf *out, const struct dg_sources *sources, const struct dg_item *it)
{
	dg_buf_puts(out, " picture ");
	put_point(out, it->x, it->y);
	dg_buf_puts(out, " by ");
	put_point(out, it->x2, it->y2);
	dg_buf_putc(out, ',');
	put_node(out, sources, it->node);
	dg_buf_fmt(out, " \"%.*s\"", DG_FMT(it->run->u.picture.alt));
}

static void
put_item(struct dg_buf *out, const struct dg_sources *sources, const struct dg_item *it)
{
	static const char *const role[] = {
		[DG_ROLE_TEXT] = "text", [DG_ROLE_LABEL] = "label",
		[DG_ROLE_CELL] = "cell", [DG_ROLE_ARTIFACT] = "artifact",
		[DG_ROLE_REPEATED] = "repeated", [DG_ROLE_PAGE_NUMBER] = "page-number",
	};

	dg_buf_fmt(out, "  %s", role[it->role]);
	if (it->kind == DG_ITEM_GLYPHS)
		put_glyphs(out, sources, it);
	else if (it->kind == DG_ITEM_PICTURE)
		put_picture(out, sources, it);
	else
		put_shape(out, sources, it);
	dg_buf_putc(out, '\n');
}

void
dg_pages_dump(const struct dg_pages *pages, struct dg_buf *out)
{
	for (size_t i = 0; i < pages->n; i++) {
		const struct dg_page *page = &pages->page[i];

		dg_buf_fmt(out, "page %zu: ", i + 1);
		put_length(out, page->setup->width);
		dg_buf_puts(out, " x ");
		put_length(out, page->setup->height);
		dg_buf_fmt(out, ", %.*s, number %u%s\n", DG_FMT(page->setup->name),
			page->number, page->number_hidden ? ", hidden" : "");
		for (size_t k = 0; k < page->n; k++)
			put_item(out, pages->sources, &page->items[k]);
	}
}
