/*
 * pattern.c - the list of placeholders, and how a pattern is gone through.
 */
#include "office/pattern.h"

#define ANY		DG_AT_ANY
#define LETTERHEAD	DG_AT_LETTERHEAD
#define ANNEX		DG_AT_ANNEX
#define SIGNATURE	DG_AT_SIGNATURE
#define NUMBERED	DG_AT_NUMBERED
#define CITATION	DG_AT_CITATION
#define MOMENT		DG_AT_MOMENT
#define LINE		DG_AT_LINE

static const struct {
	const char	*name;
	unsigned	 at;
} placeholders[] = {
#define DG_PLACEHOLDER(IDENT, name, where) [DG_P_##IDENT] = { name, where },
#include "office/placeholder.def"
#undef DG_PLACEHOLDER
};
#define N_PLACEHOLDERS (sizeof placeholders / sizeof placeholders[0])

/* What stands behind "unit." or "var.", or nothing. */
static bool
take_prefix(struct dg_str name, const char *prefix, size_t n, struct dg_str *rest)
{
	*rest = dg_str_sub(name, n, name.n);
	return dg_str_starts(name, prefix) && rest->n > 0;
}

bool
dg_placeholder_find(struct dg_str name, unsigned at, struct dg_pattern_piece *p)
{
	*p = (struct dg_pattern_piece){ .words = false };
	for (size_t i = 0; i < N_PLACEHOLDERS; i++)
		if ((placeholders[i].at & at) && dg_str_is(name, placeholders[i].name)) {
			p->what = (enum dg_placeholder)i;
			return true;
		}
	if (!(at & DG_AT_ANY))
		return false;
	p->what = DG_P_UNIT;
	if (take_prefix(name, "unit.", 5, &p->text))
		return true;
	p->what = DG_P_VAR;
	return take_prefix(name, "var.", 4, &p->text);
}

/* The words, or the placeholder, that s begins with; not at a bracket. */
static struct dg_pattern_piece
take_piece(struct dg_str *s)
{
	struct dg_pattern_piece p = { .words = true };
	size_t n = 0;

	if (s->p[0] == '{') {
		struct dg_str name;

		*s = dg_str_sub(*s, 1, s->n);
		name = dg_str_cut(s, '}');
		dg_placeholder_find(name, ~0u, &p);
		return p;
	}
	while (n < s->n && s->p[n] != '{' && s->p[n] != '[' && s->p[n] != ']')
		n++;
	p.text = dg_str_sub(*s, 0, n);
	*s = dg_str_sub(*s, n, s->n);
	return p;
}

/* Has one of the placeholders in the brackets nothing to say? */
static bool
is_left_out(const struct dg_pattern_walk *w, struct dg_str inside)
{
	while (inside.n) {
		struct dg_pattern_piece p = take_piece(&inside);

		if (!p.words && w->blank && w->blank(w->filler, &p))
			return true;
	}
	return false;
}

bool
dg_pattern_next(struct dg_pattern_walk *w, struct dg_pattern_piece *p)
{
	while (w->rest.n && (w->rest.p[0] == '[' || w->rest.p[0] == ']')) {
		bool opens = w->rest.p[0] == '[';
		struct dg_str behind;

		behind = w->rest = dg_str_sub(w->rest, 1, w->rest.n);
		if (opens && is_left_out(w, dg_str_cut(&behind, ']')))
			w->rest = behind;
	}
	if (w->rest.n == 0)
		return false;
	*p = take_piece(&w->rest);
	return true;
}
