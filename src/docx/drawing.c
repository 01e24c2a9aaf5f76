/*
 * drawing.c - drawn rules and braces: DrawingML shapes that stand where the
 * layout draws them.
 *
 * A shape is anchored to the line of text that its run stands in and takes no
 * room.  Word 2010's shapes are not part of the standard, so they stand in
 * mc:AlternateContent; an older reader shows nothing instead.
 */
#include "docx/part.h"

#include <stdio.h>
#include <string.h>

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

static void
anchor(struct dg_docx *d, struct dg_xml *x, const struct dg_docx_drawing *drawing)
{
	static const char *const attr[][2] = {
		{ "distT", "0" }, { "distB", "0" }, { "distL", "0" }, { "distR", "0" },
		{ "simplePos", "0" }, { "relativeHeight", "1" }, { "behindDoc", "0" },
		{ "locked", "0" }, { "layoutInCell", "1" }, { "allowOverlap", "1" },
	};

	dg_xml_open(x, "wp:anchor");
	for (size_t i = 0; i < sizeof attr / sizeof *attr; i++)
		dg_xml_attr(x, attr[i][0], attr[i][1]);
	pair(x, "wp:simplePos", "x", 0, "y", 0);
	position(x, "wp:positionH", "column", drawing->x);
	position(x, "wp:positionV", "line", drawing->y);
	/* An extent of nothing is not allowed. */
	pair(x, "wp:extent", "cx", drawing->width > 0 ? drawing->width : 1,
	    "cy", drawing->height > 0 ? drawing->height : 1);
	dg_xml_empty(x, "wp:wrapNone");
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
