/*
 * font.h - the faces of a file: which glyphs are used, what each spells, and
 * the font objects made of them.
 *
 * A character code (CID) stands for a glyph and the text it spells.  What plans are
 * written with has the same codes in every file (codes.c); what else is there (a glyph that
 * spells several texts, other scripts) gets codes behind them, in the order of first use, so
 * that the text comes out as it went in.  Collect first (all items of all pages), then subset,
 * then ask for codes, then write.
 */
#ifndef DG_PDF_FONT_H
#define DG_PDF_FONT_H

#include "layout/layout.h"
#include "pdf/file.h"
#include "pdf/subset.h"

/* A glyph and one text that it spells. */
struct dg_pdf_char {
	struct dg_str	text;
	uint32_t	next;		/* code of the glyph's next, 0: none */
	uint16_t	gid;		/* in the whole face */
	bool		used;
};

#define DG_PDF_FIXED_WORDS	5	/* of 64 bits, one a code of codes.c */

struct dg_pdf_face {
	bool			 used;
	uint64_t		 fixed_used[DG_PDF_FIXED_WORDS];	/* bits of codes, beside
						 * those that chars says are used */
	uint32_t		*first;	/* by gid: its first code, 0: none */
	struct dg_pdf_char	*chars;	/* by code */
	size_t			 n, cap, n_fixed;
	uint16_t		*width;	/* by code, thousandths of the size */
	uint16_t		*glyph;	/* by code: glyph in the subset */
	size_t			 n_codes;	/* up to the last in use */
	size_t			 n_whole;	/* glyphs of the whole face */
	struct dg_subset	 subset;
	const struct dg_face_info *info;
	unsigned		 object;	/* the Type0 font */
};

struct dg_pdf_fonts {
	struct dg_worker	*worker;
	struct dg_arena		*arena;
	struct dg_pdf_face	 face[DG_FACES];
	struct dg_buf		 key;		/* of shown.c */
	unsigned		 fixed_map;	/* the ToUnicode of codes.c; 0: not written */
};

void	dg_pdf_fonts_init(struct dg_pdf_fonts *, struct dg_worker *,
		struct dg_arena *);
void	dg_pdf_fonts_fini(struct dg_pdf_fonts *);
/* The face of an item of glyphs; it is in use from now on. */
struct dg_pdf_face *dg_pdf_fonts_face(struct dg_pdf_fonts *, const struct dg_item *);
/* Notes the glyphs of an item and what they spell. */
void	dg_pdf_fonts_collect(struct dg_pdf_fonts *, const struct dg_item *);
/* Cuts the faces down and settles all codes.  false: a message. */
bool	dg_pdf_fonts_subset(struct dg_pdf_fonts *, struct dg_sink *);
/* Writes the objects of all used faces; .object of each is its Type0 font. */
void	dg_pdf_fonts_write(struct dg_pdf_fonts *, struct dg_pdf_file *);

/* The face of an item, by the bits that choose one. */
static inline unsigned
dg_pdf_face_of(const struct dg_item *item)
{
	return item->face % DG_FACES;
}

/*
 * The code of a glyph that spells text.  *exact is false when the code is
 * known to spell another (a glyph has few codes): ActualText must say it.
 */
uint16_t dg_pdf_cid(const struct dg_pdf_face *, uint16_t gid,
		struct dg_str text, bool *exact);

/* ---- codes.c ------------------------------------------------------------- */

/* The codes that are the same in every file, none of them in use. */
void	dg_pdf_codes_begin(struct dg_pdf_face *, struct dg_worker *, unsigned face);

/* ---- clusters ------------------------------------------------------------ */

/* Glyphs that spell a stretch of text together. */
struct dg_cluster {
	const struct dg_glyph	*glyph;
	size_t			 n;
	struct dg_str		 text;
	size_t			 at;		/* glyph to be spelt next */
	size_t			 from;		/* what is left of text */
};

#define DG_SPELT	64	/* bytes of text that one glyph may spell */

static inline size_t
dg_cluster_start(const struct dg_item *item, size_t i)
{
	size_t at = item->glyphs[i].cluster;

	return at < item->text.n ? at : item->text.n;
}

/* The cluster that begins with glyph *at; moves *at behind it. */
static inline struct dg_cluster
dg_cluster_next(const struct dg_item *item, size_t *at)
{
	size_t	from = *at, to = from + 1, next = 0;
	size_t	start = dg_cluster_start(item, from), end = item->text.n;

	while (to < item->n_glyphs && (next = dg_cluster_start(item, to)) == start)
		to++;
	/* Right to left, the text goes on at the glyph before. */
	if (to < item->n_glyphs && next > start)
		end = next;
	else if (from > 0 && dg_cluster_start(item, from - 1) > start)
		end = dg_cluster_start(item, from - 1);
	*at = to;
	return (struct dg_cluster){ item->glyphs + from, to - from,
		{ item->text.p + start, end - start }, 0, 0 };
}

struct dg_str	dg_cluster_spell_part(struct dg_cluster *);

/*
 * What the cluster's next glyph spells: one character each, the last glyph
 * all that is left; a zero-width space when there is none left.  What these
 * spell together is the cluster's text in all but odd cases.
 */
static inline struct dg_str
dg_cluster_spell(struct dg_cluster *c)
{
	if (c->n != 1 || c->at != 0 || c->text.n == 0 || c->text.n > DG_SPELT)
		return dg_cluster_spell_part(c);
	c->at = 1;
	c->from = c->text.n;
	return c->text;
}

/*
 * Must the item be followed by a space that no glyph of it stands for?  Where
 * a BREAK parts words; other lines have their spaces, hanging over the end.
 */
bool		dg_item_wants_space(const struct dg_item *);

/* ---- ToUnicode (to_unicode.c) -------------------------------------------- */

/* The CMap that maps n codes to their texts; empty texts are left out. */
void		dg_to_unicode(const struct dg_str *text, size_t n, struct dg_buf *);

#endif
