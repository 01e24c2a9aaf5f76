/*
 * told.c - prints all that the library tells: told WORD=VALUE... compile|build PLAN...
 * A word is the name of a setting or an option; besides: silent=1, nobody is told;
 * old=1, structs of an older header, newer=1, of a newer one; output=1 takes files,
 * output=0 refuses them; cancel_after=N plans.
 */
#include <docgen.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t plans_until_cancel = (size_t)-1;

static void
message(void *by, const struct docgen_message *m)
{
	(void)by;
	printf("message %d|%s|%s|%s|%zu|%zu|%zu\n%s", (int)m->level, m->code, m->text,
	    m->file ? m->file : "-", m->line, m->column, m->left, m->shown);
}

static int
refuse(void *by, const char *name, const void *bytes, size_t n)
{
	(void)by; (void)name; (void)bytes; (void)n;
	return 0;
}

static int
take(void *by, const char *name, const void *bytes, size_t n)
{
	(void)by;
	printf("output %s %d\n", name, n > 0 && bytes != NULL);
	return 1;
}

static void
progress(void *by, const struct docgen_progress *p)
{
	(void)by;
	printf("progress %zu/%zu %s %s\n", p->at, p->of, p->plan, p->unit ? p->unit : "-");
}

static void
came(void *by, const struct docgen_outcome *o)
{
	(void)by;
	printf("came %s fate=%d why=%d what=%s\n%s", o->plan, (int)o->fate, (int)o->why, o->what,
	    o->messages);
	for (size_t i = 0; i < o->n_inputs; i++)
		printf("input %d %s %s\n", (int)o->inputs[i].seen, o->inputs[i].path,
		    o->inputs[i].value);
	for (size_t i = 0; i < o->n_outputs; i++)
		printf("written %s\n", o->outputs[i]);
}

static int
cancel(void *by)
{
	(void)by;
	return plans_until_cancel-- <= 1;
}

static void
dump(void *by, const char *text, size_t n)
{
	(void)by;
	printf("dump %zu\n%.*s", n, (int)n, text);
}

static void
found(void *by, const struct docgen_found *f)
{
	(void)by;
	for (size_t i = 0; i < f->n_plans; i++)
		printf("found %s\n", f->plans[i]);
	for (size_t i = 0; i < f->n_folders; i++)
		printf("looked %s\n", f->folders[i]);
}

static void
removed(void *by, const char *path)
{
	(void)by;
	printf("removed %s\n", path);
}

static struct docgen_settings s = { .size = sizeof s, .message = message, .progress = progress,
	.came = came, .cancel = cancel, .dump = dump, .found = found, .removed = removed };
static struct docgen_compile_options compiling = { .size = sizeof compiling };
static struct docgen_build_options building = { .size = sizeof building };
static struct docgen_counts counts = { .size = sizeof counts };

/* An older header ended after the settings, or before the last of options. */
static void
be_old(void)
{
	s.size = offsetof(struct docgen_settings, by);
	compiling.size = offsetof(struct docgen_compile_options, dump);
	building.size = offsetof(struct docgen_build_options, prune);
	counts.size = offsetof(struct docgen_counts, failed);
}

/* Then the library must not look at what is behind those that it knows. */
static void
be_newer(void)
{
	s.size += 64;
	compiling.size += 64;
	building.size += 64;
	counts.size += 64;
}

static void
be_silent(void)
{
	s.message = NULL; s.progress = NULL; s.came = NULL; s.cancel = NULL;
	s.dump = NULL; s.found = NULL; s.removed = NULL;
}

static int
set_text(const char *word, const char *value)
{
	const struct { const char *word; const char **text; } texts[] = {
		{ "out_dir", &s.out_dir }, { "template_dir", &s.template_dir },
		{ "font_dir", &s.font_dir }, { "made_at", &s.made_at }, { "unit", &compiling.unit },
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (strcmp(word, texts[i].word) == 0) {
			*texts[i].text = value;
			return 1;
		}
	return 0;
}

static int
set_number(const char *word, int n)
{
	const struct { const char *word; int *number; } numbers[] = {
		{ "colour", &s.colour }, { "strict", &s.strict }, { "delta", &compiling.delta },
		{ "keep_going", &building.keep_going },
		{ "check", &building.check }, { "prune", &building.prune },
	};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (strcmp(word, numbers[i].word) == 0) {
			*numbers[i].number = n;
			return 1;
		}
	return 0;
}

static int
set_other(const char *word, int n)
{
	if (strcmp(word, "formats") == 0)
		s.formats = (unsigned)n;
	else if (strcmp(word, "language") == 0)
		s.language = (enum docgen_language)n;
	else if (strcmp(word, "dump") == 0)
		compiling.dump = (enum docgen_dump)n;
	else if (strcmp(word, "list") == 0)
		compiling.list = building.list = n;
	else if (strcmp(word, "jobs") == 0)
		building.jobs = (unsigned)n;
	else if (strcmp(word, "part") == 0)
		building.part = (unsigned)n;
	else if (strcmp(word, "parts") == 0)
		building.parts = (unsigned)n;
	else if (strcmp(word, "cancel_after") == 0)
		plans_until_cancel = (size_t)n;
	else if (strcmp(word, "old") == 0)
		be_old();
	else if (strcmp(word, "newer") == 0)
		be_newer();
	else if (strcmp(word, "silent") == 0)
		be_silent();
	else if (strcmp(word, "output") == 0)
		s.output = n ? take : refuse;
	else
		return 0;
	return 1;
}

/* How many words were settings. */
static int
read_words(int argc, char **argv)
{
	int i = 1;

	for (; i < argc && strchr(argv[i], '=') != NULL; i++) {
		char *value = strchr(argv[i], '=') + 1;

		value[-1] = '\0';
		if (!set_text(argv[i], value) && !set_number(argv[i], atoi(value)) &&
		    !set_other(argv[i], atoi(value)))
			exit(8);
	}
	return i;
}

int
main(int argc, char **argv)
{
	int i = read_words(argc, argv), builds = strcmp(argv[i], "build") == 0, status;
	const char *const *plans = (const char *const *)argv + i + 1;
	size_t n = (size_t)(argc - i - 1);
	struct docgen *d = docgen_open(&s);

	if (d == NULL)
		return 9;
	counts.failed = 77;
	status = builds ? (int)docgen_build(d, plans, n, &building, &counts) :
	    (int)docgen_compile(d, plans, n, &compiling);
	docgen_close(d);
	if (builds && s.message != NULL)
		printf("counts %zu %zu %zu %zu %zu %zu\n", counts.made, counts.fresh, counts.failed,
		    counts.not_tried, counts.removed, counts.elsewhere);
	return status;
}
