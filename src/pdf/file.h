/*
 * file.h - a PDF file as a row of numbered objects.
 *
 * A number is reserved before its object is written, so objects may refer to
 * each other in any order.  Plain objects are gathered in object streams,
 * streams stand by themselves, and a cross-reference stream ends the file.
 *
 *	number = dg_pdf_file_reserve(file);
 *	b = dg_pdf_file_begin(file, number);
 *	dg_dict_open(b); ... dg_dict_close(b);
 *	dg_pdf_file_end(file);
 */
#ifndef DG_PDF_FILE_H
#define DG_PDF_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/deflate.h"

#define DG_PDF_PACK	200	/* objects in one object stream; up to 255 */

enum dg_pdf_where { DG_PDF_ABSENT, DG_PDF_IN_FILE, DG_PDF_IN_STREAM };

struct dg_pdf_place {
	enum dg_pdf_where where;
	uint32_t	at;	/* byte offset, or number of the object stream */
	uint8_t		index;	/* in the object stream */
};

/* Objects of the next object stream. */
struct dg_pdf_pack {
	struct dg_buf	 bytes;
	struct {
		unsigned number;
		size_t	 at;		/* in bytes */
	}		 object[DG_PDF_PACK];
	size_t		 n;
};

struct dg_pdf_file {
	struct dg_buf		*out;
	struct dg_pdf_place	*place;		/* by number; 0 is unused */
	size_t			 n, cap;
	struct dg_pdf_pack	 alike, own;	/* what many files have alike, and the rest */
	struct dg_pdf_pack	*open;		/* has the object being printed */
	struct dg_deflate	*deflate;
};

/* out must be empty; both must outlive the file. */
void		 dg_pdf_file_init(struct dg_pdf_file *, struct dg_deflate *,
			struct dg_buf *out);
void		 dg_pdf_file_fini(struct dg_pdf_file *);

unsigned	 dg_pdf_file_reserve(struct dg_pdf_file *);
/*
 * Where to print the object; one at a time.  _own: that is hardly like one of another
 * file, and stands apart from those that are, so that their streams are alike.
 */
struct dg_buf	*dg_pdf_file_begin(struct dg_pdf_file *, unsigned number);
struct dg_buf	*dg_pdf_file_begin_own(struct dg_pdf_file *, unsigned number);
void		 dg_pdf_file_end(struct dg_pdf_file *);

/*
 * Writes a stream object.  entries are those of its dictionary beside Length
 * and Filter, printed.  _plain does not compress.
 */
void		 dg_pdf_file_stream(struct dg_pdf_file *, unsigned number,
			enum dg_deflate_use, struct dg_str entries, struct dg_str bytes);
void		 dg_pdf_file_stream_plain(struct dg_pdf_file *, unsigned number,
			struct dg_str entries, struct dg_str bytes);

/*
 * Writes what is gathered, the cross-reference stream and the end; the file's
 * ID comes from its bytes.  false: out has overflowed.
 */
bool		 dg_pdf_file_finish(struct dg_pdf_file *, unsigned root,
			unsigned info);

#endif
