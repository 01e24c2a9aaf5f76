/*
 * log.h - what docgen build did in a folder: its file ".docgen-build".
 *
 * Lines of text, each with a check sum of its own before it:
 *
 *	docgen-build 1
 *	plan KEY SINCE LINES WARNINGS PATH	a record, with so many lines to follow:
 *	in f SIZE INODE CHANGED TOUCHED DIGEST PATH	a file that was read
 *	in t PATH, in a PATH, in r REAL PATH	there; absent; where a link led
 *	out SIZE INODE CHANGED TOUCHED DIGEST STEM NAME	(STEM: bytes of the name)
 *	with PATH		a plan that refines one of its documents
 *	says en TEXT, says vi TEXT		its messages
 *	left SIZE INODE CHANGED TOUCHED DIGEST STEM NAME	written once, made no more
 *	gone NAME		that is not there any more
 *	drop PATH		nor is this plan's record
 *
 * Paths and texts have %XX for what is no plain character.  The last record of a plan
 * counts.  A record is written when its outputs stand, by one write; a line that is torn
 * takes its record with it, and a record that is not there means only that a plan is
 * made again.  The file is written anew when most of it no longer counts.
 */
#ifndef DG_BUILD_LOG_H
#define DG_BUILD_LOG_H

#include "base/append.h"
#include "base/inputs.h"
#include "build/output.h"
#include "diag/diag.h"

#define DG_LOG_NAME ".docgen-build"

/* What came of a plan. */
struct dg_record {
	struct dg_str		 plan;		/* links resolved */
	struct dg_str		 key;		/* all else that it depends on: a digest */
	int64_t			 since;		/* when the build began: of what was touched
						 * later, a stamp tells nothing */
	size_t			 warnings;
	struct dg_str		 says[2];	/* by enum dg_lang; as on a terminal, coloured */
	struct dg_seen		*in;
	struct dg_written	*out;
	struct dg_str		*with;
	size_t			 n_in, n_out, n_with;
	size_t			 order;		/* in the file */
};

struct dg_log {
	struct dg_arena		 arena;
	struct dg_append	 file;
	bool			 open;		/* held, may be written */
	int64_t			 now;		/* when it was opened, by the disk's clock */
	struct dg_record	**record;	/* heap; sorted by plan; as they were at first */
	size_t			 n, cap;
	struct dg_written	*left;		/* heap */
	size_t			 n_left, cap_left;
};

/*
 * Reads the log of a folder, and holds it for writing.  BUSY: another build does, and
 * wait is false; FAILED: errno.  Call dg_log_close only when OK.
 */
enum dg_append_status dg_log_open(struct dg_log *, const char *dir, bool wait);
/* Reads it only; a log that cannot be read is empty.  dg_log_close after it. */
void			 dg_log_look(struct dg_log *, const char *dir);
void			 dg_log_close(struct dg_log *);

/* The record of a plan, or NULL. */
struct dg_record	*dg_log_find(const struct dg_log *, struct dg_str plan);
/* Adds a record; before: the one whose place it takes, or NULL; what that one has and
 * this has not is left over.  false: it was not written; errno. */
bool			 dg_log_put(struct dg_log *, const struct dg_record *,
				const struct dg_record *before);
/* Keeps in mind files that were written but belong to no record. */
bool			 dg_log_leave(struct dg_log *, const struct dg_outputs *,
				const struct dg_record *before);
bool			 dg_log_gone(struct dg_log *, struct dg_str name);
bool			 dg_log_drop(struct dg_log *, struct dg_str plan);

#endif
