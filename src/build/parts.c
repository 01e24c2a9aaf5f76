/* parts.c - documents of a plan that makes many, each for itself. */
#include "build/parts.h"

#include <stdlib.h>
#include <string.h>

#define ASKED_MAX 256		/* ids that documents of one plan ask for */

/* ---- which may stay ---- */

/* Do the rows that documents asked for say what they said? */
static bool
says_the_same(const struct dg_planned *p, const struct dg_units *units)
{
	const struct dg_asked *asked = &p->before->asked;
	struct dg_arena arena;
	bool same;

	if (asked->path.n == 0)
		return true;	/* the table is as it was, or all would be made */
	dg_arena_init(&arena);
	same = dg_str_eq(dg_units_digest(&arena, units, asked->id, asked->n), asked->digest);
	dg_arena_fini(&arena);
	return same;
}

/* hint: the part behind the one that was found last. */
static const struct dg_part *
find_part(const struct dg_record *r, struct dg_str id, size_t *hint)
{
	for (size_t i = 0; i < r->n_parts; i++) {
		size_t at = (*hint + i) % r->n_parts;

		if (!dg_str_eq(r->part[at].id, id))
			continue;
		*hint = at + 1;
		return &r->part[at];
	}
	return NULL;
}

static bool
may_stay(const struct dg_part *part, const struct dg_units *units, const struct dg_unit *unit)
{
	struct dg_arena arena;
	bool same;

	if (part == NULL || part->stale || !part->quiet)
		return false;
	dg_arena_init(&arena);
	same = dg_str_eq(dg_unit_digest(&arena, units, unit), part->row);
	dg_arena_fini(&arena);
	return same;
}

const struct dg_part **
dg_parts_choose(const struct dg_planned *p, const struct dg_making *m)
{
	const struct dg_draft *d = &m->draft;
	const struct dg_units *units = &d->world.units;
	const struct dg_part **kept;
	size_t hint = 0;

	if (!p->reason.partly || m->worst != DG_DONE || !d->each || !says_the_same(p, units))
		return NULL;
	kept = dg_xmalloc((m->n + 1) * sizeof *kept);
	for (size_t i = 0; i < m->n; i++) {
		const struct dg_part *part = find_part(p->before, dg_unit_id(units, d->units[i]),
		    &hint);

		kept[i] = may_stay(part, units, d->units[i]) ? part : NULL;
	}
	return kept;
}

/* ---- what each came to ---- */

static void
add_seen(struct dg_work *w, const struct dg_seen *seen)
{
	DG_GROW(w->in, w->n_in, w->cap_in);
	w->in[w->n_in++] = *seen;
}

void
dg_parts_begin(struct dg_planned *p)
{
	struct dg_work *w = p->work;
	for (size_t i = 0; i < w->inputs.n; i++)
		add_seen(w, &w->inputs.item[i]);
}

static struct dg_part *
add_part(struct dg_work *w)
{
	DG_GROW(w->part, w->n_parts, w->cap_part);
	w->part[w->n_parts] = (struct dg_part){ .in = (uint32_t)w->n_in,
	    .out = (uint32_t)w->outputs.n };
	return &w->part[w->n_parts++];
}

static bool
is_above(const struct dg_units *units, const struct dg_unit *unit, struct dg_str id)
{
	while (unit != NULL && !dg_str_eq(dg_unit_id(units, unit), id))
		unit = unit->above;
	return unit != NULL;
}

static void
add_asked(struct dg_work *w, struct dg_str id)
{
	for (size_t i = 0; i < w->n_asked; i++)
		if (dg_str_eq(w->asked[i], id))
			return;
	if (w->n_asked == ASKED_MAX) {
		w->asks_all = true;
		return;
	}
	DG_GROW(w->asked, w->n_asked, w->cap_asked);
	w->asked[w->n_asked++] = dg_arena_dup(&w->inputs.arena, id);
}

void
dg_parts_add(struct dg_planned *p, const struct dg_draft *d, size_t at, const struct dg_made *made)
{
	struct dg_work *w = p->work;
	const struct dg_units *units = &d->world.units;
	const struct dg_unit *unit = d->units[at];
	struct dg_arena *a = &w->inputs.arena;
	struct dg_part *part = add_part(w);

	part->id = dg_arena_dup(a, unit != NULL ? dg_unit_id(units, unit) : DG_STR(""));
	part->row = dg_unit_digest(a, units, unit);
	part->quiet = made->quiet;
	part->n_in = (uint32_t)made->inputs.n;
	part->n_out = (uint32_t)made->outputs.n;
	for (size_t i = 0; i < made->inputs.n; i++) {
		struct dg_seen seen = made->inputs.item[i];

		seen.path = dg_arena_dup(a, seen.path);
		seen.value = dg_arena_dup(a, seen.value);
		add_seen(w, &seen);
	}
	dg_outputs_take(&w->outputs, &made->outputs);
	/* What refines it asked a table that is among its inputs. */
	w->asks_all |= made->compiled && !made->refined && made->result.asks_all;
	for (size_t i = 0; made->compiled && !made->refined && i < made->result.n_asked; i++)
		if (!is_above(units, unit, made->result.asked[i]))
			add_asked(w, made->result.asked[i]);
}

void
dg_parts_keep(struct dg_planned *p, const struct dg_part *was)
{
	struct dg_work *w = p->work;
	const struct dg_record *r = p->before;
	struct dg_part *part = add_part(w);
	struct dg_outputs out = { .item = r->out + was->out, .n = was->n_out };

	part->id = was->id;
	part->row = was->row;
	part->quiet = was->quiet;
	part->n_in = was->n_in;
	part->n_out = was->n_out;
	for (size_t i = 0; i < was->n_in; i++)
		add_seen(w, &r->in[was->in + i]->seen);
	dg_outputs_take(&w->outputs, &out);
	w->kept++;
}

/* A review copy tells the lines of the table; a PDF/A-3 may hold all of it. */
static bool
shows_table(const struct dg_options *o)
{
	return o->show_origin || o->pdf_a3;
}

void
dg_parts_finish(struct dg_planned *p, const struct dg_making *m)
{
	struct dg_work *w = p->work;
	const struct dg_draft *d = &m->draft;
	const struct dg_str *asked;
	size_t n;

	if (w->kept > 0)
		for (size_t i = 0; i < p->before->asked.n; i++)
			add_asked(w, p->before->asked.id[i]);
	if (!d->each || shows_table(m->options) || d->world.units.n == 0)
		return;
	w->asks_all |= !dg_units_asked(&d->world.units, &asked, &n) ||
	    (w->kept > 0 && p->before->asked.path.n == 0);
	for (size_t i = 0; i < n; i++)
		add_asked(w, asked[i]);
	if (w->asks_all)
		return;
	w->table.path = dg_arena_dup(&w->inputs.arena, dg_source_at(&d->sources,
	    d->world.units.source)->path);
	w->table.id = w->asked;
	w->table.n = w->n_asked;
	w->table.digest = dg_units_digest(&w->inputs.arena, &d->world.units, w->asked, w->n_asked);
}
