/*
 * review.h - a review copy: beside each block a bar in the colour of the level
 * that wrote it, and a letter for what was done to it.
 *
 * Nothing is laid out anew: what is drawn lies in the margins of the official copy,
 * or under its words.
 */
#ifndef DG_LAYOUT_REVIEW_H
#define DG_LAYOUT_REVIEW_H

#include "cascade/account.h"
#include "layout/layout.h"

/* 0xRRGGBB; colours that also those tell apart who see few. */
uint32_t	dg_review_color(unsigned level);
/* "S": what stands for a class beside a block. */
const char	*dg_review_letter(enum dg_share);

/* "Cấp 1: kh27.plan (tu-son-ha)" */
struct dg_str	dg_review_level(const struct dg_ledger *, struct dg_arena *, unsigned level);
/* "S: sửa", in the order that they are explained in; empty: no more. */
struct dg_str	dg_review_class(struct dg_arena *, unsigned at, enum dg_share *);

/* Draws on pages that are laid out. */
void	dg_review_draw(struct dg_doc *, struct dg_worker *, const struct dg_ledger *,
		struct dg_pages *);

#endif
