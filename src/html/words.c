/*
 * words.c - the words of a leaf, and around them what they are.
 */
#include "html/part.h"

#include "base/text.h"
#include "doc/abbreviation.h"

#define KEEP_MAX 40		/* bytes of a symbol that no line may part */

/* ---- what no line may part ------------------------------------------------------- */

/* Is it a symbol like 224-KL/TU, whose hyphens do not end a line? */
static bool
is_symbol(struct dg_str word)
{
	bool breaks[KEEP_MAX];
	bool joins = false;

	if (word.n > KEEP_MAX || dg_str_find_char(word, '-') == word.n)
		return false;
	dg_text_breaks(word, breaks);
	for (size_t i = 0; i + 1 < word.n; i++)
		joins |= word.p[i] == '-' && !breaks[i + 1];
	return joins;
}

static void
put_kept(struct dg_html *h, struct dg_str s)
{
	dg_html_raw(h, "<span class=\"keep\">");
	dg_html_put(h, s);
	dg_html_raw(h, "</span>");
}

static void
put_symbols(struct dg_html *h, struct dg_str s)
{
	size_t done = 0, end;

	for (size_t at = 0; at < s.n; at = end + 1) {
		struct dg_str word;

		end = at + dg_str_find_char(dg_str_sub(s, at, s.n), ' ');
		word = dg_str_sub(s, at, end);
		if (!is_symbol(word))
			continue;
		dg_html_put(h, dg_str_sub(s, done, at));
		put_kept(h, word);
		done = end;
	}
	dg_html_put(h, dg_str_sub(s, done, s.n));
}

/* ---- abbreviations ----------------------------------------------------------------- */

static void
put_words(struct dg_html *h, struct dg_str s)
{
	const struct dg_abbreviations *all = h->meta->abbreviations;
	const struct dg_abbreviation *a;
	size_t done = 0, from = 0, at = 0;

	while (all != NULL && (a = dg_abbreviation_next(all, s, &from, &at)) != NULL) {
		put_symbols(h, dg_str_sub(s, done, from));
		dg_html_raw(h, "<abbr title=\"");
		dg_html_put(h, a->whole);
		dg_html_raw(h, "\">");
		dg_html_put(h, a->brief);
		dg_html_raw(h, "</abbr>");
		done = from + a->brief.n;
	}
	put_symbols(h, dg_str_sub(s, done, s.n));
}

/* ---- runs ---------------------------------------------------------------------------- */

static const struct {
	uint8_t		face;
	const char	*open, *close;
} faces[] = {
	{ DG_BOLD, "<strong>", "</strong>" }, { DG_ITALIC, "<em>", "</em>" },
	{ DG_UNDERLINE, "<span class=\"under\">", "</span>" },
};
#define FACES (sizeof faces / sizeof *faces)

/* A name in a letterhead stays together. */
static void
put_run(struct dg_html *h, const struct dg_node *text)
{
	struct dg_str s = text->u.text.s;
	size_t from = text->u.text.keep_from, to = text->u.text.keep_to;

	if (to == 0) {
		put_words(h, s);
		return;
	}
	dg_html_put(h, dg_str_sub(s, 0, from));
	put_kept(h, dg_str_sub(s, from, to));
	dg_html_put(h, dg_str_sub(s, to, s.n));
}

static void
run(struct dg_html *h, const struct dg_node *text, uint8_t style)
{
	uint8_t face = text->u.text.face & (uint8_t)~style;
	bool marked;

	if (text->u.text.s.n == 0)
		return;
	marked = dg_html_run_open(h, text);
	for (size_t i = 0; i < FACES; i++)
		if (face & faces[i].face)
			dg_html_raw(h, faces[i].open);
	if (text->u.text.to != NULL) {
		dg_html_id(h, "<a class=\"to\" href=\"#", dg_place_name(text->u.text.to));
		dg_html_raw(h, ">");
	}
	put_run(h, text);
	if (text->u.text.to != NULL)
		dg_html_raw(h, "</a>");
	for (size_t i = FACES; i-- > 0;)
		if (face & faces[i].face)
			dg_html_raw(h, faces[i].close);
	if (marked)
		dg_html_raw(h, "</span>");
}

static void
picture(struct dg_html *h, const struct dg_node *n)
{
	dg_html_fmt(h, "<img class=\"i%zu\" alt=\"", ++h->next_picture);
	dg_html_put(h, n->u.picture.alt);
	dg_html_raw(h, "\" src=\"data:image/png;base64,");
	dg_html_base64(h, n->u.picture.file->file);
	dg_html_raw(h, "\">");
}

/* Page numbers, at the end of dots, are of the paper. */
static bool
is_page_number(const struct dg_node *n)
{
	return n->parent->style != NULL && n->parent->style->leader && (n->kind == DG_K_TAB ||
	    (n->prev != NULL && n->prev->kind == DG_K_TAB));
}

void
dg_html_words(struct dg_html *h, const struct dg_node *leaf)
{
	uint8_t style = leaf->style != NULL ? leaf->style->face : 0;
	enum dg_change change = DG_SAME;

	for (const struct dg_node *n = leaf->first; n != NULL; n = n->next) {
		if (is_page_number(n))
			continue;
		if (n->change != change) {
			dg_html_change_close(h, change);
			dg_html_change_open(h, n->change);
			change = n->change;
		}
		if (n->kind == DG_K_TEXT)
			run(h, n, style);
		else if (n->kind == DG_K_BREAK)
			dg_html_raw(h, " <br>");
		else if (n->kind == DG_K_TAB)
			dg_html_raw(h, " ");
		else if (n->kind == DG_K_NOTE_REF)
			dg_html_note_ref(h, n);
		else if (n->kind == DG_K_PICTURE)
			picture(h, n);
	}
	dg_html_change_close(h, change);
}
