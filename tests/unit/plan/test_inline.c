#include "plan/plan_test.h"

#define PARA(inside) "  para 6:1\n" inside

static void
emphasis(void **state)
{
	(void)state;
	tree_is(HEAD "*a* **b**c ***d***", PARA(
	    "    text italic “a” 6:2\n    text “ ” 6:4\n    text bold “b” 6:7\n"
	    "    text “c ” 6:10\n    text bold italic “d” 6:15\n"));
	tree_is(HEAD "**a *b* c** *d **e***", PARA(
	    "    text bold “a ” 6:3\n    text bold italic “b” 6:6\n    text bold “ c” 6:8\n"
	    "    text “ ” 6:12\n    text italic “d ” 6:14\n    text bold italic “e” 6:18\n"));
	tree_is(HEAD "***a* b**", PARA(
	    "    text bold italic “a” 6:4\n    text bold “ b” 6:6\n"));
	tree_is(HEAD "**Mục tiêu:**đến *(a)*.", PARA(
	    "    text bold “Mục tiêu:” 6:3\n    text “đến ” 6:14\n    text italic “(a)” 6:19\n"
	    "    text “.” 6:23\n"));
	tree_is(HEAD "*{{a}} [@b]*", PARA(
	    "    var italic a 6:2\n    text italic “ ” 6:7\n    cite italic b 6:8\n"));
	tree_is(HEAD "*a\nb*", PARA("    text italic “a b” 6:2\n"));
}

static void
stars_that_are_text(void **state)
{
	static const struct expected warned[] = {
		{ HEAD "a *b", "star-unpaired 6:3\n" },
		{ HEAD "a b* c", "star-unpaired 6:4\n" },
		{ HEAD "*a\n\nb*", "star-unpaired 6:1\nstar-unpaired 8:2\n" },
		{ HEAD "**a *b** c", "star-unpaired 6:5\n" },
		{ HEAD "*a *b*", "star-unpaired 6:1\n" },
		{ HEAD "**a*", "star-unpaired 6:1\nstar-unpaired 6:4\n" },
		{ HEAD "****a****", "star-unpaired 6:1\nstar-unpaired 6:6\n" },
		{ HEAD "| *a | b* |\n|---|---|\n", "star-unpaired 6:3\nstar-unpaired 6:9\n" },
	};

	(void)state;
	CHECK_ALL(warned);
	tree_is(HEAD "a * b 2*3 (*) (**) \\*c\\* *d\\**", PARA(
	    "    text “a * b 2*3 (*) (**) *c* ” 6:1\n    text italic “d*” 6:27\n"));
}

static void
marks(void **state)
{
	(void)state;
	tree_is(HEAD "a {{cap}} {{kp.tong:words}}{{#muc-1:title}} {{#x/2/1}}  {{br}}  [@nq04] "
	    "[@nq04:short] {{unit.địa-danh}}", PARA(
	    "    text “a ” 6:1\n    var cap 6:3\n    text “ ” 6:10\n"
	    "    var kp.tong filter=“words” 6:11\n    ref muc-1 filter=“title” 6:28\n"
	    "    text “ ” 6:44\n    ref x/2/1 6:45\n    break 6:57\n    cite nq04 6:65\n"
	    "    text “ ” 6:72\n    cite nq04 filter=“short” 6:73\n    text “ ” 6:86\n"
	    "    var unit.địa-danh 6:87\n"));
	tree_is(HEAD "\\{{a}} \\[@b] \\[^c] \\{#d} \\<e \\[f](g) \\![h](i)", PARA(
	    "    text “{{a}} [@b] [^c] {#d} <e [f](g) ![h](i)” 6:2\n"));
}

static void
names_of_fields_in_paths(void **state)
{
	(void)state;
	tree_is(HEAD "{{tasks.pc.a.chủ-trì}} {{pc.a.hạn}} {{x.a.hạn}}\n"
	    "::: tasks #pc\n| việc |\n|---|\n| a |\n:::\n",
	    "  para 6:1\n    var tasks.pc.a.lead 6:1\n    text “ ” 6:23\n    var pc.a.due 6:24\n"
	    "    text “ ” 6:36\n    var x.a.hạn 6:37\n  tasks 7:1 #pc\n"
	    "    record 10:1\n      field task 10:3\n        text “a” 10:3\n");
}

static void
marks_with_mistakes(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "a {{b", "mark-unclosed 6:3\n" },
		{ HEAD "a {{b\n}} c", "mark-unclosed 6:3\n" },
		{ HEAD "{{a|b}} {{a*b}}", "mark-unclosed 6:1\nmark-unclosed 6:9\n"
		    "star-unpaired 6:12\n" },
		{ HEAD "[@a\n] [^b", "mark-unclosed 6:1\nmark-unclosed 7:3\n" },
		{ HEAD "{{ a}}", "variable-malformed 6:1\n" },
		{ HEAD "{{}} {{a.}} {{a..b}} {{#}} {{br:words}}", "variable-malformed 6:1\n"
		    "variable-malformed 6:6\nvariable-malformed 6:13\n"
		    "variable-malformed 6:22\nvariable-malformed 6:28\n" },
		{ HEAD "{{a:word}} {{a:}} {{a:xyz}}", "filter-unknown 6:5\n"
		    "+note-did-you-mean 6:5\nfilter-unknown 6:16\nfilter-unknown 6:23\n" },
		{ HEAD "[@] [@a b] [@a:x]", "cite-malformed 6:1\ncite-malformed 6:5\n"
		    "form-unknown 6:16\n" },
		{ HEAD "{{parent}} {{parent:body}} {{parent #a}}", "parent-not-here 6:1\n"
		    "parent-not-here 6:12\nparent-not-here 6:28\n" },
		{ HEAD "a <b> c</b> <!-- d", "html 6:3\nhtml 6:8\nhtml 6:13\n" },
		{ HEAD "a [b](c) [d] ![e](f)", "link 6:3\nimage 6:14\n" },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void
ids_and_classes(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "Văn {#a .locked was=b,c}", "" },
		{ HEAD "Văn {#a} {#b}", "attr-misplaced 6:5\n" },
		{ HEAD "Văn {.local} bản", "attr-misplaced 6:5\n" },
		{ HEAD "Văn {#a\n.locked}", "attr-misplaced 6:5\n" },
		{ HEAD "| a {#x} |\n|---|\n", "attr-misplaced 6:5\n" },
		{ HEAD "Văn {#Kinh-phí}", "id-malformed 6:7\n" },
		{ HEAD "Văn {#a #b}", "id-second 6:10\n+note-declared-here 6:7\n" },
		{ HEAD "Văn {.loked}", "class-unknown 6:6\n+note-did-you-mean 6:6\n" },
		{ HEAD "Văn {.text}", "class-not-here 6:6\n" },
		{ HEAD "Văn {#a b}", "attr-malformed 6:9\n" },
		{ HEAD "{#a}", "attr-alone 6:1\n" },
		{ HEAD "Văn {was=a}", "was-without-id 6:5\n" },
		{ HEAD "Văn {#a was=A}", "id-malformed 6:13\n" },
		{ HEAD "- a {#x}\n- b {#x}\n", "id-repeated 7:7\n+note-declared-here 6:7\n" },
		{ HEAD "A {#x}\n\nB {#y was=x}\n", "id-repeated 8:5\n+note-declared-here 6:5\n" },
		{ "---\ntemplate: a\ntitle: b\nunit: c\nvar.x: d\n---\nA {#x}\n",
		    "id-repeated 7:5\n+note-declared-here 5:1\n" },
		{ HEAD "::: when a = b\nA {#x}\n:::\n::: when a != b\nB {#x}\n:::\n", "" },
		{ HEAD "::: when a = b\nA {#x}\n:::\n::: when a = c\nB {#x}\n:::\n", "" },
		{ HEAD "::: when a = b\nA {#x}\n:::\n::: when c = d\nB {#x}\n:::\n",
		    "id-repeated 10:5\n+note-declared-here 7:5\n" },
		{ HEAD "A {#x}\n::: when c = d\nB {#x}\n:::\n",
		    "id-repeated 8:5\n+note-declared-here 6:5\n" },
	};

	(void)state;
	CHECK_ALL(cases);
}

static void
notes_go_to_their_calls(void **state)
{
	(void)state;
	tree_is(HEAD "[^b]: hai\n[^a]: một\n  rồi\n\nx[^a] y[^b]\n\n- i[^c]\n\n  j\n\n[^c]: ba\n\n- k\n",
	    "  para 10:1\n    text “x” 10:1\n    note-ref a 10:2\n    text “ y” 10:6\n"
	    "    note-ref b 10:8\n"
	    "  note 7:1\n    para 7:7\n      text “một rồi” 7:7\n"
	    "  note 6:1\n    para 6:7\n      text “hai” 6:7\n"
	    "  list marker=- level=1 12:1\n"
	    "    item 12:1\n      para 12:3\n        text “i” 12:3\n        note-ref c 12:4\n"
	    "      note 16:1\n        para 16:7\n          text “ba” 16:7\n"
	    "      para 14:3\n        text “j” 14:3\n"
	    "    item 18:1\n      para 18:3\n        text “k” 18:3\n");
}

static void
notes_with_mistakes(void **state)
{
	static const struct expected cases[] = {
		{ HEAD "a[^x]", "note-undefined 6:2\n" },
		{ HEAD "a\n\n[^x]: b", "note-unused 8:1\n" },
		{ HEAD "a[^x] b[^x]\n\n[^x]: c", "note-called-twice 6:8\n"
		    "+note-declared-here 6:2\n" },
		{ HEAD "a[^x]\n\n[^x]: b\n\n[^x]: c", "note-repeated 10:1\n"
		    "+note-declared-here 8:1\n" },
		{ HEAD "a[^x]\n\n[^x]:\n", "note-empty 8:1\n" },
		{ HEAD "a[^x]\n[^x]: b\n", "note-in-paragraph 7:1\n" },
		{ HEAD "a [^x y]", "note-malformed 6:3\n" },
		{ HEAD "a[^x]\n\n[^x]: b[^y]\n\n[^y]: c\n", "note-not-here 8:8\n" },
		{ HEAD "::: recipients\n- a[^x]\n:::\n", "note-not-here 7:4\n" },
	};

	(void)state;
	CHECK_ALL(cases);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(emphasis),
		cmocka_unit_test(stars_that_are_text),
		cmocka_unit_test(marks),
		cmocka_unit_test(names_of_fields_in_paths),
		cmocka_unit_test(marks_with_mistakes),
		cmocka_unit_test(ids_and_classes),
		cmocka_unit_test(notes_go_to_their_calls),
		cmocka_unit_test(notes_with_mistakes),
	};

	return cmocka_run_group_tests_name("plan/inline", tests, NULL, NULL);
}
