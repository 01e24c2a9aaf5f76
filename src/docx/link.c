/*
 * link.c - links inside the document: bookmarks, and what leads to them.
 *
 * Numbers (w:id) begin with that of the text at 0; headings of a table of contents have
 * their place in it, what references lead to comes behind these.
 */
#include "docx/part.h"

#include <stdio.h>

/* ---- bookmarks -------------------------------------------------------------- */

void
dg_docx_bookmark_start(struct dg_xml *x, unsigned id, const char *name)
{
	dg_xml_open(x, "w:bookmarkStart");
	dg_xml_attr_int(x, "w:id", id);
	dg_xml_attr(x, "w:name", name);
	dg_xml_close(x);
}

void
dg_docx_bookmark_end(struct dg_xml *x, unsigned id)
{
	dg_xml_open(x, "w:bookmarkEnd");
	dg_xml_attr_int(x, "w:id", id);
	dg_xml_close(x);
}

void
dg_docx_hyperlink_open(struct dg_xml *x, const char *bookmark)
{
	dg_xml_open(x, "w:hyperlink");
	dg_xml_attr(x, "w:anchor", bookmark);
	dg_xml_attr(x, "w:history", "1");
}

/* ---- references --------------------------------------------------------------- */

void
dg_docx_plan_places(struct dg_docx *d)
{
	struct dg_node *root = d->doc->root;
	unsigned last = 0;

	d->before_places = d->next_change - 1;
	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, ~DG_INLINES)) != NULL;)
		if (n->place > last)
			last = n->place;
	d->next_change += last;
}

/* Of Word's rules for names: a letter first, then letters, digits and "_", 40 at most. */
static void
place_name(const struct dg_node *leaf, char name[24])
{
	snprintf(name, 24, "DanChieu_%u", (unsigned)leaf->place);
}

void
dg_docx_place_start(struct dg_docx *d, struct dg_xml *x, const struct dg_node *leaf)
{
	char name[24];

	if (leaf->place == 0)
		return;
	place_name(leaf, name);
	dg_docx_bookmark_start(x, d->before_places + leaf->place, name);
}

void
dg_docx_place_end(struct dg_docx *d, struct dg_xml *x, const struct dg_node *leaf)
{
	if (leaf->place > 0)
		dg_docx_bookmark_end(x, d->before_places + leaf->place);
}

void
dg_docx_link_open(struct dg_xml *x, const struct dg_node *to)
{
	char name[24];

	place_name(to, name);
	dg_docx_hyperlink_open(x, name);
}
