#include "test.h"

#include "compare/copies.h"

static uint64_t
run_of(struct dg_str s, size_t n)
{
	uint64_t run = DG_RUN_MARK;
	size_t at = 0;

	while (n-- > 0)
		run = dg_run_mark(run, dg_word_mark(s, &at));
	return run;
}

static void
words_are_letters_and_digits(void **state)
{
	struct dg_str a = DG_STR("“rà soát”, 27-kh/tu"), b = DG_STR("rà soát 27 kh (tu)");
	size_t x = 0, y = 0, n = 0;
	uint64_t mark;

	(void)state;
	while ((mark = dg_word_mark(a, &x)) != 0) {
		assert_true(mark == dg_word_mark(b, &y));
		n++;
	}
	assert_int_equal(n, 5);
	assert_true(dg_word_mark(b, &y) == 0);
	assert_true(dg_word_mark(a, &x) == 0);
}

static void
runs_differ_by_order_and_length(void **state)
{
	(void)state;
	assert_true(run_of(DG_STR("một hai ba"), 3) == run_of(DG_STR("một, hai (ba)"), 3));
	assert_true(run_of(DG_STR("một hai ba"), 3) != run_of(DG_STR("hai một ba"), 3));
	assert_true(run_of(DG_STR("một hai ba"), 3) != run_of(DG_STR("một hai ba"), 2));
}

static void
marks_are_found_when_there_are_many(void **state)
{
	struct dg_marks m = { .slot = NULL };

	(void)state;
	assert_false(dg_marks_has(&m, 5));
	for (uint64_t i = 1; i < 5000; i++)
		dg_marks_add(&m, dg_run_mark(DG_RUN_MARK, i));
	dg_marks_add(&m, dg_run_mark(DG_RUN_MARK, 1));
	assert_int_equal(m.n, 4999);
	for (uint64_t i = 1; i < 5000; i++)
		assert_true(dg_marks_has(&m, dg_run_mark(DG_RUN_MARK, i)));
	assert_false(dg_marks_has(&m, dg_run_mark(DG_RUN_MARK, 5000)));
	dg_marks_fini(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_letters_and_digits),
		cmocka_unit_test(runs_differ_by_order_and_length),
		cmocka_unit_test(marks_are_found_when_there_are_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
