#include "test.h"

#include "finished.h"
#include "hand.h"

static const struct dg_style levels[] = { { .outline = 0 }, { .outline = 1 },
	{ .outline = 2 } };

static void
leaf(struct hand *h, struct dg_page *page, struct dg_node *under,
	enum dg_kind kind, int level, struct dg_str label, struct dg_str text)
{
	struct dg_node	*n = dg_node_new(&h->arena, kind, DG_NOWHERE);
	struct dg_item	*item;

	n->label = label;
	n->style = &levels[level];
	dg_node_append(n, dg_node_text(&h->arena, text, 0, DG_NOWHERE,
		DG_FROM_PLAN));
	dg_node_append(under, n);
	/* Two lines: the first one counts. */
	for (int i = 0; i < 2; i++) {
		item = hand_text(h, page, text, 0, DG_MM(30),
			DG_MM(50 + 10 * (int)page->n), 0);
		item->node = n;
	}
}

/* Whether a program finds needle in the outline that it read. */
static void
assert_outline(struct dg_str pdf, const char *needle)
{
	struct dg_buf	said;
	struct dg_str	all = finished_run(&said, pdf,
		"qpdf --json --json-key=outlines", "| tr -d ' \\n'", NULL);

	if (dg_str_find(all, needle) == all.n)
		fail_msg("no “%s” in:\n%.*s", needle, DG_FMT(all));
	dg_buf_fini(&said);
}

static void
headings_nest_and_annexes_stand_on_top(void **state)
{
	struct hand	 h;
	struct dg_page	*page;
	struct dg_node	*root, *section, *annex, *group;

	(void)state;
	hand_open(&h);
	root = h.doc.root;
	section = dg_node_new(&h.arena, DG_K_SECTION, DG_NOWHERE);
	dg_node_append(root, section);
	page = hand_page(&h, 1);
	leaf(&h, page, section, DG_K_HEADING, 1, DG_STR("I-"), DG_STR("MỤC TIÊU"));
	leaf(&h, page, section, DG_K_HEADING, 2, DG_STR("1."), DG_STR("Chung"));
	leaf(&h, page, section, DG_K_HEADING, 0, DG_STR("1.1."), DG_STR("Là chữ"));
	leaf(&h, page, section, DG_K_HEADING, 2, DG_STR("2."), DG_STR("Cụ thể"));
	leaf(&h, page, section, DG_K_HEADING, 1, DG_STR("II-"), DG_STR("(B)"));
	annex = dg_node_new(&h.arena, DG_K_ANNEX, DG_NOWHERE);
	group = dg_node_new(&h.arena, DG_K_GROUP, DG_NOWHERE);
	group->u.group.what = DG_GROUP_ANNEX_HEAD;
	dg_node_append(root, annex);
	dg_node_append(annex, group);
	page = hand_page(&h, 1);
	leaf(&h, page, group, DG_K_PARA, 0, DG_STR(""), DG_STR("Phụ lục 1"));
	leaf(&h, page, group, DG_K_PARA, 0, DG_STR(""), DG_STR("DANH MỤC"));
	leaf(&h, page, annex, DG_K_HEADING, 1, DG_STR("A-"), DG_STR("Việc"));

	hand_write(&h);
	assert_sound(dg_buf_str(&h.out));
	assert_outline(dg_buf_str(&h.out), "\"title\":\"I-MỤCTIÊU\"");
	assert_outline(dg_buf_str(&h.out), "\"kids\":[{\"dest\"");
	assert_outline(dg_buf_str(&h.out), "\"title\":\"1.Chung\"},{");
	assert_outline(dg_buf_str(&h.out), "\"title\":\"2.Cụthể\"}],");
	assert_outline(dg_buf_str(&h.out), "\"kids\":[],\"object\"");
	assert_outline(dg_buf_str(&h.out), "\"title\":\"II-(B)\"");
	assert_outline(dg_buf_str(&h.out), "\"title\":\"A-Việc\"}],");
	assert_outline(dg_buf_str(&h.out), "\"title\":\"Phụlục1DANHMỤC\"");
	/* The second page counts from 1 again. */
	assert_true(finished_has(dg_buf_str(&h.out), "/PageLabels"));
	hand_close(&h);
}

static void
nothing_to_list(void **state)
{
	struct hand h;

	(void)state;
	hand_open(&h);
	leaf(&h, hand_page(&h, 1), h.doc.root, DG_K_PARA, 0, DG_STR(""),
		DG_STR("Đoạn văn"));
	hand_write(&h);
	assert_false(finished_has(dg_buf_str(&h.out), "/Outlines"));
	assert_false(finished_has(dg_buf_str(&h.out), "/PageLabels"));
	hand_close(&h);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_nest_and_annexes_stand_on_top),
		cmocka_unit_test(nothing_to_list),
	};

	return cmocka_run_group_tests_name("pdf/outline", tests, NULL, NULL);
}
