/*
 * font.h - the four faces of the text (HarfBuzz).
 *
 * Faces are read once, then never change: workers (worker.h) share them across
 * threads.
 */
#ifndef DG_LAYOUT_FONT_H
#define DG_LAYOUT_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/units.h"
#include "diag/diag.h"

/* Face index = DG_BOLD | DG_ITALIC bits of a run (doc/node.h). */
#define DG_FACES 4

struct dg_fonts;
struct hb_font_t;

struct dg_face_info {
	struct dg_str	data;		/* the font file */
	const char	*ps_name;	/* "LiberationSerif-Bold" */
	int		units_per_em;
	int		ascent, descent, cap_height;	/* font units */
	int		bbox[4];
	int		italic_angle;	/* 1/65536 degrees */
	int		stem_v;		/* font units, guessed from the weight */
	int		underline_at, underline_size;	/* thousandths of the size */
	unsigned	glyphs;		/* how many */
	uint16_t	space;		/* the glyph of U+0020 */
};

/*
 * The built-in faces, or those of dir (chosen by their names, not by file
 * name; all four must be there).  NULL: a FATAL message was reported.
 */
struct dg_fonts	*dg_fonts_open(const char *dir, struct dg_sink *);
void		 dg_fonts_free(struct dg_fonts *);
/* Are they those that the program holds, byte for byte? */
bool		 dg_fonts_built_in(const struct dg_fonts *);
const struct dg_face_info *dg_fonts_face(const struct dg_fonts *, unsigned face);

/* What HarfBuzz shapes in; it never changes. */
struct hb_font_t *dg_fonts_shaped(const struct dg_fonts *, unsigned face);

#endif
