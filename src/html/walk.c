/*
 * walk.c - how the page and the plain text go through a document, and how they end.
 */
#include "html/part.h"

void
dg_html_walk(const struct dg_node *block, const struct dg_html_walk *walk, void *to)
{
	const struct dg_node *n = block;

	for (;;) {
		if (walk->enter(to, n)) {
			if (n->first != NULL) {
				n = n->first;
				continue;
			}
			walk->leave(to, n);
		}
		while (n != block && n->next == NULL) {
			n = n->parent;
			walk->leave(to, n);
		}
		if (n == block)
			return;
		n = n->next;
	}
}

bool
dg_html_fits(const struct dg_html_source *from, const struct dg_buf *out)
{
	if (out->overflow)
		dg_report(from->doc->sink, DG_R_html_too_large, DG_NOWHERE,
		    DG_ARGS(dg_arena_fmt(from->doc->arena, "%zu", out->max >> 20)));
	return !out->overflow;
}
