/*
 * fmt.h - printf's words and numbers, into bytes that are there.
 */
#ifndef DG_BASE_FMT_H
#define DG_BASE_FMT_H

#include <stdarg.h>
#include <stddef.h>

/*
 * Does what vsnprintf does, and aborts where that would fail.  %s, %.*s, %c, %d, %u, also
 * of l, ll and z, with zeros before them to a width, are done here: libc looks at
 * locales first and sets up a stream for each call.
 */
size_t	dg_fmt(char *out, size_t room, const char *fmt, va_list)
		__attribute__((format(printf, 3, 0)));

#endif
