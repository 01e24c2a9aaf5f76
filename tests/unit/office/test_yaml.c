/* YAML as a tree with places. */
#include "desk.h"

#include "base/limits.h"
#include "office/yaml.h"

static bool
read_text(struct desk *d, const char *text, struct dg_yaml **root)
{
	return dg_yaml_read(&d->doc, DG_STR("x.yaml"), dg_str_of(text), root);
}

static void
values_know_their_place(void **state)
{
	struct desk *d = desk_new();
	const struct dg_yaml *list, *flow;
	struct dg_yaml *root;

	(void)state;
	assert_true(read_text(d, "\xef\xbb\xbf# ghi chú\nđầu: Số “1”\nlist:\n  - a\n"
	    "  - {x: 'y', z: \"\\_\"}\nrỗng:\n", &root));
	assert_quiet(d);
	assert_int_equal(root->kind, DG_YAML_MAP);
	assert_str(root->first->key, "đầu");
	assert_str(dg_span_text(&d->sources, root->first->key_span), "đầu");
	assert_str(dg_span_text(&d->sources, root->first->span), "Số “1”");
	assert_false(root->first->quoted);
	list = dg_yaml_find(root, "list");
	assert_int_equal(list->kind, DG_YAML_LIST);
	assert_str(list->first->text, "a");
	flow = list->last;
	assert_str(dg_yaml_find(flow, "x")->text, "y");
	assert_true(dg_yaml_find(flow, "x")->quoted);
	assert_str(dg_yaml_find(flow, "z")->text, "\xc2\xa0");
	assert_str(dg_span_text(&d->sources, flow->span), "{x: 'y', z: \"\\_\"}");
	assert_int_equal(dg_span_place(&d->sources, flow->span).line, 5);
	assert_int_equal(dg_span_place(&d->sources, flow->span).column, 5);
	assert_str(dg_yaml_find(root, "rỗng")->text, "");
	desk_free(d);
}

static void
text_is_composed(void **state)
{
	struct desk *d = desk_new();
	struct dg_yaml *root;

	(void)state;
	assert_true(read_text(d, "te\xcc\x82n: ho\xcc\x82\n", &root));
	assert_str(root->first->key, "tên");
	assert_str(root->first->text, "hô");
	desk_free(d);
}

static void
nothing_is_an_empty_map(void **state)
{
	struct desk *d = desk_new();
	struct dg_yaml *root;

	(void)state;
	assert_true(read_text(d, "# only a comment\n", &root));
	assert_int_equal(root->kind, DG_YAML_MAP);
	assert_null(root->first);
	assert_true(read_text(d, "", &root));
	desk_free(d);
}

static void
refuse(const char *text, enum dg_rule rule, size_t line, size_t column)
{
	struct desk *d = desk_new();
	struct dg_yaml *root;

	assert_false(read_text(d, text, &root));
	assert_told(d, rule, line, column);
	desk_free(d);
}

static void
refuses_what_templates_do_not_need(void **state)
{
	(void)state;
	refuse("a: &x 1\n", DG_R_yaml_feature, 1, 4);
	refuse("a: 1\nđ: *x\n", DG_R_yaml_feature, 2, 4);
	refuse("a: !!str 1\n", DG_R_yaml_feature, 1, 4);
	refuse("a: !x [1]\n", DG_R_yaml_feature, 1, 4);
	refuse("a: &y {b: 1}\n", DG_R_yaml_feature, 1, 4);
	refuse("*x : 1\n", DG_R_yaml_feature, 1, 1);
	refuse("[a]: 1\n", DG_R_yaml_key, 1, 1);
	refuse("a: 1\n---\nb: 1\n", DG_R_yaml_documents, 2, 1);
	refuse("a: [1\nb: 2\n", DG_R_yaml_syntax, 2, 2);
	refuse("a:\n\tb: 1\n", DG_R_yaml_syntax, 2, 1);
	refuse("đ: \"\x01\"\n", DG_R_yaml_syntax, 1, 5);
	refuse("a: \xff\n", DG_R_office_utf8, 1, 4);
}

static void
refuses_depth(void **state)
{
	char text[4096];

	(void)state;
	memset(text, '[', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	refuse(text, DG_R_yaml_depth, 1, DG_MAX_DEPTH + 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_know_their_place),
		cmocka_unit_test(text_is_composed),
		cmocka_unit_test(nothing_is_an_empty_map),
		cmocka_unit_test(refuses_what_templates_do_not_need),
		cmocka_unit_test(refuses_depth),
	};

	return cmocka_run_group_tests_name("office/yaml", tests, NULL, NULL);
}
