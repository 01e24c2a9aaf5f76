/*
 * object.h - the values that PDF objects are made of, printed into a buffer.
 *
 * A value is printed as it is decided: there is no tree of objects.  A space
 * is put only where two tokens would run together.
 */
#ifndef DG_PDF_OBJECT_H
#define DG_PDF_OBJECT_H

#include <stdint.h>

#include "base/buf.h"
#include "base/units.h"

/* The most bytes that a value printed apart may have. */
#define DG_PDF_MAX_VALUE	(16u << 20)

/* A decimal integer, without any delimiter around it. */
void	dg_object_digits(struct dg_buf *, int64_t);
/* Four hexadecimal digits. */
void	dg_object_code(struct dg_buf *, uint16_t);
/* The same two bytes inside a string in parentheses. */
void	dg_object_code_bytes(struct dg_buf *, uint16_t);
/* Thousandths as a decimal number: 1500 is 1.5, -20 is -.02. */
void	dg_object_fixed(struct dg_buf *, int64_t thousandths);
/* A length in points, to the nearest thousandth. */
int64_t	dg_object_milli_pt(dg_emu);

/* Tokens; each begins with a space when the token before it needs one. */
void	dg_object_int(struct dg_buf *, int64_t);
void	dg_object_number(struct dg_buf *, int64_t thousandths);
void	dg_object_word(struct dg_buf *, const char *);	/* true, null, Tj */
void	dg_object_name(struct dg_buf *, struct dg_str);	/* without its slash */
void	dg_object_ref(struct dg_buf *, unsigned number);
void	dg_object_string(struct dg_buf *, struct dg_str bytes);
/* A text string: PDFDocEncoding when it is printable ASCII, else UTF-16BE. */
void	dg_object_text(struct dg_buf *, struct dg_str utf8);

/* Dictionaries and arrays: open, keys and values, close.  Keys and names are of letters and
 * digits. */
void	dg_dict_open(struct dg_buf *);
void	dg_dict_close(struct dg_buf *);
void	dg_dict_key(struct dg_buf *, const char *key);
void	dg_dict_int(struct dg_buf *, const char *key, int64_t);
void	dg_dict_name(struct dg_buf *, const char *key, const char *name);
void	dg_dict_ref(struct dg_buf *, const char *key, unsigned number);
void	dg_dict_text(struct dg_buf *, const char *key, struct dg_str utf8);

/* Appends UTF-8 text as UTF-16BE bytes. */
void	dg_utf16_put(struct dg_buf *, struct dg_str utf8);

#endif
