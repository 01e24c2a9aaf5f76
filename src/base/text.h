/*
 * text.h - UTF-8 text: validity, characters, NFC, case, where lines may end
 * (libunistring), and the letters and numerals of Vietnamese lists.
 *
 * Nothing here looks at the locale.  But for dg_utf8_invalid, text is valid
 * UTF-8.
 */
#ifndef DG_BASE_TEXT_H
#define DG_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* The offset of the first byte that is not valid UTF-8, or s.n. */
size_t		dg_utf8_invalid(struct dg_str s);

/* The same as dg_utf8_next for a character beyond U+07FF, and for bytes that are not
 * valid. */
uint32_t	dg_utf8_next_long(struct dg_str s, size_t *at);

/* The character at *at in valid UTF-8; moves *at behind it. */
static inline uint32_t
dg_utf8_next(struct dg_str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.p + *at;

	if (p[0] < 0x80) {
		++*at;
		return p[0];
	}
	if (p[0] >= 0xc2 && p[0] < 0xe0 && s.n - *at > 1 && (p[1] & 0xc0) == 0x80) {
		*at += 2;
		return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	}
	return dg_utf8_next_long(s, at);
}

/* Writes c to out (4 bytes at most), returns how many. */
size_t		dg_utf8_put(uint32_t c, char out[4]);

/* Number of characters as an editor shows them (grapheme clusters). */
size_t		dg_text_columns(struct dg_str s);

bool		dg_text_is_nfc(struct dg_str s);
bool		dg_text_is_ascii(struct dg_str s);
/* s itself when it is NFC already, else a normalised copy. */
struct dg_str	dg_text_nfc(struct dg_arena *, struct dg_str s);

struct dg_str	dg_text_upper(struct dg_arena *, struct dg_str s);
struct dg_str	dg_text_lower(struct dg_arena *, struct dg_str s);
/* In small letters without marks: "Chủ Trì", "chu tri". */
struct dg_str	dg_text_bare(struct dg_arena *, struct dg_str s);
/* First letter upper case, the rest as it is. */
struct dg_str	dg_text_capital(struct dg_arena *, struct dg_str s);

/* A letter or a mark of any script, by Unicode. */
bool		dg_char_is_letter_of_any(uint32_t c);

static inline bool
dg_char_is_letter(uint32_t c)
{
	if (c < 0x80)
		return (c | 0x20) - 'a' < 26;
	/* Latin, with Vietnamese. */
	if ((c >= 0xc0 && c < 0x250) || (c >= 0x1e00 && c < 0x1f00))
		return c != 0xd7 && c != 0xf7;
	return dg_char_is_letter_of_any(c);
}

static inline bool
dg_char_is_digit(uint32_t c)	/* ASCII digits only */
{
	return c - '0' < 10;
}

/* Controls but tab and line end; zero-width and bidi characters. */
bool		dg_char_is_forbidden(uint32_t c);

/*
 * Where a line may end (breaks.c): out[i] is true when a break is allowed
 * directly before byte i.  A word begins after spaces (U+0020), and a line may
 * end before every word.  Inside a word it may end after a hyphen between two
 * letters, unless the word has a digit or a slash; before and after dashes,
 * after "…", "!", "?" and "|", and between a closing and an opening bracket,
 * where UAX 14 allows it.  So no break stands inside a document symbol
 * (224-KL/TU), a date, a number, a percent or "(1)".  Both writers rely on it:
 * where out forbids a break after a '-' that neither a space nor the end
 * follows, DOCX has a non-breaking hyphen.  out has s.n elements.
 */
void		dg_text_breaks(struct dg_str s, bool *out);

/*
 * The Vietnamese list letter of n (1 a, 2 b, 3 c, 4 d, 5 đ, 6 e, 7 g, ...,
 * 23 y), and back (0: not one).  Beyond 23: empty.
 */
struct dg_str	dg_list_letter(unsigned n);
unsigned	dg_list_letter_value(struct dg_str s);

/* Roman numerals, upper case; beyond 1 to 3999 the number in digits. */
struct dg_str	dg_roman(struct dg_arena *, unsigned n);

#endif
