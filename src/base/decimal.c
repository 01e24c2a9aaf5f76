/* decimal.c - exact decimal numbers, as Vietnamese offices write them. */
#include "base/decimal.h"

#include "base/buf.h"

/* Appends a digit; false when the number grows too long. */
static bool
push(struct dg_decimal *d, char c, unsigned *count)
{
	if (c < '0' || c > '9' || ++*count > DG_DECIMAL_DIGITS)
		return false;
	d->digits = d->digits * 10 + (c - '0');
	return true;
}

/* Reads the whole part: all digits, or groups of three parted by points. */
static bool
parse_whole(struct dg_str s, struct dg_decimal *d, unsigned *count)
{
	bool	grouped = dg_str_find_char(s, '.') < s.n;
	size_t	run = 0, groups = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != '.') {
			if (!push(d, s.p[i], count))
				return false;
			run++;
			continue;
		}
		if (groups == 0 ? (run < 1 || run > 3) : run != 3)
			return false;
		groups++;
		run = 0;
	}
	return grouped ? run == 3 : run > 0;
}

bool
dg_decimal_parse(struct dg_str s, struct dg_decimal *out)
{
	struct dg_decimal	d = { 0, 0 };
	size_t			comma = dg_str_find_char(s, ',');
	unsigned		count = 0;

	if (!parse_whole(dg_str_sub(s, 0, comma), &d, &count))
		return false;
	if (comma < s.n) {
		if (comma + 1 == s.n || s.n - comma - 1 > DG_DECIMAL_SCALE)
			return false;
		for (size_t i = comma + 1; i < s.n; i++, d.scale++)
			if (!push(&d, s.p[i], &count))
				return false;
	}
	*out = d;
	return true;
}

/* Both with the same scale; false on overflow. */
static bool
align_scales(struct dg_decimal *a, struct dg_decimal *b)
{
	while (a->scale < b->scale) {
		if (__builtin_mul_overflow(a->digits, 10, &a->digits))
			return false;
		a->scale++;
	}
	while (b->scale < a->scale) {
		if (__builtin_mul_overflow(b->digits, 10, &b->digits))
			return false;
		b->scale++;
	}
	return true;
}

static struct dg_decimal
reduce(struct dg_decimal d)
{
	while (d.scale > 0 && d.digits % 10 == 0) {
		d.digits /= 10;
		d.scale--;
	}
	return d;
}

bool
dg_decimal_add(struct dg_decimal a, struct dg_decimal b, struct dg_decimal *sum)
{
	if (!align_scales(&a, &b) ||
	    __builtin_add_overflow(a.digits, b.digits, &a.digits))
		return false;
	*sum = reduce(a);
	return true;
}

bool
dg_decimal_scale_up(struct dg_decimal a, int64_t factor, struct dg_decimal *out)
{
	if (__builtin_mul_overflow(a.digits, factor, &a.digits))
		return false;
	*out = reduce(a);
	return true;
}

int
dg_decimal_cmp(struct dg_decimal a, struct dg_decimal b)
{
	__int128 x = a.digits, y = b.digits;

	for (uint8_t s = a.scale; s < b.scale; s++)
		x *= 10;
	for (uint8_t s = b.scale; s < a.scale; s++)
		y *= 10;
	return (x > y) - (x < y);
}

struct dg_str
dg_decimal_print(struct dg_arena *a, struct dg_decimal d)
{
	char		out[64];
	size_t		at = sizeof out;
	uint64_t	n;
	unsigned	run = 0;

	d = reduce(d);
	n = d.digits < 0 ? -(uint64_t)d.digits : (uint64_t)d.digits;
	if (d.scale > 0) {
		for (unsigned i = 0; i < d.scale; i++, n /= 10)
			out[--at] = (char)('0' + n % 10);
		out[--at] = ',';
	}
	do {
		if (run > 0 && run % 3 == 0)
			out[--at] = '.';
		out[--at] = (char)('0' + n % 10);
		run++;
	} while ((n /= 10) > 0);
	if (d.digits < 0)
		out[--at] = '-';
	return dg_arena_dup(a, (struct dg_str){ out + at, sizeof out - at });
}
