/* The registry of cited documents. */
#include "desk.h"

#include "office/office.h"

static bool
read_text(struct desk *d, const char *text, struct dg_cites *c)
{
	return dg_cites_read(&d->doc, desk_file(d, "x.cites", text), DG_NOWHERE, c);
}

static const char plain[] =
    "%% văn bản của tỉnh\n"
    "@nq04\n"
    "loại: Nghị quyết\n"
    "số: 04-NQ/TU\n"
    "  %% thêm sau\n"
    "ngày: 2026-01-17\n"
    "cơ quan: Ban Chấp hành\n"
    "  Đảng bộ tỉnh A\n"
    "tên: phát triển: văn hóa\n"
    "hiệu lực: còn\n"
    "\n"
    "@bc12\r\n"
    "Kind: Báo cáo\r\n"
    "number: 12-BC/HU\r\n"
    "date: 2/4/2026\r\n"
    "issuer: Huyện ủy B\r\n"
    "title: chỉ tiêu\r\n"
    "source: a/b.plan\r\n";

static void
reads_records(void **state)
{
	struct desk *d = desk_new();
	struct dg_cites c;
	struct dg_cited *nq, *bc;

	(void)state;
	assert_true(read_text(d, plain, &c));
	assert_quiet(d);
	assert_int_equal(c.n, 2);
	nq = dg_cites_find(&c, DG_STR("nq04"));
	assert_str(nq->kind, "Nghị quyết");
	assert_str(nq->number, "04-NQ/TU");
	assert_str(nq->issuer, "Ban Chấp hành Đảng bộ tỉnh A");
	assert_str(nq->title, "phát triển: văn hóa");
	assert_int_equal(nq->date.day, 17);
	assert_int_equal(dg_span_place(&d->sources, nq->span).line, 2);
	bc = dg_cites_find(&c, DG_STR("bc12"));
	assert_str(bc->kind, "Báo cáo");
	assert_int_equal(bc->date.month, 4);
	assert_null(dg_cites_find(&c, DG_STR("bc1")));
	desk_free(d);
}

static void
an_empty_registry_is_one(void **state)
{
	struct desk *d = desk_new();
	struct dg_cites c;

	(void)state;
	assert_true(read_text(d, "\xef\xbb\xbf%% nothing yet\n\n", &c));
	assert_int_equal(c.n, 0);
	assert_null(dg_cites_find(&c, DG_STR("a")));
	assert_quiet(d);
	desk_free(d);
}

#define REST "số: 1-QĐ/TU\nngày: 2026-01-17\ncơ quan: A\ntên: b\n"
#define RECORD "@a\nloại: Quyết định\n" REST

static const struct dg_diag *
refuse(struct desk *d, const char *text, enum dg_rule rule, size_t line,
    size_t column)
{
	struct dg_cites c;

	assert_false(read_text(d, text, &c));
	return assert_told(d, rule, line, column);
}

static void
refuses_what_is_wrong(void **state)
{
	static const struct { const char *text; enum dg_rule rule; size_t line, column; } bad[] = {
		{ "loại: x\n", DG_R_cites_outside, 1, 1 },
		{ RECORD "\nghi chú: x\n", DG_R_cites_outside, 8, 1 },
		{ RECORD "hiệu lực\n", DG_R_cites_line, 7, 1 },
		{ "@a\n  x\n" REST, DG_R_cites_line, 2, 3 },
		{ "@A b\nloại: x\n" REST, DG_R_cites_bad_key, 1, 1 },
		{ "@\nloại: x\n" REST, DG_R_cites_bad_key, 1, 1 },
		{ RECORD "\n" RECORD, DG_R_cites_key_twice, 8, 1 },
		{ RECORD "tên: c\n", DG_R_cites_repeated_field, 7, 1 },
		{ "@a\n" REST, DG_R_cites_missing_field, 1, 1 },
		{ "@a\nloại:\n" REST, DG_R_cites_missing_field, 1, 1 },
		{ "@a\nloại: x\nsố: 1\nngày: 2026-02-30\ncơ quan: A\ntên: b\n",
		    DG_R_cites_bad_date, 4, 7 },
		{ "@a\nloại: x\nsố: 1\nngày: 2026-02\ncơ quan: A\ntên: b\n",
		    DG_R_cites_bad_date, 4, 7 },
		{ RECORD "nguồn: a\x01\n", DG_R_office_control, 7, 9 },
		{ "\xc3(\n", DG_R_office_utf8, 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct desk *d = desk_new();

		refuse(d, bad[i].text, bad[i].rule, bad[i].line, bad[i].column);
		desk_free(d);
	}
}

static void
guesses_a_field(void **state)
{
	struct desk *d = desk_new();

	(void)state;
	assert_meant(refuse(d, RECORD "hiệu lưc: còn\n", DG_R_cites_unknown_field, 7, 1),
	    "hiệu lực");
	assert_int_equal(d->sink.n, 1);
	desk_free(d);
}

static void
a_bad_line_takes_its_continuation_along(void **state)
{
	struct desk *d = desk_new();
	struct dg_cites c;

	(void)state;
	assert_false(read_text(d, "@a\nloạj: x\n  y\n  z\nloại: x\n" REST, &c));
	assert_int_equal(d->sink.n, 1);
	desk_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_records),
		cmocka_unit_test(an_empty_registry_is_one),
		cmocka_unit_test(refuses_what_is_wrong),
		cmocka_unit_test(guesses_a_field),
		cmocka_unit_test(a_bad_line_takes_its_continuation_along),
	};

	return cmocka_run_group_tests_name("office/cites", tests, NULL, NULL);
}
