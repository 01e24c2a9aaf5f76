/* test_folder.c - a folder that is asked about many names: it says what the system says. */
#include "test.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/folder.h"
#include "base/inputs.h"

#define MANY 100

static char place[] = "/tmp/dg-folder-XXXXXX";

static const char *
path_of(const char *name)
{
	static char path[300];

	snprintf(path, sizeof path, "%s/%s", place, name);
	return path;
}

static const char *
numbered(const char *what, int i)
{
	static char name[40];

	snprintf(name, sizeof name, "%s-%03d", what, i);
	return name;
}

static void
make(const char *name)
{
	int fd = open(path_of(name), O_CREAT | O_WRONLY, 0600);

	assert_true(fd >= 0);
	close(fd);
}

static bool
is_there(struct dg_folder *f, const char *name)
{
	struct dg_stamp mine, theirs;
	bool linked, other, there = dg_folder_look(f, name, &mine, &linked);

	assert_int_equal(there, dg_stamp_look(-1, path_of(name), &theirs, &other));
	assert_int_equal(linked, other);
	assert_true(!there || dg_stamp_eq(&mine, &theirs));
	return there;
}

static void
says_what_the_system_says(void **state)
{
	struct dg_listed l = { 0 };
	struct dg_arena arena;
	struct dg_folder f;
	struct dg_stamp above;
	bool linked;

	(void)state;
	for (int i = 0; i < MANY; i++)
		make(numbered("a", i));
	assert_int_equal(symlink("a-001", path_of("link")), 0);
	assert_int_equal(symlink("nowhere", path_of("loose")), 0);
	assert_int_equal(mkdir(path_of("folder"), 0700), 0);
	l.path = dg_str_of(place);
	dg_arena_init(&arena);
	assert_true(dg_dir_entries(&arena, place, SIZE_MAX, (struct dg_dir_entry **)&l.entries, &l.n));
	dg_folder_open(&f, place, &l);
	assert_true(f.fd >= 0);
	for (int i = 0; i < MANY; i++) {
		assert_true(is_there(&f, numbered("a", i)));
		assert_false(is_there(&f, numbered("b", i)));
		assert_false(is_there(&f, numbered("A", i)));
		assert_false(is_there(&f, numbered("ă", i)));
		assert_true(is_there(&f, "link"));
		assert_false(is_there(&f, "loose"));
		assert_true(is_there(&f, "folder"));
		assert_true(is_there(&f, "."));
		/* Other programs make files beside it meanwhile. */
		assert_true(dg_folder_look(&f, "..", &above, &linked));
	}
	assert_true(f.known);
	/* What went since then is seen. */
	unlink(path_of("a-001"));
	assert_false(is_there(&f, "a-001"));
	assert_false(is_there(&f, "link"));
	dg_folder_close(&f);
	dg_arena_fini(&arena);
}

/* A folder whose listing cannot tell "1" from another spelling is asked each time. */
static void
no_letters_no_listing(void **state)
{
	struct dg_listed empty = { 0 };
	struct dg_folder f;
	char in[] = "/tmp/dg-folder-XXXXXX";
	struct dg_stamp stamp;
	bool linked;

	(void)state;
	assert_non_null(mkdtemp(in));
	dg_folder_open(&f, in, &empty);
	for (int i = 0; i < MANY; i++)
		assert_false(dg_folder_look(&f, numbered("b", i), &stamp, &linked));
	assert_false(f.known);
	dg_folder_close(&f);
	rmdir(in);
	dg_folder_open(&f, in, NULL);
	assert_int_equal(f.fd, -1);
	dg_folder_close(&f);
}

static int
set_up(void **state)
{
	(void)state;
	return mkdtemp(place) == NULL;
}

static int
take_down(void **state)
{
	(void)state;
	for (int i = 0; i < MANY; i++)
		unlink(path_of(numbered("a", i)));
	unlink(path_of("link"));
	unlink(path_of("loose"));
	rmdir(path_of("folder"));
	return rmdir(place);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_the_system_says),
		cmocka_unit_test(no_letters_no_listing),
	};

	return cmocka_run_group_tests(tests, set_up, take_down);
}
