#include "test.h"

#include <stdio.h>
#include <unistd.h>

#include "base/inputs.h"

static struct dg_arena	arena;
static struct dg_inputs	in;
static char		dir[] = "/tmp/docgen-test-XXXXXX";

static const char *
in_dir(const char *name)
{
	return dg_arena_fmt(&arena, "%s/%s", dir, name).p;
}

static const struct dg_seen *
seen(enum dg_seen_kind kind, const char *name)
{
	for (size_t i = 0; i < in.n; i++)
		if (in.item[i].kind == kind && dg_str_is(in.item[i].path, in_dir(name)))
			return &in.item[i];
	return NULL;
}

static void
what_is_read_is_kept_once(void **state)
{
	struct dg_str bytes;

	(void)state;
	assert_true(dg_file_write(in_dir("a"), "xyz", 3));
	for (int i = 0; i < 2; i++)
		assert_int_equal(dg_inputs_read(&in, &arena, in_dir("a"), 9, &bytes), DG_FILE_OK);
	assert_int_equal(in.n, 1);
	assert_str(seen(DG_SEEN_FILE, "a")->value, "3608bca1e44ea6c4d268eb6db0226026");
	assert_int_equal(seen(DG_SEEN_FILE, "a")->stamp.size, 3);
	assert_false(seen(DG_SEEN_FILE, "a")->unsteady);
}

static void
what_changed_between_is_unsteady(void **state)
{
	struct dg_str bytes;

	(void)state;
	assert_int_equal(dg_inputs_read(&in, &arena, in_dir("a"), 9, &bytes), DG_FILE_OK);
	assert_true(dg_file_write(in_dir("a"), "xyw", 3));
	assert_int_equal(dg_inputs_read(&in, &arena, in_dir("a"), 9, &bytes), DG_FILE_OK);
	assert_true(seen(DG_SEEN_FILE, "a")->unsteady);
}

static void
what_is_not_there_is_kept(void **state)
{
	struct dg_str bytes;

	(void)state;
	assert_int_equal(dg_inputs_read(&in, &arena, in_dir("b"), 9, &bytes), DG_FILE_ABSENT);
	assert_false(dg_inputs_exists(&in, in_dir("c")));
	assert_non_null(seen(DG_SEEN_ABSENT, "b"));
	assert_non_null(seen(DG_SEEN_ABSENT, "c"));
	assert_true(dg_inputs_exists(&in, in_dir("a")));
	assert_non_null(seen(DG_SEEN_THERE, "a"));
}

/* A file too large to read is an input that nothing is like. */
static void
what_cannot_be_read_has_no_digest(void **state)
{
	struct dg_str bytes;

	(void)state;
	assert_int_equal(dg_inputs_read(&in, &arena, in_dir("a"), 2, &bytes), DG_FILE_TOO_LARGE);
	assert_int_equal(seen(DG_SEEN_FILE, "a")->value.n, 0);
}

static void
links_are_kept_with_where_they_lead(void **state)
{
	struct dg_str out;

	(void)state;
	assert_int_equal(symlink("a", in_dir("link")), 0);
	assert_true(dg_inputs_real(&in, &arena, dg_str_of(in_dir("link")), &out));
	assert_str(seen(DG_SEEN_REAL, "link")->value, in_dir("a"));
	unlink(in_dir("link"));
}

static void
many_are_found_again(void **state)
{
	(void)state;
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 1000; i++)
			dg_inputs_exists(&in, dg_arena_fmt(&arena, "%s/n%d", dir, i).p);
	assert_int_equal(in.n, 1000);
}

static int
each_setup(void **state)
{
	(void)state;
	dg_inputs_init(&in);
	return 0;
}

static int
each_teardown(void **state)
{
	(void)state;
	dg_inputs_fini(&in);
	return 0;
}

static int
setup(void **state)
{
	(void)state;
	dg_arena_init(&arena);
	return mkdtemp(dir) == NULL;
}

static int
teardown(void **state)
{
	(void)state;
	unlink(in_dir("a"));
	rmdir(dir);
	dg_arena_fini(&arena);
	return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, each_setup, each_teardown)
int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_read_is_kept_once), TEST(what_changed_between_is_unsteady),
		TEST(what_is_not_there_is_kept), TEST(what_cannot_be_read_has_no_digest),
		TEST(links_are_kept_with_where_they_lead), TEST(many_are_found_again),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
