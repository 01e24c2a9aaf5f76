/* PNG files: colours, sizes, and what is wrong with them. */
#include "desk.h"

#include <png.h>

#include "base/limits.h"
#include "office/office.h"

#define PIXELS_A_METRE	11811		/* 300 dpi */

/* A PNG file of some kind, made of these pixels. */
static struct dg_str
encode(struct desk *d, unsigned width, unsigned height, unsigned format,
    const void *pixels)
{
	png_image image = { .version = PNG_IMAGE_VERSION, .width = width,
	    .height = height, .format = format };
	png_alloc_size_t n = 0;
	char *bytes;

	assert_true(png_image_write_to_memory(&image, NULL, &n, 0, pixels, 0, NULL));
	bytes = dg_arena_alloc(&d->arena, n);
	assert_true(png_image_write_to_memory(&image, bytes, &n, 0, pixels, 0, NULL));
	return (struct dg_str){ bytes, n };
}

/* The same file, saying that it has so many pixels a metre; flip: bits of the
 * check sum that are turned. */
static struct dg_str
with_size(struct desk *d, struct dg_str file, uint32_t x, uint32_t y, uint32_t flip)
{
	unsigned char chunk[21] = { 0, 0, 0, 9, 'p', 'H', 'Y', 's' };
	const size_t header = 8 + 25;
	uint32_t sum = 0xffffffff;
	char *bytes = dg_arena_alloc(&d->arena, file.n + sizeof chunk);

	for (int i = 0; i < 4; i++) {
		chunk[8 + i] = (unsigned char)(x >> (24 - 8 * i));
		chunk[12 + i] = (unsigned char)(y >> (24 - 8 * i));
	}
	chunk[16] = 1;
	for (int i = 4; i < 17; i++) {
		sum ^= chunk[i];
		for (int bit = 0; bit < 8; bit++)
			sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
	}
	sum = ~sum ^ flip;
	for (int i = 0; i < 4; i++)
		chunk[17 + i] = (unsigned char)(sum >> (24 - 8 * i));
	memcpy(bytes, file.p, header);
	memcpy(bytes + header, chunk, sizeof chunk);
	memcpy(bytes + header + sizeof chunk, file.p + header, file.n - header);
	return (struct dg_str){ bytes, file.n + sizeof chunk };
}

static bool
read_bytes(struct desk *d, struct dg_str file, unsigned pixels, struct dg_picture *p)
{
	struct dg_str path = desk_write(d, "a.png", file.p, file.n);
	uint32_t source = dg_sources_add(&d->sources, DG_STR("a.plan"),
	    DG_STR("picture: a.png\n"));

	return dg_picture_read(&d->doc, path, (struct dg_span){ source, 9, 14 },
	    pixels, p);
}

/* A picture of 120 by 60 points, all of them like the first. */
static struct dg_str
plain(struct desk *d, unsigned format, const void *first)
{
	size_t size = PNG_IMAGE_PIXEL_SIZE(format);
	unsigned char *pixels = dg_arena_alloc(&d->arena, 120 * 60 * size);

	for (size_t i = 0; i < 120 * 60; i++)
		memcpy(pixels + i * size, first, size);
	return encode(d, 120, 60, format, pixels);
}

static void
every_kind_is_read(void **state)
{
	static const uint8_t color[4] = { 20, 60, 170, 128 };
	static const uint16_t wide[4] = { 65535, 0, 0, 65535 };
	struct dg_picture p;

	(void)state;
	for (int kind = 0; kind < 5; kind++) {
		static const unsigned format[] = { PNG_FORMAT_RGBA, PNG_FORMAT_RGB,
			PNG_FORMAT_GRAY, PNG_FORMAT_GA, PNG_FORMAT_LINEAR_RGB_ALPHA };
		bool alpha = kind == 0 || kind == 3;
		struct desk *d = desk_new();
		struct dg_str file = plain(d, format[kind], kind == 4 ?
		    (const void *)wide : color);

		assert_true(read_bytes(d, with_size(d, file, PIXELS_A_METRE,
		    PIXELS_A_METRE, 0), DG_MAX_PIXELS, &p));
		assert_quiet(d);
		assert_int_equal(p.width, 120);
		assert_int_equal(p.height, 60);
		assert_int_equal(p.color[0], kind == 4 ? 255 : 20);
		assert_int_equal(p.color[3 * 7199 + 1], kind < 2 ? 60 :
		    kind == 4 ? 0 : 20);
		assert_int_equal(p.alpha != NULL, alpha);
		if (alpha)
			assert_int_equal(p.alpha[7199], kind == 0 ? 128 : 60);
		desk_free(d);
	}
}

static void
the_file_says_its_size(void **state)
{
	static const uint8_t black[3] = { 0 };
	struct desk *d = desk_new();
	struct dg_str file = plain(d, PNG_FORMAT_RGB, black);
	struct dg_picture p;

	(void)state;
	assert_true(read_bytes(d, with_size(d, file, 4000, 6000, 0), DG_MAX_PIXELS, &p));
	assert_int_equal(p.cx, DG_MM(30));
	assert_int_equal(p.cy, DG_MM(10));
	assert_int_equal(p.file.n, file.n + 21);
	assert_quiet(d);
	assert_true(read_bytes(d, file, DG_MAX_PIXELS, &p));
	assert_int_equal(p.cx, 120 * 3048);
	assert_told(d, DG_R_picture_size_unknown, 1, 10);
	assert_true(read_bytes(d, with_size(d, file, 4000, 6000, 1), DG_MAX_PIXELS, &p));
	assert_true(read_bytes(d, with_size(d, file, 4000, 0, 0), DG_MAX_PIXELS, &p));
	assert_int_equal(desk_count(d, DG_R_picture_size_unknown), 3);
	desk_free(d);
}

static void
refuse(struct dg_str (*make)(struct desk *, struct dg_str), unsigned pixels,
    enum dg_rule rule)
{
	static const uint8_t blue[4] = { 0, 0, 255, 100 };
	struct desk *d = desk_new();
	struct dg_str file = with_size(d, plain(d, PNG_FORMAT_RGBA, blue),
	    PIXELS_A_METRE, PIXELS_A_METRE, 0);
	struct dg_picture p;

	assert_false(read_bytes(d, make(d, file), pixels, &p));
	assert_told(d, rule, 1, 10);
	assert_int_equal(d->sink.n, 1);
	desk_free(d);
}

static struct dg_str
as_it_is(struct desk *d, struct dg_str file)
{
	(void)d;
	return file;
}

static struct dg_str
without_signature(struct desk *d, struct dg_str file)
{
	(void)d;
	return dg_str_sub(file, 1, file.n);
}

static struct dg_str
cut_short(struct desk *d, struct dg_str file)
{
	(void)d;
	return dg_str_sub(file, 0, file.n - 30);
}

static struct dg_str
signature_only(struct desk *d, struct dg_str file)
{
	(void)d;
	return dg_str_sub(file, 0, 8);
}

static struct dg_str
damaged(struct desk *d, struct dg_str file)
{
	struct dg_str copy = dg_arena_dup(&d->arena, file);

	((char *)copy.p)[copy.n - 20] ^= 0x55;
	return copy;
}

static struct dg_str
a_metre_wide(struct desk *d, struct dg_str file)
{
	static const uint8_t blue[4] = { 0, 0, 255, 100 };

	(void)file;
	return with_size(d, plain(d, PNG_FORMAT_RGBA, blue), 120, 120, 0);
}

static struct dg_str
a_tenth_of_a_millimetre(struct desk *d, struct dg_str file)
{
	static const uint8_t blue[4] = { 0, 0, 255, 100 };

	(void)file;
	return with_size(d, plain(d, PNG_FORMAT_RGBA, blue), 1200000, 0xffffffff, 0);
}

static void
what_is_wrong_is_told(void **state)
{
	(void)state;
	refuse(without_signature, DG_MAX_PIXELS, DG_R_picture_not_png);
	refuse(cut_short, DG_MAX_PIXELS, DG_R_picture_broken);
	refuse(signature_only, DG_MAX_PIXELS, DG_R_picture_broken);
	refuse(damaged, DG_MAX_PIXELS, DG_R_picture_broken);
	refuse(as_it_is, 120 * 60 - 1, DG_R_picture_too_many_pixels);
	refuse(a_metre_wide, DG_MAX_PIXELS, DG_R_picture_size_wrong);
	refuse(a_tenth_of_a_millimetre, DG_MAX_PIXELS, DG_R_picture_size_wrong);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_is_read),
		cmocka_unit_test(the_file_says_its_size),
		cmocka_unit_test(what_is_wrong_is_told),
	};

	return cmocka_run_group_tests_name("office/picture", tests, NULL, NULL);
}
