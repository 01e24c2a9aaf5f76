/*
 * fuzz_picture.c - any bytes as a picture of a signature.
 *
 * Each chunk gets the check sum that it needs, or only its header would be looked at.
 */
#include <libdeflate.h>
#include <string.h>

#include "fuzz.h"
#include "office/office.h"

#define PIXELS	65536		/* at most: large ones are only slow */
#define FIRST	8		/* bytes before the first chunk */
#define CHUNK	12		/* of a chunk beside its data */

static void
put_sums(uint8_t *p, size_t size)
{
	for (size_t at = FIRST; at + CHUNK <= size;) {
		size_t n = (size_t)p[at] << 24 | p[at + 1] << 16 | p[at + 2] << 8 | p[at + 3];
		uint32_t sum;

		if (n > size - at - CHUNK)
			break;
		sum = libdeflate_crc32(0, p + at + 4, n + 4);
		for (int i = 0; i < 4; i++)
			p[at + 8 + n + i] = (uint8_t)(sum >> (24 - 8 * i));
		at += CHUNK + n;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz		f;
	struct dg_picture	picture;
	uint8_t			*bytes = dg_xmalloc(size);

	fuzz_init(&f);
	if (size > 0)
		memcpy(bytes, data, size);
	put_sums(bytes, size);
	if (dg_picture_read(&f.doc, fuzz_file(&f.arena, "a.png", bytes, size), DG_NOWHERE,
	    PIXELS, &picture) && (picture.cx <= 0 || picture.cy <= 0 || picture.color == NULL))
		abort();
	free(bytes);
	fuzz_fini(&f);
	return 0;
}
