/* test_slots.c - which columns of a table cells take. */
#include "test.h"

#include "doc/slots.h"

struct table {
	struct dg_arena	 arena;
	struct dg_node	*node;
	struct dg_slots	 slots;
};

static void
begin(struct table *t, unsigned columns, unsigned header_rows, unsigned rows)
{
	*t = (struct table){ 0 };
	dg_arena_init(&t->arena);
	t->node = dg_node_new(&t->arena, DG_K_TABLE, DG_NOWHERE);
	t->node->u.table.columns = columns;
	t->node->u.table.header_rows = header_rows;
	while (rows-- > 0)
		dg_node_append(t->node, dg_node_new(&t->arena, DG_K_ROW, DG_NOWHERE));
	dg_slots_init(&t->slots, t->node);
}

/* A cell comes; what is missing and covered before it, and what it then takes. */
static void
takes(struct table *t, unsigned column, unsigned colspan, unsigned rowspan,
    const unsigned expected[4])
{
	struct dg_node *cell = dg_node_new(&t->arena, DG_K_CELL, DG_NOWHERE);
	unsigned covered, across;
	size_t down;

	cell->u.cell.column = column;
	cell->u.cell.colspan = colspan;
	cell->u.cell.rowspan = rowspan;
	assert_int_equal(dg_slots_missing(&t->slots, cell, &covered), expected[0]);
	assert_int_equal(covered, expected[1]);
	dg_slots_take(&t->slots, cell, &across, &down);
	assert_int_equal(across, expected[2]);
	assert_int_equal(down, expected[3]);
}
#define GIVES(...) (const unsigned[4]){ __VA_ARGS__ }

static void
ends(struct table *t, unsigned missing, unsigned covered)
{
	unsigned n;

	assert_int_equal(dg_slots_missing(&t->slots, NULL, &n), missing);
	assert_int_equal(n, covered);
}

static void
test_cells_below_a_tall_one_stand_behind_it(void **state)
{
	struct table t;

	(void)state;
	begin(&t, 3, 0, 3);
	dg_slots_row(&t.slots);
	takes(&t, 0, 1, 2, GIVES(0, 0, 1, 2));
	takes(&t, 1, 2, 1, GIVES(0, 0, 2, 1));
	ends(&t, 0, 0);
	dg_slots_row(&t.slots);
	takes(&t, 1, 1, 1, GIVES(0, 1, 1, 1));
	takes(&t, 2, 1, 1, GIVES(0, 0, 1, 1));
	ends(&t, 0, 0);
	dg_slots_row(&t.slots);
	takes(&t, 0, 1, 1, GIVES(0, 0, 1, 1));
	ends(&t, 2, 0);
	dg_arena_fini(&t.arena);
}

static void
test_what_nothing_fills_is_counted(void **state)
{
	struct table t;

	(void)state;
	begin(&t, 4, 0, 2);
	dg_slots_row(&t.slots);
	takes(&t, 1, 1, 2, GIVES(1, 0, 1, 2));
	ends(&t, 2, 0);
	dg_slots_row(&t.slots);
	ends(&t, 3, 1);
	dg_arena_fini(&t.arena);
}

static void
test_spans_end_where_the_table_does(void **state)
{
	struct table t;

	(void)state;
	begin(&t, 2, 0, 2);
	dg_slots_row(&t.slots);
	takes(&t, 1, 9, 9, GIVES(1, 0, 1, 2));
	dg_slots_row(&t.slots);
	takes(&t, 0, 0, 0, GIVES(0, 0, 1, 1));
	ends(&t, 0, 1);
	dg_arena_fini(&t.arena);
}

static void
test_header_rows_keep_their_cells(void **state)
{
	struct table t;

	(void)state;
	begin(&t, 1, 1, 3);
	dg_slots_row(&t.slots);
	takes(&t, 0, 1, 3, GIVES(0, 0, 1, 1));
	dg_slots_row(&t.slots);
	takes(&t, 0, 1, 3, GIVES(0, 0, 1, 2));
	dg_arena_fini(&t.arena);
	begin(&t, 1, 2, 2);		/* nothing but a header is none */
	assert_int_equal(t.slots.header, 0);
	dg_arena_fini(&t.arena);
}

static void
test_every_column_of_a_row_is_told(void **state)
{
	struct dg_node *tall, *cell;
	struct dg_slot slot;
	struct table t;

	(void)state;
	begin(&t, 4, 0, 2);
	tall = dg_node_new(&t.arena, DG_K_CELL, DG_NOWHERE);
	tall->u.cell.colspan = tall->u.cell.rowspan = 2;
	dg_slots_row(&t.slots);
	assert_true(dg_slots_next(&t.slots, tall, &slot));
	assert_int_equal(slot.what, DG_SLOT_CELL);
	assert_int_equal(slot.columns, 2);
	assert_int_equal(slot.rows, 2);
	dg_slots_row(&t.slots);
	cell = dg_node_new(&t.arena, DG_K_CELL, DG_NOWHERE);
	cell->u.cell.column = 3;
	assert_true(dg_slots_next(&t.slots, cell, &slot));
	assert_int_equal(slot.what, DG_SLOT_COVERED);
	assert_ptr_equal(slot.cell, tall);
	assert_int_equal(slot.columns, 2);
	assert_true(dg_slots_next(&t.slots, cell, &slot));
	assert_int_equal(slot.what, DG_SLOT_MISSING);
	assert_int_equal(slot.column, 2);
	assert_null(slot.cell);
	assert_true(dg_slots_next(&t.slots, cell, &slot));
	assert_int_equal(slot.what, DG_SLOT_CELL);
	assert_int_equal(slot.column, 3);
	assert_false(dg_slots_next(&t.slots, NULL, &slot));
	dg_arena_fini(&t.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells_below_a_tall_one_stand_behind_it),
		cmocka_unit_test(test_what_nothing_fills_is_counted),
		cmocka_unit_test(test_spans_end_where_the_table_does),
		cmocka_unit_test(test_every_column_of_a_row_is_told),
		cmocka_unit_test(test_header_rows_keep_their_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
