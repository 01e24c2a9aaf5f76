/*
 * dir.c - what stands in a folder.  The system lists names in any order; here
 * they are sorted, so that nothing made from them depends on the machine.
 */
#define _DEFAULT_SOURCE		/* dirent.d_type */
#include "base/dir.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int
by_bytes(const void *a, const void *b)
{
	return dg_str_cmp(((const struct dg_dir_entry *)a)->name,
	    ((const struct dg_dir_entry *)b)->name);
}

/* Not every file system tells it with the name. */
static enum dg_dir_kind
kind_of(DIR *dir, const struct dirent *entry)
{
	struct stat st;

	switch (entry->d_type) {
	case DT_REG:
		return DG_DIR_FILE;
	case DT_DIR:
		return DG_DIR_FOLDER;
	case DT_LNK:
		return DG_DIR_LINK;
	case DT_UNKNOWN:
		break;
	default:
		return DG_DIR_OTHER;
	}
	if (fstatat(dirfd(dir), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return DG_DIR_OTHER;
	return S_ISREG(st.st_mode) ? DG_DIR_FILE : S_ISDIR(st.st_mode) ? DG_DIR_FOLDER :
	    S_ISLNK(st.st_mode) ? DG_DIR_LINK : DG_DIR_OTHER;
}

bool
dg_dir_entries(struct dg_arena *arena, const char *path, size_t max,
    struct dg_dir_entry **entries, size_t *n)
{
	struct dg_dir_entry *item = NULL;
	size_t count = 0, cap = 0;
	struct dirent *entry;
	DIR *dir = opendir(path);

	*entries = NULL;
	*n = 0;
	if (!dir)
		return false;
	while (count < max && (entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		DG_GROW(item, count, cap);
		item[count++] = (struct dg_dir_entry){ dg_arena_dup(arena,
		    dg_str_of(entry->d_name)), kind_of(dir, entry) };
	}
	closedir(dir);
	if (count) {
		qsort(item, count, sizeof *item, by_bytes);
		*entries = DG_NEW_ARRAY(arena, count, struct dg_dir_entry);
		memcpy(*entries, item, count * sizeof *item);
	}
	free(item);
	*n = count;
	return true;
}

bool
dg_dir_names(struct dg_arena *arena, const char *path, size_t max,
    struct dg_str **names, size_t *n)
{
	struct dg_dir_entry *entries;

	*names = NULL;
	if (!dg_dir_entries(arena, path, max, &entries, n))
		return false;
	*names = DG_NEW_ARRAY(arena, *n, struct dg_str);
	for (size_t i = 0; i < *n; i++)
		(*names)[i] = entries[i].name;
	return true;
}
