/*
 * footnotes.c - word/footnotes.xml: notes in the order of their references.
 *
 * A reference and its note are joined by an identifier, which is also the
 * number Word prints: both count the references from 1.
 */
#include "docx/part.h"

#include <stdio.h>
#include <stdlib.h>

void
dg_docx_plan_notes(struct dg_docx *d)
{
	struct dg_node *root = d->doc->root;

	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_IS(NOTE_REF))) != NULL;) {
		if (n->u.ref.note == NULL || dg_node_enclosing(n, DG_K_NOTE) != NULL)
			continue;
		DG_GROW(d->notes, d->n_notes, d->cap_notes);
		d->notes[d->n_notes++] = n->u.ref.note;
	}
}

/* A line between text and notes: "separator", "continuationSeparator". */
static void
separator(struct dg_xml *x, const char *type, int id)
{
	char element[40];
	struct dg_style plain = { .line = DG_NOTE_RULE_HEIGHT };

	snprintf(element, sizeof element, "w:%s", type);
	dg_xml_open(x, "w:footnote");
	dg_xml_attr(x, "w:type", type);
	dg_xml_attr_int(x, "w:id", id);
	dg_xml_open(x, "w:p");
	dg_xml_open(x, "w:pPr");
	dg_docx_spacing(x, &plain, 0);
	dg_docx_ind(x, &plain);
	dg_xml_close(x);
	dg_xml_open(x, "w:r");
	dg_xml_empty(x, element);
	dg_xml_close(x);
	dg_xml_close(x);
	dg_xml_close(x);
}

static void
footnote(struct dg_docx *d, struct dg_xml *x, const struct dg_node *note, size_t id)
{
	struct dg_docx_ends ends = { 0 };
	struct dg_docx_para para = { .note_mark = true, .ends = &ends };

	for (struct dg_node *n = NULL; (n = dg_node_seek(note, n, DG_LEAFS)) != NULL;)
		dg_docx_ends_add(&ends, n);
	dg_docx_ends_settle(&ends);

	dg_xml_open(x, "w:footnote");
	dg_xml_attr_int(x, "w:id", (int64_t)id);
	for (struct dg_node *n = NULL; (n = dg_node_seek(note, n, DG_LEAFS)) != NULL;) {
		dg_docx_paragraph(d, x, n, para);
		para.note_mark = false;
	}
	if (para.note_mark || dg_docx_ends_open(&ends))
		dg_docx_tiny(d, x, NULL);
	dg_xml_close(x);
}

void
dg_docx_footnotes(struct dg_docx *d, struct dg_xml *x)
{
	dg_xml_open(x, "w:footnotes");
	dg_docx_namespaces(x);
	separator(x, "separator", -1);
	separator(x, "continuationSeparator", 0);
	for (size_t i = 0; i < d->n_notes; i++)
		footnote(d, x, d->notes[i], i + 1);
	dg_xml_close(x);
}
