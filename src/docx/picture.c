/*
 * picture.c - which pictures the package holds.
 *
 * A file goes into the package as it is, once, however often it is shown.
 */
#include "docx/part.h"

/* Two files with the same bytes are one picture. */
size_t
dg_docx_picture_index(const struct dg_docx *d, const struct dg_picture *picture)
{
	size_t i = 0;

	while (i < d->n_pictures && d->pictures[i] != picture &&
	    !dg_str_eq(d->pictures[i]->file, picture->file))
		i++;
	return i;
}

void
dg_docx_plan_pictures(struct dg_docx *d)
{
	struct dg_node *root = d->doc->root;

	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_IS(PICTURE))) != NULL;) {
		const struct dg_picture *picture = n->u.picture.file;

		if (dg_docx_picture_index(d, picture) < d->n_pictures)
			continue;
		DG_GROW(d->pictures, d->n_pictures, d->cap_pictures);
		d->pictures[d->n_pictures++] = picture;
	}
}
