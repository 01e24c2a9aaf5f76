/*
 * tree.h - hand-made composed trees for the tests of pages and tables.
 *
 * The text area is 300 pt wide and 200 pt high: 20 lines of 10 pt.
 */
#ifndef DG_TEST_TREE_H
#define DG_TEST_TREE_H

#include "test.h"

#include <stdio.h>

#include "layout/layout.h"
#include "layout/para.h"

enum { PLAIN_STYLE, KEEP_STYLE, WHOLE_STYLE, BEFORE_STYLE, AFTER_STYLE, RULE_STYLE,
	NUMBER_STYLE, RIGHT_STYLE, N_STYLES };

/* One document under test. */
struct tree {
	struct dg_arena		 arena;
	struct dg_sources	 sources;
	struct dg_sink		 sink;
	struct dg_doc		 doc;
	struct dg_style		 style[N_STYLES];
	struct dg_page_setup	 annex;
	struct dg_sheet		 sheet;
	struct dg_fonts		*fonts;
	struct dg_worker	 worker;
	struct dg_pages		 pages;
	struct dg_layout	 lay;
};

#define LINE	DG_PT(10)

/* Text area: 300 pt wide, 200 pt high (20 lines), 50 pt from every edge. */
static inline struct dg_page_setup
tree_setup(const char *name)
{
	return (struct dg_page_setup){ .name = dg_str_of(name), .width = DG_PT(400),
		.height = DG_PT(300), .top = DG_PT(50), .bottom = DG_PT(50),
		.left = DG_PT(50), .right = DG_PT(50), .header = DG_PT(20) };
}

static inline void
tree_styles(struct tree *t)
{
	for (int i = 0; i < N_STYLES; i++)
		t->style[i] = (struct dg_style){ .name = DG_STR("plain"),
			.size = DG_PT(8), .line = LINE, .align = DG_ALIGN_LEFT };
	t->style[KEEP_STYLE].keep_next = true;
	t->style[WHOLE_STYLE].keep_lines = true;
	t->style[BEFORE_STYLE].before = DG_PT(6);
	t->style[AFTER_STYLE].after = DG_PT(4);
	t->style[RULE_STYLE].align = DG_ALIGN_CENTER;
	t->style[RULE_STYLE].rule = (struct dg_line_rule){ 500, DG_PT(1), DG_PT(3), false };
	t->style[NUMBER_STYLE].align = DG_ALIGN_CENTER;
	t->style[RIGHT_STYLE].align = DG_ALIGN_RIGHT;
}

static inline void
tree_init(struct tree *t)
{
	memset(t, 0, sizeof *t);
	dg_arena_init(&t->arena);
	dg_sources_init(&t->sources, &t->arena);
	dg_sink_init(&t->sink);
	tree_styles(t);
	t->doc = (struct dg_doc){ .arena = &t->arena, .sources = &t->sources,
		.sink = &t->sink };
	t->doc.root = dg_node_new(&t->arena, DG_K_DOC, DG_NOWHERE);
	t->sheet = (struct dg_sheet){ .styles = t->style, .n_styles = N_STYLES,
		.main = tree_setup("main"), .body = &t->style[PLAIN_STYLE],
		.page_number = &t->style[NUMBER_STYLE], .column_gap = DG_PT(10),
		.grid = { .border = DG_PT(1), .pad_x = DG_PT(5), .pad_y = DG_PT(2) } };
	t->sheet.main.first_hidden = true;
	t->annex = tree_setup("annex");
	t->annex.restart = true;
	t->doc.root->page = &t->sheet.main;
	t->fonts = dg_fonts_open(NULL, &t->sink);
	assert_non_null(t->fonts);
	dg_worker_init(&t->worker, t->fonts);
	t->lay = (struct dg_layout){ .doc = &t->doc, .sheet = &t->sheet,
		.worker = &t->worker, .pages = &t->pages };
}

static inline void
tree_fini(struct tree *t)
{
	dg_pages_fini(&t->pages);
	dg_worker_fini(&t->worker);
	dg_fonts_free(t->fonts);
	dg_sink_fini(&t->sink);
	dg_sources_fini(&t->sources);
	dg_arena_fini(&t->arena);
}

static inline struct dg_node *
add_node(struct tree *t, struct dg_node *to, enum dg_kind kind)
{
	struct dg_node *n = dg_node_new(&t->arena, kind, DG_NOWHERE);

	dg_node_append(to, n);
	return n;
}

/* A paragraph of as many one-word lines: "L1", "L2", ... */
static inline struct dg_node *
add_lines(struct tree *t, struct dg_node *to, int style, const char *word, unsigned lines)
{
	struct dg_node *p = add_node(t, to, DG_K_PARA);

	p->style = &t->style[style];
	for (unsigned i = 1; i <= lines; i++) {
		if (i > 1)
			add_node(t, p, DG_K_BREAK);
		dg_node_append(p, dg_node_text(&t->arena, lines == 1
			? dg_arena_fmt(&t->arena, "%s", word)
			: dg_arena_fmt(&t->arena, "%s%u", word, i), 0, DG_NOWHERE,
			DG_FROM_PLAN));
	}
	return p;
}

static inline struct dg_node *
add_para(struct tree *t, struct dg_node *to, int style, const char *text)
{
	return add_lines(t, to, style, text, 1);
}

static inline void
add_paras(struct tree *t, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		add_para(t, t->doc.root, PLAIN_STYLE, "filler");
}

static inline struct dg_node *
add_table(struct tree *t, struct dg_node *to, enum dg_look look, unsigned columns)
{
	struct dg_node *table = add_node(t, to, DG_K_TABLE);

	table->style = &t->style[PLAIN_STYLE];
	table->u.table.look = look;
	table->u.table.columns = columns;
	return table;
}

static inline struct dg_node *
add_cell(struct tree *t, struct dg_node *row, unsigned column)
{
	struct dg_node *cell = add_node(t, row, DG_K_CELL);

	cell->u.cell.column = column;
	cell->u.cell.colspan = cell->u.cell.rowspan = 1;
	return cell;
}

/* A row of one-line cells, "NAME.1", "NAME.2", ... */
static inline struct dg_node *
add_row(struct tree *t, struct dg_node *table, const char *name)
{
	struct dg_node *row = add_node(t, table, DG_K_ROW);

	for (unsigned c = 0; c < table->u.table.columns; c++)
		add_para(t, add_cell(t, row, c), PLAIN_STYLE, dg_arena_fmt(&t->arena,
			"%s.%u", name, c + 1).p);
	return row;
}

static inline void
lay(struct tree *t)
{
	dg_pages_fini(&t->pages);
	dg_layout(&t->doc, &t->sheet, &t->worker, &t->pages);
}

/* The nth item whose text is this, artifacts or not; NULL: none. */
static inline const struct dg_item *
find_nth(const struct tree *t, const char *text, unsigned nth, size_t *page)
{
	for (size_t i = 0; i < t->pages.n; i++)
		for (size_t k = 0; k < t->pages.page[i].n; k++) {
			const struct dg_item *it = &t->pages.page[i].items[k];

			if (it->kind != DG_ITEM_GLYPHS || !dg_str_is(it->text, text)
				|| nth-- > 0)
				continue;
			if (page)
				*page = i;
			return it;
		}
	return NULL;
}

/* Text stands on this page (from 1), in this line (from 1) of its area. */
static inline void
assert_line(const struct tree *t, const char *text, size_t page, unsigned line)
{
	size_t at = 0;
	const struct dg_item *it = find_nth(t, text, 0, &at);

	if (it == NULL)
		fail_msg("\"%s\" is on no page", text);
	if (at + 1 != page || it->y != DG_PT(50) + (line - 1) * LINE + LINE * 4 / 5)
		fail_msg("\"%s\" is on page %zu at %lld pt", text, at + 1,
			(long long)(it->y / DG_EMU_PT));
}

static inline const struct dg_item *
item_of(const struct tree *t, const char *text)
{
	const struct dg_item *it = find_nth(t, text, 0, NULL);

	if (it == NULL)
		fail_msg("\"%s\" is on no page", text);
	return it;
}

#endif
