/* shard.c - which documents belong to a part of a build. */
#include "build/shard.h"

#include "base/digest.h"

/* 1 to DG_MAX_SHARDS, or 0. */
static unsigned
number(struct dg_str s)
{
	unsigned n = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || n > DG_MAX_SHARDS)
			return 0;
		n = n * 10 + (unsigned)(s.p[i] - '0');
	}
	return n <= DG_MAX_SHARDS ? n : 0;
}

bool
dg_shard_parse(struct dg_str s, struct dg_shard *out)
{
	out->at = number(dg_str_cut(&s, '/'));
	out->of = number(s);
	return out->at >= 1 && out->at <= out->of;
}

/* Of the digest, 28 bits. */
bool
dg_shard_has(struct dg_shard shard, struct dg_str name)
{
	struct dg_arena arena;
	struct dg_str digest;
	unsigned n = 0;

	if (shard.of == 0)
		return true;
	dg_arena_init(&arena);
	digest = dg_digest(&arena, name);
	for (size_t i = 0; i < 7; i++)
		n = n * 16 + (unsigned)(digest.p[i] <= '9' ? digest.p[i] - '0' :
		    digest.p[i] - 'a' + 10);
	dg_arena_fini(&arena);
	return n % shard.of == shard.at - 1;
}
