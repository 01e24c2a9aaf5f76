/*
 * copies.c - each word of a document: whose it is.
 *
 * Where a word was inherited its origin says; only what the plan wrote itself is
 * looked for in the text above, leaf by leaf, by marks of runs.  Time grows with the
 * two texts.
 */
#include "compare/copies.h"

#include <stdlib.h>

#include "base/text.h"

#define LONGEST_NAME	16	/* words of a unit's name */

struct word {
	uint64_t		 mark;
	enum dg_copies_how	 how;
};

struct copying {
	struct dg_arena		*arena;
	const uint32_t		*levels;
	size_t			 n_levels, shared;
	struct dg_marks		 runs;		/* of the text above */
	struct dg_marks		 names;		/* of units */
	struct word		*word;		/* of a leaf */
	size_t			 n, cap;
};

/* ---- words of a leaf ---------------------------------------------------------------- */

static bool
is_leaf(const struct dg_node *n)
{
	return n->kind == DG_K_PARA || n->kind == DG_K_HEADING || n->kind == DG_K_RECIPIENT;
}

/* Titles, bases and the like are said again by duty. */
static bool
is_aside(const struct dg_node *leaf)
{
	const struct dg_node *row = dg_node_enclosing(leaf, DG_K_ROW);

	if (leaf->kind == DG_K_HEADING)
		return !((leaf->classes | leaf->parent->classes) & DG_CLASS_TEXT);
	return leaf->kind == DG_K_RECIPIENT || (row != NULL && row->u.row.header);
}

/* The level that wrote a place; n_levels: none. */
static size_t
level_of(const struct copying *c, uint32_t source)
{
	size_t i = 0;

	while (i < c->n_levels && c->levels[i] != source)
		i++;
	return i;
}

static bool
is_below(const struct copying *c, uint32_t source)
{
	size_t i = level_of(c, source);

	return i >= c->shared && i < c->n_levels;
}

static enum dg_copies_how
how_of(const struct copying *c, const struct dg_node *text)
{
	const struct dg_origin *o = text->origin;

	if (o->how == DG_FROM_CITATION || o->how == DG_FROM_REFERENCE)
		return DG_COPIES_ASIDE;
	if (o->how == DG_BY_TERMS)
		return is_below(c, o->at.source) ? DG_COPIES_TERMS : DG_COPIES_INHERITED;
	if (level_of(c, text->span.source) >= c->shared)
		return DG_COPIES_OWN;
	return o->how == DG_FROM_VARIABLE && is_below(c, o->was.source) ? DG_COPIES_TERMS :
	    DG_COPIES_INHERITED;
}

static void
add_words(struct copying *c, struct dg_str s, enum dg_copies_how how)
{
	size_t		at = 0;
	uint64_t	mark;

	while ((mark = dg_word_mark(s, &at)) != 0) {
		DG_GROW(c->word, c->n, c->cap);
		c->word[c->n++] = (struct word){ mark, how };
	}
}

static void
read_leaf(struct copying *c, const struct dg_node *leaf, bool whose)
{
	bool aside = is_aside(leaf);

	c->n = 0;
	for (const struct dg_node *t = leaf->first; t != NULL; t = t->next)
		if (t->kind == DG_K_TEXT)
			add_words(c, dg_text_lower(c->arena, t->u.text.s), aside ?
			    DG_COPIES_ASIDE : whose ? how_of(c, t) : DG_COPIES_OWN);
}

/* ---- the text above ---------------------------------------------------------------------- */

static uint64_t
mark_run(const struct word *w, size_t n)
{
	uint64_t run = DG_RUN_MARK;

	for (size_t i = 0; i < n; i++)
		run = dg_run_mark(run, w[i].mark);
	return run;
}

static void
learn(struct copying *c, const struct dg_doc *above)
{
	struct dg_node *root = above->root, *n;

	for (n = root; n != NULL; n = dg_node_walk(root, n)) {
		if (!is_leaf(n))
			continue;
		read_leaf(c, n, false);
		for (size_t i = 0; i + DG_COPIES_RUN <= c->n; i++)
			dg_marks_add(&c->runs, mark_run(c->word + i, DG_COPIES_RUN));
	}
}

static void
learn_name(struct copying *c, struct dg_str name)
{
	c->n = 0;
	add_words(c, dg_text_lower(c->arena, name), DG_COPIES_OWN);
	if (c->n > 1 && c->n <= LONGEST_NAME)
		dg_marks_add(&c->names, mark_run(c->word, c->n));
}

static void
learn_names(struct copying *c, const struct dg_units *units)
{
	static const char *const columns[] = { "tên", "tên đầy đủ" };

	for (size_t k = 0; k < sizeof columns / sizeof columns[0]; k++) {
		size_t column = dg_units_column(units, dg_str_of(columns[k]));

		for (size_t i = 0; i < units->n && column < units->n_cells; i++)
			learn_name(c, units->unit[i].cell[column]);
	}
}

/* ---- judging a leaf ------------------------------------------------------------------------ */

static void
turn(struct copying *c, size_t from, size_t n, enum dg_copies_how how)
{
	for (size_t i = from; i < from + n; i++)
		if (c->word[i].how == DG_COPIES_OWN)
			c->word[i].how = how;
}

/* The longest name of a unit at a word; 0: none. */
static size_t
name_at(const struct copying *c, size_t at)
{
	uint64_t	run = DG_RUN_MARK;
	size_t		longest = 0;

	for (size_t i = 0; i < LONGEST_NAME && at + i < c->n; i++) {
		run = dg_run_mark(run, c->word[at + i].mark);
		if (dg_marks_has(&c->names, run))
			longest = i + 1;
	}
	return longest;
}

/* Names are set aside where no copied run goes over them. */
static void
judge(struct copying *c)
{
	for (size_t i = 0; i + DG_COPIES_RUN <= c->n; i++)
		if (dg_marks_has(&c->runs, mark_run(c->word + i, DG_COPIES_RUN)))
			turn(c, i, DG_COPIES_RUN, DG_COPIES_PASTED);
	for (size_t i = 0; i < c->n; i++)
		if (c->word[i].how == DG_COPIES_OWN)
			turn(c, i, name_at(c, i), DG_COPIES_ASIDE);
}

/* ---- all ------------------------------------------------------------------------------------- */

static const struct dg_node *
part_of(const struct dg_node *n)
{
	while (n != NULL && n->kind != DG_K_SECTION && n->kind != DG_K_ANNEX)
		n = n->parent;
	return n != NULL && n->kind == DG_K_SECTION && n->first != NULL &&
	    (n->first->classes | n->classes) & DG_CLASS_TEXT ? part_of(n->parent) : n;
}

static void
add_part(struct copying *c, struct dg_copies *out, size_t *cap, const struct dg_node *node)
{
	if (out->n == *cap) {
		struct dg_copies_part *more = DG_NEW_ARRAY(c->arena, *cap * 2 + 16,
		    struct dg_copies_part);

		for (size_t i = 0; i < out->n; i++)
			more[i] = out->part[i];
		out->part = more;
		*cap = *cap * 2 + 16;
	}
	out->part[out->n++] = (struct dg_copies_part){ .node = node };
}

static void
count(const struct copying *c, struct dg_copies_part *part, struct dg_copies_part *all)
{
	for (size_t i = 0; i < c->n; i++) {
		part->words[c->word[i].how]++;
		all->words[c->word[i].how]++;
	}
}

void
dg_copies_count(struct dg_doc *doc, const struct dg_units *units, const uint32_t *levels,
    size_t n_levels, size_t shared, const struct dg_doc *above, struct dg_copies *out)
{
	struct copying c = { .arena = doc->arena, .levels = levels, .n_levels = n_levels,
	    .shared = shared };
	struct dg_node *root = doc->root, *n;
	size_t cap = 0;

	*out = (struct dg_copies){ .n = 0 };
	add_part(&c, out, &cap, NULL);
	learn(&c, above);
	learn_names(&c, units);
	for (n = root; n != NULL; n = dg_node_walk(root, n)) {
		if (!is_leaf(n))
			continue;
		if (part_of(n) != NULL && out->part[out->n - 1].node != part_of(n))
			add_part(&c, out, &cap, part_of(n));
		read_leaf(&c, n, true);
		judge(&c);
		count(&c, part_of(n) != NULL ? &out->part[out->n - 1] : &out->part[0],
		    &out->all);
	}
	dg_marks_fini(&c.runs);
	dg_marks_fini(&c.names);
	free(c.word);
}

size_t
dg_copies_copied(const struct dg_copies_part *p)
{
	return p->words[DG_COPIES_PASTED] + p->words[DG_COPIES_TERMS] +
	    p->words[DG_COPIES_INHERITED];
}

size_t
dg_copies_counted(const struct dg_copies_part *p)
{
	return dg_copies_copied(p) + p->words[DG_COPIES_OWN];
}
