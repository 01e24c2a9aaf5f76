/*
 * abbreviation.c - a sorted list of words, and looking for them in a text.
 */
#include "doc/abbreviation.h"

#include <string.h>

/* The place of a word, or where it belongs. */
static size_t
place_of(const struct dg_abbreviations *all, struct dg_str word)
{
	size_t low = 0, high = all->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (dg_str_cmp(all->item[middle].brief, word) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
is_at(const struct dg_abbreviations *all, size_t i, struct dg_str word)
{
	return i < all->n && dg_str_eq(all->item[i].brief, word);
}

void
dg_abbreviation_add(struct dg_abbreviations *all, struct dg_abbreviation a)
{
	size_t i = place_of(all, a.brief);

	if (!is_at(all, i, a.brief)) {
		memmove(all->item + i + 1, all->item + i, (all->n - i) * sizeof *all->item);
		all->n++;
	}
	all->item[i] = a;
}

/* Marks that stand at a word without being of it. */
static bool
is_mark(char c)
{
	switch (c) {
	case '(': case ')': case '[': case ']': case '"': case '\'':
	case ',': case '.': case ';': case ':': case '!': case '?':
		return true;
	default:
		return false;
	}
}

/* A word that may be one begins with a capital: of ASCII, or Đ. */
static bool
is_capital(struct dg_str text, size_t at)
{
	return (text.p[at] >= 'A' && text.p[at] <= 'Z') ||
	    (text.p[at] == '\xc4' && at + 1 < text.n && text.p[at + 1] == '\x90');
}

const struct dg_abbreviation *
dg_abbreviation_next(const struct dg_abbreviations *all, struct dg_str text,
    size_t *from, size_t *at)
{
	size_t i, start, end;

	while (*at < text.n) {
		start = *at;
		while (start < text.n && (text.p[start] == ' ' || is_mark(text.p[start])))
			start++;
		for (end = start; end < text.n && text.p[end] != ' '; )
			end++;
		*at = end;
		if (start == end || !is_capital(text, start))
			continue;
		while (is_mark(text.p[end - 1]))
			end--;
		i = place_of(all, dg_str_sub(text, start, end));
		if (!is_at(all, i, dg_str_sub(text, start, end)))
			continue;
		*from = start;
		*at = end;
		return &all->item[i];
	}
	return NULL;
}
