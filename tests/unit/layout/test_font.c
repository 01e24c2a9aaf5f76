/* Faces, their measures, and fonts from a folder. */
#include "test.h"

#include <stdio.h>
#include <unistd.h>

#include "base/embedded.h"
#include "base/file.h"
#include "doc/node.h"
#include "layout/worker.h"

static struct dg_arena	 arena;
static struct dg_sink	 sink;
static struct dg_fonts	*fonts;
static struct dg_worker	 worker;

static const char *const built_in[DG_FACES] = {
	"fonts/LiberationSerif-Regular.ttf", "fonts/LiberationSerif-Bold.ttf",
	"fonts/LiberationSerif-Italic.ttf", "fonts/LiberationSerif-BoldItalic.ttf",
};

/* ---- the built-in faces --------------------------------------------------- */

/* Millimetres * 100. */
static long
width(unsigned face, int points, const char *text)
{
	return (long)(dg_text_width(&worker, face, DG_PT(points), dg_str_of(text)) /
	    (DG_EMU_MM / 100));
}

static void
texts_are_as_wide_as_measured(void **state)
{
	(void)state;
	assert_in_range(width(DG_BOLD, 15, "ĐẢNG CỘNG SẢN VIỆT NAM"), 7280, 7300);
	assert_in_range(width(DG_BOLD, 13, "Độc lập - Tự do - Hạnh phúc"), 5600, 5620);
	assert_in_range(width(0, 14, "ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH"), 8440, 8460);
	assert_in_range(width(DG_ITALIC, 14,
	    "Thành phố Hồ Chí Minh, ngày 20 tháng 11 năm 2026"), 10620, 10640);
}

/* Half an em is 1024 of 2048 units: 7 pt of 14. */
static void
advances_are_exact(void **state)
{
	struct dg_glyph	*g;
	size_t		 n;

	(void)state;
	g = dg_shape(&worker, 0, DG_PT(14), DG_STR("nế "), &arena, &n);
	assert_int_equal(n, 3);
	assert_int_equal(g[0].advance, DG_PT(7));
	assert_int_equal(g[1].advance, (909 * DG_PT(14) + 1024) / 2048);
	assert_int_equal(g[2].advance, DG_PT(14) / 4);
	assert_int_equal(g[0].cluster, 0);
	assert_int_equal(g[1].cluster, 1);
	assert_int_equal(g[2].cluster, 4);
	assert_int_not_equal(g[1].gid, 0);
}

static void
nothing_is_kerned_or_joined(void **state)
{
	size_t n;

	(void)state;
	assert_int_equal(dg_text_width(&worker, 0, DG_PT(14), DG_STR("AVTo")),
	    dg_text_width(&worker, 0, DG_PT(14), DG_STR("A")) +
	    dg_text_width(&worker, 0, DG_PT(14), DG_STR("V")) +
	    dg_text_width(&worker, 0, DG_PT(14), DG_STR("T")) +
	    dg_text_width(&worker, 0, DG_PT(14), DG_STR("o")));
	dg_shape(&worker, 0, DG_PT(14), DG_STR("fi"), &arena, &n);
	assert_int_equal(n, 2);
}

static void
a_character_without_glyph_is_zero(void **state)
{
	struct dg_glyph	*g;
	size_t		 n;

	(void)state;
	g = dg_shape(&worker, 0, DG_PT(14), DG_STR("a文"), &arena, &n);
	assert_int_equal(n, 2);
	assert_int_equal(g[1].gid, 0);
	assert_int_equal(g[1].cluster, 1);
	assert_null(dg_shape(&worker, 0, DG_PT(14), DG_STR(""), &arena, &n));
	assert_int_equal(n, 0);
}

static void
faces_know_their_measures(void **state)
{
	const struct dg_face_info *f = dg_fonts_face(fonts, DG_BOLD | DG_ITALIC);

	(void)state;
	assert_string_equal(f->ps_name, "LiberationSerif-BoldItalic");
	assert_int_equal(f->units_per_em, 2048);
	assert_int_equal(f->ascent, 1825);
	assert_int_equal(f->descent, -443);
	assert_in_range(f->cap_height, 1300, 1450);
	assert_true(f->italic_angle < -10 * 65536 && f->italic_angle > -20 * 65536);
	assert_in_range(f->stem_v, 200, 400);
	assert_true(f->bbox[0] < 0 && f->bbox[2] > 2048);
	assert_int_equal(dg_fonts_face(fonts, 0)->italic_angle, 0);
	assert_true(dg_fonts_face(fonts, 0)->data.n > 100000);
}

/* ---- a folder ------------------------------------------------------------- */

static char dir[64];

static struct dg_str
path_of(const char *name)
{
	return dg_arena_fmt(&arena, "%s/%s", dir, name);
}

static void
put(const char *name, const void *bytes, size_t n)
{
	assert_true(dg_file_write(path_of(name).p, bytes, n));
}

static void
put_face(const char *name, unsigned face)
{
	struct dg_str data = dg_embedded_find(built_in[face]);

	put(name, data.p, data.n);
}

/* A face whose family is renamed, in both of its name records. */
static void
put_renamed(const char *name, unsigned face, char first)
{
	struct dg_str	 data = dg_embedded_find(built_in[face]);
	char		*copy = test_copy(data.p, data.n);

	for (size_t i = 0; i + 12 < data.n; i++) {
		if (memcmp(copy + i, "Liberation S", 12) == 0)
			copy[i] = first;
		if (memcmp(copy + i, "\0L\0i\0b\0e\0r\0", 11) == 0)
			copy[i + 1] = first;
	}
	put(name, copy, data.n);
	free(copy);
}

static int
make_dir(void **state)
{
	(void)state;
	snprintf(dir, sizeof dir, "/tmp/docgen-font-XXXXXX");
	return mkdtemp(dir) == NULL;
}

static int
drop_dir(void **state)
{
	static const char *const names[] = { "a.ttf", "b.TTF", "c.otf", "d.ttf",
		"e.ttf", "f.ttf", "g.ttf", "h.ttf", "sub.ttf", "readme.txt" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		unlink(path_of(names[i]).p);
		rmdir(path_of(names[i]).p);
	}
	return rmdir(dir);
}

static void
refuses(const char *folder, enum dg_rule rule)
{
	struct dg_sink mine;

	dg_sink_init(&mine);
	assert_null(dg_fonts_open(folder, &mine));
	assert_int_equal(mine.n, 1);
	assert_int_equal(mine.first->rule, rule);
	dg_sink_fini(&mine);
}

static void
faces_are_chosen_by_what_they_say(void **state)
{
	struct dg_fonts *own;

	(void)state;
	put_face("a.ttf", 3);
	put_face("b.TTF", 1);
	put_face("c.otf", 0);
	put_face("d.ttf", 2);
	put("e.ttf", "no font", 7);
	put("readme.txt", "x", 1);
	assert_true(dg_file_mkdirs(path_of("sub.ttf").p));
	own = dg_fonts_open(dir, &sink);
	assert_non_null(own);
	for (unsigned i = 0; i < DG_FACES; i++)
		assert_string_equal(dg_fonts_face(own, i)->ps_name,
		    dg_fonts_face(fonts, i)->ps_name);
	dg_fonts_free(own);
}

static void
a_folder_without_a_whole_family_is_refused(void **state)
{
	(void)state;
	refuses(dir, DG_R_font_family_absent);
	put_face("a.ttf", 0);
	put_face("b.TTF", 1);
	put_face("c.otf", 2);
	put_renamed("d.ttf", 3, 'X');
	refuses(dir, DG_R_font_family_absent);
	refuses("/tmp/docgen-there-is-no-such-folder", DG_R_font_dir_unreadable);
}

static void
two_whole_families_are_refused(void **state)
{
	static const char *const names[] = { "a.ttf", "b.TTF", "c.otf", "d.ttf",
		"e.ttf", "f.ttf", "g.ttf", "h.ttf" };

	(void)state;
	for (unsigned i = 0; i < DG_FACES; i++) {
		put_face(names[i], i);
		put_renamed(names[4 + i], i, 'X');
	}
	refuses(dir, DG_R_font_family_ambiguous);
}

/* Without a cmap (cut to its first four bytes) it has no letter. */
static void
a_face_without_vietnamese_is_refused(void **state)
{
	struct dg_str	 data = dg_embedded_find(built_in[3]);
	char		*copy = test_copy(data.p, data.n);

	(void)state;
	for (size_t i = 12; i < 12 + 20 * 16; i += 16)
		if (memcmp(copy + i, "cmap", 4) == 0)
			memcpy(copy + i + 12, "\0\0\0\4", 4);
	put_face("a.ttf", 0);
	put_face("b.TTF", 1);
	put_face("c.otf", 2);
	put("d.ttf", copy, data.n);
	refuses(dir, DG_R_font_letters_missing);
	free(copy);
}

/* Where the table begins. */
static char *
table_of(char *font, const char *tag)
{
	const uint8_t *p = (const uint8_t *)font;
	size_t at = 12;

	while (memcmp(p + at, tag, 4) != 0)
		at += 16;
	return font + ((size_t)p[at + 8] << 24 | p[at + 9] << 16 | p[at + 10] << 8 | p[at + 11]);
}

/* Weights end at 1000; a stem would be wider than numbers are. */
static void
a_weight_beyond_all_is_the_heaviest(void **state)
{
	struct dg_str	 data = dg_embedded_find(built_in[3]);
	char		*copy = test_copy(data.p, data.n);
	struct dg_fonts	*own;

	(void)state;
	memcpy(table_of(copy, "OS/2") + 4, "\377\377", 2);
	put_face("a.ttf", 0);
	put_face("b.TTF", 1);
	put_face("c.otf", 2);
	put("d.ttf", copy, data.n);
	own = dg_fonts_open(dir, &sink);
	assert_int_equal(dg_fonts_face(own, 3)->stem_v,
	    275 * dg_fonts_face(own, 3)->units_per_em / 1000);
	dg_fonts_free(own);
	free(copy);
}

static void
cut_and_damaged_fonts_do_no_harm(void **state)
{
	struct dg_str	 data = dg_embedded_find(built_in[0]);
	struct dg_sink	 mine;

	(void)state;
	put_face("b.TTF", 1);
	put_face("c.otf", 2);
	put_face("d.ttf", 3);
	for (size_t n = 12; n < data.n; n = n * 3 + 1) {
		dg_sink_init(&mine);
		put("a.ttf", data.p, n);
		assert_null(dg_fonts_open(dir, &mine));
		assert_int_equal(mine.count[DG_FATAL], 1);
		dg_sink_fini(&mine);
	}
}

static int
open_fonts(void **state)
{
	(void)state;
	dg_arena_init(&arena);
	dg_sink_init(&sink);
	fonts = dg_fonts_open(NULL, &sink);
	dg_worker_init(&worker, fonts);
	return fonts == NULL;
}

static int
close_fonts(void **state)
{
	(void)state;
	dg_worker_fini(&worker);
	dg_fonts_free(fonts);
	dg_sink_fini(&sink);
	dg_arena_fini(&arena);
	return 0;
}

#define IN_DIR(test) cmocka_unit_test_setup_teardown(test, make_dir, drop_dir)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_as_wide_as_measured),
		cmocka_unit_test(advances_are_exact),
		cmocka_unit_test(nothing_is_kerned_or_joined),
		cmocka_unit_test(a_character_without_glyph_is_zero),
		cmocka_unit_test(faces_know_their_measures),
		IN_DIR(faces_are_chosen_by_what_they_say),
		IN_DIR(a_folder_without_a_whole_family_is_refused),
		IN_DIR(two_whole_families_are_refused),
		IN_DIR(a_face_without_vietnamese_is_refused),
		IN_DIR(a_weight_beyond_all_is_the_heaviest),
		IN_DIR(cut_and_damaged_fonts_do_no_harm),
	};

	return cmocka_run_group_tests_name("layout/font", tests, open_fonts,
	    close_fonts);
}
