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

/* The long way: every syllable is asked. */
static struct dg_hit
first_of_all(const struct dg_phrases *p, struct dg_str s, size_t at, const bool *shield)
{
	struct dg_hit hit = { .phrase = NULL };

	for (; at < s.n && hit.phrase == NULL; at = dg_syllable_end(s, at))
		hit = dg_phrases_match(p, s, at, shield);
	return hit;
}

static void
the_next_phrase_is_the_one_that_every_syllable_finds(void **state)
{
	static const char *const phrases[] = { "tỉnh ủy", "ủy ban", "ủy", "(x)", "đ", "a1", " và" };
	static const char *const texts[] = { "", "ủy", "tỉnhủy", "Tỉnh ủy ban, Ủy ban (x)", "đđ Đ đ",
		"a1a1 1a a1", "xa và và vàvà", "ÔỦY ủỷ “ủy” …ủy", "Tỉnh ủy ủý" };
	const struct dg_node *twin;
	struct dg_phrases *p;
	bool shield[64] = { [3] = true, [9] = true };

	(void)state;
	levels_open(&l);
	p = dg_phrases_new(&l.arena);
	for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
		assert_true(dg_phrases_add(p, dg_str_of(phrases[i]), NULL, &twin));
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct dg_str s = dg_str_of(texts[i]);

		for (size_t at = 0; at < s.n; at = dg_syllable_end(s, at))
			for (int on = 0; on < 2; on++) {
				struct dg_hit a = dg_phrases_next(p, s, at, on ? shield : NULL);
				struct dg_hit b = first_of_all(p, s, at, on ? shield : NULL);

				assert_ptr_equal(a.phrase, b.phrase);
				if (a.phrase == NULL)
					continue;
				assert_int_equal(a.from, b.from);
				assert_int_equal(a.end, b.end);
				assert_int_equal(a.how, b.how);
			}
	}
	dg_phrases_free(p);
	levels_close(&l);
}

static void
open_quotations_are_told_where_no_rule_fits(void **state)
{
	static const char *const wrong[] = { "một “hai", "một” hai", "“một” ”hai“", "“một “hai” ba" };

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_str(under(wrong[i], "tỉnh -> huyện", ""), wrong[i]);
		assert_int_equal(levels_told(&l, DG_R_terms_quotation), 1);
		levels_close(&l);
	}
	assert_str(under("“một “hai” ba” … “bốn”", "tỉnh -> huyện", ""), "“một “hai” ba” … “bốn”");
	assert_int_equal(levels_told(&l, DG_R_terms_quotation), 0);
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
		cmocka_unit_test(the_next_phrase_is_the_one_that_every_syllable_finds),
		cmocka_unit_test(open_quotations_are_told_where_no_rule_fits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
