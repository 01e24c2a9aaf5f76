/*
 * run.c - the words of a paragraph: <w:r>, and around it what changed.
 */
#include "docx/part.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"

/* ---- where lines may end --------------------------------------------------------- */

/* The words of a leaf in one piece, in one of two documents, and where lines may
 * end in them; of the older one only where a run is there no more. */
struct words {
	struct dg_buf	 text;
	bool		*breaks;	/* [text.n] */
	size_t		 at;		/* of the run being written */
};

/* Only a hyphen of one document asks what stands around it there. */
static bool
has_hyphen(const struct dg_node *leaf, unsigned in)
{
	for (const struct dg_node *n = leaf->first; n != NULL; n = n->next)
		if (n->kind == DG_K_TEXT && dg_is_gone(n) == (in == DG_DOCX_WAS) &&
		    dg_str_find_char(n->u.text.s, '-') < n->u.text.s.n)
			return true;
	return false;
}

static void
words_init(struct words *w, const struct dg_node *leaf, unsigned in)
{
	*w = (struct words){ 0 };
	if (!has_hyphen(leaf, in))
		return;
	dg_buf_init(&w->text, DG_MAX_OUTPUT);
	for (struct dg_node *n = leaf->first; n != NULL; n = n->next) {
		if (!(dg_docx_in(n) & in))
			continue;
		if (n->kind == DG_K_TEXT)
			dg_buf_add_str(&w->text, n->u.text.s);
		else if (n->kind == DG_K_BREAK || n->kind == DG_K_TAB)
			dg_buf_putc(&w->text, ' ');
	}
	if (w->text.n == 0)
		return;
	w->breaks = dg_xmalloc(w->text.n * sizeof *w->breaks);
	dg_text_breaks(dg_buf_str(&w->text), w->breaks);
}

static void
words_fini(struct words *w)
{
	dg_buf_fini(&w->text);
	free(w->breaks);
}

/* Is the hyphen at i inside a word that must not be parted there? */
static bool
is_joining(const struct words *w, size_t i)
{
	if (w->breaks == NULL || i + 1 >= w->text.n || w->breaks[i + 1])
		return false;
	return w->text.p[i + 1] != ' ' && w->text.p[i + 1] != '-';
}

/* The first byte from at on that a joint may begin with, or s.n; *hyphen: the first hyphen
 * from 0, or where it was asked before, on. */
static size_t
may_join(struct dg_str s, size_t at, size_t *hyphen)
{
	if (*hyphen < at)
		*hyphen = at + dg_str_find_char(dg_str_sub(s, at, s.n), '-');
	return at + dg_str_find_char(dg_str_sub(s, at, *hyphen), '\xc2');
}

/* Length of the non-breaking spaces, or the one hyphen that joins, at i. */
static size_t
joint_at(const struct words *w, struct dg_str s, size_t i)
{
	size_t end = i;

	if (s.p[i] == '-')
		return is_joining(w, w->at + i);
	while (s.n - end >= 2 && memcmp(s.p + end, "\xc2\xa0", 2) == 0)
		end += 2;
	return end - i;
}

/* ---- w:rPr ------------------------------------------------------------------------ */

void
dg_docx_face(struct dg_xml *x, uint8_t face)
{
	if (face & DG_BOLD) {
		dg_xml_empty(x, "w:b");
		dg_xml_empty(x, "w:bCs");
	}
	if (face & DG_ITALIC) {
		dg_xml_empty(x, "w:i");
		dg_xml_empty(x, "w:iCs");
	} else if (face & DG_DOCX_UPRIGHT) {
		dg_xml_val(x, "w:i", "0");
		dg_xml_val(x, "w:iCs", "0");
	}
	if (face & DG_UNDERLINE)
		dg_xml_val(x, "w:u", "single");
}

/* The underline of a review copy takes the place of the text's own. */
static void
plain_r_pr(struct dg_xml *x, uint8_t face, unsigned review)
{
	if (face == 0 && review == 0)
		return;
	dg_xml_open(x, "w:rPr");
	dg_docx_face(x, review != 0 ? face & (uint8_t)~DG_UNDERLINE : face);
	if (review != 0)
		dg_docx_review_u(x, review);
	dg_xml_close(x);
}

void
dg_docx_r_pr(struct dg_xml *x, uint8_t face)
{
	plain_r_pr(x, face, 0);
}

/* ---- runs -------------------------------------------------------------------------- */

/* How a run looks, looked, and what became of it. */
struct look {
	uint8_t		face, was;
	enum dg_change	change;
	unsigned	review;		/* of a review copy: what is to be shown of it */
};

/* What writes the runs of a leaf; neighbours with one look share a run. */
struct pen {
	struct dg_docx		*d;
	struct dg_xml		*x;
	const struct dg_node	*leaf;
	uint8_t			 style;		/* the leaf's face */
	struct words		 now, was;
	bool			 writes, marks;	/* a run is open; and one around it */
	struct look		 look;		/* of the open ones */
	const struct dg_node	*to;		/* where the open link leads, or NULL */
};

static void
r_pr(struct pen *p, struct look look)
{
	if (look.face == look.was) {
		plain_r_pr(p->x, look.face, look.review);
		return;
	}
	dg_xml_open(p->x, "w:rPr");
	dg_docx_face(p->x, look.face);
	dg_docx_change_of(p->d, p->x, "w:rPrChange");
	dg_xml_open(p->x, "w:rPr");
	dg_docx_face(p->x, look.was);
	dg_xml_close(p->x);
	dg_xml_close(p->x);
	dg_xml_close(p->x);
}

static void
run_close(struct pen *p)
{
	if (p->writes)
		dg_xml_close(p->x);
	p->writes = false;
}

/* Ends the run, and what stands around it. */
static void
lift(struct pen *p)
{
	run_close(p);
	if (p->marks)
		dg_docx_change_close(p->x, p->look.change);
	p->marks = false;
}

/* What follows leads to a leaf, or nowhere. */
static void
lead(struct pen *p, const struct dg_node *to)
{
	if (p->to == to)
		return;
	lift(p);
	if (p->to != NULL)
		dg_xml_close(p->x);
	p->to = to;
	if (to != NULL)
		dg_docx_link_open(p->x, to);
}

static void
mark(struct pen *p, enum dg_change change)
{
	if (p->marks && p->look.change == change)
		return;
	lift(p);
	dg_docx_change_open(p->d, p->x, change);
	p->look.change = change;
	p->marks = true;
}

static void
run_open(struct pen *p, struct look look)
{
	if (p->writes && p->look.face == look.face && p->look.was == look.was &&
	    p->look.change == look.change && p->look.review == look.review)
		return;
	run_close(p);
	mark(p, look.change);
	dg_xml_open(p->x, "w:r");
	r_pr(p, look);
	p->look = look;
	p->writes = true;
}

static void
t(struct dg_xml *x, struct dg_str s, enum dg_change change)
{
	if (s.n == 0)
		return;
	dg_xml_open(x, change == DG_DELETED ? "w:delText" : "w:t");
	if (s.p[0] == ' ' || s.p[s.n - 1] == ' ')
		dg_xml_attr(x, "xml:space", "preserve");
	dg_xml_text(x, s);
	dg_xml_close(x);
}

/* ---- notes --------------------------------------------------------------------------- */

/* A run with the look of note numbers; the caller closes it. */
static void
note_run(struct dg_xml *x)
{
	dg_xml_open(x, "w:r");
	dg_xml_open(x, "w:rPr");
	dg_xml_val(x, "w:rStyle", "FootnoteReference");
	dg_xml_close(x);
}

static void
footnote_reference(struct pen *p, const struct dg_node *ref)
{
	struct dg_docx *d = p->d;
	size_t id = d->next_note < d->n_notes &&
	    d->notes[d->next_note] == ref->u.ref.note ? ++d->next_note : 0;

	run_close(p);
	if (id == 0)
		return;
	mark(p, ref->change);
	note_run(p->x);
	dg_xml_open(p->x, "w:footnoteReference");
	dg_xml_attr_int(p->x, "w:id", (int64_t)id);
	dg_xml_close(p->x);
	dg_xml_close(p->x);
}

void
dg_docx_footnote_ref(struct dg_xml *x)
{
	note_run(x);
	dg_xml_empty(x, "w:footnoteRef");
	dg_xml_close(x);
	dg_xml_open(x, "w:r");
	t(x, DG_STR(" "), DG_SAME);
	dg_xml_close(x);
}

/* ---- words ---------------------------------------------------------------------------- */

/* What a face adds to the style's; of what joins words: that is upright, since
 * LibreOffice sets it apart, and would widen it by the slant of italics. */
static uint8_t
added(const struct pen *p, uint8_t face, bool joint)
{
	uint8_t more = face & (uint8_t)~p->style;

	if (!joint)
		return more;
	return p->style & DG_ITALIC ? more | DG_DOCX_UPRIGHT :
	    more & (uint8_t)~DG_ITALIC;
}

static struct look
look_of(const struct pen *p, const struct dg_node *text, bool joint)
{
	uint8_t face = text->u.text.face;
	uint8_t was = text->before != NULL ? text->before->u.text.face : face;

	return (struct look){ added(p, face, joint), added(p, was, joint),
	    text->change, dg_docx_review_run(p->d, text) };
}

/* s is of text, maybe not all of it. */
static void
run_words(struct pen *p, const struct dg_node *text, struct dg_str s)
{
	struct words *w = dg_is_gone(text) ? &p->was : &p->now;
	struct look plain = look_of(p, text, false), joint = look_of(p, text, true);
	size_t done = 0, n, hyphen = dg_str_find_char(s, '-');

	for (size_t i = 0; (i = may_join(s, i, &hyphen)) < s.n; i += n > 0 ? n : 1) {
		n = joint_at(w, s, i);
		if (n == 0)
			continue;
		if (done < i)
			run_open(p, plain);
		t(p->x, dg_str_sub(s, done, i), text->change);
		run_open(p, joint);
		if (s.p[i] == '-')
			dg_xml_empty(p->x, "w:noBreakHyphen");
		else
			t(p->x, dg_str_sub(s, i, i + n), text->change);
		done = i + n;
	}
	if (done < s.n)
		run_open(p, plain);
	t(p->x, dg_str_sub(s, done, s.n), text->change);
	p->now.at += dg_is_gone(text) ? 0 : s.n;
	p->was.at += dg_is_new(text) ? 0 : s.n;
}

/* ---- entries of a table of contents ------------------------------------------------------ */

/* The words of an entry, parted where the layout ends its lines. */
static void
entry_words(struct pen *p, const struct dg_node *text, dg_emu width)
{
	struct dg_str s = text->u.text.s;
	struct dg_lines lines;
	size_t from = 0;

	dg_docx_lines(p->d, p->leaf, width, &lines);
	for (size_t i = 1; i < lines.n; i++) {
		size_t to = (size_t)(lines.line[i].items[0].text.p - s.p);

		run_words(p, text, dg_str_sub(s, from, to));
		run_open(p, (struct look){ .change = text->change });
		dg_xml_empty(p->x, "w:br");
		from = to;
	}
	run_words(p, text, dg_str_sub(s, from, s.n));
}

/* Are the words of an entry in one piece? */
static bool
is_whole(const struct dg_node *leaf)
{
	return dg_is_entry(leaf) && leaf->first->next != NULL &&
	    leaf->first->next->kind == DG_K_TAB;
}

/* ---- all inlines ---------------------------------------------------------------------------- */

/* The tab of an entry; the page number behind it is a field. */
static void
tab(struct pen *p, const struct dg_node *n)
{
	run_open(p, (struct look){ .change = n->change });
	dg_xml_empty(p->x, "w:tab");
	lift(p);
	if (dg_is_entry(p->leaf))
		dg_docx_page_ref_open(p->d, p->x, p->leaf);
}

static void
br(struct pen *p, const struct dg_node *n)
{
	bool same = p->writes && p->look.change == n->change;
	uint8_t face = same ? p->look.face : 0, was = same ? p->look.was : 0;

	run_open(p, (struct look){ face, was, n->change, 0 });
	dg_xml_empty(p->x, "w:br");
}

static void
put(struct pen *p, const struct dg_node *n, dg_emu width)
{
	bool counts = n->kind == DG_K_BREAK || n->kind == DG_K_TAB;

	lead(p, n->kind == DG_K_TEXT ? n->u.text.to : NULL);
	if (n == p->leaf->first && is_whole(p->leaf))
		entry_words(p, n, width);
	else if (n->kind == DG_K_TEXT)
		run_words(p, n, n->u.text.s);
	else if (n->kind == DG_K_BREAK)
		br(p, n);
	else if (n->kind == DG_K_NOTE_REF)
		footnote_reference(p, n);
	else if (n->kind == DG_K_TAB)
		tab(p, n);
	p->now.at += counts && !dg_is_gone(n);
	p->was.at += counts && !dg_is_new(n);
}

void
dg_docx_runs(struct dg_docx *d, struct dg_xml *x, const struct dg_node *leaf,
    dg_emu width)
{
	struct pen p = { .d = d, .x = x, .leaf = leaf,
	    .style = dg_docx_style_of(d, leaf->style)->style->face };

	words_init(&p.now, leaf, DG_DOCX_NOW);
	words_init(&p.was, leaf, DG_DOCX_WAS);
	for (const struct dg_node *n = leaf->first; n != NULL; n = n->next)
		put(&p, n, width);
	lead(&p, NULL);
	lift(&p);
	if (dg_is_entry(leaf))
		dg_docx_page_ref_close(d, x, leaf);
	words_fini(&p.now);
	words_fini(&p.was);
}
