/* path.c - path arithmetic, and the fence around a project's root. */
#define _GNU_SOURCE		/* memrchr */
#include "base/file.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/inputs.h"

/* Bytes up to the last slash, with it. */
static size_t
last_slash(struct dg_str path)
{
	const char *at = path.n > 0 ? memrchr(path.p, '/', path.n) : NULL;

	return at != NULL ? (size_t)(at - path.p) + 1 : 0;
}

struct dg_str
dg_path_dir(struct dg_str path)
{
	size_t n = last_slash(path);

	return n == 0 ? DG_STR(".") : n == 1 ? DG_STR("/") : dg_str_sub(path, 0, n - 1);
}

struct dg_str
dg_path_base(struct dg_str path)
{
	return dg_str_sub(path, last_slash(path), path.n);
}

struct dg_str
dg_path_stem(struct dg_str path)
{
	struct dg_str base = dg_path_base(path);

	for (size_t i = base.n; i > 1; i--)
		if (base.p[i - 1] == '.')
			return dg_str_sub(base, 0, i - 1);
	return base;
}

struct dg_str
dg_path_join(struct dg_arena *a, struct dg_str dir, struct dg_str rel)
{
	char *path;

	if (dg_str_starts(rel, "/") || dir.n == 0 || dg_str_is(dir, "."))
		return dg_arena_dup(a, rel);
	if (dg_str_ends(dir, "/"))
		return dg_arena_join(a, dir, rel);
	path = dg_arena_alloc(a, dir.n + rel.n + 2);
	memcpy(path, dir.p, dir.n);
	path[dir.n] = '/';
	memcpy(path + dir.n + 1, rel.p, rel.n);
	return (struct dg_str){ path, dir.n + 1 + rel.n };
}

bool
dg_path_real(struct dg_arena *a, struct dg_str path, struct dg_str *out)
{
	char *p = realpath(dg_arena_dup(a, path).p, NULL);

	if (p == NULL)
		return false;
	*out = dg_arena_dup(a, dg_str_of(p));
	free(p);
	return true;
}

/* The nearest folder from dir up that holds docgen.project. */
static bool
marked_above(struct dg_arena *a, struct dg_inputs *in, struct dg_str dir,
    struct dg_str *root)
{
	for (;; dir = dg_path_dir(dir)) {
		if (dg_inputs_exists(in, dg_path_join(a, dir, DG_STR("docgen.project")).p)) {
			*root = dir;
			return true;
		}
		if (dg_str_is(dir, "/"))
			return false;
	}
}

bool
dg_project_root(struct dg_arena *a, struct dg_inputs *in, struct dg_str plan,
    struct dg_str *root)
{
	struct dg_str home;

	if (!dg_inputs_real(in, a, dg_path_dir(plan), &home))
		return false;
	if (!marked_above(a, in, home, root))
		*root = dg_path_dir(home);
	return true;
}

void
dg_project_here(struct dg_arena *a, struct dg_str dir, struct dg_str *root)
{
	struct dg_str here;

	*root = DG_STR("");
	if (dg_path_real(a, dir, &here) && !marked_above(a, NULL, here, root))
		*root = here;
}

bool
dg_path_is_below(struct dg_str path, struct dg_str dir)
{
	return path.n > dir.n && path.p[dir.n] == '/' &&
	    dg_str_eq(dg_str_sub(path, 0, dir.n), dir);
}

static bool
is_within(struct dg_str root, struct dg_str path)
{
	return dg_str_is(root, "/") || dg_str_eq(root, path) || dg_path_is_below(path, root);
}

bool
dg_path_inside(struct dg_arena *a, struct dg_inputs *in, struct dg_str root,
    struct dg_str from_file, struct dg_str rel, struct dg_str *out)
{
	struct dg_str path, real_path, dir;

	if (rel.n == 0 || rel.p[0] == '/' || dg_str_find_char(rel, '\0') < rel.n)
		return false;
	path = dg_path_join(a, dg_path_dir(from_file), rel);
	*out = path;
	if (dg_inputs_real(in, a, path, &real_path))
		return is_within(root, real_path);
	/* Not there: its folder decides, so that "absent" can be said. */
	if (dg_path_real(a, dg_path_dir(path), &dir))
		return is_within(root, dir);
	return dg_str_find(rel, "..") == rel.n;
}
