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

struct dg_state {
	struct dg_str	 path;
	struct dg_stamp	 stamp;
	struct dg_str	 digest;	/* or empty: nobody asked, or it cannot be read */
	bool		 there, read;
};

void
dg_looker_init(struct dg_looker *l, const char *dir, int64_t now)
{
	*l = (struct dg_looker){ .dir = dir, .now = now };
	dg_arena_init(&l->arena);
}

void
dg_looker_fini(struct dg_looker *l)
{
	free(l->state);
	dg_arena_fini(&l->arena);
}

/* ---- what files are like ---- */

static size_t
find(const struct dg_looker *l, struct dg_str path)
{
	size_t i = (size_t)dg_hash(DG_HASH_START, path.p, path.n) & (l->n_slots - 1);

	while (l->state[i] != NULL && !dg_str_eq(l->state[i]->path, path))
		i = (i + 1) & (l->n_slots - 1);
	return i;
}

static void
grow(struct dg_looker *l)
{
	struct dg_state **old = l->state;
	size_t n = l->n_slots;

	l->n_slots = n > 0 ? 2 * n : 256;
	l->state = dg_xmalloc(l->n_slots * sizeof *l->state);
	memset(l->state, 0, l->n_slots * sizeof *l->state);
	for (size_t i = 0; i < n; i++)
		if (old[i] != NULL)
			l->state[find(l, old[i]->path)] = old[i];
	free(old);
}

static struct dg_state *
look(struct dg_looker *l, struct dg_str path)
{
	struct dg_state *s;
	size_t at;

	if (2 * (l->n + 1) > l->n_slots)
		grow(l);
	at = find(l, path);
	if (l->state[at] != NULL)
		return l->state[at];
	s = DG_NEW(&l->arena, struct dg_state);
	s->path = dg_arena_dup(&l->arena, path);
	s->there = dg_stamp_of(s->path.p, &s->stamp);
	l->state[at] = s;
	l->n++;
	return s;
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

static enum dg_why
check_file(struct dg_looker *l, struct dg_seen *seen, int64_t since, bool *renewed)
{
	struct dg_state *s = look(l, seen->path);

	if (!s->there)
		return DG_WHY_GONE;
	if (dg_stamp_eq(&s->stamp, &seen->stamp) && !is_late(&s->stamp, since))
		return DG_FRESH;
	if (!dg_str_eq(digest_of(l, s), seen->value))
		return DG_WHY_CHANGED;
	/* Of a file of the future nothing better can be written down. */
	*renewed |= !dg_stamp_eq(&s->stamp, &seen->stamp) || !is_late(&s->stamp, l->now);
	seen->stamp = s->stamp;
	return DG_FRESH;
}

static enum dg_why
check_link(struct dg_looker *l, const struct dg_seen *seen)
{
	struct dg_str real = DG_STR("");

	dg_inputs_real(NULL, &l->arena, seen->path, &real);
	return dg_str_eq(real, seen->value) ? DG_FRESH :
	    real.n == 0 ? DG_WHY_GONE : DG_WHY_ELSEWHERE;
}

static enum dg_why
check_seen(struct dg_looker *l, struct dg_seen *seen, int64_t since, bool *renewed)
{
	switch (seen->kind) {
	case DG_SEEN_FILE:
		return check_file(l, seen, since, renewed);
	case DG_SEEN_THERE:
		return look(l, seen->path)->there ? DG_FRESH : DG_WHY_GONE;
	case DG_SEEN_ABSENT:
		return look(l, seen->path)->there ? DG_WHY_THERE : DG_FRESH;
	case DG_SEEN_REAL:
		break;
	}
	return check_link(l, seen);
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
	struct dg_state *s = look_at_output(l, w->name);

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

struct dg_reason
dg_record_check(struct dg_looker *l, struct dg_record *r, struct dg_str key, bool *renewed)
{
	enum dg_why why = DG_FRESH;

	*renewed = false;
	if (r == NULL)
		return (struct dg_reason){ DG_WHY_NEW, DG_STR("") };
	if (!dg_str_eq(r->key, key))
		return (struct dg_reason){ DG_WHY_OPTIONS, DG_STR("") };
	for (size_t i = 0; i < r->n_in; i++) {
		why = check_seen(l, &r->in[i], r->since, renewed);
		if (why != DG_FRESH)
			return (struct dg_reason){ why, r->in[i].path };
	}
	for (size_t i = 0; i < r->n_out; i++) {
		why = check_output(l, &r->out[i], renewed);
		if (why != DG_FRESH)
			return (struct dg_reason){ why, r->out[i].name };
	}
	if (*renewed && l->now > 0)
		r->since = l->now;
	return (struct dg_reason){ DG_FRESH, DG_STR("") };
}
