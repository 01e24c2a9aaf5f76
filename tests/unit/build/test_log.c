/* test_log.c - the log of docgen build: what is written is read again, or is not there. */
#include "test.h"

#include <stdio.h>

#include "base/limits.h"
#include "build/log_text.h"

#define KEY	"0123456789abcdef0123456789abcdef"

static const struct dg_seen seen[] = {
	{ DG_SEEN_FILE, { "a b%20/ké.csv\n", 14 }, { KEY, 32 }, { 7, 8, -9, 10 }, false },
	{ DG_SEEN_THERE, { "t", 1 }, { "", 0 }, { 0 }, false },
	{ DG_SEEN_ABSENT, { "/x/docgen.project", 17 }, { "", 0 }, { 0 }, false },
	{ DG_SEEN_REAL, { "link", 4 }, { "/real place", 11 }, { 0 }, false },
};
static struct dg_part part[] = {
	{ DG_STR("xã 1"), DG_STR(KEY), true, false, 2, 1, 1, 0 },
	{ DG_STR("xa-2"), DG_STR(KEY), false, false, 3, 1, 1, 1 },
};
static struct dg_str asked[] = { DG_STR("so-vh"), DG_STR("vp-tu") };
static struct dg_written out[] = {
	{ { "x.pdf", 5 }, 1, { KEY, 32 }, { 1, 2, 3, 4 } },
	{ { "hai ba.docx", 11 }, 6, { KEY, 32 }, { 5, UINT64_MAX, 7, 8 } },
};
static struct dg_str with[] = { { "plans/x-u.plan", 14 } };

/* The log that it is put into knows what it was made from. */
static struct dg_record
record(struct dg_log *log, const char *plan, size_t warnings)
{
	struct dg_record r = { .plan = dg_str_of(plan), .named = DG_STR("p/ké ca.plan"), .key = DG_STR(KEY),
	    .since = 99, .warnings = warnings,
	    .says = { DG_STR("a: \033[35mwarning\n  ^\n"), DG_STR("cảnh báo") },
	    .n_in = 4, .out = out, .n_out = 2, .with = with, .n_with = 1, .part = part, .n_parts = 2,
	    .asked = { DG_STR("don vi.csv"), DG_STR(KEY), asked, 2 } };

	r.in = DG_NEW_ARRAY(&log->arena, 4, struct dg_sighting *);
	for (size_t i = 0; i < 4; i++)
		r.in[i] = dg_log_see(log, &seen[i]);
	return r;
}

static void
assert_whole(const struct dg_record *r)
{
	assert_str(r->key, KEY);
	assert_int_equal(r->since, 99);
	assert_int_equal(r->n_in, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(r->in[i]->seen.kind, seen[i].kind);
		assert_true(dg_str_eq(r->in[i]->seen.path, seen[i].path));
		assert_true(dg_str_eq(r->in[i]->seen.value, seen[i].value));
		assert_true(dg_stamp_eq(&r->in[i]->seen.stamp, &seen[i].stamp));
	}
	assert_int_equal(r->n_parts, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_true(dg_str_eq(r->part[i].id, part[i].id));
		assert_str(r->part[i].row, KEY);
		assert_int_equal(r->part[i].quiet, part[i].quiet);
		assert_int_equal(r->part[i].in, part[i].in);
		assert_int_equal(r->part[i].n_in, part[i].n_in);
		assert_int_equal(r->part[i].out, part[i].out);
		assert_int_equal(r->part[i].n_out, part[i].n_out);
	}
	assert_str(r->named, "p/ké ca.plan");
	assert_str(r->asked.path, "don vi.csv");
	assert_str(r->asked.digest, KEY);
	assert_int_equal(r->asked.n, 2);
	assert_str(r->asked.id[1], "vp-tu");
	assert_int_equal(r->n_out, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_true(dg_str_eq(r->out[i].name, out[i].name));
		assert_int_equal(r->out[i].stem, out[i].stem);
		assert_true(dg_stamp_eq(&r->out[i].stamp, &out[i].stamp));
	}
	assert_int_equal(r->n_with, 1);
	assert_str(r->with[0], "plans/x-u.plan");
	assert_str(r->says[0], "a: \033[35mwarning\n  ^\n");
	assert_str(r->says[1], "cảnh báo");
}

static void
start(struct dg_log *log)
{
	*log = (struct dg_log){ 0 };
	dg_arena_init(&log->arena);
}

/* The text stays as it is: the log reads a copy of its own. */
static bool
parse(struct dg_log *log, struct dg_str text)
{
	return dg_log_parse(log, (char *)dg_arena_dup(&log->arena, text).p, text.n);
}

/* An empty log as text, with records behind it. */
static void
write_two(struct dg_buf *text)
{
	struct dg_log empty;
	struct dg_record a, b;

	start(&empty);
	dg_buf_init(text, DG_MAX_LOG);
	dg_log_put_all(&empty, text);
	b = record(&empty, "/p/b.plan", 2);
	dg_log_put_record(text, &b);
	a = record(&empty, "/p/a.plan", 1);
	dg_log_put_record(text, &a);
	dg_log_close(&empty);
}

static void
what_is_written_is_read_again(void **state)
{
	struct dg_buf text, again;
	struct dg_log log;

	(void)state;
	write_two(&text);
	start(&log);
	assert_true(parse(&log, dg_buf_str(&text)));
	assert_int_equal(log.n, 2);
	assert_whole(dg_log_find(&log, DG_STR("/p/a.plan")));
	assert_whole(dg_log_find(&log, DG_STR("/p/b.plan")));
	assert_int_equal(dg_log_find(&log, DG_STR("/p/b.plan"))->warnings, 2);
	assert_null(dg_log_find(&log, DG_STR("/p/c.plan")));
	/* Both share what they were made from. */
	assert_ptr_equal(log.record[0]->in[2], log.record[1]->in[2]);
	assert_int_equal(log.idle, 0);
	dg_buf_init(&again, DG_MAX_LOG);
	dg_log_put_all(&log, &again);
	assert_int_equal(again.n, text.n);
	dg_buf_fini(&again);
	dg_buf_fini(&text);
	dg_log_close(&log);
}

/* Cut at any byte: what is there is whole. */
static void
torn_anywhere(void **state)
{
	struct dg_buf text;

	(void)state;
	write_two(&text);
	for (size_t n = 0; n < text.n; n++) {
		struct dg_log log;

		start(&log);
		parse(&log, dg_str_sub(dg_buf_str(&text), 0, n));
		assert_true(log.n < 2);
		for (size_t i = 0; i < log.n; i++)
			assert_whole(log.record[i]);
		dg_log_close(&log);
	}
	dg_buf_fini(&text);
}

/* One bit of it is another: what is there is whole, and the damage is seen. */
static void
damaged_anywhere(void **state)
{
	struct dg_buf text;

	(void)state;
	write_two(&text);
	for (size_t at = 0; at < text.n; at++)
		for (int bit = 1; bit < 256; bit <<= 3) {
			struct dg_log log;

			text.p[at] = (char)(text.p[at] ^ bit);
			start(&log);
			assert_false(parse(&log, dg_buf_str(&text)));
			for (size_t i = 0; i < log.n; i++)
				assert_whole(log.record[i]);
			dg_log_close(&log);
			text.p[at] = (char)(text.p[at] ^ bit);
		}
	dg_buf_fini(&text);
}

static void
the_last_record_of_a_plan_counts(void **state)
{
	struct dg_record newer;
	struct dg_buf text, again;
	struct dg_log log;
	size_t before;

	(void)state;
	write_two(&text);
	start(&log);
	assert_true(parse(&log, dg_buf_str(&text)));
	before = text.n;
	newer = record(&log, "/p/a.plan", 7);
	dg_buf_init(&again, DG_MAX_LOG);
	dg_buf_add_str(&again, dg_buf_str(&text));
	dg_log_put_record(&again, &newer);
	dg_log_close(&log);
	dg_buf_fini(&text);
	text = again;
	start(&log);
	assert_true(parse(&log, dg_buf_str(&text)));
	assert_int_equal(log.n, 2);
	/* No sighting is written twice; the older record is idle. */
	assert_int_equal(log.idle, text.n - before);
	assert_int_equal(dg_log_find(&log, DG_STR("/p/a.plan"))->warnings, 7);
	dg_log_close(&log);
	dg_buf_fini(&text);
}

/* What stands two and three times in a row is said once; every path is read again as it was. */
static void
paths_said_once(void **state)
{
	static const struct dg_seen row[] = {
		{ DG_SEEN_REAL, DG_STR("/p/a.plan"), DG_STR("/p/a.plan"), { 0 }, false },
		{ DG_SEEN_FILE, DG_STR("/p/a.plan"), DG_STR(KEY), { 1, 2, INT64_MAX, INT64_MIN }, false },
		{ DG_SEEN_REAL, DG_STR("%"), DG_STR("/p/a.plan"), { 0 }, false },
		{ DG_SEEN_REAL, DG_STR("%"), DG_STR(""), { 0 }, false },
		{ DG_SEEN_REAL, DG_STR(""), DG_STR(""), { 0 }, false },
		{ DG_SEEN_ABSENT, DG_STR(""), DG_STR(""), { 0 }, false },
	};
	struct dg_sighting *in[6];
	struct dg_record r = { .plan = DG_STR("/p/a.plan"), .named = DG_STR("/p/a.plan"),
	    .key = DG_STR(KEY), .in = in, .n_in = 6 };
	struct dg_log log, empty;
	struct dg_buf text;

	(void)state;
	start(&empty);
	dg_buf_init(&text, DG_MAX_LOG);
	dg_log_put_all(&empty, &text);
	for (size_t i = 0; i < 6; i++)
		in[i] = dg_log_see(&empty, &row[i]);
	dg_log_put_record(&text, &r);
	assert_true(dg_str_find(dg_buf_str(&text), "see 1 f 1 2 9223372036854775807 1 " KEY " %\n") <
	    text.n);
	start(&log);
	assert_true(parse(&log, dg_buf_str(&text)));
	assert_int_equal(log.n, 1);
	assert_str(log.record[0]->named, "/p/a.plan");
	for (size_t i = 0; i < 6; i++) {
		const struct dg_seen *s = &log.record[0]->in[i]->seen;

		assert_true(dg_str_eq(s->path, row[i].path));
		assert_true(dg_str_eq(s->value, row[i].value));
		assert_true(dg_stamp_eq(&s->stamp, &row[i].stamp));
		/* They may go to the system as they are. */
		assert_int_equal(s->path.p[s->path.n], '\0');
		assert_int_equal(s->value.p[s->value.n], '\0');
	}
	dg_log_close(&log);
	dg_log_close(&empty);
	dg_buf_fini(&text);
}

/* A path that was said in a line that is torn, or in none, is not known. */
static void
no_path_before(void **state)
{
	struct dg_log empty, log;
	struct dg_buf head, text, line;

	(void)state;
	start(&empty);
	dg_buf_init(&head, DG_MAX_LOG);
	dg_buf_init(&line, DG_MAX_LOG);
	dg_log_put_all(&empty, &head);
	for (unsigned torn = 0; torn < 3; torn++) {
		dg_buf_init(&text, DG_MAX_LOG);
		dg_buf_add_str(&text, dg_buf_str(&head));
		dg_log_put_word(&text, &line, "see 0 t", DG_STR("/there"));
		if (torn == 1)
			dg_buf_puts(&text, "0 torn\n");
		if (torn == 2)
			dg_log_put_word(&text, &line, "gone", DG_STR("x.pdf"));
		dg_log_put_word(&text, &line, "see 1 a %", DG_STR(""));
		start(&log);
		assert_int_equal(parse(&log, dg_buf_str(&text)), torn == 0);
		assert_int_equal(log.n_numbered, torn > 0 ? 1 : 2);
		dg_log_close(&log);
		dg_buf_fini(&text);
	}
	dg_buf_fini(&line);
	dg_buf_fini(&head);
	dg_log_close(&empty);
}

static void
lines_alone(void **state)
{
	struct dg_written evil = { DG_STR("../x.pdf"), 1, DG_STR(KEY), { 0 } };
	struct dg_buf text, line;
	struct dg_log log;

	(void)state;
	write_two(&text);
	dg_buf_init(&line, DG_MAX_LOG);
	dg_log_put_written(&text, &line, "left", &out[0]);
	dg_log_put_written(&text, &line, "left", &out[1]);
	dg_log_put_word(&text, &line, "gone", out[0].name);
	dg_log_put_word(&text, &line, "drop", DG_STR("/p/a.plan"));
	start(&log);
	assert_true(parse(&log, dg_buf_str(&text)));
	assert_int_equal(log.n, 1);
	assert_int_equal(log.n_left, 1);
	assert_str(log.left[0].name, "hai ba.docx");
	dg_log_close(&log);
	/* Nothing outside the folder is ever one of its outputs. */
	dg_log_put_written(&text, &line, "left", &evil);
	start(&log);
	assert_false(parse(&log, dg_buf_str(&text)));
	assert_int_equal(log.n_left, 1);
	dg_log_close(&log);
	dg_buf_fini(&line);
	dg_buf_fini(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_read_again),
		cmocka_unit_test(torn_anywhere),
		cmocka_unit_test(damaged_anywhere),
		cmocka_unit_test(the_last_record_of_a_plan_counts),
		cmocka_unit_test(paths_said_once),
		cmocka_unit_test(no_path_before),
		cmocka_unit_test(lines_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
