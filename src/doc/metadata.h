/*
 * metadata.h - what a file says about itself, the same in every format.
 */
#ifndef DG_DOC_METADATA_H
#define DG_DOC_METADATA_H

#include "base/date.h"
#include "base/str.h"
#include "doc/abbreviation.h"

struct dg_metadata {
	struct dg_str	title;		/* "Kế hoạch ...": kind and subject */
	struct dg_str	author;		/* the issuing body */
	struct dg_str	subject;	/* number and symbol: "27-KH/TU" */
	struct dg_date	date;		/* the document's own, completed: never the
					 * clock's */
	struct dg_str	language;	/* "vi-VN": BCP 47 */
	struct dg_str	producer;	/* "docgen 1.0.0" */
	const struct dg_abbreviations *abbreviations;	/* that readers know; or NULL */
};

#endif
