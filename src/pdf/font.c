/*
 * font.c - which glyphs are used, and the codes (CIDs; ISO 32000-1, 9.7.4) that
 * stand for them in the subset that holds them (subset.c).
 */
#include "pdf/font.h"

#include <stdlib.h>

#include "base/limits.h"

#define CODES		65536	/* of a font */
#define SPELLINGS	16	/* codes of one glyph at most */

void
dg_pdf_fonts_init(struct dg_pdf_fonts *fonts, struct dg_worker *worker,
    struct dg_arena *arena)
{
	*fonts = (struct dg_pdf_fonts){ .worker = worker, .arena = arena };
	dg_buf_init(&fonts->key, DG_MAX_SHOWN_KEPT);
}

void
dg_pdf_fonts_fini(struct dg_pdf_fonts *fonts)
{
	for (unsigned i = 0; i < DG_FACES; i++)
		free(fonts->face[i].chars);
	dg_buf_fini(&fonts->key);
}

/* ---- collecting ---------------------------------------------------------- */

struct dg_pdf_face *
dg_pdf_fonts_face(struct dg_pdf_fonts *fonts, const struct dg_item *item)
{
	unsigned			 index = dg_pdf_face_of(item);
	struct dg_pdf_face		*face = &fonts->face[index];

	if (face->used)
		return face;
	face->used = true;
	face->info = dg_fonts_face(fonts->worker->fonts, index);
	face->n_whole = face->info->glyphs;
	face->first = DG_NEW_ARRAY(fonts->arena, face->n_whole, uint32_t);
	dg_pdf_codes_begin(face, fonts->worker, index);
	return face;
}

static void
collect(struct dg_pdf_face *face, uint16_t gid, struct dg_str text)
{
	uint32_t	*link = &face->first[gid];
	size_t		 chain = 0;

	for (; *link != 0; link = &face->chars[*link].next)
		if (dg_str_eq(face->chars[*link].text, text)) {
			face->chars[*link].used = true;
			return;
		} else if (++chain == SPELLINGS) {
			break;
		}
	if (*link != 0 || face->n == CODES) {
		face->chars[face->first[gid]].used = true;
		return;
	}
	*link = (uint32_t)face->n;	/* before the array moves */
	DG_GROW(face->chars, face->n, face->cap);
	face->chars[face->n++] = (struct dg_pdf_char){ .text = text,
		.gid = gid, .used = true };
}

void
dg_pdf_fonts_collect(struct dg_pdf_fonts *fonts, const struct dg_item *item)
{
	struct dg_pdf_face *face = dg_pdf_fonts_face(fonts, item);

	for (size_t at = 0; at < item->n_glyphs; ) {
		struct dg_cluster c = dg_cluster_next(item, &at);

		while (c.at < c.n) {
			uint16_t gid = (uint16_t)c.glyph[c.at].gid;

			collect(face, gid, dg_cluster_spell(&c));
		}
	}
	if (dg_item_wants_space(item))
		collect(face, face->info->space, DG_STR(" "));
}

uint16_t
dg_pdf_cid(const struct dg_pdf_face *face, uint16_t gid, struct dg_str text,
    bool *exact)
{
	uint32_t link = face->first[gid];

	for (; link != 0; link = face->chars[link].next)
		if (dg_str_eq(face->chars[link].text, text)) {
			*exact = true;
			return (uint16_t)link;
		}
	*exact = false;
	return (uint16_t)face->first[gid];
}

/* ---- subsetting ---------------------------------------------------------- */

static void
use_fixed(struct dg_pdf_face *face)
{
	for (size_t i = 0; i < face->n_fixed; i++)
		if (face->fixed_used[i / 64] >> i % 64 & 1)
			face->chars[i].used = true;
}

/* The glyphs in use, in order. */
static size_t
glyphs_of(const struct dg_pdf_face *face, uint16_t *gids, struct dg_arena *arena)
{
	bool	*used = dg_arena_array(arena, face->n_whole, sizeof *used);
	size_t	 n = 0;

	for (size_t i = 0; i < face->n; i++)
		if (face->chars[i].used)
			used[face->chars[i].gid] = true;
	for (size_t i = 0; i < face->n_whole; i++)
		if (used[i])
			gids[n++] = (uint16_t)i;
	return n;
}

/* By code: width, glyph. */
static void
fill_tables(struct dg_pdf_face *face, struct dg_arena *arena)
{
	const struct dg_subset	*subset = &face->subset;
	uint16_t		*number = DG_NEW_ARRAY(arena, face->n_whole, uint16_t);

	for (size_t i = 0; i < subset->n; i++)
		if (subset->back[i] < face->n_whole)
			number[subset->back[i]] = (uint16_t)i;
	face->width = DG_NEW_ARRAY(arena, face->n, uint16_t);
	face->glyph = DG_NEW_ARRAY(arena, face->n, uint16_t);
	for (size_t i = 0; i < face->n; i++) {
		if (!face->chars[i].used)
			continue;
		face->glyph[i] = number[face->chars[i].gid];
		face->width[i] = subset->width[face->glyph[i]];
		face->n_codes = i + 1;
	}
}

bool
dg_pdf_fonts_subset(struct dg_pdf_fonts *fonts, struct dg_sink *sink)
{
	bool done = true;

	for (unsigned i = 0; i < DG_FACES; i++) {
		struct dg_pdf_face	*face = &fonts->face[i];
		uint16_t		*gids;

		if (!face->used)
			continue;
		use_fixed(face);
		gids = DG_NEW_ARRAY(fonts->arena, face->n_whole, uint16_t);
		if (dg_subset_cut(fonts->worker, i, gids, glyphs_of(face, gids, fonts->arena),
		    fonts->arena, &face->subset)) {
			fill_tables(face, fonts->arena);
			continue;
		}
		dg_report(sink, DG_R_pdf_font_unusable, DG_NOWHERE, DG_ARGS(
		    dg_str_of(dg_fonts_face(fonts->worker->fonts, i)->ps_name)));
		done = false;
	}
	return done;
}
