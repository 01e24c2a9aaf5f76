/*
 * subset.h - a face cut down to some of its glyphs (HarfBuzz), each once for all
 * documents of a worker that need the same glyphs.
 */
#ifndef DG_PDF_SUBSET_H
#define DG_PDF_SUBSET_H

#include "layout/worker.h"

struct dg_subset {
	size_t		 n;		/* glyphs: those asked for, and what they are made of */
	const uint16_t	*back;		/* by glyph: its number in the whole face, */
	const uint16_t	*width;		/* and thousandths of the size */
	struct dg_str	 program;	/* a TrueType file */
	char		 tag[7];	/* six letters that stand for its bytes */
};

/* gids: in order, each once.  All is in the arena.  false: HarfBuzz cannot. */
bool	dg_subset_cut(struct dg_worker *, unsigned face, const uint16_t *gids, size_t n,
		struct dg_arena *, struct dg_subset *);

#endif
