/* opener.c - which blocks there are, and what their first line may say. */
#include "plan/parser.h"

#include "base/text.h"

#define OP(name, op, body) { name, DG_K_OP, DG_BLOCK_OUTER, body, true, op, { NULL } }

static const struct dg_block blocks[] = {
	{ "targets", DG_K_TARGETS, DG_BLOCK_FLOW, DG_BODY_LINES, false, 0, { "weight", "as" } },
	{ "tasks", DG_K_TASKS, DG_BLOCK_FLOW, DG_BODY_LINES, false, 0, { NULL } },
	{ "budget", DG_K_BUDGET, DG_BLOCK_FLOW, DG_BODY_LINES, false, 0, { "unit" } },
	{ "recipients", DG_K_RECIPIENTS, DG_BLOCK_OUTER, DG_BODY_LINES, false, 0, { NULL } },
	{ "signature", DG_K_SIGNATURE, DG_BLOCK_OUTER, DG_BODY_LINES, false, 0, { "as" } },
	{ "addressees", DG_K_ADDRESSEES, DG_BLOCK_OUTER, DG_BODY_LINES, false, 0, { NULL } },
	{ "bases", DG_K_BASES, DG_BLOCK_FLOW, DG_BODY_LINES, false, 0, { NULL } },
	{ "copy", DG_K_COPY, DG_BLOCK_OUTER, DG_BODY_LINES, false, 0, { NULL } },
	{ "annex", DG_K_ANNEX, DG_BLOCK_OUTER, DG_BODY_TEXT, false, 0,
	    { "title", "page", "reference" } },
	{ "table", DG_K_TABLE, DG_BLOCK_FLOW, DG_BODY_LINES, false, 0,
	    { "widths", "caption", "page" } },
	{ "when", DG_K_WHEN, DG_BLOCK_FLOW, DG_BODY_TEXT, false, 0, { NULL } },
	{ "page-break", DG_K_PAGE_BREAK, DG_BLOCK_FLOW, DG_BODY_NONE, false, 0, { NULL } },
	{ "toc", DG_K_TOC, DG_BLOCK_FLOW, DG_BODY_NONE, false, 0, { "levels" } },
	OP("replace", DG_OP_REPLACE, DG_BODY_TEXT), OP("append", DG_OP_APPEND, DG_BODY_TEXT),
	OP("prepend", DG_OP_PREPEND, DG_BODY_TEXT), OP("before", DG_OP_BEFORE, DG_BODY_TEXT),
	OP("after", DG_OP_AFTER, DG_BODY_TEXT), OP("remove", DG_OP_REMOVE, DG_BODY_TEXT),
	OP("edit", DG_OP_EDIT, DG_BODY_LINES), OP("move", DG_OP_MOVE, DG_BODY_NONE),
	{ "terms", DG_K_OP, DG_BLOCK_OUTER, DG_BODY_LINES, true, DG_OP_TERMS, { "keep" } },
};
#define N_BLOCKS (sizeof blocks / sizeof blocks[0])
#define N_KEYS (sizeof blocks[0].keys / sizeof blocks[0].keys[0])
#define NAME_SLACK 2	/* a name that is mistyped is about as long */

/* Values that a key may have; a key that is not here takes any. */
static const struct {
	const char	*key;
	enum dg_kind	 kind;
	const char	*values[4];
} choices[] = {
	{ "as", DG_K_TARGETS, { "table", "list", "none" } },
	{ "unit", DG_K_BUDGET, { "đồng", "triệu đồng", "tỷ đồng" } },
	{ "as", DG_K_SIGNATURE, { "column", "row" } },
	{ "page", DG_K_ANNEX, { "landscape" } },
	{ "reference", DG_K_ANNEX, { "none" } },
	{ "page", DG_K_TABLE, { "landscape" } },
	{ "levels", DG_K_TOC, { "1", "2", "3", "4" } },
};
#define N_CHOICES (sizeof choices / sizeof choices[0])

const struct dg_block *
dg_block_find(struct dg_str name)
{
	for (size_t i = 0; i < N_BLOCKS; i++)
		if (dg_str_is(name, blocks[i].name))
			return &blocks[i];
	return NULL;
}

const struct dg_block *
dg_block_of(enum dg_kind kind)
{
	for (size_t i = 0; i < N_BLOCKS; i++)
		if (blocks[i].kind == kind)
			return &blocks[i];
	return NULL;
}

bool
dg_block_has_key(const struct dg_block *block, struct dg_str key)
{
	for (size_t i = 0; i < N_KEYS && block->keys[i] != NULL; i++)
		if (dg_str_is(key, block->keys[i]))
			return true;
	return false;
}

const struct dg_block *
dg_block_guess(struct dg_str name)
{
	const struct dg_block	*found = dg_block_find(name);
	struct dg_str		 names[N_BLOCKS];
	size_t			 n = 0;

	if (found != NULL)
		return found;
	for (size_t i = 0; i < N_BLOCKS; i++) {
		names[n] = dg_str_of(blocks[i].name);
		n += name.n <= names[n].n + NAME_SLACK && names[n].n <= name.n + NAME_SLACK;
	}
	return dg_block_find(dg_nearest(name, names, n));
}

/* ---- keys ------------------------------------------------------------------------ */

struct opener {
	struct dg_plan		*plan;
	const struct dg_line	*line;
	const struct dg_block	*block;
	struct dg_node		*node;
	struct dg_attr		**end;
	size_t			 at;
};

static struct dg_span
span(const struct opener *o, size_t from, size_t to)
{
	return dg_line_span(o->plan->doc, o->line, from, to);
}

/* "table, list, none" */
static struct dg_str
list_of(struct dg_plan *p, const char *const *names, size_t max)
{
	struct dg_str all = DG_STR("");

	for (size_t i = 0; i < max && names[i] != NULL; i++) {
		if (i > 0)
			all = dg_arena_join(p->doc->arena, all, DG_STR(", "));
		all = dg_arena_join(p->doc->arena, all, dg_str_of(names[i]));
	}
	return all.n > 0 ? all : DG_STR("–");
}

static bool
key_ok(struct opener *o, struct dg_str key, struct dg_span at)
{
	struct dg_str	 names[N_KEYS];
	size_t		 n = 0;
	struct dg_diag	*d;

	for (; n < N_KEYS && o->block->keys[n] != NULL; n++) {
		names[n] = dg_str_of(o->block->keys[n]);
		if (dg_str_eq(key, names[n]))
			return true;
	}
	d = dg_plan_error(o->plan, DG_R_block_key_unknown, at, DG_ARGS(dg_plan_excerpt(key),
	    dg_str_of(o->block->name), list_of(o->plan, o->block->keys, N_KEYS)));
	dg_plan_suggest(o->plan, d, at, key, names, n);
	return false;
}

static void
check_choice(struct opener *o, const struct dg_attr *a)
{
	for (size_t i = 0; i < N_CHOICES; i++) {
		if (choices[i].kind != o->block->kind || !dg_str_is(a->key, choices[i].key))
			continue;
		for (size_t v = 0; v < 4 && choices[i].values[v] != NULL; v++)
			if (dg_str_is(a->value, choices[i].values[v]))
				return;
		dg_plan_error(o->plan, DG_R_block_value, a->value_span, DG_ARGS(a->key,
		    dg_plan_excerpt(a->value), list_of(o->plan, choices[i].values, 4)));
	}
}

/* Titles and captions hold inlines. */
static void
read_inlines(struct opener *o, struct dg_attr *a, size_t from, size_t to)
{
	struct dg_line	value = dg_line_sub(o->line, from, to);
	struct dg_prose	prose = dg_prose_of(&value);

	if (a->value.n == 0)
		return;
	if (dg_str_is(a->key, "title")) {
		a->inlines = dg_plan_node(o->plan, DG_K_VALUE, a->value_span);
		dg_inline_read(o->plan, &prose, a->inlines, DG_INLINE_STARS);
	} else if (dg_str_is(a->key, "caption")) {
		struct dg_node *para = dg_plan_node(o->plan, DG_K_PARA, a->value_span);

		dg_inline_read(o->plan, &prose, para, DG_INLINE_STARS);
		dg_node_prepend(o->node, para);
	}
}

static void
add_key(struct opener *o, struct dg_str key, struct dg_span key_span, size_t from, size_t to)
{
	const struct dg_attr	*before = dg_node_attr(o->node, dg_arena_dup(
	    o->plan->doc->arena, key).p);
	struct dg_attr		*a;
	struct dg_diag		*d;

	if (!key_ok(o, key, key_span))
		return;
	if (before != NULL) {
		d = dg_plan_error(o->plan, DG_R_block_key_repeated, key_span, DG_ARGS(key));
		dg_plan_point(o->plan, d, before->key_span, key);
		return;
	}
	a = DG_NEW(o->plan->doc->arena, struct dg_attr);
	a->key = key;
	a->key_span = key_span;
	a->value = dg_str_trim(dg_str_sub(o->line->text, from, to));
	a->value_span = span(o, from, to);
	if (a->value.n == 0)
		dg_plan_error(o->plan, DG_R_block_key_blank, key_span, DG_ARGS(key));
	*o->end = a;
	o->end = &a->next;
	check_choice(o, a);
	read_inlines(o, a, from, to);
}

/* ---- words of the line ---------------------------------------------------------------- */

static size_t
word_end(const struct opener *o, size_t from)
{
	while (from < o->line->text.n && o->line->text.p[from] != ' ')
		from++;
	return from;
}

static void
malformed(struct opener *o, size_t from, size_t to, enum dg_rule rule)
{
	dg_plan_error(o->plan, rule, span(o, from, to),
	    DG_ARGS(dg_plan_excerpt(dg_str_sub(o->line->text, from, to))));
}

/* The value behind '=' at byte from; moves behind it. */
static void
read_value(struct opener *o, struct dg_str key, struct dg_span key_span, size_t from)
{
	struct dg_str	s = o->line->text;
	size_t		to = word_end(o, from);

	o->at = to;
	if (dg_str_starts(dg_str_sub(s, from, s.n), "“")) {
		malformed(o, from, to, DG_R_block_quote_curly);
		from += sizeof "“" - 1;
		to = from + dg_str_find(dg_str_sub(s, from, s.n), "”");
		o->at = to < s.n ? to + sizeof "”" - 1 : s.n;
	} else if (from < s.n && s.p[from] == '"') {
		from++;
		to = from + dg_str_find_char(dg_str_sub(s, from, s.n), '"');
		o->at = to < s.n ? to + 1 : s.n;
		if (to == s.n)
			malformed(o, from - 1, s.n, DG_R_block_quote_unclosed);
		else if (word_end(o, o->at) != o->at)
			malformed(o, o->at, word_end(o, o->at), DG_R_block_word);
		o->at = word_end(o, o->at);
	}
	if (o->block->op == DG_OP_MOVE && dg_target_is_move_key(key))
		dg_target_place(o->plan, o->node, key, dg_str_sub(s, from, to), span(o, from, to));
	else if (dg_str_is(key, "was") && !o->block->operation)
		dg_attr_set_was(o->plan, o->node, dg_str_sub(s, from, to), span(o, from, to));
	else
		add_key(o, key, key_span, from, to);
}

/* Only running text and data can be named. */
static bool
may_have_id(const struct dg_block *b)
{
	return !b->operation && b->kind != DG_K_WHEN && b->kind != DG_K_PAGE_BREAK && b->kind != DG_K_TOC;
}

static void
read_word(struct opener *o)
{
	struct dg_str	s = o->line->text, word;
	size_t		from = o->at, to = word_end(o, from), equal;

	word = dg_str_sub(s, from, to);
	equal = dg_str_find_char(word, '=');
	o->at = to;
	if (word.p[0] == '#' && o->block->operation)
		dg_target_add(o->plan, o->node, word, span(o, from, to));
	else if (word.p[0] == '#' && may_have_id(o->block))
		dg_attr_set_id(o->plan, o->node, dg_str_sub(word, 1, word.n),
		    span(o, from + 1, to));
	else if (word.p[0] == '.' && may_have_id(o->block))
		o->node->classes |= dg_attr_class(o->plan, word, span(o, from, to),
		    DG_CLASSES_ALL);
	else if (equal > 0 && equal < word.n && word.p[0] != '{' && word.p[0] != '#')
		read_value(o, dg_str_sub(word, 0, equal), span(o, from, from + equal),
		    from + equal + 1);
	else
		malformed(o, from, to, DG_R_block_word);
}

void
dg_opener_read(struct dg_plan *p, const struct dg_line *line, size_t at,
    const struct dg_block *block, struct dg_node *node)
{
	struct opener o = { p, line, block, node, &node->attrs, at };

	for (;;) {
		while (o.at < line->text.n && line->text.p[o.at] == ' ')
			o.at++;
		if (o.at >= line->text.n)
			break;
		read_word(&o);
	}
	if (node->was.n > 0 && node->id.n == 0)
		dg_plan_error(p, DG_R_was_without_id, dg_line_whole(p->doc, line), DG_NO_ARGS);
}

void
dg_opener_check(struct dg_plan *p, const struct dg_block *block, struct dg_node *node,
    struct dg_span opener)
{
	if (block->operation)
		dg_operation_check(p, block, node, opener);
	if (block->kind == DG_K_ANNEX && dg_node_attr(node, "title") == NULL)
		dg_plan_error(p, DG_R_block_key_missing, opener, DG_ARGS(
		    dg_str_of(block->name), DG_STR("title")));
}

/* ---- when -------------------------------------------------------------------------------- */

static bool
is_path(struct dg_str s)
{
	size_t i = 0;

	if (s.n == 0 || s.p[0] == '.' || s.p[s.n - 1] == '.' || dg_str_find(s, "..") < s.n)
		return false;
	while (i < s.n) {
		uint32_t c = dg_utf8_next(s, &i);

		if (!dg_char_is_letter(c) && !dg_char_is_digit(c) && c != '-' && c != '_' &&
		    c != '.')
			return false;
	}
	return true;
}

static struct dg_line
unquoted(const struct dg_line *l)
{
	size_t n = l->text.n;

	if (n >= 2 && l->text.p[0] == '"' && l->text.p[n - 1] == '"')
		return dg_line_sub(l, 1, n - 1);
	return *l;
}

void
dg_opener_when(struct dg_plan *p, const struct dg_line *line, size_t at, struct dg_node *node)
{
	struct dg_str	s = line->text;
	size_t		equal = at + dg_str_find_char(dg_str_sub(s, at, s.n), '=');
	bool		negated = equal > at && equal < s.n && s.p[equal - 1] == '!';
	struct dg_line	path = dg_line_sub(line, at < s.n ? at : s.n, negated ? equal - 1 : equal);
	struct dg_line	value = dg_line_sub(line, equal < s.n ? equal + 1 : s.n, s.n);

	/* "==" is of other languages, and would silently compare with "= x". */
	if (equal >= s.n || !is_path(path.text) || dg_str_starts(value.text, "=")) {
		dg_plan_error(p, DG_R_when_malformed, dg_line_whole(p->doc, line), DG_NO_ARGS);
		return;
	}
	node->u.when.path = path.text;
	node->u.when.path_span = dg_line_whole(p->doc, &path);
	node->u.when.negated = negated;
	value = unquoted(&value);
	node->u.when.value = value.text;
	node->u.when.value_span = dg_line_whole(p->doc, &value);
}
