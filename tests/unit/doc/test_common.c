/* What several documents read, read once. */
#include "test.h"

#include <stdio.h>
#include <unistd.h>

#include "doc/common.h"

/* Something that documents ask for, and what became of it. */
struct word {
	const char	*path;
	bool		 fails, warns_outside, warns_inside;
	unsigned	*made;		/* how often */
};

struct made {
	struct dg_str	text;
	struct dg_span	at;
};

static bool
read_word(struct dg_doc *doc, const void *ask, void *out)
{
	const struct word *w = ask;
	struct made *m = out;
	uint32_t source;

	++*w->made;
	if (dg_inputs_read(doc->inputs, doc->arena, w->path, 100, &m->text) != DG_FILE_OK || w->fails) {
		dg_report(doc->sink, DG_R_file_absent, DG_NOWHERE, DG_ARGS(dg_str_of(w->path)));
		return false;
	}
	source = dg_sources_add(doc->sources, dg_str_of(w->path), m->text);
	m->at = (struct dg_span){ source, 2, 4 };
	if (w->warns_inside)
		dg_report(doc->sink, DG_R_profile_newest, m->at, DG_ARGS(DG_STR("x"), DG_STR("y")));
	if (w->warns_outside)
		dg_report(doc->sink, DG_R_profile_newest, (struct dg_span){ 1, 0, 0 },
		    DG_ARGS(DG_STR("a"), DG_STR("b")));
	return true;
}

/* A document that asks. */
struct asking {
	struct dg_arena		arena;
	struct dg_sources	sources;
	struct dg_sink		sink;
	struct dg_inputs	inputs;
	struct dg_doc		doc;
	struct made		got;
	bool			common;
};

static void
open_asking(struct asking *a, struct dg_commons *commons)
{
	dg_arena_init(&a->arena);
	dg_sources_init(&a->sources, &a->arena);
	dg_sink_init(&a->sink);
	dg_inputs_init(&a->inputs);
	a->doc = (struct dg_doc){ .arena = &a->arena, .sources = &a->sources, .sink = &a->sink,
	    .inputs = &a->inputs, .commons = commons };
	dg_sources_add(&a->sources, DG_STR("own.plan"), DG_STR("own\n"));
}

static void
close_asking(struct asking *a)
{
	dg_inputs_fini(&a->inputs);
	dg_sink_fini(&a->sink);
	dg_sources_fini(&a->sources);
	dg_arena_fini(&a->arena);
}

static bool
ask_for(struct asking *a, const struct word *w)
{
	struct dg_common_ask ask = { dg_str_of(w->path), read_word, w, sizeof a->got };

	return dg_common_get(&a->doc, &ask, &a->got, &a->common);
}

static char path[] = "/tmp/docgen-common-XXXXXX";

static int
write_file(void **state)
{
	int fd = mkstemp(path);

	(void)state;
	if (fd < 0 || write(fd, "a\nbc\n", 5) != 5)
		return -1;
	return close(fd);
}

static int
remove_file(void **state)
{
	(void)state;
	return unlink(path);
}

/* The second cannot tell that it did not read it. */
static void
is_made_once(void **state)
{
	struct dg_commons *commons = dg_commons_open();
	struct asking one, two;
	unsigned made = 0;
	struct word w = { .path = path, .made = &made };

	(void)state;
	open_asking(&one, commons);
	open_asking(&two, commons);
	dg_sources_add(&two.sources, DG_STR("more.plan"), DG_STR("more\n"));
	assert_true(ask_for(&one, &w));
	assert_true(ask_for(&two, &w));
	assert_true(one.common && two.common);
	assert_int_equal(made, 1);
	close_asking(&one);
	assert_str(two.got.text, "a\nbc\n");
	assert_str(dg_span_text(&two.sources, two.got.at), "bc");
	assert_int_equal(dg_span_place(&two.sources, two.got.at).line, 2);
	assert_int_equal(dg_source_order(&two.sources, two.got.at.source), 3);
	assert_int_equal(two.inputs.n, 1);
	assert_str(two.inputs.item[0].path, path);
	assert_int_equal(two.inputs.item[0].stamp.size, 5);
	/* Asked again, its text is there already. */
	assert_true(ask_for(&two, &w));
	assert_int_equal(two.sources.n, 4);
	close_asking(&two);
	dg_commons_close(commons);
}

/* What was said inside of it is said to all, in its place. */
static void
says_it_again(void **state)
{
	struct dg_commons *commons = dg_commons_open();
	struct asking a;
	unsigned made = 0;
	struct word w = { .path = path, .made = &made, .warns_inside = true };

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct dg_buf out;

		open_asking(&a, commons);
		dg_report(&a.sink, DG_R_date_bad, (struct dg_span){ 1, 0, 3 }, DG_ARGS(DG_STR("y")));
		assert_true(ask_for(&a, &w));
		assert_true(a.common);
		assert_int_equal(a.sink.n, 2);
		dg_buf_init(&out, 1000);
		dg_sink_print(&a.sink, &a.sources, DG_LANG_EN, false, &out);
		assert_true(dg_str_find(dg_buf_str(&out), "own.plan:1:1") <
		    dg_str_find(dg_buf_str(&out), ":2:1"));
		dg_buf_fini(&out);
		close_asking(&a);
	}
	assert_int_equal(made, 1);
	dg_commons_close(commons);
}

static void
refuses(struct word w)
{
	struct dg_commons *commons = dg_commons_open();
	struct asking a;

	for (int i = 0; i < 2; i++) {
		open_asking(&a, commons);
		assert_int_equal(ask_for(&a, &w), !w.fails);
		assert_false(a.common);
		assert_int_equal(a.sink.n, 1);
		close_asking(&a);
	}
	assert_int_equal(*w.made, 3);
	dg_commons_close(commons);
}

static void
keeps_no_mistake(void **state)
{
	unsigned made = 0;

	(void)state;
	refuses((struct word){ .path = path, .made = &made, .fails = true });
}

static void
keeps_no_message_about_another(void **state)
{
	unsigned made = 0;

	(void)state;
	refuses((struct word){ .path = path, .made = &made, .warns_outside = true });
}

static void
alone_it_reads_itself(void **state)
{
	struct asking a;
	unsigned made = 0;
	struct word w = { .path = path, .made = &made };

	(void)state;
	open_asking(&a, NULL);
	assert_true(ask_for(&a, &w));
	assert_false(a.common);
	assert_int_equal(a.got.at.source, 2);
	close_asking(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_made_once),
		cmocka_unit_test(says_it_again),
		cmocka_unit_test(keeps_no_mistake),
		cmocka_unit_test(keeps_no_message_about_another),
		cmocka_unit_test(alone_it_reads_itself),
	};

	return cmocka_run_group_tests(tests, write_file, remove_file);
}
