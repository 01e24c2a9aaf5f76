/*
 * link.c - links inside a document: from the entries of a table of contents to their
 * headings, from references to what they name (ISO 32000-1, 12.5.6.5).
 */
#include "pdf/object.h"
#include "pdf/parts.h"

/* Where a leaf stands that is led to. */
struct target {
	size_t		page;
	int64_t		top;		/* thousandths of a point */
};

/* Those of one sort, by their number; 0 is unused. */
struct targets {
	struct target	*item;
	size_t		 n;		/* the last number */
};

struct dg_pdf_links {
	const struct dg_pages	*pages;
	const unsigned		*page_object;
	struct targets		 headings;	/* by anchor */
	struct targets		 places;	/* by place */
};

/* ---- where they lead -------------------------------------------------------- */

static uint32_t
anchor_of(const struct dg_item *it)
{
	return it->node != NULL && it->node->kind == DG_K_HEADING ?
	    it->node->u.section.anchor : 0;
}

static uint32_t
place_of(const struct dg_item *it)
{
	return it->node != NULL && dg_kind_is_leaf(it->node->kind) ? it->node->place : 0;
}

/* The first item of each; number_of says whose it is. */
static void
find_targets(const struct dg_pages *pages, uint32_t (*number_of)(const struct dg_item *),
    struct targets *t, struct dg_arena *arena)
{
	for (size_t p = 0; p < pages->n; p++)
		for (size_t i = 0; i < pages->page[p].n; i++)
			if (number_of(&pages->page[p].items[i]) > t->n)
				t->n = number_of(&pages->page[p].items[i]);
	if (t->n == 0)
		return;
	t->item = DG_NEW_ARRAY(arena, t->n + 1, struct target);
	for (size_t p = pages->n; p-- > 0;) {
		const struct dg_page *page = &pages->page[p];

		for (size_t i = page->n; i-- > 0;) {
			const struct dg_item *it = &page->items[i];

			t->item[number_of(it)] = (struct target){ p, dg_object_milli_pt(
			    page->setup->height - it->y + it->size) };
		}
	}
}

struct dg_pdf_links *
dg_links_new(const struct dg_pages *pages, const unsigned *page_object,
    struct dg_arena *arena)
{
	struct dg_pdf_links *l = DG_NEW(arena, struct dg_pdf_links);

	*l = (struct dg_pdf_links){ .pages = pages, .page_object = page_object };
	find_targets(pages, anchor_of, &l->headings, arena);
	find_targets(pages, place_of, &l->places, arena);
	return l;
}

/* ---- links ------------------------------------------------------------------ */

/* Items of a line that lead to one place. */
struct link {
	const struct target	*to;
	uint32_t		 element;
	struct dg_str		 words;
	dg_emu			 left, top, right, bottom;	/* from the page's top */
};

static void
widen(struct link *l, const struct dg_item *it)
{
	dg_emu top = it->y - it->size, bottom = it->y + it->size / 4;

	if (it->x < l->left)
		l->left = it->x;
	if (it->x + it->width > l->right)
		l->right = it->x + it->width;
	if (top < l->top)
		l->top = top;
	if (bottom > l->bottom)
		l->bottom = bottom;
}

static unsigned
write_link(const struct dg_pdf_links *links, struct dg_pdf_file *file,
    struct dg_structure *s, const struct link *l, dg_emu height)
{
	unsigned self = dg_pdf_file_reserve(file);
	struct dg_buf *b = dg_pdf_file_begin(file, self);
	dg_emu rect[] = { l->left, height - l->bottom, l->right, height - l->top };

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
	dg_dict_int(b, "StructParent", (int64_t)dg_structure_annotation(s, l->element, self));
	dg_dict_text(b, "Contents", l->words);
	dg_dict_key(b, "Dest");
	dg_buf_putc(b, '[');
	dg_object_ref(b, links->page_object[l->to->page]);
	dg_buf_puts(b, "/XYZ 0");
	dg_object_number(b, l->to->top);
	dg_buf_puts(b, " null]");
	dg_dict_close(b);
	dg_pdf_file_end(file);
	return self;
}

/* The link that an item begins. */
static struct link
link_of(const struct dg_pdf_links *links, const struct dg_item *it)
{
	struct link l = { .left = it->x, .top = it->y, .right = it->x, .bottom = it->y };

	if (it->node != NULL && dg_is_entry(it->node)) {
		l.to = &links->headings.item[it->node->u.para.heading->u.section.anchor];
		l.element = it->node->element;
		l.words = it->node->first->u.text.s;
	} else if (dg_item_leads(it)) {
		l.to = &links->places.item[it->run->u.text.to->place];
		l.element = it->run->element;
		l.words = it->run->u.text.s;
	}
	return l;
}

/* Does an item belong to the link that the one before it belongs to? */
static bool
goes_on(const struct dg_item *it)
{
	return it[-1].node == it->node && (dg_is_entry(it->node) ||
	    (it[-1].run == it->run && it[-1].y == it->y));
}

void
dg_links_write(const struct dg_pdf_links *links, struct dg_pdf_file *file,
    struct dg_structure *s, size_t index, struct dg_buf *refs)
{
	const struct dg_page *page = &links->pages->page[index];

	if (links->headings.n + links->places.n == 0)
		return;
	for (size_t i = 0; i < page->n;) {
		struct link l = link_of(links, &page->items[i]);

		if (l.to == NULL) {
			i++;
			continue;
		}
		do
			widen(&l, &page->items[i++]);
		while (i < page->n && goes_on(&page->items[i]));
		dg_object_ref(refs, write_link(links, file, s, &l, page->setup->height));
	}
}
