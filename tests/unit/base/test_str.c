#include "test.h"

static void
cut_splits_at_the_first(void **state)
{
	struct dg_str rest = DG_STR("a=b=c");

	(void)state;
	assert_str(dg_str_cut(&rest, '='), "a");
	assert_str(rest, "b=c");
	assert_str(dg_str_cut(&rest, '|'), "b=c");
	assert_int_equal(rest.n, 0);
}

static void
find_and_trim(void **state)
{
	(void)state;
	assert_int_equal(dg_str_find(DG_STR("aab aac"), "aac"), 4);
	assert_int_equal(dg_str_find(DG_STR("aab"), "aac"), 3);
	assert_int_equal(dg_str_find(DG_STR(""), "x"), 0);
	assert_str(dg_str_trim(DG_STR(" \t x y \t")), "x y");
	assert_str(dg_str_trim(DG_STR(" \t")), "");
	assert_str(dg_str_sub(DG_STR("abc"), 2, 9), "c");
	assert_str(dg_str_sub(DG_STR("abc"), 8, 9), "");
}

static void
distance_is_bounded(void **state)
{
	(void)state;
	assert_int_equal(dg_str_distance(DG_STR("title"), DG_STR("titel"), 3), 2);
	assert_int_equal(dg_str_distance(DG_STR("unit"), DG_STR("units"), 3), 1);
	assert_int_equal(dg_str_distance(DG_STR("abc"), DG_STR("xyz"), 2), 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cut_splits_at_the_first),
		cmocka_unit_test(find_and_trim),
		cmocka_unit_test(distance_is_bounded),
	};

	return cmocka_run_group_tests_name("base/str", tests, NULL, NULL);
}
