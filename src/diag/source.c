/* source.c - the texts that messages point into. */
#include "diag/source.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

void
dg_sources_init(struct dg_sources *s, struct dg_arena *arena)
{
	*s = (struct dg_sources){ .arena = arena };
	dg_sources_add(s, DG_STR(""), DG_STR(""));
}

void
dg_sources_fini(struct dg_sources *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->item[i].lines);
	free(s->item);
	s->item = NULL;
	s->n = s->cap = 0;
}

uint32_t
dg_sources_add(struct dg_sources *s, struct dg_str path, struct dg_str bytes)
{
	uint32_t id = s->n > 0 ? s->base + (uint32_t)s->n : 0;

	DG_GROW(s->item, s->n, s->cap);
	s->item[s->n++] = (struct dg_source){ .id = id, .path = dg_arena_dup(s->arena, path),
	    .bytes = bytes };
	return id;
}

/* Common ones are few. */
size_t
dg_source_order(const struct dg_sources *s, uint32_t id)
{
	size_t i = 1;

	if (id < DG_SOURCE_COMMON)
		return id < s->n ? id : 0;
	while (i < s->n && s->item[i].id != id)
		i++;
	return i < s->n ? i : 0;
}

void
dg_sources_share(struct dg_sources *s, const struct dg_sources *from)
{
	for (size_t i = 1; i < from->n; i++) {
		const struct dg_source *one = &from->item[i];

		if (dg_source_order(s, one->id) > 0)
			continue;
		DG_GROW(s->item, s->n, s->cap);
		s->item[s->n++] = (struct dg_source){ .id = one->id, .path = one->path,
		    .bytes = one->bytes };
	}
}

const struct dg_source *
dg_source_at(const struct dg_sources *s, uint32_t id)
{
	return &s->item[dg_source_order(s, id)];
}

struct dg_str
dg_span_text(const struct dg_sources *s, struct dg_span span)
{
	return dg_str_sub(dg_source_at(s, span.source)->bytes, span.start, span.end);
}

/* Characters of s; bytes that are not UTF-8 count one each. */
static size_t
count_columns(struct dg_str s)
{
	size_t n = 0, at = 0;

	while (at < s.n) {
		struct dg_str	rest = dg_str_sub(s, at, s.n);
		size_t		good = dg_utf8_invalid(rest);

		n += dg_text_columns(dg_str_sub(rest, 0, good));
		at += good;
		if (at < s.n) {
			n++;
			at++;
		}
	}
	return n;
}

/* The last place from..at where counting may be parted: between two ASCII
 * characters, which are never one character as an editor shows them. */
static size_t
safe_cut(struct dg_str s, size_t from, size_t at)
{
	for (; at > from; at--)
		if (at < s.n && (unsigned char)s.p[at] < 0x80 &&
		    (unsigned char)s.p[at - 1] < 0x80)
			break;
	return at;
}

/* Characters between the start of a line and a place in it. */
static size_t
columns_before(struct dg_source *source, size_t begin, size_t at)
{
	struct dg_str	all = source->bytes;
	size_t		from = begin, n = 0, cut;

	if (source->counted.begin == begin && source->counted.at >= begin &&
	    source->counted.at <= at) {
		from = source->counted.at;
		n = source->counted.columns;
	}
	cut = safe_cut(all, from, at);
	n += count_columns(dg_str_sub(all, from, cut));
	source->counted.begin = begin;
	source->counted.at = cut;
	source->counted.columns = n;
	return n + count_columns(dg_str_sub(all, cut, at));
}

static void
index_lines(struct dg_source *source)
{
	size_t cap = 0;

	for (size_t at = 0; at <= source->bytes.n;) {
		DG_GROW(source->lines, source->n_lines, cap);
		source->lines[source->n_lines++] = (uint32_t)at;
		at += dg_str_find_char(dg_str_sub(source->bytes, at, source->bytes.n), '\n') + 1;
	}
}

/* The index of the line that holds a byte. */
static size_t
line_of(struct dg_source *source, size_t at)
{
	size_t low = 0, high;

	if (source->lines == NULL)
		index_lines(source);
	high = source->n_lines;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (source->lines[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct dg_place
dg_span_place(const struct dg_sources *s, struct dg_span span)
{
	struct dg_source *source = &s->item[dg_source_order(s, span.source)];
	struct dg_str	  all = source->bytes;
	size_t		  at = span.start < all.n ? span.start : all.n;
	size_t		  line = line_of(source, at), begin = source->lines[line];
	size_t		  end = begin + dg_str_find_char(dg_str_sub(all, begin, all.n), '\n');

	if (end > begin && all.p[end - 1] == '\r')
		end--;
	if (begin == 0 && dg_str_starts(all, "\xef\xbb\xbf"))
		begin = end < 3 ? end : 3;
	if (at > end)
		at = end;
	if (at < begin)
		at = begin;
	return (struct dg_place){
		.line = line + 1,
		.column = columns_before(source, begin, at) + 1,
		.text = dg_str_sub(all, begin, end),
		.offset = at - begin,
	};
}
