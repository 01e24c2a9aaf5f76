#include "test.h"

#include "pdf/font.h"

static struct dg_item
item(struct dg_str text, const struct dg_glyph *glyphs, size_t n)
{
	return (struct dg_item){ .kind = DG_ITEM_GLYPHS, .text = text,
		.glyphs = glyphs, .n_glyphs = n };
}

static void
one_glyph_one_character(void **state)
{
	const struct dg_glyph	glyphs[] = { { 5, 0, 0 }, { 6, 1, 0 },
		{ 7, 4, 0 } };
	struct dg_item		it = item(DG_STR("aếb"), glyphs, 3);
	struct dg_cluster	c;
	size_t			at = 0;

	(void)state;
	c = dg_cluster_next(&it, &at);
	assert_str(dg_cluster_spell(&c), "a");
	c = dg_cluster_next(&it, &at);
	assert_int_equal(c.n, 1);
	assert_str(dg_cluster_spell(&c), "ế");
	c = dg_cluster_next(&it, &at);
	assert_str(c.text, "b");
	assert_int_equal(at, 3);
}

static void
ligatures_and_parts(void **state)
{
	/* One glyph for "ffi", then three for two characters. */
	const struct dg_glyph	glyphs[] = { { 5, 0, 0 }, { 6, 3, 0 },
		{ 7, 3, 0 }, { 8, 3, 0 } };
	struct dg_item		it = item(DG_STR("ffixy"), glyphs, 4);
	struct dg_cluster	c;
	size_t			at = 0;

	(void)state;
	c = dg_cluster_next(&it, &at);
	assert_str(dg_cluster_spell(&c), "ffi");
	c = dg_cluster_next(&it, &at);
	assert_int_equal(c.n, 3);
	assert_str(dg_cluster_spell(&c), "x");
	assert_str(dg_cluster_spell(&c), "y");
	assert_str(dg_cluster_spell(&c), "\u200b");
	assert_int_equal(c.at, 3);
}

static void
right_to_left_and_nonsense(void **state)
{
	const struct dg_glyph	back[] = { { 5, 2, 0 }, { 6, 1, 0 },
		{ 7, 0, 0 } };
	const struct dg_glyph	beyond[] = { { 5, 99, 0 } };
	struct dg_item		it = item(DG_STR("abc"), back, 3);
	struct dg_cluster	c;
	size_t			at = 0;

	(void)state;
	assert_str(dg_cluster_next(&it, &at).text, "c");
	assert_str(dg_cluster_next(&it, &at).text, "b");
	assert_str(dg_cluster_next(&it, &at).text, "a");
	it = item(DG_STR("abc"), beyond, 1);
	at = 0;
	c = dg_cluster_next(&it, &at);
	assert_str(c.text, "");
	assert_str(dg_cluster_spell(&c), "\u200b");
}

/* Only where a BREAK ends the line: other lines end in their own spaces. */
static void
breaks_are_spaces(void **state)
{
	struct dg_node	run = { .kind = DG_K_TEXT }, next = { .kind = DG_K_BREAK };
	struct dg_item	it = item(DG_STR("kinh tế"), NULL, 0);

	(void)state;
	run.u.text.s = it.text;
	it.run = &run;
	it.line_end = true;
	assert_false(dg_item_wants_space(&it));
	run.next = &next;
	assert_true(dg_item_wants_space(&it));
	it.text.n -= 2;
	assert_false(dg_item_wants_space(&it));
	it.text = run.u.text.s = DG_STR("kinh tế ");
	assert_false(dg_item_wants_space(&it));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_glyph_one_character),
		cmocka_unit_test(ligatures_and_parts),
		cmocka_unit_test(right_to_left_and_nonsense),
		cmocka_unit_test(breaks_are_spaces),
	};

	return cmocka_run_group_tests_name("pdf/cluster", tests, NULL, NULL);
}
