/*
 * worker.h - what makes documents one after the other: the faces, which other
 * workers may use at the same time, and what it keeps from one document to the
 * next, which is its own.
 *
 * Nothing that is kept changes a byte of an output: it is what would be worked out
 * again.  Most of it serves documents that are alike, so it is kept from the second
 * document on: one alone is made without the memory that this takes.
 */
#ifndef DG_LAYOUT_WORKER_H
#define DG_LAYOUT_WORKER_H

#include "base/deflate.h"
#include "layout/font.h"

struct hb_buffer_t;
struct hb_shape_plan_t;

struct dg_worker {
	const struct dg_fonts	*fonts;
	size_t			 documents;	/* begun so far */
	struct dg_deflate	 deflate;
	struct hb_buffer_t	*shaped;	/* shape.c: empty; */
	struct hb_shape_plan_t	*plan[DG_FACES];	/* how a face is shaped, once one was */
	struct dg_memo		 words;		/* shape.c: glyphs of words */
	struct dg_memo		 lines;		/* kept.c: lines of paragraphs */
	struct dg_memo		 subsets;	/* pdf/subset.c: faces cut down */
	struct dg_memo		 codes;		/* pdf/codes.c: glyphs of its characters */
	struct dg_memo		 shown;		/* pdf/shown.c: operators that show glyphs */
};

/* For one thread at a time; the faces must outlive it. */
void		 dg_worker_init(struct dg_worker *, const struct dg_fonts *);
void		 dg_worker_fini(struct dg_worker *);
/* Before each document. */
void		 dg_worker_begin(struct dg_worker *);

/* ---- shape.c ------------------------------------------------------------- */

/* There is nothing between its members: glyphs are compared as bytes. */
struct dg_glyph {
	uint32_t	gid;		/* up to 65535 */
	uint32_t	cluster;	/* byte offset in the shaped text */
	dg_emu		advance;
};

/*
 * Shapes s in one face and size.  Glyphs are in the arena.  A character
 * without a glyph has gid 0.
 */
struct dg_glyph	*dg_shape(struct dg_worker *, unsigned face, dg_emu size,
			struct dg_str s, struct dg_arena *, size_t *n);
dg_emu		 dg_text_width(struct dg_worker *, unsigned face,
			dg_emu size, struct dg_str s);

#endif
