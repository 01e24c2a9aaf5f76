#include "test.h"

#include <ctype.h>

#include "base/limits.h"
#include "base/text.h"
#include "diag/diag.h"

static struct dg_arena		arena;
static struct dg_sources	sources;
static struct dg_sink		sink;

static int
setup(void **state)
{
	(void)state;
	dg_arena_init(&arena);
	dg_sources_init(&sources, &arena);
	dg_sink_init(&sink);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	dg_sink_fini(&sink);
	dg_sources_fini(&sources);
	dg_arena_fini(&arena);
	return 0;
}

static void
assert_printed(enum dg_lang lang, const char *expected)
{
	struct dg_buf out;

	dg_buf_init(&out, 1 << 20);
	dg_sink_print(&sink, &sources, lang, false, &out);
	assert_str(dg_buf_str(&out), expected);
	dg_buf_fini(&out);
}

static void
places_count_characters(void **state)
{
	uint32_t		s = dg_sources_add(&sources, DG_STR("a.plan"),
				    DG_STR("một\r\nke\xcc\x82\xcc\x81 hoạch\n"));
	struct dg_place		p;

	(void)state;
	p = dg_span_place(&sources, (struct dg_span){ s, 7 + 7, 7 + 8 });
	assert_int_equal(p.line, 2);
	assert_int_equal(p.column, 4);
	assert_str(p.text, "ke\xcc\x82\xcc\x81 hoạch");
	p = dg_span_place(&sources, (struct dg_span){ s, 900, 900 });
	assert_int_equal(p.line, 3);
	p = dg_span_place(&sources, (struct dg_span){ s, 3, 4 });
	assert_int_equal(p.line, 1);
}

/* Wherever counting went on from, a place has the column it has by itself. */
static void
columns_do_not_depend_on_what_was_asked_before(void **state)
{
	static const char text[] = "ab\n"
	    "kế {{a}} ke\xcc\x82\xcc\x81 \xff\xff{{b}} a\xcc\x81 \xe1\xbb {{c}}\nx {{d}}";
	static const uint32_t at[] = { 8, 14, 16, 18, 22, 24, 26, 31, 32, 37, 38, 45, 51 };
	size_t n = sizeof at / sizeof at[0];

	(void)state;
	for (size_t step = 1; step < n; step++) {
		uint32_t s = dg_sources_add(&sources, DG_STR("c"), dg_str_of(text));

		for (size_t i = 0; i < n * step; i += step) {
			uint32_t	start = at[i % n];
			uint32_t	lone = dg_sources_add(&sources, DG_STR("d"),
					    dg_str_of(text));
			struct dg_place	p = dg_span_place(&sources,
					    (struct dg_span){ s, start, start });
			struct dg_place	q = dg_span_place(&sources,
					    (struct dg_span){ lone, start, start });

			assert_int_equal(p.column, q.column);
		}
	}
}

static void
a_byte_order_mark_has_no_column(void **state)
{
	uint32_t s = dg_sources_add(&sources, DG_STR("b"), DG_STR("\xef\xbb\xbf---\n"));
	struct dg_place p = dg_span_place(&sources, (struct dg_span){ s, 3, 6 });

	(void)state;
	assert_int_equal(p.column, 1);
	assert_str(p.text, "---");
}

static void
messages_come_in_order_with_caret_and_notes(void **state)
{
	uint32_t	 s = dg_sources_add(&sources, DG_STR("a.plan"),
			     DG_STR("số: 1\ntên: kế\n"));
	struct dg_diag	*d;

	(void)state;
	dg_report(&sink, DG_R_file_absent, (struct dg_span){ s, 14, 18 }, DG_ARGS(DG_STR("kế")));
	d = dg_report(&sink, DG_R_file_absent, (struct dg_span){ s, 0, 4 }, DG_ARGS(DG_STR("số")));
	dg_note(&sink, d, DG_R_note_did_you_mean, DG_NOWHERE, DG_ARGS(DG_STR("so")));
	assert_int_equal(sink.count[DG_FATAL], 2);
	assert_printed(DG_LANG_EN,
	    "a.plan:1:1: error: số: no such file [file-absent]\n"
	    "  số: 1\n"
	    "  ^~\n"
	    "a.plan:1:1: note: did you mean “so”?\n"
	    "a.plan:2:6: error: kế: no such file [file-absent]\n"
	    "  tên: kế\n"
	    "       ^~\n");
}

static void
vietnamese_beside_english(void **state)
{
	(void)state;
	dg_report(&sink, DG_R_file_absent, DG_NOWHERE, DG_ARGS(DG_STR("x.plan")));
	assert_printed(DG_LANG_VI, "docgen: lỗi: x.plan: không có tệp này [file-absent]\n");
}

static void
a_flood_is_counted_not_kept(void **state)
{
	struct dg_buf out;

	(void)state;
	for (size_t i = 0; i < DG_MAX_DIAGS + 7; i++) {
		struct dg_diag *d = dg_report(&sink, DG_R_file_absent, DG_NOWHERE,
		    DG_ARGS(DG_STR("x")));

		dg_note(&sink, d, DG_R_note_did_you_mean, DG_NOWHERE, DG_ARGS(DG_STR("y")));
	}
	assert_int_equal(sink.n, DG_MAX_DIAGS);
	assert_int_equal(sink.count[DG_FATAL], DG_MAX_DIAGS + 7);
	dg_buf_init(&out, 1 << 20);
	dg_sink_print(&sink, &sources, DG_LANG_EN, false, &out);
	assert_true(dg_str_ends(dg_buf_str(&out), "… and 7 more messages\n"));
	dg_buf_fini(&out);
}

static void
broken_bytes_print_as_question_marks(void **state)
{
	uint32_t s = dg_sources_add(&sources, DG_STR("r"), DG_STR("a\xff\x1b[31mz"));

	(void)state;
	dg_report(&sink, DG_R_file_absent, (struct dg_span){ s, 1, 2 }, DG_ARGS(DG_STR("x")));
	assert_printed(DG_LANG_EN, "r:1:2: error: x: no such file [file-absent]\n"
	    "  a? [31mz\n   ^\n");
}

static void
the_nearest_name(void **state)
{
	const struct dg_str names[] = { DG_STR("title"), DG_STR("template"), DG_STR("unit") };
	const struct dg_str marked[] = { DG_STR("chủ trì"), DG_STR("đơn vị"), DG_STR("huyện") };

	(void)state;
	assert_str(dg_nearest(DG_STR("titel"), names, 3), "title");
	assert_str(dg_nearest(DG_STR("units"), names, 3), "unit");
	assert_str(dg_nearest(DG_STR("signature"), names, 3), "");
	assert_str(dg_nearest(DG_STR("chu tri"), marked, 3), "chủ trì");
	assert_str(dg_nearest(DG_STR("Don vi"), marked, 3), "đơn vị");
	assert_str(dg_nearest(DG_STR("huyen"), marked, 3), "huyện");
	assert_str(dg_nearest(DG_STR("so"), marked, 3), "");
}

/* How often a text has the place {i}. */
static bool
has_place(const char *text, int i)
{
	char place[4] = { '{', (char)('0' + i), '}', '\0' };

	return strstr(text, place) != NULL;
}

static void
every_rule_speaks_both_languages(void **state)
{
	(void)state;
	for (int r = 0; r < DG_RULES; r++) {
		const struct dg_rule_info *info = dg_rule_info((enum dg_rule)r);

		for (const char *c = info->ident; *c != '\0'; c++)
			if (!islower((unsigned char)*c) && !isdigit((unsigned char)*c) && *c != '_')
				fail_msg("%s: an identifier is [a-z0-9_]+", info->ident);
		for (int lang = 0; lang < 2; lang++) {
			struct dg_str text = dg_str_of(info->text[lang]);

			if (text.n == 0 || !dg_text_is_nfc(text) || dg_str_ends(text, "."))
				fail_msg("%s: empty, not NFC, or ends in a stop", info->ident);
		}
		for (int i = 0; i < 10; i++)
			if (has_place(info->text[0], i) != has_place(info->text[1], i))
				fail_msg("%s: {%d} stands in one language only", info->ident, i);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(places_count_characters, setup, teardown),
		cmocka_unit_test_setup_teardown(columns_do_not_depend_on_what_was_asked_before,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(a_byte_order_mark_has_no_column, setup, teardown),
		cmocka_unit_test_setup_teardown(messages_come_in_order_with_caret_and_notes,
		    setup, teardown),
		cmocka_unit_test_setup_teardown(vietnamese_beside_english, setup, teardown),
		cmocka_unit_test_setup_teardown(a_flood_is_counted_not_kept, setup, teardown),
		cmocka_unit_test_setup_teardown(broken_bytes_print_as_question_marks, setup,
		    teardown),
		cmocka_unit_test(the_nearest_name),
		cmocka_unit_test(every_rule_speaks_both_languages),
	};

	return cmocka_run_group_tests_name("diag/diag", tests, NULL, NULL);
}
