#include "test.h"

#include "base/date.h"
#include "base/decimal.h"

static struct dg_arena arena;

static void
reads_vietnamese_numbers(void **state)
{
	struct dg_decimal d;

	(void)state;
	assert_true(dg_decimal_parse(DG_STR("12.500.000.000"), &d));
	assert_int_equal(d.digits, 12500000000);
	assert_true(dg_decimal_parse(DG_STR("14,2"), &d));
	assert_int_equal(d.digits, 142);
	assert_int_equal(d.scale, 1);
	assert_true(dg_decimal_parse(DG_STR("007"), &d));
}

static void
refuses_what_is_no_number(void **state)
{
	static const char *const bad[] = { "", ".", ",", "1.00", "1.0000", "12,", ",5",
	    "1,2,3", "1.234,5.6", "12a", "-5", "1234.567", "1.234.56", ".123",
	    "1000000000000000000", "1,1234567" };
	struct dg_decimal d;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (dg_decimal_parse(dg_str_of(bad[i]), &d))
			fail_msg("“%s” was read", bad[i]);
}

static void
prints_with_points(void **state)
{
	struct dg_decimal a = { 12500000000, 0 }, b = { 142, 1 }, sum;

	(void)state;
	assert_str(dg_decimal_print(&arena, a), "12.500.000.000");
	assert_str(dg_decimal_print(&arena, (struct dg_decimal){ 1234050, 3 }), "1.234,05");
	assert_str(dg_decimal_print(&arena, (struct dg_decimal){ 5, 2 }), "0,05");
	assert_true(dg_decimal_add(a, b, &sum));
	assert_str(dg_decimal_print(&arena, sum), "12.500.000.014,2");
	assert_int_equal(dg_decimal_cmp(b, (struct dg_decimal){ 1420, 2 }), 0);
	assert_false(dg_decimal_scale_up((struct dg_decimal){ INT64_MAX / 2, 0 }, 3, &sum));
}

static void
dates_may_be_partial(void **state)
{
	struct dg_date d;

	(void)state;
	assert_true(dg_date_parse_iso(DG_STR("2026-03-12"), &d));
	assert_int_equal(d.day, 12);
	assert_true(dg_date_parse_iso(DG_STR("2022-01"), &d));
	assert_int_equal(d.day, 0);
	assert_int_equal(dg_date_last(d).day, 31);
	assert_true(dg_date_parse_iso(DG_STR("2024-02-29"), &d));
	assert_true(dg_date_parse_vn(DG_STR("29/2/2024"), &d));
	assert_true(dg_date_parse_vn(DG_STR("5/2026"), &d));
	assert_int_equal(dg_date_cmp((struct dg_date){ 2026, 5, 26 },
	    (struct dg_date){ 2026, 5, 27 }), -1);
}

static void
dates_exist(void **state)
{
	static const char *const bad[] = { "2023-02-29", "2026-13", "2026-00", "26-01-01",
	    "2026-1-1", "2026-01-", "2026-", "2026-01-01-01", "hôm nay", "" };
	struct dg_date d;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (dg_date_parse_iso(dg_str_of(bad[i]), &d))
			fail_msg("“%s” was read", bad[i]);
	assert_false(dg_date_parse_vn(DG_STR("31/4/2026"), &d));
	assert_false(dg_date_parse_vn(DG_STR("0/4/2026"), &d));
}

static void
moments_are_whole(void **state)
{
	static const char *const bad[] = { "", "2026-06-05", "2026-06-05 17:12:43",
		"2026-06-05 17:12:43 07:00", "2026-06-05 17:12:43 +7:00",
		"2026-06-05 17:12:43 +0700", "2026-06-05 17:12 +07:00",
		"2026-06-05 24:00:00 +07:00", "2026-06-05 17:60:43 +07:00",
		"2026-06-05 17:12:60 +07:00", "2026-06-05 17:12:43 +15:00",
		"2026-06-05 17:12:43 +07:60", "2026-06-31 17:12:43 +07:00",
		"2026-06 17:12:43 +07:00", "2026-06-05  17:12:43 +07:00",
		"2026-06-05 17:12:43 +07:00:", "2026-06-05 17:12:4: +07:00",
		"2026-06-05 17:12:43 +07:0a", "5/6/2026 17:12:43 +07:00",
		"2026-06-05T17:12:43 +07:00" };
	struct dg_moment m;

	(void)state;
	assert_true(dg_moment_parse(DG_STR("2026-06-05 17:12:43 +07:00"), &m));
	assert_int_equal(m.date.day, 5);
	assert_int_equal(m.hour * 10000 + m.minute * 100 + m.second, 171243);
	assert_int_equal(m.zone, 420);
	assert_true(dg_moment_parse(DG_STR("2024-02-29 00:00:00 -03:30"), &m));
	assert_int_equal(m.zone, -210);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (dg_moment_parse(dg_str_of(bad[i]), &m))
			fail_msg("%s", bad[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_vietnamese_numbers),
		cmocka_unit_test(refuses_what_is_no_number),
		cmocka_unit_test(prints_with_points),
		cmocka_unit_test(dates_may_be_partial),
		cmocka_unit_test(dates_exist),
		cmocka_unit_test(moments_are_whole),
	};
	int failed;

	dg_arena_init(&arena);
	failed = cmocka_run_group_tests_name("base/number", tests, NULL, NULL);
	dg_arena_fini(&arena);
	return failed;
}
