/*
 * flow.c - opens, fills and closes pages.
 *
 * A page is opened with its number line and closed with its footnotes, so
 * whoever places text between sees only a height that shrinks.
 */
#include "layout/flow.h"

#include <stdlib.h>

void
dg_flow_init(struct dg_flow *f, struct dg_layout *lay)
{
	*f = (struct dg_flow){ .lay = lay };
}

void
dg_flow_fini(struct dg_flow *f)
{
	free(f->notes.item);
	free(f->carried.item);
	free(f->laid);
}

static struct dg_page *
page_now(struct dg_flow *f)
{
	return &f->lay->pages->page[f->lay->pages->n - 1];
}

struct dg_item *
dg_flow_item(struct dg_flow *f)
{
	struct dg_page *page = page_now(f);

	DG_GROW(page->items, page->n, page->cap);
	page->items[page->n] = (struct dg_item){ 0 };
	return &page->items[page->n++];
}

void
dg_flow_line(struct dg_flow *f, const struct dg_line *line, dg_emu x, dg_emu y,
	bool repeated)
{
	for (size_t i = 0; i < line->n; i++) {
		struct dg_item *it = dg_flow_item(f);

		*it = line->items[i];
		it->x += x;
		it->y += y;
		if (repeated)
			it->role = DG_ROLE_REPEATED;
	}
}

static struct dg_item *
drawn_item(struct dg_flow *f, const struct dg_lines *lines, enum dg_item_kind kind)
{
	struct dg_item *it = dg_flow_item(f);

	it->kind = kind;
	it->role = DG_ROLE_ARTIFACT;
	it->node = lines->node;
	it->color = lines->node->style->color;
	return it;
}

void
dg_flow_drawn(struct dg_flow *f, const struct dg_lines *lines, dg_emu x, dg_emu y)
{
	const struct dg_style *style = lines->node->style;
	struct dg_drawn d;

	if (dg_lines_rule(lines, &d)) {
		struct dg_item *it = drawn_item(f, lines, DG_ITEM_LINE);

		it->x = x + d.x;
		it->x2 = it->x + d.width;
		it->y = it->y2 = y + d.y;
		it->thickness = style->rule.thickness;
	}
	if (dg_lines_frame(lines, &d)) {
		struct dg_item *it = drawn_item(f, lines, DG_ITEM_BOX);

		it->x = x + d.x;
		it->y = y + d.y;
		it->x2 = d.width;
		it->y2 = d.height;
		it->thickness = style->frame.thickness;
	}
}

/* ---- opening and closing ------------------------------------------------ */

/* The number line of a page: an artifact that no node of the plan made. */
static void
draw_number(struct dg_flow *f)
{
	const struct dg_page *page = page_now(f);
	const struct dg_style *style = f->lay->sheet->page_number;
	struct dg_arena *arena = f->lay->doc->arena;
	struct dg_lines lines;

	if (page->number_hidden || style == NULL)
		return;
	struct dg_node *leaf = dg_node_new_from(arena, DG_K_PARA, DG_NOWHERE,
		DG_FROM_NUMBERING);
	leaf->style = style;
	dg_node_append(leaf, dg_node_text(arena,
		dg_arena_fmt(arena, "%u", page->number), style->face, DG_NOWHERE,
		DG_FROM_NUMBERING));
	dg_para_lay(f->lay, leaf, f->width, DG_ROLE_TEXT, &lines);
	if (lines.n == 0)
		return;
	for (size_t i = 0; i < lines.line[0].n; i++)
		lines.line[0].items[i].role = DG_ROLE_PAGE_NUMBER;
	dg_flow_line(f, &lines.line[0], f->left, dg_whole_twips(f->setup->header),
		false);
}

/* Pages are counted from a front page, whatever number they show. */
static bool
is_back(const struct dg_flow *f)
{
	return f->setup->mirrored && f->lay->pages->n % 2 == 0;
}

static void
measure_area(struct dg_flow *f)
{
	const struct dg_page_setup *s = f->setup;
	dg_emu left = dg_whole_twips(s->left), right = dg_whole_twips(s->right);

	f->left = is_back(f) ? right : left;
	f->width = dg_whole_twips(s->width) - left - right;
	f->top = dg_whole_twips(s->top);
	f->bottom = dg_whole_twips(s->height) - dg_whole_twips(s->bottom);
	f->y = f->top;
	f->owed = 0;
}

/* Adds an empty page of the present setup. */
static void
open_page(struct dg_flow *f, bool first)
{
	struct dg_pages *pages = f->lay->pages;
	unsigned number = 1;

	if (pages->n > 0 && !(first && f->setup->restart))
		number = pages->page[pages->n - 1].number + 1;
	DG_GROW(pages->page, pages->n, pages->cap);
	pages->page[pages->n++] = (struct dg_page){
		.setup = f->setup,
		.number = number,
		.number_hidden = first && f->setup->first_hidden,
	};
	f->open = true;
	f->fresh = true;
	f->automatic = false;
	measure_area(f);
	draw_number(f);
	dg_notes_carry(f);
}

/* An empty page is taken back, so that another setup may open its own. */
static void
drop_page(struct dg_flow *f)
{
	struct dg_pages *pages = f->lay->pages;

	free(pages->page[--pages->n].items);
	f->open = false;
}

/* The back of the sheet before, when pages that count anew would begin there. */
static void
leave_back_empty(struct dg_flow *f, const struct dg_page_setup *setup)
{
	struct dg_pages *pages = f->lay->pages;

	if (!setup->mirrored || !setup->restart || pages->n % 2 == 0)
		return;
	DG_GROW(pages->page, pages->n, pages->cap);
	pages->page[pages->n] = (struct dg_page){ .setup = setup,
		.number = pages->page[pages->n - 1].number + 1,
		.number_hidden = true };
	pages->n++;
}

void
dg_flow_begin(struct dg_flow *f, const struct dg_page_setup *setup)
{
	if (f->open && dg_flow_is_empty(f))
		drop_page(f);
	else if (f->open)
		dg_notes_draw(f);
	leave_back_empty(f, setup);
	f->setup = setup;
	open_page(f, true);
}

void
dg_flow_break(struct dg_flow *f, bool automatic)
{
	dg_notes_draw(f);
	open_page(f, false);
	f->automatic = automatic;
}

void
dg_flow_end(struct dg_flow *f)
{
	if (!f->open)
		return;
	while (f->carried.n > 0)
		dg_flow_break(f, true);
	dg_notes_draw(f);
	f->open = false;
}

/* ---- measures ----------------------------------------------------------- */

bool
dg_flow_is_empty(const struct dg_flow *f)
{
	return f->fresh && f->notes.n == 0;
}

dg_emu
dg_flow_page_height(const struct dg_flow *f)
{
	return f->bottom - f->top;
}

dg_emu
dg_flow_room(const struct dg_flow *f)
{
	return f->bottom - f->notes_height - f->y;
}

dg_emu
dg_flow_gap(const struct dg_flow *f, dg_emu before)
{
	if (f->fresh)
		return f->automatic ? 0 : before;
	return before > f->owed ? before : f->owed;
}
