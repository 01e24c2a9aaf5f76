/* test_compose.c - the template laid over hand-made trees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "compose/compose.h"

/* One document with a small template of its own. */
struct fix {
	struct dg_arena		arena;
	struct dg_sources	sources;
	struct dg_sink		sink;
	struct dg_doc		doc;
	struct dg_world		world;
};

#define S DG_STR
#define NBSP "\xC2\xA0"

static struct dg_style styles[] = {
	{ .name = DG_STR("body"), .line = DG_PT(18) },
	{ .name = DG_STR("caps"), .caps = true },
	{ .name = DG_STR("heading-1") }, { .name = DG_STR("heading-2") },
	{ .name = DG_STR("numbered") }, { .name = DG_STR("list") },
	{ .name = DG_STR("note") }, { .name = DG_STR("caption") },
	{ .name = DG_STR("table-head") }, { .name = DG_STR("table-cell") },
	{ .name = DG_STR("table-group") },
	{ .name = DG_STR("name"), .word_name = DG_STR("Name"), .line = DG_PT(18) },
};

#define P(t, s) { .text = DG_STR(t), .style = DG_STR(s) }

static void
set_template(struct dg_template *t)
{
	static struct dg_pattern left0[] = { P("{superior}", "body"),
	    P("{issuer}", "body"), P("*", "body") };
	static struct dg_pattern right0[] = { P("TIÊU ĐỀ", "body") };
	static struct dg_pattern left1[] = {
	    P("Số {number}-{abbreviation}/{symbol}", "body") };
	static struct dg_pattern right1[] = {
	    P("{place}, ngày {day} tháng {month} năm {year}", "body") };
	static struct dg_head_row rows[] = {
		{ { left0, 3 }, { right0, 1 } }, { { left1, 1 }, { right1, 1 } } };
	static struct dg_str blocks[] = { DG_STR("letterhead"), DG_STR("title"),
	    DG_STR("body"), DG_STR("closing"), DG_STR("annexes") };
	static struct dg_pattern title[] = { P("{kind}", "caps"),
	    P("{title}", "body"), P("-----", "body") };
	static struct dg_pattern head[] = { P("{label}", "body"),
	    P("{title}", "caps") };
	static struct dg_pattern sign[] = { P("{authority}", "body"),
	    P("{position}", "body"), P("{space}", "body"), P("{name}", "name") };

	t->kind = S("Kế hoạch");
	t->abbreviation = S("KH");
	t->letterhead = (struct dg_head_rows){ rows, 2 };
	t->blocks = blocks;
	t->n_blocks = 5;
	t->title = (struct dg_patterns){ title, 3 };
	t->annex_head = (struct dg_patterns){ head, 2 };
	t->signature = (struct dg_patterns){ sign, 4 };
	t->signature_space = DG_PT(60);
	t->recipients.label = S("Nơi nhận:");
	t->recipients.mark = S("- ");
	t->recipients.separator = S(",");
	t->recipients.last = S(".");
	t->recipients.style = t->recipients.label_style = S("body");
	t->blank = S(NBSP NBSP);
	t->sheet.styles = styles;
	t->sheet.n_styles = sizeof styles / sizeof *styles;
	t->sheet.body = &styles[0];
	t->sheet.main = (struct dg_page_setup){ .first_hidden = true };
	t->sheet.annex = (struct dg_page_setup){ .restart = true };
	t->sheet.main_landscape = (struct dg_page_setup){ .width = 2 };
	t->sheet.annex_landscape = (struct dg_page_setup){ .width = 3,
	    .restart = true };
}

static struct dg_str unit_columns[3], unit_cells[3];
static struct dg_unit unit = { .cell = unit_cells };

static struct dg_node *
node(struct fix *f, struct dg_node *up, enum dg_kind kind)
{
	struct dg_node *n = dg_node_new(&f->arena, kind, DG_NOWHERE);

	if (up)
		dg_node_append(up, n);
	return n;
}

static struct dg_node *
leaf(struct fix *f, struct dg_node *up, enum dg_kind kind, const char *text)
{
	struct dg_node *n = node(f, up, kind);

	if (*text)
		dg_node_append(n, dg_node_text(&f->arena, dg_str_of(text), 0,
		    DG_NOWHERE, DG_FROM_PLAN));
	return n;
}

static int
setup(void **state)
{
	struct fix *f = dg_xmalloc(sizeof *f);

	memset(f, 0, sizeof *f);
	dg_arena_init(&f->arena);
	dg_sources_init(&f->sources, &f->arena);
	dg_sink_init(&f->sink);
	f->doc = (struct dg_doc){ .arena = &f->arena, .sources = &f->sources,
	    .sink = &f->sink };
	f->doc.root = node(f, NULL, DG_K_DOC);
	set_template(&f->world.tmpl);
	unit_columns[0] = S("id");
	unit_columns[1] = S("tên");
	unit_columns[2] = S("tiêu đề");
	unit_cells[0] = S("x");
	unit_cells[1] = S("Huyện ủy Bản Lềnh");
	unit_cells[2] = S("ĐẢNG BỘ TỈNH SƠN HÀ / HUYỆN ỦY BẢN LỀNH");
	f->world.units = (struct dg_units){ .column = unit_columns,
	    .n_columns = 3, .n_cells = 3, .unit = &unit, .n = 1 };
	f->world.unit = &unit;
	f->world.number = S("07");
	f->world.date = (struct dg_date){ 2026, 2, 5 };
	f->world.place = S("Bản Lềnh");
	f->world.symbol = S("HU");
	f->world.title = leaf(f, NULL, DG_K_VALUE, "thực hiện Nghị quyết");
	*state = f;
	return 0;
}

static int
teardown(void **state)
{
	struct fix *f = *state;

	dg_sink_fini(&f->sink);
	dg_sources_fini(&f->sources);
	dg_arena_fini(&f->arena);
	free(f);
	return 0;
}

/* The n-th paragraph below root, labels and all: "- a," */
static const struct dg_node *
para_at(const struct dg_node *root, size_t at)
{
	for (const struct dg_node *n = root; n;
	    n = dg_node_walk(root, (struct dg_node *)n))
		if (dg_kind_is_leaf(n->kind) && at-- == 0)
			return n;
	return NULL;
}

static void
assert_para(struct fix *f, const struct dg_node *root, size_t at,
    const char *text)
{
	const struct dg_node *n = para_at(root, at);

	assert_non_null(n);
	assert_non_null(n->style);
	assert_string_equal(dg_arena_dup(&f->arena,
	    dg_node_plain(&f->arena, n)).p, text);
}

static struct dg_node *
group_of(struct fix *f, enum dg_group what)
{
	for (struct dg_node *n = f->doc.root->first; n; n = n->next)
		if (n->kind == DG_K_GROUP && n->u.group.what == what)
			return n;
	return NULL;
}

static void
letterhead_is_filled(void **state)
{
	struct fix *f = *state;
	struct dg_node *head;

	dg_compose(&f->doc, &f->world);
	dg_node_verify(f->doc.root);
	head = group_of(f, DG_GROUP_LETTERHEAD);
	assert_para(f, head, 0, "ĐẢNG BỘ TỈNH SƠN HÀ");
	assert_para(f, head, 1, "HUYỆN ỦY BẢN LỀNH");
	assert_para(f, head, 2, "*");
	assert_para(f, head, 3, "TIÊU ĐỀ");
	assert_para(f, head, 4, "Số 07-KH/HU");
	assert_para(f, head, 5, "Bản Lềnh, ngày 05 tháng 02 năm 2026");
	assert_null(para_at(head, 6));
	assert_int_equal(head->first->u.table.look, DG_LOOK_PLAIN);
	head = group_of(f, DG_GROUP_TITLE);
	assert_para(f, head, 1, "thực hiện Nghị quyết");
	assert_int_equal(f->sink.n, 0);
}

static void
blanks_leave_room(void **state)
{
	struct fix *f = *state;
	struct dg_node *head;

	f->world.number = S("");
	f->world.date = (struct dg_date){ 2026, 11, 0 };
	unit_cells[2] = S("");
	dg_compose(&f->doc, &f->world);
	head = group_of(f, DG_GROUP_LETTERHEAD);
	assert_para(f, head, 0, "HUYỆN ỦY BẢN LỀNH");
	assert_para(f, head, 3, "Số " NBSP NBSP "-KH/HU");
	assert_para(f, head, 4,
	    "Bản Lềnh, ngày " NBSP NBSP " tháng 11 năm 2026");
}

static void
missing_style_is_said_once(void **state)
{
	struct fix *f = *state;
	struct dg_pattern bad[] = { P("a", "none"), P("b", "none") };

	f->world.tmpl.title = (struct dg_patterns){ bad, 2 };
	dg_compose(&f->doc, &f->world);
	assert_int_equal(f->sink.n, 1);
	assert_int_equal(f->sink.first->rule, DG_R_style_missing);
}

static struct dg_node *
recipient(struct fix *f, struct dg_node *list, const char *text,
    const char *note)
{
	struct dg_node *n = leaf(f, list, DG_K_RECIPIENT, text);

	n->u.recipient.note = dg_str_of(note);
	return n;
}

static void
recipients_get_their_marks(void **state)
{
	struct fix *f = *state;
	struct dg_node *list = node(f, f->doc.root, DG_K_RECIPIENTS);
	struct dg_node *left, *table;

	recipient(f, list, "Bộ Chính trị,", "để báo cáo");
	recipient(f, list, "Ban Bí thư;", "để báo cáo");
	recipient(f, list, "Ban Tuyên giáo", "để phối hợp");
	recipient(f, list, "Lưu Văn phòng,", "");
	dg_compose(&f->doc, &f->world);
	dg_node_verify(f->doc.root);
	left = group_of(f, DG_GROUP_CLOSING)->first->first->first;
	assert_para(f, left, 0, "Nơi nhận:");
	table = left->first->next;
	assert_int_equal(table->kind, DG_K_TABLE);
	assert_para(f, table, 0, "Bộ Chính trị,");
	assert_para(f, table, 1, "Ban Bí thư,");
	assert_para(f, table, 2, "(để báo cáo)");
	assert_true(table->first->last->u.cell.brace);
	assert_int_equal(table->first->last->u.cell.valign, DG_VALIGN_MIDDLE);
	assert_para(f, left, 4, "Ban Tuyên giáo (để phối hợp),");
	assert_para(f, left, 5, "Lưu Văn phòng.");
	assert_true(dg_str_is(para_at(left, 5)->label, "-"));
}

static void
a_note_line_braces_what_is_above(void **state)
{
	struct fix *f = *state;
	struct dg_node *list = node(f, f->doc.root, DG_K_RECIPIENTS);
	struct dg_node *left;

	recipient(f, list, "A", "");
	recipient(f, list, "B.", "");
	recipient(f, list, "", "để báo cáo")->u.recipient.note_above = true;
	dg_compose(&f->doc, &f->world);
	left = group_of(f, DG_GROUP_CLOSING)->first->first->first;
	assert_para(f, left, 1, "A,");
	assert_para(f, left, 2, "B.");
	assert_para(f, left, 3, "(để báo cáo)");
	assert_null(para_at(left, 4));
}

static void
field(struct fix *f, struct dg_node *signer, const char *name, const char *text)
{
	leaf(f, signer, DG_K_FIELD, text)->u.field.name = dg_str_of(name);
}

static void
signers_have_room(void **state)
{
	struct fix *f = *state;
	struct dg_node *block = node(f, f->doc.root, DG_K_SIGNATURE), *right;
	struct dg_node *signer = node(f, block, DG_K_SIGNER);
	struct dg_node *para = leaf(f, f->doc.root, DG_K_PARA, "cuối");

	field(f, signer, "authority", "T/M BAN");
	field(f, signer, "position", "BÍ THƯ");
	field(f, signer, "name", "Nguyễn Văn A");
	signer = node(f, block, DG_K_SIGNER);
	field(f, signer, "position", "CHỦ TỊCH");
	field(f, signer, "name", "Nguyễn Văn B");
	dg_compose(&f->doc, &f->world);
	dg_node_verify(f->doc.root);
	right = group_of(f, DG_GROUP_CLOSING)->first->first->last;
	assert_para(f, right, 0, "T/M BAN");
	assert_para(f, right, 2, "Nguyễn Văn A");
	assert_int_equal(para_at(right, 2)->style->before, DG_PT(60));
	assert_para(f, right, 3, "CHỦ TỊCH");
	assert_int_equal(para_at(right, 3)->style->before, DG_PT(36));
	assert_ptr_equal(para_at(right, 2)->style, para_at(right, 4)->style);
	assert_true(para->keep_next);
	assert_ptr_not_equal(f->world.tmpl.sheet.styles, styles);
	assert_ptr_equal(f->world.tmpl.sheet.body, f->world.tmpl.sheet.styles);
}

static struct dg_node *
table(struct fix *f, struct dg_node *up, bool wide)
{
	static struct dg_attr landscape = { .key = DG_STR("page"),
	    .value = DG_STR("landscape") };
	struct dg_node *t = node(f, up, DG_K_TABLE), *row, *cell;

	t->attrs = wide ? &landscape : NULL;
	t->u.table.columns = 1;
	row = node(f, t, DG_K_ROW);
	row->u.row.header = true;
	cell = node(f, row, DG_K_CELL);
	leaf(f, cell, DG_K_PARA, "đầu");
	node(f, node(f, t, DG_K_ROW), DG_K_CELL);
	return t;
}

static void
body_is_styled(void **state)
{
	struct fix *f = *state;
	struct dg_node *section = node(f, f->doc.root, DG_K_SECTION);
	struct dg_node *heading = leaf(f, section, DG_K_HEADING, "Mục");
	struct dg_node *list = node(f, section, DG_K_LIST);
	struct dg_node *item = leaf(f, node(f, list, DG_K_ITEM), DG_K_PARA, "x");
	struct dg_node *t = table(f, section, false);

	section->u.section.level = heading->u.section.level = 2;
	dg_compose(&f->doc, &f->world);
	dg_node_verify(f->doc.root);
	assert_true(dg_str_is(heading->style->name, "heading-2"));
	assert_true(dg_str_is(item->style->name, "list"));
	assert_true(dg_str_is(para_at(t, 0)->style->name, "table-head"));
	assert_true(dg_str_is(para_at(t, 1)->style->name, "table-cell"));
	assert_int_equal(t->first->first->u.cell.valign, DG_VALIGN_MIDDLE);
	assert_int_equal(t->last->first->u.cell.valign, DG_VALIGN_TOP);
	assert_ptr_equal(f->doc.root->page, &f->world.tmpl.sheet.main);
}

static struct dg_node *
cell_of(struct fix *f, struct dg_node *row, unsigned column, unsigned colspan,
    const char *text)
{
	struct dg_node *cell = node(f, row, DG_K_CELL);

	cell->u.cell.column = column;
	cell->u.cell.colspan = colspan;
	cell->u.cell.rowspan = 1;
	return leaf(f, cell, DG_K_PARA, text);
}

static void
a_numbered_group_stays_with_its_rows(void **state)
{
	struct fix *f = *state;
	struct dg_node *t = node(f, f->doc.root, DG_K_TABLE), *row, *number, *last;

	t->u.table.columns = 3;
	row = node(f, t, DG_K_ROW);
	number = cell_of(f, row, 0, 1, "I");
	cell_of(f, row, 1, 2, "Nhóm");
	row = node(f, t, DG_K_ROW);
	last = cell_of(f, row, 0, 1, "II");
	cell_of(f, row, 1, 2, "Nhóm cuối");
	dg_compose(&f->doc, &f->world);
	assert_true(number->keep_next);
	assert_false(last->keep_next);
}

static void
a_wide_table_turns_the_page_and_back(void **state)
{
	struct fix *f = *state;
	struct dg_node *section = node(f, f->doc.root, DG_K_SECTION);
	struct dg_node *before = leaf(f, section, DG_K_PARA, "trước");
	struct dg_node *sub = node(f, section, DG_K_SECTION);
	struct dg_node *heading = leaf(f, sub, DG_K_HEADING, "Bảng");
	struct dg_node *t = table(f, sub, true);
	struct dg_node *after = leaf(f, f->doc.root, DG_K_PARA, "sau");

	dg_compose(&f->doc, &f->world);
	assert_null(before->page);
	assert_null(t->page);
	assert_non_null(heading->page);
	assert_int_equal(heading->page->width, 2);
	assert_non_null(after->page);
	assert_false(after->page->first_hidden);
	assert_int_equal(after->page->width, 0);
}

static void
annexes_stand_last_with_a_head(void **state)
{
	struct fix *f = *state;
	struct dg_node *annex = node(f, f->doc.root, DG_K_ANNEX), *t, *after;
	struct dg_attr title = { .key = S("title"), .value = S("Nhiệm vụ") };

	annex->attrs = &title;
	annex->label = S("Phụ lục số 1");
	t = table(f, annex, true);
	after = leaf(f, annex, DG_K_PARA, "chú ý");
	leaf(f, f->doc.root, DG_K_PARA, "thân");
	dg_compose(&f->doc, &f->world);
	dg_node_verify(f->doc.root);
	assert_ptr_equal(f->doc.root->last, annex);
	assert_ptr_equal(annex->page, &f->world.tmpl.sheet.annex);
	assert_para(f, annex, 0, "Phụ lục số 1");
	assert_para(f, annex, 1, "NHIỆM VỤ");
	assert_int_equal(t->page->width, 3);
	assert_false(t->page->restart);
	assert_false(after->page->restart);
}

static void
metadata_is_read_off_the_document(void **state)
{
	struct fix *f = *state;
	struct dg_metadata m;

	f->world.date.day = 0;
	dg_compose(&f->doc, &f->world);
	m = dg_compose_metadata(&f->doc, &f->world, (struct dg_date){ 0 });
	assert_true(dg_str_is(m.title, "Kế hoạch thực hiện Nghị quyết"));
	assert_true(dg_str_is(m.subject, "07-KH/HU"));
	assert_true(dg_str_is(m.author, "Huyện ủy Bản Lềnh"));
	assert_int_equal(m.date.day, 28);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(letterhead_is_filled), T(blanks_leave_room),
		T(missing_style_is_said_once),
		T(recipients_get_their_marks), T(a_note_line_braces_what_is_above),
		T(signers_have_room), T(body_is_styled),
		T(a_numbered_group_stays_with_its_rows),
		T(a_wide_table_turns_the_page_and_back),
		T(annexes_stand_last_with_a_head),
		T(metadata_is_read_off_the_document),
	};

	return cmocka_run_group_tests_name("compose", tests, NULL, NULL);
}
