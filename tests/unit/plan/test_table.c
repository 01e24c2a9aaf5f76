#include "plan/plan_test.h"

/* A row of one cell is a group heading, where there are more columns. */
static void
rows_of_one_cell(void **state)
{
	(void)state;
	tree_is(HEAD "| a |\n|---|\n|  |\n",
	    "  table columns=1 header-rows=1 6:1\n    row header 6:1\n"
	    "      cell column=0 head 6:3\n        para 6:3\n          text “a” 6:3\n"
	    "    row 8:1\n      cell column=0 8:4\n        para 8:4\n");
	tree_is(HEAD "| a | b |\n|---|---|\n| c | << |\n",
	    "  table columns=2 header-rows=1 6:1\n    row header 6:1\n"
	    "      cell column=0 head 6:3\n        para 6:3\n          text “a” 6:3\n"
	    "      cell column=1 head 6:7\n        para 6:7\n          text “b” 6:7\n"
	    "    row group 8:1\n      cell column=0 colspan=2 8:3\n        para 8:3\n"
	    "          text “c” 8:3\n");
}

static void
cells(void **state)
{
	(void)state;
	tree_is(HEAD "| a | *b* |\n|:--|:-:|\n| x \\| y |  |\n| \\<< | {{v}} |\nsau\n",
	    "  table columns=2 header-rows=1 6:1\n"
	    "    row header 6:1\n"
	    "      cell column=0 left head 6:3\n        para 6:3\n          text “a” 6:3\n"
	    "      cell column=1 center head 6:7\n        para 6:7\n"
	    "          text italic “b” 6:8\n"
	    "    row 8:1\n"
	    "      cell column=0 left 8:3\n        para 8:3\n          text “x | y” 8:3\n"
	    "      cell column=1 center 8:13\n        para 8:13\n"
	    "    row 9:1\n"
	    "      cell column=0 left 9:3\n        para 9:3\n          text “<<” 9:4\n"
	    "      cell column=1 center 9:9\n        para 9:9\n          var v 9:9\n"
	    "  para 10:1\n    text “sau” 10:1\n");
}

static void
merged_cells(void **state)
{
	(void)state;
	tree_is(HEAD "| a | b | << |\n|---|---|--:|\n| ^^ | c | d |\n| e | << | f |\n"
	    "| ^^ | ^^ | g |\n| ^^ | << | h |\n| i | << | << |\n",
	    "  table columns=3 header-rows=2 6:1\n"
	    "    row header 6:1\n"
	    "      cell column=0 rowspan=2 head 6:3\n        para 6:3\n          text “a” 6:3\n"
	    "      cell column=1 colspan=2 head 6:7\n        para 6:7\n          text “b” 6:7\n"
	    "    row header 8:1\n"
	    "      cell column=1 head 8:8\n        para 8:8\n          text “c” 8:8\n"
	    "      cell column=2 right head 8:12\n        para 8:12\n          text “d” 8:12\n"
	    "    row 9:1\n"
	    "      cell column=0 colspan=2 rowspan=3 9:3\n        para 9:3\n"
	    "          text “e” 9:3\n"
	    "      cell column=2 right 9:12\n        para 9:12\n          text “f” 9:12\n"
	    "    row 10:1\n"
	    "      cell column=2 right 10:13\n        para 10:13\n          text “g” 10:13\n"
	    "    row 11:1\n"
	    "      cell column=2 right 11:13\n        para 11:13\n          text “h” 11:13\n"
	    "    row group 12:1\n"
	    "      cell column=0 colspan=3 12:3\n        para 12:3\n          text “i” 12:3\n");
}

static void
tables_with_mistakes(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "| a |\n", "table-no-alignment 6:1\n" },
		{ HEAD "| a |\n| b |\n", "table-no-alignment 7:1\n" },
		{ HEAD "| a | b |\n|---|\n| c |\n", "row-cells 7:1\nrow-cells 8:1\n" },
		{ HEAD "| a |\n|---|\n| b | c |\n", "row-cells 8:1\n" },
		{ HEAD "| a |\n|---|\n| b\n", "row-unclosed 8:4\n" },
		{ HEAD "| a | b |\n|---|---|\n| << | c |\n", "merge-nothing 8:3\n" },
		{ HEAD "| ^^ | b |\n|---|---|\n", "merge-nothing 6:3\n" },
		{ HEAD "| a | b |\n|---|---|\n| c | << |\n| ^^ | d |\n", "merge-shape 9:8\n" },
		{ HEAD "| a | b |\n|---|---|\n| c | << |\n| d | ^^ |\n", "merge-shape 9:7\n" },
		{ HEAD "| a | b |\n|---|---|\n| c | d |\n| ^^ | << |\n", "merge-shape 9:8\n" },
		{ HEAD "| a | b |\n|---|---|\n| c | << |\n| ^^ | << |\n", "row-merged 9:1\n" },
	};

	(void)state;
	CHECK_ALL(cases);
}

/* n times s between two strings */
static void
fill(struct dg_buf *b, const char *before, const char *s, size_t n, const char *after)
{
	dg_buf_init(b, 16 << 20);
	dg_buf_puts(b, before);
	for (size_t i = 0; i < n; i++)
		dg_buf_puts(b, s);
	dg_buf_puts(b, after);
}

static void
tables_too_large(void **state)
{
	struct dg_buf	b;
	struct read	r;

	(void)state;
	fill(&b, HEAD "|", "a|", 64, "\n|---|\n");
	messages_are(b.p, "table-too-wide 6:1\n");
	dg_buf_fini(&b);
	fill(&b, HEAD "::: tasks\n|", "a|", 64, "\n:::\n");
	messages_are(b.p, "table-too-wide 7:1\nblock-empty 6:1\n");
	dg_buf_fini(&b);
	fill(&b, HEAD "|a|\n|---|\n", "|b|\n", 50100, "");
	read_bytes(&r, dg_buf_str(&b));
	assert_int_equal(r.sink.n, 1);
	assert_int_equal(r.sink.first->rule, DG_R_table_too_long);
	assert_int_equal(dg_span_place(&r.sources, r.sink.first->span).line, 50007);
	read_fini(&r);
	dg_buf_fini(&b);
	fill(&b, HEAD "::: tasks\n|việc|\n|---|\n", "|b|\n", 50100, ":::\n");
	read_bytes(&r, dg_buf_str(&b));
	assert_int_equal(r.sink.n, 1);
	assert_int_equal(r.sink.first->rule, DG_R_table_too_long);
	read_fini(&r);
	dg_buf_fini(&b);
}

static void
the_block_table(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "::: table\n:::\n", "table-absent 6:1\n" },
		{ HEAD "::: table\nchữ\n| a |\n|---|\n\n| b |\n:::\n",
		    "table-line 7:1\ntable-line 11:1\n" },
		{ HEAD "::: table widths=\"1 2\"\n| a |\n|---|\n:::\n", "table-widths 6:19\n" },
		{ HEAD "::: table widths=x\n| a |\n|---|\n:::\n", "table-widths 6:18\n" },
		{ HEAD "::: table widths=0\n| a |\n|---|\n:::\n", "table-widths 6:18\n" },
	};

	(void)state;
	CHECK_ALL(cases);
	tree_is(HEAD "::: table #t widths=\"1 20\" caption=\"Biểu *a*\" page=landscape\n\n"
	    "| a | b |\n|---|---|\n:::\n",
	    "  table columns=2 header-rows=1 shares=1,20 6:1 #t widths=“1 20” "
	    "caption=“Biểu *a*” page=“landscape”\n"
	    "    para 6:37\n      text “Biểu ” 6:37\n      text italic “a” 6:43\n"
	    "    row header 8:1\n"
	    "      cell column=0 head 8:3\n        para 8:3\n          text “a” 8:3\n"
	    "      cell column=1 head 8:7\n        para 8:7\n          text “b” 8:7\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_of_one_cell),
		cmocka_unit_test(cells),
		cmocka_unit_test(merged_cells),
		cmocka_unit_test(tables_with_mistakes),
		cmocka_unit_test(tables_too_large),
		cmocka_unit_test(the_block_table),
	};

	return cmocka_run_group_tests_name("plan/table", tests, NULL, NULL);
}
