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
	struct dg_node		*recipients, *signature, *addressees;	/* or NULL */
	bool			 titled;	/* the order has a title */
	bool			 printed[DG_PLACEHOLDERS];	/* a pattern had it */
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

/* Who issues, under which number and when: the document, or a copy of it. */
struct dg_issue {
	const struct dg_unit	*unit;		/* or NULL */
	struct dg_str		 issuer;	/* the issuing body */
	struct dg_str		 superiors;	/* "A / B": the bodies above it */
	struct dg_str		 number, symbol, abbreviation, kind, place;
	struct dg_date		 date;
};

/* What placeholders stand for; what the patterns at hand do not ask for may be
 * empty. */
struct dg_fill {
	struct dg_composer	*to;
	struct dg_issue		 issue;
	struct dg_str		 superior;	/* one of the superiors */
	struct dg_str		 label;		/* of an annex */
	const struct dg_node	*title;		/* holds inlines, or NULL */
	const struct dg_node	*signer;	/* SIGNER or COPY */
	const struct dg_moment	*moment;	/* {day}, {hour}, ... of this, not of the
						 * document */
	bool			 bare;		/* nothing where blank, not room */
};

/* What every pattern of the document may ask for (issue.c). */
struct dg_fill	 dg_fill_new(struct dg_composer *);
/* The same of a copy, as its block says. */
struct dg_fill	 dg_fill_copy(struct dg_composer *);
/* How a unit is called in a letterhead: its column "tiêu đề", or its name. */
void		 dg_issue_set_unit(struct dg_composer *, struct dg_issue *,
			const struct dg_unit *);
/* A PARA with the pattern's style, filled in; NULL when nothing is left. */
struct dg_node	*dg_pattern_para(struct dg_fill *, const struct dg_pattern *);
/* Appends such a PARA for each pattern to a GROUP or CELL. */
void		 dg_patterns_add(struct dg_fill *, const struct dg_patterns *,
			struct dg_node *to);
/* Appends the filled text to a leaf. */
void		 dg_pattern_fill(struct dg_fill *, struct dg_str text,
			struct dg_span, struct dg_node *leaf);
/* What a pattern of plain text comes to. */
struct dg_str	 dg_pattern_text(struct dg_fill *, struct dg_str text,
			struct dg_span);
/* The one-word text of a pattern: is it only this placeholder? */
bool		 dg_pattern_is(const struct dg_pattern *, const char *placeholder);
/* Appends copies of all inlines of from to leaf. */
void		 dg_copy_inlines(struct dg_composer *, const struct dg_node *from,
			struct dg_node *leaf);

/* ---- lines.c: lines of a list: recipients, addressees, bases ---- */

/* The line of one, with the marks that the template puts around it; more: words
 * behind it, or empty. */
struct dg_node	*dg_line_new(struct dg_composer *, const struct dg_node *leaf,
			const struct dg_line_list *, struct dg_str more, bool last);
/* Appends words in the leaf's own look. */
void		 dg_line_add(struct dg_composer *, struct dg_node *para, struct dg_str);

/* ---- the blocks, each made and returned (or NULL when there is none) ---- */

struct dg_node	*dg_letterhead_new(struct dg_composer *);	/* letterhead.c */
/* A table of rows of patterns; rows without words are left out (letterhead.c). */
struct dg_node	*dg_rows_new(struct dg_fill *, const struct dg_head_rows *);
struct dg_node	*dg_patterns_new(struct dg_composer *, enum dg_group,
			const struct dg_patterns *);	/* letterhead.c */
struct dg_node	*dg_addressees_new(struct dg_composer *);	/* addressees.c */
/* The text below addressees stands off from them (addressees.c). */
void		 dg_addressees_space(struct dg_composer *, struct dg_node *body);
struct dg_node	*dg_closing_new(struct dg_composer *);		/* closing.c */
struct dg_node	*dg_copy_new(struct dg_composer *);		/* copy.c */
/* What an electronic copy says of itself, or empty (copy.c). */
struct dg_str	 dg_copy_digital(struct dg_composer *);
/* Rows of a closing table: who receives and who signs; either may be NULL.
 * signature holds signers, or is a COPY that is one (closing.c). */
struct dg_node	*dg_closing_table(struct dg_fill *, struct dg_node *recipients,
			const struct dg_node *signature, struct dg_span);
/* Adds a SIGNER, or the one of a COPY, below those in the cell; the room for a
 * hand and what is below it go to lower, unless that is NULL (signature.c). */
void		 dg_signer_add(const struct dg_fill *, struct dg_node *cell,
			struct dg_node *lower, const struct dg_node *signer);
/* Does a SIGNER or COPY say anything in that field (signature.c)? */
bool		 dg_is_filled(const struct dg_node *signer, const char *field);
void		 dg_recipients_fill(struct dg_composer *, struct dg_node *recipients,
			struct dg_node *cell);		/* recipients.c */
void		 dg_annex_compose(struct dg_composer *, struct dg_node *annex);
			/* annex.c: its head */
/* Is it "(Kèm theo …)", the first paragraph of an annex (body.c)?  para may be
 * NULL. */
bool		 dg_is_annex_reference(struct dg_composer *, const struct dg_node *para);
/* bases.c: legal bases in the place of every BASES below node. */
void		 dg_bases_compose(struct dg_composer *, struct dg_node *);

void		 dg_toc_compose(struct dg_composer *);
			/* toc.c: title and entries; after all headings are styled */
struct dg_node	*dg_contact_new(struct dg_composer *);		/* contact.c */

/* body.c: styles, captions and cells of all below node. */
void		 dg_body_compose(struct dg_composer *, struct dg_node *);
/* body.c: all paragraphs below the node stay with what follows them; NULL: none. */
void		 dg_keep_next(struct dg_node *);
/* body.c: its last block stays on the page of the closing. */
void		 dg_body_keep_last(struct dg_node *body);
/* body.c: its last words end as the template wants. */
void		 dg_body_terminate(struct dg_composer *, struct dg_node *body);
/* setup.c: page setups of a whole composed document. */
void		 dg_setup_compose(struct dg_composer *);
/* link.c: where references lead, in a whole composed document. */
void		 dg_links_compose(struct dg_composer *);

/* unprinted.c: blocks that the order has no place for, while they wait in the composer. */
void		 dg_unprinted_blocks(struct dg_composer *);
/* Keys of the header that the patterns have no place for; after all are filled. */
void		 dg_unprinted_keys(struct dg_composer *);

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
