/*
 * review.c - a review copy: the left border of a paragraph says by its colour and
 * width which level wrote it, by its pattern what was done to it; lines under words
 * say that they were changed.  Borders stand outside the text and take no room.
 */
#include "docx/part.h"

#include "layout/review.h"

#define SPACE		4	/* points between the bar and the text */
#define SPACE_IN_CELL	1
#define THIN		12	/* eighths of a point: of the first level */
#define THICKER		6	/* each further level */
#define THICKEST	48

static const char *
pattern(enum dg_share share)
{
	static const char *const name[] = { [DG_SHARE_OWN] = "single",
		[DG_SHARE_KEPT] = "single", [DG_SHARE_TERMS] = "dotted",
		[DG_SHARE_EDITED] = "dashed", [DG_SHARE_MOVED] = "dotDash",
		[DG_SHARE_CONDENSED] = "triple", [DG_SHARE_REWRITTEN] = "double",
		[DG_SHARE_NEW] = "thinThickSmallGap" };

	return share <= DG_SHARE_NEW ? name[share] : "single";
}

static void
bar(struct dg_xml *x, unsigned level, enum dg_share share, unsigned space)
{
	unsigned width = THIN + THICKER * level;
	char	 color[8];

	dg_docx_color(dg_review_color(level), color);
	dg_xml_open(x, "w:pBdr");
	dg_xml_open(x, "w:left");
	dg_xml_attr(x, "w:val", pattern(share));
	dg_xml_attr_int(x, "w:sz", width < THICKEST ? width : THICKEST);
	dg_xml_attr_int(x, "w:space", space);
	dg_xml_attr(x, "w:color", color);
	dg_xml_close(x);
	dg_xml_close(x);
}

/* A tint behind the words of a cell: LibreOffice hides a border there. */
static void
tint(struct dg_xml *x, unsigned level)
{
	uint32_t color = dg_review_color(level), light = 0;
	char	 fill[8];

	for (int shift = 16; shift >= 0; shift -= 8)
		light |= (255 - (255 - (color >> shift & 255)) / 6) << shift;
	dg_docx_color(light, fill);
	dg_xml_open(x, "w:shd");
	dg_xml_attr(x, "w:val", "clear");
	dg_xml_attr(x, "w:color", "auto");
	dg_xml_attr(x, "w:fill", fill);
	dg_xml_close(x);
}

void
dg_docx_review_bar(struct dg_docx *d, struct dg_xml *x, const struct dg_node *leaf)
{
	bool		 cell = leaf->parent != NULL && leaf->parent->kind == DG_K_CELL;
	struct dg_marked m;

	if (!dg_ledger_mark(d->review, leaf, &m))
		return;
	bar(x, m.level, m.share, cell ? SPACE_IN_CELL : SPACE);
	if (cell)
		tint(x, m.level);
}

/* ---- words --------------------------------------------------------------------------- */

unsigned
dg_docx_review_run(const struct dg_docx *d, const struct dg_node *text)
{
	struct dg_marked m;

	if (d->review == NULL || !dg_ledger_mark_run(d->review, text, &m))
		return 0;
	return 2 * (m.level + 1) + (m.share == DG_SHARE_TERMS);
}

void
dg_docx_review_u(struct dg_xml *x, unsigned changed)
{
	char color[8];

	dg_docx_color(dg_review_color(changed / 2 - 1), color);
	dg_xml_open(x, "w:u");
	dg_xml_attr(x, "w:val", changed % 2 ? "dash" : "single");
	dg_xml_attr(x, "w:color", color);
	dg_xml_close(x);
}

/* ---- the legend ------------------------------------------------------------------------ */

/* A line of it, with the bar that it explains. */
static void
line(struct dg_xml *x, unsigned level, enum dg_share share, struct dg_str s)
{
	dg_xml_open(x, "w:p");
	dg_xml_open(x, "w:pPr");
	if (share < DG_SHARES)
		bar(x, level, share, SPACE);
	dg_xml_open(x, "w:spacing");
	dg_xml_attr_int(x, "w:before", 0);
	dg_xml_attr_int(x, "w:after", 0);
	dg_xml_attr_int(x, "w:line", 200);
	dg_xml_attr(x, "w:lineRule", "exact");
	dg_xml_close(x);
	dg_xml_open(x, "w:ind");
	dg_xml_attr_int(x, "w:left", 0);
	dg_xml_attr_int(x, "w:firstLine", 0);
	dg_xml_close(x);
	dg_xml_val(x, "w:jc", "left");
	dg_xml_close(x);
	dg_xml_open(x, "w:r");
	dg_xml_open(x, "w:rPr");
	dg_xml_val_int(x, "w:sz", 14);
	dg_xml_val_int(x, "w:szCs", 14);
	dg_xml_close(x);
	dg_xml_leaf(x, "w:t", s);
	dg_xml_close(x);
	dg_xml_close(x);
}

void
dg_docx_review_legend(struct dg_docx *d, struct dg_xml *x)
{
	enum dg_share	share;
	struct dg_str	s;

	line(x, 0, DG_SHARES, DG_STR("Bản ghi nguồn gốc. Màu và độ đậm của vạch: cấp viết ra; kiểu "
	    "vạch: cách xử lý; gạch chân liền: chữ đã sửa; gạch chân đứt: chữ đã thay."));
	for (unsigned i = 0; i < d->review->chain->n; i++)
		line(x, i, DG_SHARE_OWN, dg_review_level(d->review, d->arena, i));
	for (unsigned i = 0; (s = dg_review_class(d->arena, i, &share)).n > 0; i++)
		line(x, 0, share, s);
}
