/*
 * toc.c - a table of contents: a title, and an entry for each heading.
 *
 * An entry is "label title", a TAB, and a TEXT for the page number, which is
 * empty until layout knows it.  What it says is what Word would gather.
 */
#include "compose/part.h"

static bool
is_listed(const struct dg_node *n, unsigned levels)
{
	return n->style && n->style->outline > 0 &&
	    n->style->outline <= levels;
}

/* "I- ", "1. ", "Chương I. ": a label that ends in no mark gets one. */
static struct dg_str
label_of(struct dg_composer *c, const struct dg_node *heading)
{
	struct dg_str label = dg_str_trim(heading->label);
	unsigned char last = label.n ? (unsigned char)label.p[label.n - 1] : 0;
	bool word = last >= 0x80 || (last >= '0' && last <= '9') ||
	    (last >= 'A' && last <= 'Z') || (last >= 'a' && last <= 'z');

	if (label.n == 0)
		return label;
	return dg_arena_join(c->doc->arena, label, word ? DG_STR(". ") : DG_STR(" "));
}

static void
add_text(struct dg_composer *c, struct dg_node *para, struct dg_str s)
{
	dg_node_append(para, dg_node_text(c->doc->arena, s, 0, para->span,
	    DG_FROM_REFERENCE));
}

static void
add_entry(struct dg_composer *c, struct dg_node *toc, struct dg_node *heading)
{
	struct dg_arena *arena = c->doc->arena;
	struct dg_node *para = dg_node_new_from(arena, DG_K_PARA, heading->span,
	    DG_FROM_REFERENCE);
	struct dg_str title = dg_str_trim(dg_node_plain(arena, heading));

	para->u.para.heading = heading;
	add_text(c, para, dg_arena_join(arena, label_of(c, heading), title));
	dg_node_append(para, dg_node_new_from(arena, DG_K_TAB, heading->span,
	    DG_FROM_REFERENCE));
	add_text(c, para, DG_STR(""));
	dg_style_apply(c, para, dg_arena_fmt(arena, "toc-%u",
	    (unsigned)heading->style->outline), DG_NOWHERE);
	dg_node_append(toc, para);
}

static void
add_title(struct dg_composer *c, struct dg_node *toc)
{
	struct dg_node *para = dg_node_new_from(c->doc->arena, DG_K_PARA, toc->span,
	    DG_FROM_TEMPLATE);

	if (c->tmpl->toc_label.n == 0)
		return;
	dg_node_append(para, dg_node_text(c->doc->arena, c->tmpl->toc_label, 0,
	    toc->span, DG_FROM_TEMPLATE));
	dg_style_apply(c, para, DG_STR("toc-title"), DG_NOWHERE);
	dg_node_append(toc, para);
}

void
dg_toc_compose(struct dg_composer *c)
{
	struct dg_node *toc = dg_node_seek(c->body, NULL, DG_IS(TOC));
	uint32_t entries = 0;

	if (!toc)
		return;
	add_title(c, toc);
	for (struct dg_node *n = NULL; (n = dg_node_seek(c->body, n, DG_IS(HEADING)));)
		if (is_listed(n, dg_toc_levels(toc))) {
			n->u.section.anchor = ++entries;
			add_entry(c, toc, n);
		}
	if (entries == 0)
		dg_node_unlink(toc);
}
