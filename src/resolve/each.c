/*
 * each.c - which rows of the units table "for-each" names.
 *
 * "cấp=xa thuộc.tên!="Hà Nội"": conditions, all of which hold, with spaces
 * between them.  What a unit does not have is blank here; a column that no unit
 * has is an error, as is that no unit is left: both would pass for a table that
 * was read rightly.
 */
#include "resolve/resolve.h"

#define CONDITIONS_MAX 32

struct condition {
	struct dg_str	path, value;
	bool		negated;
	size_t		matches;	/* rows where this one holds */
};

struct each {
	struct dg_doc		*doc;
	const struct dg_world	*world;
	const struct dg_entry	*entry;
	struct condition	 item[CONDITIONS_MAX];
	size_t			 n;
	size_t			 n_other_days;	/* rows that all hold for, but not then */
	const struct dg_unit	*ended;		/* chosen though it ended, or NULL */
};

/* ---- reading conditions ----------------------------------------------------- */

/* How long the word at the start of s is; a quoted part may hold spaces. */
static size_t
word_length(struct dg_str s)
{
	bool	quoted = false;
	size_t	i = 0;

	for (; i < s.n && (quoted || s.p[i] != ' '); i++)
		if (s.p[i] == '"')
			quoted = !quoted;
	return i;
}

/* A value, without its quotes; false: they are not in pairs around it. */
static bool
unquote(struct dg_str *s)
{
	size_t mark = dg_str_find_char(*s, '"');

	if (mark == s->n)
		return dg_str_find(*s, "“") == s->n && dg_str_find(*s, "”") == s->n;
	if (mark > 0 || s->n < 2 || s->p[s->n - 1] != '"')
		return false;
	*s = dg_str_sub(*s, 1, s->n - 1);
	return dg_str_find_char(*s, '"') == s->n;
}

/* "cấp=xa" */
static bool
read_condition(struct dg_str word, struct condition *c)
{
	size_t	sign = dg_str_find_char(word, '=');

	*c = (struct condition){ .path = dg_str_sub(word, 0, sign),
		.value = dg_str_sub(word, sign + 1, word.n) };
	if (sign == word.n || sign == 0 || dg_str_starts(c->value, "="))
		return false;
	if (c->path.p[sign - 1] == '!') {
		c->negated = true;
		c->path.n--;
	}
	return c->path.n > 0 && unquote(&c->value);
}

/* Is there such a column? */
static bool
check_column(struct each *e, const struct condition *c, struct dg_span at)
{
	const struct dg_units	*units = &e->world->units;
	struct dg_str		 path = c->path;

	while (dg_units_cut_above(&path))
		;
	if (dg_units_column(units, path) < units->n_columns)
		return true;
	dg_units_report_column(e->doc, units, at, path, false);
	return false;
}

static bool
read_conditions(struct each *e)
{
	struct dg_str	all = e->entry->value;
	size_t		at = 0;
	bool		ok = true;

	while (at < all.n) {
		size_t		 n = word_length(dg_str_sub(all, at, all.n));
		struct dg_str	 word = dg_str_sub(all, at, at + n);
		struct dg_span	 span = dg_entry_part(e->entry, at, at + n);
		struct condition *c = &e->item[e->n < CONDITIONS_MAX ? e->n : 0];

		at += n + (n == 0);
		if (n == 0)
			continue;
		if (e->n == CONDITIONS_MAX || !read_condition(word, c)) {
			dg_report(e->doc->sink, DG_R_each_malformed, span, DG_ARGS(word));
			return false;
		}
		e->n++;
		ok &= check_column(e, c, span);
	}
	return ok;
}

/* ---- choosing rows ---------------------------------------------------------- */

/* What a unit has in a column; false: one above it is not in the table. */
static bool
read_value(struct each *e, const struct dg_unit *unit, struct dg_str path,
    struct dg_arena *arena, struct dg_str *out)
{
	const struct dg_units	*units = &e->world->units;
	bool			 known;

	if (!dg_unit_climb(e->doc, units, &unit, &path, e->entry->value_span, true))
		return false;
	*out = dg_str_trim(dg_unit_glance(arena, units, unit, path, &known));
	return true;
}

static bool
holds(struct each *e, const struct dg_unit *unit, struct dg_arena *arena)
{
	bool all = true;

	for (size_t i = 0; i < e->n; i++) {
		struct condition	*c = &e->item[i];
		struct dg_str		 value;
		bool			 one;

		/* What no longer matters is not looked for, but counted as long as
		 * a condition has not held for any row. */
		if (!all && c->matches > 0)
			continue;
		one = read_value(e, unit, c->path, arena, &value) &&
		    dg_str_eq(value, c->value) != c->negated;
		c->matches += one;
		all &= one;
	}
	return all;
}

/* Fills rows; how many. */
static size_t
choose(struct each *e, const struct dg_unit **rows)
{
	const struct dg_units	*units = &e->world->units;
	struct dg_date		 day = dg_date_last(e->world->date);
	struct dg_arena		 arena;
	size_t			 n = 0;

	dg_arena_init(&arena);
	for (size_t i = 0; i < units->n; i++) {
		const struct dg_unit *unit = &units->unit[i];

		if (arena.used > (1u << 20)) {
			dg_arena_fini(&arena);
			dg_arena_init(&arena);
		}
		if (!holds(e, unit, &arena))
			continue;
		if (!dg_unit_in_force(unit, day)) {
			e->n_other_days++;
			continue;
		}
		if (day.year == 0 && unit->until.year > 0 && e->ended == NULL)
			e->ended = unit;
		rows[n++] = unit;
	}
	dg_arena_fini(&arena);
	return n;
}

/* No row: which condition is it that never holds, or is it the day? */
static void
report_none(struct each *e)
{
	struct dg_arena	*a = e->doc->arena;
	struct dg_diag	*d = dg_report(e->doc->sink, DG_R_each_none,
	    e->entry->value_span, DG_ARGS(e->entry->value));

	if (e->n_other_days > 0)
		dg_note(e->doc->sink, d, DG_R_note_each_days, DG_NOWHERE,
		    DG_ARGS(dg_arena_fmt(a, "%zu", e->n_other_days),
		    dg_date_text(a, dg_date_last(e->world->date))));
	for (size_t i = 0; i < e->n; i++)
		if (e->item[i].matches == 0 && !e->item[i].negated)
			dg_note(e->doc->sink, d, DG_R_note_each_value, DG_NOWHERE,
			    DG_ARGS(e->item[i].value, e->item[i].path));
}

const struct dg_unit **
dg_each_choose(struct dg_doc *doc, const struct dg_world *world,
    const struct dg_entry *entry, size_t *n)
{
	struct each		  e = { .doc = doc, .world = world, .entry = entry };
	const struct dg_unit	**rows = DG_NEW_ARRAY(doc->arena, world->units.n,
	    const struct dg_unit *);
	size_t			  failures = doc->sink->count[DG_ERROR];

	*n = 0;
	if (!read_conditions(&e))
		return rows;
	*n = choose(&e, rows);
	if (*n == 0 && doc->sink->count[DG_ERROR] == failures)
		report_none(&e);
	if (e.ended != NULL)
		dg_report(doc->sink, DG_R_each_undated, entry->value_span,
		    DG_ARGS(dg_unit_id(&world->units, e.ended)));
	return rows;
}
