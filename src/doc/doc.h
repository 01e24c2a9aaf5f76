/*
 * doc.h - a document being compiled: its arena, header and tree.
 *
 * doc/ owns the tree and nothing else: what kinds there are and what may
 * stand in what (kind.def, node.c), ids, walking, printing, verifying; what links lead
 * to (place.c), and which columns the cells of a table take (slots.h); what documents that
 * are made side by side have in common is read once (common.h).
 */
#ifndef DG_DOC_DOC_H
#define DG_DOC_DOC_H

#include "base/arena.h"
#include "base/inputs.h"
#include "diag/diag.h"
#include "diag/source.h"
#include "doc/node.h"

/* One "key: value" of the header. */
struct dg_entry {
	struct dg_str	 key;		/* "title", "var.cap" */
	struct dg_str	 value;		/* NFC, trimmed; may be empty (blank) */
	struct dg_span	 key_span, value_span;
	struct dg_node	*inlines;	/* VALUE, for title, place, output, var.* */
	struct dg_entry	*next;
	const struct dg_entry *above;	/* what it took the place of: of the plan that
					 * this one extends; or NULL */
};

/* What a plan above calls by a name, so that the plan below can be read. */
struct dg_known {
	struct dg_str	 id;
	enum dg_kind	 kind;
};

struct dg_doc {
	struct dg_arena		*arena;
	struct dg_sources	*sources;
	struct dg_sink		*sink;
	struct dg_inputs	*inputs;	/* what it is made from, or NULL: nobody asks */
	struct dg_commons	*commons;	/* common.h; or NULL: it reads all for itself */
	struct dg_str		 path;		/* the plan's, as given */
	struct dg_str		 root_dir;	/* the project's root */
	uint32_t		 source;	/* the plan's */
	struct dg_entry		*header;	/* in the order written */
	struct dg_node		*root;		/* DOC */
	struct dg_node		**ids;		/* nodes with an id, sorted by it */
	size_t			 n_ids;
	bool			 extends;	/* its body is operations */
	const struct dg_known	*above;		/* names of the plans above, sorted */
	size_t			 n_above;
	struct dg_node		*dropped;	/* DOC, or NULL: what was switched off, local
						 * to a plan above, or taken out */
};

/* The entry of a key, or NULL when it is absent. */
const struct dg_entry *dg_doc_entry(const struct dg_doc *, const char *key);
/* Its value, or empty. */
struct dg_str	dg_doc_value(const struct dg_doc *, const char *key);
/* What it says once it is resolved, computed parts included. */
struct dg_str	dg_doc_text(const struct dg_doc *, const char *key);

/* The file that a place is in: what it names is relative to that. */
struct dg_str	dg_doc_file(const struct dg_doc *, struct dg_span);
/* Where part of its value stands, as far as that is known: the text of a value is
 * most often the file's own. */
struct dg_span	dg_entry_part(const struct dg_entry *, size_t from, size_t to);

/* Sorts the ids anew; call after nodes were added or taken out. */
void		dg_doc_index(struct dg_doc *);
/* The node of an id, or NULL.  Rows are not among them: their ids hold inside
 * their block only. */
struct dg_node	*dg_doc_find(const struct dg_doc *, struct dg_str id);

#endif
