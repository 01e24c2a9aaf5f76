/*
 * compose.h - lays the template over a resolved document.
 *
 * After dg_compose the tree is what is printed, in the order it is printed:
 * letterhead, title, addressees, body, closing, annexes as the template orders them;
 * every LEAF, TABLE and annex has its style and page setup, every word is
 * there (labels stay in node->label).  Writers add nothing.
 *
 * One file a block: letterhead.c (with the title and fixed blocks),
 * addressees.c, body.c (bases.c, table.c, toc.c), closing.c (recipients.c,
 * signature.c), copy.c, annex.c, contact.c; lines of a list are made in lines.c.
 * issue.c says who issues, pattern.c fills patterns, style.c finds styles,
 * setup.c begins new pages, link.c finds where references lead, level.c how deep headings stand, unprinted.c tells what has no place, metadata.c is what
 * files say about themselves.
 */
#ifndef DG_COMPOSE_COMPOSE_H
#define DG_COMPOSE_COMPOSE_H

#include "doc/doc.h"
#include "doc/metadata.h"
#include "resolve/resolve.h"

/*
 * Styles that only this document needs (room for a signature) are added to
 * the world's sheet, so pointers to its styles taken before are stale after.
 */
void	dg_compose(struct dg_doc *, struct dg_world *);

/* Is it the heading of a section, and no numbered paragraph in its place? */
bool	dg_is_outlined(const struct dg_node *leaf);
/* How many annexes, and sections with such a heading, a leaf stands in, its own included:
 * so levels never skip. */
unsigned dg_heading_depth(const struct dg_node *leaf);

/* What the files say about themselves; call it after dg_compose.  undated: the date
 * of a document that has none, or none. */
struct dg_metadata dg_compose_metadata(struct dg_doc *, const struct dg_world *,
		struct dg_date undated);

#endif
