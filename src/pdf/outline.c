/*
 * outline.c - the outline (bookmarks) of a file (ISO 32000-1, 12.3.3).
 *
 * Entries are found where headings were set: the first item of a heading, or
 * of an annex's head, gives page and height.
 */
#include <stdlib.h>

#include "base/limits.h"
#include "pdf/object.h"
#include "pdf/parts.h"

#define ANNEX_LEVEL	0	/* above headings, which begin at 1 */

struct entry {
	const struct dg_node	*node;
	size_t			 page;
	int64_t			 top;		/* thousandths of a point */
	unsigned		 level;
	size_t			 parent, prev, next, first, last; /* 0: none */
	size_t			 below;		/* entries under it */
};

struct outline {
	struct entry	*entry;			/* 0 stands for the outline */
	size_t		 n, cap;
};

/* ---- finding ------------------------------------------------------------- */

/* The node that an entry stands for, or NULL. */
static const struct dg_node *
listed(const struct dg_node *node)
{
	const struct dg_node *up;

	if (node == NULL)
		return NULL;
	if (node->kind == DG_K_HEADING && node->style != NULL &&
	    node->style->outline > 0)
		return node;
	for (up = node; up != NULL; up = up->parent)
		if (up->kind == DG_K_GROUP &&
		    up->u.group.what == DG_GROUP_ANNEX_HEAD)
			return up;
	return NULL;
}

static void
add(struct outline *o, const struct dg_node *node, size_t page,
    const struct dg_page *where, const struct dg_item *item)
{
	dg_emu	top = where->setup->height - item->y + item->size;

	if (top > where->setup->height)
		top = where->setup->height;
	DG_GROW(o->entry, o->n, o->cap);
	o->entry[o->n++] = (struct entry){ .node = node, .page = page,
		.top = dg_object_milli_pt(top),
		.level = node->kind == DG_K_GROUP ? ANNEX_LEVEL :
			node->style->outline };
}

static void
find(struct outline *o, const struct dg_pages *pages)
{
	const struct dg_node *last = NULL;

	for (size_t p = 0; p < pages->n; p++)
		for (size_t i = 0; i < pages->page[p].n; i++) {
			const struct dg_item *item = &pages->page[p].items[i];
			const struct dg_node *node;

			if (item->kind != DG_ITEM_GLYPHS || dg_is_artifact(item))
				continue;
			node = listed(item->node);
			if (node != NULL && node != last)
				add(o, node, p, &pages->page[p], item);
			last = node;
		}
}

/* ---- nesting ------------------------------------------------------------- */

static void
link_under(struct outline *o, size_t parent, size_t i)
{
	struct entry *up = &o->entry[parent], *e = &o->entry[i];

	e->parent = parent;
	e->prev = up->last;
	if (up->last != 0)
		o->entry[up->last].next = i;
	else
		up->first = i;
	up->last = i;
}

static void
nest(struct outline *o)
{
	for (size_t i = 1; i < o->n; i++) {
		size_t parent = i - 1;

		while (parent != 0 &&
		    o->entry[parent].level >= o->entry[i].level)
			parent = o->entry[parent].parent;
		link_under(o, parent, i);
	}
	for (size_t i = o->n - 1; i > 0; i--)
		o->entry[o->entry[i].parent].below += o->entry[i].below + 1;
}

/* ---- writing ------------------------------------------------------------- */

/* Label and words of every leaf of the node. */
static struct dg_str
title(const struct dg_node *node, struct dg_arena *arena)
{
	struct dg_buf	b;
	struct dg_str	result;
	struct dg_node *at = NULL;

	dg_buf_init(&b, DG_PDF_MAX_VALUE);
	while ((at = dg_node_seek(node, at, DG_LEAFS)) != NULL) {
		struct dg_str part[2];

		part[0] = at->label;
		part[1] = dg_str_trim(dg_node_plain(arena, at));
		for (int i = 0; i < 2; i++) {
			if (b.n > 0 && part[i].n > 0)
				dg_buf_putc(&b, ' ');
			dg_buf_add_str(&b, part[i]);
		}
	}
	result = dg_arena_dup(arena, dg_buf_str(&b));
	dg_buf_fini(&b);
	return result;
}

static void
put_link(struct dg_buf *b, const char *key, unsigned base, size_t i)
{
	if (i != 0)
		dg_dict_ref(b, key, base + (unsigned)i);
}

static void
write_entry(struct dg_pdf_file *file, const struct entry *e, unsigned base,
    size_t i, const unsigned *page_object, struct dg_arena *arena)
{
	struct dg_buf *b = dg_pdf_file_begin(file, base + (unsigned)i);

	dg_dict_open(b);
	dg_dict_text(b, "Title", title(e->node, arena));
	dg_dict_ref(b, "Parent", base + (unsigned)e->parent);
	put_link(b, "Prev", base, e->prev);
	put_link(b, "Next", base, e->next);
	put_link(b, "First", base, e->first);
	put_link(b, "Last", base, e->last);
	if (e->below > 0)
		dg_dict_int(b, "Count", (int64_t)e->below);
	dg_dict_key(b, "Dest");
	dg_buf_putc(b, '[');
	dg_object_ref(b, page_object[e->page]);
	dg_buf_puts(b, "/XYZ 0");
	dg_object_number(b, e->top);
	dg_buf_puts(b, " null]");
	dg_dict_close(b);
	dg_pdf_file_end(file);
}

static void
write_root(struct dg_pdf_file *file, const struct entry *root, unsigned base)
{
	struct dg_buf *b = dg_pdf_file_begin(file, base);

	dg_dict_open(b);
	dg_dict_name(b, "Type", "Outlines");
	put_link(b, "First", base, root->first);
	put_link(b, "Last", base, root->last);
	dg_dict_int(b, "Count", (int64_t)root->below);
	dg_dict_close(b);
	dg_pdf_file_end(file);
}

unsigned
dg_outline_write(struct dg_pdf_file *file, const struct dg_pages *pages,
    const unsigned *page_object, struct dg_arena *arena)
{
	struct outline	o = { 0 };
	unsigned	base = 0;

	DG_GROW(o.entry, o.n, o.cap);
	o.entry[o.n++] = (struct entry){ .node = NULL };
	find(&o, pages);
	if (o.n > 1) {
		nest(&o);
		base = dg_pdf_file_reserve(file);
		for (size_t i = 1; i < o.n; i++)
			dg_pdf_file_reserve(file);
		write_root(file, &o.entry[0], base);
		for (size_t i = 1; i < o.n; i++)
			write_entry(file, &o.entry[i], base, i, page_object,
			    arena);
	}
	free(o.entry);
	return base;
}
