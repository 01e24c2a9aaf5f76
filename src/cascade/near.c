/*
 * near.c - the place in a text that is most like words which are not in it, for
 * "it says ...".
 *
 * Approximate search: a row of distances, from all ends of the text so far to all
 * beginnings of the words, with the place where each begins.
 */
#include "cascade/pass.h"

#include <stdlib.h>

#define STEPS	(1u << 22)	/* bytes of the text times bytes of the words */
#define SHOWN	160		/* bytes of a text in a message */

struct cell {
	size_t	away, from;
};

static struct cell
least(struct cell left, struct cell up, struct cell corner, bool same)
{
	struct cell best = { corner.away + !same, corner.from };

	if (left.away + 1 < best.away)
		best = (struct cell){ left.away + 1, left.from };
	if (up.away + 1 < best.away)
		best = (struct cell){ up.away + 1, up.from };
	return best;
}

size_t
dg_near_find(struct dg_str text, struct dg_str words, struct dg_near *near)
{
	size_t		 best = words.n;
	struct cell	*row;

	if (words.n == 0 || text.n > STEPS / words.n)
		return best;
	row = dg_xmalloc((words.n + 1) * sizeof *row);
	for (size_t k = 0; k <= words.n; k++)
		row[k] = (struct cell){ k, 0 };
	for (size_t at = 0; at < text.n; at++) {
		struct cell corner = row[0];

		row[0] = (struct cell){ 0, at + 1 };
		for (size_t k = 1; k <= words.n; k++) {
			struct cell now = least(row[k - 1], row[k], corner,
			    text.p[at] == words.p[k - 1]);

			corner = row[k];
			row[k] = now;
		}
		if (row[words.n].away < best) {
			best = row[words.n].away;
			*near = (struct dg_near){ row[words.n].from, at + 1 };
		}
	}
	free(row);
	return best;
}

/* ---- shown ------------------------------------------------------------------------- */

/* To the left, to a place before a word that is not over n bytes away. */
static size_t
word_before(struct dg_str s, size_t at, size_t n)
{
	size_t from = at > n ? at - n : 0;

	while (from > 0 && from < at && s.p[from - 1] != ' ')
		from++;
	while (from > 0 && ((unsigned char)s.p[from] & 0xc0) == 0x80)
		from--;
	return from;
}

static size_t
word_behind(struct dg_str s, size_t at, size_t n)
{
	size_t to = s.n - at > n ? at + n : s.n;

	while (to < s.n && to > at && s.p[to] != ' ')
		to--;
	while (to < s.n && ((unsigned char)s.p[to] & 0xc0) == 0x80)
		to++;
	return to;
}

struct dg_str
dg_near_shown(struct dg_arena *a, struct dg_str s, struct dg_near near)
{
	size_t	words = near.to - near.from, room = words < SHOWN ? (SHOWN - words) / 2 : 0;
	size_t	from = word_before(s, near.from, room);
	size_t	to = word_behind(s, words < SHOWN ? near.to : near.from + SHOWN, room);

	return dg_arena_fmt(a, "%s%.*s%s", from > 0 ? "…" : "", (int)(to - from), s.p + from,
	    to < s.n ? "…" : "");
}
