/*
 * deflate.h - compression (RFC 1950, RFC 1951) by libdeflate: one level, whole
 * buffers, the same bytes on any machine.
 *
 * For one thread.  Bytes that many documents hold, such as cut faces and styles, are
 * compressed once and kept (memo.h).
 */
#ifndef DG_BASE_DEFLATE_H
#define DG_BASE_DEFLATE_H

#include "base/buf.h"
#include "base/memo.h"

struct libdeflate_compressor;

enum dg_deflate_form { DG_DEFLATE_RAW, DG_DEFLATE_ZLIB };
/* Will the same bytes be compressed again? */
enum dg_deflate_use { DG_DEFLATE_ONCE, DG_DEFLATE_OFTEN };

struct dg_deflate {
	struct libdeflate_compressor	*compressor;
	struct dg_memo			 kept;
	char				*scratch;	/* heap; what was compressed last */
	size_t				 cap;
};

void		dg_deflate_init(struct dg_deflate *);
void		dg_deflate_fini(struct dg_deflate *);

/* The compressed bytes; they stay until the next call. */
struct dg_str	dg_deflate(struct dg_deflate *, enum dg_deflate_form, enum dg_deflate_use,
			struct dg_str bytes);
/* CRC-32 of ISO 3309, as ZIP has it. */
uint32_t	dg_crc32(struct dg_str);

#endif
