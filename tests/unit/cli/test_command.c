/* test_command.c - the whole program, told wrong things and asked for help. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <cmocka.h>

#include "cli/cli.h"

static char out_text[8192], err_text[8192];

static void
slurp(FILE *f, char *text, size_t size)
{
	size_t n;

	rewind(f);
	n = fread(text, 1, size - 1, f);
	text[n] = '\0';
	fclose(f);
}

static int
run(int argc, const char *const *argv)
{
	FILE *out = tmpfile(), *err = tmpfile();
	int status;

	assert_non_null(out);
	assert_non_null(err);
	status = dg_cli_run(argc, argv, out, err);
	slurp(out, out_text, sizeof out_text);
	slurp(err, err_text, sizeof err_text);
	return status;
}

#define RUN(...) run(sizeof((const char *[]){ "docgen", __VA_ARGS__ }) / sizeof(char *), \
	(const char *[]){ "docgen", __VA_ARGS__, NULL })

/* No descriptor is left for inotify: watching ends at once. */
static void
watching_needs_the_system(void **state)
{
	FILE *out = tmpfile(), *err = tmpfile();
	const char *const words[] = { "docgen", "watch", "--lang=en", "/nowhere", NULL };
	struct rlimit was, none;
	int status;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &was), 0);
	none = (struct rlimit){ 0, was.rlim_max };
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	status = dg_cli_run(4, words, out, err);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &was), 0);
	slurp(out, out_text, sizeof out_text);
	slurp(err, err_text, sizeof err_text);
	assert_int_equal(status, 3);
	assert_string_equal(out_text, "");
	assert_non_null(strstr(err_text, "[watch-failed]"));
}

static void
help_goes_to_standard_output(void **state)
{
	(void)state;
	assert_int_equal(RUN("--help", "--lang=vi"), 0);
	assert_non_null(strstr(out_text, "Cách dùng: docgen"));
	assert_string_equal(err_text, "");
	assert_int_equal(RUN("--version"), 0);
	assert_memory_equal(out_text, "docgen ", 7);
}

static void
wrong_words_are_usage_errors(void **state)
{
	(void)state;
	assert_int_equal(RUN("--lang=en"), 2);
	assert_non_null(strstr(err_text, "no plan is named"));
	assert_non_null(strstr(err_text, "--help"));
	assert_int_equal(RUN("--lang=vi", "--ot", "x", "p.plan"), 2);
	assert_non_null(strstr(err_text, "không phải là tùy chọn"));
	assert_non_null(strstr(err_text, "--out"));
	assert_int_equal(RUN("--to", "docx,pfd", "p.plan"), 2);
	assert_non_null(strstr(err_text, "pdf"));
	assert_int_equal(RUN("--lang", "fr", "p.plan"), 2);
	assert_string_equal(out_text, "");
}

static void
what_is_not_there_is_status_3(void **state)
{
	(void)state;
	assert_int_equal(RUN("/nowhere/x.plan"), 3);
	assert_non_null(strstr(err_text, "/nowhere/x.plan"));
	assert_int_equal(RUN("--template-dir", "/nowhere", "x.plan"), 3);
}

static void
one_plan_twice_is_refused(void **state)
{
	char path[] = "/tmp/dg-command-XXXXXX";
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	assert_int_equal(RUN("--lang=en", path, path), 2);
	assert_non_null(strstr(err_text, "named twice"));
	remove(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(help_goes_to_standard_output),
		cmocka_unit_test(watching_needs_the_system),
		cmocka_unit_test(wrong_words_are_usage_errors),
		cmocka_unit_test(what_is_not_there_is_status_3),
		cmocka_unit_test(one_plan_twice_is_refused),
	};

	return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
