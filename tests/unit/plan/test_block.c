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

/* ---- derivation ------------------------------------------------------------------------- */

static void
derivation_is_refused_once_a_place(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "::: replace #a #b\n{{parent}}\n\nVăn bản.\n:::\n",
		    "derivation-block 6:1\nderivation-parent 7:1\n" },
		{ HEAD "::: append #a\nx\n:::\n", "derivation-block 6:1\n" },
		{ HEAD "::: prepend #a\nx\n:::\n", "derivation-block 6:1\n" },
		{ HEAD "::: before #a\nx\n:::\n", "derivation-block 6:1\n" },
		{ HEAD "::: after #a\n- x\n:::\n", "derivation-block 6:1\n" },
		{ HEAD "::: remove #a\nx\n:::\n", "derivation-block 6:1\n" },
		{ HEAD "::: edit #a\n- cũ\n+ mới\ntrường: x\n:::\n", "derivation-block 6:1\n" },
		{ HEAD "::: terms keep=\"a; b\"\na -> b\n:::\n", "derivation-block 6:1\n" },
		{ HEAD "::: move #a after=#b\nx\n", "derivation-block 6:1\n" },
		{ HEAD "::: replace #a\n::: tasks\n" ROWS "::: /tasks\n::: /replace\n",
		    "derivation-block 6:1\n" },
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
		cmocka_unit_test(derivation_is_refused_once_a_place),
	};

	return cmocka_run_group_tests_name("plan/block", tests, NULL, NULL);
}
