/*
 * picture.c - image XObjects (ISO 32000-1, 8.9.5): eight bits a colour, and
 * what lets something through as a soft mask (11.6.5.3).
 */
#include "pdf/picture.h"

#include <stdlib.h>

#include "base/arena.h"
#include "pdf/object.h"

void
dg_pdf_pictures_fini(struct dg_pdf_pictures *p)
{
	free(p->item);
}

/* Two files with the same bytes are one picture. */
size_t
dg_pdf_pictures_find(const struct dg_pdf_pictures *p, const struct dg_picture *picture)
{
	size_t i = 0;

	while (i < p->n && p->item[i].picture != picture &&
	    !dg_str_eq(p->item[i].picture->file, picture->file))
		i++;
	return i;
}

void
dg_pdf_pictures_collect(struct dg_pdf_pictures *p, const struct dg_item *item)
{
	const struct dg_picture *picture;

	if (item->kind != DG_ITEM_PICTURE)
		return;
	picture = item->run->u.picture.file;
	if (dg_pdf_pictures_find(p, picture) < p->n)
		return;
	DG_GROW(p->item, p->n, p->cap);
	p->item[p->n++] = (struct dg_pdf_picture){ picture, 0 };
}

static void
write_image(struct dg_pdf_file *file, unsigned number, const struct dg_picture *p,
    const uint8_t *bytes, unsigned channels, unsigned mask)
{
	size_t		n = (size_t)p->width * p->height * channels;
	struct dg_buf	entries;

	dg_buf_init(&entries, DG_PDF_MAX_VALUE);
	dg_dict_name(&entries, "Type", "XObject");
	dg_dict_name(&entries, "Subtype", "Image");
	dg_dict_int(&entries, "Width", p->width);
	dg_dict_int(&entries, "Height", p->height);
	dg_dict_name(&entries, "ColorSpace", channels == 3 ? "DeviceRGB" :
	    "DeviceGray");
	dg_dict_int(&entries, "BitsPerComponent", 8);
	if (mask != 0)
		dg_dict_ref(&entries, "SMask", mask);
	dg_pdf_file_stream(file, number, DG_DEFLATE_OFTEN, dg_buf_str(&entries),
	    (struct dg_str){ (const char *)bytes, n });
	dg_buf_fini(&entries);
}

void
dg_pdf_pictures_write(struct dg_pdf_pictures *p, struct dg_pdf_file *file)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct dg_picture	*picture = p->item[i].picture;
		unsigned		 mask = 0;

		p->item[i].object = dg_pdf_file_reserve(file);
		if (picture->alpha != NULL) {
			mask = dg_pdf_file_reserve(file);
			write_image(file, mask, picture, picture->alpha, 1, 0);
		}
		write_image(file, p->item[i].object, picture, picture->color, 3,
		    mask);
	}
}
