/* symbol.c - a hash table of texts. */
#include "compare/symbol.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"

#define FIRST_SLOTS 1024

static void
add(struct dg_symbols *t, struct dg_str s, uint64_t hash)
{
	DG_GROW(t->text, t->n, t->cap);
	if (t->cap_hash < t->cap) {
		t->cap_hash = t->cap;
		t->hash = dg_xrealloc(t->hash, t->cap_hash * sizeof *t->hash);
	}
	t->text[t->n] = s;
	t->hash[t->n++] = hash;
}

static void
make_slots(struct dg_symbols *t, size_t slots)
{
	free(t->slot);
	t->slots = slots;
	t->slot = dg_xmalloc(slots * sizeof *t->slot);
	memset(t->slot, 0, slots * sizeof *t->slot);
	for (size_t i = 1; i < t->n; i++) {
		size_t at = t->hash[i] & (slots - 1);

		while (t->slot[at] != 0)
			at = (at + 1) & (slots - 1);
		t->slot[at] = (uint32_t)i;
	}
}

void
dg_symbols_init(struct dg_symbols *t)
{
	*t = (struct dg_symbols){ 0 };
	add(t, DG_STR(""), 0);
	make_slots(t, FIRST_SLOTS);
}

void
dg_symbols_fini(struct dg_symbols *t)
{
	free(t->text);
	free(t->hash);
	free(t->slot);
}

uint32_t
dg_symbol(struct dg_symbols *t, struct dg_str s)
{
	uint64_t hash = dg_hash_quick(0, s.p, s.n);
	size_t at = hash & (t->slots - 1);

	if (s.n == 0)
		return 0;
	for (; t->slot[at] != 0; at = (at + 1) & (t->slots - 1)) {
		uint32_t i = t->slot[at];

		if (t->hash[i] == hash && dg_str_eq(t->text[i], s))
			return i;
	}
	t->slot[at] = (uint32_t)t->n;
	add(t, s, hash);
	if (t->n * 2 > t->slots)
		make_slots(t, t->slots * 2);
	return (uint32_t)(t->n - 1);
}
