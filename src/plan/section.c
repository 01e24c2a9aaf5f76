/* section.c - headings, and the sections they open. */
#include "plan/parser.h"

/* A heading closes what is open at its level and below. */
static void
close_sections(struct dg_frame *f, unsigned level)
{
	for (unsigned l = level; l <= DG_SECTION_MAX; l++)
		f->section[l] = NULL;
}

static struct dg_node *
section_above(const struct dg_frame *f, unsigned level, unsigned *above)
{
	for (unsigned l = level - 1; l > 0; l--) {
		if (f->section[l] != NULL) {
			*above = l;
			return f->section[l];
		}
	}
	*above = f->base;
	return f->node;
}

/* A condition ends in a section that is only sometimes there: what comes next
 * must not be read under it. */
static void
check_behind(struct dg_plan *p, struct dg_frame *f, unsigned level, struct dg_span span)
{
	if (f->when_top != 0 && level > f->when_top)
		dg_plan_error(p, DG_R_text_after_when, span, DG_NO_ARGS);
	f->when_top = 0;
}

/* Gives conditions without a place one that fits a heading of level. */
static void
place_frames(struct dg_plan *p, unsigned level, struct dg_span span)
{
	size_t first = p->n_frames - 1;

	while (first > 0 && !p->frame[first].placed)
		first--;
	for (size_t k = first + 1; k < p->n_frames; k++) {
		struct dg_frame	*f = &p->frame[k], *below = f - 1;
		unsigned	 base;

		if (level > below->base) {
			check_behind(p, below, level, span);
			close_sections(below, level);
		}
		dg_node_append(section_above(below, DG_SECTION_MAX + 1, &base), f->node);
		f->base = base;
		f->placed = true;
	}
}

/* Opens a section of a level in the frame at the top. */
static struct dg_node *
open_section(struct dg_plan *p, unsigned level, struct dg_span span)
{
	struct dg_frame	*f = &p->frame[p->n_frames - 1];
	struct dg_node	*section = dg_plan_node(p, DG_K_SECTION, span), *parent;
	unsigned	 above;

	dg_body_check_text(p, section);
	if (f->outer && !p->doc->extends)
		dg_plan_error(p, DG_R_when_mixed, span, DG_NO_ARGS);
	place_frames(p, level, span);
	if (level <= f->base)
		dg_plan_error(p, DG_R_heading_above_when, span, DG_NO_ARGS);
	check_behind(p, f, level, span);
	close_sections(f, level);
	parent = section_above(f, level, &above);
	section->u.section.level = (uint8_t)level;
	dg_node_append(parent, section);
	f->section[level] = section;
	if (f->top == 0 || level < f->top)
		f->top = level;
	return section;
}

/* Its number is generated, so one that is typed is a mistake. */
static void
check_number(struct dg_plan *p, struct dg_line *text, unsigned level)
{
	bool		escaped = dg_str_starts(text->text, "\\");
	struct dg_str	s = escaped ? dg_str_sub(text->text, 1, text->text.n) : text->text;
	size_t		n = dg_mark_number(dg_mark_unnamed(s));

	if (n == 0)
		return;
	if (escaped) {
		*text = dg_line_sub(text, 1, text->text.n);
		return;
	}
	dg_plan_error(p, DG_R_heading_number, dg_line_span(p->doc, text, 0, n), DG_ARGS(
	    dg_str_sub(s, 0, n), dg_str_sub(DG_STR("####"), 0, level),
	    dg_plan_excerpt(dg_str_trim(dg_str_sub(s, n, s.n)))));
}

void
dg_section_read(struct dg_plan *p, struct dg_mark m)
{
	struct dg_line	 text = dg_line_sub(&p->line, m.length, p->line.text.n);
	struct dg_span	 span = dg_line_whole(p->doc, &p->line);
	struct dg_node	*section, *heading;
	struct dg_prose	 prose;

	if (m.kind == DG_LINE_DEEP_HEADING)
		dg_plan_error(p, DG_R_heading_too_deep, dg_line_span(p->doc, &p->line, 0,
		    m.length), DG_NO_ARGS);
	if (p->n_levels > 0 && p->line.indent >= 2)
		dg_plan_error(p, DG_R_heading_in_item, span, DG_NO_ARGS);
	dg_list_close(p);
	dg_list_forget(p);
	check_number(p, &text, m.value);
	section = open_section(p, m.value, span);
	heading = dg_plan_node(p, DG_K_HEADING, span);
	heading->u.section.level = section->u.section.level;
	dg_node_append(section, heading);
	prose = dg_prose_of(&text);
	dg_attr_take(p, &prose, section, DG_CLASSES_ALL | DG_CLASS_TEXT);
	heading->classes = section->classes & DG_CLASS_TEXT;
	if (prose.text.n == 0)
		dg_plan_error(p, DG_R_heading_blank, span, DG_NO_ARGS);
	dg_inline_read(p, &prose, heading, DG_INLINE_STARS | DG_INLINE_NOTES);
	dg_plan_advance(p);
}
