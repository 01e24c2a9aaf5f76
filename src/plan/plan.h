/*
 * plan.h - reads a .plan file into a tree.
 *
 * plan/ owns the syntax.  A file becomes clean lines (line.c, prose.c); how a
 * line starts says what it is (mark.c).  The header (header.c) and the body
 * (body.c) are read line by line: headings (section.c), lists (list.c),
 * tables (table.c), blocks (scan.c, block.c, opener.c) and what they hold
 * (rows.c, record.c, closing.c, names.c), operations on
 * the plan that it extends (operation.c), notes (note.c).  Inside a line:
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

/*
 * The same in steps, for a plan that extends others: what its lines mean depends
 * on what the plans above name.  Loading may fail (FATAL, at the place that asked);
 * opening reads the header (NULL: too large, reported); then doc->above is
 * filled in, and finishing (also of NULL) reads the body.
 */
struct dg_plan;
bool	dg_plan_load(struct dg_doc *doc, struct dg_span asked_at, struct dg_str *bytes);
struct dg_plan *dg_plan_open(struct dg_doc *doc, struct dg_str bytes);
void	dg_plan_finish(struct dg_plan *);

#endif
