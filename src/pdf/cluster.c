/*
 * cluster.c - which glyphs of an item spell which part of its text.
 *
 * HarfBuzz gives every glyph the byte where its cluster begins; the text of a
 * cluster goes on to where the next one begins.
 */
#include "base/text.h"
#include "pdf/font.h"

#define SPELT	64	/* bytes of text that one glyph may spell */

static size_t
start_of(const struct dg_item *item, size_t i)
{
	size_t at = item->glyphs[i].cluster;

	return at < item->text.n ? at : item->text.n;
}

struct dg_cluster
dg_cluster_next(const struct dg_item *item, size_t *at)
{
	size_t	from = *at, to = from + 1;
	size_t	start = start_of(item, from), end = item->text.n;

	while (to < item->n_glyphs && start_of(item, to) == start)
		to++;
	/* Right to left, the text goes on at the glyph before. */
	if (to < item->n_glyphs && start_of(item, to) > start)
		end = start_of(item, to);
	else if (from > 0 && start_of(item, from - 1) > start)
		end = start_of(item, from - 1);
	*at = to;
	return (struct dg_cluster){ item->glyphs + from, to - from,
		dg_str_sub(item->text, start, end), 0, 0 };
}

struct dg_str
dg_cluster_spell(struct dg_cluster *c)
{
	size_t	from = c->from;
	bool	last = ++c->at == c->n;

	if (from == c->text.n)
		return DG_STR("\u200b");
	dg_utf8_next(c->text, &c->from);
	if (last && c->text.n - from <= SPELT)
		c->from = c->text.n;
	return dg_str_sub(c->text, from, c->from);
}

bool
dg_item_wants_space(const struct dg_item *item)
{
	const struct dg_node	*run = item->run;
	struct dg_str		 all;

	if (!item->line_end || run == NULL || run->next == NULL ||
	    run->next->kind != DG_K_BREAK || dg_str_ends(item->text, " "))
		return false;
	if (run->kind != DG_K_TEXT)
		return true;
	all = run->u.text.s;
	return item->text.p + item->text.n == all.p + all.n;
}
