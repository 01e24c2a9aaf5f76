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
/* Room for n more bytes and a terminator; false (and overflow) beyond max. */
bool		dg_buf_grow(struct dg_buf *, size_t n);

static inline bool
dg_buf_reserve(struct dg_buf *b, size_t n)
{
	return (n < b->cap - b->n && !b->overflow) || dg_buf_grow(b, n);
}

static inline void
dg_buf_add(struct dg_buf *b, const void *bytes, size_t n)
{
	if (!dg_buf_reserve(b, n))
		return;
	if (n > 0)
		memcpy(b->p + b->n, bytes, n);
	b->n += n;
	b->p[b->n] = '\0';
}

static inline void
dg_buf_putc(struct dg_buf *b, char c)
{
	if (!dg_buf_reserve(b, 1))
		return;
	b->p[b->n++] = c;
	b->p[b->n] = '\0';
}

static inline void
dg_buf_puts(struct dg_buf *b, const char *z)
{
	dg_buf_add(b, z, strlen(z));
}

static inline void
dg_buf_add_str(struct dg_buf *b, struct dg_str s)
{
	dg_buf_add(b, s.p, s.n);
}

void		dg_buf_fmt(struct dg_buf *, const char *fmt, ...)
			__attribute__((format(printf, 2, 3)));
struct dg_str	dg_buf_str(const struct dg_buf *);

#endif
