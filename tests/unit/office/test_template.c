/*
 * The templates that come with the program: which rule set is taken, and the
 * sheet it gives, measured against figures typed from the guides.
 */
#include "desk.h"

#include "base/units.h"
#include "office/office.h"

static bool
open_with(struct desk *d, const char *date, const char *profile,
    const char *numbering, struct dg_template *t)
{
	desk_header(d, "template", "dang/ke-hoach");
	if (date)
		desk_header(d, "date", date);
	if (profile)
		desk_header(d, "profile", profile);
	if (numbering)
		desk_header(d, "numbering", numbering);
	return dg_template_open(&d->doc, NULL, t);
}

static void
takes(const char *date, const char *profile, const char *name, const char *separator)
{
	struct desk *d = desk_new();
	struct dg_template t;

	if (!open_with(d, date, profile, NULL, &t))
		desk_show(d);
	assert_str(t.profile, name);
	assert_str(t.recipients.separator, separator);
	assert_quiet(d);
	desk_free(d);
}

static void
date_chooses_the_rule_set(void **state)
{
	(void)state;
	takes("2018-04-03", NULL, "hd36", ",");
	takes("2021-12", NULL, "hd36", ",");
	takes("2026-05-26", NULL, "hd36", ",");
	takes("2026-05-27", NULL, "hd05", ";");
	takes("2026-05", NULL, "hd05", ";");	/* its last day */
	takes("2026-04", NULL, "hd36", ",");
	takes("2026", NULL, "hd05", ";");
	takes("2018", NULL, "hd36", ",");
	takes("2099-01-01", NULL, "hd05", ";");
}

static void
profile_wins_over_date(void **state)
{
	(void)state;
	takes("2026-06-01", "hd36", "hd36", ",");
	takes("", "hd36", "hd36", ",");
	takes(NULL, "hd05", "hd05", ";");
	takes("2021-01-01", "", "hd36", ",");
}

static void
without_a_date_the_newest_with_a_warning(void **state)
{
	static const char *const dates[] = { NULL, "" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct desk *d = desk_new();
		struct dg_template t;

		assert_true(open_with(d, dates[i], NULL, NULL, &t));
		assert_str(t.profile, "hd05");
		assert_int_equal(d->sink.n, 1);
		assert_told(d, DG_R_profile_newest, 1, i ? 1 : 11);
		desk_free(d);
	}
}

static void
a_bad_date_is_not_told_twice(void **state)
{
	struct desk *d = desk_new();
	struct dg_template t;

	(void)state;
	assert_true(open_with(d, "2026-13-01", NULL, NULL, &t));
	assert_quiet(d);
	desk_free(d);
}

static void
none_in_force_is_an_error(void **state)
{
	struct desk *d = desk_new();
	struct dg_template t;
	const struct dg_diag *m;

	(void)state;
	assert_false(open_with(d, "2018-04-02", NULL, NULL, &t));
	m = assert_told(d, DG_R_profile_none_in_force, 1, 7);
	assert_str(m->args.item[0], "2/4/2018");
	assert_str(m->args.item[1],
	    "hd36 (3/4/2018 - 26/5/2026), hd05 (27/5/2026 -)");
	desk_free(d);
}

static void
an_unknown_profile_is_an_error(void **state)
{
	struct desk *d = desk_new();
	struct dg_template t;

	(void)state;
	assert_false(open_with(d, "2026-01-01", "hd-36", NULL, &t));
	assert_meant(assert_told(d, DG_R_profile_unknown, 1, 10), "hd36");
	desk_free(d);
}

static void
refuse_name(const char *name, enum dg_rule rule)
{
	struct desk *d = desk_new();
	struct dg_template t;

	desk_header(d, "template", name);
	assert_false(dg_template_open(&d->doc, NULL, &t));
	assert_int_equal(d->sink.n, 1);
	assert_told(d, rule, 1, *name ? 11 : 1);
	desk_free(d);
}

static void
names_stay_in_their_folder(void **state)
{
	(void)state;
	refuse_name("", DG_R_template_not_named);
	refuse_name("../x", DG_R_template_bad_name);
	refuse_name("dang/../dang/ke-hoach", DG_R_template_bad_name);
	refuse_name("/etc/passwd", DG_R_template_bad_name);
	refuse_name("dang/", DG_R_template_bad_name);
	refuse_name("dang//ke-hoach", DG_R_template_bad_name);
	refuse_name("dang/kế-hoạch", DG_R_template_bad_name);
	refuse_name("Dang/ke-hoach", DG_R_template_bad_name);
	refuse_name("dang/ke-hoach.yaml", DG_R_template_bad_name);
	refuse_name("dang/nghi-quyet-x", DG_R_template_absent);
}

static void
an_absent_template_names_those_there_are(void **state)
{
	struct desk *d = desk_new();
	const struct dg_diag *m;
	struct dg_template t;

	(void)state;
	desk_header(d, "template", "dang/ke-hoac");
	assert_false(dg_template_open(&d->doc, NULL, &t));
	m = assert_told(d, DG_R_template_absent, 1, 11);
	assert_true(dg_str_find(m->args.item[1], "dang/ke-hoach") <
	    m->args.item[1].n);
	assert_true(dg_str_find(m->args.item[1], "hd36") == m->args.item[1].n);
	assert_meant(m, "dang/ke-hoach");
	desk_free(d);
}

static void
a_header_must_name_a_template(void **state)
{
	struct desk *d = desk_new();
	struct dg_template t;

	(void)state;
	assert_false(dg_template_open(&d->doc, NULL, &t));
	assert_int_equal(desk_count(d, DG_R_template_not_named), 1);
	desk_free(d);
}

/* ---- measures ---- */

static struct desk *
hd36(const char *numbering, struct dg_template *t)
{
	struct desk *d = desk_new();

	if (!open_with(d, "2021-12-01", NULL, numbering, t))
		desk_show(d);
	assert_quiet(d);
	return d;
}

static void
pages_measure(void **state)
{
	struct dg_template t;
	struct desk *d = hd36(NULL, &t);
	const struct dg_page_setup *p = &t.sheet.main, *w = &t.sheet.main_landscape;

	(void)state;
	assert_int_equal(DG_TO_TWIPS(p->width), 11906);
	assert_int_equal(DG_TO_TWIPS(p->height), 16838);
	assert_int_equal(DG_TO_TWIPS(p->top), 1134);
	assert_int_equal(DG_TO_TWIPS(p->bottom), 1134);
	assert_int_equal(DG_TO_TWIPS(p->left), 1701);
	assert_int_equal(DG_TO_TWIPS(p->right), 850);
	assert_int_equal(DG_TO_TWIPS(p->header), 567);
	assert_true(p->first_hidden);
	assert_false(p->restart);
	assert_true(t.sheet.annex.restart);
	assert_true(t.sheet.annex.first_hidden);
	assert_true(t.sheet.annex_landscape.restart);
	assert_int_equal(DG_TO_TWIPS(w->width), 16838);
	assert_int_equal(DG_TO_TWIPS(w->height), 11906);
	assert_int_equal(DG_TO_TWIPS(w->left), 1701);
	assert_str(t.sheet.font, "Times New Roman");
	desk_free(d);
}

static const struct dg_style *
style(const struct dg_template *t, const char *name)
{
	const struct dg_style *s = dg_sheet_style(&t->sheet, dg_str_of(name));

	if (!s)
		print_message("no style %s\n", name);
	assert_non_null(s);
	return s;
}

/* What a style must measure: points, and what it looks like. */
struct expected {
	const char	*name;
	int		 size, line, after;
	unsigned	 face;
	bool		 caps;
	enum dg_align	 align;
};

static void
styles_measure(void **state)
{
	static const struct expected expected[] = {
		{ "body", 14, 18, 6, 0, false, DG_ALIGN_JUSTIFY },
		{ "numbered", 14, 18, 6, 0, false, DG_ALIGN_JUSTIFY },
		{ "list", 14, 18, 6, 0, false, DG_ALIGN_JUSTIFY },
		{ "page-number", 14, 18, 0, 0, false, DG_ALIGN_CENTER },
		{ "superior", 14, 18, 0, 0, true, DG_ALIGN_CENTER },
		{ "issuer", 14, 18, 0, DG_BOLD, true, DG_ALIGN_CENTER },
		{ "star", 14, 18, 0, 0, true, DG_ALIGN_CENTER },
		{ "number", 14, 18, 0, 0, false, DG_ALIGN_CENTER },
		{ "party-title", 15, 19, 6, DG_BOLD, true, DG_ALIGN_CENTER },
		{ "place-date", 14, 18, 0, DG_ITALIC, false, DG_ALIGN_CENTER },
		{ "kind", 16, 20, 0, DG_BOLD, true, DG_ALIGN_CENTER },
		{ "session", 14, 18, 0, DG_BOLD, false, DG_ALIGN_CENTER },
		{ "subject", 14, 18, 0, DG_BOLD, false, DG_ALIGN_CENTER },
		{ "letter-subject", 12, 15, 0, DG_ITALIC, false, DG_ALIGN_CENTER },
		{ "urgency", 14, 18, 0, DG_BOLD, true, DG_ALIGN_CENTER },
		{ "circulation", 12, 15, 0, DG_BOLD, true, DG_ALIGN_CENTER },
		{ "draft", 14, 18, 0, DG_ITALIC, false, DG_ALIGN_CENTER },
		{ "addressees-label", 14, 18, 6, DG_ITALIC, false, DG_ALIGN_CENTER },
		{ "addressees", 14, 18, 0, 0, false, DG_ALIGN_LEFT },
		{ "typist", 11, 15, 0, 0, false, DG_ALIGN_LEFT },
		{ "separator", 14, 18, 12, 0, false, DG_ALIGN_CENTER },
		{ "recipients-label", 14, 18, 0, DG_UNDERLINE, false, DG_ALIGN_LEFT },
		{ "recipients", 12, 15, 0, 0, false, DG_ALIGN_LEFT },
		{ "recipients-note", 12, 15, 0, 0, false, DG_ALIGN_LEFT },
		{ "authority", 14, 18, 0, DG_BOLD, true, DG_ALIGN_CENTER },
		{ "position", 14, 18, 0, 0, true, DG_ALIGN_CENTER },
		{ "signer", 14, 18, 0, DG_BOLD, false, DG_ALIGN_CENTER },
		{ "annex-label", 14, 18, 0, DG_BOLD, false, DG_ALIGN_CENTER },
		{ "annex-title", 14, 18, 6, DG_BOLD, true, DG_ALIGN_CENTER },
		{ "annex-reference", 14, 18, 6, DG_ITALIC, false, DG_ALIGN_CENTER },
		{ "table-head", 12, 15, 0, DG_BOLD, false, DG_ALIGN_CENTER },
		{ "table-cell", 12, 15, 0, 0, false, DG_ALIGN_LEFT },
		{ "table-group", 12, 15, 0, DG_BOLD, false, DG_ALIGN_LEFT },
		{ "table-number", 12, 15, 0, 0, false, DG_ALIGN_RIGHT },
		{ "caption", 14, 18, 6, DG_BOLD, false, DG_ALIGN_CENTER },
		{ "note", 12, 15, 0, 0, false, DG_ALIGN_JUSTIFY },
	};
	struct dg_template t;
	struct desk *d = hd36(NULL, &t);

	(void)state;
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		const struct expected *e = &expected[i];
		const struct dg_style *s = style(&t, e->name);
		bool same = s->size == DG_PT(e->size) && s->line == DG_PT(e->line) &&
		    s->after == DG_PT(e->after) && s->face == e->face &&
		    s->caps == e->caps && s->align == e->align;

		if (!same)
			fail_msg("the style %s measures otherwise", e->name);
		assert_true(s->word_name.n > 0);
	}
	assert_ptr_equal(t.sheet.body, style(&t, "body"));
	assert_ptr_equal(t.sheet.page_number, style(&t, "page-number"));
	desk_free(d);
}

static void
indents_and_rules_measure(void **state)
{
	struct dg_template t;
	struct desk *d = hd36(NULL, &t);
	const struct dg_style *s;

	(void)state;
	assert_int_equal(DG_TO_TWIPS(style(&t, "body")->first), 567);
	assert_int_equal(DG_TO_TWIPS(style(&t, "list")->first), 567);
	assert_int_equal(style(&t, "list")->left, 0);
	assert_int_equal(DG_TO_TWIPS(style(&t, "heading-1")->first), 567);
	assert_int_equal(style(&t, "table-cell")->first, 0);
	s = style(&t, "party-title");
	assert_int_equal(s->rule.permille, 1000);
	assert_int_equal(s->rule.thickness, 9525);
	assert_int_equal(style(&t, "issuer")->rule.permille, 0);
	assert_int_equal(t.signature_space, DG_PT(72));
	assert_int_equal(t.sheet.grid.border, DG_PT(1) / 2);
	assert_str(style(&t, "body")->word_name, "Normal");
	assert_str(style(&t, "heading-2")->word_name, "heading 2");
	desk_free(d);
}

static void
space_between_paragraphs_is_behind_them(void **state)
{
	/* What stands first in a cell, behind a table, or is not always there. */
	static const char *const first[] = { "recipients-label", "authority", "kind",
		"addressees-label", "addressee", "deciding", "letter-subject",
		"urgency", "circulation", "typist", NULL };
	struct dg_template t;
	struct desk *d = hd36(NULL, &t);

	(void)state;
	for (size_t i = 0; i < t.sheet.n_styles; i++) {
		const struct dg_style *s = &t.sheet.styles[i];

		size_t k = 0;

		while (first[k] && !dg_str_is(s->name, first[k]))
			k++;
		if (s->before && !first[k])
			fail_msg("space before %.*s", DG_FMT(s->name));
	}
	assert_int_equal(style(&t, "recipients-label")->before,
	    style(&t, "authority")->before);
	desk_free(d);
}

static void
check_headings(const char *numbering, const char *looks)
{
	struct dg_template t;
	struct desk *d = hd36(numbering, &t);

	for (int i = 0; i < 4; i++, looks += 4) {
		const struct dg_style *s = style(&t, dg_arena_fmt(&d->arena,
		    "heading-%d", i + 1).p);

		assert_int_equal((s->face & DG_BOLD) != 0, looks[0] == 'b');
		assert_int_equal((s->face & DG_ITALIC) != 0, looks[1] == 'i');
		assert_int_equal(s->caps, looks[2] == 'c');
		assert_int_equal(s->outline, i + 1);
		assert_true(s->keep_next);
		assert_int_equal(s->size, DG_PT(14));
		assert_int_equal(s->align, DG_ALIGN_JUSTIFY);
	}
	desk_free(d);
}

static void
headings_look_as_they_are_numbered(void **state)
{
	(void)state;
	check_headings(NULL,		"b-c b-- bi- -i-");
	check_headings("I 1 1.1 -",	"b-c b-- bi- -i-");
	check_headings("A I 1 *",	"b-c b-c b-- -i-");
	check_headings("I 1 -",		"b-c b-- -i- b--");
	check_headings("1. 1.1",	"b-- bi- b-- b--");
}

static void
the_scheme_is_the_headers_else_the_kinds(void **state)
{
	struct dg_template t;
	struct desk *d = hd36(NULL, &t);

	(void)state;
	assert_int_equal(t.sheet.scheme.n, 4);
	assert_int_equal(t.sheet.scheme.level[2].depth, 2);
	assert_str(t.sheet.scheme.level[0].suffix, "-");
	assert_str(t.sheet.scheme.level[1].suffix, ".");
	desk_free(d);
	d = hd36("A I. 1 *", &t);
	assert_int_equal(t.sheet.scheme.level[0].format, DG_NUM_UPPER_LETTER);
	assert_str(t.sheet.scheme.level[0].suffix, "-");
	assert_str(t.sheet.scheme.level[1].suffix, ".");
	assert_str(t.sheet.scheme.level[3].bullet, "*");
	desk_free(d);
}

static void
a_bad_scheme_does_not_hide_other_errors(void **state)
{
	struct desk *d = desk_new();
	struct dg_template t;

	(void)state;
	assert_true(open_with(d, "2021-01-01", NULL, "I ii", &t));
	assert_told(d, DG_R_scheme_unknown, 1, 14);
	assert_int_equal(t.sheet.scheme.n, 4);
	desk_free(d);
}

static void
words_of_the_party(void **state)
{
	struct dg_template t;
	struct desk *d = hd36(NULL, &t);

	(void)state;
	assert_str(t.kind, "Kế hoạch");
	assert_str(t.abbreviation, "KH");
	assert_int_equal(t.letterhead.n, 3);
	assert_int_equal(t.letterhead.item[1].left.n, 3);
	assert_str(t.letterhead.item[1].left.item[0].text, "{superior}");
	assert_str(t.letterhead.item[1].left.item[2].text, "*");
	assert_str(t.letterhead.item[1].right.item[0].text, "Đảng Cộng sản Việt Nam");
	assert_str(t.letterhead.item[1].right.item[0].style, "party-title");
	assert_str(t.letterhead.item[2].left.item[0].text,
	    "Số {number}-{abbreviation}/{symbol}");
	assert_str(t.letterhead.item[2].right.item[0].text,
	    "{place}, ngày {day} tháng {month} năm {year}");
	assert_int_equal(t.title.n, 4);
	assert_str(t.title.item[1].text, "{session}");
	assert_str(t.title.item[3].text, "-----");
	assert_int_equal(t.n_blocks, 6);
	assert_str(t.blocks[0], "letterhead");
	assert_str(t.blocks[5], "annexes");
	assert_str(t.annex_label, "Phụ lục số {n}");
	assert_str(t.annex_label_single, "Phụ lục");
	assert_int_equal(t.annex_format, DG_NUM_DECIMAL);
	assert_int_equal(t.annex_head.n, 2);
	assert_str(t.recipients.label, "Nơi nhận:");
	assert_str(t.recipients.mark, "- ");
	assert_str(t.recipients.last, ".");
	assert_str(t.recipients.style, "recipients");
	assert_int_equal(t.signature.n, 6);
	assert_str(t.signature.item[2].text, "{space}");
	assert_str(t.signature.item[3].text, "{signed-by}");
	assert_str(t.signature_moment,
	    "{year}.{month}.{day} {hour}:{minute}:{second} {zone}");
	assert_str(t.picture_text, "Chữ ký của {name}");
	assert_str(t.seal_text, "Dấu của {issuer}");
	assert_int_equal(t.n_required, 2);
	assert_true(t.pad_number);
	assert_str(t.blank, "\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0");
	assert_int_equal(t.limits.line_least, DG_PT(18));
	assert_int_equal(t.limits.line_most, 0);
	desk_free(d);
}

static void
hd05_has_a_ceiling(void **state)
{
	struct desk *d = desk_new();
	struct dg_template t;

	(void)state;
	assert_true(open_with(d, "2026-06-01", NULL, NULL, &t));
	assert_int_equal(t.limits.line_least, DG_PT(18));
	assert_int_equal(t.limits.line_most, DG_PT(22));
	assert_str(t.recipients.last, ".");
	desk_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(date_chooses_the_rule_set),
		cmocka_unit_test(profile_wins_over_date),
		cmocka_unit_test(without_a_date_the_newest_with_a_warning),
		cmocka_unit_test(a_bad_date_is_not_told_twice),
		cmocka_unit_test(none_in_force_is_an_error),
		cmocka_unit_test(an_unknown_profile_is_an_error),
		cmocka_unit_test(names_stay_in_their_folder),
		cmocka_unit_test(an_absent_template_names_those_there_are),
		cmocka_unit_test(a_header_must_name_a_template),
		cmocka_unit_test(pages_measure),
		cmocka_unit_test(styles_measure),
		cmocka_unit_test(indents_and_rules_measure),
		cmocka_unit_test(space_between_paragraphs_is_behind_them),
		cmocka_unit_test(headings_look_as_they_are_numbered),
		cmocka_unit_test(the_scheme_is_the_headers_else_the_kinds),
		cmocka_unit_test(a_bad_scheme_does_not_hide_other_errors),
		cmocka_unit_test(words_of_the_party),
		cmocka_unit_test(hd05_has_a_ceiling),
	};

	return cmocka_run_group_tests_name("office/template", tests, NULL, NULL);
}
