/*
 * html.h - what is read on screens: a composed, laid out tree as a page of HTML, and as
 * plain text.
 *
 * html/ owns the walk over blocks (walk.c), the page (page.c: its frame; leaf.c, words.c,
 * table.c, note.c), the style sheet that makes it look like the paper (css.c, from
 * struct dg_sheet alone), what a page of two documents or a review copy shows besides
 * (mark.c), escaping (put.c), and the text (text.c).  The page of a graph of plans is
 * beside that (graph.h).
 *
 * A page needs no other file.  All words of the paper are words of the page, in the same
 * order, generated numbers included; what is there for readers aloud only has the class
 * "unseen", what belongs to a review copy the class "origin".
 */
#ifndef DG_HTML_HTML_H
#define DG_HTML_HTML_H

#include "base/buf.h"
#include "cascade/account.h"
#include "doc/doc.h"
#include "doc/metadata.h"
#include "office/style.h"

/* What a page is made of. */
struct dg_html_source {
	struct dg_doc			*doc;
	const struct dg_sheet		*sheet;
	const struct dg_metadata	*meta;
	const struct dg_ledger		*review;	/* a review copy; or NULL */
};

/* A tree of two documents (compare/compare.h) becomes a page with <ins> and <del>, by the
 * author and on the date of the metadata.  false: a message was reported. */
bool	dg_html_write(const struct dg_html_source *, struct dg_buf *out);

/*
 * The same words as UTF-8 text: a paragraph a line, a row of a table a line with tabs
 * between its cells, notes at the end.  An empty line stands between the parts of a
 * document, and before headings.
 */
bool	dg_text_write(const struct dg_html_source *, struct dg_buf *out);

#endif
