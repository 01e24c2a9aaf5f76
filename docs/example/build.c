/*
 * build.c - docgen as a library: makes the plans below some folders by two threads, as
 * far as they are not made yet, and says what came of each.
 *
 *	cc build.c $(pkg-config --cflags --libs docgen) -o build
 *	./build plans
 */
#include <docgen.h>
#include <stdio.h>

static void
say(void *by, const struct docgen_message *m)
{
	(void)by;
	fputs(m->shown, stderr);
}

static void
came(void *by, const struct docgen_outcome *o)
{
	static const char *const fate[] = { [DOCGEN_MADE] = "made", [DOCGEN_FRESH] = "fresh",
		[DOCGEN_FAILED] = "failed" };
	size_t *files = by;

	printf("%s: %s\n", o->plan, fate[o->fate]);
	fputs(o->messages, stderr);
	for (size_t i = 0; i < o->n_inputs; i++)
		*files += o->inputs[i].seen == DOCGEN_READ;
}

int
main(int argc, char **argv)
{
	size_t files = 0;
	struct docgen_settings s = { .size = sizeof s, .by = &files, .message = say, .came = came };
	struct docgen_build_options o = { .size = sizeof o, .jobs = 2, .keep_going = 1 };
	struct docgen_counts c = { .size = sizeof c };
	struct docgen *d = docgen_open(&s);
	int status = DOCGEN_WORLD_WRONG;

	if (d != NULL)
		status = docgen_build(d, (const char *const *)argv + 1, (size_t)argc - 1, &o, &c);
	docgen_close(d);
	printf("%zu made, %zu fresh, %zu failed; they depend on files: %zu\n", c.made, c.fresh,
	    c.failed, files);
	return status;
}
