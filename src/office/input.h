/*
 * input.h - reads the files that a plan names (inside office/).
 */
#ifndef DG_OFFICE_INPUT_H
#define DG_OFFICE_INPUT_H

#include "doc/common.h"

struct dg_input {
	uint32_t	source;
	struct dg_str	bytes;		/* whole file, as on disk, valid UTF-8 */
	size_t		start;		/* behind the byte order mark */
};

/* The bytes of a file, at most so many; false: a message was reported. */
bool		 dg_input_bytes(struct dg_doc *, struct dg_str path, unsigned most,
			struct dg_span asked_at, struct dg_str *bytes);
/* Reads and registers a file; false: a message was reported at asked_at, or
 * in the file. */
bool		 dg_input_read(struct dg_doc *, struct dg_str path,
			struct dg_span asked_at, struct dg_input *);
/* What is made of one file, common to all documents that name it (doc/common.h); make gets a
 * dg_input_ask. */
struct dg_input_ask {
	struct dg_str	path;
	struct dg_span	at;		/* where it is named */
};
bool		 dg_input_get(struct dg_doc *, const char *what, dg_common_make *make,
			struct dg_str path, struct dg_span asked_at, void *out, size_t size);
struct dg_span	 dg_input_span(const struct dg_input *, size_t start, size_t end);
/* The part of a file where s, a slice of its bytes, stands. */
struct dg_span	 dg_input_span_of(const struct dg_input *, struct dg_str s);

/*
 * Controls (but tab and line end) and invisible characters are errors; one is
 * reported a line.  true when there are none.
 */
bool		 dg_input_check_controls(struct dg_doc *, const struct dg_input *);

/* [a-z0-9-]+, at most DG_MAX_ID long? */
bool		 dg_input_is_id(struct dg_str);

#endif
