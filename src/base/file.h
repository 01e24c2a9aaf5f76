/*
 * file.h - the file system, as far as docgen needs it.
 */
#ifndef DG_BASE_FILE_H
#define DG_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

enum dg_file_status {
	DG_FILE_OK,
	DG_FILE_ABSENT,		/* no such file */
	DG_FILE_TOO_LARGE,
	DG_FILE_NOT_REGULAR,	/* a directory, device, pipe */
	DG_FILE_FAILED,		/* anything else: errno is set */
};

/* Reads a whole regular file of at most max bytes into the arena. */
enum dg_file_status dg_file_read(struct dg_arena *, const char *path,
			size_t max, struct dg_str *bytes);

/*
 * Writes a file whole or not at all: a temporary file in the same folder,
 * synchronised, then renamed.  On failure the old file stands and errno says
 * why.
 */
bool		dg_file_write(const char *path, const void *bytes, size_t n);
/* The same for one that stands there: who may read and write it stays, and one that
 * may not be written is left alone (EACCES).  Links are followed. */
bool		dg_file_replace(const char *path, const void *bytes, size_t n);
/* The same for a file that is new: EEXIST when something stands there. */
bool		dg_file_create(const char *path, const void *bytes, size_t n);
/* Makes a folder and its parents; true when it stands there afterwards. */
bool		dg_file_mkdirs(const char *path);
bool		dg_file_exists(const char *path);
/* Nothing stands there, for sure: not so when that cannot be told, for want of a right, or
 * since a disk fails. */
bool		dg_file_is_gone(const char *path);
bool		dg_file_is_dir(const char *path);
bool		dg_file_is_link(const char *path);

/* Removes a file; false: errno. */
bool		dg_file_remove(const char *path);
/* Takes away what programs that are no more left half written in a folder: files
 * that end in ".tmp-PROCESS-NUMBER". */
void		dg_file_sweep(struct dg_arena *, const char *dir);

/* Pieces of the above, for append.c: a whole file that is open; bytes put into one; a new
 * file beside the path of n bytes, whose name is then in path (of n + DG_TEMPORARY_MAX). */
#define DG_TEMPORARY_MAX 40
enum dg_file_status dg_file_read_open(struct dg_arena *, int fd, size_t max,
			struct dg_str *bytes);
bool		dg_file_put(int fd, const void *bytes, size_t n);
int		dg_file_temporary(char *path, size_t n);

/* Path arithmetic on text alone; no file is touched. */
struct dg_str	dg_path_dir(struct dg_str path);	/* "a/b.c" -> "a", "b" -> "." */
struct dg_str	dg_path_stem(struct dg_str path);	/* "a/b.c" -> "b" */
/* Without links, "." and ".."; false when it does not exist. */
bool		dg_path_real(struct dg_arena *, struct dg_str path, struct dg_str *out);
struct dg_str	dg_path_join(struct dg_arena *, struct dg_str dir, struct dg_str rel);
struct dg_str	dg_path_base(struct dg_str path);	/* "a/b.c" -> "b.c" */
/* Does it go through dir, and on?  Both as dg_path_real gives them; "" is the root of all. */
bool		dg_path_is_below(struct dg_str path, struct dg_str dir);

/*
 * The project's root for a plan: the nearest folder above it that holds
 * docgen.project, else the folder above the plan's own.  Symbolic links are
 * resolved.  false when the plan's folder is not there.  What was looked at is
 * kept in the table, or NULL.
 */
struct dg_inputs;		/* inputs.h */
bool		dg_project_root(struct dg_arena *, struct dg_inputs *, struct dg_str plan,
			struct dg_str *root);
/* The project that a folder belongs to: the nearest that holds docgen.project, from
 * itself up, else itself; empty when it is not there. */
void		dg_project_here(struct dg_arena *, struct dg_str dir, struct dg_str *root);
/*
 * Resolves rel against the folder of the file that names it; false when the
 * result, symbolic links followed, is outside root (or rel is absolute).  A
 * file that does not exist resolves as long as its folder stays inside.  Where
 * links lead is kept in the table, or NULL.
 */
bool		dg_path_inside(struct dg_arena *, struct dg_inputs *, struct dg_str root,
			struct dg_str from_file, struct dg_str rel,
			struct dg_str *out);

#endif
