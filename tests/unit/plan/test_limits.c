/* Input that is meant to hurt: one message or a thousand, never much time. */
#include "plan/plan_test.h"

#include <time.h>

#include "base/limits.h"

#define MEMORY_MAX (200u << 20)

static void
reads(const char *unit, size_t size)
{
	struct dg_buf	b;
	struct read	r;
	clock_t		start = clock();

	dg_buf_init(&b, DG_MAX_PLAN);
	dg_buf_puts(&b, HEAD);
	while (b.n < size)
		dg_buf_puts(&b, unit);
	read_bytes(&r, dg_buf_str(&b));
	assert_true(r.sink.n <= DG_MAX_DIAGS);
	assert_true(r.arena.used < MEMORY_MAX);
	assert_true((clock() - start) / CLOCKS_PER_SEC < 20);	/* with sanitizers, too */
	read_fini(&r);
	dg_buf_fini(&b);
}

static void
one_thing_over_and_over(void **state)
{
	static const char *const units[] = { "*", "*a ", "**a*", "{{", "{{a}}", "[", "[@", "[@a]",
		"[^", "[^a]", "<a", "[a](b)", "\\", "\\*", "{#a}", ":::\n", "::: targets\n",
		"::: when a = b\n", "::: annex title=x\n", "a\n", "a\n\n", "- a\n", "1. a\n",
		"+ a\n- a\n", "# a\n", "#", "---\n", "| a |\n", "|", "<<|", "e\u0302\u0301",
		"\u0301", "\t", "\r", " ", "\n", "@\n", "[^a]: b\n\n", "%% a\n", "x {#a}\n\n",
		"::: table\n|a|\n|-|\n:::\n" };

	(void)state;
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		reads(units[i], 1 << 20);
}

static void
a_plan_has_a_size(void **state)
{
	struct dg_buf	b;
	struct read	r;

	(void)state;
	dg_buf_init(&b, 32u << 20);
	dg_buf_puts(&b, HEAD);
	for (int i = 0; i < 160000; i++)
		dg_buf_puts(&b, "a\n\n");
	read_bytes(&r, dg_buf_str(&b));
	assert_int_equal(r.sink.n, 1);
	assert_int_equal(r.sink.first->rule, DG_R_plan_too_large);
	assert_true(dg_span_place(&r.sources, r.sink.first->span).line > 300000);
	read_fini(&r);
	while (b.n <= DG_MAX_PLAN)
		dg_buf_puts(&b, "aaaaaaaaaaaaaaaa\n");
	read_bytes(&r, dg_buf_str(&b));
	assert_int_equal(r.sink.n, 1);
	assert_int_equal(r.sink.first->rule, DG_R_file_too_large);
	read_fini(&r);
	dg_buf_fini(&b);
}

static void
ten_thousand_levels(void **state)
{
	struct dg_buf	b;
	struct read	r;

	(void)state;
	dg_buf_init(&b, DG_MAX_PLAN);
	dg_buf_puts(&b, HEAD);
	for (int i = 0; i < 10000; i++) {
		for (int k = 0; k < i % 600; k++)
			dg_buf_putc(&b, ' ');
		dg_buf_puts(&b, i == 0 ? "- a\n" : "+ a\n");
	}
	read_bytes(&r, dg_buf_str(&b));
	assert_null(r.sink.first);
	read_fini(&r);
	dg_buf_fini(&b);
}

static uint32_t
next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

/* Pieces of plans in any order: the tree is whole (read_bytes sees to it). */
static void
anything(void **state)
{
	static const char *const pieces[] = { "\n", "\n\n", " ", "  ", "a", "ế", "e\u0302", "- ",
		"+ ", "1. ", "a) ", "(1) ", "# ", "## ", "### ", "| ", "|", "|---|", "<<", "^^",
		"\\", "*", "**", "{{", "}}", "{{a}}", "{{pc}}", "{#a}", "{.text}", "[@a]", "[^a]",
		"[^a]: ", "::: ", ":::", "::: tasks #pc", "::: when a = b", "::: when",
		"::: annex title=a", "::: table", "::: recipients", "::: signature",
		"::: /when", "::: /annex", "::: page-break", "::: edit", "::: replace",
		"@a", "việc: ", "id", "hạn", "%% ", "\xff", "\u200b", "\t", "\r", "(x)", "---",
		"{{br}}", "=a", "#a", "\"", "title=" };
	uint32_t	seed = 7;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		struct dg_buf	b;
		struct read	r;
		size_t		n = next_random(&seed) % 120;

		dg_buf_init(&b, 1 << 16);
		if (i % 8 != 0)
			dg_buf_puts(&b, HEAD);
		while (n-- > 0)
			dg_buf_puts(&b, pieces[next_random(&seed) %
			    (sizeof pieces / sizeof pieces[0])]);
		read_bytes(&r, dg_buf_str(&b));
		read_fini(&r);
		dg_buf_fini(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_thing_over_and_over),
		cmocka_unit_test(a_plan_has_a_size),
		cmocka_unit_test(ten_thousand_levels),
		cmocka_unit_test(anything),
	};

	return cmocka_run_group_tests_name("plan/limits", tests, NULL, NULL);
}
