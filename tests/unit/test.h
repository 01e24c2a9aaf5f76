/* test.h - what every unit test includes, in cmocka's order. */
#ifndef DG_TEST_H
#define DG_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

/* A slice equals a terminated string. */
#define assert_str(s, z) do { \
	struct dg_str s_ = (s); \
	char *copy_ = test_copy(s_.p, s_.n); \
	assert_string_equal(copy_, (z)); \
	free(copy_); \
} while (0)

static inline char *
test_copy(const char *p, size_t n)
{
	char *copy = malloc(n + 1);

	if (n > 0)
		memcpy(copy, p, n);
	copy[n] = '\0';
	return copy;
}

#endif
