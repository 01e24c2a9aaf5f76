#include "test.h"

#include "base/arena.h"
#include "pdf/object.h"

#define PRINTED(call, z) do { \
	struct dg_buf buffer_, *b = &buffer_; \
	dg_buf_init(b, 4096); \
	call; \
	assert_str(dg_buf_str(b), (z)); \
	dg_buf_fini(b); \
} while (0)

static void
thousandths_are_exact(void **state)
{
	(void)state;
	PRINTED(dg_object_fixed(b, 0), "0");
	PRINTED(dg_object_fixed(b, 1000), "1");
	PRINTED(dg_object_fixed(b, 1500), "1.5");
	PRINTED(dg_object_fixed(b, 12), ".012");
	PRINTED(dg_object_fixed(b, -20), "-.02");
	PRINTED(dg_object_fixed(b, -595276), "-595.276");
	PRINTED(dg_object_fixed(b, 10010), "10.01");
	PRINTED(dg_object_fixed(b, 100), ".1");
	PRINTED(dg_object_fixed(b, INT64_C(7200000001)), "7200000.001");
	PRINTED(dg_object_digits(b, INT64_MIN), "-9223372036854775808");
	PRINTED(dg_object_code(b, 0x1a), "001A");
	PRINTED(dg_object_code(b, 0xfedc), "FEDC");
	PRINTED(dg_object_code_bytes(b, 0x4142), "AB");
	PRINTED(dg_object_code_bytes(b, 0x285c), "\\(\\\\");
	PRINTED(dg_object_code_bytes(b, 0x0d29), "\\r\\)");
}

static void
lengths_round_to_the_nearest(void **state)
{
	(void)state;
	assert_int_equal(dg_object_milli_pt(DG_PT(14)), 14000);
	assert_int_equal(dg_object_milli_pt(DG_MM(210)), 595276);
	assert_int_equal(dg_object_milli_pt(DG_MM(297)), 841890);
	assert_int_equal(dg_object_milli_pt(-DG_TWIP(1)), -50);
	assert_int_equal(dg_object_milli_pt(0), 0);
}

static void
tokens_stand_apart(void **state)
{
	(void)state;
	PRINTED((dg_object_int(b, 1), dg_object_int(b, -2),
		dg_object_number(b, 500), dg_object_word(b, "Td")), "1 -2 .5 Td");
	PRINTED((dg_dict_open(b), dg_dict_name(b, "Type", "Page"),
		dg_dict_int(b, "N", 3), dg_dict_ref(b, "Parent", 12),
		dg_dict_text(b, "T", DG_STR("x")), dg_dict_close(b)),
		"<</Type/Page/N 3/Parent 12 0 R/T(x)>>");
}

static void
names_and_strings_are_escaped(void **state)
{
	(void)state;
	PRINTED(dg_object_name(b, DG_STR("Times New(1)#")),
		"/Times#20New#281#29#23");
	PRINTED(dg_object_name(b, DG_STR("\xc4\x90")), "/#C4#90");
	PRINTED(dg_object_string(b, DG_STR("a(b)\\\r\n")),
		"(a\\(b\\)\\\\\\r\n)");
}

static void
text_is_ascii_or_utf16(void **state)
{
	static const char wide[] = "(\xfe\xff\x1e\xa4\0n\xd8\x3d\xde\0)";
	struct dg_buf out;

	(void)state;
	PRINTED(dg_object_text(b, DG_STR("27-KH/TU")), "(27-KH/TU)");
	PRINTED(dg_object_text(b, DG_STR("")), "()");
	dg_buf_init(&out, 100);
	dg_object_text(&out, DG_STR("Ấn😀"));
	assert_int_equal(out.n, sizeof wide - 1);
	assert_memory_equal(out.p, wide, out.n);
	dg_buf_fini(&out);
	/* A unit that holds a parenthesis (U+0129) is escaped as bytes are. */
	dg_buf_init(&out, 100);
	dg_object_text(&out, DG_STR("ĩ"));
	assert_int_equal(out.n, 7);
	assert_memory_equal(out.p, "(\xfe\xff\x01\\))", 7);
	dg_buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(thousandths_are_exact),
		cmocka_unit_test(lengths_round_to_the_nearest),
		cmocka_unit_test(tokens_stand_apart),
		cmocka_unit_test(names_and_strings_are_escaped),
		cmocka_unit_test(text_is_ascii_or_utf16),
	};

	return cmocka_run_group_tests_name("pdf/object", tests, NULL, NULL);
}
