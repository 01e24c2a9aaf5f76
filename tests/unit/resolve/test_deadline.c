/* test_deadline.c - the grammar of deadlines and their printed forms. */
#include "test.h"

#include "resolve/deadline.h"

static const struct { const char *typed, *prose, *cell; } good[] = {
	{ "2026-06-30", "ngày 30/6/2026", "30/6/2026" },
	{ "30/6/2026", "ngày 30/6/2026", "30/6/2026" },
	{ "ngày 5/2/2026", "ngày 05/02/2026", "05/02/2026" },
	{ "2026-10-09", "ngày 09/10/2026", "09/10/2026" },
	{ "2026-06", "tháng 6/2026", "Tháng 6/2026" },
	{ "2/2026", "tháng 02/2026", "Tháng 02/2026" },
	{ "2026-Q3", "quý III/2026", "Quý III/2026" },
	{ "Quý IV/2026", "quý IV/2026", "Quý IV/2026" },
	{ "2026", "năm 2026", "Năm 2026" },
	{ "năm 2030", "năm 2030", "Năm 2030" },
	{ "hằng năm", "hằng năm", "Hằng năm" },
	{ "Hàng năm", "hằng năm", "Hằng năm" },
	{ "hằng năm trước 15/12", "hằng năm, trước ngày 15/12",
	    "Hằng năm, trước ngày 15/12" },
	{ "hằng năm, trước ngày 5/2", "hằng năm, trước ngày 05/02",
	    "Hằng năm, trước ngày 05/02" },
	{ "thường xuyên", "thường xuyên", "Thường xuyên" },
	{ "theo chỉ đạo của cấp trên", "theo chỉ đạo của cấp trên",
	    "Theo chỉ đạo của cấp trên" },
	{ "từ 2026-06 đến 2027", "từ tháng 6/2026 đến năm 2027",
	    "Từ tháng 6/2026 đến năm 2027" },
	{ "from 2026-Q1 to 2026-12-31", "từ quý I/2026 đến ngày 31/12/2026",
	    "Từ quý I/2026 đến ngày 31/12/2026" },
};

static void
test_good(void **state)
{
	struct dg_arena a;

	(void)state;
	dg_arena_init(&a);
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		struct dg_deadline d;

		assert_true(dg_deadline_parse(dg_str_of(good[i].typed), &d));
		assert_str(dg_deadline_prose(&a, &d), good[i].prose);
		assert_str(dg_deadline_cell(&a, &d), good[i].cell);
	}
	dg_arena_fini(&a);
}

static void
test_bad(void **state)
{
	static const char *const bad[] = { "", "sớm", "2026-13", "2026-02-30", "31/4/2026",
		"2026-Q5", "2026-Q", "quý V/2026", "từ 2027 đến 2026", "từ 2026",
		"theo", "hằng năm trước", "hằng năm trước 32/1", "hằng năm trước 15/13",
		"hằng nămtrước 15/12", "trước 15/12", "20266" };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct dg_deadline d;

		if (dg_deadline_parse(dg_str_of(bad[i]), &d))
			fail_msg("“%s” is taken for a deadline", bad[i]);
	}
}

static void
test_nouns(void **state)
{
	struct dg_deadline d;

	(void)state;
	assert_true(dg_deadline_parse(DG_STR("2026-Q3"), &d));
	assert_str(dg_deadline_noun(&d), "quý");
	assert_true(dg_deadline_parse(DG_STR("2026-06-30"), &d));
	assert_str(dg_deadline_noun(&d), "ngày");
	assert_true(dg_deadline_parse(DG_STR("thường xuyên"), &d));
	assert_str(dg_deadline_noun(&d), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_nouns),
	};

	return cmocka_run_group_tests_name("resolve/deadline", tests, NULL, NULL);
}
