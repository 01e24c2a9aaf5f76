/*
 * shape.c - shaping (HarfBuzz), each word once.
 *
 * Vietnamese has few syllables, and a plan few words: what was shaped is kept by
 * its bytes and face.  A word is shaped with the spaces behind it, as it
 * stands in the text, so what is found is what HarfBuzz would say again.
 *
 * No kerning, no ligatures: Word sets neither unless asked.  HarfBuzz works in font
 * units; EMU come from them by integer arithmetic, one glyph at a time, so the width of
 * a text is the sum of its glyphs however it is cut.
 */
#include "layout/worker.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <hb.h>

#define WORD_MAX	64	/* bytes of what is kept */

static const hb_feature_t features[] = {
#define OFF(a, b, c, d) { HB_TAG(a, b, c, d), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END }
	OFF('k', 'e', 'r', 'n'), OFF('l', 'i', 'g', 'a'),
	OFF('c', 'l', 'i', 'g'), OFF('c', 'a', 'l', 't'),
#undef OFF
};
#define N_FEATURES (sizeof features / sizeof *features)

/* The glyphs of s, in font units; clear the buffer when done. */
static hb_buffer_t *
shape(struct dg_worker *w, unsigned face, struct dg_str s)
{
	hb_font_t		*font = dg_fonts_shaped(w->fonts, face);
	hb_segment_properties_t	 text = { .direction = HB_DIRECTION_LTR,
				    .script = HB_SCRIPT_LATIN,
				    .language = hb_language_from_string("vi", 2) };
	hb_shape_plan_t		**plan = &w->plan[face];
	hb_buffer_t		*b = w->shaped;

	if (*plan == NULL)
		*plan = hb_shape_plan_create(hb_font_get_face(font), &text, features, N_FEATURES,
		    NULL);
	hb_buffer_set_segment_properties(b, &text);
	hb_buffer_add_utf8(b, s.p, (int)s.n, 0, (int)s.n);
	if (!hb_shape_plan_execute(*plan, font, b, features, N_FEATURES) ||
	    !hb_buffer_allocation_successful(b))
		abort();
	return b;
}

/* Font units to EMU, rounded half up. */
static dg_emu
scale(int64_t units, dg_emu size, int em)
{
	int64_t v = 2 * units * size + em, d = 2 * (int64_t)em;

	return v >= 0 ? v / d : -((-v + d - 1) / d);
}

/* The glyphs of s by HarfBuzz, in font units, and kept when it is a word. */
static struct dg_glyph *
shape_anew(struct dg_worker *w, unsigned face, struct dg_str s, struct dg_arena *a, size_t *n)
{
	hb_buffer_t		*b = shape(w, face, s);
	unsigned		 count = 0, all = dg_fonts_face(w->fonts, face)->glyphs;
	const hb_glyph_info_t	*info = hb_buffer_get_glyph_infos(b, &count);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(b, NULL);
	struct dg_glyph		*glyphs = DG_NEW_ARRAY(a, count, struct dg_glyph);
	void			*kept = NULL;

	for (unsigned i = 0; i < count; i++) {
		/* A damaged font names glyphs that it has not. */
		glyphs[i].gid = info[i].codepoint < all ? info[i].codepoint & 0xffff : 0;
		glyphs[i].cluster = info[i].cluster;
		glyphs[i].advance = pos[i].x_advance;
	}
	hb_buffer_clear_contents(b);
	if (s.n <= WORD_MAX)
		kept = dg_memo_add(&w->words, face, s, count * sizeof *glyphs);
	if (kept != NULL)
		memcpy(kept, glyphs, count * sizeof *glyphs);
	*n = count;
	return glyphs;
}

struct dg_glyph *
dg_shape(struct dg_worker *w, unsigned face, dg_emu size, struct dg_str s,
    struct dg_arena *a, size_t *n)
{
	int		 em = dg_fonts_face(w->fonts, face)->units_per_em;
	const void	*kept;
	struct dg_glyph	*glyphs;
	size_t		 bytes;

	*n = 0;
	if (s.n == 0 || s.n > INT_MAX)
		return NULL;
	face %= DG_FACES;
	kept = s.n <= WORD_MAX ? dg_memo_find(&w->words, face, s, &bytes) : NULL;
	if (kept == NULL) {
		glyphs = shape_anew(w, face, s, a, n);
	} else {
		*n = bytes / sizeof *glyphs;
		glyphs = DG_NEW_ARRAY(a, *n, struct dg_glyph);
		memcpy(glyphs, kept, bytes);
	}
	for (size_t i = 0; i < *n; i++)
		glyphs[i].advance = scale(glyphs[i].advance, size, em);
	return glyphs;
}

dg_emu
dg_text_width(struct dg_worker *w, unsigned face, dg_emu size, struct dg_str s)
{
	struct dg_arena	 scratch;
	size_t		 n;
	dg_emu		 width = 0;

	dg_arena_init(&scratch);
	struct dg_glyph *glyphs = dg_shape(w, face, size, s, &scratch, &n);
	for (size_t i = 0; i < n; i++)
		width += glyphs[i].advance;
	dg_arena_fini(&scratch);
	return width;
}
