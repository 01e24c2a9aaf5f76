/*
 * print.c - messages as a person reads them in a terminal: place, level,
 * text, code; the source line with a caret; then the notes.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "diag/diag.h"

#define EXCERPT_MAX 120		/* characters of a source line shown */

struct printer {
	const struct dg_sources	*sources;
	enum dg_lang		 lang;
	bool			 colour;
	struct dg_buf		*out;
};

static const char *const level_name[][2] = {
	[DG_NOTE] = { "note", "ghi chú" },
	[DG_WARNING] = { "warning", "cảnh báo" },
	[DG_ERROR] = { "error", "lỗi" },
	[DG_FATAL] = { "error", "lỗi" },
};
static const char *const level_colour[] = {
	[DG_NOTE] = "\033[36m", [DG_WARNING] = "\033[35m",
	[DG_ERROR] = "\033[31m", [DG_FATAL] = "\033[31m",
};

/* A message, and when its file was read. */
struct placed {
	struct dg_diag	*diag;
	size_t		 file;
};

static int
compare(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	/* What has no place is said last: 0 wraps around to the end. */
	if (x->file != y->file)
		return x->file - 1 < y->file - 1 ? -1 : 1;
	if (x->diag->span.start != y->diag->span.start)
		return x->diag->span.start < y->diag->span.start ? -1 : 1;
	return x->diag->order < y->diag->order ? -1 : 1;
}

/* Source text that is safe to show: tabs and controls become spaces, bytes
 * that are not UTF-8 become '?'. */
static void
add_clean(struct dg_buf *out, struct dg_str s)
{
	size_t at = 0;

	while (at < s.n) {
		struct dg_str	rest = dg_str_sub(s, at, s.n);
		size_t		good = dg_utf8_invalid(rest), i = 0;

		while (i < good) {
			size_t		from = i;
			uint32_t	c = dg_utf8_next(dg_str_sub(rest, 0, good), &i);

			if (c < ' ' || dg_char_is_forbidden(c))
				dg_buf_putc(out, ' ');
			else
				dg_buf_add(out, rest.p + from, i - from);
		}
		at += good;
		if (at < s.n) {
			dg_buf_putc(out, '?');
			at++;
		}
	}
}

/* Up to max characters of s, counted from its start. */
static struct dg_str
take(struct dg_str s, size_t max)
{
	size_t at = 0;

	while (at < s.n && max-- > 0) {
		at++;
		while (at < s.n && ((unsigned char)s.p[at] & 0xc0) == 0x80)
			at++;
	}
	return dg_str_sub(s, 0, at);
}

/* The source line and a caret under the place; long lines lose their ends. */
static void
print_excerpt(struct printer *p, struct dg_place place, size_t length)
{
	size_t		from = 0, marks;
	struct dg_str	shown, before;

	if (place.offset > EXCERPT_MAX * 2 / 3) {
		from = place.offset - EXCERPT_MAX / 2;
		while (from < place.offset && ((unsigned char)place.text.p[from] & 0xc0) == 0x80)
			from++;
	}
	shown = take(dg_str_sub(place.text, from, place.text.n), EXCERPT_MAX);
	before = dg_str_sub(place.text, from, place.offset);
	dg_buf_puts(p->out, from > 0 ? "  …" : "  ");
	add_clean(p->out, shown);
	if (from + shown.n < place.text.n)
		dg_buf_puts(p->out, "…");
	dg_buf_puts(p->out, from > 0 ? "\n   " : "\n  ");
	marks = dg_utf8_invalid(before) == before.n ? dg_text_columns(before) : before.n;
	while (marks-- > 0)
		dg_buf_putc(p->out, ' ');
	before = take(dg_str_sub(place.text, place.offset, place.offset + length),
	    EXCERPT_MAX * 4);
	marks = dg_utf8_invalid(before) == before.n ? dg_text_columns(before) : 1;
	dg_buf_putc(p->out, '^');
	for (size_t i = 1; i < marks && i < EXCERPT_MAX / 2; i++)
		dg_buf_putc(p->out, '~');
	dg_buf_putc(p->out, '\n');
}

void
dg_rule_code(enum dg_rule rule, struct dg_buf *out)
{
	for (const char *c = dg_rule_info(rule)->ident; *c != '\0'; c++)
		dg_buf_putc(out, *c == '_' ? '-' : *c);
}

/* at: where d stands; excerpt: with the source line. */
static void
print_at(struct printer *p, const struct dg_diag *d, struct dg_span at, bool excerpt)
{
	enum dg_level		 level = dg_rule_info(d->rule)->level;
	const struct dg_source	*source = dg_source_at(p->sources, at.source);
	struct dg_place		 place = { 0 };

	if (at.source != 0) {
		place = dg_span_place(p->sources, at);
		dg_buf_fmt(p->out, "%.*s:%zu:%zu: ", DG_FMT(source->path), place.line,
		    place.column);
	} else {
		dg_buf_puts(p->out, "docgen: ");
	}
	dg_buf_fmt(p->out, "%s%s:%s ", p->colour ? level_colour[level] : "",
	    level_name[level][p->lang], p->colour ? "\033[0m" : "");
	dg_diag_text(d, p->lang, p->out);
	if (level != DG_NOTE) {
		dg_buf_puts(p->out, " [");
		dg_rule_code(d->rule, p->out);
		dg_buf_putc(p->out, ']');
	}
	dg_buf_putc(p->out, '\n');
	if (at.source != 0 && excerpt)
		print_excerpt(p, place, at.end - at.start);
}

/* A note that stands where its message does, or nowhere, shows no line again. */
static void
print_note(struct printer *p, const struct dg_diag *note, struct dg_span message)
{
	bool same = note->span.source == 0 || (note->span.source == message.source &&
	    note->span.start == message.start);

	print_at(p, note, same ? message : note->span, !same);
}

struct dg_diag **
dg_sink_in_order(const struct dg_sink *sink, const struct dg_sources *sources)
{
	struct placed *placed = dg_xmalloc((sink->n + 1) * sizeof *placed);
	struct dg_diag **all = dg_xmalloc((sink->n + 1) * sizeof *all);
	size_t n = 0;

	for (struct dg_diag *d = sink->first; d != NULL; d = d->next)
		placed[n++] = (struct placed){ d, dg_source_order(sources, d->span.source) };
	qsort(placed, n, sizeof *placed, compare);
	for (size_t i = 0; i < n; i++)
		all[i] = placed[i].diag;
	free(placed);
	return all;
}

void
dg_diag_print(const struct dg_diag *d, const struct dg_sources *sources, enum dg_lang lang,
    bool colour, struct dg_buf *out)
{
	struct printer p = { sources, lang, colour, out };

	print_at(&p, d, d->span, true);
	for (const struct dg_diag *note = d->notes; note != NULL; note = note->next)
		print_note(&p, note, d->span);
}

size_t
dg_sink_hidden(const struct dg_sink *sink)
{
	return sink->count[DG_NOTE] + sink->count[DG_WARNING] + sink->count[DG_ERROR] +
	    sink->count[DG_FATAL] - sink->n;
}

void
dg_hidden_print(size_t n, enum dg_lang lang, struct dg_buf *out)
{
	dg_buf_fmt(out, lang == DG_LANG_VI ? "… và %zu thông báo nữa\n" :
	    "… and %zu more messages\n", n);
}

void
dg_sink_print(const struct dg_sink *sink, const struct dg_sources *sources, enum dg_lang lang,
    bool colour, struct dg_buf *out)
{
	struct dg_diag	**all = dg_sink_in_order(sink, sources);
	size_t		  hidden = dg_sink_hidden(sink);

	for (size_t i = 0; i < sink->n; i++)
		dg_diag_print(all[i], sources, lang, colour, out);
	free(all);
	if (hidden > 0)
		dg_hidden_print(hidden, lang, out);
}
