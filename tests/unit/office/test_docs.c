/* docs/rules.md says what the computed sheet says. */
#include "desk.h"

#include "base/units.h"
#include "office/office.h"

static const char *
look_name(const struct dg_style *s)
{
	static const char *const names[] = { "–", "bold", "italic", "bold italic",
		"underline" };

	if (s->caps)
		return s->face & DG_BOLD ? "bold caps" : "caps";
	return s->face <= DG_UNDERLINE ? names[s->face] : "?";
}

static const char *
align_name(const struct dg_style *s)
{
	static const char *const names[] = { "?", "left", "center", "right",
		"justify" };

	return names[s->align];
}

static void
check_table(const char *template, const char *date)
{
	struct desk *d = desk_new();
	struct dg_template t;
	struct dg_str text;

	desk_header(d, "template", template);
	desk_header(d, "date", date);
	assert_true(dg_template_open(&d->doc, NULL, &t));
	assert_int_equal(dg_file_read(&d->arena, "docs/rules.md", 1u << 20, &text),
	    DG_FILE_OK);
	for (size_t i = 0; i < t.sheet.n_styles; i++) {
		const struct dg_style *s = &t.sheet.styles[i];
		struct dg_str row = dg_arena_fmt(&d->arena,
		    "\n| `%.*s` | %d | %d | %d | %s | %s |", DG_FMT(s->name),
		    (int)(s->size / DG_EMU_PT), (int)(s->line / DG_EMU_PT),
		    (int)(s->after / DG_EMU_PT), look_name(s), align_name(s));

		if (dg_str_find(text, row.p) == text.n)
			fail_msg("docs/rules.md lacks:%s", row.p);
	}
	desk_free(d);
}

static void
the_style_tables_are_true(void **state)
{
	(void)state;
	check_table("dang/ke-hoach", "2021-12-01");
	check_table("nha-nuoc/ke-hoach", "2021-12-01");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_style_tables_are_true),
	};

	return cmocka_run_group_tests_name("office/docs", tests, NULL, NULL);
}
