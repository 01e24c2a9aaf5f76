/*
 * list.c - lists: the markers make the levels.
 *
 * The open levels are a stack with one marker each, so there are never more
 * of them than markers.  A marker that is open returns to its level; another
 * goes one level deeper.
 */
#include "plan/parser.h"

#include <string.h>

#include "base/text.h"

void
dg_list_close(struct dg_plan *p)
{
	p->n_levels = 0;
}

void
dg_list_forget(struct dg_plan *p)
{
	memset(p->number, 0, sizeof p->number);
	memset(p->before_when, 0, sizeof p->before_when);
}

static bool
is_numbered(enum dg_marker marker)
{
	return marker != DG_MARK_DASH && marker != DG_MARK_PLUS;
}

static struct dg_list_level *
find_level(struct dg_plan *p, enum dg_marker marker)
{
	for (size_t i = 0; i < p->n_levels; i++)
		if (p->level[i].marker == marker)
			return &p->level[i];
	return NULL;
}

/* "3.", "c)", "(3)" */
static struct dg_str
printed(struct dg_plan *p, enum dg_marker marker, uint32_t value)
{
	struct dg_str letter = dg_list_letter(value);

	if (p->doc->sink->n >= DG_MAX_DIAGS)
		return DG_STR("");
	if (marker == DG_MARK_LETTER)
		return dg_arena_fmt(p->doc->arena, "%.*s)", DG_FMT(letter));
	return dg_arena_fmt(p->doc->arena, marker == DG_MARK_PAREN ? "(%u)" : "%u.", value);
}

/* Straight in an operation?  What it adds may join a list of the plan above. */
static bool
in_operation(const struct dg_plan *p)
{
	return p->n_levels == 1 && p->n_open > 0 && p->open[p->n_open - 1].block->operation;
}

static void
check_first(struct dg_plan *p, struct dg_mark m, struct dg_span span)
{
	uint32_t next = p->number[m.marker] + 1;

	if (in_operation(p) || m.value == 1 || m.value == next ||
	    m.value == p->before_when[m.marker] + 1)
		return;
	if (next > 1)
		dg_plan_error(p, DG_R_list_first_number, span, DG_ARGS(
		    printed(p, m.marker, m.value), printed(p, m.marker, 1),
		    printed(p, m.marker, next)));
	else
		dg_plan_error(p, DG_R_list_first_not_one, span, DG_ARGS(
		    printed(p, m.marker, m.value), printed(p, m.marker, 1)));
}

/* The number as typed; only the first of a list is printed so. */
static void
check_number(struct dg_plan *p, const struct dg_list_level *level, bool first, struct dg_mark *m,
    struct dg_span span)
{
	if (!is_numbered(m->marker))
		return;
	if (m->strange) {
		dg_plan_error(p, DG_R_list_letter, span, DG_ARGS(dg_str_sub(p->line.text, 0,
		    m->length - 2)));
		m->value = level->last + 1;
		return;
	}
	if (first)
		check_first(p, *m, span);
	else if (m->value != level->last + 1 && (m->marker != DG_MARK_LETTER ||
	    dg_list_letter(level->made + 1).n > 0))	/* beyond y: resolve says so */
		dg_plan_error(p, DG_R_list_gap, span, DG_ARGS(
		    printed(p, m->marker, m->value), level->typed,
		    printed(p, m->marker, level->made + 1)));
}

/* Makes room for '-' where only '+' is open. */
static void
check_dash(struct dg_plan *p, enum dg_marker marker, struct dg_span span)
{
	struct dg_list_level *plus = find_level(p, DG_MARK_PLUS);

	if (marker != DG_MARK_DASH || plus == NULL || find_level(p, DG_MARK_DASH) != NULL)
		return;
	dg_plan_error(p, DG_R_list_dash_under_plus, span, DG_NO_ARGS);
	p->n_levels = (size_t)(plus - p->level);
}

/* Opens a list one level deeper. */
static struct dg_list_level *
open_level(struct dg_plan *p, struct dg_mark m, struct dg_span span)
{
	struct dg_list_level *level = &p->level[p->n_levels];
	struct dg_node	*list = dg_plan_node(p, DG_K_LIST, span);

	list->u.list.marker = m.marker;
	list->u.list.level = (uint8_t)(p->n_levels + 1);
	list->u.list.start = m.value;
	if (p->n_levels == 0)
		dg_body_place(p, list);
	else
		dg_node_append(p->level[p->n_levels - 1].item, list);
	*level = (struct dg_list_level){ .marker = m.marker, .list = list };
	p->n_levels++;
	return level;
}

/* Does the line in hand go on with the item's paragraph? */
static bool
goes_on(struct dg_plan *p, bool *told)
{
	enum dg_line_kind kind = dg_mark_of(p->line.text).kind;

	if (kind != DG_LINE_TEXT && kind != DG_LINE_LOOKS && kind != DG_LINE_RULE &&
	    kind != DG_LINE_FENCE && kind != DG_LINE_QUOTE)
		return false;
	if (dg_body_is_place(p, &p->line))
		return false;
	if (p->line.indent < 2 && !*told) {
		dg_plan_error(p, DG_R_item_unindented, dg_line_whole(p->doc, &p->line),
		    DG_NO_ARGS);
		*told = true;
	}
	return true;
}

/* A line that is never text. */
static bool
refuse(struct dg_plan *p)
{
	enum dg_line_kind kind = dg_mark_of(p->line.text).kind;
	enum dg_rule	  rule = kind == DG_LINE_RULE ? DG_R_rule_line :
	    kind == DG_LINE_FENCE ? DG_R_fence : DG_R_quotation;

	if (kind != DG_LINE_RULE && kind != DG_LINE_FENCE && kind != DG_LINE_QUOTE)
		return false;
	dg_plan_error(p, rule, dg_line_whole(p->doc, &p->line),
	    DG_ARGS(dg_plan_excerpt(p->line.text)));
	dg_plan_advance(p);
	return true;
}

/* Takes the further lines of the item's paragraph and puts it in item; id
 * and classes go to named, or to the paragraph itself. */
static void
read_paragraph(struct dg_plan *p, struct dg_node *item, struct dg_node *named)
{
	struct dg_prose	 prose;
	struct dg_node	*para;
	bool		 told = false;

	while (p->more && goes_on(p, &told)) {
		if (refuse(p))
			continue;
		dg_body_text_line(p, &p->line);
		dg_plan_keep(p);
	}
	if (p->n_lines == 0)
		return;
	prose = dg_prose_join(p->doc->arena, p->lines, p->n_lines);
	para = dg_plan_node(p, DG_K_PARA, dg_prose_span(p->doc, &prose, 0, prose.text.n));
	dg_attr_take(p, &prose, named != NULL ? named : para, DG_CLASSES_ALL);
	dg_inline_read(p, &prose, para, DG_INLINE_STARS | DG_INLINE_NOTES);
	dg_node_append(item, para);
}

void
dg_list_item(struct dg_plan *p, struct dg_mark m)
{
	size_t		 end = m.length < p->line.text.n ? m.length - 1 : p->line.text.n;
	struct dg_span	 span = dg_line_span(p->doc, &p->line, 0, end);
	struct dg_list_level	*level;
	struct dg_node	*item;
	bool		 first;

	check_dash(p, m.marker, span);
	level = find_level(p, m.marker);
	first = level == NULL;
	if (first)
		level = open_level(p, m, span);
	p->n_levels = (size_t)(level - p->level) + 1;
	check_number(p, level, first, &m, span);
	if (first)
		level->list->u.list.start = m.value;
	item = dg_plan_node(p, DG_K_ITEM, dg_line_whole(p->doc, &p->line));
	item->u.item.value = m.value;
	item->u.item.marker = span;
	dg_node_append(level->list, item);
	level->item = item;
	level->made = first ? m.value : level->made + 1;
	level->last = m.value;
	level->typed = dg_str_sub(p->line.text, 0, end);
	p->number[m.marker] = level->last;
	p->n_lines = 0;
	if (m.length >= p->line.text.n)
		dg_plan_error(p, DG_R_item_empty, span, DG_NO_ARGS);
	p->line = dg_line_sub(&p->line, m.length, p->line.text.n);
	if (p->line.text.n > 0)
		dg_plan_keep(p);
	else
		dg_plan_advance(p);
	read_paragraph(p, item, item);
}

void
dg_list_paragraph(struct dg_plan *p)
{
	struct dg_node *item = p->level[p->n_levels - 1].item;

	p->n_lines = 0;
	read_paragraph(p, item, NULL);
}
