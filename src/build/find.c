/* find.c - the plans of a tree of folders. */
#include "build/tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/dir.h"
#include "base/limits.h"
#include "base/sort.h"

struct finder {
	struct dg_arena	*arena;
	struct dg_sink	*sink;
	struct dg_listed *folder;	/* heap: to be looked into, but for the first looked */
	size_t		 n_folders, cap_folders, looked;
	const char	**plan;		/* heap */
	size_t		 n, cap;
	struct dg_str	 root;		/* of the word's project */
};

static void
add_folder(struct finder *f, struct dg_str path)
{
	DG_GROW(f->folder, f->n_folders, f->cap_folders);
	f->folder[f->n_folders++] = (struct dg_listed){ .path = path };
}

static void
add_plan(struct finder *f, struct dg_str path)
{
	DG_GROW(f->plan, f->n, f->cap);
	f->plan[f->n++] = path.p;
}

/* Something in a folder.  A link leads to a plan of the project, or nowhere. */
static void
look_at(struct finder *f, struct dg_str dir, const struct dg_dir_entry *entry)
{
	bool folder = entry->kind == DG_DIR_FOLDER, link = entry->kind == DG_DIR_LINK;
	struct dg_str path, inside;

	if (!folder && !dg_str_ends(entry->name, ".plan"))
		return;
	path = dg_path_join(f->arena, dir, entry->name);
	if (folder) {
		add_folder(f, path);
	} else if (!link || (!dg_file_is_dir(path.p) && dg_path_inside(f->arena, NULL, f->root,
	    path, dg_path_base(path), &inside))) {
		add_plan(f, path);
	}
}

static bool
look_into(struct finder *f, struct dg_listed *folder)
{
	struct dg_str dir = folder->path;
	struct dg_dir_entry *entries;
	size_t n;

	if (!dg_dir_entries(f->arena, dir.p, SIZE_MAX, &entries, &n)) {
		dg_report(f->sink, DG_R_folder_unreadable, DG_NOWHERE, DG_ARGS(dir));
		return false;
	}
	folder->entries = entries;
	folder->n = n;
	for (size_t i = 0; i < n; i++)
		look_at(f, dir, &entries[i]);
	return true;
}

/* "./a//b/./" is "a/b": what is called by another path is made again, since messages say
 * it. */
static struct dg_str
plain_path(struct dg_arena *a, struct dg_str s)
{
	char	*out = dg_arena_alloc(a, s.n + 2);
	size_t	 n = 0;

	if (s.n == 0)
		return s;
	if (dg_str_starts(s, "/"))
		out[n++] = '/';
	while (s.n > 0) {
		struct dg_str part = dg_str_cut(&s, '/');

		if (part.n == 0 || dg_str_is(part, "."))
			continue;
		if (n > 0 && out[n - 1] != '/')
			out[n++] = '/';
		memcpy(out + n, part.p, part.n);
		n += part.n;
	}
	if (n == 0)
		out[n++] = '.';
	return (struct dg_str){ out, n };
}

static bool
look_at_word(struct finder *f, const char *word)
{
	struct dg_str path = plain_path(f->arena, dg_str_of(word));

	if (!dg_file_is_dir(word)) {
		add_plan(f, path);	/* when it is none, reading it says so */
		return true;
	}
	dg_project_here(f->arena, path, &f->root);
	add_folder(f, path);
	while (f->looked < f->n_folders)
		if (!look_into(f, &f->folder[f->looked++]))
			return false;
	return true;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int
by_path(const void *a, const void *b)
{
	return dg_str_cmp(((const struct dg_listed *)a)->path,
	    ((const struct dg_listed *)b)->path);
}

const char *
dg_tree_place(void)
{
	return dg_file_is_dir("plans") ? "plans" : ".";
}

bool
dg_tree_find(struct dg_arena *arena, const char *const *words, size_t n, struct dg_sink *sink,
    struct dg_tree_found *found)
{
	struct finder f = { .arena = arena, .sink = sink };
	const char **out;
	bool ok = true;

	for (size_t i = 0; i < n && ok; i++)
		ok = look_at_word(&f, words[i]);
	dg_sort(f.plan, f.n, sizeof *f.plan, by_bytes);
	out = DG_NEW_ARRAY(arena, f.n + 1, const char *);
	*found = (struct dg_tree_found){ .plans = out, .n_folders = f.looked,
	    .folders = DG_NEW_ARRAY(arena, f.looked + 1, struct dg_listed) };
	for (size_t i = 0; i < f.n; i++)
		if (found->n == 0 || strcmp(out[found->n - 1], f.plan[i]) != 0)
			out[found->n++] = f.plan[i];
	if (f.looked > 0)
		memcpy(found->folders, f.folder, f.looked * sizeof *f.folder);
	dg_sort(found->folders, f.looked, sizeof *f.folder, by_path);
	if (ok && f.n == 0)
		dg_report(sink, DG_R_plans_none, DG_NOWHERE, DG_ARGS(dg_str_of(words[0])));
	ok = ok && f.n > 0;
	free(f.folder);
	free(f.plan);
	return ok;
}
