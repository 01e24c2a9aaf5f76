/*
 * test_diff.c - what two sequences have in common: over many that were made up,
 * taking out and putting in what the answer says turns one into the other.
 */
#include "test.h"

#include "compare/diff.h"

#define MOST 400

/* The same numbers at every run. */
static uint32_t
next(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static size_t
some_work(void)
{
	return 10000000;
}

/* Matched items are equal and stand in order: what is left of a when the others
 * are taken out is what is left of b, so deleting and inserting gives b, and
 * undoing it a. */
static size_t
check(const uint32_t *a, size_t na, const uint32_t *b, size_t nb, const uint32_t *match)
{
	size_t both = 0, last = 0;

	(void)nb;
	for (size_t i = 0; i < na; i++) {
		if (match[i] == DG_UNMATCHED)
			continue;
		assert_true(match[i] < nb);
		assert_true(both == 0 || match[i] > last);
		assert_int_equal(a[i], b[match[i]]);
		last = match[i];
		both++;
	}
	return both;
}

/* The length of the longest common subsequence, the slow way. */
static size_t
longest(const uint32_t *a, size_t na, const uint32_t *b, size_t nb)
{
	static size_t row[2][MOST + 1];

	memset(row, 0, sizeof row);
	for (size_t i = 1; i <= na; i++)
		for (size_t j = 1; j <= nb; j++) {
			size_t up = row[(i - 1) % 2][j], left = row[i % 2][j - 1];

			row[i % 2][j] = a[i - 1] == b[j - 1] ?
			    row[(i - 1) % 2][j - 1] + 1 : up > left ? up : left;
		}
	return row[na % 2][nb];
}

static void
finds_as_much_as_possible(void **state)
{
	uint32_t a[MOST], b[MOST], match[MOST], seed = 7;

	(void)state;
	for (unsigned round = 0; round < 2000; round++) {
		size_t na = next(&seed, round % 60 + 1), nb = next(&seed, round % 60 + 1);
		uint32_t words = 1 + next(&seed, 12);
		size_t work = some_work();

		for (size_t i = 0; i < na; i++)
			a[i] = next(&seed, words);
		for (size_t i = 0; i < nb; i++)
			b[i] = next(&seed, words);
		dg_diff(a, na, b, nb, &work, match);
		assert_int_equal(check(a, na, b, nb, match), longest(a, na, b, nb));
	}
}

/* b is a with some items changed, taken out and put in. */
static size_t
edit(const uint32_t *a, size_t na, uint32_t *b, uint32_t *seed)
{
	size_t n = 0;

	for (size_t i = 0; i < na && n + 2 < MOST; i++) {
		uint32_t what = next(seed, 20);

		if (what == 0)
			continue;
		b[n++] = what == 1 ? 1000 + next(seed, 5) : a[i];
		if (what == 2)
			b[n++] = next(seed, 1000);
	}
	return n;
}

static void
finds_small_changes(void **state)
{
	uint32_t a[MOST], b[MOST], match[MOST], seed = 11;

	(void)state;
	for (unsigned round = 0; round < 300; round++) {
		size_t na = next(&seed, MOST), work = some_work(), nb;

		for (size_t i = 0; i < na; i++)
			a[i] = next(&seed, 200);
		nb = edit(a, na, b, &seed);
		dg_diff(a, na, b, nb, &work, match);
		assert_int_equal(check(a, na, b, nb, match), longest(a, na, b, nb));
	}
}

/* Two long sequences with little in common, which the search gives up: what stands
 * once in both is found all the same. */
static void
finds_what_is_single_where_all_else_differs(void **state)
{
	enum { LONG = 20000 };
	uint32_t *a = malloc(LONG * sizeof *a), *b = malloc(LONG * sizeof *b);
	uint32_t *match = malloc(LONG * sizeof *match);
	size_t work = 200000000, both;

	(void)state;
	for (uint32_t i = 0; i < LONG; i++) {
		a[i] = i % 100 == 50 ? 900000 + i : 2 * i;
		b[i] = i % 100 == 50 ? 900000 + i : 2 * i + 1;
	}
	dg_diff(a, LONG, b, LONG, &work, match);
	both = check(a, LONG, b, LONG, match);
	assert_int_equal(both, LONG / 100);
	free(a);
	free(b);
	free(match);
}

static void
matches_equal_ends_without_work(void **state)
{
	const uint32_t a[] = { 1, 2, 3, 4, 5 }, b[] = { 1, 2, 9, 4, 5 };
	uint32_t match[5];
	size_t work = 0;

	(void)state;
	dg_diff(a, 5, b, 5, &work, match);
	assert_int_equal(check(a, 5, b, 5, match), 4);
	assert_int_equal(match[2], DG_UNMATCHED);
	dg_diff(a, 0, b, 5, &work, match);
	dg_diff(a, 5, b, 0, &work, match);
	assert_int_equal(match[0], DG_UNMATCHED);
}

static void
keeps_the_most_that_do_not_cross(void **state)
{
	uint32_t to[] = { 4, 0, 1, DG_UNMATCHED, 2, 3, 9 };

	(void)state;
	dg_keep_order(to, 7);
	assert_int_equal(to[0], DG_UNMATCHED);
	assert_int_equal(to[1], 0);
	assert_int_equal(to[5], 3);
	assert_int_equal(to[6], 9);
	dg_keep_order(to, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_as_much_as_possible),
		cmocka_unit_test(finds_small_changes),
		cmocka_unit_test(finds_what_is_single_where_all_else_differs),
		cmocka_unit_test(matches_equal_ends_without_work),
		cmocka_unit_test(keeps_the_most_that_do_not_cross),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
