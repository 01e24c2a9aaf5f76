/* tell.c - how the program is told: messages, and what plans were made from. */
#include <stdlib.h>

#include "api/handle.h"
#include "base/inputs.h"
#include "base/limits.h"

/* Words of a message, used again for the next. */
struct words {
	struct dg_buf	code, text, shown, file;
};

static const char *
ended(const struct dg_buf *b)
{
	return b->p != NULL ? b->p : "";
}

static void
words_init(struct words *w)
{
	dg_buf_init(&w->code, DG_MAX_OUTPUT);
	dg_buf_init(&w->text, DG_MAX_OUTPUT);
	dg_buf_init(&w->shown, DG_MAX_OUTPUT);
	dg_buf_init(&w->file, DG_MAX_OUTPUT);
}

static void
words_fini(struct words *w)
{
	dg_buf_fini(&w->code);
	dg_buf_fini(&w->text);
	dg_buf_fini(&w->shown);
	dg_buf_fini(&w->file);
}

static void
tell_one(struct docgen *d, struct words *w, const struct dg_diag *diag,
    const struct dg_sources *sources, size_t left)
{
	enum dg_lang lang = (enum dg_lang)d->settings.language;
	struct docgen_message m = {
		.level = (enum docgen_level)dg_rule_info(diag->rule)->level, .left = left };

	w->code.n = w->text.n = w->shown.n = w->file.n = 0;
	dg_rule_code(diag->rule, &w->code);
	dg_diag_text(diag, lang, &w->text);
	dg_diag_print(diag, sources, lang, d->settings.colour, &w->shown);
	if (diag->span.source != 0) {
		struct dg_place place = dg_span_place(sources, diag->span);

		dg_buf_add_str(&w->file, dg_source_at(sources, diag->span.source)->path);
		m.file = ended(&w->file);
		m.line = place.line;
		m.column = place.column;
	}
	m.code = ended(&w->code);
	m.text = ended(&w->text);
	m.shown = ended(&w->shown);
	d->settings.message(d->settings.by, &m);
}

/* Those that were counted only. */
static void
tell_hidden(struct docgen *d, struct words *w, size_t n)
{
	struct docgen_message m = { .level = DOCGEN_NOTE, .code = "more-messages" };

	w->shown.n = w->text.n = 0;
	dg_hidden_print(n, (enum dg_lang)d->settings.language, &w->shown);
	dg_buf_add(&w->text, w->shown.p, w->shown.n - 1);
	m.text = ended(&w->text);
	m.shown = ended(&w->shown);
	d->settings.message(d->settings.by, &m);
}

void
dg_api_tell(void *handle, const struct dg_sink *sink, const struct dg_sources *sources)
{
	struct docgen *d = handle;
	size_t hidden = dg_sink_hidden(sink);
	struct dg_diag **all;
	struct words words;

	if (d->settings.message == NULL || sink->n == 0)
		return;
	words_init(&words);
	all = dg_sink_in_order(sink, sources);
	for (size_t i = 0; i < sink->n; i++)
		tell_one(d, &words, all[i], sources, sink->n - 1 - i + (hidden > 0));
	free(all);
	if (hidden > 0)
		tell_hidden(d, &words, hidden);
	words_fini(&words);
}

enum docgen_status
dg_api_tell_own(struct docgen *d, const struct dg_sink *sink)
{
	struct dg_sources none;

	if (sink->n > 0) {
		dg_sources_init(&none, &d->arena);
		dg_api_tell(d, sink, &none);
		dg_sources_fini(&none);
	}
	return (enum docgen_status)dg_sink_status(sink);
}

struct docgen_input
dg_api_input(const struct dg_seen *seen)
{
	static const enum docgen_seen kind[] = { [DG_SEEN_FILE] = DOCGEN_READ,
		[DG_SEEN_THERE] = DOCGEN_THERE, [DG_SEEN_ABSENT] = DOCGEN_ABSENT,
		[DG_SEEN_REAL] = DOCGEN_LEADS };

	return (struct docgen_input){ kind[seen->kind], seen->path.p, seen->value.p };
}

const char *const *
dg_api_outputs(struct dg_arena *a, const char *dir, const struct dg_written *w, size_t n)
{
	const char **path = DG_NEW_ARRAY(a, n, const char *);

	for (size_t i = 0; i < n; i++)
		path[i] = dg_path_join(a, dg_str_of(dir), w[i].name).p;
	return path;
}
