/* How headings are numbered. */
#include "desk.h"

#include "office/office.h"

static const struct dg_heading_look looks[DG_LOOKS] = {
	[DG_LOOK_LETTER] = { .suffix = DG_STR("-") },
	[DG_LOOK_ROMAN] = { .suffix = DG_STR("-") },
	[DG_LOOK_DECIMAL] = { .suffix = DG_STR(".") },
	[DG_LOOK_LOWER_LETTER] = { .suffix = DG_STR(")") },
};
static const struct dg_heading_look words[] = {
	{ .word = DG_STR("Phần thứ"), .below = true },
	{ .word = DG_STR("Chương"), .below = true },
	{ .word = DG_STR("Điều"), .suffix = DG_STR("."), .through = true },
};
static const struct dg_scheme party = { .looks = looks, .words = words, .n_words = 3 };
static bool
parse(struct desk *d, const char *text, struct dg_scheme *out)
{
	struct dg_entry *e = desk_header(d, "numbering", text);

	return dg_scheme_parse(&d->doc, e->value, e->value_span, &party, out);
}

static void
reads_letters_to_bullets(void **state)
{
	struct desk *d = desk_new();
	struct dg_scheme s;

	(void)state;
	assert_true(parse(d, "A I 1 *", &s));
	assert_int_equal(s.n, 4);
	assert_int_equal(s.level[0].format, DG_NUM_UPPER_LETTER);
	assert_str(s.level[0].suffix, "-");
	assert_int_equal(s.level[1].format, DG_NUM_ROMAN);
	assert_str(s.level[1].suffix, "-");
	assert_int_equal(s.level[2].format, DG_NUM_DECIMAL);
	assert_int_equal(s.level[2].depth, 1);
	assert_str(s.level[2].suffix, ".");
	assert_int_equal(s.level[3].format, DG_NUM_BULLET);
	assert_str(s.level[3].bullet, "*");
	assert_quiet(d);
	desk_free(d);
}

static void
reads_depth(void **state)
{
	struct desk *d = desk_new();
	struct dg_scheme s;

	(void)state;
	assert_true(parse(d, "I  1 1.1 -", &s));
	assert_int_equal(s.level[2].depth, 2);
	assert_str(s.level[2].suffix, ".");
	assert_str(s.level[3].bullet, "-");
	assert_true(parse(d, "1 1.1 1.1.1 +", &s));
	assert_int_equal(s.level[2].depth, 3);
	assert_quiet(d);
	desk_free(d);
}

static void
typed_punctuation_wins(void **state)
{
	struct desk *d = desk_new();
	struct dg_scheme s;

	(void)state;
	assert_true(parse(d, "I. 1- 1.1/", &s));
	assert_int_equal(s.n, 3);
	assert_str(s.level[0].suffix, ".");
	assert_str(s.level[1].suffix, "-");
	assert_int_equal(s.level[2].depth, 2);
	assert_str(s.level[2].suffix, "/");
	assert_true(parse(d, "1.1.", &s) == false);	/* no level above it */
	assert_true(parse(d, "1) A.", &s));
	assert_str(s.level[0].suffix, ")");
	desk_free(d);
}

static void
refuse(const char *text, enum dg_rule rule, size_t column)
{
	struct desk *d = desk_new();
	struct dg_scheme s = { .n = 77 };

	assert_false(parse(d, text, &s));
	assert_int_equal(s.n, 77);
	assert_int_equal(d->sink.n, 1);
	assert_told(d, rule, 1, 12 + column);
	desk_free(d);
}

static void
refuses_what_is_wrong(void **state)
{
	(void)state;
	refuse("", DG_R_scheme_empty, 0);
	refuse("   ", DG_R_scheme_empty, 0);
	refuse("I x", DG_R_scheme_unknown, 2);
	refuse("Chuong I", DG_R_scheme_word, 0);
	refuse("I Điều", DG_R_scheme_unknown, 2);
	refuse("Điều 1 Điều 1", DG_R_scheme_repeated, 7);
	refuse("I 2", DG_R_scheme_unknown, 2);
	refuse("II 1", DG_R_scheme_unknown, 0);
	refuse("I-- 1", DG_R_scheme_unknown, 0);
	refuse("I 1.1.2", DG_R_scheme_unknown, 2);
	refuse("I *.", DG_R_scheme_unknown, 2);
	refuse("I Đ", DG_R_scheme_unknown, 2);
	refuse("I 1.1 1", DG_R_scheme_depth, 2);
	refuse("A I 1 1.1.1", DG_R_scheme_depth, 6);
	refuse("I 1 1", DG_R_scheme_repeated, 4);
	refuse("A I 1 - +", DG_R_scheme_levels, 8);
}

static void
works_without_defaults(void **state)
{
	struct desk *d = desk_new();
	struct dg_scheme s;

	(void)state;
	assert_true(dg_scheme_parse(&d->doc, DG_STR("I 1)"), DG_NOWHERE, NULL, &s));
	assert_str(s.level[0].suffix, "");
	assert_str(s.level[1].suffix, ")");
	desk_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_letters_to_bullets),
		cmocka_unit_test(reads_depth),
		cmocka_unit_test(typed_punctuation_wins),
		cmocka_unit_test(refuses_what_is_wrong),
		cmocka_unit_test(works_without_defaults),
	};

	return cmocka_run_group_tests_name("office/scheme", tests, NULL, NULL);
}
