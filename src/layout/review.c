/*
 * review.c - bars and letters in the margin, lines under changed words, and on the
 * first page what they mean.
 */
#include "layout/review.h"

#include "base/file.h"
#include "layout/flow.h"

#define BAR		(DG_PT(3) / 2)
#define BAR_OFF		DG_MM(3)	/* from the text */
#define BAR_NEAR	(DG_MM(3) / 2)	/* of what stands in a column */
#define LETTER_OFF	DG_MM(7)
#define LETTER_NEAR	DG_MM(5)
#define SIZE		DG_PT(7)
#define LINE		DG_MM(3)	/* of the legend */
#define LEGEND_TOP	DG_MM(6)
#define GAP		DG_MM(4)
#define UNDER		DG_PT(2)	/* from the baseline */
#define DASH		DG_PT(2)

static const struct {
	enum dg_share	 share;
	const char	*letter, *text;
} classes[] = {
	{ DG_SHARE_OWN, "G", "viết" },
	{ DG_SHARE_KEPT, "G", "giữ nguyên" },
	{ DG_SHARE_TERMS, "T", "thay từ" },
	{ DG_SHARE_EDITED, "S", "sửa" },
	{ DG_SHARE_MOVED, "C", "chuyển chỗ" },
	{ DG_SHARE_CONDENSED, "L", "gộp lại" },
	{ DG_SHARE_REWRITTEN, "V", "viết lại" },
	{ DG_SHARE_NEW, "M", "thêm mới" },
};
#define CLASSES (sizeof classes / sizeof *classes)

uint32_t
dg_review_color(unsigned level)
{
	static const uint32_t color[] = { 0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xb8860b,
		0x56b4e9, 0x7a3e9d, 0x444444 };

	return color[level % (sizeof color / sizeof *color)];
}

const char *
dg_review_letter(enum dg_share share)
{
	return share < CLASSES ? classes[share].letter : "";
}

struct dg_str
dg_review_class(struct dg_arena *a, unsigned at, enum dg_share *share)
{
	if (at + 1 >= CLASSES)
		return DG_STR("");
	*share = classes[at + 1].share;
	return dg_arena_fmt(a, "%s: %s", classes[at + 1].letter, classes[at + 1].text);
}

struct dg_str
dg_review_level(const struct dg_ledger *l, struct dg_arena *a, unsigned level)
{
	const struct dg_doc	*doc = &l->chain->level[level].doc;
	struct dg_str		 unit = dg_doc_value(level + 1 < l->chain->n ? doc : l->doc, "unit");

	return dg_arena_fmt(a, "Cấp %u: %.*s.plan%s%.*s%s", level + 1,
	    DG_FMT(dg_path_stem(doc->path)), unit.n > 0 ? " (" : "", DG_FMT(unit),
	    unit.n > 0 ? ")" : "");
}

/* ---- drawing ----------------------------------------------------------------------- */

struct review {
	struct dg_doc			*doc;
	struct dg_worker		*worker;
	const struct dg_ledger		*ledger;
	struct dg_page			*page;
	dg_emu				 left, width;	/* of its text */
};

static void
add_item(struct review *r, struct dg_item item)
{
	item.role = DG_ROLE_ARTIFACT;
	DG_GROW(r->page->items, r->page->n, r->page->cap);
	r->page->items[r->page->n++] = item;
}

static void
draw_line(struct review *r, dg_emu x, dg_emu y, dg_emu x2, dg_emu y2, dg_emu thickness,
    uint32_t color)
{
	add_item(r, (struct dg_item){ .kind = DG_ITEM_LINE, .x = x, .y = y, .x2 = x2, .y2 = y2,
	    .thickness = thickness, .color = color });
}

static void
draw_text(struct review *r, dg_emu x, dg_emu y, struct dg_str s, uint32_t color)
{
	struct dg_item it = { .kind = DG_ITEM_GLYPHS, .x = x, .y = y, .size = SIZE, .text = s,
	    .color = color };

	it.glyphs = dg_shape(r->worker, 0, SIZE, s, r->doc->arena, &it.n_glyphs);
	for (size_t i = 0; i < it.n_glyphs; i++)
		it.width += it.glyphs[i].advance;
	add_item(r, it);
}

/* ---- blocks ------------------------------------------------------------------------- */

/* A block, as far as it stands on a page. */
struct stretch {
	const struct dg_node	*key, *leaf;	/* the row of a ruled table, else the leaf */
	dg_emu			 left, top, bottom;
};

static const struct dg_node *
cell_of(const struct dg_node *leaf)
{
	return leaf->parent != NULL && leaf->parent->kind == DG_K_CELL ? leaf->parent : NULL;
}

static const struct dg_node *
key_of(const struct dg_node *leaf)
{
	const struct dg_node *cell = cell_of(leaf);

	return cell != NULL && cell->parent->parent->u.table.look == DG_LOOK_GRID ?
	    cell->parent : leaf;
}

static void
draw_stretch(struct review *r, const struct stretch *s)
{
	const struct dg_node	*cell = s->leaf != NULL ? cell_of(s->leaf) : NULL;
	bool			 near = s->key == s->leaf && cell != NULL && cell->u.cell.column > 0;
	dg_emu			 x = near ? s->left : r->left;
	struct dg_marked	 m;

	if (s->leaf == NULL || !dg_ledger_mark(r->ledger, s->leaf, &m))
		return;
	draw_line(r, x - (near ? BAR_NEAR : BAR_OFF), s->top, x - (near ? BAR_NEAR : BAR_OFF),
	    s->bottom, BAR, dg_review_color(m.level));
	draw_text(r, x - (near ? LETTER_NEAR : LETTER_OFF), s->top + DG_PT(9),
	    dg_arena_fmt(r->doc->arena, "%s%u", dg_review_letter(m.share), m.by + 1),
	    dg_review_color(m.by));
}

/* Changed words: a line under what was edited, dashes under what a rule of terms
 * put there. */
static void
draw_under(struct review *r, const struct dg_item *it)
{
	struct dg_marked	m;
	dg_emu			y = it->y + UNDER, end = it->x + it->width;

	if (it->run == NULL || !dg_ledger_mark_run(r->ledger, it->run, &m))
		return;
	if (m.share == DG_SHARE_EDITED) {
		draw_line(r, it->x, y, end, y, DG_PT(1), dg_review_color(m.level));
		return;
	}
	for (dg_emu x = it->x; x < end; x += 2 * DASH)
		draw_line(r, x, y, x + DASH < end ? x + DASH : end, y, DG_PT(1),
		    dg_review_color(m.level));
}

static void
extend(struct review *r, struct stretch *s, const struct dg_item *it)
{
	dg_emu top = it->y - dg_baseline(it->node->style->line);

	if (key_of(it->node) != s->key) {
		draw_stretch(r, s);
		*s = (struct stretch){ .key = key_of(it->node), .leaf = it->node, .left = it->x,
		    .top = top };
	}
	s->left = it->x < s->left ? it->x : s->left;
	s->top = top < s->top ? top : s->top;
	if (top + it->node->style->line > s->bottom)
		s->bottom = top + it->node->style->line;
}

static void
draw_page(struct review *r)
{
	struct stretch	s = { .key = NULL };
	size_t		n = r->page->n;

	for (size_t i = 0; i < n; i++) {
		/* Drawing moves the items. */
		struct dg_item it = r->page->items[i];

		if (it.kind != DG_ITEM_GLYPHS || dg_is_artifact(&it) ||
		    it.node == NULL || it.node->style == NULL)
			continue;
		extend(r, &s, &it);
		draw_under(r, &it);
	}
	draw_stretch(r, &s);
}

/* ---- the legend ----------------------------------------------------------------------- */

/* Where the next piece of it goes. */
struct pen {
	dg_emu	x, y;
};

static void
put_piece(struct review *r, struct pen *pen, struct dg_str s, uint32_t color)
{
	dg_emu width = dg_text_width(r->worker, 0, SIZE, s);

	if (pen->x > r->left && pen->x + width > r->left + r->width) {
		pen->x = r->left;
		pen->y += LINE;
	}
	draw_text(r, pen->x, pen->y, s, color);
	pen->x += width + GAP;
}

static void
draw_legend(struct review *r)
{
	struct dg_arena	*a = r->doc->arena;
	struct pen	 pen = { r->left, LEGEND_TOP };
	enum dg_share	 share;
	struct dg_str	 s;

	put_piece(r, &pen, DG_STR("Bản ghi nguồn gốc."), 0);
	for (unsigned i = 0; i < r->ledger->chain->n; i++) {
		draw_line(r, pen.x - DG_MM(1), pen.y - DG_MM(2), pen.x - DG_MM(1), pen.y, BAR,
		    dg_review_color(i));
		put_piece(r, &pen, dg_review_level(r->ledger, a, i), dg_review_color(i));
	}
	pen = (struct pen){ r->left, pen.y + LINE };
	for (unsigned i = 0; (s = dg_review_class(a, i, &share)).n > 0; i++)
		put_piece(r, &pen, s, 0);
	put_piece(r, &pen, DG_STR("số: cấp; gạch liền: chữ đã sửa; gạch đứt: chữ đã thay"), 0);
}

void
dg_review_draw(struct dg_doc *doc, struct dg_worker *worker, const struct dg_ledger *ledger,
    struct dg_pages *pages)
{
	struct review r = { .doc = doc, .worker = worker, .ledger = ledger };

	for (size_t i = 0; i < pages->n; i++) {
		const struct dg_page_setup *s = pages->page[i].setup;
		dg_emu left = dg_whole_twips(s->left), right = dg_whole_twips(s->right);

		r.page = &pages->page[i];
		/* The first page is a front; so is every second from it. */
		r.left = s->mirrored && i % 2 == 1 ? right : left;
		r.width = dg_whole_twips(s->width) - left - right;
		draw_page(&r);
		if (i == 0)
			draw_legend(&r);
	}
}
