/* shown.c - how the glyphs of an item are shown, kept by a worker. */
#include "pdf/shown.h"

#include <assert.h>

#include "base/limits.h"

#define GLYPHS	1000	/* of an item, at most: more than a line has */

/* As it is kept: this, the operators. */
struct kept {
	uint64_t	used[DG_PDF_FIXED_WORDS];	/* bits of codes */
};

static uint64_t
tag_of(const struct dg_item *item)
{
	return ((uint64_t)item->size * DG_FACES + dg_pdf_face_of(item)) * 2 +
	    dg_item_wants_space(item);
}

/* Glyphs, text; how many there are of each follows from how long both are. */
static struct dg_str
key_of(const struct dg_item *item, struct dg_buf *b)
{
	b->n = 0;
	dg_buf_add(b, &item->n_glyphs, sizeof item->n_glyphs);
	dg_buf_add(b, item->glyphs, item->n_glyphs * sizeof *item->glyphs);
	dg_buf_add_str(b, item->text);
	return dg_buf_str(b);
}

static bool
is_kept(const struct dg_pdf_fonts *fonts, const struct dg_item *item)
{
	return item->n_glyphs <= GLYPHS && !fonts->worker->shown.idle;
}

struct dg_str
dg_shown_find(struct dg_pdf_fonts *fonts, const struct dg_item *item)
{
	struct dg_pdf_face	*face = dg_pdf_fonts_face(fonts, item);
	struct dg_str		 found = { NULL, 0 };
	const struct kept	*k = NULL;
	size_t			 n;

	if (is_kept(fonts, item))
		k = dg_memo_find(&fonts->worker->shown, tag_of(item),
		    key_of(item, &fonts->key), &n);
	if (k != NULL) {
		for (size_t i = 0; i < DG_PDF_FIXED_WORDS; i++)
			face->fixed_used[i] |= k->used[i];
		found = dg_arena_dup(fonts->arena, (struct dg_str){
		    (const char *)(k + 1), n - sizeof *k });
	}
	return found;
}

void
dg_shown_keep(const struct dg_pdf_fonts *fonts, const struct dg_item *item,
    const struct dg_shown_codes *codes, struct dg_str operators)
{
	struct kept	*room;
	struct dg_buf	 key;

	assert(!codes->others);
	if (!is_kept(fonts, item))
		return;
	dg_buf_init(&key, DG_MAX_SHOWN_KEPT);
	room = dg_memo_add(&fonts->worker->shown, tag_of(item), key_of(item, &key),
	    sizeof *room + operators.n);
	if (room != NULL) {
		memcpy(room->used, codes->fixed, sizeof room->used);
		memcpy(room + 1, operators.p, operators.n);
	}
	dg_buf_fini(&key);
}
