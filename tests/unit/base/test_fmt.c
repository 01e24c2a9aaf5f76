/* What is formatted here is what libc makes of it. */
#include "test.h"

#include <limits.h>
#include <stdio.h>

#include "base/fmt.h"
#include "base/str.h"

static size_t
ours(char *out, size_t room, const char *fmt, ...)
{
	va_list ap;
	size_t n;

	va_start(ap, fmt);
	n = dg_fmt(out, room, fmt, ap);
	va_end(ap);
	return n;
}

/* With room for all, for a part, for the terminator only, and for nothing. */
#define SAME(...) do { \
	for (size_t room = 0; room < 80; room++) { \
		char a[80], b[80]; \
		memset(a, '#', sizeof a); \
		memset(b, '#', sizeof b); \
		assert_int_equal(ours(a, room, __VA_ARGS__), snprintf(b, room, __VA_ARGS__)); \
		assert_memory_equal(a, b, sizeof a); \
	} \
} while (0)

static void
words_and_characters(void **state)
{
	(void)state;
	SAME("%s", "");
	SAME("%%");
	SAME("Thôn %s, 100%% %c", "Bản Mường", 'x');
	SAME("%.*s|%.*s|%.*s", 4, "abcdef", 9, "abc", 0, "abc");
	SAME("%.*s", -1, "all of it");
	SAME("%.*s.%.*s", 1, "a\0b", 3, "a\0b");
}

static void
numbers(void **state)
{
	static const int some[] = { 0, 1, 9, 10, 99, 100, 101, 999, 1000, 65536, INT_MAX, -1, -9, -10,
		-100, INT_MIN };

	(void)state;
	for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
		SAME("%d %u", some[i], (unsigned)some[i]);
		SAME("%02d/%04d/%09u/%01d", some[i], some[i], (unsigned)some[i], some[i]);
		SAME("%ld %lld", (long)some[i] * 1000003, (long long)some[i] * 1000003);
		SAME("%lu %llu %zu", (unsigned long)some[i], (unsigned long long)some[i],
		    (size_t)some[i]);
	}
	SAME("%lld %lld %lld", LLONG_MIN, LLONG_MAX, LLONG_MIN + 1);
	SAME("%03zu|%02lld", (size_t)7, -5LL);
}

static void
what_is_left_to_libc(void **state)
{
	(void)state;
	SAME("%d %06x %s", 1, 0xabcu, "z");
	SAME("%5d|%-5d|%+d", 1, 2, 3);
	SAME("%u %.3d %zd", 1u, 5, (ssize_t)-1);
	SAME("%10s|%.2s", "abc", "def");
	SAME("%s %X", "so far", 0xffu);
	SAME("%012d", 5);
}

static void
digits_are_those_of_libc(void **state)
{
	(void)state;
	for (int64_t n = 1; n < INT64_MAX / 7; n = n * 7 - 3) {
		char digits[DG_DIGITS], text[32];

		snprintf(text, sizeof text, "%lld", (long long)n);
		assert_str(dg_str_digits(n, digits), text);
		snprintf(text, sizeof text, "%lld", (long long)-n);
		assert_str(dg_str_digits(-n, digits), text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_and_characters),
		cmocka_unit_test(numbers),
		cmocka_unit_test(what_is_left_to_libc),
		cmocka_unit_test(digits_are_those_of_libc),
	};

	return cmocka_run_group_tests_name("base/fmt", tests, NULL, NULL);
}
