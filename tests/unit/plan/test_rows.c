#include "plan/plan_test.h"

#include "plan/names.h"

static void
names_and_aliases(void **state)
{
	static const struct { const char *written, *canonical; unsigned kinds; } cases[] = {
		{ "id", "id", DG_IN_TASKS }, { "Chủ trì", "lead", DG_IN_TASKS },
		{ "chủ-trì", "lead", DG_IN_TASKS }, { "chủ  trì", "lead", DG_IN_TASKS },
		{ "HẠN", "due", DG_IN_TARGETS }, { "hạn", "", DG_IN_BUDGET },
		{ "số tiền", "amount", DG_IN_BUDGET }, { "2026", "2026", DG_IN_BUDGET },
		{ "Năm 2026", "2026", DG_IN_BUDGET }, { "năm-2026", "2026", DG_IN_BUDGET },
		{ "2026", "", DG_IN_TASKS }, { "năm 26", "", DG_IN_BUDGET },
		{ "họ tên", "name", DG_IN_SIGNATURE }, { "thay mặt", "authority", DG_IN_SIGNATURE },
		{ "chức vụ", "position", DG_IN_SIGNATURE }, { "lý do", "reason", DG_IN_ROWS },
		{ "chỉ tiêu", "target", DG_IN_TARGETS }, { "giá trị", "value", DG_IN_TARGETS },
		{ "việc", "task", DG_IN_TASKS }, { "phối hợp", "support", DG_IN_TASKS },
		{ "sản phẩm", "product", DG_IN_TASKS }, { "nguồn", "source", DG_IN_BUDGET },
		{ "lớp", "class", DG_IN_ROWS }, { "", "", DG_IN_ROWS }, { "xyz", "", DG_IN_ROWS },
	};
	struct dg_arena a;

	(void)state;
	dg_arena_init(&a);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_str(dg_field_canonical(&a, dg_str_of(cases[i].written),
		    cases[i].kinds), cases[i].canonical);
	dg_arena_fini(&a);
}

static void
rows_as_a_table(void **state)
{
	(void)state;
	tree_is(HEAD "::: budget #kp unit=đồng\n| mã | nguồn | số tiền | năm 2026 | lớp |\n"
	    "|---|---|--:|---|---|\n| #a | Nhóm *x* | | | |\n"
	    "| b | {{cap}} | 1.000 | 5 | .local .locked |\n| =c | Tổng | | |  |\n:::\n",
	    "  budget 6:1 #kp unit=“đồng”\n"
	    "    record heading 9:1 #a\n"
	    "      field source 9:8\n        text “Nhóm ” 9:8\n        text italic “x” 9:14\n"
	    "    record 10:1 #b .locked .local\n"
	    "      field source 10:7\n        var cap 10:7\n"
	    "      field amount 10:17\n        text “1.000” 10:17\n"
	    "      field 2026 10:25\n        text “5” 10:25\n"
	    "    record sum 11:1 #c\n"
	    "      field source 11:8\n        text “Tổng” 11:8\n"
	    "      field amount 11:15\n      field 2026 11:17\n");
}

static void
rows_as_records(void **state)
{
	struct read	 r;
	struct dg_node	*due;

	(void)state;
	tree_is(HEAD "::: tasks\n@a\nviệc: Rà soát\n %% x\n  hiện trạng: nhà\nlớp: .local\n\n@#g\n"
	    "task: Nhóm\n@b\nhạn:  theo *x*  y\n:::\n",
	    "  tasks 6:1\n"
	    "    record 7:1 #a .local\n"
	    "      field task 8:7\n        text “Rà soát hiện trạng: nhà” 8:7\n"
	    "    record heading 13:1 #g\n      field task 14:7\n        text “Nhóm” 14:7\n"
	    "    record 15:1 #b\n      field due 16:7\n        text “theo *x* y” 16:7\n");
	read_bytes(&r, dg_str_of(HEAD "::: tasks\n@b\nHạn:  theo *x*  y\n:::\n"));
	due = r.doc.root->first->first->first;
	assert_str(due->u.field.name, "due");
	assert_str(due->u.field.raw, "theo *x*  y");
	assert_str(dg_span_text(&r.sources, due->u.field.name_span), "Hạn");
	read_fini(&r);
}

#define TASKS(header, rows) HEAD "::: tasks\n" header "\n|---|---|\n" rows ":::\n"

static void
rows_with_mistakes(void **state)
{
	static const struct expected cases[] = {
		{ TASKS("| việc | xyzt |", "| a | b |\n"), "row-field-unknown 7:10\n" },
		{ TASKS("| việc | hạng |", "| a | b |\n"), "row-field-unknown 7:10\n"
		    "+note-did-you-mean 7:10\n" },
		{ TASKS("| việc | Việc |", "| a | b |\n"), "field-repeated 7:10\n"
		    "+note-declared-here 7:3\n" },
		{ TASKS("| việc | |", "| a | b |\n"), "column-blank 7:10\n" },
		{ TASKS("| id | hạn |", "| a | b |\n"), "column-missing 7:1\n" },
		{ TASKS("| id | việc |", "| a | b |\n| a | c |\n"), "row-id-repeated 10:3\n"
		    "+note-declared-here 9:3\n" },
		{ TASKS("| id | việc |", "| A | b |\n"), "id-malformed 9:3\n" },
		{ TASKS("| id | việc |", "| # | b |\n"), "row-sign-alone 9:3\n" },
		{ TASKS("| id | việc |", "| =a | b |\n"), "row-sum-not-here 9:3\n" },
		{ TASKS("| id | việc |", "| a | << |\n"), "row-merge 9:7\n" },
		{ TASKS("| id | việc |", "| a |\n"), "row-cells 9:1\n" },
		{ TASKS("| lớp | việc |", "| .lokal | b |\n"), "class-unknown 9:3\n"
		    "+note-did-you-mean 9:3\n" },
		{ TASKS("| việc | hạn |", "| a | {{b}} |\n"), "mark-not-here 9:7\n" },
		{ TASKS("| việc | hạn |", "| a | [@b] |\n"), "mark-not-here 9:7\n" },
		{ HEAD "::: tasks\n| id | việc | hạn |\n|---|---|---|\n| #a | b | c |\n:::\n",
		    "row-group-words 9:12\n" },
		{ HEAD "::: tasks\n| việc |\n| a |\n:::\n", "table-no-alignment 8:1\n" },
		{ HEAD "::: tasks\n@a\nviệc: b\n\nlạc\n:::\n", "rows-line 10:1\n" },
		{ HEAD "::: tasks\n@\nviệc: b\n:::\n", "row-sign-alone 7:1\n" },
		{ HEAD "::: tasks\n@a\n:::\n", "record-empty 7:1\n" },
		{ HEAD "::: tasks\n@=a\nviệc: b\n:::\n", "row-sum-not-here 7:1\n" },
		{ HEAD "::: tasks\n@a\nviệc: b\nid: c\n:::\n", "id-second 9:5\n"
		    "+note-declared-here 7:2\n" },
		{ HEAD "::: tasks\n@a\nviệc: b\nhạng: c\n  d\nsai\n:::\n",
		    "row-field-unknown 9:1\n+note-did-you-mean 9:1\nfield-line 11:1\n" },
		{ HEAD "::: tasks\n@a\nviệc: b\ntask: c\n:::\n", "field-repeated 9:1\n"
		    "+note-declared-here 8:1\n" },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void
recipients(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "::: recipients\nA\n- B\n:::\n", "recipients-line 7:1\n" },
		{ HEAD "::: recipients\n- A\n+ B\n-C\n-\n:::\n", "recipients-line 8:1\n"
		    "recipients-line 9:1\nrecipients-line 10:1\n" },
		{ HEAD "::: recipients\n- A {#x}\n:::\n", "attr-misplaced 7:5\n" },
		{ HEAD "::: recipients\n(a)\n- A\n:::\n", "recipients-note-alone 7:1\n" },
		{ HEAD "::: recipients\n- A\n(a)\n(b)\n:::\n", "recipients-note-alone 9:1\n" },
		{ HEAD "::: recipients\n- A (a)\n(b)\n:::\n", "recipients-note-alone 8:1\n" },
	};

	(void)state;
	CHECK_ALL(cases);
	tree_is(HEAD "::: recipients\n- A (để báo cáo),\n- B{{x}} (2 bản).\n\n- C\n  (c) d\n"
	    "(để  thực   hiện)\n- D(e)\n- Lưu: VT, *f*.\n:::\n",
	    "  recipients 6:1\n"
	    "    recipient note=“để báo cáo” 7:3\n      text “A” 7:3\n"
	    "    recipient note=“2 bản” 8:3\n      text “B” 8:3\n      var x 8:4\n"
	    "    recipient 10:3\n      text “C (c) d” 10:3\n"
	    "    recipient note=“để thực\u00a0\u00a0\u00a0hiện” note-above 12:1\n"
	    "    recipient 13:3\n      text “D(e)” 13:3\n"
	    "    recipient 14:3\n      text “Lưu: VT, ” 14:3\n      text italic “f” 14:13\n"
	    "      text “.” 14:15\n");
}

static void
signatures(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "::: signature\nchức vụ: A\nposition: B\n:::\n", "signer-repeated 8:1\n"
		    "+note-declared-here 7:1\n" },
		{ HEAD "::: signature\nchức vu: A\n:::\n", "row-field-unknown 7:1\n"
		    "+note-did-you-mean 7:1\n" },
		{ HEAD "::: signature\nBÍ THƯ\n:::\n", "field-line 7:1\n" },
	};

	(void)state;
	CHECK_ALL(cases);
	tree_is(HEAD "::: signature #ky\nthay mặt: T/M {{cap}}\n  ỦY\nname: Nguyễn Văn A\n\n"
	    "chức vụ: B\n:::\n",
	    "  signature 6:1 #ky\n"
	    "    signer 7:1\n      field authority 7:11\n        text “T/M ” 7:11\n"
	    "        var cap 7:15\n        text “ ỦY” 7:22\n"
	    "      field name 9:7\n        text “Nguyễn Văn A” 9:7\n"
	    "    signer 11:1\n      field position 11:10\n        text “B” 11:10\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_and_aliases),
		cmocka_unit_test(rows_as_a_table),
		cmocka_unit_test(rows_as_records),
		cmocka_unit_test(rows_with_mistakes),
		cmocka_unit_test(recipients),
		cmocka_unit_test(signatures),
	};

	return cmocka_run_group_tests_name("plan/rows", tests, NULL, NULL);
}
