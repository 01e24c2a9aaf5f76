/*
 * body.c - the body: what a line starts, and where a block is put.
 *
 * Running text stands in frames: the document, an annex, a condition.  Each
 * frame has its own open sections.  A condition (WHEN) is put into the tree
 * when its first content is known: text stays in the open section, a heading
 * closes those of its level first, recipients, signature and annexes stand
 * beside the sections.
 */
#include "plan/parser.h"

#include <string.h>

/* ---- frames --------------------------------------------------------------------- */

static struct dg_frame *
top(struct dg_plan *p)
{
	return &p->frame[p->n_frames - 1];
}

static struct dg_node *
container(const struct dg_frame *f)
{
	for (size_t l = DG_SECTION_MAX; l > 0; l--)
		if (f->section[l] != NULL)
			return f->section[l];
	return f->node;
}

/* Does it hold text of its own, apart from what stands around it? */
static bool
is_inner(const struct dg_node *n)
{
	return n->kind == DG_K_ANNEX || n->kind == DG_K_OP;
}

void
dg_body_push(struct dg_plan *p, struct dg_node *node)
{
	struct dg_frame *f = &p->frame[p->n_frames++];

	*f = (struct dg_frame){ .node = node, .placed = node->kind != DG_K_WHEN };
	memcpy(p->before_when, p->number, sizeof p->number);
	if (is_inner(node)) {
		memcpy(f->number, p->number, sizeof f->number);
		dg_list_forget(p);
	}
}

void
dg_body_pop(struct dg_plan *p)
{
	struct dg_frame *f = top(p), *below = f - 1;

	if (f->node->kind == DG_K_WHEN && f->top > 0)
		below->when_top = f->top;
	if (!f->placed)		/* an empty condition */
		dg_node_append(container(below), f->node);
	p->n_frames--;
	/* It is taken out: the lists around it go on. */
	if (is_inner(f->node))
		memcpy(p->number, f->number, sizeof p->number);
}

/* Text behind a condition that ends in a section of its own: a message. */
static void
check_behind(struct dg_plan *p, struct dg_frame *f, struct dg_span span)
{
	if (f->when_top == 0)
		return;
	dg_plan_error(p, DG_R_text_after_when, span, DG_NO_ARGS);
	f->when_top = 0;
}

/* Puts the conditions around the frame at index i that have no place yet. */
static void
place_frames(struct dg_plan *p, size_t i, struct dg_span span)
{
	size_t first = i;

	while (first > 0 && !p->frame[first].placed)
		first--;
	for (size_t k = first + 1; k <= i; k++) {
		struct dg_frame *f = &p->frame[k], *below = f - 1;

		check_behind(p, below, span);
		dg_node_append(container(below), f->node);
		f->placed = true;
		f->base = below->base;
		for (unsigned l = 1; l <= DG_SECTION_MAX; l++)
			if (below->section[l] != NULL)
				f->base = l;
	}
}

void
dg_body_check_text(struct dg_plan *p, const struct dg_node *node)
{
	if (!p->doc->extends)
		return;
	for (size_t i = p->n_frames; i > 0; i--)
		if (is_inner(p->frame[i - 1].node))
			return;
	dg_plan_error(p, DG_R_text_outside, node->span, DG_NO_ARGS);
}

void
dg_body_place(struct dg_plan *p, struct dg_node *node)
{
	struct dg_frame *f = top(p);

	dg_body_check_text(p, node);
	if (f->outer && !p->doc->extends)
		dg_plan_error(p, DG_R_when_mixed, node->span, DG_NO_ARGS);
	place_frames(p, p->n_frames - 1, node->span);
	check_behind(p, f, node->span);
	dg_node_append(container(f), node);
}

void
dg_body_place_outer(struct dg_plan *p, struct dg_node *node)
{
	size_t i = p->n_frames - 1;

	if (p->frame[i].placed && !p->frame[i].outer && i > 0)
		dg_plan_error(p, DG_R_when_mixed, node->span, DG_NO_ARGS);
	for (size_t k = 1; k <= i; k++) {
		struct dg_frame *f = &p->frame[k];

		if (f->placed)
			continue;
		dg_node_append(p->frame[k - 1].node, f->node);
		f->placed = f->outer = true;
	}
	dg_node_append(p->frame[i].node, node);
}

/* ---- lines of text ---------------------------------------------------------------- */

bool
dg_body_is_place(struct dg_plan *p, const struct dg_line *line)
{
	struct dg_str s = line->text;

	return dg_str_starts(s, "{{") && dg_str_ends(s, "}}") &&
	    s.n > 4 && dg_plan_is_data(p, dg_str_sub(s, 2, s.n - 2));
}

void
dg_body_text_line(struct dg_plan *p, struct dg_line *line)
{
	struct dg_mark	m = dg_mark_of(line->text);
	size_t		n = 1;

	if (dg_mark_escaped(line->text)) {
		*line = dg_line_sub(line, 1, line->text.n);
		return;
	}
	if (m.kind != DG_LINE_LOOKS)
		return;
	while (n < line->text.n && ((unsigned char)line->text.p[n] & 0xc0) == 0x80)
		n++;
	while (n < line->text.n && n < 5 && strchr("0123456789.)", line->text.p[n]) != NULL)
		n++;
	dg_plan_error(p, DG_R_looks_like_mark, dg_line_span(p->doc, line, 0, n),
	    DG_ARGS(dg_str_sub(line->text, 0, n), m.meant));
}

/* A line that is never text: a message.  false: it is text. */
static bool
refuse(struct dg_plan *p, enum dg_line_kind kind)
{
	struct dg_span span = dg_line_whole(p->doc, &p->line);

	if (kind == DG_LINE_RULE)
		dg_plan_error(p, DG_R_rule_line, span,
		    DG_ARGS(dg_plan_excerpt(p->line.text)));
	else if (kind == DG_LINE_FENCE)
		dg_plan_error(p, DG_R_fence, span, DG_NO_ARGS);
	else if (kind == DG_LINE_QUOTE)
		dg_plan_error(p, DG_R_quotation, span, DG_NO_ARGS);
	else
		return false;
	dg_plan_advance(p);
	return true;
}

/* ---- paragraphs --------------------------------------------------------------------- */

static bool
ends_in_colon(struct dg_str s)
{
	size_t n;

	s = dg_mark_unnamed(s);
	n = s.n;
	if (n > 0 && s.p[n - 1] == '}') {
		while (n > 0 && s.p[n - 1] != '{')
			n--;
		n = n > 0 ? n - 1 : 0;
	}
	s = dg_str_trim(dg_str_sub(s, 0, n));
	n = s.n;
	if (n > 0 && s.p[n - 1] == ']') {	/* a note is called */
		while (n > 0 && s.p[n - 1] != '[')
			n--;
		if (n > 0 && s.p[n] == '^')
			s = dg_str_trim_right(dg_str_sub(s, 0, n - 1));
	}
	while (s.n > 0 && s.p[s.n - 1] == '*')
		s.n--;
	return s.n > 0 && s.p[s.n - 1] == ':';
}

void
dg_body_marker_error(struct dg_plan *p)
{
	struct dg_mark	m = dg_mark_of(p->line.text);
	size_t		n = m.length < p->line.text.n ? m.length - 1 : p->line.text.n;

	dg_plan_error(p, DG_R_marker_in_paragraph, dg_line_span(p->doc, &p->line, 0, n),
	    DG_ARGS(dg_str_sub(p->line.text, 0, n)));
}

/* Does the line in hand go on with the paragraph?  It may be refused. */
static bool
goes_on(struct dg_plan *p)
{
	struct dg_mark m = dg_mark_of(p->line.text);

	switch (m.kind) {
	case DG_LINE_TEXT: case DG_LINE_LOOKS:
		return !dg_body_is_place(p, &p->line) && !dg_parent_is_line(p->line.text);
	case DG_LINE_RULE: case DG_LINE_FENCE: case DG_LINE_QUOTE:
		return true;
	case DG_LINE_ITEM:
		if (p->n_lines > 0 && !ends_in_colon(p->lines[p->n_lines - 1].text))
			dg_body_marker_error(p);
		return false;
	case DG_LINE_NOTE:
		dg_plan_error(p, DG_R_note_in_paragraph, dg_line_span(p->doc, &p->line, 0,
		    m.length), DG_NO_ARGS);
		return false;
	default:
		return false;
	}
}

/* Takes the line in hand and those that go on with it. */
static void
collect(struct dg_plan *p)
{
	p->n_lines = 0;
	do {
		if (refuse(p, dg_mark_of(p->line.text).kind))
			continue;
		dg_body_text_line(p, &p->line);
		dg_plan_keep(p);
	} while (p->more && goes_on(p));
}

static void
read_paragraph(struct dg_plan *p)
{
	struct dg_prose	 prose;
	struct dg_node	*para;

	dg_list_close(p);
	collect(p);
	if (p->n_lines == 0)
		return;
	prose = dg_prose_join(p->doc->arena, p->lines, p->n_lines);
	para = dg_plan_node(p, DG_K_PARA, dg_prose_span(p->doc, &prose, 0, prose.text.n));
	dg_attr_take(p, &prose, para, DG_CLASSES_ALL);
	dg_inline_read(p, &prose, para, DG_INLINE_STARS | DG_INLINE_NOTES);
	dg_body_place(p, para);
}

static void
read_table(struct dg_plan *p)
{
	struct dg_node *table = dg_plan_node(p, DG_K_TABLE, dg_line_whole(p->doc, &p->line));

	if (p->n_levels > 0 && p->line.indent >= 2)
		dg_plan_error(p, DG_R_table_in_item, table->span, DG_NO_ARGS);
	dg_list_close(p);
	dg_table_read(p, table);
	if (table->first != NULL)
		dg_body_place(p, table);
}

static void
read_place(struct dg_plan *p)
{
	struct dg_str	 s = p->line.text;
	struct dg_node	*n = dg_plan_node(p, DG_K_PLACE, dg_line_whole(p->doc, &p->line));

	if (p->n_levels > 0 && p->line.indent >= 2)
		dg_plan_error(p, DG_R_block_in_item, n->span, DG_NO_ARGS);
	dg_list_close(p);
	n->u.ref.path = dg_str_sub(s, 2, s.n - 2);
	dg_body_place(p, n);
	dg_plan_advance(p);
}

/* Text: goes on with a list item when it is indented, else a paragraph. */
static void
read_text(struct dg_plan *p)
{
	if (dg_parent_is_line(p->line.text))
		dg_parent_read(p);
	else if (dg_body_is_place(p, &p->line))
		read_place(p);
	else if (p->n_levels > 0 && p->line.indent >= 2)
		dg_list_paragraph(p);
	else
		read_paragraph(p);
}

static void
read_one(struct dg_plan *p)
{
	struct dg_mark m = dg_mark_of(p->line.text);

	switch (m.kind) {
	case DG_LINE_BLANK:
		dg_plan_advance(p);
		break;
	case DG_LINE_BLOCK:
		dg_block_line(p);
		break;
	case DG_LINE_HEADING: case DG_LINE_DEEP_HEADING:
		dg_section_read(p, m);
		break;
	case DG_LINE_TABLE:
		read_table(p);
		break;
	case DG_LINE_ITEM:
		dg_list_item(p, m);
		break;
	case DG_LINE_NOTE:
		dg_notes_read(p);
		break;
	default:
		read_text(p);
	}
}

void
dg_body_read(struct dg_plan *p)
{
	dg_body_push(p, p->doc->root);
	while (p->more)
		read_one(p);
	dg_list_close(p);
	dg_block_close_all(p);
}
