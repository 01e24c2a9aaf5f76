/*
 * codes.c - characters that have the same code in every file.
 *
 * A page then has the same bytes whatever other pages hold, and is compressed once
 * for all documents that have it.  ASCII has its own codes; what else Vietnamese is
 * written with follows in the order of Unicode, so that a few ranges map them all.
 */
#include "pdf/font.h"

#include <assert.h>
#include <string.h>

#include <hb.h>

#include "base/text.h"

#define FIRST		0x20	/* the code of a space */
#define BEYOND		0x80	/* of the first that is not in ASCII */
#define CHARACTERS	246	/* that have codes here */

static const char ascii[] =
	" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
	"abcdefghijklmnopqrstuvwxyz{|}~";
static const char beyond[] =
	"\u00a0\u00a7\u00ab\u00b0\u00b2\u00b3\u00b7\u00bb\u00d7"
	"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư"
	"ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ"
	"\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026";

static void
add(struct dg_pdf_face *face, struct dg_str text, uint16_t gid)
{
	DG_GROW(face->chars, face->n, face->cap);
	face->chars[face->n++] = (struct dg_pdf_char){ .text = text, .gid = gid };
}

/* One that the face has no glyph for keeps its code, but is not found. */
static void
add_fixed(struct dg_pdf_face *face, struct dg_str text, uint16_t gid)
{
	uint32_t code = (uint32_t)face->n, *link;

	add(face, text, gid);
	if (gid == 0)
		return;
	for (link = &face->first[gid]; *link != 0; )
		link = &face->chars[*link].next;
	*link = code;
}

/* The texts from a code on, with their glyphs; glyph moves behind them. */
static void
add_all(struct dg_pdf_face *face, struct dg_str all, size_t from, const uint16_t **glyph)
{
	while (face->n < from)
		add(face, DG_STR(""), 0);
	for (size_t at = 0, start = 0; at < all.n; start = at) {
		dg_utf8_next(all, &at);
		add_fixed(face, dg_str_sub(all, start, at), *(*glyph)++);
	}
}

/* ---- glyphs ---------------------------------------------------------------- */

/* The glyphs of characters; 0: the face has none. */
static size_t
ask(hb_font_t *font, size_t n_whole, struct dg_str all, uint16_t *glyph)
{
	size_t n = 0;

	for (size_t at = 0; at < all.n; n++) {
		hb_codepoint_t gid = 0;

		if (!hb_font_get_nominal_glyph(font, dg_utf8_next(all, &at), &gid) ||
		    gid >= n_whole)
			gid = 0;
		glyph[n] = (uint16_t)gid;
	}
	return n;
}

/* Those of all characters with codes here, once for all documents of a worker. */
static void
find_glyphs(struct dg_worker *w, unsigned index, size_t n_whole, uint16_t glyph[CHARACTERS])
{
	hb_font_t	*font = dg_fonts_shaped(w->fonts, index);
	size_t		 n;
	const void	*kept = dg_memo_find(&w->codes, index, DG_STR(""), &n);
	void		*room;

	if (kept != NULL) {
		memcpy(glyph, kept, n);
		return;
	}
	n = ask(font, n_whole, dg_str_of(ascii), glyph);
	n += ask(font, n_whole, dg_str_of(beyond), glyph + n);
	assert(n == CHARACTERS);
	room = dg_memo_add(&w->codes, index, DG_STR(""), n * sizeof *glyph);
	if (room != NULL)
		memcpy(room, glyph, n * sizeof *glyph);
}

void
dg_pdf_codes_begin(struct dg_pdf_face *face, struct dg_worker *w, unsigned index)
{
	uint16_t	 glyph[CHARACTERS];
	const uint16_t	*next = glyph;

	find_glyphs(w, index, face->n_whole, glyph);
	add_all(face, dg_str_of(ascii), FIRST, &next);
	add_all(face, dg_str_of(beyond), BEYOND, &next);
	face->n_fixed = face->n;
	assert(face->n_fixed <= 64 * DG_PDF_FIXED_WORDS);
}
