/*
 * zip.h - the container of a DOCX (APPNOTE.TXT 6.3.3, as ISO/IEC 29500-2 has it):
 * deflated entries one after the other, then the directory of all.
 *
 * What it is given is compressed already.  Entries have no owner and no time of their
 * own: they are dated as DOS's calendar begins.
 */
#ifndef DG_DOCX_ZIP_H
#define DG_DOCX_ZIP_H

#include "base/buf.h"

struct dg_zip {
	struct dg_buf	*out;
	struct dg_buf	 directory;
	size_t		 start;		/* of the container in out */
	unsigned	 n;		/* entries */
};

/* Appends to out, which says afterwards whether all had room. */
void	dg_zip_begin(struct dg_zip *, struct dg_buf *out);
/* name: ASCII.  bytes: compressed without a header (RFC 1951), size of them before that,
 * whose CRC-32 is crc. */
void	dg_zip_add(struct dg_zip *, const char *name, struct dg_str bytes, size_t size,
		uint32_t crc);
void	dg_zip_end(struct dg_zip *);

#endif
