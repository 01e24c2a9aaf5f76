/*
 * yaml.h - a YAML text as a tree in which every value knows its place
 * (inside office/).
 *
 * Only what templates need: maps with plain keys, lists, scalars, comments.
 * Anchors, aliases, tags and further documents are refused, so a small file
 * cannot grow large and nothing has a type of its own: a scalar is its text.
 */
#ifndef DG_OFFICE_YAML_H
#define DG_OFFICE_YAML_H

#include <stdbool.h>

#include "doc/doc.h"

enum dg_yaml_kind { DG_YAML_SCALAR, DG_YAML_MAP, DG_YAML_LIST };

struct dg_yaml {
	enum dg_yaml_kind	 kind;
	bool			 quoted;	/* SCALAR: written in quotes */
	struct dg_str		 text;		/* SCALAR: NFC */
	struct dg_span		 span;
	struct dg_str		 key;		/* when it stands in a MAP */
	struct dg_span		 key_span;
	struct dg_yaml		*parent, *first, *last, *next;
};

/*
 * Reads the bytes (already in the arena) and registers them under path.
 * false: a message was reported; *root is NULL then, or what could be read.
 * An empty text is an empty MAP.
 */
bool		 dg_yaml_read(struct dg_doc *, struct dg_str path,
			struct dg_str bytes, struct dg_yaml **root);

/* The value of a key, or NULL. */
const struct dg_yaml *dg_yaml_find(const struct dg_yaml *map, const char *key);

#endif
