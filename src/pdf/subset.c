/* subset.c - TrueType programs with only the glyphs that a document shows. */
#include "pdf/subset.h"

#include <stdlib.h>
#include <string.h>

#include <hb.h>
#include <hb-ot.h>
#include <hb-subset.h>

/* As it is kept: this, back and width of each glyph, the program. */
struct kept {
	uint32_t	n, program;		/* glyphs, bytes */
	char		tag[8];
};

/* What a viewer does not need once glyphs are asked for by number. */
static bool
is_dropped(hb_tag_t tag)
{
	static const char tables[][5] = { "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "MATH", "kern",
		"cmap", "name", "post", "OS/2", "hdmx", "VDMX", "LTSH", "gasp", "DSIG", "PCLT",
		"FFTM", "meta", "vhea", "vmtx" };

	for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
		if (tag == hb_tag_from_string(tables[i], 4))
			return true;
	return false;
}

/* The face without those: HarfBuzz would read them for each cut. */
static hb_face_t *
bare_face(hb_face_t *whole)
{
	hb_face_t	*bare = hb_face_builder_create();
	hb_tag_t	 tags[16];
	unsigned	 n = 16, at = 0;

	for (; n == 16; at += n) {
		hb_face_get_table_tags(whole, at, &n, tags);
		for (unsigned i = 0; i < n; i++) {
			hb_blob_t *table = hb_face_reference_table(whole, tags[i]);

			if (!is_dropped(tags[i]))
				hb_face_builder_add_table(bare, tags[i], table);
			hb_blob_destroy(table);
		}
	}
	return bare;
}

static hb_subset_input_t *
subset_input(const uint16_t *gids, size_t n)
{
	hb_subset_input_t	*input = hb_subset_input_create_or_fail();
	hb_set_t		*glyphs;

	if (input == NULL)
		abort();
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING |
	    HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	glyphs = hb_subset_input_glyph_set(input);
	for (size_t i = 0; i < n; i++)
		hb_set_add(glyphs, gids[i]);
	return input;
}

static void
make_tag(const char *program, size_t n, char tag[7])
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)program[i]) * 0x100000001b3u;
	for (int i = 0; i < 6; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	tag[6] = '\0';
}

/* Lays out in one piece what is to be kept. */
static struct dg_str
pack(hb_font_t *font, const hb_map_t *back, hb_blob_t *program, struct dg_arena *a)
{
	unsigned	 n = hb_map_get_population(back), length;
	const char	*bytes = hb_blob_get_data(program, &length);
	size_t		 size = sizeof(struct kept) + 2 * n * sizeof(uint16_t) + length;
	struct kept	*k = dg_arena_alloc(a, size);
	uint16_t	*gid = (uint16_t *)(k + 1), *width = gid + n;
	int64_t		 em = hb_face_get_upem(hb_font_get_face(font));

	k->n = n;
	k->program = length;
	make_tag(bytes, length, k->tag);
	for (unsigned i = 0; i < n; i++) {
		gid[i] = (uint16_t)hb_map_get(back, i);
		width[i] = (uint16_t)dg_emu_div(
		    (int64_t)hb_font_get_glyph_h_advance(font, gid[i]) * 1000, em);
	}
	memcpy(width + n, bytes, length);
	return (struct dg_str){ (char *)k, size };
}

/* Empty: it cannot be cut. */
static struct dg_str
cut(hb_font_t *font, const uint16_t *gids, size_t n, struct dg_arena *a)
{
	hb_subset_input_t	*input = subset_input(gids, n);
	hb_face_t		*bare = bare_face(hb_font_get_face(font));
	hb_subset_plan_t	*plan = hb_subset_plan_create_or_fail(bare, input);
	hb_face_t		*part = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
	struct dg_str		 packed = DG_STR("");
	hb_blob_t		*program;

	hb_subset_input_destroy(input);
	if (part != NULL) {
		program = hb_face_reference_blob(part);
		packed = pack(font, hb_subset_plan_new_to_old_glyph_mapping(plan), program, a);
		hb_blob_destroy(program);
	}
	hb_face_destroy(part);
	hb_subset_plan_destroy(plan);
	hb_face_destroy(bare);
	return packed;
}

static void
unpack(struct dg_str packed, struct dg_subset *out)
{
	const struct kept *k = (const struct kept *)packed.p;

	out->n = k->n;
	out->back = (const uint16_t *)(k + 1);
	out->width = out->back + k->n;
	out->program = (struct dg_str){ (const char *)(out->width + k->n), k->program };
	memcpy(out->tag, k->tag, sizeof out->tag);
}

bool
dg_subset_cut(struct dg_worker *w, unsigned face, const uint16_t *gids, size_t n,
    struct dg_arena *a, struct dg_subset *out)
{
	struct dg_str	 key = { (const char *)gids, n * sizeof *gids }, packed;
	const void	*kept = dg_memo_find(&w->subsets, face, key, &packed.n);
	void		*room;

	if (kept != NULL) {
		packed.p = memcpy(dg_arena_alloc(a, packed.n), kept, packed.n);
	} else {
		packed = cut(dg_fonts_shaped(w->fonts, face), gids, n, a);
		if (packed.n == 0)
			return false;
		room = dg_memo_add(&w->subsets, face, key, packed.n);
		if (room != NULL)
			memcpy(room, packed.p, packed.n);
	}
	unpack(packed, out);
	return true;
}
