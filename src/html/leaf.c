/*
 * leaf.c - one paragraph or heading, with its label.
 *
 * A label is text, in a span before the words: it is part of the document, is copied and
 * found with it, and is there where the style sheet is not.  So lists are <ul> without
 * marks of their own: an <ol> would number them twice wherever it is shown without
 * the style sheet.
 */
#include "html/part.h"

#include "base/text.h"
#include "compose/compose.h"

static bool
has_words(struct dg_str s)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t c = dg_utf8_next(s, &at);

		if (dg_char_is_letter(c) || dg_char_is_digit(c))
			return true;
	}
	return false;
}

/* Does it say nothing, being only a mark: "*", "-----"? */
static bool
is_mark(const struct dg_node *leaf)
{
	if (leaf->label.n > 0)
		return false;
	for (const struct dg_node *n = leaf->first; n != NULL; n = n->next)
		if (n->kind == DG_K_TEXT && has_words(n->u.text.s))
			return false;
	return true;
}

/* ---- headings ------------------------------------------------------------------------ */

/* The first is of the title. */
static unsigned
heading_level(const struct dg_node *leaf)
{
	unsigned level = 1 + dg_heading_depth(leaf);

	return level < 2 ? 2 : level > 6 ? 6 : level;
}

/* Leaves that together are one heading: kind and subject, number and title of an annex. */
static bool
is_head(const struct dg_node *leaf)
{
	const struct dg_node *up = leaf->parent;

	if (up->kind != DG_K_GROUP || is_mark(leaf))
		return false;
	return up->u.group.what == DG_GROUP_TITLE ||
	    (up->u.group.what == DG_GROUP_ANNEX_HEAD && leaf->style->face & DG_BOLD);
}

static bool
opens_head(const struct dg_node *leaf)
{
	if (!is_head(leaf))
		return false;
	for (const struct dg_node *n = leaf->prev; n != NULL; n = n->prev)
		if (is_head(n))
			return false;
	return true;
}

static const char *
head_element(const struct dg_node *leaf)
{
	return leaf->parent->u.group.what == DG_GROUP_TITLE ? "h1" : "h2";
}

/* ---- labels --------------------------------------------------------------------------- */

static void
put_label(struct dg_html *h, const struct dg_node *leaf)
{
	bool dash = dg_str_is(leaf->label, "-") || dg_str_is(leaf->label, "+") ||
	    dg_str_is(leaf->label, "*");
	uint8_t face = leaf->label_face & (uint8_t)~leaf->style->face;

	if (leaf->label.n == 0)
		return;
	dg_html_raw(h, "<span class=\"label");
	dg_html_raw(h, face & DG_BOLD ? " b" : "");
	dg_html_raw(h, face & DG_ITALIC ? " i" : "");
	dg_html_raw(h, dash ? "\" aria-hidden=\"true\">" : "\">");
	dg_html_put(h, leaf->label);
	dg_html_raw(h, "</span>");
}

/* The label, and of two documents both where they differ. */
static void
label(struct dg_html *h, const struct dg_node *leaf)
{
	const struct dg_node *was = leaf->before != NULL ? leaf->before : leaf;
	bool other = leaf->change == DG_SAME && !dg_str_eq(was->label, leaf->label);

	if (leaf->label.n == 0 && was->label.n == 0)
		return;
	if (other && was->label.n > 0) {
		dg_html_change_open(h, DG_DELETED);
		put_label(h, was);
		dg_html_raw(h, " ");
		dg_html_change_close(h, DG_DELETED);
	}
	dg_html_change_open(h, other && leaf->label.n > 0 ? DG_INSERTED : leaf->change);
	put_label(h, leaf);
	dg_html_change_close(h, other && leaf->label.n > 0 ? DG_INSERTED : leaf->change);
	if (leaf->label.n > 0)
		dg_html_raw(h, " ");
}

/* ---- leaves ----------------------------------------------------------------------------- */

static const char *
align_class(const struct dg_node *leaf)
{
	static const char *const name[] = { [DG_ALIGN_LEFT] = " left", [DG_ALIGN_CENTER] = " mid",
		[DG_ALIGN_RIGHT] = " right", [DG_ALIGN_JUSTIFY] = " even" };
	const struct dg_node *cell = leaf->parent;

	if (cell->kind != DG_K_CELL || cell->u.cell.align == DG_ALIGN_DEFAULT)
		return "";
	return name[cell->u.cell.align];
}

static void
open_tag(struct dg_html *h, const struct dg_node *leaf, const char *element)
{
	dg_html_fmt(h, "<%s class=\"", element);
	dg_html_style(h, leaf->style);
	dg_html_raw(h, align_class(leaf));
	dg_html_block_classes(h, leaf);
	dg_html_raw(h, "\"");
	if (leaf->place > 0)
		dg_html_id(h, " id=\"", dg_place_name(leaf));
	else if (leaf->kind == DG_K_HEADING && leaf->u.section.anchor > 0 && !dg_is_gone(leaf))
		dg_html_fmt(h, " id=\"toc-%u\"", (unsigned)leaf->u.section.anchor);
	if (is_mark(leaf) && leaf->first != NULL)
		dg_html_raw(h, " aria-hidden=\"true\"");
	dg_html_raw(h, ">");
}

static void
content(struct dg_html *h, const struct dg_node *leaf)
{
	dg_html_origin(h, leaf);
	label(h, leaf);
	dg_html_words(h, leaf);
}

static void
entry(struct dg_html *h, const struct dg_node *leaf)
{
	if (leaf->prev == NULL || !dg_is_entry(leaf->prev))
		dg_html_raw(h, "<ul>\n");
	dg_html_raw(h, "<li>");
	open_tag(h, leaf, "p");
	if (leaf->u.para.heading->place > 0)
		dg_html_id(h, "<a href=\"#", dg_place_name(leaf->u.para.heading));
	else
		dg_html_fmt(h, "<a href=\"#toc-%u\"",
		    (unsigned)leaf->u.para.heading->u.section.anchor);
	dg_html_raw(h, ">");
	content(h, leaf);
	dg_html_raw(h, "</a></p></li>\n");
	if (leaf->next == NULL || !dg_is_entry(leaf->next))
		dg_html_raw(h, "</ul>\n");
}

static void
heading(struct dg_html *h, const struct dg_node *leaf)
{
	char element[4] = { 'h', (char)('0' + heading_level(leaf)), '\0' };

	open_tag(h, leaf, element);
	content(h, leaf);
	dg_html_fmt(h, "</%s>\n", element);
}

/* One of the paragraphs of a heading. */
static void
head(struct dg_html *h, const struct dg_node *leaf)
{
	if (opens_head(leaf))
		dg_html_fmt(h, "<%s>", head_element(leaf));
	open_tag(h, leaf, "span");
	content(h, leaf);
	dg_html_raw(h, "</span>");
	if (leaf->next != NULL && is_head(leaf->next))
		dg_html_raw(h, "\n");
	else
		dg_html_fmt(h, "</%s>\n", head_element(leaf));
}

/* A rule that no words stand over, and what stands there for nothing but an empty cell. */
static bool
is_empty(const struct dg_node *leaf)
{
	return leaf->first == NULL && leaf->label.n == 0 && leaf->style->rule.permille <= 0;
}

void
dg_html_leaf(struct dg_html *h, const struct dg_node *leaf)
{
	const char *element = dg_is_caption(leaf) && leaf->next != NULL &&
	    leaf->next->kind == DG_K_TABLE ? "caption" : "p";

	if (leaf->kind == DG_K_PAGE_BREAK) {
		dg_html_raw(h, "<div class=\"turn\"></div>\n");
	} else if (leaf->style == NULL || is_empty(leaf)) {
		return;
	} else if (dg_is_entry(leaf)) {
		entry(h, leaf);
	} else if (dg_is_outlined(leaf)) {
		heading(h, leaf);
	} else if (is_head(leaf) && (opens_head(leaf) || is_head(leaf->prev))) {
		head(h, leaf);
	} else {
		open_tag(h, leaf, element);
		content(h, leaf);
		dg_html_fmt(h, "</%s>\n", element);
	}
}
