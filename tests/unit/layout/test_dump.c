#include "tree.h"

static void
test_dump(void **state)
{
	struct tree t;
	struct dg_node *p, *table;
	struct dg_buf out;
	uint32_t source;

	(void)state;
	tree_init(&t);
	source = dg_sources_add(&t.sources, DG_STR("a.plan"),
		DG_STR("one\ntwo\nthree\n"));
	p = add_para(&t, t.doc.root, RULE_STYLE, "title");
	p->id = DG_STR("subject");
	p->span = (struct dg_span){ source, 4, 7 };
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 1);
	add_row(&t, table, "r");
	lay(&t);
	dg_buf_init(&out, 1 << 20);
	dg_pages_dump(&t.pages, &out);
	assert_str(dg_buf_str(&out),
		"page 1: 141.11 x 105.83, main, number 1, hidden\n"
		"  text 68.36 20.46 +4.39 8pt para#subject @2 \"title\"\n"
		"  artifact line 69.46 21.52 to 71.65 21.52, 0.35, para#subject @2\n"
		"  cell 19.58 25.05 +3.06 8pt para \"r.1\"\n"
		"  artifact line 17.64 21.34 to 123.83 21.34, 0.35, table\n"
		"  artifact line 17.64 26.63 to 123.83 26.63, 0.35, table\n"
		"  artifact line 17.82 21.17 to 17.82 26.81, 0.35, table\n"
		"  artifact line 123.65 21.17 to 123.65 26.81, 0.35, table\n");
	dg_buf_fini(&out);
	tree_fini(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dump),
	};

	return cmocka_run_group_tests_name("dump", tests, NULL, NULL);
}
