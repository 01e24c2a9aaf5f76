/* Values of templates: types, lengths, unknown keys. */
#include "desk.h"

#include "base/date.h"
#include "base/units.h"
#include "office/shape.h"

struct thing {
	struct dg_str	text, word;
	dg_emu		length, indent;
	int		permille, choice;
	bool		flag;
	uint8_t		face, level;
	struct dg_date	date;
	uint32_t	color;
	struct { dg_emu inner; } part;
};

#define FIELD(key, type, member) { key, type, offsetof(struct thing, member), \
	0, NULL, NULL, NULL }

static const struct dg_choice choices[] = { { "left", 1 }, { "right", 2 },
	{ NULL, 0 } };
static const struct dg_shape part_shape = { "part", {
	FIELD("inner", DG_TYPE_LENGTH, part.inner) } };
static const struct dg_shape thing_shape = { "thing", {
	FIELD("text", DG_TYPE_TEXT, text),
	FIELD("word", DG_TYPE_WORD, word),
	FIELD("length", DG_TYPE_LENGTH, length),
	FIELD("indent", DG_TYPE_INDENT, indent),
	FIELD("percent", DG_TYPE_PERMILLE, permille),
	FIELD("flag", DG_TYPE_BOOL, flag),
	FIELD("level", DG_TYPE_LEVEL, level),
	FIELD("date", DG_TYPE_DATE, date),
	FIELD("color", DG_TYPE_COLOR, color),
	{ "bold", DG_TYPE_BIT, offsetof(struct thing, face), DG_BOLD, NULL, NULL, NULL },
	{ "side", DG_TYPE_CHOICE, offsetof(struct thing, choice), 0, choices, NULL, NULL },
	{ "part", DG_TYPE_MAP, 0, 0, NULL, &part_shape, NULL },
} };

static size_t
read_thing(struct desk *d, const char *text, struct thing *t)
{
	struct dg_shape_reader r = { .doc = &d->doc };
	struct dg_yaml *root;

	assert_true(dg_yaml_read(&d->doc, DG_STR("x.yaml"), dg_str_of(text), &root));
	dg_shape_read(&r, root, &thing_shape, t);
	return r.errors;
}

static void
reads_every_type(void **state)
{
	struct desk *d = desk_new();
	struct thing t = { .face = DG_ITALIC };

	(void)state;
	assert_int_equal(read_thing(d, "text: Số {n}\nword: ab-1\nlength: 7.5mm\n"
	    "indent: -567twip\npercent: 33.3%\nflag: true\nlevel: 4\n"
	    "date: 2026-05-27\ncolor: \"ff0080\"\nbold: true\nside: right\npart: {inner: 14pt}\n",
	    &t), 0);
	assert_quiet(d);
	assert_str(t.text, "Số {n}");
	assert_str(t.word, "ab-1");
	assert_int_equal(t.length, 425 * 635);
	assert_int_equal(t.indent, DG_TWIP(-567));
	assert_int_equal(t.permille, 333);
	assert_true(t.flag);
	assert_int_equal(t.level, 4);
	assert_int_equal(t.date.day, 27);
	assert_int_equal(t.color, 0xff0080);
	assert_int_equal(t.face, DG_BOLD | DG_ITALIC);
	assert_int_equal(t.choice, 2);
	assert_int_equal(t.part.inner, DG_PT(14));
	assert_int_equal(read_thing(d, "bold: false\n", &t), 0);
	assert_int_equal(t.face, DG_ITALIC);
	assert_str(t.word, "ab-1");		/* what is absent stays */
	desk_free(d);
}

static void
lengths_are_whole_twips(void **state)
{
	static const struct { const char *text; dg_emu emu; } good[] = {
		{ "14pt", 177800 }, { "0.75pt", 9525 }, { "20mm", 1134 * 635 },
		{ "7.5mm", 425 * 635 }, { "1134twip", 720090 }, { "0pt", 0 },
		{ "-1pt", -12700 }, { "0.001mm", 0 },
	};
	static const char *const bad[] = { "14", "pt", "14 pt", "14px", "7,5mm",
		"1.pt", ".5pt", "1..5pt", "0.00001pt", "9999mm", "1e3pt",
		"99999999999999999999pt", "--1pt", "14ptx", "" };
	dg_emu emu;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_true(dg_length_parse(dg_str_of(good[i].text), &emu));
		assert_int_equal(emu, good[i].emu);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(dg_length_parse(dg_str_of(bad[i]), &emu));
}

static void
percentages_are_exact(void **state)
{
	int permille;

	(void)state;
	assert_true(dg_permille_parse(DG_STR("100%"), &permille));
	assert_int_equal(permille, 1000);
	assert_true(dg_permille_parse(DG_STR("0.5%"), &permille));
	assert_int_equal(permille, 5);
	assert_false(dg_permille_parse(DG_STR("33.33%"), &permille));
	assert_false(dg_permille_parse(DG_STR("100"), &permille));
	assert_false(dg_permille_parse(DG_STR("-1%"), &permille));
	assert_false(dg_permille_parse(DG_STR("2000%"), &permille));
}

static void
refuses_wrong_values(void **state)
{
	static const struct { const char *text; enum dg_rule rule; size_t line, column; } bad[] = {
		{ "text: [a]\n", DG_R_template_not_text, 1, 7 },
		{ "text: {a: b}\n", DG_R_template_not_text, 1, 7 },
		{ "text:\n", DG_R_template_no_value, 1, 1 },
		{ "text: \"a\\nb\"\n", DG_R_template_control, 1, 7 },
		{ "text: \"a\\u200b\"\n", DG_R_template_control, 1, 7 },
		{ "word: Ab\n", DG_R_template_bad_word, 1, 7 },
		{ "length: 14\n", DG_R_template_bad_length, 1, 9 },
		{ "length: -1pt\n", DG_R_template_bad_length, 1, 9 },
		{ "indent: 1,5pt\n", DG_R_template_bad_length, 1, 9 },
		{ "percent: 7\n", DG_R_template_bad_percent, 1, 10 },
		{ "flag: yes\n", DG_R_template_bad_bool, 1, 7 },
		{ "bold: 1\n", DG_R_template_bad_bool, 1, 7 },
		{ "level: 5\n", DG_R_template_bad_level, 1, 8 },
		{ "date: 2026-02-29\n", DG_R_template_bad_date, 1, 7 },
		{ "date: 2026-02\n", DG_R_template_bad_date, 1, 7 },
		{ "color: red\n", DG_R_template_bad_color, 1, 8 },
		{ "color: FF0000\n", DG_R_template_bad_color, 1, 8 },
		{ "color: f00\n", DG_R_template_bad_color, 1, 8 },
		{ "color: \"#ff0000\"\n", DG_R_template_bad_color, 1, 8 },
		{ "part: x\n", DG_R_template_not_map, 1, 7 },
		{ "part: [x]\n", DG_R_template_not_map, 1, 7 },
		{ "- a\n", DG_R_template_not_map, 1, 1 },
		{ "flag: true\nflag: true\n", DG_R_template_repeated_key, 2, 1 },
		{ "part:\n  length: 1pt\n", DG_R_template_unknown_key, 2, 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct desk *d = desk_new();
		struct thing t = { 0 };

		assert_int_equal(read_thing(d, bad[i].text, &t), 1);
		assert_told(d, bad[i].rule, bad[i].line, bad[i].column);
		assert_int_equal(d->sink.n, 1);
		desk_free(d);
	}
}

static void
guesses_what_was_meant(void **state)
{
	struct desk *d = desk_new();
	struct thing t = { 0 };

	(void)state;
	assert_int_equal(read_thing(d, "lenght: 1pt\nside: rihgt\n", &t), 2);
	assert_meant(assert_told(d, DG_R_template_unknown_key, 1, 1), "length");
	assert_meant(assert_told(d, DG_R_template_bad_choice, 2, 7), "right");
	desk_free(d);
}

static void
gives_up_after_many_errors(void **state)
{
	struct desk *d = desk_new();
	struct thing t = { 0 };
	struct dg_buf buf;

	(void)state;
	dg_buf_init(&buf, 1u << 20);
	for (int i = 0; i < 20000; i++)
		dg_buf_fmt(&buf, "unknown-key-%d: 1\n", i);
	assert_int_equal(read_thing(d, buf.p, &t), DG_TEMPLATE_ERRORS);
	dg_buf_fini(&buf);
	desk_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_type),
		cmocka_unit_test(lengths_are_whole_twips),
		cmocka_unit_test(percentages_are_exact),
		cmocka_unit_test(refuses_wrong_values),
		cmocka_unit_test(guesses_what_was_meant),
		cmocka_unit_test(gives_up_after_many_errors),
	};

	return cmocka_run_group_tests_name("office/shape", tests, NULL, NULL);
}
