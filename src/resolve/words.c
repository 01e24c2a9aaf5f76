/*
 * words.c - how an amount is read aloud, and how parts are counted in words.
 *
 * A number is read in groups of three digits, from the highest: nghìn,
 * triệu, and after each three groups tỷ.  Empty groups are passed over; a
 * group behind the first is read in full ("không trăm linh bốn").  Spelling:
 * nghìn, tỷ, linh; mốt, tư and lăm after mươi, lăm after mười.
 */
#include "resolve/resolve.h"

#include "base/buf.h"
#include "base/text.h"

static const char *const digit_words[] = { "không", "một", "hai", "ba", "bốn", "năm",
	"sáu", "bảy", "tám", "chín" };

static void
put(struct dg_buf *out, const char *word)
{
	if (out->n > 0)
		dg_buf_putc(out, ' ');
	dg_buf_puts(out, word);
}

static const char *
unit_word(unsigned tens, unsigned unit)
{
	if (unit == 1 && tens > 1)
		return "mốt";
	if (unit == 4 && tens > 1)
		return "tư";
	if (unit == 5 && tens > 0)
		return "lăm";
	return digit_words[unit];
}

/* 1 to 999; full: with its hundreds even when there are none. */
static void
put_group(struct dg_buf *out, unsigned n, bool full)
{
	unsigned hundreds = n / 100, tens = n / 10 % 10, unit = n % 10;

	if (hundreds > 0 || full) {
		put(out, digit_words[hundreds]);
		put(out, "trăm");
		if (tens == 0 && unit > 0)
			put(out, "linh");
	}
	if (tens == 1) {
		put(out, "mười");
	} else if (tens > 1) {
		put(out, digit_words[tens]);
		put(out, "mươi");
	}
	if (unit > 0)
		put(out, unit_word(tens, unit));
}

/* 1 to 999.999.999. */
static void
put_block(struct dg_buf *out, unsigned n)
{
	static const struct { unsigned size; const char *name; } groups[] = {
		{ 1000000, "triệu" }, { 1000, "nghìn" }, { 1, NULL } };

	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
		unsigned group = n / groups[i].size % 1000;

		if (group == 0)
			continue;
		put_group(out, group, out->n > 0);
		if (groups[i].name != NULL)
			put(out, groups[i].name);
	}
}

static void
put_number(struct dg_buf *out, uint64_t n)
{
	static const uint64_t milliard = 1000000000;
	uint64_t blocks[3] = { n / milliard / milliard, n / milliard % milliard,
		n % milliard };

	if (n == 0) {
		put(out, digit_words[0]);
		return;
	}
	for (int i = 0; i < 3; i++) {
		if (blocks[i] > 0)
			put_block(out, (unsigned)blocks[i]);
		if (i < 2 && out->n > 0)
			put(out, "tỷ");
	}
}

struct dg_str
dg_words_of_amount(struct dg_arena *a, int64_t n)
{
	struct dg_buf	out;
	struct dg_str	words;

	dg_buf_init(&out, 1024);
	put_number(&out, n > 0 ? (uint64_t)n : 0);
	put(&out, "đồng");
	words = dg_text_capital(a, dg_buf_str(&out));
	words = dg_arena_dup(a, words);
	dg_buf_fini(&out);
	return words;
}

struct dg_str
dg_words_of_ordinal(struct dg_arena *a, unsigned n)
{
	struct dg_buf	out;
	struct dg_str	words;

	if (n == 1)
		return DG_STR("nhất");
	if (n == 4)
		return DG_STR("tư");
	dg_buf_init(&out, 1024);
	put_number(&out, n);
	words = dg_arena_dup(a, dg_buf_str(&out));
	dg_buf_fini(&out);
	return words;
}
