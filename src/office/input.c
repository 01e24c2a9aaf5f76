/*
 * input.c - reads the files that a plan names.
 */
#include "office/input.h"

#include <errno.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"

bool
dg_input_bytes(struct dg_doc *doc, struct dg_str path, unsigned most,
    struct dg_span asked_at, struct dg_str *bytes)
{
	path = dg_arena_dup(doc->arena, path);
	switch (dg_inputs_read(doc->inputs, doc->arena, path.p, most, bytes)) {
	case DG_FILE_OK:
		return true;
	case DG_FILE_ABSENT:
		dg_report(doc->sink, DG_R_file_absent, asked_at, DG_ARGS(path));
		return false;
	case DG_FILE_TOO_LARGE:
		dg_report(doc->sink, DG_R_file_too_large, asked_at, DG_ARGS(path,
		    dg_arena_fmt(doc->arena, "%u", most)));
		return false;
	case DG_FILE_NOT_REGULAR:
		errno = EISDIR;
		break;
	case DG_FILE_FAILED:
		break;
	}
	dg_report(doc->sink, DG_R_file_unreadable, asked_at,
	    DG_ARGS(path, dg_str_of(strerror(errno))));
	return false;
}

bool
dg_input_read(struct dg_doc *doc, struct dg_str path, struct dg_span asked_at,
    struct dg_input *in)
{
	size_t bad;

	if (!dg_input_bytes(doc, path, DG_MAX_FILE, asked_at, &in->bytes))
		return false;
	in->source = dg_sources_add(doc->sources, path, in->bytes);
	in->start = dg_str_starts(in->bytes, "\xef\xbb\xbf") ? 3 : 0;
	bad = dg_utf8_invalid(in->bytes);
	if (bad == in->bytes.n)
		return true;
	dg_report(doc->sink, DG_R_office_utf8, dg_input_span(in, bad, bad + 1),
	    DG_NO_ARGS);
	return false;
}

bool
dg_input_get(struct dg_doc *doc, const char *what, dg_common_make *make, struct dg_str path,
    struct dg_span asked_at, void *out, size_t size)
{
	struct dg_input_ask ask = { path, asked_at };
	struct dg_common_ask common = { dg_arena_fmt(doc->arena, "%s %.*s", what, DG_FMT(path)),
		make, &ask, size };

	return dg_common_get(doc, &common, out, NULL);
}

struct dg_span
dg_input_span(const struct dg_input *in, size_t start, size_t end)
{
	return (struct dg_span){ in->source, (uint32_t)start, (uint32_t)end };
}

struct dg_span
dg_input_span_of(const struct dg_input *in, struct dg_str s)
{
	size_t start = (size_t)(s.p - in->bytes.p);

	return dg_input_span(in, start, start + s.n);
}

bool
dg_input_check_controls(struct dg_doc *doc, const struct dg_input *in)
{
	bool clean = true, line_clean = true;
	size_t at = in->start;

	while (at < in->bytes.n) {
		size_t start = at;
		uint32_t c = dg_utf8_next(in->bytes, &at);
		bool line_end = c == '\n' || (c == '\r' && at < in->bytes.n &&
		    in->bytes.p[at] == '\n');

		if (line_end) {
			line_clean = true;
		} else if ((c == '\r' || dg_char_is_forbidden(c)) && line_clean) {
			dg_report(doc->sink, DG_R_office_control,
			    dg_input_span(in, start, at), DG_NO_ARGS);
			clean = line_clean = false;
		}
	}
	return clean;
}

bool
dg_input_is_id(struct dg_str s)
{
	return dg_str_is_word(s) && s.n <= DG_MAX_ID;
}
