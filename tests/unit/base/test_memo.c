/* What is kept, for how long, and that it is what was put there. */
#include "test.h"

#include <stdio.h>

#include "base/memo.h"

static void
keep(struct dg_memo *m, uint64_t tag, struct dg_str key, const char *value)
{
	char *p = dg_memo_add(m, tag, key, strlen(value));

	assert_non_null(p);
	memcpy(p, value, strlen(value));
}

#define assert_kept(m, tag, key, value) do { \
	size_t n_ = 0; \
	const char *p_ = dg_memo_find((m), (tag), (key), &n_); \
	assert_non_null(p_); \
	assert_str(((struct dg_str){ p_, n_ }), (value)); \
} while (0)

static void
values_are_found_by_key_and_tag(void **state)
{
	struct dg_memo	m;
	size_t		n;

	(void)state;
	dg_memo_init(&m, 1 << 16);
	assert_null(dg_memo_find(&m, 1, DG_STR("xã"), &n));
	keep(&m, 1, DG_STR("xã"), "một");
	keep(&m, 2, DG_STR("xã"), "hai");
	keep(&m, 1, DG_STR(""), "");
	keep(&m, 1, DG_STR("12345678"), "tám");
	assert_kept(&m, 1, DG_STR("xã"), "một");
	assert_kept(&m, 2, DG_STR("xã"), "hai");
	assert_kept(&m, 1, DG_STR(""), "");
	assert_kept(&m, 1, DG_STR("12345678"), "tám");
	assert_null(dg_memo_find(&m, 1, DG_STR("1234567"), &n));
	assert_null(dg_memo_find(&m, 3, DG_STR("xã"), &n));
	dg_memo_fini(&m);
}

/* Ten thousand keys in 64 kB: the newest are there, and one that is asked for. */
static void
it_stays_within_its_limit(void **state)
{
	struct dg_memo	m;
	char		key[16];
	size_t		n, found = 0;

	(void)state;
	dg_memo_init(&m, 1 << 16);
	keep(&m, 0, DG_STR("asked for"), "still there");
	for (int i = 0; i < 10000; i++) {
		snprintf(key, sizeof key, "%d", i);
		keep(&m, 0, dg_str_of(key), key);
		assert_kept(&m, 0, dg_str_of(key), key);
		assert_kept(&m, 0, DG_STR("asked for"), "still there");
		assert_true(m.young.arena.used <= 1 << 15);
		assert_true(m.old.arena.used <= 1 << 15);
	}
	for (int i = 0; i < 10000; i++) {
		snprintf(key, sizeof key, "%d", i);
		found += dg_memo_find(&m, 0, dg_str_of(key), &n) != NULL;
	}
	assert_in_range(found, 100, 1000);
	dg_memo_fini(&m);
}

static void
what_was_not_asked_for_of_late_goes_with_age(void **state)
{
	struct dg_memo	m;
	size_t		n;

	(void)state;
	dg_memo_init(&m, 1 << 16);
	keep(&m, 0, DG_STR("asked for"), "still there");
	keep(&m, 0, DG_STR("not asked for"), "gone");
	for (int i = 0; i < 5; i++) {
		dg_memo_age(&m);
		assert_kept(&m, 0, DG_STR("asked for"), "still there");
	}
	assert_null(dg_memo_find(&m, 0, DG_STR("not asked for"), &n));
	dg_memo_fini(&m);
}

static void
what_is_too_large_is_not_kept(void **state)
{
	struct dg_memo	m;
	size_t		n;

	(void)state;
	dg_memo_init(&m, 1 << 10);
	assert_null(dg_memo_add(&m, 0, DG_STR("a"), 1 << 9));
	assert_null(dg_memo_add(&m, 0, DG_STR("a"), SIZE_MAX));
	assert_null(dg_memo_find(&m, 0, DG_STR("a"), &n));
	keep(&m, 0, DG_STR("a"), "b");
	assert_kept(&m, 0, DG_STR("a"), "b");
	dg_memo_fini(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_found_by_key_and_tag),
		cmocka_unit_test(it_stays_within_its_limit),
		cmocka_unit_test(what_was_not_asked_for_of_late_goes_with_age),
		cmocka_unit_test(what_is_too_large_is_not_kept),
	};

	return cmocka_run_group_tests_name("base/memo", tests, NULL, NULL);
}
