/*
 * paragraph.c - one LEAF: <w:p>.
 *
 * A paragraph names its style and says only what differs from it.  Its label
 * is not among its words: numbering prints it.
 */
#include "docx/part.h"

/* Nothing is measured that is there no more. */
static const struct dg_node *
without_gone(struct dg_docx *d, const struct dg_node *leaf)
{
	const struct dg_node *n = leaf->first;
	struct dg_node *copy, *next;

	while (n != NULL && !dg_is_gone(n))
		n = n->next;
	if (n == NULL || dg_is_gone(leaf))
		return leaf;
	copy = dg_node_copy(d->doc->arena, leaf);
	for (struct dg_node *c = copy->first; c != NULL; c = next) {
		next = c->next;
		if (dg_is_gone(c))
			dg_node_unlink(c);
	}
	return copy;
}

void
dg_docx_lines(struct dg_docx *d, const struct dg_node *leaf, dg_emu width,
    struct dg_lines *lines)
{
	struct dg_layout layout = { .doc = d->doc, .sheet = d->sheet,
	    .worker = d->worker };

	dg_para_lay(&layout, without_gone(d, leaf), width, DG_ROLE_TEXT, lines);
}

/* ---- w:pPr ------------------------------------------------------------------- */

/* What a paragraph is: its style and its label. */
struct props {
	const struct dg_node		*leaf;
	const struct dg_docx_style	*style;
	const struct dg_docx_label	*label;		/* or NULL */
};

/* A plan's entry for a leaf; leaves are written in the order of the plan, some of
 * them asked for twice. */
static const struct dg_docx_label *
next_label(const struct dg_docx_label *label, size_t n, size_t *next,
    const struct dg_node *leaf)
{
	if (leaf->label.n == 0)
		return NULL;
	if (*next > 0 && label[*next - 1].leaf == leaf)
		return &label[*next - 1];
	while (*next < n)
		if (label[(*next)++].leaf == leaf)
			return &label[*next - 1];
	return NULL;
}

static struct props
props_now(struct dg_docx *d, const struct dg_node *leaf)
{
	const struct dg_docx_labels *l = &d->labels;

	return (struct props){ leaf, dg_docx_style_of(d, leaf->style),
	    next_label(l->label, l->n_labels, &d->next_label, leaf) };
}

/* The same of a leaf of the older document. */
static struct props
props_was(struct dg_docx *d, const struct dg_node *leaf)
{
	const struct dg_docx_labels *l = &d->labels;

	return (struct props){ leaf, dg_docx_style_of(d, leaf->style),
	    next_label(l->was, l->n_was, &d->next_was, leaf) };
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
numbering(struct dg_docx *d, struct dg_xml *x, const struct props *p)
{
	if (p->label == NULL) {
		if (p->style->level > 0)
			num_pr(x, p->style->level - 1u, 0);
	} else if (p->label->num != 0 || p->style->level != p->label->level + 1 ||
	    d->sheet->scheme.n == 0) {
		num_pr(x, p->label->level, p->label->num + 1);
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

/* What a paragraph says of itself, but for its mark and what changed. */
static void
p_pr_base(struct dg_docx *d, struct dg_xml *x, const struct props *p,
    const struct dg_docx_para *para)
{
	const struct dg_docx_style *style = p->style;

	dg_docx_p_style(d, x, style);
	if ((p->leaf->keep_next || para->keep_next) && !style->style->keep_next) {
		dg_xml_empty(x, "w:keepNext");
		/* Word would keep its last two lines only; layout moves it whole. */
		if (!style->style->keep_lines)
			dg_xml_empty(x, "w:keepLines");
	}
	if (para->page_break)
		dg_xml_empty(x, "w:pageBreakBefore");
	numbering(d, x, p);
	if (para->contact)
		p_bdr(d, x);
	else if (d->review != NULL)
		dg_docx_review_bar(d, x, p->leaf);
	if (para->lower > 0 || style->of != NULL)
		dg_docx_spacing(x, style->style, para->lower);
	if (dg_is_entry(p->leaf) && style->style->right > 0)
		entry_ind(x, style->style);
	if (para->align != DG_ALIGN_DEFAULT && para->align != style->style->align)
		dg_xml_val(x, "w:jc", dg_docx_jc(para->align));
}

/* ---- what became of a paragraph ------------------------------------------------- */

/* Its mark, what it is, and what it was. */
struct mark {
	enum dg_change	change;
	struct props	now, was;	/* was.leaf: NULL where it says nothing */
};

/* LibreOffice, where it rejects new paragraphs, leaves the first one's label to what follows,
 * if it takes them for moved or a table follows, and leaves a table of contents there whose
 * entries are not told apart from its title.  So these are said to have been body text,
 * but for labels before a label: between these it counts right. */
static bool
is_said_plain(const struct props *now, const struct dg_node *behind)
{
	if (behind == NULL)
		return false;
	if (dg_is_entry(now->leaf))
		return dg_is_new(now->leaf->parent);
	return now->label != NULL && (behind->kind == DG_K_TABLE || behind->label.n == 0);
}

static struct mark
mark_of(struct dg_docx *d, const struct dg_node *leaf, const struct dg_docx_para *para)
{
	const struct dg_docx_ends *ends = para->ends;
	const struct dg_node *taken = ends != NULL ? ends->taken : NULL;
	const struct dg_node *now = leaf, *was = leaf->before;
	struct mark m = { .change = leaf->change };

	if (taken != NULL && leaf == ends->last) {
		m.change = DG_SAME;
		now = dg_is_gone(leaf) ? taken : leaf;
		was = dg_is_gone(leaf) ? leaf->before : taken->before;
	} else if (taken != NULL && leaf == taken) {
		m.change = dg_is_gone(ends->last) ? DG_DELETED : DG_INSERTED;
	} else if (dg_is_gone(leaf)) {
		m.now = props_was(d, was != NULL ? was : leaf);
		return m;
	}
	m.now = props_now(d, now);
	if (was != NULL)
		m.was = props_was(d, was);
	else if (is_said_plain(&m.now, para->behind))
		m.was = (struct props){ leaf, dg_docx_style_of(d, d->sheet->body), NULL };
	return m;
}

static const struct dg_docx_style *
named(const struct dg_docx_style *style)
{
	return style->of != NULL ? style->of : style;
}

/* Is it another paragraph now, apart from its words? */
static bool
is_other(const struct mark *m)
{
	const struct dg_docx_label *a = m->now.label, *b = m->was.label;

	if (m->was.leaf == NULL)
		return false;
	if (named(m->now.style) != named(m->was.style) || (a == NULL) != (b == NULL))
		return true;
	return a != NULL && (a->num != b->num || a->level != b->level);
}

static void
p_pr(struct dg_docx *d, struct dg_xml *x, const struct dg_node *leaf,
    const struct dg_docx_para *para)
{
	struct mark m = mark_of(d, leaf, para);

	dg_xml_open(x, "w:pPr");
	p_pr_base(d, x, &m.now, para);
	if (m.change != DG_SAME) {
		dg_xml_open(x, "w:rPr");
		dg_docx_change_mark(d, x, m.change);
		dg_xml_close(x);
	}
	if (para->section_end != NULL)
		dg_docx_section(d, x, para->section_end);
	if (is_other(&m)) {
		dg_docx_change_of(d, x, "w:pPrChange");
		dg_xml_open(x, "w:pPr");
		p_pr_base(d, x, &m.was, para);
		dg_xml_close(x);
		dg_xml_close(x);
	}
	dg_xml_close(x);
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
	dg_docx_change_open(d, x, leaf->change);
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
	dg_docx_change_close(x, leaf->change);
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
		if (item->kind != DG_ITEM_PICTURE)
			continue;
		dg_docx_change_open(d, x, item->run->change);
		dg_docx_picture(d, x, item->run, item->x, top + item->y);
		dg_docx_change_close(x, item->run->change);
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
		dg_docx_footnote_ref(x);
	if (para.brace != NULL) {
		dg_docx_change_open(d, x, leaf->change);
		dg_docx_drawing(d, x, para.brace);
		dg_docx_change_close(x, leaf->change);
	}
	pictures(d, x, leaf, para.width);
	dg_docx_toc_open(d, x, leaf);
	dg_docx_place_start(d, x, leaf);
	dg_docx_runs(d, x, leaf, para.width);
	dg_docx_place_end(d, x, leaf);
	dg_docx_toc_close(d, x, leaf);
	drawn(d, x, leaf, para.width);
	dg_xml_close(x);
}

void
dg_docx_tiny_in(struct dg_docx *d, struct dg_xml *x, unsigned in,
    const struct dg_docx_section *section_end)
{
	dg_xml_open(x, "w:p");
	dg_xml_open(x, "w:pPr");
	dg_xml_val(x, "w:pStyle", "TableEnd");
	if (in != DG_DOCX_BOTH) {
		dg_xml_open(x, "w:rPr");
		dg_docx_change_in(d, x, in);
		dg_xml_close(x);
	}
	if (section_end != NULL)
		dg_docx_section(d, x, section_end);
	dg_xml_close(x);
	dg_xml_close(x);
}

void
dg_docx_tiny(struct dg_docx *d, struct dg_xml *x,
    const struct dg_docx_section *section_end)
{
	dg_docx_tiny_in(d, x, DG_DOCX_BOTH, section_end);
}
