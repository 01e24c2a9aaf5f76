/*
 * fmt.c - the few directives that are used all the time; a format with any other is left to libc.
 */
#include "base/fmt.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

struct out {
	char	*p;
	size_t	 room, n;	/* n: what there would be with enough room */
	va_list	 args;
};

/* Bytes beyond the room are counted only; one is left for the terminator. */
static void
put(struct out *o, const char *bytes, size_t n)
{
	size_t left = o->n + 1 < o->room ? o->room - 1 - o->n : 0;

	if (left > 0 && n > 0)
		memcpy(o->p + o->n, bytes, n < left ? n : left);
	o->n += n;
}

/* "%02d", behind its '%'. */
struct directive {
	size_t	wide;		/* with zeros, at least */
	bool	cut;		/* by ".*" */
	char	size;		/* 'l', 'q' (ll), 'z', or 0 */
	char	what;
};

static const char *
read_directive(const char *p, struct directive *d)
{
	*d = (struct directive){ 0 };
	if (p[0] == '0' && p[1] >= '1' && p[1] <= '9') {
		d->wide = (size_t)(p[1] - '0');
		p += 2;
	}
	if (p[0] == '.' && p[1] == '*') {
		d->cut = true;
		p += 2;
	}
	if (*p == 'l' || *p == 'z') {
		d->size = *p++;
		if (d->size == 'l' && *p == 'l') {
			d->size = 'q';
			p++;
		}
	}
	d->what = *p;
	return p + (*p != '\0');
}

/* ---- values; false: not done here ------------------------------------------ */

static bool
put_text(struct out *o, const struct directive *d)
{
	int most = d->cut ? va_arg(o->args, int) : -1;
	const char *s = va_arg(o->args, const char *);

	if (s == NULL || d->wide > 0 || d->size != 0)
		return false;
	put(o, s, most >= 0 ? strnlen(s, (size_t)most) : strlen(s));
	return true;
}

static int64_t
next_signed(struct out *o, char size)
{
	return size == 'l' ? va_arg(o->args, long) : size == 'q' ?
	    va_arg(o->args, long long) : va_arg(o->args, int);
}

static uint64_t
next_unsigned(struct out *o, char size)
{
	return size == 'l' ? va_arg(o->args, unsigned long) : size == 'q' ?
	    va_arg(o->args, unsigned long long) : size == 'z' ?
	    va_arg(o->args, size_t) : va_arg(o->args, unsigned);
}

static bool
put_number(struct out *o, const struct directive *d)
{
	static const char zeros[] = "000000000";
	uint64_t positive;
	int64_t value;
	char digits[DG_DIGITS];
	struct dg_str s;

	if (d->cut || (d->what == 'd' && d->size == 'z'))
		return false;
	positive = d->what == 'u' ? next_unsigned(o, d->size) : 0;
	if (positive > INT64_MAX)
		return false;
	value = d->what == 'u' ? (int64_t)positive : next_signed(o, d->size);
	s = dg_str_digits(value, digits);
	if (s.n < d->wide && value < 0) {
		put(o, "-", 1);
		put(o, zeros, d->wide - s.n);
		put(o, s.p + 1, s.n - 1);
		return true;
	}
	put(o, zeros, s.n < d->wide ? d->wide - s.n : 0);
	put(o, s.p, s.n);
	return true;
}

static bool
put_value(struct out *o, const struct directive *d)
{
	bool bare = d->wide == 0 && !d->cut && d->size == 0;
	char c;

	switch (d->what) {
	case 's':
		return put_text(o, d);
	case 'd':
	case 'u':
		return put_number(o, d);
	case 'c':
		c = (char)va_arg(o->args, int);
		put(o, &c, 1);
		return bare;
	case '%':
		put(o, "%", 1);
		return bare;
	default:
		return false;
	}
}

static bool
put_all(struct out *o, const char *fmt)
{
	struct directive d;
	const char *from;

	for (;;) {
		for (from = fmt; *fmt != '%' && *fmt != '\0'; fmt++)
			;
		put(o, from, (size_t)(fmt - from));
		if (*fmt == '\0')
			return true;
		fmt = read_directive(fmt + 1, &d);
		if (!put_value(o, &d))
			return false;
	}
}

size_t
dg_fmt(char *out, size_t room, const char *fmt, va_list args)
{
	struct out o = { .p = out, .room = room };
	va_list again;
	bool done;
	int n;

	va_copy(o.args, args);
	done = put_all(&o, fmt);
	va_end(o.args);
	if (done) {
		if (room > 0)
			out[o.n < room ? o.n : room - 1] = '\0';
		return o.n;
	}
	va_copy(again, args);
	n = vsnprintf(out, room, fmt, again);
	va_end(again);
	if (n < 0)
		abort();
	return (size_t)n;
}
