/* docgen.c - the library: handles over build/. */
#include "api/docgen.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "build/make.h"

#define API	__attribute__((visibility("default")))

struct docgen {
	struct dg_arena		 arena;		/* of strings */
	struct docgen_settings	 settings;
	struct dg_options	 options;
	struct dg_taker		 taker;
	struct dg_fonts		*fonts;
	struct dg_worker	 worker;
};

/* ---- messages -------------------------------------------------------------- */

static const char *
finished(struct dg_arena *a, struct dg_buf *buf)
{
	const char *s = dg_arena_dup(a, dg_buf_str(buf)).p;

	dg_buf_fini(buf);
	return s;
}

static void
tell_one(struct docgen *d, const struct dg_diag *diag, const struct dg_sources *sources,
    struct dg_arena *a)
{
	enum dg_lang lang = (enum dg_lang)d->settings.language;
	struct docgen_message m = { .level = (enum docgen_level)dg_rule_info(diag->rule)->level };
	struct dg_buf code, text, shown;

	dg_buf_init(&code, DG_MAX_OUTPUT);
	dg_buf_init(&text, DG_MAX_OUTPUT);
	dg_buf_init(&shown, DG_MAX_OUTPUT);
	dg_rule_code(diag->rule, &code);
	dg_diag_text(diag, lang, &text);
	dg_diag_print(diag, sources, lang, false, &shown);
	m.code = finished(a, &code);
	m.text = finished(a, &text);
	m.shown = finished(a, &shown);
	if (diag->span.source != 0) {
		struct dg_place place = dg_span_place(sources, diag->span);

		m.file = dg_arena_dup(a, dg_source_at(sources, diag->span.source)->path).p;
		m.line = place.line;
		m.column = place.column;
	}
	d->settings.message(d->settings.by, &m);
}

static void
tell(void *handle, const struct dg_sink *sink, const struct dg_sources *sources)
{
	struct docgen *d = handle;
	struct dg_diag **all;

	if (d->settings.message == NULL)
		return;
	all = dg_sink_in_order(sink, sources);
	for (size_t i = 0; i < sink->n; i++) {
		struct dg_arena arena;

		dg_arena_init(&arena);
		tell_one(d, all[i], sources, &arena);
		dg_arena_fini(&arena);
	}
	free(all);
}

/* ---- files ------------------------------------------------------------------ */

static bool
take(void *handle, struct dg_str name, struct dg_str bytes)
{
	struct docgen *d = handle;
	struct dg_arena arena;
	bool taken;

	dg_arena_init(&arena);
	taken = d->settings.output(d->settings.by, dg_arena_dup(&arena, name).p, bytes.p,
	    bytes.n) != 0;
	dg_arena_fini(&arena);
	return taken;
}

/* ---- handles ---------------------------------------------------------------- */

static const char *
copied(struct docgen *d, const char *s)
{
	return s != NULL ? dg_arena_dup(&d->arena, dg_str_of(s)).p : NULL;
}

static void
copy_settings(struct docgen *d, const struct docgen_settings *s)
{
	/* A program that was built with an older header has a shorter struct. */
	memcpy(&d->settings, s, s->size < sizeof d->settings ? s->size : sizeof d->settings);
	d->settings.out_dir = copied(d, d->settings.out_dir != NULL ? d->settings.out_dir : "out");
	d->settings.template_dir = copied(d, d->settings.template_dir);
	d->settings.font_dir = copied(d, d->settings.font_dir);
	d->settings.made_at = copied(d, d->settings.made_at);
	d->taker = (struct dg_taker){ take, d };
	d->options = (struct dg_options){
		.out_dir = d->settings.out_dir,
		.template_dir = d->settings.template_dir,
		.formats = d->settings.formats != 0 ? d->settings.formats :
		    DG_TO_DOCX | DG_TO_PDF,
		.strict = d->settings.strict, .show_origin = d->settings.show_origin,
		.pdf_a3 = d->settings.attach,
		.taker = d->settings.output != NULL ? &d->taker : NULL,
	};
}

/* false: something is wrong with the settings, or the fonts; it was reported. */
static bool
prepare(struct docgen *d, struct dg_sink *sink)
{
	const char *at = d->settings.made_at;

	if (at != NULL && !dg_date_parse_epoch(dg_str_of(at), &d->options.undated)) {
		dg_report(sink, DG_R_epoch_bad, DG_NOWHERE, DG_ARGS(dg_str_of(at)));
		return false;
	}
	d->fonts = dg_fonts_open(d->settings.font_dir, sink);
	return d->fonts != NULL;
}

API struct docgen *
docgen_open(const struct docgen_settings *s)
{
	struct docgen *d = dg_xmalloc(sizeof *d);
	struct dg_sources sources;
	struct dg_sink sink;
	bool ready;

	*d = (struct docgen){ 0 };
	dg_arena_init(&d->arena);
	copy_settings(d, s);
	dg_sources_init(&sources, &d->arena);
	dg_sink_init(&sink);
	ready = prepare(d, &sink);
	tell(d, &sink, &sources);
	dg_sink_fini(&sink);
	dg_sources_fini(&sources);
	if (ready) {
		dg_worker_init(&d->worker, d->fonts);
		return d;
	}
	dg_arena_fini(&d->arena);
	free(d);
	return NULL;
}

API void
docgen_close(struct docgen *d)
{
	if (d == NULL)
		return;
	dg_worker_fini(&d->worker);
	dg_fonts_free(d->fonts);
	dg_arena_fini(&d->arena);
	free(d);
}

API enum docgen_status
docgen_compile(struct docgen *d, const char *plan)
{
	struct dg_watcher watcher = { .by = d, .says = tell };

	return (enum docgen_status)dg_plan_make(plan, &d->options, &d->worker, &watcher);
}

API const char *
docgen_version(void)
{
	return DG_VERSION;
}
