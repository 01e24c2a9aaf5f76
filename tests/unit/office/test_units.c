/* The units table. */
#include "desk.h"

#include <stdio.h>

#include "base/limits.h"
#include "office/office.h"

static bool
read_bytes(struct desk *d, const char *bytes, size_t n, struct dg_units *u)
{
	return dg_units_read(&d->doc, desk_write(d, "don-vi.csv", bytes, n),
	    DG_NOWHERE, u);
}

static bool
read_text(struct desk *d, const char *text, struct dg_units *u)
{
	return read_bytes(d, text, strlen(text), u);
}

static struct dg_str
value(struct desk *d, const struct dg_units *u, const char *id, const char *column)
{
	bool known;
	struct dg_str s = dg_unit_value(&d->doc, u, dg_units_find(u, dg_str_of(id)),
	    dg_str_of(column), &known);

	assert_true(known);
	return s;
}

static const char plain[] =
    "id,tên,cấp,thuộc,địa danh\n"
    "tu-a,Tỉnh ủy A,tinh,,Thành A\n"
    "\n"
    "hu-b,\"Huyện ủy \"\"B\"\", A\",huyen,tu-a,\"Bản\nLềnh\"\n";

static void
reads_rows(void **state)
{
	struct desk *d = desk_new();
	struct dg_units u;
	bool known;

	(void)state;
	assert_true(read_text(d, plain, &u));
	assert_int_equal(u.n, 2);
	assert_int_equal(u.n_columns, 5);
	assert_str(value(d, &u, "hu-b", "tên"), "Huyện ủy \"B\", A");
	assert_str(value(d, &u, "hu-b", "thuộc"), "tu-a");
	assert_str(value(d, &u, "hu-b", "địa-danh"), "Bản Lềnh");
	assert_str(value(d, &u, "tu-a", "địa danh"), "Thành A");
	assert_null(dg_units_find(&u, DG_STR("hu-c")));
	dg_unit_value(&d->doc, &u, &u.unit[0], DG_STR("ký-hiệu"), &known);
	assert_false(known);
	assert_quiet(d);
	desk_free(d);
}

/* What a document depends on: ids that it looked for, found or not; its row and those above. */
static void
what_was_asked_and_what_it_says(void **state)
{
	struct desk *d = desk_new();
	const struct dg_str *id;
	struct dg_units u, v;
	struct dg_str own, all;
	size_t n;

	(void)state;
	assert_true(read_text(d, plain, &u));
	assert_true(dg_units_asked(&u, &id, &n));
	assert_int_equal(n, 0);
	dg_units_find(&u, DG_STR("hu-c"));
	dg_units_find(&u, DG_STR("tu-a"));
	dg_units_find(&u, DG_STR("hu-c"));
	dg_units_find(&u, DG_STR("Các xã"));	/* no id */
	assert_true(dg_units_asked(&u, &id, &n));
	assert_int_equal(n, 2);
	assert_str(id[0], "hu-c");
	own = dg_unit_digest(d->doc.arena, &u, dg_units_find(&u, DG_STR("hu-b")));
	all = dg_units_digest(d->doc.arena, &u, id, n);
	/* Another row changes neither; one above changes both; one that was not there, what was asked. */
	assert_true(read_text(d, "id,tên,cấp,thuộc,địa danh\ntu-a,Tỉnh ủy A,tinh,,Thành A\n"
	    "x,X,huyen,,X\nhu-b,\"Huyện ủy \"\"B\"\", A\",huyen,tu-a,\"Bản\nLềnh\"\n", &v));
	assert_true(dg_str_eq(own, dg_unit_digest(d->doc.arena, &v, dg_units_find(&v, DG_STR("hu-b")))));
	assert_true(dg_str_eq(all, dg_units_digest(d->doc.arena, &v, id, n)));
	assert_true(read_text(d, "id,tên,cấp,thuộc,địa danh\ntu-a,Tỉnh ủy Á,tinh,,Thành A\n"
	    "hu-b,\"Huyện ủy \"\"B\"\", A\",huyen,tu-a,\"Bản\nLềnh\"\n", &v));
	assert_false(dg_str_eq(own, dg_unit_digest(d->doc.arena, &v, dg_units_find(&v, DG_STR("hu-b")))));
	assert_false(dg_str_eq(all, dg_units_digest(d->doc.arena, &v, id, n)));
	assert_true(read_text(d, "id,tên,cấp,thuộc,địa danh\ntu-a,Tỉnh ủy A,tinh,,Thành A\nhu-c,C,huyen,,C\n", &v));
	assert_false(dg_str_eq(all, dg_units_digest(d->doc.arena, &v, id, n)));
	for (int i = 0; i < 300; i++) {
		char name[16];

		snprintf(name, sizeof name, "x-%d", i);
		dg_units_find(&v, dg_arena_dup(d->doc.arena, dg_str_of(name)));
	}
	assert_false(dg_units_asked(&v, &id, &n));
	desk_free(d);
}

static void
rows_know_their_place(void **state)
{
	struct desk *d = desk_new();
	struct dg_units u;
	struct dg_str s;

	(void)state;
	assert_true(read_text(d, plain, &u));
	assert_int_equal(dg_span_place(&d->sources, u.unit[0].span).line, 2);
	assert_int_equal(dg_span_place(&d->sources, u.unit[1].span).line, 4);
	s = dg_span_text(&d->sources, u.unit[1].span);
	assert_true(dg_str_starts(s, "hu-b,"));
	assert_true(dg_str_ends(s, "Lềnh\""));
	desk_free(d);
}

static void
takes_what_spreadsheets_write(void **state)
{
	static const char *const texts[] = {
		"\xef\xbb\xbfid;tên;cấp;thuộc\r\na;X, Y;tinh;\r\n",
		"id\ttên\tcấp\tthuộc\na\tX, Y\ttinh\t",
		"id,tên,cấp,thuộc\r\n a , \"X, Y\" ,tinh,",
		/* decomposed letters */
		"id;te\xcc\x82n;ca\xcc\x82\xcc\x81p;thuo\xcc\xa3\xcc\x82" "c\na;X, Y;tinh;\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct desk *d = desk_new();
		struct dg_units u;

		assert_true(read_text(d, texts[i], &u));
		assert_quiet(d);
		assert_int_equal(u.n, 1);
		assert_str(value(d, &u, "a", "tên"), "X, Y");
		assert_str(value(d, &u, "a", "thuộc"), "");
		desk_free(d);
	}
}

static void
refuse(const char *text, enum dg_rule rule, size_t line, size_t column)
{
	struct desk *d = desk_new();
	struct dg_units u;

	assert_false(read_text(d, text, &u));
	assert_told(d, rule, line, column);
	desk_free(d);
}

#define HEAD "id,tên,cấp,thuộc\n"

static void
refuses_what_is_wrong(void **state)
{
	(void)state;
	refuse("", DG_R_units_empty, 1, 1);
	refuse("\n\n", DG_R_units_empty, 1, 1);
	refuse("id,tên,cấp\na,b,c\n", DG_R_units_column_missing, 1, 1);
	refuse("tên,cấp,thuộc\na,b,c\nb,b,c\n", DG_R_units_column_missing, 1, 1);
	refuse("id,tên,cấp,thuộc,a b,a-b\n", DG_R_units_column_twice, 1, 1);
	refuse("id,tên,cấp,thuộc,\n", DG_R_units_column_unnamed, 1, 1);
	refuse("id,tên,name,cấp,thuộc\n", DG_R_units_column_same, 1, 1);
	refuse("id,tên,cấp,thuộc,từ\na,b,c,,1/7/2025\n", DG_R_units_bad_date, 2, 1);
	refuse("id,tên,cấp,thuộc,từ,đến\na,b,c,,2025-07-01,2025-06\n",
	    DG_R_units_reversed, 2, 1);
	refuse(HEAD "a,b,c,b\nb,b,c,c\nc,b,c,b\nd,b,c,d\n", DG_R_units_round, 3, 1);
	refuse(HEAD "a,b,c\n", DG_R_units_cells, 2, 1);
	refuse(HEAD "a,b,c,,\n", DG_R_units_cells, 2, 1);
	refuse(HEAD ",b,c,\n", DG_R_units_no_id, 2, 1);
	refuse(HEAD "A Đ,b,c,\n", DG_R_units_bad_id, 2, 1);
	refuse(HEAD "a,b,c,\nb,b,c,\na,b,c,\n", DG_R_units_id_twice, 4, 1);
	refuse(HEAD "a,b\"c,d,\n", DG_R_units_quote, 2, 4);
	refuse(HEAD "a,\"b,c,d\n", DG_R_units_quote, 2, 1);
	refuse(HEAD "a,b\xe2\x80\x8b,c,\n", DG_R_office_control, 2, 4);
	refuse(HEAD "a,b\xff,c,\n", DG_R_office_utf8, 2, 4);
}

/* As the national list of units has its columns. */
static void
english_columns_are_the_same(void **state)
{
	struct desk *d = desk_new();
	struct dg_units u;

	(void)state;
	assert_true(read_text(d, "level\tcode\tparent\ttype\tname\tfull_name\tmerged_into\n"
	    "tinh\t01\t\tThành phố\tHà Nội\tThành phố Hà Nội\t\n"
	    "xa\t00004\t01\tPhường\tBa Đình\tPhường Ba Đình\t01\n", &u));
	assert_quiet(d);
	assert_str(value(d, &u, "00004", "tên"), "Ba Đình");
	assert_str(value(d, &u, "00004", "name"), "Ba Đình");
	assert_str(value(d, &u, "00004", "tên-đầy-đủ"), "Phường Ba Đình");
	assert_str(value(d, &u, "00004", "full_name"), "Phường Ba Đình");
	assert_str(value(d, &u, "00004", "cấp"), "xa");
	assert_str(value(d, &u, "00004", "nhập-vào"), "01");
	assert_str(value(d, &u, "00004", "type"), "Phường");
	assert_str(dg_unit_full_name(&d->doc, &u, dg_units_find(&u, DG_STR("01"))),
	    "Thành phố Hà Nội");
	assert_ptr_equal(dg_units_find(&u, DG_STR("00004"))->above,
	    dg_units_find(&u, DG_STR("01")));
	desk_free(d);
}

static struct dg_date
day(const char *s)
{
	struct dg_date date;

	assert_true(dg_date_parse_iso(dg_str_of(s), &date));
	return dg_date_last(date);
}

static void
units_exist_for_a_time(void **state)
{
	struct desk *d = desk_new();
	const struct dg_unit *a, *b;
	struct dg_units u;

	(void)state;
	assert_true(read_text(d, "id,tên,cấp,thuộc,from,to\na,A,xa,,2020-08,2025-06\n"
	    "b,B,xa,,,\n", &u));
	a = &u.unit[0];
	b = &u.unit[1];
	assert_false(dg_unit_in_force(a, day("2020-07-31")));
	assert_true(dg_unit_in_force(a, day("2020-08-01")));
	assert_true(dg_unit_in_force(a, day("2025-06-30")));
	assert_false(dg_unit_in_force(a, day("2025-07-01")));
	assert_false(dg_unit_in_force(a, day("2025")));
	assert_true(dg_unit_in_force(a, (struct dg_date){ 0 }));
	assert_true(dg_unit_in_force(b, day("1945-09-02")));
	desk_free(d);
}

static void
says_all_at_once(void **state)
{
	struct desk *d = desk_new();
	struct dg_units u;

	(void)state;
	assert_false(read_text(d, HEAD "a,b\nb,b,c,\nb,b,c,\nC,b,c,\n", &u));
	assert_int_equal(d->sink.n, 3);
	assert_int_equal(u.n, 2);
	assert_non_null(desk_find(d, DG_R_units_id_twice)->notes);
	desk_free(d);
}

static void
tells_of_absent_files(void **state)
{
	struct desk *d = desk_new();
	struct dg_units u;

	(void)state;
	assert_false(dg_units_read(&d->doc, DG_STR("/nowhere/x.csv"), DG_NOWHERE, &u));
	assert_int_equal(desk_count(d, DG_R_file_absent), 1);
	assert_false(dg_units_read(&d->doc, dg_str_of(d->dir), DG_NOWHERE, &u));
	assert_int_equal(desk_count(d, DG_R_file_unreadable), 1);
	assert_null(dg_units_find(&u, DG_STR("a")));
	desk_free(d);
}

static void
many_rows_are_found(void **state)
{
	struct desk *d = desk_new();
	struct dg_units u;
	struct dg_buf buf;

	(void)state;
	dg_buf_init(&buf, DG_MAX_FILE);
	dg_buf_puts(&buf, HEAD "u-100000,Gốc,tinh,\n");
	/* Each belongs to the next: the longest way up there can be. */
	for (int i = 0; i < 100000; i++)
		dg_buf_fmt(&buf, "u-%d,Đơn vị %d,xa,u-%d\n", (i * 7919) % 100000, i,
		    (i * 7919) % 100000 + 1);
	assert_true(read_bytes(d, buf.p, buf.n, &u));
	assert_int_equal(u.n, 100001);
	for (int i = 0; i < 100000; i += 999)
		assert_non_null(dg_units_find(&u, dg_arena_fmt(&d->arena, "u-%d", i)));
	dg_buf_fini(&buf);
	desk_free(d);
}

static void
wide_tables_are_refused(void **state)
{
	struct desk *d = desk_new();
	struct dg_units u;
	struct dg_buf buf;

	(void)state;
	dg_buf_init(&buf, DG_MAX_FILE);
	dg_buf_puts(&buf, "id,tên,cấp,thuộc");
	for (int i = 0; i < 100000; i++)
		dg_buf_puts(&buf, ",x");
	dg_buf_puts(&buf, "\na,b,c,d\n");
	assert_false(read_bytes(d, buf.p, buf.n, &u));
	assert_int_equal(d->sink.n, 1);
	assert_told(d, DG_R_units_columns, 1, 1);
	dg_buf_fini(&buf);
	desk_free(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_rows),
		cmocka_unit_test(what_was_asked_and_what_it_says),
		cmocka_unit_test(rows_know_their_place),
		cmocka_unit_test(takes_what_spreadsheets_write),
		cmocka_unit_test(refuses_what_is_wrong),
		cmocka_unit_test(english_columns_are_the_same),
		cmocka_unit_test(units_exist_for_a_time),
		cmocka_unit_test(says_all_at_once),
		cmocka_unit_test(tells_of_absent_files),
		cmocka_unit_test(many_rows_are_found),
		cmocka_unit_test(wide_tables_are_refused),
	};

	return cmocka_run_group_tests_name("office/units", tests, NULL, NULL);
}
