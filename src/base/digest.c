/* digest.c - SHA-256 is Nettle's. */
#include "base/digest.h"

#include <nettle/sha2.h>

struct dg_str
dg_digest(struct dg_arena *a, struct dg_str s)
{
	static const char	 digit[] = "0123456789abcdef";
	struct sha256_ctx	 ctx;
	uint8_t			 sum[DG_DIGEST / 2];
	char			*out = dg_arena_alloc(a, DG_DIGEST + 1);

	sha256_init(&ctx);
	sha256_update(&ctx, s.n, (const uint8_t *)s.p);
	sha256_digest(&ctx, sizeof sum, sum);
	for (size_t i = 0; i < sizeof sum; i++) {
		out[2 * i] = digit[sum[i] >> 4];
		out[2 * i + 1] = digit[sum[i] & 15];
	}
	return (struct dg_str){ out, DG_DIGEST };
}
