/*
 * log.h - what docgen build did in a folder: its file ".docgen-build".
 *
 * Lines of text, each with a check sum of its own before it:
 *
 *	docgen-build 3
 *	here PATH		the folder, links resolved: a log may be copied with its tree
 *	see N f SIZE INODE CHANGED TOUCHED DIGEST PATH	sighting N: a file that was read
 *	see N t PATH, see N a PATH, see N r PATH REAL	there; absent; where a link led
 *	plan KEY SINCE LINES WARNINGS PATH NAMED	a record, with so many lines to follow:
 *	in N N N...		what it was made from
 *	table DIGEST PATH ID ID...	units that its documents asked for beside their own
 *	with PATH		a plan that refines one of its documents
 *	says en TEXT, says vi TEXT		its messages
 *	part DIGEST QUIET ID	a document of the unit ID; "in" and "out" behind it are its own
 *	out SIZE INODE CHANGED TOUCHED DIGEST STEM NAME	(STEM: bytes of the name)
 *	left SIZE INODE CHANGED TOUCHED DIGEST STEM NAME	written once, made no more
 *	gone NAME		that is not there any more
 *	drop PATH		nor is this plan's record
 *
 * Paths and texts have %XX for what is no plain character.  A % alone is a path once more:
 * a sighting's that of the sighting in the line before, REAL and NAMED the one they stand
 * behind.  TOUCHED counts from CHANGED.  The last record of a plan counts.  A record is
 * written when its outputs stand, by one write with the sightings that are new; a line that
 * is torn takes its record with it, and a record that is not there means only that a plan is
 * made again.  The file is written anew when a third of it no longer counts.
 */
#ifndef DG_BUILD_LOG_H
#define DG_BUILD_LOG_H

#include "base/append.h"
#include "base/inputs.h"
#include "build/output.h"
#include "diag/diag.h"

#define DG_LOG_NAME ".docgen-build"

struct dg_state;		/* fresh.c */

/* Something that plans were made from, as it was once; all records share it. */
struct dg_sighting {
	struct dg_seen	 seen;
	uint32_t	 number;	/* in the file */
	bool		 written;	/* it stands there */
	struct dg_state	*state;		/* what its path is like now, when somebody looked */
};

/* One document of a plan that makes many. */
struct dg_part {
	struct dg_str	 id;		/* its unit's */
	struct dg_str	 row;		/* dg_unit_digest of that */
	bool		 quiet;		/* nothing was said of it */
	bool		 stale;		/* something that is its own is not as it was */
	uint32_t	 in, n_in;	/* from, and how many: of the record's */
	uint32_t	 out, n_out;
};

/* What documents of a plan asked a units table for, beside their own units. */
struct dg_asked {
	struct dg_str	 path;		/* of the table; empty: not known, or too much */
	struct dg_str	 digest;	/* dg_units_digest */
	struct dg_str	*id;
	size_t		 n;
};

/* What came of a plan. */
struct dg_record {
	struct dg_str		 plan;		/* where it stands: dg_looker_place */
	struct dg_str		 named;		/* as it was called */
	struct dg_str		 key;		/* all else that outputs depend on: a digest */
	int64_t			 since;		/* when the build began: of what was touched
						 * later, a stamp tells nothing */
	size_t			 warnings;
	struct dg_str		 says[2];	/* by enum dg_lang; as on a terminal, coloured */
	struct dg_sighting	**in;		/* the plan's, then those of each part */
	struct dg_written	*out;
	struct dg_str		*with;
	struct dg_part		*part;
	size_t			 n_in, n_out, n_with, n_parts;
	struct dg_asked		 asked;
	size_t			 order;		/* in the file */
	size_t			 bytes;		/* of its lines */
	const struct dg_planned	*planned;	/* jobs.h: the plan, if it was asked for */
};

struct dg_log {
	struct dg_arena		 arena;
	struct dg_append	 file;
	struct dg_str		 here;		/* its folder, links resolved */
	struct dg_str		 was;		/* what it says that this is; or empty */
	bool			 open;		/* held, may be written */
	int64_t			 now;		/* when it was opened, by the disk's clock */
	struct dg_sighting	**sighting;	/* heap; hashed by what was seen */
	size_t			 n_sightings, n_slots;
	struct dg_sighting	**numbered;	/* heap; by number; NULL: there is none */
	size_t			 n_numbered, cap_numbered;
	struct dg_record	**record;	/* heap; sorted by plan; as they were at first */
	size_t			 n, cap;
	size_t			 next;		/* behind the record that was asked for last */
	struct dg_written	*left;		/* heap */
	size_t			 n_left, cap_left;
	size_t			 idle;		/* bytes that no longer count */
};

/*
 * Reads the log of a folder, and holds it for writing.  BUSY: another build does, and
 * wait is false; FAILED: errno.  Call dg_log_close only when OK.
 */
enum dg_append_status dg_log_open(struct dg_log *, const char *dir, bool wait);
/* Reads it only; a log that cannot be read is empty.  dg_log_close after it. */
void			 dg_log_look(struct dg_log *, const char *dir);
/* When it came elsewhere, of plans that are asked for now: records of plans that came along
 * are those of the copies (moved.c).  false: it was not written; errno. */
bool			 dg_log_follow(struct dg_log *, const char *const *plans, size_t n);
void			 dg_log_close(struct dg_log *);

/* The record of a plan, or NULL. */
struct dg_record	*dg_log_find(struct dg_log *, struct dg_str plan);
/* The sighting of something, that was there before or is from now on. */
struct dg_sighting	*dg_log_see(struct dg_log *, const struct dg_seen *);
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
