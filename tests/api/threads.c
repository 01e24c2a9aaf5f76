/*
 * threads.c - two threads use the library at once, each with a handle of its own: threads
 * FOLDER PLAN...  Both make the documents of the plans in memory, then build them by two
 * threads more, into FOLDER/1 and FOLDER/2.  The same bytes, in the same order, or 1.
 */
#include <docgen.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>

struct run {
	const char	*folder;
	const char	*const *plans;
	size_t		 n;
	uint64_t	 sum;		/* FNV-1a of all that came */
	size_t		 files, messages;
	pthread_t	 thread;
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
	r->failed |= !pthread_equal(r->thread, pthread_self());
}

static void
came(void *by, const struct docgen_outcome *o)
{
	struct run *r = by;

	for (const char *c = o->plan; *c != '\0'; c++)
		add(&r->sum, c, 1);
	r->failed |= o->fate != DOCGEN_MADE || !pthread_equal(r->thread, pthread_self());
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
	struct docgen_settings s = { .size = sizeof s, .out_dir = r->folder, .by = r,
		.message = say, .output = keep, .came = came };
	struct docgen_build_options o = { .size = sizeof o, .jobs = 2 };
	struct docgen_counts c = { .size = sizeof c };
	struct docgen *d = docgen_open(&s);

	r->sum = 14695981039346656037u;
	r->thread = pthread_self();
	r->failed = d == NULL || docgen_compile(d, r->plans, r->n, NULL) != DOCGEN_DONE ||
	    docgen_build(d, r->plans, r->n, &o, &c) != DOCGEN_DONE || c.made != r->n || r->failed;
	docgen_close(d);
	return NULL;
}

int
main(int argc, char **argv)
{
	char folder[2][4096];
	struct run run[2];
	pthread_t thread[2];

	for (int i = 0; i < 2; i++) {
		snprintf(folder[i], sizeof folder[i], "%s/%d", argv[1], i + 1);
		run[i] = (struct run){ .folder = folder[i], .plans = (const char *const *)argv + 2,
			.n = (size_t)argc - 2 };
		if (pthread_create(&thread[i], NULL, work, &run[i]) != 0)
			return 2;
	}
	for (int i = 0; i < 2; i++)
		pthread_join(thread[i], NULL);
	printf("%zu files, %zu messages\n", run[0].files, run[0].messages);
	return run[0].failed || run[1].failed || run[0].sum != run[1].sum ||
	    run[0].files != run[1].files;
}
