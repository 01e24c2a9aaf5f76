/* prune.c - what was made once and is made no more. */
#include "build/jobs.h"

#include <errno.h>
#include <stdlib.h>

struct pruner {
	struct dg_tree	*tree;
	struct dg_str	*claimed;	/* heap: names of what is still made; sorted */
	size_t		 n, cap;
};

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

static void
claim_all(struct pruner *p, const bool *obsolete)
{
	struct dg_tree *t = p->tree;

	for (size_t i = 0; i < t->n; i++)
		if (t->plan[i].done)
			claim(p, t->plan[i].work->outputs.item, t->plan[i].work->outputs.n);
	for (size_t i = 0; i < t->log.n; i++) {
		const struct dg_record *r = t->log.record[i];
		const struct dg_planned *mine = r->planned;

		if (!obsolete[i] && (mine == NULL || !mine->done))
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

/* true: it is there no more, or no concern of ours. */
static bool
take_away(struct pruner *p, const struct dg_written *w)
{
	struct dg_tree *t = p->tree;
	struct dg_str path = dg_path_join(&t->arena, dg_str_of(t->options->options.out_dir),
	    w->name);

	if (is_claimed(p, w->name))
		return true;
	if (!dg_inputs_exists(NULL, path.p))
		return true;
	if (!dg_output_is_ours(&t->looker, w)) {
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

static void
prune_record(struct pruner *p, const struct dg_record *r)
{
	bool all = true;

	for (size_t i = 0; i < r->n_out; i++)
		all &= take_away(p, &r->out[i]);
	if (all && p->tree->log.open)
		dg_tree_logged(p->tree, dg_log_drop(&p->tree->log, r->plan));
}

void
dg_tree_prune(struct dg_tree *t)
{
	struct pruner p = { .tree = t };
	bool *obsolete = dg_xmalloc((t->log.n + 1) * sizeof *obsolete);

	for (size_t i = 0; i < t->log.n; i++)
		obsolete[i] = is_obsolete(t->log.record[i]);
	claim_all(&p, obsolete);
	for (size_t i = 0; i < t->log.n; i++)
		if (obsolete[i])
			prune_record(&p, t->log.record[i]);
	for (size_t i = 0; i < t->log.n_left; i++)
		if (take_away(&p, &t->log.left[i]) && t->log.open)
			dg_tree_logged(t, dg_log_gone(&t->log, t->log.left[i].name));
	free(p.claimed);
	free(obsolete);
}
