/*
 * page.h - fills pages (inside layout/).
 */
#ifndef DG_LAYOUT_PAGE_H
#define DG_LAYOUT_PAGE_H

#include "layout/para.h"

/* Lays lay->doc->root on lay->pages; there is one page at least. */
void	dg_page_fill(struct dg_layout *lay);

/* contact.c: draws the contact line on the first page; an error when its bottom
 * margin has no room for it. */
void	dg_contact_place(struct dg_layout *lay);

#endif
