/*
 * hash.h - a number for some bytes: quick, for tables and for finding what was
 * damaged, never against an enemy (digest.h).
 */
#ifndef DG_BASE_HASH_H
#define DG_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

/* The same for tables alone: eight bytes at a time, and another number on another machine. */
static inline uint64_t
dg_hash_quick(const void *bytes, size_t n)
{
	const char *p = bytes, *end = p + n;
	uint64_t h = DG_HASH_START ^ n, word;

	if (n < sizeof word)
		return dg_hash(h, bytes, n);
	for (; p < end; p += sizeof word) {
		/* The last eight overlap those before. */
		memcpy(&word, (size_t)(end - p) < sizeof word ? end - sizeof word : p, sizeof word);
		h = (h ^ word) * 0x9e3779b97f4a7c15u;
		h ^= h >> 32;
	}
	return h;
}

#endif
