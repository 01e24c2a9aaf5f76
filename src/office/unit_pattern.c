/*
 * unit_pattern.c - reads the header's keys "unit.COLUMN" into patterns, and sees
 * that none of them needs itself.
 */
#include "office/office.h"

#include <string.h>

#include "office/units.h"

static const char *const filters[] = { "", "full", "upper", "cap" };
#define N_FILTERS (sizeof filters / sizeof filters[0])

struct compiling {
	struct dg_doc	*doc;
	struct dg_units	*units;
	bool		 failed;
};

static void
refuse(struct compiling *c, enum dg_rule rule, struct dg_span at, struct dg_str what)
{
	dg_report(c->doc->sink, rule, at, DG_ARGS(what));
	c->failed = true;
}

static bool
read_filter(struct dg_str name, bool is_name, enum dg_unit_filter *out)
{
	for (size_t i = 0; i < N_FILTERS; i++)
		if (dg_str_is(name, filters[i])) {
			*out = (enum dg_unit_filter)i;
			return *out != DG_UNIT_FULL || is_name;
		}
	return false;
}

/* "unit.thuộc.full_name:upper" */
static void
read_mark(struct compiling *c, struct dg_str inside, struct dg_unit_piece *p)
{
	struct dg_str filter = inside, path = dg_str_cut(&filter, ':');
	struct dg_str head = dg_str_cut(&path, '.');
	bool dangling = dg_str_ends(inside, ":") || dg_str_ends(inside, ".");

	p->path = path;
	while (dg_units_cut_above(&p->path))
		p->up++;
	if (p->path.n == 0)
		p->path = DG_STR("tên");
	p->column = dg_units_column(c->units, p->path);
	if (!dg_str_is(head, "unit") || dangling || !read_filter(filter,
	    dg_units_is_column(p->path, "tên"), &p->filter)) {
		refuse(c, DG_R_unit_pattern_mark, p->at, inside);
	} else if (p->column == c->units->n_columns) {
		dg_units_report_column(c->doc, c->units, p->at, p->path, false);
		c->failed = true;
	}
}

/* The next piece, from *at. */
static void
read_piece(struct compiling *c, const struct dg_entry *e, size_t *at, struct dg_unit_piece *p)
{
	struct dg_str s = dg_str_sub(e->value, *at, e->value.n);
	size_t open = dg_str_find(s, "{{"), close = dg_str_find(s, "}}");

	if (open == 1 && s.p[0] == '\\') {	/* "\{{" is text */
		*p = (struct dg_unit_piece){ .words = dg_str_sub(s, 1, 3) };
		*at += 3;
		return;
	}
	if (open > 0 && open < s.n && s.p[open - 1] == '\\')
		open--;
	*p = (struct dg_unit_piece){ .words = dg_str_sub(s, 0, open) };
	if (open > 0) {
		*at += open;
		return;
	}
	p->at = dg_entry_part(e, *at, *at + (close < s.n ? close + 2 : s.n));
	*at += close < s.n ? close + 2 : s.n;
	if (close < s.n)
		read_mark(c, dg_str_sub(s, 2, close), p);
	else
		refuse(c, DG_R_mark_unclosed, p->at, DG_STR("{{"));
}

static void
read_pattern(struct compiling *c, struct dg_unit_pattern *p)
{
	const struct dg_entry *e = p->entry;
	size_t most = 2, at = 0;

	for (size_t i = 0; i + 1 < e->value.n; i++)
		most += 2 * (e->value.p[i] == '{' && e->value.p[i + 1] == '{');
	p->piece = DG_NEW_ARRAY(c->doc->arena, most, struct dg_unit_piece);
	while (at < e->value.n && p->n < most)
		read_piece(c, e, &at, &p->piece[p->n++]);
	at = dg_str_find(e->value, "[@");
	if (at < e->value.n)
		refuse(c, DG_R_unit_pattern_mark, dg_entry_part(e, at, at + 2), DG_STR("[@"));
}

/* May the header compute that column?  What tells rows apart and orders them
 * stands in the table. */
static bool
may_compute(struct dg_str name)
{
	static const char *const fixed[] = { "id", "thuộc", "từ", "đến", "nhập vào" };

	for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
		if (dg_units_is_column(name, fixed[i]))
			return false;
	return true;
}

/* Gives the entry's column its pattern; a new column where there is none. */
static void
add_pattern(struct compiling *c, const struct dg_entry *e)
{
	struct dg_units *u = c->units;
	struct dg_str name = dg_str_sub(e->key, 5, e->key.n);
	size_t column = dg_units_column(u, name);
	struct dg_unit_pattern *p;

	if (!may_compute(name)) {
		refuse(c, DG_R_unit_pattern_fixed, e->key_span, name);
		return;
	}
	if (column < u->n_columns && u->pattern[column]) {
		struct dg_diag *d = dg_report(c->doc->sink, DG_R_unit_pattern_twice,
		    e->key_span, DG_ARGS(name));

		c->failed = true;
		dg_note(c->doc->sink, d, DG_R_note_declared_here,
		    u->pattern[column]->entry->key_span,
		    DG_ARGS(u->pattern[column]->entry->key));
		return;
	}
	if (column == u->n_columns)
		u->column[u->n_columns++] = name;
	p = DG_NEW(c->doc->arena, struct dg_unit_pattern);
	p->entry = e;
	u->pattern[column] = p;
}

/* ---- patterns that need themselves ---- */

enum { UNSEEN, OPEN, DONE };

struct search {
	struct compiling	*c;
	uint8_t			*state;		/* by column */
	size_t			*path, *next;	/* columns that are open; their pieces */
	size_t			 n;
};

static void
report_cycle(struct search *s, size_t column)
{
	const struct dg_units *u = s->c->units;
	struct dg_arena *a = s->c->doc->arena;
	struct dg_str chain = DG_STR("");
	size_t i = s->n;

	while (s->path[--i] != column)
		;
	for (size_t k = i; k < s->n; k++)
		chain = k == i + 16 ? dg_arena_join(a, chain, DG_STR("… → ")) :
		    k > i + 16 ? chain : dg_arena_fmt(a, "%.*s%.*s → ", DG_FMT(chain),
		    DG_FMT(u->column[s->path[k]]));
	chain = dg_arena_join(a, chain, u->column[column]);
	refuse(s->c, DG_R_unit_pattern_cycle, u->pattern[column]->entry->value_span,
	    chain);
}

static void
open_column(struct search *s, size_t column)
{
	s->state[column] = OPEN;
	s->path[s->n] = column;
	s->next[s->n++] = 0;
}

/* Depth first: each column is opened once. */
static void
search_from(struct search *s, size_t column)
{
	const struct dg_units *u = s->c->units;

	open_column(s, column);
	while (s->n) {
		const struct dg_unit_pattern *p = u->pattern[s->path[s->n - 1]];
		const struct dg_unit_piece *m;

		if (!p || s->next[s->n - 1] == p->n) {
			s->state[s->path[--s->n]] = DONE;
			continue;
		}
		m = &p->piece[s->next[s->n - 1]++];
		if (m->words.n || m->up)
			continue;
		if (s->state[m->column] == OPEN)
			report_cycle(s, m->column);
		else if (s->state[m->column] == UNSEEN)
			open_column(s, m->column);
	}
}

static void
find_cycles(struct compiling *c)
{
	size_t n = c->units->n_columns;
	struct search s = { .c = c };

	s.state = DG_NEW_ARRAY(c->doc->arena, n, uint8_t);
	s.path = DG_NEW_ARRAY(c->doc->arena, n, size_t);
	s.next = DG_NEW_ARRAY(c->doc->arena, n, size_t);
	for (size_t i = 0; i < n; i++)
		if (s.state[i] == UNSEEN)
			search_from(&s, i);
}

/* Room for what the header may add. */
static void
make_room(struct compiling *c, size_t more)
{
	struct dg_units *u = c->units;
	struct dg_str *column = DG_NEW_ARRAY(c->doc->arena, u->n_columns + more,
	    struct dg_str);

	memcpy(column, u->column, u->n_columns * sizeof *column);
	u->column = column;
	u->pattern = DG_NEW_ARRAY(c->doc->arena, u->n_columns + more,
	    const struct dg_unit_pattern *);
}

bool
dg_units_compute(struct dg_doc *doc, struct dg_units *u)
{
	struct compiling c = { .doc = doc, .units = u };
	size_t n = 0;

	for (const struct dg_entry *e = doc->header; e; e = e->next)
		n += dg_str_starts(e->key, "unit.");
	if (n == 0)
		return true;
	make_room(&c, n);
	for (const struct dg_entry *e = doc->header; e; e = e->next)
		if (dg_str_starts(e->key, "unit."))
			add_pattern(&c, e);
	for (size_t i = 0; i < u->n_columns; i++)
		if (u->pattern[i])
			read_pattern(&c, (struct dg_unit_pattern *)u->pattern[i]);
	if (!c.failed)
		find_cycles(&c);
	if (c.failed)	/* what is wrong was said; cells hold what is known */
		u->pattern = NULL;
	return !c.failed;
}
