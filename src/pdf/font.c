/*
 * font.c - which glyphs are used, the TrueType subset that holds them, and the
 * codes (CIDs; ISO 32000-1, 9.7.4) that stand for them.
 */
#include "pdf/font.h"

#include <stdlib.h>

#include <hb.h>
#include <hb-ot.h>
#include <hb-subset.h>

#include "base/limits.h"
#include "pdf/object.h"

#define GLYPHS		65536	/* of a face, and codes of a font */
#define SPELLINGS	16	/* codes of one glyph at most */

void
dg_pdf_fonts_init(struct dg_pdf_fonts *fonts, struct dg_worker *worker,
    struct dg_arena *arena)
{
	*fonts = (struct dg_pdf_fonts){ .worker = worker, .arena = arena };
}

void
dg_pdf_fonts_fini(struct dg_pdf_fonts *fonts)
{
	for (unsigned i = 0; i < DG_FACES; i++) {
		free(fonts->face[i].chars);
		hb_blob_destroy(fonts->face[i].subset);
	}
}

/* ---- collecting ---------------------------------------------------------- */

static void
open_face(struct dg_pdf_fonts *fonts, unsigned index)
{
	struct dg_pdf_face	*face = &fonts->face[index];
	struct dg_glyph		*space;
	size_t			 n;

	if (face->used)
		return;
	face->used = true;
	face->first = DG_NEW_ARRAY(fonts->arena, GLYPHS, uint32_t);
	space = dg_shape(fonts->worker, index, DG_PT(12), DG_STR(" "),
	    fonts->arena, &n);
	face->space = n > 0 ? space[0].gid : 0;
}

static void
collect(struct dg_pdf_face *face, uint16_t gid, struct dg_str text)
{
	uint32_t	*link = &face->first[gid];
	size_t		 chain = 0;

	for (; *link != 0; link = &face->chars[*link - 1].next)
		if (++chain == SPELLINGS ||
		    dg_str_eq(face->chars[*link - 1].text, text))
			return;
	*link = (uint32_t)face->n + 1;	/* before the array moves */
	DG_GROW(face->chars, face->n, face->cap);
	face->chars[face->n++] = (struct dg_pdf_char){ .text = text,
		.gid = gid };
}

void
dg_pdf_fonts_collect(struct dg_pdf_fonts *fonts, const struct dg_item *item)
{
	struct dg_pdf_face *face = &fonts->face[dg_pdf_face_of(item)];

	if (item->kind != DG_ITEM_GLYPHS)
		return;
	open_face(fonts, dg_pdf_face_of(item));
	for (size_t at = 0; at < item->n_glyphs; ) {
		struct dg_cluster c = dg_cluster_next(item, &at);

		while (c.at < c.n) {
			uint16_t gid = c.glyph[c.at].gid;

			collect(face, gid, dg_cluster_spell(&c));
		}
	}
	if (dg_item_wants_space(item))
		collect(face, face->space, DG_STR(" "));
}

uint16_t
dg_pdf_cid(const struct dg_pdf_face *face, uint16_t gid, struct dg_str text,
    bool *exact)
{
	const struct dg_pdf_char *c;
	uint32_t		  link = face->first[gid];

	for (; link != 0; link = c->next) {
		c = &face->chars[link - 1];
		if (!dg_str_eq(c->text, text))
			continue;
		*exact = dg_str_eq(face->text[c->cid], text);
		return c->cid;
	}
	*exact = false;
	link = face->first[gid];
	return link != 0 ? face->chars[link - 1].cid : 0;
}

/* ---- subsetting ---------------------------------------------------------- */

static hb_subset_input_t *
subset_input(const struct dg_pdf_face *face)
{
	/* What a viewer does not need once glyphs are asked for by number. */
	static const char	 tables[][5] = { "GSUB", "GPOS", "GDEF", "BASE",
		"JSTF", "MATH", "kern", "cmap", "name", "post", "OS/2", "hdmx",
		"VDMX", "LTSH", "gasp", "DSIG", "PCLT", "FFTM", "meta", "vhea",
		"vmtx" };
	hb_subset_input_t	*input = hb_subset_input_create_or_fail();
	hb_set_t		*glyphs, *drop;

	if (input == NULL)
		abort();
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
	    HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	glyphs = hb_subset_input_glyph_set(input);
	for (size_t i = 0; i < face->n; i++)
		hb_set_add(glyphs, face->chars[i].gid);
	drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
		hb_set_add(drop, hb_tag_from_string(tables[i], 4));
	return input;
}

/* Codes: a glyph's first text takes its number, further ones follow. */
static void
assign_codes(struct dg_pdf_face *face, const hb_map_t *old_to_new)
{
	size_t extra = face->n_glyphs;

	for (size_t i = 0; i < face->n; i++) {
		struct dg_pdf_char	*c = &face->chars[i];
		hb_codepoint_t		 gid = hb_map_get(old_to_new, c->gid);

		c->cid = gid < face->n_glyphs ? (uint16_t)gid : 0;
		if (face->first[c->gid] != i + 1 && extra < GLYPHS)
			c->cid = (uint16_t)extra++;
	}
	face->n_cids = extra;
}

static int
thousandths(int64_t units, int64_t em)
{
	return (int)dg_emu_div(units * 1000, em > 0 ? em : 1);
}

/* By code: text, width, glyph. */
static void
fill_tables(struct dg_pdf_face *face, hb_face_t *whole,
    const hb_map_t *new_to_old, struct dg_arena *arena)
{
	hb_font_t	*font = hb_font_create(whole);
	unsigned	 em = hb_face_get_upem(whole);

	face->text = DG_NEW_ARRAY(arena, face->n_cids, struct dg_str);
	face->width = DG_NEW_ARRAY(arena, face->n_cids, uint16_t);
	face->glyph = DG_NEW_ARRAY(arena, face->n_cids, uint16_t);
	for (size_t i = 0; i < face->n_glyphs; i++) {
		hb_codepoint_t gid = hb_map_get(new_to_old, (hb_codepoint_t)i);

		face->glyph[i] = (uint16_t)i;
		face->width[i] = (uint16_t)thousandths(
		    hb_font_get_glyph_h_advance(font, gid), em);
	}
	for (size_t i = 0; i < face->n; i++) {
		const struct dg_pdf_char *c = &face->chars[i];
		uint16_t first = face->chars[face->first[c->gid] - 1].cid;

		if (face->text[c->cid].n == 0)
			face->text[c->cid] = c->text;
		face->glyph[c->cid] = first;
		face->width[c->cid] = face->width[first];
	}
	hb_font_destroy(font);
}

static void
measure_underline(struct dg_pdf_face *face, hb_face_t *whole)
{
	hb_font_t	*font = hb_font_create(whole);
	hb_position_t	 top, size;
	unsigned	 em = hb_face_get_upem(whole);

	hb_ot_metrics_get_position_with_fallback(font,
	    HB_OT_METRICS_TAG_UNDERLINE_OFFSET, &top);
	hb_ot_metrics_get_position_with_fallback(font,
	    HB_OT_METRICS_TAG_UNDERLINE_SIZE, &size);
	face->underline_at = thousandths(top - size / 2, em);
	face->underline_size = thousandths(size, em);
	hb_font_destroy(font);
}

static bool
has_outlines(hb_face_t *face)
{
	hb_blob_t	*glyf = hb_face_reference_table(face,
				HB_TAG('g', 'l', 'y', 'f'));
	bool		 has = hb_blob_get_length(glyf) > 0;

	hb_blob_destroy(glyf);
	return has;
}

static bool
subset_face(struct dg_pdf_face *face, hb_face_t *whole, struct dg_arena *arena)
{
	hb_subset_input_t	*input = subset_input(face);
	hb_subset_plan_t	*plan = hb_subset_plan_create_or_fail(whole, input);
	hb_face_t		*part = NULL;

	hb_subset_input_destroy(input);
	if (plan != NULL)
		part = hb_subset_plan_execute_or_fail(plan);
	if (part != NULL) {
		const hb_map_t *back =
		    hb_subset_plan_new_to_old_glyph_mapping(plan);

		face->subset = hb_face_reference_blob(part);
		face->n_glyphs = hb_map_get_population(back);
		assign_codes(face, hb_subset_plan_old_to_new_glyph_mapping(plan));
		fill_tables(face, whole, back, arena);
		measure_underline(face, whole);
	}
	hb_face_destroy(part);
	hb_subset_plan_destroy(plan);
	return part != NULL;
}

bool
dg_pdf_fonts_subset(struct dg_pdf_fonts *fonts, struct dg_sink *sink)
{
	bool done = true;

	for (unsigned i = 0; i < DG_FACES; i++) {
		const struct dg_face_info *info;
		hb_blob_t	*blob;
		hb_face_t	*whole;

		if (!fonts->face[i].used)
			continue;
		info = dg_fonts_face(fonts->worker->fonts, i);
		blob = hb_blob_create(info->data.p, (unsigned)info->data.n,
		    HB_MEMORY_MODE_READONLY, NULL, NULL);
		whole = hb_face_create(blob, 0);
		hb_blob_destroy(blob);
		if (!has_outlines(whole) ||
		    !subset_face(&fonts->face[i], whole, fonts->arena)) {
			dg_report(sink, DG_R_pdf_font_unusable, DG_NOWHERE,
			    DG_ARGS(dg_str_of(info->ps_name)));
			done = false;
		}
		hb_face_destroy(whole);
	}
	return done;
}
