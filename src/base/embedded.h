/*
 * embedded.h - files that the program carries: the four faces and the
 * templates.  The table is made by scripts/embed at build time.
 */
#ifndef DG_BASE_EMBEDDED_H
#define DG_BASE_EMBEDDED_H

#include "base/str.h"

struct dg_embedded {
	const char		*name;	/* "fonts/LiberationSerif-Bold.ttf",
					 * "templates/dang/ke-hoach.yaml" */
	const unsigned char	*start, *end;
};

extern const struct dg_embedded	dg_embedded_file[];
extern const size_t		dg_embedded_count;

/* The bytes of a file by name; .p is NULL when there is none. */
struct dg_str	dg_embedded_find(const char *name);

#endif
