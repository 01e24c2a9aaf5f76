/*
 * document.c - word/document.xml: the body as a list of blocks, and the
 * sections they stand in.
 *
 * Word closes a section in its last paragraph, so blocks are listed before
 * they are written: each then knows what follows it.
 */
#include "docx/part.h"

#include <stdlib.h>

/* A paragraph or table of the body. */
struct block {
	const struct dg_node	*node;
	const struct dg_page_setup *page;	/* begins pages of this setup */
	bool			 page_break;	/* begins a page */
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
		if (n->page != NULL)
			page = n->page;
		if (n->kind != DG_K_TABLE && !dg_kind_is_leaf(n->kind)) {
			n = dg_node_walk(root, n);
			continue;
		}
		page_break |= n->kind == DG_K_PAGE_BREAK;
		if (is_printed(n)) {
			DG_GROW(blocks->item, blocks->n, blocks->cap);
			blocks->item[blocks->n++] = (struct block){ .node = n,
			    .page = page, .page_break = page_break && page == NULL };
			page = NULL;
			page_break = false;
		}
		n = dg_node_skip(root, n);
	}
}

/* ---- w:sectPr -------------------------------------------------------------------- */

/* Room for an empty foot, just below the text: where LibreOffice shows none (on
 * an odd page that begins a section) its margin is then nearly that of Word. */
#define EMPTY_FOOT	DG_MM(1)

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

/* What stands above and below the text of a section's pages; opens: it is the
 * document's first, which has the contact line if there is one. */
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

void
dg_docx_section(struct dg_docx *d, struct dg_xml *x, const struct dg_page_setup *page)
{
	bool opens = d->sections++ == 0, contact = opens && d->contact != NULL;
	bool empty = !opens && d->contact != NULL && page->first_hidden;

	dg_xml_open(x, "w:sectPr");
	heads_and_feet(d, x, page, opens);
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
	dg_xml_close(x);
}

/* ---- w:body ----------------------------------------------------------------------- */

static dg_emu
text_width(const struct dg_page_setup *page)
{
	return (DG_TO_TWIPS(page->width) - DG_TO_TWIPS(page->left) -
	    DG_TO_TWIPS(page->right)) * DG_EMU_TWIP;
}

/* Does a paragraph have to stand between a table and what follows it? */
static bool
is_parted(const struct blocks *blocks, size_t i)
{
	return i + 1 == blocks->n || blocks->item[i + 1].page != NULL ||
	    blocks->item[i + 1].node->kind == DG_K_TABLE;
}

static void
block(struct dg_docx *d, struct dg_xml *x, const struct blocks *blocks, size_t i,
    const struct dg_page_setup *page)
{
	const struct block *b = &blocks->item[i];
	bool ends = i + 1 < blocks->n && blocks->item[i + 1].page != NULL;

	if (b->node->kind != DG_K_TABLE) {
		dg_docx_paragraph(d, x, b->node, (struct dg_docx_para){
		    .page_break = b->page_break, .width = text_width(page),
		    .section_end = ends ? page : NULL });
		return;
	}
	bool parted = is_parted(blocks, i);

	dg_docx_table(d, x, b->node, (struct dg_docx_place){
	    .width = text_width(page), .page_break = b->page_break,
	    .parted = parted });
	if (parted)
		dg_docx_tiny(d, x, ends ? page : NULL);
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
	const struct dg_page_setup *page = &d->sheet->main;
	struct blocks blocks = { 0 };

	list_blocks(&blocks, d->doc->root);
	size_t text_end = first_of_annexes(&blocks);

	dg_xml_open(x, "w:body");
	if (begins_with_table(&blocks) && d->n_notes > 0)
		dg_docx_tiny(d, x, NULL);
	dg_docx_toc_from(d, x);
	for (size_t i = 0; i < blocks.n; i++) {
		if (blocks.item[i].page != NULL)
			page = blocks.item[i].page;
		if (i == text_end)
			dg_docx_toc_to(d, x);
		block(d, x, &blocks, i, page);
	}
	if (blocks.n == 0)
		dg_docx_tiny(d, x, NULL);
	if (d->review != NULL)
		dg_docx_review_legend(d, x);
	dg_docx_section(d, x, page);
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
