/*
 * Templates of an office of its own: search order, layers, overrides, a new
 * family as data alone, and every mistake at its place.
 */
#include "desk.h"

#include "base/units.h"
#include "office/office.h"

static bool
open_from(struct desk *d, const char *name, struct dg_template *t)
{
	struct dg_template_dirs dirs = { .dir = d->dir };

	desk_header(d, "template", name);
	desk_header(d, "date", "2021-12-01");
	return dg_template_open(&d->doc, &dirs, t);
}

static const char kind[] = "kind: Công văn\nabbreviation: CV\nrules: dang/rules\n";

static void
kind_file(struct desk *d, const char *rest)
{
	desk_file(d, "dang/x.yaml",
	    dg_arena_fmt(&d->arena, "%s%s", kind, rest).p);
}

/* ---- where files are found ---- */

static void
the_given_folder_comes_first(void **state)
{
	struct desk *d = desk_new();
	struct dg_template t;

	(void)state;
	desk_file(d, "dang/ke-hoach.yaml",
	    "kind: Kế hoạch riêng\nabbreviation: KHr\nrules: dang/rules\n");
	assert_true(open_from(d, "dang/ke-hoach", &t));
	assert_str(t.abbreviation, "KHr");
	assert_quiet(d);
	desk_free(d);
}

static void
the_project_comes_second(void **state)
{
	struct desk *d = desk_new();
	struct dg_template_dirs dirs = { .dir = "/nowhere" };
	struct dg_template t;

	(void)state;
	d->doc.root_dir = dg_str_of(d->dir);
	desk_file(d, "templates/dang/cong-van.yaml", kind);
	desk_header(d, "template", "dang/cong-van");
	desk_header(d, "date", "2021-12-01");
	assert_true(dg_template_open(&d->doc, &dirs, &t));
	assert_str(t.abbreviation, "CV");
	assert_str(t.recipients.separator, ",");	/* built in */
	assert_quiet(d);
	desk_free(d);
}

static void
a_project_does_not_lead_out(void **state)
{
	struct desk *d = desk_new();
	struct dg_template t;
	char link[128], target[128];

	(void)state;
	d->doc.root_dir = dg_arena_fmt(&d->arena, "%s/project", d->dir);
	desk_file(d, "project/templates/dang/a.yaml", kind);
	desk_file(d, "elsewhere/b.yaml", kind);
	snprintf(target, sizeof target, "%s/elsewhere", d->dir);
	snprintf(link, sizeof link, "%s/project/templates/out", d->dir);
	assert_int_equal(symlink(target, link), 0);
	desk_header(d, "template", "out/b");
	assert_false(dg_template_open(&d->doc, NULL, &t));
	assert_told(d, DG_R_template_outside, 1, 11);
	desk_free(d);
}

static void
all_kinds_are_listed(void **state)
{
	struct desk *d = desk_new();
	const struct dg_diag *m;
	struct dg_template t;

	(void)state;
	desk_file(d, "tinh/quyet-dinh.yaml", kind);
	desk_file(d, "tinh/rules/nd30.yaml", "");
	desk_file(d, "tinh/thu.yaml", kind);
	assert_false(open_from(d, "tinh/quyet-din", &t));
	m = assert_told(d, DG_R_template_absent, 1, 11);
	assert_str(m->args.item[1], "tinh/quyet-dinh, tinh/thu");	/* of its family */
	assert_meant(m, "tinh/quyet-dinh");
	desk_free(d);
}

static void
folders_and_large_files_are_no_templates(void **state)
{
	struct desk *d = desk_new();
	struct dg_template t;
	struct dg_buf buf;

	(void)state;
	dg_buf_init(&buf, 4u << 20);
	while (buf.n <= 1u << 20)
		dg_buf_puts(&buf, "# a comment that goes on and on\n");
	desk_write(d, "dang/a.yaml", buf.p, buf.n);
	desk_file(d, "dang/b.yaml/c", "");
	assert_false(open_from(d, "dang/a", &t));
	assert_int_equal(desk_count(d, DG_R_file_too_large), 1);
	d->doc.header = d->last = NULL;
	assert_false(open_from(d, "dang/b", &t));
	assert_int_equal(desk_count(d, DG_R_file_unreadable), 1);
	dg_buf_fini(&buf);
	desk_free(d);
}

/* ---- layers ---- */

static void
a_kind_overrides_styles_and_blocks(void **state)
{
	struct desk *d = desk_new();
	const struct dg_style *body, *list;
	struct dg_template t;

	(void)state;
	kind_file(d, "numbering: I 1\nrequired: [recipients, number]\noverrides:\n"
	    "  styles:\n    body: {size: 15pt}\n    greeting: {like: subject, word: Lời chào, italic: true}\n"
	    "  title:\n    - {style: greeting, text: 'Về việc {title}'}\n"
	    "  order: [letterhead, body, closing]\n"
	    "  landscape: {left: 20mm}\n");
	if (!open_from(d, "dang/x", &t))
		desk_show(d);
	assert_quiet(d);
	body = dg_sheet_style(&t.sheet, DG_STR("body"));
	list = dg_sheet_style(&t.sheet, DG_STR("list"));
	assert_int_equal(body->size, DG_PT(15));
	assert_int_equal(body->line, DG_PT(18));
	assert_int_equal(list->size, DG_PT(15));	/* like the finished body */
	assert_int_equal(t.title.n, 1);
	assert_int_equal(t.n_blocks, 3);
	assert_int_equal(t.sheet.scheme.n, 2);
	assert_int_equal(t.n_required, 2);
	assert_int_equal(dg_sheet_style(&t.sheet, DG_STR("greeting"))->face,
	    DG_BOLD | DG_ITALIC);
	assert_int_equal(t.sheet.main_landscape.left, DG_TWIP(1134));
	assert_int_equal(t.sheet.main_landscape.right, t.sheet.main.right);
	desk_free(d);
}

/* A State rule set and kind, made of files only. */
static void
a_new_family_is_data_alone(void **state)
{
	struct desk *d = desk_new();
	struct dg_template t;

	(void)state;
	desk_file(d, "nha-nuoc/ke-hoach.yaml",
	    "kind: Kế hoạch\nabbreviation: KH\nrules: nha-nuoc/rules\n");
	desk_file(d, "nha-nuoc/rules/index.yaml", "rule-sets:\n"
	    "  - {name: nd30, title: Nghị định 30/2020/NĐ-CP, from: 2020-03-05}\n");
	desk_file(d, "nha-nuoc/rules/nd30.yaml", "base: dang/rules/hd36\n"
	    "styles:\n"
	    "  body: {size: 14pt, line: 20pt}\n"
	    "  nation: {like: party-title, word: Quốc hiệu, size: 13pt, rule: {width: 0%}}\n"
	    "  motto: {like: nation, word: Tiêu ngữ, size: 14pt, caps: false, rule: {width: 100%}}\n"
	    "  issuer: {size: 13pt, rule: {width: 33.3%, thickness: 0.75pt, gap: 4pt}}\n"
	    "  party-title: {word: Cũ, color: \"ff0000\",\n"
	    "    frame: {width: 30mm, height: 8mm, thickness: 1pt}}\n"
	    "  kind: {like: party-title, word: Loại, frame: {width: 0mm, pad: 6pt}}\n"
	    "letterhead:\n"
	    "  - left:\n"
	    "      - {style: superior, text: '{superior}'}\n"
	    "      - {style: issuer, text: '{issuer}'}\n"
	    "    right:\n"
	    "      - {style: nation, text: Cộng hòa xã hội chủ nghĩa Việt Nam}\n"
	    "      - {style: motto, text: Độc lập - Tự do - Hạnh phúc}\n"
	    "  - left: [{style: number, text: 'Số: {number}/{abbreviation}-{symbol}'}]\n"
	    "    right: [{style: place-date, text: '{place}, ngày {day} tháng {month} năm {year}'}]\n"
	    "title:\n"
	    "  - {style: kind, text: '{kind}'}\n"
	    "  - {style: subject, text: '{title}'}\n"
	    "numbering:\n  roman: {suffix: '.'}\n"
	    "annex: {label: 'Phụ lục {n}', format: roman}\n"
	    "recipients: {separator: ';'}\n");
	if (!open_from(d, "nha-nuoc/ke-hoach", &t))
		desk_show(d);
	assert_true(d->sink.count[DG_ERROR] == 0);
	assert_str(t.profile, "nd30");
	assert_int_equal(dg_sheet_style(&t.sheet, DG_STR("issuer"))->rule.permille, 333);
	assert_int_equal(dg_sheet_style(&t.sheet, DG_STR("motto"))->rule.permille, 1000);
	assert_int_equal(dg_sheet_style(&t.sheet, DG_STR("nation"))->rule.permille, 0);
	assert_int_equal(dg_sheet_style(&t.sheet, DG_STR("issuer"))->frame.height, 0);
	assert_int_equal(dg_sheet_style(&t.sheet, DG_STR("kind"))->frame.width, 0);
	assert_int_equal(dg_sheet_style(&t.sheet, DG_STR("kind"))->frame.pad, DG_PT(6));
	assert_int_equal(dg_sheet_style(&t.sheet, DG_STR("kind"))->frame.height,
	    DG_TWIP(454));
	assert_int_equal(dg_sheet_style(&t.sheet, DG_STR("kind"))->color, 0xff0000);
	assert_int_equal(t.annex_format, DG_NUM_ROMAN);
	assert_str(t.sheet.scheme.level[0].suffix, ".");
	assert_str(t.recipients.separator, ";");
	desk_free(d);
}

/* ---- mistakes ---- */

struct mistake {
	const char	*text;		/* from line 4 of the kind's file */
	enum dg_rule	 rule;
	size_t		 line, column;
	const char	*meant;		/* or NULL */
};

static void
refuse(const struct mistake *m)
{
	struct desk *d = desk_new();
	const struct dg_diag *told;
	struct dg_template t;

	kind_file(d, m->text);
	assert_false(open_from(d, "dang/x", &t));
	told = assert_told(d, m->rule, m->line, m->column);
	if (m->meant)
		assert_meant(told, m->meant);
	desk_free(d);
}

#define STYLES "overrides:\n  styles:\n    "
#define TITLE "overrides:\n  title:\n    - "

static void
mistakes_are_told_at_their_place(void **state)
{
	static const struct mistake mistakes[] = {
		{ "numbring: I 1\n", DG_R_template_unknown_key, 4, 1, "numbering" },
		{ "numbering: I x\n", DG_R_scheme_unknown, 4, 14, NULL },
		{ "required: [recipient]\n", DG_R_template_bad_choice, 4, 12, "recipients" },
		{ "required: title\n", DG_R_template_not_list, 4, 11, NULL },
		{ "rules: dang/rules\n", DG_R_template_repeated_key, 4, 1, NULL },
		{ "overrides:\n  font:\n", DG_R_template_no_value, 5, 3, NULL },
		{ "overrides:\n  page: {left: 3cm}\n", DG_R_template_bad_length, 5, 16, NULL },
		{ "overrides:\n  page: {left: 200mm}\n", DG_R_template_page_narrow, 1, 1, NULL },
		{ "overrides:\n  page: {header: 19mm}\n", DG_R_template_header_low, 1, 1, NULL },
		{ "overrides:\n  papers: {a5: {left: 100mm}}\n", DG_R_template_page_narrow, 5, 12, NULL },
		{ "overrides:\n  papers: {a5: {header: 9mm}}\n", DG_R_template_header_low, 5, 12, NULL },
		{ "overrides:\n  papers: {a5: {depth: 9mm}}\n", DG_R_template_unknown_key, 5, 17, NULL },
		{ "overrides:\n  papers: {A5: {left: 9mm}}\n", DG_R_template_bad_word, 5, 12, NULL },
		{ "overrides:\n  papers: [a5]\n", DG_R_template_not_map, 5, 11, NULL },
		{ "overrides:\n  paper: a6\n", DG_R_paper_unknown, 5, 10, "a5" },
		{ "overrides:\n  order: [title, closing]\n", DG_R_template_lacks, 5, 10, NULL },
		{ "overrides:\n  order: [body, titel]\n", DG_R_template_bad_choice, 5, 17, "title" },
		{ "overrides:\n  annex: {format: romans}\n", DG_R_template_bad_choice, 5, 19, "roman" },
		{ "overrides:\n  copy: {digital: '{digital-copy}'}\n", DG_R_template_bad_placeholder, 5, 19, NULL },
		{ "overrides:\n  annex: {label: 'số {x}'}\n", DG_R_template_bad_placeholder, 5, 18, NULL },
		{ "overrides:\n  recipients: {style: recipient}\n",
		    DG_R_template_unknown_style, 5, 23, "recipients" },
		{ "overrides:\n  numbering: {roman: {sufix: '.'}}\n",
		    DG_R_template_unknown_key, 5, 23, "suffix" },
		{ "overrides:\n  numbering: {scheme: I 1.1}\n", DG_R_scheme_depth, 5, 25, NULL },
		{ STYLES "body: {size: 14}\n", DG_R_template_bad_length, 6, 18, NULL },
		{ STYLES "body: {sise: 14pt}\n", DG_R_template_unknown_key, 6, 12, "size" },
		{ STYLES "body: {align: centre}\n", DG_R_template_bad_choice, 6, 19, "center" },
		{ STYLES "body: {}\n    body: {}\n", DG_R_template_repeated_key, 7, 5, NULL },
		{ STYLES "bodi: {like: body, word: X}\n", DG_R_template_unused_style, 6, 5, "body" },
		{ STYLES "list: {like: bodi}\n", DG_R_template_unknown_style, 6, 18, "body" },
		{ STYLES "body: {like: body}\n", DG_R_template_like_cycle, 6, 18, NULL },
		{ STYLES "body: {size: 16pt, line: 20pt}\n", DG_R_template_body_limit, 6, 5, NULL },
		{ STYLES "body: {line: 17pt}\n", DG_R_template_body_limit, 6, 5, NULL },
		{ STYLES "body: {word: footnote text}\n", DG_R_template_word_name_twice, 6, 5, NULL },
		{ STYLES "list: {size: 20pt}\n", DG_R_template_line_low, 6, 5, NULL },
		{ STYLES "kind: {rule: {width: 50%}}\n", DG_R_template_style_lacks, 6, 5, NULL },
		{ STYLES "kind: {frame: {height: 8mm}}\n", DG_R_template_style_lacks, 6, 5, NULL },
		{ STYLES "kind: {frame: {thickness: 1pt}}\n", DG_R_template_style_lacks, 6, 5, NULL },
		{ STYLES "Body: {}\n", DG_R_template_bad_word, 6, 5, NULL },
		{ STYLES "body: 14pt\n", DG_R_template_not_map, 6, 11, NULL },
		{ TITLE "{style: kinds, text: x}\n", DG_R_template_unknown_style, 6, 15, "kind" },
		{ TITLE "{style: kind, text: '{tilte}'}\n", DG_R_template_bad_placeholder, 6, 27, "title" },
		{ TITLE "{style: kind, text: 'a}'}\n", DG_R_template_bad_brace, 6, 27, NULL },
		{ TITLE "{style: kind, text: 'a{b'}\n", DG_R_template_bad_brace, 6, 27, NULL },
		{ TITLE "{style: kind}\n", DG_R_template_lacks, 6, 7, NULL },
		{ TITLE "kind\n", DG_R_template_not_map, 6, 7, NULL },
		{ TITLE "{style: [kind], text: [x]}\n", DG_R_template_not_text, 6, 15, NULL },
		{ "overrides: {signature: {time: '{hours}'}}\n",
		    DG_R_template_bad_placeholder, 4, 31, "hour" },
		{ "overrides: {signature: {seal-text: '{names}'}}\n",
		    DG_R_template_bad_placeholder, 4, 36, NULL },
		{ "overrides: {signature: {picture-text: [a]}}\n",
		    DG_R_template_not_text, 4, 39, NULL },
		{ "overrides: {title: {a: b}}\n", DG_R_template_not_list, 4, 20, NULL },
		{ "overrides: {letterhead: [{middle: []}]}\n", DG_R_template_unknown_key, 4, 27, NULL },
		{ "overrides:\n  months: [January]\n", DG_R_template_months, 5, 11, NULL },
		{ "overrides:\n  numbering: {words: [{suffix: '.'}]}\n", DG_R_template_lacks, 5, 23, NULL },
		{ "overrides:\n  citation: {short: '{number}'}\n", DG_R_template_bad_placeholder, 5, 21, NULL },
		{ "overrides:\n  copy: {digital: 'a [b'}\n", DG_R_template_bad_brace, 5, 19, NULL },
		{ "overrides:\n  blocks: {Thề: []}\n", DG_R_template_bad_word, 5, 12, NULL },
		{ "overrides:\n  urgency: [{word: gấp, style: khẩn}]\n", DG_R_template_bad_word, 5, 32, NULL },
		{ "base: kinds/khong-co\n", DG_R_template_file_absent, 4, 7, NULL },
		{ "profiles: {hd36: {font: []}}\n", DG_R_template_not_text, 4, 25, NULL },
		{ "a: &b 1\n", DG_R_yaml_feature, 4, 4, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
		refuse(&mistakes[i]);
}

static void
a_cycle_of_styles_is_told_once(void **state)
{
	struct desk *d = desk_new();
	struct dg_template t;

	(void)state;
	kind_file(d, STYLES "body: {like: list}\n");
	assert_false(open_from(d, "dang/x", &t));
	assert_int_equal(desk_count(d, DG_R_template_like_cycle), 1);
	assert_int_equal(d->sink.n, 1);
	desk_free(d);
}

static void
refuse_rule_set(const char *text, enum dg_rule rule, size_t line, size_t column)
{
	struct desk *d = desk_new();
	struct dg_template t;

	desk_file(d, "dang/rules/hd36.yaml", text);
	assert_false(open_from(d, "dang/ke-hoach", &t));
	assert_told(d, rule, line, column);
	desk_free(d);
}

static void
rule_sets_stand_on_something(void **state)
{
	(void)state;
	refuse_rule_set("base: hd36\n", DG_R_template_base_cycle, 1, 7);
	refuse_rule_set("base: hd05\n", DG_R_template_base_cycle, 4, 7);
	refuse_rule_set("base: hd99\n", DG_R_template_file_absent, 1, 7);
	refuse_rule_set("base: ../../x\n", DG_R_template_bad_name, 1, 7);
	refuse_rule_set("base: [a]\n", DG_R_template_not_text, 1, 7);
	refuse_rule_set("- a\n", DG_R_template_not_map, 1, 1);
	refuse_rule_set("", DG_R_template_lacks, 4, 1);
	refuse_rule_set("base: rules/practice\n", DG_R_template_lacks, 4, 1);
}

static void
bases_have_a_limit(void **state)
{
	struct desk *d = desk_new();
	struct dg_template t;

	(void)state;
	desk_file(d, "dang/rules/hd36.yaml", "base: r0\n");
	for (int i = 0; i < 20; i++)
		desk_file(d, dg_arena_fmt(&d->arena, "dang/rules/r%d.yaml", i).p,
		    dg_arena_fmt(&d->arena, "base: r%d\n", i + 1).p);
	assert_false(open_from(d, "dang/ke-hoach", &t));
	assert_told(d, DG_R_template_base_depth, 1, 7);
	desk_free(d);
}

static void
refuse_index(const char *text, enum dg_rule rule, size_t line, size_t column)
{
	struct desk *d = desk_new();
	struct dg_template t;

	desk_file(d, "dang/rules/index.yaml", text);
	assert_false(open_from(d, "dang/ke-hoach", &t));
	assert_told(d, rule, line, column);
	desk_free(d);
}

static void
indexes_are_checked(void **state)
{
	(void)state;
	refuse_index("", DG_R_template_lacks, 1, 1);
	refuse_index("rule-sets: []\n", DG_R_template_lacks, 1, 1);
	refuse_index("rule-sets: {a: b}\n", DG_R_template_not_list, 1, 12);
	refuse_index("rule-sets:\n- {name: a, title: A}\n", DG_R_template_lacks, 2, 3);
	refuse_index("rule-sets:\n- {name: a, title: A, from: 2021}\n",
	    DG_R_template_bad_date, 2, 29);
	refuse_index("rule-sets:\n- {name: a, title: A, from: 2021-01-01, until: 2020-01-01}\n",
	    DG_R_profile_term, 2, 3);
	refuse_index("rule-sets:\n- {name: a, title: A, from: 2021-01-01}\n"
	    "- {name: a, title: B, from: 2022-01-01}\n", DG_R_profile_twice, 3, 3);
	refuse_index("rule-sets:\n- {name: hd99, title: A, from: 2021-01-01}\n",
	    DG_R_template_file_absent, 4, 1);
}

static void
garbage_is_survived(void **state)
{
	struct desk *d = desk_new();
	struct dg_template t;
	char bytes[8192];
	uint32_t x = 12345;

	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++) {
		x = x * 1664525 + 1013904223;
		bytes[i] = (char)(x >> 24 & 0x7f);
	}
	desk_write(d, "dang/a.yaml", bytes, sizeof bytes);
	assert_false(open_from(d, "dang/a", &t));
	assert_true(d->sink.count[DG_ERROR] > 0);
	desk_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_given_folder_comes_first),
		cmocka_unit_test(the_project_comes_second),
		cmocka_unit_test(a_project_does_not_lead_out),
		cmocka_unit_test(all_kinds_are_listed),
		cmocka_unit_test(folders_and_large_files_are_no_templates),
		cmocka_unit_test(a_kind_overrides_styles_and_blocks),
		cmocka_unit_test(a_new_family_is_data_alone),
		cmocka_unit_test(mistakes_are_told_at_their_place),
		cmocka_unit_test(a_cycle_of_styles_is_told_once),
		cmocka_unit_test(rule_sets_stand_on_something),
		cmocka_unit_test(bases_have_a_limit),
		cmocka_unit_test(indexes_are_checked),
		cmocka_unit_test(garbage_is_survived),
	};

	return cmocka_run_group_tests_name("office/ruleset", tests, NULL, NULL);
}
