#include "test.h"

#include <stdalign.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

static struct dg_arena arena;

static int
begin(void **state)
{
	(void)state;
	dg_arena_init(&arena);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	dg_arena_fini(&arena);
	return 0;
}

static void
text_takes_its_bytes_alone(void **state)
{
	(void)state;
	dg_arena_dup(&arena, DG_STR("xã"));
	assert_int_equal(arena.used, sizeof "xã");
	dg_arena_join(&arena, DG_STR("a"), DG_STR("b"));
	dg_arena_fmt(&arena, "%d", 7);
	assert_int_equal(arena.used, sizeof "xã" + sizeof "ab" + sizeof "7");
}

/* Both grow towards one another in a block, through many blocks and past large ones. */
static void
objects_and_text_do_not_meet(void **state)
{
	enum { N = 5000 };
	static unsigned char	*object[N];
	static struct dg_str	 text[N];
	char			 written[64];

	(void)state;
	for (size_t i = 0; i < N; i++) {
		size_t n = i % 100 == 99 ? 70000 : i % 37 + 1;

		object[i] = dg_arena_alloc(&arena, n);
		assert_int_equal((uintptr_t)object[i] % alignof(max_align_t), 0);
		for (size_t k = 0; k < n; k++)
			assert_int_equal(object[i][k], 0);
		memset(object[i], (int)(i % 251) + 1, n);
		snprintf(written, sizeof written, "%zu%.*s", i, (int)(i % 40),
		    "........................................");
		text[i] = dg_arena_dup(&arena, dg_str_of(written));
	}
	for (size_t i = 0; i < N; i++) {
		assert_int_equal(object[i][0], i % 251 + 1);
		assert_int_equal(object[i][i % 100 == 99 ? 69999 : i % 37], i % 251 + 1);
		snprintf(written, sizeof written, "%zu%.*s", i, (int)(i % 40),
		    "........................................");
		assert_string_equal(text[i].p, written);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(text_takes_its_bytes_alone, begin, end),
		cmocka_unit_test_setup_teardown(objects_and_text_do_not_meet, begin, end),
	};

	return cmocka_run_group_tests_name("base/arena", tests, NULL, NULL);
}
