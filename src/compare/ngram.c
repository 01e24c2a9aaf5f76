/*
 * ngram.c - words and runs of words as marks of 64 bits, and sets of them.
 */
#include "compare/copies.h"

#include <stdlib.h>

#include "base/text.h"

#define FNV_START	0xcbf29ce484222325u
#define FNV_TIMES	0x100000001b3u

static bool
is_in_word(uint32_t c)
{
	return dg_char_is_letter(c) || dg_char_is_digit(c);
}

uint64_t
dg_word_mark(struct dg_str s, size_t *at)
{
	uint64_t mark = FNV_START;

	while (*at < s.n) {
		size_t from = *at;

		if (!is_in_word(dg_utf8_next(s, at))) {
			if (mark != FNV_START)
				break;
			continue;
		}
		for (; from < *at; from++)
			mark = (mark ^ (unsigned char)s.p[from]) * FNV_TIMES;
	}
	return mark == FNV_START ? 0 : mark | 1;
}

uint64_t
dg_run_mark(uint64_t run, uint64_t word)
{
	run = (run ^ word) * FNV_TIMES;
	return (run ^ run >> 29) * DG_RUN_MARK | 1;
}

/* The place of a mark, or the free one where it belongs. */
static size_t
place_of(const struct dg_marks *m, uint64_t mark)
{
	size_t i = (size_t)(mark >> 7) & (m->cap - 1);

	while (m->slot[i] != 0 && m->slot[i] != mark)
		i = (i + 1) & (m->cap - 1);
	return i;
}

static void
grow(struct dg_marks *m)
{
	struct dg_marks more = { .cap = m->cap > 0 ? m->cap * 2 : 256 };

	more.slot = dg_xmalloc(more.cap * sizeof *more.slot);
	for (size_t i = 0; i < more.cap; i++)
		more.slot[i] = 0;
	for (size_t i = 0; i < m->cap; i++)
		if (m->slot[i] != 0)
			dg_marks_add(&more, m->slot[i]);
	free(m->slot);
	*m = more;
}

void
dg_marks_add(struct dg_marks *m, uint64_t mark)
{
	size_t at;

	if (m->n * 2 >= m->cap)
		grow(m);
	at = place_of(m, mark);
	m->n += m->slot[at] == 0;
	m->slot[at] = mark;
}

bool
dg_marks_has(const struct dg_marks *m, uint64_t mark)
{
	return m->cap > 0 && m->slot[place_of(m, mark)] == mark;
}

void
dg_marks_fini(struct dg_marks *m)
{
	free(m->slot);
	*m = (struct dg_marks){ .slot = NULL };
}
