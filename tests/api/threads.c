/*
 * threads.c - two threads compile the same plans through the library at once, each with
 * a handle of its own: threads PLAN...  The same bytes, in the same order, or 1.
 */
#include <docgen.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>

struct run {
	char		**plans;
	int		 n;
	uint64_t	 sum;		/* FNV-1a of all that came */
	size_t		 files, messages;
	int		 failed;
};

static void
add(uint64_t *sum, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < n; i++)
		*sum = (*sum ^ p[i]) * 1099511628211u;
}

static void
say(void *by, const struct docgen_message *m)
{
	struct run *r = by;

	(void)m;
	r->messages++;
}

static int
keep(void *by, const char *name, const void *bytes, size_t n)
{
	struct run *r = by;

	for (const char *c = name; *c != '\0'; c++)
		add(&r->sum, c, 1);
	add(&r->sum, bytes, n);
	r->files++;
	return 1;
}

static void *
work(void *run)
{
	struct run *r = run;
	struct docgen_settings s = { .size = sizeof s, .by = r, .message = say, .output = keep };
	struct docgen *d = docgen_open(&s);

	r->sum = 14695981039346656037u;
	for (int i = 0; d != NULL && i < r->n; i++)
		r->failed |= docgen_compile(d, r->plans[i]) != DOCGEN_DONE;
	r->failed |= d == NULL;
	docgen_close(d);
	return NULL;
}

int
main(int argc, char **argv)
{
	struct run run[2] = { { argv + 1, argc - 1, 0, 0, 0, 0 }, { argv + 1, argc - 1, 0, 0, 0, 0 } };
	pthread_t thread[2];

	for (int i = 0; i < 2; i++)
		if (pthread_create(&thread[i], NULL, work, &run[i]) != 0)
			return 2;
	for (int i = 0; i < 2; i++)
		pthread_join(thread[i], NULL);
	printf("%zu files, %zu messages\n", run[0].files, run[0].messages);
	return run[0].failed || run[1].failed || run[0].sum != run[1].sum ||
	    run[0].files != run[1].files;
}
