/*
 * plan.h - reads a .plan file into a tree.
 *
 * plan/ owns the syntax.  A file becomes clean lines (line.c, prose.c); how a
 * line starts says what it is (mark.c).  The header (header.c) and the body
 * (body.c) are read line by line: headings (section.c), lists (list.c),
 * tables (table.c), blocks (scan.c, block.c, opener.c) and what they hold
 * (rows.c, record.c, closing.c, names.c), notes (note.c).  Inside a line:
 * ids and classes (attr.c), marks (inline.c, brace.c), emphasis (star.c).  Last,
 * names are seen to be unique (unique.c).  parser.h holds what they share;
 * read.c the order of things.
 *
 * It knows nothing of units, citations or templates: it reports what is wrong
 * with the text and always returns a tree.
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
