/*
 * fuzz_font.c - a damaged font of --font-dir (font.h) beside three whole ones: opened,
 * text shaped in it, cut down to the glyphs of that.
 */
#include "font.h"
#include "pdf/subset.h"

static int
compare(const void *a, const void *b)
{
	uint16_t x = *(const uint16_t *)a, y = *(const uint16_t *)b;

	return (x > y) - (x < y);
}

/* The numbers of glyphs that are there, in order, each once. */
static size_t
numbers(const struct dg_glyph *glyph, size_t n, unsigned all, uint16_t *out)
{
	size_t count = 0, once = 0;

	for (size_t i = 0; i < n; i++)
		if (glyph[i].gid < all)
			out[count++] = (uint16_t)glyph[i].gid;
	qsort(out, count, sizeof *out, compare);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || out[i] != out[once - 1])
			out[once++] = out[i];
	return once;
}

static void
use(struct fuzz *f, const struct dg_fonts *fonts)
{
	struct dg_worker	 worker;
	struct dg_subset	 subset;
	struct dg_glyph		*glyph;
	uint16_t		*gids;
	size_t			 n;

	dg_worker_init(&worker, fonts);
	glyph = dg_shape(&worker, 0, DG_PT(14), dg_str_of(font_letters), &f->arena, &n);
	gids = dg_arena_alloc(&f->arena, (n + 1) * sizeof *gids);
	n = numbers(glyph, n, dg_fonts_face(fonts, 0)->glyphs, gids);
	dg_subset_cut(&worker, 0, gids, n, &f->arena, &subset);
	dg_worker_fini(&worker);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz	 f;
	struct dg_fonts	*fonts;

	fuzz_init(&f);
	if (font.bytes == NULL) {
		font_make();
		font_write(&f.arena, 1, 3, NULL, 0);
	}
	font_write(&f.arena, 0, 1, data, size);
	fonts = dg_fonts_open(fuzz_path(&f.arena, "fonts").p, &f.sink);
	if (fonts != NULL) {
		use(&f, fonts);
		dg_fonts_free(fonts);
	}
	fuzz_fini(&f);
	return 0;
}
