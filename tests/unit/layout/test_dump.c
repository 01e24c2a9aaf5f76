#include "tree.h"

static void
test_dump(void **state)
{
	struct tree t;
	struct dg_node *p, *table;
	struct dg_buf out;
	uint32_t source;

	(void)state;
	tree_init(&t);
	source = dg_sources_add(&t.sources, DG_STR("a.plan"),
		DG_STR("one\ntwo\nthree\n"));
	p = add_para(&t, t.doc.root, RULE_STYLE, "title");
	p->id = DG_STR("subject");
	p->span = (struct dg_span){ source, 4, 7 };
	table = add_table(&t, t.doc.root, DG_LOOK_GRID, 1);
	add_row(&t, table, "r");
	lay(&t);
	dg_buf_init(&out, 1 << 20);
	dg_pages_dump(&t.pages, &out);
	assert_str(dg_buf_str(&out),
		"page 1: 141.11 x 105.83, main, number 1, hidden\n"
		"  text 68.36 20.46 +4.39 8pt para#subject @2 \"title\"\n"
		"  artifact line 69.46 21.52 to 71.65 21.52, 0.35, para#subject @2\n"
		"  cell 19.58 25.05 +3.06 8pt para \"r.1\"\n"
		"  artifact line 17.64 21.34 to 123.83 21.34, 0.35, table\n"
		"  artifact line 17.64 26.63 to 123.83 26.63, 0.35, table\n"
		"  artifact line 17.82 21.17 to 17.82 26.81, 0.35, table\n"
		"  artifact line 123.65 21.17 to 123.65 26.81, 0.35, table\n");
	dg_buf_fini(&out);
	tree_fini(&t);
}

/* Colours, frames and pictures; the last hang on the end of the last line. */
static void
test_dump_of_drawn_things(void **state)
{
	const struct dg_picture file = { .width = 2, .height = 1, .cx = DG_PT(40),
		.cy = DG_PT(20) };
	struct tree t;
	struct dg_node *p, *picture;
	struct dg_buf out;

	(void)state;
	tree_init(&t);
	t.style[RULE_STYLE].rule.permille = 0;
	t.style[RULE_STYLE].color = 0xff0000;
	t.style[RULE_STYLE].frame = (struct dg_frame){ .width = DG_PT(60),
		.height = DG_PT(20), .thickness = DG_PT(1) };
	p = add_para(&t, t.doc.root, RULE_STYLE, "post");
	picture = add_node(&t, p, DG_K_PICTURE);
	picture->u.picture.file = &file;
	picture->u.picture.alt = DG_STR("hand");
	picture->u.picture.middle = DG_PT(-10);
	picture->u.picture.top = DG_PT(5);
	dg_node_verify(t.doc.root);
	lay(&t);
	dg_buf_init(&out, 1 << 20);
	dg_pages_dump(&t.pages, &out);
	assert_str(dg_buf_str(&out),
		"page 1: 141.11 x 105.83, main, number 1, hidden\n"
		"  text 68.20 20.46 +4.70 8pt #ff0000 para \"post\"\n"
		"  text picture 59.97 22.93 by 14.11 7.06, para \"hand\"\n"
		"  artifact box 59.97 15.99 by 21.17 7.06, 0.35 #ff0000, para\n");
	dg_buf_fini(&out);
	dg_buf_init(&out, 1 << 20);
	dg_node_dump(picture, &t.sources, &out);
	assert_str(dg_buf_str(&out),
		"picture 2×1 14.1×7.1mm alt=“hand”\n");
	dg_buf_fini(&out);
	tree_fini(&t);
}

/* A column that no line breaks in holds its pictures, but not those over it. */
static void
test_width_of_pictures(void **state)
{
	const struct dg_picture file = { .width = 2, .height = 1, .cx = DG_PT(90),
		.cy = DG_PT(20) };
	struct tree t;
	struct dg_node *p, *picture;

	(void)state;
	tree_init(&t);
	p = add_para(&t, t.doc.root, RULE_STYLE, "post");
	picture = add_node(&t, p, DG_K_PICTURE);
	picture->u.picture.file = &file;
	assert_in_range(dg_para_widths(&t.lay, p).natural, DG_PT(90), DG_PT(91));
	picture->u.picture.over = true;
	assert_in_range(dg_para_widths(&t.lay, p).natural, DG_PT(10), DG_PT(30));
	tree_fini(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dump),
		cmocka_unit_test(test_dump_of_drawn_things),
		cmocka_unit_test(test_width_of_pictures),
	};

	return cmocka_run_group_tests_name("dump", tests, NULL, NULL);
}
