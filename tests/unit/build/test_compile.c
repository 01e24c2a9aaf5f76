/* test_compile.c - a plan from its path to its files, and what stops it. */
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
#include "build/compile.h"

static const char units[] =
	"id,tên,cấp,thuộc,ký hiệu,địa danh\n"
	"x,Tỉnh ủy Sơn Hà,tinh,,TU,Sơn Hà\n";
static const char head[] =
	"---\ntemplate: dang/ke-hoach\nunit: x\nunits: u.csv\nnumber: 1\n"
	"date: 2026-03-12\ntitle: thử nghiệm\n";
static const char tail[] =
	"::: recipients\n- Các ban\n- Lưu Văn phòng\n:::\n\n"
	"::: signature\nauthority: T/M BAN THƯỜNG VỤ\nposition: BÍ THƯ\n"
	"name: Nguyễn Văn A\n:::\n";

struct fix {
	char		dir[64], plan[96], out[96];
	struct dg_sink	sink;
	struct dg_fonts	*fonts;
	struct dg_worker worker;
	struct dg_options options;
	struct dg_draft	draft;
	struct dg_result result;
	bool		ran;
};

static int
setup(void **state)
{
	struct fix *f = dg_xmalloc(sizeof *f);
	char path[96];

	memset(f, 0, sizeof *f);
	snprintf(f->dir, sizeof f->dir, "/tmp/dg-compile-XXXXXX");
	assert_non_null(mkdtemp(f->dir));
	snprintf(f->plan, sizeof f->plan, "%s/p.plan", f->dir);
	snprintf(f->out, sizeof f->out, "%s/out", f->dir);
	snprintf(path, sizeof path, "%s/u.csv", f->dir);
	assert_true(dg_file_write(path, units, sizeof units - 1));
	dg_sink_init(&f->sink);
	f->fonts = dg_fonts_open(NULL, &f->sink);
	assert_non_null(f->fonts);
	dg_worker_init(&f->worker, f->fonts);
	f->options = (struct dg_options){ .out_dir = f->out,
	    .formats = DG_TO_DOCX | DG_TO_PDF };
	*state = f;
	return 0;
}

static bool
is_there(struct fix *f, const char *name)
{
	char path[200];

	snprintf(path, sizeof path, "%s/%s", f->out, name);
	return dg_file_exists(path);
}

static void
forget(struct fix *f)
{
	if (f->ran) {
		dg_result_fini(&f->result);
		dg_draft_fini(&f->draft);
	}
	f->ran = false;
}

/* One document of a plan. */
static int
compile_file(struct fix *f, const char *plan)
{
	int status;

	forget(f);
	f->ran = true;
	status = dg_draft_read(&f->draft, plan, &f->options);
	if (f->draft.n > 0)
		return dg_draft_compile(&f->draft, 0, &(struct dg_maker){ &f->worker, NULL, NULL },
		    &f->result);
	dg_draft_conclude(&f->draft, &f->result);
	return status;
}

static int
teardown(void **state)
{
	static const char *const names[] = { "out/p.docx", "out/p.pdf",
	    "out/y.pdf", "out", "p.plan", "u.csv", "" };
	struct fix *f = *state;
	char path[200];

	forget(f);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", f->dir, names[i]);
		remove(path);
	}
	dg_worker_fini(&f->worker);
	dg_fonts_free(f->fonts);
	dg_sink_fini(&f->sink);
	free(f);
	return 0;
}

/* Compiles a plan with this line in the header and this body. */
static int
compile(struct fix *f, const char *entry, const char *body)
{
	char text[4096];
	int n = snprintf(text, sizeof text, "%s%s---\n\n%s\n\n%s", head, entry,
	    body, tail);

	assert_true(dg_file_write(f->plan, text, (size_t)n));
	return compile_file(f, f->plan);
}

static void
both_files_are_written(void **state)
{
	struct fix *f = *state;

	assert_int_equal(compile(f, "", "# Mục\n\nNội dung."), DG_DONE);
	assert_int_equal(f->result.written, 2);
	assert_true(is_there(f, "p.docx"));
	assert_true(is_there(f, "p.pdf"));
}

static void
an_error_leaves_no_file(void **state)
{
	struct fix *f = *state;

	assert_int_equal(compile(f, "", "Có {{khong-co}}."), DG_PLAN_WRONG);
	assert_int_equal(f->result.written, 0);
	assert_false(dg_file_is_dir(f->out));
}

static void
one_run_shows_errors_of_all_passes(void **state)
{
	struct fix *f = *state;

	assert_int_equal(compile(f, "lạ: 1\n", "Có {{khong-co}} và [@x]."),
	    DG_PLAN_WRONG);
	assert_int_equal(f->result.sink->count[DG_ERROR], 3);
}

static void
strict_turns_a_warning_into_failure(void **state)
{
	struct fix *f = *state;

	f->options.strict = true;
	assert_int_equal(compile(f, "", "# Mục\n\n## Trống\n\n# Mục\n\nCó."),
	    DG_PLAN_WRONG);
	assert_true(f->result.sink->count[DG_WARNING] > 0);
	assert_int_equal(f->result.written, 0);
}

static void
the_header_names_the_output(void **state)
{
	struct fix *f = *state;
	struct dg_arena arena;

	f->options.formats = DG_TO_PDF;
	assert_int_equal(compile(f, "output: {{var}}\n", "Có."), DG_PLAN_WRONG);
	assert_int_equal(compile(f, "output: y\n", "Có."), DG_DONE);
	assert_true(is_there(f, "y.pdf"));
	assert_false(is_there(f, "y.docx"));
	assert_true(dg_str_is(f->result.name, "y"));
	forget(f);
	f->ran = true;
	assert_int_equal(dg_draft_read(&f->draft, f->plan, &f->options), DG_DONE);
	dg_arena_init(&arena);
	assert_true(dg_str_is(dg_draft_name(&f->draft, 0, &arena), "y"));
	dg_arena_fini(&arena);
	/* Asking for the name changes nothing. */
	assert_int_equal(dg_draft_compile(&f->draft, 0, &(struct dg_maker){ &f->worker, NULL, NULL },
		    &f->result), DG_DONE);
	assert_int_equal(f->result.written, 1);
}

static void
dumps_write_nothing(void **state)
{
	struct fix *f = *state;

	f->options.dump = DG_DUMP_TREE;
	assert_int_equal(compile(f, "", "Có."), DG_DONE);
	assert_true(dg_str_starts(dg_buf_str(&f->result.dump), "doc"));
	f->options.dump = DG_DUMP_PAGES;
	assert_int_equal(compile(f, "", "Có."), DG_DONE);
	assert_true(dg_str_starts(dg_buf_str(&f->result.dump), "page 1"));
	assert_false(dg_file_is_dir(f->out));
}

static void
what_is_absent_is_the_worlds_fault(void **state)
{
	struct fix *f = *state;

	assert_int_equal(compile_file(f, "/nowhere/x.plan"), DG_WORLD_WRONG);
	assert_true(dg_file_write(f->out, "x", 1));
	assert_int_equal(compile(f, "", "Có."), DG_WORLD_WRONG);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(both_files_are_written), T(an_error_leaves_no_file),
		T(one_run_shows_errors_of_all_passes),
		T(strict_turns_a_warning_into_failure),
		T(the_header_names_the_output), T(dumps_write_nothing),
		T(what_is_absent_is_the_worlds_fault),
	};

	return cmocka_run_group_tests_name("compile", tests, NULL, NULL);
}
