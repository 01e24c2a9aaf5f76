/* targets.c - which documents several plans would write. */
#include "build/targets.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/marks.h"
#include "base/sort.h"
#include "base/text.h"

void
dg_targets_init(struct dg_targets *t, struct dg_arena *arena, const char *const *plans,
    size_t n)
{
	*t = (struct dg_targets){ .arena = arena, .plans = plans, .n_plans = n };
}

void
dg_targets_fini(struct dg_targets *t)
{
	free(t->item);
	free(t->refining);
}

void
dg_targets_add(struct dg_targets *t, size_t plan, struct dg_str name)
{
	DG_GROW(t->item, t->n, t->cap);
	t->item[t->n] = (struct dg_target){ dg_text_lower(t->arena, name), plan, t->n };
	t->n++;
}

void
dg_targets_refine(struct dg_targets *t, const char *path)
{
	DG_GROW(t->refining, t->n_refining, t->cap_refining);
	t->refining[t->n_refining++] = dg_arena_dup(t->arena, dg_str_of(path)).p;
}

void
dg_targets_read(struct dg_targets *t, size_t plan, const struct dg_options *options)
{
	struct dg_options names = *options;
	struct dg_draft draft;

	names.names_only = true;
	dg_draft_read(&draft, t->plans[plan], &names);
	for (size_t i = 0; i < draft.n; i++) {
		dg_targets_add(t, plan, dg_draft_name(&draft, i, t->arena));
		if (draft.each && draft.refining[i].is_there)
			dg_targets_refine(t, draft.refining[i].path);
	}
	dg_draft_fini(&draft);
}

/* Are two words names of one plan, links resolved? */
static bool
is_same_file(const char *a, const char *b)
{
	char *x = realpath(a, NULL), *y = realpath(b, NULL);
	bool same = x != NULL && y != NULL && strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

bool
dg_targets_covers(const struct dg_targets *t, size_t plan)
{
	for (size_t k = 0; k < t->n_refining; k++)
		if (is_same_file(t->plans[plan], t->refining[k]))
			return true;
	return false;
}

static int
compare(const void *a, const void *b)
{
	const struct dg_target *x = a, *y = b;
	int by_name = dg_str_cmp(x->name, y->name);

	return by_name != 0 ? by_name : (x->at > y->at) - (x->at < y->at);
}

static void
report_clash(const struct dg_targets *t, const struct dg_target *a,
    const struct dg_target *b, struct dg_sink *sink)
{
	struct dg_str first = dg_str_of(t->plans[a->plan]);
	struct dg_str second = dg_str_of(t->plans[b->plan]);

	if (is_same_file(first.p, second.p))
		dg_report(sink, DG_R_plan_twice, DG_NOWHERE, DG_ARGS(second));
	else
		dg_report(sink, DG_R_output_twice, DG_NOWHERE,
		    DG_ARGS(first, second, b->name));
}

/* Documents of one plan differ, which is seen when it is read; two plans are
 * named once in a run of names. */
static void
find_clashes(const struct dg_targets *t, struct dg_sink *sink)
{
	const struct dg_target *x = NULL, *y = NULL;

	for (size_t i = 1; i < t->n; i++) {
		const struct dg_target *a = &t->item[i - 1], *b = &t->item[i];

		if (b->name.n == 0 || !dg_str_eq(a->name, b->name) ||
		    a->plan == b->plan)
			continue;
		if (x == NULL || x->plan != a->plan || y->plan != b->plan)
			report_clash(t, a, b, sink);
		x = a;
		y = b;
	}
}

/* false: two names may be one. */
static bool
all_differ(const struct dg_targets *t)
{
	struct dg_marks names = { 0 };
	bool differ = true;

	for (size_t i = 0; i < t->n && differ; i++)
		differ = dg_marks_add(&names, dg_hash_quick(0, t->item[i].name.p,
		    t->item[i].name.n));
	dg_marks_fini(&names);
	return differ;
}

bool
dg_targets_differ(struct dg_targets *t, struct dg_sink *sink)
{
	bool *covered = dg_xmalloc(t->n_plans * sizeof *covered);
	size_t n = 0;

	for (size_t i = 0; i < t->n_plans; i++)
		covered[i] = dg_targets_covers(t, i);
	for (size_t i = 0; i < t->n; i++)
		if (!covered[t->item[i].plan])
			t->item[n++] = t->item[i];
	t->n = n;
	free(covered);
	if (!all_differ(t)) {
		dg_sort(t->item, n, sizeof *t->item, compare);
		find_clashes(t, sink);
	}
	return !dg_sink_failed(sink);
}
