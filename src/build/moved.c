/*
 * moved.c - a log that came elsewhere with the tree that it tells of.
 *
 * The log says where its folder was.  When that is elsewhere now, inside the project of the
 * plans, and was at the same place in a project that the log knows plans of, these are
 * looked for in the project that is here.  That it is a copy of the other, and not only the
 * folder of outputs is, one plan at least shows: it stands here with the bytes that it was
 * made from there.  Records of plans outside that project stay as they are.
 */
#include "build/log_text.h"

#include "base/digest.h"
#include "base/limits.h"

struct move {
	struct dg_log	*log;
	struct dg_str	 from, to;	/* roots of projects */
};

/* The project of one of the plans that the folder of the log belongs to as well. */
static bool
find_project(struct dg_log *log, const char *const *plans, size_t n, struct dg_str *root)
{
	for (size_t i = 0; i < n; i++)
		if (dg_project_root(&log->arena, NULL, dg_str_of(plans[i]), root) &&
		    (dg_str_eq(log->here, *root) || dg_path_is_below(log->here, *root)))
			return true;
	return false;
}

static bool
find_move(struct move *m, const char *const *plans, size_t n)
{
	struct dg_log *log = m->log;
	struct dg_str rest;

	if (!find_project(log, plans, n, &m->to))
		return false;
	rest = dg_str_sub(log->here, m->to.n, log->here.n);
	if (log->was.n <= rest.n)
		return false;
	m->from = dg_str_sub(log->was, 0, log->was.n - rest.n);
	return dg_str_eq(dg_str_sub(log->was, m->from.n, log->was.n), rest);
}

static struct dg_str
moved(const struct move *m, struct dg_str plan)
{
	return dg_path_join(&m->log->arena, m->to, dg_str_sub(plan, m->from.n + 1, plan.n));
}

/* Does the plan stand here as it was there? */
static bool
is_copied(const struct move *m, const struct dg_record *r)
{
	struct dg_arena own;
	struct dg_str bytes;
	bool same = false;

	dg_arena_init(&own);
	for (size_t i = 0; i < r->n_in; i++) {
		const struct dg_seen *s = &r->in[i]->seen;

		if (s->kind != DG_SEEN_FILE || !dg_str_eq(s->path, r->named))
			continue;
		same = dg_inputs_read(NULL, &own, moved(m, r->plan).p, DG_MAX_OUTPUT, &bytes) ==
		    DG_FILE_OK && dg_str_eq(dg_digest(&own, bytes), s->value);
		break;
	}
	dg_arena_fini(&own);
	return same;
}

static void
move(const struct move *m)
{
	struct dg_log *log = m->log;
	bool copied = false;

	for (size_t i = 0; i < log->n && !copied; i++)
		copied = dg_path_is_below(log->record[i]->plan, m->from) && is_copied(m, log->record[i]);
	for (size_t i = 0; i < log->n && copied; i++)
		if (dg_path_is_below(log->record[i]->plan, m->from))
			log->record[i]->plan = moved(m, log->record[i]->plan);
	if (copied)
		dg_log_settle(log);
}

bool
dg_log_follow(struct dg_log *log, const char *const *plans, size_t n)
{
	struct move m = { .log = log };

	if (log->was.n == 0 || dg_str_eq(log->was, log->here))
		return true;
	if (find_move(&m, plans, n))
		move(&m);
	return !log->open || dg_log_rewrite(log);
}
