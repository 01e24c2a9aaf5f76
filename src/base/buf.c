/* buf.c - a growing run of bytes with a limit. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fmt.h"

void
dg_buf_init(struct dg_buf *b, size_t max)
{
	*b = (struct dg_buf){ .max = max };
}

void
dg_buf_fini(struct dg_buf *b)
{
	free(b->p);
	dg_buf_init(b, b->max);
}

bool
dg_buf_grow(struct dg_buf *b, size_t n)
{
	size_t need;

	if (b->overflow || n > b->max - b->n) {
		b->overflow = true;
		return false;
	}
	need = b->n + n + 1;
	if (need > b->cap) {
		b->cap = b->cap * 2 > need ? b->cap * 2 : need + 64;
		if (b->cap > b->max)
			b->cap = b->max + 1;
		b->p = dg_xrealloc(b->p, b->cap);
	}
	return true;
}

void
dg_buf_fmt(struct dg_buf *b, const char *fmt, ...)
{
	va_list	ap, again;
	size_t	room = b->overflow ? 0 : b->cap - b->n, n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = dg_fmt(room > 0 ? b->p + b->n : NULL, room, fmt, ap);
	va_end(ap);
	if (n >= room && dg_buf_grow(b, n))
		dg_fmt(b->p + b->n, n + 1, fmt, again);
	if (!b->overflow)
		b->n += n;
	else if (room > 0)
		b->p[b->n] = '\0';
	va_end(again);
}

struct dg_str
dg_buf_str(const struct dg_buf *b)
{
	return (struct dg_str){ b->p != NULL ? b->p : "", b->n };
}
