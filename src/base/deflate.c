/* deflate.c - compression by libdeflate. */
#include "base/deflate.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

#include "base/limits.h"

#define LEVEL	6	/* 9 saves 1 % for twice the time */

void
dg_deflate_init(struct dg_deflate *d)
{
	*d = (struct dg_deflate){ .compressor = libdeflate_alloc_compressor(LEVEL) };
	if (d->compressor == NULL)
		abort();
	dg_memo_init(&d->kept, DG_MAX_PACKED_KEPT);
}

void
dg_deflate_fini(struct dg_deflate *d)
{
	libdeflate_free_compressor(d->compressor);
	dg_memo_fini(&d->kept);
	free(d->scratch);
}

static struct dg_str
compress(struct dg_deflate *d, enum dg_deflate_form form, struct dg_str bytes)
{
	size_t bound = libdeflate_zlib_compress_bound(d->compressor, bytes.n), n;

	if (bound > d->cap) {
		free(d->scratch);
		d->scratch = dg_xmalloc(bound);
		d->cap = bound;
	}
	n = form == DG_DEFLATE_ZLIB ?
	    libdeflate_zlib_compress(d->compressor, bytes.p, bytes.n, d->scratch, bound) :
	    libdeflate_deflate_compress(d->compressor, bytes.p, bytes.n, d->scratch, bound);
	assert(n > 0);
	return (struct dg_str){ d->scratch, n };
}

struct dg_str
dg_deflate(struct dg_deflate *d, enum dg_deflate_form form, enum dg_deflate_use use,
    struct dg_str bytes)
{
	struct dg_str	 packed;
	const void	*kept = NULL;
	void		*room;

	if (use == DG_DEFLATE_OFTEN)
		kept = dg_memo_find(&d->kept, form, bytes, &packed.n);
	if (kept != NULL)
		return (struct dg_str){ kept, packed.n };
	packed = compress(d, form, bytes);
	room = use == DG_DEFLATE_OFTEN ?
	    dg_memo_add(&d->kept, form, bytes, packed.n) : NULL;
	if (room != NULL)
		memcpy(room, packed.p, packed.n);
	return packed;
}

uint32_t
dg_crc32(struct dg_str bytes)
{
	return libdeflate_crc32(0, bytes.p, bytes.n);
}
