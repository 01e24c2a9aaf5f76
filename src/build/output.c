/*
 * output.c - names of outputs, and writing them.
 *
 * A name comes from a plan, so it is never trusted: it must be one plain file
 * name and cannot leave the folder.
 */
#include "build/output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/text.h"

#define NAME_MAX_BYTES 200	/* of 255 that file systems allow */

bool
dg_output_name_ok(struct dg_str s)
{
	size_t at = 0;

	if (s.n == 0 || s.n > NAME_MAX_BYTES || s.p[0] == '.')
		return false;
	while (at < s.n) {
		uint32_t c = dg_utf8_next(s, &at);

		if (c - '0' < 10 || (c | 0x20) - 'a' < 26 || c == '-')
			continue;	/* most are */
		if (c == '/' || c == '\\' || c == '\t' || c == '\n' || c == '\r' ||
		    (c == '.' && at < s.n && s.p[at] == '.') || dg_char_is_forbidden(c))
			return false;
	}
	return true;
}

bool
dg_output_name_inside(struct dg_str s)
{
	return s.n > 0 && s.p[0] != '.' && dg_str_find_char(s, '/') == s.n &&
	    dg_str_find_char(s, '\0') == s.n;
}

/* Room to write by hand is one space in a name. */
static struct dg_str
without_room(struct dg_arena *a, struct dg_str s)
{
	char	*out = dg_arena_alloc(a, s.n + 1);
	size_t	 n = 0, at = 0;

	while (at < s.n) {
		size_t		from = at;
		uint32_t	c = dg_utf8_next(s, &at);

		if (c != 0xa0 && c != ' ') {
			for (; from < at; from++)
				out[n++] = s.p[from];
		} else if (n == 0 || out[n - 1] != ' ') {
			out[n++] = ' ';
		}
	}
	return (struct dg_str){ out, n };
}

struct dg_str
dg_output_name(struct dg_doc *doc, struct dg_arena *arena, struct dg_str id)
{
	const struct dg_entry *entry = dg_doc_entry(doc, "output");
	struct dg_str name;

	name = dg_path_stem(doc->path);
	if (!entry)
		return id.n ? dg_arena_fmt(arena, "%.*s-%.*s", DG_FMT(name),
		    DG_FMT(id)) : name;
	name = entry->inlines ? dg_node_plain(doc->arena, entry->inlines) :
	    entry->value;
	name = dg_str_trim(without_room(doc->arena, name));
	if (dg_output_name_ok(name))
		return name;
	dg_report(doc->sink, DG_R_output_name_bad, entry->value_span,
	    DG_ARGS(name));
	return DG_STR("");
}

void
dg_output_report(struct dg_doc *doc, struct dg_str path, int why)
{
	switch (why) {
	case EACCES: case EPERM: case EROFS:
		dg_report(doc->sink, DG_R_output_denied, DG_NOWHERE, DG_ARGS(path));
		return;
	case ENOSPC: case EDQUOT: case EFBIG:
		dg_report(doc->sink, DG_R_output_disk_full, DG_NOWHERE,
		    DG_ARGS(path));
		return;
	case EISDIR: case ENOTDIR: case EEXIST:
		dg_report(doc->sink, DG_R_output_in_the_way, DG_NOWHERE,
		    DG_ARGS(path));
		return;
	default:
		dg_report(doc->sink, DG_R_file_unwritable, DG_NOWHERE,
		    DG_ARGS(path, dg_str_of(strerror(why))));
	}
}

bool
dg_output_folder(struct dg_doc *doc, const char *dir)
{
	errno = 0;
	if (dg_file_mkdirs(dir) && dg_file_is_dir(dir))
		return true;
	dg_output_report(doc, dg_str_of(dir), errno ? errno : ENOTDIR);
	return false;
}

static struct dg_str
path_of(struct dg_doc *doc, const char *dir, struct dg_str name,
    const char *suffix)
{
	return dg_path_join(doc->arena, dg_str_of(dir),
	    dg_arena_fmt(doc->arena, "%.*s%s", DG_FMT(name), suffix));
}

bool
dg_output_free(struct dg_doc *doc, const char *dir, struct dg_str name,
    const char *suffix)
{
	struct dg_str path = path_of(doc, dir, name, suffix);

	if (!dg_file_is_dir(path.p))
		return true;
	dg_output_report(doc, path, EISDIR);
	return false;
}

bool
dg_output_write(struct dg_doc *doc, const char *dir, struct dg_str name,
    const char *suffix, const struct dg_buf *bytes)
{
	return dg_output_file(doc, path_of(doc, dir, name, suffix), dg_buf_str(bytes));
}

bool
dg_output_file(struct dg_doc *doc, struct dg_str path, struct dg_str bytes)
{
	if (dg_file_write(path.p, bytes.p, bytes.n))
		return true;
	dg_output_report(doc, path, errno);
	return false;
}

void
dg_output_compare(struct dg_doc *doc, const char *dir, struct dg_str name,
    const char *suffix, const struct dg_buf *bytes)
{
	struct dg_str path = path_of(doc, dir, name, suffix), there;

	switch (dg_inputs_read(NULL, doc->arena, path.p, DG_MAX_OUTPUT, &there)) {
	case DG_FILE_OK:
		if (!dg_str_eq(there, dg_buf_str(bytes)))
			dg_report(doc->sink, DG_R_output_differs, DG_NOWHERE, DG_ARGS(path));
		break;
	case DG_FILE_ABSENT:
		dg_report(doc->sink, DG_R_output_missing, DG_NOWHERE, DG_ARGS(path));
		break;
	default:
		dg_report(doc->sink, DG_R_output_differs, DG_NOWHERE, DG_ARGS(path));
	}
}

void
dg_outputs_init(struct dg_outputs *o)
{
	*o = (struct dg_outputs){ 0 };
	dg_arena_init(&o->arena);
}

void
dg_outputs_fini(struct dg_outputs *o)
{
	free(o->item);
	dg_arena_fini(&o->arena);
}

void
dg_outputs_add(struct dg_outputs *o, const char *dir, struct dg_str name,
    const char *suffix, const struct dg_buf *bytes)
{
	struct dg_written w = { 0 };

	if (o == NULL)
		return;
	w.name = dg_arena_fmt(&o->arena, "%.*s%s", DG_FMT(name), suffix);
	w.stem = name.n;
	w.digest = dg_digest(&o->arena, dg_buf_str(bytes));
	dg_stamp_of(dg_path_join(&o->arena, dg_str_of(dir), w.name).p, &w.stamp);
	DG_GROW(o->item, o->n, o->cap);
	o->item[o->n++] = w;
}

void
dg_outputs_take(struct dg_outputs *o, const struct dg_outputs *from)
{
	for (size_t i = 0; i < from->n; i++) {
		struct dg_written w = from->item[i];

		w.name = dg_arena_dup(&o->arena, w.name);
		w.digest = dg_arena_dup(&o->arena, w.digest);
		DG_GROW(o->item, o->n, o->cap);
		o->item[o->n++] = w;
	}
}

bool
dg_output_create(struct dg_doc *doc, struct dg_str path, struct dg_str bytes)
{
	if (dg_file_create(path.p, bytes.p, bytes.n))
		return true;
	if (errno == EEXIST)
		dg_report(doc->sink, DG_R_plan_there, DG_NOWHERE, DG_ARGS(path));
	else
		dg_output_report(doc, path, errno);
	return false;
}

bool
dg_output_replace(struct dg_doc *doc, struct dg_str path, struct dg_str bytes)
{
	if (dg_file_replace(path.p, bytes.p, bytes.n))
		return true;
	dg_output_report(doc, path, errno);
	return false;
}
