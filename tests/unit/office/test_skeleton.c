/*
 * Which kinds and rule sets there are, without a document; and the words that new
 * plans are made from, laid over one another.
 */
#include "desk.h"

#include "office/skeleton.h"

static void
kinds_are_read_without_a_document(void **state)
{
	struct desk *d = desk_new();
	struct dg_kind_entry kind;
	struct dg_str *names;
	size_t n;

	(void)state;
	names = dg_kind_names(&d->doc, NULL, &n);
	assert_true(n > 30);
	assert_str(names[0], "dang/bao-cao");
	assert_true(dg_kind_read(&d->doc, NULL, DG_STR("nha-nuoc/quy-dinh"), &kind));
	assert_str(kind.kind, "Quy định");
	assert_str(kind.abbreviation, "QyĐ");
	assert_str(kind.rules, "nha-nuoc/rules");
	assert_quiet(d);
	assert_false(dg_kind_read(&d->doc, NULL, DG_STR("dang/ke-hoac"), &kind));
	assert_non_null(desk_find(d, DG_R_template_absent));
	desk_free(d);
}

static void
rule_sets_have_their_days(void **state)
{
	struct desk *d = desk_new();
	struct dg_profile *p;
	size_t n;

	(void)state;
	assert_true(dg_profiles_read(&d->doc, NULL, DG_STR("dang/rules"), &p, &n));
	assert_int_equal(n, 2);
	assert_str(p[0].name, "hd36");
	assert_int_equal(p[0].until.year, 2026);
	assert_int_equal(p[1].until.year, 0);
	assert_ptr_equal(dg_profile_newest(p, n), &p[1]);
	assert_quiet(d);
	assert_false(dg_profiles_read(&d->doc, NULL, DG_STR("no/rules"), &p, &n));
	assert_int_equal(n, 0);
	assert_non_null(desk_find(d, DG_R_template_file_absent));
	desk_free(d);
}

static void
a_kind_is_opened_with_a_rule_set_by_name(void **state)
{
	struct desk *d = desk_new();
	struct dg_template t;

	(void)state;
	assert_true(dg_template_open_kind(&d->doc, NULL, DG_STR("dang/to-trinh"),
	    DG_STR("hd05"), &t));
	assert_str(t.addressees.label, "Kính trình:");
	assert_true(dg_template_open_kind(&d->doc, NULL, DG_STR("dang/to-trinh"),
	    DG_STR("hd36"), &t));
	assert_str(t.addressees.label, "Kính gửi:");
	assert_null(d->doc.header);
	assert_quiet(d);
	desk_free(d);
}

static struct dg_str
word(const struct dg_skeleton *s, const char *name)
{
	for (size_t i = 0; i < s->n_words; i++)
		if (dg_str_is(s->word[i].name, name))
			return s->word[i].is.text;
	return DG_STR("-");
}

static void
the_kind_lies_over_the_family_over_all(void **state)
{
	struct desk *d = desk_new();
	struct dg_template_dirs dirs = { .dir = d->dir };
	struct dg_skeleton s;

	(void)state;
	desk_file(d, "skeleton.yaml", "words: {a: one, b: one, c: one}\nbody: x\n");
	desk_file(d, "dang/thu.yaml", "kind: Thư\nrules: dang/rules\n"
	    "skeleton:\n  words: {c: three, d: |\n    two\n    lines\n");
	assert_false(dg_skeleton_open(&d->doc, &dirs, DG_STR("dang/thu"), &s));
	assert_non_null(desk_find(d, DG_R_yaml_syntax));
	desk_free(d);

	d = desk_new();
	dirs.dir = d->dir;
	desk_file(d, "skeleton.yaml", "words: {issuer: one, b: one, c: one}\nbody: x\n");
	desk_file(d, "dang/thu.yaml", "kind: Thư\nrules: dang/rules\n"
	    "skeleton:\n  with: [recipients]\n  words:\n    c: three\n    d: |\n"
	    "      two\n      lines\n");
	assert_true(dg_skeleton_open(&d->doc, &dirs, DG_STR("dang/thu"), &s));
	assert_str(word(&s, "issuer"), "Ban Thường vụ Tỉnh ủy");
	assert_str(word(&s, "b"), "one");
	assert_str(word(&s, "c"), "three");
	assert_str(word(&s, "d"), "two\nlines\n");
	assert_str(s.body.text, "x");
	assert_str(s.with[0], "recipients");
	assert_str(s.unit, "tu-son-ha");
	assert_str(s.profile.name, "hd05");
	assert_quiet(d);
	desk_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_are_read_without_a_document),
		cmocka_unit_test(rule_sets_have_their_days),
		cmocka_unit_test(a_kind_is_opened_with_a_rule_set_by_name),
		cmocka_unit_test(the_kind_lies_over_the_family_over_all),
	};

	return cmocka_run_group_tests_name("office/skeleton", tests, NULL, NULL);
}
