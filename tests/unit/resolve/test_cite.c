/* test_cite.c - citations: full once in running text, short elsewhere. */
#include "plan.h"

#define NQ1 "Nghị quyết số 01-NQ/TU"
#define NQ1_FULL NQ1 ", ngày 05/02/2026 của Tỉnh ủy Sơn Trà về phát triển thư viện"

static void
test_forms(void **state)
{
	(void)state;
	plan_expect("", "# Theo [@nq1]\n\nTheo [@nq1]; theo [@nq1].\n\n- Theo [@kl2].\n\n"
	    "| a |\n|---|\n| [@kl2] |\n\nNhư [@kl2:full], [@kl2:number].\n",
	    "I. Theo " NQ1 "\nTheo " NQ1_FULL "; theo " NQ1 ".\n"
	    "- Theo Kết luận số 02-KL/TU, ngày 12/3/2026 của Ban Thường vụ Tỉnh ủy "
	    "về học tập suốt đời.\n| a\n| Kết luận số 02-KL/TU\n"
	    "Như Kết luận số 02-KL/TU, ngày 12/3/2026 của Ban Thường vụ Tỉnh ủy "
	    "về học tập suốt đời, 02-KL/TU.\n", "");
	/* A numbered paragraph is running text; a note is not. */
	plan_expect("", "# Mục\n\nChú[^a] ý.\n\n[^a]: Theo [@nq1].\n\n## Theo [@nq1]. {.text}\n",
	    "I. Mục\nChú ý.\n^1 Theo " NQ1 ".\n1. Theo " NQ1_FULL ".\n", "");
	plan_expect("", "Theo [@nq1:short]; theo [@nq1].\n",
	    "Theo " NQ1 "; theo " NQ1_FULL ".\n", "");
}

static void
test_in_variable(void **state)
{
	(void)state;
	plan_expect("var.can-cu: theo [@nq1]\ntitle: theo [@nq1]\n",
	    "Làm {{can-cu}}; {{can-cu}}.\n",
	    "Làm theo " NQ1_FULL "; theo " NQ1 ".\n", "");
	plan_expect("var.can-cu: theo [@nq9]\n", "Làm {{can-cu}}; {{can-cu}}.\n", NULL,
	    "cite_unknown <nq9> ~nq1\n");
}

static void
test_unknown(void **state)
{
	(void)state;
	plan_expect("", "Theo [@nq2] và [@xyz-abc].\n", NULL,
	    "cite_unknown <nq2> ~nq1\ncite_unknown <xyz-abc>\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_in_variable),
		cmocka_unit_test(test_unknown),
	};

	return cmocka_run_group_tests_name("resolve/cite", tests, NULL, NULL);
}
