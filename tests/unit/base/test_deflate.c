/* Compressed bytes are what they should be, the first time and again. */
#include "test.h"

#include <libdeflate.h>

#include "base/deflate.h"

static void
assert_holds(struct dg_str packed, enum dg_deflate_form form, struct dg_str bytes)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	char *out = malloc(bytes.n + 1);
	size_t n = 0;

	assert_int_equal(form == DG_DEFLATE_ZLIB ?
	    libdeflate_zlib_decompress(d, packed.p, packed.n, out, bytes.n, &n) :
	    libdeflate_deflate_decompress(d, packed.p, packed.n, out, bytes.n, &n),
	    LIBDEFLATE_SUCCESS);
	assert_int_equal(n, bytes.n);
	assert_memory_equal(out, bytes.p, n);
	free(out);
	libdeflate_free_decompressor(d);
}

static void
bytes_come_back(void **state)
{
	static const struct dg_str texts[] = { { "", 0 }, { "xã xã xã xã xã xã", 22 },
		{ "\0\1\2", 3 } };
	struct dg_deflate d;

	(void)state;
	dg_deflate_init(&d);
	for (int again = 0; again < 3; again++)
		for (size_t i = 0; i < 3; i++)
			for (int form = 0; form < 2; form++)
				for (int use = 0; use < 2; use++)
					assert_holds(dg_deflate(&d, form, use, texts[i]), form,
					    texts[i]);
	/* Of each form, what is compressed often. */
	assert_int_equal(d.kept.young.n, 2 * 3);
	dg_deflate_fini(&d);
}

static void
crc_is_that_of_zip(void **state)
{
	(void)state;
	assert_int_equal(dg_crc32(DG_STR("123456789")), 0xcbf43926);
	assert_int_equal(dg_crc32(DG_STR("")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_come_back),
		cmocka_unit_test(crc_is_that_of_zip),
	};

	return cmocka_run_group_tests_name("base/deflate", tests, NULL, NULL);
}
