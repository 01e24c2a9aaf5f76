/*
 * find.c - where template files are, and which there are.
 */
#include "office/find.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/dir.h"
#include "base/embedded.h"
#include "base/file.h"
#include "base/limits.h"

#define NAMES_MAX	1000	/* looked at in one folder */
#define LEVELS_MAX	4

bool
dg_template_name_ok(struct dg_str name)
{
	size_t levels = 0;

	if (name.n == 0 || name.n > DG_MAX_ID || name.p[name.n - 1] == '/')
		return false;
	while (name.n) {
		if (!dg_str_is_word(dg_str_cut(&name, '/')) || ++levels > LEVELS_MAX)
			return false;
	}
	return true;
}

/* ---- reading ---- */

enum found { FOUND, NOT_FOUND, BROKEN };

static enum found
read_path(struct dg_finder *f, struct dg_str path, struct dg_span asked_at,
    struct dg_str *bytes)
{
	struct dg_arena *arena = f->reader.doc->arena;

	switch (dg_inputs_read(f->reader.doc->inputs, arena, path.p, DG_MAX_TEMPLATE, bytes)) {
	case DG_FILE_OK:
		return FOUND;
	case DG_FILE_ABSENT:
		return NOT_FOUND;
	case DG_FILE_TOO_LARGE:
		dg_shape_error(&f->reader, DG_R_file_too_large, asked_at,
		    DG_ARGS(path, dg_arena_fmt(arena, "%u", DG_MAX_TEMPLATE)));
		return BROKEN;
	case DG_FILE_NOT_REGULAR:
		errno = EISDIR;
		/* fallthrough */
	case DG_FILE_FAILED:
		break;
	}
	dg_shape_error(&f->reader, DG_R_file_unreadable, asked_at,
	    DG_ARGS(path, dg_str_of(strerror(errno))));
	return BROKEN;
}

/* A file of --template-dir, which is trusted. */
static enum found
read_given(struct dg_finder *f, struct dg_str rel, struct dg_span asked_at,
    struct dg_str *path, struct dg_str *bytes)
{
	if (!f->dirs || !f->dirs->dir)
		return NOT_FOUND;
	*path = dg_path_join(f->reader.doc->arena, dg_str_of(f->dirs->dir), rel);
	return read_path(f, *path, asked_at, bytes);
}

/* A file of the project, which must not lead out of its folder. */
static enum found
read_project(struct dg_finder *f, struct dg_str rel, struct dg_span asked_at,
    struct dg_str *path, struct dg_str *bytes)
{
	const struct dg_doc *doc = f->reader.doc;
	struct dg_str root = doc->root_dir, inside;

	if (root.n == 0)
		return NOT_FOUND;
	rel = dg_arena_join(doc->arena, DG_STR("templates/"), rel);
	*path = dg_path_join(doc->arena, root, rel);
	if (!dg_inputs_exists(doc->inputs, path->p))
		return NOT_FOUND;
	if (!dg_path_inside(doc->arena, doc->inputs, root,
	    dg_path_join(doc->arena, root, DG_STR("docgen.project")), rel,
	    &inside)) {
		dg_shape_error(&f->reader, DG_R_template_outside, asked_at,
		    DG_ARGS(*path));
		return BROKEN;
	}
	return read_path(f, *path, asked_at, bytes);
}

static enum found
read_embedded(struct dg_finder *f, struct dg_str rel, struct dg_str *path,
    struct dg_str *bytes)
{
	struct dg_arena *arena = f->reader.doc->arena;
	struct dg_str name = dg_arena_join(arena, DG_STR("templates/"), rel);

	*bytes = dg_embedded_find(name.p);
	*path = dg_arena_join(arena, DG_STR("docgen:"), name);
	return bytes->p ? FOUND : NOT_FOUND;
}

/* The kinds in the folder of name, which stand together; all when there are none. */
static struct dg_str *
of_family(struct dg_str *names, size_t n, struct dg_str name, size_t *m)
{
	size_t first = 0, end = 0, slash = dg_str_find_char(name, '/');
	struct dg_str family = dg_str_sub(name, 0, slash + 1);

	for (size_t i = 0; i < n; i++)
		if (dg_str_eq(dg_str_sub(names[i], 0, family.n), family)) {
			first = end ? first : i;
			end = i + 1;
		}
	*m = end ? end - first : n;
	return names + first;
}

static void
report_absent(struct dg_finder *f, struct dg_str name, struct dg_span asked_at,
    enum dg_rule rule)
{
	struct dg_arena *arena = f->reader.doc->arena;
	struct dg_sink *sink = f->reader.doc->sink;
	struct dg_str *names, *near;
	struct dg_diag *diag;
	size_t n, m;

	names = dg_template_kinds(f, &n);
	near = of_family(names, n, name, &m);
	f->reader.errors++;
	diag = dg_report(sink, rule, asked_at, DG_ARGS(name,
	    dg_template_listing(arena, near, m)));
	if (rule == DG_R_template_absent)
		dg_note_nearest(sink, diag, DG_NOWHERE, name, names, n);
}

bool
dg_template_load(struct dg_finder *f, struct dg_str name, struct dg_span asked_at,
    enum dg_rule absent, struct dg_yaml **root)
{
	struct dg_str rel, path, bytes;
	enum found found;

	rel = dg_arena_join(f->reader.doc->arena, name, DG_STR(".yaml"));
	found = read_given(f, rel, asked_at, &path, &bytes);
	if (found == NOT_FOUND)
		found = read_project(f, rel, asked_at, &path, &bytes);
	if (found == NOT_FOUND)
		found = read_embedded(f, rel, &path, &bytes);
	if (found == NOT_FOUND)
		report_absent(f, name, asked_at, absent);
	if (found != FOUND)
		return false;
	if (dg_yaml_read(f->reader.doc, path, bytes, root))
		return true;
	f->reader.errors++;
	return false;
}

/* ---- what a file is based on ---- */

struct dg_str
dg_template_full_name(struct dg_arena *arena, struct dg_str folder, struct dg_str name)
{
	if (dg_str_find_char(name, '/') < name.n)
		return name;
	return dg_arena_fmt(arena, "%.*s/%.*s", DG_FMT(folder), DG_FMT(name));
}

/* The folder of "dang/rules/hd36". */
static struct dg_str
folder_of(struct dg_str name)
{
	size_t i = name.n;

	while (i > 0 && name.p[i - 1] != '/')
		i--;
	return dg_str_sub(name, 0, i ? i - 1 : 0);
}

/* The full name of what a file stands on; false: on nothing (more). */
static bool
base_of(struct dg_finder *f, const struct dg_yaml *map, struct dg_str *name,
    struct dg_span *span)
{
	const struct dg_yaml *base;
	struct dg_str s;

	base = map->kind == DG_YAML_MAP ? dg_yaml_find(map, "base") : NULL;
	if (!base || !dg_shape_text(&f->reader, base, &s))
		return false;
	if (!dg_template_name_ok(s)) {
		dg_shape_error(&f->reader, DG_R_template_bad_name, base->span, DG_ARGS(s));
		return false;
	}
	*name = dg_template_full_name(f->reader.doc->arena, folder_of(*name), s);
	*span = base->span;
	return true;
}

static bool
check_chain(struct dg_finder *f, const struct dg_str *names, size_t n,
    struct dg_str name, struct dg_span span)
{
	for (size_t i = 0; i < n; i++)
		if (dg_str_eq(names[i], name)) {
			dg_shape_error(&f->reader, DG_R_template_base_cycle, span,
			    DG_ARGS(name));
			return false;
		}
	if (n < DG_BASES_MAX)
		return true;
	dg_shape_error(&f->reader, DG_R_template_base_depth, span,
	    DG_ARGS(dg_arena_fmt(f->reader.doc->arena, "%d", DG_BASES_MAX)));
	return false;
}

bool
dg_template_load_chain(struct dg_finder *f, struct dg_str name, struct dg_span asked_at,
    enum dg_rule absent, struct dg_yaml *map[DG_BASES_MAX], size_t *n)
{
	struct dg_str names[DG_BASES_MAX];

	*n = 0;
	do {
		if (!check_chain(f, names, *n, name, asked_at))
			return false;
		names[*n] = name;
		if (!dg_template_load(f, name, asked_at, absent, &map[*n]))
			return false;
		absent = DG_R_template_file_absent;
		++*n;
	} while (base_of(f, map[*n - 1], &name, &asked_at));
	return true;
}

/* ---- listing ---- */

struct names {
	struct dg_str	*item;
	size_t		 n, cap;
};

static int
by_name(const void *a, const void *b)
{
	return dg_str_cmp(*(const struct dg_str *)a, *(const struct dg_str *)b);
}

/* "dang/ke-hoach.yaml" is a kind; "rules/...", "dang/rules/..." and what kinds
 * are based on, "kinds/...", are not. */
static void
add_kind(struct names *names, struct dg_str rel)
{
	struct dg_str name = dg_str_sub(rel, 0, rel.n - (rel.n >= 5 ? 5 : rel.n));
	struct dg_str rest = name, family = dg_str_cut(&rest, '/');

	if (!dg_str_ends(rel, ".yaml") || !dg_template_name_ok(name) ||
	    dg_str_is(family, "rules") || dg_str_is(family, "kinds") || rest.n == 0 ||
	    dg_str_find_char(rest, '/') < rest.n)
		return;
	DG_GROW(names->item, names->n, names->cap);
	names->item[names->n++] = name;
}

static void
add_folder(struct dg_arena *arena, struct names *names, struct dg_str dir)
{
	struct dg_str *family, *file;
	size_t n, m;

	if (!dg_dir_names(arena, dir.p, NAMES_MAX, &family, &n))
		return;
	for (size_t i = 0; i < n && names->n < NAMES_MAX; i++) {
		struct dg_str path = dg_path_join(arena, dir, family[i]);

		if (!dg_dir_names(arena, path.p, NAMES_MAX, &file, &m))
			continue;
		for (size_t j = 0; j < m; j++)
			add_kind(names, dg_path_join(arena, family[i], file[j]));
	}
}

static void
add_embedded(struct names *names)
{
	static const char prefix[] = "templates/";

	for (size_t i = 0; i < dg_embedded_count; i++) {
		struct dg_str name = dg_str_of(dg_embedded_file[i].name);

		if (dg_str_starts(name, prefix))
			add_kind(names, dg_str_sub(name, sizeof prefix - 1,
			    name.n));
	}
}

struct dg_str *
dg_template_kinds(struct dg_finder *f, size_t *n)
{
	const struct dg_doc *doc = f->reader.doc;
	struct names names = { NULL, 0, 0 };
	struct dg_str *out;

	if (f->dirs && f->dirs->dir)
		add_folder(doc->arena, &names, dg_arena_dup(doc->arena,
		    dg_str_of(f->dirs->dir)));
	if (doc->root_dir.n)
		add_folder(doc->arena, &names, dg_path_join(doc->arena,
		    doc->root_dir, DG_STR("templates")));
	add_embedded(&names);
	if (names.n)
		qsort(names.item, names.n, sizeof *names.item, by_name);
	out = DG_NEW_ARRAY(doc->arena, names.n + 1, struct dg_str);
	*n = 0;
	for (size_t i = 0; i < names.n; i++)
		if (*n == 0 || !dg_str_eq(names.item[i], out[*n - 1]))
			out[(*n)++] = names.item[i];
	free(names.item);
	return out;
}

#define LISTED_MAX 40

struct dg_str
dg_template_listing(struct dg_arena *arena, const struct dg_str *names, size_t n)
{
	struct dg_buf buf;
	struct dg_str s;

	dg_buf_init(&buf, 16u << 10);
	for (size_t i = 0; i < n && i < LISTED_MAX; i++) {
		if (i)
			dg_buf_puts(&buf, ", ");
		dg_buf_add_str(&buf, names[i]);
	}
	if (n > LISTED_MAX)
		dg_buf_puts(&buf, ", …");
	if (n == 0)
		dg_buf_puts(&buf, "–");
	s = dg_arena_dup(arena, dg_buf_str(&buf));
	dg_buf_fini(&buf);
	return s;
}
