/* buf.c - a growing run of bytes with a limit. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

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

/* Room for n more bytes and a terminator; false (and overflow) beyond max. */
static bool
reserve(struct dg_buf *b, size_t n)
{
	size_t need;

	if (b->overflow || n > b->max - b->n) {
		b->overflow = true;
		return false;
	}
	need = b->n + n + 1;
	if (need > b->cap) {
		b->cap = b->cap * 2 > need ? b->cap * 2 : need + 64;
		b->p = dg_xrealloc(b->p, b->cap);
	}
	return true;
}

void
dg_buf_add(struct dg_buf *b, const void *bytes, size_t n)
{
	if (!reserve(b, n))
		return;
	if (n > 0)
		memcpy(b->p + b->n, bytes, n);
	b->n += n;
	b->p[b->n] = '\0';
}

void
dg_buf_add_str(struct dg_buf *b, struct dg_str s)
{
	dg_buf_add(b, s.p, s.n);
}

void
dg_buf_puts(struct dg_buf *b, const char *z)
{
	dg_buf_add(b, z, strlen(z));
}

void
dg_buf_putc(struct dg_buf *b, char c)
{
	dg_buf_add(b, &c, 1);
}

void
dg_buf_fmt(struct dg_buf *b, const char *fmt, ...)
{
	va_list	ap, again;
	int	n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		abort();
	if (reserve(b, (size_t)n)) {
		vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
		b->n += (size_t)n;
	}
	va_end(again);
}

struct dg_str
dg_buf_str(const struct dg_buf *b)
{
	return (struct dg_str){ b->p != NULL ? b->p : "", b->n };
}
