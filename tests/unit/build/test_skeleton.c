/* test_skeleton.c - lines of a new plan: words filled in, comments of one language,
 * headings by the scheme. */
#include "test.h"

#include "base/arena.h"
#include "build/skeleton.h"

struct fix {
	struct dg_arena		arena;
	struct dg_sources	sources;
	struct dg_sink		sink;
	struct dg_doc		doc;
	struct dg_skeleton	s;
	struct dg_skeleton_place place;
	struct dg_sample_word	word[8];
	struct dg_buf		out;
};

static int
setup(void **state)
{
	struct fix *f = dg_xmalloc(sizeof *f);

	memset(f, 0, sizeof *f);
	dg_arena_init(&f->arena);
	dg_sources_init(&f->sources, &f->arena);
	dg_sink_init(&f->sink);
	dg_buf_init(&f->out, 1u << 16);
	f->doc = (struct dg_doc){ .arena = &f->arena, .sources = &f->sources,
	    .sink = &f->sink };
	f->s.name = DG_STR("dang/thu");
	f->s.word = f->word;
	f->place.lang = DG_LANG_VI;
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fix *f = *state;

	dg_buf_fini(&f->out);
	dg_sink_fini(&f->sink);
	dg_sources_fini(&f->sources);
	dg_arena_fini(&f->arena);
	free(f);
	return 0;
}

static void
add_word(struct fix *f, const char *name, const char *text)
{
	f->word[f->s.n_words++] = (struct dg_sample_word){ dg_str_of(name),
	    { dg_str_of(text), DG_NOWHERE } };
}

static bool
write_body(struct fix *f, const char *body)
{
	f->s.body.text = dg_str_of(body);
	f->out.n = 0;
	return dg_skeleton_write(&f->doc, &f->s, &f->place, &f->out);
}

#define assert_body(f, body, expected) do { \
	assert_true(write_body(f, body)); \
	assert_str(dg_buf_str(&(f)->out), expected); \
} while (0)

static void
words_are_filled_in(void **state)
{
	struct fix *f = *state;

	add_word(f, "a", "xin {b}");
	add_word(f, "b", "đ\n");
	add_word(f, "list", "- {b:cap}\n- hai\n");
	add_word(f, "empty", "");
	assert_body(f, "{a}, {template}.\n", "xin đ, dang/thu.\n");
	assert_body(f, "{list}\n", "- Đ\n- hai\n");
	assert_body(f, "một\n- {empty}\nhai{empty}{b}\n", "một\nhaiđ\n");
	assert_body(f, "{{a}} {#a} {.text} {a b}\n", "{{a}} {#a} {.text} {a b}\n");
	assert_body(f, "\n\nmột\n\n\n\nhai\n", "một\n\nhai\n");
}

static void
a_word_that_is_unknown_or_endless_is_told(void **state)
{
	struct fix *f = *state;

	assert_false(write_body(f, "{a}\n"));
	assert_int_equal(f->sink.last->rule, DG_R_template_bad_placeholder);
	add_word(f, "a", "{b} {b}");
	add_word(f, "b", "{a} {a}");
	assert_false(write_body(f, "{a}\n"));
	assert_int_equal(f->sink.last->rule, DG_R_skeleton_too_long);
	assert_int_equal(f->sink.n, 2);
	f->word[0].is.text = DG_STR("{b}{b}{b}{b}{b}{b}{b}{b}{b}{b}{b}{b}{b}{b}{b}{b}");
	f->word[1].is.text = DG_STR("{c}{c}{c}{c}{c}{c}{c}{c}{c}{c}{c}{c}{c}{c}{c}{c}");
	add_word(f, "c", "{d}{d}{d}{d}{d}{d}{d}{d}{d}{d}{d}{d}{d}{d}{d}{d}");
	add_word(f, "d", "{e}{e}{e}{e}{e}{e}{e}{e}{e}{e}{e}{e}{e}{e}{e}{e}");
	add_word(f, "e", "a text of some length");
	assert_false(write_body(f, "{a}\n"));
	assert_int_equal(f->sink.n, 3);
}

static void
comments_are_of_one_language(void **state)
{
	static const char body[] = "%% vi: chữ\n%% en: words\n%%khác\n";
	struct fix *f = *state;

	assert_body(f, body, "%% chữ\n%%khác\n");
	f->place.lang = DG_LANG_EN;
	assert_body(f, body, "%% words\n%%khác\n");
}

static void
headings_go_no_deeper_than_the_scheme(void **state)
{
	struct fix *f = *state;

	f->s.t.sheet.scheme.n = 2;
	assert_body(f, "# a\n## b\n### c {.text}\n#d\n", "# a\n## b\n## c {.text}\n#d\n");
}

static void
articles_stand_where_the_scheme_has_them(void **state)
{
	struct dg_heading_look chapter = { .word = DG_STR("Chương") };
	struct dg_heading_look article = { .word = DG_STR("Điều"), .through = true };
	struct fix *f = *state;
	struct dg_scheme *scheme = &f->s.t.sheet.scheme;

	f->s.articles.text = DG_STR("# a\n\n## b\n");
	scheme->n = 1;
	scheme->level[0].look = &article;
	assert_body(f, "x", "# b\n");
	scheme->n = 3;
	scheme->level[0].look = scheme->level[1].look = &chapter;
	scheme->level[2].look = &article;
	assert_body(f, "x", "# a\n\n### b\n");
}

static void
what_is_not_required_is_a_hint(void **state)
{
	struct dg_str required[] = { DG_STR("recipients") };
	struct fix *f = *state;

	f->s.recipients.text = DG_STR("%% vi: nơi\n::: recipients\n\n:::\n");
	assert_body(f, "x", "x\n\n%% nơi\n%%::: recipients\n%%\n%%:::\n");
	f->s.t.required = required;
	f->s.t.n_required = 1;
	assert_body(f, "x", "x\n\n%% nơi\n::: recipients\n\n:::\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(words_are_filled_in),
		TEST(a_word_that_is_unknown_or_endless_is_told),
		TEST(comments_are_of_one_language),
		TEST(headings_go_no_deeper_than_the_scheme),
		TEST(articles_stand_where_the_scheme_has_them),
		TEST(what_is_not_required_is_a_hint),
	};

	return cmocka_run_group_tests_name("build/skeleton", tests, NULL, NULL);
}
