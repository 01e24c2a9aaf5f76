/*
 * layout.h - from a composed tree to pages of positioned items.
 *
 * layout/ owns faces and shaping (font.c, shape.c), what is kept for the next document (worker.c),
 * lines of a paragraph (para.c; kept.c: those made before),
 * tables (table.c), letterhead and closing columns (columns.c, even.c), pages
 * (page.c), what stands in margins (contact.c, tab.c; review.c of review copies), and
 * the dump of pages.
 * It also writes into the tree what only measuring can know: the widths of
 * table columns, the page numbers of a table of contents; the DOCX writer reads
 * them from there.
 *
 * Line breaking is Word's: first fit, justified, exact line heights.
 */
#ifndef DG_LAYOUT_LAYOUT_H
#define DG_LAYOUT_LAYOUT_H

#include "doc/doc.h"
#include "layout/worker.h"
#include "office/style.h"

enum dg_item_kind { DG_ITEM_GLYPHS, DG_ITEM_LINE, DG_ITEM_BRACE, DG_ITEM_BOX,
	DG_ITEM_PICTURE };

enum dg_role {
	DG_ROLE_TEXT,		/* words of the node */
	DG_ROLE_LABEL,		/* its generated number or bullet */
	DG_ROLE_CELL,		/* words in a table cell */
	/* what is no content of the document: */
	DG_ROLE_ARTIFACT,	/* rules, grids, dots that lead to a page number */
	DG_ROLE_REPEATED,	/* words of a header row, again on a later page */
	DG_ROLE_PAGE_NUMBER,	/* above the text */
};

/*
 * A cell with cell.brace has the brace at its left edge, as high as the cell,
 * and its text begins this far from that edge.
 */
#define DG_BRACE_WIDTH	DG_TWIP(113)		/* 2 mm */
#define DG_BRACE_ROOM	DG_TWIP(170)		/* 3 mm */

/* The rule above footnotes, and the room that it takes with its spaces: what
 * LibreOffice draws; the DOCX gives its separator line the same height. */
#define DG_NOTE_RULE_SPACE	DG_MM(1)
#define DG_NOTE_RULE		(DG_PT(1) / 2)
#define DG_NOTE_RULE_HEIGHT	(2 * DG_NOTE_RULE_SPACE + DG_NOTE_RULE)

/*
 * What must stand where Word wants a paragraph and the tree has none: behind a
 * table that another table, other pages or nothing follows, and before one
 * that opens a document with footnotes.  The DOCX has an empty paragraph there,
 * so high.
 */
#define DG_TABLE_END	DG_TWIP(14)

/* One thing on a page.  Items stand in logical (reading) order. */
struct dg_item {
	enum dg_item_kind	 kind;
	enum dg_role		 role;
	const struct dg_node	*node;		/* the LEAF (or TABLE, CELL) it belongs to */
	const struct dg_node	*run;		/* GLYPHS: the TEXT it came from, or NULL;
						 * PICTURE: its node */
	dg_emu			 x, y;		/* GLYPHS: start of the baseline; LINE:
						 * one end; others: top left.  From
						 * the page's top left corner. */
	uint32_t		 color;		/* 0xRRGGBB */
	/* GLYPHS */
	uint8_t			 face;		/* DG_BOLD | DG_ITALIC | DG_UNDERLINE */
	dg_emu			 size;
	struct dg_str		 text;		/* what the glyphs spell */
	const struct dg_glyph	*glyphs;	/* advances include justification */
	size_t			 n_glyphs;
	dg_emu			 width;
	/* LINE: other end; BRACE, BOX, PICTURE: width and height; thickness */
	dg_emu			 x2, y2, thickness;
	bool			 line_end;	/* last item of its line, and the leaf goes
						 * on; the spaces behind its last word are
						 * in its text, but none stands for a BREAK */
};

static inline bool
dg_is_artifact(const struct dg_item *it)
{
	return it->role >= DG_ROLE_ARTIFACT;
}

struct dg_page {
	const struct dg_page_setup *setup;
	struct dg_item		*items;
	size_t			 n, cap;
	unsigned		 number;	/* as printed; from 1 */
	bool			 number_hidden;
};

struct dg_pages {
	const struct dg_sources	*sources;	/* of the document; for the dump */
	struct dg_page		*page;
	size_t			 n, cap;
};

/*
 * Lays out doc->root (composed) on pages; everything allocated is in
 * doc->arena but the growing arrays, which dg_pages_fini frees.  Missing
 * glyphs are errors in the sink.
 */
void	dg_layout(struct dg_doc *, const struct dg_sheet *, struct dg_worker *,
		struct dg_pages *);
void	dg_pages_fini(struct dg_pages *);
/* --dump=pages: one item a line, in 1/100 mm... see page_dump.c. */
void	dg_pages_dump(const struct dg_pages *, struct dg_buf *);

#endif
