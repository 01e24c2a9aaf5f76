/*
 * value.c - targets and amounts: the values of data rows.
 */
#include "resolve/value.h"

#include "resolve/resolve.h"

static const struct { const char *text; enum dg_sign sign; } signs[] = {
	{ ">=", DG_SIGN_LEAST }, { "≥", DG_SIGN_LEAST }, { "<=", DG_SIGN_MOST },
	{ "≤", DG_SIGN_MOST }, { ">", DG_SIGN_OVER }, { "<", DG_SIGN_UNDER },
	{ "=", DG_SIGN_EQUAL },
};

static enum dg_sign
take_sign(struct dg_str *s)
{
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		if (!dg_str_starts(*s, signs[i].text))
			continue;
		*s = dg_str_trim_left(dg_str_sub(*s, dg_str_of(signs[i].text).n, s->n));
		return signs[i].sign;
	}
	return DG_SIGN_EQUAL;
}

/* How many bytes at the start of s look like a number. */
static size_t
number_length(struct dg_str s)
{
	size_t n = 0;

	while (n < s.n && ((s.p[n] >= '0' && s.p[n] <= '9') || s.p[n] == '.' ||
	    s.p[n] == ','))
		n++;
	while (n > 0 && (s.p[n - 1] == '.' || s.p[n - 1] == ','))
		n--;
	return n;
}

bool
dg_target_parse(struct dg_str s, struct dg_target *out)
{
	size_t n;

	*out = (struct dg_target){ 0 };
	s = dg_str_trim(s);
	out->sign = take_sign(&s);
	n = number_length(s);
	out->bare = s;
	out->unit = dg_str_trim(dg_str_sub(s, n, s.n));
	return dg_decimal_parse(dg_str_sub(s, 0, n), &out->number);
}

struct dg_str
dg_target_full(struct dg_arena *a, const struct dg_target *t)
{
	switch (t->sign) {
	case DG_SIGN_LEAST:
		return dg_arena_fmt(a, "từ %.*s trở lên", DG_FMT(t->bare));
	case DG_SIGN_MOST:
		return dg_arena_fmt(a, "không quá %.*s", DG_FMT(t->bare));
	case DG_SIGN_OVER:
		return dg_arena_fmt(a, "trên %.*s", DG_FMT(t->bare));
	case DG_SIGN_UNDER:
		return dg_arena_fmt(a, "dưới %.*s", DG_FMT(t->bare));
	case DG_SIGN_EQUAL:
		break;
	}
	return t->bare;
}

struct dg_str
dg_amount_print(struct dg_arena *a, struct dg_decimal d, struct dg_str unit)
{
	return dg_arena_fmt(a, "%.*s %.*s", DG_FMT(dg_decimal_print(a, d)),
	    DG_FMT(unit));
}

struct dg_str
dg_amount_words(struct dg_arena *a, struct dg_decimal d, int64_t factor)
{
	struct dg_decimal whole;

	if (factor <= 0 || !dg_decimal_scale_up(d, factor, &whole) ||
	    whole.scale != 0 || whole.digits < 0)
		return DG_STR("");
	return dg_words_of_amount(a, whole.digits);
}

int64_t
dg_amount_factor(struct dg_str unit)
{
	if (dg_str_is(unit, "đồng"))
		return 1;
	if (dg_str_is(unit, "triệu đồng"))
		return 1000000;
	return dg_str_is(unit, "tỷ đồng") ? 1000000000 : 0;
}

bool
dg_amount_parse(struct dg_str s, struct dg_decimal *out, int64_t *factor)
{
	size_t		n;
	struct dg_str	unit;

	s = dg_str_trim(s);
	n = number_length(s);
	unit = dg_str_trim(dg_str_sub(s, n, s.n));
	*factor = unit.n == 0 ? 1 : dg_amount_factor(unit);
	return *factor > 0 && dg_decimal_parse(dg_str_sub(s, 0, n), out);
}
