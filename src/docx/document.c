/*
 * document.c - word/document.xml: the body as a list of blocks, and the
 * sections they stand in.
 *
 * Word closes a section in its last paragraph, so blocks are listed before
 * they are written: each then knows what follows it.
 */
#include "docx/part.h"

#include <stdlib.h>

/* A paragraph or table of the body; of one document, or of two. */
struct block {
	const struct dg_node	*node;
	const struct dg_page_setup *page;	/* begins pages of this setup */
	bool			 page_break;	/* begins a page */
	const struct dg_page_setup *was;	/* began these in the older document */
	size_t			 next_now, next_was;	/* the next of either, itself
						 * included */
	/* Planned: pages end behind it, where in is not 0. */
	struct dg_docx_section	 ended;
	const struct dg_page_setup *setup;	/* of its own pages */
};

struct blocks {
	struct block	*item;
	size_t		 n, cap;
};

static bool
is_printed(const struct dg_node *n)
{
	return n->kind == DG_K_TABLE ? n->first != NULL : n->kind != DG_K_PAGE_BREAK;
}

static void
add_block(struct blocks *blocks, struct block b)
{
	DG_GROW(blocks->item, blocks->n, blocks->cap);
	blocks->item[blocks->n++] = b;
}

static void
list_blocks(struct blocks *blocks, struct dg_node *root)
{
	const struct dg_page_setup *page = NULL;
	bool page_break = false;

	for (struct dg_node *n = root; n != NULL;) {
		if (dg_is_contact(n))
			return;
		if (n->kind == DG_K_NOTE) {
			n = dg_node_skip(root, n);
			continue;
		}
		if (n->page != NULL && !dg_is_gone(n))
			page = n->page;
		if (n->kind != DG_K_TABLE && !dg_kind_is_leaf(n->kind)) {
			n = dg_node_walk(root, n);
			continue;
		}
		page_break |= n->kind == DG_K_PAGE_BREAK;
		if (is_printed(n) && dg_is_gone(n)) {
			add_block(blocks, (struct block){ .node = n, .was = n->page });
		} else if (is_printed(n)) {
			add_block(blocks, (struct block){ .node = n, .page = page,
			    .page_break = page_break && page == NULL,
			    .was = n->before != NULL ? n->before->page :
			    dg_is_new(n) ? NULL : page });
			page = NULL;
			page_break = false;
		}
		n = dg_node_skip(root, n);
	}
}

/* ---- w:sectPr -------------------------------------------------------------------- */

/* Room for an empty foot, just below the text: where LibreOffice shows none (on
 * an odd page that begins a section) its margin is then nearly that of Word; where
 * it shows one, that takes 2 mm and may not push the text up. */
#define EMPTY_FOOT	(DG_MM(5) / 2)

/* "w:headerReference", "w:footerReference" */
static void
reference(struct dg_docx *d, struct dg_xml *x, const char *element, const char *type,
    const char *part)
{
	char id[16];

	dg_docx_relation_id(d, part, id);
	dg_xml_open(x, element);
	dg_xml_attr(x, "w:type", type);
	dg_xml_attr(x, "r:id", id);
	dg_xml_close(x);
}

/* What stands above and below the text of a section's pages; opens: it is the first
 * of a document with a contact line, and has that. */
static void
heads_and_feet(struct dg_docx *d, struct dg_xml *x, const struct dg_page_setup *page,
    bool opens)
{
	reference(d, x, "w:headerReference", "default", "word/header1.xml");
	if (d->contact == NULL || (!opens && !page->first_hidden))
		return;
	if (!d->sheet->main.first_hidden)
		reference(d, x, "w:headerReference", "first", opens ?
		    "word/header1.xml" : "word/header2.xml");
	reference(d, x, "w:footerReference", "first", opens ? "word/footer1.xml" :
	    "word/footer2.xml");
}

static void
pg_sz(struct dg_xml *x, const struct dg_page_setup *page)
{
	dg_xml_open(x, "w:pgSz");
	dg_xml_attr_int(x, "w:w", DG_TO_TWIPS(page->width));
	dg_xml_attr_int(x, "w:h", DG_TO_TWIPS(page->height));
	if (page->width > page->height)
		dg_xml_attr(x, "w:orient", "landscape");
	dg_xml_close(x);
}

static void
pg_mar(struct dg_xml *x, const struct dg_page_setup *page, dg_emu footer)
{
	dg_xml_open(x, "w:pgMar");
	dg_xml_attr_int(x, "w:top", DG_TO_TWIPS(page->top));
	dg_xml_attr_int(x, "w:right", DG_TO_TWIPS(page->right));
	dg_xml_attr_int(x, "w:bottom", DG_TO_TWIPS(page->bottom));
	dg_xml_attr_int(x, "w:left", DG_TO_TWIPS(page->left));
	dg_xml_attr_int(x, "w:header", DG_TO_TWIPS(page->header));
	dg_xml_attr_int(x, "w:footer", DG_TO_TWIPS(footer));
	dg_xml_attr_int(x, "w:gutter", 0);
	dg_xml_close(x);
}

/* All but what stands above and below the text; contact: the contact line does. */
static void
sect_pr_base(struct dg_docx *d, struct dg_xml *x, const struct dg_page_setup *page,
    bool contact)
{
	bool empty = !contact && d->contact != NULL && page->first_hidden;

	dg_xml_val(x, "w:type", page->mirrored && page->restart ? "oddPage" :
	    "nextPage");
	pg_sz(x, page);
	pg_mar(x, page, contact ? d->sheet->contact.from_bottom :
	    empty ? page->bottom - EMPTY_FOOT : page->header);
	if (page->restart) {
		dg_xml_open(x, "w:pgNumType");
		dg_xml_attr_int(x, "w:start", 1);
		dg_xml_close(x);
	}
	if (page->first_hidden || contact)
		dg_xml_empty(x, "w:titlePg");
}

static bool
same_pages(const struct dg_page_setup *a, const struct dg_page_setup *b)
{
	return a->width == b->width && a->height == b->height && a->top == b->top &&
	    a->bottom == b->bottom && a->left == b->left && a->right == b->right &&
	    a->header == b->header && a->restart == b->restart &&
	    a->first_hidden == b->first_hidden && a->mirrored == b->mirrored;
}

void
dg_docx_section(struct dg_docx *d, struct dg_xml *x, const struct dg_docx_section *s)
{
	unsigned contact = d->contact == NULL ? 0 :
	    s->in & ~d->opened & dg_docx_in(d->contact->parent);
	bool now = contact & (s->in & DG_DOCX_NOW ? DG_DOCX_NOW : DG_DOCX_WAS);
	bool was = contact & DG_DOCX_WAS;

	dg_xml_open(x, "w:sectPr");
	heads_and_feet(d, x, s->page, contact != 0);
	sect_pr_base(d, x, s->page, now);
	if (s->was != NULL && (now != was || !same_pages(s->page, s->was))) {
		dg_docx_change_of(d, x, "w:sectPrChange");
		dg_xml_open(x, "w:sectPr");
		sect_pr_base(d, x, s->was, was);
		dg_xml_close(x);
		dg_xml_close(x);
	}
	dg_xml_close(x);
	d->opened |= s->in;
}

static dg_emu
text_width(const struct dg_page_setup *page)
{
	return (DG_TO_TWIPS(page->width) - DG_TO_TWIPS(page->left) -
	    DG_TO_TWIPS(page->right)) * DG_EMU_TWIP;
}

/* ---- pages of one setup ------------------------------------------------------------- */

static bool
is_in(const struct block *b, unsigned in)
{
	return (dg_docx_in(b->node) & in) != 0;
}

static void
find_next(struct blocks *blocks)
{
	size_t now = blocks->n, was = blocks->n;

	for (size_t i = blocks->n; i-- > 0;) {
		struct block *b = &blocks->item[i];

		now = is_in(b, DG_DOCX_NOW) ? i : now;
		was = is_in(b, DG_DOCX_WAS) ? i : was;
		b->next_now = now;
		b->next_was = was;
	}
}

/* What pages begin at a block's place or behind it, before any other block of the
 * same document; NULL: none, or they have begun. */
static const struct dg_page_setup *
coming(const struct blocks *blocks, size_t i, unsigned in)
{
	size_t next = in == DG_DOCX_NOW ? blocks->item[i].next_now :
	    blocks->item[i].next_was;

	if (next == blocks->n)
		return NULL;
	return in == DG_DOCX_NOW ? blocks->item[next].page : blocks->item[next].was;
}

/* Pages that end in both documents between the same blocks end once. */
static unsigned
ends_before(const struct blocks *blocks, size_t i, const struct dg_page_setup *now,
    const struct dg_page_setup *was)
{
	const struct block *b = &blocks->item[i];

	if (now != NULL && was != NULL)
		return DG_DOCX_BOTH;
	if (now != NULL && b->next_now == i)
		return DG_DOCX_NOW;
	return was != NULL && b->next_was == i ? DG_DOCX_WAS : 0;
}

/* The setup that is in use, and whether a block of the document was seen. */
struct running {
	const struct dg_page_setup *page;
	bool			 seen;
	size_t			 begun;		/* behind the block that begins it */
};

static const struct dg_page_setup *
coming_new(const struct blocks *blocks, size_t i, const struct running *r, unsigned in)
{
	return i >= r->begun ? coming(blocks, i, in) : NULL;
}

static void
turn(struct blocks *blocks, size_t i, struct running *r, unsigned in)
{
	r->page = coming(blocks, i, in);
	r->begun = (in == DG_DOCX_NOW ? blocks->item[i].next_now :
	    blocks->item[i].next_was) + 1;
}

/* Says behind which blocks pages of a setup end; returns the last pages. */
static struct dg_docx_section
plan_pages(struct blocks *blocks, const struct dg_page_setup *first)
{
	struct running now = { first, false, 0 }, was = { first, false, 0 };

	find_next(blocks);
	for (size_t i = 0; i < blocks->n; i++) {
		struct block *b = &blocks->item[i];
		const struct dg_page_setup *next = coming_new(blocks, i, &now,
		    DG_DOCX_NOW), *old = coming_new(blocks, i, &was, DG_DOCX_WAS);
		unsigned ends = now.seen || was.seen ? ends_before(blocks, i,
		    now.seen ? next : NULL, was.seen ? old : NULL) : 0;

		if (ends != 0) {
			b[-1].ended = (struct dg_docx_section){ .in = ends,
			    .page = ends & DG_DOCX_NOW ? now.page : was.page,
			    .was = ends == DG_DOCX_BOTH ? was.page : NULL };
		}
		if (next != NULL && (ends & DG_DOCX_NOW || !now.seen))
			turn(blocks, i, &now, DG_DOCX_NOW);
		if (old != NULL && (ends & DG_DOCX_WAS || !was.seen))
			turn(blocks, i, &was, DG_DOCX_WAS);
		now.seen |= is_in(b, DG_DOCX_NOW);
		was.seen |= is_in(b, DG_DOCX_WAS);
		b->setup = is_in(b, DG_DOCX_NOW) ? now.page : was.page;
	}
	return (struct dg_docx_section){ now.page, was.seen ? was.page : NULL,
	    DG_DOCX_BOTH };
}

/* Where the pages that begin at a block end. */
static void
find_ends(const struct blocks *blocks, size_t i, struct dg_docx_ends *ends)
{
	*ends = (struct dg_docx_ends){ 0 };
	for (; i < blocks->n; i++) {
		dg_docx_ends_add(ends, blocks->item[i].node);
		if (blocks->item[i].ended.in == DG_DOCX_BOTH)
			break;
	}
	dg_docx_ends_settle(ends);
}

/* ---- w:body ----------------------------------------------------------------------- */

static bool
is_table(const struct blocks *blocks, size_t i)
{
	return i < blocks->n && blocks->item[i].node->kind == DG_K_TABLE;
}

static bool
is_last(const struct blocks *blocks, size_t i)
{
	return i + 1 == blocks->n || blocks->item[i].ended.in == DG_DOCX_BOTH;
}

/* In which documents a paragraph has to stand between a table and what follows. */
static unsigned
parted_in(const struct blocks *blocks, size_t i)
{
	const struct block *b = &blocks->item[i];
	unsigned in = 0;

	if (is_last(blocks, i))
		return DG_DOCX_BOTH;
	if (b->ended.in != 0)
		return b->ended.in;
	if (is_in(b, DG_DOCX_NOW) && is_table(blocks, b[1].next_now))
		in |= DG_DOCX_NOW;
	if (is_in(b, DG_DOCX_WAS) && is_table(blocks, b[1].next_was))
		in |= DG_DOCX_WAS;
	return in;
}

static const struct dg_docx_section *
ended(const struct block *b)
{
	return b->ended.in != 0 ? &b->ended : NULL;
}

static void
table(struct dg_docx *d, struct dg_xml *x, const struct blocks *blocks, size_t i)
{
	const struct block *b = &blocks->item[i];
	unsigned in = parted_in(blocks, i);
	bool parted = in != 0 || is_table(blocks, i + 1);

	dg_docx_table(d, x, b->node, (struct dg_docx_place){
	    .width = text_width(b->setup), .page_break = b->page_break,
	    .parted = parted });
	if (parted)
		dg_docx_tiny_in(d, x, in, ended(b));
}

/* For a paragraph that begins what is new, or a new table of contents: the first block
 * behind it that is a table or of the older document.  NULL: none, or another paragraph. */
static const struct dg_node *
behind_new(const struct blocks *blocks, size_t i)
{
	const struct block *b = &blocks->item[i];
	const struct dg_node *last = i > 0 ? b[-1].node : NULL;

	if (!dg_is_new(b->node) || b->next_was == blocks->n)
		return NULL;
	if (last != NULL && dg_is_new(last) && last->kind != DG_K_TABLE &&
	    (!dg_is_entry(b->node) || dg_is_entry(last)))
		return NULL;
	do
		i++;
	while (i < b->next_was && !is_table(blocks, i));
	return blocks->item[i].node;
}

static void
block(struct dg_docx *d, struct dg_xml *x, const struct blocks *blocks, size_t i,
    const struct dg_docx_ends *ends)
{
	const struct block *b = &blocks->item[i];
	bool open = is_last(blocks, i) && dg_docx_ends_open(ends);
	bool apart = open || (b->ended.in != 0 && b->ended.in != DG_DOCX_BOTH);

	if (b->node->kind == DG_K_TABLE) {
		table(d, x, blocks, i);
		return;
	}
	dg_docx_paragraph(d, x, b->node, (struct dg_docx_para){
	    .page_break = b->page_break, .width = text_width(b->setup),
	    .section_end = apart ? NULL : ended(b), .ends = ends,
	    .behind = behind_new(blocks, i) });
	if (apart)
		dg_docx_tiny_in(d, x, open ? DG_DOCX_BOTH : b->ended.in, ended(b));
}

/* LibreOffice opens a text with footnotes that begins with a table with a full
 * empty line above it, unless a paragraph stands there already. */
static bool
begins_with_table(const struct blocks *blocks)
{
	return blocks->n > 0 && blocks->item[0].node->kind == DG_K_TABLE;
}

/* The first block of the first annex, or behind all. */
static size_t
first_of_annexes(const struct blocks *blocks)
{
	size_t i = 0;

	while (i < blocks->n &&
	    dg_node_enclosing(blocks->item[i].node, DG_K_ANNEX) == NULL)
		i++;
	return i;
}

static void
body(struct dg_docx *d, struct dg_xml *x)
{
	struct dg_docx_section last;
	struct blocks blocks = { 0 };
	struct dg_docx_ends ends;

	list_blocks(&blocks, d->doc->root);
	last = plan_pages(&blocks, &d->sheet->main);
	size_t text_end = first_of_annexes(&blocks);

	dg_xml_open(x, "w:body");
	if (begins_with_table(&blocks) && d->n_notes > 0)
		dg_docx_tiny(d, x, NULL);
	dg_docx_toc_from(d, x);
	for (size_t i = 0; i < blocks.n; i++) {
		const struct block *b = &blocks.item[i];

		if (i == 0 || b[-1].ended.in == DG_DOCX_BOTH)
			find_ends(&blocks, i, &ends);
		if (i == text_end)
			dg_docx_toc_to(d, x);
		dg_docx_move_from(d, x, b->node, i > 0 ? b[-1].node : NULL);
		block(d, x, &blocks, i, &ends);
		dg_docx_move_to(d, x, b->node, i + 1 < blocks.n ? b[1].node : NULL);
	}
	if (blocks.n == 0)
		dg_docx_tiny(d, x, NULL);
	if (d->review != NULL)
		dg_docx_review_legend(d, x);
	dg_docx_section(d, x, &last);
	dg_xml_close(x);
	free(blocks.item);
}

void
dg_docx_namespaces(struct dg_xml *x)
{
	dg_xml_attr(x, "xmlns:w",
	    "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
}

/* Those of drawings and relationships, which only the body needs. */
static void
body_namespaces(struct dg_xml *x)
{
	static const char *const ns[][2] = {
		{ "xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/"
		  "relationships" },
		{ "xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/"
		  "2006" },
		{ "xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/"
		  "wordprocessingDrawing" },
		{ "xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main" },
		{ "xmlns:wps", "http://schemas.microsoft.com/office/word/2010/"
		  "wordprocessingShape" },
	};

	for (size_t i = 0; i < sizeof ns / sizeof *ns; i++)
		dg_xml_attr(x, ns[i][0], ns[i][1]);
}

void
dg_docx_document(struct dg_docx *d, struct dg_xml *x)
{
	dg_xml_open(x, "w:document");
	dg_docx_namespaces(x);
	body_namespaces(x);
	body(d, x);
	dg_xml_close(x);
}
