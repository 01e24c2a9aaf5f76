/*
 * link.c - links from the entries of a table of contents to their headings
 * (ISO 32000-1, 12.5.6.5).
 */
#include "pdf/object.h"
#include "pdf/parts.h"

/* Where a heading stands. */
struct target {
	size_t		page;
	int64_t		top;		/* thousandths of a point */
};

struct dg_pdf_links {
	const struct dg_pages	*pages;
	const unsigned		*page_object;
	struct target		*target;	/* by anchor; 0 is unused */
	size_t			 n;
};

/* ---- headings --------------------------------------------------------------- */

static uint32_t
anchor_of(const struct dg_item *it)
{
	return it->node != NULL && it->node->kind == DG_K_HEADING ?
	    it->node->u.section.anchor : 0;
}

static size_t
last_anchor(const struct dg_pages *pages)
{
	size_t n = 0;

	for (size_t p = 0; p < pages->n; p++)
		for (size_t i = 0; i < pages->page[p].n; i++)
			if (anchor_of(&pages->page[p].items[i]) > n)
				n = anchor_of(&pages->page[p].items[i]);
	return n;
}

static void
find_targets(struct dg_pdf_links *l)
{
	for (size_t p = l->pages->n; p-- > 0;) {
		const struct dg_page *page = &l->pages->page[p];

		for (size_t i = page->n; i-- > 0;) {
			const struct dg_item *it = &page->items[i];

			l->target[anchor_of(it)] = (struct target){ p,
			    dg_object_milli_pt(page->setup->height - it->y +
			    it->size) };
		}
	}
}

struct dg_pdf_links *
dg_links_new(const struct dg_pages *pages, const unsigned *page_object,
    struct dg_arena *arena)
{
	struct dg_pdf_links *l = DG_NEW(arena, struct dg_pdf_links);

	*l = (struct dg_pdf_links){ .pages = pages, .page_object = page_object,
	    .n = last_anchor(pages) };
	if (l->n > 0) {
		l->target = DG_NEW_ARRAY(arena, l->n + 1, struct target);
		find_targets(l);
	}
	return l;
}

/* ---- links ------------------------------------------------------------------ */

/* What the items of an entry reach over on a page. */
struct area {
	const struct dg_node	*entry;
	dg_emu			 left, top, right, bottom;	/* from the page's top */
};

static void
widen(struct area *a, const struct dg_item *it)
{
	dg_emu top = it->y - it->size, bottom = it->y + it->size / 4;

	if (it->x < a->left)
		a->left = it->x;
	if (it->x + it->width > a->right)
		a->right = it->x + it->width;
	if (top < a->top)
		a->top = top;
	if (bottom > a->bottom)
		a->bottom = bottom;
}

static unsigned
write_link(const struct dg_pdf_links *l, struct dg_pdf_file *file, struct dg_structure *s,
    const struct area *a, dg_emu height)
{
	unsigned self = dg_pdf_file_reserve(file);
	struct dg_buf *b = dg_pdf_file_begin(file, self);
	const struct target *t = &l->target[a->entry->u.para.heading->u.section.anchor];
	dg_emu rect[] = { a->left, height - a->bottom, a->right, height - a->top };

	dg_dict_open(b);
	dg_dict_name(b, "Type", "Annot");
	dg_dict_name(b, "Subtype", "Link");
	dg_dict_key(b, "Rect");
	dg_buf_putc(b, '[');
	for (size_t i = 0; i < 4; i++)
		dg_object_number(b, dg_object_milli_pt(rect[i]));
	dg_buf_putc(b, ']');
	dg_dict_int(b, "F", 4);		/* it is printed, with nothing to see */
	dg_buf_puts(b, "/Border[0 0 0]");
	dg_dict_int(b, "StructParent", (int64_t)dg_structure_annotation(s,
	    a->entry->element, self));
	dg_dict_text(b, "Contents", a->entry->first->u.text.s);
	dg_dict_key(b, "Dest");
	dg_buf_putc(b, '[');
	dg_object_ref(b, l->page_object[t->page]);
	dg_buf_puts(b, "/XYZ 0");
	dg_object_number(b, t->top);
	dg_buf_puts(b, " null]");
	dg_dict_close(b);
	dg_pdf_file_end(file);
	return self;
}

void
dg_links_write(const struct dg_pdf_links *l, struct dg_pdf_file *file,
    struct dg_structure *s, size_t index, struct dg_buf *refs)
{
	const struct dg_page *page = &l->pages->page[index];

	for (size_t i = 0; l->n > 0 && i < page->n;) {
		const struct dg_item *it = &page->items[i];
		struct area a = { it->node, it->x, it->y, it->x, it->y };

		if (it->node == NULL || !dg_is_entry(it->node)) {
			i++;
			continue;
		}
		for (; i < page->n && page->items[i].node == a.entry; i++)
			widen(&a, &page->items[i]);
		dg_object_ref(refs, write_link(l, file, s, &a, page->setup->height));
	}
}
