/*
 * arena.c - memory that is freed all at once.
 *
 * Blocks are chained; small requests are cut from the newest, a large one
 * gets a block of its own behind it, so the newest goes on being filled.  Objects
 * are cut from a block's front, aligned; text from its end, byte by byte.  Only
 * what is handed out is zeroed: an arena for one paragraph fills little of a
 * block.
 */
#define _DEFAULT_SOURCE		/* madvise */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/fmt.h"

#define BLOCK_SIZE	(64u << 10)
#define LARGE		(4u << 20)
#define ALIGNMENT	alignof(max_align_t)

struct dg_arena_block {
	struct dg_arena_block	*next;
	size_t			 from, to;	/* what is free of bytes[] */
	alignas(max_align_t) char bytes[];
};

void *
dg_xmalloc(size_t n)
{
	void *p = malloc(n > 0 ? n : 1);

	if (p == NULL)
		abort();
	return p;
}

void *
dg_xrealloc(void *old, size_t n)
{
	void *p = realloc(old, n > 0 ? n : 1);

	if (p == NULL)
		abort();
	return p;
}

void
dg_arena_init(struct dg_arena *a)
{
	*a = (struct dg_arena){ 0 };
}

void
dg_arena_fini(struct dg_arena *a)
{
	struct dg_arena_block *next;

	for (struct dg_arena_block *b = a->head; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	dg_arena_init(a);
}

/* The system hands out a large block in large pieces, if it can: page by page, that takes
 * longer than to read a file into it. */
static void
ask_large_pages(void *block, size_t size)
{
#ifdef MADV_HUGEPAGE
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), from = (uintptr_t)block, to = from + size;

	from = (from + page - 1) & ~(page - 1);
	to &= ~(page - 1);
	(void)madvise((void *)from, to - from, MADV_HUGEPAGE);
#else
	(void)block;
	(void)size;
#endif
}

static struct dg_arena_block *
block_new(size_t size)
{
	struct dg_arena_block *b;

	if (size > SIZE_MAX - sizeof *b)
		abort();
	b = dg_xmalloc(sizeof *b + size);
	if (size >= LARGE)
		ask_large_pages(b, size);
	*b = (struct dg_arena_block){ .to = size };
	return b;
}

/* The block that has room for size bytes, made when there is none. */
static struct dg_arena_block *
block_for(struct dg_arena *a, size_t size)
{
	struct dg_arena_block *b = a->head;

	if (b != NULL && b->to - b->from >= size)
		return b;
	if (size <= BLOCK_SIZE / 4 || b == NULL) {
		b = block_new(size > BLOCK_SIZE ? size : BLOCK_SIZE);
		b->next = a->head;
		a->head = b;
		return b;
	}
	b = block_new(size);
	b->next = a->head->next;
	a->head->next = b;
	return b;
}

void *
dg_arena_alloc(struct dg_arena *a, size_t size)
{
	struct dg_arena_block	*b;
	void			*p;

	if (size > SIZE_MAX / 2)
		abort();
	size = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
	b = block_for(a, size);
	p = b->bytes + b->from;
	b->from += size;
	a->used += size;
	return memset(p, 0, size);
}

/* Room for text, as it was left. */
static char *
take(struct dg_arena *a, size_t size)
{
	struct dg_arena_block *b;

	if (size > SIZE_MAX / 2)
		abort();
	b = block_for(a, size);
	b->to -= size;
	a->used += size;
	return b->bytes + b->to;
}

void *
dg_arena_array(struct dg_arena *a, size_t count, size_t size)
{
	if (size != 0 && count > SIZE_MAX / 2 / size)
		abort();
	return dg_arena_alloc(a, count * size);
}

struct dg_str
dg_arena_dup(struct dg_arena *a, struct dg_str s)
{
	char *p = take(a, s.n + 1);

	if (s.n > 0)
		memcpy(p, s.p, s.n);
	p[s.n] = '\0';
	return (struct dg_str){ p, s.n };
}

struct dg_str
dg_arena_fmt(struct dg_arena *a, const char *fmt, ...)
{
	va_list	 ap, again;
	char	 most[256], *p;
	size_t	 n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = dg_fmt(most, sizeof most, fmt, ap);
	va_end(ap);
	p = take(a, n + 1);
	if (n < sizeof most)
		memcpy(p, most, n + 1);
	else
		dg_fmt(p, n + 1, fmt, again);
	va_end(again);
	return (struct dg_str){ p, n };
}

struct dg_str
dg_arena_join(struct dg_arena *a, struct dg_str x, struct dg_str y)
{
	char *p = take(a, x.n + y.n + 1);

	if (x.n > 0)
		memcpy(p, x.p, x.n);
	if (y.n > 0)
		memcpy(p + x.n, y.p, y.n);
	p[x.n + y.n] = '\0';
	return (struct dg_str){ p, x.n + y.n };
}

void
dg_heap_keep(void)
{
	free(dg_xmalloc(4u << 20));
}
