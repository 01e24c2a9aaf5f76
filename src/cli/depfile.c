/*
 * depfile.c - what outputs depend on, as a rule of make: what ninja reads, too.
 *
 * A rule can name what is there only; that something is not there yet (a lock, a plan
 * that refines a document, a template nearer by) it cannot say.
 */
#include "cli/cli.h"

#include "base/dir.h"
#include "base/file.h"

static bool
is_special(char c)
{
	return c == ' ' || c == '\t' || c == '#' || c == ':';
}

/* A name as make reads it: backslashes count only before what they may hide. */
static void
put_name(struct dg_cli *cli, struct dg_buf *out, struct dg_str name)
{
	size_t slashes = 0;

	if (dg_str_find_char(name, '\n') < name.n)
		dg_report(&cli->sink, DG_R_depfile_line_end, DG_NOWHERE, DG_ARGS(name));
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (is_special(c))
			for (size_t k = 0; k <= slashes; k++)
				dg_buf_putc(out, '\\');
		if (c == '$')
			dg_buf_putc(out, '$');
		dg_buf_putc(out, c);
		slashes = c == '\\' ? slashes + 1 : 0;
	}
}

/* make takes a rule whose outputs have a % for a pattern, and what hides it from make does
 * not from ninja. */
static void
put_output(struct dg_cli *cli, struct dg_buf *out, struct dg_str name)
{
	if (dg_str_find_char(name, '%') < name.n)
		dg_report(&cli->sink, DG_R_depfile_percent, DG_NOWHERE, DG_ARGS(name));
	put_name(cli, out, name);
}

static void
put_input(struct dg_cli *cli, struct dg_buf *out, struct dg_str path)
{
	dg_buf_puts(out, " \\\n  ");
	put_name(cli, out, path);
}

/* Any file there may change which faces are chosen. */
static void
put_fonts(struct dg_cli *cli, struct dg_buf *out, const char *dir)
{
	struct dg_str *names;
	size_t n;

	if (dir == NULL || !dg_dir_names(&cli->arena, dir, SIZE_MAX, &names, &n))
		return;
	for (size_t i = 0; i < n; i++) {
		struct dg_str path = dg_path_join(&cli->arena, dg_str_of(dir), names[i]);

		if (!dg_file_is_dir(path.p))
			put_input(cli, out, path);
	}
}

void
dg_depfile_add(struct dg_cli *cli, struct dg_buf *out, const struct docgen_outcome *o,
    const char *font_dir)
{
	for (size_t i = 0; i < o->n_outputs; i++) {
		if (i > 0)
			dg_buf_puts(out, " \\\n");
		put_output(cli, out, dg_str_of(o->outputs[i]));
	}
	if (o->n_outputs == 0)
		return;
	dg_buf_putc(out, ':');
	for (size_t i = 0; i < o->n_inputs; i++) {
		const struct docgen_input *in = &o->inputs[i];
		struct dg_str path = dg_str_of(in->path);

		if (in->seen == DOCGEN_READ || (in->seen == DOCGEN_THERE &&
		    dg_str_is(dg_path_base(path), "docgen.project")))
			put_input(cli, out, path);
	}
	put_fonts(cli, out, font_dir);
	dg_buf_putc(out, '\n');
}
