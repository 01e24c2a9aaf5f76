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

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

struct dg_xml {
	struct dg_buf	  out;
	const char	**open;		/* heap; elements, the innermost last */
	size_t		  n, cap;
	bool		  in_tag;	/* the last one may still get attributes */
};

/* A new part with its XML declaration. */
void		dg_xml_init(struct dg_xml *);
/* Ends the part; its bytes are copied into the arena. */
struct dg_str	dg_xml_finish(struct dg_xml *, struct dg_arena *);

void		dg_xml_open(struct dg_xml *, const char *element);
void		dg_xml_close(struct dg_xml *);
void		dg_xml_attr(struct dg_xml *, const char *name, const char *value);
void		dg_xml_attr_str(struct dg_xml *, const char *name, struct dg_str);
void		dg_xml_attr_int(struct dg_xml *, const char *name, int64_t);
/* Characters that XML cannot hold become U+FFFD. */
void		dg_xml_text(struct dg_xml *, struct dg_str);

/* <element/>, <element w:val="value"/>, <element>text</element>. */
void		dg_xml_empty(struct dg_xml *, const char *element);
void		dg_xml_val(struct dg_xml *, const char *element, const char *value);
void		dg_xml_val_str(struct dg_xml *, const char *element, struct dg_str);
void		dg_xml_val_int(struct dg_xml *, const char *element, int64_t);
void		dg_xml_leaf(struct dg_xml *, const char *element, struct dg_str);

#endif
