/*
 * footer.c - word/footer1.xml: the contact line at the foot of the first page.
 *
 * Word gives a section's first page a foot of its own, and later sections that
 * have one inherit it; so these get an empty one (and an empty head, when the
 * first page of all shows its number).
 */
#include "docx/part.h"

void
dg_docx_plan_contact(struct dg_docx *d)
{
	struct dg_node *root = d->doc->root;

	if (root->last == NULL || !dg_is_contact(root->last))
		return;
	d->contact = root->last->first;
	for (struct dg_node *n = root->first; n != NULL; n = dg_node_walk(root, n))
		d->other_firsts |= n->page != NULL && n->page->first_hidden &&
		    !dg_str_eq(n->page->name, d->sheet->main.name);
}

static void
part_open(struct dg_xml *x, const char *element)
{
	dg_xml_open(x, element);
	dg_docx_namespaces(x);
}

void
dg_docx_footer(struct dg_docx *d, struct dg_xml *x)
{
	part_open(x, "w:ftr");
	dg_docx_paragraph(d, x, d->contact, (struct dg_docx_para){ .contact = true });
	dg_xml_close(x);
}

void
dg_docx_empty_footer(struct dg_docx *d, struct dg_xml *x)
{
	part_open(x, "w:ftr");
	dg_docx_tiny(d, x, NULL);
	dg_xml_close(x);
}

void
dg_docx_empty_header(struct dg_docx *d, struct dg_xml *x)
{
	part_open(x, "w:hdr");
	dg_docx_tiny(d, x, NULL);
	dg_xml_close(x);
}
