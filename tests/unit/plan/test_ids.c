#include "plan_test.h"

#include "plan/ids.h"

static void
id_is(const char *prefix, const char *words, size_t syllables, const char *expected)
{
	struct dg_arena a;

	dg_arena_init(&a);
	assert_str(dg_id_of_words(&a, dg_str_of(prefix), dg_str_of(words), syllables), expected);
	dg_arena_fini(&a);
}

static void
ids_are_made_of_words(void **state)
{
	(void)state;
	id_is("", "Mục đích, yêu cầu", 6, "muc-dich-yeu-cau");
	id_is("", "Đẩy mạnh ĐỌC SÁCH", 6, "day-manh-doc-sach");
	id_is("", "Mu\xcc\xa3" "c đi\xcc\x81" "ch", 6, "muc-dich");	/* apart */
	id_is("", "94% xã có 1.250 cuốn", 6, "94-xa-co-1-250-cuon");
	id_is("", "Một hai ba bốn năm sáu bảy", 3, "mot-hai-ba");
	id_is("muc-dich", "Xây dựng thói quen đọc sách", 4, "muc-dich-xay-dung-thoi-quen");
	id_is("", "漢字", 6, "");
	id_is("md", "…", 6, "md");
}

static void
no_id_ends_in_a_word_of_grammar(void **state)
{
	(void)state;
	id_is("", "Về các nhiệm vụ của", 6, "nhiem-vu");
	id_is("", "Nguyên nhân của hạn chế", 3, "nguyen-nhan");
	id_is("", "Trong đó", 6, "trong-do");
	id_is("", "Và", 6, "");
}

static void
long_ids_are_cut_between_syllables(void **state)
{
	(void)state;
	id_is("tuyen-truyen-pho-bien-chu-truong", "Biên soạn", 4, "tuyen-truyen-pho-bien-soan");
	id_is("", "nghiêng nghiêng nghiêng nghiêng nghiêng nghiêng", 6,
	    "nghieng-nghieng-nghieng-nghieng-nghieng");
	id_is("", "aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbcc dd", 4,
	    "aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbb");
	assert_str(dg_id_cut(DG_STR("a-bc-d"), 4), "a-bc");
	assert_str(dg_id_cut(DG_STR("a-bc-d"), 3), "a");
	assert_str(dg_id_cut(DG_STR("abcdef"), 3), "abc");
}

static void
the_same_id_gets_a_number(void **state)
{
	struct dg_id_set	set = { 0 };
	struct dg_arena		a;

	(void)state;
	dg_arena_init(&a);
	dg_id_set_add(&set, DG_STR("x-3"));
	assert_str(dg_id_set_new(&set, &a, DG_STR("x")), "x");
	assert_str(dg_id_set_new(&set, &a, DG_STR("x")), "x-2");
	assert_str(dg_id_set_new(&set, &a, DG_STR("x")), "x-4");
	assert_str(dg_id_set_new(&set, &a, DG_STR("x-3")), "x-3-2");
	assert_true(dg_id_set_has(&set, DG_STR("x-4")));
	assert_false(dg_id_set_has(&set, DG_STR("x-5")));
	assert_false(dg_id_set_has(&set, DG_STR("")));
	dg_id_set_fini(&set);
	dg_arena_fini(&a);
}

static void
many_ids_are_all_kept(void **state)
{
	enum { MANY = 20000 };
	struct dg_id_set	set = { 0 };
	struct dg_arena		a;

	(void)state;
	dg_arena_init(&a);
	for (unsigned i = 0; i < MANY; i++)
		dg_id_set_add(&set, dg_arena_fmt(&a, "n%x", i * 2654435761u));
	for (unsigned i = 0; i < MANY; i++)
		assert_true(dg_id_set_has(&set, dg_arena_fmt(&a, "n%x", i * 2654435761u)));
	assert_int_equal(set.n, MANY);
	assert_false(dg_id_set_has(&set, DG_STR("n")));
	dg_id_set_fini(&set);
	dg_arena_fini(&a);
}

/* ---- texts ------------------------------------------------------------------------ */

/* The body that head + body becomes; a second time nothing changes. */
static void
text_is(const char *head, const char *body, bool tables, const char *expected)
{
	struct read		r;
	struct dg_naming	naming;
	struct dg_str		text;
	char			*whole = malloc(strlen(head) + strlen(body) + 1);

	strcpy(whole, head);
	strcat(whole, body);
	read_bytes(&r, dg_str_of(whole));
	dg_sink_print(&r.sink, &r.sources, DG_LANG_EN, false, &r.out);
	assert_int_equal(r.sink.count[DG_ERROR], 0);
	assert_true(dg_plan_name_ids(&r.doc, tables, &naming));
	text = naming.bytes;
	assert_str(dg_str_sub(text, strlen(head), text.n), expected);
	r.doc.source = 0;
	dg_plan_parse(&r.doc, text);
	assert_true(dg_plan_name_ids(&r.doc, tables, &naming));
	assert_int_equal(naming.n, 0);
	assert_true(dg_str_eq(text, naming.bytes));
	read_fini(&r);
	free(whole);
}

static void
body_is(const char *body, const char *expected)
{
	text_is(HEAD, body, false, expected);
}

static void
words_get_ids_where_they_end(void **state)
{
	(void)state;
	body_is("Lời đầu\ndài hai dòng.  \n\n# Mục đích \t\n\nMột.\n%% ghi chú\n\n- Hai\n  dòng.\n\n"
	    "  Đoạn sau.\n",
	    "Lời đầu\ndài hai dòng. {#loi-dau-dai-hai}  \n\n# Mục đích {#muc-dich} \t\n\n"
	    "Một. {#muc-dich-mot}\n%% ghi chú\n\n- Hai\n  dòng. {#muc-dich-hai-dong}\n\n"
	    "  Đoạn sau. {#muc-dich-doan-sau}\n");
	body_is("Một {.must-adapt}\n\n## Hai  {.locked\t.local} ", 
	    "Một {#mot .must-adapt}\n\n## Hai  {#hai .locked\t.local} ");
	body_is("Một. {#x}", "Một. {#x}");
	body_is("Một\r\nhai\r\n", "Một\r\nhai {#mot-hai}\r\n");
	body_is("Chu\xcc\x9b\xcc\x83 \n", "Chu\xcc\x9b\xcc\x83 {#chu} \n");
	body_is("Một%%\n%% cuối", "Một%% {#mot}\n%% cuối");
}

static void
ends_that_look_like_marks_stay_text(void **state)
{
	(void)state;
	body_is("C:\\du-lieu\\\n", "C:\\du-lieu\\ {#c-du-lieu}\n");
	body_is("Một \\{#a}\n", "Một \\{#a} {#mot-a}\n");
	body_is("Một {x}\n", "Một {x} {#mot-x}\n");
	body_is("Gồm {x}:\n- a\n", "Gồm {x}: {#gom-x}\n- a {#a}\n");
	body_is("Gồm: {x}\n- a\n", "Gồm: {x} {#gom-x}\n- a {#a}\n");
	body_is("Gồm[^n]: **\n\n[^n]: Lời.\n", "Gồm[^n]: ** {#gom}\n\n[^n]: Lời.\n");
	body_is("**Gồm:**\n- a\n", "**Gồm:** {#gom}\n- a {#a}\n");
	body_is("Gồm:[^n]\n1. a\n\n[^n]: Lời.\n", "Gồm:[^n] {#gom}\n1. a {#a}\n\n[^n]: Lời.\n");
	body_is("\\---\n", "\\--- {#doan}\n");
	body_is("–\n", "– {#doan}\n");
	body_is("\\– x\n\n\\–\n", "\\– x {#x}\n\n\\– {#doan}\n");
	body_is("# I -\n", "# I - {#i}\n");
	body_is("\\-\n", "\\- {#doan}\n");
	body_is("# \\1.\n", "# \\1. {#1}\n");
}

static void
blocks_get_ids_behind_their_name(void **state)
{
	(void)state;
	body_is(":::   bases\n- a\n:::\n::: recipients \n- b\n:::\n::: signature as=row\nchức vụ: C\n:::\n"
	    "::: addressees\n- b\n:::\n::: copy\nhình thức: sao y\n:::\n",
	    ":::   bases #can-cu\n- a\n:::\n::: recipients #noi-nhan \n- b\n:::\n"
	    "::: signature #ky as=row\nchức vụ: C\n:::\n::: addressees #kinh-gui\n- b\n:::\n"
	    "::: copy #ban-sao\nhình thức: sao y\n:::\n");
	body_is("::: annex title=\"Biểu *số* {{x}}\"\n# Mở đầu\n\nMột.\n\n::: when x = a\nHai.\n\n"
	    "## Ba\n::: /when\n::: /annex\n",
	    "::: annex #pl-bieu-so-x title=\"Biểu *số* {{x}}\"\n# Mở đầu {#mo-dau}\n\n"
	    "Một. {#mo-dau-mot}\n\n::: when x = a\nHai. {#mo-dau-hai}\n\n## Ba {#ba}\n"
	    "::: /when\n::: /annex\n");
	body_is("::: page-break\n\n::: toc\n\nMột.\n", "::: page-break\n\n::: toc\n\nMột. {#mot}\n");
}

static void
rows_get_ids_in_their_column(void **state)
{
	(void)state;
	body_is("::: budget .local unit=\"đồng\"\n| mã | nguồn | số tiền |\n|--|---|--:|\n| | Tỉnh | 1 |\n"
	    "|| Xã | 2 |\n|   | Xã | 3 |\n| =tong | Cộng | 6 |\n:::\n",
	    "::: budget #kp .local unit=\"đồng\"\n| mã | nguồn | số tiền |\n|--|---|--:|\n"
	    "| tinh | Tỉnh | 1 |\n| xa | Xã | 2 |\n| xa-2  | Xã | 3 |\n| =tong | Cộng | 6 |\n:::\n");
	body_is("::: targets\n| chỉ tiêu | giá trị |\n%% bảng\n|---|---|\n  | Nhà | 1 |\n| | 2 |\n\n"
	    "@a\nchỉ tiêu: x\n  | y |\n| lớp | chỉ tiêu |\n|---|---|\n| .local | Nhà |\n:::\n",
	    "::: targets #ct\n| id | chỉ tiêu | giá trị |\n%% bảng\n|---|---|---|\n"
	    "  | nha | Nhà | 1 |\n| dong | | 2 |\n\n@a\nchỉ tiêu: x\n  | y |\n| id | lớp | chỉ tiêu |\n"
	    "|---|---|---|\n| nha-2 | .local | Nhà |\n:::\n");
	body_is("::: tasks #pc\n@ra-soat\nviệc: Rà soát\n:::\n\n{{pc}}\n",
	    "::: tasks #pc\n@ra-soat\nviệc: Rà soát\n:::\n\n{{pc}}\n");
}

static void
tables_get_a_block_only_when_asked(void **state)
{
	const char *table = "| a |\n|---|\n| 1 |\n";

	(void)state;
	body_is(table, table);
	text_is(HEAD, table, true, "::: table #bang\n| a |\n|---|\n| 1 |\n:::\n");
	text_is(HEAD, "# X\r\n| a |\r\n|---|\r\n| 1 |", true,
	    "# X {#x}\r\n::: table #bang-x\r\n| a |\r\n|---|\r\n| 1 |\r\n:::");
	text_is(HEAD, "::: annex title=A\n  | a |\n|---|\n| 1 | \n\nB\n| c |\n|---|\n:::\n", true,
	    "::: annex #pl-a title=A\n::: table #bang-pl-a\n  | a |\n|---|\n| 1 | \n::: /table\n\n"
	    "B {#pl-a-b}\n::: table #bang-pl-a-2\n| c |\n|---|\n::: /table\n::: /annex\n");
	text_is(HEAD, "::: table caption=\"Biểu một\"\n| a |\n|---|\n:::\n", false,
	    "::: table #bang-bieu-mot caption=\"Biểu một\"\n| a |\n|---|\n:::\n");
}

static void
names_that_mean_something_are_not_taken(void **state)
{
	(void)state;
	text_is("---\ntemplate: dang/ke-hoach\ntitle: thử {{ba.x}}\nunit: x\nvar.mot: 1\n---\n",
	    "# Một\n\n# Hai\n\n# Ba\n\n# Bốn\n\n# Date\n\n# Table\n\n# Năm {#x was=hai}\n\n{{#bon}}\n",
	    false, "# Một {#mot-2}\n\n# Hai {#hai-2}\n\n# Ba {#ba-2}\n\n# Bốn {#bon-2}\n\n"
	    "# Date {#date-2}\n\n# Table {#table-2}\n\n# Năm {#x was=hai}\n\n"
	    "{{#bon}} {#x-bon}\n");
	body_is("# A\n\n## B\n\n# C\n\n## B\n\n## B\n",
	    "# A {#a}\n\n## B {#b}\n\n# C {#c}\n\n## B {#c-b}\n\n## B {#c-b-2}\n");
}

static void
a_text_that_would_read_otherwise_is_refused(void **state)
{
	struct read		 r;
	struct dg_naming	 naming;
	struct dg_str		 text = DG_STR(HEAD);

	(void)state;
	memset(&r, 0, sizeof r);
	dg_arena_init(&r.arena);
	text = dg_arena_join(&r.arena, text, DG_STR("Một {.local"));
	for (int i = 0; i < 113; i++)	/* {...} may not be longer */
		text = dg_arena_join(&r.arena, text, DG_STR(" .local"));
	text = dg_arena_join(&r.arena, text, DG_STR("}\n"));
	text = dg_str_of(strdup(text.p));
	dg_arena_fini(&r.arena);
	read_bytes(&r, text);
	assert_int_equal(r.sink.count[DG_ERROR], 0);
	assert_false(dg_plan_name_ids(&r.doc, false, &naming));
	assert_int_equal(r.sink.last->rule, DG_R_ids_unsure);
	read_fini(&r);
	free((char *)text.p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_are_made_of_words),
		cmocka_unit_test(no_id_ends_in_a_word_of_grammar),
		cmocka_unit_test(long_ids_are_cut_between_syllables),
		cmocka_unit_test(the_same_id_gets_a_number),
		cmocka_unit_test(many_ids_are_all_kept),
		cmocka_unit_test(words_get_ids_where_they_end),
		cmocka_unit_test(ends_that_look_like_marks_stay_text),
		cmocka_unit_test(blocks_get_ids_behind_their_name),
		cmocka_unit_test(rows_get_ids_in_their_column),
		cmocka_unit_test(tables_get_a_block_only_when_asked),
		cmocka_unit_test(names_that_mean_something_are_not_taken),
		cmocka_unit_test(a_text_that_would_read_otherwise_is_refused),
	};

	return cmocka_run_group_tests_name("plan/ids", tests, NULL, NULL);
}
