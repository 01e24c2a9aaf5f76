/*
 * font_dir.h - fonts in a folder (inside layout/): which four files are the
 * faces of one family.
 */
#ifndef DG_LAYOUT_FONT_DIR_H
#define DG_LAYOUT_FONT_DIR_H

#include <stdbool.h>

#include <hb.h>

#include "base/arena.h"
#include "diag/diag.h"
#include "layout/font.h"

struct dg_font_file {
	struct dg_str	path, data;
};

/*
 * Looks at every .ttf and .otf in dir and chooses, by the names inside them,
 * "Times New Roman" or else the only family that has all four styles.  The
 * four files are read into the arena.  false: a FATAL message was reported.
 */
bool		 dg_font_dir_choose(const char *dir, struct dg_arena *,
			struct dg_font_file [DG_FACES], struct dg_sink *);

/* Are its outlines TrueType's? */
bool		 dg_font_is_truetype(hb_face_t *);
/* Its PostScript name, fit for a PDF; never empty. */
const char	*dg_font_ps_name(hb_face_t *, struct dg_arena *);

#endif
