/* inputs.c - the door to files that a document depends on. */
#include "base/inputs.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/hash.h"

void
dg_inputs_init(struct dg_inputs *in)
{
	*in = (struct dg_inputs){ 0 };
	dg_arena_init(&in->arena);
}

void
dg_inputs_fini(struct dg_inputs *in)
{
	free(in->item);
	free(in->slot);
	dg_arena_fini(&in->arena);
}

bool
dg_stamp_eq(const struct dg_stamp *a, const struct dg_stamp *b)
{
	return a->size == b->size && a->ino == b->ino && a->changed == b->changed &&
	    a->touched == b->touched;
}

/* ---- the table ---- */

/* Where something is in the table, or would be put. */
static size_t
find(const struct dg_inputs *in, enum dg_seen_kind kind, struct dg_str path)
{
	unsigned char k = (unsigned char)kind;
	uint64_t h = dg_hash(dg_hash(DG_HASH_START, &k, 1), path.p, path.n);
	size_t i = (size_t)h & (in->n_slots - 1);

	for (; in->slot[i] > 0; i = (i + 1) & (in->n_slots - 1)) {
		const struct dg_seen *s = &in->item[in->slot[i] - 1];

		if (s->kind == kind && dg_str_eq(s->path, path))
			break;
	}
	return i;
}

static void
grow(struct dg_inputs *in)
{
	free(in->slot);
	in->n_slots = in->n_slots > 0 ? in->n_slots * 2 : 64;
	in->slot = dg_xmalloc(in->n_slots * sizeof *in->slot);
	memset(in->slot, 0, in->n_slots * sizeof *in->slot);
	for (size_t i = 0; i < in->n; i++)
		in->slot[find(in, in->item[i].kind, in->item[i].path)] = i + 1;
}

/* What was seen twice must have been the same both times. */
static void
keep(struct dg_inputs *in, enum dg_seen_kind kind, struct dg_str path, struct dg_str value,
    const struct dg_stamp *stamp, bool unsteady)
{
	struct dg_seen	*s;
	size_t		 at;

	if (2 * (in->n + 1) > in->n_slots)
		grow(in);
	at = find(in, kind, path);
	if (in->slot[at] > 0) {
		s = &in->item[in->slot[at] - 1];
		s->unsteady |= unsteady || !dg_str_eq(s->value, value);
		return;
	}
	DG_GROW(in->item, in->n, in->cap);
	s = &in->item[in->n++];
	*s = (struct dg_seen){ kind, dg_arena_dup(&in->arena, path),
		dg_arena_dup(&in->arena, value), { 0 }, unsteady };
	if (stamp != NULL)
		s->stamp = *stamp;
	in->slot[at] = in->n;
}

/* ---- what is kept ---- */

enum dg_file_status
dg_inputs_read(struct dg_inputs *in, struct dg_arena *a, const char *path, size_t max,
    struct dg_str *bytes)
{
	struct dg_stamp		 before = { 0 }, after = { 0 };
	struct dg_str		 digest = DG_STR("");
	enum dg_file_status	 status;
	bool			 was, is;
	int			 saved;

	if (in == NULL)
		return dg_file_read(a, path, max, bytes);
	was = dg_stamp_of(path, &before);
	status = dg_file_read(a, path, max, bytes);
	saved = errno;
	is = dg_stamp_of(path, &after);
	if (status == DG_FILE_OK)
		digest = dg_digest(&in->arena, *bytes);
	keep(in, status == DG_FILE_ABSENT ? DG_SEEN_ABSENT : DG_SEEN_FILE, dg_str_of(path),
	    digest, &before, was != is || !dg_stamp_eq(&before, &after));
	errno = saved;
	return status;
}

bool
dg_inputs_exists(struct dg_inputs *in, const char *path)
{
	bool there = dg_file_exists(path);

	if (in != NULL)
		keep(in, there ? DG_SEEN_THERE : DG_SEEN_ABSENT, dg_str_of(path), DG_STR(""),
		    NULL, false);
	return there;
}

bool
dg_inputs_real(struct dg_inputs *in, struct dg_arena *a, struct dg_str path,
    struct dg_str *out)
{
	bool there = dg_path_real(a, path, out);

	if (in != NULL)
		keep(in, DG_SEEN_REAL, path, there ? *out : DG_STR(""), NULL, false);
	return there;
}

void
dg_inputs_add(struct dg_inputs *in, const struct dg_inputs *from)
{
	if (in == NULL)
		return;
	for (size_t i = 0; i < from->n; i++) {
		const struct dg_seen *s = &from->item[i];

		keep(in, s->kind, s->path, s->value, &s->stamp, s->unsteady);
	}
}
