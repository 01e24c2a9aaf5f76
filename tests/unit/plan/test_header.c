#include "plan/plan_test.h"

/* ---- the file ----------------------------------------------------------------- */

static void
a_mark_and_line_ends_are_no_text(void **state)
{
	(void)state;
	tree_is("\xef\xbb\xbf---\r\ntemplate: a\r\ntitle: b\r\nunit: c\r\n---\r\nMột\tdòng  \r\n"
	    "  hai\r\n",
	    "  para 6:1\n    text “Một dòng hai” 6:1\n");
}

static void
text_is_normalised_and_places_are_those_of_the_file(void **state)
{
	struct read	 r;
	struct dg_node	*para, *var;

	(void)state;
	read_bytes(&r, dg_str_of(HEAD "Tie\u0302\u0301ng {{a}} Vie\u0323\u0302t"));
	para = r.doc.root->first;
	var = para->first->next;
	assert_str(para->first->u.text.s, "Tiếng ");
	assert_int_equal(dg_span_place(&r.sources, var->span).column, 7);
	assert_str(dg_span_text(&r.sources, var->span), "{{a}}");
	assert_str(var->next->u.text.s, " Việt");
	assert_str(dg_span_text(&r.sources, var->next->span), " Vie\u0323\u0302t");
	read_fini(&r);
}

static void
comments_are_not_there(void **state)
{
	(void)state;
	tree_is("%% a\n---\ntemplate: a\n  %% b\ntitle: c\nunit: d\n---\nMột\n%% hai\nba %% bốn\n"
	    "| a |\n%% x\n|---|\n\n\\%% năm\n",
	    "  para 8:1\n    text “Một ba %% bốn” 8:1\n"
	    "  table columns=1 header-rows=1 11:1\n    row header 11:1\n"
	    "      cell column=0 head 11:3\n        para 11:3\n          text “a” 11:3\n"
	    "  para 15:2\n    text “%% năm” 15:2\n");
}

static void
bad_bytes_and_characters(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "một\nhai \xff\xfe ba\nbốn \xc3\n", "utf8-invalid 7:5\nutf8-invalid 8:5\n" },
		{ HEAD "a\x01\x02" "b\x7f", "character-forbidden 6:2\ncharacter-forbidden 6:5\n" },
		{ HEAD "ẩn \u200bx", "character-forbidden 6:4\n" },
		{ HEAD "a\rb", "character-forbidden 6:2\n" },
		/* The accent must not join the C: read_bytes verifies NFC. */
		{ HEAD "C\ufeff\u0302", "character-forbidden 6:2\n" },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void
a_file_that_is_no_text_is_given_up(void **state)
{
	struct dg_buf	b;
	struct read	r;

	(void)state;
	dg_buf_init(&b, 1 << 16);
	dg_buf_puts(&b, HEAD);
	for (int i = 0; i < 40; i++)
		dg_buf_puts(&b, "a\xff\n");
	read_bytes(&r, dg_buf_str(&b));
	assert_int_equal(r.sink.n, 21);
	assert_int_equal(r.sink.last->rule, DG_R_not_text);
	assert_int_equal(dg_span_place(&r.sources, r.sink.last->span).line, 26);
	read_fini(&r);
	dg_buf_fini(&b);
}

static void
files_that_cannot_be_read(void **state)
{
	static const struct { const char *path; enum dg_rule rule; } cases[] = {
		{ "/nowhere/x.plan", DG_R_file_absent },
		{ "/", DG_R_plan_not_regular },
	};
	struct read r;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		read_bytes(&r, DG_STR(HEAD));
		r.doc.path = dg_str_of(cases[i].path);
		assert_false(dg_plan_read(&r.doc));
		assert_int_equal(r.sink.last->rule, cases[i].rule);
		assert_int_equal(r.sink.count[DG_FATAL], 1);
		assert_non_null(r.doc.root);
		read_fini(&r);
	}
}

/* ---- the header ------------------------------------------------------------------ */

static void
values_are_literal(void **state)
{
	struct read		 r;
	const struct dg_entry	*e;

	(void)state;
	read_bytes(&r, dg_str_of("---\ntemplate: dang/ke-hoach\ntitle:  Về \"x\": {{cap}} *a* # [@b]\n"
	    "unit: c\nnumber:\nvar.cap: huyện\n---\n"));
	assert_null(r.sink.first);
	assert_str(dg_doc_value(&r.doc, "template"), "dang/ke-hoach");
	e = dg_doc_entry(&r.doc, "title");
	assert_str(e->value, "Về \"x\": {{cap}} *a* # [@b]");
	assert_int_equal(e->inlines->kind, DG_K_VALUE);
	assert_int_equal(e->inlines->first->next->kind, DG_K_VAR);
	assert_int_equal(e->inlines->first->origin->how, DG_FROM_HEADER);
	assert_str(e->inlines->first->next->next->u.text.s, " *a* # ");
	assert_int_equal(e->inlines->last->kind, DG_K_CITE);
	assert_str(dg_doc_value(&r.doc, "number"), "");
	assert_non_null(dg_doc_entry(&r.doc, "var.cap")->inlines);
	assert_null(dg_doc_entry(&r.doc, "unit")->inlines);
	read_fini(&r);
}

static void
headers_with_mistakes(void **state)
{
	static const struct expected cases[] = {
		{ "", "header-missing 1:1\n" },
		{ "Văn bản\n", "header-missing 1:1\n" },
		{ "\n---\ntemplate: a\ntitle: b\nunit: c\n---\n", "header-not-first 2:1\n" },
		{ "----\ntemplate: a\ntitle: b\nunit: c\n--\n",
		    "header-dashes 1:1\nheader-dashes 5:1\n" },
		{ "---\ntemplate: a\ntitle: b\nunit: c\n\n# Mục\n", "header-unclosed 1:1\n" },
		{ "---\ntemplate: a\ntitle: b\nunit: c\n\nVăn: bản\n", "header-unclosed 1:1\n" },
		{ "---\ntemplate: a\ntitle: b\nunit: c\nvăn bản\n: x\n---\n",
		    "header-line 5:1\nheader-line 6:1\n" },
		{ "---\ntemplate: a\n\nlạ: b\nunit: c\n---\n",
		    "key-unknown 4:1\nkey-missing 1:1\n" },
		{ "---\ntemplate: a\ntitel: b\ntitle: x\nunit: c\n  unit: d\n---\n",
		    "key-unknown 3:1\n+note-did-you-mean 3:1\nkey-repeated 6:3\n"
		    "+note-declared-here 5:1\n" },
		{ "---\ntitle:\n---\n", "key-missing 1:1\nkey-blank 2:1\nkey-missing 1:1\n" },
		{ "---\ntemplate: a\ntitle: b\nunit: c\nsymbol: x {{a}}\nvar.A: x\nvar.date: x\n---\n",
		    "not-computed 5:11\nid-malformed 6:5\nname-reserved 7:5\n" },
		{ "---\nextends: a.plan\n---\n", "" },
		{ "---\nextends: a.plan\nunit: c\n---\n", "" },
		{ "---\ntemplate: a\ntitle: {{a b}} {{a:x}}\nunit: c\n---\n",
		    "variable-malformed 3:8\nfilter-unknown 3:20\n" },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void
a_header_has_an_end(void **state)
{
	struct dg_buf	b;
	struct read	r;

	(void)state;
	dg_buf_init(&b, 1 << 20);
	dg_buf_puts(&b, "---\ntemplate: a\ntitle: b\nunit: c\n");
	for (int i = 0; i < 1200; i++)
		dg_buf_fmt(&b, "var.a%d: x\n", i);
	dg_buf_puts(&b, "---\n");
	read_bytes(&r, dg_buf_str(&b));
	assert_int_equal(r.sink.n, 1);
	assert_int_equal(r.sink.first->rule, DG_R_header_too_long);
	assert_int_equal(dg_span_place(&r.sources, r.sink.first->span).line, 1002);
	read_fini(&r);
	dg_buf_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mark_and_line_ends_are_no_text),
		cmocka_unit_test(text_is_normalised_and_places_are_those_of_the_file),
		cmocka_unit_test(comments_are_not_there),
		cmocka_unit_test(bad_bytes_and_characters),
		cmocka_unit_test(a_file_that_is_no_text_is_given_up),
		cmocka_unit_test(files_that_cannot_be_read),
		cmocka_unit_test(values_are_literal),
		cmocka_unit_test(headers_with_mistakes),
		cmocka_unit_test(a_header_has_an_end),
	};

	return cmocka_run_group_tests_name("plan/header", tests, NULL, NULL);
}
