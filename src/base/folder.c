/*
 * folder.c - a folder that is asked about many names.
 *
 * The table has hashes of names only: a name whose hash it does not have is not there; of
 * any other the system is asked.  On a disk that takes "A" for "a" a listing tells nothing, nor
 * does it anywhere of letters beyond ASCII, which disks may spell in their own way.
 */
#include "base/folder.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/inputs.h"
#include "base/text.h"

#define MISSED_MAX	16	/* before names are put into a table */

void
dg_folder_open(struct dg_folder *f, const char *path, const struct dg_listed *listed)
{
	*f = (struct dg_folder){ .fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC),
		.listed = listed };
}

void
dg_folder_close(struct dg_folder *f)
{
	dg_marks_fini(&f->names);
	if (f->fd >= 0)
		close(f->fd);
}

/* ---- a listing ---- */

static uint64_t
hash_of(const char *name)
{
	return dg_hash_quick(0, name, strlen(name));
}

static bool
is_listed(const struct dg_folder *f, const char *name)
{
	return dg_marks_has(&f->names, hash_of(name));
}

/* Turns capitals into small letters and the other way round; false: there are none. */
static bool
turn_case(char *name)
{
	bool some = false;

	for (; *name != '\0'; name++)
		if ((*name >= 'a' && *name <= 'z') || (*name >= 'A' && *name <= 'Z')) {
			*name ^= 0x20;
			some = true;
		}
	return some;
}

/* Would the disk take a name that is listed for one with other letters? */
static bool
tells_case(const struct dg_folder *f)
{
	struct dg_arena own;
	struct dg_stamp stamp;
	bool linked, tells = false;

	dg_arena_init(&own);
	for (size_t i = 0; i < f->listed->n; i++) {
		char *other = (char *)dg_arena_dup(&own, f->listed->entries[i].name).p;

		if (!turn_case(other))
			continue;
		tells = is_listed(f, other) || !dg_stamp_look(f->fd, other, &stamp, &linked);
		break;
	}
	dg_arena_fini(&own);
	return tells;
}

bool
dg_folder_look(struct dg_folder *f, const char *name, struct dg_stamp *stamp, bool *linked)
{
	*linked = false;
	if (f->known && name[0] != '.' && dg_text_is_ascii(dg_str_of(name)) && !is_listed(f, name))
		return false;
	if (dg_stamp_look(f->fd, name, stamp, linked))
		return true;
	if (++f->missed == MISSED_MAX && f->listed != NULL) {
		for (size_t i = 0; i < f->listed->n; i++)
			dg_marks_add(&f->names, hash_of(f->listed->entries[i].name.p));
		f->known = tells_case(f);
	}
	return false;
}
