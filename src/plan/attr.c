/* attr.c - ids and classes: {#id .class was=a,b} at the end of what they name. */
#include "plan/parser.h"

#include <string.h>

static const struct {
	const char	*name;
	unsigned	 bit;
} classes[] = {
	{ ".locked", DG_CLASS_LOCKED },
	{ ".must-adapt", DG_CLASS_MUST_ADAPT },
	{ ".local", DG_CLASS_LOCAL },
	{ ".text", DG_CLASS_TEXT },
};
#define N_CLASSES (sizeof classes / sizeof classes[0])

bool
dg_attr_id_ok(struct dg_plan *p, struct dg_str id, struct dg_span span)
{
	bool ok = id.n > 0 && id.n <= DG_MAX_ID;

	for (size_t i = 0; ok && i < id.n; i++)
		ok = (id.p[i] >= 'a' && id.p[i] <= 'z') ||
		    (id.p[i] >= '0' && id.p[i] <= '9') || id.p[i] == '-';
	if (!ok)
		dg_plan_error(p, DG_R_id_malformed, span, DG_ARGS(dg_plan_excerpt(id)));
	return ok;
}

unsigned
dg_attr_class(struct dg_plan *p, struct dg_str name, struct dg_span span, unsigned allowed)
{
	struct dg_str	 names[N_CLASSES];
	struct dg_diag	*d;

	for (size_t i = 0; i < N_CLASSES; i++) {
		names[i] = dg_str_of(classes[i].name);
		if (!dg_str_eq(name, names[i]))
			continue;
		if ((classes[i].bit & allowed) != 0)
			return classes[i].bit;
		dg_plan_error(p, DG_R_class_not_here, span, DG_ARGS(name));
		return 0;
	}
	d = dg_plan_error(p, DG_R_class_unknown, span, DG_ARGS(dg_plan_excerpt(name)));
	dg_plan_suggest(p, d, span, name, names, N_CLASSES);
	return 0;
}

void
dg_attr_set_id(struct dg_plan *p, struct dg_node *node, struct dg_str id, struct dg_span span)
{
	struct dg_diag *d;

	if (node->id.n > 0) {
		d = dg_plan_error(p, DG_R_id_second, span, DG_ARGS(dg_plan_excerpt(id)));
		dg_plan_point(p, d, node->id_span, node->id);
		return;
	}
	if (!dg_attr_id_ok(p, id, span))
		return;
	node->id = dg_arena_dup(p->doc->arena, id);
	node->id_span = span;
}

void
dg_attr_set_was(struct dg_plan *p, struct dg_node *node, struct dg_str was,
    struct dg_span span)
{
	struct dg_str rest = was;

	do {
		struct dg_str	one = dg_str_cut(&rest, ',');
		uint32_t	at = span.start + (uint32_t)(one.p - was.p);

		if (!dg_attr_id_ok(p, one, (struct dg_span){ span.source, at,
		    at + (uint32_t)one.n }))
			return;
	} while (rest.n > 0);
	node->was = dg_arena_dup(p->doc->arena, was);
}

/* One word of {...}; it stands at byte at of the prose. */
static void
take_word(struct dg_plan *p, const struct dg_prose *prose, size_t at, struct dg_str word,
    struct dg_node *node, unsigned allowed)
{
	struct dg_span span = dg_prose_span(p->doc, prose, at, at + word.n);

	if (word.p[0] == '#') {
		span.start++;
		dg_attr_set_id(p, node, dg_str_sub(word, 1, word.n), span);
	} else if (word.p[0] == '.') {
		node->classes |= dg_attr_class(p, word, span, allowed);
	} else if (dg_str_starts(word, "was=")) {
		span.start += 4;
		dg_attr_set_was(p, node, dg_str_sub(word, 4, word.n), span);
	} else {
		dg_plan_error(p, DG_R_attr_malformed, span, DG_ARGS(dg_plan_excerpt(word)));
	}
}

/* Where the {...} at the very end starts; text.n when there is none. */
static size_t
find_start(const struct dg_prose *prose)
{
	struct dg_str	s = prose->text, inside;
	size_t		i;

	if (s.n < 3 || s.p[s.n - 1] != '}')
		return s.n;
	for (i = s.n - 1; i > 0 && s.p[i - 1] != '{'; i--)
		if (s.p[i - 1] == '}' || s.n - i > 4 * DG_MAX_ID)
			return s.n;
	if (i == 0 || !dg_prose_one_line(prose, i - 1, s.n - 1))
		return s.n;
	if (i > 1 && (s.p[i - 2] == '{' || s.p[i - 2] == '\\'))
		return s.n;
	inside = dg_str_sub(s, i, s.n);
	if (inside.p[0] != '#' && inside.p[0] != '.' && !dg_str_starts(inside, "was="))
		return s.n;
	return i - 1;
}

void
dg_attr_take(struct dg_plan *p, struct dg_prose *prose, struct dg_node *node,
    unsigned allowed)
{
	size_t		start = find_start(prose), at = start + 1;
	struct dg_str	s = prose->text;

	if (start == s.n)
		return;
	while (at < s.n - 1) {
		size_t from = at;

		while (at < s.n - 1 && s.p[at] != ' ')
			at++;
		if (at > from)
			take_word(p, prose, from, dg_str_sub(s, from, at), node, allowed);
		at++;
	}
	if (node->was.n > 0 && node->id.n == 0)
		dg_plan_error(p, DG_R_was_without_id, dg_prose_span(p->doc, prose, start,
		    s.n), DG_NO_ARGS);
	if (start == 0)
		dg_plan_error(p, DG_R_attr_alone, dg_prose_span(p->doc, prose, start, s.n),
		    DG_NO_ARGS);
	dg_prose_cut(prose, start);
}
