#include "test.h"

#include "base/buf.h"
#include "doc/abbreviation.h"

static struct dg_abbreviation room[4];

static struct dg_abbreviations
known(void)
{
	struct dg_abbreviations all = { room, 0 };

	dg_abbreviation_add(&all, (struct dg_abbreviation){ DG_STR("UBND"), DG_STR("sai") });
	dg_abbreviation_add(&all, (struct dg_abbreviation){ DG_STR("T/M"), DG_STR("thay mặt") });
	dg_abbreviation_add(&all, (struct dg_abbreviation){ DG_STR("ĐVT"),
	    DG_STR("đơn vị tính") });
	dg_abbreviation_add(&all, (struct dg_abbreviation){ DG_STR("UBND"),
	    DG_STR("Ủy ban nhân dân") });
	return all;
}

/* "UBND@4 ..." of all that are found. */
static void
assert_found(const char *text, const char *expected)
{
	struct dg_abbreviations all = known();
	const struct dg_abbreviation *a;
	struct dg_str	s = dg_str_of(text);
	struct dg_buf	b;
	size_t		from = 0, at = 0;

	dg_buf_init(&b, 1000);
	while ((a = dg_abbreviation_next(&all, s, &from, &at)) != NULL) {
		assert_true(dg_str_eq(dg_str_sub(s, from, at), a->brief));
		dg_buf_fmt(&b, "%.*s@%zu ", DG_FMT(a->brief), from);
	}
	assert_str(dg_buf_str(&b), expected);
	dg_buf_fini(&b);
}

static void
what_is_said_last_holds(void **state)
{
	struct dg_abbreviations all = known();
	size_t from = 0, at = 0;

	(void)state;
	assert_int_equal(all.n, 3);
	assert_str(dg_abbreviation_next(&all, DG_STR("UBND"), &from, &at)->whole,
	    "Ủy ban nhân dân");
}

static void
whole_words_are_found(void **state)
{
	(void)state;
	assert_found("UBND", "UBND@0 ");
	assert_found("Các UBND (UBND), T/M UBND.", "UBND@5 UBND@11 T/M@18 UBND@22 ");
	assert_found("ĐVT: nghìn đồng", "ĐVT@0 ");
	assert_found("", "");
	assert_found("  ... (", "");
}

static void
parts_of_words_are_not(void **state)
{
	(void)state;
	assert_found("Số 12/KH-UBND, UBNDX, XUBND, ubnd, UBND/x", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_said_last_holds),
		cmocka_unit_test(whole_words_are_found),
		cmocka_unit_test(parts_of_words_are_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
