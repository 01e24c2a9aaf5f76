/* test_graph.c - where boxes of plans stand: none on another, each below the one above. */
#include "test.h"

#include <stdio.h>

#include "html/graph.h"

#define MOST 400

static const struct dg_graph_shape shape = { .width = 700, .box = 200, .high = 50, .indent = 20,
	.gap = 10, .row_gap = 20, .caption = 30 };

struct sheet {
	struct dg_graph		g;
	struct dg_graph_places	places;
	struct dg_graph_node	node[MOST];
	struct dg_graph_edge	edge[MOST];
};

static size_t
add(struct sheet *s, enum dg_graph_kind kind)
{
	s->node[s->g.n_nodes] = (struct dg_graph_node){ .kind = kind, .name = DG_STR("a/b.plan") };
	return s->g.n_nodes++;
}

static void
join(struct sheet *s, size_t from, enum dg_graph_tie tie, size_t to)
{
	s->edge[s->g.n_edges++] = (struct dg_graph_edge){ from, to, tie };
}

static void
begin(struct sheet *s)
{
	memset(s, 0, sizeof *s);
	s->g.node = s->node;
	s->g.edge = s->edge;
}

static void
place(struct sheet *s)
{
	dg_graph_tie(&s->g);
	dg_graph_place(&s->g, &shape, &s->places);
}

static int
min(int a, int b)
{
	return a < b ? a : b;
}

static int
max(int a, int b)
{
	return a > b ? a : b;
}

/* Does a line, upright or level, meet the inside of a box? */
static bool
meets(int x1, int y1, int x2, int y2, const struct dg_graph_node *n)
{
	return max(x1, x2) > n->x && min(x1, x2) < n->x + shape.box && max(y1, y2) > n->y &&
	    min(y1, y2) < n->y + shape.high;
}

static void
assert_free(const struct sheet *s, int x1, int y1, int x2, int y2)
{
	for (size_t i = 0; i < s->g.n_nodes; i++)
		assert_false(meets(x1, y1, x2, y2, &s->node[i]));
}

/* Inside the whole, on no other box, below the one above, and no box in the way there. */
static void
assert_sound(const struct sheet *s)
{
	for (size_t i = 0; i < s->g.n_nodes; i++) {
		const struct dg_graph_node *n = &s->node[i], *up;

		assert_true(n->x >= 0 && n->y >= 0);
		assert_true(n->x + shape.box <= s->places.width);
		assert_true(n->y + shape.high <= s->places.height);
		for (size_t j = 0; j < i; j++)
			assert_false(abs(n->x - s->node[j].x) < shape.box &&
			    abs(n->y - s->node[j].y) < shape.high);
		if (n->above == DG_GRAPH_NONE)
			continue;
		up = &s->node[n->above];
		assert_int_equal(n->level, up->level + 1);
		assert_true(n->y >= up->y + shape.high + DG_GRAPH_CHANNEL && n->x > up->x);
		assert_free(s, up->x + DG_GRAPH_TRUNK, up->y + shape.high, up->x + DG_GRAPH_TRUNK,
		    n->y - DG_GRAPH_CHANNEL);
		assert_free(s, up->x + DG_GRAPH_TRUNK, n->y - DG_GRAPH_CHANNEL,
		    n->x + DG_GRAPH_TRUNK, n->y - DG_GRAPH_CHANNEL);
	}
}

static void
plans_stand_below_what_they_extend(void **state)
{
	struct sheet s;
	size_t top, middle, low, other, kind;

	(void)state;
	begin(&s);
	middle = add(&s, DG_GRAPH_PLAN);
	top = add(&s, DG_GRAPH_PLAN);
	low = add(&s, DG_GRAPH_PLAN);
	other = add(&s, DG_GRAPH_PLAN);
	kind = add(&s, DG_GRAPH_TEMPLATE);
	join(&s, middle, DG_TIE_EXTENDS, top);
	join(&s, middle, DG_TIE_TEMPLATE, kind);
	join(&s, low, DG_TIE_REFINES, middle);
	place(&s);
	assert_sound(&s);
	assert_int_equal(s.node[top].level, 0);
	assert_int_equal(s.node[low].level, 2);
	assert_int_equal(s.node[other].x, 0);
	assert_true(s.node[other].y > s.node[low].y && s.node[kind].y > s.node[other].y);
	assert_int_equal(s.node[kind].uses, 1);
	assert_int_equal(s.node[top].uses, 1);
	assert_int_equal(s.places.caption[DG_GROUP_TREES], 0);
	assert_int_equal(s.places.caption[DG_GROUP_UNITS], -1);
}

static void
rows_wrap(void **state)
{
	struct sheet s;
	size_t top;

	(void)state;
	begin(&s);
	top = add(&s, DG_GRAPH_PLAN);
	for (int i = 0; i < 100; i++)
		join(&s, add(&s, DG_GRAPH_PLAN), DG_TIE_EXTENDS, top);
	for (int i = 0; i < 7; i++)
		add(&s, DG_GRAPH_CITES);
	place(&s);
	assert_sound(&s);
	assert_int_equal(s.places.width, shape.width);
	assert_int_equal(s.node[3].y, s.node[1].y);		/* three in a row */
	assert_int_equal(s.node[4].y, s.node[1].y + shape.high + shape.row_gap);
	assert_int_equal(s.node[4].x, s.node[1].x);
}

/* A row of plans, each below the one before; the whole grows to hold them. */
static void
any_depth_is_placed(void **state)
{
	struct sheet s;

	(void)state;
	begin(&s);
	for (size_t i = 0; i < MOST; i++)
		add(&s, DG_GRAPH_PLAN);
	for (size_t i = 1; i < MOST; i++)
		join(&s, i, DG_TIE_EXTENDS, i - 1);
	place(&s);
	assert_sound(&s);
	assert_int_equal(s.node[MOST - 1].level, MOST - 1);
	assert_int_equal(s.places.width, (MOST - 1) * shape.indent + shape.box);
}

/* Readers of plans refuse them; here they only must end. */
static void
circles_are_cut(void **state)
{
	struct sheet s;

	(void)state;
	begin(&s);
	for (size_t i = 0; i < 6; i++)
		add(&s, DG_GRAPH_PLAN);
	join(&s, 0, DG_TIE_EXTENDS, 0);		/* by itself */
	join(&s, 1, DG_TIE_EXTENDS, 2);
	join(&s, 2, DG_TIE_EXTENDS, 3);
	join(&s, 3, DG_TIE_EXTENDS, 1);
	join(&s, 4, DG_TIE_EXTENDS, 2);		/* and one that hangs below */
	join(&s, 5, DG_TIE_EXTENDS, 4);
	join(&s, 5, DG_TIE_EXTENDS, 0);		/* a second one above: only in words */
	place(&s);
	assert_sound(&s);
	assert_int_equal(s.node[0].above, DG_GRAPH_NONE);
	assert_int_equal(s.node[3].above, DG_GRAPH_NONE);
	assert_int_equal(s.node[5].above, 4);
	assert_int_equal(s.node[5].level, 3);
}

static void
forests_of_all_forms_are_sound(void **state)
{
	uint32_t dice = 20260605;
	struct sheet s;

	(void)state;
	for (int round = 0; round < 60; round++) {
		begin(&s);
		for (int i = 0; i < 120; i++)
			add(&s, DG_GRAPH_PLAN);
		for (size_t i = 0; i < 120; i++) {
			dice = dice * 1664525 + 1013904223;
			if (dice >> 16 & 7)		/* also circles */
				join(&s, i, DG_TIE_EXTENDS, (dice >> 20) % 120);
		}
		place(&s);
		assert_sound(&s);
	}
}

static void
nothing_is_placed_too(void **state)
{
	struct sheet s;

	(void)state;
	begin(&s);
	place(&s);
	assert_int_equal(s.places.height, 0);
	assert_int_equal(s.places.width, shape.width);
}

static void
words_are_cut_to_their_box(void **state)
{
	static struct sheet s;
	struct dg_buf out;

	(void)state;
	begin(&s);
	add(&s, DG_GRAPH_PLAN);
	s.node[0].name = DG_STR("<a>/kế-hoạch-có-một-cái-tên-rất-dài-của-xã.plan");
	dg_buf_init(&out, 1 << 20);
	dg_graph_write(&s.g, DG_LANG_EN, &out);
	assert_non_null(strstr(out.p, ">kế-hoạch-có-một-cá…ài-của-xã.plan</text>"));
	assert_non_null(strstr(out.p, "<title>&lt;a&gt;/kế-hoạch-có-một-cái-tên-rất-dài-của-xã.plan</title>"));
	assert_null(strstr(out.p, "<a>"));
	dg_buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plans_stand_below_what_they_extend),
		cmocka_unit_test(rows_wrap),
		cmocka_unit_test(any_depth_is_placed),
		cmocka_unit_test(circles_are_cut),
		cmocka_unit_test(forests_of_all_forms_are_sound),
		cmocka_unit_test(nothing_is_placed_too),
		cmocka_unit_test(words_are_cut_to_their_box),
	};

	return cmocka_run_group_tests_name("html/graph", tests, NULL, NULL);
}
