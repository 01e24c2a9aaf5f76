/*
 * compile.c - docgen as a library: makes the documents of a plan in memory, and says
 * how large they are.
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
	int worst = d == NULL ? DOCGEN_WORLD_WRONG : DOCGEN_DONE;

	for (int i = 1; d != NULL && i < argc; i++) {
		int status = docgen_compile(d, argv[i]);

		worst = status > worst ? status : worst;
	}
	docgen_close(d);
	printf("%zu bytes, by docgen %s\n", total, docgen_version());
	return worst;
}
