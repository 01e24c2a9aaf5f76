/*
 * font.c - four faces.
 *
 * Everything of a face is read when it is opened; HarfBuzz objects are made
 * immutable then, so threads share them without a lock.  Fonts from a folder
 * are untrusted: tables are read within their bounds.
 */
#include "layout/font.h"

#include <stdlib.h>

#include <hb-ot.h>
#include <hb.h>

#include "base/embedded.h"
#include "base/text.h"
#include "doc/node.h"
#include "layout/font_dir.h"

#define LETTERS_SHOWN	8	/* of those that a font lacks */
#define HEAVIEST	1000	/* usWeightClass, OpenType 1.9, OS/2 */

struct face {
	hb_face_t		*face;
	hb_font_t		*font;
	struct dg_face_info	 info;
};

struct dg_fonts {
	struct dg_arena	 arena;		/* bytes of faces from a folder, names */
	struct face	 face[DG_FACES];
	bool			 built_in;
};

/* By face index. */
static const char *const embedded[DG_FACES] = {
	[0] = "fonts/LiberationSerif-Regular.ttf",
	[DG_BOLD] = "fonts/LiberationSerif-Bold.ttf",
	[DG_ITALIC] = "fonts/LiberationSerif-Italic.ttf",
	[DG_BOLD | DG_ITALIC] = "fonts/LiberationSerif-BoldItalic.ttf",
};

/* What every face must have: the letters of Vietnamese and its punctuation. */
static const char vietnamese[] =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
    " .,;:!?()[]/-+*%&'\"“”‘’–…";

/* ---- tables --------------------------------------------------------------- */

/* A big-endian number of two bytes in a table; 0 beyond its end. */
static int
u16(struct dg_str t, size_t at)
{
	const unsigned char *p = (const unsigned char *)t.p;

	return at + 2 <= t.n ? p[at] << 8 | p[at + 1] : 0;
}

static int
s16(struct dg_str t, size_t at)
{
	int v = u16(t, at);

	return v < 0x8000 ? v : v - 0x10000;
}

/* The bytes of a table; release blob when done. */
static struct dg_str
table(hb_face_t *face, hb_tag_t tag, hb_blob_t **blob)
{
	unsigned	n;
	const char	*p;

	*blob = hb_face_reference_table(face, tag);
	p = hb_blob_get_data(*blob, &n);
	return (struct dg_str){ p, n };
}

static void
read_head(struct face *f)
{
	hb_blob_t	*blob;
	struct dg_str	 t = table(f->face, HB_TAG('h', 'e', 'a', 'd'), &blob);

	f->info.units_per_em = u16(t, 18);
	for (size_t i = 0; i < 4; i++)
		f->info.bbox[i] = s16(t, 36 + 2 * i);
	hb_blob_destroy(blob);
}

static void
read_hhea(struct face *f)
{
	hb_blob_t	*blob;
	struct dg_str	 t = table(f->face, HB_TAG('h', 'h', 'e', 'a'), &blob);

	f->info.ascent = s16(t, 4);
	f->info.descent = s16(t, 6);
	hb_blob_destroy(blob);
}

/*
 * The stem's width is nowhere in a TrueType font; this is the usual guess
 * from its weight.
 */
static void
read_os2(struct face *f)
{
	hb_blob_t	*blob;
	struct dg_str	 t = table(f->face, HB_TAG('O', 'S', '/', '2'), &blob);
	int		 weight = u16(t, 4) < HEAVIEST ? u16(t, 4) : HEAVIEST;

	f->info.stem_v = (50 + (weight / 65) * (weight / 65)) *
	    f->info.units_per_em / 1000;
	f->info.cap_height = u16(t, 0) >= 2 ? s16(t, 88) : 0;
	if (f->info.cap_height <= 0)
		f->info.cap_height = f->info.ascent * 3 / 4;
	hb_blob_destroy(blob);
}

static void
read_post(struct face *f)
{
	hb_blob_t	*blob;
	struct dg_str	 t = table(f->face, HB_TAG('p', 'o', 's', 't'), &blob);

	f->info.italic_angle = s16(t, 4) * 65536 + u16(t, 6);
	hb_blob_destroy(blob);
}

static int
thousandths(const struct face *f, int64_t units)
{
	int em = f->info.units_per_em;

	return (int)dg_emu_div(units * 1000, em > 0 ? em : 1);
}

static void
read_underline(struct face *f)
{
	hb_position_t top, size;

	hb_ot_metrics_get_position_with_fallback(f->font,
	    HB_OT_METRICS_TAG_UNDERLINE_OFFSET, &top);
	hb_ot_metrics_get_position_with_fallback(f->font,
	    HB_OT_METRICS_TAG_UNDERLINE_SIZE, &size);
	f->info.underline_at = thousandths(f, top - size / 2);
	f->info.underline_size = thousandths(f, size);
}

static void
read_glyphs(struct face *f)
{
	hb_codepoint_t space;

	f->info.glyphs = hb_face_get_glyph_count(f->face);
	if (hb_font_get_nominal_glyph(f->font, ' ', &space) && space < f->info.glyphs)
		f->info.space = (uint16_t)space;
}

/* ---- opening -------------------------------------------------------------- */

/* Vietnamese letters without a glyph that is there; "" when it has all. */
static struct dg_str
missing_letters(hb_font_t *font, unsigned glyphs, struct dg_arena *a)
{
	struct dg_str	all = dg_str_of(vietnamese), missing = DG_STR("");
	hb_codepoint_t	gid;
	size_t		n = 0;

	for (size_t at = 0, from = 0; at < all.n; from = at) {
		if (hb_font_get_nominal_glyph(font, dg_utf8_next(all, &at), &gid) &&
		    gid < glyphs)
			continue;
		if (n++ == LETTERS_SHOWN)
			return dg_arena_join(a, missing, DG_STR(" …"));
		missing = dg_arena_fmt(a, "%.*s%s%.*s", DG_FMT(missing),
		    missing.n > 0 ? " " : "", DG_FMT(dg_str_sub(all, from, at)));
	}
	return missing;
}

static void
open_face(struct dg_fonts *fonts, struct face *f, struct dg_str data)
{
	hb_blob_t *blob = hb_blob_create(data.p, (unsigned)data.n,
	    HB_MEMORY_MODE_READONLY, NULL, NULL);

	f->face = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	f->font = hb_font_create(f->face);
	f->info.data = data;
	f->info.ps_name = dg_font_ps_name(f->face, &fonts->arena);
	read_head(f);
	read_hhea(f);
	read_os2(f);
	read_post(f);
	read_underline(f);
	read_glyphs(f);
	hb_face_make_immutable(f->face);
	hb_font_make_immutable(f->font);
}

/* Can text be set in it?  A message says why not. */
static bool
check_face(struct dg_fonts *fonts, const struct face *f, struct dg_str path,
    struct dg_sink *sink)
{
	int		em = f->info.units_per_em;
	struct dg_str	missing;

	if (!dg_font_is_truetype(f->face) || em < 16 || em > 16384) {
		dg_report(sink, DG_R_font_broken, DG_NOWHERE, DG_ARGS(path));
		return false;
	}
	missing = missing_letters(f->font, f->info.glyphs, &fonts->arena);
	if (missing.n > 0)
		dg_report(sink, DG_R_font_letters_missing, DG_NOWHERE,
		    DG_ARGS(path, missing));
	return missing.n == 0;
}

static void
find_embedded(struct dg_font_file files[DG_FACES])
{
	for (unsigned i = 0; i < DG_FACES; i++) {
		files[i].path = dg_str_of(embedded[i]);
		files[i].data = dg_embedded_find(embedded[i]);
	}
}

static bool
are_embedded(const struct dg_font_file files[DG_FACES])
{
	struct dg_font_file own[DG_FACES] = { 0 };
	unsigned i = 0;

	find_embedded(own);
	while (i < DG_FACES && dg_str_eq(own[i].data, files[i].data))
		i++;
	return i == DG_FACES;
}

struct dg_fonts *
dg_fonts_open(const char *dir, struct dg_sink *sink)
{
	struct dg_fonts		*fonts = dg_xmalloc(sizeof *fonts);
	struct dg_font_file	 files[DG_FACES] = { 0 };
	bool			 ok = true;

	*fonts = (struct dg_fonts){ 0 };
	dg_arena_init(&fonts->arena);
	if (dir == NULL)
		find_embedded(files);
	else
		ok = dg_font_dir_choose(dir, &fonts->arena, files, sink);
	for (unsigned i = 0; i < DG_FACES && ok; i++) {
		open_face(fonts, &fonts->face[i], files[i].data);
		ok = check_face(fonts, &fonts->face[i], files[i].path, sink);
	}
	fonts->built_in = ok && (dir == NULL || are_embedded(files));
	if (ok)
		return fonts;
	dg_fonts_free(fonts);
	return NULL;
}

void
dg_fonts_free(struct dg_fonts *fonts)
{
	if (fonts == NULL)
		return;
	for (unsigned i = 0; i < DG_FACES; i++) {
		hb_font_destroy(fonts->face[i].font);
		hb_face_destroy(fonts->face[i].face);
	}
	dg_arena_fini(&fonts->arena);
	free(fonts);
}

bool
dg_fonts_built_in(const struct dg_fonts *fonts)
{
	return fonts->built_in;
}

const struct dg_face_info *
dg_fonts_face(const struct dg_fonts *fonts, unsigned face)
{
	return &fonts->face[face % DG_FACES].info;
}

struct hb_font_t *
dg_fonts_shaped(const struct dg_fonts *fonts, unsigned face)
{
	return fonts->face[face % DG_FACES].font;
}
