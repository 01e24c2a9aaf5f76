/*
 * brace.c - the inline marks {{...}}, [@...] and [^...].
 *
 * Each stands on one line and holds a name, perhaps with a word behind a
 * colon; what does not fit is a message that shows what does.
 */
#include "plan/parser.h"

#include "base/text.h"

static const char *const filters[] = { "words", "full", "title", "upper", "cap" };
static const char *const forms[] = { "full", "short", "number" };

/* A mark being read. */
struct brace {
	struct dg_plan		*plan;
	const struct dg_prose	*prose;
	size_t			 from, to;	/* marks included */
	struct dg_str		 inside;
	unsigned		 flags;
};

static struct dg_span
span_of(const struct brace *b)
{
	return dg_prose_span(b->plan->doc, b->prose, b->from, b->to);
}

/* The span of part of what stands inside. */
static struct dg_span
part_span(const struct brace *b, struct dg_str part)
{
	size_t from = (size_t)(part.p - b->prose->text.p);

	return dg_prose_span(b->plan->doc, b->prose, from, from + part.n);
}

/* Letters, digits, '-' and '_', and the characters of also. */
static bool
is_name(struct dg_str s, struct dg_str also)
{
	size_t i = 0;

	if (s.n > DG_MAX_ID)
		return false;
	while (i < s.n) {
		uint32_t c = dg_utf8_next(s, &i);

		if (!dg_char_is_letter(c) && !dg_char_is_digit(c) && c != '-' && c != '_' &&
		    (c > 0x7f || dg_str_find_char(also, (char)c) == also.n))
			return false;
	}
	return s.n > 0;
}

/* Names with points between; no point at an end, no two together. */
static bool
is_path(struct dg_str s, struct dg_str also)
{
	if (s.n == 0 || s.p[0] == '.' || s.p[s.n - 1] == '.' || dg_str_find(s, "..") < s.n)
		return false;
	return is_name(s, also);
}

static struct dg_node *
error(const struct brace *b, enum dg_rule rule, struct dg_span span, struct dg_str what)
{
	dg_plan_error(b->plan, rule, span, DG_ARGS(dg_plan_excerpt(what)));
	return NULL;
}

static bool
is_known(const struct brace *b, struct dg_str word, const char *const *known, size_t n,
    enum dg_rule rule)
{
	struct dg_str	 names[8];
	struct dg_diag	*d;

	for (size_t i = 0; i < n; i++) {
		names[i] = dg_str_of(known[i]);
		if (dg_str_eq(word, names[i]))
			return true;
	}
	d = dg_plan_error(b->plan, rule, part_span(b, word), DG_ARGS(dg_plan_excerpt(word)));
	dg_plan_suggest(b->plan, d, part_span(b, word), word, names, n);
	return false;
}

static struct dg_node *
node(const struct brace *b, enum dg_kind kind, struct dg_str path, struct dg_str filter)
{
	struct dg_node *n;

	if (dg_plan_full(b->plan, b->plan->nodes))
		return NULL;
	n = dg_node_new_from(b->plan->doc->arena, kind, span_of(b),
	    b->flags & DG_INLINE_HEADER ? DG_FROM_HEADER : DG_FROM_PLAN);
	b->plan->nodes++;
	n->u.ref.path = path;
	n->u.ref.filter = filter;
	return n;
}

/* Cuts a word behind ':' off; *has says whether there was a colon. */
static struct dg_str
cut_word(struct dg_str *rest, bool *has)
{
	size_t		at = dg_str_find_char(*rest, ':');
	struct dg_str	word = dg_str_sub(*rest, at + 1, rest->n);

	*has = at < rest->n;
	*rest = dg_str_sub(*rest, 0, at);
	return word;
}

static bool
is_parent(struct dg_str s)
{
	return dg_str_is(s, "parent") || dg_str_starts(s, "parent:") ||
	    dg_str_starts(s, "parent ");
}

/*
 * "pc.danh-gia.hạn": the last name of a row's field may be an alias; paths
 * hold the canonical one.
 */
static struct dg_str
canonical_path(const struct brace *b, struct dg_str path)
{
	struct dg_arena	*a = b->plan->doc->arena;
	struct dg_str	 rest = path, first = dg_str_cut(&rest, '.'), field;
	const struct dg_block *kind = dg_block_find(first);

	if (kind != NULL)
		first = dg_str_cut(&rest, '.');
	dg_str_cut(&rest, '.');
	if (rest.n == 0 || !dg_plan_is_data(b->plan, first))
		return path;
	field = dg_field_canonical(a, rest, DG_IN_ROWS);
	if (field.n == 0)
		return path;
	return dg_arena_join(a, dg_str_sub(path, 0, path.n - rest.n), field);
}

static struct dg_node *
read_variable(const struct brace *b)
{
	bool		has_filter, is_ref = dg_str_starts(b->inside, "#");
	struct dg_str	path = b->inside, filter;

	if (is_parent(path))
		return error(b, DG_R_parent_not_here, span_of(b), path);
	if (dg_str_is(path, "br"))
		return node(b, DG_K_BREAK, DG_STR(""), DG_STR(""));
	filter = cut_word(&path, &has_filter);
	if (is_ref)
		path = dg_str_sub(path, 1, path.n);
	if (!is_path(path, is_ref ? DG_STR("./") : DG_STR(".")) || dg_str_is(path, "br"))
		return error(b, DG_R_variable_malformed, span_of(b), b->inside);
	if (has_filter && !is_known(b, filter, filters, sizeof filters / sizeof filters[0],
	    DG_R_filter_unknown))
		return NULL;
	return node(b, is_ref ? DG_K_REF : DG_K_VAR,
	    is_ref ? path : canonical_path(b, path), filter);
}

static struct dg_node *
read_cite(const struct brace *b)
{
	bool		has_form;
	struct dg_str	key = b->inside, form = cut_word(&key, &has_form);

	if (!is_name(key, DG_STR("")))
		return error(b, DG_R_cite_malformed, span_of(b), b->inside);
	if (has_form && !is_known(b, form, forms, sizeof forms / sizeof forms[0],
	    DG_R_form_unknown))
		return NULL;
	return node(b, DG_K_CITE, key, form);
}

static struct dg_node *
read_note(const struct brace *b)
{
	struct dg_plan	*p = b->plan;
	struct dg_node	*n;

	if (!is_name(b->inside, DG_STR("")))
		return error(b, DG_R_note_malformed, span_of(b), b->inside);
	n = node(b, DG_K_NOTE_REF, b->inside, DG_STR(""));
	if (n == NULL)
		return NULL;
	DG_GROW(p->calls, p->n_calls, p->cap_calls);
	p->calls[p->n_calls++] = n;
	/* It is remembered, so that its note does not count as unused. */
	if (!(b->flags & DG_INLINE_NOTES))
		return error(b, DG_R_note_not_here, span_of(b), b->inside);
	return n;
}

/* The byte behind the mark's closer; 0 when it has none on its line. */
static size_t
find_end(const struct brace *b, const char *closer)
{
	struct dg_str	s = b->prose->text;
	size_t		i = b->from + 2, n = dg_str_of(closer).n;
	struct dg_str	stops = closer[0] == '}' ? DG_STR("{|*") : DG_STR("[{|*");

	for (; i < s.n && i - b->from < 2 * DG_MAX_ID; i++) {
		if (dg_str_starts(dg_str_sub(s, i, s.n), closer))
			return dg_prose_one_line(b->prose, b->from, i) ? i + n : 0;
		if (dg_str_find_char(stops, s.p[i]) < stops.n)
			return 0;
	}
	return 0;
}

struct dg_node *
dg_brace_read(struct dg_plan *plan, const struct dg_prose *prose, size_t at, unsigned flags,
    size_t *end)
{
	struct brace	b = { plan, prose, at, at + 2, DG_STR(""), flags };
	char		second = prose->text.p[at + 1];
	const char	*closer = second == '{' ? "}}" : "]";
	size_t		to = find_end(&b, closer);

	*end = at + 2;
	if (to == 0)
		return error(&b, DG_R_mark_unclosed, span_of(&b),
		    dg_str_sub(prose->text, at, at + 2));
	*end = b.to = to;
	b.inside = dg_str_sub(prose->text, at + 2, to - dg_str_of(closer).n);
	if (flags & DG_INLINE_PLAIN)
		return error(&b, DG_R_mark_not_here, span_of(&b),
		    dg_str_sub(prose->text, at, to));
	if (second == '{')
		return read_variable(&b);
	return second == '@' ? read_cite(&b) : read_note(&b);
}
