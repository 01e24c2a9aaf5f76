/*
 * metadata.c - what a file says about itself, twice: the Info dictionary, and
 * an XMP packet (ISO 16684-1) with the same values, and which standards the file
 * follows (ISO 19005-2, 6.6.4; ISO 14289-1, 5).
 *
 * The creation date is the document's own: a day, without an hour that some
 * time zone could turn into the day before.  Without a whole date there is
 * none.
 */
#include "base/limits.h"
#include "pdf/object.h"
#include "pdf/parts.h"

static void
put_text(struct dg_buf *b, const char *key, struct dg_str value)
{
	if (value.n > 0)
		dg_dict_text(b, key, value);
}

unsigned
dg_info_write(struct dg_pdf_file *file, const struct dg_metadata *meta)
{
	unsigned	self = dg_pdf_file_reserve(file);
	struct dg_buf	*b = dg_pdf_file_begin_own(file, self);

	dg_dict_open(b);
	put_text(b, "Title", meta->title);
	put_text(b, "Author", meta->author);
	put_text(b, "Subject", meta->subject);
	put_text(b, "Producer", meta->producer);
	if (dg_date_is_whole(meta->date))
		dg_buf_fmt(b, "/CreationDate(D:%04d%02d%02d)", meta->date.year,
		    meta->date.month, meta->date.day);
	dg_dict_close(b);
	dg_pdf_file_end(file);
	return self;
}

/* ---- XMP ----------------------------------------------------------------- */

/* Text in XML; what XML cannot hold is left out. */
static void
put_xml(struct dg_buf *b, struct dg_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '&')
			dg_buf_puts(b, "&amp;");
		else if (c == '<')
			dg_buf_puts(b, "&lt;");
		else if (c == '>')
			dg_buf_puts(b, "&gt;");
		else if (c >= ' ' || c == '\t' || c == '\n')
			dg_buf_putc(b, (char)c);
	}
}

/* <name>open value close</name> */
static void
put_property(struct dg_buf *b, const char *name, const char *open,
    struct dg_str value, const char *close)
{
	if (value.n == 0)
		return;
	dg_buf_fmt(b, "<%s>%s", name, open);
	put_xml(b, value);
	dg_buf_fmt(b, "%s</%s>\n", close, name);
}

#define ALT_OPEN	"<rdf:Alt><rdf:li xml:lang=\"x-default\">"
#define ALT_CLOSE	"</rdf:li></rdf:Alt>"

/* The schema that ISO 19005 does not know has to be described (6.6.2.3). */
static void
put_extension(struct dg_buf *b)
{
	dg_buf_puts(b, "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
	    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
	    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
	    "</pdfaSchema:namespaceURI>\n"
	    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	    "<pdfaProperty:name>part</pdfaProperty:name>\n"
	    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
	    "<pdfaProperty:description>Part of ISO 14289 that the file follows"
	    "</pdfaProperty:description>\n"
	    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
	    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n");
}

static void
put_packet(struct dg_buf *b, const struct dg_metadata *meta, unsigned part)
{
	dg_buf_puts(b, "<?xpacket begin=\"\xef\xbb\xbf\" "
	    "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	    "<rdf:Description rdf:about=\"\""
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
	    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
	    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
	    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
	    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	    "<dc:format>application/pdf</dc:format>\n");
	dg_buf_fmt(b, "<pdfaid:part>%u</pdfaid:part>\n"
	    "<pdfaid:conformance>A</pdfaid:conformance>\n"
	    "<pdfuaid:part>1</pdfuaid:part>\n", part);
	put_property(b, "dc:title", ALT_OPEN, meta->title, ALT_CLOSE);
	put_property(b, "dc:creator", "<rdf:Seq><rdf:li>", meta->author,
	    "</rdf:li></rdf:Seq>");
	put_property(b, "dc:description", ALT_OPEN, meta->subject, ALT_CLOSE);
	put_property(b, "dc:language", "<rdf:Bag><rdf:li>", meta->language,
	    "</rdf:li></rdf:Bag>");
	put_property(b, "pdf:Producer", "", meta->producer, "");
	if (dg_date_is_whole(meta->date))
		dg_buf_fmt(b, "<xmp:CreateDate>%04d-%02d-%02d"
		    "</xmp:CreateDate>\n", meta->date.year,
		    meta->date.month, meta->date.day);
	put_extension(b);
	dg_buf_puts(b, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
	    "<?xpacket end=\"r\"?>");
}

unsigned
dg_xmp_write(struct dg_pdf_file *file, const struct dg_metadata *meta, unsigned part)
{
	unsigned	self = dg_pdf_file_reserve(file);
	struct dg_buf	packet;

	dg_buf_init(&packet, DG_PDF_MAX_VALUE);
	put_packet(&packet, meta, part);
	dg_pdf_file_stream_plain(file, self,
	    DG_STR("/Type/Metadata/Subtype/XML"), dg_buf_str(&packet));
	file->out->overflow |= packet.overflow;
	dg_buf_fini(&packet);
	return self;
}
