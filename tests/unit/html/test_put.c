/* test_put.c - words of a plan as words of a page; measures of a style sheet. */
#include "test.h"

#include "html/part.h"

struct page {
	struct dg_buf	out;
	struct dg_html	html;
};

static void
begin(struct page *p)
{
	*p = (struct page){ .html = { .out = &p->out } };
	dg_buf_init(&p->out, 1 << 20);
}

/* What was written so far is what is expected; the page is empty again. */
static void
gives(struct page *p, const char *expected)
{
	assert_str(dg_buf_str(&p->out), expected);
	dg_buf_fini(&p->out);
	dg_buf_init(&p->out, 1 << 20);
}

static void
test_words_are_escaped(void **state)
{
	struct page p;

	(void)state;
	begin(&p);
	dg_html_put(&p.html, DG_STR("<b> & \"x\" 'y' </style>"));
	gives(&p, "&lt;b&gt; &amp; &quot;x&quot; 'y' &lt;/style&gt;");
	dg_html_put(&p.html, DG_STR("&amp;"));
	gives(&p, "&amp;amp;");
	dg_html_put(&p.html, DG_STR("a\xc2\xa0" "b Ủy ban\t\n"));
	gives(&p, "a&nbsp;b Ủy ban\t\n");
	dg_html_put(&p.html, DG_STR(""));
	gives(&p, "");
	dg_buf_fini(&p.out);
}

static void
test_what_no_page_may_hold_is_replaced(void **state)
{
	static const char *const wrong[] = { "\x01", "\x1b", "\x0c", "\r", "\x7f",
	    "\xc2\x80", "\xc2\x9f", "\xef\xb7\x90", "\xef\xbf\xbe", "\xf0\x9f\xbf\xbf" };
	struct page p;

	(void)state;
	begin(&p);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		dg_html_put(&p.html, dg_str_of(wrong[i]));
		gives(&p, "\uFFFD");
	}
	dg_html_put(&p.html, (struct dg_str){ "a\0b", 3 });
	gives(&p, "a\uFFFDb");
	dg_buf_fini(&p.out);
}

static void
test_lengths_are_exact_where_a_unit_is(void **state)
{
	static const struct { dg_emu length; const char *css; } rows[] = {
		{ 0, "0" }, { DG_PT(14), "14pt" }, { DG_PT(3) / 2, "1.5pt" },
		{ DG_PT(3) / 4, "0.75pt" }, { -DG_PT(1) / 4, "-0.25pt" },
		{ DG_PT(1) / 20, "0.05pt" }, { 210 * DG_EMU_MM, "210mm" },
		{ 5 * DG_EMU_MM / 2, "2.5mm" }, { 1, "0" },
	};
	struct page p;

	(void)state;
	begin(&p);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		dg_html_length(&p.html, rows[i].length);
		gives(&p, rows[i].css);
	}
	dg_buf_fini(&p.out);
}

static void
test_base64_pads_its_end(void **state)
{
	static const struct { const char *bytes, *text; } rows[] = {
		{ "", "" }, { "f", "Zg==" }, { "fo", "Zm8=" }, { "foo", "Zm9v" },
		{ "foob", "Zm9vYg==" }, { "fooba", "Zm9vYmE=" }, { "foobar", "Zm9vYmFy" },
		{ "\xff\xfe\xfd", "//79" },
	};		/* RFC 4648, 10 */
	struct page p;

	(void)state;
	begin(&p);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		dg_html_base64(&p.html, dg_str_of(rows[i].bytes));
		gives(&p, rows[i].text);
	}
	dg_buf_fini(&p.out);
}

static void
test_names_of_styles_and_ids(void **state)
{
	struct dg_style style = { .name = DG_STR("heading-1+6pt {x}") };
	struct page p;

	(void)state;
	begin(&p);
	dg_html_style(&p.html, &style);
	gives(&p, "s-heading-1_6pt__x_");
	dg_html_id(&p.html, " id=\"", DG_STR("muc-1"));
	gives(&p, " id=\"p-muc-1\"");
	dg_html_id(&p.html, "<a href=\"#", DG_STR("a\"b"));
	gives(&p, "<a href=\"#p-a&quot;b\"");
	dg_buf_fini(&p.out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_are_escaped),
		cmocka_unit_test(test_what_no_page_may_hold_is_replaced),
		cmocka_unit_test(test_lengths_are_exact_where_a_unit_is),
		cmocka_unit_test(test_base64_pads_its_end),
		cmocka_unit_test(test_names_of_styles_and_ids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
