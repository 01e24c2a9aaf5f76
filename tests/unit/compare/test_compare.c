/*
 * test_compare.c - the tree of two documents: what is not marked as gone is the
 * newer one's text, what is not marked as new the older one's.
 */
#include "test.h"

#include "compare/compare.h"

static struct dg_arena		arena;
static struct dg_style		style[2];
static struct dg_sheet		sheet;

static struct dg_str
copy(const char *s)
{
	return dg_arena_dup(&arena, dg_str_of(s));
}

static struct dg_node *
add(struct dg_node *to, enum dg_kind kind)
{
	struct dg_node *n = dg_node_new(&arena, kind, DG_NOWHERE);

	if (to != NULL)
		dg_node_append(to, n);
	return n;
}

/* "**bold** plain": stars turn bold on and off. */
static struct dg_node *
para(struct dg_node *to, const char *id, const char *words)
{
	struct dg_node *p = add(to, DG_K_PARA);
	struct dg_str rest = copy(words);
	uint8_t face = 0;

	p->id = copy(id);
	p->style = &style[0];
	for (; rest.n > 0; face ^= DG_BOLD) {
		struct dg_str run = dg_str_cut(&rest, '*');

		if (run.n > 0)
			dg_node_append(p, dg_node_text(&arena, run, face, DG_NOWHERE,
			    DG_FROM_PLAN));
	}
	return p;
}

static void
row(struct dg_node *table, const char *words)
{
	struct dg_node *r = add(table, DG_K_ROW);
	struct dg_str rest = copy(words);
	unsigned column = 0;

	while (rest.n > 0) {
		struct dg_node *cell = add(r, DG_K_CELL);
		struct dg_str s = dg_str_cut(&rest, '|');

		cell->u.cell.column = column++;
		cell->u.cell.colspan = cell->u.cell.rowspan = 1;
		para(cell, "", dg_arena_dup(&arena, s).p);
	}
	table->u.table.columns = column;
}

/* A line a paragraph; "#id words" has an id; lines with '|' are rows. */
static struct dg_doc
doc(const char *text)
{
	struct dg_doc d = { .arena = &arena };
	struct dg_str rest = copy(text);
	struct dg_node *table = NULL;

	d.root = add(NULL, DG_K_DOC);
	while (rest.n > 0) {
		struct dg_str line = dg_str_cut(&rest, '\n'), id = DG_STR("");

		if (dg_str_find_char(line, '|') < line.n) {
			if (table == NULL) {
				table = add(d.root, DG_K_TABLE);
				table->style = &style[0];
			}
			row(table, dg_arena_dup(&arena, line).p);
			continue;
		}
		table = NULL;
		if (dg_str_starts(line, "#")) {
			id = dg_str_cut(&line, ' ');
			id = dg_str_sub(id, 1, id.n);
		}
		para(d.root, dg_arena_dup(&arena, id).p, dg_arena_dup(&arena, line).p);
	}
	return d;
}

/* What the tree says to one side: '/' behind every paragraph. */
static struct dg_str
said(const struct dg_node *root, bool now)
{
	struct dg_buf buf;
	struct dg_str s;

	dg_buf_init(&buf, 1 << 20);
	for (struct dg_node *n = (struct dg_node *)root; n != NULL; n = dg_node_walk(root, n)) {
		if (now ? dg_is_gone(n) : dg_is_new(n))
			continue;
		if (n->kind == DG_K_PARA)
			dg_buf_putc(&buf, '/');
		if (n->kind != DG_K_TEXT)
			continue;
		uint8_t face = !now && n->before != NULL ? n->before->u.text.face :
		    n->u.text.face;
		for (size_t i = 0; i < n->u.text.s.n; i++)
			dg_buf_fmt(&buf, "%s%c", face ? "*" : "", n->u.text.s.p[i]);
	}
	s = dg_arena_dup(&arena, dg_buf_str(&buf));
	dg_buf_fini(&buf);
	return s;
}

/* Marks of runs, "[-gone-][+new+]", and of paragraphs: "+/", "-/", "<1/", ">1/". */
static struct dg_str
marks(const struct dg_node *root)
{
	static const char *const open[] = { "", "[+", "[-", "[<", "[>" };
	static const char *const close[] = { "", "+]", "-]", "<]", ">]" };
	struct dg_buf buf;
	struct dg_str s;

	dg_buf_init(&buf, 1 << 20);
	for (struct dg_node *n = (struct dg_node *)root; n != NULL; n = dg_node_walk(root, n)) {
		if (n->kind == DG_K_PARA)
			dg_buf_fmt(&buf, "%s/", open[n->change]);
		if (n->kind == DG_K_TEXT)
			dg_buf_fmt(&buf, "%s%.*s%s", open[n->change],
			    DG_FMT(n->u.text.s), close[n->change]);
	}
	s = dg_arena_dup(&arena, dg_buf_str(&buf));
	dg_buf_fini(&buf);
	return s;
}

/* Compares; both sides must read as they did. */
static struct dg_str
compared(const char *before, const char *now)
{
	struct dg_doc a = doc(before), b = doc(now);
	struct dg_str was = said(a.root, true), is = said(b.root, true);

	dg_compare(&b, &a, &sheet);
	assert_str(said(b.root, false), was.p);
	assert_str(said(b.root, true), is.p);
	return marks(b.root);
}

static void
marks_words(void **state)
{
	(void)state;
	assert_str(compared("Một hai, ba bốn năm.", "Một hai, ba sáu năm."),
	    "/Một hai, ba [-bốn-][+sáu+] năm.");
	/* Neighbours that changed are one change. */
	assert_str(compared("Đảng bộ tỉnh có ba việc cần làm ngay", "Đảng bộ tỉnh có tám nhiệm cần làm ngay"),
	    "/Đảng bộ tỉnh có [-ba việc-][+tám nhiệm+] cần làm ngay");
	/* Marks stand apart. */
	assert_str(compared("Số 12-KH/TU, ngày 05/6.", "Số 12-KH/HU; ngày 05/6."),
	    "/Số 12-KH/[-TU,-][+HU;+] ngày 05/6.");
	assert_str(compared("Giữ nguyên", "Giữ nguyên"), "/Giữ nguyên");
}

static void
marks_a_look_that_changed(void **state)
{
	struct dg_doc a = doc("Một hai ba"), b = doc("Một *hai* ba");
	const struct dg_node *bold;

	(void)state;
	dg_compare(&b, &a, &sheet);
	bold = b.root->first->first->next;
	assert_int_equal(bold->change, DG_SAME);
	assert_non_null(bold->before);
	assert_int_equal(bold->before->u.text.face, 0);
	assert_null(bold->prev->before);
	compared("*Đậm* và *thường", "Đậm* và *thường*");
}

static void
marks_paragraphs(void **state)
{
	(void)state;
	assert_str(compared("Đoạn một dài.\nĐoạn hai ngắn.\nCuối cùng.",
	    "Đoạn một dài.\nHoàn toàn khác hẳn.\nCuối cùng."),
	    "/Đoạn một dài.[-/[-Đoạn hai ngắn.-][+/[+Hoàn toàn khác hẳn.+]/Cuối cùng.");
	/* What ends both is one paragraph, whatever it says. */
	assert_str(compared("Đầu tiên.\nA b c d", "Đầu tiên.\nX y z"),
	    "/Đầu tiên./[-A b c d-][+X y z+]");
	assert_str(compared("Cuối.", "Thêm vào đây.\nCuối."), "[+/[+Thêm vào đây.+]/Cuối.");
	assert_str(compared("", "Một."), "[+/[+Một.+]");
	assert_str(compared("Một.", ""), "[-/[-Một.-]");
}

static void
an_id_is_the_same_paragraph(void **state)
{
	(void)state;
	assert_str(compared("#a Việc của năm nay\nb c\nd",
	    "Việc của năm nay\n#a Nhiệm vụ rất khác\nd"),
	    "[+/[+Việc của năm nay+]/[-Việc của năm nay-][+Nhiệm vụ rất khác+][-/[-b c-]/d");
}

static void
finds_moves(void **state)
{
	struct dg_doc a = doc("Chi bộ họp mỗi tháng một lần.\nBa.\nBốn năm.\nCuối."),
	    b = doc("Ba.\nBốn năm.\nChi bộ họp mỗi tháng một lần.\nCuối.");
	const struct dg_node *to, *from;

	(void)state;
	dg_compare(&b, &a, &sheet);
	assert_str(marks(b.root), "[</[<Chi bộ họp mỗi tháng một lần.<]/Ba./Bốn năm."
	    "[>/[>Chi bộ họp mỗi tháng một lần.>]/Cuối.");
	from = b.root->first;
	to = from->next->next->next;
	assert_int_equal(from->move, 1);
	assert_int_equal(to->move, 1);
	/* Words that changed on the way. */
	assert_str(compared("#x Một hai ba bốn năm\nA.\nB.\nC.\nD.", "A.\nB.\nC.\n#x Một hai ba sáu năm\nD."),
	    "[</[<Một hai ba <][-bốn-][< năm<]/A./B./C.[>/[>Một hai ba >][+sáu+][> năm>]/D.");
}

static void
marks_rows(void **state)
{
	struct dg_doc a = doc("a b|1\nc d|2\ne f|3"), b = doc("a b|1\ne f|4\ng h|5");
	const struct dg_node *r;

	(void)state;
	dg_compare(&b, &a, &sheet);
	r = b.root->first->first;
	assert_int_equal(r->change, DG_SAME);
	assert_int_equal(r->next->change, DG_DELETED);
	assert_int_equal(r->next->next->change, DG_SAME);
	assert_int_equal(r->next->next->next->change, DG_INSERTED);
	compared("a|b\nc|d", "a|b|c\nd|e|f");
	compared("x\na|b\nc|d\ny", "x\ny\na|b\nc|d");
}

/* ---- many ---------------------------------------------------------------------- */

static uint32_t
next(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static const char *const some[] = { "một", "hai", "ba", "bốn", ",", ".", "*", "đảng bộ", "224-KL/TU" };

/* Lines of few words, so that much is alike. */
static struct dg_str
made_up(uint32_t *seed)
{
	struct dg_str s = DG_STR("");
	unsigned lines = 1 + next(seed, 8);

	for (unsigned i = 0; i < lines; i++) {
		unsigned words = 1 + next(seed, 7);
		bool cells = next(seed, 3) == 0;

		for (unsigned w = 0; w < words; w++)
			s = dg_arena_fmt(&arena, "%.*s%s%s", DG_FMT(s),
			    w == 0 ? "" : " ", some[next(seed, 9)]);
		if (cells)
			s = dg_arena_fmt(&arena, "%.*s|%s", DG_FMT(s), some[next(seed, 4)]);
		s = dg_arena_join(&arena, s, DG_STR("\n"));
	}
	return s;
}

static void
both_sides_are_kept_whatever_changed(void **state)
{
	uint32_t seed = 3;

	(void)state;
	for (unsigned i = 0; i < 1500; i++) {
		struct dg_str a = made_up(&seed), b = made_up(&seed);

		compared(a.p, b.p);
	}
}

/* Nothing grows out of hand. */
static void
much_that_differs_takes_little_time(void **state)
{
	struct dg_buf a, b;

	(void)state;
	dg_buf_init(&a, 1 << 24);
	dg_buf_init(&b, 1 << 24);
	for (unsigned i = 0; i < 20000; i++) {
		dg_buf_fmt(&a, "a%u b%u c%u d\n", i % 97, i % 89, i % 11);
		dg_buf_fmt(&b, "a%u b%u c%u e\n", i % 83, i % 79, i % 13);
	}
	compared(a.p, b.p);
	dg_buf_fini(&a);
	dg_buf_fini(&b);
}

static int
open(void **state)
{
	(void)state;
	dg_arena_init(&arena);
	style[0].name = DG_STR("body");
	sheet = (struct dg_sheet){ .styles = style, .n_styles = 1, .body = style };
	return 0;
}

static int
shut(void **state)
{
	(void)state;
	dg_arena_fini(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_words),
		cmocka_unit_test(marks_a_look_that_changed),
		cmocka_unit_test(marks_paragraphs),
		cmocka_unit_test(an_id_is_the_same_paragraph),
		cmocka_unit_test(finds_moves),
		cmocka_unit_test(marks_rows),
		cmocka_unit_test(both_sides_are_kept_whatever_changed),
		cmocka_unit_test(much_that_differs_takes_little_time),
	};

	return cmocka_run_group_tests(tests, open, shut);
}
