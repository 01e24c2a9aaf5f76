/*
 * sort.h - qsort of what most often is sorted already, such as what a program wrote that
 * sorts what it writes.
 */
#ifndef DG_BASE_SORT_H
#define DG_BASE_SORT_H

#include <stdlib.h>

static inline void
dg_sort(void *items, size_t n, size_t size, int (*compare)(const void *, const void *))
{
	const char *p = items;
	size_t i = 1;

	while (i < n && compare(p + (i - 1) * size, p + i * size) <= 0)
		i++;
	if (i < n)
		qsort(items, n, size, compare);
}

#endif
