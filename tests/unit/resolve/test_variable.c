/* test_variable.c - {{...}}: values, filters, cycles, budget. */
#include "plan.h"

#define CT "::: targets #ct\n" \
	"| id | chỉ tiêu | giá trị | hạn |\n|---|---|---|---|\n" \
	"| nvh | bản có nhà văn hóa | >= 94% | 2030 |\n:::\n\n"
#define KP "::: budget #kp unit=\"triệu đồng\"\n" \
	"| id | nguồn | số tiền |\n|---|---|---|\n" \
	"| ns | Ngân sách | 12.500 |\n| =tong | Cộng | |\n:::\n\n"

static void
test_words(void **state)
{
	(void)state;
	plan_expect("var.a: tỉnh\nvar.b: cấp {{a}}\n",
	    "Các {{b}} trong {{a:cap}}, {{b:upper}}.\n",
	    "Các cấp tỉnh trong Tỉnh, CẤP TỈNH.\n", "");
	plan_expect("number: 7\ndate: 2026-02-05\ntitle: về {{unit.địa-danh}}\n",
	    "Số {{number}}, {{date}}, {{symbol}}, {{place}}, {{title}}, {{unit}}.\n",
	    "Số 7, ngày 05/02/2026, TU, Sơn Trà, về Sơn Trà, Tỉnh ủy Sơn Trà.\n", "");
	plan_expect("date: 2026-03\n", "Số {{number}}, ngày {{date}}.\n",
	    "Số .., ngày ../3/2026.\n", "");
}

static void
test_rows(void **state)
{
	(void)state;
	plan_expect("", "Đạt {{ct.nvh}}, {{ct.nvh:full}}, {{ct.nvh.hạn}}; "
	    "đến năm {{ct.nvh.due}}; {{targets.ct.nvh}}.\n\n"
	    "::: targets #ct as=none\n| id | chỉ tiêu | giá trị | hạn |\n"
	    "|---|---|---|---|\n| nvh | bản | >= 94% | 2030 |\n:::\n",
	    "Đạt 94%, từ 94% trở lên, năm 2030; đến năm 2030; 94%.\n", "");
	plan_expect("", KP "Cộng **{{kp.tong}}** ({{kp.tong:words}}), {{kp.ns.nguồn}}.\n",
	    "| Nguồn\n| Số tiền (triệu đồng)\n| Ngân sách\n| 12.500\n| Cộng\n| 12.500\n"
	    "Cộng 12.500 triệu đồng (Mười hai tỷ năm trăm triệu đồng), Ngân sách.\n", "");
	plan_expect("var.tien: 1.005.000 đồng\n", "{{tien:words}}\n",
	    "Một triệu không trăm linh năm nghìn đồng\n", "");
}

static void
test_due(void **state)
{
	static const char tasks[] = "::: annex #pl title=\"Việc\"\n{{pc}}\n:::\n\n"
	    "::: tasks #pc\n| id | việc | hạn |\n|---|---|---|\n"
	    "| a | Họp | 2026-06-30 |\n| b | Báo cáo | 2026-Q3 |\n:::\n";
	struct dg_arena a;

	(void)state;
	dg_arena_init(&a);
	plan_expect("", dg_arena_fmt(&a, "Xong {{pc.a.hạn}}, trước ngày {{pc.a.hạn}}; trong "
	    "quý {{pc.b.hạn}}, {{pc.b.hạn:cap}}.\n\n| x | y |\n|---|---|\n| {{pc.a.hạn}} | "
	    "{{pc.b.hạn}} |\n\n%s", tasks).p,
	    "Xong ngày 30/6/2026, trước ngày 30/6/2026; trong quý III/2026, Quý III/2026.\n"
	    "| x\n| y\n| 30/6/2026\n| Quý III/2026\n"
	    "[Phụ lục số 1]\n| STT\n| Nhiệm vụ\n| Thời hạn\n| 1\n| Họp\n| 30/6/2026\n"
	    "| 2\n| Báo cáo\n| Quý III/2026\n", "");
	dg_arena_fini(&a);
}

static void
test_undefined(void **state)
{
	(void)state;
	plan_expect("var.cap: tỉnh\n", "{{cáp}} x {{kp.x}} {{unit.dia-danh}}\n", NULL,
	    "variable_undefined <cáp> ~cap\nvariable_undefined <kp.x>\n"
	    "unit_column_unknown <dia-danh> <" COLUMNS ">\n");
	plan_expect("", CT "Đạt {{ct.nvx}}, {{ct.nvh.lead}}, {{ct.nvh:words}}, {{ct}}.\n",
	    NULL, "variable_undefined <ct.nvx> ~ct.nvh\n"
	    "field_unknown <lead> <targets>\n"
	    "filter_unfit <words> <ct.nvh> <:full, :cap>\nblock_as_value <ct>\n");
	plan_expect("var.a: tỉnh\n", "{{a:words}} {{a:full}}\n", NULL,
	    "words_of_text <a> <tỉnh>\nfilter_unfit <full> <a> <:words, :upper, :cap>\n");
}

static void
test_cycle(void **state)
{
	(void)state;
	plan_expect("var.a: x {{b}}\nvar.b: {{c}} y\nvar.c: {{a}}\n", "{{a}}\n", NULL,
	    "variable_cycle <var.a → var.b → var.c → var.a>\n");
	plan_expect("var.a: {{a}}\n", "{{a}} b\n", "b\n", "variable_cycle <var.a → var.a>\n");
	/* A value that needs itself behind other words is not copied for ever. */
	plan_expect("var.a: x {{a}} y\n", "{{a}} b\n", NULL, "variable_cycle <var.a → var.a>\n");
	plan_expect("", "::: tasks #pc\n@a\nviệc: x {{pc.a}} y\n:::\n", NULL,
	    "variable_cycle <pc.a.task → pc.a.task>\n");
	plan_expect("title: {{title}}\n", "x\n", NULL, "variable_cycle <title → title>\n");
	plan_expect("", "::: budget #kp\n| id | nguồn | số tiền |\n|---|---|---|\n"
	    "| a | {{kp.b.nguồn}} | 1 |\n| b | {{kp.a.nguồn}} | 1 |\n:::\n", NULL,
	    "variable_cycle <kp.a.source → kp.b.source → kp.a.source>\n");
}

/* Thirty variables, each the one before ten times over. */
static void
test_bomb(void **state)
{
	struct plan	p;
	struct dg_buf	header;

	(void)state;
	dg_buf_init(&header, 1 << 20);
	dg_buf_puts(&header, "var.v0: mười chữ\n");
	for (int i = 1; i < 30; i++) {
		dg_buf_fmt(&header, "var.v%d: ", i);
		for (int k = 0; k < 10; k++)
			dg_buf_fmt(&header, "{{v%d}}", i - 1);
		dg_buf_putc(&header, '\n');
	}
	plan_open(&p, header.p, "{{v29}}\n");
	assert_str(plan_messages(&p), "expansion_limit <16777216>\n");
	assert_true(p.arena.used < 200u << 20);
	plan_close(&p);
	dg_buf_fini(&header);
}

/* A long value that is only looked at, many times, counts as well. */
static void
test_long_value_read_often(void **state)
{
	static const char *const line[] = { "{{dai:words}}\n\n",
		"::: when dai = ngắn\nx\n:::\n" };
	struct dg_buf	header, body;
	struct plan	p;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		dg_buf_init(&header, 1 << 20);
		dg_buf_init(&body, 1 << 20);
		dg_buf_puts(&header, "var.dai: chữ");
		for (int k = 0; k < 50000; k++)
			dg_buf_puts(&header, " chữ");
		for (int k = 0; k < 1000; k++)
			dg_buf_puts(&body, line[i]);
		dg_buf_putc(&header, '\n');
		plan_open(&p, header.p, body.p);
		assert_int_equal(p.sink.last->rule, DG_R_expansion_limit);
		assert_true(p.arena.used < 200u << 20);
		plan_close(&p);
		dg_buf_fini(&header);
		dg_buf_fini(&body);
	}
}

/* A hundred variables, each using the next: not followed for ever. */
static void
test_deep(void **state)
{
	struct plan	p;
	struct dg_buf	header;

	(void)state;
	dg_buf_init(&header, 1 << 20);
	for (int i = 0; i < 100; i++)
		dg_buf_fmt(&header, "var.v%d: {{v%d}}\n", i, i + 1);
	dg_buf_puts(&header, "var.v100: chữ\n");
	plan_open(&p, header.p, "{{v0}}\n");
	assert_str(plan_messages(&p), "variable_too_deep <var.v64> <64>\n");
	plan_close(&p);
	dg_buf_fini(&header);
}

static void
test_origin(void **state)
{
	struct plan		 p;
	const struct dg_node	*para, *text;

	(void)state;
	plan_open(&p, "var.a: tỉnh\n", "Cả **{{a}}** này.\n");
	para = p.doc.root->first;
	assert_int_equal(para->kind, DG_K_PARA);
	text = para->first->next;
	assert_str(text->u.text.s, "tỉnh");
	assert_int_equal(text->u.text.face, DG_BOLD);
	assert_int_equal(text->origin->how, DG_FROM_VARIABLE);
	assert_str(dg_span_text(&p.sources, text->origin->at), "{{a}}");
	assert_str(dg_span_text(&p.sources, text->origin->was), "tỉnh");
	plan_close(&p);
}

static void
test_empty(void **state)
{
	(void)state;
	plan_expect("var.a:\n", "Một {{a}} hai.\n\n{{a}}\n\n- {{a}}\n- ba\n",
	    "Một hai.\n- ba\n", "paragraph_empty\nparagraph_empty\n");
	plan_expect("var.a:\n", "# {{a}}\n\nx\n", NULL, "heading_empty\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_due),
		cmocka_unit_test(test_undefined),
		cmocka_unit_test(test_cycle),
		cmocka_unit_test(test_bomb),
		cmocka_unit_test(test_long_value_read_often),
		cmocka_unit_test(test_deep),
		cmocka_unit_test(test_origin),
		cmocka_unit_test(test_empty),
	};

	return cmocka_run_group_tests_name("resolve/variable", tests, NULL, NULL);
}
