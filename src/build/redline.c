/*
 * redline.c - two plans into one Word file.
 */
#include "build/redline.h"

#include "base/file.h"
#include "base/limits.h"
#include "build/output.h"
#include "compare/compare.h"
#include "compose/compose.h"
#include "docx/docx.h"

#define SUFFIX ".docx"

static bool
write_file(struct dg_side *now, const struct dg_options *o, struct dg_str out,
    const struct dg_buf *bytes)
{
	struct dg_doc *doc = dg_side_doc(now);
	struct dg_str name = dg_path_stem(out);
	const char *dir = o->out_dir;

	if (out.n > 0)
		dir = dg_arena_dup(doc->arena, dg_path_dir(out)).p;
	else
		name = dg_arena_join(doc->arena, dg_side_result(now)->name,
		    DG_STR("-redline"));
	return dg_output_folder(doc, dir) && dg_output_free(doc, dir, name, SUFFIX) &&
	    dg_output_write(doc, dir, name, SUFFIX, bytes);
}

int
dg_redline_write(struct dg_side *before, struct dg_side *now,
    const struct dg_options *o, struct dg_str out)
{
	int worse = dg_side_status(before) > dg_side_status(now) ?
	    dg_side_status(before) : dg_side_status(now);
	struct dg_doc *doc = dg_side_doc(now);
	struct dg_world *world = dg_side_world(now);
	struct dg_metadata meta;
	struct dg_buf bytes;

	if (worse != DG_DONE)
		return worse;
	meta = dg_compose_metadata(doc, world, o->undated);
	dg_compare(doc, dg_side_doc(before), &world->tmpl.sheet);
	dg_buf_init(&bytes, DG_MAX_OUTPUT);
	if (dg_docx_write_changes(doc, &world->tmpl.sheet,
	    &dg_side_world(before)->tmpl.sheet.scheme, o->fonts, &meta, &bytes))
		write_file(now, o, out, &bytes);
	dg_buf_fini(&bytes);
	return dg_side_status(now);
}
