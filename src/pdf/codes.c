/*
 * codes.c - characters that have the same code in every file.
 *
 * A page then has the same bytes whatever other pages hold, and is compressed once
 * for all documents that have it.  ASCII has its own codes; what else Vietnamese is
 * written with follows in the order of Unicode, so that a few ranges map them all.
 */
#include "pdf/font.h"

#include <assert.h>

#include <hb.h>

#include "base/text.h"

#define FIRST		0x20	/* the code of a space */
#define BEYOND		0x80	/* of the first that is not in ASCII */

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
add_fixed(struct dg_pdf_face *face, struct dg_str text, hb_font_t *font)
{
	size_t		at = 0;
	hb_codepoint_t	gid = 0;
	uint32_t	code = (uint32_t)face->n, *link;

	if (!hb_font_get_nominal_glyph(font, dg_utf8_next(text, &at), &gid) ||
	    gid >= face->n_whole)
		gid = 0;
	add(face, text, (uint16_t)gid);
	if (gid == 0)
		return;
	for (link = &face->first[gid]; *link != 0; )
		link = &face->chars[*link].next;
	*link = code;
}

static void
add_all(struct dg_pdf_face *face, struct dg_str all, size_t from, hb_font_t *font)
{
	while (face->n < from)
		add(face, DG_STR(""), 0);
	for (size_t at = 0, start = 0; at < all.n; start = at) {
		dg_utf8_next(all, &at);
		add_fixed(face, dg_str_sub(all, start, at), font);
	}
}

void
dg_pdf_codes_begin(struct dg_pdf_face *face, struct hb_font_t *font)
{
	add_all(face, DG_STR(""), FIRST, font);
	add_all(face, dg_str_of(ascii), FIRST, font);
	add_all(face, dg_str_of(beyond), BEYOND, font);
	face->n_fixed = face->n;
	assert(face->n_fixed <= 64 * DG_PDF_FIXED_WORDS);
}
