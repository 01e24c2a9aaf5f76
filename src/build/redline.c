/*
 * redline.c - two plans into one Word file, or one page.
 */
#include "build/redline.h"

#include "base/file.h"
#include "base/limits.h"
#include "build/output.h"
#include "compare/compare.h"
#include "compose/compose.h"
#include "docx/docx.h"
#include "html/html.h"

static const char *
suffix_of(struct dg_str out)
{
	return dg_str_ends(out, ".html") ? ".html" : ".docx";
}

static bool
write_file(struct dg_side *now, const struct dg_options *o, struct dg_str out,
    const struct dg_buf *bytes)
{
	struct dg_doc *doc = dg_side_doc(now);
	struct dg_str name = dg_path_stem(out);
	const char *dir = o->out_dir, *suffix = suffix_of(out);

	if (out.n > 0)
		dir = dg_arena_dup(doc->arena, dg_path_dir(out)).p;
	else
		name = dg_arena_join(doc->arena, dg_side_result(now)->name,
		    DG_STR("-redline"));
	return dg_output_folder(doc, dir) && dg_output_free(doc, dir, name, suffix) &&
	    dg_output_write(doc, dir, name, suffix, bytes);
}

int
dg_redline_write(struct dg_side *before, struct dg_side *now,
    const struct dg_options *o, struct dg_worker *worker, struct dg_str out)
{
	int worse = dg_side_status(before) > dg_side_status(now) ?
	    dg_side_status(before) : dg_side_status(now);
	struct dg_doc *doc = dg_side_doc(now);
	struct dg_world *world = dg_side_world(now);
	struct dg_metadata meta;
	struct dg_html_source page = { doc, &world->tmpl.sheet, &meta, NULL };
	struct dg_buf bytes;
	bool made;

	if (worse != DG_DONE)
		return worse;
	meta = dg_compose_metadata(doc, world, o->undated);
	dg_compare(doc, dg_side_doc(before), &world->tmpl.sheet);
	dg_buf_init(&bytes, DG_MAX_OUTPUT);
	made = dg_str_ends(out, ".html") ? dg_html_write(&page, &bytes) :
	    dg_docx_write_changes(doc, page.sheet, &dg_side_world(before)->tmpl.sheet.scheme,
	    worker, &meta, &bytes);
	if (made)
		write_file(now, o, out, &bytes);
	dg_buf_fini(&bytes);
	return dg_side_status(now);
}
