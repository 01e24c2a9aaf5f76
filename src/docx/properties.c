/*
 * properties.c - docProps/core.xml and docProps/app.xml: what the file says
 * about itself.  Dates are the document's own, never the clock's.
 */
#include "docx/part.h"

#include <stdio.h>

static void
date(struct dg_xml *x, const char *element, struct dg_date on)
{
	char text[40];

	if (on.year < 1 || on.year > 9999 || on.month == 0 || on.day == 0)
		return;
	snprintf(text, sizeof text, "%04d-%02d-%02dT00:00:00Z", on.year, on.month,
	    on.day);
	dg_xml_open(x, element);
	dg_xml_attr(x, "xsi:type", "dcterms:W3CDTF");
	dg_xml_text(x, dg_str_of(text));
	dg_xml_close(x);
}

static void
optional(struct dg_xml *x, const char *element, struct dg_str value)
{
	if (value.n > 0)
		dg_xml_leaf(x, element, value);
}

void
dg_docx_core(struct dg_docx *d, struct dg_xml *x)
{
	const struct dg_metadata *meta = d->meta;

	dg_xml_open(x, "cp:coreProperties");
	dg_xml_attr(x, "xmlns:cp", "http://schemas.openxmlformats.org/package/2006/"
	    "metadata/core-properties");
	dg_xml_attr(x, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
	dg_xml_attr(x, "xmlns:dcterms", "http://purl.org/dc/terms/");
	dg_xml_attr(x, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
	optional(x, "dc:title", meta->title);
	optional(x, "dc:subject", meta->subject);
	optional(x, "dc:creator", meta->author);
	optional(x, "cp:lastModifiedBy", meta->author);
	date(x, "dcterms:created", meta->date);
	date(x, "dcterms:modified", meta->date);
	dg_xml_leaf(x, "dc:language", d->meta->language);
	dg_xml_close(x);
}

void
dg_docx_app(struct dg_docx *d, struct dg_xml *x)
{
	dg_xml_open(x, "Properties");
	dg_xml_attr(x, "xmlns", "http://schemas.openxmlformats.org/officeDocument/"
	    "2006/extended-properties");
	optional(x, "Application", d->meta->producer);
	optional(x, "Company", d->meta->author);
	dg_xml_close(x);
}
