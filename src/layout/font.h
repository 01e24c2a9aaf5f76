/*
 * font.h - the four faces of the text, and shaping (HarfBuzz).
 *
 * Faces are read once, then never change: documents share them across
 * threads.  No kerning, no ligatures: Word sets neither unless asked.
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

struct dg_face_info {
	struct dg_str	data;		/* the font file */
	const char	*ps_name;	/* "LiberationSerif-Bold" */
	int		units_per_em;
	int		ascent, descent, cap_height;	/* font units */
	int		bbox[4];
	int		italic_angle;	/* 1/65536 degrees */
	int		stem_v;		/* font units, guessed from the weight */
};

/*
 * The built-in faces, or those of dir (chosen by their names, not by file
 * name; all four must be there).  NULL: a FATAL message was reported.
 */
struct dg_fonts	*dg_fonts_open(const char *dir, struct dg_sink *);
void		 dg_fonts_free(struct dg_fonts *);
const struct dg_face_info *dg_fonts_face(const struct dg_fonts *, unsigned face);

struct dg_glyph {
	uint16_t	gid;
	uint32_t	cluster;	/* byte offset in the shaped text */
	dg_emu		advance;
};

/*
 * Shapes s in one face and size.  Glyphs are in the arena.  A character
 * without a glyph has gid 0.
 */
struct dg_glyph	*dg_shape(const struct dg_fonts *, unsigned face, dg_emu size,
			struct dg_str s, struct dg_arena *, size_t *n);
dg_emu		 dg_text_width(const struct dg_fonts *, unsigned face,
			dg_emu size, struct dg_str s);

#endif
