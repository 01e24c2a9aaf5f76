/*
 * xml.c - one XML part while it is written.
 *
 * The one idea: nothing here can fail in a way that a caller could mend, so
 * nothing returns a status.  libxml2 refuses only for want of memory or for
 * calls out of order; both abort.
 */
#include "docx/xml.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <libxml/parser.h>

#include "base/limits.h"
#include "base/text.h"
#include "docx/docx.h"

void
dg_docx_begin(void)
{
	xmlInitParser();
}

static void
must(int status)
{
	if (status < 0)
		abort();
}

void
dg_xml_init(struct dg_xml *x)
{
	x->bytes = xmlBufferCreate();
	if (x->bytes == NULL)
		abort();
	xmlBufferSetAllocationScheme(x->bytes, XML_BUFFER_ALLOC_DOUBLEIT);
	x->writer = xmlNewTextWriterMemory(x->bytes, 0);
	if (x->writer == NULL)
		abort();
	dg_buf_init(&x->scratch, DG_MAX_OUTPUT);
	must(xmlTextWriterStartDocument(x->writer, NULL, "UTF-8", "yes"));
}

struct dg_str
dg_xml_finish(struct dg_xml *x, struct dg_arena *arena)
{
	must(xmlTextWriterEndDocument(x->writer));
	xmlFreeTextWriter(x->writer);
	struct dg_str bytes = dg_arena_dup(arena, (struct dg_str){
		(const char *)xmlBufferContent(x->bytes),
		(size_t)xmlBufferLength(x->bytes) });
	xmlBufferFree(x->bytes);
	dg_buf_fini(&x->scratch);
	return bytes;
}

void
dg_xml_open(struct dg_xml *x, const char *element)
{
	must(xmlTextWriterStartElement(x->writer, BAD_CAST element));
}

void
dg_xml_close(struct dg_xml *x)
{
	must(xmlTextWriterEndElement(x->writer));
}

void
dg_xml_attr(struct dg_xml *x, const char *name, const char *value)
{
	must(xmlTextWriterWriteAttribute(x->writer, BAD_CAST name, BAD_CAST value));
}

void
dg_xml_attr_int(struct dg_xml *x, const char *name, int64_t value)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%" PRId64, value);
	dg_xml_attr(x, name, digits);
}

/* XML 1.0, production 2. */
static bool
is_xml_char(uint32_t c)
{
	return c == '\t' || c == '\n' || c == '\r' ||
	    (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

/* A terminated copy in x->scratch, good until the next one. */
static const char *
terminated(struct dg_xml *x, struct dg_str s)
{
	x->scratch.n = 0;
	dg_buf_puts(&x->scratch, "");
	size_t done = 0;
	for (size_t at = 0; at < s.n;) {
		size_t start = at;
		if (is_xml_char(dg_utf8_next(s, &at)))
			continue;
		dg_buf_add_str(&x->scratch, dg_str_sub(s, done, start));
		dg_buf_puts(&x->scratch, "\uFFFD");
		done = at;
	}
	dg_buf_add_str(&x->scratch, dg_str_sub(s, done, s.n));
	return x->scratch.n > 0 ? x->scratch.p : "";
}

void
dg_xml_attr_str(struct dg_xml *x, const char *name, struct dg_str value)
{
	dg_xml_attr(x, name, terminated(x, value));
}

void
dg_xml_text(struct dg_xml *x, struct dg_str s)
{
	must(xmlTextWriterWriteString(x->writer, BAD_CAST terminated(x, s)));
}

void
dg_xml_empty(struct dg_xml *x, const char *element)
{
	dg_xml_open(x, element);
	dg_xml_close(x);
}

void
dg_xml_val(struct dg_xml *x, const char *element, const char *value)
{
	dg_xml_open(x, element);
	dg_xml_attr(x, "w:val", value);
	dg_xml_close(x);
}

void
dg_xml_val_str(struct dg_xml *x, const char *element, struct dg_str value)
{
	dg_xml_open(x, element);
	dg_xml_attr_str(x, "w:val", value);
	dg_xml_close(x);
}

void
dg_xml_val_int(struct dg_xml *x, const char *element, int64_t value)
{
	dg_xml_open(x, element);
	dg_xml_attr_int(x, "w:val", value);
	dg_xml_close(x);
}

void
dg_xml_leaf(struct dg_xml *x, const char *element, struct dg_str text)
{
	dg_xml_open(x, element);
	dg_xml_text(x, text);
	dg_xml_close(x);
}
