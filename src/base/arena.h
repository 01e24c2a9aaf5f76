/*
 * arena.h - memory that is freed all at once.
 *
 * A document and everything derived from it live in one arena.  Allocation
 * never fails: when the system has no memory the program stops (abort), since
 * no pass could do anything sensible about it.
 */
#ifndef DG_BASE_ARENA_H
#define DG_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/str.h"

struct dg_arena_block;

struct dg_arena {
	struct dg_arena_block	*head;	/* the block being filled */
	size_t			 used;	/* bytes handed out, for budgets */
};

void		dg_arena_init(struct dg_arena *);
void		dg_arena_fini(struct dg_arena *);

/* Zeroed memory, aligned for any type. */
void		*dg_arena_alloc(struct dg_arena *, size_t size);
void		*dg_arena_array(struct dg_arena *, size_t count, size_t size);
#define DG_NEW(arena, type) ((type *)dg_arena_alloc((arena), sizeof(type)))
#define DG_NEW_ARRAY(arena, n, type) \
	((type *)dg_arena_array((arena), (n), sizeof(type)))

/* Copies; the copy is also terminated, so .p may go to C functions. */
struct dg_str	 dg_arena_dup(struct dg_arena *, struct dg_str);
struct dg_str	 dg_arena_fmt(struct dg_arena *, const char *fmt, ...)
			__attribute__((format(printf, 2, 3)));

/* a and b, one after the other. */
struct dg_str	 dg_arena_join(struct dg_arena *, struct dg_str a, struct dg_str b);

/*
 * Zipping and laying out take and free the same large blocks over and over.  The
 * C library gives the end of its heap back to the system at each of them, and
 * gets it again page by page, until it has seen a larger block freed: it learns
 * from that one, which this shows it (glibc; elsewhere it does nothing).
 */
void		 dg_heap_keep(void);

/* malloc, realloc that abort when there is no memory. */
void		*dg_xmalloc(size_t);
void		*dg_xrealloc(void *, size_t);

/*
 * Makes room for one more element in a heap array that doubles: evaluates to
 * nothing; items, n and cap are lvalues.  Free items with free().
 */
#define DG_GROW(items, n, cap) do { \
	if ((n) == (cap)) { \
		(cap) = (cap) ? (cap) * 2 : 16; \
		(items) = dg_xrealloc((items), (cap) * sizeof *(items)); \
	} \
} while (0)

#endif
