/* test_words.c - readings of amounts, against a table of facts. */
#include "test.h"

#include "base/file.h"
#include "base/text.h"
#include "resolve/resolve.h"

static int64_t
to_int(struct dg_str s)
{
	int64_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n = n * 10 + (s.p[i] - '0');
	return n;
}

/* tests/unit/resolve/amounts.tsv: n, n with points, its reading. */
static void
test_table(void **state)
{
	struct dg_arena	a;
	struct dg_str	rest, line;
	size_t		count = 0;

	(void)state;
	dg_arena_init(&a);
	assert_int_equal(dg_file_read(&a, "tests/unit/resolve/amounts.tsv", 1 << 20,
	    &rest), DG_FILE_OK);
	dg_str_cut(&rest, '\n');
	while (rest.n > 0) {
		struct dg_str number, expected;

		line = dg_str_cut(&rest, '\n');
		number = dg_str_cut(&line, '\t');
		dg_str_cut(&line, '\t');
		expected = dg_arena_fmt(&a, "%.*s đồng",
		    DG_FMT(dg_text_capital(&a, line)));
		assert_str(dg_words_of_amount(&a, to_int(number)), expected.p);
		count++;
	}
	assert_int_equal(count, 491);
	dg_arena_fini(&a);
}

static void
test_spelling(void **state)
{
	static const struct { int64_t n; const char *words; } cases[] = {
		{ 0, "Không đồng" },
		{ 4, "Bốn đồng" },
		{ 24, "Hai mươi tư đồng" },
		{ 104, "Một trăm linh bốn đồng" },
		{ 12500000000, "Mười hai tỷ năm trăm triệu đồng" },
		{ INT64_MAX, "Chín tỷ hai trăm hai mươi ba triệu ba trăm bảy mươi hai "
		    "nghìn không trăm ba mươi sáu tỷ tám trăm năm mươi tư triệu bảy "
		    "trăm bảy mươi lăm nghìn tám trăm linh bảy đồng" },
	};
	struct dg_arena a;

	(void)state;
	dg_arena_init(&a);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_str(dg_words_of_amount(&a, cases[i].n), cases[i].words);
	dg_arena_fini(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_spelling),
	};

	return cmocka_run_group_tests_name("resolve/words", tests, NULL, NULL);
}
