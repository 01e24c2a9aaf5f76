/* docgen.c - the library's handles, and its version. */
#include "api/docgen.h"

#include <stdlib.h>
#include <string.h>

#include "api/handle.h"

_Static_assert((int)DOCGEN_WORLD_WRONG == DG_WORLD_WRONG && (int)DOCGEN_TEXT == DG_TO_TEXT &&
    (int)DOCGEN_FATAL == DG_FATAL && (int)DOCGEN_VIETNAMESE == DG_LANG_VI,
    "the header has the numbers of build/ and diag/");

void
dg_api_take(void *mine, size_t size, const void *theirs)
{
	size_t n;

	if (theirs == NULL)
		return;
	memcpy(&n, theirs, sizeof n);
	memcpy(mine, theirs, n < size ? n : size);
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

#define ALL_FORMATS	(DG_TO_DOCX | DG_TO_PDF | DG_TO_HTML | DG_TO_TEXT)

/* ---- handles ---------------------------------------------------------------- */

static const char *
copied(struct docgen *d, const char *s)
{
	return s != NULL ? dg_arena_dup(&d->arena, dg_str_of(s)).p : NULL;
}

static void
copy_settings(struct docgen *d, const struct docgen_settings *theirs)
{
	struct docgen_settings *s = &d->settings;

	dg_api_take(s, sizeof *s, theirs);
	s->language = s->language == DOCGEN_VIETNAMESE ? DOCGEN_VIETNAMESE : DOCGEN_ENGLISH;
	s->out_dir = copied(d, s->out_dir != NULL ? s->out_dir : "out");
	s->template_dir = copied(d, s->template_dir);
	s->font_dir = copied(d, s->font_dir);
	s->made_at = copied(d, s->made_at);
	d->taker = (struct dg_taker){ take, d };
	d->options = (struct dg_options){
		.out_dir = s->out_dir, .template_dir = s->template_dir,
		.formats = s->formats != 0 ? s->formats : DG_TO_DOCX | DG_TO_PDF,
		.strict = s->strict, .show_origin = s->show_origin, .pdf_a3 = s->attach,
	};
}

static bool
is_folder(const char *dir, struct dg_sink *sink)
{
	if (dir == NULL || dg_file_is_dir(dir))
		return true;
	dg_report(sink, DG_R_folder_absent, DG_NOWHERE, DG_ARGS(dg_str_of(dir)));
	return false;
}

/* false: something is wrong with the settings, or the fonts; it was reported. */
static bool
prepare(struct docgen *d, struct dg_sink *sink)
{
	const struct docgen_settings *s = &d->settings;

	if (s->made_at != NULL && !dg_date_parse_epoch(dg_str_of(s->made_at), &d->options.undated)) {
		dg_report(sink, DG_R_epoch_bad, DG_NOWHERE, DG_ARGS(dg_str_of(s->made_at)));
		return false;
	}
	if ((d->options.formats & ~ALL_FORMATS) != 0) {
		dg_report(sink, DG_R_formats_bad, DG_NOWHERE, DG_ARGS(dg_arena_fmt(&d->arena, "%u",
		    d->options.formats)));
		return false;
	}
	if (!is_folder(s->template_dir, sink) || !is_folder(s->font_dir, sink))
		return false;
	d->fonts = dg_fonts_open(s->font_dir, sink);
	return d->fonts != NULL;
}

API struct docgen *
docgen_open(const struct docgen_settings *s)
{
	struct docgen *d = dg_xmalloc(sizeof *d);
	struct dg_sink sink;
	bool ready;

	*d = (struct docgen){ 0 };
	dg_arena_init(&d->arena);
	copy_settings(d, s);
	dg_sink_init(&sink);
	ready = prepare(d, &sink);
	dg_api_tell_own(d, &sink);
	dg_sink_fini(&sink);
	if (ready)
		return d;
	docgen_close(d);
	return NULL;
}

API void
docgen_close(struct docgen *d)
{
	if (d == NULL)
		return;
	if (d->works)
		dg_worker_fini(&d->worker);
	if (d->fonts != NULL)
		dg_fonts_free(d->fonts);
	dg_arena_fini(&d->arena);
	free(d);
}

API const char *
docgen_version(void)
{
	return DG_VERSION;
}
