/*
 * header.c - word/header1.xml: the page number at the top of every page.
 *
 * One header serves all sections; a section whose first page shows no number
 * has a different first page, and none for it.
 */
#include "docx/part.h"

void
dg_docx_fld_char(struct dg_xml *x, const char *type)
{
	dg_xml_open(x, "w:r");
	dg_xml_open(x, "w:fldChar");
	dg_xml_attr(x, "w:fldCharType", type);
	dg_xml_close(x);
	dg_xml_close(x);
}

void
dg_docx_instr_text(struct dg_xml *x, struct dg_str code)
{
	dg_xml_open(x, "w:r");
	dg_xml_open(x, "w:instrText");
	dg_xml_attr(x, "xml:space", "preserve");
	dg_xml_text(x, code);
	dg_xml_close(x);
	dg_xml_close(x);
}

/* The PAGE field, with a number to show until Word computes its own. */
static void
page_field(struct dg_xml *x)
{
	dg_docx_fld_char(x, "begin");
	dg_docx_instr_text(x, DG_STR(" PAGE "));
	dg_docx_fld_char(x, "separate");
	dg_xml_open(x, "w:r");
	dg_xml_leaf(x, "w:t", DG_STR("2"));
	dg_xml_close(x);
	dg_docx_fld_char(x, "end");
}

void
dg_docx_header(struct dg_docx *d, struct dg_xml *x)
{
	const struct dg_style *style = d->sheet->page_number;

	dg_xml_open(x, "w:hdr");
	dg_docx_namespaces(x);
	dg_xml_open(x, "w:p");
	dg_xml_open(x, "w:pPr");
	dg_xml_val_str(x, "w:pStyle", dg_docx_style_of(d, style)->id);
	dg_xml_close(x);
	page_field(x);
	dg_xml_close(x);
	dg_xml_close(x);
}
