/*
 * digest.h - a short name for a text, by which it is known again.
 */
#ifndef DG_BASE_DIGEST_H
#define DG_BASE_DIGEST_H

#include "base/arena.h"
#include "base/str.h"

#define DG_DIGEST	32	/* hexadecimal digits: 128 bits */

/* The first half of the SHA-256 of a text, in small hexadecimal digits. */
struct dg_str	dg_digest(struct dg_arena *, struct dg_str);

#endif
