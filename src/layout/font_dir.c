/*
 * font_dir.c - chooses four faces from a folder.
 *
 * Files are looked at one by one in the order of their names, and only what
 * they say of themselves counts: family (name 1), bold and italic (head).
 * Bytes are kept for the four that are chosen, so a folder of hundreds of
 * fonts needs no more memory than its largest.
 */
#include "layout/font_dir.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>

#include "base/dir.h"
#include "base/file.h"
#include "base/limits.h"
#include "doc/node.h"

#define NAME_MAX_BYTES	256

/* A file that holds a TrueType face. */
struct found {
	struct dg_str	path, family;
	unsigned	face;		/* DG_BOLD | DG_ITALIC */
};

struct search {
	struct dg_arena	*arena;
	struct dg_sink	*sink;
	struct dg_str	 dir;		/* terminated */
	struct found	*found;
	size_t		 n, cap;
};

/* ---- one face ------------------------------------------------------------- */

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t	*blob = hb_face_reference_table(face, tag);
	bool		 has = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return has;
}

bool
dg_font_is_truetype(hb_face_t *face)
{
	return has_table(face, HB_TAG('g', 'l', 'y', 'f')) &&
	    has_table(face, HB_TAG('l', 'o', 'c', 'a')) &&
	    has_table(face, HB_TAG('h', 'm', 't', 'x')) &&
	    has_table(face, HB_TAG('c', 'm', 'a', 'p')) &&
	    hb_face_get_glyph_count(face) > 1;
}

static struct dg_str
name_of(hb_face_t *face, hb_ot_name_id_t id, struct dg_arena *a)
{
	char		text[NAME_MAX_BYTES];
	unsigned	n = sizeof text;

	hb_ot_name_get_utf8(face, id, hb_language_from_string("en", 2), &n, text);
	return dg_arena_dup(a, (struct dg_str){ text, strlen(text) });
}

const char *
dg_font_ps_name(hb_face_t *face, struct dg_arena *a)
{
	struct dg_str	name = name_of(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, a);
	char		*out = dg_arena_alloc(a, name.n + 1);
	size_t		 n = 0;

	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (c > ' ' && c < 0x7f && strchr("[](){}<>/%#", c) == NULL)
			out[n++] = c;
	}
	return n > 0 ? out : "Unnamed";
}

/* DG_BOLD and DG_ITALIC of head.macStyle. */
static unsigned
style_of(hb_face_t *face)
{
	hb_blob_t		*blob;
	const unsigned char	*p;
	unsigned		 n, style = 0;

	blob = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
	p = (const unsigned char *)hb_blob_get_data(blob, &n);
	if (n >= 46)
		style = (p[45] & 1 ? DG_BOLD : 0) | (p[45] & 2 ? DG_ITALIC : 0);
	hb_blob_destroy(blob);
	return style;
}

static void
look_at(struct search *s, struct dg_str path, struct dg_str data)
{
	hb_blob_t	*blob;
	hb_face_t	*face;

	blob = hb_blob_create(data.p, (unsigned)data.n, HB_MEMORY_MODE_READONLY,
	    NULL, NULL);
	face = hb_face_create(blob, 0);
	hb_blob_destroy(blob);
	if (dg_font_is_truetype(face)) {
		DG_GROW(s->found, s->n, s->cap);
		s->found[s->n++] = (struct found){
			.path = path,
			.family = name_of(face, HB_OT_NAME_ID_FONT_FAMILY, s->arena),
			.face = style_of(face),
		};
	}
	hb_face_destroy(face);
}

/* ---- the folder ----------------------------------------------------------- */

static bool
is_font_name(struct dg_str name)
{
	char c[4];

	if (name.n < 5)
		return false;
	for (size_t i = 0; i < 4; i++) {
		c[i] = name.p[name.n - 4 + i];
		if (c[i] >= 'A' && c[i] <= 'Z')
			c[i] += 'a' - 'A';
	}
	return memcmp(c, ".ttf", 4) == 0 || memcmp(c, ".otf", 4) == 0;
}

/* A file that is none (a folder, say) is read as empty. */
static bool
read_font(struct search *s, struct dg_str path, struct dg_arena *a,
    struct dg_str *data)
{
	switch (dg_file_read(a, path.p, DG_MAX_FONT, data)) {
	case DG_FILE_OK:
	case DG_FILE_NOT_REGULAR:
		return true;
	case DG_FILE_TOO_LARGE:
		dg_report(s->sink, DG_R_file_too_large, DG_NOWHERE,
		    DG_ARGS(path, dg_arena_fmt(a, "%u", DG_MAX_FONT)));
		return false;
	default:
		dg_report(s->sink, DG_R_file_unreadable, DG_NOWHERE,
		    DG_ARGS(path, dg_str_of(strerror(errno))));
		return false;
	}
}

static bool
look_at_file(struct search *s, struct dg_str name)
{
	struct dg_str	path = dg_path_join(s->arena, s->dir, name);
	struct dg_str	data = { NULL, 0 };
	struct dg_arena	one;
	bool		ok;

	dg_arena_init(&one);
	ok = read_font(s, path, &one, &data);
	if (ok)
		look_at(s, path, data);
	dg_arena_fini(&one);
	return ok;
}

static bool
look_at_all(struct search *s)
{
	struct dg_str	*names;
	size_t		 n;

	if (!dg_dir_names(s->arena, s->dir.p, SIZE_MAX, &names, &n)) {
		dg_report(s->sink, DG_R_font_dir_unreadable, DG_NOWHERE,
		    DG_ARGS(s->dir, dg_str_of(strerror(errno))));
		return false;
	}
	for (size_t i = 0; i < n; i++)
		if (is_font_name(names[i]) && !look_at_file(s, names[i]))
			return false;
	return true;
}

/* ---- the choice ----------------------------------------------------------- */

static const struct found *
member(const struct search *s, struct dg_str family, unsigned face)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->found[i].face == face &&
		    dg_str_eq(s->found[i].family, family))
			return &s->found[i];
	return NULL;
}

/* Is it the first file of a family that has all four styles? */
static bool
opens_family(const struct search *s, const struct found *f)
{
	const struct found *regular = member(s, f->family, 0);

	for (unsigned i = 0; i < DG_FACES; i++)
		if (member(s, f->family, i) == NULL)
			return false;
	return f == regular;
}

/* Names of families, each once: those that are whole, or all. */
static struct dg_str
families(const struct search *s, bool whole)
{
	struct dg_str list = DG_STR("");

	for (size_t i = 0; i < s->n; i++) {
		const struct found	*f = &s->found[i];
		bool			 seen = false;

		if (whole && !opens_family(s, f))
			continue;
		for (size_t j = 0; j < i && !whole && !seen; j++)
			seen = dg_str_eq(s->found[j].family, f->family);
		if (!seen)
			list = dg_arena_fmt(s->arena, "%.*s%s%.*s", DG_FMT(list),
			    list.n > 0 ? ", " : "", DG_FMT(f->family));
		if (list.n > 300)
			return dg_arena_join(s->arena, list, DG_STR(" …"));
	}
	return list.n > 0 ? list : DG_STR("–");
}

/* The family to use, or NULL after a message. */
static const struct found *
choose_family(const struct search *s)
{
	const struct found	*only = NULL;
	size_t			 n = 0;

	for (size_t i = 0; i < s->n; i++) {
		if (!opens_family(s, &s->found[i]))
			continue;
		only = &s->found[i];
		n++;
		if (dg_str_find(only->family, "Times New Roman") < only->family.n)
			return only;
	}
	if (n == 1)
		return only;
	dg_report(s->sink,
	    n == 0 ? DG_R_font_family_absent : DG_R_font_family_ambiguous,
	    DG_NOWHERE, DG_ARGS(s->dir, families(s, n > 0)));
	return NULL;
}

static bool
read_family(struct search *s, struct dg_str family,
    struct dg_font_file files[DG_FACES])
{
	for (unsigned i = 0; i < DG_FACES; i++) {
		files[i].path = member(s, family, i)->path;
		if (!read_font(s, files[i].path, s->arena, &files[i].data))
			return false;
	}
	return true;
}

bool
dg_font_dir_choose(const char *dir, struct dg_arena *arena,
    struct dg_font_file files[DG_FACES], struct dg_sink *sink)
{
	struct search		 s = { .arena = arena, .sink = sink };
	const struct found	*chosen;
	bool			 ok;

	s.dir = dg_str_of(dir);
	ok = look_at_all(&s);
	chosen = ok ? choose_family(&s) : NULL;
	ok = chosen != NULL && read_family(&s, chosen->family, files);
	free(s.found);
	return ok;
}
