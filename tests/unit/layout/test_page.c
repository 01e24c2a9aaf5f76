#include "tree.h"

/* ---- lines and pages ---------------------------------------------------- */

static void
test_lines_fill_a_page(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	add_paras(&t, 20);
	add_para(&t, t.doc.root, PLAIN_STYLE, "next");
	lay(&t);
	assert_int_equal(t.pages.n, 2);
	assert_line(&t, "filler", 1, 1);
	assert_line(&t, "next", 2, 1);
	assert_int_equal(item_of(&t, "next")->x, DG_PT(50));
	tree_fini(&t);
}

/* A paragraph of n lines when room for fit is left: lines on the first page. */
static void
check_split(unsigned n, unsigned fit, int style, unsigned expected)
{
	struct tree t;
	char name[16];

	tree_init(&t);
	add_paras(&t, 20 - fit);
	add_lines(&t, t.doc.root, style, "L", n);
	lay(&t);
	snprintf(name, sizeof name, "L%u", expected);
	if (expected > 0)
		assert_line(&t, name, 1, 20 - fit + expected);
	snprintf(name, sizeof name, "L%u", expected + 1);
	assert_line(&t, name, 2, 1);
	tree_fini(&t);
}

static void
test_widows_and_orphans(void **state)
{
	(void)state;
	check_split(3, 2, PLAIN_STYLE, 0);
	check_split(4, 3, PLAIN_STYLE, 2);
	check_split(5, 4, PLAIN_STYLE, 3);
	check_split(5, 1, PLAIN_STYLE, 0);
	check_split(6, 2, PLAIN_STYLE, 2);
	check_split(6, 4, WHOLE_STYLE, 0);
	check_split(30, 4, WHOLE_STYLE, 4);
}

static void
test_space_between(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	add_para(&t, t.doc.root, AFTER_STYLE, "A");
	add_para(&t, t.doc.root, BEFORE_STYLE, "B");
	add_para(&t, t.doc.root, AFTER_STYLE, "C");
	add_para(&t, t.doc.root, PLAIN_STYLE, "D");
	lay(&t);
	assert_int_equal(item_of(&t, "B")->y - item_of(&t, "A")->y, LINE + DG_PT(6));
	assert_int_equal(item_of(&t, "C")->y - item_of(&t, "B")->y, LINE);
	assert_int_equal(item_of(&t, "D")->y - item_of(&t, "C")->y, LINE + DG_PT(4));
	tree_fini(&t);
}

static void
test_space_at_page_ends(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	add_paras(&t, 19);
	add_para(&t, t.doc.root, AFTER_STYLE, "last");
	add_para(&t, t.doc.root, BEFORE_STYLE, "top");
	add_node(&t, t.doc.root, DG_K_PAGE_BREAK);
	add_para(&t, t.doc.root, BEFORE_STYLE, "hard");
	lay(&t);
	assert_line(&t, "last", 1, 20);
	assert_line(&t, "top", 2, 1);
	assert_int_equal(item_of(&t, "hard")->y, DG_PT(50) + DG_PT(6) + LINE * 4 / 5);
	assert_int_equal(t.pages.n, 3);
	tree_fini(&t);
}

static void
test_page_break_makes_no_empty_page(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	add_node(&t, t.doc.root, DG_K_PAGE_BREAK);
	add_paras(&t, 1);
	add_node(&t, t.doc.root, DG_K_PAGE_BREAK);
	add_node(&t, t.doc.root, DG_K_PAGE_BREAK);
	add_para(&t, t.doc.root, PLAIN_STYLE, "second");
	add_node(&t, t.doc.root, DG_K_PAGE_BREAK);
	lay(&t);
	assert_int_equal(t.pages.n, 2);
	assert_line(&t, "second", 2, 1);
	tree_fini(&t);
}

/* ---- keeping ------------------------------------------------------------ */

static void
test_headings_stay_with_text(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	add_paras(&t, 16);
	add_para(&t, t.doc.root, KEEP_STYLE, "H1");
	add_para(&t, t.doc.root, KEEP_STYLE, "H2");
	add_para(&t, t.doc.root, KEEP_STYLE, "H3");
	add_lines(&t, t.doc.root, PLAIN_STYLE, "N", 3);
	lay(&t);
	assert_line(&t, "H1", 2, 1);
	assert_line(&t, "N1", 2, 4);
	tree_fini(&t);
}

static void
test_heading_stays_when_two_lines_fit(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	add_paras(&t, 17);
	add_para(&t, t.doc.root, KEEP_STYLE, "H1");
	add_lines(&t, t.doc.root, PLAIN_STYLE, "N", 6);
	lay(&t);
	assert_line(&t, "H1", 1, 18);
	assert_line(&t, "N2", 1, 20);
	assert_line(&t, "N3", 2, 1);
	tree_fini(&t);
}

static void
test_kept_paragraph_is_not_parted(void **state)
{
	struct tree t;
	struct dg_node *last;

	(void)state;
	tree_init(&t);
	add_paras(&t, 14);
	last = add_lines(&t, t.doc.root, PLAIN_STYLE, "L", 6);
	last->keep_next = true;
	add_para(&t, t.doc.root, PLAIN_STYLE, "next");
	lay(&t);
	assert_line(&t, "L1", 2, 1);
	assert_line(&t, "next", 2, 7);
	tree_fini(&t);
}

static void
test_closing_stays_with_last_text(void **state)
{
	struct tree t;
	struct dg_node *last, *table;

	(void)state;
	tree_init(&t);
	add_paras(&t, 13);
	last = add_lines(&t, t.doc.root, PLAIN_STYLE, "L", 2);
	last->keep_next = true;
	table = add_table(&t, t.doc.root, DG_LOOK_PLAIN, 2);
	for (int i = 0; i < 6; i++)
		add_row(&t, table, "sign");
	lay(&t);
	assert_int_equal(t.pages.n, 2);
	assert_line(&t, "L1", 2, 1);
	assert_line(&t, "sign.1", 2, 3);
	tree_fini(&t);
}

/* A closing that fills the page to its foot takes the paragraph behind it
 * along, and with it the last text. */
static void
test_closing_at_the_foot_is_not_parted(void **state)
{
	struct tree t;
	struct dg_node *last, *table;

	(void)state;
	tree_init(&t);
	add_paras(&t, 12);
	last = add_lines(&t, t.doc.root, PLAIN_STYLE, "L", 2);
	last->keep_next = true;
	table = add_table(&t, t.doc.root, DG_LOOK_PLAIN, 2);
	for (int i = 0; i < 6; i++)
		add_row(&t, table, "sign");
	lay(&t);
	assert_int_equal(t.pages.n, 2);
	assert_line(&t, "L1", 2, 1);
	assert_line(&t, "sign.1", 2, 3);
	tree_fini(&t);
}

static void
test_chain_longer_than_a_page_gives_up(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	add_paras(&t, 5);
	for (int i = 0; i < 45; i++)
		add_para(&t, t.doc.root, KEEP_STYLE, "K");
	add_para(&t, t.doc.root, PLAIN_STYLE, "end");
	lay(&t);
	assert_line(&t, "K", 1, 6);
	assert_int_equal(t.pages.n, 3);
	tree_fini(&t);
}

/* ---- numbers and setups ------------------------------------------------- */

static void
test_page_numbers(void **state)
{
	struct tree t;
	struct dg_node *annex;
	const struct dg_item *it;
	size_t page;

	(void)state;
	tree_init(&t);
	add_paras(&t, 21);
	annex = add_node(&t, t.doc.root, DG_K_ANNEX);
	annex->page = &t.annex;
	add_para(&t, annex, PLAIN_STYLE, "annex");
	lay(&t);
	assert_int_equal(t.pages.n, 3);
	assert_true(t.pages.page[0].number_hidden);
	it = find_nth(&t, "2", 0, &page);
	assert_non_null(it);
	assert_int_equal(page, 1);
	assert_int_equal(it->role, DG_ROLE_PAGE_NUMBER);
	assert_int_equal(it->y, DG_PT(20) + LINE * 4 / 5);
	assert_int_equal(it->x + it->width / 2, DG_PT(200));
	assert_non_null(find_nth(&t, "1", 0, &page));
	assert_int_equal(page, 2);
	assert_int_equal(t.pages.page[2].number, 1);
	assert_ptr_equal(t.pages.page[2].setup, &t.annex);
	tree_fini(&t);
}

static void
test_wide_table_turns_the_page(void **state)
{
	struct tree t;
	struct dg_page_setup wide;
	struct dg_node *table, *after;

	(void)state;
	tree_init(&t);
	wide = tree_setup("wide");
	wide.width = DG_PT(500);
	add_paras(&t, 1);
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 2);
	table->page = &wide;
	add_row(&t, table, "wide");
	after = add_para(&t, t.doc.root, PLAIN_STYLE, "after");
	after->page = &t.annex;
	lay(&t);
	assert_int_equal(t.pages.n, 3);
	assert_ptr_equal(t.pages.page[1].setup, &wide);
	assert_int_equal(t.pages.page[1].number, 2);
	assert_int_equal(table->u.table.widths[0] + table->u.table.widths[1], DG_PT(400));
	assert_int_equal(t.pages.page[2].number, 1);
	tree_fini(&t);
}

static void
test_margins_are_whole_twips(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	t.sheet.main.left = DG_MM(30);
	add_para(&t, t.doc.root, PLAIN_STYLE, "x");
	lay(&t);
	assert_int_equal(item_of(&t, "x")->x, DG_TWIP(1701));
	tree_fini(&t);
}

static void
test_empty_document_has_a_page(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	lay(&t);
	assert_int_equal(t.pages.n, 1);
	assert_int_equal(t.pages.page[0].n, 0);
	tree_fini(&t);
}

/* ---- rules and notes ---------------------------------------------------- */

static void
test_rule_below_text(void **state)
{
	struct tree t;
	const struct dg_item *text, *rule;

	(void)state;
	tree_init(&t);
	add_para(&t, t.doc.root, RULE_STYLE, "SUBJECT");
	lay(&t);
	text = &t.pages.page[0].items[0];
	rule = &t.pages.page[0].items[1];
	assert_int_equal(rule->kind, DG_ITEM_LINE);
	assert_int_equal(rule->role, DG_ROLE_ARTIFACT);
	assert_int_equal(rule->y - text->y, DG_PT(3));
	assert_int_equal(rule->y2, rule->y);
	assert_int_equal(rule->x2 - rule->x, text->width / 2);
	assert_in_range(rule->x + rule->x2 - 2 * text->x - text->width + 4, 0, 8);
	assert_int_equal(rule->thickness, DG_PT(1));
	tree_fini(&t);
}

static void
test_frame_around_text(void **state)
{
	struct tree t;
	const struct dg_item *text, *box;

	(void)state;
	for (int wide = 0; wide < 2; wide++) {
		tree_init(&t);
		t.style[RULE_STYLE].rule.permille = 0;
		t.style[RULE_STYLE].color = 0xff0000;
		t.style[RULE_STYLE].frame = (struct dg_frame){ .height = DG_PT(24),
			.width = wide ? DG_PT(90) : 0, .pad = DG_PT(6),
			.thickness = DG_PT(1) };
		add_para(&t, t.doc.root, RULE_STYLE, "KHẨN");
		lay(&t);
		assert_int_equal(t.pages.page[0].n, 2);
		text = &t.pages.page[0].items[0];
		box = &t.pages.page[0].items[1];
		assert_int_equal(text->color, 0xff0000);
		assert_int_equal(box->kind, DG_ITEM_BOX);
		assert_int_equal(box->role, DG_ROLE_ARTIFACT);
		assert_int_equal(box->color, 0xff0000);
		assert_int_equal(box->x2, wide ? DG_PT(90) : text->width + DG_PT(12));
		assert_int_equal(box->y2, DG_PT(24));
		assert_in_range(2 * box->x + box->x2 - 2 * text->x - text->width + 4,
			0, 8);
		assert_int_equal(text->y - box->y, DG_PT(12) + DG_PT(8) / 3);
		tree_fini(&t);
	}
}

/* A paragraph that calls a note of so many lines; note stands behind it. */
static void
add_call(struct tree *t, const char *text, unsigned number, unsigned lines)
{
	struct dg_node *p = add_para(t, t->doc.root, PLAIN_STYLE, text);
	struct dg_node *ref = add_node(t, p, DG_K_NOTE_REF);
	struct dg_node *note = add_node(t, t->doc.root, DG_K_NOTE);

	ref->u.ref.note = note;
	ref->u.ref.note_number = note->u.ref.note_number = number;
	add_lines(t, note, PLAIN_STYLE, dg_arena_fmt(&t->arena, "n%u.", number).p, lines);
}

static void
test_notes_stand_at_the_foot(void **state)
{
	struct tree t;
	const struct dg_item *label = NULL, *rule = NULL;

	(void)state;
	tree_init(&t);
	add_call(&t, "call", 7, 2);
	add_paras(&t, 1);
	lay(&t);
	assert_line(&t, "n7.2", 1, 20);
	for (size_t i = 0; i < t.pages.page[0].n; i++) {
		const struct dg_item *it = &t.pages.page[0].items[i];

		if (it->role == DG_ROLE_LABEL)
			label = it;
		if (it->kind == DG_ITEM_LINE)
			rule = it;
	}
	assert_non_null(label);
	assert_str(label->text, "7");
	assert_true(label->size < DG_PT(8));
	assert_int_equal(label->x, DG_PT(50));
	assert_non_null(rule);
	assert_int_equal(rule->role, DG_ROLE_ARTIFACT);
	assert_int_equal(rule->x2 - rule->x, DG_PT(300) / 4);
	assert_true(rule->y < DG_PT(50) + 18 * LINE && rule->y > DG_PT(50) + 17 * LINE);
	assert_null(t.doc.root->first->next->first->first->prev);
	assert_int_equal(t.doc.root->first->next->first->first->kind, DG_K_TEXT);
	tree_fini(&t);
}

/* The foot takes its height and 2 mm + 0.5 pt from the text. */
static void
test_notes_take_room(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	add_call(&t, "call", 1, 2);
	for (int i = 0; i < 16; i++)
		add_para(&t, t.doc.root, PLAIN_STYLE, "x");
	add_para(&t, t.doc.root, PLAIN_STYLE, "over");
	lay(&t);
	assert_line(&t, "over", 2, 1);
	assert_line(&t, "n1.2", 1, 20);
	tree_fini(&t);
}

static void
test_call_moves_when_its_note_has_no_room(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	add_paras(&t, 19);
	add_call(&t, "call", 1, 1);
	lay(&t);
	assert_line(&t, "call", 2, 1);
	assert_line(&t, "n1.", 2, 20);
	tree_fini(&t);
}

static void
test_long_note_goes_on(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	add_paras(&t, 9);
	add_call(&t, "call", 1, 50);
	add_para(&t, t.doc.root, PLAIN_STYLE, "after");
	lay(&t);
	assert_line(&t, "call", 1, 10);
	assert_line(&t, "n1.9", 1, 20);
	assert_line(&t, "n1.28", 2, 20);
	assert_line(&t, "n1.50", 4, 20);
	assert_line(&t, "after", 4, 1);
	tree_fini(&t);
}

/* LibreOffice needs a paragraph before a table that opens such a text. */
static void
test_table_opens_a_text_with_notes(void **state)
{
	struct tree t;
	struct dg_node *table;

	(void)state;
	for (int notes = 0; notes < 2; notes++) {
		tree_init(&t);
		table = add_table(&t, t.doc.root, DG_LOOK_PLAIN, 1);
		add_row(&t, table, "head");
		if (notes)
			add_call(&t, "call", 1, 1);
		else
			add_para(&t, t.doc.root, PLAIN_STYLE, "call");
		lay(&t);
		assert_int_equal(item_of(&t, "head.1")->y, DG_PT(50)
			+ notes * DG_TABLE_END + LINE * 4 / 5);
		tree_fini(&t);
	}
}

/* ---- size --------------------------------------------------------------- */

static void
test_thousands_of_notes(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	for (unsigned i = 1; i <= 20000; i++)
		add_call(&t, "x", i, 1);
	lay(&t);
	/* 2 mm and a half point for the rule leave 9 calls and their notes */
	assert_int_equal(t.pages.n, 20000 / 9 + 1);
	tree_fini(&t);
}

static void
test_thousand_pages(void **state)
{
	struct tree t;

	(void)state;
	tree_init(&t);
	for (int i = 0; i < 2000; i++) {
		add_para(&t, t.doc.root, KEEP_STYLE, "heading");
		add_lines(&t, t.doc.root, PLAIN_STYLE, "L", 9);
	}
	lay(&t);
	assert_int_equal(t.pages.n, 1000);
	tree_fini(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines_fill_a_page),
		cmocka_unit_test(test_widows_and_orphans),
		cmocka_unit_test(test_space_between),
		cmocka_unit_test(test_space_at_page_ends),
		cmocka_unit_test(test_page_break_makes_no_empty_page),
		cmocka_unit_test(test_headings_stay_with_text),
		cmocka_unit_test(test_heading_stays_when_two_lines_fit),
		cmocka_unit_test(test_kept_paragraph_is_not_parted),
		cmocka_unit_test(test_closing_stays_with_last_text),
		cmocka_unit_test(test_closing_at_the_foot_is_not_parted),
		cmocka_unit_test(test_chain_longer_than_a_page_gives_up),
		cmocka_unit_test(test_page_numbers),
		cmocka_unit_test(test_wide_table_turns_the_page),
		cmocka_unit_test(test_margins_are_whole_twips),
		cmocka_unit_test(test_empty_document_has_a_page),
		cmocka_unit_test(test_rule_below_text),
		cmocka_unit_test(test_frame_around_text),
		cmocka_unit_test(test_notes_stand_at_the_foot),
		cmocka_unit_test(test_notes_take_room),
		cmocka_unit_test(test_call_moves_when_its_note_has_no_room),
		cmocka_unit_test(test_long_note_goes_on),
		cmocka_unit_test(test_table_opens_a_text_with_notes),
		cmocka_unit_test(test_thousands_of_notes),
		cmocka_unit_test(test_thousand_pages),
	};

	return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
