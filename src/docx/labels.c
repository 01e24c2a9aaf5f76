/*
 * labels.c - which native numbering prints which label.
 *
 * The one idea: simulate, compare, fall back.  A label is first offered to
 * the numbering that would naturally go on; if Word's count would print
 * something else, a new instance with a start of its own is tried, and at
 * last an instance whose text is the label itself.
 */
#include "docx/labels.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define NONE		UINT32_MAX
#define RECENT		64		/* literal labels looked at again */
#define OPEN_LISTS	16		/* levels of lists told apart */

/* The numbering a list, or the headings, go on with. */
struct going {
	const struct dg_node	*list;
	uint32_t		 num;
};

struct plan {
	struct dg_docx_labels	*labels;
	struct dg_arena		*arena;
	const struct dg_scheme	*scheme;
	struct going		 heading;
	struct going		 open[OPEN_LISTS];	/* by level of the list */
	uint32_t		 marker[DG_MARK_PAREN + 1]; /* abstract, or NONE */
	uint32_t		 bullet[DG_MARK_PAREN + 1]; /* num, or NONE */
};

/* ---- tables ---------------------------------------------------------------- */

static uint32_t
add_abstract(struct dg_docx_labels *labels)
{
	DG_GROW(labels->abstract, labels->n_abstracts, labels->cap_abstracts);
	labels->abstract[labels->n_abstracts] = (struct dg_docx_abstract){ 0 };
	return (uint32_t)labels->n_abstracts++;
}

static uint32_t
add_num(struct dg_docx_labels *labels, struct dg_docx_num num)
{
	DG_GROW(labels->num, labels->n_nums, labels->cap_nums);
	labels->num[labels->n_nums] = num;
	return (uint32_t)labels->n_nums++;
}

static void
add_label(struct dg_docx_labels *labels, const struct dg_node *leaf, uint32_t num,
    unsigned level)
{
	DG_GROW(labels->label, labels->n_labels, labels->cap_labels);
	labels->label[labels->n_labels++] =
	    (struct dg_docx_label){ .leaf = leaf, .num = num, .level = level };
}

/* ---- counting as Word does ------------------------------------------------- */

static void
print_number(struct plan *p, enum dg_docx_format format, uint32_t n, struct dg_buf *out)
{
	switch (format) {
	case DG_DOCX_UPPER_ROMAN:
		dg_buf_add_str(out, dg_roman(p->arena, n));
		break;
	case DG_DOCX_UPPER_LETTER:
	case DG_DOCX_LOWER_LETTER:
		if (n >= 1 && n <= 26)
			dg_buf_putc(out, (char)((format == DG_DOCX_UPPER_LETTER ?
			    'A' : 'a') + (int)(n - 1)));
		break;
	default:
		dg_buf_fmt(out, "%u", n);
		break;
	}
}

/* The counter of level once num has counted there. */
static uint32_t
next_count(const struct dg_docx_labels *labels, uint32_t num, unsigned level)
{
	const struct dg_docx_num *n = &labels->num[num];
	const struct dg_docx_abstract *a = &labels->abstract[n->abstract];

	if (n->starts && !n->used && n->level == level)
		return n->start;
	return a->counting[level] ? a->count[level] + 1 : 1;
}

static bool
is_fresh_start(const struct dg_docx_num *num, unsigned level)
{
	return num->starts && !num->used && num->level == level;
}

/* Does num print label at level, beyond doubt, if it counts now? */
static bool
prints(struct plan *p, uint32_t num, unsigned level, struct dg_str label)
{
	const struct dg_docx_num *n = &p->labels->num[num];
	const struct dg_docx_abstract *a = &p->labels->abstract[n->abstract];
	struct dg_str text = a->level[level].text;
	struct dg_buf out;
	bool sure = !a->doubtful[level] || is_fresh_start(n, level);

	dg_buf_init(&out, label.n + 64);
	for (size_t i = 0; i < text.n; i++) {
		unsigned place = i + 1 < text.n ? (unsigned)text.p[i + 1] - '1' : NONE;
		if (text.p[i] != '%' || place > level) {
			dg_buf_putc(&out, text.p[i]);
			continue;
		}
		if (place < level && (!a->counting[place] || a->doubtful[place]))
			sure = false;
		print_number(p, a->level[place].format, place == level ?
		    next_count(p->labels, num, level) : a->count[place], &out);
		i++;
	}
	bool same = sure && dg_str_eq(dg_buf_str(&out), label);
	dg_buf_fini(&out);
	return same;
}

/* num counts at level and labels leaf. */
static void
count(struct plan *p, uint32_t num, unsigned level, const struct dg_node *leaf)
{
	struct dg_docx_num *n = &p->labels->num[num];
	struct dg_docx_abstract *a = &p->labels->abstract[n->abstract];

	if (is_fresh_start(n, level))
		a->doubtful[level] = false;
	a->count[level] = next_count(p->labels, num, level);
	a->counting[level] = true;
	n->used |= n->level == level;
	for (unsigned above = 0; above < level; above++)
		if (!a->counting[above])
			a->doubtful[above] = true;
	for (unsigned below = level + 1; below < DG_DOCX_LEVELS; below++)
		a->counting[below] = a->doubtful[below] = false;
	add_label(p->labels, leaf, num, level);
}

/* Counts when that prints the leaf's label. */
static bool
try_num(struct plan *p, uint32_t num, unsigned level, const struct dg_node *leaf)
{
	if (num == NONE || !prints(p, num, level, leaf->label))
		return false;
	count(p, num, level, leaf);
	return true;
}

/* A new instance that starts at start; NONE when that does not print it either. */
static uint32_t
try_start(struct plan *p, uint32_t abstract, unsigned level, uint32_t start,
    const struct dg_node *leaf)
{
	uint32_t num = add_num(p->labels, (struct dg_docx_num){ .abstract = abstract,
	    .starts = true, .level = level, .start = start });

	if (start != 0 && try_num(p, num, level, leaf))
		return num;
	p->labels->n_nums--;
	return NONE;
}

/* ---- labels that are printed as they stand --------------------------------- */

static void
plan_literal(struct plan *p, const struct dg_node *leaf)
{
	struct dg_docx_labels *labels = p->labels;
	bool bare = leaf->first == NULL || leaf->first->kind == DG_K_BREAK;
	size_t oldest = labels->n_nums > RECENT ? labels->n_nums - RECENT : 0;

	for (size_t i = labels->n_nums; i-- > oldest;) {
		const struct dg_docx_level *level =
		    &labels->abstract[labels->num[i].abstract].level[0];
		if (level->format == DG_DOCX_NO_NUMBER && level->bare == bare &&
		    level->face == leaf->label_face &&
		    dg_str_eq(level->text, leaf->label)) {
			add_label(labels, leaf, (uint32_t)i, 0);
			return;
		}
	}
	uint32_t abstract = add_abstract(labels);
	labels->abstract[abstract].n = 1;
	labels->abstract[abstract].level[0] = (struct dg_docx_level){
	    .format = DG_DOCX_NO_NUMBER, .text = leaf->label, .bare = bare,
	    .face = leaf->label_face };
	add_label(labels, leaf,
	    add_num(labels, (struct dg_docx_num){ .abstract = abstract }), 0);
}

/* ---- headings --------------------------------------------------------------- */

static struct dg_docx_level
heading_level(struct dg_arena *arena, const struct dg_number_level *from, unsigned level)
{
	static const enum dg_docx_format format[] = {
		[DG_NUM_NONE] = DG_DOCX_NO_NUMBER,
		[DG_NUM_UPPER_LETTER] = DG_DOCX_UPPER_LETTER,
		[DG_NUM_ROMAN] = DG_DOCX_UPPER_ROMAN,
		[DG_NUM_DECIMAL] = DG_DOCX_DECIMAL,
		[DG_NUM_LOWER_LETTER] = DG_DOCX_LOWER_LETTER,
		[DG_NUM_ORDINAL] = DG_DOCX_NO_NUMBER,	/* Word cannot count so */
		[DG_NUM_BULLET] = DG_DOCX_BULLET,
	};
	unsigned depth = from->depth == 0 ? 1 :
	    from->depth > level + 1 ? level + 1 : from->depth;
	struct dg_str text = DG_STR("");

	for (unsigned shown = level + 1 - depth; shown <= level; shown++)
		text = dg_arena_fmt(arena, "%.*s%s%%%u", DG_FMT(text),
		    text.n > 0 ? "." : "", shown + 1);
	text = dg_arena_join(arena, text, from->suffix);
	if (dg_level_has_word(from))
		text = dg_arena_fmt(arena, "%.*s %.*s", DG_FMT(from->look->word),
		    DG_FMT(text));
	if (from->format == DG_NUM_BULLET)
		text = from->bullet;
	return (struct dg_docx_level){ .format = format[from->format], .text = text,
	    .bare = from->look != NULL && from->look->below,
	    .face = from->look != NULL ? from->look->label_face : 0 };
}

static void
plan_scheme(struct plan *p)
{
	if (p->scheme->n == 0)
		return;
	uint32_t abstract = add_abstract(p->labels);
	for (unsigned i = 0; i < p->scheme->n; i++)
		p->labels->abstract[abstract].level[i] =
		    heading_level(p->arena, &p->scheme->level[i], i);
	p->labels->abstract[abstract].n = p->scheme->n;
	p->heading.num = add_num(p->labels,
	    (struct dg_docx_num){ .abstract = abstract });
}

static uint32_t
roman_value(struct dg_str s)
{
	static const char letter[] = "IVXLCDM";
	static const uint32_t worth[] = { 1, 5, 10, 50, 100, 500, 1000 };
	uint32_t sum = 0, before = 0;

	for (size_t i = s.n; i-- > 0;) {
		const char *at = s.p[i] != '\0' ? strchr(letter, s.p[i]) : NULL;
		if (at == NULL)
			return 0;
		uint32_t v = worth[at - letter];
		sum = v < before ? sum - v : sum + v;
		before = v > before ? v : before;
	}
	return sum;
}

static uint32_t
decimal_value(struct dg_str s)
{
	uint32_t n = 0;

	if (s.n == 0 || s.n > 6)
		return 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
		n = n * 10 + (uint32_t)(s.p[i] - '0');
	}
	return n;
}

/* The count that a heading's label shows last: 2 of "1.2."; 0 when none. */
static uint32_t
last_number(struct dg_str label, const struct dg_number_level *level)
{
	if (label.n < level->suffix.n)
		return 0;
	struct dg_str s = dg_str_sub(label, 0, label.n - level->suffix.n), last;

	if (dg_level_has_word(level) && s.n > level->look->word.n)
		s = dg_str_sub(s, level->look->word.n + 1, s.n);
	last = s;

	while (s.n > 0)
		last = dg_str_cut(&s, '.');
	switch (level->format) {
	case DG_NUM_UPPER_LETTER:
		return last.n == 1 && last.p[0] >= 'A' && last.p[0] <= 'Z' ?
		    (uint32_t)(last.p[0] - 'A' + 1) : 0;
	case DG_NUM_LOWER_LETTER:
		return last.n == 1 && last.p[0] >= 'a' && last.p[0] <= 'z' ?
		    (uint32_t)(last.p[0] - 'a' + 1) : 0;
	case DG_NUM_ROMAN:
		return roman_value(last);
	case DG_NUM_ORDINAL:
		return 0;
	default:
		return decimal_value(last);
	}
}

static void
plan_heading(struct plan *p, const struct dg_node *leaf, const struct dg_node *section)
{
	unsigned level = section->u.section.level;

	if (level >= 1 && level <= p->scheme->n) {
		if (try_num(p, p->heading.num, level - 1, leaf))
			return;
		uint32_t num = try_start(p, 0, level - 1,
		    last_number(leaf->label, &p->scheme->level[level - 1]), leaf);
		if (num != NONE) {
			p->heading.num = num;
			return;
		}
	}
	plan_literal(p, leaf);
}

/* ---- lists ------------------------------------------------------------------ */

static const struct {
	enum dg_docx_format	 format;
	const char		*before, *after;
} list_marker[] = {
	[DG_MARK_DASH] = { DG_DOCX_BULLET, "-", "" },
	[DG_MARK_PLUS] = { DG_DOCX_BULLET, "+", "" },
	[DG_MARK_NUMBER] = { DG_DOCX_DECIMAL, "", "." },
	[DG_MARK_LETTER] = { DG_DOCX_LOWER_LETTER, "", ")" },
	[DG_MARK_PAREN] = { DG_DOCX_DECIMAL, "(", ")" },
};

/* The abstract numbering of a marker, with at least level + 1 levels. */
static uint32_t
list_abstract(struct plan *p, enum dg_marker marker, unsigned level)
{
	enum dg_docx_format format = list_marker[marker].format;

	if (p->marker[marker] == NONE)
		p->marker[marker] = add_abstract(p->labels);
	struct dg_docx_abstract *a = &p->labels->abstract[p->marker[marker]];
	for (; a->n <= level; a->n++) {
		struct dg_str number = format == DG_DOCX_BULLET ? DG_STR("") :
		    dg_arena_fmt(p->arena, "%%%u", a->n + 1);
		a->level[a->n] = (struct dg_docx_level){ .format = format,
		    .text = dg_arena_fmt(p->arena, "%s%.*s%s",
		    list_marker[marker].before, DG_FMT(number),
		    list_marker[marker].after) };
	}
	return p->marker[marker];
}

/* What Word's counter must show for an item: e is 5 although it comes sixth. */
static uint32_t
item_count(const struct dg_node *item, enum dg_marker marker)
{
	if (marker != DG_MARK_LETTER)
		return item->u.item.value;
	struct dg_str label = item->label;
	return label.n == 2 && label.p[0] >= 'a' && label.p[0] <= 'z' ?
	    (uint32_t)(label.p[0] - 'a' + 1) : 0;
}

static uint32_t
bullet_num(struct plan *p, enum dg_marker marker, uint32_t abstract)
{
	if (p->bullet[marker] == NONE)
		p->bullet[marker] = add_num(p->labels,
		    (struct dg_docx_num){ .abstract = abstract });
	return p->bullet[marker];
}

static void
plan_item(struct plan *p, const struct dg_node *leaf, const struct dg_node *item)
{
	const struct dg_node *list = item->parent;
	enum dg_marker marker = list->u.list.marker;
	unsigned deep = list->u.list.level > 0 ? list->u.list.level - 1u : 0;
	unsigned level = deep < DG_DOCX_LEVELS ? deep : DG_DOCX_LEVELS - 1;
	uint32_t abstract = list_abstract(p, marker, level);
	struct going *going = &p->open[deep < OPEN_LISTS ? deep : OPEN_LISTS - 1];

	if (going->list != list)
		*going = (struct going){ .list = list, .num = NONE };
	if (list_marker[marker].format == DG_DOCX_BULLET)
		going->num = bullet_num(p, marker, abstract);
	if (try_num(p, going->num, level, leaf))
		return;
	uint32_t num = list_marker[marker].format == DG_DOCX_BULLET ? NONE :
	    try_start(p, abstract, level, item_count(item, marker), leaf);
	if (num == NONE)
		plan_literal(p, leaf);
	else
		going->num = num;
}

/* ---- the walk --------------------------------------------------------------- */

static void
plan_leaf(struct plan *p, const struct dg_node *leaf)
{
	const struct dg_node *owner = leaf->kind == DG_K_HEADING ? leaf->parent :
	    leaf->kind == DG_K_PARA ? leaf->u.para.labelled : NULL;

	if (owner != NULL && owner->kind == DG_K_SECTION)
		plan_heading(p, leaf, owner);
	else if (owner != NULL && owner->kind == DG_K_ITEM && owner->parent != NULL &&
	    owner->parent->kind == DG_K_LIST)
		plan_item(p, leaf, owner);
	else
		plan_literal(p, leaf);
}

void
dg_docx_labels_init(struct dg_docx_labels *labels, const struct dg_node *root,
    const struct dg_scheme *scheme, struct dg_arena *arena)
{
	struct plan p = { .labels = labels, .arena = arena, .scheme = scheme,
	    .heading = { NULL, NONE } };

	*labels = (struct dg_docx_labels){ 0 };
	for (unsigned m = 0; m <= DG_MARK_PAREN; m++)
		p.marker[m] = p.bullet[m] = NONE;
	plan_scheme(&p);
	for (struct dg_node *n = NULL; (n = dg_node_seek(root, n, DG_LEAFS)) != NULL;)
		if (n->label.n > 0 && !dg_is_gone(n) && dg_node_enclosing(n, DG_K_NOTE) == NULL)
			plan_leaf(&p, n);
}

void
dg_docx_labels_fini(struct dg_docx_labels *labels)
{
	free(labels->abstract);
	free(labels->num);
	free(labels->label);
	free(labels->was);
}
