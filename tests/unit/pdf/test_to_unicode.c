#include "test.h"

#include "pdf/font.h"

static void
assert_has(struct dg_str s, const char *needle)
{
	if (dg_str_find(s, needle) == s.n)
		fail_msg("no “%s” in:\n%.*s", needle, DG_FMT(s));
}

static void
neighbours_become_ranges(void **state)
{
	const struct dg_str text[] = { DG_STR(""), DG_STR("a"), DG_STR("b"),
		DG_STR("c"), DG_STR("ế"), DG_STR(""), DG_STR("ffi"),
		DG_STR("😀"), DG_STR("1"), DG_STR("2") };
	struct dg_buf	b;

	(void)state;
	dg_buf_init(&b, 1 << 16);
	dg_to_unicode(text, sizeof text / sizeof text[0], &b);
	assert_has(dg_buf_str(&b), "2 beginbfrange\n<0001><0003><0061>\n"
		"<0008><0009><0031>\nendbfrange\n");
	assert_has(dg_buf_str(&b), "3 beginbfchar\n<0004><1EBF>\n"
		"<0006><006600660069>\n<0007><D83DDE00>\nendbfchar\n");
	dg_buf_fini(&b);
}

/* Neither the codes nor the characters of a range change their high byte. */
static void
ranges_keep_their_high_byte(void **state)
{
	struct dg_str	text[260] = { { NULL, 0 } };
	struct dg_buf	b;

	(void)state;
	text[1] = DG_STR("\u00ff");
	text[2] = DG_STR("\u0100");
	text[255] = DG_STR("x");
	text[256] = DG_STR("y");
	text[257] = DG_STR("z");
	dg_buf_init(&b, 1 << 16);
	dg_to_unicode(text, 260, &b);
	assert_has(dg_buf_str(&b), "3 beginbfchar\n<0001><00FF>\n"
		"<0002><0100>\n<00FF><0078>\nendbfchar\n"
		"1 beginbfrange\n<0100><0101><0079>\nendbfrange\n");
	dg_buf_fini(&b);
}

static void
sections_hold_a_hundred(void **state)
{
	struct dg_str	text[250];
	struct dg_buf	b;

	(void)state;
	for (size_t i = 0; i < 250; i++)
		text[i] = DG_STR("đ");
	dg_buf_init(&b, 1 << 16);
	dg_to_unicode(text, 250, &b);
	assert_has(dg_buf_str(&b), "endcodespacerange\n100 beginbfchar\n<0000>");
	assert_has(dg_buf_str(&b), "endbfchar\n100 beginbfchar\n<0064>");
	assert_has(dg_buf_str(&b), "endbfchar\n50 beginbfchar\n<00C8>");
	assert_has(dg_buf_str(&b), "endbfchar\nendcmap\n");
	dg_buf_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(neighbours_become_ranges),
		cmocka_unit_test(ranges_keep_their_high_byte),
		cmocka_unit_test(sections_hold_a_hundred),
	};

	return cmocka_run_group_tests_name("pdf/to_unicode", tests, NULL, NULL);
}
