/* prune.c - what was made once and is made no more. */
#include "build/jobs.h"

#include <errno.h>
#include <stdlib.h>

/* A file that some record has, or had, and that nobody may make any more. */
struct leftover {
	const struct dg_written	*w;
	size_t			 record;	/* of the log; n: it belongs to none */
};

struct pruner {
	struct dg_tree	*tree;
	struct dg_str	*claimed;	/* heap: names of what is still made; sorted */
	size_t		 n, cap;
	struct leftover	*left;		/* heap; sorted by name */
	size_t		 n_left, cap_left;
	bool		*obsolete;	/* heap; records that no plan would make */
	bool		*held;		/* heap; those with a file that is not gone */
};

/* ---- what is still made ---- */

static int
by_bytes(const void *a, const void *b)
{
	return dg_str_cmp(*(const struct dg_str *)a, *(const struct dg_str *)b);
}

static void
claim(struct pruner *p, const struct dg_written *w, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		DG_GROW(p->claimed, p->n, p->cap);
		p->claimed[p->n++] = w[i].name;
	}
}

/* Is there no plan any more that would make it?  One that is only out of reach is there. */
static bool
is_obsolete(const struct dg_record *r)
{
	const struct dg_planned *p = r->planned;

	return p != NULL ? p->covered : dg_file_is_gone(r->plan.p);
}

/* Was something else made of its plan just now? */
static bool
is_replaced(const struct dg_record *r)
{
	return r->planned != NULL && r->planned->done;
}

static void
claim_all(struct pruner *p)
{
	struct dg_tree *t = p->tree;

	for (size_t i = 0; i < t->n; i++)
		if (t->plan[i].done)
			claim(p, t->plan[i].work->outputs.item, t->plan[i].work->outputs.n);
	for (size_t i = 0; i < t->log.n; i++) {
		const struct dg_record *r = t->log.record[i];

		if (!p->obsolete[i] && !is_replaced(r))
			claim(p, r->out, r->n_out);
	}
	if (p->n > 0)
		qsort(p->claimed, p->n, sizeof *p->claimed, by_bytes);
}

static bool
is_claimed(const struct pruner *p, struct dg_str name)
{
	return p->n > 0 && bsearch(&name, p->claimed, p->n, sizeof *p->claimed, by_bytes) != NULL;
}

/* ---- what is left over ---- */

static void
doubt(struct pruner *p, const struct dg_written *w, size_t n, size_t record)
{
	for (size_t i = 0; i < n; i++) {
		DG_GROW(p->left, p->n_left, p->cap_left);
		p->left[p->n_left++] = (struct leftover){ &w[i], record };
	}
}

static int
by_name(const void *a, const void *b)
{
	const struct leftover *x = a, *y = b;
	int order = dg_str_cmp(x->w->name, y->w->name);

	return order != 0 ? order : (x->record > y->record) - (x->record < y->record);
}

/* Without a log that is written (--check), what the record before has more is noted nowhere
 * else. */
static void
doubt_all(struct pruner *p)
{
	const struct dg_log *log = &p->tree->log;

	for (size_t i = 0; i < log->n; i++)
		if (p->obsolete[i] || is_replaced(log->record[i]))
			doubt(p, log->record[i]->out, log->record[i]->n_out, i);
	doubt(p, log->left, log->n_left, log->n);
	if (p->n_left > 0)
		qsort(p->left, p->n_left, sizeof *p->left, by_name);
}

/* Is it as it was written once? */
static bool
is_ours(struct pruner *p, const struct leftover *l, size_t n)
{
	bool ours = false;

	for (size_t i = 0; i < n && !ours; i++)
		ours = dg_output_is_ours(&p->tree->looker, l[i].w);
	return ours;
}

/* All that is known of one file.  true: it is there no more, or no concern of ours. */
static bool
take_away(struct pruner *p, const struct leftover *l, size_t n)
{
	struct dg_tree *t = p->tree;
	struct dg_str path = dg_path_join(&t->arena, dg_str_of(t->options->options.out_dir),
	    l->w->name);

	if (is_claimed(p, l->w->name) || !dg_inputs_exists(NULL, path.p))
		return true;
	if (!is_ours(p, l, n)) {
		dg_report(&t->sink, DG_R_output_not_ours, DG_NOWHERE, DG_ARGS(path));
		return true;
	}
	if (!t->options->prune) {
		dg_report(&t->sink, DG_R_output_left, DG_NOWHERE, DG_ARGS(path));
		return false;
	}
	if (!dg_file_remove(path.p)) {
		dg_output_report(&t->doc, path, errno);
		return false;
	}
	t->counts->removed++;
	t->watcher->removed(t->watcher->by, path);
	return true;
}

/* The log forgets what is gone, and keeps the rest in mind. */
static void
settle(struct pruner *p, const struct leftover *l, size_t n, bool gone)
{
	struct dg_log *log = &p->tree->log;

	for (size_t i = 0; i < n; i++)
		if (l[i].record < log->n)
			p->held[l[i].record] |= !gone;
	if (gone && log->open && l[n - 1].record == log->n)
		dg_tree_logged(p->tree, dg_log_gone(log, l->w->name));
}

static void
take_all_away(struct pruner *p)
{
	for (size_t i = 0, n; i < p->n_left; i += n) {
		const struct leftover *l = &p->left[i];

		for (n = 1; i + n < p->n_left && dg_str_eq(l[n].w->name, l->w->name); n++)
			;
		settle(p, l, n, take_away(p, l, n));
	}
}

void
dg_tree_prune(struct dg_tree *t)
{
	size_t n = t->log.n;
	struct pruner p = { .tree = t, .obsolete = dg_xmalloc((n + 1) * sizeof *p.obsolete),
	    .held = dg_xmalloc((n + 1) * sizeof *p.held) };

	for (size_t i = 0; i < n; i++) {
		p.obsolete[i] = is_obsolete(t->log.record[i]);
		p.held[i] = false;
	}
	claim_all(&p);
	doubt_all(&p);
	take_all_away(&p);
	for (size_t i = 0; i < n && t->log.open; i++)
		if (p.obsolete[i] && !p.held[i])
			dg_tree_logged(t, dg_log_drop(&t->log, t->log.record[i]->plan));
	free(p.claimed);
	free(p.left);
	free(p.obsolete);
	free(p.held);
}
