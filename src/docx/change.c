/*
 * change.c - tracked changes: who changed what, when.
 *
 * The author is who issues the newer document, the date is that document's own.
 * Every mark has a number of its own, counted behind those of bookmarks.
 */
#include "docx/part.h"

#include <stdio.h>

static const char *const element_of[] = {
	[DG_INSERTED] = "w:ins", [DG_DELETED] = "w:del",
	[DG_MOVED_FROM] = "w:moveFrom", [DG_MOVED_TO] = "w:moveTo",
};

unsigned
dg_docx_in(const struct dg_node *n)
{
	return dg_is_gone(n) ? DG_DOCX_WAS : dg_is_new(n) ? DG_DOCX_NOW : DG_DOCX_BOTH;
}

/* ---- where parts end ------------------------------------------------------------- */

void
dg_docx_ends_add(struct dg_docx_ends *ends, const struct dg_node *block)
{
	ends->last = block;
	if (!dg_is_gone(block))
		ends->last_now = block;
	if (!dg_is_new(block))
		ends->last_was = block;
}

void
dg_docx_ends_settle(struct dg_docx_ends *ends)
{
	const struct dg_node *last = ends->last;

	if (last == NULL || last->change == DG_SAME || !dg_kind_is_leaf(last->kind))
		return;
	ends->taken = dg_is_gone(last) ? ends->last_now : ends->last_was;
	if (ends->taken != NULL && (!dg_kind_is_leaf(ends->taken->kind) ||
	    ends->taken->change != DG_SAME))
		ends->taken = NULL;
}

bool
dg_docx_ends_open(const struct dg_docx_ends *ends)
{
	return ends->last != NULL && dg_kind_is_leaf(ends->last->kind) &&
	    ends->last->change != DG_SAME && ends->taken == NULL;
}

/* ---- marks ------------------------------------------------------------------------ */

static void
attributes(struct dg_docx *d, struct dg_xml *x, unsigned id)
{
	struct dg_date on = d->meta->date;
	char text[40];

	dg_xml_attr_int(x, "w:id", id);
	dg_xml_attr_str(x, "w:author", d->meta->author.n > 0 ? d->meta->author :
	    d->meta->producer);
	if (on.year < 1 || on.year > 9999 || on.month == 0 || on.day == 0)
		return;
	snprintf(text, sizeof text, "%04d-%02d-%02dT00:00:00Z", on.year, on.month,
	    on.day);
	dg_xml_attr(x, "w:date", text);
}

void
dg_docx_change_of(struct dg_docx *d, struct dg_xml *x, const char *element)
{
	dg_xml_open(x, element);
	attributes(d, x, d->next_change++);
}

void
dg_docx_change_open(struct dg_docx *d, struct dg_xml *x, enum dg_change change)
{
	if (change != DG_SAME)
		dg_docx_change_of(d, x, element_of[change]);
}

void
dg_docx_change_close(struct dg_xml *x, enum dg_change change)
{
	if (change != DG_SAME)
		dg_xml_close(x);
}

void
dg_docx_change_mark(struct dg_docx *d, struct dg_xml *x, enum dg_change change)
{
	dg_docx_change_open(d, x, change);
	dg_docx_change_close(x, change);
}

/* What was never there is inserted and deleted. */
void
dg_docx_change_in(struct dg_docx *d, struct dg_xml *x, unsigned in)
{
	if (!(in & DG_DOCX_WAS))
		dg_docx_change_mark(d, x, DG_INSERTED);
	if (!(in & DG_DOCX_NOW))
		dg_docx_change_mark(d, x, DG_DELETED);
}

/* ---- moves -------------------------------------------------------------------------- */

/* Are both parts of one move? */
static bool
move_together(const struct dg_node *a, const struct dg_node *b)
{
	return a != NULL && b != NULL && a->change == b->change && a->move == b->move;
}

/* Ids of ranges stand apart from those of marks: a range has one at both its ends. */
static unsigned
range_id(const struct dg_node *n)
{
	return 1000000000u + 2 * n->move + (n->change == DG_MOVED_TO);
}

void
dg_docx_move_from(struct dg_docx *d, struct dg_xml *x, const struct dg_node *block,
    const struct dg_node *before)
{
	char name[24];

	if (block->move == 0 || move_together(block, before))
		return;
	dg_xml_open(x, block->change == DG_MOVED_FROM ? "w:moveFromRangeStart" :
	    "w:moveToRangeStart");
	attributes(d, x, range_id(block));
	snprintf(name, sizeof name, "move%u", (unsigned)block->move);
	dg_xml_attr(x, "w:name", name);
	dg_xml_close(x);
}

void
dg_docx_move_to(struct dg_docx *d, struct dg_xml *x, const struct dg_node *block,
    const struct dg_node *behind)
{
	(void)d;
	if (block->move == 0 || move_together(block, behind))
		return;
	dg_xml_open(x, block->change == DG_MOVED_FROM ? "w:moveFromRangeEnd" :
	    "w:moveToRangeEnd");
	dg_xml_attr_int(x, "w:id", range_id(block));
	dg_xml_close(x);
}
