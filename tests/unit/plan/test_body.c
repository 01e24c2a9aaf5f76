#include "plan/plan_test.h"

/* ---- paragraphs ------------------------------------------------------------------ */

static void
paragraphs(void **state)
{
	(void)state;
	tree_is(HEAD "Một  \n   hai\n\n\nba {#p .locked}\n# Mục\nbốn\n| a |\n|---|\nnăm\n"
	    "::: page-break\nsáu\n",
	    "  para 6:1\n    text “Một hai” 6:1\n"
	    "  para 10:1 #p .locked\n    text “ba” 10:1\n"
	    "  section level=1 11:1\n"
	    "    heading level=1 11:1\n      text “Mục” 11:3\n"
	    "    para 12:1\n      text “bốn” 12:1\n"
	    "    table columns=1 header-rows=1 13:1\n      row header 13:1\n"
	    "        cell column=0 head 13:3\n          para 13:3\n            text “a” 13:3\n"
	    "    para 15:1\n      text “năm” 15:1\n"
	    "    page-break 16:1\n"
	    "    para 17:1\n      text “sáu” 17:1\n");
}

/* Three spaces and more are room to write by hand; two are one. */
static void
room_to_write_is_kept(void **state)
{
	(void)state;
	tree_is(HEAD "số   -KH/TU,  ngày \t \t /01\n   **a    b**   \n\n# A   b\n- c   d\n\n"
	    "|   e   f   |\n|---|\n",
	    "  para 6:1\n    text “số\u00a0\u00a0\u00a0-KH/TU, ngày\u00a0\u00a0\u00a0"
	    "\u00a0\u00a0/01 ” 6:1\n"
	    "    text bold “a\u00a0\u00a0\u00a0\u00a0b” 7:6\n"
	    "  section level=1 9:1\n    heading level=1 9:1\n"
	    "      text “A\u00a0\u00a0\u00a0b” 9:3\n"
	    "    list marker=- level=1 10:1\n      item 10:1\n        para 10:3\n"
	    "          text “c\u00a0\u00a0\u00a0d” 10:3\n"
	    "    table columns=1 header-rows=1 12:1\n      row header 12:1\n"
	    "        cell column=0 head 12:5\n          para 12:5\n"
	    "            text “e\u00a0\u00a0\u00a0f” 12:5\n");
}

static void
plain_characters_stay(void **state)
{
	(void)state;
	tree_is(HEAD ">= 94% và <5%, _a_ `b` ~c & [tên] \"x\" “y”; 2025. chữ\n2025. Năm\n-5 độ\n"
	    "1.200 tấn\n\\d \\\\ {x} }}\n",
	    "  para 6:1\n    text “>= 94% và <5%, _a_ `b` ~c & [tên] \"x\" “y”; 2025. chữ "
	    "2025. Năm -5 độ 1.200 tấn \\d \\\\ {x} }}” 6:1\n");
}

static void
a_backslash_makes_marks_text(void **state)
{
	static const char *const marks[] = { "- a", "+ a", "1. a", "a) a", "(1) a", "# a",
		"::: a", "| a |", "> a", "```", "---", "* a", "• a", "– a", "-Tiếp", "##### a",
		"%% a" };

	(void)state;
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		char plan[200], expected[200];

		snprintf(plan, sizeof plan, HEAD "\\%s\n", marks[i]);
		snprintf(expected, sizeof expected, "  para 6:2\n    text “%s” 6:2\n",
		    marks[i]);
		tree_is(plan, expected);
	}
}

static void
lines_that_are_mistakes(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "---\n", "rule-line 6:1\n" },
		{ HEAD "a\n===\nb\n", "rule-line 7:1\n" },
		{ HEAD "* * *\n", "rule-line 6:1\n" },
		{ HEAD "- a\n  ---\n", "rule-line 7:3\n" },
		{ HEAD "|\n", "rule-line 6:1\n" },
		{ HEAD "> a\n", "quotation 6:1\n" },
		{ HEAD "- a\n  > b\n", "quotation 7:3\n" },
		{ HEAD "```c\na\n~~~\n", "fence 6:1\nfence 8:1\n" },
		{ HEAD "- a\n  ```\n", "fence 7:3\n" },
		{ HEAD "kinh tế\n- xã hội\n- văn hóa\n", "marker-in-paragraph 7:1\n" },
		{ HEAD "-\n- a\n", "item-empty 6:1\n" },
		{ HEAD "---\n- a\n", "rule-line 6:1\n" },
		{ HEAD "theo\na) khoản 1\n", "marker-in-paragraph 7:1\n" },
		{ HEAD "[^a]: b\n- c\n\nd[^a]\n", "marker-in-paragraph 7:1\n" },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void
lines_that_look_like_marks(void **state)
{
	static const char *const lines[] = { "* a", "•a", "– a", "#Kinh", "-Tiếp", "+Tiếp",
		"1.Tiếp", "a)Tiếp", "(1)Tiếp", "a. b", "1) b", "A) b", "-**Tiếp**", "####a" };

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		char plan[200];

		snprintf(plan, sizeof plan, HEAD "  %s\n", lines[i]);
		messages_are(plan, "looks-like-mark 6:3\n");
		snprintf(plan, sizeof plan, HEAD "x\n%s\n", lines[i]);
		messages_are(plan, "looks-like-mark 7:1\n");
	}
}

/* ---- headings ------------------------------------------------------------------------ */

static void
sections_nest(void **state)
{
	(void)state;
	tree_is(HEAD "# A {#a}\n## B {#b .text}\nx\n## C\n# D\n",
	    "  section level=1 6:1 #a\n    heading level=1 6:1\n      text “A” 6:3\n"
	    "    section level=2 7:1 #b .text\n      heading level=2 7:1 .text\n"
	    "        text “B” 7:4\n      para 8:1\n        text “x” 8:1\n"
	    "    section level=2 9:1\n      heading level=2 9:1\n        text “C” 9:4\n"
	    "  section level=1 10:1\n    heading level=1 10:1\n      text “D” 10:3\n");
}

static void
headings_with_mistakes(void **state)
{
	static const char *const numbers[] = { "1.", "12.", "1.1", "1.1.", "1)", "(1)", "I.", "IV)",
		"II-", "1.A", "2.1.A", "A.", "A-", "a)", "đ)", "I -", "V." };
	static const struct expected cases[] = {
		{ HEAD "# A\n##### B\n", "heading-too-deep 7:1\n" },
		{ HEAD "#\n", "heading-blank 6:1\n" },
		{ HEAD "# {#a}\n", "attr-alone 6:3\nheading-blank 6:1\n" },
		{ HEAD "- a\n  # B\n", "heading-in-item 7:3\n" },
		{ HEAD "# 12 ngày\n# 2025. A\n# V.I. B\n# \\1. C\n# Phần I. D\n# 100% E\n", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		char plan[200];

		snprintf(plan, sizeof plan, HEAD "# %s Kinh phí\n", numbers[i]);
		messages_are(plan, "heading-number 6:3\n");
	}
	CHECK_ALL(cases);
	tree_is(HEAD "# \\1. C\n", "  section level=1 6:1\n    heading level=1 6:1\n"
	    "      text “1. C” 6:4\n");
}

/* ---- lists ------------------------------------------------------------------------------ */

static void
markers_make_the_levels(void **state)
{
	(void)state;
	tree_is(HEAD "1. a\n  a) b\n- c\n+ d\nb) e\n   c) f\n2. g\n",
	    "  list marker=1. level=1 6:1\n"
	    "    item value=1 6:1\n      para 6:4\n        text “a” 6:4\n"
	    "      list marker=a) level=2 7:3\n"
	    "        item value=1 7:3\n          para 7:6\n            text “b” 7:6\n"
	    "          list marker=- level=3 8:1\n"
	    "            item 8:1\n              para 8:3\n                text “c” 8:3\n"
	    "              list marker=+ level=4 9:1\n"
	    "                item 9:1\n                  para 9:3\n"
	    "                    text “d” 9:3\n"
	    "        item value=2 10:1\n          para 10:4\n            text “e” 10:4\n"
	    "        item value=3 11:4\n          para 11:7\n            text “f” 11:7\n"
	    "    item value=2 12:1\n      para 12:4\n        text “g” 12:4\n"
	    );
}

static void
items_have_paragraphs(void **state)
{
	(void)state;
	tree_is(HEAD "Gồm **cả:** {#x}\n- a\n  b {#i}\n\n  c\n     d {#j}\n\n- e\n\ng\n",
	    "  para 6:1 #x\n    text “Gồm ” 6:1\n    text bold “cả:” 6:7\n"
	    "  list marker=- level=1 7:1\n"
	    "    item 7:1 #i\n      para 7:3\n        text “a b” 7:3\n"
	    "      para 10:3 #j\n        text “c d” 10:3\n"
	    "    item 13:1\n      para 13:3\n        text “e” 13:3\n"
	    "  para 15:1\n    text “g” 15:1\n");
}

static void
lists_with_mistakes(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "- a\nb\nc\n", "item-unindented 7:1\n" },
		{ HEAD "- a\n b\n", "item-unindented 7:2\n" },
		{ HEAD "+ a\n- b\n", "list-dash-under-plus 7:1\n" },
		{ HEAD "1. a\n+ b\n- c\n", "list-dash-under-plus 8:1\n" },
		{ HEAD "- a\n+ b\n- c\n+ d\n", "" },
		{ HEAD "1.\n", "item-empty 6:1\n" },
		{ HEAD "+\n- a\n", "item-empty 6:1\nlist-dash-under-plus 7:1\n" },
		{ HEAD "- a\n  | b |\n  |---|\n", "table-in-item 7:3\n" },
		{ HEAD "- a\n| b |\n|---|\n", "" },
		{ HEAD "- a\n  ::: page-break\n", "block-in-item 7:3\n" },
		{ HEAD "::: tasks #pc\n| việc |\n|---|\n| a |\n:::\n\n- a\n  {{pc}}\n",
		    "block-in-item 13:3\n" },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void
numbers_of_lists(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "1. a\n2. b\n\nx\n\n3. c\n", "" },
		{ HEAD "1. a\n2. b\n\nx\n\n1. c\n", "" },
		{ HEAD "1. a\n::: annex title=b\n1. x\n:::\n2. c\n", "" },
		{ HEAD "1. a\n::: annex title=b\n2. x\n:::\n", "list-first-not-one 8:1\n" },
		{ HEAD "x: [^n]\n- a\nb *c:*{#d}\n", "item-unindented 8:1\nnote-undefined 6:4\n" },
		{ HEAD "1. a\n\nx\n\n4. c\n", "list-first-number 10:1\n" },
		{ HEAD "2. a\n", "list-first-not-one 6:1\n" },
		{ HEAD "0. a\n", "list-first-not-one 6:1\n" },
		{ HEAD "1. a\n3. b\n4. c\n", "list-gap 7:1\n" },
		{ HEAD "1. a\n1. b\n", "list-gap 7:1\n" },
		{ HEAD "# A\n1. a\n# B\n2. b\n", "list-first-not-one 9:1\n" },
		{ HEAD "d) a\n", "list-first-not-one 6:1\n" },
		{ HEAD "a) a\nb) a\nc) a\nd) a\nđ) a\ne) a\ng) a\n", "" },
		{ HEAD "a) a\nf) b\n", "list-letter 7:1\n" },
		{ HEAD "(1) a\n(2) b\n(10) c\n", "list-gap 8:1\n" },
		{ HEAD "1. a\na) x\n2. b\nb) y\n", "" },
		{ HEAD "1. a\n\n::: when c = d\n2. b\n:::\n\n2. c\n", "" },
		{ HEAD "100. a\n(100) b\n", "" },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void
the_first_number_is_kept(void **state)
{
	(void)state;
	tree_of_wrong_is(HEAD "(3) a\n(7) b\n",
	    "  list marker=(1) level=1 6:1\n"
	    "    item value=3 6:1\n      para 6:5\n        text “a” 6:5\n"
	    "    item value=7 7:1\n      para 7:5\n        text “b” 7:5\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paragraphs),
		cmocka_unit_test(room_to_write_is_kept),
		cmocka_unit_test(plain_characters_stay),
		cmocka_unit_test(a_backslash_makes_marks_text),
		cmocka_unit_test(lines_that_are_mistakes),
		cmocka_unit_test(lines_that_look_like_marks),
		cmocka_unit_test(sections_nest),
		cmocka_unit_test(headings_with_mistakes),
		cmocka_unit_test(markers_make_the_levels),
		cmocka_unit_test(items_have_paragraphs),
		cmocka_unit_test(lists_with_mistakes),
		cmocka_unit_test(numbers_of_lists),
		cmocka_unit_test(the_first_number_is_kept),
	};

	return cmocka_run_group_tests_name("plan/body", tests, NULL, NULL);
}
