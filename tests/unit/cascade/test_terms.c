#include "levels.h"

#include "cascade/terms.h"

static struct levels l;

/* What the words of a paragraph come to under those rules. */
static struct dg_str
under(const char *words, const char *rules, const char *keep)
{
	levels_open(&l);
	levels_add(&l, words);
	levels_add(&l, dg_arena_fmt(&l.arena, "::: terms%s%s%s\n%s\n:::", *keep ? " keep=\"" : "",
	    keep, *keep ? "\"" : "", rules).p);
	levels_run(&l);
	return dg_node_plain(&l.arena, l.doc.root->first);
}

static void
the_longest_rule_is_taken(void **state)
{
	(void)state;
	assert_str(under("tỉnh, tỉnh ủy, Ban Thường vụ tỉnh ủy", "tỉnh -> huyện\n"
	    "tỉnh ủy -> huyện uỷ\nBan Thường vụ tỉnh ủy -> Thường trực", ""),
	    "huyện, huyện uỷ, Thường trực");
	levels_close(&l);
	assert_str(under("các sở của tỉnh", "các sở của huyện -> x\ncác -> mọi", ""),
	    "mọi sở của tỉnh");
	levels_close(&l);
}

static void
a_result_is_not_looked_at_again(void **state)
{
	(void)state;
	assert_str(under("tỉnh giao huyện, huyện giao xã", "tỉnh -> huyện\nhuyện -> xã\n"
	    "xã -> tỉnh", ""), "huyện giao xã, xã giao tỉnh");
	assert_int_equal(l.sink.n, 0);
	levels_close(&l);
}

static void
capitals_follow(void **state)
{
	(void)state;
	assert_str(under("tỉnh ủy, Tỉnh ủy, TỈNH ỦY, Tỉnh Ủy", "tỉnh ủy -> đảng ủy xã", ""),
	    "đảng ủy xã, Đảng ủy xã, ĐẢNG ỦY XÃ, Tỉnh Ủy");
	levels_close(&l);
	assert_str(under("Tỉnh ủy, tỉnh ủy, TỈNH ỦY", "Tỉnh ủy -> Huyện ủy", ""),
	    "Huyện ủy, tỉnh ủy, HUYỆN ỦY");
	levels_close(&l);
	assert_str(under("Đ, đ", "Đ -> D\nđ -> e", ""), "D, e");
	levels_close(&l);
}

static void
syllables_are_whole(void **state)
{
	(void)state;
	assert_str(under("ban bàn bana an, lan-can an.", "an -> x\nba -> y\ncan -> z", ""),
	    "ban bàn bana x, lan-z x.");
	levels_close(&l);
	assert_str(under("tỉnh1 1tỉnh tỉnh", "tỉnh -> huyện", ""), "tỉnh1 1tỉnh huyện");
	levels_close(&l);
}

static void
words_part_at_faces_and_marks(void **state)
{
	(void)state;
	assert_str(under("Tỉnh **ủy** và tỉnh{{br}}ủy", "tỉnh ủy -> huyện ủy", ""),
	    "Huyện ủy và tỉnh ủy");
	levels_close(&l);
}

static void
a_space_that_does_not_break_is_a_space(void **state)
{
	(void)state;
	assert_str(under("tỉnh\u00a0ủy, Tỉnh\u00a0ủy", "tỉnh ủy -> huyện ủy", ""),
	    "huyện ủy, Huyện ủy");
	levels_close(&l);
	assert_str(under("Đảng\u00a0bộ tỉnh và đảng bộ tỉnh", "tỉnh -> huyện", "Đảng bộ tỉnh"),
	    "Đảng\u00a0bộ tỉnh và đảng bộ huyện");
	levels_close(&l);
}

static void
kept_names_stay(void **state)
{
	(void)state;
	assert_str(under("Đảng bộ tỉnh, đảng bộ tỉnh, ĐẢNG BỘ TỈNH của tỉnh", "tỉnh -> huyện",
	    "Đảng bộ tỉnh; Sơn Hà"), "Đảng bộ tỉnh, đảng bộ huyện, ĐẢNG BỘ TỈNH của huyện");
	levels_close(&l);
}

static void
quotations_stay(void **state)
{
	(void)state;
	assert_str(under("tỉnh “của tỉnh “ở tỉnh” tỉnh” tỉnh", "tỉnh -> huyện", ""),
	    "huyện “của tỉnh “ở tỉnh” tỉnh” huyện");
	assert_int_equal(l.sink.n, 0);
	levels_close(&l);
	assert_str(under("tỉnh “của tỉnh” tỉnh” tỉnh", "tỉnh -> huyện", ""),
	    "huyện “của tỉnh” huyện” tỉnh");
	assert_int_equal(levels_told(&l, DG_R_terms_quotation), 1);
	levels_close(&l);
}

static void
typed_citations_stay(void **state)
{
	(void)state;
	assert_str(under("Kế hoạch số 20-KH/TU, ngày 10/6/2019 của Tỉnh ủy về Tỉnh ủy",
	    "Tỉnh ủy -> Huyện ủy", ""),
	    "Kế hoạch số 20-KH/TU, ngày 10/6/2019 của Tỉnh ủy về Huyện ủy");
	levels_close(&l);
	assert_str(under("Nghị định số 15/2023/NĐ-CP của tỉnh, tỉnh", "tỉnh -> huyện", ""),
	    "Nghị định số 15/2023/NĐ-CP của tỉnh, huyện");
	levels_close(&l);
	assert_str(under("Kết luận (số 5-KL/TU ngày 1/2/2020) của tỉnh; 5/2020 của tỉnh",
	    "tỉnh -> huyện", ""),
	    "Kết luận (số 5-KL/TU ngày 1/2/2020) của huyện; 5/2020 của huyện");
	levels_close(&l);
}

static void
what_is_deleted_takes_a_space_along(void **state)
{
	(void)state;
	assert_str(under("rất khó, rất rất khó, khó rất.", "rất ->", ""), "khó, khó, khó.");
	levels_close(&l);
	assert_str(under("(rất) khó rất", "rất ->", ""), "() khó");
	levels_close(&l);
}

static void
every_capital_has_a_rule_of_its_own(void **state)
{
	(void)state;
	assert_str(under("tỉnh, Tỉnh, TỈNH", "tỉnh -> huyện\nTỉnh -> Xã", ""), "huyện, Xã, HUYỆN");
	levels_close(&l);
}

static void
unused_and_doubled_rules_are_told(void **state)
{
	(void)state;
	under("tỉnh", "tỉnh -> huyện\nxã -> bản\ntỉnh -> xã", "");
	assert_int_equal(levels_told(&l, DG_R_terms_unused), 1);
	assert_int_equal(levels_told(&l, DG_R_terms_twice), 1);
	levels_close(&l);
}

static void
each_level_has_its_pass(void **state)
{
	(void)state;
	levels_open(&l);
	levels_add(&l, "tỉnh giao tỉnh {#a}");
	levels_add(&l, "::: terms\ntỉnh -> huyện\n:::\n\n::: edit #a\n- giao\n+ tỉnh\n:::");
	levels_add(&l, "::: terms\nhuyện -> xã\ntỉnh -> bản\n:::");
	levels_run(&l);
	assert_str(dg_node_plain(&l.arena, l.doc.root->first), "xã bản xã");
	levels_close(&l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_longest_rule_is_taken),
		cmocka_unit_test(a_result_is_not_looked_at_again),
		cmocka_unit_test(capitals_follow),
		cmocka_unit_test(syllables_are_whole),
		cmocka_unit_test(words_part_at_faces_and_marks),
		cmocka_unit_test(a_space_that_does_not_break_is_a_space),
		cmocka_unit_test(kept_names_stay),
		cmocka_unit_test(quotations_stay),
		cmocka_unit_test(typed_citations_stay),
		cmocka_unit_test(what_is_deleted_takes_a_space_along),
		cmocka_unit_test(every_capital_has_a_rule_of_its_own),
		cmocka_unit_test(unused_and_doubled_rules_are_told),
		cmocka_unit_test(each_level_has_its_pass),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
