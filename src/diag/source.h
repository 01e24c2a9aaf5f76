/*
 * source.h - the texts that messages point into.
 *
 * Positions are byte offsets into the file as it stands on disk; lines and
 * columns are computed only when a message is printed.
 */
#ifndef DG_DIAG_SOURCE_H
#define DG_DIAG_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct dg_span {
	uint32_t	source;		/* index into dg_sources; 0 = nowhere */
	uint32_t	start, end;	/* bytes */
};
#define DG_NOWHERE ((struct dg_span){ 0, 0, 0 })

struct dg_source {
	struct dg_str	path;		/* as shown in messages */
	struct dg_str	bytes;		/* as on disk */
	uint32_t	*lines;		/* offsets of line starts, made at first use */
	size_t		 n_lines;
	/* How far columns were counted last, so that many messages in one long
	 * line take linear time. */
	struct {
		size_t	begin, at;	/* of the line; the place */
		size_t	columns;	/* between them */
	} counted;
};

struct dg_sources {
	struct dg_arena		*arena;
	struct dg_source	*item;	/* item[0] is the empty "nowhere" */
	size_t			 n, cap;
};

void		dg_sources_init(struct dg_sources *, struct dg_arena *);
void		dg_sources_fini(struct dg_sources *);
/* bytes must live as long as the arena. */
uint32_t	dg_sources_add(struct dg_sources *, struct dg_str path,
			struct dg_str bytes);
const struct dg_source *dg_source_at(const struct dg_sources *, uint32_t);
struct dg_str	dg_span_text(const struct dg_sources *, struct dg_span);

struct dg_place {
	size_t		line, column;	/* from 1; column counts characters */
	struct dg_str	text;		/* the line, without its end */
	size_t		offset;		/* of the place in it, bytes */
};
struct dg_place	dg_span_place(const struct dg_sources *, struct dg_span);

#endif
