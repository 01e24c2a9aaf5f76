/*
 * ngram.c - words and runs of words as marks of 64 bits.
 */
#include "compare/copies.h"

#include "base/hash.h"
#include "base/text.h"

static bool
is_in_word(uint32_t c)
{
	return dg_char_is_letter(c) || dg_char_is_digit(c);
}

uint64_t
dg_word_mark(struct dg_str s, size_t *at)
{
	uint64_t mark = DG_HASH_START;

	while (*at < s.n) {
		size_t from = *at;

		if (!is_in_word(dg_utf8_next(s, at))) {
			if (mark != DG_HASH_START)
				break;
			continue;
		}
		mark = dg_hash(mark, s.p + from, *at - from);
	}
	return mark == DG_HASH_START ? 0 : mark | 1;
}

uint64_t
dg_run_mark(uint64_t run, uint64_t word)
{
	run = (run ^ word) * DG_HASH_TIMES;
	return (run ^ run >> 29) * DG_RUN_MARK | 1;
}
