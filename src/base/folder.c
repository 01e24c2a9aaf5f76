/*
 * folder.c - a folder that is asked about many names.
 *
 * A listing keeps hashes of names only: one that it does not have is not there; of any
 * other the system is asked.  On a disk that takes "A" for "a" a listing tells nothing, nor
 * does it anywhere of letters beyond ASCII, which disks may spell in their own way.
 */
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/hash.h"
#include "base/inputs.h"

#define MISSED_MAX	16		/* before it is listed */
#define LISTED_MAX	(1u << 20)	/* names; one with more is not */
#define NAME_SIZE	256

void
dg_folder_open(struct dg_folder *f, const char *path)
{
	*f = (struct dg_folder){ .fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) };
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
grow(struct dg_folder *f)
{
	uint64_t *old = f->slot;
	size_t n = f->n_slots;

	f->n_slots = n > 0 ? 2 * n : 256;
	f->slot = dg_xmalloc(f->n_slots * sizeof *f->slot);
	memset(f->slot, 0, f->n_slots * sizeof *f->slot);
	for (size_t i = 0; i < n; i++)
		if (old[i] != 0)
			f->slot[find(f, old[i])] = old[i];
	free(old);
}

static void
add(struct dg_folder *f, const char *name)
{
	if (2 * (f->n + 1) > f->n_slots)
		grow(f);
	f->slot[find(f, hash_of(name))] = hash_of(name);
	f->n++;
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

/* Would the disk take this name, which is listed, for another one? */
static bool
tells_case(const struct dg_folder *f, char *name)
{
	struct dg_stamp stamp;
	bool linked;

	return turn_case(name) && (is_listed(f, name) ||
	    !dg_stamp_look(f->fd, name, &stamp, &linked));
}

/* false: not all of it could be read. */
static bool
read_names(struct dg_folder *f, DIR *dir, char some[NAME_SIZE])
{
	struct dirent *entry;

	for (errno = 0; f->n < LISTED_MAX && (entry = readdir(dir)) != NULL; errno = 0) {
		size_t n = strlen(entry->d_name);

		add(f, entry->d_name);
		if (some[0] == '\0' && entry->d_name[0] != '.' && n < NAME_SIZE)
			memcpy(some, entry->d_name, n + 1);
	}
	return errno == 0 && f->n < LISTED_MAX;
}

static void
list(struct dg_folder *f)
{
	int fd = openat(f->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	char some[NAME_SIZE] = "";

	f->listed = dir != NULL && read_names(f, dir, some) && tells_case(f, some);
	if (dir != NULL)
		closedir(dir);
	else if (fd >= 0)
		close(fd);
}

bool
dg_folder_look(struct dg_folder *f, const char *name, struct dg_stamp *stamp, bool *linked)
{
	*linked = false;
	if (f->listed && is_ascii(name) && !is_listed(f, name))
		return false;
	if (dg_stamp_look(f->fd, name, stamp, linked))
		return true;
	if (++f->missed == MISSED_MAX)
		list(f);
	return false;
}
