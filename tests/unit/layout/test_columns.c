#include "tree.h"

#include "layout/table.h"

#define LONG_NAME	"AN UNUSUALLY LONG NAME OF AN ISSUING BODY"

static dg_emu
width_of(struct tree *t, const char *text)
{
	return dg_text_width((struct dg_worker *)&t->worker, 0, DG_PT(8), dg_str_of(text));
}

static struct dg_node *
add_group(struct tree *t, enum dg_group what)
{
	struct dg_node *group = add_node(t, t->doc.root, DG_K_GROUP);

	group->u.group.what = what;
	return group;
}

static struct dg_node *
add_pair(struct tree *t, struct dg_node *table, const char *left, const char *right)
{
	struct dg_node *row = add_node(t, table, DG_K_ROW);

	add_para(t, add_cell(t, row, 0), RULE_STYLE, left);
	add_para(t, add_cell(t, row, 1), RULE_STYLE, right);
	return row;
}

/* ---- letterhead --------------------------------------------------------- */

static void
test_short_letterhead_takes_44_percent(void **state)
{
	struct tree t;
	struct dg_node *table;

	(void)state;
	tree_init(&t);
	table = add_table(&t, add_group(&t, DG_GROUP_LETTERHEAD), DG_LOOK_PLAIN, 2);
	add_pair(&t, table, "BODY", "PARTY");
	lay(&t);
	assert_int_equal(table->u.table.columns, 2);
	assert_int_equal(table->u.table.widths[0], DG_PT(132));
	assert_int_equal(table->u.table.widths[1], DG_PT(168));
	assert_int_equal(item_of(&t, "BODY")->x, DG_PT(50)
		+ (DG_PT(132) - width_of(&t, "BODY")) / 2);
	tree_fini(&t);
}

/* No line may break, whichever side is the longer. */
static void
check_one_line(const char *left, const char *right)
{
	struct tree t;
	struct dg_node *table;

	tree_init(&t);
	table = add_table(&t, add_group(&t, DG_GROUP_LETTERHEAD), DG_LOOK_PLAIN, 2);
	add_pair(&t, table, left, right);
	lay(&t);
	assert_non_null(find_nth(&t, left, 0, NULL));
	assert_non_null(find_nth(&t, right, 0, NULL));
	assert_int_equal(t.sink.n, 0);
	const struct dg_item *l = item_of(&t, left), *r = item_of(&t, right);

	assert_true(r->x - l->x - l->width >= DG_PT(10));
	tree_fini(&t);
}

static void
test_letterhead_lines_do_not_break(void **state)
{
	(void)state;
	check_one_line(LONG_NAME, "A SHORT TITLE");
	check_one_line("A SHORT NAME", "A TITLE OF THE NATION THAT IS MUCH LONGER THAN");
}

static void
test_rows_that_disagree_get_their_own_split(void **state)
{
	struct tree t;
	struct dg_node *table, *row[2];

	(void)state;
	tree_init(&t);
	table = add_table(&t, add_group(&t, DG_GROUP_LETTERHEAD), DG_LOOK_PLAIN, 2);
	row[0] = add_pair(&t, table, LONG_NAME, "SHORT");
	row[1] = add_pair(&t, table, "Number",
		"a place with a very long name, and a day of a month");
	lay(&t);
	assert_int_equal(table->u.table.columns, 3);
	assert_int_equal(row[0]->first->u.cell.colspan, 2);
	assert_int_equal(row[0]->last->u.cell.column, 2);
	assert_int_equal(row[1]->first->u.cell.colspan, 1);
	assert_int_equal(row[1]->last->u.cell.column, 1);
	assert_int_equal(row[1]->last->u.cell.colspan, 2);
	assert_non_null(find_nth(&t, LONG_NAME, 0, NULL));
	for (unsigned c = 0; c < 3; c++)
		assert_int_equal(table->u.table.widths[c] % DG_EMU_TWIP, 0);
	/* laying the same tree again changes nothing */
	lay(&t);
	assert_int_equal(table->u.table.columns, 3);
	assert_int_equal(t.sink.n, 0);
	tree_fini(&t);
}

/* The name breaks, in even lines; the title does not. */
static void
test_letterhead_name_breaks_before_the_title(void **state)
{
	struct tree t;
	struct dg_node *table;
	const char *title = "THE TITLE OF THE PARTY OF THE NATION";

	(void)state;
	tree_init(&t);
	table = add_table(&t, add_group(&t, DG_GROUP_LETTERHEAD), DG_LOOK_PLAIN, 2);
	add_pair(&t, table, LONG_NAME, title);
	lay(&t);
	assert_int_equal(t.sink.n, 0);
	assert_non_null(find_nth(&t, title, 0, NULL));
	assert_null(find_nth(&t, LONG_NAME, 0, NULL));
	assert_null(find_nth(&t, "BODY", 0, NULL));
	assert_non_null(find_nth(&t, "AN UNUSUALLY LONG", 0, NULL));
	assert_non_null(find_nth(&t, "NAME OF AN ISSUING BODY", 0, NULL));
	tree_fini(&t);
}

/* The name has room for its longest word, and no more. */
static void
test_letterhead_title_is_whole_to_the_last(void **state)
{
	const char *title = "THE LONG TITLE OF A REPUBLIC AND OF A NATION";
	struct tree t;
	struct dg_node *table;

	(void)state;
	tree_init(&t);
	table = add_table(&t, add_group(&t, DG_GROUP_LETTERHEAD), DG_LOOK_PLAIN, 2);
	add_pair(&t, table, LONG_NAME, title);
	lay(&t);
	assert_int_equal(t.sink.n, 0);
	assert_non_null(find_nth(&t, title, 0, NULL));
	assert_null(find_nth(&t, "AN UNUSUALLY LONG", 0, NULL));
	tree_fini(&t);
}

static void
test_letterhead_too_wide_is_told(void **state)
{
	struct tree t;
	struct dg_node *table;

	(void)state;
	tree_init(&t);
	table = add_table(&t, add_group(&t, DG_GROUP_LETTERHEAD), DG_LOOK_PLAIN, 2);
	add_pair(&t, table, LONG_NAME " THAT GOES ON",
		"A TITLE THAT IS AS LONG AS THE NAME AT ITS LEFT SIDE IS, AND LONGER");
	lay(&t);
	assert_int_equal(t.sink.n, 1);
	assert_int_equal(t.sink.first->rule, DG_R_columns_too_wide);
	/* the names have a third of the width, and room beside it */
	assert_true(table->u.table.widths[0] > DG_PT(100));
	assert_true(table->u.table.widths[0] < DG_PT(115));
	tree_fini(&t);
}

/* ---- closing ------------------------------------------------------------ */

static void
test_signature_never_breaks(void **state)
{
	struct tree t;
	struct dg_node *table, *row;
	const char *sign = "T/M THE STANDING COMMITTEE";

	(void)state;
	tree_init(&t);
	table = add_table(&t, add_group(&t, DG_GROUP_CLOSING), DG_LOOK_PLAIN, 2);
	row = add_node(&t, table, DG_K_ROW);
	add_para(&t, add_cell(&t, row, 0), PLAIN_STYLE,
		"- a recipient whose name is so long that it does not fit beside the "
		"signature in one line at all,");
	add_para(&t, add_cell(&t, row, 1), RULE_STYLE, sign);
	lay(&t);
	assert_non_null(find_nth(&t, sign, 0, NULL));
	assert_true(table->u.table.widths[1] >= width_of(&t, sign));
	assert_true(table->u.table.widths[0] > DG_PT(150));
	assert_int_equal(t.sink.n, 0);
	tree_fini(&t);
}

static void
test_brace_beside_recipients(void **state)
{
	struct tree t;
	struct dg_node *table, *inner, *row, *cell;
	const struct dg_item *brace = NULL;

	(void)state;
	tree_init(&t);
	table = add_table(&t, add_group(&t, DG_GROUP_CLOSING), DG_LOOK_PLAIN, 2);
	row = add_node(&t, table, DG_K_ROW);
	cell = add_cell(&t, row, 0);
	add_para(&t, cell, PLAIN_STYLE, "Recipients:");
	inner = add_table(&t, cell, DG_LOOK_PLAIN, 2);
	add_para(&t, add_cell(&t, row, 1), PLAIN_STYLE, "sign");
	row = add_node(&t, inner, DG_K_ROW);
	cell = add_cell(&t, row, 0);
	add_para(&t, cell, PLAIN_STYLE, "- first,");
	add_para(&t, cell, PLAIN_STYLE, "- second,");
	cell = add_cell(&t, row, 1);
	cell->u.cell.brace = true;
	cell->u.cell.valign = DG_VALIGN_MIDDLE;
	add_para(&t, cell, PLAIN_STYLE, "(to report)");
	lay(&t);
	for (size_t i = 0; i < t.pages.page[0].n; i++)
		if (t.pages.page[0].items[i].kind == DG_ITEM_BRACE)
			brace = &t.pages.page[0].items[i];
	assert_non_null(brace);
	assert_int_equal(brace->role, DG_ROLE_ARTIFACT);
	assert_int_equal(brace->y, DG_PT(50) + LINE);
	assert_int_equal(brace->y2, 2 * LINE);
	assert_int_equal(brace->x, DG_PT(50) + inner->u.table.widths[0]);
	assert_int_equal(item_of(&t, "(to report)")->x, brace->x + DG_BRACE_ROOM);
	assert_int_equal(item_of(&t, "(to report)")->y,
		DG_PT(50) + LINE + LINE / 2 + LINE * 4 / 5);
	assert_in_range(inner->u.table.widths[0], width_of(&t, "- second,"),
		width_of(&t, "- second,") + DG_PT(4));
	assert_int_equal(inner->u.table.widths[0] + inner->u.table.widths[1],
		table->u.table.widths[0]);
	tree_fini(&t);
}

static void
test_deep_nesting_ends(void **state)
{
	struct tree t;
	struct dg_node *at;

	(void)state;
	tree_init(&t);
	at = t.doc.root;
	for (int i = 0; i < 500; i++) {
		struct dg_node *table = add_table(&t, at, DG_LOOK_PLAIN, 1);

		at = add_cell(&t, add_node(&t, table, DG_K_ROW), 0);
	}
	add_para(&t, at, PLAIN_STYLE, "deep");
	lay(&t);
	assert_int_equal(t.pages.n, 1);
	tree_fini(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_short_letterhead_takes_44_percent),
		cmocka_unit_test(test_letterhead_lines_do_not_break),
		cmocka_unit_test(test_rows_that_disagree_get_their_own_split),
		cmocka_unit_test(test_letterhead_name_breaks_before_the_title),
		cmocka_unit_test(test_letterhead_title_is_whole_to_the_last),
		cmocka_unit_test(test_letterhead_too_wide_is_told),
		cmocka_unit_test(test_signature_never_breaks),
		cmocka_unit_test(test_brace_beside_recipients),
		cmocka_unit_test(test_deep_nesting_ends),
	};

	return cmocka_run_group_tests_name("columns", tests, NULL, NULL);
}
