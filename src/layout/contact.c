/*
 * contact.c - the contact line at the foot of the first page.
 *
 * It stands in the bottom margin, at a distance from the paper's edge, and
 * grows upwards; the text area does not change.  The rule above it is a border
 * of its paragraph in the DOCX.
 */
#include "layout/page.h"

#include <stdlib.h>

#include "layout/flow.h"

/* Where the line stands on its page. */
struct foot {
	struct dg_page	*page;
	dg_emu		 left, width, bottom;	/* of its last line */
};

static struct foot
foot_of(const struct dg_layout *lay)
{
	struct dg_page *page = &lay->pages->page[0];
	const struct dg_page_setup *s = page->setup;
	dg_emu left = dg_whole_twips(s->left);

	return (struct foot){ .page = page, .left = left,
		.width = dg_whole_twips(s->width) - left - dg_whole_twips(s->right),
		.bottom = dg_whole_twips(s->height)
			- dg_whole_twips(lay->sheet->contact.from_bottom) };
}

static struct dg_item *
add_item(struct dg_page *page, struct dg_item item)
{
	DG_GROW(page->items, page->n, page->cap);
	page->items[page->n] = item;
	return &page->items[page->n++];
}

static void
draw_rule(const struct dg_layout *lay, const struct foot *foot,
	const struct dg_node *para, dg_emu top)
{
	const struct dg_contact_look *look = &lay->sheet->contact;
	dg_emu y = top - look->gap - look->rule / 2;

	if (look->rule > 0)
		add_item(foot->page, (struct dg_item){ .kind = DG_ITEM_LINE,
			.role = DG_ROLE_ARTIFACT, .node = para, .x = foot->left,
			.x2 = foot->left + foot->width, .y = y, .y2 = y,
			.thickness = look->rule });
}

static void
draw_lines(const struct foot *foot, const struct dg_lines *lines, dg_emu top)
{
	for (size_t i = 0; i < lines->n; i++, top += lines->height)
		for (size_t k = 0; k < lines->line[i].n; k++) {
			struct dg_item *it = add_item(foot->page,
				lines->line[i].items[k]);

			it->x += foot->left;
			it->y += top;
		}
}

/* How many of its lines the bottom margin holds. */
static size_t
lines_that_fit(const struct dg_layout *lay, const struct dg_lines *lines)
{
	const struct dg_contact_look *look = &lay->sheet->contact;
	dg_emu room = lay->pages->page[0].setup->bottom - look->from_bottom
		- look->gap - look->rule;

	return room > 0 && lines->height > 0 ? (size_t)(room / lines->height) : 0;
}

static void
report_high(struct dg_layout *lay, const struct dg_lines *lines)
{
	struct dg_arena *arena = lay->doc->arena;

	dg_report(lay->doc->sink, DG_R_contact_too_high, lines->node->span, DG_ARGS(
		dg_arena_fmt(arena, "%zu", lines->n),
		dg_arena_fmt(arena, "%zu", lines_that_fit(lay, lines))));
}

void
dg_contact_place(struct dg_layout *lay)
{
	const struct dg_node *group = lay->doc->root->last;
	struct dg_lines lines;
	struct foot foot;
	dg_emu top;

	if (group == NULL || !dg_is_contact(group))
		return;
	foot = foot_of(lay);
	dg_para_lay(lay, group->first, foot.width, DG_ROLE_TEXT, &lines);
	if (lines.n > lines_that_fit(lay, &lines)) {
		report_high(lay, &lines);
		return;
	}
	top = foot.bottom - (dg_emu)lines.n * lines.height;
	draw_rule(lay, &foot, group->first, top);
	draw_lines(&foot, &lines, top);
}
