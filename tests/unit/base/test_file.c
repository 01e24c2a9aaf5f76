#include "test.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static struct dg_arena	arena;
static char		dir[] = "/tmp/docgen-test-XXXXXX";

static const char *
in_dir(const char *name)
{
	return dg_arena_fmt(&arena, "%s/%s", dir, name).p;
}

static void
writes_whole_and_reads_back(void **state)
{
	struct dg_str bytes;

	(void)state;
	assert_true(dg_file_write(in_dir("a"), "xyz", 3));
	assert_int_equal(dg_file_read(&arena, in_dir("a"), 100, &bytes), DG_FILE_OK);
	assert_str(bytes, "xyz");
	assert_int_equal(dg_file_read(&arena, in_dir("a"), 2, &bytes), DG_FILE_TOO_LARGE);
	assert_int_equal(dg_file_read(&arena, in_dir("b"), 2, &bytes), DG_FILE_ABSENT);
	assert_int_equal(dg_file_read(&arena, dir, 2, &bytes), DG_FILE_NOT_REGULAR);
	assert_int_equal(dg_file_read(&arena, "/dev/zero", 2, &bytes), DG_FILE_NOT_REGULAR);
}

static void
a_failed_write_leaves_nothing(void **state)
{
	(void)state;
	assert_true(dg_file_mkdirs(in_dir("folder/deep")));
	assert_false(dg_file_write(in_dir("folder"), "x", 1));	/* a folder stands there */
	assert_false(dg_file_write(in_dir("absent/x"), "x", 1));
	assert_int_equal(errno, ENOENT);
	assert_int_equal(rmdir(in_dir("folder/deep")), 0);
	assert_int_equal(rmdir(in_dir("folder")), 0);
}

static void
a_new_file_is_never_put_over_another(void **state)
{
	struct dg_str bytes;

	(void)state;
	assert_true(dg_file_create(in_dir("new"), "xyz", 3));
	assert_false(dg_file_create(in_dir("new"), "other", 5));
	assert_int_equal(errno, EEXIST);
	assert_int_equal(dg_file_read(&arena, in_dir("new"), 100, &bytes), DG_FILE_OK);
	assert_str(bytes, "xyz");
	assert_int_equal(symlink("nowhere", in_dir("dangling")), 0);
	assert_false(dg_file_create(in_dir("dangling"), "x", 1));
	assert_int_equal(errno, EEXIST);
	assert_false(dg_file_create(in_dir("absent/x"), "x", 1));
	assert_int_equal(errno, ENOENT);
}

static void
a_file_is_replaced_where_it_stands(void **state)
{
	struct dg_str	bytes;
	struct stat	st;

	(void)state;
	assert_false(dg_file_replace(in_dir("not-there"), "x", 1));
	assert_int_equal(errno, ENOENT);
	assert_true(dg_file_write(in_dir("old"), "xyz", 3));
	assert_int_equal(chmod(in_dir("old"), 0640), 0);
	assert_int_equal(symlink("old", in_dir("link")), 0);
	assert_true(dg_file_replace(in_dir("link"), "new", 3));
	assert_int_equal(dg_file_read(&arena, in_dir("old"), 100, &bytes), DG_FILE_OK);
	assert_str(bytes, "new");
	assert_int_equal(lstat(in_dir("link"), &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(stat(in_dir("old"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
}

static void
paths_are_taken_apart(void **state)
{
	(void)state;
	assert_str(dg_path_dir(DG_STR("a/b/c.plan")), "a/b");
	assert_str(dg_path_dir(DG_STR("c.plan")), ".");
	assert_str(dg_path_dir(DG_STR("/c")), "/");
	assert_str(dg_path_stem(DG_STR("a/b.c.plan")), "b.c");
	assert_str(dg_path_stem(DG_STR(".plan")), ".plan");
	assert_str(dg_path_join(&arena, DG_STR("a"), DG_STR("b")), "a/b");
	assert_str(dg_path_join(&arena, DG_STR("a"), DG_STR("/b")), "/b");
}

static void
nothing_leaves_the_root(void **state)
{
	struct dg_str root, plan, out;

	(void)state;
	assert_true(dg_file_mkdirs(in_dir("project/plans")));
	assert_true(dg_file_write(in_dir("project/units.csv"), "", 0));
	assert_true(dg_file_write(in_dir("secret"), "", 0));
	plan = dg_str_of(in_dir("project/plans/a.plan"));
	assert_true(dg_project_root(&arena, NULL, plan, &root));
	assert_true(dg_path_inside(&arena, NULL, root, plan, DG_STR("../units.csv"), &out));
	assert_true(dg_path_inside(&arena, NULL, root, plan, DG_STR("missing.csv"), &out));
	assert_false(dg_path_inside(&arena, NULL, root, plan, DG_STR("../../secret"), &out));
	assert_false(dg_path_inside(&arena, NULL, root, plan, DG_STR("/etc/passwd"), &out));
	assert_int_equal(symlink("../../secret", in_dir("project/plans/link")), 0);
	assert_false(dg_path_inside(&arena, NULL, root, plan, DG_STR("link"), &out));
}

static void
the_root_is_the_nearest_project_file(void **state)
{
	struct dg_str root;

	(void)state;
	assert_true(dg_file_mkdirs(in_dir("deep/a/b/c")));
	assert_true(dg_file_write(in_dir("deep/docgen.project"), "", 0));
	assert_true(dg_project_root(&arena, NULL, dg_str_of(in_dir("deep/a/b/c/x.plan")), &root));
	assert_true(dg_str_ends(root, "/deep"));
	assert_false(dg_project_root(&arena, NULL, dg_str_of(in_dir("nowhere/x.plan")), &root));
	dg_project_here(&arena, dg_str_of(in_dir("deep/a/b")), &root);
	assert_true(dg_str_ends(root, "/deep"));
	assert_true(dg_file_mkdirs(in_dir("bare/a")));
	dg_project_here(&arena, dg_str_of(in_dir("bare/a")), &root);
	assert_true(dg_str_ends(root, "/bare/a"));
	dg_project_here(&arena, dg_str_of(in_dir("nowhere")), &root);
	assert_str(root, "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_whole_and_reads_back),
		cmocka_unit_test(a_failed_write_leaves_nothing),
		cmocka_unit_test(a_new_file_is_never_put_over_another),
		cmocka_unit_test(a_file_is_replaced_where_it_stands),
		cmocka_unit_test(paths_are_taken_apart),
		cmocka_unit_test(nothing_leaves_the_root),
		cmocka_unit_test(the_root_is_the_nearest_project_file),
	};
	int failed;

	if (mkdtemp(dir) == NULL)
		return 1;
	dg_arena_init(&arena);
	failed = cmocka_run_group_tests_name("base/file", tests, NULL, NULL);
	failed |= system(dg_arena_fmt(&arena, "rm -rf '%s'", dir).p);
	dg_arena_fini(&arena);
	return failed;
}
