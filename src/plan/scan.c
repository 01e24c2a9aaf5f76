/*
 * scan.c - block marks, seen before the rest.
 *
 * A block without a closer is a mistake at its opener, and a line {{id}} is
 * the place of a data block that may stand further down; so the lines that
 * start with ":::" are looked at once before the file is read.
 */
#include "plan/parser.h"

#include <stdlib.h>
#include <string.h>

struct waiting {
	const struct dg_block	*block;		/* NULL: an unknown one */
	uint32_t		 offset;	/* of its line's first colon */
};

struct scanner {
	struct dg_scan	*scan;
	struct dg_str	 bytes;
	struct waiting	 open[DG_MAX_DEPTH];
	size_t		 n;
};

static void
add_unclosed(struct dg_scan *scan, uint32_t offset)
{
	DG_GROW(scan->unclosed, scan->n_unclosed, scan->cap_unclosed);
	scan->unclosed[scan->n_unclosed++] = offset;
}

static void
drop(struct scanner *s)
{
	add_unclosed(s->scan, s->open[--s->n].offset);
}

static bool
holds_text(const struct dg_block *block)
{
	return block == NULL || block->body == DG_BODY_TEXT;
}

/* The id on an opener of a data block. */
static void
add_id(struct dg_scan *scan, struct dg_str rest)
{
	size_t	from = dg_str_find(rest, " #") + 2, to = from;

	while (to < rest.n && rest.p[to] != ' ' && rest.p[to] != '\t')
		to++;
	if (from >= rest.n || to == from)
		return;
	DG_GROW(scan->ids, scan->n_ids, scan->cap_ids);
	scan->ids[scan->n_ids++] = dg_str_sub(rest, from, to);
}

static bool
is_data(const struct dg_block *b)
{
	return b != NULL && (b->kind == DG_K_TARGETS || b->kind == DG_K_TASKS ||
	    b->kind == DG_K_BUDGET);
}

/* A block that holds lines only cannot hold another: it was not closed. */
static void
open_block(struct scanner *s, struct dg_str rest, uint32_t offset)
{
	size_t			 n = dg_str_find_char(rest, ' ');
	const struct dg_block	*block = dg_block_guess(dg_str_sub(rest, 0, n));

	if (is_data(block))
		add_id(s->scan, rest);
	if (block != NULL && block->body == DG_BODY_NONE)
		return;
	if (s->n > 0 && !holds_text(s->open[s->n - 1].block))
		drop(s);
	if (s->n == DG_MAX_DEPTH) {
		add_unclosed(s->scan, offset);
		return;
	}
	s->open[s->n++] = (struct waiting){ block, offset };
}

/* A closer that names a block closes what stands open in that block, too. */
static void
close_block(struct scanner *s, struct dg_str name)
{
	const struct dg_block	*block = dg_block_find(name);
	size_t			 at = s->n;

	while (block != NULL && at > 0 && s->open[at - 1].block != block)
		at--;
	if (block != NULL && at > 0)
		while (s->n > at)
			drop(s);
	if (s->n > 0)
		s->n--;
}

static void
scan_line(struct scanner *s, struct dg_str line, uint32_t offset)
{
	struct dg_str rest;

	if (line.n > 0 && line.p[line.n - 1] == '\r')
		line.n--;
	rest = dg_str_trim_left(line);
	offset += (uint32_t)(line.n - rest.n);
	if (!dg_str_starts(rest, ":::"))
		return;
	while (rest.n > 0 && rest.p[0] == ':')
		rest = dg_str_sub(rest, 1, rest.n);
	rest = dg_str_trim(rest);
	if (rest.n == 0)
		close_block(s, rest);
	else if (rest.p[0] == '/')
		close_block(s, dg_str_trim(dg_str_sub(rest, 1, rest.n)));
	else
		open_block(s, rest, offset);
}

static int
compare_ids(const void *a, const void *b)
{
	return dg_str_cmp(*(const struct dg_str *)a, *(const struct dg_str *)b);
}

static int
compare_offsets(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

void
dg_scan(struct dg_scan *scan, struct dg_str bytes)
{
	struct scanner	s = { .scan = scan, .bytes = bytes };
	size_t		at = 0;

	while (at < bytes.n) {
		struct dg_str	rest = dg_str_sub(bytes, at, bytes.n);
		size_t		n = dg_str_find_char(rest, '\n');

		scan_line(&s, dg_str_sub(rest, 0, n), (uint32_t)at);
		at += n + 1;
	}
	while (s.n > 0)
		drop(&s);
	if (scan->n_ids > 0)
		qsort(scan->ids, scan->n_ids, sizeof *scan->ids, compare_ids);
	if (scan->n_unclosed > 0)
		qsort(scan->unclosed, scan->n_unclosed, sizeof *scan->unclosed,
		    compare_offsets);
}

void
dg_scan_fini(struct dg_scan *scan)
{
	free(scan->unclosed);
	free(scan->ids);
	*scan = (struct dg_scan){ 0 };
}

bool
dg_scan_is_unclosed(const struct dg_scan *scan, uint32_t opener)
{
	return scan->n_unclosed > 0 && bsearch(&opener, scan->unclosed, scan->n_unclosed,
	    sizeof *scan->unclosed, compare_offsets) != NULL;
}

bool
dg_scan_is_data(const struct dg_scan *scan, struct dg_str id)
{
	return scan->n_ids > 0 && bsearch(&id, scan->ids, scan->n_ids, sizeof *scan->ids,
	    compare_ids) != NULL;
}
