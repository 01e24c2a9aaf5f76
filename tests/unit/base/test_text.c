#include "test.h"

#include <unicase.h>
#include <uninorm.h>

#include "base/text.h"

static struct dg_arena arena;

static void
finds_the_first_bad_byte(void **state)
{
	(void)state;
	assert_int_equal(dg_utf8_invalid(DG_STR("kế hoạch")), strlen("kế hoạch"));
	assert_int_equal(dg_utf8_invalid(DG_STR("ab\xff")), 2);
	assert_int_equal(dg_utf8_invalid(DG_STR("a\xe1\xba")), 1);
	assert_int_equal(dg_utf8_invalid(DG_STR("\xed\xa0\x80")), 0);	/* surrogate */
}

static void
columns_are_characters(void **state)
{
	(void)state;
	assert_int_equal(dg_text_columns(DG_STR("kế")), 2);
	assert_int_equal(dg_text_columns(DG_STR("ke\xcc\x82\xcc\x81")), 2);	/* NFD */
}

/* Characters that are passed by are those that the library leaves alone: behind another
 * that it must look at. */
static void
composed_characters_stay(void **state)
{
	static const uint32_t range[][2] = { { 0x80, 0x2ff }, { 0x1e00, 0x1eff }, { 0x2010, 0x2027 } };

	(void)state;
	for (size_t r = 0; r < sizeof range / sizeof *range; r++)
		for (uint32_t c = range[r][0]; c <= range[r][1]; c++) {
			char		letter[4];
			struct dg_str	s = { letter, dg_utf8_put(c, letter) };
			struct dg_str	beside = dg_arena_join(&arena, s, DG_STR("あ"));

			assert_true(dg_str_eq(dg_text_nfc(&arena, beside), beside));
			assert_true(dg_text_is_nfc(s));
		}
}

static void
nfd_becomes_nfc(void **state)
{
	(void)state;
	assert_str(dg_text_nfc(&arena, DG_STR("ke\xcc\x82\xcc\x81")), "kế");
	assert_false(dg_text_is_nfc(DG_STR("e\xcc\x82")));
	assert_true(dg_text_is_nfc(DG_STR("ế")));
}

static void
case_follows_vietnamese(void **state)
{
	(void)state;
	assert_str(dg_text_upper(&arena, DG_STR("mục đích, ỷ lại ữ")), "MỤC ĐÍCH, Ỷ LẠI Ữ");
	assert_str(dg_text_lower(&arena, DG_STR("ĐẢNG ỦY")), "đảng ủy");
	assert_str(dg_text_capital(&arena, DG_STR("đánh giá")), "Đánh giá");
	assert_str(dg_text_capital(&arena, DG_STR("")), "");
}

/* What libunistring makes of it, which knows nothing of single letters. */
static void
assert_cases(struct dg_str s)
{
	const uint8_t *from = (const uint8_t *)s.p;
	size_t n;
	uint8_t *p = u8_toupper(from, s.n, "", UNINORM_NFC, NULL, &n);

	assert_true(dg_str_eq(dg_text_upper(&arena, s), (struct dg_str){ (char *)p, n }));
	free(p);
	p = u8_tolower(from, s.n, "", UNINORM_NFC, NULL, &n);
	assert_true(dg_str_eq(dg_text_lower(&arena, s), (struct dg_str){ (char *)p, n }));
	free(p);
}

static void
case_of_every_letter_is_that_of_unicode(void **state)
{
	static const char *const around[][2] = { { "", "" }, { "a", "Ậ" }, { "", "\u0301" },
		{ "\u03a3", "." } };

	(void)state;
	for (uint32_t c = 1; c < 0x3000; c++)
		for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
			char letter[5] = { 0 };

			dg_utf8_put(c, letter);
			assert_cases(dg_arena_fmt(&arena, "%s%s%s", around[i][0], letter,
			    around[i][1]));
		}
	assert_cases(DG_STR("\U00010428\U0001F600 ﬁ"));
}

static void
zero_width_and_controls_are_forbidden(void **state)
{
	(void)state;
	assert_true(dg_char_is_forbidden(0x200b));
	assert_true(dg_char_is_forbidden(0x7));
	assert_true(dg_char_is_forbidden(0xad));
	assert_true(dg_char_is_forbidden(0x202e));
	assert_false(dg_char_is_forbidden('\t'));
	assert_false(dg_char_is_forbidden(0xa0));
	assert_false(dg_char_is_forbidden(0x1ebf));
}

static void
lists_have_vietnamese_letters(void **state)
{
	(void)state;
	assert_str(dg_list_letter(5), "đ");
	assert_str(dg_list_letter(7), "g");
	assert_str(dg_list_letter(23), "y");
	assert_str(dg_list_letter(24), "");
	assert_int_equal(dg_list_letter_value(DG_STR("đ")), 5);
	assert_int_equal(dg_list_letter_value(DG_STR("f")), 0);
}

static void
roman_numerals(void **state)
{
	(void)state;
	assert_str(dg_roman(&arena, 4), "IV");
	assert_str(dg_roman(&arena, 1998), "MCMXCVIII");
	assert_str(dg_roman(&arena, 3888), "MMMDCCCLXXXVIII");
}

/* What is decided quickly is what Unicode's table, and the long way, say. */
static void
short_ways_are_the_long_ones(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		char bytes[4];
		size_t n, at = 0, long_at = 0;

		if (dg_char_is_letter(c) != dg_char_is_letter_of_any(c))
			fail_msg("U+%04X", (unsigned)c);
		if (c >= 0xd800 && c < 0xe000)
			continue;
		n = dg_utf8_put(c, bytes);
		struct dg_str s = { bytes, n };

		if (dg_utf8_next(s, &at) != c || at != n)
			fail_msg("U+%04X is decoded as another", (unsigned)c);
		assert_int_equal(dg_utf8_next_long(s, &long_at), c);
		assert_int_equal(long_at, n);
		/* A character that is cut off does not reach beyond the end. */
		for (s.n = 1; s.n < n; s.n++) {
			at = 0;
			dg_utf8_next(s, &at);
			assert_in_range(at, 1, s.n);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_first_bad_byte),
		cmocka_unit_test(columns_are_characters),
		cmocka_unit_test(composed_characters_stay),
		cmocka_unit_test(nfd_becomes_nfc),
		cmocka_unit_test(case_follows_vietnamese),
		cmocka_unit_test(case_of_every_letter_is_that_of_unicode),
		cmocka_unit_test(zero_width_and_controls_are_forbidden),
		cmocka_unit_test(lists_have_vietnamese_letters),
		cmocka_unit_test(roman_numerals),
		cmocka_unit_test(short_ways_are_the_long_ones),
	};
	int failed;

	dg_arena_init(&arena);
	failed = cmocka_run_group_tests_name("base/text", tests, NULL, NULL);
	dg_arena_fini(&arena);
	return failed;
}
