/* test_text.c - hand-made trees as plain text. */
#include "test.h"

#include "html/part.h"

struct fix {
	struct dg_arena	 arena;
	struct dg_sink	 sink;
	struct dg_doc	 doc;
	struct dg_buf	 out;
};

static void
begin(struct fix *f, size_t max)
{
	*f = (struct fix){ 0 };
	dg_arena_init(&f->arena);
	dg_sink_init(&f->sink);
	f->doc = (struct dg_doc){ .arena = &f->arena, .sink = &f->sink,
	    .root = dg_node_new(&f->arena, DG_K_DOC, DG_NOWHERE) };
	dg_buf_init(&f->out, max);
}

static struct dg_node *
add(struct fix *f, struct dg_node *to, enum dg_kind kind)
{
	struct dg_node *n = dg_node_new(&f->arena, kind, DG_NOWHERE);

	dg_node_append(to, n);
	return n;
}

static struct dg_node *
para(struct fix *f, struct dg_node *to, const char *label, const char *words)
{
	struct dg_node *n = add(f, to, DG_K_PARA);

	n->label = dg_str_of(label);
	dg_node_append(n, dg_node_text(&f->arena, dg_str_of(words), 0, DG_NOWHERE,
	    DG_FROM_PLAN));
	return n;
}

static struct dg_node *
cell(struct fix *f, struct dg_node *row, unsigned column, const char *words)
{
	struct dg_node *n = add(f, row, DG_K_CELL);

	n->u.cell.column = column;
	n->u.cell.colspan = n->u.cell.rowspan = 1;
	para(f, n, "", words);
	return n;
}

static bool
write_text(struct fix *f)
{
	return dg_text_write(&(struct dg_html_source){ .doc = &f->doc }, &f->out);
}

static void
end(struct fix *f, const char *expected)
{
	assert_true(write_text(f));
	assert_str(dg_buf_str(&f->out), expected);
	dg_buf_fini(&f->out);
	dg_sink_fini(&f->sink);
	dg_arena_fini(&f->arena);
}

static void
test_a_paragraph_is_a_line(void **state)
{
	struct fix f;

	(void)state;
	begin(&f, 1 << 20);
	para(&f, f.doc.root, "a)", "Một \t hai\x01 < & ");
	add(&f, f.doc.root, DG_K_PARA);		/* says nothing */
	dg_node_append(para(&f, f.doc.root, "", "Ba"), dg_node_new(&f.arena, DG_K_BREAK,
	    DG_NOWHERE));
	para(&f, f.doc.root, "", "Số\xc2\xa0\xc2\xa0/QĐ");
	end(&f, "a) Một hai\uFFFD < &\nBa\nSố  /QĐ\n");
}

static void
test_a_row_is_a_line_with_tabs(void **state)
{
	struct dg_node *table, *row;
	struct fix f;

	(void)state;
	begin(&f, 1 << 20);
	para(&f, f.doc.root, "", "Trước");
	table = add(&f, f.doc.root, DG_K_TABLE);
	table->u.table.columns = 3;
	row = add(&f, table, DG_K_ROW);
	cell(&f, row, 0, "cao")->u.cell.rowspan = 2;
	cell(&f, row, 1, "rộng")->u.cell.colspan = 2;
	row = add(&f, table, DG_K_ROW);
	cell(&f, row, 2, "cuối");
	row = add(&f, table, DG_K_ROW);
	para(&f, cell(&f, row, 0, "một"), "-", "hai");
	para(&f, f.doc.root, "", "Sau");
	end(&f, "Trước\n\ncao\trộng\n\t\tcuối\nmột - hai\n\nSau\n");
}

static void
test_notes_stand_behind_the_text(void **state)
{
	struct dg_node *leaf, *note, *ref;
	struct fix f;

	(void)state;
	begin(&f, 1 << 20);
	leaf = para(&f, f.doc.root, "", "Một");
	ref = add(&f, leaf, DG_K_NOTE_REF);
	note = add(&f, f.doc.root, DG_K_NOTE);
	para(&f, note, "", "Ghi.");
	para(&f, note, "", "Thêm.");
	ref->u.ref.note = note;
	ref->u.ref.note_number = note->u.ref.note_number = 7;
	para(&f, f.doc.root, "", "Hai");
	end(&f, "Một[7]\nHai\n\n[7] Ghi.\nThêm.\n");
}

static void
test_nothing_is_no_line(void **state)
{
	struct fix f;

	(void)state;
	begin(&f, 1 << 20);
	end(&f, "");
}

static void
test_what_is_too_large_is_told(void **state)
{
	struct fix f;

	(void)state;
	begin(&f, 8);
	para(&f, f.doc.root, "", "Dài hơn tám byte");
	assert_false(write_text(&f));
	assert_int_equal(f.sink.n, 1);
	dg_buf_fini(&f.out);
	dg_sink_fini(&f.sink);
	dg_arena_fini(&f.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_paragraph_is_a_line),
		cmocka_unit_test(test_a_row_is_a_line_with_tabs),
		cmocka_unit_test(test_notes_stand_behind_the_text),
		cmocka_unit_test(test_nothing_is_no_line),
		cmocka_unit_test(test_what_is_too_large_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
