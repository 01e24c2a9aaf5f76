/* test_option.c - options taken apart, and the language chosen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/cli.h"

static const struct dg_cli_option options[] = {
	{ "out", 'o', { { "DIR", "THƯ-MỤC" }, DG_TAKES_FOLDER, NULL }, { "a folder", "thư mục" } },
	{ "strict", 0, DG_NO_VALUE, { "be strict", "nghiêm" } },
};
static const struct dg_command command = { .name = "x", .options = options,
	.n_options = 2 };

static struct dg_cli cli;
static struct dg_cli_word *got;
static size_t n_got;

static int
setup(void **state)
{
	(void)state;
	cli = (struct dg_cli){ .lang = DG_LANG_EN };
	dg_arena_init(&cli.arena);
	dg_sink_init(&cli.sink);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	dg_sink_fini(&cli.sink);
	dg_arena_fini(&cli.arena);
	return 0;
}

#define PARSE(...) dg_option_parse(&cli, &command, (const char *[]){ __VA_ARGS__ }, \
	sizeof((const char *[]){ __VA_ARGS__ }) / sizeof(char *), &got, &n_got)

static void
every_spelling_gives_the_value(void **state)
{
	(void)state;
	assert_true(PARSE("-o", "a", "-ob", "--out", "c", "--out=d", "p"));
	assert_int_equal(n_got, 5);
	for (size_t i = 0; i < 4; i++) {
		assert_ptr_equal(got[i].option, &options[0]);
		assert_int_equal(got[i].value[0], 'a' + (int)i);
	}
	assert_null(got[4].option);
	assert_string_equal(got[4].value, "p");
}

static void
two_hyphens_end_options(void **state)
{
	(void)state;
	assert_true(PARSE("--strict", "--", "-o", "--x", "-"));
	assert_int_equal(n_got, 4);
	assert_null(got[1].option);
	assert_string_equal(got[2].value, "--x");
}

static void
mistakes_are_all_reported(void **state)
{
	(void)state;
	assert_false(PARSE("--strct", "--strict=yes", "-z", "--out="));
	assert_int_equal(cli.sink.n, 4);
	assert_int_equal(cli.sink.first->rule, DG_R_option_unknown);
	assert_non_null(cli.sink.first->notes);
	assert_int_equal(cli.sink.first->notes->rule, DG_R_note_did_you_mean);
	assert_int_equal(cli.sink.last->rule, DG_R_option_needs_value);
}

static void
a_value_may_be_missing_at_the_end(void **state)
{
	(void)state;
	assert_false(PARSE("p", "-o"));
	assert_int_equal(cli.sink.first->rule, DG_R_option_needs_value);
}

static void
the_environment_chooses_the_language(void **state)
{
	(void)state;
	assert_int_equal(dg_lang_of(NULL, NULL, NULL, NULL), DG_LANG_EN);
	assert_int_equal(dg_lang_of(NULL, NULL, "vi_VN.UTF-8", NULL), DG_LANG_VI);
	assert_int_equal(dg_lang_of("", "vi", "en_US.UTF-8", ""), DG_LANG_VI);
	assert_int_equal(dg_lang_of("C", NULL, "vi_VN", "vi"), DG_LANG_EN);
	assert_int_equal(dg_lang_of("C.UTF-8", NULL, NULL, "vi:en"), DG_LANG_VI);
	assert_int_equal(dg_lang_of(NULL, NULL, "vi_VN", "en:vi"), DG_LANG_EN);
	assert_int_equal(dg_lang_of(NULL, NULL, "vie", NULL), DG_LANG_EN);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(every_spelling_gives_the_value), T(two_hyphens_end_options),
		T(mistakes_are_all_reported), T(a_value_may_be_missing_at_the_end),
		T(the_environment_chooses_the_language),
	};

	return cmocka_run_group_tests_name("option", tests, NULL, NULL);
}
