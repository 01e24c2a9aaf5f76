/*
 * compare.h - how one document differs from another.
 *
 * compare/ owns what two sequences have in common (diff.c, symbol.c), which
 * block became which (align.c, block.c, move.c), words inside a paragraph (words.c), rows
 * of a table (table.c), and the one tree that shows both documents
 * (compare.c, mark.c).
 */
#ifndef DG_COMPARE_COMPARE_H
#define DG_COMPARE_COMPARE_H

#include "doc/doc.h"
#include "office/style.h"

/*
 * Both are composed, and laid out.  now's tree becomes the tree of both: what only
 * before has is copied into it and marked, as is what only now has, so that
 * what is not marked DG_INSERTED or DG_MOVED_TO is before's text, and what is not
 * marked DG_DELETED or DG_MOVED_FROM is now's own.  All has styles of sheet,
 * which is now's: those of before that it lacks are replaced.  Page setups stand at the
 * paragraph or table that begins the pages.
 *
 * before's tree is needed as long as now's: labels are read from there.
 */
void	dg_compare(struct dg_doc *now, struct dg_doc *before,
		const struct dg_sheet *sheet);

#endif
