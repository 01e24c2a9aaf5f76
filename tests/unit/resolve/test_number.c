/* test_number.c - labels, numbers, references, notes, conditions. */
#include "plan.h"

static void
test_sections(void **state)
{
	(void)state;
	plan_expect("", "# Một\n\nx\n\n## Hai\n\n### Ba. {.text}\n\n### Bốn. {.text}\n\n"
	    "## Năm\n\nx\n\n# Sáu\n\n## Bảy\n\nx\n",
	    "I. Một\nx\n1. Hai\n1.1. Ba.\n1.2. Bốn.\n2. Năm\nx\nII. Sáu\n1. Bảy\nx\n", "");
	plan_expect("", "# Một\n\n## Hai\n\n### Ba\n\n#### Bốn\n\nx\n", NULL,
	    "level_beyond_scheme <4> <3>\n");
}

static void
test_items(void **state)
{
	struct plan	p;
	struct dg_node	*n;

	(void)state;
	plan_open(&p, "", "# Một\n\n1. một\n1. hai\n\n   còn nữa\n\na) chữ\nb) nữa\n\n"
	    "(1) ngoặc\n\n- gạch\n+ cộng\n");
	assert_str(plan_text(&p), "I. Một\n1. một\n2. hai\ncòn nữa\na) chữ\nb) nữa\n(1) ngoặc\n"
	    "- gạch\n+ cộng\n");
	for (n = p.doc.root; n->kind != DG_K_ITEM; n = dg_node_walk(p.doc.root, n))
		;
	assert_ptr_equal(n->first->u.para.labelled, n);
	assert_str(n->number, "I.1");
	plan_close(&p);
}

static void
test_references(void **state)
{
	(void)state;
	plan_expect("", "# Một {#m1}\n\nXem {{#m2}}, {{#y}}, {{#pl}}, {{#m2:title}}, "
	    "{{#pl:title}}, {{#ba}}.\n\n# Hai\n\n## Ba *tư* {#m2}\n\na) x\nb) y {#y}\n\n"
	    "### Đoạn. {#ba .text}\n\n::: annex #pl title=\"Biểu\"\nx\n:::\n",
	    "I. Một\nXem II.1, II.1.b, Phụ lục số 1, Ba tư, Biểu, II.1.1.\nII. Hai\n"
	    "1. Ba tư\na) x\nb) y\n1.1. Đoạn.\n[Phụ lục số 1]\nx\n", "");
	plan_expect("", "# Một {#mot}\n\nXem {{#mott}}, {{#d}}.\n\nĐoạn. {#d}\n", NULL,
	    "reference_unknown <mott> ~mot\nreference_unnumbered <d>\n");
}

static void
test_annexes(void **state)
{
	(void)state;
	plan_expect("", "x\n\n::: annex #p1 title=\"A\"\n# Mục\n\nx\n:::\n\n"
	    "::: annex #p2 title=\"B {{unit.địa-danh}}\"\n# Mục\n\n{{#p2:title}}\n:::\n",
	    "x\n[Phụ lục số 1]\nI. Mục\nx\n[Phụ lục số 2]\nI. Mục\nB Sơn Trà\n", "");
}

static void
test_notes(void **state)
{
	(void)state;
	plan_expect("", "Một[^b] hai[^a].\n\nBa.\n\n[^a]: Chú a.\n\n[^b]: Chú b.\n",
	    "Một hai.\n^1 Chú b.\n^2 Chú a.\nBa.\n", "");
	plan_expect("", "| a |\n|---|\n| x[^a] |\n\nSau.\n\n[^a]: Chú.\n",
	    "| a\n| x\n^1 Chú.\nSau.\n", "");
}

static void
test_when(void **state)
{
	(void)state;
	plan_expect("var.bien: có\n", "::: when bien = có\nGiữ.\n:::\n\n"
	    "::: when unit.biên-giới = có\nBỏ.\n:::\n\n::: when unit.biên-giới =\nTrống.\n"
	    ":::\n\n::: when unit.cấp != huyen\nTỉnh.\n:::\n\nHết.\n",
	    "Giữ.\nTrống.\nTỉnh.\nHết.\n", "");
	plan_expect("", "::: when unit = tu-son-tra\nĐúng.\n:::\n\n::: when unit != so-vh\n"
	    "Cũng đúng.\n:::\n", "Đúng.\nCũng đúng.\n", "");
	plan_expect("", "::: when unit.cấp = huyện\nx\n:::\n\n::: when unit != tu-son\nSau.\n:::\n",
	    "Sau.\n", "when_never <huyện> <cấp> ~huyen\nwhen_never <tu-son> <id>\n");
	plan_expect("", "::: when unit.cấp\nx\n:::\n\nSau.\n", NULL, "when_malformed\n");
	plan_expect("", "::: when unit.bien-gioi = có\nx\n:::\n\nSau.\n", NULL,
	    "unit_column_unknown <bien-gioi> <" COLUMNS ">\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sections),
		cmocka_unit_test(test_items),
		cmocka_unit_test(test_references),
		cmocka_unit_test(test_annexes),
		cmocka_unit_test(test_notes),
		cmocka_unit_test(test_when),
	};

	return cmocka_run_group_tests_name("resolve/number", tests, NULL, NULL);
}
