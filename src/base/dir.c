/*
 * dir.c - what stands in a folder.  The system lists names in any order; here
 * they are sorted, so that nothing made from them depends on the machine.
 */
#include "base/dir.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static int
by_bytes(const void *a, const void *b)
{
	return dg_str_cmp(*(const struct dg_str *)a, *(const struct dg_str *)b);
}

bool
dg_dir_names(struct dg_arena *arena, const char *path, size_t max,
    struct dg_str **names, size_t *n)
{
	struct dg_str *item = NULL;
	size_t count = 0, cap = 0;
	struct dirent *entry;
	DIR *dir = opendir(path);

	*names = NULL;
	*n = 0;
	if (!dir)
		return false;
	while (count < max && (entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		DG_GROW(item, count, cap);
		item[count++] = dg_arena_dup(arena, dg_str_of(entry->d_name));
	}
	closedir(dir);
	if (count) {
		qsort(item, count, sizeof *item, by_bytes);
		*names = DG_NEW_ARRAY(arena, count, struct dg_str);
		memcpy(*names, item, count * sizeof *item);
	}
	free(item);
	*n = count;
	return true;
}
