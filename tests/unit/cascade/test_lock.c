#include "test.h"

#include <stdio.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/limits.h"
#include "cascade/lock.h"

static struct dg_arena		arena;
static struct dg_sources	sources;
static struct dg_sink		sink;

static int
setup(void **state)
{
	(void)state;
	dg_arena_init(&arena);
	dg_sources_init(&sources, &arena);
	dg_sink_init(&sink);
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	dg_sink_fini(&sink);
	dg_sources_fini(&sources);
	dg_arena_fini(&arena);
	return 0;
}

static struct dg_fact *
add(struct dg_facts *l, const char *address, const char *in, const char *text)
{
	struct dg_fact	*f = DG_NEW(&arena, struct dg_fact);
	size_t		 n;

	f->address = f->now = dg_str_of(address);
	f->in = dg_str_of(in);
	f->kind = DG_STR("para");
	f->text = dg_str_of(text);
	f->digest = dg_digest(&arena, f->text);
	f->named = strchr(address, '/') == NULL;
	if (l->last != NULL)
		l->last->next = f;
	else
		l->first = f;
	l->last = f;
	f->order = l->n++;
	l->by_address = NULL;
	dg_facts_find(l, f->in, &n);
	if (n > 0)
		f->parent = dg_facts_find(l, f->in, &n)[0];
	l->by_address = NULL;
	return f;
}

static bool
read_text(const char *text, struct dg_facts *l)
{
	char		 path[] = "/tmp/docgen-lock-XXXXXX";
	int		 file = mkstemp(path);
	struct dg_doc	 doc = { .arena = &arena, .sources = &sources, .sink = &sink };
	bool		 ok;

	assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
	close(file);
	dg_facts_init(l, &arena);
	ok = dg_lock_read(&doc, dg_str_of(path), DG_NOWHERE, l);
	unlink(path);
	return ok;
}

static void
what_is_written_is_read(void **state)
{
	struct dg_facts	 l, back;
	struct dg_fact		*f;
	struct dg_hold		 hold = { .address = DG_STR("x/2"), .by_place = true };
	struct dg_buf		 text, again;
	size_t			 n;

	(void)state;
	dg_facts_init(&l, &arena);
	add(&l, "x", "", "Mục đích");
	f = add(&l, "y", "x", "Đoạn văn {{btv}} [@nq04]");
	f->classes = DG_CLASS_LOCKED | DG_CLASS_MUST_ADAPT;
	f->was = DG_STR("cu,cu-hon");
	f->holds = &hold;
	add(&l, "x/3", "x", "");
	dg_buf_init(&text, DG_MAX_PLAN);
	dg_buf_init(&again, DG_MAX_PLAN);
	dg_lock_write(&l, &text);
	assert_true(read_text(text.p, &back));
	assert_int_equal(back.n, 4);
	assert_true(dg_facts_find(&back, DG_STR("x/2"), &n)[0]->alias);
	assert_int_equal(n, 1);
	f = dg_facts_find(&back, DG_STR("y"), &n)[0];
	assert_str(f->text, "Đoạn văn {{btv}} [@nq04]");
	assert_str(f->was, "cu,cu-hon");
	assert_int_equal(f->classes, DG_CLASS_LOCKED | DG_CLASS_MUST_ADAPT);
	assert_ptr_equal(f->parent, back.first);
	assert_ptr_equal(dg_facts_find(&back, DG_STR("x/3"), &n)[0]->parent, back.first);
	dg_buf_fini(&text);
	dg_buf_fini(&again);
}

static void
what_is_no_lock_is_refused(void **state)
{
	static const struct { const char *text; enum dg_rule rule; } wrong[] = {
		{ "", DG_R_lock_version },
		{ "docgen-lock 2\nend\n", DG_R_lock_version },
		{ "docgen-lock 1\n", DG_R_lock_ends },
		{ "docgen-lock 1\n#x para e3b0c44298fc1c149afbf4c8996fb924\n", DG_R_lock_ends },
		{ "docgen-lock 1\n#x para e3b0c44298fc1c149afbf4c8996fb924\n= x\nend\n",
		    DG_R_lock_digest },
		{ "docgen-lock 1\n#x para e3b0c44298fc1c149afbf4c8996fb924 .x\n=\nend\n",
		    DG_R_lock_malformed },
		{ "docgen-lock 1\n#x para e3b0c44298fc1c149afbf4c8996fb924 was=a\t .local\n=\nend\n",
		    DG_R_lock_malformed },
		{ "docgen-lock 1\nx para e3b0c44298fc1c149afbf4c8996fb924\n=\nend\n",
		    DG_R_lock_malformed },
	};
	struct dg_facts l;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		assert_false(read_text(wrong[i].text, &l));
		assert_int_equal(sink.last->rule, wrong[i].rule);
	}
	assert_true(read_text("\xef\xbb\xbf" "docgen-lock 1\r\n#x para "
	    "e3b0c44298fc1c149afbf4c8996fb924\r\n=\r\nend\r\n", &l));
	assert_int_equal(l.n, 1);
}

static void
nodes_are_found_again(void **state)
{
	struct dg_facts	 old, new;
	struct dg_fact		*f[6], *g[6];

	(void)state;
	dg_facts_init(&old, &arena);
	dg_facts_init(&new, &arena);
	f[0] = add(&old, "x", "", "Mục đích");
	f[1] = add(&old, "x/1", "x", "Một đoạn văn không có tên");
	f[2] = add(&old, "a", "x", "Đổi tên, có nói");
	f[3] = add(&old, "b", "x", "Đổi tên mà không nói");
	g[0] = add(&new, "x", "", "Mục đích, yêu cầu");
	add(&new, "x/1", "x", "Chen vào trước");
	g[1] = add(&new, "x/2", "x", "Một đoạn văn không có tên");
	g[2] = add(&new, "a2", "x", "Đổi tên, có nói, và viết lại");
	g[2]->was = DG_STR("a");
	g[3] = add(&new, "b2", "x", "Đổi tên mà không nói");
	dg_match(&old, &new);
	for (size_t i = 0; i < 4; i++)
		assert_ptr_equal(f[i]->match, g[i]);
	assert_false(g[1]->renamed);
	assert_true(g[2]->renamed && g[3]->renamed);
}

static void
words_are_found_where_they_went(void **state)
{
	struct dg_str old = DG_STR("rà soát kỹ, không giao bình quân."), before, after,
	    new = DG_STR("rà soát kỹ, không giao đồng đều.");
	size_t at = dg_str_find(old, "giao bình");

	(void)state;
	assert_str(dg_words_moved(old, new, at, at + strlen("giao bình"), &before, &after),
	    "giao đồng đều.");
	assert_str(before, "");
	assert_str(after, " quân.");
	at = dg_str_find(old, "quân");
	assert_str(dg_words_moved(old, new, at, at + strlen("quân"), &before, &after),
	    "đồng đều.");
	assert_str(before, "bình ");
	assert_str(after, ".");
	assert_int_equal(dg_words_alike(old, old), 100);
	assert_int_equal(dg_words_alike(old, DG_STR("")), 0);
	assert_int_equal(dg_words_alike(DG_STR("a b c"), DG_STR("b x c")), 66);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_written_is_read, setup, teardown),
		cmocka_unit_test_setup_teardown(what_is_no_lock_is_refused, setup, teardown),
		cmocka_unit_test_setup_teardown(nodes_are_found_again, setup, teardown),
		cmocka_unit_test_setup_teardown(words_are_found_where_they_went, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
