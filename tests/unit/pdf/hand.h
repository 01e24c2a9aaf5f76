/* hand.h - documents and pages made by hand (inside tests/unit/pdf). */
#ifndef DG_TEST_HAND_H
#define DG_TEST_HAND_H

#include "layout/layout.h"
#include "pdf/pdf.h"

struct hand {
	struct dg_arena		 arena;
	struct dg_sources	 sources;
	struct dg_sink		 sink;
	struct dg_doc		 doc;
	struct dg_fonts		*fonts;
	struct dg_worker	 worker;
	struct dg_page_setup	 setup;
	struct dg_pages		 pages;
	struct dg_metadata	 meta;
	struct dg_buf		 out;
};

static inline void
hand_open(struct hand *h)
{
	memset(h, 0, sizeof *h);
	dg_arena_init(&h->arena);
	dg_sources_init(&h->sources, &h->arena);
	dg_sink_init(&h->sink);
	h->doc = (struct dg_doc){ .arena = &h->arena, .sources = &h->sources,
		.sink = &h->sink };
	h->doc.root = dg_node_new(&h->arena, DG_K_DOC, DG_NOWHERE);
	h->fonts = dg_fonts_open(NULL, &h->sink);
	assert_non_null(h->fonts);
	dg_worker_init(&h->worker, h->fonts);
	h->setup = (struct dg_page_setup){ .width = DG_MM(210),
		.height = DG_MM(297) };
	h->meta.title = DG_STR("Kế hoạch thử (số 1)");
	h->meta.producer = DG_STR("docgen 1");
	dg_buf_init(&h->out, 64 << 20);
}

static inline void
hand_close(struct hand *h)
{
	for (size_t i = 0; i < h->pages.n; i++)
		free(h->pages.page[i].items);
	free(h->pages.page);
	dg_buf_fini(&h->out);
	dg_worker_fini(&h->worker);
	dg_fonts_free(h->fonts);
	dg_sink_fini(&h->sink);
	dg_sources_fini(&h->sources);
	dg_arena_fini(&h->arena);
}

static inline struct dg_page *
hand_page(struct hand *h, unsigned number)
{
	struct dg_pages *p = &h->pages;

	DG_GROW(p->page, p->n, p->cap);
	p->page[p->n] = (struct dg_page){ .setup = &h->setup,
		.number = number };
	return &p->page[p->n++];
}

static inline struct dg_item *
hand_item(struct dg_page *page, enum dg_item_kind kind, enum dg_role role)
{
	DG_GROW(page->items, page->n, page->cap);
	page->items[page->n] = (struct dg_item){ .kind = kind, .role = role };
	return &page->items[page->n++];
}

/* Text with its baseline's start at x, y; spaces are stretched by stretch. */
static inline struct dg_item *
hand_text(struct hand *h, struct dg_page *page, struct dg_str text,
	uint8_t face, dg_emu x, dg_emu y, dg_emu stretch)
{
	struct dg_item	*item = hand_item(page, DG_ITEM_GLYPHS, DG_ROLE_TEXT);
	struct dg_glyph	*glyphs;

	item->x = x;
	item->y = y;
	item->face = face;
	item->size = DG_PT(14);
	item->text = text;
	glyphs = dg_shape(&h->worker, face & 3, item->size, text, &h->arena,
		&item->n_glyphs);
	for (size_t i = 0; i < item->n_glyphs; i++) {
		if (text.p[glyphs[i].cluster] == ' ')
			glyphs[i].advance += stretch;
		item->width += glyphs[i].advance;
	}
	item->glyphs = glyphs;
	return item;
}

static inline struct dg_str
hand_write(struct hand *h)
{
	dg_buf_fini(&h->out);
	assert_true(dg_pdf_write(&h->doc, &h->pages, &h->worker, &h->meta, NULL,
		&h->out));
	return dg_buf_str(&h->out);
}

#endif
