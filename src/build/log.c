/* log.c - what docgen build did in a folder: its file. */
#include "build/log.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/limits.h"
#include "build/log_text.h"

#define SLACK		(64u << 10)	/* bytes that no longer count and are let be */

/* ---- the file ---- */

bool
dg_log_rewrite(struct dg_log *log)
{
	struct dg_buf out;
	bool ok;

	dg_buf_init(&out, DG_MAX_LOG);
	dg_log_put_all(log, &out);
	ok = dg_append_replace(&log->file, dg_buf_str(&out));
	dg_buf_fini(&out);
	return ok;
}

/* Writes it anew when something is torn in it, or a third of it no longer counts; but not
 * one that dg_log_follow has to see as it was. */
static bool
tidy(struct dg_log *log, bool whole, size_t size)
{
	bool good = whole && log->was.n > 0 && log->idle < (size - log->idle) / 2 + SLACK;
	bool follows = log->was.n > 0 && !dg_str_eq(log->was, log->here);

	return good || follows || dg_log_rewrite(log);
}

static struct dg_str
path_in(struct dg_log *log, const char *dir)
{
	return dg_path_join(&log->arena, dg_str_of(dir), DG_STR(DG_LOG_NAME));
}

enum dg_append_status
dg_log_open(struct dg_log *log, const char *dir, bool wait)
{
	struct dg_str bytes = DG_STR("");
	enum dg_append_status status;
	int saved;

	*log = (struct dg_log){ 0 };
	dg_arena_init(&log->arena);
	dg_inputs_real(NULL, &log->arena, dg_str_of(dir), &log->here);
	status = dg_append_open(&log->file, path_in(log, dir).p, wait);
	if (status == DG_APPEND_OK) {
		bool whole = dg_append_read(&log->file, &log->arena, DG_MAX_LOG, &bytes) ==
		    DG_FILE_OK && dg_log_parse(log, (char *)bytes.p, bytes.n);

		log->open = true;
		log->now = dg_append_now(&log->file);
		if (tidy(log, whole, bytes.n))
			return DG_APPEND_OK;
		status = DG_APPEND_FAILED;
	}
	saved = errno;
	dg_log_close(log);
	errno = saved;
	return status;
}

void
dg_log_look(struct dg_log *log, const char *dir)
{
	struct dg_str bytes;

	*log = (struct dg_log){ 0 };
	dg_arena_init(&log->arena);
	dg_inputs_real(NULL, &log->arena, dg_str_of(dir), &log->here);
	if (dg_inputs_read(NULL, &log->arena, path_in(log, dir).p, DG_MAX_LOG, &bytes) ==
	    DG_FILE_OK)
		dg_log_parse(log, (char *)bytes.p, bytes.n);
}

void
dg_log_close(struct dg_log *log)
{
	free(log->sighting);
	free(log->numbered);
	free(log->record);
	free(log->left);
	if (log->open)
		dg_append_close(&log->file);
	dg_arena_fini(&log->arena);
}

static int
by_plan(const void *plan, const void *record)
{
	return dg_str_cmp(*(const struct dg_str *)plan,
	    (*(struct dg_record *const *)record)->plan);
}

/* Plans are most often asked for in their order. */
struct dg_record *
dg_log_find(struct dg_log *log, struct dg_str plan)
{
	struct dg_record **found;

	if (log->next < log->n && dg_str_eq(log->record[log->next]->plan, plan))
		return log->record[log->next++];
	found = log->n == 0 ? NULL : bsearch(&plan, log->record, log->n, sizeof *log->record,
	    by_plan);
	if (found == NULL)
		return NULL;
	log->next = (size_t)(found - log->record) + 1;
	return *found;
}

/* ---- sightings ---- */

static bool
is_same(const struct dg_seen *a, const struct dg_seen *b)
{
	return a->kind == b->kind && dg_str_eq(a->path, b->path) && dg_str_eq(a->value, b->value) &&
	    (a->kind != DG_SEEN_FILE || dg_stamp_eq(&a->stamp, &b->stamp));
}

static size_t
slot_of(const struct dg_log *log, const struct dg_seen *seen)
{
	size_t i = (size_t)dg_hash(DG_HASH_START, seen->path.p, seen->path.n) & (log->n_slots - 1);

	while (log->sighting[i] != NULL && !is_same(&log->sighting[i]->seen, seen))
		i = (i + 1) & (log->n_slots - 1);
	return i;
}

/* Those that the file has are put into the table when the first is asked for. */
static void
grow(struct dg_log *log)
{
	size_t n = log->n_numbered;

	free(log->sighting);
	log->n_slots = 256;
	while (log->n_slots < 4 * (n + 1))
		log->n_slots *= 2;
	log->sighting = dg_xmalloc(log->n_slots * sizeof *log->sighting);
	memset(log->sighting, 0, log->n_slots * sizeof *log->sighting);
	log->n_sightings = n;
	for (size_t i = 0; i < n; i++)
		if (log->numbered[i] != NULL)
			log->sighting[slot_of(log, &log->numbered[i]->seen)] = log->numbered[i];
}

struct dg_sighting *
dg_log_see(struct dg_log *log, const struct dg_seen *seen)
{
	struct dg_sighting *s;
	size_t at;

	if (2 * (log->n_sightings + 1) > log->n_slots)
		grow(log);
	at = slot_of(log, seen);
	if (log->sighting[at] != NULL)
		return log->sighting[at];
	s = DG_NEW(&log->arena, struct dg_sighting);
	s->seen = *seen;
	s->seen.path = dg_arena_dup(&log->arena, seen->path);
	s->seen.value = dg_arena_dup(&log->arena, seen->value);
	s->number = (uint32_t)log->n_numbered;
	DG_GROW(log->numbered, log->n_numbered, log->cap_numbered);
	log->numbered[log->n_numbered++] = s;
	log->sighting[at] = s;
	log->n_sightings++;
	return s;
}

/* ---- adding ---- */

/* hint: where it most often stands; behind the name that was asked for last. */
static bool
has_name(const struct dg_written *w, size_t n, size_t *hint, struct dg_str name)
{
	for (size_t i = 0; i < n; i++) {
		size_t at = (*hint + i) % n;

		if (!dg_str_eq(w[at].name, name))
			continue;
		*hint = at + 1;
		return true;
	}
	return false;
}

static bool
append(struct dg_log *log, struct dg_buf *out)
{
	bool ok = out->n == 0 || dg_append_put(&log->file, dg_buf_str(out));

	dg_buf_fini(out);
	return ok;
}

static void
leave(struct dg_log *log, struct dg_buf *out, const struct dg_written *w)
{
	struct dg_buf line;
	struct dg_written copy = *w;

	dg_buf_init(&line, DG_MAX_LOG);
	dg_log_put_written(out, &line, "left", w);
	dg_buf_fini(&line);
	copy.name = dg_arena_dup(&log->arena, w->name);
	copy.digest = dg_arena_dup(&log->arena, w->digest);
	dg_log_add_left(log, &copy);
}

bool
dg_log_put(struct dg_log *log, const struct dg_record *r, const struct dg_record *before)
{
	struct dg_buf out;
	size_t hint = 0;

	dg_buf_init(&out, DG_MAX_LOG);
	for (size_t i = 0; before != NULL && i < before->n_out; i++)
		if (!has_name(r->out, r->n_out, &hint, before->out[i].name))
			leave(log, &out, &before->out[i]);
	dg_log_put_record(&out, r);
	return append(log, &out);
}

bool
dg_log_leave(struct dg_log *log, const struct dg_outputs *made, const struct dg_record *before)
{
	struct dg_buf out;
	size_t hint = 0;

	dg_buf_init(&out, DG_MAX_LOG);
	for (size_t i = 0; i < made->n; i++)
		if (before == NULL || !has_name(before->out, before->n_out, &hint, made->item[i].name))
			leave(log, &out, &made->item[i]);
	return append(log, &out);
}

static bool
put_alone(struct dg_log *log, const char *word, struct dg_str text)
{
	struct dg_buf out, line;

	dg_buf_init(&out, DG_MAX_LOG);
	dg_buf_init(&line, DG_MAX_LOG);
	dg_log_put_word(&out, &line, word, text);
	dg_buf_fini(&line);
	return append(log, &out);
}

bool
dg_log_gone(struct dg_log *log, struct dg_str name)
{
	return put_alone(log, "gone", name);
}

bool
dg_log_drop(struct dg_log *log, struct dg_str plan)
{
	return put_alone(log, "drop", plan);
}
