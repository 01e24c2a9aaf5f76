/*
 * marks.h - hashes that were seen (hash.h): a set that grows.
 *
 * What has another hash is another thing; what has the same one may be.
 */
#ifndef DG_BASE_MARKS_H
#define DG_BASE_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* All zero: none. */
struct dg_marks {
	uint64_t	*slot;		/* heap; 0: free */
	size_t		 n, n_slots;
};

bool	dg_marks_has(const struct dg_marks *, uint64_t hash);
/* false: it is there already. */
bool	dg_marks_add(struct dg_marks *, uint64_t hash);
void	dg_marks_fini(struct dg_marks *);

#endif
