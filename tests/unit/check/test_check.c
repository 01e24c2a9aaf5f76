/* test_check.c - what a resolved document may still lack. */
#include "../resolve/plan.h"

#include "check/check.h"

static void
expect(const char *body, const char *required, const char *messages)
{
	struct plan	p;
	struct dg_str	name = dg_str_of(required);

	plan_open(&p, "", body);
	p.world.tmpl.required = &name;
	p.world.tmpl.n_required = name.n > 0;
	dg_check(&p.doc, &p.world);
	assert_str(plan_messages(&p), messages);
	plan_close(&p);
}

static void
test_required(void **state)
{
	(void)state;
	expect("x\n", "signature", "required_missing <::: signature> <KẾ HOẠCH>\n");
	expect("x\n", "number", "required_missing <number:> <KẾ HOẠCH>\n");
	expect("x\n", "symbol", "");
	expect("x\n\n::: recipients\n- Lưu Văn phòng\n:::\n", "recipients", "");
}

static void
test_headings(void **state)
{
	(void)state;
	expect("# Một\n\n## Hai\n\n## Ba\n\nx\n", "", "heading_alone\n");
	expect("# Một. {.text}\n", "", "");
	expect("## Một\n\nx\n", "", "heading_skips <##> <#>\n");
	expect("# Một\n\nx\n\n### Hai\n\nx\n", "", "heading_skips <###> <##>\n");
	expect("# Một\n\nx\n\n# Hai\n\n## Ba\n\nx\n", "", "");
}

static void
test_recipients(void **state)
{
	(void)state;
	expect("x\n\n::: recipients\n- Các sở\n- Các xã\n:::\n", "", "recipients_not_kept\n");
	expect("x\n\n::: recipients\n- Các sở\n- Lưu Văn phòng\n:::\n", "", "");
}

#define CLOSING "::: recipients\n- Lưu Văn phòng\n:::\n\n::: signature\nhọ tên: Nguyễn Văn A\n:::\n\n"

static void
test_closing(void **state)
{
	(void)state;
	expect("x\n\n" CLOSING, "", "");
	expect("x\n\n" CLOSING CLOSING, "", "recipients_twice\nsignature_twice\n");
}

static void
test_symbol(void **state)
{
	struct plan p;

	(void)state;
	plan_open(&p, "symbol: KH/TU\n", "x\n");
	p.world.tmpl.abbreviation = DG_STR("KH");
	p.world.symbol = DG_STR("KH/TU");
	dg_check(&p.doc, &p.world);
	assert_str(plan_messages(&p), "symbol_with_kind <KH/TU> <KH/> <TU>\n");
	plan_close(&p);
	plan_open(&p, "", "x\n");
	p.world.tmpl.abbreviation = DG_STR("KH");
	p.world.symbol = DG_STR("TU");
	dg_check(&p.doc, &p.world);
	assert_str(plan_messages(&p), "");
	plan_close(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_required),
		cmocka_unit_test(test_headings),
		cmocka_unit_test(test_recipients),
		cmocka_unit_test(test_closing),
		cmocka_unit_test(test_symbol),
	};

	return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
