/*
 * output.h - the files that docgen writes.
 */
#ifndef DG_BUILD_OUTPUT_H
#define DG_BUILD_OUTPUT_H

#include "build/compile.h"
#include "doc/doc.h"

/*
 * The outputs' name: the header's pattern, else the plan's own name (with the id
 * behind it of the unit that it is one of many for).  Empty: the pattern does not
 * give a file name, which was reported.
 */
struct dg_str	dg_output_name(struct dg_doc *, struct dg_arena *, struct dg_str id);
/* Is this, spelled as is, the name of a file in a folder? */
bool		dg_output_name_ok(struct dg_str);
/* Is it one name in the folder of outputs, whatever letters it has?  Names that plans have
 * themselves are no more than that. */
bool		dg_output_name_inside(struct dg_str);
/* Makes the folder; false: a FATAL message was reported. */
bool		dg_output_folder(struct dg_doc *, const char *dir);
/* Nothing but a file stands at dir/name + suffix; false: a FATAL message was
 * reported.  Asked for all outputs before the first is written. */
bool		dg_output_free(struct dg_doc *, const char *dir,
			struct dg_str name, const char *suffix);
/* Writes dir/name + suffix; false: a FATAL message was reported. */
bool		dg_output_write(struct dg_doc *, const char *dir,
			struct dg_str name, const char *suffix,
			const struct dg_buf *bytes);

/* Says why a file or folder could not be made: errno. */
void		dg_output_report(struct dg_doc *, struct dg_str path, int why);
/* Is dir/name + suffix what would be written?  Otherwise that is reported. */
void		dg_output_compare(struct dg_doc *, const char *dir, struct dg_str name,
			const char *suffix, const struct dg_buf *bytes);

/* A file that was written. */
struct dg_written {
	struct dg_str	 name;		/* in the folder: "x.pdf"; terminated */
	size_t		 stem;		/* bytes of it that are the document's name */
	struct dg_str	 digest;	/* digest.h */
	struct dg_stamp	 stamp;		/* as it stood right after */
};

/* What was written of a plan. */
struct dg_outputs {
	struct dg_arena	 arena;
	struct dg_written *item;	/* heap */
	size_t		 n, cap;
};
void		dg_outputs_init(struct dg_outputs *);
void		dg_outputs_fini(struct dg_outputs *);
/* Keeps a file that was written; outputs may be NULL. */
void		dg_outputs_add(struct dg_outputs *, const char *dir, struct dg_str name,
			const char *suffix, const struct dg_buf *bytes);

/* Adds all that another list has. */
void		dg_outputs_take(struct dg_outputs *, const struct dg_outputs *from);

/* Writes a file that may stand there; false: a FATAL message was reported. */
bool		dg_output_file(struct dg_doc *, struct dg_str path, struct dg_str bytes);
/* Writes a file that is new; false: a FATAL message was reported, also when
 * something stands there already. */
bool		dg_output_create(struct dg_doc *, struct dg_str path, struct dg_str bytes);
/* Writes a file in the place of the one that stands there; false: a FATAL message
 * was reported. */
bool		dg_output_replace(struct dg_doc *, struct dg_str path, struct dg_str bytes);

#endif
