/*
 * diff.h - what two sequences of numbers have in common.
 *
 * The answer is a matching: for each item of a the item of b that it became,
 * or DG_UNMATCHED.  Matched items are equal, and their order is the same in
 * both; so what is unmatched in a was deleted, and what is unmatched in b was
 * inserted.
 */
#ifndef DG_COMPARE_DIFF_H
#define DG_COMPARE_DIFF_H

#include <stddef.h>
#include <stdint.h>

#define DG_UNMATCHED UINT32_MAX

/*
 * As much in common as possible, by Myers' O(ND) algorithm; where the sequences
 * differ too much for it, what stands once in both is found first.  work is what
 * may still be spent, in steps; when it is gone only equal ends are matched.
 * match has na elements.
 */
void	dg_diff(const uint32_t *a, size_t na, const uint32_t *b, size_t nb,
		size_t *work, uint32_t *match);

/* to[i]: where a[i] stands in b, if it stands once in both, else DG_UNMATCHED. */
void	dg_find_single(const uint32_t *a, size_t na, const uint32_t *b, size_t nb,
		uint32_t *to);

/*
 * Of pairs (i, to[i]) that may cross, the most that do not: the others become
 * DG_UNMATCHED.  No two i have the same to[i].
 */
void	dg_keep_order(uint32_t *to, size_t n);

#endif
