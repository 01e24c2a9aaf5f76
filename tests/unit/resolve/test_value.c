/* test_value.c - targets and amounts. */
#include "test.h"

#include "resolve/value.h"

static void
test_targets(void **state)
{
	static const struct { const char *typed, *bare, *full; } good[] = {
		{ ">= 94%", "94%", "từ 94% trở lên" },
		{ "≥94%", "94%", "từ 94% trở lên" },
		{ "<= 5%", "5%", "không quá 5%" },
		{ "< 5 %", "5 %", "dưới 5 %" },
		{ "> 14,2%", "14,2%", "trên 14,2%" },
		{ "= 12.500 ha", "12.500 ha", "12.500 ha" },
		{ "100%", "100%", "100%" },
	};
	static const char *const bad[] = { "", ">=", "cao", "94.%", ">= 1.23%", "=> 5",
		"12.50 ha", "9999999999999999999999" };
	struct dg_arena	 a;
	struct dg_target t;

	(void)state;
	dg_arena_init(&a);
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		assert_true(dg_target_parse(dg_str_of(good[i].typed), &t));
		assert_str(t.bare, good[i].bare);
		assert_str(dg_target_full(&a, &t), good[i].full);
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		if (dg_target_parse(dg_str_of(bad[i]), &t) && t.unit.p[0] != '.')
			fail_msg("“%s” is taken for a target", bad[i]);
	dg_arena_fini(&a);
}

static struct dg_str
words(struct dg_arena *a, const char *typed)
{
	struct dg_decimal	d;
	int64_t			factor;

	if (!dg_amount_parse(dg_str_of(typed), &d, &factor))
		return DG_STR("-");
	return dg_amount_words(a, d, factor);
}

static void
test_amounts(void **state)
{
	struct dg_arena		a;
	struct dg_decimal	d = { 125, 1 };

	(void)state;
	dg_arena_init(&a);
	assert_str(dg_amount_print(&a, d, DG_STR("tỷ đồng")), "12,5 tỷ đồng");
	assert_str(words(&a, "12,5 tỷ đồng"), "Mười hai tỷ năm trăm triệu đồng");
	assert_str(words(&a, "12.500.000.000"), "Mười hai tỷ năm trăm triệu đồng");
	assert_str(words(&a, "0,5 đồng"), "");
	assert_str(words(&a, "999.999.999.999 tỷ đồng"), "");
	assert_str(words(&a, "12 ha"), "-");
	assert_str(words(&a, "mười"), "-");
	dg_arena_fini(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_targets),
		cmocka_unit_test(test_amounts),
	};

	return cmocka_run_group_tests_name("resolve/value", tests, NULL, NULL);
}
