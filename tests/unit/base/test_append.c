#include "test.h"

#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/append.h"

static struct dg_arena	arena;
static char		dir[] = "/tmp/docgen-test-XXXXXX";

static const char *
in_dir(const char *name)
{
	return dg_arena_fmt(&arena, "%s/%s", dir, name).p;
}

static struct dg_str
all_of(struct dg_append *a)
{
	struct dg_str bytes = DG_STR("");

	assert_int_equal(dg_append_read(a, &arena, 100, &bytes), DG_FILE_OK);
	return bytes;
}

/* Another program tries: what came of it. */
static int
other_opens(void)
{
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		struct dg_append a;

		_exit(dg_append_open(&a, in_dir("log"), false));
	}
	waitpid(child, &status, 0);
	return WEXITSTATUS(status);
}

static void
grows_and_is_written_anew(void **state)
{
	struct dg_append a;

	(void)state;
	assert_int_equal(dg_append_open(&a, in_dir("log"), false), DG_APPEND_OK);
	assert_true(dg_append_put(&a, DG_STR("one\n")));
	assert_true(dg_append_put(&a, DG_STR("two\n")));
	assert_str(all_of(&a), "one\ntwo\n");
	for (int i = 0; i < 3; i++) {
		assert_true(dg_append_replace(&a, DG_STR("three\n")));
		assert_true(dg_append_put(&a, DG_STR("four\n")));
		assert_str(all_of(&a), "three\nfour\n");
	}
	assert_true(dg_append_now(&a) > 0);
	dg_append_close(&a);
}

static void
one_program_holds_it_even_when_written_anew(void **state)
{
	struct dg_append a;

	(void)state;
	assert_int_equal(dg_append_open(&a, in_dir("log"), false), DG_APPEND_OK);
	assert_int_equal(other_opens(), DG_APPEND_BUSY);
	assert_true(dg_append_replace(&a, DG_STR("x\n")));
	assert_int_equal(other_opens(), DG_APPEND_BUSY);
	assert_true(dg_append_replace(&a, DG_STR("y\n")));
	assert_int_equal(other_opens(), DG_APPEND_BUSY);
	dg_append_close(&a);
	assert_int_equal(other_opens(), DG_APPEND_OK);
}

static void
what_cannot_be_made_says_so(void **state)
{
	struct dg_append a;

	(void)state;
	assert_int_equal(dg_append_open(&a, in_dir("absent/log"), false), DG_APPEND_FAILED);
	assert_int_equal(dg_append_open(&a, dir, false), DG_APPEND_FAILED);
}

static void
sweeps_what_the_dead_left(void **state)
{
	pid_t child = fork();

	(void)state;
	if (child == 0)
		_exit(0);
	waitpid(child, NULL, 0);
	for (int i = 0; i < 2; i++) {
		const char *path = dg_arena_fmt(&arena, "%s/x.pdf.tmp-%ld-%d", dir,
		    (long)(i == 0 ? child : getpid()), i).p;

		assert_true(dg_file_write(path, "x", 1));
	}
	assert_true(dg_file_write(in_dir("x.tmp-a-1"), "x", 1));
	dg_file_sweep(&arena, dir);
	assert_false(dg_file_exists(dg_arena_fmt(&arena, "%s/x.pdf.tmp-%ld-0", dir, (long)child).p));
	assert_true(dg_file_remove(dg_arena_fmt(&arena, "%s/x.pdf.tmp-%ld-1", dir, (long)getpid()).p));
	assert_true(dg_file_remove(in_dir("x.tmp-a-1")));
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
	unlink(in_dir("log"));
	rmdir(dir);
	dg_arena_fini(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grows_and_is_written_anew),
		cmocka_unit_test(one_program_holds_it_even_when_written_anew),
		cmocka_unit_test(what_cannot_be_made_says_so),
		cmocka_unit_test(sweeps_what_the_dead_left),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
