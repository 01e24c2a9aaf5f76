#include "tree.h"

/* Rows: upper border 1 pt, 2 pt, the text, 2 pt; the last has one more border. */
#define ROW	(LINE + DG_PT(5))
#define TOP	DG_PT(50)
#define BASE	(LINE * 4 / 5)

static dg_emu
first_baseline(void)
{
	return TOP + DG_PT(1) + DG_PT(2) + BASE;
}

static dg_emu
sum_of_widths(const struct dg_node *table)
{
	dg_emu sum = 0;

	for (unsigned c = 0; c < table->u.table.columns; c++)
		sum += table->u.table.widths[c];
	return sum;
}

/* Lines of the grid on a page that run across, or down. */
static unsigned
count_rules(const struct tree *t, size_t page, bool across)
{
	unsigned n = 0;

	for (size_t i = 0; i < t->pages.page[page].n; i++) {
		const struct dg_item *it = &t->pages.page[page].items[i];

		if (it->kind == DG_ITEM_LINE && (it->y == it->y2) == across)
			n++;
	}
	return n;
}

/* ---- widths ------------------------------------------------------------- */

static void
test_shares_are_scaled(void **state)
{
	struct tree t;
	struct dg_node *table;
	int shares[] = { 10, 20, 30 };

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 3);
	table->u.table.shares = shares;
	add_row(&t, table, "r");
	lay(&t);
	assert_int_equal(table->u.table.widths[0], DG_PT(50));
	assert_int_equal(table->u.table.widths[1], DG_PT(100));
	assert_int_equal(table->u.table.widths[2], DG_PT(150));
	tree_fini(&t);
}

static void
test_widths_are_whole_twips(void **state)
{
	struct tree t;
	struct dg_node *table;
	int shares[] = { 1, 1, 1, 1, 1, 1, 1 };

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 7);
	table->u.table.shares = shares;
	add_row(&t, table, "r");
	lay(&t);
	assert_int_equal(sum_of_widths(table), DG_PT(300));
	for (int c = 0; c < 7; c++)
		assert_int_equal(table->u.table.widths[c] % DG_EMU_TWIP, 0);
	tree_fini(&t);
}

static void
test_content_gives_widths(void **state)
{
	struct tree t;
	struct dg_node *table, *row;

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	row = add_node(&t, table, DG_K_ROW);
	add_para(&t, add_cell(&t, row, 0), PLAIN_STYLE, "1");
	add_para(&t, add_cell(&t, row, 1), PLAIN_STYLE, "a rather long text that takes "
		"several lines of the table when it is printed, and then some more");
	lay(&t);
	assert_int_equal(sum_of_widths(table), DG_PT(300));
	assert_true(table->u.table.widths[0] >= DG_PT(14));
	assert_true(table->u.table.widths[0] < DG_PT(30));
	assert_int_equal(t.sink.n, 0);
	tree_fini(&t);
}

/* A long word has to break before a number does. */
static void
test_little_is_asked_little_is_got(void **state)
{
	struct tree t;
	struct dg_node *table, *row;

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 3);
	row = add_node(&t, table, DG_K_ROW);
	add_para(&t, add_cell(&t, row, 0), PLAIN_STYLE, "nn");
	for (unsigned c = 1; c < 3; c++)
		add_para(&t, add_cell(&t, row, c), PLAIN_STYLE,
			"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn");
	lay(&t);
	assert_int_equal(sum_of_widths(table), DG_PT(300));
	assert_int_equal(table->u.table.widths[0], DG_PT(18) + DG_TWIP(2));
	assert_int_equal(table->u.table.widths[1], DG_PT(141) - DG_TWIP(1));
	tree_fini(&t);
}

/* 8 pt: "n" is 4 pt wide. Columns have 140 pt for words. */
#define N35	"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn"

/* A line that ends at a cell's edge ends there in a column a twip narrower, too. */
static void
test_lines_keep_off_the_edge(void **state)
{
	struct tree t;
	struct dg_node *table, *row;
	int shares[] = { 1, 1 };

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	table->u.table.shares = shares;
	row = add_node(&t, table, DG_K_ROW);
	add_para(&t, add_cell(&t, row, 0), PLAIN_STYLE, N35 " n");
	add_para(&t, add_cell(&t, row, 1), PLAIN_STYLE, "n");
	lay(&t);
	assert_int_equal(table->u.table.widths[0], DG_PT(150) + DG_TWIP(1));
	assert_int_equal(table->u.table.widths[1], DG_PT(150) - DG_TWIP(1));
	tree_fini(&t);

	tree_init(&t);		/* both: nothing can be moved */
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	table->u.table.shares = shares;
	row = add_node(&t, table, DG_K_ROW);
	for (unsigned c = 0; c < 2; c++)
		add_para(&t, add_cell(&t, row, c), PLAIN_STYLE, N35 " n");
	lay(&t);
	assert_int_equal(table->u.table.widths[0], DG_PT(150));
	tree_fini(&t);
}

static void
test_narrow_column_is_told(void **state)
{
	struct tree t;
	struct dg_node *table;
	int shares[] = { 1, 99 };

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	table->u.table.shares = shares;
	add_row(&t, table, "word");
	add_row(&t, table, "word");
	lay(&t);
	assert_int_equal(t.sink.n, 1);
	assert_int_equal(t.sink.first->rule, DG_R_table_column_narrow);
	tree_fini(&t);
}

/* ---- places ------------------------------------------------------------- */

static void
test_cells_stand_as_in_libreoffice(void **state)
{
	struct tree t;
	struct dg_node *table;

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	add_row(&t, table, "a");
	add_row(&t, table, "b");
	add_para(&t, t.doc.root, PLAIN_STYLE, "after");
	lay(&t);
	assert_int_equal(item_of(&t, "a.1")->x, DG_PT(50) + DG_PT(1) / 2 + DG_PT(5));
	assert_int_equal(item_of(&t, "a.2")->x, DG_PT(50) + table->u.table.widths[0]
		+ DG_PT(1) / 2 + DG_PT(5));
	assert_int_equal(item_of(&t, "a.1")->y, first_baseline());
	assert_int_equal(item_of(&t, "b.1")->y, first_baseline() + ROW);
	assert_int_equal(item_of(&t, "after")->y, TOP + 2 * ROW + DG_PT(1) + BASE);
	assert_int_equal(item_of(&t, "a.1")->role, DG_ROLE_CELL);
	tree_fini(&t);
}

static void
test_middle_and_space_in_cells(void **state)
{
	struct tree t;
	struct dg_node *table, *row, *cell;

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	row = add_node(&t, table, DG_K_ROW);
	cell = add_cell(&t, row, 0);
	add_para(&t, cell, BEFORE_STYLE, "A");
	add_para(&t, cell, AFTER_STYLE, "B");
	cell = add_cell(&t, row, 1);
	cell->u.cell.valign = DG_VALIGN_MIDDLE;
	add_para(&t, cell, PLAIN_STYLE, "M");
	add_para(&t, t.doc.root, PLAIN_STYLE, "after");
	lay(&t);
	assert_int_equal(item_of(&t, "A")->y, first_baseline() + DG_PT(6));
	assert_int_equal(item_of(&t, "M")->y, first_baseline() + DG_PT(10));
	assert_int_equal(item_of(&t, "after")->y, TOP + DG_PT(6) + LINE + DG_PT(4) + ROW
		+ DG_PT(1) + BASE);
	tree_fini(&t);
}

static void
test_rowspan_lengthens_the_last_row(void **state)
{
	struct tree t;
	struct dg_node *table, *row, *cell;

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	row = add_node(&t, table, DG_K_ROW);
	cell = add_cell(&t, row, 0);
	cell->u.cell.rowspan = 3;
	add_lines(&t, cell, PLAIN_STYLE, "M", 6);
	add_para(&t, add_cell(&t, row, 1), PLAIN_STYLE, "a");
	for (int i = 0; i < 2; i++) {
		row = add_node(&t, table, DG_K_ROW);
		add_para(&t, add_cell(&t, row, 1), PLAIN_STYLE, i ? "c" : "b");
	}
	add_row(&t, table, "d");
	lay(&t);
	assert_int_equal(item_of(&t, "b")->y, first_baseline() + ROW);
	assert_int_equal(item_of(&t, "c")->y, first_baseline() + 2 * ROW);
	assert_int_equal(item_of(&t, "d.1")->y, first_baseline() + 6 * LINE + DG_PT(5));
	/* three whole lines and the two halves right of the merged cell */
	assert_int_equal(count_rules(&t, 0, true), 5);
	assert_int_equal(count_rules(&t, 0, false), 3);
	tree_fini(&t);
}

static void
test_merged_columns_have_no_line(void **state)
{
	struct tree t;
	struct dg_node *table, *row, *cell;

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 3);
	add_row(&t, table, "a");
	row = add_node(&t, table, DG_K_ROW);
	row->u.row.group = true;
	cell = add_cell(&t, row, 0);
	cell->u.cell.colspan = 3;
	add_para(&t, cell, PLAIN_STYLE, "group");
	add_row(&t, table, "b");
	lay(&t);
	assert_int_equal(count_rules(&t, 0, true), 4);
	/* the outer two run through, the inner two stop at the merged cell */
	assert_int_equal(count_rules(&t, 0, false), 6);
	tree_fini(&t);
}

/* ---- pages -------------------------------------------------------------- */

static void
test_header_is_repeated(void **state)
{
	struct tree t;
	struct dg_node *table;
	const struct dg_item *again;
	size_t page;

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	table->u.table.header_rows = 1;
	add_row(&t, table, "head");
	for (int i = 0; i < 20; i++)
		add_row(&t, table, dg_arena_fmt(&t.arena, "r%d", i).p);
	lay(&t);
	assert_int_equal(t.pages.n, 2);
	assert_int_equal(item_of(&t, "head.1")->role, DG_ROLE_CELL);
	again = find_nth(&t, "head.1", 1, &page);
	assert_non_null(again);
	assert_int_equal(page, 1);
	assert_int_equal(again->role, DG_ROLE_REPEATED);
	assert_int_equal(again->y, first_baseline());
	/* 200 pt: 13 rows of 15 pt and the lower border */
	assert_non_null(find_nth(&t, "r11.1", 0, &page));
	assert_int_equal(page, 0);
	assert_int_equal(item_of(&t, "r12.1")->y, first_baseline() + ROW);
	assert_int_equal(count_rules(&t, 0, true), 14);
	assert_int_equal(count_rules(&t, 1, true), 10);
	tree_fini(&t);
}

static void
test_header_keeps_a_row(void **state)
{
	struct tree t;
	struct dg_node *table;
	size_t page;

	(void)state;
	tree_init(&t);
	add_paras(&t, 18);
	add_para(&t, t.doc.root, KEEP_STYLE, "title");
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	table->u.table.header_rows = 1;
	add_row(&t, table, "head");
	add_row(&t, table, "row");
	lay(&t);
	assert_line(&t, "title", 2, 1);
	assert_non_null(find_nth(&t, "head.1", 0, &page));
	assert_int_equal(page, 1);
	assert_null(find_nth(&t, "head.1", 1, &page));
	tree_fini(&t);
}

/* The lower border must fit, too. */
static void
test_row_fits_with_its_border(void **state)
{
	struct tree t;
	struct dg_node *table;
	size_t page;

	(void)state;
	for (int i = 0; i < 2; i++) {
		tree_init(&t);
		t.sheet.grid.pad_y = DG_TWIP(45) - (i ? 0 : DG_TWIP(5));
		add_paras(&t, 18);
		table = add_table(&t, t.doc.root, DG_LOOK_GRID, 1);
		add_row(&t, table, "r");
		t.style[PLAIN_STYLE].line = LINE;
		lay(&t);
		assert_non_null(find_nth(&t, "r.1", 0, &page));
		assert_int_equal(page, 0);
		tree_fini(&t);
	}
	tree_init(&t);
	t.sheet.grid.pad_y = DG_TWIP(81);
	add_paras(&t, 18);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 1);
	add_row(&t, table, "r");
	lay(&t);
	assert_non_null(find_nth(&t, "r.1", 0, &page));
	assert_int_equal(page, 1);
	tree_fini(&t);
}

static void
test_rows_are_not_parted(void **state)
{
	struct tree t;
	struct dg_node *table, *row;
	size_t page;

	(void)state;
	tree_init(&t);
	add_paras(&t, 15);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	add_row(&t, table, "a");
	row = add_node(&t, table, DG_K_ROW);
	add_lines(&t, add_cell(&t, row, 0), PLAIN_STYLE, "T", 5);
	lay(&t);
	assert_non_null(find_nth(&t, "T1", 0, &page));
	assert_int_equal(page, 1);
	assert_int_equal(item_of(&t, "T1")->y, first_baseline());
	tree_fini(&t);
}

static void
test_row_higher_than_a_page_is_cut(void **state)
{
	struct tree t;
	struct dg_node *table, *row;
	size_t page;

	(void)state;
	tree_init(&t);
	add_paras(&t, 10);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	row = add_node(&t, table, DG_K_ROW);
	add_lines(&t, add_cell(&t, row, 0), PLAIN_STYLE, "T", 50);
	add_para(&t, add_cell(&t, row, 1), PLAIN_STYLE, "side");
	add_row(&t, table, "end");
	lay(&t);
	/* 100 pt less 6: 9 lines; then 19 a page; 3 left */
	assert_non_null(find_nth(&t, "T9", 0, &page));
	assert_int_equal(page, 0);
	assert_int_equal(item_of(&t, "T10")->y, first_baseline());
	assert_non_null(find_nth(&t, "T28", 0, &page));
	assert_int_equal(page, 1);
	assert_int_equal(t.pages.n, 4);
	assert_int_equal(item_of(&t, "end.1")->y, first_baseline() + 3 * LINE + DG_PT(5));
	assert_null(find_nth(&t, "side", 1, NULL));
	tree_fini(&t);
}

static void
test_spanning_cell_goes_on(void **state)
{
	struct tree t;
	struct dg_node *table, *row, *cell;
	size_t page;

	(void)state;
	tree_init(&t);
	add_paras(&t, 15);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	for (int i = 0; i < 6; i++) {
		row = add_node(&t, table, DG_K_ROW);
		if (i == 0) {
			cell = add_cell(&t, row, 0);
			cell->u.cell.rowspan = 6;
			add_lines(&t, cell, PLAIN_STYLE, "M", 6);
		}
		add_para(&t, add_cell(&t, row, 1), PLAIN_STYLE,
			dg_arena_fmt(&t.arena, "b%d", i).p);
	}
	lay(&t);
	/* three rows of 15 pt: 45 less 5 hold four lines of the merged cell */
	assert_non_null(find_nth(&t, "b2", 0, &page));
	assert_int_equal(page, 0);
	assert_non_null(find_nth(&t, "M4", 0, &page));
	assert_int_equal(page, 0);
	assert_non_null(find_nth(&t, "M5", 0, &page));
	assert_int_equal(page, 1);
	assert_int_equal(item_of(&t, "M5")->y, first_baseline());
	assert_int_equal(item_of(&t, "b5")->y, first_baseline() + 2 * ROW);
	tree_fini(&t);
}

static void
test_last_row_is_kept_with_closing(void **state)
{
	struct tree t;
	struct dg_node *table, *row = NULL;
	size_t page;

	(void)state;
	tree_init(&t);
	add_paras(&t, 14);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 1);
	for (int i = 0; i < 3; i++)
		row = add_row(&t, table, dg_arena_fmt(&t.arena, "r%d", i).p);
	row->first->first->keep_next = true;
	table = add_table(&t, t.doc.root, DG_LOOK_PLAIN, 1);
	add_row(&t, table, "close");
	add_row(&t, table, "name");
	lay(&t);
	assert_non_null(find_nth(&t, "r1.1", 0, &page));
	assert_int_equal(page, 0);
	assert_non_null(find_nth(&t, "r2.1", 0, &page));
	assert_int_equal(page, 1);
	tree_fini(&t);
}

/* A row whose one paragraph is kept with the next row, over all columns. */
static struct dg_node *
add_group(struct tree *t, struct dg_node *table, const char *name)
{
	struct dg_node *row = add_node(t, table, DG_K_ROW);
	struct dg_node *cell = add_cell(t, row, 0);

	row->u.row.group = true;
	cell->u.cell.colspan = table->u.table.columns;
	add_para(t, cell, KEEP_STYLE, name);
	return row;
}

static void
assert_page(const struct tree *t, const char *text, size_t expected)
{
	size_t page = 0;

	assert_non_null(find_nth(t, text, 0, &page));
	assert_int_equal(page + 1, expected);
}

/* 13 rows fit: the groups would be the last two of the page. */
static void
test_group_rows_stay_with_the_next(void **state)
{
	struct tree t;
	struct dg_node *table;

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	table->u.table.header_rows = 1;
	add_row(&t, table, "head");
	for (int i = 0; i < 10; i++)
		add_row(&t, table, dg_arena_fmt(&t.arena, "r%d", i).p);
	add_group(&t, table, "G");
	add_group(&t, table, "H");
	add_row(&t, table, "last");
	lay(&t);
	assert_page(&t, "r9.1", 1);
	assert_page(&t, "G", 2);
	assert_int_equal(item_of(&t, "G")->y, first_baseline() + ROW);
	assert_int_equal(item_of(&t, "last.1")->y, first_baseline() + 3 * ROW);
	assert_int_equal(t.pages.n, 2);
	tree_fini(&t);
}

static void
test_group_behind_the_header_moves_the_table(void **state)
{
	struct tree t;
	struct dg_node *table;

	(void)state;
	tree_init(&t);
	add_paras(&t, 15);
	add_para(&t, t.doc.root, KEEP_STYLE, "title");
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	table->u.table.header_rows = 1;
	add_row(&t, table, "head");
	add_group(&t, table, "G");
	add_row(&t, table, "row");
	lay(&t);
	assert_line(&t, "title", 2, 1);
	assert_page(&t, "head.1", 2);
	assert_null(find_nth(&t, "head.1", 1, NULL));
	tree_fini(&t);
}

/* A cell that spans the groups is laid anew where they went. */
static void
test_spans_go_back_with_groups(void **state)
{
	struct tree t;
	struct dg_node *table, *row, *cell;

	(void)state;
	tree_init(&t);
	add_paras(&t, 15);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	add_row(&t, table, "a");
	row = add_node(&t, table, DG_K_ROW);
	cell = add_cell(&t, row, 0);
	cell->u.cell.rowspan = 2;
	add_lines(&t, cell, KEEP_STYLE, "M", 4);
	add_para(&t, add_cell(&t, row, 1), PLAIN_STYLE, "b");
	row = add_node(&t, table, DG_K_ROW);
	add_para(&t, add_cell(&t, row, 1), PLAIN_STYLE, "c");
	add_row(&t, table, "d");
	lay(&t);
	assert_page(&t, "a.1", 1);
	assert_page(&t, "b", 2);
	assert_int_equal(item_of(&t, "M1")->y, first_baseline());
	assert_int_equal(item_of(&t, "c")->y, first_baseline() + ROW);
	assert_int_equal(item_of(&t, "d.1")->y, first_baseline() + 4 * LINE + DG_PT(5));
	assert_null(find_nth(&t, "M1", 1, NULL));
	tree_fini(&t);
}

static void
test_groups_longer_than_a_page_go_on(void **state)
{
	struct tree t;
	struct dg_node *table;

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 1);
	table->u.table.header_rows = 1;
	add_row(&t, table, "head");
	for (int i = 0; i < 30; i++)
		add_group(&t, table, dg_arena_fmt(&t.arena, "g%d", i).p);
	add_row(&t, table, "row");
	lay(&t);
	assert_int_equal(t.pages.n, 3);
	assert_page(&t, "g11", 1);
	assert_page(&t, "g12", 2);
	assert_page(&t, "row.1", 3);
	tree_fini(&t);
}

/* What begins and ends in other rows asks for no height. */
static void
test_row_of_spans_has_no_height(void **state)
{
	struct tree t;
	struct dg_node *table, *row, *cell;

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	row = add_node(&t, table, DG_K_ROW);
	cell = add_cell(&t, row, 0);
	cell->u.cell.rowspan = 2;
	add_para(&t, cell, PLAIN_STYLE, "a");
	add_para(&t, add_cell(&t, row, 1), PLAIN_STYLE, "b");
	row = add_node(&t, table, DG_K_ROW);
	cell = add_cell(&t, row, 1);
	cell->u.cell.rowspan = 2;
	add_para(&t, cell, PLAIN_STYLE, "c");
	row = add_node(&t, table, DG_K_ROW);
	add_para(&t, add_cell(&t, row, 0), PLAIN_STYLE, "d");
	lay(&t);
	assert_int_equal(item_of(&t, "c")->y, first_baseline() + ROW);
	assert_int_equal(item_of(&t, "d")->y, first_baseline() + ROW);
	tree_fini(&t);
}

/* Tables follow one another with the DOCX's empty paragraph between. */
static void
test_room_behind_a_table(void **state)
{
	struct tree t;
	struct dg_node *table;

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 1);
	add_row(&t, table, "a");
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 1);
	add_row(&t, table, "b");
	lay(&t);
	assert_int_equal(item_of(&t, "b.1")->y, first_baseline() + ROW + DG_PT(1)
		+ DG_TABLE_END);
	tree_fini(&t);
}

static void
test_note_called_in_a_cell(void **state)
{
	struct tree t;
	struct dg_node *table, *row, *p, *ref, *note;

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 1);
	row = add_node(&t, table, DG_K_ROW);
	p = add_para(&t, add_cell(&t, row, 0), PLAIN_STYLE, "call");
	ref = add_node(&t, p, DG_K_NOTE_REF);
	note = add_node(&t, t.doc.root, DG_K_NOTE);
	ref->u.ref.note = note;
	ref->u.ref.note_number = note->u.ref.note_number = 1;
	add_para(&t, note, PLAIN_STYLE, "note");
	lay(&t);
	assert_line(&t, "note", 1, 20);
	tree_fini(&t);
}

/* ---- bad and big -------------------------------------------------------- */

static void
test_broken_tables_are_harmless(void **state)
{
	struct tree t;
	struct dg_node *table, *row, *cell;

	(void)state;
	tree_init(&t);
	add_table(&t, t.doc.root, DG_LOOK_GRID, 0);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	row = add_node(&t, table, DG_K_ROW);
	cell = add_cell(&t, row, 1000);
	cell = add_cell(&t, row, 1);
	cell->u.cell.colspan = 4000000000u;
	cell->u.cell.rowspan = 4000000000u;
	add_para(&t, cell, PLAIN_STYLE, "x");
	add_node(&t, table, DG_K_ROW);
	t.sheet.main.width = DG_PT(101);
	lay(&t);
	assert_non_null(find_nth(&t, "x", 0, NULL));
	assert_int_equal(t.pages.n, 1);
	tree_fini(&t);
}

static void
test_line_higher_than_a_page(void **state)
{
	struct tree t;
	struct dg_node *table, *row;

	(void)state;
	tree_init(&t);
	t.style[WHOLE_STYLE].line = DG_PT(500);
	add_lines(&t, t.doc.root, WHOLE_STYLE, "L", 2);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 1);
	row = add_node(&t, table, DG_K_ROW);
	add_lines(&t, add_cell(&t, row, 0), WHOLE_STYLE, "T", 2);
	lay(&t);
	assert_non_null(find_nth(&t, "T2", 0, NULL));
	assert_true(t.pages.n <= 5);
	tree_fini(&t);
}

static void
test_five_thousand_rows(void **state)
{
	struct tree t;
	struct dg_node *table;

	(void)state;
	tree_init(&t);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 4);
	table->u.table.header_rows = 1;
	for (int i = 0; i < 5001; i++)
		add_row(&t, table, "r");
	lay(&t);
	assert_int_equal(t.pages.n, 417);
	tree_fini(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shares_are_scaled),
		cmocka_unit_test(test_widths_are_whole_twips),
		cmocka_unit_test(test_content_gives_widths),
		cmocka_unit_test(test_little_is_asked_little_is_got),
		cmocka_unit_test(test_lines_keep_off_the_edge),
		cmocka_unit_test(test_narrow_column_is_told),
		cmocka_unit_test(test_cells_stand_as_in_libreoffice),
		cmocka_unit_test(test_middle_and_space_in_cells),
		cmocka_unit_test(test_rowspan_lengthens_the_last_row),
		cmocka_unit_test(test_merged_columns_have_no_line),
		cmocka_unit_test(test_header_is_repeated),
		cmocka_unit_test(test_header_keeps_a_row),
		cmocka_unit_test(test_row_fits_with_its_border),
		cmocka_unit_test(test_rows_are_not_parted),
		cmocka_unit_test(test_row_higher_than_a_page_is_cut),
		cmocka_unit_test(test_spanning_cell_goes_on),
		cmocka_unit_test(test_last_row_is_kept_with_closing),
		cmocka_unit_test(test_group_rows_stay_with_the_next),
		cmocka_unit_test(test_group_behind_the_header_moves_the_table),
		cmocka_unit_test(test_spans_go_back_with_groups),
		cmocka_unit_test(test_groups_longer_than_a_page_go_on),
		cmocka_unit_test(test_row_of_spans_has_no_height),
		cmocka_unit_test(test_room_behind_a_table),
		cmocka_unit_test(test_note_called_in_a_cell),
		cmocka_unit_test(test_broken_tables_are_harmless),
		cmocka_unit_test(test_line_higher_than_a_page),
		cmocka_unit_test(test_five_thousand_rows),
	};

	return cmocka_run_group_tests_name("table", tests, NULL, NULL);
}
