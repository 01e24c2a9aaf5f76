/*
 * picture.c - reads PNG files (ISO/IEC 15948) through libpng.
 *
 * libpng decodes and judges; what it does not tell, the number of pixels a
 * metre, is read from the chunk pHYs here.
 */
#include "office/office.h"

#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "base/limits.h"
#include "office/input.h"

#define SIGNATURE	"\x89PNG\r\n\x1a\n"
#define CHUNK		12		/* bytes of a chunk beside its data */
#define PHYS		9		/* bytes of data of a pHYs */
#define METRE		DG_MM(1000)
#define SIDE_MAX	20000		/* pixels */
#define LEAST		DG_MM(1)	/* printed */
#define MOST		DG_MM(100)

static uint32_t
big_endian(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 | (uint32_t)u[2] << 8 | u[3];
}

/* The check sum of a chunk: its name and data. */
static uint32_t
check_sum(struct dg_str s)
{
	uint32_t sum = 0xffffffff;

	for (size_t i = 0; i < s.n; i++) {
		sum ^= (unsigned char)s.p[i];
		for (int bit = 0; bit < 8; bit++)
			sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
	}
	return ~sum;
}

/* Do the chunks before the points lie within the file?  libpng makes room for as many
 * bytes as a chunk says that it has, up to 2 GB, before it reads one. */
static bool
chunks_fit(struct dg_str file)
{
	size_t at = sizeof SIGNATURE - 1;

	while (file.n - at >= CHUNK - 4) {
		uint32_t n = big_endian(file.p + at);

		if (dg_str_starts(dg_str_sub(file, at + 4, at + 8), "IDAT"))
			return true;
		if (file.n - at < CHUNK || n > file.n - at - CHUNK)
			return false;
		at += CHUNK + n;
	}
	return true;
}

/* The data of the chunk pHYs; empty when there is none that can be used. */
static struct dg_str
find_phys(struct dg_str file)
{
	size_t at = sizeof SIGNATURE - 1;

	while (file.n - at >= CHUNK) {
		uint32_t n = big_endian(file.p + at);
		struct dg_str chunk = { file.p + at + 4, 4 + (size_t)n };

		if (n > file.n - at - CHUNK || dg_str_starts(chunk, "IDAT"))
			break;
		if (dg_str_starts(chunk, "pHYs"))
			return n == PHYS && big_endian(chunk.p + chunk.n) ==
			    check_sum(chunk) ? dg_str_sub(chunk, 4, chunk.n) :
			    DG_STR("");
		at += CHUNK + n;
	}
	return DG_STR("");
}

/* Does it say how large it is?  In pixels a metre, across and down. */
static bool
find_density(struct dg_str file, uint32_t *x, uint32_t *y)
{
	struct dg_str phys = find_phys(file);

	if (phys.n != PHYS || phys.p[8] != 1)
		return false;
	*x = big_endian(phys.p);
	*y = big_endian(phys.p + 4);
	return *x > 0 && *y > 0;
}

static struct dg_str
in_mm(struct dg_doc *doc, dg_emu e)
{
	return dg_arena_fmt(doc->arena, "%lld", (long long)dg_emu_div(e, DG_EMU_MM));
}

static bool
find_size(struct dg_doc *doc, struct dg_str path, struct dg_span at,
    struct dg_picture *p)
{
	uint32_t x, y;

	if (find_density(p->file, &x, &y)) {
		p->cx = dg_emu_div(p->width * METRE, x);
		p->cy = dg_emu_div(p->height * METRE, y);
	} else {
		p->cx = p->width * DG_PT(72) / 300;
		p->cy = p->height * DG_PT(72) / 300;
		dg_report(doc->sink, DG_R_picture_size_unknown, at, DG_ARGS(path));
	}
	if (p->cx >= LEAST && p->cy >= LEAST && p->cx <= MOST && p->cy <= MOST)
		return true;
	dg_report(doc->sink, DG_R_picture_size_wrong, at, DG_ARGS(path,
	    in_mm(doc, p->cx), in_mm(doc, p->cy), in_mm(doc, LEAST),
	    in_mm(doc, MOST)));
	return false;
}

/* Parts red, green, blue, alpha into colours and, where any point lets
 * something through, alpha. */
static void
part_pixels(struct dg_arena *arena, const uint8_t *rgba, struct dg_picture *p)
{
	size_t n = (size_t)p->width * p->height;
	uint8_t *color = dg_arena_alloc(arena, n * 3), *alpha;
	bool through = false;

	for (size_t i = 0; i < n; i++) {
		memcpy(color + 3 * i, rgba + 4 * i, 3);
		through |= rgba[4 * i + 3] != 255;
	}
	p->color = color;
	if (!through)
		return;
	alpha = dg_arena_alloc(arena, n);
	for (size_t i = 0; i < n; i++)
		alpha[i] = rgba[4 * i + 3];
	p->alpha = alpha;
}

static bool
report_broken(struct dg_doc *doc, struct dg_str path, struct dg_span at, const char *why)
{
	dg_report(doc->sink, DG_R_picture_broken, at, DG_ARGS(path,
	    dg_arena_dup(doc->arena, dg_str_of(why))));
	return false;
}

/* Decodes what was begun. */
static bool
decode(struct dg_doc *doc, struct dg_str path, struct dg_span at,
    png_image *image, struct dg_picture *p)
{
	uint8_t *rgba;
	bool done;

	image->format = PNG_FORMAT_RGBA;
	image->flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
	rgba = dg_xmalloc(PNG_IMAGE_SIZE(*image));
	done = png_image_finish_read(image, NULL, rgba, 0, NULL);
	if (done)
		part_pixels(doc->arena, rgba, p);
	else
		report_broken(doc, path, at, image->message);
	free(rgba);
	return done;
}

static bool
report_many(struct dg_doc *doc, struct dg_str path, struct dg_span at)
{
	dg_report(doc->sink, DG_R_picture_too_many_pixels, at, DG_ARGS(path,
	    dg_arena_fmt(doc->arena, "%d", SIDE_MAX),
	    dg_arena_fmt(doc->arena, "%u", DG_MAX_PIXELS / 1000000)));
	return false;
}

/* Size first, so that no memory is asked for what will be refused. */
static bool
read_image(struct dg_doc *doc, struct dg_str path, struct dg_span at,
    unsigned pixels, struct dg_picture *p)
{
	png_image image = { .version = PNG_IMAGE_VERSION };
	bool done;

	if (!png_image_begin_read_from_memory(&image, p->file.p, p->file.n))
		return report_broken(doc, path, at, image.message);
	p->width = image.width;
	p->height = image.height;
	if (p->width > SIDE_MAX || p->height > SIDE_MAX ||
	    p->width * p->height > pixels)
		done = report_many(doc, path, at);
	else
		done = find_size(doc, path, at, p) &&
		    decode(doc, path, at, &image, p);
	png_image_free(&image);
	return done;
}

bool
dg_picture_read(struct dg_doc *doc, struct dg_str path, struct dg_span at,
    unsigned pixels, struct dg_picture *p)
{
	*p = (struct dg_picture){ .width = 0 };
	if (!dg_input_bytes(doc, path, DG_MAX_PICTURE, at, &p->file))
		return false;
	if (!dg_str_starts(p->file, SIGNATURE)) {
		dg_report(doc->sink, DG_R_picture_not_png, at, DG_ARGS(path));
		return false;
	}
	if (!chunks_fit(p->file))
		return report_broken(doc, path, at, "a chunk ends behind the file");
	return read_image(doc, path, at, pixels, p);
}
