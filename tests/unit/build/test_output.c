/* test_output.c - names of outputs, and failures of writing them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "build/output.h"

struct fix {
	struct dg_arena		arena;
	struct dg_sources	sources;
	struct dg_sink		sink;
	struct dg_doc		doc;
	char			dir[64];
};

static int
setup(void **state)
{
	struct fix *f = dg_xmalloc(sizeof *f);

	memset(f, 0, sizeof *f);
	dg_arena_init(&f->arena);
	dg_sources_init(&f->sources, &f->arena);
	dg_sink_init(&f->sink);
	f->doc = (struct dg_doc){ .arena = &f->arena, .sources = &f->sources,
	    .sink = &f->sink, .path = DG_STR("a/ke-hoach.v2.plan") };
	snprintf(f->dir, sizeof f->dir, "/tmp/dg-output-XXXXXX");
	assert_non_null(mkdtemp(f->dir));
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fix *f = *state;

	rmdir(f->dir);
	dg_sink_fini(&f->sink);
	dg_sources_fini(&f->sources);
	dg_arena_fini(&f->arena);
	free(f);
	return 0;
}

static void
only_plain_names_are_names(void **state)
{
	(void)state;
	assert_true(dg_output_name_ok(DG_STR("ke-hoach-224")));
	assert_true(dg_output_name_ok(DG_STR("Kế hoạch số 1")));
	assert_false(dg_output_name_ok(DG_STR("")));
	assert_false(dg_output_name_ok(DG_STR(".an")));
	assert_false(dg_output_name_ok(DG_STR("a/b")));
	assert_false(dg_output_name_ok(DG_STR("a..b")));
	assert_false(dg_output_name_ok(DG_STR("a\nb")));
	assert_false(dg_output_name_ok((struct dg_str){ "a\0b", 3 }));
}

static void
the_plan_names_its_outputs(void **state)
{
	struct fix *f = *state;
	struct dg_entry entry = { .key = DG_STR("output"),
	    .value = DG_STR("../x") };

	assert_true(dg_str_is(dg_output_name(&f->doc, f->doc.arena, DG_STR("")), "ke-hoach.v2"));
	f->doc.header = &entry;
	assert_int_equal(dg_output_name(&f->doc, f->doc.arena, DG_STR("")).n, 0);
	assert_int_equal(f->sink.first->rule, DG_R_output_name_bad);
	entry.value = DG_STR("x");
	assert_true(dg_str_is(dg_output_name(&f->doc, f->doc.arena, DG_STR("")), "x"));
	entry.value = DG_STR("x\u00a0\u00a0 y \u00a0");
	assert_true(dg_str_is(dg_output_name(&f->doc, f->doc.arena, DG_STR("")), "x y"));
}

static void
files_are_written_to_new_folders(void **state)
{
	struct fix *f = *state;
	struct dg_str dir = dg_arena_fmt(&f->arena, "%s/a/b", f->dir);
	struct dg_buf buf;

	dg_buf_init(&buf, 100);
	dg_buf_puts(&buf, "x");
	assert_true(dg_output_folder(&f->doc, dir.p));
	assert_true(dg_output_write(&f->doc, dir.p, DG_STR("n"), ".pdf", &buf));
	dg_buf_fini(&buf);
	assert_int_equal(unlink(dg_arena_fmt(&f->arena, "%s/a/b/n.pdf",
	    f->dir).p), 0);
	rmdir(dir.p);
	rmdir(dg_arena_fmt(&f->arena, "%s/a", f->dir).p);
}

static void
a_file_in_the_way_is_fatal(void **state)
{
	struct fix *f = *state;
	struct dg_str dir = dg_arena_fmt(&f->arena, "%s/a", f->dir);

	assert_true(dg_file_write(dir.p, "x", 1));
	assert_false(dg_output_folder(&f->doc, dir.p));
	assert_int_equal(f->sink.count[DG_FATAL], 1);
	assert_int_equal(f->sink.first->rule, DG_R_output_in_the_way);
	unlink(dir.p);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(only_plain_names_are_names), T(the_plan_names_its_outputs),
		T(files_are_written_to_new_folders), T(a_file_in_the_way_is_fatal),
	};

	return cmocka_run_group_tests_name("output", tests, NULL, NULL);
}
