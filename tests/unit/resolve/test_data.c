/* test_data.c - rows: cells, sums, and what they print. */
#include "plan.h"

#define BUDGET(rows) "::: budget #kp\n| id | nguồn | số tiền |\n|---|---|---|\n" \
	rows ":::\n"
#define YEARS(rows) "::: budget #kp\n| id | nguồn | số tiền | 2026 | 2027 |\n" \
	"|---|---|---|---|---|\n" rows ":::\n"

static void
test_cells(void **state)
{
	(void)state;
	plan_expect("", "::: targets #ct weight=\"so thon\"\n"
	    "| id | chỉ tiêu | giá trị | hạn | cascade |\n|---|---|---|---|---|\n"
	    "| a | x | cao | sớm | eahc |\n| b | y | | 2030 | avg |\n:::\n", NULL,
	    "unit_column_unknown <so thon> <" COLUMNS ">\n"
	    "target_bad <cao>\ndeadline_bad <sớm>\n"
	    "cascade_unknown <eahc> ~each\ntarget_missing\n");
	plan_expect("", "::: tasks #pc\n| id | việc | chủ trì |\n|---|---|---|\n"
	    "| a | x | so-vhh |\n:::\n", NULL, "unit_unknown <so-vhh> ~so-vh\n");
	plan_expect("", "::: budget #kp\n| id | nguồn | số tiền |\n|---|---|---|\n"
	    "| a | x | 12.50 |\n| b | y | |\n| =c | z | |\n:::\n", NULL,
	    "amount_bad <12.50>\namount_missing\n");
}

static void
test_sums(void **state)
{
	(void)state;
	plan_expect("", BUDGET("| a | x | 1.000 |\n| b | y | 2.500 |\n| =s | cộng | 3.500 |\n"
	    "| c | z | 0,5 |\n| =t | cộng | |\n| =all | tổng | 3.500,5 |\n")
	    "{{kp.t}}, {{kp.all}}\n",
	    "| Nguồn\n| Số tiền (đồng)\n| X\n| 1.000\n| Y\n| 2.500\n| Cộng\n| 3.500\n"
	    "| Z\n| 0,5\n| Cộng\n| 0,5\n| Tổng\n| 3.500,5\n"
	    "0,5 đồng, 3.500,5 đồng\n", "");
	plan_expect("", BUDGET("| a | x | 1.000 |\n| =s | cộng | 1.001 |\n"), NULL,
	    "sum_differs <s> <1.001> <1.000>\n");
	plan_expect("", BUDGET("| =s | cộng | 1 |\n| a | x | 1 |\n"), NULL,
	    "sum_of_nothing <s>\n");
	plan_expect("", BUDGET("| a | x | 999.999.999.999.999.999 |\n"
	    "| b | x | 999.999.999.999.999.999 |\n| c | x | 999.999.999.999.999.999 |\n"
	    "| d | x | 999.999.999.999.999.999 |\n| e | x | 999.999.999.999.999.999 |\n"
	    "| f | x | 999.999.999.999.999.999 |\n| g | x | 999.999.999.999.999.999 |\n"
	    "| h | x | 999.999.999.999.999.999 |\n| i | x | 999.999.999.999.999.999 |\n"
	    "| k | x | 999.999.999.999.999.999 |\n| =s | cộng | |\n"), NULL,
	    "amount_overflow\n");
}

static void
test_years(void **state)
{
	(void)state;
	plan_expect("", YEARS("| a | Tỉnh | 30 | 10 | 20 |\n| b | Dân | | 1 | |\n"
	    "| =s | Cộng | | | |\n"),
	    "| Nguồn\n| Số tiền (đồng)\n| Năm 2026\n| Năm 2027\n"
	    "| Tỉnh\n| 30\n| 10\n| 20\n| Dân\n| 1\n| 1\n| \n| Cộng\n| 31\n| 11\n| 20\n", "");
	plan_expect("", YEARS("| a | Tỉnh | 31 | 10 | 20 |\n| =s | Cộng | 31 | 10 | 21 |\n"),
	    NULL, "years_differ <> <31> <30>\nsum_differs <s> <21> <20>\n");
}

static void
test_tasks(void **state)
{
	struct plan p;

	(void)state;
	plan_open(&p, "", "# Mục\n\nLàm.\n\n::: tasks #pc\n"
	    "| id | việc | chủ trì | phối hợp | hạn | sản phẩm |\n|---|---|---|---|---|---|\n"
	    "| #n1 | Nhóm một | | | | |\n"
	    "| a | họp | so-vh; Các xã | so-tc | hằng năm trước 15/12 | |\n"
	    "| #n2 | Nhóm hai | | | | |\n| b | báo cáo | so-tc | | 2026-06-30 | |\n:::\n");
	assert_str(plan_messages(&p), "");
	assert_str(plan_text(&p), "I. Mục\nLàm.\n[Phụ lục số 1]\n"
	    "| STT\n| Nhiệm vụ\n| Chủ trì\n| Phối hợp\n| Thời hạn\n| Nhóm một\n"
	    "| 1\n| Họp\n| Sở Văn hóa; Các xã\n| Sở Tài chính\n| Hằng năm, trước ngày 15/12\n"
	    "| Nhóm hai\n| 1\n| Báo cáo\n| Sở Tài chính\n| \n| 30/6/2026\n");
	assert_int_equal(p.doc.root->last->kind, DG_K_ANNEX);
	assert_str(dg_node_attr(p.doc.root->last, "title")->value, "Phân công nhiệm vụ");
	plan_close(&p);
}

static void
test_targets(void **state)
{
	(void)state;
	plan_expect("", "::: targets #ct as=list\n| id | chỉ tiêu | giá trị | hạn |\n"
	    "|---|---|---|---|\n| a | bản có nhà văn hóa | >= 94% | 2030 |\n"
	    "| b | xã có tủ sách | = 100% | thường xuyên |\n:::\n",
	    "- Bản có nhà văn hóa: từ 94% trở lên, đến năm 2030;\n"
	    "- Xã có tủ sách: 100%, thường xuyên.\n", "");
	plan_expect("", "::: targets #ct\n| id | chỉ tiêu | giá trị |\n|---|---|---|\n"
	    "| a | *bản* vùng cao | < 5% |\n:::\n",
	    "| STT\n| Chỉ tiêu\n| Giá trị\n| 1\n| Bản vùng cao\n| Dưới 5%\n", "");
}

static void
test_place(void **state)
{
	(void)state;
	plan_expect("", "{{ct}}\n\nSau.\n\n::: targets #ct\n| id | chỉ tiêu | giá trị |\n"
	    "|---|---|---|\n| a | x | 1 |\n:::\n\n{{ct}}\n", NULL, "place_twice <ct>\n");
	plan_expect("", "{{ct}}\n\n::: targets #ct as=none\n| id | chỉ tiêu | giá trị |\n"
	    "|---|---|---|\n| a | x | 1 |\n:::\n", NULL, "place_of_none <ct>\n");
	plan_expect("var.a: đoạn\n", "{{a}}\n\n{{b}}\n", NULL,
	    "variable_undefined <b> ~a\n");
}

static void
test_widths(void **state)
{
	struct plan	p;
	struct dg_node	*n;

	(void)state;
	plan_open(&p, "", "::: table widths=\"7 35\"\n| a | b |\n|---|---|\n| c | d |\n:::\n");
	assert_str(plan_messages(&p), "");
	for (n = p.doc.root; n->kind != DG_K_TABLE; n = dg_node_walk(p.doc.root, n))
		;
	assert_int_equal(n->u.table.shares[0], 7);
	assert_int_equal(n->u.table.shares[1], 35);
	plan_close(&p);
}

static void
test_units_and_terms(void **state)
{
	(void)state;
	plan_expect("", "::: tasks #pc\n@a\nviệc: x\nchủ trì: so-vh, so-tc\nphối hợp: Sở A, B; so-tc\n"
	    "hạn: từ 2027 đến 2026\n:::\n", NULL,
	    "units_commas <so-vh, so-tc>\ndeadline_reversed <từ 2027 đến 2026>\n");
	plan_expect("", "::: tasks #pc\n@a\nviệc: x\nchủ trì: so-vh; [@nq1]\n"
	    "phối hợp: so-vh; **B**\nsản phẩm: [@nq1]\n@b\nviệc: y\nchủ trì: **B**\n"
	    "phối hợp: so-vh; {{unit}}\n:::\n", NULL, "units_marked\nunits_marked\n");
	/* The annex that tasks make has their id. */
	plan_expect("", "Theo {{#pc}} ({{#pc:title}}).\n\n::: tasks #pc\n@a\nviệc: x\n:::\n",
	    "Theo Phụ lục số 1 (Phân công nhiệm vụ).\n[Phụ lục số 1]\n| STT\n| Nhiệm vụ\n"
	    "| 1\n| X\n", "");
}

/* A row says what it is about. */
static void
test_words(void **state)
{
	(void)state;
	plan_expect("", "::: tasks #pc\n@a\nchủ trì: so-vh\n\n@b\nviệc: {{khong}}\n:::\n", NULL,
	    "row_without_words <task>\nvariable_undefined <khong>\n");
	plan_expect("", "::: targets #ct\n| id | chỉ tiêu | giá trị |\n|---|---|---|\n"
	    "| #n | | |\n| a | | 5% |\n| b | x | 5% |\n:::\n", NULL,
	    "row_without_words <target>\nrow_without_words <target>\n");
	plan_expect("", "::: budget #kp\n| id | nguồn | số tiền |\n|---|---|---|\n"
	    "| a | | 5 |\n:::\n", NULL, "row_without_words <source>\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_sums),
		cmocka_unit_test(test_years),
		cmocka_unit_test(test_tasks),
		cmocka_unit_test(test_targets),
		cmocka_unit_test(test_place),
		cmocka_unit_test(test_widths),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_units_and_terms),
	};

	return cmocka_run_group_tests_name("resolve/data", tests, NULL, NULL);
}
