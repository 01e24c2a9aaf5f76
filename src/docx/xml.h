/*
 * xml.h - one XML part while it is written (XML 1.0, UTF-8).
 *
 * Elements and attributes are named with their prefixes, as they appear in
 * the file; a name stays where it is until its element is closed.  Elements must
 * nest; what the writer is handed in the wrong order is a bug and aborts.
 */
#ifndef DG_DOCX_XML_H
#define DG_DOCX_XML_H

#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

struct dg_xml {
	struct dg_buf	  out;
	struct dg_str	 *open;		/* heap; elements, the innermost last */
	size_t		  n, cap;
	bool		  in_tag;	/* the last one may still get attributes */
};

/* A new part with its XML declaration. */
void		dg_xml_init(struct dg_xml *);
/* Ends the part; its bytes stay until dg_xml_fini. */
struct dg_str	dg_xml_finish(struct dg_xml *);
void		dg_xml_fini(struct dg_xml *);

/* Those below, whose names are mostly literals: how long they are is then known. */
void		dg_xml_open_str(struct dg_xml *, struct dg_str element);
void		dg_xml_put_empty(struct dg_xml *, struct dg_str element);
void		dg_xml_put_val(struct dg_xml *, struct dg_str element, struct dg_str value);
void		dg_xml_put_str(struct dg_xml *, struct dg_str name, struct dg_str value);
void		dg_xml_put_int(struct dg_xml *, struct dg_str name, int64_t value);

static inline void
dg_xml_open(struct dg_xml *x, const char *element)
{
	dg_xml_open_str(x, dg_str_of(element));
}

void		dg_xml_close(struct dg_xml *);

static inline void
dg_xml_attr_str(struct dg_xml *x, const char *name, struct dg_str value)
{
	dg_xml_put_str(x, dg_str_of(name), value);
}

static inline void
dg_xml_attr(struct dg_xml *x, const char *name, const char *value)
{
	dg_xml_put_str(x, dg_str_of(name), dg_str_of(value));
}

static inline void
dg_xml_attr_int(struct dg_xml *x, const char *name, int64_t value)
{
	dg_xml_put_int(x, dg_str_of(name), value);
}

/* Characters that XML cannot hold become U+FFFD. */
void		dg_xml_text(struct dg_xml *, struct dg_str);

/* <element/>, <element w:val="value"/>, <element>text</element>. */
static inline void
dg_xml_empty(struct dg_xml *x, const char *element)
{
	dg_xml_put_empty(x, dg_str_of(element));
}

static inline void
dg_xml_val_str(struct dg_xml *x, const char *element, struct dg_str value)
{
	dg_xml_put_val(x, dg_str_of(element), value);
}

static inline void
dg_xml_val(struct dg_xml *x, const char *element, const char *value)
{
	dg_xml_val_str(x, element, dg_str_of(value));
}

static inline void
dg_xml_val_int(struct dg_xml *x, const char *element, int64_t value)
{
	char digits[DG_DIGITS];

	dg_xml_put_val(x, dg_str_of(element), dg_str_digits(value, digits));
}

static inline void
dg_xml_leaf(struct dg_xml *x, const char *element, struct dg_str text)
{
	dg_xml_open(x, element);
	dg_xml_text(x, text);
	dg_xml_close(x);
}

#endif
