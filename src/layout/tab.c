/*
 * tab.c - page numbers at the right margin, and the dots that lead to them.
 *
 * A table of contents needs page numbers that are known only when all pages
 * are made.  A number stands in its style's right indent, where no word may,
 * so pages do not depend on it: places are left while paragraphs are laid,
 * and filled in at the end.
 *
 * There are as many dots as the room holds, in a row from the words on, as
 * LibreOffice sets them.
 */
#include "layout/para.h"

#include <string.h>

void
dg_tab_set(struct dg_layout *lay, const struct dg_node *run, dg_emu width,
	struct dg_line *line)
{
	struct dg_item *items = DG_NEW_ARRAY(lay->doc->arena, line->n + 2,
		struct dg_item);
	const struct dg_style *style = run->parent->style;
	struct dg_item place = { .kind = DG_ITEM_GLYPHS, .node = run->parent,
		.run = run, .y = dg_baseline(style->line), .face = style->face,
		.size = style->size };

	if (line->n > 0)
		memcpy(items, line->items, line->n * sizeof *items);
	place.role = DG_ROLE_ARTIFACT;
	place.x = line->left + line->width;
	items[line->n++] = place;
	place.role = DG_ROLE_TEXT;
	place.x = width;
	items[line->n++] = place;
	line->items = items;
}

/* ---- filling in --------------------------------------------------------- */

static void
set_glyphs(struct dg_layout *lay, struct dg_item *it, struct dg_str text)
{
	it->text = text;
	it->glyphs = dg_shape(lay->worker, it->face, it->size, text,
		lay->doc->arena, &it->n_glyphs);
	it->width = 0;
	for (size_t i = 0; i < it->n_glyphs; i++)
		it->width += it->glyphs[i].advance;
}

static struct dg_str
many_dots(struct dg_arena *arena, int64_t n)
{
	char *s = dg_arena_alloc(arena, (size_t)n);

	memset(s, '.', (size_t)n);
	return (struct dg_str){ s, (size_t)n };
}

static void
set_dots(struct dg_layout *lay, struct dg_item *dots, dg_emu number)
{
	set_glyphs(lay, dots, DG_STR("."));

	dg_emu room = number - dots->x;
	int64_t n = dots->width > 0 && room > 0 ? room / dots->width : 0;

	set_glyphs(lay, dots, many_dots(lay->doc->arena, n));
}

/* The pages' numbers of all headings that entries lead to, by anchor. */
static unsigned *
find_numbers(struct dg_layout *lay)
{
	const struct dg_pages *pages = lay->pages;
	unsigned *number = NULL;
	size_t n = 0;

	for (const struct dg_node *h = NULL;
		(h = dg_node_seek(lay->doc->root, (struct dg_node *)h, DG_IS(HEADING)));)
		if (h->u.section.anchor > n)
			n = h->u.section.anchor;
	if (n == 0)
		return NULL;
	number = DG_NEW_ARRAY(lay->doc->arena, n + 1, unsigned);
	for (size_t p = pages->n; p-- > 0;)
		for (size_t i = 0; i < pages->page[p].n; i++) {
			const struct dg_node *h = pages->page[p].items[i].node;

			if (h != NULL && h->kind == DG_K_HEADING)
				number[h->u.section.anchor] = pages->page[p].number;
		}
	return number;
}

/* The number's place, right behind that of its dots. */
static bool
is_number(const struct dg_item *it)
{
	return it->kind == DG_ITEM_GLYPHS && it->role == DG_ROLE_TEXT
		&& it->node != NULL && dg_is_entry(it->node)
		&& it->run == it->node->last;
}

void
dg_tab_number(struct dg_layout *lay)
{
	struct dg_pages *pages = lay->pages;
	const unsigned *number = find_numbers(lay);

	if (number == NULL)
		return;
	for (size_t p = 0; p < pages->n; p++)
		for (size_t i = 1; i < pages->page[p].n; i++) {
			struct dg_item *it = &pages->page[p].items[i];

			if (!is_number(it))
				continue;
			struct dg_node *text = it->node->last;

			text->u.text.s = dg_arena_fmt(lay->doc->arena, "%u", number[
				it->node->u.para.heading->u.section.anchor]);
			set_glyphs(lay, it, text->u.text.s);
			it->x -= it->width;
			set_dots(lay, it - 1, it->x);
		}
}
