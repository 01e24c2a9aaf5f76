/*
 * settings.c - word/settings.xml: how Word is to lay the document out.
 *
 * Everything that Word would otherwise decide by its version or by its user's
 * habits is said here, so that pages come out as the PDF has them.
 */
#include "docx/part.h"

static void
compat_setting(struct dg_xml *x, const char *name, const char *value)
{
	dg_xml_open(x, "w:compatSetting");
	dg_xml_attr(x, "w:name", name);
	dg_xml_attr(x, "w:uri", "http://schemas.microsoft.com/office/word");
	dg_xml_attr(x, "w:val", value);
	dg_xml_close(x);
}

static void
compat(struct dg_xml *x)
{
	dg_xml_open(x, "w:compat");
	/* A line that a clerk broke is not stretched. */
	dg_xml_empty(x, "w:doNotExpandShiftReturn");
	compat_setting(x, "compatibilityMode", "15");
	compat_setting(x, "overrideTableStyleFontSizeAndJustification", "1");
	compat_setting(x, "enableOpenTypeFeatures", "1");
	compat_setting(x, "doNotFlipMirrorIndents", "1");
	compat_setting(x, "differentiateMultirowTableHeaders", "1");
	compat_setting(x, "useWord2013TrackBottomHyphenation", "0");
	dg_xml_close(x);
}

/* The two separators of footnotes.c. */
static void
footnote_pr(struct dg_xml *x)
{
	dg_xml_open(x, "w:footnotePr");
	for (int id = -1; id <= 0; id++) {
		dg_xml_open(x, "w:footnote");
		dg_xml_attr_int(x, "w:id", id);
		dg_xml_close(x);
	}
	dg_xml_close(x);
}

static void
theme_font_lang(struct dg_docx *d, struct dg_xml *x)
{
	dg_xml_open(x, "w:themeFontLang");
	dg_xml_attr_str(x, "w:val", d->meta->language);
	dg_xml_close(x);
}

void
dg_docx_settings(struct dg_docx *d, struct dg_xml *x)
{
	dg_xml_open(x, "w:settings");
	dg_docx_namespaces(x);
	dg_xml_open(x, "w:zoom");
	dg_xml_attr(x, "w:percent", "100");
	dg_xml_close(x);
	if (d->sheet->main.mirrored)
		dg_xml_empty(x, "w:mirrorMargins");
	dg_xml_val_int(x, "w:defaultTabStop", DG_TO_TWIPS(DG_MM(10)));
	dg_xml_val(x, "w:autoHyphenation", "0");
	dg_xml_val(x, "w:characterSpacingControl", "doNotCompress");
	if (d->n_notes > 0)
		footnote_pr(x);
	compat(x);
	theme_font_lang(d, x);
	dg_xml_val(x, "w:decimalSymbol", ",");
	dg_xml_val(x, "w:listSeparator", ";");
	dg_xml_close(x);
}
