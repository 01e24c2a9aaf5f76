/*
 * compile.c - docgen as a library: makes the documents of plans in memory, and says how
 * large they are.
 *
 *	cc compile.c $(pkg-config --cflags --libs docgen) -o compile
 *	./compile plans/ke-hoach-224.plan
 */
#include <docgen.h>
#include <stdio.h>

static void
say(void *by, const struct docgen_message *m)
{
	(void)by;
	fputs(m->shown, stderr);
}

static int
keep(void *by, const char *name, const void *bytes, size_t n)
{
	size_t *total = by;

	(void)bytes;
	printf("%s: %zu bytes\n", name, n);
	*total += n;
	return 1;
}

int
main(int argc, char **argv)
{
	size_t total = 0;
	struct docgen_settings s = { .size = sizeof s, .by = &total, .message = say,
		.output = keep };
	struct docgen *d = docgen_open(&s);
	int status = DOCGEN_WORLD_WRONG;

	if (d != NULL)
		status = docgen_compile(d, (const char *const *)argv + 1, (size_t)argc - 1, NULL);
	docgen_close(d);
	printf("%zu bytes, by docgen %s\n", total, docgen_version());
	return status;
}
