/*
 * compile.c - one document of a draft through all passes.
 *
 * A pass is stopped only by what makes it meaningless, so that one run shows
 * as many messages as it can; files are written when every pass is done and
 * found no fault, all bytes made before the first file is touched.
 */
#include "build/compile.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "build/document.h"
#include "build/output.h"
#include "build/side.h"
#include "build/upper.h"
#include "check/check.h"
#include "compose/compose.h"
#include "docx/docx.h"
#include "html/html.h"
#include "layout/review.h"
#include "pdf/pdf.h"

void
dg_result_init(struct dg_result *r, struct dg_draft *d)
{
	*r = (struct dg_result){ 0 };
	dg_arena_init(&r->arena);
	dg_sink_init(&r->own_sink);
	dg_buf_init(&r->dump, DG_MAX_OUTPUT);
	r->sink = &r->own_sink;
	r->sources = &d->sources;
}

void
dg_result_fini(struct dg_result *r)
{
	dg_buf_fini(&r->dump);
	dg_sink_fini(&r->own_sink);
	dg_arena_fini(&r->arena);
}

/* Passes write into the values that they compute. */
static struct dg_entry *
copy_header(struct dg_arena *arena, const struct dg_entry *from)
{
	struct dg_entry *first = NULL, **end = &first;

	for (; from; from = from->next) {
		*end = DG_NEW(arena, struct dg_entry);
		**end = *from;
		if (from->inlines)
			(*end)->inlines = dg_node_copy(arena, from->inlines);
		end = &(*end)->next;
	}
	return first;
}

void
dg_job_open(struct dg_job *j, struct dg_draft *d, size_t at, bool copy,
    struct dg_result *r)
{
	bool own = copy || d->each;
	size_t copied = own ? d->chain.n : d->chain.common;

	dg_result_init(r, d);
	*j = (struct dg_job){ .options = d->options, .draft = d, .result = r,
	    .doc = d->doc, .chain = d->chain };
	if (copied > 0) {
		j->doc.arena = &r->arena;
		j->doc.header = copy_header(&r->arena, d->doc.header);
		dg_chain_copy(&r->arena, &j->chain, copied);
	}
	if (own) {
		j->doc.sink = r->sink;
		dg_world_share(&j->doc, &d->world, &j->world);
	} else {
		r->sink = &d->sink;
		j->world = d->world;
	}
	dg_world_issue(&j->doc, &j->world, d->units[at]);
}

void
dg_job_cascade(struct dg_job *j)
{
	for (size_t i = 0; i < j->chain.n; i++)
		dg_conditions_decide(&j->doc, &j->world, j->chain.level[i].doc.root);
	dg_cascade(&j->doc, &j->chain, j->chain.n);
}

void
dg_job_resolve(struct dg_job *j)
{
	dg_job_cascade(j);
	if (j->options->show_origin)
		dg_ledger_make(&j->doc, &j->chain, &j->ledger);
	dg_resolve(&j->doc, &j->world);
}

static bool
is_stopped(const struct dg_job *j)
{
	return dg_sink_failed(j->result->sink) || dg_sink_failed(&j->draft->sink);
}

/* Leaves what the plan adds to the one that it extends. */
static void
shorten(struct dg_job *j, struct dg_draft *d)
{
	const struct dg_chain *chain = &j->chain;
	const struct dg_entry *extends = dg_doc_entry(&j->doc, "extends");
	struct dg_upper *upper;

	if (!j->options->delta || is_stopped(j))
		return;
	if (dg_chain_above(chain) == chain->n) {
		dg_report(j->doc.sink, DG_R_delta_alone, DG_NOWHERE, DG_NO_ARGS);
		return;
	}
	upper = dg_upper_of(d, j, chain->level[dg_chain_above(chain)].doc.path,
	    extends ? extends->value_span : DG_NOWHERE);
	if (upper)
		dg_delta(&j->doc, &j->world, &upper->above);
}

static void
lay_out(struct dg_job *j, struct dg_draft *d)
{
	dg_check(&j->doc, &j->world);
	shorten(j, d);
	if (is_stopped(j))
		return;
	dg_compose(&j->doc, &j->world);
	if (is_stopped(j))
		return;
	dg_layout(&j->doc, &j->world.tmpl.sheet, j->worker, &j->pages);
	if (j->options->show_origin)
		dg_review_draw(&j->doc, j->worker, &j->ledger, &j->pages);
}

/* Warnings of any pass, when they are to stop a document. */
static void
be_strict(struct dg_job *j)
{
	if (j->options->strict && j->result->sink->count[DG_WARNING] &&
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
dump(struct dg_job *j, struct dg_str id)
{
	uint32_t plans[DG_MAX_LEVELS];
	struct dg_dump_names names = { style_name, page_name, plans, j->chain.n };
	struct dg_result *r = j->result;

	for (size_t i = 0; i < j->chain.n; i++)
		plans[i] = j->chain.level[i].doc.source;

	if (id.n)
		dg_buf_fmt(&r->dump, "unit %.*s\n", DG_FMT(id));
	if (j->options->dump == DG_DUMP_TREE)
		dg_node_dump_named(j->doc.root, r->sources, &names, &r->dump);
	else
		dg_pages_dump(&j->pages, &r->dump);
}

/* The files of a document, each made whole before the first is written. */
enum { DOCX, PDF, HTML, TEXT, FILES };

static const struct {
	unsigned	 format;
	const char	*suffix, *review;	/* a review copy never takes the place of
						 * the official one */
} files[FILES] = {
	[DOCX] = { DG_TO_DOCX, ".docx", "-nguon-goc.docx" },
	[PDF] = { DG_TO_PDF, ".pdf", "-nguon-goc.pdf" },
	[HTML] = { DG_TO_HTML, ".html", "-nguon-goc.html" },
	[TEXT] = { DG_TO_TEXT, ".txt", "-nguon-goc.txt" },
};

static bool
make_paper(struct dg_job *j, const struct dg_metadata *m, struct dg_buf bytes[FILES])
{
	const struct dg_options *o = j->options;
	bool attaches = o->formats & DG_TO_PDF && o->pdf_a3;
	struct dg_attachments attached;

	if ((o->formats & DG_TO_DOCX || attaches) && !dg_docx_write_review(&j->doc,
	    &j->world.tmpl.sheet, j->worker, m, o->show_origin ? &j->ledger : NULL,
	    &bytes[DOCX]))
		return false;
	if (attaches)
		attached = dg_attachments_of(j, dg_buf_str(&bytes[DOCX]));
	return !(o->formats & DG_TO_PDF) || dg_pdf_write(&j->doc, &j->pages, j->worker, m,
	    attaches ? &attached : NULL, &bytes[PDF]);
}

static bool
make_bytes(struct dg_job *j, struct dg_buf bytes[FILES])
{
	const struct dg_options *o = j->options;
	struct dg_metadata m = dg_compose_metadata(&j->doc, &j->world, o->undated);
	struct dg_html_source page = { &j->doc, &j->world.tmpl.sheet, &m,
	    o->show_origin ? &j->ledger : NULL };

	return make_paper(j, &m, bytes) &&
	    (!(o->formats & DG_TO_HTML) || dg_html_write(&page, &bytes[HTML])) &&
	    (!(o->formats & DG_TO_TEXT) || dg_text_write(&page, &bytes[TEXT])) &&
	    !is_stopped(j);
}

static const char *
suffix_of(const struct dg_job *j, size_t file)
{
	return j->options->show_origin ? files[file].review : files[file].suffix;
}

/* Can every file that was asked for stand where it should? */
static bool
has_room(struct dg_job *j)
{
	const struct dg_options *o = j->options;

	if (o->taker != NULL || o->compare)
		return true;
	if (!dg_output_folder(&j->doc, o->out_dir))
		return false;
	for (size_t i = 0; i < FILES; i++)
		if (o->formats & files[i].format && !dg_output_free(&j->doc, o->out_dir,
		    j->result->name, suffix_of(j, i)))
			return false;
	return true;
}

/* Writes a file, hands it over, or compares it with what is there. */
static bool
put_file(struct dg_job *j, size_t file, const struct dg_buf *bytes)
{
	const struct dg_options *o = j->options;
	const char *suffix = suffix_of(j, file);
	struct dg_str name;

	if (o->compare) {
		dg_output_compare(&j->doc, o->out_dir, j->result->name, suffix, bytes);
		return true;
	}
	if (o->taker == NULL)
		return dg_output_write(&j->doc, o->out_dir, j->result->name, suffix, bytes);
	name = dg_arena_join(j->doc.arena, j->result->name, dg_str_of(suffix));
	if (o->taker->take(o->taker->by, name, dg_buf_str(bytes)))
		return true;
	dg_report(j->result->sink, DG_R_output_not_taken, DG_NOWHERE, DG_ARGS(name));
	return false;
}

static void
write_bytes(struct dg_job *j, const struct dg_buf bytes[FILES])
{
	const struct dg_options *o = j->options;

	for (size_t i = 0; i < FILES; i++) {
		if (!(o->formats & files[i].format))
			continue;
		if (!put_file(j, i, &bytes[i]))
			return;
		dg_outputs_add(j->outputs, o->out_dir, j->result->name, suffix_of(j, i),
		    &bytes[i]);
		j->result->written++;
	}
}

static void
write_files(struct dg_job *j)
{
	struct dg_buf bytes[FILES];

	for (size_t i = 0; i < FILES; i++)
		dg_buf_init(&bytes[i], DG_MAX_OUTPUT);
	if (make_bytes(j, bytes) && has_room(j))
		write_bytes(j, bytes);
	for (size_t i = 0; i < FILES; i++)
		dg_buf_fini(&bytes[i]);
}

static int
status(const struct dg_job *j)
{
	return dg_sink_status(j->result->sink);
}

/* Text to pages. */
static void
prepare(struct dg_job *j, struct dg_draft *d, struct dg_str id)
{
	dg_job_resolve(j);
	j->result->name = d->as.n ? d->as : dg_output_name(&j->doc, j->doc.arena, id);
	if (j->options->delta && j->result->name.n)
		j->result->name = dg_arena_join(j->doc.arena, j->result->name,
		    DG_STR("-rut-gon"));
	lay_out(j, d);
	be_strict(j);
}

static void
run(struct dg_job *j, struct dg_draft *d, struct dg_str id)
{
	prepare(j, d, id);
	if (is_stopped(j))
		return;
	if (j->options->dump != DG_DUMP_NONE)
		dump(j, id);
	else
		write_files(j);
}

/* Every message says whose document it is about, but where it is in a plan of that unit. */
static void
name_unit(struct dg_draft *d, const struct dg_unit *unit, const struct dg_said *said)
{
	const struct dg_units *units = &d->world.units;
	struct dg_sink *sink = said->sink;

	if (unit == NULL)
		return;
	for (struct dg_diag *m = sink->first; m; m = m->next)
		if (!dg_said_is_own(said, m))
			dg_note(sink, m, DG_R_note_each_unit, DG_NOWHERE, DG_ARGS(
			    dg_unit_id(units, unit),
			    dg_unit_called(&sink->arena, units, unit)));
}

int
dg_draft_compile(struct dg_draft *d, size_t at, const struct dg_maker *maker,
    struct dg_result *result)
{
	struct dg_job j;
	const struct dg_unit *unit = d->units[at];

	dg_job_open(&j, d, at, false, result);
	j.doc.inputs = maker->inputs;
	j.outputs = maker->outputs;
	j.worker = maker->worker;
	dg_worker_begin(j.worker);
	run(&j, d, d->each && unit ? dg_unit_id(&d->world.units, unit) : DG_STR(""));
	dg_pages_fini(&j.pages);
	result->asks_all = !dg_units_asked(&j.world.units, &result->asked, &result->n_asked);
	return status(&j);
}

void
dg_draft_begin(struct dg_draft *d)
{
	if (d->each)
		dg_repeats_add(&d->repeats, &(struct dg_said){ &d->sink, &d->sources, 0 });
}

void
dg_draft_settle(struct dg_draft *d, size_t at, int status, const struct dg_said *said)
{
	if (!d->each)
		return;
	dg_draft_count(d, at, status == DG_DONE);
	dg_repeats_drop(&d->repeats, said);
	name_unit(d, d->units[at], said);
}

/* ---- a document that is held ---- */

struct dg_side {
	struct dg_draft		 draft;
	struct dg_job		 job;
	struct dg_result	 result;
	int			 status;
};

bool
dg_draft_is_one(struct dg_draft *d)
{
	const struct dg_entry *each = dg_doc_entry(&d->doc, "for-each");

	if (d->n > 1)
		dg_report(&d->sink, DG_R_unit_not_chosen, each->value_span, DG_NO_ARGS);
	return d->n == 1 && !dg_sink_failed(&d->sink);
}

struct dg_side *
dg_side_open(const char *path, const struct dg_options *options,
    struct dg_worker *worker)
{
	struct dg_side *s = dg_xmalloc(sizeof *s);

	memset(s, 0, sizeof *s);
	s->status = dg_draft_read(&s->draft, path, options);
	if (dg_draft_is_one(&s->draft)) {
		dg_job_open(&s->job, &s->draft, 0, false, &s->result);
		s->job.worker = worker;
		prepare(&s->job, &s->draft, DG_STR(""));
	} else {
		dg_result_init(&s->result, &s->draft);
		s->result.sink = &s->draft.sink;
		s->job.result = &s->result;
	}
	return s;
}

int
dg_side_status(const struct dg_side *s)
{
	int came_to = status(&s->job);

	return came_to > s->status ? came_to : s->status;
}

struct dg_result *
dg_side_result(struct dg_side *s)
{
	return &s->result;
}

struct dg_doc *
dg_side_doc(struct dg_side *s)
{
	return &s->job.doc;
}

struct dg_world *
dg_side_world(struct dg_side *s)
{
	return &s->job.world;
}

void
dg_side_close(struct dg_side *s)
{
	dg_pages_fini(&s->job.pages);
	dg_result_fini(&s->result);
	dg_draft_fini(&s->draft);
	free(s);
}
