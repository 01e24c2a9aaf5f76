/*
 * content.c - the drawing operators of a page (ISO 32000-1, 8 and 9).  Everything is
 * marked, by the element it belongs to or as an artifact (14.8.2.2); glyphs that
 * cannot spell their text say it as ActualText (14.9.4).
 *
 * Items are written in the order they stand in, but what is to stand above all
 * else at the end.  Lengths become thousandths
 * of a point and thousandths of the type size, both whole numbers; what
 * rounding takes away is given back at the next word, so no error adds up.
 */
#include "pdf/object.h"
#include "pdf/parts.h"
#include "pdf/shown.h"

#define AT_WORD	1	/* thousandths of the size a word may stand off, */
#define IN_WORD	8	/* and a letter in it */

enum cap { BUTT_CAP = 0, SQUARE_CAP = 2 };	/* as the operator J says */

/* A stretch of the page that belongs together; its operators are all inside a text
 * object, or all outside. */
struct mark {
	uint32_t	 element;	/* 0: an artifact, */
	const char	*artifact;	/* of this kind; NULL too: nothing is open */
	bool		 text;
};

static const char pagination[] = "/Artifact<</Type/Pagination>>";
static const char page_number[] = "/Artifact<</Type/Pagination/Subtype/Header>>";
static const char adornment[] = "/Artifact<</Type/Layout>>";

/* What has been said so far on the page. */
struct state {
	struct dg_buf			*out;
	const struct dg_pdf_fonts	*fonts;
	const struct dg_pdf_pictures	*pictures;
	struct dg_structure		*structure;
	const struct dg_abbreviations	*abbreviations;
	dg_emu				 height;	/* of the page */
	struct mark			 mark;		/* what is open */
	bool				 text;		/* inside BT and ET */
	unsigned			 face;		/* DG_FACES: none yet */
	dg_emu				 size;
	int64_t				 x, y;		/* of the last Td */
	uint32_t			 fill, line;	/* colours of glyphs and lines */
	dg_emu				 stroke;	/* line width; -1: none yet */
	enum cap			 cap;
};

/* ---- operators ----------------------------------------------------------- */

static void
operator(struct state *s, const char *name)
{
	dg_object_word(s->out, name);
	dg_buf_putc(s->out, '\n');
}

static void
put_x(struct state *s, dg_emu x)
{
	dg_object_number(s->out, dg_object_milli_pt(x));
}

/* y from the page's top, as everywhere but here. */
static void
put_point(struct state *s, dg_emu x, dg_emu y)
{
	put_x(s, x);
	put_x(s, s->height - y);
}

static void
leave_text(struct state *s)
{
	if (s->text)
		operator(s, "ET");
	s->text = false;
}

static void
enter_text(struct state *s)
{
	if (s->text)
		return;
	operator(s, "BT");
	s->text = true;
	s->x = s->y = 0;
}

static void
close_mark(struct state *s)
{
	if (s->mark.element != 0 || s->mark.artifact != NULL)
		operator(s, "EMC");
	s->mark = (struct mark){ 0 };
}

static void
open_mark(struct state *s, struct mark m)
{
	if (m.text)
		enter_text(s);
	else
		leave_text(s);
	if (m.element != 0) {
		dg_buf_putc(s->out, '/');
		dg_buf_puts(s->out, dg_tag_name(s->structure->element[m.element].tag));
		dg_buf_puts(s->out, "<</MCID ");
		dg_object_digits(s->out, dg_structure_mark(s->structure, m.element));
		dg_buf_puts(s->out, ">>");
	} else {
		dg_buf_puts(s->out, m.artifact);
	}
	dg_buf_puts(s->out, "BDC\n");
	s->mark = m;
}

static void
set_mark(struct state *s, struct mark m)
{
	if (s->mark.element == m.element && s->mark.artifact == m.artifact &&
	    s->mark.text == m.text)
		return;
	close_mark(s);
	open_mark(s, m);
}

static struct mark
mark_of(struct state *s, const struct dg_item *item)
{
	struct mark m = { .text = item->kind == DG_ITEM_GLYPHS };

	if (item->role == DG_ROLE_PAGE_NUMBER)
		m.artifact = page_number;
	else if (item->role == DG_ROLE_REPEATED)
		m.artifact = pagination;
	else if (dg_is_artifact(item))
		m.artifact = adornment;
	else
		m.element = dg_structure_of(s->structure, item);
	return m;
}

/* A page begins in black. */
static void
set_color(struct state *s, uint32_t *now, uint32_t color, const char *name)
{
	if (*now == color)
		return;
	for (int shift = 16; shift >= 0; shift -= 8)
		dg_object_number(s->out, ((color >> shift & 255) * 1000 + 127) / 255);
	operator(s, name);
	*now = color;
}

/* ---- text ---------------------------------------------------------------- */

static void
set_font(struct state *s, unsigned face, dg_emu size)
{
	if (s->face == face && s->size == size)
		return;
	dg_buf_puts(s->out, "/F");
	dg_object_digits(s->out, face);
	put_x(s, size);
	operator(s, "Tf");
	s->face = face;
	s->size = size;
}

static void
move_to(struct state *s, dg_emu x, dg_emu y)
{
	int64_t	to_x = dg_object_milli_pt(x);
	int64_t	to_y = dg_object_milli_pt(s->height - y);

	dg_object_number(s->out, to_x - s->x);
	dg_object_number(s->out, to_y - s->y);
	operator(s, "Td");
	s->x = to_x;
	s->y = to_y;
}

/* A row of glyphs being shown: [(...)-12(...)]TJ. */
struct show {
	struct state			*s;
	const struct dg_pdf_face	*face;
	dg_emu				 size;
	dg_emu				 want;	/* where the next glyph belongs */
	int64_t				 pen;	/* where it is: thousandths */
	bool				 array, string, word;
	struct dg_shown_codes		 codes;
};

static void
close_string(struct show *w)
{
	if (w->string)
		dg_buf_putc(w->s->out, ')');
	w->string = false;
}

static void
close_array(struct show *w)
{
	close_string(w);
	if (w->array) {
		dg_buf_putc(w->s->out, ']');
		operator(w->s, "TJ");
	}
	w->array = false;
}

/* Moves the pen to where the next glyph belongs, when it is off by enough. */
static void
adjust(struct show *w)
{
	int64_t slack = w->word ? AT_WORD : IN_WORD;
	int64_t far = w->want * 1000 - w->pen * w->size;	/* times the size */
	int64_t off;

	if (far <= slack * w->size && far >= -slack * w->size)
		return;
	off = dg_emu_div(far, w->size);
	if (off <= slack && off >= -slack)
		return;
	close_string(w);
	if (!w->array)
		dg_buf_putc(w->s->out, '[');
	w->array = true;
	dg_object_int(w->s->out, -off);
	w->pen += off;
}

static void
show_code(struct show *w, uint16_t cid, dg_emu advance)
{
	struct dg_buf *out = w->s->out;

	adjust(w);
	if (!w->array)
		dg_buf_putc(out, '[');
	if (!w->string)
		dg_buf_putc(out, '(');
	w->array = w->string = true;
	dg_object_code_bytes(out, cid);
	dg_shown_code(&w->codes, w->face, cid);
	w->pen += w->face->width[cid];
	w->want += advance;
	w->word = false;
}

/* Do the codes of a cluster of several glyphs spell its text? */
static bool
spells_itself(const struct dg_pdf_face *face, struct dg_cluster c)
{
	size_t	spelt = 0;
	bool	exact = true;

	while (c.at < c.n && exact) {
		uint16_t	gid = (uint16_t)c.glyph[c.at].gid;
		struct dg_str	text = dg_cluster_spell(&c);

		dg_pdf_cid(face, gid, text, &exact);
		spelt += text.n;
	}
	return exact && spelt == c.text.n;
}

static void
show_glyphs(struct show *w, struct dg_cluster c)
{
	bool exact;

	while (c.at < c.n) {
		const struct dg_glyph	*glyph = &c.glyph[c.at];
		struct dg_str		 text = dg_cluster_spell(&c);

		show_code(w, dg_pdf_cid(w->face, (uint16_t)glyph->gid, text, &exact),
		    glyph->advance);
	}
}

/* Says the text apart; its codes spell other texts. */
static void
show_spelt(struct show *w, struct dg_cluster c)
{
	w->codes.others = true;
	close_array(w);
	dg_buf_puts(w->s->out, "/Span<</ActualText");
	dg_object_text(w->s->out, c.text);
	dg_buf_puts(w->s->out, ">>BDC\n");
	show_glyphs(w, c);
	close_array(w);
	operator(w->s, "EMC");
}

/* Nearly all clusters are one glyph that stands for one text. */
static void
show_cluster(struct show *w, struct dg_cluster c)
{
	struct dg_cluster	rest = c;
	bool			exact = false;

	if (c.n == 1) {
		struct dg_str text = dg_cluster_spell(&rest);
		uint16_t code = dg_pdf_cid(w->face, (uint16_t)c.glyph->gid, text,
		    &exact);

		if (exact && text.n == c.text.n)
			show_code(w, code, c.glyph->advance);
		else
			show_spelt(w, c);
	} else if (spells_itself(w->face, c)) {
		show_glyphs(w, c);
	} else {
		show_spelt(w, c);
	}
	w->word = dg_str_is(c.text, " ");
}

/* The marks of an item's words: those of its element, but for abbreviations. */
struct marks {
	struct mark			 words;		/* of all others */
	const struct dg_abbreviation	*brief;		/* the next, or NULL */
	size_t				 from, to;	/* where it stands in the text */
	bool				 inside;	/* it */
};

static void
find_brief(const struct state *s, const struct dg_item *item, struct marks *m)
{
	m->inside = false;
	m->brief = m->words.element == 0 || s->abbreviations == NULL ? NULL :
	    dg_abbreviation_next(s->abbreviations, item->text, &m->from, &m->to);
}

/* Sets the mark that the text has from a byte on. */
static void
mark_text(struct show *w, const struct dg_item *item, struct marks *m, size_t at)
{
	struct state *s = w->s;

	if (m->inside && at >= m->to)
		find_brief(s, item, m);
	if (m->brief != NULL && !m->inside && at >= m->from) {
		close_array(w);
		m->inside = true;
		set_mark(s, (struct mark){ .text = true, .element =
		    dg_structure_abbreviation(s->structure, m->words.element, m->brief->whole) });
	} else if (!m->inside) {
		if (s->mark.element != m->words.element)
			close_array(w);
		set_mark(s, m->words);
	}
}

/* Glyph by glyph. */
static void
show_item(struct show *w, const struct dg_item *item, struct marks *marks)
{
	bool exact;

	for (size_t at = 0; at < item->n_glyphs; ) {
		if (marks->brief != NULL)
			mark_text(w, item, marks, item->glyphs[at].cluster);
		show_cluster(w, dg_cluster_next(item, &at));
	}
	if (dg_item_wants_space(item))
		show_code(w, dg_pdf_cid(w->face, w->face->info->space, DG_STR(" "),
		    &exact), 0);
	close_array(w);
}

/* shown: what an item like it was shown with, or empty. */
static void
put_glyphs(struct state *s, const struct dg_item *item, struct dg_str shown)
{
	struct show w = { .s = s, .size = item->size,
		.face = &s->fonts->face[dg_pdf_face_of(item)] };
	struct marks marks = { .words = mark_of(s, item) };
	size_t	from;
	bool	whole;

	find_brief(s, item, &marks);
	whole = marks.brief == NULL;
	mark_text(&w, item, &marks, item->glyphs[0].cluster);
	set_color(s, &s->fill, item->color, "rg");
	set_font(s, dg_pdf_face_of(item), item->size);
	move_to(s, item->x, item->y);
	if (whole && shown.n > 0) {
		dg_buf_add_str(s->out, shown);
		return;
	}
	from = s->out->n;
	show_item(&w, item, &marks);
	if (whole && !w.codes.others && !s->out->overflow)
		dg_shown_keep(s->fonts, item, &w.codes,
		    dg_str_sub(dg_buf_str(s->out), from, s->out->n));
}

/* ---- lines --------------------------------------------------------------- */

static void
set_stroke(struct state *s, dg_emu width, enum cap cap, uint32_t color)
{
	set_color(s, &s->line, color, "RG");
	if (s->stroke != width) {
		put_x(s, width);
		operator(s, "w");
		s->stroke = width;
	}
	if (s->cap != cap) {
		dg_object_int(s->out, cap);
		operator(s, "J");
		s->cap = cap;
	}
}

static void
put_line(struct state *s, dg_emu x, dg_emu y, dg_emu x2, dg_emu y2,
    dg_emu thickness, enum cap cap, uint32_t color)
{
	set_stroke(s, thickness, cap, color);
	put_point(s, x, y);
	dg_object_word(s->out, "m");
	put_point(s, x2, y2);
	dg_object_word(s->out, "l");
	operator(s, "S");
}

/* A quarter of an ellipse; it leaves x, y along the line to corner.  The points
 * that steer the curve lie .5523 of the way to the corner: 5/9 is near enough. */
static void
put_bend(struct state *s, dg_emu x, dg_emu y, dg_emu corner_x, dg_emu corner_y,
    dg_emu x2, dg_emu y2)
{
	put_point(s, x + (corner_x - x) * 5 / 9, y + (corner_y - y) * 5 / 9);
	put_point(s, x2 + (corner_x - x2) * 5 / 9, y2 + (corner_y - y2) * 5 / 9);
	put_point(s, x2, y2);
	operator(s, "c");
}

/* A right brace: two arms along the middle of its box, a tip at the right. */
static void
put_brace(struct state *s, const struct dg_item *item)
{
	dg_emu	left = item->x, right = item->x + item->x2;
	dg_emu	stem = item->x + item->x2 / 2;
	dg_emu	top = item->y, end = item->y + item->y2;
	dg_emu	middle = item->y + item->y2 / 2;
	dg_emu	bend = item->x2 < item->y2 / 4 ? item->x2 : item->y2 / 4;

	set_stroke(s, item->thickness > 0 ? item->thickness : DG_PT(3) / 4,
	    BUTT_CAP, item->color);
	put_point(s, left, top);
	operator(s, "m");
	put_bend(s, left, top, stem, top, stem, top + bend);
	put_point(s, stem, middle - bend);
	operator(s, "l");
	put_bend(s, stem, middle - bend, stem, middle, right, middle);
	put_bend(s, right, middle, stem, middle, stem, middle + bend);
	put_point(s, stem, end - bend);
	operator(s, "l");
	put_bend(s, stem, end - bend, stem, end, left, end);
	operator(s, "S");
}

static void
put_underline(struct state *s, const struct dg_item *item)
{
	const struct dg_pdf_face *face = &s->fonts->face[dg_pdf_face_of(item)];
	dg_emu	y = item->y - item->size * face->info->underline_at / 1000;

	if (item->width > 0)
		put_line(s, item->x, y, item->x + item->width, y,
		    item->size * face->info->underline_size / 1000, BUTT_CAP,
		    item->color);
}

static void
put_box(struct state *s, const struct dg_item *item)
{
	set_stroke(s, item->thickness, BUTT_CAP, item->color);
	put_point(s, item->x, item->y + item->y2);
	put_x(s, item->x2);
	put_x(s, item->y2);
	dg_object_word(s->out, "re");
	operator(s, "S");
}

/* ---- pictures ------------------------------------------------------------ */

static void
put_picture(struct state *s, const struct dg_item *item)
{
	const struct dg_node *picture = item->run;

	dg_buf_putc(s->out, 'q');
	put_x(s, item->x2);
	dg_buf_puts(s->out, " 0 0");
	put_x(s, item->y2);
	put_point(s, item->x, item->y + item->y2);
	operator(s, "cm");
	dg_buf_fmt(s->out, "/I%zu Do Q\n",
	    dg_pdf_pictures_find(s->pictures, picture->u.picture.file));
}

/* ---- the page ------------------------------------------------------------ */

/* Lines of a grid meet in full corners; a rule is as long as it is. */
static enum cap
cap_of(const struct dg_item *item)
{
	return item->node != NULL && item->node->kind == DG_K_TABLE ?
	    SQUARE_CAP : BUTT_CAP;
}

/* A picture above all words. */
static bool
is_over(const struct dg_item *item)
{
	return item->kind == DG_ITEM_PICTURE && item->run->u.picture.over;
}

static void
put_item(struct state *s, const struct dg_item *item, struct dg_str shown)
{
	if (item->kind != DG_ITEM_GLYPHS)
		set_mark(s, mark_of(s, item));
	switch (item->kind) {
	case DG_ITEM_GLYPHS:
		if (item->n_glyphs > 0 && item->size > 0)
			put_glyphs(s, item, shown);
		break;
	case DG_ITEM_LINE:
		put_line(s, item->x, item->y, item->x2, item->y2,
		    item->thickness, cap_of(item), item->color);
		break;
	case DG_ITEM_BRACE:
		put_brace(s, item);
		break;
	case DG_ITEM_BOX:
		put_box(s, item);
		break;
	case DG_ITEM_PICTURE:
		put_picture(s, item);
		break;
	}
}

void
dg_content_put(struct dg_buf *out, const struct dg_page *page,
    const struct dg_str *shown, const struct dg_pdf_fonts *fonts, const struct dg_pdf_pictures *pictures,
    struct dg_structure *structure, const struct dg_abbreviations *abbreviations)
{
	struct state s = { .out = out, .fonts = fonts, .pictures = pictures,
		.structure = structure, .abbreviations = abbreviations, .face = DG_FACES, .height = page->setup->height,
		.stroke = -1 };

	dg_structure_begin_page(structure);
	for (size_t i = 0; i < page->n; i++)
		if (!is_over(&page->items[i]))
			put_item(&s, &page->items[i], shown[i]);
	for (size_t i = 0; i < page->n; i++) {
		const struct dg_item *item = &page->items[i];

		if (item->kind != DG_ITEM_GLYPHS ||
		    !(item->face & DG_UNDERLINE))
			continue;
		set_mark(&s, (struct mark){ .artifact = adornment });
		put_underline(&s, item);
	}
	for (size_t i = 0; i < page->n; i++)
		if (is_over(&page->items[i]))
			put_item(&s, &page->items[i], shown[i]);
	close_mark(&s);
	leave_text(&s);
}
