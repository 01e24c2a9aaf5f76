/*
 * buf.h - a growing run of bytes with a limit.
 *
 * Every buffer is created with the most it may hold; what would go beyond is
 * dropped and remembered in .overflow, so callers check once, at the end.
 */
#ifndef DG_BASE_BUF_H
#define DG_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct dg_buf {
	char	*p;		/* n bytes, terminated when not NULL */
	size_t	 n;
	size_t	 cap;
	size_t	 max;
	bool	 overflow;
};

void		dg_buf_init(struct dg_buf *, size_t max);
void		dg_buf_fini(struct dg_buf *);
void		dg_buf_add(struct dg_buf *, const void *, size_t);
void		dg_buf_add_str(struct dg_buf *, struct dg_str);
void		dg_buf_puts(struct dg_buf *, const char *);
void		dg_buf_putc(struct dg_buf *, char);
void		dg_buf_fmt(struct dg_buf *, const char *fmt, ...)
			__attribute__((format(printf, 2, 3)));
struct dg_str	dg_buf_str(const struct dg_buf *);

#endif
