/*
 * hash.h - a number for some bytes: quick, for tables and for finding what was
 * damaged, never against an enemy (digest.h).
 */
#ifndef DG_BASE_HASH_H
#define DG_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define DG_HASH_START 0xcbf29ce484222325u

/* FNV-1a, 64 bits, going on from h. */
static inline uint64_t
dg_hash(uint64_t h, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < n; i++)
		h = (h ^ p[i]) * 0x100000001b3u;
	return h;
}

#endif
