/*
 * part.h - what the parts of compose/ share (inside compose/).
 *
 * A composer holds the resolved document, taken apart: the body's blocks,
 * the annexes, recipients and signature wait here until the template's order
 * of blocks asks for them.
 */
#ifndef DG_COMPOSE_PART_H
#define DG_COMPOSE_PART_H

#include "compose/compose.h"

struct dg_composer {
	struct dg_doc		*doc;
	struct dg_world		*world;
	const struct dg_template *tmpl;
	struct dg_sheet		*sheet;
	size_t			 style_room;	/* styles that may still be added */
	struct dg_node		*body;		/* DOC: its blocks, in order */
	struct dg_node		*annexes;	/* DOC: ANNEXes, in order */
	struct dg_node		*recipients, *signature;	/* or NULL */
	struct dg_str		 missing[16];	/* styles reported already */
	size_t			 n_missing;
};

/* ---- style.c: styles by name ---- */

/* Makes room for styles that dg_style_spaced adds. */
void		dg_style_open(struct dg_composer *);
bool		dg_style_has(const struct dg_composer *, const char *name);
/* A style that the template must have: an error at span when it lacks it,
 * and the body's style instead. */
const struct dg_style *dg_style_lookup(struct dg_composer *, struct dg_str name,
			struct dg_span);
/* The same style with more space before it. */
const struct dg_style *dg_style_spaced(struct dg_composer *,
			const struct dg_style *, dg_emu before);
/* Gives a LEAF its style, and capitals when the style wants them. */
void		dg_style_apply(struct dg_composer *, struct dg_node *leaf,
			struct dg_str name, struct dg_span);

/* ---- pattern.c: patterns with {placeholders} ---- */

/* What placeholders stand for; what the patterns at hand do not ask for may be
 * empty. */
struct dg_fill {
	struct dg_composer	*to;
	struct dg_str		 issuer;	/* the issuing body */
	struct dg_str		 superiors;	/* "A / B": the bodies above it */
	struct dg_str		 superior;	/* one of them */
	struct dg_str		 label;		/* of an annex */
	const struct dg_node	*title;		/* holds inlines, or NULL */
	const struct dg_node	*signer;	/* SIGNER */
	bool			 bare;		/* nothing where blank, not room */
};

/* What every pattern may ask for: the issuer and those above it, the title
 * (letterhead.c). */
struct dg_fill	 dg_fill_new(struct dg_composer *);
/* A PARA with the pattern's style, filled in; NULL when nothing is left. */
struct dg_node	*dg_pattern_para(struct dg_fill *, const struct dg_pattern *);
/* Appends such a PARA for each pattern to a GROUP or CELL. */
void		 dg_patterns_add(struct dg_fill *, const struct dg_patterns *,
			struct dg_node *to);
/* Appends the filled text to a leaf. */
void		 dg_pattern_fill(struct dg_fill *, struct dg_str text,
			struct dg_span, struct dg_node *leaf);
/* The one-word text of a pattern: is it only this placeholder? */
bool		 dg_pattern_is(const struct dg_pattern *, const char *placeholder);
/* Appends copies of all inlines of from to leaf. */
void		 dg_copy_inlines(struct dg_composer *, const struct dg_node *from,
			struct dg_node *leaf);

/* ---- the blocks, each made and returned (or NULL when there is none) ---- */

struct dg_node	*dg_letterhead_new(struct dg_composer *);	/* letterhead.c */
struct dg_node	*dg_title_new(struct dg_composer *);		/* letterhead.c */
struct dg_node	*dg_closing_new(struct dg_composer *);		/* closing.c */
void		 dg_recipients_fill(struct dg_composer *, struct dg_node *cell);
			/* recipients.c: lines of dg_composer.recipients */
void		 dg_annex_compose(struct dg_composer *, struct dg_node *annex);
			/* annex.c: its head */

void		 dg_toc_compose(struct dg_composer *);
			/* toc.c: title and entries; after all headings are styled */
struct dg_node	*dg_contact_new(struct dg_composer *);		/* contact.c */

/* body.c: styles, captions and cells of all below node. */
void		 dg_body_compose(struct dg_composer *, struct dg_node *);
/* body.c: its last block stays on the page of the closing. */
void		 dg_body_keep_last(struct dg_node *body);
/* setup.c: page setups of a whole composed document. */
void		 dg_setup_compose(struct dg_composer *);

/* An empty GROUP (compose.c). */
struct dg_node	*dg_group_new(struct dg_composer *, enum dg_group, struct dg_span);
/* table.c: a ROW, or CELL, at the end of its parent, or a plain TABLE of columns. */
struct dg_node	*dg_table_plain(struct dg_composer *, unsigned columns,
			struct dg_span);
struct dg_node	*dg_row_add(struct dg_composer *, struct dg_node *table);
struct dg_node	*dg_cell_add(struct dg_composer *, struct dg_node *row,
			unsigned column);
/* A CELL holds at least one paragraph. */
void		 dg_cell_close(struct dg_composer *, struct dg_node *cell,
			struct dg_str style);

#endif
