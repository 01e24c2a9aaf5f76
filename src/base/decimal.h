/*
 * decimal.h - exact decimal numbers, as Vietnamese offices write them.
 *
 * "12.500.000.000" has groups of three parted by points, "14,2" a decimal
 * comma.  Value = digits / 10^scale.
 */
#ifndef DG_BASE_DECIMAL_H
#define DG_BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

#define DG_DECIMAL_DIGITS	18
#define DG_DECIMAL_SCALE	6

struct dg_decimal {
	int64_t	digits;
	uint8_t	scale;
};

/* The whole of s is one number; false when not, or when it is too long. */
bool		dg_decimal_parse(struct dg_str s, struct dg_decimal *out);
/* false on overflow. */
bool		dg_decimal_add(struct dg_decimal a, struct dg_decimal b,
			struct dg_decimal *sum);
bool		dg_decimal_scale_up(struct dg_decimal a, int64_t factor,
			struct dg_decimal *out);
int		dg_decimal_cmp(struct dg_decimal, struct dg_decimal);
/* Groups by points, comma before the fraction, no trailing zeros in it. */
struct dg_str	dg_decimal_print(struct dg_arena *, struct dg_decimal);

#endif
