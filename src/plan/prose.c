/* prose.c - lines joined by spaces, with the way back to the file. */
#include "plan/parser.h"

#include <string.h>

struct dg_prose
dg_prose_of(const struct dg_line *l)
{
	return (struct dg_prose){ .text = l->text,
	    .one = { .at = 0, .map = l->map, .start = l->start } };
}

struct dg_prose
dg_prose_join(struct dg_arena *arena, const struct dg_line *l, size_t n)
{
	struct dg_prose	 prose = dg_prose_of(l);
	size_t		 length = 0;
	char		*p;

	if (n < 2)
		return prose;
	for (size_t i = 0; i < n; i++)
		length += l[i].text.n + 1;
	p = dg_arena_alloc(arena, length);
	prose.more = DG_NEW_ARRAY(arena, n - 1, struct dg_piece);
	prose.n_more = n - 1;
	length = 0;
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			prose.more[i - 1] = (struct dg_piece){ length, l[i].map, l[i].start };
		if (l[i].text.n > 0)
			memcpy(p + length, l[i].text.p, l[i].text.n);
		length += l[i].text.n;
		p[length++] = ' ';
	}
	prose.text = (struct dg_str){ p, length - 1 };
	return prose;
}

/* The piece that byte i stands in; a joining space belongs to the line
 * before it. */
static const struct dg_piece *
piece_at(const struct dg_prose *prose, size_t i)
{
	size_t low = 0, high = prose->n_more;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (prose->more[middle].at <= i)
			low = middle + 1;
		else
			high = middle;
	}
	return low == 0 ? &prose->one : &prose->more[low - 1];
}

static uint32_t
offset_in(const struct dg_piece *piece, size_t i)
{
	return piece->map != NULL ? piece->map[i - piece->at] :
	    piece->start + (uint32_t)(i - piece->at);
}

struct dg_span
dg_prose_span(const struct dg_doc *doc, const struct dg_prose *prose, size_t from,
    size_t to)
{
	uint32_t start = offset_in(piece_at(prose, from), from), end = start;

	if (to > from)
		end = offset_in(piece_at(prose, to - 1), to);
	return (struct dg_span){ doc->source, start, end > start ? end : start };
}

bool
dg_prose_one_line(const struct dg_prose *prose, size_t from, size_t to)
{
	return prose->n_more == 0 || piece_at(prose, from) == piece_at(prose, to);
}

void
dg_prose_cut(struct dg_prose *prose, size_t n)
{
	prose->text = dg_str_trim_right(dg_str_sub(prose->text, 0, n));
}
