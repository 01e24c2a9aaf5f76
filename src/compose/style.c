/*
 * style.c - styles by name.
 *
 * The sheet is the one source of every measure, so a style that only this
 * document needs (more space before a name) is added to it, never set beside
 * it: writers go on reading one list.
 */
#include "compose/part.h"

#include <string.h>

#include "base/text.h"

#define ADDED_STYLES	16
#define SIGNER_STYLES	2	/* those that the height of a picture asks for */

static size_t
count_signers(const struct dg_node *root)
{
	size_t n = 0;

	for (struct dg_node *s = NULL; (s = dg_node_seek(root, s, DG_IS(SIGNER)));)
		n += dg_node_field(s, "picture") != NULL;
	return n;
}

void
dg_style_open(struct dg_composer *c)
{
	struct dg_sheet *sheet = c->sheet;
	struct dg_style *old = sheet->styles;
	struct dg_style *grown;

	c->style_room = ADDED_STYLES + SIGNER_STYLES * count_signers(c->doc->root);
	grown = DG_NEW_ARRAY(c->doc->arena, sheet->n_styles + c->style_room,
	    struct dg_style);
	if (sheet->n_styles)
		memcpy(grown, old, sheet->n_styles * sizeof *grown);
	if (sheet->body)
		sheet->body = grown + (sheet->body - old);
	if (sheet->page_number)
		sheet->page_number = grown + (sheet->page_number - old);
	sheet->styles = grown;
}

bool
dg_style_has(const struct dg_composer *c, const char *name)
{
	return dg_sheet_style(c->sheet, dg_str_of(name)) != NULL;
}

/* Where the plan names its template. */
static struct dg_span
template_span(const struct dg_doc *doc)
{
	const struct dg_entry *entry = dg_doc_entry(doc, "template");

	return entry ? entry->value_span : DG_NOWHERE;
}

/* Once for each name. */
static void
report_missing(struct dg_composer *c, struct dg_str name, struct dg_span span)
{
	for (size_t i = 0; i < c->n_missing; i++)
		if (dg_str_eq(c->missing[i], name))
			return;
	if (c->n_missing == sizeof c->missing / sizeof *c->missing)
		return;
	c->missing[c->n_missing++] = name;
	if (span.source == 0)
		span = template_span(c->doc);
	dg_report(c->doc->sink, DG_R_style_missing, span, DG_ARGS(name));
}

const struct dg_style *
dg_style_lookup(struct dg_composer *c, struct dg_str name, struct dg_span span)
{
	const struct dg_style *style = dg_sheet_style(c->sheet, name);

	if (style)
		return style;
	report_missing(c, name, span);
	return c->sheet->body;
}

const struct dg_style *
dg_style_spaced(struct dg_composer *c, const struct dg_style *base, dg_emu before)
{
	struct dg_arena *arena = c->doc->arena;
	int64_t twips = DG_TO_TWIPS(before);
	struct dg_str name = dg_arena_fmt(arena, "%.*s+%lld", DG_FMT(base->name),
	    (long long)twips);
	const struct dg_style *known = dg_sheet_style(c->sheet, name);
	struct dg_style *made;

	if (known || before <= base->before)
		return known ? known : base;
	if (c->style_room == 0)
		return base;
	c->style_room--;
	made = &c->sheet->styles[c->sheet->n_styles++];
	*made = *base;
	made->name = name;
	made->word_name = dg_arena_fmt(arena, "%.*s - cách %lld pt",
	    DG_FMT(base->word_name), (long long)(twips / 20));
	made->before = before;
	return made;
}

void
dg_style_apply(struct dg_composer *c, struct dg_node *leaf, struct dg_str name,
    struct dg_span span)
{
	leaf->style = dg_style_lookup(c, name, span);
	if (!leaf->style || !leaf->style->caps)
		return;
	for (struct dg_node *n = NULL; (n = dg_node_seek(leaf, n, DG_IS(TEXT)));)
		n->u.text.s = dg_text_upper(c->doc->arena, n->u.text.s);
}
