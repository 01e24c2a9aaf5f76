/*
 * handle.h - what a handle holds, and how its program is told (inside api/).
 *
 * api/ owns the public header, docgen.h: handles (docgen.c), docgen_compile (compile.c),
 * docgen_build (build.c), and what programs are told (tell.c).
 */
#ifndef DG_API_HANDLE_H
#define DG_API_HANDLE_H

#include "api/docgen.h"
#include "build/compile.h"
#include "build/output.h"

#define API	__attribute__((visibility("default")))

struct docgen {
	struct dg_arena		 arena;		/* of strings */
	struct docgen_settings	 settings;
	struct dg_options	 options;	/* what they come to */
	struct dg_taker		 taker;
	struct dg_fonts		*fonts;
	struct dg_worker	 worker;	/* from the first docgen_compile on */
	bool			 works;
};

/* Copies a struct that a program may have made by an older header, or a newer one; mine
 * is zeroed, and theirs may be NULL. */
void	dg_api_take(void *mine, size_t size, const void *theirs);

/* Tells the messages of a sink; by is the handle. */
void	dg_api_tell(void *by, const struct dg_sink *, const struct dg_sources *);
/* Tells messages that have no place; what they come to. */
enum docgen_status dg_api_tell_own(struct docgen *, const struct dg_sink *);

/* What a plan was made from, for an outcome: lasts as long as what was seen. */
struct docgen_input dg_api_input(const struct dg_seen *);

/* Paths of what was written, for an outcome: in the arena. */
const char *const *dg_api_outputs(struct dg_arena *, const char *dir, const struct dg_written *,
			size_t n);

/* Does the program want no other plan begun? */
static inline bool
dg_api_cancelled(const struct docgen *d)
{
	return d->settings.cancel != NULL && d->settings.cancel(d->settings.by) != 0;
}

#endif
