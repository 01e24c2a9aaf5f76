/*
 * folder.c - a folder that is asked about many names.
 *
 * The table has hashes of names only: a name whose hash it does not have is not there; of
 * any other the system is asked.  On a disk that takes "A" for "a" a listing tells nothing, nor
 * does it anywhere of letters beyond ASCII, which disks may spell in their own way.
 */
#include "base/folder.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/inputs.h"

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
	free(f->slot);
	if (f->fd >= 0)
		close(f->fd);
}

/* ---- a listing ---- */

/* Never 0, which is an empty slot. */
static uint64_t
hash_of(const char *name)
{
	return dg_hash_quick(name, strlen(name)) | 1;
}

/* Where a hash is in the table, or would be put. */
static size_t
find(const struct dg_folder *f, uint64_t hash)
{
	size_t i = (size_t)(hash >> 1) & (f->n_slots - 1);

	while (f->slot[i] != 0 && f->slot[i] != hash)
		i = (i + 1) & (f->n_slots - 1);
	return i;
}

static void
put_names(struct dg_folder *f)
{
	for (f->n_slots = 16; f->n_slots < 2 * (f->listed->n + 1); )
		f->n_slots *= 2;
	f->slot = dg_xmalloc(f->n_slots * sizeof *f->slot);
	memset(f->slot, 0, f->n_slots * sizeof *f->slot);
	for (size_t i = 0; i < f->listed->n; i++) {
		uint64_t hash = hash_of(f->listed->entries[i].name.p);

		f->slot[find(f, hash)] = hash;
	}
}

static bool
is_listed(const struct dg_folder *f, const char *name)
{
	return f->slot[find(f, hash_of(name))] != 0;
}

static bool
is_ascii(const char *name)
{
	while (*name != '\0' && (unsigned char)*name < 0x80)
		name++;
	return *name == '\0';
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
	if (f->known && name[0] != '.' && is_ascii(name) && !is_listed(f, name))
		return false;
	if (dg_stamp_look(f->fd, name, stamp, linked))
		return true;
	if (++f->missed == MISSED_MAX && f->listed != NULL) {
		put_names(f);
		f->known = tells_case(f);
	}
	return false;
}
