/*
 * fresh.c - is what was made of a plan still what would be made of it?
 *
 * The stamp of a file that was read says that it is the same one, unless it was touched
 * when the build had begun already: it may have been changed after it was read, within
 * one tick of the clock.  Then its bytes decide, as they do when the stamp is another.
 * A clock that went back makes stamps late or different, never the same.
 */
#include "build/fresh.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/hash.h"
#include "base/limits.h"

#define OFTEN 8		/* names that a folder is asked of before it is opened */

struct dg_state {
	struct dg_str	 path;
	uint64_t	 hash;
	struct dg_stamp	 stamp;
	struct dg_str	 digest;	/* or empty: nobody asked, or it cannot be read */
	struct dg_str	 real;		/* or empty: it leads nowhere */
	bool		 there, linked, read, followed;
};

void
dg_looker_init(struct dg_looker *l, const char *dir, struct dg_log *log)
{
	*l = (struct dg_looker){ .dir = dir, .log = log, .now = log->now };
	dg_arena_init(&l->arena);
	dg_folder_open(&l->out, dir, NULL);
}

void
dg_looker_fini(struct dg_looker *l)
{
	for (size_t i = 0; i < DG_LOOKED_MAX; i++)
		if (l->into[i].open)
			dg_folder_close(&l->into[i].folder);
	dg_folder_close(&l->out);
	free(l->slot);
	dg_arena_fini(&l->arena);
}

/* ---- what files are like ---- */

static size_t
find(const struct dg_looker *l, struct dg_str path, uint64_t hash)
{
	size_t i = (size_t)hash & (l->n_slots - 1);

	while (l->slot[i] != NULL && (l->slot[i]->hash != hash ||
	    !dg_str_eq(l->slot[i]->path, path)))
		i = (i + 1) & (l->n_slots - 1);
	return i;
}

static void
grow(struct dg_looker *l)
{
	struct dg_state **old = l->slot;
	size_t n = l->n_slots;

	l->n_slots = n > 0 ? 2 * n : 256;
	l->slot = dg_xmalloc(l->n_slots * sizeof *l->slot);
	memset(l->slot, 0, l->n_slots * sizeof *l->slot);
	for (size_t i = 0; i < n; i++)
		if (old[i] != NULL)
			l->slot[find(l, old[i]->path, old[i]->hash)] = old[i];
	free(old);
}

/* The folder of a path, among those that were asked of late. */
static struct dg_looked *
looked_into(struct dg_looker *l, struct dg_str dir)
{
	struct dg_looked *in = &l->into[l->at];

	if (dg_str_eq(in->path, dir))
		return in;
	for (l->at = 0; l->at < DG_LOOKED_MAX; l->at++)
		if (dg_str_eq(l->into[l->at].path, dir))
			return &l->into[l->at];
	l->at = l->n_into++ % DG_LOOKED_MAX;
	in = &l->into[l->at];
	if (in->open)
		dg_folder_close(&in->folder);
	*in = (struct dg_looked){ .path = dir };
	return in;
}

static int
by_path(const void *path, const void *listed)
{
	return dg_str_cmp(*(const struct dg_str *)path, ((const struct dg_listed *)listed)->path);
}

static const struct dg_listed *
find_listed(const struct dg_looker *l, struct dg_str path)
{
	return l->n_listed == 0 ? NULL : bsearch(&path, l->listed, l->n_listed,
	    sizeof *l->listed, by_path);
}

/* What stands at a path; dg_stamp_look.  A folder is opened when it was asked of some
 * names. */
static bool
stands_at(struct dg_looker *l, struct dg_str path, struct dg_stamp *stamp, bool *linked)
{
	struct dg_str base = dg_path_base(path);
	struct dg_looked *in = looked_into(l, dg_path_dir(path));

	if (++in->often == OFTEN) {
		dg_folder_open(&in->folder, dg_arena_dup(&l->arena, in->path).p,
		    find_listed(l, in->path));
		in->open = true;
	}
	if (in->open && in->folder.fd >= 0 && base.n > 0)
		return dg_folder_look(&in->folder, base.p, stamp, linked);
	return dg_stamp_look(-1, path.p, stamp, linked);
}

/* The path is terminated, and lasts as long as the looker. */
static struct dg_state *
look(struct dg_looker *l, struct dg_str path)
{
	uint64_t hash;
	size_t at;

	if (l->last != NULL && dg_str_eq(l->last->path, path))
		return l->last;
	if (2 * (l->n + 1) > l->n_slots)
		grow(l);
	hash = dg_hash_quick(0, path.p, path.n);
	at = find(l, path, hash);
	if (l->slot[at] == NULL) {
		struct dg_state *s = l->slot[at] = DG_NEW(&l->arena, struct dg_state);

		s->path = path;
		s->hash = hash;
		s->there = stands_at(l, path, &s->stamp, &s->linked);
		l->n++;
	}
	return l->last = l->slot[at];
}

static struct dg_str real_of(struct dg_looker *, struct dg_state *);

/* Where the folder of a path leads; most paths share theirs. */
static struct dg_str
real_folder(struct dg_looker *l, struct dg_str path)
{
	struct dg_looked *in = looked_into(l, dg_path_dir(path));
	struct dg_state *s = in->state;

	if (s == NULL) {
		s = look(l, dg_arena_dup(&l->arena, in->path));
		looked_into(l, dg_path_dir(path))->state = s;
	}
	return real_of(l, s);
}

/* What is no link stands where its folder is. */
static struct dg_str
real_of(struct dg_looker *l, struct dg_state *s)
{
	struct dg_str base = dg_path_base(s->path), real;

	if (s->followed)
		return s->real;
	s->followed = true;
	if (s->linked || base.n == 0 || dg_str_is(base, ".") || dg_str_is(base, "..")) {
		if (dg_inputs_real(NULL, &l->arena, s->path, &real))
			s->real = real;
	} else if (s->there) {
		real = real_folder(l, s->path);
		s->real = real.n == 0 ? real : dg_str_eq(real, dg_path_dir(s->path)) ? s->path :
		    dg_path_join(&l->arena, real, base);
	}
	return s->real;
}

struct dg_str
dg_looker_place(struct dg_looker *l, struct dg_str path)
{
	struct dg_str folder = real_folder(l, path);

	return folder.n == 0 || dg_str_eq(folder, dg_path_dir(path)) ? path :
	    dg_path_join(&l->arena, folder, dg_path_base(path));
}

/* Reads it, in memory that is gone afterwards; a file that changes meanwhile is like
 * none. */
static struct dg_str
digest_of(struct dg_looker *l, struct dg_state *s)
{
	struct dg_stamp after;
	struct dg_arena own;
	struct dg_str bytes;

	if (s->read)
		return s->digest;
	s->read = true;
	dg_arena_init(&own);
	if (dg_inputs_read(NULL, &own, s->path.p, DG_MAX_OUTPUT, &bytes) == DG_FILE_OK &&
	    dg_stamp_of(s->path.p, &after) && dg_stamp_eq(&s->stamp, &after))
		s->digest = dg_digest(&l->arena, bytes);
	dg_arena_fini(&own);
	return s->digest;
}

static bool
is_late(const struct dg_stamp *s, int64_t since)
{
	return s->changed >= since || s->touched >= since;
}

/* ---- what was seen ---- */

/* What a sighting is replaced by when it only looks different now. */
static enum dg_why
check_file(struct dg_looker *l, struct dg_sighting **sighting, int64_t since, bool *renewed)
{
	struct dg_seen now = (*sighting)->seen;
	struct dg_state *s = (*sighting)->state;

	if (!s->there)
		return DG_WHY_GONE;
	if (dg_stamp_eq(&s->stamp, &now.stamp) && !is_late(&s->stamp, since))
		return DG_FRESH;
	if (!dg_str_eq(digest_of(l, s), now.value))
		return DG_WHY_CHANGED;
	/* Of a file of the future nothing better can be written down. */
	*renewed |= !dg_stamp_eq(&s->stamp, &now.stamp) || !is_late(&s->stamp, l->now);
	now.stamp = s->stamp;
	*sighting = dg_log_see(l->log, &now);
	return DG_FRESH;
}

static enum dg_why
check_link(struct dg_looker *l, struct dg_state *s, const struct dg_seen *seen)
{
	struct dg_str real = real_of(l, s);

	return dg_str_eq(real, seen->value) ? DG_FRESH :
	    real.n == 0 ? DG_WHY_GONE : DG_WHY_ELSEWHERE;
}

static enum dg_why
check_sighting(struct dg_looker *l, struct dg_sighting **sighting, int64_t since, bool *renewed)
{
	const struct dg_seen *seen = &(*sighting)->seen;

	if ((*sighting)->state == NULL)
		(*sighting)->state = look(l, seen->path);
	switch (seen->kind) {
	case DG_SEEN_FILE:
		return check_file(l, sighting, since, renewed);
	case DG_SEEN_THERE:
		return (*sighting)->state->there ? DG_FRESH : DG_WHY_GONE;
	case DG_SEEN_ABSENT:
		return (*sighting)->state->there ? DG_WHY_THERE : DG_FRESH;
	case DG_SEEN_REAL:
		break;
	}
	return check_link(l, (*sighting)->state, seen);
}

/* ---- what was written ---- */

static struct dg_state *
look_at_output(struct dg_looker *l, struct dg_str name)
{
	return look(l, dg_path_join(&l->arena, dg_str_of(l->dir), name));
}

static enum dg_why
check_output(struct dg_looker *l, struct dg_written *w, bool *renewed)
{
	struct dg_stamp now;
	struct dg_state *s;
	bool linked;

	if (l->out.fd >= 0 && dg_stamp_look(l->out.fd, w->name.p, &now, &linked) &&
	    dg_stamp_eq(&now, &w->stamp))
		return DG_FRESH;
	s = look_at_output(l, w->name);
	if (!s->there)
		return DG_WHY_OUTPUT_GONE;
	if (dg_stamp_eq(&s->stamp, &w->stamp))
		return DG_FRESH;
	if (!dg_str_eq(digest_of(l, s), w->digest))
		return DG_WHY_OUTPUT_CHANGED;
	w->stamp = s->stamp;
	*renewed = true;
	return DG_FRESH;
}

bool
dg_output_is_ours(struct dg_looker *l, const struct dg_written *w)
{
	struct dg_written copy = *w;
	bool renewed;

	return check_output(l, &copy, &renewed) == DG_FRESH;
}

/* ---- a record ---- */

struct checking {
	struct dg_looker	*looker;
	struct dg_record	*record;
	struct dg_reason	 reason;	/* the first that was found */
	bool			*renewed;
};

static void
found(struct checking *c, enum dg_why why, struct dg_str what)
{
	if (why != DG_FRESH && c->reason.why == DG_FRESH)
		c->reason = (struct dg_reason){ why, what, false };
}

/* A number of sightings; false: one is not as it was. */
static bool
check_in(struct checking *c, size_t from, size_t n)
{
	struct dg_record *r = c->record;

	for (size_t i = from; i < from + n; i++) {
		enum dg_why why = check_sighting(c->looker, &r->in[i], r->since, c->renewed);

		found(c, why, r->in[i]->seen.path);
		if (why != DG_FRESH)
			return false;
	}
	return true;
}

static bool
check_out(struct checking *c, size_t from, size_t n)
{
	struct dg_record *r = c->record;

	for (size_t i = from; i < from + n; i++) {
		enum dg_why why = check_output(c->looker, &r->out[i], c->renewed);

		found(c, why, r->out[i].name);
		if (why != DG_FRESH)
			return false;
	}
	return true;
}

/* Is it the table of units, when it is known what was asked of it? */
static bool
is_table(const struct dg_record *r, const struct dg_sighting *s)
{
	return r->asked.path.n > 0 && s->seen.kind == DG_SEEN_FILE &&
	    dg_str_eq(s->seen.path, r->asked.path);
}

/* What all documents depend on; false: something is not as it was.  Of a table of units
 * that changed it is seen later which documents that concerns (parts.c). */
static bool
check_common(struct checking *c, size_t n)
{
	struct dg_record *r = c->record;

	for (size_t i = 0; i < n; i++)
		if (!check_in(c, i, 1) && !(is_table(r, r->in[i]) &&
		    c->reason.why == DG_WHY_CHANGED))
			return false;
	return true;
}

/* Each document for itself: the others may be as they were. */
static void
check_parts(struct checking *c)
{
	for (size_t i = 0; i < c->record->n_parts; i++) {
		struct dg_part *p = &c->record->part[i];
		bool in = check_in(c, p->in, p->n_in);

		p->stale = !check_out(c, p->out, p->n_out) || !in;
	}
}

struct dg_reason
dg_record_check(struct dg_looker *l, struct dg_record *r, const struct dg_wanted *of,
    bool *renewed)
{
	struct checking c = { l, r, { DG_FRESH, DG_STR(""), false }, renewed };

	*renewed = false;
	if (r == NULL)
		return (struct dg_reason){ DG_WHY_NEW, DG_STR(""), false };
	if (!dg_str_eq(r->key, of->key) || !dg_str_eq(r->named, of->named))
		return (struct dg_reason){ DG_WHY_OPTIONS, DG_STR(""), false };
	if (r->n_parts == 0) {
		if (check_in(&c, 0, r->n_in))
			check_out(&c, 0, r->n_out);
	} else if (check_common(&c, r->part[0].in)) {
		check_parts(&c);
		c.reason.partly = true;
	}
	if (c.reason.why == DG_FRESH && *renewed && l->now > 0)
		r->since = l->now;
	return c.reason;
}
