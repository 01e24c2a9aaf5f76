/*
 * font_table.c - word/fontTable.xml: the one family of the document, with what
 * a machine without it needs to choose another.
 */
#include "docx/part.h"

static void
sig(struct dg_xml *x)
{
	static const char *const field[][2] = {
		{ "w:usb0", "E0002EFF" }, { "w:usb1", "C000785B" },
		{ "w:usb2", "00000009" }, { "w:usb3", "00000000" },
		{ "w:csb0", "000001FF" }, { "w:csb1", "00000000" },
	};

	dg_xml_open(x, "w:sig");
	for (size_t i = 0; i < sizeof field / sizeof *field; i++)
		dg_xml_attr(x, field[i][0], field[i][1]);
	dg_xml_close(x);
}

void
dg_docx_font_table(struct dg_docx *d, struct dg_xml *x)
{
	bool times = dg_str_is(d->sheet->font, "Times New Roman");

	dg_xml_open(x, "w:fonts");
	dg_docx_namespaces(x);
	dg_xml_open(x, "w:font");
	dg_xml_attr_str(x, "w:name", d->sheet->font);
	if (times)
		dg_xml_val(x, "w:panose1", "02020603050405020304");
	dg_xml_val(x, "w:charset", "00");
	dg_xml_val(x, "w:family", "roman");
	dg_xml_val(x, "w:pitch", "variable");
	if (times)
		sig(x);
	dg_xml_close(x);
	dg_xml_close(x);
}
