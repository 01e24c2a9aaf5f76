#include "plan/plan_test.h"

#define ROWS "| việc |\n|---|\n| a |\n"

static void
openers_and_closers(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "::: tasks\n" ROWS ":::\n", "" },
		{ HEAD "::: tasks\n" ROWS "::: /tasks\n", "" },
		{ HEAD "::: tasks\n" ROWS, "block-unclosed 6:1\n" },
		{ HEAD "::: tasks\n" ROWS "Văn bản.\n\n# Mục\n\nVăn bản.\n", "block-unclosed 6:1\n" },
		{ HEAD "::: tasks\n" ROWS "::: page-break\n::: budget\n| nguồn |\n|---|\n| a |\n:::\n",
		    "block-unclosed 6:1\n" },
		{ HEAD "a\n:::\n", "closer-stray 7:1\n" },
		{ HEAD "::: /tasks\n", "closer-stray 6:1\n" },
		{ HEAD "::: tasks\n" ROWS "::: /task\n", "closer-other 10:1\n"
		    "+note-declared-here 6:1\n" },
		{ HEAD "::: annex title=a\n::: tasks\n" ROWS "::: /tasks\n::: /annex\n", "" },
		{ HEAD "::: annex title=a\n::: tasks\n" ROWS ":::\n:::\n",
		    "closer-unnamed 11:1\ncloser-unnamed 12:1\n" },
		{ HEAD "::: annex title=a\n::: tasks\n" ROWS "::: /annex\n", "block-unclosed 7:1\n" },
		{ HEAD "::: annex title=a\nx\n::: recipients\n- a\n:::\n", "block-unclosed 6:1\n" },
		{ HEAD "::: annex title=a\nx\n::: page-break\ny\n:::\n", "" },
		{ HEAD "::: annex title=a\nx\n::: recipients\n- a\n::: /recipients\n::: /annex\n",
		    "block-not-here 8:1\n" },
		{ HEAD "::: annex title=a\n:::\n", "block-empty 6:1\n" },
		{ HEAD "::: tasks\n:::\n", "block-empty 6:1\n" },
		{ HEAD "::: tasks\nx\n:::\n", "rows-line 7:1\n" },
		{ HEAD "::: table\nx\n:::\n", "table-line 7:1\n" },
		{ HEAD "::: table\n", "block-unclosed 6:1\n" },
		{ HEAD ":::: page-break\n", "block-colons 6:1\n" },
		{ HEAD ":::page-break\n", "block-space 6:1\n" },
		{ HEAD "  ::: page-break\n", "block-indented 6:3\n" },
		{ HEAD "::: budgett\n| nguồn |\n|---|\n| a |\n:::\n", "block-unknown 6:1\n"
		    "+note-did-you-mean 6:1\n" },
		{ HEAD "::: khung\nVăn bản.\n:::\n", "block-unknown 6:1\n" },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void
keys(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "::: annex\nx\n:::\n", "block-key-missing 6:1\n" },
		{ HEAD "::: annex title=\nx\n:::\n", "block-key-blank 6:11\n" },
		{ HEAD "::: annex title=“Biểu a”\nx\n:::\n", "block-quote-curly 6:17\n" },
		{ HEAD "::: annex title=\"Biểu\nx\n:::\n", "block-quote-unclosed 6:17\n" },
		{ HEAD "::: annex title=Biểu a\nx\n:::\n", "block-word 6:22\n" },
		{ HEAD "::: annex title=\"a\"b\nx\n:::\n", "block-word 6:20\n" },
		{ HEAD "::: annex title=a title=b\nx\n:::\n", "block-key-repeated 6:19\n"
		    "+note-declared-here 6:11\n" },
		{ HEAD "::: annex title=a titel=b\nx\n:::\n", "block-key-unknown 6:19\n"
		    "+note-did-you-mean 6:19\n" },
		{ HEAD "::: annex title=a page=portrait\nx\n:::\n", "block-value 6:24\n" },
		{ HEAD "::: tasks {#pc}\n" ROWS ":::\n", "block-word 6:11\n" },
		{ HEAD "::: tasks #A\n" ROWS ":::\n", "id-malformed 6:12\n" },
		{ HEAD "::: tasks was=a\n" ROWS ":::\n", "was-without-id 6:1\n" },
		{ HEAD "::: tasks #title\n" ROWS ":::\n", "name-reserved 6:12\n" },
		{ HEAD "::: tasks unit=x\n" ROWS ":::\n", "block-key-unknown 6:11\n" },
		{ HEAD "::: page-break #a\n", "block-word 6:16\n" },
		{ HEAD "::: budget unit=\"triệu đồng\"\n| nguồn |\n|---|\n| a |\n:::\n", "" },
		{ HEAD "::: budget unit=đô\n| nguồn |\n|---|\n| a |\n:::\n", "block-value 6:17\n" },
		{ HEAD "::: targets as=list weight=\"số thôn\"\n| chỉ tiêu |\n|---|\n| a |\n:::\n",
		    "" },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void
annexes_and_closing_stand_beside_sections(void **state)
{
	struct read	 r;
	struct dg_node	*annex;

	(void)state;
	tree_is(HEAD "# A\n::: annex #pl title=\"Biểu {{cap}}\"\n# B\nx\n:::\nsau\n",
	    "  section level=1 6:1\n    heading level=1 6:1\n      text “A” 6:3\n"
	    "    para 11:1\n      text “sau” 11:1\n"
	    "  annex 7:1 #pl title=“Biểu {{cap}}”\n"
	    "    section level=1 8:1\n      heading level=1 8:1\n        text “B” 8:3\n"
	    "      para 9:1\n        text “x” 9:1\n");
	read_bytes(&r, dg_str_of(HEAD "::: annex title=\"Biểu {{cap}}\"\nx\n:::\n"));
	annex = r.doc.root->first;
	assert_int_equal(dg_node_attr(annex, "title")->inlines->last->kind, DG_K_VAR);
	read_fini(&r);
}

static void
a_line_with_the_id_is_the_place(void **state)
{
	(void)state;
	tree_is(HEAD "Như sau:\n{{pc}}\n\nvăn {{pc}}\n\n{{cap}}\n::: tasks #pc\n" ROWS ":::\n",
	    "  para 6:1\n    text “Như sau:” 6:1\n  place pc 7:1\n"
	    "  para 9:1\n    text “văn ” 9:1\n    var pc 9:5\n"
	    "  para 11:1\n    var cap 11:1\n  tasks 12:1 #pc\n    record 15:1\n"
	    "      field task 15:3\n        text “a” 15:3\n");
}

/* ---- when ---------------------------------------------------------------------------- */

static void
conditions_find_their_place(void **state)
{
	(void)state;
	tree_is(HEAD "# A\n::: when unit.biên-giới = có\nx\n:::\n"
	    "::: when a != \"b c\"\n::: when d =\n# B\ny\n::: /when\n::: /when\n# C\n"
	    "::: when a = b\n::: recipients\n- a\n::: /recipients\n::: /when\n",
	    "  section level=1 6:1\n    heading level=1 6:1\n      text “A” 6:3\n"
	    "    when unit.biên-giới = “có” 7:1\n      para 8:1\n        text “x” 8:1\n"
	    "  when a != “b c” 10:1\n    when d = “” 11:1\n"
	    "      section level=1 12:1\n        heading level=1 12:1\n"
	    "          text “B” 12:3\n        para 13:1\n          text “y” 13:1\n"
	    "  section level=1 16:1\n    heading level=1 16:1\n      text “C” 16:3\n"
	    "  when a = “b” 17:1\n    recipients 18:1\n      recipient 19:3\n"
	    "        text “a” 19:3\n");
}

static void
conditions_with_mistakes(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "::: when a\nx\n:::\n", "when-malformed 6:1\n" },
		{ HEAD "::: when a b = c\nx\n:::\n", "when-malformed 6:1\n" },
		{ HEAD "::: when\nx\n:::\n", "when-malformed 6:1\n" },
		{ HEAD "::: when a == b\nx\n:::\n", "when-malformed 6:1\n" },
		{ HEAD "::: when a != = b\nx\n:::\n", "when-malformed 6:1\n" },
		{ HEAD "::: when a = b\n:::\n", "block-empty 6:1\n" },
		{ HEAD "::: when a = b\nx\n::: recipients\n- y\n::: /recipients\n::: /when\n",
		    "when-mixed 8:1\n" },
		{ HEAD "::: when a = b\n::: recipients\n- y\n::: /recipients\nx\n::: /when\n",
		    "when-mixed 10:1\n" },
		{ HEAD "::: when a = b\n::: recipients\n- y\n::: /recipients\n# x\n::: /when\n",
		    "when-mixed 10:1\n" },
		{ HEAD "# A\n::: when a = b\nx\n# B\n:::\n", "heading-above-when 9:1\n" },
		{ HEAD "# A\n::: when a = b\n## B\n:::\nx\n", "text-after-when 10:1\n" },
		{ HEAD "# A\n::: when a = b\n## B\n:::\n### C\n", "text-after-when 10:1\n" },
		{ HEAD "# A\n::: when a = b\n## B\n:::\n::: when c = d\nx\n:::\n",
		    "text-after-when 11:1\n" },
		{ HEAD "# A\n::: when a = b\n## B\n:::\n## C\nx\n", "" },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void
conditions_have_a_depth(void **state)
{
	struct dg_buf	b;
	struct read	r;

	(void)state;
	dg_buf_init(&b, 1 << 20);
	dg_buf_puts(&b, HEAD);
	for (int i = 0; i < 70; i++)
		dg_buf_puts(&b, "::: when a = b\n");
	read_bytes(&r, dg_buf_str(&b));
	assert_int_equal(r.sink.count[DG_ERROR], 64 + 6);
	assert_int_equal(r.sink.last->rule == DG_R_block_too_deep ||
	    r.sink.last->rule == DG_R_block_unclosed ||
	    r.sink.last->rule == DG_R_block_empty, 1);
	read_fini(&r);
	dg_buf_fini(&b);
}

/* ---- operations ------------------------------------------------------------------------- */

#define BELOW "---\nextends: a.plan\n---\n"

static void
operations_stand_in_a_plan_below(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "::: replace #a\nx\n:::\n", "operation-alone 6:1\n" },
		{ BELOW "::: replace #a #b\n{{parent}}\n\nx\n:::\n::: move #a after=#b\n"
		    "::: terms keep=\"a; b\"\na -> b\nc ->\n:::\n"
		    "::: edit #a\n- cũ\n+ mới\n- bỏ\ntitle: x\n:::\n", "" },
		{ BELOW "x\n", "text-outside 4:1\n" },
		{ BELOW "# x\n", "text-outside 4:1\n" },
		{ BELOW "::: annex title=x\ny\n::: remove #a\nx\n::: /remove\n::: /annex\n",
		    "operation-inside 6:1\n" },
		{ BELOW "::: when unit = a\n::: append #a\nx\n::: /append\n::: /when\n", "" },
		{ BELOW "::: append\nx\n:::\n", "op-target-missing 4:1\n" },
		{ BELOW "::: append #a #b\nx\n:::\n", "target-several 4:15\n" },
		{ BELOW "::: append #a..b\nx\n:::\n",
		    "target-malformed 4:12\nop-target-missing 4:1\n" },
		{ BELOW "::: move #a\n::: move #a after=#b into=#c\n::: terms #a\nx -> y\n:::\n",
		    "move-no-place 4:1\nmove-two-places 5:27\nterms-target 6:11\n" },
		{ BELOW "::: terms\nx\n-> y\na -> b -> c\n{{a}} -> b\n:::\n",
		    "terms-line 5:1\nterms-line 6:1\nterms-line 7:1\nterms-mark 8:1\n" },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void
what_an_edit_says(void **state)
{
	static const struct expected cases[] = {
		{ BELOW "::: edit #a\n-\n:::\n", "edit-blank 5:1\n" },
		{ BELOW "::: edit #a\n+ b\n:::\n", "edit-new-alone 5:1\n" },
		{ BELOW "::: edit #a\n- a\n+ b\n+ c\n:::\n", "edit-new-alone 7:1\n" },
		{ BELOW "::: edit #a\nkhông có dấu\n:::\n", "edit-line 5:1\n" },
		{ BELOW "::: edit #a\ntitle: a\ntitle: b\n:::\n",
		    "field-repeated 6:1\n+note-declared-here 5:1\n" },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void
parent_stands_alone_in_a_replace(void **state)
{
	static const struct expected cases[] = {
		{ BELOW "::: append #a\n{{parent}}\n:::\n", "parent-not-here 5:1\n" },
		{ BELOW "::: replace #a\nx {{parent}}\n:::\n", "parent-not-here 5:3\n" },
		{ BELOW "::: replace #a\n- x\n  {{parent}}\n:::\n", "parent-not-here 6:3\n" },
		{ BELOW "::: replace #a\n{{parent:words}}\n:::\n", "parent-malformed 5:1\n" },
		{ BELOW "::: replace #a\n# X\n{{parent:body}}\n{{parent #b}}\n:::\n", "" },
	};

	(void)state;
	CHECK_ALL(cases);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(openers_and_closers),
		cmocka_unit_test(keys),
		cmocka_unit_test(annexes_and_closing_stand_beside_sections),
		cmocka_unit_test(a_line_with_the_id_is_the_place),
		cmocka_unit_test(conditions_find_their_place),
		cmocka_unit_test(conditions_with_mistakes),
		cmocka_unit_test(conditions_have_a_depth),
		cmocka_unit_test(operations_stand_in_a_plan_below),
		cmocka_unit_test(what_an_edit_says),
		cmocka_unit_test(parent_stands_alone_in_a_replace),
	};

	return cmocka_run_group_tests_name("plan/block", tests, NULL, NULL);
}
