/*
 * cluster.c - which glyphs of an item spell which part of its text.
 *
 * HarfBuzz gives every glyph the byte where its cluster begins; the text of a
 * cluster goes on to where the next one begins.
 */
#include "base/text.h"
#include "pdf/font.h"

struct dg_str
dg_cluster_spell_part(struct dg_cluster *c)
{
	size_t	from = c->from;
	bool	last = ++c->at == c->n;

	if (from == c->text.n)
		return DG_STR("\u200b");
	dg_utf8_next(c->text, &c->from);
	if (last && c->text.n - from <= DG_SPELT)
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
