/*
 * unit_value.c - what a unit says in a column.
 *
 * That is its cell; where the table leaves it empty or has no such column, what
 * the header's pattern comes to: "unit.ký-hiệu: ĐU", "unit.tiêu-đề: ĐẢNG ỦY
 * {{unit.full_name:upper}}".  A mark in a pattern names another column of the
 * same row or, behind "thuộc.", of the one that it belongs to, whose own
 * patterns hold for that row.  Patterns of one row never need themselves, which
 * is seen when they are read (unit_pattern.c), and no row is above itself; so what
 * remains to be bounded is how long a value becomes, how many marks it takes, and
 * how many rows lie above one another.
 */
#include "office/office.h"

#include "base/limits.h"
#include "base/text.h"
#include "office/units.h"

#define VALUE_MAX	(4u << 10)	/* bytes of a computed value */
#define MARKS_MAX	256		/* followed for one value */
#define SEARCHED_ALONE	1000000u	/* ids compared for nearest ones, of a document */
#define SEARCHED_OF_MANY 20000u		/* of one among many */

/* ---- names of columns ---- */

/* Each as a Vietnamese and as an English table calls it. */
static const char *const aliases[][2] = {
	{ "id", "code" }, { "tên", "name" }, { "cấp", "level" },
	{ "thuộc", "parent" }, { "từ", "from" }, { "đến", "to" },
	{ "nhập vào", "merged-into" }, { "ký hiệu", "symbol" },
	{ "địa danh", "place" }, { "tiêu đề", "heading" },
	{ "tên đầy đủ", "full-name" },
};
#define N_ALIASES (sizeof aliases / sizeof aliases[0])

static char
folded(char c)
{
	return c == ' ' || c == '_' ? '-' : c;
}

bool
dg_units_same_name(struct dg_str a, struct dg_str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (folded(a.p[i]) != folded(b.p[i]))
			return false;
	return true;
}

static size_t
find_name(const struct dg_units *u, struct dg_str name)
{
	size_t i = 0;

	while (i < u->n_columns && !dg_units_same_name(u->column[i], name))
		i++;
	return i;
}

/* The other name, or empty. */
static struct dg_str
other_name(struct dg_str name)
{
	for (size_t i = 0; i < N_ALIASES; i++)
		for (int k = 0; k < 2; k++)
			if (dg_units_same_name(name, dg_str_of(aliases[i][k])))
				return dg_str_of(aliases[i][!k]);
	return DG_STR("");
}

size_t
dg_units_column(const struct dg_units *u, struct dg_str name)
{
	struct dg_str other = other_name(name);
	size_t i = find_name(u, name), k = other.n ? find_name(u, other) : i;

	return k < i ? k : i;
}

bool
dg_units_is_column(struct dg_str name, const char *column)
{
	return dg_units_same_name(name, dg_str_of(column)) ||
	    dg_units_same_name(other_name(name), dg_str_of(column));
}

/* Columns as a path writes them: '-' for spaces. */
static struct dg_str
list_columns(struct dg_arena *a, const struct dg_units *u)
{
	struct dg_buf buf;
	struct dg_str s;

	dg_buf_init(&buf, DG_MAX_FILE);
	for (size_t i = 0; i < u->n_columns; i++) {
		struct dg_str name = u->column[i];

		if (i)
			dg_buf_puts(&buf, ", ");
		for (size_t k = 0; k < name.n; k++)
			dg_buf_putc(&buf, name.p[k] == ' ' ? '-' : name.p[k]);
	}
	s = dg_arena_dup(a, dg_buf_str(&buf));
	dg_buf_fini(&buf);
	return s;
}

void
dg_units_report_column(struct dg_doc *doc, const struct dg_units *u,
    struct dg_span at, struct dg_str name, bool brief)
{
	dg_report(doc->sink, DG_R_unit_column_unknown, at, DG_ARGS(name,
	    brief ? DG_STR("…") : list_columns(doc->arena, u)));
}

/* ---- a value ---- */

/* One question, and how much of what it may cost is spent. */
struct asking {
	struct dg_arena		*arena;
	struct dg_doc		*doc;	/* NULL: in silence */
	const struct dg_units	*units;
	const struct dg_unit	*unit;	/* that was asked first */
	unsigned		 depth;
	size_t			 marks;
	bool			 broke;	/* it was too much: told */
};

struct dg_unit_told *
dg_units_untold(struct dg_arena *arena, bool of_many)
{
	struct dg_unit_told *told = DG_NEW(arena, struct dg_unit_told);

	told->may_search = of_many ? SEARCHED_OF_MANY : SEARCHED_ALONE;
	return told;
}

/* Is it to be told: for the first time, and not among too many? */
static bool
is_news(const struct asking *a, struct dg_span at, const struct dg_unit *unit)
{
	struct dg_unit_told *t = a->units->told;

	if (!a->doc)
		return false;
	for (size_t i = 0; t && i < t->n; i++)
		if (t->item[i].unit == unit && t->item[i].at.source == at.source &&
		    t->item[i].at.start == at.start)
			return false;
	if (!t || t->n == DG_UNITS_TOLD)
		return !t;
	t->item[t->n].at = at;
	t->item[t->n++].unit = unit;
	return true;
}

static void
tell(const struct asking *a, enum dg_rule rule, struct dg_span at,
    const struct dg_unit *unit, struct dg_str what)
{
	struct dg_str id = dg_unit_id(a->units, unit);
	struct dg_diag *d;

	if (!is_news(a, at, unit))
		return;
	d = dg_report(a->doc->sink, rule, at, DG_ARGS(id, what));
	dg_note(a->doc->sink, d, DG_R_note_declared_here, unit->span, DG_ARGS(id));
}

/* Once, whichever of the patterns it is that goes too far. */
static bool
give_up(struct asking *a, const struct dg_unit_pattern *p)
{
	if (!a->broke)
		tell(a, DG_R_unit_value_large, p->entry->value_span, a->unit,
		    p->entry->key);
	a->broke = true;
	return false;
}

/* One up from *unit; false: there is none there, which was told. */
static bool
climb(const struct asking *a, const struct dg_unit **unit, struct dg_span at)
{
	struct dg_str id = (*unit)->cell[a->units->above_column];

	if (!(*unit)->above)
		tell(a, id.n ? DG_R_unit_above_unknown : DG_R_unit_above_none, at,
		    *unit, id);
	*unit = (*unit)->above;
	return *unit != NULL;
}

static bool	value_of(struct asking *, const struct dg_unit *, size_t column,
		    struct dg_str *out);

static bool
full_name(struct asking *a, const struct dg_unit *unit, struct dg_str *out)
{
	const struct dg_units *u = a->units;

	if (!value_of(a, unit, dg_units_column(u, DG_STR("tên đầy đủ")), out))
		return false;
	return out->n || value_of(a, unit, dg_units_column(u, DG_STR("tên")), out);
}

static bool
put_mark(struct asking *a, const struct dg_unit_piece *p, const struct dg_unit *unit,
    struct dg_buf *out)
{
	struct dg_str s;

	for (unsigned i = 0; i < p->up; i++)
		if (!climb(a, &unit, p->at))
			return false;
	if (p->filter == DG_UNIT_FULL ? !full_name(a, unit, &s) :
	    !value_of(a, unit, p->column, &s))
		return false;
	if (p->filter == DG_UNIT_UPPER)
		s = dg_text_upper(a->arena, s);
	if (p->filter == DG_UNIT_CAP && out->n == 0)
		s = dg_text_capital(a->arena, s);
	dg_buf_add_str(out, s);
	return true;
}

static bool
put_pieces(struct asking *a, const struct dg_unit_pattern *p,
    const struct dg_unit *unit, struct dg_buf *out)
{
	for (size_t i = 0; i < p->n && !out->overflow; i++) {
		const struct dg_unit_piece *piece = &p->piece[i];

		if (piece->words.n)
			dg_buf_add_str(out, piece->words);
		else if (++a->marks > MARKS_MAX)
			return give_up(a, p);
		else if (!put_mark(a, piece, unit, out))
			return false;
	}
	return !out->overflow || give_up(a, p);
}

/* false: it cannot be computed, which was told. */
static bool
value_of(struct asking *a, const struct dg_unit *unit, size_t column,
    struct dg_str *out)
{
	const struct dg_units *u = a->units;
	const struct dg_unit_pattern *p;
	struct dg_buf buf;
	bool ok;

	*out = column < u->n_cells ? unit->cell[column] : DG_STR("");
	p = u->pattern && column < u->n_columns ? u->pattern[column] : NULL;
	if (out->n || !p)
		return true;
	if (a->depth == DG_MAX_DEPTH)
		return give_up(a, p);
	a->depth++;
	dg_buf_init(&buf, VALUE_MAX);
	ok = put_pieces(a, p, unit, &buf);
	if (ok)
		*out = dg_str_trim(dg_arena_dup(a->arena, dg_buf_str(&buf)));
	dg_buf_fini(&buf);
	a->depth--;
	return ok;
}

static struct dg_str
answer(struct asking *a, struct dg_str column, bool *known)
{
	size_t at = dg_units_column(a->units, column);
	struct dg_str s;

	*known = at < a->units->n_columns;
	if (!*known || !a->unit || !value_of(a, a->unit, at, &s))
		return DG_STR("");
	return s;
}

struct dg_str
dg_unit_value(struct dg_doc *doc, const struct dg_units *u, const struct dg_unit *unit,
    struct dg_str column, bool *known)
{
	struct asking a = { .arena = doc->arena, .doc = doc, .units = u, .unit = unit };

	return answer(&a, column, known);
}

struct dg_str
dg_unit_glance(struct dg_arena *arena, const struct dg_units *u,
    const struct dg_unit *unit, struct dg_str column, bool *known)
{
	struct asking a = { .arena = arena, .units = u, .unit = unit };

	return answer(&a, column, known);
}

struct dg_str
dg_unit_full_name(struct dg_doc *doc, const struct dg_units *u,
    const struct dg_unit *unit)
{
	struct asking a = { .arena = doc->arena, .doc = doc, .units = u, .unit = unit };
	struct dg_str s;

	return full_name(&a, unit, &s) ? s : DG_STR("");
}

struct dg_str
dg_unit_called(struct dg_arena *arena, const struct dg_units *u,
    const struct dg_unit *unit)
{
	struct asking a = { .arena = arena, .units = u, .unit = unit };
	struct dg_str s;

	return full_name(&a, unit, &s) ? s : dg_unit_id(u, unit);
}

bool
dg_units_cut_above(struct dg_str *path)
{
	struct dg_str rest = *path, head = dg_str_cut(&rest, '.');

	if (rest.n == 0 || !dg_units_is_column(head, "thuộc"))
		return false;
	*path = rest;
	return true;
}

bool
dg_unit_climb(struct dg_doc *doc, const struct dg_units *u, const struct dg_unit **unit,
    struct dg_str *path, struct dg_span at, bool lenient)
{
	struct asking a = { .arena = doc->arena, .doc = doc, .units = u };

	while (dg_units_cut_above(path)) {
		if (!*unit || (lenient && (*unit)->cell[u->above_column].n == 0))
			*unit = NULL;
		else if (!climb(&a, unit, at))
			return false;
	}
	return true;
}
