/*
 * drawing.c - drawn rules, frames, braces and pictures: DrawingML that stands
 * where the layout draws it.
 *
 * A shape is anchored to the line of text that its run stands in, a picture to
 * its paragraph; neither takes room.  Word 2010's shapes are not part of the
 * standard, so they stand in mc:AlternateContent; an older reader shows nothing
 * instead.
 */
#include "docx/part.h"

#include <stdio.h>
#include <string.h>

#define PICTURE_NS "http://schemas.openxmlformats.org/drawingml/2006/picture"

static void
position(struct dg_xml *x, const char *element, const char *from, dg_emu offset)
{
	char number[24];

	snprintf(number, sizeof number, "%lld", (long long)offset);
	dg_xml_open(x, element);
	dg_xml_attr(x, "relativeFrom", from);
	dg_xml_leaf(x, "wp:posOffset", dg_str_of(number));
	dg_xml_close(x);
}

/* A pair of attributes in an element of their own. */
static void
pair(struct dg_xml *x, const char *element, const char *a, dg_emu va, const char *b,
    dg_emu vb)
{
	dg_xml_open(x, element);
	dg_xml_attr_int(x, a, va);
	dg_xml_attr_int(x, b, vb);
	dg_xml_close(x);
}

/* Readers aloud pass over what only adorns. */
static void
decorative(struct dg_xml *x)
{
	dg_xml_open(x, "a:extLst");
	dg_xml_open(x, "a:ext");
	dg_xml_attr(x, "uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}");
	dg_xml_open(x, "adec:decorative");
	dg_xml_attr(x, "xmlns:adec",
	    "http://schemas.microsoft.com/office/drawing/2017/decorative");
	dg_xml_attr(x, "val", "1");
	dg_xml_close(x);
	dg_xml_close(x);
	dg_xml_close(x);
}

static void
doc_pr(struct dg_docx *d, struct dg_xml *x, const struct dg_docx_drawing *drawing)
{
	char name[32];

	snprintf(name, sizeof name, "%s %u", drawing->shape, ++d->drawings);
	dg_xml_open(x, "wp:docPr");
	dg_xml_attr_int(x, "id", d->drawings);
	dg_xml_attr(x, "name", name);
	dg_xml_attr(x, "descr", drawing->description);
	decorative(x);
	dg_xml_close(x);
}

/* The shape; a brace's bends are as high as they are wide. */
static void
prst_geom(struct dg_xml *x, const char *shape)
{
	dg_xml_open(x, "a:prstGeom");
	dg_xml_attr(x, "prst", shape);
	dg_xml_open(x, "a:avLst");
	if (strcmp(shape, "rightBrace") == 0) {
		dg_xml_open(x, "a:gd");
		dg_xml_attr(x, "name", "adj1");
		dg_xml_attr(x, "fmla", "val 100000");
		dg_xml_close(x);
	}
	dg_xml_close(x);
	dg_xml_close(x);
}

static void
sp_pr(struct dg_xml *x, const struct dg_docx_drawing *drawing)
{
	char color[8];

	dg_docx_color(drawing->color, color);
	dg_xml_open(x, "wps:spPr");
	dg_xml_open(x, "a:xfrm");
	pair(x, "a:off", "x", 0, "y", 0);
	pair(x, "a:ext", "cx", drawing->width, "cy", drawing->height);
	dg_xml_close(x);
	prst_geom(x, drawing->shape);
	dg_xml_empty(x, "a:noFill");
	dg_xml_open(x, "a:ln");
	dg_xml_attr_int(x, "w", drawing->thickness);
	dg_xml_open(x, "a:solidFill");
	dg_xml_open(x, "a:srgbClr");
	dg_xml_attr(x, "val", color);
	dg_xml_close(x);
	dg_xml_close(x);
	dg_xml_close(x);
	dg_xml_close(x);
}

static void
wsp(struct dg_xml *x, const struct dg_docx_drawing *drawing)
{
	dg_xml_open(x, "a:graphic");
	dg_xml_open(x, "a:graphicData");
	dg_xml_attr(x, "uri",
	    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape");
	dg_xml_open(x, "wps:wsp");
	dg_xml_empty(x, "wps:cNvSpPr");
	sp_pr(x, drawing);
	dg_xml_empty(x, "wps:bodyPr");
	dg_xml_close(x);
	dg_xml_close(x);
	dg_xml_close(x);
}

/*
 * <wp:anchor> with all that comes before what it shows; the caller closes it.
 * Of two that overlap the higher one is drawn over the other.
 */
static void
anchor_open(struct dg_xml *x, dg_emu left, const char *from, dg_emu top, dg_emu width,
    dg_emu height, unsigned high)
{
	static const char *const spaces[] = { "distT", "distB", "distL", "distR",
		"simplePos" };
	static const char *const attr[][2] = { { "behindDoc", "0" }, { "locked", "0" },
		{ "layoutInCell", "1" }, { "allowOverlap", "1" } };

	dg_xml_open(x, "wp:anchor");
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		dg_xml_attr(x, spaces[i], "0");
	dg_xml_attr_int(x, "relativeHeight", high);
	for (size_t i = 0; i < sizeof attr / sizeof *attr; i++)
		dg_xml_attr(x, attr[i][0], attr[i][1]);
	pair(x, "wp:simplePos", "x", 0, "y", 0);
	position(x, "wp:positionH", "column", left);
	position(x, "wp:positionV", from, top);
	/* An extent of nothing is not allowed. */
	pair(x, "wp:extent", "cx", width > 0 ? width : 1, "cy",
	    height > 0 ? height : 1);
	dg_xml_empty(x, "wp:wrapNone");
}

static void
anchor(struct dg_docx *d, struct dg_xml *x, const struct dg_docx_drawing *drawing)
{
	anchor_open(x, drawing->x, "line", drawing->y, drawing->width,
	    drawing->height, 1);
	doc_pr(d, x, drawing);
	dg_xml_empty(x, "wp:cNvGraphicFramePr");
	wsp(x, drawing);
	dg_xml_close(x);
}

void
dg_docx_drawing(struct dg_docx *d, struct dg_xml *x,
    const struct dg_docx_drawing *drawing)
{
	dg_xml_open(x, "w:r");
	dg_xml_open(x, "mc:AlternateContent");
	dg_xml_open(x, "mc:Choice");
	dg_xml_attr(x, "Requires", "wps");
	dg_xml_open(x, "w:drawing");
	anchor(d, x, drawing);
	dg_xml_close(x);
	dg_xml_close(x);
	dg_xml_close(x);
	dg_xml_close(x);
}

/* ---- pictures ------------------------------------------------------------------ */

/* <wp:docPr> or <pic:cNvPr>: what the picture is. */
static void
picture_name(struct dg_xml *x, const char *element, unsigned id, struct dg_str alt)
{
	char name[32];

	snprintf(name, sizeof name, "picture %u", id);
	dg_xml_open(x, element);
	dg_xml_attr_int(x, "id", id);
	dg_xml_attr(x, "name", name);
	dg_xml_attr_str(x, "descr", alt);
	dg_xml_close(x);
}

static void
blip_fill(struct dg_xml *x, const char *relation)
{
	dg_xml_open(x, "pic:blipFill");
	dg_xml_open(x, "a:blip");
	dg_xml_attr(x, "r:embed", relation);
	dg_xml_close(x);
	dg_xml_open(x, "a:stretch");
	dg_xml_empty(x, "a:fillRect");
	dg_xml_close(x);
	dg_xml_close(x);
}

static void
picture_sp_pr(struct dg_xml *x, const struct dg_picture *file)
{
	dg_xml_open(x, "pic:spPr");
	dg_xml_open(x, "a:xfrm");
	pair(x, "a:off", "x", 0, "y", 0);
	pair(x, "a:ext", "cx", file->cx, "cy", file->cy);
	dg_xml_close(x);
	prst_geom(x, "rect");
	dg_xml_close(x);
}

static void
pic(struct dg_docx *d, struct dg_xml *x, const struct dg_node *picture)
{
	const struct dg_picture *file = picture->u.picture.file;
	char relation[16];

	dg_docx_picture_id(d, dg_docx_picture_index(d, file), relation);
	dg_xml_open(x, "a:graphic");
	dg_xml_open(x, "a:graphicData");
	dg_xml_attr(x, "uri", PICTURE_NS);
	dg_xml_open(x, "pic:pic");
	dg_xml_attr(x, "xmlns:pic", PICTURE_NS);
	dg_xml_open(x, "pic:nvPicPr");
	picture_name(x, "pic:cNvPr", d->drawings, picture->u.picture.alt);
	dg_xml_empty(x, "pic:cNvPicPr");
	dg_xml_close(x);
	blip_fill(x, relation);
	picture_sp_pr(x, file);
	dg_xml_close(x);
	dg_xml_close(x);
	dg_xml_close(x);
}

void
dg_docx_picture(struct dg_docx *d, struct dg_xml *x, const struct dg_node *picture,
    dg_emu left, dg_emu top)
{
	const struct dg_picture *file = picture->u.picture.file;

	dg_xml_open(x, "w:r");
	dg_xml_open(x, "w:drawing");
	/* LibreOffice turns a picture's distance from its line upside down. */
	anchor_open(x, left, "paragraph", top, file->cx, file->cy,
	    ++d->drawings + 1);
	picture_name(x, "wp:docPr", d->drawings, picture->u.picture.alt);
	dg_xml_empty(x, "wp:cNvGraphicFramePr");
	pic(d, x, picture);
	dg_xml_close(x);
	dg_xml_close(x);
	dg_xml_close(x);
}
