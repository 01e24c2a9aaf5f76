/*
 * signature.c - pictures of signatures and seals, and when a document was
 * signed.
 *
 * A field that names a picture's file comes to hold the picture; a file that
 * several fields name is read once.
 */
#include "resolve/pass.h"

#include <stdlib.h>

#include "base/file.h"

/* A file that was read, as the plan names it; picture is NULL when it could
 * not be. */
struct known {
	struct dg_str		 name;
	const struct dg_picture	*picture;
};

struct pictures {
	struct dg_resolve	*r;
	struct known		*item;
	size_t			 n, cap;
	unsigned		 pixels;	/* that may still be read */
};

static const struct dg_picture *
read_picture(struct pictures *p, struct dg_str name, struct dg_span at)
{
	struct dg_doc		*doc = p->r->doc;
	struct dg_picture	*picture = DG_NEW(doc->arena, struct dg_picture);
	struct dg_str		 path;

	if (!dg_path_inside(doc->arena, doc->inputs, doc->root_dir, dg_doc_file(doc, at), name,
	    &path)) {
		dg_report(doc->sink, DG_R_path_outside, at, DG_ARGS(name,
		    doc->root_dir));
		return NULL;
	}
	if (!dg_picture_read(doc, path, at, p->pixels, picture))
		return NULL;
	p->pixels -= picture->width * picture->height;
	return picture;
}

static const struct dg_picture *
find_picture(struct pictures *p, struct dg_str name, struct dg_span at)
{
	for (size_t i = 0; i < p->n; i++)
		if (dg_str_eq(p->item[i].name, name))
			return p->item[i].picture;
	DG_GROW(p->item, p->n, p->cap);
	p->item[p->n++] = (struct known){ name, read_picture(p, name, at) };
	return p->item[p->n - 1].picture;
}

/* The picture instead of its file's name. */
static void
put_picture(struct pictures *p, struct dg_node *signer, const char *name)
{
	struct dg_node		*field = dg_node_field(signer, name), *node;
	const struct dg_picture	*picture;

	if (field == NULL || field->u.field.raw.n == 0 ||
	    dg_data_is_marked(field->u.field.raw))
		return;
	while (field->first != NULL)
		dg_node_unlink(field->first);
	picture = find_picture(p, field->u.field.raw, field->span);
	if (picture == NULL)
		return;
	node = dg_node_new(p->r->doc->arena, DG_K_PICTURE, field->span);
	node->u.picture.file = picture;
	dg_node_append(field, node);
}

static void
check_moment(struct dg_resolve *r, const struct dg_node *signer)
{
	const struct dg_node	*field = dg_node_field(signer, "signed-at");
	struct dg_moment	 moment;

	if (field == NULL || field->u.field.raw.n == 0 ||
	    dg_data_is_marked(field->u.field.raw) ||
	    dg_moment_parse(field->u.field.raw, &moment))
		return;
	dg_report(r->doc->sink, DG_R_signed_at_bad, field->span,
	    DG_ARGS(field->u.field.raw));
}

void
dg_signature_all(struct dg_resolve *r)
{
	struct pictures	 p = { .r = r, .pixels = DG_MAX_PIXELS };
	struct dg_node	*root = r->doc->root;

	for (struct dg_node *n = NULL;
	    (n = dg_node_seek(root, n, DG_IS(SIGNER) | DG_IS(COPY))) != NULL;) {
		put_picture(&p, n, "picture");
		put_picture(&p, n, "seal");
		check_moment(r, n);
	}
	free(p.item);
}
