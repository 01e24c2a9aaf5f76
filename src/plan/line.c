/*
 * line.c - the file as clean lines.
 *
 * Most lines of a plan are clean as they stand on disk, so a line is a view
 * into the file; only one that is not (tabs, letters not in NFC, characters
 * that are taken out) is copied, with a map back to the file.
 */
#include "plan/parser.h"

#include "base/text.h"

#define BAD_LINES_MAX	20

uint32_t
dg_line_at(const struct dg_line *l, size_t i)
{
	return l->map != NULL ? l->map[i] : l->start + (uint32_t)i;
}

struct dg_span
dg_line_span(const struct dg_doc *doc, const struct dg_line *l, size_t from, size_t to)
{
	return (struct dg_span){ doc->source, dg_line_at(l, from), dg_line_at(l, to) };
}

struct dg_span
dg_line_whole(const struct dg_doc *doc, const struct dg_line *l)
{
	return dg_line_span(doc, l, 0, l->text.n);
}

struct dg_line
dg_line_sub(const struct dg_line *l, size_t from, size_t to)
{
	struct dg_line s = *l;

	while (from < to && l->text.p[from] == ' ')
		from++;
	while (to > from && l->text.p[to - 1] == ' ')
		to--;
	s.text = dg_str_sub(l->text, from, to);
	if (l->map != NULL)
		s.map = l->map + from;
	s.start = dg_line_at(l, from);
	s.indent = 0;
	return s;
}

/* Characters that are their own NFC and compose with nothing before them. */
static bool
is_simple(uint32_t c)
{
	return c < 0x300 || (c >= 0x1ea0 && c <= 0x1ef9) || (c >= 0x2010 && c <= 0x2027) ||
	    (c >= 0x2030 && c <= 0x205e);
}

/* A '\r' inside a line ends no line. */
static bool
is_forbidden(uint32_t c)
{
	return c == '\r' || dg_char_is_forbidden(c);
}

/* Is the line clean as it stands? */
static bool
is_clean(struct dg_str raw)
{
	size_t i = 0;

	while (i < raw.n) {
		unsigned char	byte = (unsigned char)raw.p[i];
		uint32_t	c;

		if (byte >= 0x20 && byte < 0x7f) {
			i++;
			continue;
		}
		c = dg_utf8_next(raw, &i);
		if (c == '\t' || !is_simple(c) || is_forbidden(c))
			return false;
	}
	return true;
}

/* The line being cleaned. */
struct copy {
	struct dg_reader *reader;
	size_t		  offset;	/* of raw in the file */
	char		 *p;
	uint32_t	 *map;
	size_t		  n, cap;
};

static void
put(struct copy *c, struct dg_str s, size_t at, bool exact)
{
	for (size_t i = 0; i < s.n && c->n < c->cap; i++) {
		c->p[c->n] = s.p[i];
		c->map[c->n++] = (uint32_t)(c->offset + at + (exact ? i : 0));
	}
}

/*
 * The end of what may compose with the character at from: the next one that
 * composes with nothing before it.
 */
static size_t
cluster_end(struct dg_str raw, size_t from)
{
	size_t at = from, next;

	dg_utf8_next(raw, &at);
	for (next = at; at < raw.n; at = next) {
		uint32_t c = dg_utf8_next(raw, &next);

		if (is_simple(c) || is_forbidden(c))
			break;
	}
	return at;
}

/* Takes the forbidden characters at *at; one message for a run of them. */
static void
skip_forbidden(struct copy *c, struct dg_str raw, size_t *at)
{
	struct dg_doc	*doc = c->reader->doc;
	size_t		 from = *at, next = *at, first = *at;
	char		 code[16];
	uint32_t	 ch = dg_utf8_next(raw, &first);
	static const char digit[] = "0123456789ABCDEF";
	size_t		 n = 0;

	while (*at < raw.n && is_forbidden(dg_utf8_next(raw, &next)))
		*at = next;
	code[n++] = 'U';
	code[n++] = '+';
	for (int shift = ch > 0xffff ? 20 : 12; shift >= 0; shift -= 4)
		code[n++] = digit[ch >> shift & 15];
	dg_report(doc->sink, DG_R_character_forbidden, (struct dg_span){ doc->source,
	    (uint32_t)(c->offset + from), (uint32_t)(c->offset + *at) },
	    DG_ARGS(((struct dg_str){ code, n })));
}

/* Marks behind forbidden characters must not join the letter before them: the
 * text would be no longer NFC. */
static void
part_marks(struct copy *c, struct dg_str raw, size_t at)
{
	size_t next = at;

	if (at < raw.n && !is_simple(dg_utf8_next(raw, &next)))
		put(c, DG_STR("?"), at - 1, true);
}

/* Copies a clean version of raw (valid UTF-8) into the arena. */
static void
copy_line(struct copy *c, struct dg_str raw)
{
	struct dg_arena *arena = c->reader->doc->arena;
	size_t		 at = 0;

	c->cap = dg_text_nfc(arena, raw).n;
	if (c->cap < raw.n)
		c->cap = raw.n;
	c->p = dg_arena_alloc(arena, c->cap + 1);
	c->map = DG_NEW_ARRAY(arena, c->cap + 1, uint32_t);
	while (at < raw.n) {
		size_t		next = at, end;
		uint32_t	ch = dg_utf8_next(raw, &next);
		struct dg_str	s;

		if (is_forbidden(ch)) {
			skip_forbidden(c, raw, &at);
			part_marks(c, raw, at);
			continue;
		}
		if (ch == '\t') {
			put(c, DG_STR(" "), at, true);
			at = next;
			continue;
		}
		end = cluster_end(raw, at);
		s = dg_str_sub(raw, at, end);
		if (end > next || !is_simple(ch)) {
			struct dg_str nfc = dg_text_nfc(arena, s);

			put(c, nfc, at, nfc.p == s.p);
		} else {
			put(c, s, at, true);
		}
		at = end;
	}
	c->map[c->n] = (uint32_t)(c->offset + raw.n);
}

/* raw with every invalid byte replaced by '?', after one message. */
static struct dg_str
repair(struct dg_reader *r, struct dg_str raw, size_t offset)
{
	size_t		 bad = dg_utf8_invalid(raw), at = bad;
	struct dg_str	 copy = dg_arena_dup(r->doc->arena, raw);
	char		*p = (char *)copy.p;
	struct dg_span	 span = { r->doc->source, (uint32_t)(offset + bad),
	    (uint32_t)(offset + bad + 1) };

	if (++r->bad_lines > BAD_LINES_MAX) {
		dg_report(r->doc->sink, DG_R_not_text, span, DG_NO_ARGS);
		r->stopped = true;
		return DG_STR("");
	}
	dg_report(r->doc->sink, DG_R_utf8_invalid, span, DG_NO_ARGS);
	while (at < copy.n) {
		p[at] = '?';
		at += dg_utf8_invalid(dg_str_sub(copy, at, copy.n));
	}
	return copy;
}

/* The next line of the file as it stands, without its end. */
static struct dg_str
raw_line(struct dg_reader *r, size_t *offset)
{
	struct dg_str	rest = dg_str_sub(r->bytes, r->at, r->bytes.n);
	size_t		n = dg_str_find_char(rest, '\n');
	struct dg_str	raw = dg_str_sub(rest, 0, n);

	*offset = r->at;
	r->at += n < rest.n ? n + 1 : n;
	if (n < rest.n && raw.n > 0 && raw.p[raw.n - 1] == '\r')
		raw.n--;
	return raw;
}

static void
clean_line(struct dg_reader *r, struct dg_str raw, size_t offset, struct dg_line *line)
{
	struct copy	c = { .reader = r, .offset = offset };
	size_t		spaces;

	*line = (struct dg_line){ .text = raw, .start = (uint32_t)offset };
	if (!is_clean(raw)) {
		copy_line(&c, raw);
		line->text = (struct dg_str){ c.p, c.n };
		line->map = c.map;
	}
	for (spaces = 0; spaces < line->text.n && line->text.p[spaces] == ' '; spaces++)
		;
	*line = dg_line_sub(line, 0, line->text.n);
	line->indent = (uint32_t)spaces;
}

bool
dg_reader_next(struct dg_reader *r, struct dg_line *line)
{
	while (r->at < r->bytes.n && !r->stopped) {
		size_t		offset;
		struct dg_str	raw = raw_line(r, &offset);

		if (dg_utf8_invalid(raw) < raw.n)
			raw = repair(r, raw, offset);
		if (r->stopped)
			break;
		clean_line(r, raw, offset, line);
		if (!dg_str_starts(line->text, "%%"))
			return true;
	}
	return false;
}
