/* Where a line may end: expectations are written with '|' at each place. */
#include "test.h"

#include "base/buf.h"
#include "base/text.h"

/* The text with '|' wherever a line may end. */
static void
check(const char *text, const char *expected)
{
	struct dg_str	s = dg_str_of(text);
	bool		*may = malloc(s.n + 1);
	struct dg_buf	out;

	dg_buf_init(&out, 3 * s.n + 16);
	memset(may, 0xff, s.n + 1);
	dg_text_breaks(s, may);
	for (size_t i = 0; i < s.n; i++) {
		if (may[i])
			dg_buf_putc(&out, '|');
		dg_buf_putc(&out, s.p[i]);
	}
	assert_str(dg_buf_str(&out), expected);
	dg_buf_fini(&out);
	free(may);
}

static void
lines_end_after_spaces(void **state)
{
	(void)state;
	check("Độc lập - Tự do", "Độc |lập |- |Tự |do");
	check("a  b", "a  |b");
	check("( a ) ; “ b ” 5 %", "( |a |) |; |“ |b |” |5 |%");
	check(" a ", " |a ");
	check("a", "a");
	check("", "");
}

static void
symbols_dates_and_numbers_stay_whole(void **state)
{
	(void)state;
	check("số 224-KL/TU, ngày 04/6/2020", "số |224-KL/TU, |ngày |04/6/2020");
	check("30/NQ-CP 01-QĐ/TW", "30/NQ-CP |01-QĐ/TW");
	check("2021-2025 Covid-19 2025-xã", "2021-2025 |Covid-19 |2025-xã");
	check("20% 1,5% 12.500.000 >=94%", "20% |1,5% |12.500.000 |>=94%");
	check("(1) a) 1.1. I- (20%)", "(1) |a) |1.1. |I- |(20%)");
	check("và/hoặc km/h T/M xã,phường a:b", "và/hoặc |km/h |T/M |xã,phường |a:b");
}

static void
plain_words_part_at_a_hyphen(void **state)
{
	(void)state;
	check("kinh-tế", "kinh-|tế");
	check("THCS-THPT", "THCS-|THPT");
	check("ở-đâu-đó", "ở-|đâu-|đó");
	check("a-“b” “a”-b -abc abc- a--b", "a-“b” |“a”-b |-abc |abc- |a--b");
}

static void
dashes_part_words(void **state)
{
	(void)state;
	check("kinh–tế 2021–2025", "kinh–|tế |2021–|2025");
	check("a—b", "a|—|b");
	check("a–, (a–) a–“b”", "a–, |(a–) |a–“b”");
	check("xã…phường …xã xã… (…)", "xã…|phường |…|xã |xã… |(…)");
	check("a!b a?b a?!", "a!|b |a?|b |a?!");
	check("(a)(b) a(b) (a)b", "(a)|(b) |a(b) |(a)b");
}

static void
closing_marks_stay_with_their_word(void **state)
{
	(void)state;
	check("“nâng cao”; (xem). [a]", "“nâng |cao”; |(xem). |[a]");
	check("“(a)” (“a”)...", "“(a)” |(“a”)...");
}

static void
non_breaking_characters_join(void **state)
{
	(void)state;
	check("5\u00a0km và\u00a0- a", "5\u00a0km |và\u00a0- |a");
	check("a\u2011b a\u2060–\u2060b", "a\u2011b |a\u2060–\u2060b");
	check("–\u00a0a", "–\u00a0a");
}

static void
a_long_text_takes_no_time(void **state)
{
	size_t	n = 4 << 20, breaks = 0;
	char	*text = malloc(n);
	bool	*may = malloc(n);

	(void)state;
	for (size_t i = 0; i < n; i++)
		text[i] = "a-b/c"[i % 5];
	dg_text_breaks((struct dg_str){ text, n }, may);
	for (size_t i = 0; i < n; i++)
		breaks += may[i];
	assert_int_equal(breaks, 0);
	free(text);
	free(may);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_end_after_spaces),
		cmocka_unit_test(symbols_dates_and_numbers_stay_whole),
		cmocka_unit_test(plain_words_part_at_a_hyphen),
		cmocka_unit_test(dashes_part_words),
		cmocka_unit_test(closing_marks_stay_with_their_word),
		cmocka_unit_test(non_breaking_characters_join),
		cmocka_unit_test(a_long_text_takes_no_time),
	};

	return cmocka_run_group_tests_name("base/breaks", tests, NULL, NULL);
}
