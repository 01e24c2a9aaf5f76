/* shard.c - which documents belong to a part of a build. */
#include "build/shard.h"

#include "base/hash.h"

bool
dg_shard_parse(struct dg_str s, struct dg_shard *out)
{
	out->at = (unsigned)dg_str_number(dg_str_cut(&s, '/'), DG_MAX_SHARDS);
	out->of = (unsigned)dg_str_number(s, DG_MAX_SHARDS);
	return out->at >= 1 && out->at <= out->of;
}

/* The lowest bits of a hash depend on those of the letters alone: all of it counts. */
bool
dg_shard_has(struct dg_shard shard, struct dg_str name)
{
	uint64_t h = dg_hash(DG_HASH_START, name.p, name.n);

	return shard.of == 0 || (h ^ h >> 32) % shard.of == shard.at - 1;
}
