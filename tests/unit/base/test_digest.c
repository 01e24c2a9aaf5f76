#include "test.h"

#include "base/digest.h"

/* The vectors of FIPS 180-2, the first half of each. */
static void
digests_are_those_of_the_standard(void **state)
{
	struct dg_arena	 a;
	char		*million = malloc(1000000);

	(void)state;
	dg_arena_init(&a);
	assert_str(dg_digest(&a, DG_STR("")), "e3b0c44298fc1c149afbf4c8996fb924");
	assert_str(dg_digest(&a, DG_STR("abc")), "ba7816bf8f01cfea414140de5dae2223");
	assert_str(dg_digest(&a, DG_STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmno"
	    "mnopnopq")), "248d6a61d20638b8e5c026930c3e6039");
	memset(million, 'a', 1000000);
	assert_str(dg_digest(&a, (struct dg_str){ million, 1000000 }),
	    "cdc76e5c9914fb9281a1c7e284d73e67");
	free(million);
	dg_arena_fini(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digests_are_those_of_the_standard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
