/* What units say in their columns: cells, and patterns of the header. */
#include "desk.h"

#include "office/office.h"

static const char table[] =
    "level\tcode\tparent\ttype\tname\tfull_name\theading\n"
    "tinh\t01\t\tThành phố\tHà Nội\tThành phố Hà Nội\t\n"
    "xa\t00004\t01\tPhường\tBa Đình\tPhường Ba Đình\t\n"
    "xa\t00008\t01\tPhường\tNgọc Hà\tPhường Ngọc Hà\tTỰ GHI\n"
    "to\tto-1\t00004\tTổ\tTổ 1\tTổ dân phố 1\t\n"
    "xa\tmo-coi\t77\tXã\tMồ Côi\tXã Mồ Côi\t\n";

/* The table with patterns: key, pattern, ..., NULL. */
static void
open_table(struct desk *d, const char *const *patterns, bool ok, struct dg_units *u)
{
	assert_true(dg_units_read(&d->doc, desk_file(d, "don-vi.tsv", table), DG_NOWHERE,
	    u));
	for (; *patterns; patterns += 2)
		desk_header(d, patterns[0], patterns[1]);
	assert_int_equal(dg_units_compute(&d->doc, u), ok);
}

static struct dg_str
value(struct desk *d, const struct dg_units *u, const char *id, const char *path)
{
	const struct dg_unit *unit = dg_units_find(u, dg_str_of(id));
	struct dg_str column = dg_str_of(path);
	bool known;
	struct dg_str s;

	assert_non_null(unit);
	if (!dg_unit_climb(&d->doc, u, &unit, &column, DG_NOWHERE, false))
		return DG_STR("(failed)");
	s = dg_unit_value(&d->doc, u, unit, column, &known);
	assert_true(known);
	return s;
}

static const char *const party[] = {
	"unit.tiêu-đề", "ĐẢNG BỘ {{unit.thuộc.full_name:upper}} / ĐẢNG ỦY {{unit.full_name:upper}}",
	"unit.ký-hiệu", "ĐU",
	"unit.địa danh", "{{unit.name}}",
	"unit.cấp-ủy", "đảng ủy {{unit:full}}",
	"unit.câu", "{{unit.cấp-ủy:cap}} thuộc {{unit.parent.cấp-ủy}}",
	"unit.trống", "",
	"unit.chữ", "\\{{unit}} \\{{a {{unit}} \\{{",
	NULL,
};

static void
patterns_fill_what_is_empty(void **state)
{
	struct desk *d = desk_new();
	struct dg_units u;

	(void)state;
	open_table(d, party, true, &u);
	assert_str(value(d, &u, "00004", "heading"),
	    "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI / ĐẢNG ỦY PHƯỜNG BA ĐÌNH");
	assert_str(value(d, &u, "00008", "tiêu-đề"), "TỰ GHI");
	assert_str(value(d, &u, "00004", "symbol"), "ĐU");
	assert_str(value(d, &u, "00004", "place"), "Ba Đình");
	assert_str(value(d, &u, "00004", "câu"),
	    "Đảng ủy Phường Ba Đình thuộc đảng ủy Thành phố Hà Nội");
	assert_str(value(d, &u, "00004", "trống"), "");
	assert_str(value(d, &u, "00004", "chữ"), "{{unit}} {{a Ba Đình {{");
	assert_quiet(d);
	desk_free(d);
}

static void
paths_go_up(void **state)
{
	struct desk *d = desk_new();
	struct dg_units u;

	(void)state;
	open_table(d, party, true, &u);
	assert_str(value(d, &u, "to-1", "thuộc"), "00004");
	assert_str(value(d, &u, "to-1", "thuộc.tên"), "Ba Đình");
	assert_str(value(d, &u, "to-1", "parent.thuộc.cấp-ủy"),
	    "đảng ủy Thành phố Hà Nội");
	assert_str(value(d, &u, "to-1", "thuộc.heading"),
	    "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI / ĐẢNG ỦY PHƯỜNG BA ĐÌNH");
	assert_quiet(d);
	desk_free(d);
}

static void
what_is_not_above_is_told_once(void **state)
{
	struct desk *d = desk_new();
	struct dg_units u;
	const struct dg_unit *unit;
	struct dg_str path = DG_STR("thuộc.thuộc.tên");
	bool known;

	(void)state;
	open_table(d, party, true, &u);
	unit = dg_units_find(&u, DG_STR("00004"));
	assert_true(dg_unit_climb(&d->doc, &u, &unit, &path, DG_NOWHERE, true));
	assert_null(unit);
	assert_str(dg_unit_value(&d->doc, &u, unit, path, &known), "");
	assert_true(known);
	unit = dg_units_find(&u, DG_STR("01"));
	assert_str(dg_unit_glance(&d->arena, &u, unit, DG_STR("heading"), &known), "");
	assert_quiet(d);

	for (int i = 0; i < 3; i++)
		assert_str(value(d, &u, "01", "heading"), "");
	assert_int_equal(d->sink.n, 1);
	assert_non_null(assert_told(d, DG_R_unit_above_none, 1, 23)->notes);
	assert_str(value(d, &u, "mo-coi", "câu"), "");
	assert_int_equal(d->sink.n, 2);
	assert_told(d, DG_R_unit_above_unknown, 1, 37);
	assert_str(value(d, &u, "mo-coi", "thuộc.tên"), "(failed)");
	desk_free(d);
}

static void
refuse(const char *key, const char *pattern, enum dg_rule rule, size_t column)
{
	const char *const patterns[] = { key, pattern, NULL };
	struct desk *d = desk_new();
	struct dg_units u;

	open_table(d, patterns, false, &u);
	assert_told(d, rule, 1, column);
	assert_int_equal(d->sink.n, 1);
	assert_str(value(d, &u, "00008", "heading"), "TỰ GHI");
	desk_free(d);
}

static void
mistakes_have_their_place(void **state)
{
	(void)state;
	refuse("unit.x", "A {{unit.tuổi}}", DG_R_unit_column_unknown, 11);
	refuse("unit.x", "A {{unit.thuộc.tuổi}}", DG_R_unit_column_unknown, 11);
	refuse("unit.x", "{{cap}}", DG_R_unit_pattern_mark, 9);
	refuse("unit.x", "{{unit.name:words}}", DG_R_unit_pattern_mark, 9);
	refuse("unit.x", "{{unit.type:full}}", DG_R_unit_pattern_mark, 9);
	refuse("unit.x", "{{unit.name:}}", DG_R_unit_pattern_mark, 9);
	refuse("unit.x", "{{unit.}}", DG_R_unit_pattern_mark, 9);
	refuse("unit.x", "A {{unit.name", DG_R_mark_unclosed, 11);
	refuse("unit.x", "A [@nq04]", DG_R_unit_pattern_mark, 11);
	refuse("unit.code", "A", DG_R_unit_pattern_fixed, 1);
	refuse("unit.thuộc", "A", DG_R_unit_pattern_fixed, 1);
	refuse("unit.x", "{{unit.x}}", DG_R_unit_pattern_cycle, 9);
}

static void
patterns_need_no_round(void **state)
{
	static const char *const round[] = { "unit.a", "{{unit.b}}", "unit.b",
		"x {{unit.heading}}", "unit.tiêu-đề", "{{unit.name}} {{unit.a}}", NULL };
	static const char *const twice[] = { "unit.heading", "A", "unit.tiêu-đề", "B",
		NULL };
	static const char *const up[] = { "unit.a", "{{unit.thuộc.a}}", NULL };
	struct desk *d = desk_new();
	struct dg_units u;

	(void)state;
	open_table(d, round, false, &u);
	assert_str(assert_told(d, DG_R_unit_pattern_cycle, 1, 15)->args.item[0],
	    "heading → a → b → heading");
	desk_free(d);
	d = desk_new();
	open_table(d, twice, false, &u);
	assert_told(d, DG_R_unit_pattern_twice, 1, 1);
	desk_free(d);
	d = desk_new();
	open_table(d, up, true, &u);	/* it ends where nothing is above */
	assert_quiet(d);
	desk_free(d);
}

/* Each pattern names the next ten times: what grows without end is stopped. */
static void
large_values_are_stopped(void **state)
{
	struct desk *d = desk_new();
	struct dg_units u;
	char key[24], text[200];

	(void)state;
	assert_true(dg_units_read(&d->doc, desk_file(d, "don-vi.tsv", table), DG_NOWHERE,
	    &u));
	for (int i = 0; i < 40; i++) {
		size_t n = 0;

		snprintf(key, sizeof key, "unit.c%d", i);
		for (int k = 0; k < 10; k++)
			n += (size_t)snprintf(text + n, sizeof text - n, "{{unit.c%d}}",
			    i + 1);
		desk_header(d, key, text);
	}
	desk_header(d, "unit.c40", "");
	assert_true(dg_units_compute(&d->doc, &u));
	assert_str(value(d, &u, "01", "c0"), "");
	assert_str(value(d, &u, "01", "c40"), "");
	assert_int_equal(d->sink.n, 1);
	assert_non_null(desk_find(d, DG_R_unit_value_large));
	desk_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(patterns_fill_what_is_empty),
		cmocka_unit_test(paths_go_up),
		cmocka_unit_test(what_is_not_above_is_told_once),
		cmocka_unit_test(mistakes_have_their_place),
		cmocka_unit_test(patterns_need_no_round),
		cmocka_unit_test(large_values_are_stopped),
	};

	return cmocka_run_group_tests_name("office/unit_value", tests, NULL, NULL);
}
