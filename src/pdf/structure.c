/*
 * structure.c - elements for the nodes of a tree, and what belongs to them.
 *
 * A node without an element of its own (a table that only lays out, the one
 * paragraph of a cell) stands for that of the node it stands in.
 */
#include "pdf/structure.h"

#include <stdlib.h>

#include "compose/compose.h"

#define DOCUMENT	1u

/* ---- the list of elements -------------------------------------------------- */

static void
add_kid(struct dg_structure *s, uint32_t element, struct dg_pdf_kid kid)
{
	struct dg_pdf_element *e = &s->element[element];

	DG_GROW(s->kid, s->n_kids, s->cap_kids);
	if (e->last != 0)
		s->kid[e->last].next = (uint32_t)s->n_kids;
	else
		e->first = (uint32_t)s->n_kids;
	e->last = (uint32_t)s->n_kids;
	s->kid[s->n_kids++] = kid;
}

static uint32_t
add(struct dg_structure *s, enum dg_tag tag, uint32_t parent, const struct dg_node *node)
{
	uint32_t self = (uint32_t)s->n;

	DG_GROW(s->element, s->n, s->cap);
	s->element[s->n++] = (struct dg_pdf_element){ .tag = tag, .parent = parent,
	    .node = node };
	if (parent != 0)
		add_kid(s, parent, (struct dg_pdf_kid){ .number = self });
	return self;
}

/* Its last kid, where that is an element with this tag; else 0. */
static uint32_t
last_of(const struct dg_structure *s, uint32_t element, enum dg_tag tag)
{
	const struct dg_pdf_kid *kid = &s->kid[s->element[element].last];

	return s->element[element].last != 0 && kid->what == DG_KID_ELEMENT &&
	    s->element[kid->number].tag == tag ? kid->number : 0;
}

/* ---- blocks ------------------------------------------------------------------ */

/* A section's heading, or what an annex is called: the first words of its head. */
static bool
is_heading(const struct dg_node *leaf)
{
	const struct dg_node *up = leaf->parent;

	return (leaf->style != NULL && leaf->style->outline > 0) ||
	    (up->kind == DG_K_GROUP && up->u.group.what == DG_GROUP_ANNEX_HEAD &&
	    leaf->prev == NULL);
}

/* Does a table lay its cells out beside each other, and no more? */
static bool
is_for_layout(const struct dg_node *table)
{
	return table->u.table.look == DG_LOOK_PLAIN && table->u.table.header_rows == 0;
}

/* The one block of a cell, an item or a note needs no element beside theirs. */
static bool
stands_alone(const struct dg_node *leaf)
{
	const struct dg_node *up = leaf->parent;

	return leaf->prev == NULL && leaf->next == NULL &&
	    (up->kind == DG_K_ITEM || up->kind == DG_K_NOTE ||
	    (up->kind == DG_K_CELL && !is_for_layout(up->parent->parent)));
}

/* Levels are those of nesting, so none is left out (ISO 14289-1, 7.4.2). */
static enum dg_tag
heading_tag(const struct dg_node *leaf)
{
	unsigned depth = dg_heading_depth(leaf);

	return depth == 0 ? DG_TAG_H1 : depth > 6 ? DG_TAG_H6 : DG_TAG_H1 + (depth - 1);
}

/* An item of a list that no plan has written as one: the recipients. */
static uint32_t
add_loose_item(struct dg_structure *s, uint32_t holder, const struct dg_node *leaf)
{
	uint32_t list = last_of(s, holder, DG_TAG_L), item;

	if (list == 0)
		list = add(s, DG_TAG_L, holder, leaf);
	item = add(s, DG_TAG_LI, list, leaf);
	add(s, DG_TAG_LBL, item, leaf);
	return add(s, DG_TAG_LBODY, item, leaf);
}

/* An entry of a table of contents: it leads to its heading. */
static uint32_t
add_entry(struct dg_structure *s, uint32_t holder, const struct dg_node *leaf)
{
	uint32_t toc = last_of(s, holder, DG_TAG_TOC);

	if (toc == 0)
		toc = add(s, DG_TAG_TOC, holder, leaf->parent);
	toc = add(s, DG_TAG_TOCI, toc, leaf);
	return add(s, DG_TAG_LINK, add(s, DG_TAG_REFERENCE, toc, leaf), leaf);
}

/* A caption belongs to the table behind it. */
static uint32_t
add_caption(struct dg_structure *s, uint32_t holder, const struct dg_node *leaf)
{
	leaf->next->element = add(s, DG_TAG_TABLE, holder, leaf->next);
	return add(s, DG_TAG_CAPTION, leaf->next->element, leaf);
}

static bool
has_own_label(const struct dg_node *leaf)
{
	return leaf->kind == DG_K_PARA && leaf->label.n > 0 && leaf->u.para.labelled == NULL;
}

static uint32_t
add_leaf(struct dg_structure *s, uint32_t holder, const struct dg_node *leaf)
{
	if (dg_is_caption(leaf))
		return add_caption(s, holder, leaf);
	if (dg_is_entry(leaf))
		return add_entry(s, holder, leaf);
	if (has_own_label(leaf))
		return add_loose_item(s, holder, leaf);
	if (stands_alone(leaf))
		return holder;
	return add(s, is_heading(leaf) ? heading_tag(leaf) : DG_TAG_P, holder, leaf);
}

/* ---- tables ------------------------------------------------------------------- */

/* Rows of a head stand together, and so do those below a group's name. */
static uint32_t
add_row(struct dg_structure *s, uint32_t table, const struct dg_node *row)
{
	enum dg_tag	tag = row->u.row.header ? DG_TAG_THEAD : DG_TAG_TBODY;
	uint32_t	part = row->u.row.group ? 0 : last_of(s, table, tag);

	if (part == 0)
		part = add(s, tag, table, row);
	return add(s, DG_TAG_TR, part, row);
}

static uint32_t
add_cell(struct dg_structure *s, uint32_t row, const struct dg_node *cell)
{
	bool head = cell->u.cell.head || cell->parent->u.row.header ||
	    cell->parent->u.row.group;

	return add(s, head ? DG_TAG_TH : DG_TAG_TD, row, cell);
}

/* What stands beside each other at the end is read one after the other. */
static uint32_t
add_column(struct dg_structure *s, uint32_t holder, const struct dg_node *cell)
{
	const struct dg_node *up = cell->parent->parent->parent;

	return up->kind == DG_K_GROUP && up->u.group.what == DG_GROUP_CLOSING ?
	    add(s, DG_TAG_DIV, holder, cell) : holder;
}

/* ---- nodes --------------------------------------------------------------------- */

static uint32_t
add_note(struct dg_structure *s, uint32_t holder, const struct dg_node *n)
{
	uint32_t self = add(s, DG_TAG_NOTE, holder, n);

	add(s, DG_TAG_LBL, self, n);
	return self;
}

static uint32_t
add_item(struct dg_structure *s, uint32_t list, const struct dg_node *n)
{
	uint32_t self = add(s, DG_TAG_LI, list, n);

	add(s, DG_TAG_LBL, self, n);
	return add(s, DG_TAG_LBODY, self, n);
}

/* The label of an item or of a note is the element before its body, or behind it. */
static uint32_t
label_of(const struct dg_structure *s, const struct dg_node *leaf)
{
	const struct dg_node *up = leaf->parent;

	if (up->kind == DG_K_NOTE)
		return up->element + 1;
	if (leaf->kind == DG_K_PARA && leaf->u.para.labelled != NULL &&
	    leaf->u.para.labelled->kind == DG_K_ITEM)
		return leaf->u.para.labelled->element - 1;
	return has_own_label(leaf) && s->element[leaf->element].tag == DG_TAG_LBODY ?
	    leaf->element - 1 : leaf->element;
}

static uint32_t
add_block(struct dg_structure *s, uint32_t holder, const struct dg_node *n)
{
	switch (n->kind) {
	case DG_K_SECTION:
		return add(s, DG_TAG_SECT, holder, n);
	case DG_K_ANNEX:
		return add(s, DG_TAG_PART, holder, n);
	case DG_K_GROUP:
		return n->u.group.what == DG_GROUP_DATA || n->u.group.what == DG_GROUP_FIXED ?
		    holder : add(s, DG_TAG_DIV, holder, n);
	case DG_K_TOC:
		return add(s, DG_TAG_SECT, holder, n);
	case DG_K_LIST:
		return add(s, DG_TAG_L, holder, n);
	case DG_K_ITEM:
		return add_item(s, holder, n);
	case DG_K_NOTE:
		return add_note(s, holder, n);
	case DG_K_TABLE:
		return n->element != 0 ? n->element : is_for_layout(n) ? holder :
		    add(s, DG_TAG_TABLE, holder, n);
	case DG_K_ROW:
		return is_for_layout(n->parent) ? holder : add_row(s, holder, n);
	case DG_K_CELL:
		return is_for_layout(n->parent->parent) ? add_column(s, holder, n) :
		    add_cell(s, holder, n);
	default:
		return dg_kind_is_leaf(n->kind) && n->kind != DG_K_PAGE_BREAK ?
		    add_leaf(s, holder, n) : holder;
	}
}

void
dg_structure_init(struct dg_structure *s, struct dg_node *root, const struct dg_pages *pages)
{
	*s = (struct dg_structure){ .pages = pages };
	add(s, DG_TAGS, 0, NULL);
	DG_GROW(s->kid, s->n_kids, s->cap_kids);
	s->n_kids++;
	root->element = add(s, DG_TAG_DOCUMENT, 0, root);
	for (struct dg_node *n = root->first; n != NULL; n = dg_kind_is_leaf(n->kind) ?
	    dg_node_skip(root, n) : dg_node_walk(root, n))
		n->element = add_block(s, n->parent->element, n);
}

void
dg_structure_fini(struct dg_structure *s)
{
	free(s->element);
	free(s->kid);
	free(s->owner);
	free(s->start);
	free(s->linked);
}

/* ---- what belongs to them -------------------------------------------------------- */

void
dg_structure_begin_page(struct dg_structure *s)
{
	DG_GROW(s->start, s->n_pages, s->cap_pages);
	s->start[s->n_pages++] = s->n_owners;
}

/* An element inside a leaf; its content may be parted where a page ends. */
static uint32_t
inside(struct dg_structure *s, enum dg_tag tag, const struct dg_item *item)
{
	uint32_t self = last_of(s, item->node->element, tag);

	if (self != 0 && s->element[self].node == item->run)
		return self;
	self = add(s, tag, item->node->element, item->run);
	((struct dg_node *)item->run)->element = self;
	if (tag == DG_TAG_FIGURE) {
		s->element[self].u.figure.item = item;
		s->element[self].u.figure.page = &s->pages->page[s->n_pages - 1];
	}
	return self;
}

uint32_t
dg_structure_abbreviation(struct dg_structure *s, uint32_t element, struct dg_str whole)
{
	uint32_t self = add(s, DG_TAG_SPAN, element, NULL);

	s->element[self].u.expansion = whole;
	return self;
}

bool
dg_item_leads(const struct dg_item *item)
{
	return item->kind == DG_ITEM_GLYPHS && !dg_is_artifact(item) && item->run != NULL &&
	    item->run->kind == DG_K_TEXT && item->run->u.text.to != NULL;
}

uint32_t
dg_structure_of(struct dg_structure *s, const struct dg_item *item)
{
	if (item->node == NULL || item->node->element == 0)
		return DOCUMENT;
	if (item->role == DG_ROLE_LABEL)
		return label_of(s, item->node);
	if (item->kind == DG_ITEM_PICTURE)
		return inside(s, DG_TAG_FIGURE, item);
	if (item->run != NULL && item->run->kind == DG_K_NOTE_REF)
		return inside(s, DG_TAG_REFERENCE, item);
	if (dg_item_leads(item))
		return inside(s, DG_TAG_LINK, item);
	return item->node->element;
}

unsigned
dg_structure_mark(struct dg_structure *s, uint32_t element)
{
	size_t id = s->n_owners - s->start[s->n_pages - 1];

	DG_GROW(s->owner, s->n_owners, s->cap_owners);
	s->owner[s->n_owners++] = element;
	add_kid(s, element, (struct dg_pdf_kid){ .what = DG_KID_CONTENT,
	    .number = (uint32_t)id, .page = (uint32_t)s->n_pages - 1 });
	return (unsigned)id;
}

size_t
dg_structure_annotation(struct dg_structure *s, uint32_t element, unsigned object)
{
	DG_GROW(s->linked, s->n_linked, s->cap_linked);
	s->linked[s->n_linked++] = element;
	add_kid(s, element, (struct dg_pdf_kid){ .what = DG_KID_ANNOTATION, .number = object,
	    .page = (uint32_t)s->n_pages - 1 });
	return s->pages->n + s->n_linked - 1;
}
