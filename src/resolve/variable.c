/*
 * variable.c - puts computed text in the place of {{path:filter}}.
 *
 * What a placeholder stands for is expanded in its own place first, once, and
 * then copied: so text is made in the order it is asked for, cycles show as a
 * value that is being expanded already, and every copy is counted against one
 * budget.
 */
#include "resolve/pass.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { FILTER_NONE, FILTER_WORDS = 1, FILTER_FULL = 2, FILTER_UPPER = 4, FILTER_CAP = 8,
	FILTER_UNFIT = 16 };

static const struct { const char *name; int filter; } filters[] = {
	{ "words", FILTER_WORDS }, { "full", FILTER_FULL }, { "upper", FILTER_UPPER },
	{ "cap", FILTER_CAP } };
#define N_FILTERS (sizeof filters / sizeof filters[0])

/* What a node of computed text costs beside its bytes. */
#define NODE_COST 64

/* Which filters fit what, and what a message calls it. */
static const int fits[] = {
	[DG_PATH_TEXT] = FILTER_WORDS | FILTER_UPPER | FILTER_CAP,
	[DG_PATH_UNIT] = FILTER_FULL | FILTER_UPPER | FILTER_CAP,
	[DG_PATH_AMOUNT] = FILTER_WORDS,
	[DG_PATH_TARGET] = FILTER_FULL | FILTER_CAP,
	[DG_PATH_DUE] = FILTER_UPPER | FILTER_CAP,
	[DG_PATH_DATE] = FILTER_UPPER | FILTER_CAP,
};

bool
dg_budget_spend(struct dg_resolve *r, size_t bytes, struct dg_span at)
{
	if (r->broke)
		return false;
	r->spent += bytes;
	if (r->spent <= DG_MAX_EXPANSION)
		return true;
	r->broke = true;
	dg_report(r->doc->sink, DG_R_expansion_limit, at, DG_ARGS(dg_arena_fmt(
	    r->doc->arena, "%u", DG_MAX_EXPANSION)));
	return false;
}

const struct dg_entry *
dg_variable_find(const struct dg_resolve *r, struct dg_str name)
{
	size_t low = 0, high = r->n_vars;

	while (low < high) {
		size_t	middle = low + (high - low) / 2;
		int	c = dg_str_cmp(r->vars[middle].name, name);

		if (c == 0)
			return r->vars[middle].entry;
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static int
filter_of(struct dg_str name)
{
	if (name.n == 0)
		return FILTER_NONE;
	for (size_t i = 0; i < N_FILTERS; i++)
		if (dg_str_is(name, filters[i].name))
			return filters[i].filter;
	return FILTER_UNFIT;
}

static void
report_unfit(struct dg_resolve *r, const struct dg_node *var, enum dg_path_type type)
{
	struct dg_str list = DG_STR("");

	for (size_t i = 0; i < N_FILTERS; i++)
		if (fits[type] & filters[i].filter)
			list = dg_arena_fmt(r->doc->arena, "%.*s%s:%s", DG_FMT(list),
			    list.n > 0 ? ", " : "", filters[i].name);
	dg_report(r->doc->sink, DG_R_filter_unfit, var->span, DG_ARGS(
	    var->u.ref.filter, var->u.ref.path, list));
}

/* ---- text before a placeholder -------------------------------------------- */

/* The words directly before var, back to a break or something not text. */
static struct dg_str
text_before(const struct dg_node *var)
{
	for (const struct dg_node *n = var->prev; n != NULL; n = n->prev) {
		if (n->kind != DG_K_TEXT)
			break;
		if (dg_str_trim_right(n->u.text.s).n > 0)
			return dg_str_trim_right(n->u.text.s);
	}
	return DG_STR("");
}

static bool
ends_with_word(struct dg_resolve *r, struct dg_str s, struct dg_str word)
{
	struct dg_str	tail = dg_str_sub(s, s.n > word.n ? s.n - word.n : 0, s.n);
	char		before = s.n > word.n ? s.p[s.n - word.n - 1] : ' ';

	if (word.n == 0 || (before != ' ' && before != '('))
		return false;
	return dg_str_eq(tail, word) ||
	    dg_str_eq(tail, dg_text_capital(r->doc->arena, word));
}

/* Does var open a cell: the words there begin with a capital. */
static bool
opens_cell(const struct dg_node *var)
{
	const struct dg_node *up = var->parent;

	if (var->prev != NULL || up == NULL)
		return false;
	if (up->kind == DG_K_PARA && up->prev == NULL)
		up = up->parent;
	return up != NULL && (up->kind == DG_K_CELL || up->kind == DG_K_FIELD);
}

/* Without its noun when the text before ends with it. */
static struct dg_str
drop_noun(struct dg_resolve *r, const struct dg_node *var, struct dg_str s,
    struct dg_str noun)
{
	if (!ends_with_word(r, text_before(var), noun))
		return s;
	return dg_str_trim_left(dg_str_sub(s, noun.n, s.n));
}

/* ---- values as text -------------------------------------------------------- */

static struct dg_str
due_text(struct dg_resolve *r, const struct dg_node *var, const struct dg_deadline *due)
{
	if (opens_cell(var))
		return dg_deadline_cell(r->doc->arena, due);
	return drop_noun(r, var, dg_deadline_prose(r->doc->arena, due),
	    dg_deadline_noun(due));
}

/* The document's own date; what is blank is room to write. */
static struct dg_str
date_text(struct dg_resolve *r, const struct dg_node *var, struct dg_date d)
{
	struct dg_arena	*a = r->doc->arena;
	struct dg_str	 blank = r->world->tmpl.blank, s;

	if (d.day > 0)
		s = dg_date_print(a, d);
	else if (d.month > 0)
		s = dg_arena_fmt(a, "%.*s/%.*s", DG_FMT(blank),
		    DG_FMT(dg_date_print(a, d)));
	else if (d.year > 0)
		s = dg_arena_fmt(a, "%.*s/%.*s/%d", DG_FMT(blank), DG_FMT(blank),
		    d.year);
	else
		s = dg_arena_fmt(a, "%.*s/%.*s/%.*s", DG_FMT(blank), DG_FMT(blank),
		    DG_FMT(blank));
	if (opens_cell(var))
		return s;
	return drop_noun(r, var, dg_arena_fmt(a, "ngày %.*s", DG_FMT(s)),
	    DG_STR("ngày"));
}

static struct dg_str
value_text(struct dg_resolve *r, const struct dg_node *var, const struct dg_value *v,
    int filter)
{
	switch (v->type) {
	case DG_PATH_TEXT:
		break;
	case DG_PATH_UNIT:
		return filter == FILTER_FULL ? v->full : v->text;
	case DG_PATH_AMOUNT:
		return dg_amount_print(r->doc->arena, v->amount, v->unit);
	case DG_PATH_TARGET:
		return filter == FILTER_FULL || filter == FILTER_CAP ?
		    dg_target_full(r->doc->arena, &v->target) : v->target.bare;
	case DG_PATH_DUE:
		return due_text(r, var, &v->due);
	case DG_PATH_DATE:
		return date_text(r, var, v->date);
	}
	return v->text;
}

/* An amount in words; empty: reported. */
static struct dg_str
words_text(struct dg_resolve *r, const struct dg_node *var, const struct dg_value *v)
{
	struct dg_decimal	amount = v->amount;
	int64_t			factor = dg_amount_factor(v->unit);
	struct dg_str		s = v->inlines != NULL ?
	    dg_node_plain(r->doc->arena, v->inlines) : v->text, words;

	if (!dg_budget_spend(r, s.n, var->span))
		return DG_STR("");
	if (v->type == DG_PATH_TEXT && !dg_amount_parse(s, &amount, &factor)) {
		dg_report(r->doc->sink, DG_R_words_of_text, var->span,
		    DG_ARGS(var->u.ref.path, s));
		return DG_STR("");
	}
	words = dg_amount_words(r->doc->arena, amount, factor);
	if (words.n == 0)
		dg_report(r->doc->sink, DG_R_words_too_large, var->span,
		    DG_ARGS(var->u.ref.path, s));
	return words;
}

/* ---- into the tree --------------------------------------------------------- */

/* What a plan that extends another did to the placeholder, else what its value came
 * from. */
static const struct dg_origin *
came_from(const struct dg_node *var, const struct dg_origin *value)
{
	return var->origin->how >= DG_BY_REPLACE ? var->origin : value;
}

static struct dg_node *
computed(struct dg_resolve *r, const struct dg_node *var, struct dg_str s,
    struct dg_span was, const struct dg_origin *next)
{
	struct dg_node	 *t = dg_node_text(r->doc->arena, s, var->u.ref.face,
	    var->span, DG_FROM_VARIABLE);
	struct dg_origin *o = DG_NEW(r->doc->arena, struct dg_origin);

	*o = (struct dg_origin){ .how = DG_FROM_VARIABLE, .at = var->span, .was = was,
	    .next = came_from(var, next) };
	t->origin = o;
	return t;
}

static struct dg_str
filtered(struct dg_resolve *r, struct dg_str s, int filter, bool first)
{
	if (filter == FILTER_UPPER)
		return dg_text_upper(r->doc->arena, s);
	if (filter == FILTER_CAP && first)
		return dg_text_capital(r->doc->arena, s);
	return s;
}

static void
put_text(struct dg_resolve *r, struct dg_node *var, struct dg_str s, struct dg_span was)
{
	if (s.n > 0 && dg_budget_spend(r, s.n + NODE_COST, var->span))
		dg_node_insert_before(var, computed(r, var, s, was, NULL));
}

/* A citation or reference within a value is made literal in its new place. */
static struct dg_node *
copy_mark(struct dg_resolve *r, const struct dg_node *var, const struct dg_node *n)
{
	struct dg_node	 *c = dg_node_copy(r->doc->arena, n);
	struct dg_origin *o = DG_NEW(r->doc->arena, struct dg_origin);

	*o = (struct dg_origin){ .how = DG_FROM_VARIABLE, .at = var->span, .was = n->span,
	    .next = came_from(var, n->origin) };
	c->origin = o;
	if (n->kind != DG_K_BREAK)
		c->u.ref.face |= var->u.ref.face;
	return c;
}

static void
put_inlines(struct dg_resolve *r, struct dg_node *var, const struct dg_value *v,
    int filter)
{
	bool first = true;

	for (const struct dg_node *n = v->inlines->first; n != NULL; n = n->next) {
		size_t		 cost = n->kind == DG_K_TEXT ? n->u.text.s.n : 0;
		struct dg_node	*c;

		if (n->kind == DG_K_NOTE_REF || n->kind == DG_K_VAR)
			continue;	/* a note is called once; a VAR failed */
		if (!dg_budget_spend(r, cost + NODE_COST, var->span))
			return;
		if (n->kind == DG_K_TEXT) {
			c = computed(r, var, filtered(r, n->u.text.s, filter, first),
			    n->span, n->origin);
			c->u.text.face |= n->u.text.face;
			first = false;
		} else {
			c = copy_mark(r, var, n);
		}
		dg_node_insert_before(var, c);
	}
}

static void
expand_one(struct dg_resolve *r, struct dg_node *var)
{
	struct dg_value	v;
	int		filter = filter_of(var->u.ref.filter);

	if (r->broke || !dg_path_evaluate(r, var->u.ref.path, var->span, &v))
		return;
	if (filter != FILTER_NONE && !(fits[v.type] & filter))
		report_unfit(r, var, v.type);
	else if (filter == FILTER_WORDS)
		put_text(r, var, words_text(r, var, &v), v.was);
	else if (v.type == DG_PATH_TEXT && v.inlines != NULL)
		put_inlines(r, var, &v, filter);
	else
		put_text(r, var, filtered(r, value_text(r, var, &v, filter), filter,
		    true), v.was);
}

/* ---- cycles ---------------------------------------------------------------- */

static void
report_cycle(struct dg_resolve *r, unsigned from, struct dg_span at)
{
	struct dg_str chain = DG_STR("");

	for (unsigned i = from; i < r->depth; i++)
		chain = dg_arena_fmt(r->doc->arena, "%.*s%.*s → ", DG_FMT(chain),
		    DG_FMT(r->active_name[i]));
	chain = dg_arena_join(r->doc->arena, chain, r->active_name[from]);
	dg_report(r->doc->sink, DG_R_variable_cycle, at, DG_ARGS(chain));
}

/* Marks container as being expanded; false: it is already, or too deep. */
static bool
enter(struct dg_resolve *r, const struct dg_node *container, struct dg_str name)
{
	for (unsigned i = 0; i < r->depth; i++)
		if (r->active[i] == container) {
			report_cycle(r, i, container->span);
			return false;
		}
	if (r->depth == DG_MAX_DEPTH) {
		dg_report(r->doc->sink, DG_R_variable_too_deep, container->span,
		    DG_ARGS(name, dg_arena_fmt(r->doc->arena, "%d", DG_MAX_DEPTH)));
		return false;
	}
	r->active[r->depth] = container;
	r->active_name[r->depth++] = name;
	return true;
}

static bool
has_vars(struct dg_node *container)
{
	return dg_node_seek(container, NULL, DG_IS(VAR)) != NULL;
}

bool
dg_variable_expand(struct dg_resolve *r, struct dg_node *container, struct dg_str name)
{
	struct dg_node *n, *next;

	if (!has_vars(container))
		return true;
	if (!enter(r, container, name))
		return false;
	for (n = dg_node_seek(container, NULL, DG_IS(VAR)); n != NULL; n = next) {
		next = dg_node_seek(container, n, DG_IS(VAR));
		expand_one(r, n);
		dg_node_unlink(n);
	}
	r->depth--;
	return true;
}

void
dg_variable_expand_all(struct dg_resolve *r)
{
	for (const struct dg_entry *e = r->doc->header; e != NULL; e = e->next)
		if (e->inlines != NULL)
			dg_variable_expand(r, e->inlines, e->key);
	for (size_t i = 0; i < r->n_roots; i++)
		dg_variable_expand(r, r->roots[i], DG_STR(""));
}
