/*
 * compile.c - one plan through all passes.
 *
 * A pass is stopped only by what makes it meaningless, so that one run shows
 * as many messages as it can; files are written when every pass is done and
 * found no fault, all bytes made before the first file is touched.
 */
#include "build/compile.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "build/output.h"
#include "build/side.h"
#include "check/check.h"
#include "compose/compose.h"
#include "docx/docx.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "plan/plan.h"

struct job {
	const struct dg_options	*options;
	struct dg_result	*result;
	struct dg_doc		 doc;
	struct dg_world		 world;
	struct dg_pages		 pages;
};

static void
job_open(struct job *j, const char *path, const struct dg_options *options,
    struct dg_result *r)
{
	*j = (struct job){ .options = options, .result = r };
	*r = (struct dg_result){ 0 };
	dg_arena_init(&r->arena);
	dg_sources_init(&r->sources, &r->arena);
	dg_sink_init(&r->sink);
	dg_buf_init(&r->dump, DG_MAX_OUTPUT);
	j->doc.arena = &r->arena;
	j->doc.sources = &r->sources;
	j->doc.sink = &r->sink;
	j->doc.path = dg_str_of(path);
}

void
dg_result_fini(struct dg_result *r)
{
	dg_buf_fini(&r->dump);
	dg_sink_fini(&r->sink);
	dg_sources_fini(&r->sources);
	dg_arena_fini(&r->arena);
}

static bool
is_stopped(const struct job *j)
{
	return dg_sink_failed(&j->result->sink);
}

/* Text to tree; false: there is none. */
static bool
read_plan(struct job *j)
{
	struct dg_doc *doc = &j->doc;

	if (dg_project_root(doc->arena, doc->path, &doc->root_dir))
		return dg_plan_read(doc);
	dg_report(doc->sink, DG_R_file_absent, DG_NOWHERE, DG_ARGS(doc->path));
	return false;
}

/* Makes the tree literal.  What the world lacks does not keep resolve from
 * saying what it finds. */
static void
resolve(struct job *j)
{
	struct dg_template_dirs dirs = { .dir = j->options->template_dir };

	dg_world_open(&j->doc, &dirs, &j->world);
	dg_resolve(&j->doc, &j->world);
}

static void
lay_out(struct job *j)
{
	dg_check(&j->doc, &j->world);
	if (is_stopped(j))
		return;
	dg_compose(&j->doc, &j->world);
	if (is_stopped(j))
		return;
	dg_layout(&j->doc, &j->world.tmpl.sheet, j->options->fonts, &j->pages);
}

/* Warnings of any pass, when they are to stop a document. */
static void
be_strict(struct job *j)
{
	if (j->options->strict && j->result->sink.count[DG_WARNING] &&
	    !is_stopped(j))
		dg_report(j->doc.sink, DG_R_strict_stopped, DG_NOWHERE,
		    DG_NO_ARGS);
}

static struct dg_str
style_name(const struct dg_style *s)
{
	return s->name;
}

static struct dg_str
page_name(const struct dg_page_setup *p)
{
	return p->name;
}

static void
dump(struct job *j)
{
	static const struct dg_dump_names names = { style_name, page_name };
	struct dg_result *r = j->result;

	if (j->options->dump == DG_DUMP_TREE)
		dg_node_dump_named(j->doc.root, &r->sources, &names, &r->dump);
	else
		dg_pages_dump(&j->pages, &r->dump);
}

static bool
make_bytes(struct job *j, struct dg_buf *docx, struct dg_buf *pdf)
{
	const struct dg_options *o = j->options;
	const struct dg_sheet *sheet = &j->world.tmpl.sheet;
	struct dg_metadata m = dg_compose_metadata(&j->doc, &j->world);

	if (o->formats & DG_TO_DOCX &&
	    !dg_docx_write(&j->doc, sheet, o->fonts, &m, docx))
		return false;
	if (o->formats & DG_TO_PDF &&
	    !dg_pdf_write(&j->doc, &j->pages, o->fonts, &m, pdf))
		return false;
	return !is_stopped(j);
}

/* Can every file that was asked for stand where it should? */
static bool
has_room(struct job *j)
{
	const struct dg_options *o = j->options;
	struct dg_str name = j->result->name;

	if (!dg_output_folder(&j->doc, o->out_dir))
		return false;
	if (o->formats & DG_TO_DOCX &&
	    !dg_output_free(&j->doc, o->out_dir, name, ".docx"))
		return false;
	return !(o->formats & DG_TO_PDF) ||
	    dg_output_free(&j->doc, o->out_dir, name, ".pdf");
}

static bool
write_one(struct job *j, unsigned format, const char *suffix,
    const struct dg_buf *bytes)
{
	const struct dg_options *o = j->options;

	if (!(o->formats & format))
		return true;
	if (!dg_output_write(&j->doc, o->out_dir, j->result->name, suffix, bytes))
		return false;
	j->result->written++;
	return true;
}

static void
write_files(struct job *j)
{
	struct dg_buf docx, pdf;

	dg_buf_init(&docx, DG_MAX_OUTPUT);
	dg_buf_init(&pdf, DG_MAX_OUTPUT);
	if (make_bytes(j, &docx, &pdf) && has_room(j) &&
	    write_one(j, DG_TO_DOCX, ".docx", &docx))
		write_one(j, DG_TO_PDF, ".pdf", &pdf);
	dg_buf_fini(&docx);
	dg_buf_fini(&pdf);
}

static int
status(const struct job *j)
{
	const struct dg_sink *sink = &j->result->sink;

	if (sink->count[DG_FATAL])
		return DG_WORLD_WRONG;
	return sink->count[DG_ERROR] ? DG_PLAN_WRONG : DG_DONE;
}

/* Text to pages. */
static void
prepare(struct job *j)
{
	if (!read_plan(j))
		return;
	resolve(j);
	j->result->name = dg_output_name(&j->doc);
	lay_out(j);
	be_strict(j);
}

static void
run(struct job *j)
{
	prepare(j);
	if (is_stopped(j))
		return;
	if (j->options->dump != DG_DUMP_NONE)
		dump(j);
	else
		write_files(j);
}

int
dg_compile(const char *path, const struct dg_options *options,
    struct dg_result *result)
{
	struct job j;

	job_open(&j, path, options, result);
	run(&j);
	dg_pages_fini(&j.pages);
	return status(&j);
}

void
dg_compile_name(const char *path, const struct dg_options *options,
    struct dg_result *result)
{
	struct job j;

	job_open(&j, path, options, result);
	if (!read_plan(&j))
		return;
	if (dg_doc_entry(&j.doc, "output"))
		resolve(&j);
	result->name = dg_output_name(&j.doc);
}

struct dg_side {
	struct job		 job;
	struct dg_result	 result;
};

struct dg_side *
dg_side_open(const char *path, const struct dg_options *options)
{
	struct dg_side *d = dg_xmalloc(sizeof *d);

	job_open(&d->job, path, options, &d->result);
	prepare(&d->job);
	return d;
}

int
dg_side_status(const struct dg_side *d)
{
	return status(&d->job);
}

struct dg_result *
dg_side_result(struct dg_side *d)
{
	return &d->result;
}

struct dg_doc *
dg_side_doc(struct dg_side *d)
{
	return &d->job.doc;
}

struct dg_world *
dg_side_world(struct dg_side *d)
{
	return &d->job.world;
}

void
dg_side_close(struct dg_side *d)
{
	dg_pages_fini(&d->job.pages);
	dg_result_fini(&d->result);
	free(d);
}
