/*
 * number.c - labels and numbers of sections, items and annexes.
 *
 * A label is what is printed ("1.1.", "a)"); a number is what {{#x}} prints
 * ("III.2", "Phụ lục số 1").  Counters live for one walk: the body has one
 * set, each annex its own.
 */
#include "resolve/pass.h"

#include <string.h>

#include "base/text.h"

struct counters {
	unsigned	 of[DG_HEADING_LEVELS + 1];	/* by level, from 1 */
};

struct last_list {		/* the list of a marker numbered last */
	const struct dg_node	*list;
	uint32_t		 typed, value;	/* of its last item */
};

struct numbering {
	struct dg_resolve	*r;
	const struct dg_scheme	*scheme;
	struct counters		 body, annex;
	const struct dg_node	*in_annex;	/* whose counters annex holds */
	unsigned		 n_annexes, annexes;
	struct last_list	 last[DG_MARK_PAREN + 1];
};

/* ---- sections -------------------------------------------------------------- */

static struct dg_str
print_number(struct dg_arena *a, enum dg_numfmt format, unsigned n)
{
	if (format == DG_NUM_ROMAN && n < 4000)
		return dg_roman(a, n);
	if (format == DG_NUM_UPPER_LETTER && n <= 26)
		return dg_arena_fmt(a, "%c", (char)('A' + n - 1));
	if (format == DG_NUM_LOWER_LETTER && dg_list_letter(n).n > 0)
		return dg_list_letter(n);
	if (format == DG_NUM_ORDINAL)
		return dg_words_of_ordinal(a, n);
	return dg_arena_fmt(a, "%u", n);
}

/* The numbers of levels from..to, joined by points; levels without one are
 * passed over. */
static struct dg_str
join_levels(struct numbering *nb, const struct counters *c, unsigned from, unsigned to)
{
	struct dg_str s = DG_STR("");

	for (unsigned i = from; i <= to; i++) {
		const struct dg_number_level *l = &nb->scheme->level[i - 1];
		enum dg_numfmt format = l->format;

		if (c->of[i] == 0 || format == DG_NUM_NONE || format == DG_NUM_BULLET ||
		    (i < to && dg_level_has_word(l)))
			continue;
		s = dg_arena_fmt(nb->r->doc->arena, s.n > 0 ? "%.*s.%.*s" : "%.*s%.*s",
		    DG_FMT(s), DG_FMT(print_number(nb->r->doc->arena, format,
		    c->of[i])));
	}
	return s;
}

static struct counters *
counters_for(struct numbering *nb, struct dg_node *section)
{
	const struct dg_node *annex = dg_node_enclosing(section, DG_K_ANNEX);

	if (annex == NULL)
		return &nb->body;
	if (annex != nb->in_annex) {
		nb->in_annex = annex;
		memset(&nb->annex, 0, sizeof nb->annex);
	}
	return &nb->annex;
}

/* "Chương II", "Điều 5": the number alone of a level with a word, behind it. */
static struct dg_str
word_number(struct numbering *nb, const struct counters *c, unsigned level)
{
	const struct dg_number_level *l = &nb->scheme->level[level - 1];

	return dg_arena_fmt(nb->r->doc->arena, "%.*s %.*s", DG_FMT(l->look->word),
	    DG_FMT(print_number(nb->r->doc->arena, l->format, c->of[level])));
}

static void
label_section(struct numbering *nb, struct dg_node *section, const struct counters *c)
{
	unsigned	level = section->u.section.level;
	const struct dg_number_level *l = &nb->scheme->level[level - 1];
	unsigned	depth = l->depth == 0 ? 1 : l->depth > level ? level : l->depth;
	struct dg_str	label;

	if (l->format == DG_NUM_NONE)
		return;
	if (l->format == DG_NUM_BULLET) {
		section->label = l->bullet;
		return;
	}
	if (dg_level_has_word(l)) {
		section->number = label = word_number(nb, c, level);
		section->label_face = l->look->label_face;
	} else {
		section->number = join_levels(nb, c, 1, level);
		label = join_levels(nb, c, level - depth + 1, level);
	}
	section->label = dg_arena_join(nb->r->doc->arena, label, l->suffix);
}

/* A section begins the counts of those in it anew, but for what is counted
 * through the document. */
static void
restart_below(const struct dg_scheme *scheme, struct counters *c, unsigned level)
{
	for (unsigned i = level + 1; i <= DG_HEADING_LEVELS; i++)
		if (i > scheme->n || !scheme->level[i - 1].look->through)
			c->of[i] = 0;
}

static void
number_section(struct numbering *nb, struct dg_node *section)
{
	struct counters	*c = counters_for(nb, section);
	unsigned	 level = section->u.section.level;
	struct dg_node	*heading = section->first;

	if (level < 1 || level > DG_HEADING_LEVELS)
		return;
	restart_below(nb->scheme, c, level);
	c->of[level]++;
	if (level > nb->scheme->n) {
		if (nb->scheme->n > 0)
			dg_report(nb->r->doc->sink, DG_R_level_beyond_scheme,
			    heading != NULL ? heading->span : section->span, DG_ARGS(
			    dg_arena_fmt(nb->r->doc->arena, "%u", level),
			    dg_arena_fmt(nb->r->doc->arena, "%u", nb->scheme->n)));
		return;
	}
	label_section(nb, section, c);
	if (heading != NULL && heading->kind == DG_K_HEADING) {
		heading->label = section->label;
		heading->number = section->number;
		heading->label_face = section->label_face;
	}
}

/* ---- lists ----------------------------------------------------------------- */

static struct dg_str
bare_item(struct dg_arena *a, enum dg_marker marker, uint32_t value)
{
	return marker == DG_MARK_LETTER ? dg_list_letter(value) :
	    dg_arena_fmt(a, "%u", value);
}

static struct dg_str
item_label(struct dg_arena *a, enum dg_marker marker, struct dg_str bare)
{
	switch (marker) {
	case DG_MARK_DASH:
		return DG_STR("-");
	case DG_MARK_PLUS:
		return DG_STR("+");
	case DG_MARK_NUMBER:
		return dg_arena_fmt(a, "%.*s.", DG_FMT(bare));
	case DG_MARK_LETTER:
		return dg_arena_fmt(a, "%.*s)", DG_FMT(bare));
	case DG_MARK_PAREN:
		break;
	}
	return dg_arena_fmt(a, "(%.*s)", DG_FMT(bare));
}

/* What an item stands in that has a number: a numbered item, or its section. */
static const struct dg_node *
outer_of(const struct dg_node *item)
{
	const struct dg_node *n = item->parent;

	while (n != NULL && ((n->kind != DG_K_ITEM && n->kind != DG_K_SECTION) ||
	    n->number.n == 0))
		n = n->parent;
	return n;
}

/* What the items of a marker are called in an article: "khoản", "điểm"; or
 * empty. */
static struct dg_str
item_word(const struct numbering *nb, const struct dg_node *item, enum dg_marker marker)
{
	const struct dg_node *section = dg_node_enclosing(item, DG_K_SECTION);
	const struct dg_heading_look *look;

	if (section == NULL || section->u.section.level > nb->scheme->n)
		return DG_STR("");
	look = nb->scheme->level[section->u.section.level - 1].look;
	return marker == DG_MARK_NUMBER ? look->clause :
	    marker == DG_MARK_LETTER ? look->point : DG_STR("");
}

/* "III.2.a", "điểm a khoản 1 Điều 5", "(1) điểm a khoản 1 Điều 5". */
static struct dg_str
item_number(struct numbering *nb, const struct dg_node *item, enum dg_marker marker,
    struct dg_str bare)
{
	struct dg_arena		*a = nb->r->doc->arena;
	const struct dg_node	*outer = outer_of(item);
	struct dg_str		 word = item_word(nb, item, marker);

	if (outer == NULL)
		return bare;
	if (word.n > 0)
		return dg_arena_fmt(a, "%.*s %.*s %.*s", DG_FMT(word), DG_FMT(bare),
		    DG_FMT(outer->number));
	if (marker == DG_MARK_PAREN && item_word(nb, item, DG_MARK_LETTER).n > 0)
		return dg_arena_fmt(a, "(%.*s) %.*s", DG_FMT(bare), DG_FMT(outer->number));
	return dg_arena_fmt(a, "%.*s.%.*s", DG_FMT(outer->number), DG_FMT(bare));
}

static void
label_item(struct numbering *nb, struct dg_node *item, enum dg_marker marker)
{
	struct dg_arena	*a = nb->r->doc->arena;
	bool		 ordered = marker != DG_MARK_DASH && marker != DG_MARK_PLUS;
	struct dg_str	 bare = DG_STR("");

	if (ordered) {
		bare = bare_item(a, marker, item->u.item.value);
		item->number = item_number(nb, item, marker, bare);
	}
	if (ordered && bare.n == 0)
		dg_report(nb->r->doc->sink, DG_R_letters_used_up, item->span,
		    DG_NO_ARGS);
	item->label = item_label(a, marker, bare);
	if (item->first != NULL && item->first->kind == DG_K_PARA) {
		item->first->label = item->label;
		item->first->u.para.labelled = item;
	}
}

/*
 * The first number is kept as typed; one that goes on from the list before,
 * in the same place, goes on from what that list came to.
 */
static uint32_t
first_value(const struct last_list *last, const struct dg_node *list)
{
	uint32_t typed = list->first->u.item.value;

	if (last->list != NULL && last->list->parent == list->parent && typed != 1 &&
	    typed == last->typed + 1)
		return last->value + 1;
	return typed > 0 ? typed : 1;
}

static void
number_list(struct numbering *nb, struct dg_node *list)
{
	struct last_list	*last = &nb->last[list->u.list.marker];
	uint32_t		 value;

	if (list->first == NULL)
		return;
	value = first_value(last, list);
	list->u.list.start = value;
	for (struct dg_node *item = list->first; item != NULL; item = item->next) {
		*last = (struct last_list){ list, item->u.item.value, value };
		item->u.item.value = value++;
		label_item(nb, item, list->u.list.marker);
	}
}

/* ---- annexes --------------------------------------------------------------- */

/* The pattern with {n} filled in. */
static struct dg_str
annex_label(struct numbering *nb, unsigned n)
{
	const struct dg_template *t = &nb->r->world->tmpl;
	struct dg_arena	*a = nb->r->doc->arena;
	struct dg_pattern_walk w = { .rest = nb->n_annexes == 1 &&
	    t->annex_label_single.n > 0 ? t->annex_label_single : t->annex_label };
	struct dg_pattern_piece p;
	struct dg_str	 s = DG_STR("");

	if (w.rest.n == 0)	/* the template was not understood */
		w.rest = DG_STR("Phụ lục {n}");
	while (dg_pattern_next(&w, &p))
		s = dg_arena_join(a, s, p.words ? p.text :
		    print_number(a, t->annex_format, n));
	return s;
}

static void
number_annex(struct numbering *nb, struct dg_node *annex)
{
	annex->label = annex->number = annex_label(nb, ++nb->annexes);
}

void
dg_number_all(struct dg_resolve *r)
{
	const dg_kinds	 numbered = DG_IS(SECTION) | DG_IS(LIST) | DG_IS(ANNEX);
	struct numbering nb = { .r = r, .scheme = &r->world->tmpl.sheet.scheme };
	struct dg_node	*root = r->doc->root, *n;

	for (n = NULL; (n = dg_node_seek(root, n, DG_IS(ANNEX))) != NULL;)
		nb.n_annexes++;
	for (n = NULL; (n = dg_node_seek(root, n, numbered)) != NULL;) {
		if (n->kind == DG_K_SECTION)
			number_section(&nb, n);
		else if (n->kind == DG_K_LIST)
			number_list(&nb, n);
		else
			number_annex(&nb, n);
	}
}
