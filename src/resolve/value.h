/*
 * value.h - targets and amounts: the values of data rows (inside resolve/).
 */
#ifndef DG_RESOLVE_VALUE_H
#define DG_RESOLVE_VALUE_H

#include "base/arena.h"
#include "base/decimal.h"

enum dg_sign { DG_SIGN_EQUAL, DG_SIGN_LEAST, DG_SIGN_MOST, DG_SIGN_OVER, DG_SIGN_UNDER };

/* ">= 94%", "= 12.500 ha", "80%". */
struct dg_target {
	enum dg_sign		sign;
	struct dg_decimal	number;
	struct dg_str		bare;	/* "94%", "12.500 ha": as written */
	struct dg_str		unit;	/* "%", "ha"; may be empty */
};

bool		dg_target_parse(struct dg_str s, struct dg_target *);
/* "từ 94% trở lên", "không quá 5%", "dưới 5%", "trên 5%", "100%". */
struct dg_str	dg_target_full(struct dg_arena *, const struct dg_target *);

/* "12.500.000.000 đồng". */
struct dg_str	dg_amount_print(struct dg_arena *, struct dg_decimal, struct dg_str unit);
/*
 * The amount in đồng, in words; empty when it is not a whole number of đồng
 * or too large.
 */
struct dg_str	dg_amount_words(struct dg_arena *, struct dg_decimal, int64_t factor);
/* "12,5 tỷ đồng" as free text has it; without a unit: đồng. */
bool		dg_amount_parse(struct dg_str s, struct dg_decimal *, int64_t *factor);
/* đồng 1, triệu đồng 1.000.000, tỷ đồng 1.000.000.000; 0: none of them. */
int64_t		dg_amount_factor(struct dg_str unit);

#endif
