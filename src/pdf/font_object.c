/*
 * font_object.c - the objects of a face (ISO 32000-1, 9.7 to 9.10): font, CID
 * font, descriptor, font program, ToUnicode, and the map from codes to glyphs.
 */
#include "base/limits.h"
#include "pdf/font.h"
#include "pdf/object.h"

static void
put_key_name(struct dg_buf *b, const char *key, struct dg_str name)
{
	dg_dict_key(b, key);
	dg_object_name(b, name);
}

static void
write_type0(struct dg_pdf_file *file, unsigned self, struct dg_str name,
    unsigned cid_font, unsigned to_unicode)
{
	struct dg_buf *b = dg_pdf_file_begin_own(file, self);

	dg_dict_open(b);
	dg_dict_name(b, "Type", "Font");
	dg_dict_name(b, "Subtype", "Type0");
	put_key_name(b, "BaseFont", name);
	dg_dict_name(b, "Encoding", "Identity-H");
	dg_dict_key(b, "DescendantFonts");
	dg_buf_putc(b, '[');
	dg_object_ref(b, cid_font);
	dg_buf_putc(b, ']');
	dg_dict_ref(b, "ToUnicode", to_unicode);
	dg_dict_close(b);
	dg_pdf_file_end(file);
}

/* "[32[250 333]97[444]]": those of codes in use. */
static void
put_widths(struct dg_buf *b, const struct dg_pdf_face *face)
{
	bool open = false;

	dg_dict_key(b, "W");
	dg_buf_putc(b, '[');
	for (size_t i = 0; i < face->n_codes; i++) {
		bool used = face->chars[i].used;

		if (used && !open) {
			dg_object_int(b, (int64_t)i);
			dg_buf_putc(b, '[');
		} else if (!used && open) {
			dg_buf_putc(b, ']');
		}
		open = used;
		if (used)
			dg_object_int(b, face->width[i]);
	}
	dg_buf_puts(b, open ? "]]" : "]");
}

/* The map from codes to glyphs. */
static unsigned
write_glyph_map(struct dg_pdf_file *file, const struct dg_pdf_face *face)
{
	struct dg_buf	map;
	unsigned	self = dg_pdf_file_reserve(file);

	dg_buf_init(&map, DG_MAX_OUTPUT);
	for (size_t i = 0; i < face->n_codes; i++) {
		dg_buf_putc(&map, (char)(face->glyph[i] >> 8));
		dg_buf_putc(&map, (char)(face->glyph[i] & 0xff));
	}
	dg_pdf_file_stream(file, self, DG_DEFLATE_OFTEN, DG_STR(""), dg_buf_str(&map));
	dg_buf_fini(&map);
	return self;
}

static void
write_cid_font(struct dg_pdf_file *file, unsigned self, struct dg_str name,
    const struct dg_pdf_face *face, unsigned descriptor)
{
	unsigned	map = write_glyph_map(file, face);
	struct dg_buf	*b = dg_pdf_file_begin_own(file, self);

	dg_dict_open(b);
	dg_dict_name(b, "Type", "Font");
	dg_dict_name(b, "Subtype", "CIDFontType2");
	put_key_name(b, "BaseFont", name);
	dg_dict_key(b, "CIDSystemInfo");
	dg_buf_puts(b, "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
	dg_dict_ref(b, "FontDescriptor", descriptor);
	put_widths(b, face);
	dg_dict_ref(b, "CIDToGIDMap", map);
	dg_dict_close(b);
	dg_pdf_file_end(file);
}

static int64_t
scale(const struct dg_face_info *info, int64_t units)
{
	return dg_emu_div(units * 1000,
	    info->units_per_em > 0 ? info->units_per_em : 1);
}

static void
write_descriptor(struct dg_pdf_file *file, unsigned self, struct dg_str name,
    const struct dg_face_info *info, unsigned program)
{
	enum { SERIF = 1 << 1, SYMBOLIC = 1 << 2, ITALIC = 1 << 6 };
	struct dg_buf *b = dg_pdf_file_begin_own(file, self);

	dg_dict_open(b);
	dg_dict_name(b, "Type", "FontDescriptor");
	put_key_name(b, "FontName", name);
	dg_dict_int(b, "Flags", SERIF | SYMBOLIC |
	    (info->italic_angle != 0 ? ITALIC : 0));
	dg_dict_key(b, "FontBBox");
	dg_buf_putc(b, '[');
	for (int i = 0; i < 4; i++)
		dg_object_int(b, scale(info, info->bbox[i]));
	dg_buf_putc(b, ']');
	dg_dict_key(b, "ItalicAngle");
	dg_object_number(b, dg_emu_div((int64_t)info->italic_angle * 1000, 65536));
	dg_dict_int(b, "Ascent", scale(info, info->ascent));
	dg_dict_int(b, "Descent", scale(info, info->descent));
	dg_dict_int(b, "CapHeight", scale(info, info->cap_height));
	dg_dict_int(b, "StemV", scale(info, info->stem_v));
	dg_dict_ref(b, "FontFile2", program);
	dg_dict_close(b);
	dg_pdf_file_end(file);
}

static void
write_program(struct dg_pdf_file *file, unsigned self, struct dg_str program)
{
	struct dg_buf entries;

	dg_buf_init(&entries, DG_PDF_MAX_VALUE);
	dg_dict_int(&entries, "Length1", (int64_t)program.n);
	dg_pdf_file_stream(file, self, DG_DEFLATE_OFTEN, dg_buf_str(&entries), program);
	dg_buf_fini(&entries);
}

static unsigned
write_to_unicode(struct dg_pdf_file *file, const struct dg_pdf_face *face,
    struct dg_arena *arena)
{
	unsigned	 self = dg_pdf_file_reserve(file);
	struct dg_str	*text = DG_NEW_ARRAY(arena, face->n, struct dg_str);
	struct dg_buf	 cmap;

	for (size_t i = 0; i < face->n; i++)
		text[i] = face->chars[i].text;
	dg_buf_init(&cmap, DG_MAX_OUTPUT);
	dg_to_unicode(text, face->n, &cmap);
	dg_pdf_file_stream(file, self, DG_DEFLATE_OFTEN, DG_STR(""), dg_buf_str(&cmap));
	dg_buf_fini(&cmap);
	return self;
}

/* What codes spell in every file is said whether they are used or not: it takes no more
 * room, and faces share it that have no other codes. */
static unsigned
to_unicode_of(struct dg_pdf_fonts *fonts, struct dg_pdf_file *file,
    const struct dg_pdf_face *face)
{
	if (face->n > face->n_fixed)
		return write_to_unicode(file, face, fonts->arena);
	if (fonts->fixed_map == 0)
		fonts->fixed_map = write_to_unicode(file, face, fonts->arena);
	return fonts->fixed_map;
}

static void
write_face(struct dg_pdf_fonts *fonts, struct dg_pdf_file *file, struct dg_pdf_face *face)
{
	/* ABCDEF+Name */
	struct dg_str	name = dg_arena_fmt(fonts->arena, "%s+%s", face->subset.tag,
			    face->info->ps_name);
	unsigned	cid_font = dg_pdf_file_reserve(file);
	unsigned	descriptor = dg_pdf_file_reserve(file);
	unsigned	program = dg_pdf_file_reserve(file);
	unsigned	to_unicode = to_unicode_of(fonts, file, face);

	face->object = dg_pdf_file_reserve(file);
	write_type0(file, face->object, name, cid_font, to_unicode);
	write_cid_font(file, cid_font, name, face, descriptor);
	write_descriptor(file, descriptor, name, face->info, program);
	write_program(file, program, face->subset.program);
}

void
dg_pdf_fonts_write(struct dg_pdf_fonts *fonts, struct dg_pdf_file *file)
{
	for (unsigned i = 0; i < DG_FACES; i++)
		if (fonts->face[i].used)
			write_face(fonts, file, &fonts->face[i]);
}
