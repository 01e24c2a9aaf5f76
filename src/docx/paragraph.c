/*
 * paragraph.c - one LEAF: <w:p>.
 *
 * A paragraph names its style and says only what differs from it.  Its label
 * is not among its words: numbering prints it.
 */
#include "docx/part.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"

void
dg_docx_lines(struct dg_docx *d, const struct dg_node *leaf, dg_emu width,
    struct dg_lines *lines)
{
	struct dg_layout layout = { .doc = d->doc, .sheet = d->sheet,
	    .fonts = d->fonts };

	dg_para_lay(&layout, leaf, width, DG_ROLE_TEXT, lines);
}

/* ---- w:pPr ------------------------------------------------------------------- */

/* The plan's entry for a leaf; leaves are written in the order of the plan. */
static const struct dg_docx_label *
next_label(struct dg_docx *d, const struct dg_node *leaf)
{
	const struct dg_docx_labels *labels = &d->labels;

	if (leaf->label.n == 0)
		return NULL;
	while (d->next_label < labels->n_labels)
		if (labels->label[d->next_label++].leaf == leaf)
			return &labels->label[d->next_label - 1];
	return NULL;
}

/* numId 0 takes away the number that a style brings along. */
static void
num_pr(struct dg_xml *x, unsigned level, unsigned num_id)
{
	dg_xml_open(x, "w:numPr");
	dg_xml_val_int(x, "w:ilvl", level);
	dg_xml_val_int(x, "w:numId", num_id);
	dg_xml_close(x);
}

static void
numbering(struct dg_docx *d, struct dg_xml *x, const struct dg_node *leaf,
    const struct dg_docx_style *style)
{
	const struct dg_docx_label *label = next_label(d, leaf);

	if (label == NULL) {
		if (style->level > 0)
			num_pr(x, style->level - 1u, 0);
	} else if (label->num != 0 || style->level != label->level + 1 ||
	    d->sheet->scheme.n == 0) {
		num_pr(x, label->level, label->num + 1);
	}
}

void
dg_docx_p_style(struct dg_docx *d, struct dg_xml *x, const struct dg_docx_style *style)
{
	const struct dg_docx_style *named = style->of != NULL ? style->of : style;

	if (named->style != d->sheet->body)
		dg_xml_val_str(x, "w:pStyle", named->id);
}

/* The rule above the contact line. */
static void
p_bdr(struct dg_docx *d, struct dg_xml *x)
{
	const struct dg_contact_look *look = &d->sheet->contact;

	if (look->rule == 0)
		return;
	dg_xml_open(x, "w:pBdr");
	dg_xml_open(x, "w:top");
	dg_xml_attr(x, "w:val", "single");
	dg_xml_attr_int(x, "w:sz", dg_docx_eighths(look->rule));
	dg_xml_attr_int(x, "w:space", dg_emu_div(look->gap, DG_EMU_PT));
	dg_xml_attr(x, "w:color", "auto");
	dg_xml_close(x);
	dg_xml_close(x);
}

/* LibreOffice loses what stands in a right indent behind a tab; entries say that
 * they have none, and break their lines themselves. */
static void
entry_ind(struct dg_xml *x, const struct dg_style *style)
{
	struct dg_style wide = *style;

	wide.right = 0;
	dg_docx_ind(x, &wide);
}

static void
p_pr(struct dg_docx *d, struct dg_xml *x, const struct dg_node *leaf,
    const struct dg_docx_para *para)
{
	const struct dg_docx_style *style = dg_docx_style_of(d, leaf->style);

	dg_xml_open(x, "w:pPr");
	dg_docx_p_style(d, x, style);
	if ((leaf->keep_next || para->keep_next) && !style->style->keep_next) {
		dg_xml_empty(x, "w:keepNext");
		/* Word would keep its last two lines only; layout moves it whole. */
		if (!style->style->keep_lines)
			dg_xml_empty(x, "w:keepLines");
	}
	if (para->page_break)
		dg_xml_empty(x, "w:pageBreakBefore");
	numbering(d, x, leaf, style);
	if (para->contact)
		p_bdr(d, x);
	else if (d->review != NULL)
		dg_docx_review_bar(d, x, leaf);
	if (para->lower > 0 || style->of != NULL)
		dg_docx_spacing(x, style->style, para->lower);
	if (dg_is_entry(leaf) && style->style->right > 0)
		entry_ind(x, style->style);
	if (para->align != DG_ALIGN_DEFAULT && para->align != style->style->align)
		dg_xml_val(x, "w:jc", dg_docx_jc(para->align));
	if (para->section_end != NULL)
		dg_docx_section(d, x, para->section_end);
	dg_xml_close(x);
}

/* ---- runs --------------------------------------------------------------------- */

/* The words of a leaf in one piece, and where lines may end in them. */
struct words {
	struct dg_buf	 text;
	bool		*breaks;	/* [text.n] */
	size_t		 at;		/* of the run being written */
	unsigned	 changed;	/* of a review copy: what is to be shown of it */
};

static void
words_init(struct words *w, const struct dg_node *leaf)
{
	*w = (struct words){ 0 };
	dg_buf_init(&w->text, DG_MAX_OUTPUT);
	for (struct dg_node *n = leaf->first; n != NULL; n = n->next) {
		if (n->kind == DG_K_TEXT)
			dg_buf_add_str(&w->text, n->u.text.s);
		else if (n->kind == DG_K_BREAK || n->kind == DG_K_TAB)
			dg_buf_putc(&w->text, ' ');
	}
	if (memchr(w->text.n > 0 ? w->text.p : "", '-', w->text.n) == NULL)
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

static void
t(struct dg_xml *x, struct dg_str s)
{
	if (s.n == 0)
		return;
	dg_xml_open(x, "w:t");
	if (s.p[0] == ' ' || s.p[s.n - 1] == ' ')
		dg_xml_attr(x, "xml:space", "preserve");
	dg_xml_text(x, s);
	dg_xml_close(x);
}

static void
r_pr(struct dg_xml *x, uint8_t face, unsigned changed)
{
	if (face == 0 && changed == 0)
		return;
	dg_xml_open(x, "w:rPr");
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
	if (changed != 0)
		dg_docx_review_u(x, changed);
	else if (face & DG_UNDERLINE)
		dg_xml_val(x, "w:u", "single");
	dg_xml_close(x);
}

void
dg_docx_r_pr(struct dg_xml *x, uint8_t face)
{
	r_pr(x, face, 0);
}

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
footnote_reference(struct dg_docx *d, struct dg_xml *x, const struct dg_node *ref)
{
	size_t id = d->next_note < d->n_notes &&
	    d->notes[d->next_note] == ref->u.ref.note ? ++d->next_note : 0;

	if (id == 0)
		return;
	note_run(x);
	dg_xml_open(x, "w:footnoteReference");
	dg_xml_attr_int(x, "w:id", (int64_t)id);
	dg_xml_close(x);
	dg_xml_close(x);
}

/* The note's own number, and a space. */
static void
footnote_ref(struct dg_xml *x)
{
	note_run(x);
	dg_xml_empty(x, "w:footnoteRef");
	dg_xml_close(x);
	dg_xml_open(x, "w:r");
	t(x, DG_STR(" "));
	dg_xml_close(x);
}

static void
run_open_as(struct dg_xml *x, uint8_t face, unsigned changed, int *open)
{
	int look = face | (int)(changed << 8);

	if (*open == look)
		return;
	if (*open >= 0)
		dg_xml_close(x);
	dg_xml_open(x, "w:r");
	r_pr(x, face, changed);
	*open = look;
}

static void
run_open(struct dg_xml *x, uint8_t face, int *open)
{
	run_open_as(x, face, 0, open);
}

static void
run_close(struct dg_xml *x, int *open)
{
	if (*open >= 0)
		dg_xml_close(x);
	*open = -1;
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

/*
 * The words of one TEXT.  What joins them is upright: LibreOffice sets it
 * apart, and would widen it by the slant of italics.
 */
static void
run_words(struct dg_xml *x, struct words *w, struct dg_str s, uint8_t face,
    uint8_t style, int *open)
{
	uint8_t added = face & (uint8_t)~style;
	uint8_t upright = style & DG_ITALIC ? added | DG_DOCX_UPRIGHT :
	    added & (uint8_t)~DG_ITALIC;
	size_t done = 0, n;

	for (size_t i = 0; i < s.n; i += n > 0 ? n : 1) {
		n = joint_at(w, s, i);
		if (n == 0)
			continue;
		if (done < i)
			run_open_as(x, added, w->changed, open);
		t(x, dg_str_sub(s, done, i));
		run_open_as(x, upright, w->changed, open);
		if (s.p[i] == '-')
			dg_xml_empty(x, "w:noBreakHyphen");
		else
			t(x, dg_str_sub(s, i, i + n));
		done = i + n;
	}
	if (done < s.n)
		run_open_as(x, added, w->changed, open);
	t(x, dg_str_sub(s, done, s.n));
	w->at += s.n;
}

/* The words of an entry, parted where the layout ends its lines. */
static void
entry_words(struct dg_docx *d, struct dg_xml *x, struct words *w,
    const struct dg_node *entry, dg_emu width, int *open)
{
	struct dg_str s = entry->first->u.text.s;
	struct dg_lines lines;
	size_t from = 0;

	dg_docx_lines(d, entry, width, &lines);
	for (size_t i = 1; i < lines.n; i++) {
		size_t to = (size_t)(lines.line[i].items[0].text.p - s.p);

		run_words(x, w, dg_str_sub(s, from, to), 0, 0, open);
		run_open(x, 0, open);
		dg_xml_empty(x, "w:br");
		from = to;
	}
	run_words(x, w, dg_str_sub(s, from, s.n), 0, 0, open);
}

/* The tab of an entry; the page number behind it is a field. */
static void
tab(struct dg_xml *x, const struct dg_node *leaf, int *open)
{
	run_open(x, 0, open);
	dg_xml_empty(x, "w:tab");
	run_close(x, open);
	dg_docx_page_ref_open(x, leaf);
}

/* Neighbours with one look share a run. */
static void
runs(struct dg_docx *d, struct dg_xml *x, const struct dg_node *leaf, dg_emu width)
{
	uint8_t style = dg_docx_style_of(d, leaf->style)->style->face;
	struct words w;
	int open = -1;

	words_init(&w, leaf);
	for (struct dg_node *n = leaf->first; n != NULL; n = n->next) {
		if (n == leaf->first && dg_is_entry(leaf)) {
			entry_words(d, x, &w, leaf, width, &open);
		} else if (n->kind == DG_K_TEXT) {
			w.changed = dg_docx_review_run(d, n);
			run_words(x, &w, n->u.text.s, n->u.text.face, style, &open);
		} else if (n->kind == DG_K_BREAK) {
			run_open(x, open > 0 ? (uint8_t)open : 0, &open);
			dg_xml_empty(x, "w:br");
			w.at++;
		} else if (n->kind == DG_K_NOTE_REF) {
			run_close(x, &open);
			footnote_reference(d, x, n);
		} else if (n->kind == DG_K_TAB) {
			tab(x, leaf, &open);
			w.at++;
		}
	}
	run_close(x, &open);
	if (dg_is_entry(leaf))
		dg_docx_page_ref_close(x);
	words_fini(&w);
}

/* ---- what is drawn around a paragraph -------------------------------------------- */

static void
drawn(struct dg_docx *d, struct dg_xml *x, const struct dg_node *leaf, dg_emu width)
{
	const struct dg_style *style = dg_docx_style_of(d, leaf->style)->style;
	struct dg_lines lines;
	struct dg_drawn at;

	if (style->rule.permille <= 0 && !dg_frame_is_drawn(&style->frame))
		return;
	dg_docx_lines(d, leaf, width, &lines);
	if (dg_lines_rule(&lines, &at))
		dg_docx_drawing(d, x, &(struct dg_docx_drawing){
		    .shape = "line", .description = "Đường kẻ",
		    .x = at.x, .y = at.y, .width = at.width,
		    .thickness = style->rule.thickness, .color = style->color });
	if (dg_lines_frame(&lines, &at))
		dg_docx_drawing(d, x, &(struct dg_docx_drawing){
		    .shape = "rect", .description = "Khung",
		    .x = at.x, .y = at.y, .width = at.width, .height = at.height,
		    .thickness = style->frame.thickness, .color = style->color });
}

static void
pictures(struct dg_docx *d, struct dg_xml *x, const struct dg_node *leaf, dg_emu width)
{
	const struct dg_node *n = leaf->first;
	struct dg_lines lines;

	while (n != NULL && n->kind != DG_K_PICTURE)
		n = n->next;
	if (n == NULL)
		return;
	dg_docx_lines(d, leaf, width, &lines);
	const struct dg_line *last = &lines.line[lines.n - 1];
	dg_emu top = leaf->style->before + (dg_emu)(lines.n - 1) * lines.height;
	for (size_t i = 0; i < last->n; i++) {
		const struct dg_item *item = &last->items[i];
		if (item->kind == DG_ITEM_PICTURE)
			dg_docx_picture(d, x, item->run, item->x, top + item->y);
	}
}

/* ---- w:p ------------------------------------------------------------------------ */

void
dg_docx_paragraph(struct dg_docx *d, struct dg_xml *x, const struct dg_node *leaf,
    struct dg_docx_para para)
{
	dg_xml_open(x, "w:p");
	p_pr(d, x, leaf, &para);
	if (para.note_mark)
		footnote_ref(x);
	if (para.brace != NULL)
		dg_docx_drawing(d, x, para.brace);
	pictures(d, x, leaf, para.width);
	dg_docx_toc_open(d, x, leaf);
	runs(d, x, leaf, para.width);
	dg_docx_toc_close(d, x, leaf);
	drawn(d, x, leaf, para.width);
	dg_xml_close(x);
}

void
dg_docx_tiny(struct dg_docx *d, struct dg_xml *x,
    const struct dg_page_setup *section_end)
{
	dg_xml_open(x, "w:p");
	dg_xml_open(x, "w:pPr");
	dg_xml_val(x, "w:pStyle", "TableEnd");
	if (section_end != NULL)
		dg_docx_section(d, x, section_end);
	dg_xml_close(x);
	dg_xml_close(x);
}
