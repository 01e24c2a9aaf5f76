/*
 * memo.h - what was worked out before: bytes that are found by bytes.
 *
 * For one thread.  It never holds more than its limit: what was not asked for
 * since about half of that was added is forgotten, or since its owner let it age
 * twice.  So whoever asks must be able to work it out anew, and gets the same.
 */
#ifndef DG_BASE_MEMO_H
#define DG_BASE_MEMO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct dg_memo_entry;

/* Entries that were added, or asked for, at about one time. */
struct dg_memo_age {
	struct dg_arena		 arena;		/* of entries */
	struct dg_memo_entry	**slot;		/* heap; by hash */
	size_t			 n, n_slots;
};

struct dg_memo {
	struct dg_memo_age	 young, old;
	size_t			 max;		/* bytes of each of them */
	bool			 idle;		/* nothing is added: set by its owner */
};

/* max: bytes of keys and values. */
void		 dg_memo_init(struct dg_memo *, size_t max);
void		 dg_memo_fini(struct dg_memo *);
/* Forgets what was not asked for since the last time that it was let age. */
void		 dg_memo_age(struct dg_memo *);

/*
 * The value of a key, or NULL.  tag is part of the key.  It stays until the next
 * dg_memo_add.
 */
const void	*dg_memo_find(struct dg_memo *, uint64_t tag, struct dg_str key, size_t *n);
/*
 * Room for the value of a key that is not there, zeroed, aligned for any type;
 * NULL: it is too large to be kept, or the memo is idle.
 */
void		*dg_memo_add(struct dg_memo *, uint64_t tag, struct dg_str key, size_t n);

#endif
