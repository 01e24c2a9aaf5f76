/*
 * note.c - calls of notes, and the notes behind the text: links there and back.
 */
#include "html/part.h"

#include <stdlib.h>

void
dg_html_note_ref(struct dg_html *h, const struct dg_node *ref)
{
	size_t i = h->next_note;

	if (i >= h->n_notes || h->notes[i] != ref)
		return;
	h->next_note++;
	dg_html_fmt(h, "<a class=\"ref\" id=\"ref-%zu\" href=\"#note-%zu\" role=\"doc-noteref\" "
	    "aria-label=\"%s %u\">%u</a>", i + 1, i + 1, dg_html_word(h, "Chú thích", "Note"),
	    (unsigned)ref->u.ref.note_number, (unsigned)ref->u.ref.note_number);
}

static void
put_leaf(struct dg_html *h, const struct dg_node *leaf, size_t number)
{
	const struct dg_node *ref = h->notes[number - 1];

	dg_html_raw(h, "<p class=\"");
	dg_html_style(h, leaf->style);
	dg_html_raw(h, "\">");
	if (leaf->prev == NULL) {
		dg_html_change_open(h, ref->change);
		dg_html_fmt(h, "<a class=\"ref\" href=\"#ref-%zu\" role=\"doc-backlink\" "
		    "aria-label=\"%u: %s\">%u</a> ", number, (unsigned)ref->u.ref.note_number,
		    dg_html_word(h, "về chỗ gọi chú thích", "back to the text"),
		    (unsigned)ref->u.ref.note_number);
		dg_html_change_close(h, ref->change);
	}
	dg_html_words(h, leaf);
	dg_html_raw(h, "</p>\n");
}

void
dg_html_notes(struct dg_html *h)
{
	if (h->n_notes == 0)
		return;
	dg_html_fmt(h, "<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"%s\">\n<ul>\n",
	    dg_html_word(h, "Chú thích", "Notes"));
	for (size_t i = 0; i < h->n_notes; i++) {
		const struct dg_node *note = h->notes[i]->u.ref.note;

		dg_html_fmt(h, "<li id=\"note-%zu\">", i + 1);
		for (const struct dg_node *n = note->first; n != NULL; n = n->next)
			if (dg_kind_is_leaf(n->kind))
				put_leaf(h, n, i + 1);
		dg_html_raw(h, "</li>\n");
	}
	dg_html_raw(h, "</ul>\n</section>\n");
}
