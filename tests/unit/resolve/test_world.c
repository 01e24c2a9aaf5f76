/* test_world.c - what a header names: files, unit, date. */
#include "plan.h"

#include "base/file.h"

static void
open_world(struct plan *p, const char *header)
{
	struct dg_template_dirs	dirs = { NULL };
	struct dg_str		text;

	memset(p, 0, sizeof *p);
	dg_arena_init(&p->arena);
	dg_sources_init(&p->sources, &p->arena);
	dg_sink_init(&p->sink);
	p->doc = (struct dg_doc){ .arena = &p->arena, .sources = &p->sources,
		.sink = &p->sink, .path = DG_STR(IN "x.plan") };
	assert_true(dg_project_root(&p->arena, NULL, p->doc.path, &p->doc.root_dir));
	text = dg_arena_fmt(&p->arena, "---\ntemplate: dang/ke-hoach\ntitle: thử\n%s---\n\nx\n",
	    header);
	p->doc.source = dg_sources_add(&p->sources, p->doc.path, text);
	dg_plan_parse(&p->doc, text);
	dg_world_open(&p->doc, &dirs, &p->world);
	dg_world_issue(&p->doc, &p->world, dg_world_unit(&p->doc, &p->world));
}

static void
expect(const char *header, const char *messages)
{
	struct plan p;

	open_world(&p, header);
	assert_str(plan_messages(&p), messages);
	plan_close(&p);
}

static void
test_whole(void **state)
{
	struct plan p;

	(void)state;
	open_world(&p, "unit: hu-bien\nunits: don-vi.csv\ncites: trich-dan.cites\n"
	    "date: 2026-03-12\nnumber: 5\n");
	assert_str(plan_messages(&p), "");
	assert_str(p.world.symbol, "HU");
	assert_str(p.world.place, "Vùng Biên");
	assert_str(p.world.number, "05");
	assert_int_equal(p.world.date.month, 3);
	assert_non_null(dg_cites_find(&p.world.cites, DG_STR("nq1")));
	plan_close(&p);
	open_world(&p, "unit: hu-bien\nunits: don-vi.csv\nplace: Bản Mới\nsymbol: ĐU\n"
	    "date: 2026-03\n");
	assert_str(p.world.symbol, "ĐU");
	assert_str(p.world.place, "Bản Mới");
	assert_int_equal(p.world.date.day, 0);
	plan_close(&p);
}

static void
test_mistakes(void **state)
{
	(void)state;
	expect("unit: hu-bin\nunits: don-vi.csv\ndate: 2026-03-12\n",
	    "unit_unknown <hu-bin> ~hu-bien\n");
	expect("unit: hu-bien\ndate: 2026-03-12\n", "units_missing\n");
	expect("unit: hu-bien\nunits: khong-co.csv\ndate: 2026-03-12\n",
	    "file_absent <" IN "khong-co.csv>\n");
}

static void
test_outside(void **state)
{
	struct plan p;

	(void)state;
	open_world(&p, "unit: hu-bien\nunits: ../../../../../../etc/passwd\n"
	    "cites: /etc/passwd\ndate: 2026-03-12\n");
	assert_int_equal(p.sink.count[DG_ERROR], 2);
	assert_int_equal(p.sink.first->rule, DG_R_path_outside);
	assert_int_equal(p.sink.last->rule, DG_R_path_outside);
	plan_close(&p);
}

static void
test_date(void **state)
{
	struct plan	p;
	bool		found = false;

	(void)state;
	open_world(&p, "unit: hu-bien\nunits: don-vi.csv\ndate: 12/3/2026\n");
	for (const struct dg_diag *d = p.sink.first; d != NULL; d = d->next)
		if (d->rule == DG_R_date_bad) {
			found = true;
			assert_str(dg_span_text(&p.sources, d->span), "12/3/2026");
			assert_str(d->notes->args.item[0], "2026-03-12");
		}
	assert_true(found);
	assert_int_equal(p.world.date.year, 0);
	plan_close(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_mistakes),
		cmocka_unit_test(test_outside),
		cmocka_unit_test(test_date),
	};

	return cmocka_run_group_tests_name("resolve/world", tests, NULL, NULL);
}
