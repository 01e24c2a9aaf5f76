/*
 * plan.h - reads a .plan file into a tree.
 *
 * plan/ owns the syntax: lines (line.c), header (header.c), blocks (block.c),
 * lists (list.c), tables and records (rows.c), inline marks (inline.c), ids
 * and classes (attr.c), names of fields and their Vietnamese aliases
 * (names.c).  It knows nothing of units, citations or templates: it reports
 * what is wrong with the text and always returns a tree.
 */
#ifndef DG_PLAN_PLAN_H
#define DG_PLAN_PLAN_H

#include "doc/doc.h"

/*
 * Reads doc->path (absent or unreadable: a FATAL message, false) and fills
 * header, root and ids.  The text's errors go to the sink; the tree is whole
 * all the same.
 */
bool	dg_plan_read(struct dg_doc *doc);

/* The same from bytes already in the arena (fuzzing, tests). */
void	dg_plan_parse(struct dg_doc *doc, struct dg_str bytes);

#endif
