/* marks.c - a table that is never more than half full. */
#include "base/marks.h"

#include <stdlib.h>

#include "base/arena.h"

#define FIRST_SLOTS	256u		/* a power of two */

/* Never 0, which is a free slot. */
static uint64_t
mark_of(uint64_t hash)
{
	return hash ? hash : 1;
}

/* Where a mark is, or would be put.  The lowest bit of some is always set. */
static size_t
find(const struct dg_marks *m, uint64_t mark)
{
	size_t i = (size_t)(mark >> 7) & (m->n_slots - 1);

	while (m->slot[i] != 0 && m->slot[i] != mark)
		i = (i + 1) & (m->n_slots - 1);
	return i;
}

static void
grow(struct dg_marks *m)
{
	struct dg_marks old = *m;

	m->n_slots = old.n_slots > 0 ? old.n_slots * 2 : FIRST_SLOTS;
	m->slot = dg_xmalloc(m->n_slots * sizeof *m->slot);
	for (size_t i = 0; i < m->n_slots; i++)
		m->slot[i] = 0;
	for (size_t i = 0; i < old.n_slots; i++)
		if (old.slot[i] != 0)
			m->slot[find(m, old.slot[i])] = old.slot[i];
	free(old.slot);
}

bool
dg_marks_has(const struct dg_marks *m, uint64_t hash)
{
	return m->n > 0 && m->slot[find(m, mark_of(hash))] != 0;
}

bool
dg_marks_add(struct dg_marks *m, uint64_t hash)
{
	size_t at;

	if (2 * (m->n + 1) > m->n_slots)
		grow(m);
	at = find(m, mark_of(hash));
	if (m->slot[at] != 0)
		return false;
	m->slot[at] = mark_of(hash);
	m->n++;
	return true;
}

void
dg_marks_fini(struct dg_marks *m)
{
	free(m->slot);
	*m = (struct dg_marks){ 0 };
}
