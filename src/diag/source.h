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
	uint32_t	source;		/* of dg_sources; 0 = nowhere */
	uint32_t	start, end;	/* bytes */
};
#define DG_NOWHERE ((struct dg_span){ 0, 0, 0 })

struct dg_source {
	uint32_t	 id;		/* as spans have it */
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

/*
 * A text's id is its index.  Texts that several documents read (doc/common.h) have ids
 * that are no index, the same in all of them: above the base of what was read together.
 */
struct dg_sources {
	struct dg_arena		*arena;
	struct dg_source	*item;	/* item[0] is the empty "nowhere" */
	size_t			 n, cap;
	uint32_t		 base;	/* 0, or DG_SOURCE_COMMON and more */
};

#define DG_SOURCE_COMMON	(1u << 31)	/* in the ids of common texts */
#define DG_SOURCES_TOGETHER	256u		/* ids between two bases */

void		dg_sources_init(struct dg_sources *, struct dg_arena *);
void		dg_sources_fini(struct dg_sources *);
/* bytes must live as long as the arena. */
uint32_t	dg_sources_add(struct dg_sources *, struct dg_str path,
			struct dg_str bytes);
/* Adds the texts of another, which are common and outlive this. */
void		dg_sources_share(struct dg_sources *, const struct dg_sources *from);
/* When a text was added, among the others; 0: nowhere. */
size_t		dg_source_order(const struct dg_sources *, uint32_t);
const struct dg_source *dg_source_at(const struct dg_sources *, uint32_t);
struct dg_str	dg_span_text(const struct dg_sources *, struct dg_span);

struct dg_place {
	size_t		line, column;	/* from 1; column counts characters */
	struct dg_str	text;		/* the line, without its end */
	size_t		offset;		/* of the place in it, bytes */
};
struct dg_place	dg_span_place(const struct dg_sources *, struct dg_span);

#endif
