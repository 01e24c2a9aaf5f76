/*
 * skeleton.c - the text of a new plan.
 *
 * The words are data (templates/skeleton.yaml and what is laid over it); here
 * is only what a template says of them: which parts a kind has, how deep its
 * headings go, who signs by what right.  Each part goes two ways: its words are
 * filled in, then its lines are written as they are meant, in one language of
 * comments.
 */
#include "build/skeleton.h"

#include <string.h>

#include "base/limits.h"
#include "base/text.h"

#define DEPTH_MAX	8		/* of words in words */
#define WORDS_MOST	(1u << 20)	/* bytes of all words filled in */
#define WORD_COST	16		/* what an empty one counts for */
#define NAME_MOST	64		/* bytes of a word's name */
#define COMPUTED_MAX	20

struct computed {
	const char	*name;		/* NULL: the end */
	struct dg_str	 text;
};

struct writer {
	struct dg_doc			*doc;
	const struct dg_skeleton	*s;
	const struct dg_skeleton_place	*place;
	struct dg_buf			*out;
	struct computed			 computed[COMPUTED_MAX];
	unsigned			 depth;
	size_t				 spent;		/* bytes of words */
	unsigned			 article;	/* level of Điều; 0: none */
	bool				 blank;		/* a line that is yet to be put */
	bool				 failed;
};

/* ---- what the template has ---- */

static bool
is_among(struct dg_str name, const struct dg_str *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (dg_str_eq(names[i], name))
			return true;
	return false;
}

/* A block that the kind requires, or that its skeleton has all the same. */
static bool
has(const struct writer *w, const char *name)
{
	const struct dg_skeleton *s = w->s;
	struct dg_str n = dg_str_of(name);

	return is_among(n, s->t.required, s->t.n_required) ||
	    is_among(n, s->with, s->n_with);
}

static bool
has_addressees(const struct writer *w)
{
	return has(w, "addressees") &&
	    is_among(DG_STR("addressees"), w->s->t.blocks, w->s->t.n_blocks);
}

static bool
has_bases(const struct writer *w)
{
	return has(w, "bases") || w->s->t.deciding.n;
}

/* The level of what is counted through the document; 0: none. */
static unsigned
article_level(const struct dg_scheme *scheme)
{
	for (unsigned i = 0; i < scheme->n; i++)
		if (dg_level_has_word(&scheme->level[i]) &&
		    scheme->level[i].look->through)
			return i + 1;
	return 0;
}

/* ---- words ---- */

static struct dg_str
first_mark(struct writer *w, const struct dg_mark_words *marks)
{
	return marks->n ? dg_text_lower(w->doc->arena, marks->item[0].word) : DG_STR("");
}

static struct dg_str
all_marks(struct writer *w, const struct dg_mark_words *marks)
{
	struct dg_str *names = DG_NEW_ARRAY(w->doc->arena, marks->n, struct dg_str);

	for (size_t i = 0; i < marks->n; i++)
		names[i] = dg_text_lower(w->doc->arena, marks->item[i].word);
	return marks->n ? dg_template_listing(w->doc->arena, names, marks->n) :
	    DG_STR("");
}

/* "T/M ", "TM. ", or nothing. */
static struct dg_str
authority_form(const struct writer *w)
{
	const struct dg_template *t = &w->s->t;

	return t->n_authority_forms ? dg_arena_join(w->doc->arena,
	    t->authority_forms[0], DG_STR(" ")) : DG_STR("");
}

static struct dg_str
iso(const struct writer *w, struct dg_date d)
{
	return dg_arena_fmt(w->doc->arena, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static struct dg_str
when(bool is, const char *text)
{
	return dg_str_of(is ? text : "");
}

/* What the program knows itself. */
static void
compute(struct writer *w)
{
	const struct dg_template *t = &w->s->t;
	const struct computed all[] = {
		{ "template", w->s->name },
		{ "kind", t->kind },
		{ "kind-in-text", dg_text_lower(w->doc->arena, t->kind) },
		{ "rules", w->s->profile.title },
		{ "date", iso(w, w->s->profile.from) },
		{ "unit", w->place->unit },
		{ "units", w->place->units },
		{ "form", authority_form(w) },
		{ "number-line", when(true, has(w, "number") ? "number: 1" : "number:") },
		{ "session-line", when(has(w, "session"), "session: {session}") },
		{ "place-line", when(w->place->lacks_place, "place: {place}") },
		{ "symbol-line", when(w->place->lacks_symbol, "symbol: {symbol}") },
		{ "as-above", when(has_addressees(w), "- Như trên") },
		{ "urgency", first_mark(w, &t->urgency) },
		{ "urgencies", all_marks(w, &t->urgency) },
		{ "circulation", first_mark(w, &t->circulation) },
		{ "circulations", all_marks(w, &t->circulation) },
		{ "copy-form", t->copy.n ? dg_text_lower(w->doc->arena,
		    t->copy.form[0].word) : DG_STR("") },
		{ NULL, DG_STR("") },
	};

	memcpy(w->computed, all, sizeof all);
}

static bool
find_word(struct writer *w, struct dg_str name, struct dg_sample_text *out)
{
	const struct computed *c = w->computed;
	const struct dg_skeleton *s = w->s;

	for (size_t i = 0; i < s->n_words; i++)
		if (dg_str_eq(s->word[i].name, name)) {
			*out = s->word[i].is;
			return true;
		}
	for (; c->name; c++)
		if (dg_str_is(name, c->name)) {
			*out = (struct dg_sample_text){ c->text, DG_NOWHERE };
			return true;
		}
	return false;
}

/* "{name}" or "{name:cap}", with a capital letter. */
struct hole {
	struct dg_str	name;		/* empty: none */
	size_t		n;		/* its bytes, braces included */
	bool		capital;
};

/* The one at the start of s.  "{{x}}", "{#x}" and "{.x}" are the plan's own. */
static struct hole
hole_at(struct dg_str s)
{
	struct hole hole = { .n = 0 };
	struct dg_str name;

	if (s.p[0] != '{')
		return hole;
	s = dg_str_sub(s, 0, NAME_MOST);
	name = dg_str_sub(s, 1, dg_str_find_char(s, '}'));
	hole.n = name.n + 2;
	if (hole.n > s.n)
		return hole;
	hole.capital = dg_str_ends(name, ":cap");
	if (hole.capital)
		name.n -= 4;
	if (dg_str_is_word(name))
		hole.name = name;
	return hole;
}

static void fill(struct writer *, struct dg_sample_text, struct dg_buf *);

/* Puts what a word stands for; false: that is nothing. */
static bool
fill_hole(struct writer *w, const struct hole *hole, struct dg_span at,
    struct dg_buf *out)
{
	struct dg_str name = hole->name, s;
	struct dg_sample_text word;
	struct dg_buf text;
	bool found = find_word(w, name, &word);

	w->spent += found ? word.text.n + WORD_COST : 0;
	if (!found || w->depth == DEPTH_MAX || w->spent > WORDS_MOST) {
		if (!w->failed)
			dg_report(w->doc->sink, found ? DG_R_skeleton_too_long :
			    DG_R_template_bad_placeholder, at, DG_ARGS(name));
		w->failed = true;
		return true;
	}
	w->depth++;
	dg_buf_init(&text, DG_MAX_PLAN);
	fill(w, word, &text);
	w->depth--;
	s = dg_buf_str(&text);
	while (s.n && s.p[s.n - 1] == '\n')
		s.n--;
	dg_buf_add_str(out, hole->capital ? dg_text_capital(w->doc->arena, s) : s);
	dg_buf_fini(&text);
	return s.n > 0;
}

/* A line in which every word stands for nothing is left out. */
static void
fill_line(struct writer *w, struct dg_str line, struct dg_span at, struct dg_buf *out)
{
	size_t start = out->n, holes = 0, filled = 0;

	for (size_t i = 0; i < line.n && !w->failed;) {
		struct hole hole = hole_at(dg_str_sub(line, i, line.n));

		if (hole.name.n == 0 || (i > 0 && line.p[i - 1] == '{')) {
			dg_buf_putc(out, line.p[i++]);
			continue;
		}
		i += hole.n;
		holes++;
		filled += fill_hole(w, &hole, at, out);
	}
	if (holes && !filled)
		out->n = start;
	else
		dg_buf_putc(out, '\n');
}

static void
fill(struct writer *w, struct dg_sample_text text, struct dg_buf *out)
{
	struct dg_str rest = text.text;

	while (rest.n && !w->failed)
		fill_line(w, dg_str_cut(&rest, '\n'), text.span, out);
}

/* ---- lines ---- */

/* Blank lines stand only between lines, one at a time. */
static void
put(struct writer *w, const char *before, struct dg_str line)
{
	if (line.n == 0 && !*before) {
		w->blank = w->out->n > 0;
		return;
	}
	if (w->blank)
		dg_buf_putc(w->out, '\n');
	w->blank = false;
	dg_buf_puts(w->out, before);
	dg_buf_add_str(w->out, line);
	dg_buf_putc(w->out, '\n');
}

/* A comment: only in the language that was asked for. */
static void
put_comment(struct writer *w, struct dg_str line)
{
	static const char *const marks[] = { "%% en: ", "%% vi: " };

	for (int i = 0; i < 2; i++)
		if (dg_str_starts(line, marks[i])) {
			if (i == (int)w->place->lang)
				put(w, "%% ", dg_str_sub(line, 7, line.n));
			return;
		}
	put(w, "", line);
}

/* The level of a heading's line; 0: it is none. */
static unsigned
level_of(struct dg_str line)
{
	unsigned n = 0;

	while (n < line.n && line.p[n] == '#')
		n++;
	return n < line.n && line.p[n] == ' ' ? n : 0;
}

/*
 * Where there are articles, # is a chapter, left out when the scheme has none,
 * and ## an article; else the scheme's last level is the deepest.
 */
static void
put_heading(struct writer *w, struct dg_str line, unsigned level)
{
	struct dg_str title = dg_str_sub(line, level, line.n);
	unsigned deepest = w->s->t.sheet.scheme.n;

	if (w->article == 1 && level == 1)
		return;
	if (w->article)
		level = level == 1 ? 1 : w->article;
	else if (level > deepest && deepest)
		level = deepest;
	put(w, "", dg_arena_join(w->doc->arena, dg_str_sub(DG_STR("####"), 0, level),
	    title));
}

static void
put_part(struct writer *w, const struct dg_sample_text *part, bool hint)
{
	struct dg_buf text;
	struct dg_str rest;

	dg_buf_init(&text, DG_MAX_PLAN);
	fill(w, *part, &text);
	put(w, "", DG_STR(""));
	for (rest = dg_buf_str(&text); rest.n && !w->failed;) {
		struct dg_str line = dg_str_cut(&rest, '\n');
		unsigned level = level_of(line);

		if (dg_str_starts(line, "%%"))
			put_comment(w, line);
		else if (hint)
			put(w, "%%", line);
		else if (level)
			put_heading(w, line, level);
		else
			put(w, "", line);
	}
	dg_buf_fini(&text);
}

/* Does it have headings that a table of contents lists? */
static bool
has_titles(struct dg_str text)
{
	while (text.n) {
		struct dg_str line = dg_str_cut(&text, '\n');

		if (level_of(line) && !dg_str_ends(line, "{.text}"))
			return true;
	}
	return false;
}

/* ---- the whole ---- */

/* Is printed where the kind has it, else a hint. */
static void
put_block(struct writer *w, const struct dg_sample_text *part, const char *name)
{
	put_part(w, part, !has(w, name));
}

bool
dg_skeleton_write(struct dg_doc *doc, const struct dg_skeleton *s,
    const struct dg_skeleton_place *place, struct dg_buf *out)
{
	struct writer w = { .doc = doc, .s = s, .place = place, .out = out };
	const struct dg_sample_text *body;

	compute(&w);
	w.article = article_level(&s->t.sheet.scheme);
	body = w.article ? &s->articles : &s->body;
	put_part(&w, &s->header, false);
	if (has_addressees(&w))
		put_part(&w, &s->addressees, false);
	if (has_bases(&w))
		put_part(&w, &s->bases, false);
	if (has_titles(body->text))
		put_part(&w, &s->toc, true);
	put_part(&w, body, false);
	put_part(&w, &s->tasks, true);
	put_part(&w, &s->note, true);
	put_block(&w, &s->recipients, "recipients");
	put_block(&w, s->t.signers_in_row ? &s->signers : &s->signature, "signature");
	put_block(&w, &s->annex, "annex");
	if (s->t.copy.n)
		put_part(&w, &s->copy, true);
	if (out->overflow && !w.failed)
		dg_report(doc->sink, DG_R_skeleton_too_long, DG_NOWHERE,
		    DG_ARGS(s->name));
	return !w.failed && !out->overflow;
}
