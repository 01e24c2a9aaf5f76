/*
 * toc.c - the table of contents as Word's own: a TOC field whose result is the
 * entries, each a link to its heading's bookmark with a PAGEREF field.
 *
 * The result is there already, numbers and all, so nothing has to be updated
 * when the file is opened; who updates it gets the same entries, since the
 * field says the levels, and a bookmark around the text leaves annexes out.
 */
#include "docx/part.h"

#include <stdio.h>

#define TEXT_BOOKMARK	"_ThanVanBan"	/* "_": hidden from Word's users */
#define TEXT_ID		0		/* headings' begin at 1 */

static bool
is_heading(const struct dg_node *n)
{
	return n->style != NULL && n->style->outline > 0;
}

void
dg_docx_plan_toc(struct dg_docx *d)
{
	struct dg_node *root = d->doc->root;

	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_IS(TOC))) != NULL;)
		d->toc = n;
	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_IS(HEADING))) != NULL;) {
		if (is_heading(n) && dg_node_enclosing(n, DG_K_ANNEX) != NULL)
			d->toc_bounded = true;
		if (n->u.section.anchor > d->next_change)
			d->next_change = n->u.section.anchor;
	}
	d->next_change++;
	d->toc_bounded &= d->toc != NULL;
}

/* ---- bookmarks -------------------------------------------------------------- */

/* As Word names them: a number of eight digits. */
static void
bookmark_name(const struct dg_node *heading, char name[24])
{
	snprintf(name, 24, "_Toc%08u", (unsigned)heading->u.section.anchor);
}

void
dg_docx_toc_from(struct dg_docx *d, struct dg_xml *x)
{
	if (d->toc_bounded)
		dg_docx_bookmark_start(x, TEXT_ID, TEXT_BOOKMARK);
}

void
dg_docx_toc_to(struct dg_docx *d, struct dg_xml *x)
{
	if (d->toc_bounded)
		dg_docx_bookmark_end(x, TEXT_ID);
}

/* ---- fields ------------------------------------------------------------------ */

static void
field_open(struct dg_xml *x, struct dg_str code)
{
	dg_docx_fld_char(x, "begin");
	dg_docx_instr_text(x, code);
	dg_docx_fld_char(x, "separate");
}

/* " TOC \\o "1-3" \\h \\z \\u " */
static void
toc_field(struct dg_docx *d, struct dg_xml *x)
{
	field_open(x, dg_arena_fmt(d->arena, " TOC \\o \"1-%u\" \\h \\z \\u %s",
	    dg_toc_levels(d->toc), d->toc_bounded ? "\\b " TEXT_BOOKMARK " " : ""));
}

/* What is gone is no part of the field. */
static bool
is_first_entry(const struct dg_node *entry)
{
	const struct dg_node *n = entry->prev;

	while (n != NULL && dg_is_gone(n))
		n = n->prev;
	return n == NULL || !dg_is_entry(n);
}

static bool
is_last_entry(const struct dg_node *entry)
{
	const struct dg_node *n = entry->next;

	while (n != NULL && dg_is_gone(n))
		n = n->next;
	return n == NULL;
}

void
dg_docx_toc_open(struct dg_docx *d, struct dg_xml *x, const struct dg_node *leaf)
{
	char name[24];

	if (leaf->kind == DG_K_HEADING && leaf->u.section.anchor > 0) {
		bookmark_name(leaf, name);
		dg_docx_bookmark_start(x, leaf->u.section.anchor, name);
	} else if (dg_is_entry(leaf)) {
		if (is_first_entry(leaf)) {
			dg_docx_change_open(d, x, leaf->parent->change);
			toc_field(d, x);
			dg_docx_change_close(x, leaf->parent->change);
		}
		bookmark_name(leaf->u.para.heading, name);
		dg_docx_hyperlink_open(x, name);
	}
}

void
dg_docx_toc_close(struct dg_docx *d, struct dg_xml *x, const struct dg_node *leaf)
{
	if (leaf->kind == DG_K_HEADING && leaf->u.section.anchor > 0)
		dg_docx_bookmark_end(x, leaf->u.section.anchor);
	if (!dg_is_entry(leaf))
		return;
	dg_xml_close(x);
	if (!is_last_entry(leaf))
		return;
	dg_docx_change_open(d, x, leaf->parent->change);
	dg_docx_fld_char(x, "end");
	dg_docx_change_close(x, leaf->parent->change);
}

void
dg_docx_page_ref_open(struct dg_docx *d, struct dg_xml *x, const struct dg_node *entry)
{
	char name[24], code[48];

	bookmark_name(entry->u.para.heading, name);
	snprintf(code, sizeof code, " PAGEREF %s \\h ", name);
	dg_docx_change_open(d, x, entry->change);
	field_open(x, dg_str_of(code));
	dg_docx_change_close(x, entry->change);
}

void
dg_docx_page_ref_close(struct dg_docx *d, struct dg_xml *x, const struct dg_node *entry)
{
	dg_docx_change_open(d, x, entry->change);
	dg_docx_fld_char(x, "end");
	dg_docx_change_close(x, entry->change);
}
