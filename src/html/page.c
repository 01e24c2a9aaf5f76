/*
 * page.c - the page: what stands around the document, and the walk over its blocks.
 *
 * A table has two functions a kind of block: what opens it, and what closes it.
 */
#include "html/part.h"

#include <stdlib.h>

/* ---- blocks --------------------------------------------------------------------------- */

/* What references lead to has its id where its words begin (leaf.c). */
static void
put_id(struct dg_html *h, const struct dg_node *n)
{
	if (n->id.n > 0 && n->place == 0)
		dg_html_id(h, " id=\"", n->id);
}

static void
section_open(struct dg_html *h, const struct dg_node *n)
{
	dg_html_raw(h, n->kind == DG_K_ANNEX ? "<section class=\"annex" : "<section class=\"part");
	if (n->kind == DG_K_ANNEX && n->page != NULL && n->page->width > n->page->height)
		dg_html_raw(h, " wide");
	dg_html_raw(h, "\"");
	put_id(h, n);
	dg_html_raw(h, ">\n");
}

static void
section_close(struct dg_html *h, const struct dg_node *n)
{
	(void)n;
	dg_html_raw(h, "</section>\n");
}

static void
list_open(struct dg_html *h, const struct dg_node *n)
{
	(void)n;
	dg_html_raw(h, "<ul>\n");
}

static void
list_close(struct dg_html *h, const struct dg_node *n)
{
	(void)n;
	dg_html_raw(h, "</ul>\n");
}

static void
item_open(struct dg_html *h, const struct dg_node *n)
{
	dg_html_raw(h, "<li");
	if (!dg_is_gone(n) && (n->first == NULL || !dg_is_gone(n->first)))
		put_id(h, n);
	dg_html_raw(h, ">");
}

static void
item_close(struct dg_html *h, const struct dg_node *n)
{
	(void)n;
	dg_html_raw(h, "</li>\n");
}

static void
toc_open(struct dg_html *h, const struct dg_node *n)
{
	(void)n;
	dg_html_fmt(h, "<nav class=\"toc\" role=\"doc-toc\" aria-label=\"%s\">\n",
	    dg_html_word(h, "Mục lục", "Contents"));
}

static void
toc_close(struct dg_html *h, const struct dg_node *n)
{
	(void)n;
	dg_html_raw(h, "</nav>\n");
}

/* The elements of groups; NULL: none. */
static const char *const groups[][2] = {
	[DG_GROUP_LETTERHEAD] = { "header", "letterhead" },
	[DG_GROUP_TITLE] = { "div", "title" },
	[DG_GROUP_CLOSING] = { "footer", "closing" },
	[DG_GROUP_ANNEX_HEAD] = { "div", "annex-head" },
	[DG_GROUP_DATA] = { "div", "data" },
	[DG_GROUP_ADDRESSEES] = { "div", "addressees" },
	[DG_GROUP_BASES] = { "div", "bases" },
	[DG_GROUP_COPY] = { "footer", "copy" },
	[DG_GROUP_FIXED] = { "div", "fixed" },
	[DG_GROUP_CONTACT] = { "footer", "contact" },
};

static void
group_open(struct dg_html *h, const struct dg_node *n)
{
	const char *const *group = groups[n->u.group.what];

	dg_html_fmt(h, "<%s class=\"%s\"", group[0], group[1]);
	put_id(h, n);
	dg_html_raw(h, ">\n");
}

static void
group_close(struct dg_html *h, const struct dg_node *n)
{
	dg_html_fmt(h, "</%s>\n", groups[n->u.group.what][0]);
}

static const struct {
	void	(*open)(struct dg_html *, const struct dg_node *);
	void	(*close)(struct dg_html *, const struct dg_node *);
} blocks[DG_KINDS] = {
	[DG_K_SECTION] = { section_open, section_close },
	[DG_K_ANNEX] = { section_open, section_close },
	[DG_K_LIST] = { list_open, list_close },
	[DG_K_ITEM] = { item_open, item_close },
	[DG_K_TOC] = { toc_open, toc_close },
	[DG_K_GROUP] = { group_open, group_close },
	[DG_K_TABLE] = { dg_html_table_open, dg_html_table_close },
	[DG_K_ROW] = { dg_html_row_open, dg_html_row_close },
	[DG_K_CELL] = { dg_html_cell_open, dg_html_cell_close },
};

/* A caption stands in its table. */
static bool
is_in_table(const struct dg_node *n)
{
	return dg_is_caption(n) && n->next != NULL && n->next->kind == DG_K_TABLE;
}

/* true: what it holds comes next, and then it is to be left. */
static bool
enter(void *to, const struct dg_node *n)
{
	struct dg_html *h = to;

	if (n->kind == DG_K_NOTE || is_in_table(n))
		return false;
	if (dg_kind_is_leaf(n->kind)) {
		dg_html_leaf(h, n);
		return false;
	}
	if (blocks[n->kind].open != NULL)
		blocks[n->kind].open(h, n);
	return true;
}

static void
leave(void *to, const struct dg_node *n)
{
	struct dg_html *h = to;

	if (blocks[n->kind].close != NULL)
		blocks[n->kind].close(h, n);
}

static const struct dg_html_walk walk = { enter, leave };

/* ---- planning ------------------------------------------------------------------------------ */

static void
use_style(struct dg_html *h, const struct dg_style *style)
{
	for (size_t i = h->n_styles; i-- > 0;)
		if (h->styles[i] == style || dg_str_eq(h->styles[i]->name, style->name))
			return;
	DG_GROW(h->styles, h->n_styles, h->cap_styles);
	h->styles[h->n_styles++] = style;
}

static void
plan_inline(struct dg_html *h, const struct dg_node *n)
{
	if (n->kind == DG_K_PICTURE) {
		DG_GROW(h->pictures, h->n_pictures, h->cap_pictures);
		h->pictures[h->n_pictures++] = n;
	} else if (n->kind == DG_K_NOTE_REF && n->u.ref.note != NULL) {
		DG_GROW(h->notes, h->n_notes, h->cap_notes);
		h->notes[h->n_notes++] = n;
	}
}

/* Calls are written in the order of the tree; notes themselves are passed over. */
static void
plan(struct dg_html *h)
{
	struct dg_node *root = h->doc->root;
	bool in_note = false;

	for (struct dg_node *n = root; n != NULL; n = dg_node_walk(root, n)) {
		if (dg_kind_is_leaf(n->kind))
			in_note = n->parent->kind == DG_K_NOTE;
		if (dg_kind_is_leaf(n->kind) && n->style != NULL)
			use_style(h, n->style);
		if (n->kind == DG_K_TABLE) {
			DG_GROW(h->tables, h->n_tables, h->cap_tables);
			h->tables[h->n_tables++] = n;
		}
		if (dg_kind_is_inline(n->kind) && !in_note)
			plan_inline(h, n);
		h->has_title |= n->kind == DG_K_GROUP && n->u.group.what == DG_GROUP_TITLE;
	}
}

/* ---- the page -------------------------------------------------------------------------------- */

static void
meta(struct dg_html *h, const char *name, struct dg_str value)
{
	if (value.n == 0)
		return;
	dg_html_fmt(h, "<meta name=\"%s\" content=\"", name);
	dg_html_put(h, value);
	dg_html_raw(h, "\">\n");
}

static void
head(struct dg_html *h)
{
	const struct dg_metadata *m = h->meta;

	dg_html_raw(h, "<!DOCTYPE html>\n<html lang=\"");
	dg_html_put(h, m->language.n > 0 ? m->language : DG_STR("vi-VN"));
	dg_html_raw(h, "\">\n<head>\n<meta charset=\"UTF-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
	dg_html_put(h, m->title.n > 0 ? m->title : m->subject.n > 0 ? m->subject : h->doc->path);
	dg_html_raw(h, "</title>\n");
	meta(h, "author", m->author);
	meta(h, "dcterms.identifier", m->subject);
	meta(h, "generator", m->producer);
	dg_html_raw(h, "<style>\n");
	dg_html_css(h);
	dg_html_raw(h, "</style>\n</head>\n");
}

/* A letter has no title above its text: the page has, for those who go by headings. */
static void
unseen_title(struct dg_html *h)
{
	if (h->has_title)
		return;
	dg_html_raw(h, "<h1 class=\"unseen\">");
	dg_html_put(h, h->meta->title.n > 0 ? h->meta->title : h->doc->path);
	dg_html_raw(h, "</h1>\n");
}

/* The letterhead and the contact line stand outside the main part. */
static void
body(struct dg_html *h)
{
	const struct dg_node *n = h->doc->root->first;

	dg_html_raw(h, "<body>\n");
	dg_html_legend(h);
	dg_html_raw(h, "<div class=\"paper\">\n");
	if (n != NULL && n->kind == DG_K_GROUP && n->u.group.what == DG_GROUP_LETTERHEAD) {
		dg_html_walk(n, &walk, h);
		n = n->next;
	}
	dg_html_raw(h, "<main>\n");
	unseen_title(h);
	for (; n != NULL && !dg_is_contact(n); n = n->next)
		dg_html_walk(n, &walk, h);
	dg_html_notes(h);
	dg_html_raw(h, "</main>\n");
	for (; n != NULL; n = n->next)
		dg_html_walk(n, &walk, h);
	dg_html_raw(h, "</div>\n</body>\n</html>\n");
}

bool
dg_html_write(const struct dg_html_source *from, struct dg_buf *out)
{
	struct dg_html h = { .doc = from->doc, .sheet = from->sheet, .meta = from->meta,
	    .review = from->review, .out = out };

	dg_arena_init(&h.arena);
	plan(&h);
	head(&h);
	body(&h);
	free(h.styles);
	free(h.tables);
	free(h.pictures);
	free(h.notes);
	dg_arena_fini(&h.arena);
	return dg_html_fits(from, out);
}
