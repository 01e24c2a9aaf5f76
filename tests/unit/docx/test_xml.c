/* Markup as it is written, and read back by libxml2. */
#include "test.h"

#include <libxml/parser.h>

#include "docx/xml.h"

static void
elements_nest_and_empty_ones_are_short(void **state)
{
	struct dg_xml x;

	(void)state;
	dg_xml_init(&x);
	dg_xml_open(&x, "a");
	dg_xml_attr_int(&x, "n", INT64_MIN);
	dg_xml_empty(&x, "b");
	dg_xml_val_int(&x, "c", 0);
	dg_xml_leaf(&x, "d", DG_STR(""));
	dg_xml_leaf(&x, "e", DG_STR("xã"));
	dg_xml_close(&x);
	assert_str(dg_xml_finish(&x),
	    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	    "<a n=\"-9223372036854775808\"><b/><c w:val=\"0\"/><d></d><e>xã</e></a>\n");
	dg_xml_fini(&x);
}

/* What is handed in, and what a reader gets. */
static const char *const words[][2] = {
	{ "a & b < c > d \"e\" 'f'", "a & b < c > d \"e\" 'f'" },
	{ "\t tab \n line \r end", "\t tab \n line \r end" },
	{ "\x01\x1f" "a\x7f", "\uFFFD\uFFFD" "a\x7f" },
	{ "\uFFFD \ufffc \ufb01 \uf8ff", "\uFFFD \ufffc \ufb01 \uf8ff" },
	{ "\xef\xbf\xbe\xef\xbf\xbf", "\uFFFD\uFFFD" },
	{ "Nậm Khao \u00a0\U0001F600", "Nậm Khao \u00a0\U0001F600" },
	{ "", "" },
};

static void
words_come_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct dg_xml x;
		struct dg_str s;
		xmlChar *text, *value;
		xmlDocPtr doc;

		dg_xml_init(&x);
		dg_xml_open(&x, "a");
		dg_xml_attr(&x, "b", words[i][0]);
		dg_xml_text(&x, dg_str_of(words[i][0]));
		dg_xml_close(&x);
		s = dg_xml_finish(&x);
		doc = xmlReadMemory(s.p, (int)s.n, "a.xml", NULL, XML_PARSE_NONET);
		assert_non_null(doc);
		text = xmlNodeGetContent(xmlDocGetRootElement(doc));
		value = xmlGetProp(xmlDocGetRootElement(doc), BAD_CAST "b");
		assert_string_equal((char *)text, words[i][1]);
		assert_string_equal((char *)value, words[i][1]);
		xmlFree(text);
		xmlFree(value);
		xmlFreeDoc(doc);
		dg_xml_fini(&x);
	}
}

/* What an element holds. */
static struct dg_str
held(struct dg_xml *x, struct dg_str text)
{
	struct dg_str s;

	dg_xml_init(x);
	dg_xml_leaf(x, "a", text);
	s = dg_xml_finish(x);
	return dg_str_sub(s, dg_str_find(s, "<a>") + 3, s.n - sizeof "</a>\n" + 1);
}

/* Eight bytes are looked at together: each byte is found at each place. */
static void
a_byte_is_written_alike_wherever_it_stands(void **state)
{
	(void)state;
	for (int byte = 1; byte < 0x80; byte++)
		for (size_t at = 0; at < 20; at++) {
			char text[20];
			struct dg_xml alone, among;
			struct dg_str one, all;

			memset(text, at % 2 ? 'x' : '!', sizeof text);
			text[at] = (char)byte;
			one = held(&alone, (struct dg_str){ text + at, 1 });
			all = held(&among, (struct dg_str){ text, sizeof text });
			assert_int_equal(all.n, sizeof text - 1 + one.n);
			assert_memory_equal(all.p, text, at);
			assert_memory_equal(all.p + at, one.p, one.n);
			assert_memory_equal(all.p + at + one.n, text + at + 1,
			    sizeof text - at - 1);
			dg_xml_fini(&alone);
			dg_xml_fini(&among);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements_nest_and_empty_ones_are_short),
		cmocka_unit_test(words_come_back),
		cmocka_unit_test(a_byte_is_written_alike_wherever_it_stands),
	};

	return cmocka_run_group_tests_name("docx/xml", tests, NULL, NULL);
}
