/*
 * body.c - styles for what the plan wrote.
 *
 * A leaf's style follows from its kind and from what it stands in.  Tables
 * get their captions, and a cell holds paragraphs only.
 */
#include "compose/part.h"

static struct dg_str
heading_style(const struct dg_node *heading)
{
	static const char *const names[] = { "heading-1", "heading-2",
		"heading-3", "heading-4" };
	const struct dg_node *section = heading->parent;
	unsigned level = heading->u.section.level;

	if (section && section->kind == DG_K_SECTION)
		level = section->u.section.level;
	if ((heading->classes | (section ? section->classes : 0)) & DG_CLASS_TEXT)
		return DG_STR("numbered");
	return dg_str_of(names[level < 1 ? 0 : level > 4 ? 3 : level - 1]);
}

static struct dg_str
cell_style(struct dg_composer *c, const struct dg_node *cell)
{
	const struct dg_node *row = cell->parent;

	if (row->u.row.header || cell->u.cell.head)
		return DG_STR("table-head");
	if (row->u.row.group)
		return DG_STR("table-group");
	if (cell->u.cell.align == DG_ALIGN_RIGHT && dg_style_has(c, "table-number"))
		return DG_STR("table-number");
	return DG_STR("table-cell");
}

bool
dg_is_annex_reference(struct dg_composer *c, const struct dg_node *para)
{
	struct dg_str s;

	if (!para || para->kind != DG_K_PARA ||
	    (para->prev && para->prev->kind != DG_K_GROUP))
		return false;
	s = dg_str_trim(dg_node_plain(c->doc->arena, para));
	return (dg_str_starts(s, "(Kèm theo ") || dg_str_starts(s, "(kèm theo ")) &&
	    dg_str_ends(s, ")");
}

static struct dg_str
leaf_style(struct dg_composer *c, const struct dg_node *leaf)
{
	const struct dg_node *up = leaf->parent;

	if (leaf->kind == DG_K_HEADING)
		return heading_style(leaf);
	switch (up ? up->kind : DG_K_DOC) {
	case DG_K_ITEM:
		return DG_STR("list");
	case DG_K_CELL:
		return cell_style(c, up);
	case DG_K_NOTE:
		return DG_STR("note");
	case DG_K_ANNEX:
		return dg_is_annex_reference(c, leaf) && dg_style_has(c,
		    "annex-reference") ? DG_STR("annex-reference") : DG_STR("body");
	default:
		return DG_STR("body");
	}
}

/* Puts inlines that stand in a cell directly into paragraphs. */
static void
wrap_inlines(struct dg_composer *c, struct dg_node *cell)
{
	struct dg_node *para = NULL, *next;

	for (struct dg_node *n = cell->first; n; n = next) {
		next = n->next;
		if (!dg_kind_is_inline(n->kind)) {
			para = NULL;
			continue;
		}
		if (!para) {
			para = dg_node_new(c->doc->arena, DG_K_PARA, n->span);
			para->origin = cell->origin;
			dg_node_insert_before(n, para);
		}
		dg_node_unlink(n);
		dg_node_append(para, n);
	}
	if (cell->first)
		return;
	para = dg_node_new(c->doc->arena, DG_K_PARA, cell->span);
	para->origin = cell->origin;
	dg_node_append(cell, para);
}

/* The caption that the reader left in the table, or one from its key. */
static struct dg_node *
caption_para(struct dg_composer *c, struct dg_node *table)
{
	const struct dg_attr *attr = dg_node_attr(table, "caption");
	struct dg_node *para = table->first;

	if (para && para->kind == DG_K_PARA) {
		dg_node_unlink(para);
		return para;
	}
	if (!attr)
		return NULL;
	para = dg_node_new(c->doc->arena, DG_K_PARA, attr->value_span);
	dg_node_append(para, dg_node_text(c->doc->arena, attr->value, 0,
	    attr->value_span, DG_FROM_PLAN));
	return para;
}

/* A caption stands above its table and stays with it. */
static void
add_caption(struct dg_composer *c, struct dg_node *table)
{
	struct dg_node *para = caption_para(c, table);

	if (!para)
		return;
	dg_style_apply(c, para, DG_STR("caption"), DG_NOWHERE);
	para->keep_next = true;
	para->u.para.caption = true;
	dg_node_insert_before(table, para);
}

/* The paragraph after a ruled table stands off from it: a table has no space
 * of its own after it. */
static void
space_after_tables(struct dg_composer *c, struct dg_node *root)
{
	bool after = false;

	for (struct dg_node *n = root, *next; n; n = next) {
		bool leaf = dg_kind_is_leaf(n->kind);

		next = n->kind == DG_K_TABLE || n->kind == DG_K_NOTE || leaf ?
		    dg_node_skip(root, n) : dg_node_walk(root, n);
		if (after && leaf && n->style)
			n->style = dg_style_spaced(c, n->style,
			    c->sheet->body->after);
		if (leaf || n->kind == DG_K_TABLE)
			after = n->kind == DG_K_TABLE;
	}
}

/* "| II | **Tên nhóm** | << | << |": a number, and a name over the rest of
 * the width. */
static bool
is_numbered_group(const struct dg_node *row)
{
	const struct dg_node *number = row->first, *name = row->last;
	unsigned columns = row->parent->u.table.columns;

	return !row->u.row.header && row->next && columns > 2 && number &&
	    number->next == name && name->u.cell.rowspan <= 1 &&
	    number->u.cell.rowspan <= 1 && name->u.cell.column == 1 &&
	    name->u.cell.colspan == columns - 1;
}

static void
compose_cell(struct dg_composer *c, struct dg_node *cell)
{
	bool kept = is_numbered_group(cell->parent);

	wrap_inlines(c, cell);
	for (struct dg_node *n = cell->first; n; n = n->next)
		n->keep_next = n->keep_next || kept;
	if (!cell->u.cell.head && !cell->parent->u.row.header)
		return;
	/* A column's alignment is that of its values. */
	cell->u.cell.align = DG_ALIGN_DEFAULT;
	cell->u.cell.valign = DG_VALIGN_MIDDLE;
}

/* "Chương I" stands above its title, in one paragraph with it. */
static void
part_title(struct dg_composer *c, struct dg_node *heading)
{
	const struct dg_scheme *scheme = &c->sheet->scheme;
	unsigned level = heading->u.section.level;

	if (level < 1 || level > scheme->n || heading->label.n == 0 ||
	    !scheme->level[level - 1].look->below)
		return;
	dg_node_prepend(heading, dg_node_new_from(c->doc->arena, DG_K_BREAK,
	    heading->span, DG_FROM_TEMPLATE));
}

void
dg_body_compose(struct dg_composer *c, struct dg_node *root)
{
	const dg_kinds styled = DG_LEAFS | DG_IS(TABLE) | DG_IS(CELL);

	dg_bases_compose(c, root);
	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, styled));) {
		if (n->kind == DG_K_CELL)
			compose_cell(c, n);
		if (n->kind == DG_K_TABLE) {
			add_caption(c, n);
			n->style = dg_style_lookup(c, DG_STR("table-cell"),
			    DG_NOWHERE);
		}
		if (n->kind == DG_K_HEADING)
			part_title(c, n);
		if (dg_kind_is_leaf(n->kind) && !n->style)
			dg_style_apply(c, n, leaf_style(c, n), DG_NOWHERE);
	}
	space_after_tables(c, root);
}

/* The last of root's descendants that is not in a note. */
static struct dg_node *
last_block(struct dg_node *root)
{
	struct dg_node *n = root;

	for (;;) {
		struct dg_node *down = n->last;

		while (down && (down->kind == DG_K_NOTE ||
		    down->kind == DG_K_PAGE_BREAK))
			down = down->prev;
		if (!down || n->kind == DG_K_TABLE || dg_kind_is_leaf(n->kind))
			return n == root ? NULL : n;
		n = down;
	}
}

void
dg_keep_next(struct dg_node *top)
{
	for (struct dg_node *n = NULL; (n = dg_node_seek(top, n, DG_LEAFS));)
		n->keep_next = true;
}

void
dg_body_keep_last(struct dg_node *body)
{
	struct dg_node *last = last_block(body);

	if (last && last->kind == DG_K_TABLE)
		dg_keep_next(last->last);
	else if (last)
		last->keep_next = true;
}

/* Its words without the mark that ends a document, if they end with one. */
static bool
cut_end(struct dg_str *s)
{
	size_t n = s->n;

	if (dg_str_ends(*s, "./."))
		s->n -= 3;
	else if (dg_str_ends(*s, ".") && !dg_str_ends(*s, ".."))
		s->n--;
	return s->n < n;
}

void
dg_body_terminate(struct dg_composer *c, struct dg_node *body)
{
	struct dg_node *last = last_block(body), *run = last ? last->last : NULL;
	struct dg_str s;

	if (!run || run->kind != DG_K_TEXT || c->tmpl->terminator.n == 0)
		return;
	s = dg_str_trim_right(run->u.text.s);
	if (cut_end(&s))
		run->u.text.s = dg_arena_join(c->doc->arena, s, c->tmpl->terminator);
}
