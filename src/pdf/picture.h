/*
 * picture.h - the pictures of a file, each written once.
 */
#ifndef DG_PDF_PICTURE_H
#define DG_PDF_PICTURE_H

#include "layout/layout.h"
#include "pdf/file.h"

struct dg_pdf_picture {
	const struct dg_picture	*picture;
	unsigned		 object;	/* the image XObject */
};

struct dg_pdf_pictures {
	struct dg_pdf_picture	*item;
	size_t			 n, cap;
};

void	dg_pdf_pictures_fini(struct dg_pdf_pictures *);
/* Notes the picture of an item, if it is one. */
void	dg_pdf_pictures_collect(struct dg_pdf_pictures *, const struct dg_item *);
/* Which of them is it?  It has been collected. */
size_t	dg_pdf_pictures_find(const struct dg_pdf_pictures *, const struct dg_picture *);
void	dg_pdf_pictures_write(struct dg_pdf_pictures *, struct dg_pdf_file *);

#endif
