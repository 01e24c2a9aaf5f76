/*
 * structure.h - the logical structure of a file (ISO 32000-1, 14.7 and 14.8):
 * what a reader aloud, or one that sets the text anew, goes through.
 *
 * The elements are those of the composed tree, in its order: sections and their
 * headings, lists, tables, notes.  Content streams mark what belongs to an
 * element; what belongs to none is an artifact.
 *
 *	dg_structure_init		elements of all blocks
 *	dg_structure_begin_page		for each page, in order:
 *	dg_structure_of			  whose words are these?
 *	dg_structure_mark		  a stretch of them begins
 *	dg_structure_annotation		  a link belongs to them
 *	dg_structure_write		when all pages are there
 */
#ifndef DG_PDF_STRUCTURE_H
#define DG_PDF_STRUCTURE_H

#include "layout/layout.h"
#include "pdf/file.h"

/* Standard structure types (14.8.4). */
enum dg_tag {
	DG_TAG_DOCUMENT, DG_TAG_PART, DG_TAG_SECT, DG_TAG_DIV, DG_TAG_P,
	DG_TAG_H1, DG_TAG_H2, DG_TAG_H3, DG_TAG_H4, DG_TAG_H5, DG_TAG_H6,
	DG_TAG_L, DG_TAG_LI, DG_TAG_LBL, DG_TAG_LBODY,
	DG_TAG_TABLE, DG_TAG_CAPTION, DG_TAG_THEAD, DG_TAG_TBODY, DG_TAG_TR, DG_TAG_TH, DG_TAG_TD,
	DG_TAG_TOC, DG_TAG_TOCI, DG_TAG_REFERENCE, DG_TAG_LINK, DG_TAG_NOTE, DG_TAG_FIGURE,
	DG_TAG_SPAN,
	DG_TAGS
};

/* What an element holds, in order. */
struct dg_pdf_kid {
	enum { DG_KID_ELEMENT, DG_KID_CONTENT, DG_KID_ANNOTATION } what;
	uint32_t	number;		/* element; MCID; object */
	uint32_t	page;		/* CONTENT, ANNOTATION: from 0 */
	uint32_t	next;		/* 0: none */
};

struct dg_pdf_element {
	enum dg_tag		 tag;
	const struct dg_node	*node;
	union {
		struct {
			const struct dg_item *item;
			const struct dg_page *page;
		} figure;			/* where it stands */
		struct dg_str expansion;	/* SPAN: what it is short for */
	} u;
	uint32_t		 parent;
	uint32_t		 first, last;	/* kids; 0: none */
	uint32_t		 object;	/* 0: not written, it holds nothing */
};

struct dg_structure {
	const struct dg_pages	*pages;
	struct dg_pdf_element	*element;	/* 0 is unused, 1 the document */
	size_t			 n, cap;
	struct dg_pdf_kid	*kid;		/* 0 is unused */
	size_t			 n_kids, cap_kids;
	uint32_t		*owner;		/* elements: by page and MCID, */
	size_t			 n_owners, cap_owners;
	size_t			*start;		/* by page: its first in owner */
	size_t			 n_pages, cap_pages;
	uint32_t		*linked;	/* and of annotations */
	size_t			 n_linked, cap_linked;
};

/* Numbers the nodes below root (node->element) by the element that holds them. */
void		dg_structure_init(struct dg_structure *, struct dg_node *root,
			const struct dg_pages *);
void		dg_structure_fini(struct dg_structure *);

void		dg_structure_begin_page(struct dg_structure *);
/* The element that an item of the page belongs to: its words, label, call of a note,
 * or picture. */
uint32_t	dg_structure_of(struct dg_structure *, const struct dg_item *);
/* One inside it for words that stand for more words. */
uint32_t	dg_structure_abbreviation(struct dg_structure *, uint32_t element,
			struct dg_str whole);
/* Is an item words of a reference that lead to a leaf of the document?  Then dg_structure_of
 * gives its run an element of its own. */
bool		dg_item_leads(const struct dg_item *);
/* The MCID of a stretch of the page that belongs to an element. */
unsigned	dg_structure_mark(struct dg_structure *, uint32_t element);
/* A link of the page belongs to an element: its StructParent. */
size_t		dg_structure_annotation(struct dg_structure *, uint32_t element,
			unsigned object);

/* Writes all elements and what leads to them; the structure tree root's number. */
unsigned	dg_structure_write(struct dg_structure *, struct dg_pdf_file *,
			const unsigned *page_object);

/* "P": for the tree, and for the content. */
const char	*dg_tag_name(enum dg_tag);

#endif
