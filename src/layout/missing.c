/*
 * missing.c - says which characters the font lacks, and where they stand.
 *
 * A paragraph may be laid out more than once; a message that the sink has
 * already is not given again.  After MISSING_MAX of them the point is made.
 */
#include "layout/missing.h"

#include "base/text.h"

#define MISSING_MAX	100	/* messages in a document */
#define PARAGRAPH_MAX	20	/* in a paragraph */

/* Where the character at offset of an atom stands in its source. */
static struct dg_span
place_of(const struct dg_layout *l, const struct dg_node *leaf,
    const struct dg_atom *a, size_t offset)
{
	const struct dg_piece	*p = a->piece;
	struct dg_span		 span = p->run != NULL ? p->run->span : leaf->span;
	struct dg_str		 source = dg_span_text(l->doc->sources, span);
	size_t			 at = offset, end = offset;

	dg_utf8_next(a->text, &end);
	struct dg_str c = dg_str_sub(a->text, offset, end);

	if (dg_str_eq(source, p->text)) {
		at += (size_t)(a->text.p - p->text.p);
	} else {
		for (at = 0; at + c.n <= source.n; at++)
			if (dg_str_eq(dg_str_sub(source, at, at + c.n), c))
				break;
	}
	if (at + c.n > source.n)
		return span;
	span.start += (uint32_t)at;
	span.end = span.start + (uint32_t)c.n;
	return span;
}

/* Was this said before? */
static bool
is_known(const struct dg_sink *sink, struct dg_span span, struct dg_str c)
{
	for (const struct dg_diag *d = sink->first; d != NULL; d = d->next)
		if (d->rule == DG_R_missing_glyph &&
		    d->span.source == span.source && d->span.start == span.start &&
		    dg_str_eq(d->args.item[0], c))
			return true;
	return false;
}

static void
report(struct dg_layout *l, struct dg_span span, struct dg_str c)
{
	size_t		at = 0;
	struct dg_str	code = dg_arena_fmt(l->doc->arena, "U+%04X",
			    (unsigned)dg_utf8_next(c, &at));

	if (is_known(l->doc->sink, span, c))
		return;
	dg_report(l->doc->sink, DG_R_missing_glyph, span, DG_ARGS(c, code));
	l->n_missing++;
}

/* Adds a character to those seen; false when it is there or there is no room. */
static bool
is_new(struct dg_str seen[PARAGRAPH_MAX], size_t *n, struct dg_str c)
{
	for (size_t i = 0; i < *n; i++)
		if (dg_str_eq(seen[i], c))
			return false;
	if (*n == PARAGRAPH_MAX)
		return false;
	seen[(*n)++] = c;
	return true;
}

void
dg_missing_report(struct dg_layout *l, const struct dg_node *leaf,
    const struct dg_words *w)
{
	struct dg_str	seen[PARAGRAPH_MAX];
	size_t		n_seen = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct dg_atom *a = &w->atom[i];

		for (size_t g = 0; g < a->n && l->n_missing < MISSING_MAX; g++) {
			size_t	from = a->glyphs[g].cluster, to = from;

			if (a->glyphs[g].gid != 0)
				continue;
			dg_utf8_next(a->text, &to);
			struct dg_str c = dg_str_sub(a->text, from, to);
			if (is_new(seen, &n_seen, c))
				report(l, place_of(l, leaf, a, from), c);
		}
	}
}
