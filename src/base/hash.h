/*
 * hash.h - a number for some bytes: quick, for tables and for finding what was
 * damaged, never against an enemy (digest.h).
 */
#ifndef DG_BASE_HASH_H
#define DG_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define DG_HASH_START	0xcbf29ce484222325u
#define DG_HASH_TIMES	0x100000001b3u

/* FNV-1a, 64 bits, going on from h. */
static inline uint64_t
dg_hash(uint64_t h, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < n; i++)
		h = (h ^ p[i]) * DG_HASH_TIMES;
	return h;
}

static inline uint64_t
dg_hash_mix(uint64_t h, const char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof word);
	h = (h ^ word) * 0x9fb21c651e98df25u;
	return h << 29 | h >> 35;
}

/* For tables alone: eight bytes at a time, and another number on another machine.  No output
 * depends on it.  tag: hashed with them. */
static inline uint64_t
dg_hash_quick(uint64_t tag, const char *p, size_t n)
{
	char		last[8] = { 0 };
	uint64_t	h = tag * 0xd6e8feb86659fd93u ^ n;
	size_t		i = 0;

	for (; i + 32 <= n; i += 32)
		h = dg_hash_mix(dg_hash_mix(dg_hash_mix(dg_hash_mix(h, p + i), p + i + 8),
		    p + i + 16), p + i + 24);
	for (; i + 8 <= n; i += 8)
		h = dg_hash_mix(h, p + i);
	if (i < n)
		memcpy(last, p + i, n - i);
	h = dg_hash_mix(h, last);
	return h ^ h >> 32;
}

#endif
