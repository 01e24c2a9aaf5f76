/*
 * font.h - fonts of --font-dir, one or all of them damaged.
 *
 * A damage is three bytes, where (of 65536) and what.  The font is a face of the program's
 * own, cut down so that a damage is likelier to meet what is read.
 */
#ifndef DG_FUZZ_FONT_H
#define DG_FUZZ_FONT_H

#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>

#include "base/embedded.h"
#include "base/text.h"
#include "fuzz.h"

/* The letters that every face must have (layout/font.c). */
static const char font_letters[] =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
    " .,;:!?()[]/-+*%&'\"“”‘’–…";

static struct font {
	uint8_t	*bytes;
	size_t	 n, style;		/* where the face says how bold it is */
} font;

static inline size_t
font_find_style(const uint8_t *p, size_t n)
{
	for (size_t at = 12; at + 16 <= n; at += 16)
		if (memcmp(p + at, "head", 4) == 0)
			return ((size_t)p[at + 8] << 24 | p[at + 9] << 16 | p[at + 10] << 8 |
			    p[at + 11]) + 45;
	abort();
}

static inline void
font_make(void)
{
	struct dg_str	 all = dg_embedded_find("fonts/LiberationSerif-Regular.ttf");
	struct dg_str	 words = dg_str_of(font_letters);
	hb_blob_t	*blob = hb_blob_create(all.p, (unsigned)all.n, HB_MEMORY_MODE_READONLY,
			    NULL, NULL);
	hb_face_t	*face = hb_face_create(blob, 0), *small;
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	const char	*bytes;
	unsigned	 n;

	for (size_t at = 0; at < words.n;)
		hb_set_add(hb_subset_input_unicode_set(input), dg_utf8_next(words, &at));
	small = hb_subset_or_fail(face, input);
	hb_blob_destroy(blob);
	blob = hb_face_reference_blob(small);
	bytes = hb_blob_get_data(blob, &n);
	font.bytes = dg_xmalloc(n);
	font.n = n;
	memcpy(font.bytes, bytes, n);
	font.style = font_find_style(font.bytes, n);
	hb_blob_destroy(blob);
	hb_face_destroy(small);
	hb_face_destroy(face);
	hb_subset_input_destroy(input);
}

/* Puts n faces there, from the first, each with the damages. */
static inline void
font_write(struct dg_arena *a, unsigned first, unsigned n, const uint8_t *data, size_t size)
{
	static const char *const name[] = { "fonts/0.ttf", "fonts/1.ttf", "fonts/2.ttf",
		"fonts/3.ttf" };
	uint8_t *bytes = dg_arena_alloc(a, font.n);

	memcpy(bytes, font.bytes, font.n);
	for (size_t i = 0; i + 3 <= size; i += 3)
		bytes[(size_t)(data[i] << 8 | data[i + 1]) % font.n] = data[i + 2];
	for (unsigned style = first; style < first + n; style++) {
		bytes[font.style] = (uint8_t)style;
		fuzz_file(a, name[style], bytes, font.n);
	}
}

#endif
